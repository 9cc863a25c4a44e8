//! What a person is shown before an import changes anything: each cell of the source by what became of it, each member by
//! where it came from.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{At, Block, Doubt, Form, Source, Understood, Unused};
use crate::evaluation::{Place, Step};

/// What became of a cell or paragraph of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Only certain members were made of it.
    Certain,
    /// A member that should be looked at was made of it.
    Uncertain,
    /// Nothing was made of it; it is in the list.
    Unused,
}

/// What became of the cells of a source; one that is missing here is a heading, a label, a dash, or empty.
#[must_use]
pub fn standings(understood: &Understood) -> BTreeMap<At, Standing> {
    let mut standings: BTreeMap<At, Standing> = BTreeMap::new();
    for mark in understood.forms.iter().flat_map(|form| &form.marks) {
        let standing = if mark.is_certain() { Standing::Certain } else { Standing::Uncertain };
        for at in &mark.cells {
            let known = standings.entry(*at).or_insert(standing);
            *known = standing.max(*known);
        }
    }
    // A cell of which a part was used is listed all the same, as its rest was not.
    for unused in &understood.unused {
        standings.insert(unused.at, Standing::Unused);
    }
    standings
}

/// The texts of one row of a table, or of one paragraph, that nothing was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// Where the first of them stands.
    pub at: At,
    /// What they say, left to right.
    pub texts: Vec<String>,
}

impl Understood {
    /// What nothing was made of, row by row.
    #[must_use]
    pub fn leftovers(&self, source: &Source) -> Vec<Leftover> {
        let in_table = |at: At| matches!(source.blocks.get(at.block), Some(Block::Table(_)));
        let mut rows: Vec<Leftover> = Vec::new();
        for Unused { at, text } in &self.unused {
            match rows.last_mut() {
                Some(last) if (last.at.block, last.at.row) == (at.block, at.row) && in_table(*at) => {
                    last.texts.push(text.clone());
                }
                _ => rows.push(Leftover { at: *at, texts: vec![text.clone()] }),
            }
        }
        rows
    }
}

/// A member with its value and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its path in the file.
    pub member: String,
    /// What it says; `None` where it says nothing (it is missing, or does not read).
    pub value: Option<Value>,
    /// Why it should be looked at.
    pub doubts: Vec<Doubt>,
    /// The cells it was made of.
    pub cells: Vec<At>,
}

/// What a form was understood as, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Items {
    /// Everything but the indicator table, by part: `("budget", …)`. A member of the file itself is in `""`.
    pub parts: Vec<(String, Vec<Item>)>,
    /// The rows of the indicator table, each by column.
    pub rows: Vec<BTreeMap<String, Item>>,
}

/// The parts in which members are shown, in the order of the form.
const PARTS: [&str; 10] = [
    "",
    "project",
    "contacts",
    "budget",
    "expenditure",
    "accounts",
    "goals",
    "narrative",
    "report",
    "claimed",
];

/// What a form was understood as.
#[must_use]
pub fn items(form: &Form) -> Items {
    let file: Value = serde_json::from_str(&form.evaluation).unwrap_or_default();
    let mut parts: Vec<(String, Vec<Item>)> =
        PARTS.iter().map(|part| ((*part).to_owned(), Vec::new())).collect();
    let mut rows: BTreeMap<usize, BTreeMap<String, Item>> = BTreeMap::new();
    for mark in &form.marks {
        let place = Place::of(&mark.member);
        let item = Item {
            member: mark.member.clone(),
            value: value_at(&file, &mark.member, &place),
            doubts: mark.doubts.clone(),
            cells: mark.cells.clone(),
        };
        match place.steps() {
            [Step::Member(list), Step::Index(row), Step::Member(column)] if list == "indicators" => {
                rows.entry(*row).or_default().insert(column.clone(), item);
            }
            steps => {
                let part = match steps {
                    [Step::Member(part), _, ..] => part.as_str(),
                    _ => "",
                };
                match parts.iter_mut().find(|(name, _)| name == part) {
                    Some((_, items)) => items.push(item),
                    None => parts.push((part.to_owned(), vec![item])),
                }
            }
        }
    }
    parts.retain(|(_, items)| !items.is_empty());
    Items { parts, rows: rows.into_values().collect() }
}

/// The names of sections and paragraphs may hold anything, so they are looked up whole.
fn value_at(file: &Value, member: &str, place: &Place) -> Option<Value> {
    if let Some(title) = member.strip_prefix("claimed.sections.") {
        return file.get("claimed")?.get("sections")?.get(title).cloned();
    }
    if let Some(key) = member.strip_prefix("report.") {
        return file.get("report")?.get(key).cloned();
    }
    let mut value = file;
    for step in place.steps() {
        value = match step {
            Step::Member(name) => value.get(name)?,
            Step::Index(index) => value.get(index)?,
        };
    }
    Some(value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Choices, Table, recognise};

    fn understood() -> Understood {
        let rows = [
            "一级指标\t三级指标\t分值\t年初目标值\t实际完成值\t得分\t备注",
            "产出指标\t教师培训\t5\t30次\t28次\t4.67\t已报备",
            "\t教研活动\t5\t6场\t\t5\t",
        ];
        let cells = rows.iter().enumerate().flat_map(|(row, line)| {
            line.split('\t').enumerate().filter(|(_, text)| !text.is_empty()).map(move |(column, text)| {
                crate::import::Cell { row, column, rows: 1, columns: 1, text: text.into() }
            })
        });
        let table = Table { name: String::new(), rows: 3, columns: 7, cells: cells.collect() };
        recognise(&Source { blocks: vec![Block::Table(table)] }, &Choices::default())
    }

    #[test]
    fn every_cell_has_what_became_of_it() {
        let understood = understood();
        let standings = standings(&understood);
        let at = |row, column| standings.get(&At { block: 0, row, column }).copied();
        assert_eq!(at(1, 4), Some(Standing::Certain));
        assert_eq!(at(1, 6), Some(Standing::Unused));
        assert_eq!(at(0, 1), None);
    }

    #[test]
    fn what_is_left_is_listed_by_rows() {
        let at = |block, row, column| At { block, row, column };
        let unused = [
            (at(0, 1, 2), "甲"),
            (at(0, 1, 5), "乙"),
            (at(0, 2, 0), "丙"),
            (at(1, 0, 0), "丁"),
            (at(2, 0, 0), "戊"),
        ];
        let unused = unused.map(|(at, text)| Unused { at, text: text.into() }).to_vec();
        let paragraph = || Block::Paragraph(String::new());
        let source = Source { blocks: vec![Block::Table(Table::default()), paragraph(), paragraph()] };
        let left = Understood { unused, ..Understood::default() }.leftovers(&source);
        let said: Vec<String> = left.iter().map(|row| row.texts.join("|")).collect();
        assert_eq!(said, ["甲|乙", "丙", "丁", "戊"]);
        assert_eq!(left[0].at, at(0, 1, 2));
    }

    #[test]
    fn members_have_their_values_and_those_that_are_missing_say_so() {
        let items = items(&understood().forms[0]);
        let said = |row: usize, column: &str| items.rows[row].get(column).and_then(|item| item.value.clone());
        assert_eq!(said(0, "actual"), Some(Value::from("28次")));
        assert_eq!(said(1, "actual"), None);
        assert_eq!(items.rows[1]["actual"].doubts, [Doubt::Missing]);
        assert_eq!(items.rows.len(), 2);
        let parts: Vec<&str> = items.parts.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(parts.first(), Some(&""));
    }
}
