//! One sheet: its cells and merged areas.

use super::super::areas::Area;
use super::super::caps;
use super::super::figures;
use super::super::xml::{self, Event, Tag};
use super::strings::Rich;
use super::{Book, strings};
use crate::import::{Bound, Refusal};

/// What stands in a sheet.
#[derive(Default)]
pub struct Found {
    /// Row, column and text of cells that say something.
    pub cells: Vec<(usize, usize, String)>,
    /// Merged areas.
    pub merges: Vec<Area>,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: String,
    rich: Rich,
    in_value: bool,
    in_text: bool,
}

/// Reads a sheet.
pub fn read(text: &str, book: &Book) -> Result<Found, Refusal> {
    let mut out = Found::default();
    // Where the next row and cell stand that do not say where they stand.
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut open: Option<Open> = None;
    xml::walk(text, |event| {
        match (&event, open.as_mut()) {
            (Event::Open(tag), None) => match tag.name() {
                "row" => {
                    row = match tag.get("r") {
                        Some(number) => number
                            .parse::<usize>()
                            .ok()
                            .and_then(|n| n.checked_sub(1))
                            .ok_or(Refusal::Damaged)?,
                        None => row,
                    };
                    column = 0;
                }
                "c" => open = Some(begun(tag, row, column)?),
                "mergeCell" => {
                    caps::within(Bound::Merges, out.merges.len().saturating_add(1), caps::MERGES)?;
                    out.merges.push(area(&tag.get("ref").unwrap_or_default()).ok_or(Refusal::Damaged)?);
                }
                _ => {}
            },
            (Event::Close("row"), None) => row = row.saturating_add(1),
            (Event::Close("c"), Some(cell)) => {
                let said = said(cell, book)?;
                column = cell.column.saturating_add(1);
                if !said.trim().is_empty() {
                    caps::within(Bound::Cells, out.cells.len().saturating_add(1), caps::CELLS)?;
                    out.cells.push((cell.row, cell.column, said));
                }
                open = None;
            }
            (Event::Open(tag), Some(cell)) => match tag.name() {
                "v" => cell.in_value = true,
                "is" => cell.in_text = true,
                _ => cell.rich.see(&event),
            },
            (Event::Close("v"), Some(cell)) => cell.in_value = false,
            (Event::Close("is"), Some(cell)) => cell.in_text = false,
            (Event::Text(text), Some(cell)) if cell.in_value => cell.value.push_str(text),
            (_, Some(cell)) if cell.in_text => cell.rich.see(&event),
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}

fn begun(tag: &Tag<'_>, row: usize, column: usize) -> Result<Open, Refusal> {
    let (row, column) = match tag.get("r") {
        Some(place) => place_of(&place).ok_or(Refusal::Damaged)?,
        None => (row, column),
    };
    let style = tag.get("s").and_then(|style| style.parse().ok()).unwrap_or(0);
    Ok(Open { row, column, kind: tag.get("t").unwrap_or_default(), style, ..Open::default() })
}

/// What the cell shows.
fn said(cell: &mut Open, book: &Book) -> Result<String, Refusal> {
    let value = cell.value.trim();
    Ok(match cell.kind.as_str() {
        "s" if value.is_empty() => String::new(),
        "s" => {
            let place: usize = value.parse().map_err(|_| Refusal::Damaged)?;
            book.strings.get(place).cloned().ok_or(Refusal::Damaged)?
        }
        "inlineStr" => cell.rich.take(),
        "str" => strings::unescaped(&cell.value),
        "b" if value.is_empty() => String::new(),
        "b" => if value == "1" || value == "true" { "TRUE" } else { "FALSE" }.to_owned(),
        "e" | "d" => value.to_owned(),
        _ if value.is_empty() => String::new(),
        _ => figures::shown(value, book.styles.format(cell.style), book.epoch_1904),
    })
}

/// Rows and columns of a sheet as the format has them.
const SHEET_ROWS: usize = 1_048_576;
const SHEET_COLUMNS: usize = 16_384;

/// `B3` as row 2, column 1; `None` for what lies on no sheet.
fn place_of(reference: &str) -> Option<(usize, usize)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(digits)?;
    let mut column = 0_usize;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let value = usize::from(letter.to_ascii_uppercase().saturating_sub(b'A')).saturating_add(1);
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    let row: usize = digits.parse().ok()?;
    let on_sheet = (1..=SHEET_ROWS).contains(&row) && (1..=SHEET_COLUMNS).contains(&column);
    on_sheet.then(|| (row.saturating_sub(1), column.saturating_sub(1)))
}

/// `A1:C2` as an area.
fn area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let ((top, left), (bottom, right)) = (place_of(first)?, place_of(last)?);
    Some(Area {
        row: top,
        column: left,
        rows: bottom.checked_sub(top)?.saturating_add(1),
        columns: right.checked_sub(left)?.saturating_add(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_letters_and_digits_on_the_sheet() {
        assert_eq!(place_of("A1"), Some((0, 0)));
        assert_eq!(place_of("XFD1048576"), Some((1_048_575, 16_383)));
        for bad in ["", "A", "1", "A0", "XFE1", "A1048577", "ZZZZZZZZZZZZZZZZ1", "A-1", "$A$1"] {
            assert_eq!(place_of(bad), None, "{bad}");
        }
    }
}
