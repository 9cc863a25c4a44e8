//! How large a form may be. A form multiplies: a text that stands in ten cells is printed ten times, a row for each
//! 资金来源 a thousand times. Without these bounds a small file could ask for gigabytes of paper.

use std::collections::BTreeMap;

use super::{ColumnKind, Form, FormRow, SchemeFault};

/// Most letters of any text of a scheme.
pub(crate) const LONGEST_TEXT: usize = 2_000;
/// Most letters of the name of a section or a 二级指标, and of another name for one: they are looked through for every row.
pub(crate) const LONGEST_NAME: usize = 60;
/// Most columns of the table: more no A4 page shows, and Word knows no more than 63.
const COLUMNS: usize = 30;
/// Most cells, those of the indicator table not counted.
const CELLS: usize = 1_000;
/// How often the same value, or the same column of the indicator table, may stand on the form.
const TIMES: usize = 4;
/// Rows that stand once for each 资金来源.
const FOR_EACH_SOURCE: usize = 2;

/// Whether the form asks for more paper than these bounds allow.
pub(super) fn check(form: &Form) -> Result<(), SchemeFault> {
    let mut size = Size::default();
    for text in form.title.iter().chain(&form.above).chain(&form.below).chain(&form.footnotes) {
        size.text(text);
    }
    size.rows(&form.rows);
    let columns = size.columns.values().all(|times| *times <= TIMES);
    let fits = form.columns.len() <= COLUMNS
        && size.cells <= CELLS
        && size.for_each_source <= FOR_EACH_SOURCE
        && size.places.values().all(|times| *times <= TIMES)
        && columns
        && !size.strays;
    if fits { Ok(()) } else { Err(SchemeFault::FormTooLarge) }
}

#[derive(Default)]
struct Size<'a> {
    cells: usize,
    for_each_source: usize,
    /// How often each place stands.
    places: BTreeMap<&'a str, usize>,
    columns: BTreeMap<&'static str, usize>,
    /// Whether a row for each 资金来源 shows anything that is not of a 资金来源.
    strays: bool,
}

impl<'a> Size<'a> {
    fn rows(&mut self, rows: &'a [FormRow]) {
        for row in rows {
            match row {
                FormRow::Cells(cells) => cells.iter().for_each(|cell| self.cell(&cell.text)),
                FormRow::EachSource(cells) => {
                    self.for_each_source = self.for_each_source.saturating_add(1);
                    for cell in cells {
                        self.strays |= places(&cell.text).any(|name| !name.starts_with("source."));
                        self.cell(&cell.text);
                    }
                }
                FormRow::Block { side, rows } => {
                    self.cell(&side.text);
                    self.rows(rows);
                }
                FormRow::Indicators(grid) => {
                    let shown = grid.columns.iter().filter(|column| column.kind != ColumnKind::Blank);
                    for column in shown {
                        count(&mut self.columns, column.kind.word());
                    }
                }
            }
        }
    }

    fn cell(&mut self, text: &'a str) {
        self.cells = self.cells.saturating_add(1);
        self.text(text);
    }

    fn text(&mut self, text: &'a str) {
        for name in places(text) {
            count(&mut self.places, name);
        }
    }
}

fn count<'a>(counts: &mut BTreeMap<&'a str, usize>, name: &'a str) {
    let times = counts.entry(name).or_default();
    *times = times.saturating_add(1);
}

/// The names in braces.
fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::built_in;
    use crate::scheme::{Cell, Column};

    fn changed(change: impl FnOnce(&mut Form)) -> Result<(), SchemeFault> {
        let mut form = built_in()[0].form.clone();
        assert_eq!(check(&form), Ok(()));
        change(&mut form);
        check(&form)
    }

    fn cells(count: usize, text: &str) -> Vec<Cell> {
        vec![Cell { text: text.into(), ..Cell::default() }; count]
    }

    #[test]
    fn a_form_that_multiplies_is_refused() {
        let too_large = Err(SchemeFault::FormTooLarge);
        assert_eq!(changed(|form| form.columns = vec![3; 31]), too_large);
        assert_eq!(changed(|form| form.footnotes = vec!["{grade}{x}".repeat(5)]), too_large);
        assert_eq!(changed(|form| form.footnotes = vec!["{x}".repeat(4), "{".repeat(99)]), Ok(()));
        assert_eq!(changed(|form| form.rows.push(FormRow::Cells(cells(1_000, "")))), too_large);
        assert_eq!(changed(|form| form.rows.push(FormRow::EachSource(cells(1, "{unit}")))), too_large);
        assert_eq!(changed(|form| form.rows.push(FormRow::EachSource(cells(1, "{source.rate}")))), Ok(()));
        let column = Column { kind: ColumnKind::Reason, heading: String::new(), span: 1 };
        let nested = |form: &mut Form| {
            let rows = vec![FormRow::Indicators(super::super::Grid { columns: vec![column; 5] })];
            form.rows.push(FormRow::Block { side: Cell::default(), rows });
        };
        assert_eq!(changed(nested), too_large);
    }
}
