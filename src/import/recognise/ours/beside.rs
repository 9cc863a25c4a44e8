//! What stands beside a form of ours and is no part of it: the columns that its formulas refer to, figures of the form once
//! more, and the mark of drafts.

use super::super::super::source::Table;
use crate::words::report::draft_mark;
use crate::words::sheets as words;

/// The first column that lies beside the form; `None` in a table that is no form of ours.
pub(in super::super) fn first_column(table: &Table) -> Option<usize> {
    let name =
        table.cells.iter().take_while(|cell| cell.row == 0).find(|cell| cell.text == words::HELPERS)?;
    Some(name.column)
}

/// Whether a paragraph is the mark that drafts bear on each sheet.
pub(in super::super) fn is_draft_mark(text: &str) -> bool {
    text.trim() == draft_mark()
}

/// Whether such a cell says nothing of its own: a figure, the name of a column, a remark of the program.
pub(in super::super) fn is_ours(text: &str) -> bool {
    let named = [
        words::HELPERS,
        words::POINTS,
        words::TARGET,
        words::UPPER,
        words::ACTUAL,
        words::SCORE,
        words::COMPUTED,
        words::REMARK,
        words::IN_WHOLE_NUMBERS,
        words::CONSTANT,
        words::BY_FORMULA,
    ];
    is_draft_mark(text)
        || named.contains(&text)
        || super::super::text::points(text).is_some()
        || super::super::text::amount(text).is_some()
}
