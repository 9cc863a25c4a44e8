//! Texts longer than a cell holds.

use super::book::{Book, Content, Face, Placed, Sheet, Style, address, on_sheet};
use crate::scheme::Align;
use crate::words::sheets as words;

/// Most units of text (UTF-16) that a cell holds, with some room.
const LONGEST_TEXT: usize = 32_000;

/// Such texts go on in a sheet of their own, piece by piece.
pub(super) fn spill(book: &mut Book) {
    let mut spilled = Vec::new();
    for sheet in &mut book.sheets {
        for cell in &mut sheet.cells {
            let Content::Text(text) = &mut cell.content else { continue };
            if text.encode_utf16().count() <= LONGEST_TEXT {
                continue;
            }
            let mut pieces = pieces(text).into_iter();
            let first = pieces.next().unwrap_or_default();
            let place = on_sheet(&sheet.name, &address(cell.row, cell.column));
            spilled.extend(pieces.map(|piece| (place.clone(), piece)));
            *text = format!("{first}{}", words::GOES_ON);
        }
    }
    if spilled.is_empty() {
        return;
    }
    let cell = |row, column, text: String, face| Placed {
        row,
        column,
        rows: 1,
        columns: 1,
        content: Content::text(text),
        style: Style { face, align: Align::Left, boxed: true, top: true },
    };
    let mut cells = vec![
        cell(0, 0, words::LONG_PLACE.to_owned(), Face::ListHeading),
        cell(0, 1, words::LONG_TEXT.to_owned(), Face::ListHeading),
    ];
    for ((place, piece), row) in spilled.into_iter().zip(1_u32..) {
        cells.push(cell(row, 0, place, Face::List));
        cells.push(cell(row, 1, piece, Face::List));
    }
    book.sheets.push(Sheet {
        name: words::LONG_SHEET.to_owned(),
        widths: vec![160, 800],
        cells,
        freeze: true,
        ..Sheet::default()
    });
}

fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut length = 0_usize;
    for c in text.chars() {
        length = length.saturating_add(c.len_utf16());
        if length > LONGEST_TEXT {
            pieces.push(std::mem::take(&mut piece));
            length = c.len_utf16();
        }
        piece.push(c);
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_goes_on_elsewhere() {
        let text = "长".repeat(70_000);
        let cell = Placed {
            row: 0,
            column: 0,
            rows: 1,
            columns: 1,
            content: Content::text(text.clone()),
            style: Style::default(),
        };
        let sheet = Sheet { name: "表".into(), cells: vec![cell], ..Sheet::default() };
        let mut book = Book { sheets: vec![sheet], ..Book::default() };
        spill(&mut book);
        let of = |sheet: usize, row, column| match &book.sheets[sheet].at(row, column).unwrap().content {
            Content::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        };
        let first = of(0, 0, 0).strip_suffix(words::GOES_ON).unwrap().to_owned();
        assert_eq!(first + &of(1, 1, 1) + &of(1, 2, 1), text);
        assert_eq!(of(1, 1, 0), "'表'!A1");
    }
}
