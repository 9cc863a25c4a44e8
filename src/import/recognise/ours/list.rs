//! The list of data behind the forms of a workbook of ours: what stands where in it.

use super::super::lines::{Line, Lines, SpotId};
use super::super::walk::Walk;
use crate::words::sheets as words;

/// The position of 目标的理解 in [`words::LIST_COLUMNS`], and of how the score came about.
pub(super) const UNDERSTOOD: usize = 10;
pub(super) const EXPLAINED: usize = 11;

/// A list, cell by cell.
#[derive(Debug, Default)]
pub(in super::super) struct List {
    /// The name of its sheet.
    pub(in super::super) sheet: String,
    /// The block of its sheet.
    pub(in super::super) block: usize,
    /// Indicators: the cells of each by the position of their column in [`words::LIST_COLUMNS`].
    pub(super) rows: Vec<Cells>,
    /// The money, the total first: cells by the position of their column in [`words::BUDGET_COLUMNS`].
    pub(super) funds: Vec<Cells>,
    /// What the table comes to and whose it is: name and value.
    pub(super) facts: Vec<(String, SpotId)>,
    /// Headings and names that the program wrote.
    pub(super) names: Vec<SpotId>,
}

/// Cells of one line by the position of their column.
pub(super) type Cells = Vec<(usize, SpotId)>;

/// Whether a table is such a list: it says beside the scores how they came about. Columns may have been taken out.
pub(in super::super) fn is_list(lines: &Lines, table: &Walk) -> bool {
    let Some(heading) = table.parts.first() else { return false };
    let says = |name: &str| lines.spots(heading.line).any(|(_, spot)| spot.raw == name);
    [words::SCORE, words::COMPUTED, words::LIST_COLUMNS[UNDERSTOOD]].into_iter().all(says)
}

/// The rows as they stand in a CSV file of ours, which has nothing else; `None` where the table is none.
pub(in super::super) fn of_csv(lines: &Lines, table: &Walk) -> Option<List> {
    let heading = table.parts.first()?;
    let said = || lines.spots(heading.line).map(|(_, spot)| spot.raw.as_str());
    if !said().eq(words::CSV_COLUMNS) {
        return None;
    }
    let columns = columns(lines, heading.line, &words::LIST_COLUMNS);
    let cells = |(line, _): &(usize, usize)| -> Cells {
        let placed = lines.spots(*line).filter_map(|(id, spot)| {
            let (_, at) = columns.iter().find(|(column, _)| *column == spot.at.column)?;
            Some((*at, id))
        });
        placed.collect()
    };
    let rows: Vec<Cells> = table.rows.iter().map(cells).collect();
    Some(List { rows, ..List::default() })
}

/// Reads a list.
pub(in super::super) fn read(lines: &Lines, table: &Walk) -> List {
    let Some(heading) = table.parts.first() else { return List::default() };
    let block = lines.line(heading.line).block;
    let mut list =
        List { sheet: lines.sheets.get(block).cloned().unwrap_or_default(), block, ..List::default() };
    let mut columns = columns(lines, heading.line, &words::LIST_COLUMNS);
    list.names.extend(named(lines, heading.line, &words::LIST_COLUMNS));
    let mut part = Part::Rows;
    let mut last = lines.line(heading.line).row;
    for number in heading.line.saturating_add(1)..lines.lines.len() {
        let line = lines.line(number);
        if line.block != block {
            break;
        }
        let gap = line.row > last.saturating_add(1);
        last = line.row;
        if part == Part::Rows && is_funds_heading(lines, line) {
            columns = self::columns(lines, number, &words::BUDGET_COLUMNS);
            list.names.extend(named(lines, number, &words::BUDGET_COLUMNS));
            part = Part::Funds;
            continue;
        }
        // An empty line ends a part.
        if part == Part::Funds && gap {
            part = Part::Facts;
        }
        let cells = || -> Cells {
            let placed = lines.spots(number).filter_map(|(id, spot)| {
                let (_, at) = columns.iter().find(|(column, _)| *column == spot.at.column)?;
                Some((*at, id))
            });
            placed.collect()
        };
        match part {
            Part::Rows => list.rows.push(cells()),
            Part::Funds => list.funds.push(cells()),
            Part::Facts => {
                list.names.extend(named(lines, number, FACTS));
                let mut spots = lines.spots(number);
                if let (Some((_, name)), Some((value, _))) = (spots.next(), spots.next()) {
                    list.facts.push((name.raw.clone(), value));
                }
            }
        }
    }
    list
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Rows,
    Funds,
    Facts,
}

/// What the program calls the facts of the last part.
const FACTS: &[&str] = &[
    words::BUDGET_POINTS,
    words::TOTAL_POINTS,
    words::TOTAL,
    words::GRADE,
    words::AMOUNT_UNIT,
    words::UNIT,
    words::PROJECT,
    words::YEAR,
    words::SCHEME,
];

/// The cells of a line that say nothing but one of these names.
fn named<'l>(lines: &'l Lines, line: usize, names: &'l [&str]) -> impl Iterator<Item = SpotId> + 'l {
    lines.spots(line).filter(|(_, spot)| names.contains(&spot.raw.as_str())).map(|(id, _)| id)
}

/// Columns of the sheet with the position of what they are called.
fn columns(lines: &Lines, line: usize, names: &[&str]) -> Vec<(usize, usize)> {
    let placed = lines.spots(line).filter_map(|(_, spot)| {
        let at = names.iter().position(|name| *name == spot.raw)?;
        Some((spot.at.column, at))
    });
    placed.collect()
}

fn is_funds_heading(lines: &Lines, line: &Line) -> bool {
    let said = || line.spots.iter().filter_map(|id| lines.spots.get(*id)).map(|spot| spot.raw.as_str());
    let wanted = || words::BUDGET_COLUMNS.iter().copied().filter(|name| !name.is_empty());
    said().eq(wanted())
}

/// Which list belongs to each of the forms, whose sheets are named: by the number in the names of the sheets, else in order.
pub(in super::super) fn pair(sheets: &[String], mut lists: Vec<List>) -> Vec<Option<List>> {
    let number = |name: &str| -> Option<u32> {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let in_order = sheets.len() == lists.len();
    let paired = sheets.iter().map(|sheet| {
        let wanted = number(sheet);
        let same = lists.iter().position(|list| wanted.is_some() && number(&list.sheet) == wanted);
        let at = same.or(if in_order || sheets.len() == 1 { Some(0) } else { None })?;
        (at < lists.len()).then(|| lists.remove(at))
    });
    paired.collect()
}
