//! Word's tables: columns by a grid, cells merged downwards by saying so in every row.

use super::super::tree::{Piece, RawCell, RawTable};
use std::collections::HashMap;

/// How a cell belongs to the one above it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Down {
    /// Not at all.
    #[default]
    Alone,
    /// It begins a merged cell.
    Begins,
    /// It goes on with the one above.
    GoesOn,
}

/// What a cell says about itself.
#[derive(Debug, Default)]
pub struct Shape {
    /// Columns of the grid, 0 read as 1.
    pub columns: usize,
    /// Merged downwards.
    pub down: Down,
    /// It goes on with the cell to its left.
    pub goes_on_left: bool,
}

/// A table that is open.
#[derive(Debug, Default)]
pub struct Open {
    table: RawTable,
    column: usize,
    /// By their first column, the cells that the row above merged downwards: row and place in it.
    merged: HashMap<usize, (usize, usize)>,
    /// The same for this row.
    now: HashMap<usize, (usize, usize)>,
    /// The row is deleted.
    pub deleted: bool,
}

impl Open {
    /// A row begins.
    pub fn open_row(&mut self) {
        self.table.rows.push(Vec::new());
        self.column = 0;
        self.deleted = false;
    }

    /// The row begins so many columns later.
    pub fn skip(&mut self, columns: usize) {
        self.push(RawCell { rows: 1, columns, pieces: Vec::new() });
        self.column = self.column.saturating_add(columns);
    }

    /// A cell with what stands in it.
    pub fn cell(&mut self, shape: &Shape, pieces: Vec<Piece>) {
        let columns = shape.columns.max(1);
        let column = self.column;
        self.column = column.saturating_add(columns);
        if shape.goes_on_left
            && let Some(before) = self.table.rows.last_mut().and_then(|row| row.last_mut())
        {
            before.columns = before.columns.saturating_add(columns);
            before.pieces.extend(pieces);
            return;
        }
        if shape.down == Down::GoesOn
            && let Some(above) = self.merged.get(&column).copied()
            && let Some(cell) = self.table.rows.get_mut(above.0).and_then(|row| row.get_mut(above.1))
        {
            // What a hidden part of a merged cell holds nobody sees.
            cell.rows = cell.rows.saturating_add(1);
            self.now.insert(column, above);
            return;
        }
        let place = self.push(RawCell { rows: 1, columns, pieces });
        if shape.down != Down::Alone {
            self.now.insert(column, place);
        }
    }

    fn push(&mut self, cell: RawCell) -> (usize, usize) {
        let row = self.table.rows.len().saturating_sub(1);
        let Some(cells) = self.table.rows.last_mut() else { return (0, 0) };
        cells.push(cell);
        (row, cells.len().saturating_sub(1))
    }

    /// The row ends.
    pub fn close_row(&mut self) {
        if self.deleted {
            self.table.rows.pop();
            self.now.clear();
            return;
        }
        self.merged = std::mem::take(&mut self.now);
    }

    /// The table ends.
    pub fn finish(self) -> RawTable {
        self.table
    }
}
