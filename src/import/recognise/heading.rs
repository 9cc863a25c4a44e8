//! The heading of an indicator table: where it stands and what each of its columns holds.

use super::columns;
use super::labels;
use super::lines::{Lines, SpotId};
use super::text::points_in;
use super::understood::{Choices, ColumnChoice, Grid, GridColumn, Role};
use crate::number::Points;
use crate::words::sheets;

/// Most rows that a heading may have.
const MOST_ROWS: usize = 3;

/// Most cells in a line that heads anything; what is wider is no form.
pub(super) const MOST_COLUMNS: usize = 200;

/// A heading found.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// Its first line.
    pub(super) line: usize,
    /// How many lines it has.
    pub(super) lines: usize,
    /// Its columns, left to right, those without a role left out.
    pub(super) columns: Vec<Column>,
    /// Everything that stands in it.
    pub(super) spots: Vec<SpotId>,
    /// Points beside it: 绩效目标（80分）.
    pub(super) goal_points: Option<(SpotId, Points)>,
    /// Columns of the first heading of this table: what it is for the preview.
    pub(super) grid: Grid,
}

/// A column: what it holds, and the columns of the table from which to which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Role,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Heading {
    /// The first column that holds this.
    pub(super) fn column(&self, role: Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// The column that a place belongs to.
    pub(super) fn at(&self, column: usize) -> Option<&Column> {
        self.columns.iter().find(|of| (of.from..of.to).contains(&column))
    }

    /// Whether both have the same columns in the same order, wherever they stand.
    pub(super) fn same(&self, other: &Heading) -> bool {
        self.columns.iter().map(|c| c.role).eq(other.columns.iter().map(|c| c.role))
    }
}

/// The heading that begins in a line, if one does.
pub(super) fn at(lines: &Lines, line: usize, choices: &Choices) -> Option<Heading> {
    if lines.line(line).spots.len() > MOST_COLUMNS {
        return None;
    }
    let roles = |number: usize| -> Vec<(SpotId, Option<Role>)> {
        lines.spots(number).map(|(id, spot)| (id, columns::column(&spot.label))).collect()
    };
    let first = roles(line);
    let is_level = |role: &Role| matches!(role, Role::Level1 | Role::Level2 | Role::Name);
    let count = |found: &[(SpotId, Option<Role>)], of: &dyn Fn(&Role) -> bool| {
        found.iter().filter(|(_, role)| role.as_ref().is_some_and(of)).count()
    };
    let levels = count(&first, &is_level);
    if levels == 0 {
        return None;
    }
    let head = lines.line(line);
    let mut all = first;
    let mut rows = 1;
    while rows < MOST_ROWS {
        let next = lines.line(line.saturating_add(rows));
        let found = roles(line.saturating_add(rows));
        let within = next.block == head.block && !next.paragraph;
        let only_headings = !found.is_empty() && found.iter().all(|(_, role)| role.is_some());
        // The same heading again is the first line of the next page.
        if !within || !only_headings || count(&found, &is_level) >= 2 {
            break;
        }
        all.extend(found);
        rows = rows.saturating_add(1);
    }
    let values =
        count(&all, &|role| matches!(role, Role::Target | Role::Actual | Role::Score | Role::Points));
    let targets = count(&all, &|role| *role == Role::Target);
    let is_heading = (levels >= 2 && values >= 1) || (targets >= 1 && values >= 2);
    is_heading.then(|| built(lines, line, rows, &all, choices))
}

fn built(
    lines: &Lines,
    line: usize,
    rows: usize,
    found: &[(SpotId, Option<Role>)],
    choices: &Choices,
) -> Heading {
    // Of a heading over others, those below count.
    let mut leaves: Vec<(SpotId, Option<Role>)> = Vec::new();
    for (id, role) in found.iter().rev() {
        let Some(spot) = lines.spots.get(*id) else { continue };
        let covered = leaves.iter().filter_map(|(leaf, _)| lines.spots.get(*leaf)).any(|leaf| {
            leaf.at.row > spot.at.row && leaf.at.column < spot.end() && spot.at.column < leaf.end()
        });
        if !covered {
            leaves.push((*id, *role));
        }
    }
    leaves.sort_by_key(|(id, _)| lines.spots.get(*id).map(|spot| spot.at.column));
    let head = lines.line(line);
    let mut grid = Grid { block: head.block, row: head.row, rows, columns: Vec::new() };
    let mut goal_points = None;
    let is_known = |(_, role): &&(SpotId, Option<Role>)| role.is_some();
    let first = leaves.iter().find(is_known).and_then(|(id, _)| lines.spots.get(*id));
    let first = first.map_or(usize::MAX, |spot| spot.at.column);
    for (id, role) in &leaves {
        let Some(spot) = lines.spots.get(*id) else { continue };
        let beside = spot.at.column < first;
        if role.is_none() && beside && (labels::is_side(&spot.label) || spot.rows > rows) {
            if let Some(points) = points_in(&spot.label.brackets) {
                goal_points = Some((*id, points));
            }
            continue;
        }
        let heading = spot.line();
        let again = grid.columns.last_mut().filter(|last| {
            last.heading == heading && last.column.saturating_add(last.columns) == spot.at.column
        });
        // A heading over several columns may stand in each of them.
        if let Some(last) = again {
            last.columns = last.columns.saturating_add(spot.columns);
            continue;
        }
        let role = role.unwrap_or(Role::None);
        grid.columns.push(GridColumn { column: spot.at.column, columns: spot.columns, heading, role });
    }
    only_once(&mut grid.columns);
    named_by_place(&mut grid.columns);
    chosen(&mut grid, choices);
    let columns = grid.columns.iter().filter(|column| column.role != Role::None).map(|column| Column {
        role: column.role,
        from: column.column,
        to: column.column.saturating_add(column.columns),
    });
    let spots = found.iter().map(|(id, _)| *id).collect();
    Heading { line, lines: rows, columns: columns.collect(), spots, goal_points, grid }
}

/// Where no heading is one of names, the column behind 二级指标 (or 一级指标) holds them: 绩效指标, 指标.
fn named_by_place(columns: &mut [GridColumn]) {
    if columns.iter().any(|column| column.role == Role::Name) {
        return;
    }
    let level = columns.iter().rposition(|column| matches!(column.role, Role::Level1 | Role::Level2));
    let next = level.and_then(|level| columns.get_mut(level.saturating_add(1)));
    if let Some(column) = next.filter(|column| column.role == Role::None && column.heading.contains("指标"))
    {
        column.role = Role::Name;
    }
}

/// What the person said the columns hold; whoever held it before holds nothing.
fn chosen(grid: &mut Grid, choices: &Choices) {
    let here = |choice: &&ColumnChoice| (choice.block, choice.row) == (grid.block, grid.row);
    let choices: Vec<ColumnChoice> = choices.columns.iter().filter(here).copied().collect();
    for column in &mut grid.columns {
        // The last word counts.
        match choices.iter().rev().find(|choice| choice.column == column.column) {
            Some(choice) => column.role = choice.role,
            None if choices.iter().any(|choice| choice.role == column.role) => column.role = Role::None,
            None => {}
        }
    }
}

/// Of columns that say they hold the same, one does: points behind the name are the row's (those before it are its
/// heading's), a score that is 填报 is the unit's own, else the first.
fn only_once(columns: &mut [GridColumn]) {
    let name = columns.iter().position(|column| column.role == Role::Name).unwrap_or(0);
    // Where what was computed and what was entered stand beside each other, 得分 is the one that counts.
    let is = |name: &str| columns.iter().position(|column| column.heading == name);
    let counts = is(sheets::COMPUTED).and(is(sheets::SCORE));
    for role in Role::ALL.iter().filter(|role| **role != Role::None) {
        let places: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.role == *role)
            .map(|(place, _)| place)
            .collect();
        let entered = |place: &&usize| {
            columns
                .get(**place)
                .is_some_and(|column| column.heading.contains("填报") || column.heading.contains("自评"))
        };
        let kept = match role {
            Role::Points => places.iter().find(|place| **place > name).or(places.first()),
            Role::Score => places
                .iter()
                .find(|place| Some(**place) == counts)
                .or_else(|| places.iter().find(entered))
                .or(places.first()),
            _ => places.first(),
        };
        let kept = kept.copied();
        for place in places {
            if Some(place) != kept
                && let Some(column) = columns.get_mut(place)
            {
                column.role = Role::None;
            }
        }
    }
}

/// Whether a line has the cells of a heading again, as on the next page.
pub(super) fn repeats(lines: &Lines, line: usize, heading: &Heading, choices: &Choices) -> Option<Heading> {
    at(lines, line, choices).filter(|again| again.same(heading))
}
