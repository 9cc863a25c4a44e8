//! The same sources give the same bytes, wherever and whenever they are built: then a published hash means something to a
//! person who builds for herself.

use crate::{
    build, offline,
    project::{Project, files_below, files_in, read},
    single_file,
    step::{answer, command, step},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Two folders of different length and depth, so that a path that slips in is seen.
const PLACES: [&str; 2] = ["one", "an other place/further down"];

/// Builds everything twice, from nothing, in two folders, and compares the bytes. Takes as long as two first builds.
pub fn everything(project: &Project) -> Result<(), String> {
    let folder = project.root().join("target").join("reproduce");
    let roots = PLACES.map(|place| folder.join(place));
    // Both before the first build, which takes minutes: somebody may go on working meanwhile.
    for root in &roots {
        if root.exists() {
            fs::remove_dir_all(root).map_err(|why| format!("{} can't be emptied: {why}", root.display()))?;
        }
        copy_sources(project, root)?;
    }
    let mut built = Vec::new();
    for root in &roots {
        built.push(step(&format!("a clean build in {}", root.display()), || {
            let copy = project.moved_to(root);
            build::build(&copy)?;
            contents(&copy.dist())
        })?);
    }
    let [one, other] = built.as_slice() else { return Err("there are two places".to_owned()) };
    let differing = differing(one, other);
    if differing.is_empty() {
        println!("\n{} files, the same bytes in both folders", one.len());
        print!(
            "{}",
            one.get("ziping.html.sha256").map(|line| String::from_utf8_lossy(line)).unwrap_or_default()
        );
        Ok(())
    } else {
        Err(format!("not the same in both folders under {}: {}", folder.display(), differing.join(", ")))
    }
}

/// Does what comes after the compiler once more, and compares with what lies in dist/. Takes a second.
pub fn packaging(project: &Project) -> Result<(), String> {
    let again = [
        (project.single_file(), single_file::make(project)?.into_bytes()),
        (project.dist().join(offline::WORKER), offline::make(project)?.into_bytes()),
    ];
    match again.iter().find(|(path, bytes)| read(path).as_ref() != Ok(bytes)) {
        Some((path, _)) => Err(format!("{} comes out otherwise the second time", path.display())),
        None => Ok(()),
    }
}

/// Copies what git knows of, and what is new and not ignored, as it lies in the folder now.
fn copy_sources(project: &Project, to: &Path) -> Result<(), String> {
    let mut list = command("git", project.root());
    list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let names = answer(&mut list).ok_or("`git ls-files` failed: the sources are what git knows of")?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (project.root().join(name), to.join(name));
        // Removed, and not yet recorded; or a link to a folder of tools.
        if !from.is_file() {
            continue;
        }
        let failed = |why| format!("{} can't be copied: {why}", from.display());
        fs::create_dir_all(to.parent().unwrap_or(&to)).map_err(failed)?;
        fs::copy(&from, &to).map_err(failed)?;
    }
    Ok(())
}

fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    if files_below(folder)?.len() != files_in(folder)?.len() {
        return Err(format!("{} holds folders, which nothing here compares", folder.display()));
    }
    let name =
        |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    files_in(folder)?.iter().map(|path| Ok((name(path), read(path)?))).collect()
}

/// The names of files that only one side has, or that differ.
fn differing(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut names: Vec<String> = one.keys().chain(other.keys()).cloned().collect();
    names.sort();
    names.dedup();
    names.retain(|name| one.get(name) != other.get(name));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(of: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        of.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn what_differs_or_is_missing_is_named() {
        let one = folder(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert_eq!(differing(&one, &one), Vec::<String>::new());
        assert_eq!(differing(&one, &folder(&[("a", "1"), ("b", "x"), ("d", "3")])), ["b", "c", "d"]);
    }
}
