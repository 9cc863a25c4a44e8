//! 偏差…原因分析 that the program composed of the reasons of rows: it goes back to the rows, for the person wrote it there.

use super::super::draft::Draft;
use super::super::understood::Doubt;
use super::dense;
use super::report_rows::Names;
use crate::words::report::stopped;
use crate::words::report_back as back;

const MEMBER: &str = "narrative.deviation";

/// Of a row, by its place; `None` for the budget.
type Reason = (Option<usize>, String);

/// Takes the text apart, if every paragraph of it is a reason of ours or goes on with one.
pub(in super::super) fn take(draft: &mut Draft<'_>) {
    let said = draft.evaluation.narrative.deviation.clone();
    let Some(reasons) = reasons(draft, &said) else { return };
    draft.evaluation.narrative.deviation.clear();
    for (place, reason) in reasons {
        let member =
            place.map_or_else(|| "budget.reason".to_owned(), |place| format!("indicators[{place}].reason"));
        let here = match place {
            Some(place) => draft.evaluation.indicators.get_mut(place).map(|row| &mut row.reason),
            None => Some(&mut draft.evaluation.budget.reason),
        };
        let Some(here) = here else { continue };
        if dense(&stopped(here)) == dense(&reason) {
            continue;
        }
        let doubts: &[Doubt] = if here.is_empty() { &[] } else { &[Doubt::Conflict] };
        *here = reason;
        draft.marks.copy(MEMBER, &member);
        draft.mark(&member, &[], doubts);
    }
    draft.marks.forget(MEMBER);
}

fn reasons(draft: &Draft<'_>, said: &str) -> Option<Vec<Reason>> {
    let names = Names::of(draft);
    let mut found: Vec<Reason> = Vec::new();
    for line in said.lines().filter(|line| !line.trim().is_empty()) {
        let of_row = names.before(line, "：").into_iter().find_map(|(place, rest)| {
            let row = draft.evaluation.indicators.get(place)?;
            let free = found.iter().all(|(known, _)| *known != Some(place));
            Some((Some(place), back::composed_reason(rest, row)?)).filter(|_| free)
        });
        let begins = of_row.or_else(|| Some((None, back::composed_budget_reason(line)?)));
        match (begins, found.last_mut()) {
            (Some((place, reason)), _) => found.push((place, reason.to_owned())),
            (None, Some((_, reason))) => {
                reason.push('\n');
                reason.push_str(line);
            }
            (None, None) => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}
