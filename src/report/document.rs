//! The tree that all writers take.

use super::holes::Hole;
use super::place::Place;
use crate::evaluation::ReportKey;
use crate::scheme::{Align, ColumnKind, Orientation};

/// A document: sheets of paper one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is called, in the window's title and in file properties.
    pub title: String,
    /// Whether errors stand, so that it is printed as a draft.
    pub draft: bool,
    /// Its parts that begin on a page of their own.
    pub sheets: Vec<Sheet>,
}

/// Pages of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Running text or a form.
    pub kind: SheetKind,
    /// Upright or across.
    pub orientation: Orientation,
    /// Top to bottom.
    pub parts: Vec<Part>,
}

/// What a sheet holds, which decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// Running text, set as official documents are.
    Report,
    /// A form that fits the width of the page.
    Form,
}

/// One part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The title, line by line.
    Title(Vec<String>),
    /// A heading: level 1 `一、`, 2 `（一）`, 3 `1.`, 4 `（1）`.
    Heading {
        /// 1 to 4.
        level: u8,
        /// With its number.
        text: String,
    },
    /// A paragraph; each line of the text is one.
    Paragraph(Paragraph),
    /// Texts side by side, as above and below a form.
    Line(Vec<String>),
    /// What a table shows: `单位：万元`, at the right above it.
    Caption(String),
    /// A table.
    Table(Table),
    /// Who signs, and when.
    Signature {
        /// The unit.
        unit: String,
        /// The date in words.
        date: String,
    },
    /// Small print.
    Footnotes(Vec<String>),
}

/// A paragraph of the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What it says.
    pub text: String,
    /// By which key the person may replace it.
    pub key: Option<ReportKey>,
    /// The person's own text in place of the generated one.
    pub own: Option<OwnText>,
    /// What it lacks, which the page shows and final paper leaves out.
    pub hole: Option<Hole>,
}

/// What is known of a person's own paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnText {
    /// What the program would say.
    pub generated: String,
    /// Figures in the own text that the data does not have, as written.
    pub strange: Vec<String>,
}

/// A table on a grid of columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Widths of the columns, in percent.
    pub widths: Vec<u32>,
    /// How many rows at the top repeat on every page.
    pub header_rows: usize,
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
    /// Which figure of the evaluation it shows, for writers that keep figures as figures.
    pub shows: Shows,
}

/// What a cell shows besides its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shows {
    /// Nothing but words.
    #[default]
    Words,
    /// A heading of the indicator table.
    GridHeading,
    /// One value of the evaluation, and nothing else.
    Value(Place),
    /// One value of a row of 资金来源, by its position.
    OfSource(Place, usize),
    /// What a column of the indicator table shows, by the row's position in the evaluation.
    OfRow(ColumnKind, usize),
}

impl TableCell {
    /// A plain cell in the middle.
    #[must_use]
    pub fn new(text: impl Into<String>) -> TableCell {
        TableCell {
            text: text.into(),
            columns: 1,
            rows: 1,
            align: Align::Center,
            heading: false,
            shows: Shows::Words,
        }
    }

    /// A heading.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> TableCell {
        TableCell { heading: true, ..TableCell::new(text) }
    }
}
