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

/// The form to be filled by hand: what the person stated of unit and project, and empty rows for indicators.
#[must_use]
pub fn blank_form(evaluation: &Evaluation, scheme: &Scheme) -> Document {
    let blank = Evaluation {
        id: evaluation.id.clone(),
        scheme: evaluation.scheme.clone(),
        year: evaluation.year,
        unit: evaluation.unit.clone(),
        amount_unit: evaluation.amount_unit,
        project: evaluation.project.clone(),
        ..Evaluation::default()
    };
    let card = crate::scoring::score(&blank, scheme);
    let mut document = form(&blank, scheme, &card, false);
    for sheet in &mut document.sheets {
        for part in &mut sheet.parts {
            if let Part::Table(table) = part {
                add_empty_rows(table);
            }
        }
    }
    document
}

/// So many rows has a form that is filled by hand.
const EMPTY_ROWS: usize = 12;

/// Empty rows below the heading of the indicator table; what reaches down beside it reaches over them.
fn add_empty_rows(table: &mut Table) {
    let is_heading = |row: &TableRow| row.cells.iter().any(|cell| cell.shows == Shows::GridHeading);
    let Some(at) = table.rows.iter().position(is_heading) else { return };
    let Some(heading) = table.rows.get_mut(at) else { return };
    let cells = heading.cells.iter().filter(|cell| cell.shows == Shows::GridHeading);
    let empty = TableRow {
        cells: cells.map(|cell| TableCell { columns: cell.columns, ..TableCell::new("") }).collect(),
    };
    heading.cells.iter_mut().filter(|cell| cell.shows != Shows::GridHeading).for_each(|cell| {
        cell.rows = cell.rows.saturating_add(EMPTY_ROWS);
    });
    let below = at.saturating_add(1);
    drop(table.rows.splice(below..below, std::iter::repeat_n(empty, EMPTY_ROWS)));
}

/// The document with a line for signatures below each form that has none of its own; `of` gives the names for the first form.
#[must_use]
pub fn with_sign_line(mut document: Document, of: &Evaluation) -> Document {
    let people = &of.contacts;
    for sheet in document.sheets.iter_mut().filter(|sheet| sheet.kind == SheetKind::Form) {
        let table = sheet.parts.iter().position(|part| matches!(part, Part::Table(_)));
        let Some(below) = table.map(|table| table.saturating_add(1)) else { continue };
        if !matches!(sheet.parts.get(below), Some(Part::Line(_))) {
            let line = crate::words::paper::sign_line(&people.filled_by, &people.reviewer, &people.head);
            sheet.parts.insert(below, Part::Line(line));
        }
    }
    document
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
