//! Several forms in one source: where one ends and the next begins.

use std::ops::Range;

use super::dates::year_of;
use super::heading;
use super::labels::{self, Field};
use super::lines::Lines;
use super::ours::list::{self, List, is_list};
use super::pairs::pairs;
use super::title::is_title;
use super::understood::Choices;
use super::walk::{Walk, walk};
use super::{accounts, funds};

/// A form's part of a source.
#[derive(Debug, Default)]
pub(super) struct Area {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Its indicator table; none in a source that has none.
    pub(super) table: Option<Walk>,
    /// The list of data behind it, in a workbook of ours.
    pub(super) list: Option<List>,
}

/// Cuts a source into its forms.
pub(super) fn areas(lines: &Lines, choices: &Choices) -> Vec<Area> {
    let mut tables: Vec<Walk> = Vec::new();
    let mut line = 0;
    while line < lines.lines.len() {
        let Some(found) = heading::at(lines, line, choices) else {
            line = line.saturating_add(1);
            continue;
        };
        let next = walk(lines, found, choices);
        line = next.end.max(line.saturating_add(1));
        let goes_on = tables.last().is_some_and(|last| continues(lines, last, &next));
        match tables.last_mut().filter(|_| goes_on) {
            Some(last) => append(last, next),
            None => tables.push(next),
        }
    }
    // The list of data behind a form in a workbook of ours says it once more.
    let lists: Vec<List> =
        tables.iter().filter(|table| is_list(lines, table)).map(|table| list::read(lines, table)).collect();
    let first_list = lists.first().map(|list| list.block);
    let behind_forms = lists.len() < tables.len();
    if behind_forms {
        tables.retain(|table| !is_list(lines, table));
    }
    let whole = 0..lines.lines.len();
    if tables.is_empty() {
        return if says_something(lines) {
            vec![Area { lines: whole, ..Area::default() }]
        } else {
            Vec::new()
        };
    }
    let mut made: Vec<Area> = Vec::new();
    for table in tables {
        let heading = table.parts.first().map_or(0, |part| part.line);
        let first_list = first_list.filter(|list| *list > lines.line(heading).block);
        let until = first_list.map(|list| lines.lines.partition_point(|line| line.block < list));
        let from = match made.last_mut() {
            None => 0,
            Some(before) => {
                let behind = before.table.as_ref().map_or(0, |table| table.end);
                let border = border(lines, behind, heading);
                before.lines.end = before.lines.end.min(border);
                border
            }
        };
        made.push(Area { lines: from..until.unwrap_or(whole.end), table: Some(table), list: None });
    }
    for area in &mut made {
        area.list = area.table.as_ref().and_then(|table| list::of_csv(lines, table));
    }
    if behind_forms {
        let sheet = |area: &Area| {
            let block = area.table.as_ref().and_then(|table| table.parts.first()).map(|part| part.grid.block);
            block.and_then(|block| lines.sheets.get(block)).cloned().unwrap_or_default()
        };
        let sheets: Vec<String> = made.iter().map(sheet).collect();
        for (area, list) in made.iter_mut().zip(list::pair(&sheets, lists)) {
            area.list = list.or(area.list.take());
        }
    }
    made
}

/// Whether a table goes on with the table before it: nothing between them begins another form, and no total was there.
fn continues(lines: &Lines, last: &Walk, next: &Walk) -> bool {
    let (Some(before), Some(after)) = (last.parts.last(), next.parts.first()) else { return false };
    last.total.is_none() && before.same(after) && !(last.end..after.line).any(|line| begins_form(lines, line))
}

fn append(last: &mut Walk, next: Walk) {
    let parts = last.parts.len();
    last.parts.extend(next.parts);
    last.rows.extend(next.rows.into_iter().map(|(line, part)| (line, part.saturating_add(parts))));
    last.total = next.total;
    last.end = next.end;
}

fn begins_form(lines: &Lines, line: usize) -> bool {
    title_at(lines, line) || names_form(lines, line) || funds::headings(lines, line).is_some()
}

fn title_at(lines: &Lines, line: usize) -> bool {
    lines.only(line).is_some_and(|(_, spot)| is_title(&spot.raw))
}

/// Whether a line names the project or the unit.
fn names_form(lines: &Lines, line: usize) -> bool {
    let named = |field| matches!(field, Field::ProjectName | Field::Unit);
    lines.spots(line).take(3).any(|(_, spot)| {
        labels::field(&spot.label).is_some_and(named)
            || pairs(&spot.raw).first().is_some_and(|(field, value)| named(*field) && values_unit(value))
    })
}

fn values_unit(value: &str) -> bool {
    super::values::money_unit(value).is_none()
}

/// The first line of the form whose table begins at `heading`, behind a table that ended at `behind`.
fn border(lines: &Lines, behind: usize, heading: usize) -> usize {
    let between = || behind..heading;
    if let Some(title) = between().find(|line| title_at(lines, *line)) {
        return head_of_title(lines, title, behind);
    }
    let sheet =
        |line: usize| lines.sheets.get(lines.line(line).block).map(String::as_str).unwrap_or_default();
    let before = behind.checked_sub(1).map(sheet).unwrap_or_default();
    if let Some(other) = between().find(|line| sheet(*line) != before) {
        return other;
    }
    let named = between().find(|line| names_form(lines, *line));
    named.or_else(|| between().find(|line| funds::headings(lines, *line).is_some())).unwrap_or(heading)
}

/// A title may begin in the line above: year and unit.
fn head_of_title(lines: &Lines, title: usize, behind: usize) -> usize {
    let above = title.checked_sub(1).filter(|above| *above >= behind);
    let head = above.filter(|above| is_title_head(lines, *above));
    head.unwrap_or(title)
}

/// Whether a line is the first half of a title.
pub(super) fn is_title_head(lines: &Lines, line: usize) -> bool {
    lines.only(line).is_some_and(|(_, spot)| {
        let short = spot.raw.chars().nth(super::text::LONGEST_LABEL).is_none();
        short
            && !spot.raw.contains(['。', '：', ':', '，', ',', '；'])
            && year_of(&spot.raw).is_some()
            && super::dates::day(&spot.raw).is_none()
    })
}

/// Whether a source without an indicator table still says something of a form.
fn says_something(lines: &Lines) -> bool {
    // A title alone that names no year says nothing.
    let alone = lines.lines.len() < 2;
    let titled = |line: usize| {
        title_at(lines, line)
            && !(alone && lines.only(line).is_none_or(|(_, spot)| year_of(&spot.raw).is_none()))
    };
    (0..lines.lines.len()).any(|line| {
        titled(line)
            || funds::headings(lines, line).is_some()
            || accounts::headings(lines, line).is_some()
            || lines.spots(line).any(|(_, spot)| labels::field(&spot.label) == Some(Field::ProjectName))
    })
}
