//! 预算执行情况: the total row and the sources of money under their headings.

use super::columns::{self, Fund};
use super::draft::Draft;
use super::figures::{Over, is_figure, row};
use super::labels;
use super::lines::{Lines, Spot, SpotId};
use super::text::{label, points, points_in, without_number};
use super::understood::{Choices, Doubt};
use super::{accounts, heading};
use crate::evaluation::{Funds, Source};

/// Most rows of sources.
const MOST_ROWS: usize = 60;

/// The headings in a line, if it heads fund rows.
pub(super) fn headings(lines: &Lines, line: usize) -> Option<Vec<Over<Fund>>> {
    if lines.line(line).spots.len() > heading::MOST_COLUMNS {
        return None;
    }
    let known = lines.spots(line).filter(|(_, spot)| columns::fund(&spot.label).is_some());
    let first = known.map(|(_, spot)| spot.at.column).min()?;
    // A heading that says nothing to us still has figures under it.
    let found: Vec<Over<Fund>> = lines
        .spots(line)
        .filter(|(_, spot)| spot.at.column >= first)
        .map(|(_, spot)| Over {
            what: columns::fund(&spot.label).unwrap_or(Fund::Other),
            from: spot.at.column,
            to: spot.end(),
        })
        .collect();
    let has = |wanted: Fund| found.iter().any(|over| over.what == wanted);
    let heads = has(Fund::Executed) && (has(Fund::Adjusted) || has(Fund::Initial) || has(Fund::Rate));
    (heads && found.len() >= 2).then_some(found)
}

/// Takes the fund rows below a heading; gives the first line behind them.
pub(super) fn take(draft: &mut Draft<'_>, line: usize, end: usize, choices: &Choices) -> usize {
    let lines = draft.lines;
    let Some(over) = headings(lines, line) else { return line };
    let first = over.iter().map(|over| over.from).min().unwrap_or(0);
    let mut sides: Vec<SpotId> = Vec::new();
    for (id, spot) in lines.spots(line) {
        draft.ledger.label(id);
        if spot.at.column < first {
            sides.push(id);
        }
        let scored = columns::fund(&spot.label) == Some(Fund::Score) || labels::is_side(&spot.label);
        if let Some(found) = points_in(&spot.label.brackets).filter(|_| scored) {
            draft.shown.budget_points.get_or_insert(found);
        }
    }
    draft.shown.initial |= over.iter().any(|over| over.what == Fund::Initial);
    let is_side = |id: SpotId, spot: &Spot| {
        sides.contains(&id) || labels::is_side(&spot.label) || spot.label.base == "其中"
    };
    let mut next = line.saturating_add(1);
    while next < end && next.saturating_sub(line) <= MOST_ROWS && is_fund_row(lines, next, line, choices) {
        let read = row(lines, next, &over, &is_side);
        let named = read.names.last().copied();
        let Some(name) = named.filter(|_| !read.figures.is_empty() || is_source(lines, &read.names)) else {
            break;
        };
        lines.spots(next).filter(|(id, spot)| is_side(*id, spot)).for_each(|(id, _)| draft.ledger.label(id));
        // As many figures as headings, and the rate is where it should be: nothing is lost, all only stand one place further.
        let rate =
            read.figures.iter().find(|(what, _)| *what == Fund::Rate).map(|(_, spot)| draft.line(*spot));
        let complete =
            read.figures.len() == over.len() && rate.is_some_and(|rate| rate.ends_with(['%', '％']));
        one(draft, name, &read.names, &read.figures, read.shifted && !complete);
        next = next.saturating_add(1);
    }
    next
}

/// Whether a line may be a row of funds: it heads nothing else and names no other field.
fn is_fund_row(lines: &Lines, line: usize, heading_line: usize, choices: &Choices) -> bool {
    let of = lines.line(line);
    let own = |spot: &Spot| labels::is_side(&spot.label) || is_figure(spot);
    let other = lines.spots(line).any(|(_, spot)| {
        let field = labels::field(&spot.label);
        !own(spot) && field.is_some_and(|field| !is_money(field))
    });
    of.block == lines.line(heading_line).block
        && !of.paragraph
        && !other
        && heading::at(lines, line, choices).is_none()
        && headings(lines, line).is_none()
        && accounts::headings(lines, line).is_none()
}

/// Fields that may name a row of funds.
fn is_money(field: labels::Field) -> bool {
    use labels::Field;
    matches!(field, Field::Basic | Field::ProjectSpending | Field::Personnel | Field::Operating)
}

/// Whether a row without figures names a source: 其他资金.
fn is_source(lines: &Lines, names: &[SpotId]) -> bool {
    let words = ["资金", "拨款", "收入", "结转", "支出"];
    names.last().and_then(|name| lines.spots.get(*name)).is_some_and(|spot| {
        words.iter().any(|word| spot.label.base.contains(word)) && spot.label.base.chars().count() <= 20
    })
}

/// One row.
fn one(draft: &mut Draft<'_>, name: SpotId, names: &[SpotId], figures: &[(Fund, SpotId)], shifted: bool) {
    let text = draft.line(name);
    let bare = source_name(&text);
    let doubts: &[Doubt] = if shifted { &[Doubt::Shifted] } else { &[] };
    let is_total = labels::is_fund_total(&label(bare).base) && !draft.shown.fund_total;
    let place = draft.evaluation.budget.sources.len();
    let path = if is_total { "budget.total".to_owned() } else { format!("budget.sources[{place}]") };
    names.iter().for_each(|name| draft.ledger.label(*name));
    draft.shown.fund_total |= is_total;
    if !is_total {
        draft.mark(&format!("{path}.name"), &[name], doubts);
    }
    let mut funds = Funds::default();
    for (what, spot) in figures {
        let member = match what {
            Fund::Initial => ("initial", &mut funds.initial),
            Fund::Adjusted => ("adjusted", &mut funds.adjusted),
            Fund::Executed => ("executed", &mut funds.executed),
            Fund::Rate | Fund::Points | Fund::Score | Fund::Other => {
                if is_total {
                    of_total(draft, *what, *spot, doubts);
                }
                continue;
            }
        };
        *member.1 = draft.amount(&format!("{path}.{}", member.0), *spot, doubts);
    }
    if is_total {
        draft.evaluation.budget.total = funds;
    } else {
        draft.evaluation.budget.sources.push(Source { name: bare.to_owned(), funds });
    }
}

/// `其中：1.当年财政拨款` → `当年财政拨款`.
fn source_name(text: &str) -> &str {
    let mut bare = without_number(text);
    if let Some(rest) = bare.strip_prefix("其中") {
        let rest = without_number(rest.trim_start_matches(['：', ':', ' ', '\u{3000}']));
        bare = if rest.is_empty() { bare } else { rest };
    }
    bare.trim_end_matches(['：', ':'])
}

/// A figure of the budget beside its name, where forms have them below each other: 全年预算数（万元） | 86.00. Gives whether it
/// was one.
pub(super) fn beside(draft: &mut Draft<'_>, name: SpotId, value: SpotId) -> bool {
    let lines = draft.lines;
    let (Some(label), Some(figure)) = (lines.spots.get(name), lines.spots.get(value)) else { return false };
    let what = columns::fund(&label.label).filter(|_| is_figure(figure) && !draft.shown.fund_total);
    let total = &draft.evaluation.budget.total;
    let claimed = &draft.evaluation.claimed;
    let member = match what {
        Some(Fund::Initial) if total.initial.is_none() => "initial",
        Some(Fund::Adjusted) if total.adjusted.is_none() => "adjusted",
        Some(Fund::Executed) if total.executed.is_none() => "executed",
        Some(Fund::Rate) if claimed.execution_rate.is_empty() => "",
        Some(Fund::Score) if claimed.budget_score.is_none() => "",
        _ => return false,
    };
    draft.ledger.label(name);
    if member.is_empty() {
        what.into_iter().for_each(|what| of_total(draft, what, value, &[]));
        return true;
    }
    let found = draft.amount(&format!("budget.total.{member}"), value, &[]);
    let total = &mut draft.evaluation.budget.total;
    match member {
        "initial" => total.initial = found,
        "adjusted" => total.adjusted = found,
        _ => total.executed = found,
    }
    true
}

/// What the total row prints besides amounts.
fn of_total(draft: &mut Draft<'_>, what: Fund, spot: SpotId, doubts: &[Doubt]) {
    if draft.is_dash(spot) {
        return;
    }
    let text = draft.line(spot);
    match what {
        Fund::Rate => {
            draft.evaluation.claimed.execution_rate = text;
            draft.mark("claimed.execution_rate", &[spot], doubts);
        }
        Fund::Score => match points(&text) {
            Some(score) => {
                draft.evaluation.claimed.budget_score = Some(score);
                draft.mark("claimed.budget_score", &[spot], doubts);
            }
            None => draft.mark("claimed.budget_score", &[], &[Doubt::Unreadable]),
        },
        Fund::Points => {
            if let Some(found) = points(&text) {
                draft.shown.budget_points = Some(found);
                draft.shown.budget_points_at = Some((spot, found));
            }
        }
        _ => {}
    }
}
