//! How large any JSON may be, so that no file can hang or fill the page.

/// Caps that hold while bytes become a tree. The default is far above what an office needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caps {
    /// Bytes in all.
    pub bytes: usize,
    /// Lists and objects inside each other.
    pub depth: usize,
    /// Values in all.
    pub values: usize,
    /// Characters of one text.
    pub text: usize,
}

impl Default for Caps {
    fn default() -> Caps {
        Caps { bytes: 32 * 1024 * 1024, depth: 24, values: 2_000_000, text: 200_000 }
    }
}
