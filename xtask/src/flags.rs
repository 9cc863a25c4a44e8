//! The compiler's flags for the page: those of .cargo/config.toml, and no path of this machine in the result.
//!
//! A set flag variable replaces the flags of the configuration file, so both are put together here, deliberately.

use crate::{
    project::{Project, read_text},
    step::{answer, command},
    wasm_target::TARGET,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Between two flags in `CARGO_ENCODED_RUSTFLAGS`: paths may hold spaces.
const BETWEEN: &str = "\u{1f}";

/// The value of `CARGO_ENCODED_RUSTFLAGS` for the build of the page.
pub fn encoded(project: &Project) -> Result<String, String> {
    let config = read_text(&project.root().join(".cargo").join("config.toml"))?;
    let mut flags = configured(&config)?;
    // Panic messages name source files. rustc takes the last rule that fits, so the general ones come first.
    for (from, to) in remaps(project) {
        flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    }
    Ok(flags.join(BETWEEN))
}

/// The folders of this machine that must not show in what is shipped.
pub fn private_folders(project: &Project) -> Vec<PathBuf> {
    let mut folders = vec![project.root().to_path_buf(), project.tools().to_path_buf()];
    folders.extend(home());
    folders.extend(cargo_home());
    folders.extend(env::var_os("RUSTUP_HOME").map(PathBuf::from));
    folders.extend(env::current_dir().ok());
    folders.extend(sysroot(project));
    folders.extend(project.programs().parent().map(Path::to_path_buf));
    // A short one, as of a container, may stand in a text by chance; what is below it is named above.
    folders.retain(|folder| folder.components().count() > 1);
    folders
}

/// What this person is called on this machine; none where the name is a word that stands in any program.
pub fn user_names() -> Vec<String> {
    let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
    names.filter(|name| name.len() > 2 && name != "root").collect()
}

fn sysroot(project: &Project) -> Option<PathBuf> {
    answer(command("rustc", project.root()).args(["--print", "sysroot"])).map(PathBuf::from)
}

fn remaps(project: &Project) -> Vec<(PathBuf, &'static str)> {
    let mut remaps = Vec::new();
    remaps.extend(home().map(|folder| (folder, "home")));
    if let Some(sysroot) = sysroot(project) {
        remaps.push((sysroot.join("lib").join("rustlib").join("src").join("rust"), "rust"));
    }
    if let Some(cargo_home) = cargo_home() {
        let sources = cargo_home.join("registry").join("src");
        remaps.push((cargo_home, "cargo"));
        let registries = fs::read_dir(sources).into_iter().flatten().flatten();
        remaps.extend(registries.map(|registry| (registry.path(), "crates")));
    }
    remaps.push((project.root().to_path_buf(), "ziping"));
    remaps
}

fn home() -> Option<PathBuf> {
    env::home_dir().filter(|home| home.components().count() > 1)
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| home().map(|home| home.join(".cargo")))
}

/// The flags that the configuration file gives for the page's target.
fn configured(config: &str) -> Result<Vec<String>, String> {
    let section = format!("[target.{TARGET}]");
    let list = config
        .split_once(&section)
        .and_then(|(_, rest)| rest.split_once("rustflags = ["))
        .and_then(|(_, rest)| rest.split_once(']'))
        .map(|(list, _)| list)
        .ok_or_else(|| format!(".cargo/config.toml has no `rustflags = […]` under {section}"))?;
    Ok(list
        .split(',')
        .map(|flag| flag.trim().trim_matches('"').to_owned())
        .filter(|flag| !flag.is_empty())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_of_the_configuration_file_are_kept() {
        let config = include_str!("../../.cargo/config.toml");
        assert_eq!(
            configured(config),
            Ok(vec!["-Ctarget-cpu=mvp".to_owned(), "-Ctarget-feature=+mutable-globals".to_owned()])
        );
    }

    #[test]
    fn a_configuration_without_flags_is_refused() {
        assert!(configured("[alias]\n").is_err());
    }
}
