//! 预算收支情况 as a sheet of its own, for a unit that keeps one.

use super::book::{Content, Placed, Printed, Sheet, fits};
use super::figure::as_stated;
use super::layout::{Spot, lay};
use crate::evaluation::Evaluation;
use crate::number::Exact;
use crate::report::{self, Document, Part, SheetKind, accounts_table};
use crate::scheme::{Align, Orientation};
use crate::words::sheets as words;

/// The sheet; `None` where the evaluation is of no unit or has no such rows.
pub(super) fn plan(evaluation: &Evaluation, number: Option<usize>) -> Option<Sheet> {
    // A project has none, and its report shows none.
    let table = accounts_table(evaluation).filter(|_| !evaluation.is_project())?;
    let header_rows = u32::try_from(table.header_rows).unwrap_or(0);
    let title = words::accounts_title(evaluation.year);
    let above = vec![evaluation.unit.clone(), words::in_unit(evaluation.amount_unit.word())];
    let parts = vec![Part::Title(vec![title.clone()]), Part::Line(above), Part::Table(table)];
    let sheet = report::Sheet { kind: SheetKind::Form, orientation: Orientation::Portrait, parts };
    let layout = lay(&Document { title, draft: false, sheets: vec![sheet] });
    let columns = u16::try_from(layout.widths.len()).unwrap_or(u16::MAX);
    let rows = u32::try_from(layout.heights.len()).unwrap_or(u32::MAX);
    Some(Sheet {
        name: number.map_or(words::ACCOUNTS.to_owned(), |number| format!("{number} {}", words::ACCOUNTS)),
        print: Printed {
            orientation: Orientation::Portrait,
            last: Some((rows.saturating_sub(1), columns.saturating_sub(1))),
            breaks: layout.breaks.clone(),
            repeat: (header_rows > 0).then_some(layout.table),
            one_page: layout.fits_one_page(Orientation::Portrait),
            never: false,
        },
        cells: layout.spots.iter().map(cell).collect(),
        widths: layout.widths,
        heights: layout.heights,
        freeze: false,
    })
}

/// Figures stand at the right, and are numbers; everything else is text, dashes too.
fn cell(spot: &Spot) -> Placed {
    let Spot { row, column, rows, columns, style, ref text, .. } = *spot;
    let figure = Exact::parse(text).ok().filter(|value| style.align == Align::Right && fits(*value));
    let content =
        figure.map_or_else(|| Content::text(text.clone()), |value| Content::number(value, &as_stated(value)));
    Placed { row, column, rows, columns, content, style }
}
