//! The labelled tables of `tests/import`, imported: how many cells come out right, by layout. README.md has the rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs
)]

mod judge;
mod seam;
mod truth;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use judge::{bare, cells, pairs, same};
use serde_json::Value;
use truth::Line;
use ziping::import::{Choices, Doubt, Understood, recognise};

/// What came of one file.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    /// Wrong, and neither marked uncertain nor listed.
    hidden: Vec<String>,
    /// Marks on cells that are right.
    idle: usize,
    /// Texts that had to be listed as unused and were not.
    unlisted: Vec<String>,
}

fn score(folder: &Path, lines: &[Line], understood: &Understood, unused: &[String]) -> Score {
    let truths = truth::tables(folder, lines);
    let results: Vec<Value> =
        understood.forms.iter().map(|form| serde_json::from_str(&form.evaluation).unwrap()).collect();
    let listed: BTreeSet<String> = understood.unused.iter().map(|unused| bare(&unused.text)).collect();
    let marked: BTreeSet<String> = understood
        .forms
        .iter()
        .enumerate()
        .flat_map(|(form, found)| {
            found
                .marks
                .iter()
                .filter(|mark| !mark.is_certain())
                .map(move |mark| format!("{form}:{}", mark.member))
        })
        .collect();
    let mut score = Score::default();
    let mut useful = 0;
    let nothing = Value::Object(serde_json::Map::default());
    for table in 0..truths.len().max(results.len()) {
        let truth = truths.get(table).unwrap_or(&nothing);
        let result = results.get(table).unwrap_or(&nothing);
        let says: Vec<&Line> =
            lines.iter().filter(|line| line.what == "says" && line.table == table).collect();
        for line in &says {
            if bare(&member(truth, result, &line.path)).contains(&bare(&line.value)) {
                score.right += 1;
                continue;
            }
            score.wrong += 1;
            if !marked.contains(&format!("{table}:{}", line.path)) && !listed.contains(&bare(&line.value)) {
                score.hidden.push(format!("{table}:{} lacks {}", line.path, line.value));
            }
        }
        for cell in cells(truth, result) {
            let judged = says.iter().any(|line| line.path == cell.path);
            if !says.is_empty() && cell.path.starts_with("narrative.") && (cell.wanted.is_none() || judged) {
                continue;
            }
            let may =
                lines.iter().find(|line| line.what == "may" && line.table == table && line.path == cell.path);
            let allowed =
                |line: &Line| cell.found.as_ref().is_none_or(|found| same(&cell.member, found, &line.value));
            if may.is_some_and(allowed) {
                continue;
            }
            if cell.is_right() {
                score.right += 1;
                continue;
            }
            score.wrong += 1;
            let paths =
                [&cell.path, &cell.found_path].map(|path| marked.contains(&format!("{table}:{path}")));
            let lies_open =
                cell.found.is_none() && cell.wanted.as_ref().is_some_and(|text| listed.contains(&bare(text)));
            if paths.contains(&true) {
                useful += 1;
            } else if !lies_open {
                score
                    .hidden
                    .push(format!("{table}:{}: {:?} came out as {:?}", cell.path, cell.wanted, cell.found));
            }
        }
    }
    // A mark on what the source lacks says just that: there is no cell that could be right.
    let lacking =
        understood.forms.iter().flat_map(|form| &form.marks).filter(|mark| mark.doubts == [Doubt::Missing]);
    score.idle = marked.len().saturating_sub(useful).saturating_sub(lacking.count());
    score.unlisted = unused.iter().filter(|text| !listed.contains(&bare(text))).cloned().collect();
    score
}

/// A member of the result, the row of the truth's path being found by its name.
fn member(truth: &Value, result: &Value, path: &str) -> String {
    let steps = truth::steps(path);
    let mut place = result;
    let mut steps = steps.iter().map(String::as_str).peekable();
    if steps.peek() == Some(&"indicators") {
        steps.next();
        let row: usize = steps.next().unwrap().parse().unwrap();
        let rows = |side: &Value| side["indicators"].as_array().cloned().unwrap_or_default();
        let key = |row: &Value| bare(row["name"].as_str().unwrap_or_default());
        let same_row =
            pairs(&rows(truth), &rows(result), &key).into_iter().find(|(one, _)| *one == Some(row));
        let Some((_, Some(found))) = same_row else { return String::new() };
        place = &result["indicators"][found];
    }
    steps.for_each(|step| place = &place[step]);
    place.as_str().unwrap_or_default().to_owned()
}

/// Layout and kind of a file: `3-empty .txt`.
fn layout(name: &str) -> String {
    let kind = name.rsplit('.').next().unwrap();
    let layout = name.split('.').nth(1).filter(|layout| layout.contains('-') && !name.starts_with("report"));
    format!("{} .{kind}", layout.unwrap_or("report"))
}

fn understood(folder: &Path) -> BTreeMap<String, Understood> {
    let files = truth::expected(folder).into_keys().filter_map(|name| {
        let bytes = std::fs::read(folder.join("files").join(&name)).ok()?;
        let source = seam::source(&name, &bytes)?;
        Some((name, recognise(&source, &Choices::default())))
    });
    files.collect()
}

/// Cells right and wrong and marks on right ones, by layout; and what must not be.
type Judged = (Vec<(String, (usize, usize, usize))>, Vec<String>);

/// Judges all files of a folder, the worst layout first.
fn judged(folder: &Path, files: &BTreeMap<String, Understood>) -> Judged {
    let (expected, unused) = (truth::expected(folder), truth::unused(folder));
    let mut by_layout: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut complaints = Vec::new();
    for (name, understood) in files {
        let score = score(folder, &expected[name], understood, unused.get(name).map_or(&[], Vec::as_slice));
        let counts = by_layout.entry(layout(name)).or_default();
        *counts = (counts.0 + score.right, counts.1 + score.wrong, counts.2 + score.idle);
        complaints.extend(score.hidden.iter().map(|what| format!("{name}: {what}")));
        complaints.extend(score.unlisted.iter().map(|text| format!("{name}: not listed: {text}")));
        if score.idle * 10 > score.right {
            let marks =
                understood.forms.iter().flat_map(|form| form.marks.iter().filter(|mark| !mark.is_certain()));
            let marks: Vec<_> = marks.map(|mark| (&mark.member, &mark.doubts)).collect();
            complaints.push(format!("{name}: {} marks on cells that are right: {marks:?}", score.idle));
        }
    }
    let mut table: Vec<_> = by_layout.into_iter().collect();
    table.sort_by_key(|(_, counts)| hundredths(*counts));
    for (layout, counts) in &table {
        let (share, all) = (hundredths(*counts), counts.0 + counts.1);
        let share = format!("{}.{:02} %", share / 100, share % 100);
        println!("| {layout} | {} of {all} | {share} | {} |", counts.0, counts.2);
    }
    (table, complaints)
}

fn hundredths((right, wrong, _): (usize, usize, usize)) -> usize {
    right * 10_000 / (right + wrong).max(1)
}

#[test]
fn at_least_98_percent_of_the_cells_are_right_and_no_wrong_one_is_hidden() {
    let files = understood(&truth::folder());
    assert!(files.len() >= seam::FILES, "{} files", files.len());
    let (table, complaints) = judged(&truth::folder(), &files);
    for (layout, counts) in table {
        assert!(hundredths(counts) >= 9_800, "{layout}: {} of {}", counts.0, counts.0 + counts.1);
    }
    assert_eq!(complaints, Vec::<String>::new());
}

/// Contents and layouts that recognition was not written against (`heldout/make.py`).
#[cfg(feature = "office")]
#[test]
fn held_out_tables_in_held_out_layouts_are_read() {
    let folder = truth::held_out();
    let files = understood(&folder);
    let (table, complaints) = judged(&folder, &files);
    complaints.iter().for_each(|what| println!("? {what}"));
    for (layout, counts) in table {
        assert!(hundredths(counts) >= 9_800, "{layout}: {} of {}", counts.0, counts.0 + counts.1);
    }
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn the_scheme_of_every_table_is_proposed_first() {
    let folder = truth::folder();
    let expected = truth::expected(&folder);
    for (name, understood) in understood(&folder) {
        let truths = truth::tables(&folder, &expected[&name]);
        let proposed: Vec<_> = understood.forms.iter().map(|form| form.proposals[0].scheme.clone()).collect();
        let wanted: Vec<_> =
            truths.iter().map(|truth| truth["scheme"].as_str().unwrap().to_owned()).collect();
        assert_eq!(proposed, wanted, "{name}");
    }
}

#[test]
fn a_changed_taken_or_added_cell_is_counted_as_wrong() {
    let folder = truth::folder();
    let lines = &truth::expected(&folder)["02-seed-project.3-empty.txt"];
    let truth = truth::tables(&folder, lines).remove(0);
    let wrong = |changed: &Value| cells(&truth, changed).iter().filter(|cell| !cell.is_right()).count();
    assert_eq!(wrong(&truth), 0);
    let mut changed = truth.clone();
    changed["indicators"][3]["score"] = "9".into();
    changed["claimed"].as_object_mut().unwrap().remove("total");
    changed["indicators"][12]["points"] = "10".into();
    assert_eq!(wrong(&changed), 3);
}
