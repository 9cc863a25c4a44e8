//! Caps that hold while a file is read, so that no file can hang or fill the page.

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

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 32 * 1024 * 1024,
            depth: 24,
            values: 2_000_000,
            text: 200_000,
            indicators: 2_000,
            rows: 1_000,
            evaluations: 10_000,
        }
    }
}
