//! Where the pages of a form end.
//!
//! Word repeats only rows at the top of a table, and leaves merged cells open where a page ends. So a form that is longer than a page
//! is cut by us: each page has a table of its own with the headings and the labels again. Heights are reckoned, for which the lines
//! of a table have one height in any font; they err on the side of an emptier page.

use super::grid::lay_out;
use super::page::{text_height, text_width};
use super::table::{heights, lines};
use crate::report::{Cuttable, Part, Sheet, SheetKind, Table, page_starts};

/// A line of the title, and what stands free below it (`styles.xml`).
const TITLE_LINE: usize = 520;
const BELOW_TITLE: usize = 160;
/// A character of the title.
const TITLE_CHARACTER: usize = 360;
/// A line of texts above the table, in fonts with high lines.
const LINE: usize = 480;

/// The table of a form page by page. Tables in running text flow by themselves.
pub(super) fn pieces(table: &Table, sheet: &Sheet) -> Vec<Table> {
    if sheet.kind == SheetKind::Report {
        return vec![table.clone()];
    }
    let width = text_width(sheet);
    let grid = lay_out(table, width);
    let heights = heights(&grid.rows, table);
    // What no reckoning of lines foresees.
    let page = text_height(sheet).saturating_mul(97) / 100;
    let above: usize = sheet.parts.iter().map_while(|part| above(part, width)).sum();
    let cuttable = Cuttable::new(table);
    let starts = page_starts(&cuttable, &heights, page.saturating_sub(above), page, true);
    let ends = starts.iter().copied().chain([table.rows.len()]);
    let begins = std::iter::once(0).chain(starts.iter().copied());
    begins.zip(ends).map(|(from, to)| cuttable.piece(from, to, true)).collect()
}

/// How high a part above the table is; `None` for the table.
fn above(part: &Part, width: usize) -> Option<usize> {
    match part {
        Part::Title(texts) => {
            let lines = texts.iter().map(|text| lines(text, width, TITLE_CHARACTER));
            Some(lines.sum::<usize>().saturating_mul(TITLE_LINE).saturating_add(BELOW_TITLE))
        }
        Part::Table(_) => None,
        _ => Some(LINE),
    }
}
