//! The index: which file or recipe stands for which row, and what must come of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use ziping::words;

use crate::child::{self, Run};
use crate::everything::{Outcome, everything};
use crate::recipes;

/// A line of `index.tsv`.
pub struct Case {
    /// The row of the list of what must never happen: `I1`.
    pub row: String,
    /// A file of `files/`, or `recipe:` and the name of a recipe.
    pub name: String,
    /// Where it is refused; `opens` where it opens.
    pub place: String,
    /// The sentence; for one that opens what must be found on it, or nothing.
    pub sentence: String,
}

/// Cases that take a debug build tens of seconds: they run where the program is optimised as people have it
/// (`cargo xtask test long`), or with `HOSTILE_ALL=1`.
const HEAVY: &[&str] = &[
    "recipe:2000-indicators-with-long-texts",
    "recipe:every-text-as-long-as-can-be",
    "recipe:2000-rows-of-15-digits",
    "recipe:10000-evaluations-of-one-unit",
    "recipe:scheme-as-large-as-can-be",
];

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

pub fn cases() -> Vec<Case> {
    let table = std::fs::read_to_string(folder().join("index.tsv")).unwrap();
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
            let [row, name, place, sentence] =
                columns.try_into().unwrap_or_else(|columns| panic!("four columns: {columns:?}"));
            Case { row, name, place, sentence }
        })
        .collect()
}

/// The bytes of a case.
pub fn bytes(name: &str) -> Vec<u8> {
    match name.strip_prefix("recipe:") {
        Some(recipe) => recipes::made(recipe),
        None => {
            std::fs::read(folder().join("files").join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
        }
    }
}

/// What is wrong with how a case came out; nothing where it came out as listed.
pub fn wrong(case: &Case, bytes: &[u8]) -> Option<String> {
    let got = match everything(bytes) {
        Outcome::Refused(error) => (error.place.path(), words::file_error(&error)),
        Outcome::Opened(made) => {
            let said = made.findings.concat().contains(&case.sentence) || case.sentence.is_empty();
            (
                "opens".to_owned(),
                if said { case.sentence.clone() } else { made.findings.concat().join(" / ") },
            )
        }
    };
    let expected = (case.place.clone(), case.sentence.clone());
    (got != expected).then(|| format!("expected {expected:?}\n  got      {got:?}"))
}

#[test]
fn every_hostile_file_comes_out_as_listed_in_time_and_in_little_memory() {
    let mut wrong = String::new();
    let (mut slowest, mut largest) = ((0, String::new()), (0, String::new()));
    let mut cases = cases();
    if cfg!(debug_assertions) && std::env::var_os("HOSTILE_ALL").is_none() {
        cases.retain(|case| !HEAVY.contains(&case.name.as_str()));
    }
    for case in &cases {
        match child::run(&case.name) {
            Run::Held { millis, peak_mb } => {
                slowest = slowest.max((millis, case.name.clone()));
                largest = largest.max((peak_mb, case.name.clone()));
                if std::env::var_os("HOSTILE_TIMES").is_some() {
                    println!("{:>6} ms {:>4} MB  {}", millis, peak_mb, case.name);
                }
            }
            Run::Broke(why) => wrong.push_str(&format!("\n{} {}\n  {why}", case.row, case.name)),
        }
    }
    println!("{} hostile files; slowest {slowest:?} ms, largest {largest:?} MB", cases.len());
    assert!(wrong.is_empty(), "{wrong}\n");
}

// A file that nobody lists would be tested by nobody.
#[test]
fn the_index_names_every_file_and_every_recipe_and_every_row() {
    let cases = cases();
    let names: BTreeSet<String> = cases.iter().map(|case| case.name.clone()).collect();
    assert_eq!(names.len(), cases.len(), "each once");
    let files = std::fs::read_dir(folder().join("files")).unwrap();
    let files = files.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let recipes = recipes::NAMES.iter().map(|name| format!("recipe:{name}"));
    assert_eq!(names, files.chain(recipes).collect());
    let rows: BTreeSet<&str> = cases.iter().map(|case| case.row.as_str()).collect();
    for row in ["I1", "I2", "I3", "I4", "X1", "X2", "X4", "N1", "N2", "N4", "P1"] {
        assert!(rows.contains(row), "{row}");
    }
}
