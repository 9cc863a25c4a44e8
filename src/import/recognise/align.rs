//! Which cell of an indicator row belongs to which column, also where cells were lost and the row has slipped sideways.

use super::heading::{Column, Heading};
use super::labels;
use super::levels::{is_level1, is_level2};
use super::lines::{Lines, Spot, SpotId};
use super::text::{name_with_points, points, points_in};
use super::understood::Role;
use crate::number::reading::{Sense, read};

/// A row's cells by column.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Cells that begin in the row, with the column they belong to; in the order of the table.
    pub(super) cells: Vec<(Role, SpotId)>,
    /// Merged cells that reach into it.
    pub(super) above: Vec<(Role, SpotId)>,
    /// Cells beside the table that name it.
    pub(super) sides: Vec<SpotId>,
    /// Points that stand in such a cell.
    pub(super) goal_points: Option<(SpotId, crate::number::Points)>,
    /// Whether the row had slipped: its cells were placed by what they say.
    pub(super) shifted: bool,
}

/// Most cells of a row that are put in place by what they say.
const MOST: usize = 40;

/// Puts the cells of a row in their columns.
pub(super) fn place(lines: &Lines, line: usize, heading: &Heading) -> Placed {
    let mut placed = Placed::default();
    for (id, spot) in lines.above(line) {
        if let Some(column) = heading.at(spot.at.column) {
            placed.above.push((column.role, id));
        }
    }
    let mut fresh: Vec<(SpotId, &Spot)> = Vec::new();
    let mut stray = false;
    for (id, spot) in lines.spots(line) {
        let first = heading.columns.first().map_or(0, |column| column.from);
        let beside = spot.at.column < first && (labels::is_side(&spot.label) || spot.rows > 1);
        if beside && !is_level1(&spot.line()) && !is_level2(&spot.line()) {
            placed.sides.push(id);
            if let Some(found) = points_in(&spot.label.brackets) {
                placed.goal_points = Some((id, found));
            }
            continue;
        }
        match heading.at(spot.at.column) {
            Some(column) => placed.cells.push((column.role, id)),
            None => {
                let ignored = heading.grid.columns.iter().any(|column| {
                    spot.begins_in(column.column, column.column.saturating_add(column.columns))
                });
                let known = is_level1(&spot.line()) || is_level2(&spot.line());
                stray |= known || (!ignored && spot.at.column < first);
                if ignored && !known {
                    continue;
                }
            }
        }
        fresh.push((id, spot));
    }
    let covered: Vec<Role> = placed.above.iter().map(|(role, _)| *role).collect();
    let (slipped, unreadable) = implausible(lines, &placed);
    if (stray || slipped || unreadable) && fresh.len() <= MOST {
        let columns: Vec<&Column> =
            heading.columns.iter().filter(|column| !covered.contains(&column.role)).take(MOST).collect();
        let as_it_stands: i32 =
            placed.cells.iter().filter_map(|(role, id)| Some(fit(*role, lines.spots.get(*id)?))).sum();
        let left_out = fresh.len().saturating_sub(placed.cells.len());
        let as_it_stands = as_it_stands.saturating_sub(left_out_cost(left_out));
        let (best, cells) = best(&columns, &fresh);
        // Putting cells in order may not cost any: a word where a score should be is only a word.
        let better = best > as_it_stands && cells.len() >= placed.cells.len();
        placed.shifted = stray || slipped || better;
        if better {
            placed.cells = cells;
        }
    }
    placed
}

fn left_out_cost(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX).saturating_mul(LEFT_OUT)
}

/// Whether something in a row cannot be what its column says: headings and names in each other's columns; figures that
/// are none, or a row without a name.
fn implausible(lines: &Lines, placed: &Placed) -> (bool, bool) {
    let of = |wanted: Role| {
        placed.cells.iter().find(|(role, _)| *role == wanted).and_then(|(_, id)| lines.spots.get(*id))
    };
    let from_above = |wanted: Role| placed.above.iter().any(|(role, _)| *role == wanted);
    let text_of = |role| of(role).map(Spot::line);
    let slipped_heading = text_of(Role::Level1).is_some_and(|text| is_level2(&text) && !is_level1(&text))
        || text_of(Role::Level2)
            .is_some_and(|text| (is_level1(&text) && !is_level2(&text)) || name_with_points_of_row(&text))
        || text_of(Role::Name)
            .is_some_and(|text| is_level2(&text) && of(Role::Level2).is_none() && !from_above(Role::Level2));
    let no_number = [Role::Score, Role::Points]
        .into_iter()
        .any(|role| of(role).is_some_and(|spot| !spot.is_dash() && !reads_as_points(&spot.line())));
    let no_name = of(Role::Name).is_none()
        && !from_above(Role::Name)
        && (of(Role::Target).is_some() || of(Role::Actual).is_some() || of(Role::Score).is_some());
    let numeric_name = text_of(Role::Name).is_some_and(|text| is_value(&text));
    (slipped_heading || numeric_name, no_number || no_name)
}

/// 教师培训（5分）, which is no heading.
fn name_with_points_of_row(text: &str) -> bool {
    name_with_points(text).is_some() && !is_level2(text) && !is_level1(text)
}

fn reads_as_points(text: &str) -> bool {
    points(text).is_some() || points(text.trim_end_matches(['%', '％'])).is_some()
}

/// Whether a text is a figure with or without a unit.
fn is_value(text: &str) -> bool {
    matches!(read(text).sense, Sense::Number { .. } | Sense::Range { .. })
}

/// What a cell is worth in a column.
fn fit(role: Role, spot: &Spot) -> i32 {
    let text = spot.line();
    let known = (is_level1(&text), is_level2(&text));
    let named = name_with_points_of_row(&text);
    match role {
        Role::Level1 => {
            if known.0 {
                8
            } else {
                -5
            }
        }
        Role::Level2 if known.1 => 7,
        Role::Level2 if named || is_value(&text) || known.0 => -7,
        Role::Level2 => 0,
        Role::Name if named => 8,
        Role::Name if spot.is_dash() || is_value(&text) => -7,
        Role::Name if known.0 || known.1 => -4,
        Role::Name => 3,
        Role::Target | Role::Actual if named || known.0 || known.1 => -5,
        Role::Target | Role::Actual if is_value(&text) => 3,
        Role::Target | Role::Actual => 1,
        Role::Points | Role::Score if points(&text).is_some() => 5,
        Role::Points | Role::Score if spot.is_dash() => 1,
        Role::Points | Role::Score => -9,
        Role::Operator if is_operator(&text) => 6,
        Role::Operator => -9,
        Role::Unit if is_value(&text) || text.chars().count() > 6 => -7,
        Role::Unit => 2,
        Role::Serial => {
            if points(&text).is_some() {
                1
            } else {
                -9
            }
        }
        Role::Reason | Role::Note | Role::Evidence if is_value(&text) || named => -3,
        Role::Reason | Role::Note | Role::Evidence => 1,
        Role::None => -9,
    }
}

/// Whether a text is a sign of comparison or says that there is none.
pub(super) fn is_operator(text: &str) -> bool {
    let folded = crate::number::reading::fold(text);
    matches!(
        folded.as_str(),
        "≥" | "≤"
            | "="
            | ">"
            | "<"
            | "定性"
            | "大于等于"
            | "小于等于"
            | "等于"
            | "大于"
            | "小于"
            | "定量"
            | "正向"
            | "反向"
            | "其他"
    )
}

/// What leaving a cell out costs.
const LEFT_OUT: i32 = 6;

/// The best way to put cells in columns, both in their order, and what it is worth.
fn best(columns: &[&Column], cells: &[(SpotId, &Spot)]) -> (i32, Vec<(Role, SpotId)>) {
    // worth[c][k]: the best for the cells from c on in the columns from k on.
    let (wide, high) = (columns.len(), cells.len());
    let mut worth = vec![vec![0_i32; wide.saturating_add(1)]; high.saturating_add(1)];
    let look = |worth: &Vec<Vec<i32>>, cell: usize, column: usize| {
        worth.get(cell).and_then(|row| row.get(column)).copied().unwrap_or(0)
    };
    let fits: Vec<Vec<i32>> =
        cells.iter().map(|(_, spot)| columns.iter().map(|column| fit(column.role, spot)).collect()).collect();
    let fit_at = |cell: usize, column: usize| {
        fits.get(cell).and_then(|row| row.get(column)).copied().unwrap_or(i32::MIN / 4)
    };
    for cell in (0..high).rev() {
        for column in (0..=wide).rev() {
            let left_out = look(&worth, cell.saturating_add(1), column).saturating_sub(LEFT_OUT);
            let mut most = left_out;
            if column < wide {
                let next = column.saturating_add(1);
                most = most.max(look(&worth, cell, next));
                most =
                    most.max(look(&worth, cell.saturating_add(1), next).saturating_add(fit_at(cell, column)));
            }
            if let Some(at) = worth.get_mut(cell).and_then(|row| row.get_mut(column)) {
                *at = most;
            }
        }
    }
    let mut made = Vec::new();
    let (mut cell, mut column) = (0, 0);
    while cell < high && column < wide {
        let here = look(&worth, cell, column);
        let next = column.saturating_add(1);
        let taken = look(&worth, cell.saturating_add(1), next).saturating_add(fit_at(cell, column));
        if taken == here {
            if let (Some((id, _)), Some(of)) = (cells.get(cell), columns.get(column)) {
                made.push((of.role, *id));
            }
            cell = cell.saturating_add(1);
            column = next;
        } else if look(&worth, cell, next) == here {
            column = next;
        } else {
            cell = cell.saturating_add(1);
        }
    }
    (look(&worth, 0, 0), made)
}
