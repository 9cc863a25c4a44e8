//! What a source says: its forms as evaluations in which every member knows its cells, and what was left over.
//!
//! A source becomes lines ([`lines`]), is cut into forms ([`split`]), and each form is read part by part: the indicator table
//! ([`heading`], [`walk`], [`align`], [`rows`]), the fund rows, 预算收支情况, the fields, the report. Nothing is invented: what
//! the source lacks is missing, what is doubtful is marked with the reason. How, is said in `docs/import.md`.

mod accounts;
mod align;
mod boxes;
mod columns;
mod dates;
mod draft;
mod field_names;
mod fields;
mod figures;
mod form;
mod funds;
mod heading;
mod labels;
mod ledger;
mod levels;
mod lines;
mod notes;
mod ours;
mod pairs;
mod propose;
mod report;
mod rows;
mod sections;
mod split;
mod surroundings;
mod target;
#[cfg(test)]
mod tests;
mod text;
mod title;
mod total;
mod understood;
mod values;
mod walk;

pub(super) use propose::columns_of;
pub(super) use text::{name_with_points, points};
pub use understood::{
    About, Choices, ColumnChoice, Counts, Doubt, Fit, Form, Grid, GridColumn, Mark, Proposal, Reason, Role,
    SchemeChoice, Understood, Unused,
};

use super::source::Source;
use ledger::Ledger;
use lines::Lines;

/// Understands a source, with what the person decided about it.
///
/// Never fails and never panics; a source that is no form gives no forms and lists everything as unused. Takes time in
/// proportion to the number of cells.
///
/// ```
/// use ziping::import::{Block, Cell, Choices, Source, Table, recognise};
/// let rows = ["三级指标\t年初目标值\t实际完成值\t得分", "教师培训（5分）\t30次\t28次\t4.67"];
/// let cells = rows.iter().enumerate().flat_map(|(row, line)| {
///     let cell = move |(column, text): (usize, &str)| Cell { row, column, rows: 1, columns: 1, text: text.into() };
///     line.split('\t').enumerate().map(cell)
/// });
/// let table = Table { name: String::new(), rows: 2, columns: 4, cells: cells.collect() };
/// let understood = recognise(&Source { blocks: vec![Block::Table(table)] }, &Choices::default());
/// let evaluation = understood.forms[0].read().unwrap();
/// assert_eq!((evaluation.indicators[0].name.as_str(), evaluation.indicators[0].actual.as_str()), ("教师培训", "28次"));
/// assert_eq!(understood.forms[0].mark("indicators[0].actual").unwrap().cells[0].column, 2);
/// ```
#[must_use]
pub fn recognise(source: &Source, choices: &Choices) -> Understood {
    let lines = Lines::of(source);
    let mut ledger = Ledger::of(&lines);
    let areas = split::areas(&lines, choices);
    let mut forms: Vec<Form> = Vec::new();
    let mut first_unit = None;
    for (number, area) in areas.iter().enumerate() {
        let chosen = choices.schemes.iter().rev().find(|choice| choice.form == number);
        let scheme = chosen.map(|choice| choice.scheme.as_str());
        let made = form::read(&lines, &mut ledger, area, choices, scheme, first_unit.as_deref());
        if first_unit.is_none() && !made.1.is_empty() {
            first_unit = Some(made.1);
        }
        forms.push(made.0);
    }
    let (unused, counts) = ledger.close(&lines);
    Understood { forms, unused, counts }
}
