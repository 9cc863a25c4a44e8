//! The labelled corpus: what reviewers would find in whole tables and units, against what the checks find.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ziping::checks::Check;

use super::files::{Unit, lines, names, path};

/// One finding as labels name it: file, table, check, row (`-` for none).
type Label = (String, usize, String, String);

/// How a check fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fared {
    /// Found and labelled.
    pub right: usize,
    /// Found, not labelled.
    pub false_alarms: usize,
    /// Labelled, not found.
    pub missed: usize,
}

/// What came out.
pub struct Outcome {
    pub files: usize,
    pub tables: usize,
    pub fared: BTreeMap<Check, Fared>,
    pub false_alarms: Vec<Label>,
    pub missed: Vec<Label>,
}

/// Runs the checks over the whole corpus.
pub fn outcome() -> Outcome {
    let parts = ["tables", "units", "second/tables", "second/units"].map(part);
    let all = |pick: fn(&Part) -> &BTreeSet<Label>| -> BTreeSet<Label> {
        parts.iter().flat_map(|part| pick(part).iter().cloned()).collect()
    };
    let (found, labels) = (all(|part| &part.found), all(|part| &part.labels));
    let mut fared: BTreeMap<Check, Fared> =
        Check::ALL.iter().map(|check| (*check, Fared::default())).collect();
    let mut count = |label: &Label, add: fn(&mut Fared)| {
        let check = Check::from_word(&label.2).unwrap_or_else(|| panic!("no check {label:?}"));
        add(fared.entry(check).or_default());
    };
    found.intersection(&labels).for_each(|label| count(label, |fared| fared.right += 1));
    found.difference(&labels).for_each(|label| count(label, |fared| fared.false_alarms += 1));
    labels.difference(&found).for_each(|label| count(label, |fared| fared.missed += 1));
    Outcome {
        files: parts.iter().map(|part| part.files).sum(),
        tables: parts.iter().map(|part| part.tables).sum(),
        fared,
        false_alarms: found.difference(&labels).cloned().collect(),
        missed: labels.difference(&found).cloned().collect(),
    }
}

struct Part {
    files: usize,
    tables: usize,
    found: BTreeSet<Label>,
    labels: BTreeSet<Label>,
}

/// Labels of `units` say which table of the file they belong to; those of `tables` have only one.
fn label_of(name: &str, cells: &[String]) -> Label {
    let file = format!("{name}/{}", cells[0]);
    if name.ends_with("tables") {
        (file, 0, cells[1].clone(), cells[2].clone())
    } else {
        (file, cells[1].parse().expect("a table's number"), cells[2].clone(), cells[3].clone())
    }
}

fn part(name: &str) -> Part {
    let directory = path("corpus").join(name);
    let files = names(&directory);
    let (mut found, mut tables) = (BTreeSet::new(), 0);
    for file in &files {
        let in_file = found_in(&directory, file);
        tables += in_file.0;
        found.extend(
            in_file.1.into_iter().map(|(_, table, check, row)| (format!("{name}/{file}"), table, check, row)),
        );
    }
    let mut lines = lines(&path("corpus").join(format!("{name}.tsv")));
    for cells in &mut lines {
        cells[0] = cells[0].trim_end_matches(".json").to_owned();
    }
    let labelled: BTreeSet<&String> = lines.iter().map(|cells| &cells[0]).collect();
    assert!(labelled.iter().copied().eq(files.iter()), "every file has labels, every label a file");
    let labels = lines.iter().map(|cells| label_of(name, cells)).filter(|label| label.2 != "-").collect();
    Part { files: files.len(), tables, found, labels }
}

fn found_in(directory: &Path, file: &str) -> (usize, Vec<Label>) {
    let unit = Unit::read(&directory.join(format!("{file}.json")));
    let findings = unit.findings();
    let mut found = Vec::new();
    for (table, (evaluation, findings)) in findings.iter().enumerate() {
        for finding in findings {
            let row = finding.row().map(|at| evaluation.indicators[at].id.to_string());
            let check = finding.check.id().to_owned();
            found.push((file.to_owned(), table, check, row.unwrap_or_else(|| "-".to_owned())));
        }
    }
    (findings.len(), found)
}

/// Precision and recall are what docs/checks.md says; here only that there is no regression to silence or noise.
#[test]
fn the_corpus_is_found_as_labelled() {
    let outcome = outcome();
    assert!(outcome.files >= 60, "only {} files", outcome.files);
    let known = lines(&path("corpus/disagreements.tsv"));
    let known: BTreeSet<(String, String)> =
        known.iter().map(|cells| (cells[0].clone(), cells[1..5].join("\t"))).collect();
    let key = |kind: &str, (file, table, check, row): &Label| {
        (kind.to_owned(), format!("{file}\t{table}\t{check}\t{row}"))
    };
    let now: BTreeSet<(String, String)> = outcome
        .false_alarms
        .iter()
        .map(|label| key("false alarm", label))
        .chain(outcome.missed.iter().map(|label| key("missed", label)))
        .collect();
    let new: Vec<_> = now.difference(&known).collect();
    let gone: Vec<_> = known.difference(&now).collect();
    assert!(new.is_empty() && gone.is_empty(), "not in disagreements.tsv: {new:#?}\nno longer so: {gone:#?}");
}
