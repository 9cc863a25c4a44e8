//! The cells of a table in their places, and any rows of it as a table of their own.

use super::measure::{cut, lines};
use super::setting::{BESIDE, EMPTY_ROW, Setting};
use crate::report::{Shows, Table, TableCell, TableRow};
use crate::scheme::ColumnKind;
use crate::words::paper::{CARRIED, CONTINUED};

/// A cell and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) cell: TableCell,
}

impl Placed {
    /// The row behind its last one.
    pub(super) fn end(&self) -> usize {
        self.row.saturating_add(self.cell.rows.max(1))
    }

    /// Whether it begins above a row and reaches into it.
    pub(super) fn crosses(&self, row: usize) -> bool {
        self.row < row && row < self.end()
    }

    /// A cell of the indicator table that nobody repeats: a score over several rows.
    pub(super) const fn is_value(&self) -> bool {
        matches!(self.cell.shows, Shows::OfRow(kind, _) if !matches!(kind, ColumnKind::Level1 | ColumnKind::Level1WithPoints | ColumnKind::Level2))
    }
}

/// Every cell of a table with its place; none reaches below the table.
pub(super) fn place(table: &Table) -> Vec<Placed> {
    let mut free: Vec<usize> = vec![0; table.widths.len()];
    let mut made = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0_usize;
        for cell in &cells.cells {
            while free.get(column).is_some_and(|free| *free > row) {
                column = column.saturating_add(1);
            }
            let mut cell = cell.clone();
            cell.rows = cell.rows.clamp(1, table.rows.len().saturating_sub(row).max(1));
            let next = column.saturating_add(cell.columns.max(1));
            let reach = row.saturating_add(cell.rows);
            free.iter_mut().take(next).skip(column).for_each(|free| *free = reach);
            made.push(Placed { row, column, cell });
            column = next;
        }
    }
    made
}

/// The room that a cell has for its text.
pub(super) fn room(widths: &[u32], column: usize, columns: usize, inner: usize) -> usize {
    let of_all: usize = widths.iter().map(|width| usize::try_from(*width).unwrap_or(0)).sum();
    let own = widths.iter().skip(column).take(columns.max(1));
    let own: usize = own.map(|width| usize::try_from(*width).unwrap_or(0)).sum();
    let wide = inner.saturating_mul(own).checked_div(of_all).unwrap_or(inner);
    wide.saturating_sub(BESIDE).max(1000)
}

/// What a table is set with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) widths: &'a [u32],
    pub(super) inner: usize,
    pub(super) setting: Setting,
}

impl Look<'_> {
    pub(super) fn lines(&self, placed: &Placed) -> usize {
        let room = room(self.widths, placed.column, placed.cell.columns, self.inner);
        lines(&placed.cell.text, room, self.setting.font())
    }

    fn need(&self, placed: &Placed) -> usize {
        self.lines(placed).saturating_mul(self.setting.line()).saturating_add(self.setting.around())
    }

    /// How high a table is at most.
    pub(super) fn height(&self, rows: &[TableRow]) -> usize {
        let table = Table { widths: self.widths.to_vec(), header_rows: 0, rows: rows.to_vec() };
        let cells = place(&table);
        let least = self.setting.line().saturating_add(self.setting.around());
        let mut heights = vec![least; rows.len()];
        for (row, height) in heights.iter_mut().enumerate() {
            if is_empty(rows.get(row)) {
                *height = EMPTY_ROW;
            }
        }
        for placed in cells.iter().filter(|placed| placed.cell.rows == 1) {
            if let Some(height) = heights.get_mut(placed.row) {
                *height = self.need(placed).max(*height);
            }
        }
        for placed in cells.iter().filter(|placed| placed.cell.rows > 1) {
            let reach = placed.row..placed.end().min(heights.len());
            let sum: usize = heights.get(reach.clone()).unwrap_or_default().iter().sum();
            if let Some(last) = reach.end.checked_sub(1).and_then(|last| heights.get_mut(last)) {
                *last = last.saturating_add(self.need(placed).saturating_sub(sum));
            }
        }
        heights.iter().sum()
    }
}

/// Whether a row of the indicator table says nothing, so that a person writes into it.
#[must_use]
pub(crate) fn is_empty(row: Option<&TableRow>) -> bool {
    row.is_some_and(|row| {
        row.cells.len() > 1 && row.cells.iter().all(|cell| cell.text.is_empty() || cell.rows > 1)
    })
}

/// Rows as a table: the heading (if it is to be repeated) and those from `from` on, up to `to`. Cells that began above begin
/// again, their labels with （续）.
pub(super) fn rows(cells: &[Placed], heading: Option<usize>, from: usize, to: usize) -> Vec<TableRow> {
    let sources: Vec<usize> = heading.into_iter().chain(from..to).collect();
    let mut made = vec![Vec::new(); sources.len()];
    for placed in cells {
        let mut covered =
            sources.iter().enumerate().filter(|(_, row)| placed.row <= **row && **row < placed.end());
        let Some((first, row)) = covered.next() else { continue };
        let mut cell = placed.cell.clone();
        cell.rows = covered.count().saturating_add(1);
        // The heading of the table is repeated, what stands beside it goes on.
        let again = *row > placed.row || (heading == Some(*row) && placed.cell.rows > 1);
        if again && placed.is_value() {
            cell.text.clear();
        } else if again && !cell.text.trim().is_empty() {
            cell.text.push_str(CONTINUED);
        }
        if let Some(row) = made.get_mut(first) {
            row.push((placed.column, cell));
        }
    }
    let ordered = made.into_iter().map(|mut row| {
        row.sort_by_key(|(column, _)| *column);
        TableRow { cells: row.into_iter().map(|(_, cell)| cell).collect() }
    });
    ordered.collect()
}

/// So many signs of a text stay at least when it is cut.
const LEAST_KEPT: usize = 12;

/// Makes two rows of one: `most` lines of its texts stay, the rest goes on in the row below. Nothing happens where nothing is left.
pub(super) fn split_row(cells: &mut Vec<Placed>, row: usize, most: usize, look: &Look<'_>) -> bool {
    let mut lower = Vec::new();
    let mut parts = false;
    for placed in cells.iter().filter(|placed| placed.row == row && placed.cell.rows == 1) {
        let room = room(look.widths, placed.column, placed.cell.columns, look.inner);
        let (kept, rest) = cut(&placed.cell.text, room, look.setting.font(), most);
        // Less would not be more than what the rest begins with.
        if !rest.is_empty() && kept.chars().nth(LEAST_KEPT).is_none() {
            return false;
        }
        let mut cell = placed.cell.clone();
        cell.text = match (rest.is_empty(), cell.heading) {
            (false, _) => {
                parts = true;
                format!("{CARRIED}{rest}")
            }
            (true, true) if !cell.text.trim().is_empty() => format!("{}{CONTINUED}", cell.text),
            (true, _) => String::new(),
        };
        lower.push(Placed { row: row.saturating_add(1), column: placed.column, cell });
    }
    if !parts {
        return false;
    }
    for placed in cells.iter_mut() {
        if placed.row > row {
            placed.row = placed.row.saturating_add(1);
        } else if placed.end() > row && !(placed.row == row && placed.cell.rows == 1) {
            placed.cell.rows = placed.cell.rows.saturating_add(1);
        } else if placed.row == row {
            let room = room(look.widths, placed.column, placed.cell.columns, look.inner);
            let (kept, _) = cut(&placed.cell.text, room, look.setting.font(), most);
            placed.cell.text = kept.to_owned();
        }
    }
    cells.extend(lower);
    cells.sort_by_key(|placed| (placed.row, placed.column));
    true
}
