//! Excel 97–2003 workbooks (.xls): cells and merged areas by calamine, number formats beside it (`records`), since it does not give them.

use super::areas::{self, Area};
use super::caps::{self, Budget};
use super::figures;
use super::records::{self, Records};
use crate::import::{Block, Bound, Refusal, Source};
use calamine::{Data, Reader, SheetType, SheetVisible, Xls};
use std::io::Cursor;

/// What a workbook says; `stream` is the stream of the compound file that holds it.
pub fn read(bytes: &[u8], stream: &[u8]) -> Result<Source, Refusal> {
    let records = records::read(stream)?;
    // Calamine lays sheets out whole: what lies far apart must not reach it.
    for sheet in &records.sheets {
        caps::within(Bound::Rows, sheet.rows, caps::ROWS)?;
        caps::within(Bound::Columns, sheet.columns, caps::COLUMNS)?;
        caps::within(Bound::Merges, sheet.merges, caps::MERGES)?;
    }
    // Calamine 0.38 trusts the sizes that records tell, and panics where they lie. In the browser that ends the worker and the page says so;
    // elsewhere it is caught here.
    let book = std::panic::catch_unwind(|| Xls::new(Cursor::new(bytes))).map_err(|_| Refusal::Damaged)?;
    let mut book: Xls<_> = book.map_err(|why| match why {
        calamine::XlsError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<_> = sheets.cloned().collect();
    let mut budget = Budget::default();
    let mut out = Source::default();
    for (place, sheet) in sheets.iter().enumerate() {
        let Ok(range) = book.worksheet_range(&sheet.name) else { continue };
        let (top, left) = range.start().unwrap_or((0, 0));
        let cells = range.used_cells().filter_map(|(row, column, data)| {
            let row = row.saturating_add(usize::try_from(top).unwrap_or(0));
            let column = column.saturating_add(usize::try_from(left).unwrap_or(0));
            Some((row, column, said(data, &records, place, (row, column))?))
        });
        let cells = cells.collect();
        let merges = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merges = merges.iter().filter_map(area).collect();
        let hidden = sheet.visible != SheetVisible::Visible;
        let name = if hidden { crate::words::hidden_sheet(&sheet.name) } else { sheet.name.clone() };
        out.blocks.extend(areas::table(name, cells, merges, &mut budget)?.map(Block::Table));
    }
    Ok(out)
}

fn area(found: &calamine::Dimensions) -> Option<Area> {
    let size =
        |from: u32, to: u32| to.checked_sub(from).and_then(|more| usize::try_from(more).ok()?.checked_add(1));
    Some(Area {
        row: usize::try_from(found.start.0).ok()?,
        column: usize::try_from(found.start.1).ok()?,
        rows: size(found.start.0, found.end.0)?,
        columns: size(found.start.1, found.end.1)?,
    })
}

/// What a cell shows; `None` for an empty one.
fn said(data: &Data, records: &Records, sheet: usize, place: (usize, usize)) -> Option<String> {
    let number = |stored: String| figures::shown(&stored, records.format(sheet, place), records.epoch_1904);
    Some(match data {
        Data::Empty => return None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(value) => number(value.to_string()),
        Data::Float(value) => number(value.to_string()),
        Data::DateTime(moment) => number(moment.as_f64().to_string()),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        other => other.to_string(),
    })
}
