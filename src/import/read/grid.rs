//! Cells to a table: every place at most once, spans cut to what is there.

use super::caps::{self, Budget};
use crate::import::{Bound, Cell, Refusal, Table};

/// A span beyond this is somebody's "as wide as it gets": it counts as wide as the rest of the table.
const WIDEST_SPAN: usize = 100;

/// A table that is filled row by row, each row from left to right.
#[derive(Debug, Default)]
pub struct Grid {
    cells: Vec<Cell>,
    /// For each column the first row that is free again.
    busy: Vec<usize>,
    /// Columns that ordinary cells reach.
    width: usize,
}

impl Grid {
    /// The first column of a row, from `from`, that no cell from above covers.
    pub fn free(&self, row: usize, from: usize) -> usize {
        let taken = self.busy.iter().skip(from).take_while(|until| **until > row).count();
        from.saturating_add(taken)
    }

    /// Puts a cell. A place that is covered already stays as it is; a span ends where another cell begins.
    pub fn place(&mut self, cell: Cell, budget: &mut Budget) -> Result<(), Refusal> {
        let Cell { row, column, rows, columns, text } = cell;
        caps::within(Bound::Rows, row.saturating_add(1), caps::ROWS)?;
        caps::within(Bound::Columns, column.saturating_add(1), caps::COLUMNS)?;
        let wanted = column.saturating_add(columns.max(1)).min(caps::COLUMNS);
        if self.busy.len() < wanted {
            self.busy.resize(wanted, 0);
        }
        let below = row.saturating_add(rows.max(1));
        let mut got = 0_usize;
        for until in self.busy.iter_mut().take(wanted).skip(column).take_while(|until| **until <= row) {
            *until = below;
            got = got.saturating_add(1);
        }
        if got == 0 {
            return Ok(());
        }
        let reaches =
            if columns > WIDEST_SPAN { column.saturating_add(1) } else { column.saturating_add(got) };
        self.width = self.width.max(reaches);
        if !text.is_empty() || got > 1 || rows > 1 {
            budget.says(&text)?;
            self.cells.push(Cell { row, column, rows: rows.max(1), columns: got, text });
        }
        Ok(())
    }

    /// The table of so many rows; `None` where no cell says anything.
    pub fn finish(mut self, name: String, rows: usize) -> Option<Table> {
        if self.cells.iter().all(|cell| cell.text.is_empty()) {
            return None;
        }
        let columns = self.width.max(1);
        for cell in &mut self.cells {
            cell.rows = cell.rows.min(rows.saturating_sub(cell.row)).max(1);
            cell.columns = cell.columns.min(columns.saturating_sub(cell.column)).max(1);
        }
        self.cells.retain(|cell| !cell.text.is_empty() || cell.rows > 1 || cell.columns > 1);
        Some(Table { name, rows, columns, cells: self.cells })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: usize, column: usize, rows: usize, columns: usize, text: &str) -> Cell {
        Cell { row, column, rows, columns, text: text.into() }
    }

    #[test]
    fn a_span_ends_where_another_cell_begins_and_where_the_table_ends() {
        let mut grid = Grid::default();
        let budget = &mut Budget::default();
        for cell in [
            cell(0, 0, 1, 1, "甲"),
            cell(0, 2, 9, 1, "乙"),
            cell(1, 0, 1, 1000, "丙"),
            cell(1, 2, 1, 1, "丁"),
        ] {
            grid.place(cell, budget).unwrap();
        }
        assert_eq!(grid.free(1, 0), 3);
        let table = grid.finish(String::new(), 2).unwrap();
        assert_eq!((table.rows, table.columns), (2, 3));
        assert_eq!(table.cells, [cell(0, 0, 1, 1, "甲"), cell(0, 2, 2, 1, "乙"), cell(1, 0, 1, 2, "丙")]);
    }

    #[test]
    fn beyond_the_caps_is_refused() {
        let mut grid = Grid::default();
        let budget = &mut Budget::default();
        assert!(grid.place(cell(0, caps::COLUMNS, 1, 1, "甲"), budget).is_err());
        assert!(grid.place(cell(caps::ROWS, 0, 1, 1, "甲"), budget).is_err());
        assert!(grid.place(cell(0, 0, 1, 1, &"评".repeat(caps::TEXT + 1)), budget).is_err());
    }
}
