//! The records of an .xls workbook, as far as they say how numbers look: formats, styles, the styles of cells.
//!
//! Written to Microsoft's [MS-XLS] (BIFF8; the older BIFF5 differs in how texts are written).

use super::figures;
use crate::import::Refusal;
use std::collections::HashMap;

/// How a workbook's numbers look.
#[derive(Debug, Default)]
pub struct Records {
    formats: HashMap<u16, String>,
    styles: Vec<u16>,
    /// Days count from 1904.
    pub epoch_1904: bool,
    /// Its sheets, in the order of the tabs.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    begins: usize,
    styles: HashMap<(usize, usize), u16>,
    /// The row after the last cell.
    pub rows: usize,
    /// The column after the last cell.
    pub columns: usize,
    /// Merged areas.
    pub merges: usize,
}

impl Records {
    /// The number format of a cell.
    pub fn format(&self, sheet: usize, place: (usize, usize)) -> &str {
        let style = self.sheets.get(sheet).and_then(|sheet| sheet.styles.get(&place)).copied().unwrap_or(0);
        let number = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        self.formats.get(&number).map_or_else(|| figures::built_in(number), String::as_str)
    }
}

/// Reads the records of a workbook's stream.
pub fn read(stream: &[u8]) -> Result<Records, Refusal> {
    let mut out = Records::default();
    let mut at = 0_usize;
    // Which sheet the records belong to: none for the workbook's own, which come first.
    let mut sheet: Option<usize> = None;
    let mut nested = 0_usize;
    let mut wide = true;
    while let (Some(kind), Some(size)) = (word(stream, at), word(stream, at.saturating_add(2))) {
        let from = at.saturating_add(4);
        let data = stream.get(from..from.saturating_add(usize::from(size))).ok_or(Refusal::Damaged)?;
        match kind {
            0x0809 => {
                nested = nested.saturating_add(1);
                wide = word(data, 0).unwrap_or(0) >= 0x600;
                if nested == 1 {
                    sheet = out.sheets.iter().position(|sheet| sheet.begins == at);
                }
            }
            0x000A => {
                nested = nested.saturating_sub(1);
                if nested == 0 {
                    sheet = None;
                }
            }
            0x002F => return Err(Refusal::Encrypted),
            0x0022 => out.epoch_1904 = word(data, 0) == Some(1),
            0x041E => out.formats.extend(word(data, 0).zip(format(data.get(2..).unwrap_or_default(), wide))),
            0x00E0 => out.styles.push(word(data, 2).unwrap_or(0)),
            // Kind 0 are sheets with cells; charts and macros have no table.
            0x0085 if data.get(5) == Some(&0) => {
                let low = usize::from(word(data, 0).unwrap_or(0));
                let high = usize::from(word(data, 2).unwrap_or(0));
                out.sheets.push(Sheet { begins: low | high << 16, ..Sheet::default() });
            }
            _ if nested == 1 => {
                if !sized_as_told(kind, data) {
                    return Err(Refusal::Damaged);
                }
                if let Some(sheet) = sheet.and_then(|place| out.sheets.get_mut(place)) {
                    sheet.see(kind, data);
                }
            }
            _ => {}
        }
        at = from.saturating_add(usize::from(size));
    }
    Ok(out)
}

/// Whether a record of several entries is as long as it tells: calamine does not look.
fn sized_as_told(kind: u16, data: &[u8]) -> bool {
    match kind {
        // Merged areas: their number, then eight bytes each.
        0x00E5 => word(data, 0)
            .is_some_and(|count| data.len() >= usize::from(count).saturating_mul(8).saturating_add(2)),
        // Row and first column, six bytes for each cell, last column.
        0x00BD => {
            let last = data.len().checked_sub(2).and_then(|at| word(data, at));
            word(data, 2).zip(last).is_some_and(|(first, last)| first <= last)
        }
        _ => true,
    }
}

impl Sheet {
    fn see(&mut self, kind: u16, data: &[u8]) {
        let (row, column) = (word(data, 0).map(usize::from), word(data, 2).map(usize::from));
        let (Some(row), Some(column)) = (row, column) else { return };
        match kind {
            // Number, formula, RK; and texts, logical values and empty cells, which have no number to look at.
            0x0203 | 0x0006 | 0x027E => {
                self.reach(row, column);
                if let Some(style) = word(data, 4) {
                    self.styles.insert((row, column), style);
                }
            }
            0x00FD | 0x0204 | 0x00D6 | 0x0205 | 0x0201 => self.reach(row, column),
            // Several RK in a row: six bytes each, between the first column and the last.
            0x00BD => {
                for (more, cell) in data.get(4..).unwrap_or_default().chunks_exact(6).enumerate() {
                    let column = column.saturating_add(more);
                    self.reach(row, column);
                    if let Some(style) = word(cell, 0) {
                        self.styles.insert((row, column), style);
                    }
                }
            }
            0x00E5 => self.merges = self.merges.saturating_add(row),
            _ => {}
        }
    }

    fn reach(&mut self, row: usize, column: usize) {
        self.rows = self.rows.max(row.saturating_add(1));
        self.columns = self.columns.max(column.saturating_add(1));
    }
}

/// The text of a format.
fn format(data: &[u8], wide: bool) -> Option<String> {
    if !wide {
        let count = usize::from(*data.first()?);
        return super::text::decode(data.get(1..count.saturating_add(1))?);
    }
    let count = usize::from(word(data, 0)?);
    let text = data.get(3..)?;
    if data.get(2)? & 1 == 0 {
        return Some(text.get(..count)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let units = text.chunks_exact(2).take(count).filter_map(|pair| word(pair, 0));
    Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at.checked_add(1)?)?]))
}
