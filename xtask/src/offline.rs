//! The site without a network: the manifest, and the service worker that knows every finished file by its hash.

use crate::{
    hash, html,
    project::{Project, files_in, read, read_text, write},
};
use std::path::Path;

/// The service worker. Its name is the same in every version: browsers compare what lies under it to find a new one.
pub const WORKER: &str = "sw.js";
/// What makes the site an app that can be installed.
pub const MANIFEST: &str = "manifest.webmanifest";

/// Where service_worker.js waits for its build.
const VERSION_PLACE: &str = "const VERSION = \"\";";
const FILES_PLACE: &str = "const FILES = {};";

/// Completes the manifest, and writes dist/sw.js. Every other file of the site must be final.
pub fn finish(project: &Project) -> Result<(), String> {
    let dist = project.dist();
    let manifest = dist.join(MANIFEST);
    let index = read_text(&dist.join("index.html"))?;
    write(&manifest, with_icon(&read_text(&manifest)?, &icon_of(&index)?)?.as_bytes())?;
    write(&dist.join(WORKER), make(project)?.as_bytes())
}

/// The service worker for the files that lie in dist/.
pub fn make(project: &Project) -> Result<String, String> {
    let mut files = Vec::new();
    for path in files_in(&project.dist())? {
        let name = name_of(&path)?;
        if is_of_the_site(&name) {
            files.push((name, read(&path)?));
        }
    }
    let template = read_text(&project.root().join("service_worker.js"))?;
    worker(&template, &files)
}

/// Whether a file is fetched for the use without a network alone: worker, manifest, icons of the installed app. (The office
/// module is fetched for it too, and counted by itself.)
pub fn is_only_for_installing(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == WORKER || name == MANIFEST || name.ends_with(".png")
}

/// Whether a file in dist/ belongs to what an open page may ask for. (The one-file page lies beside it for download.)
fn is_of_the_site(name: &str) -> bool {
    name != WORKER && !name.starts_with("ziping.html")
}

/// The worker of a build: the files with their hashes in the order of their names, and a version that changes with any of
/// them and with the worker itself.
fn worker(template: &str, files: &[(String, Vec<u8>)]) -> Result<String, String> {
    let mut listed: Vec<String> = Vec::new();
    for (name, bytes) in files {
        if !name.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter)) {
            return Err(format!(
                "dist/{name}: a name in an address may have letters, digits, - _ and . only"
            ));
        }
        listed.push(format!("  \"{name}\": \"{}\",\n", hash::for_browsers(bytes)));
    }
    if !listed.iter().any(|line| line.starts_with("  \"index.html\"")) {
        return Err("dist/ has no index.html".to_owned());
    }
    listed.sort();
    let files = listed.concat();
    let version = hash::short(format!("{template}{files}").as_bytes());
    let worker = put(template, VERSION_PLACE, &format!("const VERSION = \"{version}\";"))?;
    put(&worker, FILES_PLACE, &format!("const FILES = {{\n{files}}};"))
}

/// The manifest with the final name of the icon.
fn with_icon(manifest: &str, icon: &str) -> Result<String, String> {
    put(manifest, "\"icon.svg\"", &format!("\"{icon}\""))
}

/// The icon that the page names.
fn icon_of(index: &str) -> Result<String, String> {
    let (_, tags) = html::read(index)?;
    tags.iter()
        .find(|tag| tag.name == "link" && tag.attribute("rel") == Some("icon"))
        .and_then(|tag| tag.attribute("href"))
        .map(|address| address.trim_start_matches("./").to_owned())
        .ok_or_else(|| "index.html names no icon".to_owned())
}

fn put(text: &str, place: &str, instead: &str) -> Result<String, String> {
    match text.matches(place).count() {
        1 => Ok(text.replace(place, instead)),
        count => Err(format!("`{place}` stands {count} times where it should once")),
    }
}

fn name_of(path: &Path) -> Result<String, String> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned).ok_or_else(|| format!("{} has a name that is no text", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../service_worker.js");

    fn files(of: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        of.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn version(worker: &str) -> &str {
        worker.split("const VERSION = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
    }

    #[test]
    fn the_worker_names_every_file_by_its_hash() {
        let made = worker(TEMPLATE, &files(&[("index.html", ""), ("a-1_bg.wasm", "x")])).unwrap_or_default();
        assert!(made.contains("\"index.html\": \"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\""), "{made}");
        assert!(made.contains("\"a-1_bg.wasm\": "), "{made}");
        assert_eq!(version(&made).len(), 16);
    }

    #[test]
    fn the_version_changes_with_any_file_and_with_nothing_else() {
        let one = worker(TEMPLATE, &files(&[("index.html", "a"), ("b.js", "b")])).unwrap_or_default();
        let other_order = worker(TEMPLATE, &files(&[("b.js", "b"), ("index.html", "a")])).unwrap_or_default();
        let changed = worker(TEMPLATE, &files(&[("index.html", "a"), ("b.js", "c")])).unwrap_or_default();
        let renamed = worker(TEMPLATE, &files(&[("index.html", "a"), ("c.js", "b")])).unwrap_or_default();
        assert_eq!(one, other_order);
        assert_ne!(version(&one), version(&changed));
        assert_ne!(version(&one), version(&renamed));
    }

    #[test]
    fn what_no_address_can_hold_is_refused() {
        assert!(worker(TEMPLATE, &files(&[("index.html", ""), ("a\".js", "")])).is_err());
        assert!(worker(TEMPLATE, &files(&[("a.js", "")])).is_err());
        assert!(worker("", &files(&[("index.html", "")])).is_err());
    }

    #[test]
    fn the_one_file_page_and_the_worker_itself_are_not_kept() {
        for out in [WORKER, "ziping.html", "ziping.html.sha256"] {
            assert!(!is_of_the_site(out), "{out}");
        }
        assert!(is_of_the_site("ziping-office-0123456789abcdef.wasm") && is_of_the_site("index.html"));
    }

    #[test]
    fn the_manifest_has_a_place_for_the_icon() {
        let manifest = include_str!("../../assets/manifest.webmanifest");
        let icon = icon_of("<link rel=\"icon\" href=\"./icon-1.svg\">").unwrap_or_default();
        assert!(with_icon(manifest, &icon).is_ok_and(|made| made.contains("\"src\": \"icon-1.svg\"")));
    }
}
