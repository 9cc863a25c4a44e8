//! A source as lines: paragraphs and rows of tables one after the other, each with its cells from left to right.

use super::super::source::{At, Block, Source};
use super::text::{Label, is_dash, joined, label, paragraphs, without_tags};

/// Most merged cells from above that a row is looked at with; a form has at most as many columns.
const MOST_FROM_ABOVE: usize = 64;

/// A cell or paragraph with text.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) at: At,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// As it stands, without the marks of web forms.
    pub(super) raw: String,
    /// What it says as a heading or label; nothing for a long text.
    pub(super) label: Label,
}

impl Spot {
    /// Its text in one line.
    pub(super) fn line(&self) -> String {
        joined(&self.raw)
    }

    /// Its text by paragraphs.
    pub(super) fn text(&self) -> String {
        paragraphs(&self.raw)
    }

    /// Whether it says that nothing is stated.
    pub(super) fn is_dash(&self) -> bool {
        is_dash(&self.raw)
    }

    /// The column behind it.
    pub(super) fn end(&self) -> usize {
        self.at.column.saturating_add(self.columns)
    }

    /// Whether it lies in a range of columns, by where it begins.
    pub(super) fn begins_in(&self, from: usize, to: usize) -> bool {
        (from..to).contains(&self.at.column)
    }
}

/// The number of a [`Spot`].
pub(super) type SpotId = usize;

/// A paragraph, or a row of a table that says something.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Which block it belongs to.
    pub(super) block: usize,
    /// Its row there.
    pub(super) row: usize,
    /// Whether it is a paragraph.
    pub(super) paragraph: bool,
    /// What begins in it, from left to right.
    pub(super) spots: Vec<SpotId>,
    /// Merged cells that reach down into it, from left to right.
    pub(super) above: Vec<SpotId>,
}

/// The lines of a source.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) spots: Vec<Spot>,
    pub(super) lines: Vec<Line>,
    /// Names of the sheets, by block.
    pub(super) sheets: Vec<String>,
    /// What stands beside a form of ours: it belongs to no line.
    pub(super) beside: Vec<SpotId>,
}

static NOTHING: Line = Line { block: 0, row: 0, paragraph: true, spots: Vec::new(), above: Vec::new() };

impl Lines {
    /// The lines of a source; empty cells are left out.
    pub(super) fn of(source: &Source) -> Lines {
        let mut made = Lines::default();
        for (block, content) in source.blocks.iter().enumerate() {
            match content {
                Block::Paragraph(text) => {
                    made.sheets.push(String::new());
                    let at = At { block, row: 0, column: 0 };
                    let Some(spot) = made.spot(at, 1, 1, text) else { continue };
                    if super::ours::beside::is_draft_mark(text) {
                        made.beside.push(spot);
                    } else {
                        made.lines.push(Line {
                            block,
                            paragraph: true,
                            spots: vec![spot],
                            ..Line::default()
                        });
                    }
                }
                Block::Table(table) => {
                    made.sheets.push(table.name.clone());
                    made.table(block, table);
                }
            }
        }
        made
    }

    fn spot(&mut self, at: At, rows: usize, columns: usize, text: &str) -> Option<SpotId> {
        let raw = without_tags(text);
        if raw.chars().all(|c| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let label = label(&raw);
        self.spots.push(Spot { at, rows: rows.max(1), columns: columns.max(1), raw, label });
        self.spots.len().checked_sub(1)
    }

    fn table(&mut self, block: usize, table: &super::super::source::Table) {
        let mut cells: Vec<_> = table.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut merged: Vec<SpotId> = Vec::new();
        let mut line = Line::default();
        let beside = super::ours::beside::first_column(table).unwrap_or(usize::MAX);
        let carried = super::ours::pages::carried_rows(table);
        for cell in cells {
            if carried.contains(&cell.row) {
                if let Some(rest) = super::ours::pages::rest(&cell.text) {
                    self.go_on(cell.column, rest);
                }
                continue;
            }
            let at = At { block, row: cell.row, column: cell.column };
            let text =
                super::ours::pages::label_again(&cell.text, &self.spots).unwrap_or(&cell.text).to_owned();
            let Some(spot) = self.spot(at, cell.rows, cell.columns, &text) else { continue };
            if cell.column >= beside {
                self.beside.push(spot);
                continue;
            }
            if line.spots.is_empty() || line.row != cell.row {
                self.close(&mut line, &mut merged);
                line = Line { block, row: cell.row, ..Line::default() };
            }
            line.spots.push(spot);
        }
        self.close(&mut line, &mut merged);
    }

    /// Adds the rest of a text that was cut at the end of a page.
    fn go_on(&mut self, column: usize, rest: &str) {
        if let Some(spot) = self.spots.iter_mut().rev().find(|spot| spot.at.column == column) {
            spot.raw.push_str(&without_tags(rest));
            spot.label = label(&spot.raw);
        }
    }

    /// Ends a row: those of its cells that reach further down are kept for the rows below.
    fn close(&mut self, line: &mut Line, merged: &mut Vec<SpotId>) {
        if line.spots.is_empty() {
            return;
        }
        let row = line.row;
        let spots = &self.spots;
        let reaches = |id: &SpotId| {
            spots.get(*id).is_some_and(|spot| spot.at.row.saturating_add(spot.rows) > row && spot.rows > 1)
        };
        merged.retain(reaches);
        line.above.clone_from(merged);
        line.above.sort_by_key(|id| spots.get(*id).map(|spot| spot.at.column));
        let further = line.spots.iter().copied().filter(reaches);
        merged.extend(further.take(MOST_FROM_ABOVE.saturating_sub(merged.len())));
        self.lines.push(std::mem::take(line));
    }

    /// The line of this number; an empty one beyond the end.
    pub(super) fn line(&self, number: usize) -> &Line {
        self.lines.get(number).unwrap_or(&NOTHING)
    }

    /// The cells that begin in a line, with their numbers.
    pub(super) fn spots(&self, number: usize) -> impl DoubleEndedIterator<Item = (SpotId, &Spot)> {
        self.line(number).spots.iter().filter_map(|id| Some((*id, self.spots.get(*id)?)))
    }

    /// The merged cells that reach into a line from above.
    pub(super) fn above(&self, number: usize) -> impl DoubleEndedIterator<Item = (SpotId, &Spot)> {
        self.line(number).above.iter().filter_map(|id| Some((*id, self.spots.get(*id)?)))
    }

    /// The text of a line that says only one thing, as titles and notes do: one cell, or several with the same text in
    /// place of a merged one.
    pub(super) fn only(&self, number: usize) -> Option<(SpotId, &Spot)> {
        let mut spots = self.spots(number);
        let first = spots.next()?;
        spots.all(|(_, spot)| spot.raw == first.1.raw).then_some(first)
    }
}
