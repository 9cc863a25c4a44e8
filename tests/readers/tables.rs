//! The rendered tables: what they state stands in what was read, in one row where it belongs to one row.

use super::{bare, folder, labels, rows, said, sound};
use serde_json::Value;
use std::collections::BTreeMap;
use ziping::import::{self, Block, Source};

/// The evaluations that a file holds, by the labels.
fn wanted() -> BTreeMap<String, Vec<Value>> {
    let mut out: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in labels("expected.tsv") {
        match line[2].as_str() {
            "holds" => {
                for name in line[4].split(' ') {
                    let text =
                        std::fs::read_to_string(folder("tables").join(format!("{name}.json"))).unwrap();
                    let table: Value = serde_json::from_str(&text).unwrap();
                    out.entry(line[0].clone()).or_default().push(table["evaluation"].clone());
                }
            }
            "set" | "drop" => {
                let table = &mut out.get_mut(&line[0]).unwrap()[line[1].parse::<usize>().unwrap()];
                change(table, &line[3], (line[2] == "set").then(|| line[4].clone()));
            }
            _ => {}
        }
    }
    out
}

fn change(value: &mut Value, path: &str, to: Option<String>) {
    let path = path.replace('[', ".").replace(']', "");
    let (holder, last) = path.rsplit_once('.').unwrap_or(("", &path));
    let mut place = value;
    for step in holder.split('.').filter(|step| !step.is_empty()) {
        place = match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => place
                .as_object_mut()
                .unwrap()
                .entry(step)
                .or_insert_with(|| Value::Object(serde_json::Map::new())),
        };
    }
    match to {
        Some(text) => place[last] = Value::String(text),
        None => drop(place.as_object_mut().unwrap().remove(last)),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => bare(text),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// All rows of all tables, without white space.
fn all_rows(source: &Source) -> Vec<Vec<String>> {
    let tables = source.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(rows(table)),
        Block::Paragraph(_) => None,
    });
    tables.flatten().map(|row| row.iter().map(|cell| bare(cell)).collect()).collect()
}

/// Whether a row holds the texts, each in a cell of its own; what a target says may stand in several cells.
fn holds(row: &[String], wanted: &[String], name: &str, target: &str) -> bool {
    let mut left: Vec<&String> = row.iter().collect();
    for text in wanted {
        match left.iter().position(|cell| *cell == text) {
            Some(at) => drop(left.remove(at)),
            None => return false,
        }
    }
    let named = row.iter().any(|cell| cell.starts_with(name) || cell.ends_with(name));
    let joined = row.concat();
    let targeted = target.is_empty() || row.iter().any(|cell| cell == target) || {
        let digits: String = target.chars().filter(char::is_ascii_digit).collect();
        !digits.is_empty() && joined.contains(target) || row.contains(&digits)
    };
    named && targeted
}

#[test]
fn every_cell_that_a_table_states_is_read_in_its_row() {
    let out = std::env::var_os("SOURCES_OUT").map(std::path::PathBuf::from);
    let mut wrong = Vec::new();
    let mut unused: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in labels("unused.tsv") {
        unused.entry(line[0].clone()).or_default().push(line[1].clone());
    }
    let files = wanted();
    assert!(files.len() > 250, "{}", files.len());
    for (name, evaluations) in &files {
        let bytes = std::fs::read(folder("files").join(name)).unwrap();
        let source = import::read(&bytes, name).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        sound(&source);
        if let Some(out) = &out {
            std::fs::write(out.join(format!("{name}.json")), serde_json::to_string(&source).unwrap())
                .unwrap();
        }
        let (all, whole) = (all_rows(&source), said(&source));
        for line in unused.get(name).into_iter().flatten() {
            if !whole.contains(&bare(line)) && !whole.replace('\n', "").contains(&bare(line)) {
                wrong.push(format!("{name}: unused {line:?}"));
            }
        }
        for evaluation in evaluations {
            for what in ["unit", "amount_unit"] {
                if !whole.contains(&text(&evaluation[what])) {
                    wrong.push(format!("{name}: {what}"));
                }
            }
            for (place, row) in evaluation["indicators"].as_array().unwrap().iter().enumerate() {
                let cells: Vec<String> = ["actual", "score", "reason"]
                    .iter()
                    .map(|what| text(&row[what]))
                    .filter(|text| !text.is_empty())
                    .collect();
                let (called, target) = (text(&row["name"]), text(&row["target"]));
                if !all.iter().any(|row| holds(row, &cells, &called, &target)) {
                    wrong.push(format!("{name}: indicators[{place}] {cells:?} {called} {target}"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// What the cells of a file say, sorted.
fn cell_texts(name: &str) -> Vec<String> {
    let source = import::read(&std::fs::read(folder("files").join(name)).unwrap(), name).unwrap();
    let cells = source.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.cells.iter().map(|cell| bare(&cell.text)).collect(),
        Block::Paragraph(text) => vec![bare(text)],
    });
    let mut texts: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
    texts.sort();
    texts
}

#[test]
fn an_old_workbook_shows_its_numbers_as_the_new_one_does() {
    let mut pairs = 0;
    for entry in std::fs::read_dir(folder("files")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let twin = name.replace(".xls", ".xlsx");
        if name.ends_with(".xls") && folder("files").join(&twin).exists() {
            assert_eq!(cell_texts(&name), cell_texts(&twin), "{name}");
            pairs += 1;
        }
    }
    assert!(pairs >= 6, "{pairs}");
}

#[test]
fn text_is_the_same_in_every_encoding() {
    for name in ["02-seed-project.3-empty", "16-linkage-road.5-shuffled", "04-langfang-heating.2-repeated"] {
        let wanted = cell_texts(&format!("{name}.txt"));
        for other in ["utf16.txt", "utf8.csv", "gb18030.csv"] {
            assert_eq!(cell_texts(&format!("{name}.{other}")), wanted, "{name}.{other}");
        }
    }
}
