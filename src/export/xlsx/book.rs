//! A workbook as plain data: what stands in which cell.

use crate::number::Exact;
use crate::scheme::{Align, Orientation};

/// Most significant digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// A workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// What it is called in the file's properties.
    pub title: String,
    /// What every printed page says at its head.
    pub mark: Option<&'static str>,
    /// Its sheets, the official form first.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Widths of its columns in pixels.
    pub widths: Vec<u32>,
    /// Heights of its rows in pixels, from the top; 0 leaves it to the spreadsheet.
    pub heights: Vec<u32>,
    /// Its cells.
    pub cells: Vec<Placed>,
    /// How it prints.
    pub print: Printed,
    /// Whether the first row stays in view.
    pub freeze: bool,
}

/// How a sheet prints: A4, as wide as one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// Upright or across.
    pub orientation: Orientation,
    /// The last row and column that are printed; all where not stated.
    pub last: Option<(u32, u16)>,
    /// A row that repeats on top of every page after it.
    pub repeat: Option<u32>,
    /// The first row of every page after the first, as far as it is known.
    pub breaks: Vec<u32>,
    /// Whether it is made smaller to fit one page; else it is as wide as one and as long as it needs.
    pub one_page: bool,
    /// Whether it is to be left out when the workbook is printed.
    pub never: bool,
}

/// A cell with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u16,
    /// How many rows it covers.
    pub rows: u32,
    /// How many columns it covers.
    pub columns: u16,
    /// What stands in it.
    pub content: Content,
    /// How it looks.
    pub style: Style,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Text, and text it stays, whatever it begins with.
    Text(String),
    /// A number.
    Number {
        /// Its value, at most 15 digits.
        value: Exact,
        /// How it is shown, as a format of the spreadsheet.
        format: String,
    },
    /// A formula.
    Formula {
        /// Without `=`.
        formula: String,
        /// What the program found.
        cached: Cached,
        /// How it is shown.
        format: String,
    },
}

/// What a formula gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cached {
    /// A number.
    Number(Exact),
    /// A text.
    Text(String),
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Its letters.
    pub face: Face,
    /// Where its text stands.
    pub align: Align,
    /// Whether it has lines around it.
    pub boxed: bool,
    /// Whether its text begins at the top.
    pub top: bool,
}

impl Style {
    /// How far, in pixels, its text stands off the line at its left; next to a line it would touch it.
    #[must_use]
    pub fn indent(self) -> u32 {
        if self.boxed && self.align == Align::Left { 12 } else { 0 }
    }
}

/// The letters of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Face {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// What is filled in.
    #[default]
    Body,
    /// Small print.
    Note,
    /// Beside the form, not printed.
    Helper,
    /// A column's name in the list.
    ListHeading,
    /// A cell of the list.
    List,
}

impl Content {
    /// A number as it is; text where a spreadsheet would lose digits.
    #[must_use]
    pub fn number(value: Exact, format: &str) -> Content {
        if fits(value) {
            Content::Number { value, format: format.to_owned() }
        } else {
            Content::Text(value.to_string())
        }
    }

    /// A text; nothing where there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Content {
        let text = text.into();
        if text.is_empty() { Content::Empty } else { Content::Text(text) }
    }

    /// The number that it shows.
    #[must_use]
    pub fn value(&self) -> Option<Exact> {
        match self {
            Content::Number { value, .. } | Content::Formula { cached: Cached::Number(value), .. } => {
                Some(*value)
            }
            _ => None,
        }
    }

    /// How its number is shown.
    #[must_use]
    pub fn format(&self) -> &str {
        match self {
            Content::Number { format, .. } | Content::Formula { format, .. } => format,
            _ => "General",
        }
    }
}

impl Sheet {
    /// The cell that begins at this place.
    #[must_use]
    pub fn at(&self, row: u32, column: u16) -> Option<&Placed> {
        self.cells.iter().find(|cell| (cell.row, cell.column) == (row, column))
    }
}

/// Whether a spreadsheet keeps every digit of a number.
pub(super) fn fits(value: Exact) -> bool {
    let plain = value.plain();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let whole = plain.contains('.') || value.is_zero();
    let significant = if whole { digits.as_str() } else { digits.trim_end_matches('0') };
    significant.trim_start_matches('0').len() <= DIGITS
}

/// The name of a cell: `B3` for row 2, column 1.
///
/// ```
/// use ziping::export::xlsx::address;
/// assert_eq!((address(0, 0), address(11, 27)), ("A1".to_owned(), "AB12".to_owned()));
/// ```
#[must_use]
pub fn address(row: u32, column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column).saturating_add(1);
    while rest > 0 {
        let digit = rest.saturating_sub(1);
        letters.push(char::from_u32(u32::from('A').saturating_add(digit % 26)).unwrap_or('A'));
        rest = digit / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row.saturating_add(1))
}

/// A reference to a cell of another sheet.
pub(super) fn on_sheet(sheet: &str, address: &str) -> String {
    format!("'{}'!{address}", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_digits_fit_and_sixteen_do_not() {
        let exact = |text: &str| Exact::parse(text).unwrap();
        for good in ["0", "0.000001", "999999999999999", "123456789.123456", "-5.50"] {
            assert!(fits(exact(good)), "{good}");
        }
        for bad in ["1234567890.123456", "999999999999999.9", "100000000000000.01"] {
            assert!(!fits(exact(bad)), "{bad}");
        }
    }
}
