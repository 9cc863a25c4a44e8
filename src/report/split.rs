//! A form's table in three, so that the heading of its indicator table can repeat on every page.
//!
//! The heading stands in the middle of the form, beside a merged cell that reaches down over all rows; browsers repeat only
//! what stands at the top of a table and reaches no further. So the part from the heading down to the end of the
//! merged cell becomes a table of its own, whose merged cell is one cell in the heading and one below it.

use super::document::{Shows, Table, TableCell, TableRow};

/// The table in parts: what stands above the indicator table, the indicator table with its heading as
/// `header_rows`, what stands below. One part where it cannot be parted.
#[must_use]
pub fn split_for_pages(table: &Table) -> Vec<Table> {
    parts(table).unwrap_or_else(|| vec![table.clone()])
}

fn parts(table: &Table) -> Option<Vec<Table>> {
    let is_heading = |row: &TableRow| row.cells.iter().any(|cell| cell.shows == Shows::GridHeading);
    let at = table.rows.iter().position(is_heading)?;
    let (above, rest) = table.rows.split_at_checked(at)?;
    let heading = rest.first()?;
    // How far the cell beside the heading reaches; without one, to the end of the table.
    let side = heading.cells.iter().find(|cell| cell.shows != Shows::GridHeading);
    let reach = side.map_or(rest.len(), |side| side.rows);
    if table.header_rows > 0
        || reaches_over(above)
        || heading.cells.iter().any(|cell| cell.rows > 1 && Some(cell) != side)
    {
        return None;
    }
    let (grid, below) = rest.split_at_checked(reach)?;
    let mut grid = grid.to_vec();
    if let Some(side) = side {
        let lower = TableCell { text: String::new(), rows: side.rows.checked_sub(1)?, ..side.clone() };
        let first = grid.first_mut()?;
        first.cells.iter_mut().filter(|cell| cell.rows > 1).for_each(|cell| cell.rows = 1);
        if let Some(second) = grid.get_mut(1) {
            second.cells.insert(0, lower);
        }
    }
    let part = |rows: Vec<TableRow>, header_rows| Table { widths: table.widths.clone(), header_rows, rows };
    let parts = [part(above.to_vec(), 0), part(grid, 1), part(below.to_vec(), 0)];
    Some(parts.into_iter().filter(|part| !part.rows.is_empty()).collect())
}

/// Whether a cell of these rows reaches below them.
fn reaches_over(rows: &[TableRow]) -> bool {
    let left = |index: usize| rows.len().saturating_sub(index);
    rows.iter().enumerate().any(|(index, row)| row.cells.iter().any(|cell| cell.rows > left(index)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Part, form};
    use crate::{examples, scheme, scoring};

    fn table(evaluation: &crate::evaluation::Evaluation) -> Table {
        let scheme = scheme::of(evaluation).unwrap();
        let document = form(evaluation, &scheme, &scoring::score(evaluation, &scheme), false);
        let parts = document.sheets[0].parts.iter();
        parts
            .filter_map(|part| if let Part::Table(table) = part { Some(table.clone()) } else { None })
            .next()
            .unwrap()
    }

    /// How many columns the cells of each row cover, those that reach down counted in every row.
    fn covered(table: &Table) -> Vec<usize> {
        let mut sums = vec![0; table.rows.len()];
        for (index, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                sums[index..index + cell.rows].iter_mut().for_each(|sum| *sum += cell.columns);
            }
        }
        sums
    }

    #[test]
    fn every_form_is_parted_and_no_cell_is_lost() {
        let mut national = examples::project();
        national.scheme = "mof-2020-project".into();
        for evaluation in [examples::whole_unit(), examples::project(), national] {
            let whole = table(&evaluation);
            let parts = split_for_pages(&whole);
            assert_eq!(parts.len(), 3);
            assert_eq!(parts[1].header_rows, 1);
            assert!(parts[1].rows[0].cells.iter().all(|cell| cell.rows == 1));
            let rows: usize = parts.iter().map(|part| part.rows.len()).sum();
            assert_eq!(rows, whole.rows.len());
            for part in &parts {
                assert!(covered(part).iter().all(|sum| *sum == part.widths.len()));
            }
            let texts = |table: &Table| -> Vec<String> {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.map(|cell| cell.text.clone()).filter(|text| !text.is_empty()).collect()
            };
            assert_eq!(parts.iter().flat_map(texts).collect::<Vec<_>>(), texts(&whole));
        }
    }

    #[test]
    fn a_form_without_rows_still_has_its_heading() {
        let mut evaluation = examples::whole_unit();
        evaluation.indicators.clear();
        let parts = split_for_pages(&table(&evaluation));
        assert!(parts.iter().all(|part| covered(part).iter().all(|sum| *sum == part.widths.len())));
    }
}
