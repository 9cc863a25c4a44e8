//! The lines of an indicator table, from its heading to its total.

use super::align::{is_operator, place};
use super::heading::{self, Column, Heading};
use super::labels::{self, Field};
use super::levels::{is_level1, is_level2};
use super::lines::{Lines, SpotId};
use super::title::is_title;
use super::understood::{Choices, GridColumn, Role};
use super::{accounts, funds};

/// Most characters of a paragraph between two pages of one table: 续表, 第2页.
const LONGEST_BETWEEN: usize = 30;

/// An indicator table and where it ends.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The headings of its parts, the first one first.
    pub(super) parts: Vec<Heading>,
    /// Its rows: the line, and which part it belongs to.
    pub(super) rows: Vec<(usize, usize)>,
    /// The line that states the total.
    pub(super) total: Option<usize>,
    /// The first line that does not belong to it.
    pub(super) end: usize,
}

/// Follows a table from its heading.
pub(super) fn walk(lines: &Lines, first: Heading, choices: &Choices) -> Walk {
    let mut line = first.line.saturating_add(first.lines);
    let mut walk = Walk { end: line, ..Walk::default() };
    let mut block = lines.line(first.line).block;
    walk.parts.push(first);
    while line < lines.lines.len() {
        let of = lines.line(line);
        if of.paragraph {
            let between = lines.only(line).is_some_and(|(_, spot)| {
                spot.raw.chars().nth(LONGEST_BETWEEN).is_none()
                    && !is_title(&spot.raw)
                    && !labels::is_note(&spot.raw)
                    && super::pairs::pairs(&spot.raw).is_empty()
            });
            if !between {
                break;
            }
            line = line.saturating_add(1);
            continue;
        }
        let Some(current) = walk.parts.last() else { break };
        if let Some(again) = heading::repeats(lines, line, current, choices) {
            line = line.saturating_add(again.lines);
            block = again.grid.block;
            walk.parts.push(again);
            walk.end = line;
            continue;
        }
        // A table that goes on behind a page break without its heading has rows of several cells.
        let torn = of.block != block;
        if torn && (lines.sheets.get(of.block) != lines.sheets.get(block) || !goes_on(lines, line, current)) {
            break;
        }
        if is_total_line(lines, line, current) {
            walk.total = Some(line);
            walk.end = line.saturating_add(1);
            break;
        }
        if super::sections::of_line(lines, line, current).is_none() && ends(lines, line, choices) {
            break;
        }
        block = of.block;
        walk.rows.push((line, walk.parts.len().saturating_sub(1)));
        line = line.saturating_add(1);
        walk.end = line;
    }
    signs(lines, &mut walk);
    walk
}

/// A column whose heading is not known, and that has nothing but signs of comparison, holds them.
fn signs(lines: &Lines, walk: &mut Walk) {
    let rows = &walk.rows;
    for (number, part) in walk.parts.iter_mut().enumerate() {
        if part.column(Role::Operator).is_some() || part.column(Role::Target).is_none() {
            continue;
        }
        let holds = |column: &GridColumn| {
            let to = column.column.saturating_add(column.columns);
            let cells = || {
                let of_part = rows.iter().filter(move |(_, of)| *of == number).map(|(line, _)| *line);
                of_part
                    .flat_map(|line| lines.spots(line))
                    .filter(move |(_, spot)| spot.begins_in(column.column, to))
            };
            column.role == Role::None
                && cells().count() >= 2
                && cells().all(|(_, spot)| is_operator(&spot.raw))
        };
        let Some(found) = part.grid.columns.iter_mut().find(|column| holds(column)) else { continue };
        found.role = Role::Operator;
        let to = found.column.saturating_add(found.columns);
        part.columns.push(Column { role: Role::Operator, from: found.column, to });
        part.columns.sort_by_key(|column| column.from);
    }
}

/// Whether the first line of another table goes on with this one: its cells are those of an indicator.
fn goes_on(lines: &Lines, line: usize, heading: &Heading) -> bool {
    let known = lines.spots(line).any(|(_, spot)| {
        let text = spot.line();
        is_level1(&text) || is_level2(&text) || super::text::name_with_points(&text).is_some()
    });
    if known || is_total_line(lines, line, heading) {
        return lines.spots(line).count() >= 2;
    }
    let placed = place(lines, line, heading);
    let has = |role: Role| placed.cells.iter().any(|(of, _)| *of == role);
    let figures = [Role::Points, Role::Score].into_iter().filter(|role| heading.column(*role).is_some());
    let figures: Vec<Role> = figures.collect();
    !placed.shifted
        && has(Role::Name)
        && (has(Role::Target) || has(Role::Actual))
        && !figures.is_empty()
        && figures.into_iter().all(has)
}

/// Whether a line states the total: one of its first cells says so and no indicator stands in it.
pub(super) fn is_total_line(lines: &Lines, line: usize, heading: &Heading) -> bool {
    let total = |(_, spot): (SpotId, &super::lines::Spot)| {
        let label = &spot.label.base;
        labels::is_total(label) || colon_total(&spot.raw)
    };
    let named = heading.column(Role::Name).map_or(usize::MAX, |column| column.to);
    lines.spots(line).take(3).filter(|(_, spot)| spot.at.column < named).any(total)
}

/// 总分：94, 自评得分 95 分.
fn colon_total(text: &str) -> bool {
    let short = text.chars().nth(super::text::LONGEST_LABEL).is_none();
    short
        && text
            .split_once(['：', ':'])
            .is_some_and(|(before, _)| labels::is_total(&super::text::label(before).base))
}

/// Whether a line is no row of the table any more.
fn ends(lines: &Lines, line: usize, choices: &Choices) -> bool {
    if let Some((_, only)) = lines.only(line) {
        // A line with one text is a note, or a heading whose row is empty.
        let heading = is_level1(&only.line()) || is_level2(&only.line());
        if is_title(&only.raw) || labels::is_note(&only.raw) || (only.columns > 3 && !heading) {
            return true;
        }
    }
    // A short label and a text across the table are a field, whatever it is called.
    let mut cells = lines.spots(line);
    if let (Some((_, label)), Some((_, value)), None) = (cells.next(), cells.next(), cells.next())
        && label.columns >= 2
        && value.columns >= 4
        && !is_level1(&label.line())
        && !is_level2(&label.line())
    {
        return true;
    }
    let first = lines.spots(line).next();
    let other = first.is_some_and(|(_, spot)| {
        let field = labels::field(&spot.label);
        field.is_some_and(ends_table)
            || super::pairs::pairs(&spot.raw).first().is_some_and(|(field, _)| ends_table(*field))
    });
    other
        || heading::at(lines, line, choices).is_some()
        || funds::headings(lines, line).is_some()
        || accounts::headings(lines, line).is_some()
}

/// Fields that stand below a table, or above the next one; 绩效目标 is a 二级指标 somewhere.
const fn ends_table(field: Field) -> bool {
    matches!(
        field,
        Field::Narrative(_)
            | Field::Contact(_)
            | Field::BudgetReason
            | Field::Grade
            | Field::Unit
            | Field::ProjectName
            | Field::FiledOn
    )
}
