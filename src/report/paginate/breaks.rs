//! Where a page ends.

use super::cells::{Look, Placed, rows, split_row};
use crate::report::{Shows, TableRow};

/// The table of every page, and how much of the last page is used. `room` is the height of a page, `head` what stands above the
/// table on the first page, `tail` what stands below it on the last.
pub(super) fn pieces(
    cells: &mut Vec<Placed>,
    count: usize,
    look: &Look<'_>,
    room: usize,
    head: usize,
    tail: usize,
) -> (Vec<Vec<TableRow>>, usize) {
    let mut count = count;
    let mut made = Vec::new();
    let mut from = 0_usize;
    let mut used = head;
    while from < count {
        let grid = Grid::of(cells);
        let heading = grid.heading.filter(|heading| *heading < from && from < grid.end);
        let left = room.saturating_sub(used);
        let mut fit = from;
        while fit < count && high(look, cells, heading, from, fit.saturating_add(1)) <= left {
            fit = fit.saturating_add(1);
        }
        if fit == count && high(look, cells, heading, from, count).saturating_add(tail) <= left {
            let high = high(look, cells, heading, from, count);
            made.push(rows(cells, heading, from, count));
            return (made, used.saturating_add(high).saturating_add(tail));
        }
        // What stands below the table takes its last rows along.
        let most = if fit == count { count.saturating_sub(1) } else { fit };
        let chosen = if most > from {
            grid.choose(cells, from, most, |to| high(look, cells, heading, from, to), left)
        } else {
            from
        };
        let filled = if chosen > from { high(look, cells, heading, from, chosen) } else { 0 };
        if fit < count {
            let alone = rows(cells, heading, fit, fit.saturating_add(1));
            let too_high = look.height(&alone) > room;
            let hollow = left.saturating_sub(filled).saturating_mul(2) > room && !grid.is_row(fit);
            let free = left
                .saturating_sub(high(look, cells, heading, from, fit))
                .saturating_sub(look.setting.around());
            let lines = free.checked_div(look.setting.line()).unwrap_or(0);
            if (too_high || hollow) && lines >= LEAST_LINES && split_row(cells, fit, lines, look) {
                count = count.saturating_add(1);
                let to = fit.saturating_add(1);
                made.push(rows(cells, heading, from, to));
                (from, used) = (to, 0);
                continue;
            }
        }
        // Where nothing fits, one row is set all the same.
        let to = chosen.max(from.saturating_add(1));
        used = if to == count {
            used.saturating_add(high(look, cells, heading, from, to)).saturating_add(tail)
        } else {
            0
        };
        made.push(rows(cells, heading, from, to));
        from = to;
    }
    (made, used)
}

/// How high the rows of a page are.
fn high(look: &Look<'_>, cells: &[Placed], heading: Option<usize>, from: usize, to: usize) -> usize {
    look.height(&rows(cells, heading, from, to))
}

/// A row is cut where so many lines of it stay.
const LEAST_LINES: usize = 3;

/// The indicator table inside the form.
struct Grid {
    heading: Option<usize>,
    /// The row behind its last one.
    end: usize,
}

impl Grid {
    fn of(cells: &[Placed]) -> Grid {
        let heading =
            cells.iter().find(|placed| placed.cell.shows == Shows::GridHeading).map(|placed| placed.row);
        let of_row = |placed: &&Placed| matches!(placed.cell.shows, Shows::OfRow(..));
        let end = cells.iter().filter(of_row).map(Placed::end).max();
        Grid { heading, end: end.or(heading.map(|heading| heading.saturating_add(1))).unwrap_or(0) }
    }

    /// Whether a row is one of the indicators.
    fn is_row(&self, row: usize) -> bool {
        self.heading.is_some_and(|heading| heading < row) && row < self.end
    }

    /// The best row for the next page to begin with, at most `to`: not behind a heading, not inside a block that fits, and 总分
    /// takes an indicator along; the page stays at least half full.
    fn choose(
        &self,
        cells: &[Placed],
        from: usize,
        to: usize,
        height: impl Fn(usize) -> usize,
        left: usize,
    ) -> usize {
        let full = |row: &usize| height(*row).saturating_mul(2) >= left;
        let above = || (from.saturating_add(1)..=to).rev();
        above()
            .filter(|row| self.allows(cells, *row) && !self.inside_block(cells, *row))
            .find(full)
            .or_else(|| above().filter(|row| self.allows(cells, *row)).find(full))
            .or_else(|| above().find(|row| self.allows(cells, *row)))
            .unwrap_or(to)
    }

    fn allows(&self, cells: &[Placed], row: usize) -> bool {
        let behind_heading = self.heading.is_some_and(|heading| heading.saturating_add(1) == row);
        let total = self.heading.is_some() && row == self.end;
        let value = cells.iter().any(|placed| placed.crosses(row) && placed.is_value());
        let above =
            || cells.iter().filter(|placed| placed.row.saturating_add(1) == row && placed.cell.rows == 1);
        let headings = above().next().is_some()
            && above().all(|placed| placed.cell.heading || placed.cell.text.is_empty());
        let only_headings = headings && above().any(|placed| !placed.cell.text.is_empty());
        !(behind_heading || total || value || only_headings)
    }

    /// Whether a row goes on with a block that is not the indicator table.
    fn inside_block(&self, cells: &[Placed], row: usize) -> bool {
        !self.is_row(row) && cells.iter().any(|placed| placed.crosses(row))
    }
}
