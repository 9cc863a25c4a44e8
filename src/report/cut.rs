//! A form's table cut where pages end, for writers that know how high rows are.
//!
//! Every piece is a whole table: what reached down over the cut ends above it and begins anew below it, a label with （续）.

use super::document::{Shows, Table, TableCell, TableRow};
use crate::words::report::continued;

/// A cell with the column and the row that it begins in.
#[derive(Debug, Clone, Copy)]
struct Standing<'a> {
    row: usize,
    column: usize,
    cell: &'a TableCell,
}

/// A table that can be cut.
#[derive(Debug)]
pub(crate) struct Cuttable<'a> {
    table: &'a Table,
    standing: Vec<Standing<'a>>,
    /// The row with the headings of the indicator table, and the row behind its last one.
    grid: Option<(usize, usize)>,
}

impl<'a> Cuttable<'a> {
    pub(crate) fn new(table: &'a Table) -> Cuttable<'a> {
        let any = |row: &TableRow, wanted: fn(Shows) -> bool| row.cells.iter().any(|cell| wanted(cell.shows));
        let heading = table.rows.iter().position(|row| any(row, |shows| shows == Shows::GridHeading));
        let last = table.rows.iter().rposition(|row| any(row, |shows| matches!(shows, Shows::OfRow(..))));
        let grid = heading.zip(last).map(|(heading, last)| (heading, last.saturating_add(1)));
        Cuttable { table, standing: standing(table), grid }
    }

    /// Whether a page may end before a row: a value that holds for several rows is not cut, nor a heading from its table.
    pub(crate) fn may_end_before(&self, row: usize) -> bool {
        let behind_heading = self.grid.is_some_and(|(heading, _)| row == heading.saturating_add(1));
        row > 0 && !behind_heading && !self.over(row).any(|standing| is_value(standing.cell.shows))
    }

    /// The row with the headings that stands again on a page that begins with this row.
    pub(crate) fn heading_above(&self, row: usize) -> Option<usize> {
        self.grid.filter(|(heading, end)| row > *heading && row < *end).map(|(heading, _)| heading)
    }

    /// The rows of one page, from `from` to before `to`; with the headings again on top where it goes on with the indicator table.
    pub(crate) fn piece(&self, from: usize, to: usize, headings_again: bool) -> Table {
        let heading = self.heading_above(from).filter(|_| headings_again);
        let mut rows = Vec::with_capacity(to.saturating_sub(from).saturating_add(1));
        // What stands beside the heading and below it is one cell.
        let beside = |standing: &Standing<'_>| Some(standing.row) == heading;
        if let Some(heading) = heading {
            let cells = self.standing.iter().filter(|standing| standing.row == heading);
            let cells = cells.map(|standing| {
                if standing.end() <= from {
                    return TableCell { rows: 1, ..standing.cell.clone() };
                }
                let below = standing.end().min(to).saturating_sub(from);
                again(standing.cell, below.saturating_add(1))
            });
            rows.push(TableRow { cells: cells.collect() });
        }
        for row in from..to {
            let own = self.standing.iter().filter(|standing| standing.row == row);
            let own = own.map(|standing| {
                let ends = standing.end().min(to);
                (standing.column, TableCell { rows: ends.saturating_sub(row), ..standing.cell.clone() })
            });
            let mut cells: Vec<(usize, TableCell)> = own.collect();
            if row == from {
                let over = self.over(row).filter(|standing| !beside(standing));
                cells.extend(over.map(|standing| {
                    let rows = standing.end().min(to).saturating_sub(row);
                    (standing.column, again(standing.cell, rows))
                }));
                cells.sort_by_key(|(column, _)| *column);
            }
            rows.push(TableRow { cells: cells.into_iter().map(|(_, cell)| cell).collect() });
        }
        let header_rows = if from == 0 { self.table.header_rows } else { 0 };
        Table { widths: self.table.widths.clone(), header_rows, rows }
    }

    /// Cells that begin above a row and reach into it.
    fn over(&self, row: usize) -> impl Iterator<Item = &Standing<'a>> {
        self.standing.iter().filter(move |standing| standing.row < row && standing.end() > row)
    }
}

impl Standing<'_> {
    fn end(&self) -> usize {
        self.row.saturating_add(self.cell.rows.max(1))
    }
}

/// The same cell on the next page.
fn again(cell: &TableCell, rows: usize) -> TableCell {
    TableCell { text: continued(&cell.text), rows, shows: Shows::Words, ..cell.clone() }
}

fn is_value(shows: Shows) -> bool {
    use crate::scheme::ColumnKind::{Level1, Level1WithPoints, Level2};
    match shows {
        Shows::OfRow(kind, _) => !matches!(kind, Level1 | Level1WithPoints | Level2),
        Shows::Words | Shows::GridHeading => false,
        Shows::Value(_) | Shows::OfSource(..) => true,
    }
}

/// Each cell with its column: left to right, around cells that reach down.
fn standing(table: &Table) -> Vec<Standing<'_>> {
    let mut made: Vec<Standing<'_>> = Vec::new();
    // For each column the first row that is free.
    let mut free: Vec<usize> = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0_usize;
        for cell in &cells.cells {
            while free.get(column).is_some_and(|free| *free > row) {
                column = column.saturating_add(1);
            }
            let end = column.saturating_add(cell.columns.max(1));
            if free.len() < end {
                free.resize(end, 0);
            }
            let below = row.saturating_add(cell.rows.max(1));
            free.iter_mut().take(end).skip(column).for_each(|free| *free = below);
            made.push(Standing { row, column, cell });
            column = end;
        }
    }
    made
}

/// Where pages end: the first row of every page but the first. `heights` are those of the rows, `first` and `page` what the first
/// page and all others hold. A row that fits no page begins on a new one unless that would leave most of a page empty.
pub(crate) fn page_starts(
    table: &Cuttable<'_>,
    heights: &[usize],
    first: usize,
    page: usize,
    headings_again: bool,
) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut begin, mut used, mut room) = (0_usize, 0_usize, first);
    for (row, height) in heights.iter().enumerate() {
        used = used.saturating_add(*height);
        if used <= room || row <= begin {
            continue;
        }
        let before = used.saturating_sub(*height);
        if *height > page && before.saturating_mul(2) < room {
            // It flows over pages by itself, and what follows goes on behind it.
            used = used.saturating_sub(room).checked_rem(page).unwrap_or(0);
            (begin, room) = (row, page);
            continue;
        }
        // The last place above where a page may end.
        let Some(at) = (begin.saturating_add(1)..=row).rev().find(|at| table.may_end_before(*at)) else {
            continue;
        };
        starts.push(at);
        begin = at;
        let heading = table.heading_above(at).filter(|_| headings_again);
        let heading = heading.and_then(|heading| heights.get(heading)).copied().unwrap_or(0);
        let carried = heights.get(at..=row).map_or(0, |rows| rows.iter().sum::<usize>());
        used = heading.saturating_add(carried);
        room = page;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::ColumnKind;

    fn cell(text: &str, rows: usize, shows: Shows) -> TableCell {
        TableCell { rows, shows, ..TableCell::new(text) }
    }

    /// Two rows above, a side cell beside a heading and five rows in two groups, one row below.
    fn table() -> Table {
        let row = |cells: Vec<TableCell>| TableRow { cells };
        let wide = |text: &str| TableCell { columns: 3, ..TableCell::new(text) };
        let of = |kind, at| Shows::OfRow(kind, at);
        let name = |at: usize| cell(&format!("n{at}"), 1, of(ColumnKind::Name, at));
        let group = |text: &str, rows, at| cell(text, rows, of(ColumnKind::Level1, at));
        let heading = |text: &str| cell(text, 1, Shows::GridHeading);
        Table {
            widths: vec![20, 40, 40],
            header_rows: 0,
            rows: vec![
                row(vec![wide("a")]),
                row(vec![cell("side", 6, Shows::Words), heading("g"), heading("n")]),
                row(vec![group("A", 3, 0), name(0)]),
                row(vec![name(1)]),
                row(vec![name(2)]),
                row(vec![group("B", 2, 3), name(3)]),
                row(vec![name(4)]),
                row(vec![wide("z")]),
            ],
        }
    }

    fn drawn(table: &Table) -> Vec<String> {
        let cell = |cell: &TableCell| format!("{}*{}", cell.text, cell.rows);
        table.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn labels_and_headings_stand_again_on_the_next_page() {
        let table = table();
        let cuttable = Cuttable::new(&table);
        assert_eq!(drawn(&cuttable.piece(0, 4, true)), ["a*1", "side*3 g*1 n*1", "A*2 n0*1", "n1*1"]);
        assert_eq!(
            drawn(&cuttable.piece(4, 8, true)),
            ["side（续）*4 g*1 n*1", "A（续）*1 n2*1", "B*2 n3*1", "n4*1", "z*1"]
        );
        assert_eq!(
            drawn(&cuttable.piece(4, 8, false)),
            ["side（续）*3 A（续）*1 n2*1", "B*2 n3*1", "n4*1", "z*1"]
        );
        assert_eq!(drawn(&cuttable.piece(7, 8, true)), ["z*1"]);
        assert_eq!(cuttable.piece(0, 8, true), table);
    }

    #[test]
    fn pages_end_where_rows_do_and_never_behind_a_heading() {
        let table = table();
        let cuttable = Cuttable::new(&table);
        let starts = |heights: &[usize], first, page| page_starts(&cuttable, heights, first, page, true);
        assert_eq!(starts(&[1; 8], 8, 8), [] as [usize; 0]);
        assert_eq!(starts(&[1; 8], 4, 8), [4]);
        // Two rows fit the first page, but its second one is the heading.
        assert_eq!(starts(&[1; 8], 2, 9), [1]);
        assert_eq!(starts(&[1; 8], 4, 3), [4, 6]);
        // What fits no page flows over several.
        assert_eq!(starts(&[1, 1, 1, 90, 1, 1, 1, 1], 10, 10), [] as [usize; 0]);
        assert_eq!(starts(&[1, 1, 1, 90, 1, 1, 6, 1], 10, 10), [6]);
    }

    #[test]
    fn a_value_for_several_rows_is_not_cut() {
        let mut table = table();
        table.rows[3].cells[0].rows = 2;
        table.rows[4].cells.clear();
        let cuttable = Cuttable::new(&table);
        assert!(!cuttable.may_end_before(4));
        assert_eq!(page_starts(&cuttable, &[1; 8], 4, 9, true), [3]);
    }
}
