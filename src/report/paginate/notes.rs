//! Long texts of the indicator table go below it: the cell says 见注1.

use super::cells::{Look, Placed};
use crate::report::Shows;
use crate::scheme::ColumnKind;
use crate::words::paper::see_note;

/// A reason of more signs goes below the table.
const LONGEST_REASON: usize = 120;

/// Takes out what is too long, in order; a row may take up to `most` lines.
pub(super) fn take_out(cells: &mut [Placed], look: &Look<'_>, most: usize) -> Vec<String> {
    let mut notes = Vec::new();
    for placed in cells.iter_mut() {
        let Shows::OfRow(kind @ (ColumnKind::Reason | ColumnKind::Actual | ColumnKind::Target), _) =
            placed.cell.shows
        else {
            continue;
        };
        let long = kind == ColumnKind::Reason && placed.cell.text.chars().nth(LONGEST_REASON).is_some();
        if long || look.lines(placed) > most {
            let said = see_note(notes.len().saturating_add(1));
            notes.push(std::mem::replace(&mut placed.cell.text, said));
        }
    }
    notes
}
