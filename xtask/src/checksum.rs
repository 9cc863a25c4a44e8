//! dist/ziping.html.sha256: lets a person who was handed the one file find out whether it is the one that was published.

use crate::{
    hash,
    project::{Project, read, write},
};
use std::path::PathBuf;

/// Writes the hash of the one-file page beside it, as `sha256sum -c` reads it.
pub fn finish(project: &Project) -> Result<(), String> {
    let line = line(&read(&project.single_file())?);
    write(&path(project), line.as_bytes())
}

/// Where the hash lies.
pub fn path(project: &Project) -> PathBuf {
    project.dist().join("ziping.html.sha256")
}

fn line(bytes: &[u8]) -> String {
    format!("{}  ziping.html\n", hash::whole(bytes))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_line_is_the_one_of_sha256sum() {
        // printf abc | sha256sum
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(line(b"abc"), format!("{known}  ziping.html\n"));
    }
}
