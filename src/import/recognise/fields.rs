//! Fields of the form that are neither fund rows nor indicators: labels with their values beside or below them.

use super::draft::Draft;
use super::labels::{self, Field};
use super::lines::{Lines, Spot, SpotId};
use super::pairs::pairs;
use super::text::{LONGEST_LABEL, points_in};
use super::understood::Doubt;
use super::{funds, total, values};
use crate::evaluation::NarrativeKey;

/// Takes what a line states. `tail` says whether it stands below the indicator table.
pub(super) fn take(draft: &mut Draft<'_>, line: usize, end: usize) {
    let lines = draft.lines;
    let ids: Vec<SpotId> = lines.line(line).spots.clone();
    let total_first = lines.spots(line).take(2).any(|(_, spot)| labels::is_total(&spot.label.base));
    let colon_total = lines.spots(line).next().is_some_and(|(_, spot)| {
        spot.raw.chars().nth(LONGEST_LABEL).is_none()
            && spot
                .raw
                .split_once(['：', ':'])
                .is_some_and(|(name, _)| labels::is_total(&super::text::label(name).base))
    });
    if total_first || colon_total {
        total::take(draft, line, None);
    }
    let all_labels = ids.len() >= 2 && lines.spots(line).all(|(_, spot)| is_label(spot));
    let mut at = 0;
    while let Some(id) = ids.get(at).copied() {
        at = at.saturating_add(1);
        let Some(spot) = lines.spots.get(id) else { continue };
        if !draft.ledger.is_free(id) {
            continue;
        }
        values::brackets(draft, id);
        let Some(field) = labels::field(&spot.label) else {
            match ids.get(at).copied().filter(|value| funds::beside(draft, id, *value)) {
                Some(_) => at = at.saturating_add(1),
                None => colon(draft, id, spot),
            }
            continue;
        };
        draft.shown.asks_conclusion |=
            matches!(field, Field::Narrative(NarrativeKey::Conclusion | NarrativeKey::Problems));
        draft.shown.asks_deviation |= field == Field::Narrative(NarrativeKey::Deviation);
        // The label again, in place of a merged cell.
        while ids.get(at).and_then(|next| lines.spots.get(*next)).is_some_and(|next| next.raw == spot.raw) {
            ids.get(at).iter().for_each(|again| draft.ledger.label(**again));
            at = at.saturating_add(1);
        }
        if all_labels {
            draft.ledger.label(id);
            below(draft, field, spot, line.saturating_add(1), end);
            continue;
        }
        let value: Vec<SpotId> = values_of(lines, &ids, at, field);
        // 项目负责人： with nothing behind it, beside 填报人：张三.
        let next = value.first().and_then(|next| lines.spots.get(*next));
        if spot.raw.ends_with(['：', ':']) && next.is_some_and(|next| !pairs(&next.raw).is_empty()) {
            draft.ledger.label(id);
            continue;
        }
        if value.is_empty() {
            // A heading beside others, or one with nothing behind it.
            draft.ledger.label(id);
            continue;
        }
        at = at.saturating_add(value.len());
        let text = joined_values(draft, &value, field);
        if values::take(draft, field, &text, &value, &[]) {
            draft.ledger.label(id);
            while let Some(again) = ids.get(at).copied().filter(|again| same(lines, value.last(), *again)) {
                draft.ledger.used(again);
                at = at.saturating_add(1);
            }
        } else if text.is_empty() || value.iter().all(|id| draft.is_dash(*id)) || is_box(field) {
            draft.ledger.label(id);
        }
    }
}

const fn is_box(field: Field) -> bool {
    matches!(field, Field::Category | Field::Attribute | Field::Duration)
}

fn is_label(spot: &Spot) -> bool {
    labels::field(&spot.label).is_some() || labels::is_side(&spot.label)
}

fn same(lines: &Lines, value: Option<&SpotId>, again: SpotId) -> bool {
    let text = |id: SpotId| lines.spots.get(id).map(|spot| spot.raw.as_str());
    value.is_some_and(|value| text(*value) == text(again))
}

/// The cells that hold a field's value: the next one, of boxes all up to the next label.
fn values_of(lines: &Lines, ids: &[SpotId], at: usize, field: Field) -> Vec<SpotId> {
    let is_other = |id: &SpotId| {
        let Some(spot) = lines.spots.get(*id) else { return true };
        match labels::field(&spot.label) {
            None => false,
            // A project may be called 人员经费.
            Some(Field::Basic | Field::ProjectSpending | Field::Personnel | Field::Operating) => {
                field != Field::ProjectName
            }
            Some(_) => true,
        }
    };
    let following = ids.iter().skip(at).take_while(|id| !is_other(id)).copied();
    let mut found: Vec<SpotId> = Vec::new();
    for id in following {
        // The same again, in place of a merged cell, says nothing new.
        if !same(lines, found.last(), id) {
            if !is_box(field) && !found.is_empty() {
                break;
            }
            found.push(id);
        } else if is_box(field) {
            found.push(id);
        } else {
            break;
        }
    }
    found
}

fn joined_values(draft: &Draft<'_>, value: &[SpotId], field: Field) -> String {
    match value {
        [one] if matches!(field, Field::Goal(_) | Field::Narrative(_) | Field::BudgetReason) => {
            draft.text(*one)
        }
        [one] => draft.line(*one),
        many => {
            let mut texts: Vec<String> = many.iter().map(|id| draft.line(*id)).collect();
            texts.dedup();
            texts.join(" ")
        }
    }
}

/// A value below its label, in a line of labels with a line of values under it.
fn below(draft: &mut Draft<'_>, field: Field, label: &Spot, line: usize, end: usize) {
    if line >= end || labels::is_side(&label.label) && label.rows > 1 {
        return;
    }
    let lines = draft.lines;
    if lines.line(line).block != label.at.block {
        return;
    }
    let under =
        lines.spots(line).filter(|(_, spot)| spot.begins_in(label.at.column, label.end()) && !is_label(spot));
    let found: Vec<SpotId> = under.map(|(id, _)| id).filter(|id| draft.ledger.is_free(*id)).collect();
    let Some(first) = found.first().copied() else { return };
    if lines
        .spots
        .get(first)
        .is_some_and(|spot| !pairs(&spot.raw).is_empty() && !matches!(field, Field::Goal(_)))
    {
        return;
    }
    let text = joined_values(draft, &[first], field);
    values::take(draft, field, &text, &[first], &[]);
    // The same again, in place of a merged cell.
    let again = lines.spots(line).filter(|(id, _)| same(lines, Some(&first), *id)).map(|(id, _)| id);
    if found.len() > 1 || label.columns == 1 {
        again.filter(|id| *id != first).for_each(|id| draft.ledger.used(id));
    }
}

/// A text that holds labels with their values, or is a heading beside something.
fn colon(draft: &mut Draft<'_>, id: SpotId, spot: &Spot) {
    let found = pairs(&spot.raw);
    let mut taken = false;
    for (field, value) in &found {
        taken |= values::take(draft, *field, value, &[id], &[]);
    }
    if taken {
        return;
    }
    let empty = !found.is_empty() && found.iter().all(|(_, value)| value.is_empty());
    if empty || labels::is_side(&spot.label) {
        draft.ledger.label(id);
        let goals = spot.label.base.contains("目标") || spot.label.base.contains("指标");
        if let Some(points) = points_in(&spot.label.brackets).filter(|_| goals) {
            super::rows::goal_points(draft, id, points);
        }
    }
}

/// Texts of the form that name documents and places, for choosing a scheme.
pub(super) fn words(draft: &mut Draft<'_>, line: usize) {
    const LONGEST: usize = 4_000;
    for (_, spot) in draft.lines.spots(line) {
        if draft.shown.words.len() < LONGEST.saturating_mul(8) {
            draft.shown.words.extend(spot.raw.chars().take(LONGEST));
            draft.shown.words.push('\n');
        }
    }
}

/// Marks the amount unit as assumed where amounts are stated and nothing says in which unit.
pub(super) fn assume_amount_unit(draft: &mut Draft<'_>) {
    let budget = &draft.evaluation.budget;
    let stated = budget.total != crate::evaluation::Funds::default()
        || !budget.sources.is_empty()
        || !draft.evaluation.accounts.is_empty();
    if stated && !draft.marks.has("amount_unit") {
        draft.mark("amount_unit", &[], &[Doubt::Assumed]);
    }
}
