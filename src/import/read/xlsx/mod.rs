//! Excel workbooks (.xlsx, .xlsm): sheets as tables, cells as they are shown.
//!
//! Read part by part with quick-xml rather than with calamine, which unpacks without bounds and does not give number formats.

mod book;
mod drawn;
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
        let mut found = sheet::read(&text, &book)?;
        let drawn = drawn::read(package, &entry.part)?;
        lay_over(&mut found, drawn.boxes);
        let name = if entry.hidden { crate::words::hidden_sheet(&entry.name) } else { entry.name };
        out.blocks
            .extend(super::areas::table(name, found.cells, found.merges, &mut budget)?.map(Block::Table));
        for text in drawn.texts.iter().map(|text| super::tidy::tidy(text)).filter(|text| !text.is_empty()) {
            budget.says(&text)?;
            out.blocks.push(Block::Paragraph(text));
        }
    }
    Ok(out)
}

/// Puts boxes into the cells that they lie over. Several may lie over one cell, which may say something itself.
fn lay_over(found: &mut sheet::Found, mut boxes: Vec<(usize, usize, String)>) {
    boxes.sort_by_key(|(row, column, _)| (*row, *column));
    for (row, column, words) in boxes {
        let merged = found.merges.iter().find(|area| area.covers(row, column));
        let place = merged.map_or((row, column), |area| (area.row, area.column));
        match found.cells.iter_mut().find(|(y, x, _)| (*y, *x) == place) {
            Some((_, _, text)) => *text = format!("{text} {words}"),
            None => found.cells.push((place.0, place.1, words)),
        }
    }
}
