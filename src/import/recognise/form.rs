//! One form, part by part.

use std::collections::HashSet;

use super::draft::{Draft, Shown};
use super::heading::Heading;
use super::ledger::{Ledger, Marks};
use super::lines::Lines;
use super::rows::{self, Carry};
use super::split::Area;
use super::surroundings::{report_lines, titles};
use super::understood::{Choices, Doubt, Form, Role};
use super::{accounts, dates, fields, funds, labels, ours, propose, report, total, values};
use crate::evaluation::Evaluation;
use crate::scheme::{self, Kind, Scheme};

/// The earliest year that a file may have: what is written where nothing names one.
const NO_YEAR: i32 = 1949;

/// Reads a form; gives it with the unit's name. `scheme` is the person's choice, `unit` the name in an earlier form of the
/// same source.
pub(super) fn read(
    lines: &Lines,
    ledger: &mut Ledger,
    area: &Area,
    choices: &Choices,
    scheme: Option<&str>,
    unit: Option<&str>,
) -> (Form, String) {
    let evaluation = Evaluation::default();
    let mut draft = Draft {
        lines,
        ledger,
        evaluation,
        marks: Marks::default(),
        grids: Vec::new(),
        shown: Shown::default(),
        disputed: Vec::new(),
    };
    let mut done: HashSet<usize> = HashSet::new();
    let report = report_lines(&draft, area);
    titles(&mut draft, area, &report, &mut done);
    money(&mut draft, area, choices, &mut done);
    table(&mut draft, area, &mut done);
    let paragraphs: HashSet<usize> = report.iter().copied().collect();
    for line in area.lines.clone() {
        if !done.contains(&line) && !paragraphs.contains(&line) {
            fields::take(&mut draft, line, area.lines.end);
        }
        if !lines.line(line).paragraph || !paragraphs.contains(&line) {
            fields::words(&mut draft, line);
        }
    }
    let chosen = scheme.and_then(scheme::find);
    of_project(&mut draft, chosen.as_deref());
    improvements(&mut draft);
    draft.shown.members = draft.marks.members().filter(|member| propose::tells_forms_apart(member)).collect();
    let listed = listed(&mut draft, area);
    report::take(&mut draft, &report);
    ours::composed::take(&mut draft);
    caption_unit(&mut draft, &report);
    finish(&mut draft, area, choices, unit);
    let proposals = propose::proposals(&draft.evaluation, &draft.shown);
    let known = chosen.map(|scheme| scheme.full_id().to_string());
    let best = proposals.first().map(|proposal| proposal.scheme.clone());
    draft.evaluation.scheme = known.or(listed).or(best).unwrap_or_default();
    let name = draft.evaluation.unit.clone();
    let evaluation = crate::file::write_evaluation(&draft.evaluation);
    (Form { evaluation, marks: draft.marks.into_list(), proposals, grids: draft.grids }, name)
}

/// The list of data behind the form, in a workbook of ours; gives the scheme that it names.
fn listed(draft: &mut Draft<'_>, area: &Area) -> Option<String> {
    let list = area.list.as_ref()?;
    let parts = area.table.iter().flat_map(|table| &table.parts);
    let roles: Vec<Role> = parts.flat_map(|part| &part.columns).map(|column| column.role).collect();
    let scheme = ours::facts::scheme(draft, list);
    if let Some((_, spot)) = &scheme {
        draft.mark("scheme", &[*spot], &[]);
    }
    let scheme = scheme.map(|(scheme, _)| scheme);
    ours::rows::take(draft, list, &roles, scheme.as_deref());
    ours::facts::take(draft, list);
    scheme.map(|scheme| scheme.full_id().to_string())
}

/// Fund rows and 预算收支情况.
fn money(draft: &mut Draft<'_>, area: &Area, choices: &Choices, done: &mut HashSet<usize>) {
    let mut line = area.lines.start;
    let grid = area.table.as_ref();
    let in_table = |line: usize| {
        grid.is_some_and(|table| {
            table.parts.first().is_some_and(|part| (part.line..table.end).contains(&line))
        })
    };
    while line < area.lines.end {
        let mut next = line;
        if !in_table(line) {
            if accounts::headings(draft.lines, line).is_some() && draft.evaluation.accounts.is_empty() {
                next = accounts::take(draft, line, area.lines.end);
                accounts::head_of_sheet(draft, line);
            } else if funds::headings(draft.lines, line).is_some() && !draft.shown.fund_total {
                next = funds::take(draft, line, area.lines.end, choices);
                draft.lines.spots(line).map(|(id, _)| id).for_each(|id| values::brackets(draft, id));
            }
        }
        done.extend(line..next);
        line = next.max(line.saturating_add(1));
    }
}

/// The indicator table.
fn table(draft: &mut Draft<'_>, area: &Area, done: &mut HashSet<usize>) {
    let Some(table) = &area.table else { return };
    for part in &table.parts {
        part.spots.iter().for_each(|spot| draft.ledger.label(*spot));
        let beside =
            draft.lines.spots(part.line).filter(|(_, spot)| labels::is_side(&spot.label)).map(|(id, _)| id);
        beside.for_each(|id| draft.ledger.label(id));
        if let Some((spot, points)) = part.goal_points {
            rows::goal_points(draft, spot, points);
        }
        draft.grids.push(part.grid.clone());
        done.extend(part.line..part.line.saturating_add(part.lines));
        columns(draft, part);
    }
    let mut carry = Carry::default();
    for (line, part) in &table.rows {
        if let Some(part) = table.parts.get(*part) {
            rows::take(draft, *line, part, &mut carry);
        }
        done.insert(*line);
    }
    ours::pages::take_notes(draft, table.end..area.lines.end, done);
    if let Some(line) = table.total {
        total::take(draft, line, table.parts.last());
        done.insert(line);
    }
}

fn columns(draft: &mut Draft<'_>, part: &Heading) {
    let has = |role| part.column(role).is_some();
    let shown = &mut draft.shown;
    shown.three_cells |= has(Role::Operator);
    shown.points_column |= has(Role::Points);
    shown.score_column |= has(Role::Score);
    shown.reason_column |= has(Role::Reason);
    shown.review_column |= part.grid.columns.iter().any(|column| {
        column.role == Role::None
            && ["复核", "审核", "核定", "财政"].iter().any(|word| column.heading.contains(word))
    });
}

/// Whether the form is a project's; where nothing says so, the scheme that the person chose does.
fn of_project(draft: &mut Draft<'_>, chosen: Option<&Scheme>) {
    let evaluation = &draft.evaluation;
    let spending = evaluation.expenditure.basic.is_some() || evaluation.expenditure.project.is_some();
    let named = evaluation.project.as_ref().is_some_and(|project| !project.name.is_empty());
    let said = draft.shown.whole_unit.is_some() || spending || named || chosen.is_some();
    let whole = match (draft.shown.whole_unit, chosen) {
        _ if named => false,
        (Some(whole), _) => whole,
        (None, _) if spending => true,
        (None, chosen) => chosen.is_some_and(|scheme| scheme.kind == Kind::WholeUnit),
    };
    if whole {
        draft.evaluation.project = None;
    } else {
        draft.evaluation.project.get_or_insert_default();
        if !said {
            draft.mark("project", &[], &[Doubt::Assumed]);
        }
        if !named {
            draft.mark("project.name", &[], &[Doubt::Missing]);
        }
    }
}

/// 改进措施 of a form that asks for 评价结论 and 存在问题 too is what follows from these.
fn improvements(draft: &mut Draft<'_>) {
    let narrative = &mut draft.evaluation.narrative;
    let asked =
        draft.shown.asks_conclusion || !narrative.conclusion.is_empty() || !narrative.problems.is_empty();
    // Beside an analysis of deviations it is what follows from that.
    let asked = asked && !draft.shown.asks_deviation;
    if asked && narrative.improvements.is_empty() && !narrative.measures.is_empty() {
        narrative.improvements = std::mem::take(&mut narrative.measures);
        draft.marks.rename("narrative.measures", "narrative.improvements");
    }
}

/// 单位：万元 above a table in the report, where the form says nothing.
fn caption_unit(draft: &mut Draft<'_>, report: &[usize]) {
    for line in report {
        let Some((id, spot)) = draft.lines.only(*line) else { continue };
        let unit = spot.raw.split_once(['：', ':']).and_then(|(name, value)| {
            let name = super::text::label(name).base;
            (name.ends_with("单位") && name.chars().count() <= 6).then(|| values::money_unit(value)).flatten()
        });
        if let Some(unit) = unit {
            values::amount_unit(draft, unit, &[id], &[]);
        }
    }
}

/// What has to be said, from wherever it can be had.
fn finish(draft: &mut Draft<'_>, area: &Area, choices: &Choices, unit: Option<&str>) {
    if draft.evaluation.unit.is_empty()
        && let Some((unit, spots)) = draft.shown.unit_in_title.take()
    {
        draft.evaluation.unit = unit;
        draft.mark("unit", &spots, &[Doubt::FromTitle]);
    }
    if draft.evaluation.unit.is_empty() {
        let implementing = draft.evaluation.project.as_ref().map(|project| project.implementing_unit.clone());
        let known = unit.map(ToOwned::to_owned).or(implementing).filter(|name| !name.is_empty());
        let doubt = if known.is_some() { Doubt::Assumed } else { Doubt::Missing };
        draft.evaluation.unit = known.unwrap_or_default();
        draft.mark("unit", &[], &[doubt]);
    }
    if !draft.marks.has("year") {
        let lines = draft.lines;
        let named = area.lines.clone().flat_map(|line| lines.spots(line)).find_map(|(id, spot)| {
            let text = spot.raw.contains("年度").then_some(spot.raw.as_str())?;
            Some((id, dates::year_of(text)?))
        });
        let filed = draft.evaluation.filed_on.map(|day| day.year().saturating_sub(1));
        match (named, filed.or(choices.year)) {
            (Some((id, year)), _) => drop(values::year(draft, year, &[id], &[Doubt::Assumed])),
            (None, Some(year)) => drop(values::year(draft, year, &[], &[Doubt::Assumed])),
            (None, None) => drop(values::year(draft, NO_YEAR, &[], &[Doubt::Missing])),
        }
    }
    fields::assume_amount_unit(draft);
}
