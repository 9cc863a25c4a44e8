//! The money and what else a list of data says besides its rows.

use std::sync::Arc;

use super::super::draft::Draft;
use super::super::lines::SpotId;
use super::super::text::{amount, points};
use super::super::understood::Doubt;
use super::super::values;
use super::dense;
use super::list::{Cells, List};
use crate::evaluation::{AmountUnit, Source};
use crate::number::{Amount, Points};
use crate::scheme::{self, Scheme};
use crate::words::sheets as words;

/// Positions in [`words::BUDGET_COLUMNS`].
const NAME: usize = 1;
const AMOUNTS: [(usize, &str); 3] = [(3, "initial"), (4, "adjusted"), (5, "executed")];

/// The scheme that a list names, if it is built in.
pub(in super::super) fn scheme(draft: &Draft<'_>, list: &List) -> Option<(Arc<Scheme>, SpotId)> {
    let (_, spot) = list.facts.iter().find(|(name, _)| name == words::SCHEME)?;
    let said = &draft.lines.spots.get(*spot)?.raw;
    let (_, id) = said.strip_suffix('）')?.rsplit_once('（')?;
    scheme::find(id).map(|scheme| (scheme, *spot))
}

/// Takes everything but the rows.
pub(in super::super) fn take(draft: &mut Draft<'_>, list: &List) {
    for (name, spot) in &list.facts {
        fact(draft, name, *spot);
    }
    let form_has_sources = !draft.evaluation.budget.sources.is_empty();
    for (at, cells) in list.funds.iter().enumerate() {
        match at.checked_sub(1) {
            None => total(draft, cells),
            Some(place) if form_has_sources => source(draft, place, cells),
            Some(_) => new_source(draft, cells),
        }
    }
    list.names.iter().for_each(|spot| draft.ledger.label(*spot));
    list.rows.iter().chain(&list.funds).flatten().for_each(|(_, spot)| worked_out(draft, *spot));
    let computed = [words::BUDGET_POINTS, words::TOTAL_POINTS, words::TOTAL];
    let computed = list.facts.iter().filter(|(name, _)| computed.contains(&name.as_str()));
    computed.for_each(|(_, spot)| worked_out(draft, *spot));
}

/// Figures that no member came from are what the program worked out; texts may be a person's.
fn worked_out(draft: &mut Draft<'_>, spot: SpotId) {
    let Some(said) = draft.lines.spots.get(spot).map(|spot| spot.raw.as_str()) else { return };
    let figure = points(said).is_some() || amount(said.trim_end_matches('%')).is_some();
    if figure && !draft.disputed.contains(&spot) {
        draft.ledger.label(spot);
    }
}

fn fact(draft: &mut Draft<'_>, name: &str, spot: SpotId) {
    let Some(said) = draft.lines.spots.get(spot).map(|spot| spot.raw.clone()) else { return };
    match name {
        words::AMOUNT_UNIT => {
            if let Some(unit) = AmountUnit::from_word(&said)
                && !values::amount_unit(draft, unit, &[spot], &[])
            {
                draft.disputed.push(spot);
            }
        }
        words::YEAR => {
            if let Some(found) = said.parse().ok()
                && !values::year(draft, found, &[spot], &[])
            {
                draft.disputed.push(spot);
            }
        }
        words::UNIT => exact(draft, "unit", said, spot, |draft| Some(&mut draft.evaluation.unit)),
        words::PROJECT => exact(draft, "project.name", said, spot, |draft| {
            Some(&mut draft.evaluation.project.as_mut()?.name)
        }),
        words::BUDGET_POINTS => same_points(draft, draft.shown.budget_points_at, &said),
        words::TOTAL_POINTS => same_points(draft, draft.shown.points_set, &said),
        words::GRADE => {
            exact(draft, "claimed.grade", said, spot, |draft| Some(&mut draft.evaluation.claimed.grade))
        }
        words::TOTAL => {
            if let Some(found) = points(&said) {
                match draft.evaluation.claimed.total {
                    Some(before) if before != found => {
                        draft.mark("claimed.total", &[], &[Doubt::Conflict]);
                        draft.disputed.push(spot);
                    }
                    _ => {
                        draft.evaluation.claimed.total = Some(found);
                        draft.mark("claimed.total", &[spot], &[]);
                    }
                }
            }
        }
        _ => {}
    }
}

/// Points on the form that the list states as the scheme's or as a sum: no member holds them.
fn same_points(draft: &mut Draft<'_>, on_form: Option<(SpotId, Points)>, said: &str) {
    if let Some((spot, _)) = on_form.filter(|(_, set)| Some(*set) == points(said)) {
        draft.ledger.label(spot);
    }
}

/// A text as the list has it where the form says the same or nothing.
fn exact(
    draft: &mut Draft<'_>,
    member: &str,
    said: String,
    spot: SpotId,
    place: for<'b> fn(&'b mut Draft<'_>) -> Option<&'b mut String>,
) {
    let Some(here) = place(draft) else { return };
    if here.is_empty() || dense(here) == dense(&said) {
        *here = said;
        draft.mark(member, &[spot], &[]);
    } else {
        draft.mark(member, &[], &[Doubt::Conflict]);
        draft.disputed.push(spot);
    }
}

fn total(draft: &mut Draft<'_>, cells: &Cells) {
    if let Some((spot, _)) = name(draft, cells).filter(|(_, name)| name == words::BUDGET_TOTAL) {
        draft.ledger.label(spot);
    }
    for (column, member) in AMOUNTS {
        let on_form = draft.shown.fund_total && (member != "initial" || draft.shown.initial);
        let funds = &draft.evaluation.budget.total;
        let here = match member {
            "initial" => funds.initial,
            "adjusted" => funds.adjusted,
            _ => funds.executed,
        };
        let found = figure(draft, &format!("budget.total.{member}"), cells, column, here, on_form);
        let funds = &mut draft.evaluation.budget.total;
        match member {
            "initial" => funds.initial = found,
            "adjusted" => funds.adjusted = found,
            _ => funds.executed = found,
        }
    }
}

fn source(draft: &mut Draft<'_>, place: usize, cells: &Cells) {
    let path = format!("budget.sources[{place}]");
    let Some(mut here) = draft.evaluation.budget.sources.get(place).cloned() else { return };
    if let Some((spot, name)) = name(draft, cells) {
        if dense(&here.name) == dense(&name) {
            here.name = name;
            draft.mark(&format!("{path}.name"), &[spot], &[]);
        } else {
            draft.mark(&format!("{path}.name"), &[], &[Doubt::Conflict]);
            draft.disputed.push(spot);
        }
    }
    for (column, member) in AMOUNTS {
        let funds = &here.funds;
        let of_form = match member {
            "initial" => funds.initial,
            "adjusted" => funds.adjusted,
            _ => funds.executed,
        };
        let on_form = member != "initial" || draft.shown.initial;
        let found = figure(draft, &format!("{path}.{member}"), cells, column, of_form, on_form);
        match member {
            "initial" => here.funds.initial = found,
            "adjusted" => here.funds.adjusted = found,
            _ => here.funds.executed = found,
        }
    }
    if let Some(source) = draft.evaluation.budget.sources.get_mut(place) {
        *source = here;
    }
}

/// A source that the form has no row for.
fn new_source(draft: &mut Draft<'_>, cells: &Cells) {
    let place = draft.evaluation.budget.sources.len();
    let path = format!("budget.sources[{place}]");
    let mut made = Source::default();
    if let Some((spot, name)) = name(draft, cells) {
        made.name = name;
        draft.mark(&format!("{path}.name"), &[spot], &[]);
    }
    for (column, member) in AMOUNTS {
        let found = figure(draft, &format!("{path}.{member}"), cells, column, None, false);
        match member {
            "initial" => made.funds.initial = found,
            "adjusted" => made.funds.adjusted = found,
            _ => made.funds.executed = found,
        }
    }
    draft.evaluation.budget.sources.push(made);
}

fn name(draft: &Draft<'_>, cells: &Cells) -> Option<(SpotId, String)> {
    let (_, spot) = cells.iter().find(|(column, _)| *column == NAME)?;
    draft.lines.spots.get(*spot).map(|found| (*spot, found.raw.clone()))
}

/// An amount of the list: the form's where both say the same, else still the form's, and marked.
fn figure(
    draft: &mut Draft<'_>,
    member: &str,
    cells: &Cells,
    column: usize,
    here: Option<Amount>,
    on_form: bool,
) -> Option<Amount> {
    let Some((_, spot)) = cells.iter().find(|(at, _)| *at == column) else { return here };
    let found = amount(&draft.line(*spot)).map(|(found, _)| found);
    let Some(found) = found else { return here };
    if here == Some(found) || (here.is_none() && !on_form) {
        draft.mark(member, &[*spot], &[]);
        return here.or(Some(found));
    }
    draft.mark(member, &[], &[Doubt::Conflict]);
    draft.disputed.push(*spot);
    here
}
