//! Tables: on their grid, as wide as the text, with single black lines.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Table as WordTable, TableBorder, TableBorderPosition, TableBorders,
    TableCell as WordCell, TableLayoutType, TableRow as WordRow, VAlignType, VMergeType, WidthType,
};

use super::grid::{Slot, What, lay_out};
use super::run;
use super::tidy::REPEATS_HEIGHT;
use crate::report::{Table, TableCell};
use crate::scheme::Align;

/// Lines are half a point thick; Word counts in eighths.
const LINE: usize = 4;
/// A character of the table is 10.5 points wide, in twentieths.
const CHARACTER: usize = 210;
/// A row of so many lines stays on one page; a longer one flows over pages.
const WHOLE_LINES: usize = 12;

/// A table that is `width` wide; `None` where it would have no cell.
pub(super) fn table(table: &Table, width: usize) -> Option<WordTable> {
    let grid = lay_out(table, width);
    if grid.columns.is_empty() || grid.rows.is_empty() {
        return None;
    }
    let repeats = |index: usize| index < table.header_rows;
    let rows = grid.rows.iter().enumerate().map(|(index, row)| one_row(row, repeats(index))).collect();
    Some(
        WordTable::new(rows)
            .set_grid(grid.columns)
            .width(width, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .set_borders(borders()),
    )
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::new(), |borders, position| borders.set(TableBorder::new(position).size(LINE)))
}

fn one_row(row: &[Slot<'_>], repeats: bool) -> WordRow {
    let mut made = WordRow::new(row.iter().map(one_cell).collect());
    if row.iter().map(lines).max().unwrap_or(0) <= WHOLE_LINES {
        made = made.cant_split();
    }
    if repeats { made.row_height(REPEATS_HEIGHT).height_rule(HeightRule::AtLeast) } else { made }
}

/// About how many lines a cell takes; one that reaches down has the rows below it too.
fn lines(slot: &Slot<'_>) -> usize {
    let What::Cell(cell) = slot.what else { return 1 };
    let room = slot.width.max(CHARACTER);
    let width = |c: char| if c.is_ascii() { CHARACTER.div_ceil(2) } else { CHARACTER };
    cell.text.lines().map(|line| line.chars().map(width).sum::<usize>().div_ceil(room).max(1)).sum()
}

fn one_cell(slot: &Slot<'_>) -> WordCell {
    let mut made = WordCell::new().width(slot.width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if slot.columns > 1 {
        made = made.grid_span(slot.columns);
    }
    match slot.what {
        What::Cell(cell) => made.add_paragraph(text(cell)),
        What::Top(cell) => made.vertical_merge(VMergeType::Restart).add_paragraph(text(cell)),
        What::Covered => {
            made.vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new().style("TableText"))
        }
        What::Empty => made.add_paragraph(Paragraph::new().style("TableText")),
    }
}

/// One paragraph; its lines are broken, not divided.
fn text(cell: &TableCell) -> Paragraph {
    let style = if cell.heading { "TableHeading" } else { "TableText" };
    let paragraph = Paragraph::new().style(style).add_run(run(&cell.text));
    match cell.align {
        Align::Center => paragraph,
        Align::Left => paragraph.align(AlignmentType::Left),
        Align::Right => paragraph.align(AlignmentType::Right),
    }
}
