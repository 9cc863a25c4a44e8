//! Files of evaluations with what the checks say of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ziping::checks::{Finding, check_on};
use ziping::evaluation::Evaluation;
use ziping::number::Day;
use ziping::scheme::{self, Scheme};
use ziping::scoring::{Facts, Scorecard, score};
use ziping::{file, words};

/// A path inside the tests.
pub fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(inside)
}

/// Names of the JSON files in a directory, sorted, without their ending.
pub fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let files = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        files.filter_map(|name| name.strip_suffix(".json").map(ToOwned::to_owned)).collect();
    names.sort();
    names
}

/// The lines of a table of texts below its headings, cell by cell.
pub fn lines(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    lines.map(|line| line.split('\t').map(ToOwned::to_owned).collect()).collect()
}

/// The tables of a file, scored.
pub struct Unit {
    tables: Vec<(Evaluation, Arc<Scheme>, Scorecard)>,
}

impl Unit {
    pub fn read(path: &Path) -> Unit {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let document = file::read(&bytes)
            .unwrap_or_else(|error| panic!("{}: {}", path.display(), words::file_error(&error)));
        let scored = document.into_evaluations().into_iter().map(|evaluation| {
            let scheme = scheme::of(&evaluation).unwrap();
            let card = score(&evaluation, &scheme);
            (evaluation, scheme, card)
        });
        Unit { tables: scored.collect() }
    }

    /// Each table with what is found on it, the others being its context.
    pub fn findings(&self) -> Vec<(&Evaluation, Vec<Finding>)> {
        // Later than every date in the corpus.
        let today = Day::new(2031, 1, 1);
        let facts: Vec<Facts<'_>> =
            self.tables.iter().map(|(evaluation, scheme, card)| Facts { evaluation, scheme, card }).collect();
        facts.iter().map(|table| (table.evaluation, check_on(today, *table, &facts))).collect()
    }
}
