//! What stands around a form's tables: the report, titles.

use std::collections::HashSet;

use super::draft::Draft;
use super::lines::Lines;
use super::split::{Area, is_title_head};
use super::title::{is_form_title, is_report_title};
use super::{accounts, dates, funds, labels, report, values};
use crate::prose::PaperKind;

/// The paragraphs of the report around the form.
pub(super) fn report_lines(draft: &Draft<'_>, area: &Area) -> Vec<usize> {
    let lines = draft.lines;
    let only = |line: usize| lines.only(line).map_or("", |(_, spot)| spot.raw.as_str());
    let in_table = |line: usize| {
        area.table.as_ref().is_some_and(|table| {
            table.parts.first().is_some_and(|part| (part.line..table.end).contains(&line))
        })
    };
    let begins = area.lines.clone().find(|line| is_report_title(only(*line)) && !in_table(*line));
    let is_paragraph = |line: &usize| lines.line(*line).paragraph && !in_table(*line);
    let Some(begins) = begins else {
        let until = area
            .table
            .as_ref()
            .and_then(|table| table.parts.first())
            .map_or(area.lines.end, |part| part.line);
        let form = (area.lines.start..until).find(|line| is_form_title(only(*line))).unwrap_or(until);
        let before: Vec<usize> = (area.lines.start..form).filter(is_paragraph).collect();
        return if before.len() >= 6 && report::reads_like_one(draft, &before) { before } else { Vec::new() };
    };
    // A title of two lines begins above.
    let begins = begins
        .checked_sub(1)
        .filter(|above| area.lines.contains(above) && is_title_head(lines, *above))
        .unwrap_or(begins);
    let after = area.lines.clone().skip_while(|line| *line <= begins);
    let mut ends = area.lines.end;
    for line in after {
        let form = is_form_title(only(line));
        let grid =
            area.table.as_ref().and_then(|table| table.parts.first()).is_some_and(|part| part.line == line);
        let head = !lines.line(line).paragraph
            && (funds::headings(lines, line).is_some() || names_project(lines, line));
        if form || grid || head {
            ends = if form && line.checked_sub(1).is_some_and(|above| is_title_head(lines, above)) {
                line.saturating_sub(1)
            } else {
                line
            };
            break;
        }
    }
    (begins..ends).filter(is_paragraph).collect()
}

fn names_project(lines: &Lines, line: usize) -> bool {
    use labels::Field;
    let first = lines.spots(line).next().and_then(|(_, spot)| labels::field(&spot.label));
    let heads = |field| matches!(field, Field::ProjectName | Field::Unit);
    lines.spots(line).count() >= 2 && first.is_some_and(heads) && accounts::headings(lines, line).is_none()
}

/// Titles of the table: year, unit, whole unit or project.
pub(super) fn titles(draft: &mut Draft<'_>, area: &Area, report: &[usize], done: &mut HashSet<usize>) {
    let lines = draft.lines;
    let heading =
        area.table.as_ref().and_then(|table| table.parts.first()).map_or(area.lines.end, |part| part.line);
    let report: HashSet<usize> = report.iter().copied().collect();
    for line in area.lines.start..heading {
        let Some((id, spot)) = lines.only(line).filter(|_| !report.contains(&line)) else { continue };
        let title = is_form_title(&spot.raw) || is_report_title(&spot.raw);
        // （2020年度） below a title, year and unit above it.
        let about = is_title_head(lines, line) && near_title(lines, line, area);
        if !title && !about {
            continue;
        }
        lines.spots(line).for_each(|(id, _)| draft.ledger.label(id));
        done.insert(line);
        if let Some(year) = dates::year_of(&spot.raw) {
            values::year(draft, year, &[id], &[]);
        }
        draft.shown.words.push_str(&spot.raw);
        draft.shown.words.push('\n');
        let kind = PaperKind::of(&spot.raw);
        match kind {
            PaperKind::WholeUnit => draft.shown.whole_unit = Some(true),
            PaperKind::Project => draft.shown.whole_unit = draft.shown.whole_unit.or(Some(false)),
            PaperKind::Unclear => {}
        }
        values::brackets(draft, id);
        unit_in_title(draft, line, id);
    }
}

/// Whether a line stands next to a title.
fn near_title(lines: &Lines, line: usize, area: &Area) -> bool {
    let title = |line: usize| {
        area.lines.contains(&line) && lines.only(line).is_some_and(|(_, spot)| is_form_title(&spot.raw))
    };
    title(line.saturating_add(1)) || line.checked_sub(1).is_some_and(title)
}

/// `2020年度某校整体绩效自评表`: the unit, until the form itself names it.
fn unit_in_title(draft: &mut Draft<'_>, line: usize, id: super::lines::SpotId) {
    let above = line.checked_sub(1).filter(|above| is_title_head(draft.lines, *above));
    let above = above.and_then(|above| draft.lines.only(above));
    let text = format!("{}{}", above.map_or("", |(_, spot)| spot.raw.as_str()), draft.line(id));
    let found = crate::prose::read(&text).titles.into_iter().next().and_then(|title| title.unit);
    if let Some(unit) = found.filter(|_| draft.shown.unit_in_title.is_none()) {
        let spots = above.map(|(id, _)| id).into_iter().chain([id]).collect();
        draft.shown.unit_in_title = Some((unit, spots));
    }
}
