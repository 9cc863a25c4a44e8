//! Scores of single rows against points, rules and tiers.

use super::Facts;
use super::finding::{Check, Detail, Finding};
use crate::evaluation::{Indicator, Place};
use crate::number::reading::{Sense, read, same_text};
use crate::number::{Exact, Points};
use crate::scoring::{Gap, Goal, Outcome, RowScore};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    for (index, (row, score)) in facts.evaluation.indicators.iter().zip(&facts.card.rows).enumerate() {
        let place = Place::root().member("indicators").index(index);
        let mut found = |check: Check, member: &str, detail: Detail| {
            findings.push(Finding { check, place: place.member(member), detail });
        };
        if let Some(detail) = bad_figure(row, score) {
            found(Check::A06, "score", detail);
        } else if let Some(detail) = above_points(row, score) {
            found(Check::A05, "score", detail);
        }
        if let Some(detail) = lacks(row, score) {
            found(Check::A13, "actual", detail);
        }
        if let Some((check, detail)) = against_rule(row, score) {
            found(check, "score", detail);
        }
        if let Some(detail) = outside_band(facts, row, score) {
            found(Check::A16, "score", detail);
        }
    }
}

fn name(row: &Indicator) -> String {
    row.name.clone()
}

/// A06: points not above zero, or a score below zero.
fn bad_figure(row: &Indicator, score: &RowScore) -> Option<Detail> {
    let points = row.points.is_some_and(|points| !points.exact().is_positive());
    let negative = score.score().is_some_and(|score| score.exact().is_negative());
    (points || negative).then(|| Detail::Row { name: name(row) })
}

/// A05.
fn above_points(row: &Indicator, score: &RowScore) -> Option<Detail> {
    let (points, score) = (row.points?, score.score()?);
    (score > points).then(|| Detail::Score { name: name(row), score, against: points })
}

/// A13. A row where nothing but headings and points is filled in lacks everything and says so once.
fn lacks(row: &Indicator, score: &RowScore) -> Option<Detail> {
    let blank = |text: &str| read(text).sense == Sense::Blank;
    let (target, actual) = (blank(&row.target), blank(&row.actual));
    let no_score = score.score().is_none();
    let pointed = row.points.is_some();
    (pointed && (target || actual || no_score)).then(|| Detail::Lacks {
        name: name(row),
        target,
        actual,
        score: no_score,
    })
}

/// A14, A15, A21, A22: the entered score against what the rule gives.
fn against_rule(row: &Indicator, score: &RowScore) -> Option<(Check, Detail)> {
    let (entered, points) = (score.entered?, row.points?);
    let held = |against: Points| Detail::Score { name: name(row), score: entered, against };
    let missed = score.outcome.is_missed();
    match (&score.outcome, score.computed) {
        (Outcome::Unknown(Gap::Late), _) => (entered == points).then(|| (Check::A21, held(points))),
        (Outcome::Zero, _) if score.target.is_zero_ceiling() && entered.exact().is_positive() => {
            Some((Check::A22, held(Points::ZERO)))
        }
        (_, Some(computed)) if missed && entered > computed => Some((Check::A14, held(computed))),
        (_, Some(computed)) if entered < computed && !has_reason(row) => Some((Check::A15, held(computed))),
        (_, None) if repeats_target(row, score) && entered < points && !has_reason(row) => {
            Some((Check::A15, held(points)))
        }
        _ => None,
    }
}

/// A qualitative row without a tier whose actual text is the target's.
fn repeats_target(row: &Indicator, score: &RowScore) -> bool {
    score.target.goal == Goal::Text && row.tier.is_none() && same_text(&row.target, &row.actual)
}

fn has_reason(row: &Indicator) -> bool {
    is_reason(&row.reason)
}

/// Whether a text gives a reason: blank, 无 and 0 are none.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    !matches!(text.trim().trim_end_matches('。'), "" | "无" | "0" | "—" | "-")
}

/// A16: the share or the entered score does not fit the chosen tier.
fn outside_band(facts: &Facts<'_>, row: &Indicator, score: &RowScore) -> Option<Detail> {
    let (tier, points) = (row.tier?, row.points?);
    if score.target.goal != Goal::Text || row.shares_score_with_above {
        return None;
    }
    let band = facts.scheme.rules.tier.band(tier)?;
    let bound = |share: crate::number::Ratio| points.exact().times(share.exact());
    let (low, high) = (bound(band.from)?, bound(band.to)?);
    let share_outside = matches!(score.outcome, Outcome::Unknown(Gap::ShareOutsideBand { .. }));
    let entered_outside = score.entered.is_some_and(|entered| {
        let entered = entered.exact();
        entered < low || entered > high || entered == high && !band.includes_top() && high > Exact::ZERO
    });
    let in_points = |bound: Exact| bound.rounded(2).map(Points::new);
    (share_outside || entered_outside)
        .then(|| Some(Detail::Band { name: name(row), tier, low: in_points(low)?, high: in_points(high)? }))?
}

#[cfg(test)]
mod tests {
    use crate::checks::{Check, check};
    use crate::evaluation::{Evaluation, Tier};
    use crate::number::Points;
    use crate::{examples, scheme, scoring};

    fn found(evaluation: &Evaluation) -> Vec<(&'static str, String)> {
        let scheme = scheme::of(evaluation).unwrap();
        let card = scoring::score(evaluation, &scheme);
        let findings = check(evaluation, &scheme, &card);
        findings.iter().map(|finding| (finding.check.id(), finding.place.path())).collect()
    }

    fn example() -> Evaluation {
        examples::all().remove(0)
    }

    #[test]
    fn an_example_with_reasons_has_no_finding() {
        for evaluation in examples::all() {
            assert_eq!(found(&evaluation), []);
        }
    }

    #[test]
    fn points_lost_without_a_reason_are_found_for_figures_and_for_repeated_words() {
        let mut evaluation = example();
        evaluation.indicators[14].reason = "无".into();
        evaluation.indicators[11].reason.clear();
        assert_eq!(
            found(&evaluation),
            [("A15", "indicators[11].score".into()), ("A15", "indicators[14].score".into())]
        );
    }

    #[test]
    fn each_kind_of_wrong_score_is_found() {
        let points = |text: &str| Points::parse(text).ok();
        let mut evaluation = example();
        evaluation.indicators[0].score = points("6");
        evaluation.indicators[1].actual = "15次".into();
        evaluation.indicators[2].score = points("-1");
        evaluation.indicators[3].actual.clear();
        evaluation.indicators[9].actual = "3".into();
        evaluation.indicators[12].tier = Some(Tier::Achieved);
        evaluation.indicators[12].score = points("3.99");
        let ids: Vec<&str> = found(&evaluation).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["A05", "A14", "A06", "A15", "A13", "A22", "A16"]);
        evaluation.indicators[12].score = points("4");
        assert!(!found(&evaluation).iter().any(|(id, _)| *id == Check::A16.id()));
    }

    #[test]
    fn finishing_late_never_gives_all_points() {
        let mut evaluation = examples::all().remove(1);
        evaluation.indicators[6].actual = "2021年3月".into();
        assert_eq!(found(&evaluation), [("A21", "indicators[6].score".into())]);
        evaluation.indicators[6].score = Points::parse("4").ok();
        assert_eq!(found(&evaluation), []);
    }

    #[test]
    fn sums_of_points_and_a_missing_budget_are_found() {
        let mut evaluation = example();
        evaluation.indicators[0].points = Points::parse("7").ok();
        evaluation.budget.total.adjusted = None;
        let ids: Vec<&str> = found(&evaluation).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["A09", "A02", "A03", "A15"]);
    }
}
