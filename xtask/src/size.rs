//! `cargo xtask size`: what a visitor downloads, and what a person hands on as one file.

use crate::{
    checksum, gzip, office, offline,
    project::{Project, files_in, read},
};
use std::{io::Write, path::PathBuf};

/// Bytes as they are, after gzip and after brotli.
#[derive(Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn of(bytes: &[u8]) -> Result<Self, String> {
        let packed = gzip::pack(bytes)?;
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
        brotli.write_all(bytes).map_err(|why| why.to_string())?;
        Ok(Self { raw: bytes.len(), gzip: packed.len(), brotli: brotli.into_inner().len() })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// The files of the build, by when a browser loads them.
pub struct Files {
    /// What the first screen loads.
    pub first_screen: Vec<PathBuf>,
    /// The office module, loaded on first use.
    pub office: Vec<PathBuf>,
    /// What an installed page keeps for use offline.
    pub offline: Vec<PathBuf>,
}

impl Files {
    /// Sorts the files of `dist/`; the one-file page and its checksum belong to no part.
    pub fn of(project: &Project) -> Result<Self, String> {
        let single = project.single_file();
        let office = office::files(project)?;
        let (offline, rest): (Vec<PathBuf>, Vec<PathBuf>) =
            files_in(&project.dist())?.into_iter().partition(|path| offline::is_only_for_installing(path));
        let first_screen = rest
            .into_iter()
            .filter(|path| !office.contains(path) && *path != single && *path != checksum::path(project))
            .collect();
        Ok(Self { first_screen, office, offline })
    }
}

/// Prints a table: the first screen and each kind of file in it, what is loaded on first use, the one file.
pub fn print(project: &Project) -> Result<(), String> {
    let single = project.single_file();
    let Files { first_screen, office, offline } = Files::of(project)?;
    println!("\n{:<32}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for kind in ["html", "js", "wasm", "css", "svg"] {
        let of_kind = first_screen.iter().filter(|path| path.extension().is_some_and(|end| end == kind));
        row(&format!("  {kind}"), sum(of_kind)?);
    }
    row("first screen (dist/index.html)", sum(first_screen.iter())?);
    row("office module (on first use)", sum(office.iter())?);
    row("for use offline (in background)", sum(offline.iter())?);
    row("one file (ziping.html)", Sizes::of(&read(&single)?)?);
    Ok(())
}

fn sum<'a>(mut files: impl Iterator<Item = &'a PathBuf>) -> Result<Sizes, String> {
    files.try_fold(Sizes::default(), |sum, path| Ok(sum.plus(Sizes::of(&read(path)?)?)))
}

fn row(name: &str, sizes: Sizes) {
    println!("{name:<32}{:>12}{:>12}{:>12}", sizes.raw, sizes.gzip, sizes.brotli);
}
