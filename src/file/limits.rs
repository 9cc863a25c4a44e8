//! How large a file of evaluations may be in each direction: the caps of any JSON, and those of our lists.

use crate::json::Caps;

/// How large a file may be in each direction. The default is far above what an office needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// Lists and objects inside each other.
    pub depth: usize,
    /// Values in the whole file.
    pub values: usize,
    /// Characters of one text.
    pub text: usize,
    /// Rows of one indicator table.
    pub indicators: usize,
    /// Rows of any other list of one evaluation.
    pub rows: usize,
    /// Evaluations of one bundle.
    pub evaluations: usize,
}

impl Limits {
    /// Own paragraphs of the report of one evaluation: one for each row, and those that every report has.
    #[must_use]
    pub fn paragraphs(&self) -> usize {
        self.indicators.saturating_mul(2)
    }

    /// Those that hold for any JSON.
    #[must_use]
    pub fn caps(&self) -> Caps {
        Caps { bytes: self.bytes, depth: self.depth, values: self.values, text: self.text }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        let Caps { bytes, depth, values, text } = Caps::default();
        Limits { bytes, depth, values, text, indicators: 2_000, rows: 1_000, evaluations: 10_000 }
    }
}
