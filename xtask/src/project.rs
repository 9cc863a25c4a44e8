//! Where everything lies.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The folders of this project.
pub struct Project {
    root: PathBuf,
    programs: PathBuf,
    tools: PathBuf,
}

impl Project {
    /// Finds the project from the place of this crate and of this program.
    pub fn find() -> Result<Self, String> {
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here
            .parent()
            .filter(|root| root.join("Trunk.toml").is_file())
            .ok_or("the project's folder was moved since xtask was built: start it as `cargo xtask`")?;
        let programs = env::current_exe()
            .ok()
            .and_then(|program| program.parent().map(Path::to_path_buf))
            .ok_or("the folder of this program can't be found: start it as `cargo xtask`")?;
        Ok(Self { root: root.to_path_buf(), programs, tools: root.join(".tools") })
    }

    /// A copy of the project in another folder, built with the same tools.
    pub fn moved_to(&self, root: &Path) -> Self {
        Self { root: root.to_path_buf(), programs: self.programs.clone(), tools: self.tools.clone() }
    }

    /// The folder of the whole project.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What the build makes.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The page as one file.
    pub fn single_file(&self) -> PathBuf {
        self.dist().join("ziping.html")
    }

    /// Tools installed for this project alone.
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The browser tests.
    pub fn browser_tests(&self) -> PathBuf {
        self.root.join("tests").join("browser")
    }

    /// Where cargo puts the programs of this workspace, this one among them.
    pub fn programs(&self) -> &Path {
        &self.programs
    }
}

/// The bytes of a file, or a sentence with its name.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|why| format!("{} can't be read: {why}", path.display()))
}

/// The text of a file, or a sentence with its name.
pub fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|why| format!("{} can't be read: {why}", path.display()))
}

/// Writes a file, or says in a sentence why not.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|why| format!("{} can't be written: {why}", path.display()))
}

/// The files directly in a folder, by name.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries =
        fs::read_dir(folder).map_err(|why| format!("{} can't be listed: {why}", folder.display()))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

/// All files in a folder and the folders in it, by path.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = files_in(folder)?;
    let entries =
        fs::read_dir(folder).map_err(|why| format!("{} can't be listed: {why}", folder.display()))?;
    for below in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        files.extend(files_below(&below)?);
    }
    files.sort();
    Ok(files)
}
