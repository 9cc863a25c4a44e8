//! What is taken in at most. A filled form has a few hundred cells; these bounds keep a reading far below a second.

use crate::import::{Bound, Refusal};

/// Bytes of a file. Pictures in a Word file count, though they are never unpacked.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;
/// Bytes of a text or page.
pub const PLAIN_BYTES: usize = 8 * 1024 * 1024;
/// Entries of a package.
pub const ENTRIES: usize = 5_000;
/// Bytes of one unpacked entry.
pub const ENTRY_BYTES: usize = 24 * 1024 * 1024;
/// Bytes of all entries that are unpacked together.
pub const INFLATED_BYTES: usize = 48 * 1024 * 1024;
/// Rows of a table.
pub const ROWS: usize = 20_000;
/// Columns of a table.
pub const COLUMNS: usize = 512;
/// Cells and paragraphs that say something, in the whole file.
pub const CELLS: usize = 100_000;
/// Cells of markup, empty ones counted.
pub const RAW_CELLS: usize = 400_000;
/// Merged areas of a sheet.
pub const MERGES: usize = 10_000;
/// Boxes that are drawn over a sheet.
pub const BOXES: usize = 1_000;
/// Characters of a cell or paragraph (Excel's own bound is 32 767).
pub const TEXT: usize = 50_000;
/// Tables within tables.
pub const DEPTH: usize = 16;

/// Refuses a number above its bound.
pub fn within(what: Bound, found: usize, most: usize) -> Result<(), Refusal> {
    if found > most { Err(Refusal::Over { what, most }) } else { Ok(()) }
}

/// What one reading has taken in so far.
#[derive(Debug, Default)]
pub struct Budget {
    said: usize,
    raw: usize,
}

impl Budget {
    /// One more cell or paragraph with this text.
    pub fn says(&mut self, text: &str) -> Result<(), Refusal> {
        self.said = self.said.saturating_add(1);
        within(Bound::Cells, self.said, CELLS)?;
        // Most are short: counting is spared where even the bytes are few.
        if text.len() > TEXT { within(Bound::Text, text.chars().count(), TEXT) } else { Ok(()) }
    }

    /// One more cell of markup, whatever it says.
    pub fn raw(&mut self) -> Result<(), Refusal> {
        self.raw = self.raw.saturating_add(1);
        within(Bound::Cells, self.raw, RAW_CELLS)
    }
}
