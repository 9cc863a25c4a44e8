//! The office module: worker and module that the page loads on first use.
//!
//! Trunk names a worker's files by its program alone. Names that hold a hash of what is inside let a host cache them for ever,
//! and a page never gets the worker of another version.

use crate::{
    hash,
    project::{Project, files_in, read, read_text, write},
};
use std::{fs, path::PathBuf};

/// How the names of its files begin; the page's own files go on with a hexadecimal digit.
const START: &str = "ziping-office-";

/// Puts worker and module under their final names, and these into index.html.
pub fn finish(project: &Project) -> Result<(), String> {
    let dist = project.dist();
    let (glue, module) = (dist.join("office.js"), dist.join("office_bg.wasm"));
    // One script: a page with a strict policy need not allow the worker to load others.
    let worker = format!("{}\n{}", read_text(&glue)?, read_text(&project.root().join("office_worker.js"))?);
    let index_path = dist.join("index.html");
    let index = read_text(&index_path)?;
    let worker_name = format!("{START}{}.js", hash::short(worker.as_bytes()));
    let module_name = format!("{START}{}.wasm", hash::short(&read(&module)?));
    let index = named(&index, "worker", &worker_name)?;
    let index = named(&index, "module", &module_name)?;

    write(&dist.join(worker_name), worker.as_bytes())?;
    let failed = |why| format!("{} can't be renamed or removed: {why}", dist.display());
    fs::rename(&module, dist.join(module_name)).map_err(failed)?;
    fs::remove_file(&glue).map_err(failed)?;
    write(&index_path, index.as_bytes())
}

/// Its files, once they have their final names.
pub fn files(project: &Project) -> Result<Vec<PathBuf>, String> {
    let named = |path: &PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(START))
    };
    Ok(files_in(&project.dist())?.into_iter().filter(named).collect())
}

/// Puts a name into index.html, where it says `data-worker="worker"` or the like. (Trunk writes signs other than letters of
/// these attributes as entities.)
fn named(index: &str, part: &str, name: &str) -> Result<String, String> {
    let place = format!("data-{part}=\"{part}\"");
    match index.matches(&place).count() {
        1 => Ok(index.replace(&place, &format!("data-{part}=\"./{name}\""))),
        _ => Err(format!("index.html doesn't say {place} once")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_page_has_a_place_for_each_name() {
        let index = named(include_str!("../../index.html"), "worker", "a.js").unwrap_or_default();
        let index = named(&index, "module", "a.wasm").unwrap_or_default();
        assert!(index.contains("data-worker=\"./a.js\" data-module=\"./a.wasm\""), "{index}");
        assert!(named(&index, "module", "b.wasm").is_err());
    }
}
