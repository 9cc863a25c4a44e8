//! Scheme + evaluation + scorecard → the filled form.

use super::document::{Document, Part, Sheet, SheetKind, Shows, Table, TableCell, TableRow};
use super::grid::indicator_rows;
use super::place::Place;
use crate::evaluation::{Evaluation, Source};
use crate::scheme::{BoxSet, Boxes, Cell, FormRow, Scheme};
use crate::scoring::Facts;
use crate::scoring::Scorecard;

/// The official form alone, as a document.
#[must_use]
pub fn form(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard, draft: bool) -> Document {
    let facts = Facts { evaluation, scheme, card };
    let title: Vec<String> = scheme.form.title.iter().map(|text| facts.fill(text, None)).collect();
    Document { title: title.concat(), draft, sheets: vec![sheet(&facts)] }
}

/// The official form, filled.
pub(super) fn sheet(facts: &Facts<'_>) -> Sheet {
    let form = &facts.scheme.form;
    let fill_all =
        |texts: &[String]| -> Vec<String> { texts.iter().map(|text| facts.fill(text, None)).collect() };
    let mut parts = vec![Part::Title(fill_all(&form.title))];
    if !form.above.is_empty() {
        parts.push(Part::Line(fill_all(&form.above)));
    }
    let rows = table_rows(&form.rows, facts);
    parts.push(Part::Table(Table { widths: form.columns.clone(), header_rows: 0, rows }));
    if !form.below.is_empty() {
        parts.push(Part::Line(fill_all(&form.below)));
    }
    if !form.footnotes.is_empty() {
        parts.push(Part::Footnotes(fill_all(&form.footnotes)));
    }
    Sheet { kind: SheetKind::Form, orientation: form.orientation, parts }
}

fn table_rows(rows: &[FormRow], facts: &Facts<'_>) -> Vec<TableRow> {
    let mut made = Vec::new();
    for row in rows {
        match row {
            FormRow::Cells(cells) => made.push(one_row(cells, facts, None)),
            FormRow::EachSource(cells) => {
                let sources = facts.evaluation.budget.sources.iter().enumerate();
                made.extend(sources.map(|source| one_row(cells, facts, Some(source))));
            }
            FormRow::Indicators(grid) => made.extend(indicator_rows(grid, facts)),
            FormRow::Block { side, rows } => {
                let mut inner = table_rows(rows, facts);
                let mut side = cell(side, facts, None);
                side.rows = inner.len().max(1);
                match inner.first_mut() {
                    Some(first) => first.cells.insert(0, side),
                    None => inner.push(TableRow { cells: vec![side] }),
                }
                made.extend(inner);
            }
        }
    }
    made
}

fn one_row(cells: &[Cell], facts: &Facts<'_>, source: Option<(usize, &Source)>) -> TableRow {
    TableRow { cells: cells.iter().map(|from| cell(from, facts, source)).collect() }
}

fn cell(from: &Cell, facts: &Facts<'_>, source: Option<(usize, &Source)>) -> TableCell {
    let text = match &from.boxes {
        Some(boxes) => ticked(boxes, facts.evaluation),
        None => facts.fill(&from.text, source.map(|(_, source)| source)),
    };
    let shows = if from.boxes.is_none() { shown(&from.text, source) } else { Shows::Words };
    TableCell { text, columns: from.span.max(1), rows: 1, align: from.align, heading: from.heading, shows }
}

/// Whether a text is one place and nothing else.
fn shown(text: &str, source: Option<(usize, &Source)>) -> Shows {
    let name = text.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    match (name.and_then(Place::from_name), source) {
        (Some(place), Some((index, _))) if place.is_of_source() => Shows::OfSource(place, index),
        (Some(place), _) => Shows::Value(place),
        (None, _) => Shows::Words,
    }
}

/// `1、部门预算项目☑　2、市直专项☐`.
fn ticked(boxes: &BoxSet, evaluation: &Evaluation) -> String {
    let project = evaluation.project.as_ref();
    let chosen = match boxes.of {
        Boxes::Category => project.and_then(|project| project.category).map(|choice| choice.word()),
        Boxes::Attribute => project.and_then(|project| project.attribute).map(|choice| choice.word()),
        Boxes::Duration => project.and_then(|project| project.duration).map(|choice| choice.word()),
    };
    let option =
        |value: &str, label: &str| format!("{label}{}", if chosen == Some(value) { '☑' } else { '☐' });
    let options: Vec<String> = boxes.options.iter().map(|box_| option(&box_.value, &box_.label)).collect();
    options.join("\u{3000}")
}
