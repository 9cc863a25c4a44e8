//! `cargo xtask size`: what a visitor downloads, and what a person hands on as one file.

use crate::project::{Project, files_in, read};
use flate2::{Compression, write::GzEncoder};
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
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let packed = gzip.write_all(bytes).and_then(|()| gzip.finish()).map_err(|why| why.to_string())?;
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
        brotli.write_all(bytes).map_err(|why| why.to_string())?;
        Ok(Self { raw: bytes.len(), gzip: packed.len(), brotli: brotli.into_inner().len() })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Prints a table: each kind of file of the site, the site, the one file.
pub fn print(project: &Project) -> Result<(), String> {
    let single = project.single_file();
    let files = files_in(&project.dist())?;
    let site: Vec<&PathBuf> = files.iter().filter(|path| **path != single).collect();
    println!("\n{:<24}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    let mut total = Sizes::default();
    for kind in ["html", "js", "wasm", "css", "svg"] {
        let mut sum = Sizes::default();
        for path in site.iter().filter(|path| path.extension().is_some_and(|end| end == kind)) {
            sum = sum.plus(Sizes::of(&read(path)?)?);
        }
        row(kind, sum);
        total = total.plus(sum);
    }
    row("site (dist/index.html)", total);
    row("one file (ziping.html)", Sizes::of(&read(&single)?)?);
    Ok(())
}

fn row(name: &str, sizes: Sizes) {
    println!("{name:<24}{:>12}{:>12}{:>12}", sizes.raw, sizes.gzip, sizes.brotli);
}
