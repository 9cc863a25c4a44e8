//! The printed paper: nothing of the page's look reaches it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Names after a full stop in the selectors of a style sheet: `.paper-form table` → `paper-form`.
fn classes_of_style(style: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in style.match_indices('.') {
        let rest = style.get(at + 1..).unwrap_or_default();
        let name: String =
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            found.insert(name);
        }
    }
    found
}

/// Names in `class="…"` (also with escaped quotes) and `class:name=`.
fn classes_of_code(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for opening in ["class=\"", "class=\\\""] {
        for (at, _) in code.match_indices(opening) {
            let rest = code.get(at + opening.len()..).unwrap_or_default();
            let names = rest.split(['"', '\\']).next().unwrap_or_default();
            found.extend(names.split_whitespace().filter(|name| !name.contains('{')).map(ToOwned::to_owned));
        }
    }
    for (at, _) in code.match_indices("class:") {
        let rest = code.get(at + "class:".len()..).unwrap_or_default();
        found.insert(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect());
    }
    found.remove("");
    found
}

fn files_below(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
}

#[test]
fn page_and_paper_share_no_class() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let mut of_paper = classes_of_style(&read(&root.join("style/paper.css")));
    of_paper.extend(classes_of_code(&read(&root.join("src/export/html.rs"))));
    assert!(of_paper.contains("paper-form") && of_paper.contains("paper-signature"), "{of_paper:?}");
    let mut styles = Vec::new();
    files_below(&root.join("style"), "css", &mut styles);
    let mut of_page = BTreeSet::new();
    for path in styles.iter().filter(|path| !path.ends_with("paper.css")) {
        of_page.extend(classes_of_style(&read(path)));
    }
    let mut code = Vec::new();
    files_below(&root.join("src/app"), "rs", &mut code);
    for path in &code {
        of_page.extend(classes_of_code(&read(path)));
    }
    assert!(of_page.contains("form-page") && of_page.contains("form"), "{of_page:?}");
    let shared: Vec<&String> = of_paper.intersection(&of_page).collect();
    assert!(
        shared.is_empty(),
        "the look of the page would reach the paper, or the other way round: {shared:?}"
    );
}
