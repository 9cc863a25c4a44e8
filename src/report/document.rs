//! The tree that all writers take.

use crate::scheme::Align;

/// A document: its parts, top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is called, in the window's title and in file properties.
    pub title: String,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The title, line by line.
    Title(Vec<String>),
    /// Texts side by side, as above and below a form.
    Line(Vec<String>),
    /// A table.
    Table(Table),
    /// Small print.
    Footnotes(Vec<String>),
}

/// A table on a grid of columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Widths of the columns, in percent.
    pub widths: Vec<u32>,
    /// Rows, top to bottom.
    pub rows: Vec<TableRow>,
}

/// A row with the cells that begin in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Cells, left to right; places covered from above or from the left have none.
    pub cells: Vec<TableCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// What it says; line breaks are kept.
    pub text: String,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// Where its text stands.
    pub align: Align,
    /// Whether it is a heading.
    pub heading: bool,
}
