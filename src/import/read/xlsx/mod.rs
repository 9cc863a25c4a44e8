//! Excel workbooks (.xlsx, .xlsm): sheets as tables, cells as they are shown.
//!
//! Read part by part with quick-xml rather than with calamine, which unpacks without bounds and does not give number formats.

mod book;
mod sheet;
mod strings;
mod styles;

use super::package::Package;
use crate::import::{Block, Refusal, Source};

/// What the parts of a workbook share.
struct Book {
    strings: Vec<String>,
    styles: styles::Styles,
    epoch_1904: bool,
}

/// What a workbook says; `main` is its main part.
pub fn read(package: &Package<'_>, main: &str) -> Result<Source, Refusal> {
    let (sheets, book) = book::read(package, main)?;
    let mut budget = super::caps::Budget::default();
    let mut out = Source::default();
    for entry in sheets {
        let text = package.text(&entry.part)?.ok_or(Refusal::Damaged)?;
        let found = sheet::read(&text, &book)?;
        let name = if entry.hidden { crate::words::hidden_sheet(&entry.name) } else { entry.name };
        out.blocks
            .extend(super::areas::table(name, found.cells, found.merges, &mut budget)?.map(Block::Table));
    }
    Ok(out)
}
