//! Where the cells of a table stand: what covers what, and how wide it is.
//!
//! The tree names a cell only where it begins. Word wants every place of the grid filled in every row, also
//! those that a cell above reaches down to.

use crate::report::{Table, TableCell};

/// No cell spans more: Word knows no more columns than this.
const MOST_COLUMNS: usize = 63;

/// A table on its grid.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid<'a> {
    /// Widths of the columns.
    pub(super) columns: Vec<usize>,
    /// Every row, covered from the first column to the last.
    pub(super) rows: Vec<Vec<Slot<'a>>>,
}

/// A stretch of a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slot<'a> {
    /// How many columns it covers.
    pub(super) columns: usize,
    /// How wide these are together.
    pub(super) width: usize,
    /// What is there.
    pub(super) what: What<'a>,
}

/// What fills a stretch of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// A cell of this row alone.
    Cell(&'a TableCell),
    /// A cell that reaches down.
    Top(&'a TableCell),
    /// A cell from above.
    Covered,
    /// Nothing.
    Empty,
}

/// A cell that reaches into rows below.
#[derive(Clone, Copy)]
struct Reach {
    from: usize,
    to: usize,
    rows_left: usize,
}

/// Puts a table on a grid that is `total` wide.
pub(super) fn lay_out(table: &Table, total: usize) -> Grid<'_> {
    let stated = table.widths.len();
    let widest = |rows: &[Vec<Placed<'_>>]| rows.iter().flatten().map(|placed| placed.to).max().unwrap_or(0);
    let mut rows = place(table, stated);
    let count = widest(&rows).max(stated);
    if count > stated {
        rows = place(table, count);
    }
    let edges = edges(&table.widths, count, total);
    let edge = |column: usize| edges.get(column).copied().unwrap_or(total);
    let width = |from: usize, to: usize| edge(to).saturating_sub(edge(from));
    Grid {
        columns: (0..count).map(|column| width(column, column.saturating_add(1))).collect(),
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().map(|placed| placed.slot(width)).collect())
            .collect(),
    }
}

struct Placed<'a> {
    from: usize,
    to: usize,
    what: What<'a>,
}

impl<'a> Placed<'a> {
    fn slot(self, width: impl Fn(usize, usize) -> usize) -> Slot<'a> {
        let Placed { from, to, what } = self;
        Slot { columns: to.saturating_sub(from), width: width(from, to), what }
    }
}

/// Each cell into the first free place; rows that end early are filled up to `count`.
fn place(table: &Table, count: usize) -> Vec<Vec<Placed<'_>>> {
    let mut reaching: Vec<Reach> = Vec::new();
    let mut made = Vec::with_capacity(table.rows.len());
    for (index, row) in table.rows.iter().enumerate() {
        let rows_here = table.rows.len().saturating_sub(index);
        let mut cells = row.cells.iter();
        let mut placed = Vec::new();
        let mut started = Vec::new();
        let mut column = 0_usize;
        loop {
            if let Some(reach) = reaching.iter().find(|reach| reach.from == column) {
                placed.push(Placed { from: column, to: reach.to, what: What::Covered });
                column = reach.to;
                continue;
            }
            // Columns up to the next cell from above are free.
            let wall = reaching.iter().map(|reach| reach.from).filter(|from| *from > column).min();
            let (to, what) = match cells.next() {
                Some(cell) => {
                    let end = column.saturating_add(cell.columns.clamp(1, MOST_COLUMNS));
                    let to = wall.map_or(end, |wall| end.min(wall));
                    let rows = cell.rows.clamp(1, rows_here);
                    if rows > 1 {
                        started.push(Reach { from: column, to, rows_left: rows });
                    }
                    (to, if rows > 1 { What::Top(cell) } else { What::Cell(cell) })
                }
                None => match wall {
                    Some(wall) => (wall, What::Empty),
                    None if column < count => (count, What::Empty),
                    None => break,
                },
            };
            placed.push(Placed { from: column, to, what });
            column = to;
        }
        reaching.extend(started);
        for reach in &mut reaching {
            reach.rows_left = reach.rows_left.saturating_sub(1);
        }
        reaching.retain(|reach| reach.rows_left > 0);
        made.push(placed);
    }
    made
}

/// The edges between columns, from 0 to `total`. Columns without a stated width get the mean of the others.
fn edges(stated: &[u32], count: usize, total: usize) -> Vec<usize> {
    let widths: Vec<usize> =
        stated.iter().map(|width| usize::try_from(*width).unwrap_or(0).min(10_000)).collect();
    let mean = widths.iter().sum::<usize>().checked_div(widths.len()).unwrap_or(1).max(1);
    let widths = (0..count).map(|column| widths.get(column).copied().unwrap_or(mean));
    let ends: Vec<usize> = widths
        .scan(0_usize, |sum, width| {
            *sum = sum.saturating_add(width);
            Some(*sum)
        })
        .collect();
    let whole = ends.last().copied().unwrap_or(0);
    let edge = |end: &usize| end.saturating_mul(total).checked_div(whole).unwrap_or(0);
    std::iter::once(0).chain(ends.iter().map(edge)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::TableRow;

    fn cell(text: &str, columns: usize, rows: usize) -> TableCell {
        TableCell { columns, rows, ..TableCell::new(text) }
    }

    fn table(widths: &[u32], rows: Vec<Vec<TableCell>>) -> Table {
        let rows = rows.into_iter().map(|cells| TableRow { cells }).collect();
        Table { widths: widths.to_vec(), header_rows: 0, rows }
    }

    /// Each row as `text:columns`, `^` for what a cell above covers, `_` for nothing, `…` where it reaches down.
    fn drawn(table: &Table) -> Vec<String> {
        let grid = lay_out(table, 1000);
        let slot = |slot: &Slot<'_>| {
            let what = match slot.what {
                What::Cell(cell) => cell.text.clone(),
                What::Top(cell) => format!("{}…", cell.text),
                What::Covered => "^".to_owned(),
                What::Empty => "_".to_owned(),
            };
            format!("{what}:{}", slot.columns)
        };
        for row in &grid.rows {
            assert_eq!(row.iter().map(|slot| slot.columns).sum::<usize>(), grid.columns.len());
            assert_eq!(row.iter().map(|slot| slot.width).sum::<usize>(), 1000);
        }
        assert_eq!(grid.columns.iter().sum::<usize>(), 1000);
        grid.rows.iter().map(|row| row.iter().map(slot).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn cells_that_reach_down_leave_a_place_in_every_row_below() {
        let table = table(
            &[10, 20, 30, 40],
            vec![
                vec![cell("a", 1, 3), cell("b", 2, 1), cell("c", 1, 1)],
                vec![cell("d", 2, 2), cell("e", 1, 1)],
                vec![cell("f", 1, 1)],
                vec![cell("g", 4, 1)],
            ],
        );
        assert_eq!(drawn(&table), ["a…:1 b:2 c:1", "^:1 d…:2 e:1", "^:1 ^:2 f:1", "g:4"]);
    }

    #[test]
    fn one_cell_ends_where_the_next_begins() {
        let table = table(
            &[50, 50],
            vec![
                vec![cell("a", 1, 2), cell("b", 1, 1)],
                vec![cell("c", 1, 2)],
                vec![cell("d", 1, 2)],
                vec![cell("e", 1, 1)],
            ],
        );
        assert_eq!(drawn(&table), ["a…:1 b:1", "^:1 c…:1", "d…:1 ^:1", "^:1 e:1"]);
    }

    #[test]
    fn whatever_does_not_fit_the_grid_still_stands_on_it() {
        // Too short a row, a cell between walls, one that reaches below the table, more columns than widths.
        let table = table(
            &[50, 50],
            vec![
                vec![cell("a", 1, 1), cell("b", 1, 2), cell("c", 1, 9)],
                vec![cell("d", 5, 1), cell("e", 0, 0)],
                vec![],
            ],
        );
        assert_eq!(drawn(&table), ["a:1 b…:1 c…:1 _:1", "d:1 ^:1 ^:1 e:1", "_:2 ^:1 _:1"]);
        assert_eq!(lay_out(&Table::default(), 1000), Grid { columns: vec![], rows: vec![] });
    }

    #[test]
    fn widths_add_up_to_the_page() {
        let table = table(&[33, 33, 34], vec![vec![cell("a", 3, 1)]]);
        assert_eq!(lay_out(&table, 9864).columns, [3255, 3255, 3354]);
    }
}
