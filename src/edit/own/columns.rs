//! Columns of the indicator table in a draft: their order, their widths, which are shown.
//!
//! The form's rows lie on one grid of columns, so a column that goes leaves its place to its neighbour, and one that
//! comes takes a place that another one covers beside its own, or a new one at the right edge. The row with the total
//! follows the columns of points and score.

use super::list::{Key, Way, places, position};
use super::{Draft, DraftColumn};
use crate::scheme::{Cell, ColumnKind, Form, FormRow, Grid};

/// What a new column at the right edge gets, in percent.
const NEW_WIDTH: u32 = 10;

/// The columns of a form's indicator table.
pub(super) fn of(form: &Form) -> Vec<DraftColumn> {
    let grid = grid(&form.rows, 0).map(|(_, grid)| grid.columns.as_slice()).unwrap_or_default();
    let column = |column: &crate::scheme::Column| DraftColumn {
        kind: column.kind,
        heading: column.heading.clone(),
        span: column.span.max(1),
    };
    grid.iter().map(column).collect()
}

/// The indicator table with the place of its first column.
fn grid(rows: &[FormRow], first: usize) -> Option<(usize, &Grid)> {
    rows.iter().find_map(|row| match row {
        FormRow::Indicators(found) => Some((first, found)),
        FormRow::Block { side, rows } => grid(rows, first.saturating_add(side.span.max(1))),
        FormRow::Cells(_) | FormRow::EachSource(_) => None,
    })
}

impl Draft {
    /// Whether a column is shown that may be left out.
    #[must_use]
    pub fn shows(&self, kind: ColumnKind) -> bool {
        self.columns.iter().any(|column| column.item.kind == kind)
    }

    /// The width of a column of the indicator table, in percent.
    #[must_use]
    pub fn width(&self, key: Key) -> u32 {
        let Some(at) = position(&self.columns, key) else { return 0 };
        let (first, span) = self.range(at);
        self.widths.iter().skip(first).take(span).fold(0, |sum, width| sum.saturating_add(*width))
    }

    /// The first column of the form that a column covers, and how many.
    fn range(&self, at: usize) -> (usize, usize) {
        let before = self.columns.iter().take(at).map(|column| column.item.span);
        let first = before.fold(self.first_column(), usize::saturating_add);
        (first, self.columns.get(at).map_or(0, |column| column.item.span))
    }

    fn first_column(&self) -> usize {
        grid(&self.base.form.rows, 0).map_or(0, |(first, _)| first)
    }

    pub(super) fn move_column(&mut self, key: Key, way: Way) -> Option<()> {
        let (at, to) = places(&self.columns, key, way)?;
        let left = at.min(to);
        let (first, span) = self.range(left);
        let (_, next) = self.range(left.checked_add(1)?);
        // Widths go along with their columns.
        let moved = self.widths.get_mut(first..first.checked_add(span)?.checked_add(next)?)?;
        moved.rotate_left(span);
        self.columns.swap(at, to);
        Some(())
    }

    pub(super) fn set_width(&mut self, key: Key, width: u32) -> Option<()> {
        let at = position(&self.columns, key)?;
        let (first, span) = self.range(at);
        let last = first.checked_add(span)?.checked_sub(1)?;
        // The last column gives and takes at its left.
        let (own, neighbour) = match at.checked_add(1).filter(|next| *next < self.columns.len()) {
            Some(next) => (last, self.range(next).0),
            None => (first, first.checked_sub(1).filter(|_| at > 0)?),
        };
        let others = self.width(key).checked_sub(*self.widths.get(own)?)?;
        let both = self.widths.get(own)?.checked_add(*self.widths.get(neighbour)?)?;
        let wanted = width.saturating_sub(others).clamp(1, both.saturating_sub(1).max(1));
        let left = both.checked_sub(wanted).filter(|left| *left > 0)?;
        *self.widths.get_mut(own)? = wanted;
        *self.widths.get_mut(neighbour)? = left;
        Some(())
    }

    pub(super) fn show_column(&mut self, kind: ColumnKind, heading: Option<&str>) -> Option<()> {
        let of_scores = kind == ColumnKind::Points;
        if !(of_scores && self.base.scored || kind == ColumnKind::Reason) {
            return None;
        }
        match (self.columns.iter().position(|column| column.item.kind == kind), heading) {
            (Some(at), None) => self.hide(at),
            (None, Some(heading)) => self.show(kind, heading),
            _ => None,
        }
    }

    fn hide(&mut self, at: usize) -> Option<()> {
        let neighbour = at.checked_sub(1).unwrap_or(1);
        self.columns.get(neighbour)?;
        let gone = self.columns.get(at)?.item.span;
        let span = &mut self.columns.get_mut(neighbour)?.item.span;
        *span = span.saturating_add(gone);
        self.columns.remove(at);
        Some(())
    }

    /// 分值 before 得分, 偏差原因 at the right edge.
    fn show(&mut self, kind: ColumnKind, heading: &str) -> Option<()> {
        let score = || self.columns.iter().position(|column| column.item.kind == ColumnKind::Score);
        let at = (kind == ColumnKind::Points).then(score).flatten().unwrap_or(self.columns.len());
        // The nearest column at the left that covers more than one place, else any.
        let covers = |column: &super::Entry<DraftColumn>| column.item.span > 1;
        let left = self.columns.iter().take(at).rposition(covers);
        match left.or_else(|| self.columns.iter().position(covers)) {
            Some(giver) => {
                let span = &mut self.columns.get_mut(giver)?.item.span;
                *span = span.saturating_sub(1);
            }
            None => self.widen()?,
        }
        let column = self.new_column(kind, heading);
        self.columns.insert(at, column);
        Some(())
    }

    /// One more column at the right edge; the widest ones give it its width.
    fn widen(&mut self) -> Option<()> {
        if self.widths.len() >= 100 {
            return None;
        }
        let mut given = 0_u32;
        while given < NEW_WIDTH {
            let Some(widest) = self.widths.iter_mut().max().filter(|width| **width > 1) else { break };
            *widest = widest.saturating_sub(1);
            given = given.saturating_add(1);
        }
        self.widths.push(given);
        self.more_columns = self.more_columns.saturating_add(1);
        (given > 0).then_some(())
    }

    /// The printed form with the draft's columns, widths, title and footnotes.
    pub(super) fn form(&self) -> Form {
        let mut form = self.base.form.clone();
        form.title = self.title.iter().map(|line| line.item.clone()).collect();
        form.footnotes = self.footnotes.iter().map(|line| line.item.clone()).collect();
        form.columns.clone_from(&self.widths);
        let before = of(&self.base.form);
        let layout = |columns: &mut dyn Iterator<Item = &DraftColumn>| -> Vec<(ColumnKind, usize)> {
            columns.map(|column| (column.kind, column.span)).collect()
        };
        let now = layout(&mut self.columns.iter().map(|column| &column.item));
        let moved = now != layout(&mut before.iter());
        self.set_rows(&mut form.rows);
        if moved {
            self.align_totals(&mut form.rows, 0);
        }
        form
    }

    fn set_rows(&self, rows: &mut [FormRow]) {
        for row in rows {
            match row {
                FormRow::Cells(cells) | FormRow::EachSource(cells) => {
                    if let Some(last) = cells.last_mut().filter(|_| self.more_columns > 0) {
                        last.span = last.span.max(1).saturating_add(self.more_columns);
                    }
                }
                FormRow::Block { rows, .. } => self.set_rows(rows),
                FormRow::Indicators(grid) => self.set_grid(grid),
            }
        }
    }

    /// Columns that stayed as they were are left as the file wrote them.
    fn set_grid(&self, grid: &mut Grid) {
        let written = std::mem::take(&mut grid.columns);
        let column = |entry: &super::Entry<DraftColumn>| {
            let before = entry.origin.and_then(|origin| written.get(origin));
            let span = before.map(|before| before.span).filter(|span| (*span).max(1) == entry.item.span);
            crate::scheme::Column {
                kind: entry.item.kind,
                heading: entry.item.heading.clone(),
                // One is what a missing span means.
                span: span.unwrap_or(Some(entry.item.span).filter(|span| *span > 1).unwrap_or_default()),
            }
        };
        grid.columns = self.columns.iter().map(column).collect();
    }

    /// Puts the total under the scores and the points together under the points.
    fn align_totals(&self, rows: &mut [FormRow], first: usize) {
        for row in rows {
            match row {
                FormRow::Cells(cells) if cells.iter().any(|cell| cell.text == "{total}") => {
                    if let Some(aligned) = self.aligned(cells, first) {
                        *cells = aligned;
                    }
                }
                FormRow::Block { side, rows } => {
                    self.align_totals(rows, first.saturating_add(side.span.max(1)));
                }
                _ => {}
            }
        }
    }

    /// `None` where the row says more than a heading and the sums, or the heading would have no room.
    fn aligned(&self, cells: &[Cell], first: usize) -> Option<Vec<Cell>> {
        let (heading, rest) = cells.split_first()?;
        let under = |cell: &Cell| match cell.text.as_str() {
            "{total}" => Some(ColumnKind::Score),
            "{total_points}" => Some(ColumnKind::Points),
            _ => None,
        };
        if under(heading).is_some()
            || rest.iter().any(|cell| under(cell).is_none() && *cell != blank(cell.span))
        {
            return None;
        }
        let placed = self.columns.iter().enumerate().filter_map(|(at, column)| {
            let cell = rest.iter().find(|cell| under(cell) == Some(column.item.kind))?;
            let (start, span) = self.range(at);
            Some((start.checked_sub(first)?, Cell { span, ..cell.clone() }))
        });
        let columns = self.widths.len().checked_sub(first)?;
        let mut row: Vec<Cell> = Vec::new();
        let mut covered = 0_usize;
        for (start, cell) in placed {
            let gap = start.checked_sub(covered)?;
            if row.is_empty() {
                row.push(Cell { span: Some(gap).filter(|gap| *gap > 0)?, ..heading.clone() });
            } else if gap > 0 {
                row.push(blank(gap));
            }
            covered = start.saturating_add(cell.span);
            row.push(cell);
        }
        let rest = columns.checked_sub(covered).filter(|_| !row.is_empty())?;
        if rest > 0 {
            row.push(blank(rest));
        }
        Some(row)
    }
}

fn blank(span: usize) -> Cell {
    Cell { span, ..Cell::default() }
}
