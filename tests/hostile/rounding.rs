//! N3: figures are rounded in one place, `Exact::mul_div`; binary fractions and other roundings stand nowhere but where they
//! are named here, with the reason. `clippy.toml` refuses the methods; this holds the words.

use std::path::{Path, PathBuf};

/// Files that may name a binary fraction or a rounding, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("number/exact.rs", "the one rounding"),
    ("json/tree.rs", "serde_json hands over fractions, which are refused"),
    (
        "export/xlsx/binary.rs",
        "works out what spreadsheets do with binary fractions, and writes no formula that differs",
    ),
    ("export/xlsx/render.rs", "the writer takes sizes and cached numbers as binary fractions"),
    ("export/docx/tidy.rs", "a height of a row"),
    (
        "import/read/figures/",
        "workbooks store binary fractions; they become the text that the workbook showed, which is read exactly",
    ),
    ("app/", "positions on the screen"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The program's own lines: no comments, nothing of tests.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let program = text.split("#[cfg(test)]").next().unwrap_or_default();
    program.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
}

fn offends(line: &str) -> bool {
    let words: Vec<&str> = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let named = [
        "f32",
        "f64",
        "round",
        "round_dp",
        "round_sf",
        "floor",
        "ceil",
        "trunc",
        "RoundingStrategy",
        "rescale",
    ];
    named.iter().any(|name| words.contains(name)) || line.to_lowercase().contains("banker")
}

#[test]
fn figures_are_rounded_in_one_place_and_never_binary() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    assert!(files.len() > 150, "{}", files.len());
    let mut offending = Vec::new();
    for path in files {
        let name = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        if ALLOWED.iter().any(|(allowed, _)| name.starts_with(allowed)) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        offending.extend(
            lines(&text)
                .filter(|(_, line)| offends(line))
                .map(|(at, line)| format!("{name}:{at}: {}", line.trim())),
        );
    }
    assert!(offending.is_empty(), "{}", offending.join("\n"));
    // The test itself can fail.
    assert!(offends("let x: f64 = 1.0;") && offends("value.round_dp(2)") && !offends("value.rounded(2)"));
}
