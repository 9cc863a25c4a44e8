//! What stands in a file or on the clipboard, before anything of it is understood.

use serde::{Deserialize, Serialize};

/// A document as a row of paragraphs and tables, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its parts. The sheets of a workbook follow each other.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// One paragraph of text, never empty.
    Paragraph(String),
    /// A table, or a sheet of a workbook.
    Table(Table),
}

/// A table: its cells by the places of their top left corners.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name of the sheet, "" where there is none.
    pub name: String,
    /// Number of rows, merged and empty ones counted.
    pub rows: usize,
    /// Number of columns of the widest row.
    pub columns: usize,
    /// Cells that say something or are merged, from the top left, row by row. No two cover the same place.
    pub cells: Vec<Cell>,
}

/// A cell, which may cover several rows and columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The row of its top left corner, from 0.
    pub row: usize,
    /// The column of its top left corner, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// What it says: lines apart by `\n`, no blanks at the ends, boxes as ☑ and ☐, numbers as the program showed them.
    pub text: String,
}

/// A place in a source: a cell, or (row and column 0) a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct At {
    /// Which block, from 0.
    pub block: usize,
    /// The row of the cell's top left corner, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
}

impl Table {
    /// The cell that covers a place; `None` where the table is empty or ends.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> Option<&Cell> {
        // Cells are sorted by row; whatever covers the place begins no later than it.
        let later = self.cells.partition_point(|cell| (cell.row, cell.column) <= (row, column));
        self.cells.iter().take(later).rev().find(|cell| cell.covers(row, column))
    }
}

impl Cell {
    /// Whether the cell covers a place.
    #[must_use]
    pub fn covers(&self, row: usize, column: usize) -> bool {
        let within = |place: usize, from: usize, count: usize| place >= from && place - from < count;
        within(row, self.row, self.rows) && within(column, self.column, self.columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_covers_its_places_and_no_others() {
        let cell =
            |row, column, rows, columns, text: &str| Cell { row, column, rows, columns, text: text.into() };
        let cells =
            vec![cell(0, 0, 2, 1, "产出指标"), cell(0, 1, 1, 2, "教师培训"), cell(1, 2, 1, 1, "30次")];
        let table = Table { name: String::new(), rows: 2, columns: 3, cells };
        let text = |row, column| table.at(row, column).map_or("", |cell| cell.text.as_str());
        assert_eq!([text(0, 0), text(0, 1), text(0, 2)], ["产出指标", "教师培训", "教师培训"]);
        assert_eq!([text(1, 0), text(1, 1), text(1, 2), text(2, 0)], ["产出指标", "", "30次", ""]);
    }
}
