//! What the files of `tests/import/files` must give: `tables/`, `expected.tsv`, `unused.tsv`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// One line of `expected.tsv`.
#[derive(Clone)]
pub struct Line {
    pub file: String,
    pub table: usize,
    pub what: String,
    pub path: String,
    pub value: String,
}

/// The labelled tables.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// Those that were held out.
#[cfg(feature = "office")]
pub fn held_out() -> PathBuf {
    folder().join("heldout")
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All lines of a folder, by file.
pub fn expected(folder: &Path) -> BTreeMap<String, Vec<Line>> {
    let mut by_file: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in text(folder, "expected.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let line = Line {
            file: cells[0].into(),
            table: cells[1].parse().unwrap_or(0),
            what: cells[2].into(),
            path: cells[3].into(),
            value: cells[4].into(),
        };
        by_file.entry(line.file.clone()).or_default().push(line);
    }
    by_file
}

/// Texts that must be listed as unused, by file.
pub fn unused(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut by_file: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text(folder, "unused.tsv").lines().skip(1) {
        let (file, said) = line.split_once('\t').unwrap();
        by_file.entry(file.into()).or_default().push(said.into());
    }
    by_file
}

/// `indicators[4].points` → its steps.
pub fn steps(path: &str) -> Vec<String> {
    path.split(['.', '[', ']']).filter(|step| !step.is_empty()).map(ToOwned::to_owned).collect()
}

/// The evaluations of a file, after what its layout changes.
pub fn tables(folder: &Path, lines: &[Line]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for line in lines {
        match line.what.as_str() {
            "holds" => found.extend(line.value.split_whitespace().map(|stem| {
                let table: Value =
                    serde_json::from_str(&text(folder, &format!("tables/{stem}.json"))).unwrap();
                table["evaluation"].clone()
            })),
            "set" | "drop" => {
                let steps = steps(&line.path);
                let (last, before) = steps.split_last().unwrap();
                let mut place = &mut found[line.table];
                for step in before {
                    place = match step.parse::<usize>() {
                        Ok(index) => &mut place[index],
                        Err(_) => place
                            .as_object_mut()
                            .unwrap()
                            .entry(step.clone())
                            .or_insert_with(|| Value::Object(serde_json::Map::default())),
                    };
                }
                if line.what == "set" {
                    place[last.as_str()] = Value::String(line.value.clone());
                } else {
                    place.as_object_mut().unwrap().remove(last).expect("a member to drop");
                }
            }
            _ => {}
        }
    }
    found
}
