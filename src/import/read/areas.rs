//! Cells of a sheet, which say where they stand, and merged areas to a table.

use super::caps;
use super::caps::Budget;
use super::grid::Grid;
use super::tidy::tidy;
use crate::import::{Cell, Refusal, Table};
use std::collections::BTreeMap;

/// A merged area by its top left corner.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// Rows that it covers.
    pub rows: usize,
    /// Columns that it covers.
    pub columns: usize,
}

impl Area {
    /// Whether a place lies in it.
    pub fn covers(&self, row: usize, column: usize) -> bool {
        let within = |place: usize, from: usize, count: usize| {
            place.checked_sub(from).is_some_and(|more| more < count)
        };
        within(row, self.row, self.rows) && within(column, self.column, self.columns)
    }
}

/// The table of a sheet, from its first row and column; `None` where no cell says anything.
///
/// An area shows what its first cell says. Beyond the cells that say something an area goes only if it says something itself and ends
/// somewhere reasonable: areas over whole columns mean "everything".
pub fn table(
    name: String,
    cells: Vec<(usize, usize, String)>,
    merges: Vec<Area>,
    budget: &mut Budget,
) -> Result<Option<Table>, Refusal> {
    let mut places: BTreeMap<(usize, usize), (usize, usize, String)> = BTreeMap::new();
    let (mut bottom, mut right) = (0_usize, 0_usize);
    for (row, column, text) in cells {
        let text = tidy(&text);
        if !text.is_empty() {
            bottom = bottom.max(row.saturating_add(1));
            right = right.max(column.saturating_add(1));
            places.insert((row, column), (1, 1, text));
        }
    }
    let (last_row, last_column) = (bottom, right);
    for area in &merges {
        let ends = (area.row.saturating_add(area.rows), area.column.saturating_add(area.columns));
        if places.contains_key(&(area.row, area.column)) {
            if ends.0 <= caps::ROWS && ends.0 <= last_row.saturating_add(WIDER) {
                bottom = bottom.max(ends.0);
            }
            if ends.1 <= last_column.saturating_add(WIDER) {
                right = right.max(ends.1.min(caps::COLUMNS).max(last_column));
            }
        }
    }
    for area in merges {
        if area.row < bottom && area.column < right {
            let rows = area.rows.min(bottom.saturating_sub(area.row));
            let columns = area.columns.min(right.saturating_sub(area.column));
            let place = places.entry((area.row, area.column)).or_insert((1, 1, String::new()));
            (place.0, place.1) = (rows, columns);
        }
    }
    let mut grid = Grid::default();
    for ((row, column), (rows, columns, text)) in places {
        grid.place(Cell { row, column, rows, columns, text }, budget)?;
    }
    Ok(grid.finish(name, bottom))
}

/// How far an area may reach beyond all that is said.
const WIDER: usize = 100;
