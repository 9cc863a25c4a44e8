//! Tables: on their grid, as wide as the text, with single black lines.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Table as WordTable, TableBorder, TableBorderPosition, TableBorders,
    TableCell as WordCell, TableCellMargins, TableLayoutType, TableRow as WordRow, VAlignType, VMergeType,
    WidthType,
};

use super::grid::{Slot, What, lay_out};
use super::run;
use super::tidy::REPEATS_HEIGHT;
use crate::report::{Table, TableCell};
use crate::scheme::Align;

/// Lines are half a point thick; Word counts in eighths.
const LINE: usize = 4;
/// A character of the table is 10.5 points wide, in twentieths.
pub(super) const CHARACTER: usize = 210;
/// A line of the table is 14 points high, whatever the font (`styles.xml`).
const TEXT_LINE: usize = 280;
/// What stands free above and below the text of a cell, with the line under it.
const ABOVE_AND_BELOW: usize = 124;
/// What stands free at its sides, with the lines.
const SIDES: usize = 168;
/// The size of the text in half points, and the smallest that a number may be set in to stay on one line.
const SIZE: usize = 21;
const SMALLEST: usize = 12;

/// A table that is `width` wide, on pages that hold `page`; `None` where it would have no cell.
pub(super) fn table(table: &Table, width: usize, page: usize) -> Option<WordTable> {
    let grid = lay_out(table, width);
    if grid.columns.is_empty() || grid.rows.is_empty() {
        return None;
    }
    let repeats = |index: usize| index < table.header_rows;
    let heights = heights(&grid.rows, table);
    let rows = grid.rows.iter().zip(&heights).enumerate();
    // A row that fits a page stays whole; a longer one flows over pages.
    let rows = rows.map(|(index, (row, height))| one_row(row, repeats(index), *height <= page)).collect();
    Some(
        WordTable::new(rows)
            .set_grid(grid.columns)
            .width(width, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            // Said in the table too: not every program takes it from the default style.
            .margins(TableCellMargins::new().margin(57, 79, 57, 79))
            .set_borders(borders()),
    )
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::new(), |borders, position| borders.set(TableBorder::new(position).size(LINE)))
}

fn one_row(row: &[Slot<'_>], repeats: bool, whole: bool) -> WordRow {
    let mut made = WordRow::new(row.iter().map(one_cell).collect());
    if whole {
        made = made.cant_split();
    }
    if repeats { made.row_height(REPEATS_HEIGHT).height_rule(HeightRule::AtLeast) } else { made }
}

/// How high rows are, a little more rather than less. A cell that reaches down makes the last of its rows higher where it needs to.
pub(super) fn heights(rows: &[Vec<Slot<'_>>], table: &Table) -> Vec<usize> {
    let mut heights = vec![TEXT_LINE.saturating_add(ABOVE_AND_BELOW); rows.len()];
    let mut reaching: Vec<(usize, usize, usize)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for slot in row {
            match slot.what {
                What::Cell(cell) => {
                    if let Some(height) = heights.get_mut(index) {
                        *height = (*height).max(needed(cell, slot.width));
                    }
                }
                What::Top(cell) => {
                    let end = index.saturating_add(cell.rows).min(table.rows.len());
                    reaching.push((index, end, needed(cell, slot.width)));
                }
                What::Covered | What::Empty => {}
            }
        }
    }
    for (from, to, needed) in reaching {
        let there: usize = heights.get(from..to).map_or(0, |rows| rows.iter().sum());
        if let Some(last) = to.checked_sub(1).and_then(|last| heights.get_mut(last)) {
            *last = last.saturating_add(needed.saturating_sub(there));
        }
    }
    heights
}

fn needed(cell: &TableCell, width: usize) -> usize {
    lines(&cell.text, width.saturating_sub(SIDES), CHARACTER)
        .saturating_mul(TEXT_LINE)
        .saturating_add(ABOVE_AND_BELOW)
}

/// How wide a text is on one line.
pub(super) fn one_line(text: &str) -> usize {
    let wide = |c: char| if c.is_ascii() { CHARACTER.div_ceil(2) } else { CHARACTER };
    text.chars().map(wide).sum()
}

/// How wide the longest number of a text is.
fn widest_number(text: &str) -> usize {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-');
    let numbers = text.split(|c| !of_number(c)).map(|number| number.len());
    numbers.max().unwrap_or(0).saturating_mul(CHARACTER.div_ceil(2))
}

/// About how many lines a text takes whose full-width characters are so wide. A Latin word that does not fit goes to the next line
/// whole, and marks push others down.
pub(super) fn lines(text: &str, room: usize, character: usize) -> usize {
    let room = room.max(character);
    let width = |c: char| match c {
        'A'..='Z' | '%' | '@' | '&' | 'm' | 'w' => character.saturating_mul(4) / 5,
        c if c.is_ascii() => character.div_ceil(2),
        _ => character,
    };
    let of_line = |line: &str| {
        let mut lines = 1_usize;
        let mut used = 0_usize;
        let mut word = 0_usize;
        let mut put = |piece: usize| {
            if used.saturating_add(piece) <= room {
                used = used.saturating_add(piece);
            } else if piece <= room {
                lines = lines.saturating_add(1);
                used = piece;
            } else {
                // A word wider than the cell is broken inside.
                let all = used.saturating_add(piece);
                lines = lines.saturating_add(all.checked_div(room).unwrap_or(0));
                used = all.checked_rem(room).unwrap_or(0);
            }
        };
        for c in line.chars() {
            if c.is_ascii() && c != ' ' || closes(c) {
                // A mark that may not begin a line goes with the sign before it.
                word = word.saturating_add(width(c));
            } else {
                put(std::mem::take(&mut word));
                word = width(c);
            }
        }
        put(word);
        lines
    };
    text.split('\n').map(of_line).sum()
}

/// Whether a mark may not begin a line.
const fn closes(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '”' | '’' | '》' | '】' | '％' | '…')
}

fn one_cell(slot: &Slot<'_>) -> WordCell {
    let mut made = WordCell::new().width(slot.width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if slot.columns > 1 {
        made = made.grid_span(slot.columns);
    }
    match slot.what {
        What::Cell(cell) => made.add_paragraph(text(cell, slot.width)),
        What::Top(cell) => made.vertical_merge(VMergeType::Restart).add_paragraph(text(cell, slot.width)),
        What::Covered => {
            made.vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new().style("TableText"))
        }
        What::Empty => made.add_paragraph(Paragraph::new().style("TableText")),
    }
}

/// One paragraph; its lines are broken, not divided. A number wider than its cell is set smaller, so that it is not broken.
fn text(cell: &TableCell, width: usize) -> Paragraph {
    let style = if cell.heading { "TableHeading" } else { "TableText" };
    let room = width.saturating_sub(SIDES);
    let widest = widest_number(&cell.text);
    let made = run(&cell.text);
    let made = if widest > room {
        let size = SIZE.saturating_mul(room).checked_div(widest).unwrap_or(SIZE);
        made.size(size.max(SMALLEST))
    } else {
        made
    };
    let paragraph = Paragraph::new().style(style).add_run(made);
    match cell.align {
        Align::Center => paragraph,
        Align::Left => paragraph.align(AlignmentType::Left),
        Align::Right => paragraph.align(AlignmentType::Right),
    }
}
