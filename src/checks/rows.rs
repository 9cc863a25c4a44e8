//! Scores of single rows against points, rules and tiers.

use super::args::{Args, args};
use super::found::Found;
use super::look::{Look, Row};
use super::registry::Check;
use crate::number::reading::{Sense, same_text};
use crate::number::{Exact, Points, Ratio};
use crate::scoring::{Gap, Goal, Outcome};

/// A06: points not above zero, or a score below zero.
pub(super) fn bad_figure(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| has_bad_figure(row)) {
        found.add(row.place("score"), args! { "ind" => row.name() });
    }
}

fn has_bad_figure(row: &Row<'_>) -> bool {
    let points = row.score.points.is_some_and(|points| !points.exact().is_positive());
    let negative = row.score.score().is_some_and(|score| score.exact().is_negative());
    points || negative
}

/// A05.
pub(super) fn above_points(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| !has_bad_figure(row)) {
        if let (Some(points), Some(score)) = (row.score.points, row.score.score())
            && score > points
        {
            found.add(row.place("score"), args! { "ind" => row.name(), "s" => score, "p" => points });
        }
    }
}

/// A13. A row where nothing but headings and points is filled in lacks everything and says so once.
pub(super) fn lacks(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| row.score.is_pointed()) {
        let missing = [
            (row.target.sense == Sense::Blank, "target"),
            (row.actual.sense == Sense::Blank, "actual"),
            (row.score.score().is_none(), "score"),
        ];
        let missing: Vec<String> =
            missing.iter().filter(|(is, _)| *is).map(|(_, member)| (*member).to_owned()).collect();
        if let Some(first) = missing.first() {
            found.add(row.place(first), args! { "ind" => row.name(), "field" => missing.clone() });
        }
    }
}

/// A14.
pub(super) fn above_rule(look: &Look<'_>, found: &mut Found<'_>) {
    against_rule(look, Check::A14, found);
}

/// A15.
pub(super) fn below_rule(look: &Look<'_>, found: &mut Found<'_>) {
    against_rule(look, Check::A15, found);
}

/// A21.
pub(super) fn late_with_all_points(look: &Look<'_>, found: &mut Found<'_>) {
    against_rule(look, Check::A21, found);
}

/// A22.
pub(super) fn above_zero(look: &Look<'_>, found: &mut Found<'_>) {
    against_rule(look, Check::A22, found);
}

fn against_rule(look: &Look<'_>, check: Check, found: &mut Found<'_>) {
    for row in &look.rows {
        if let Some((of, args)) = held_against_rule(row)
            && of == check
        {
            found.add(row.place("score"), args);
        }
    }
}

/// A14, A15, A21, A22: the entered score against what the rule gives. One row is at most one of them.
fn held_against_rule(row: &Row<'_>) -> Option<(Check, Args)> {
    let (entered, points) = (row.score.entered?, row.score.points?);
    let held = |against: Points| args! { "ind" => row.name(), "s" => entered, "x" => against };
    let missed = row.score.outcome.is_missed();
    match (&row.score.outcome, row.score.computed) {
        (Outcome::Unknown(Gap::Late), _) => (entered == points).then(|| (Check::A21, held(points))),
        (Outcome::Zero, _) if row.score.target.is_zero_ceiling() && entered.exact().is_positive() => {
            Some((Check::A22, held(Points::ZERO).with("B", &row.row.actual)))
        }
        (_, Some(computed)) if missed && entered > computed => Some((Check::A14, held(computed))),
        (_, Some(computed)) if entered < computed && !row.explained => Some((Check::A15, held(computed))),
        (_, None) if repeats_target(row) && entered < points && !row.explained => {
            Some((Check::A15, held(points)))
        }
        _ => None,
    }
}

/// A qualitative row without a tier whose actual text is the target's.
fn repeats_target(row: &Row<'_>) -> bool {
    row.score.target.goal == Goal::Text
        && row.row.tier.is_none()
        && same_text(&row.row.target, &row.row.actual)
}

/// Whether a text gives a reason: blank, 无 and 0 are none.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    !matches!(text.trim().trim_end_matches('。'), "" | "无" | "0" | "—" | "-")
}

/// A16: the share or the entered score does not fit the chosen tier.
pub(super) fn outside_band(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        if let Some(args) = band_that_is_left(look, row) {
            found.add(row.place("score"), args);
        }
    }
}

fn band_that_is_left(look: &Look<'_>, row: &Row<'_>) -> Option<Args> {
    let (tier, points) = (row.row.tier?, row.score.points?);
    if row.score.target.goal != Goal::Text || row.row.shares_score_with_above {
        return None;
    }
    let band = look.scheme.rules.tier.band(tier)?;
    let bound = |share: Ratio| points.exact().times(share.exact());
    let (low, high) = (bound(band.from)?, bound(band.to)?);
    let share_outside = matches!(row.score.outcome, Outcome::Unknown(Gap::ShareOutsideBand { .. }));
    let entered_outside = row.score.entered.is_some_and(|entered| {
        let entered = entered.exact();
        entered < low || entered > high || entered == high && !band.includes_top() && high > Exact::ZERO
    });
    let in_points = |bound: Exact| bound.rounded(2).map(Points::new);
    (share_outside || entered_outside).then(|| {
        let ends = (in_points(low)?, in_points(high)?);
        Some(args! { "ind" => row.name(), "tier" => tier, "lo" => ends.0, "hi" => ends.1 })
    })?
}
