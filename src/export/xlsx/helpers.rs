//! The columns beside the form, which formulas refer to. They lie outside the print area, in plain sight.

use super::book::{Content, Face, Placed, Style, address};
use crate::scheme::Align;
use crate::words::sheets as words;

/// What a helper column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Helper {
    Points,
    Target,
    Upper,
    Actual,
    Score,
    Computed,
    Remark,
}

/// The helper columns of a form, each made when it is first used.
#[derive(Debug)]
pub(super) struct Helpers {
    first: u16,
    used: Vec<Helper>,
    cells: Vec<Placed>,
}

impl Helpers {
    /// Columns from this one on.
    pub(super) fn new(first: u16) -> Helpers {
        Helpers { first, used: Vec::new(), cells: Vec::new() }
    }

    /// Puts something into a column of a row, and says where.
    pub(super) fn put(&mut self, helper: Helper, row: u32, content: Content) -> (u32, u16) {
        let column = self.column(helper);
        let align = if helper == Helper::Remark { Align::Left } else { Align::Center };
        let style = Style { face: Face::Helper, align, ..Style::default() };
        self.cells.push(Placed { row, column, rows: 1, columns: 1, content, style });
        (row, column)
    }

    fn column(&mut self, helper: Helper) -> u16 {
        let known = self.used.iter().position(|used| *used == helper);
        let index = known.unwrap_or_else(|| {
            self.used.push(helper);
            self.used.len().saturating_sub(1)
        });
        self.first.saturating_add(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The cells, with the names of the columns in these rows; and the columns' widths.
    pub(super) fn finish(mut self, top: u32, headings: &[u32]) -> (Vec<Placed>, Vec<u32>) {
        let widths = self.used.iter().map(|helper| match helper {
            Helper::Remark => 300,
            _ => 72,
        });
        let widths: Vec<u32> = widths.collect();
        if self.used.is_empty() {
            return (Vec::new(), widths);
        }
        let style = Style { face: Face::Helper, align: Align::Center, ..Style::default() };
        let left = Style { align: Align::Left, ..style };
        let text = |row, column, text: &str, style| Placed {
            row,
            column,
            rows: 1,
            columns: 1,
            content: Content::text(text),
            style,
        };
        self.cells.push(text(top, self.first, words::HELPERS, left));
        for row in headings {
            for (helper, column) in self.used.iter().zip(self.first..) {
                let name = match helper {
                    Helper::Points => words::POINTS,
                    Helper::Target => words::TARGET,
                    Helper::Upper => words::UPPER,
                    Helper::Actual => words::ACTUAL,
                    Helper::Score => words::SCORE,
                    Helper::Computed => words::COMPUTED,
                    Helper::Remark => words::REMARK,
                };
                self.cells.push(text(*row, column, name, style));
            }
        }
        (self.cells, widths)
    }
}

/// The name of a place.
pub(super) fn name((row, column): (u32, u16)) -> String {
    address(row, column)
}
