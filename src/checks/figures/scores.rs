//! Entered scores against what the rule, the tier or the date gives.

use crate::checks::args::{Args, args};
use crate::checks::found::Found;
use crate::checks::look::{Look, Row};
use crate::number::reading::same_text;
use crate::number::{Exact, Points, Ratio};
use crate::scheme::Band;
use crate::scoring::{Gap, Goal, Outcome, Worked};

/// A14: the target is missed, and the entered score is above what the rule gives. An exceeded target of zero is
/// one of those too; that there A22 speaks besides, says why nothing is due.
pub(in crate::checks) fn above_rule(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        if let (Some(entered), Some(computed)) = (row.score.entered, row.score.computed)
            && row.score.outcome.is_missed()
            && entered > computed
        {
            found.add(row.place("score"), held(row, entered, computed));
        }
    }
}

/// A15: the entered score is below what the rule gives, or below the points though the actual text repeats the
/// target and no tier is chosen, and nothing says why.
pub(in crate::checks) fn below_rule(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| !row.explained) {
        let Some(entered) = row.score.entered else { continue };
        let reached = matches!(
            row.score.outcome,
            Outcome::Full | Outcome::FullGroup { .. } | Outcome::ByFormula(Worked::Reached)
        );
        let (due, case) = match row.score.computed {
            Some(computed) => (computed, if reached { "met" } else { "" }),
            None => match row.score.points.filter(|_| repeats_target(row)) {
                Some(points) => (points, "met"),
                None => continue,
            },
        };
        if entered < due {
            found.add_case(case, row.place("score"), held(row, entered, due));
        }
    }
}

/// A qualitative row without a tier whose actual text is the target's.
fn repeats_target(row: &Row<'_>) -> bool {
    row.score.target.goal == Goal::Text
        && row.row.tier.is_none()
        && same_text(&row.row.target, &row.row.actual)
}

/// A16: the entered score, or the share, does not fit the chosen tier.
pub(in crate::checks) fn outside_band(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| row.score.target.goal == Goal::Text) {
        let (Some(tier), Some(points)) = (row.row.tier, row.score.points) else { continue };
        let Some(band) = look.scheme.rules.tier.band(tier) else { continue };
        let open = !band.includes_top();
        if let Some(entered) = row.score.entered
            && let Some((low, high)) = bounds(points, band)
            && is_outside(entered, low, high, open)
        {
            let ends = (low.exact().rounded(2).map(Points::new), high.exact().rounded(2).map(Points::new));
            if let (Some(low), Some(high)) = ends {
                let args = args! {
                    "ind" => row.name(), "tier" => tier, "lo" => low, "hi" => high, "s" => entered,
                };
                found.add_case(if open { "open" } else { "" }, row.place("score"), args);
            }
        } else if let Outcome::Unknown(Gap::ShareOutsideBand { share, .. }) = row.score.outcome {
            let percent = |ratio: Ratio| crate::checks::args::Arg::Share(ratio.exact());
            let args = args! {
                "ind" => row.name(), "tier" => tier, "lo" => percent(band.from), "hi" => percent(band.to),
                "s" => percent(share),
            };
            found.add_case(if open { "open share" } else { "share" }, row.place("share"), args);
        }
    }
}

/// The points between which a tier allows a score, exactly.
fn bounds(points: Points, band: &Band) -> Option<(Points, Points)> {
    let of = |share: Ratio| points.exact().times(share.exact()).map(Points::new);
    Some((of(band.from)?, of(band.to)?))
}

/// Whether a score lies outside. The lower bound in whole hundredths is inside, as it is what the program
/// itself computes for the lowest share; an open upper bound is outside, unless there are no points at all.
fn is_outside(entered: Points, low: Points, high: Points, open: bool) -> bool {
    let lowest = low.exact().rounded(2).map_or(low, |rounded| low.min(Points::new(rounded)));
    entered < lowest || entered > high || open && entered == high && high > Points::ZERO
}

/// A21: done later than the target, and still all points. How many a late row may have, the person decides.
pub(in crate::checks) fn late_with_all_points(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| row.score.outcome == Outcome::Unknown(Gap::Late)) {
        if let (Some(entered), Some(points)) = (row.score.entered, row.score.points)
            && entered >= points
        {
            let args = args! { "ind" => row.name(), "A" => row.row.target.trim(), "B" => row.row.actual.trim(), "x" => points };
            found.add(row.place("score"), args);
        }
    }
}

/// A22: there was to be nothing of it, there was something, and it still has a score.
pub(in crate::checks) fn above_zero(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| exceeds_zero(row)) {
        if let Some(entered) = row.score.entered.filter(|entered| entered.exact() > Exact::ZERO) {
            let args = args! { "ind" => row.name(), "B" => row.row.actual.trim(), "s" => entered };
            found.add(row.place("score"), args);
        }
    }
}

/// Whether the target is a ceiling of zero and was exceeded, and no formula of the scheme leaves points for that.
fn exceeds_zero(row: &Row<'_>) -> bool {
    row.score.target.is_zero_ceiling()
        && row.score.outcome.is_missed()
        && row.score.computed == Some(Points::ZERO)
}

fn held(row: &Row<'_>, entered: Points, against: Points) -> Args {
    args! { "ind" => row.name(), "s" => entered, "x" => against }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::testing::said;
    use crate::evaluation::Evaluation;
    use crate::scheme::{BoundFormula, Formula, Scheme, StepCount, StepOf};
    use crate::scoring::{Facts, score};

    fn points(text: &str) -> Points {
        Points::new(Exact::parse(text).unwrap())
    }

    #[test]
    fn the_lowest_score_of_a_tier_is_the_one_that_is_computed_for_it() {
        // 3.33 × 80 % = 2.664, computed as 2.66.
        let outside = |entered: &str| is_outside(points(entered), points("2.664"), points("3.33"), false);
        assert!(!outside("2.66") && !outside("3.33"));
        assert!(outside("2.65") && outside("3.34"));
    }

    #[test]
    fn an_open_upper_bound_is_outside_unless_there_are_no_points() {
        let outside =
            |entered: &str, high: &str| is_outside(points(entered), points("0"), points(high), true);
        assert!(outside("6", "6") && !outside("5.99", "6"));
        assert!(!outside("0", "0"));
    }

    /// Which checks on scores speak of a row of 10 points without accidents, 3 % of them, and this score.
    fn of_accidents(scheme: &Scheme, score_entered: &str) -> Vec<&'static str> {
        let row = crate::evaluation::Indicator {
            level1: "产出指标".into(),
            level2: "质量指标".into(),
            name: "差错率".into(),
            points: Some(points("10")),
            target: "0%".into(),
            actual: "3%".into(),
            score: Some(points(score_entered)),
            reason: "已查明并改正".into(),
            ..Default::default()
        };
        let evaluation = Evaluation { year: 2023, indicators: vec![row], ..Evaluation::default() };
        let card = score(&evaluation, scheme);
        let findings = check(Facts { evaluation: &evaluation, scheme, card: &card }, &[]);
        let ids = findings.iter().map(|finding| finding.check.id());
        ids.filter(|id| ["A14", "A15", "A21", "A22"].contains(id)).collect()
    }

    #[test]
    fn an_exceeded_zero_is_refused_unless_a_formula_leaves_points_for_it() {
        let mut scheme = Scheme::clone(&crate::scheme::find("mof-2020-project").unwrap());
        assert_eq!(of_accidents(&scheme, "4"), ["A14", "A22"]);
        assert!(of_accidents(&scheme, "0").is_empty());
        let basis = scheme.weights.clone();
        let formula = |formula| BoundFormula {
            level1: String::new(),
            level2: String::new(),
            name: "差错率".into(),
            formula,
            basis: basis.clone(),
        };
        let (per, deduct) = (Ratio::parse("0.01").unwrap(), points("2"));
        let (of, count) = (StepOf::PercentagePoints, StepCount::Whole);
        scheme.formulas = vec![formula(Formula::Step { per, of, deduct, count })];
        assert!(of_accidents(&scheme, "4").is_empty());
        assert_eq!(of_accidents(&scheme, "5"), ["A14"]);
        scheme.formulas = vec![formula(Formula::AllOrNothing)];
        assert_eq!(of_accidents(&scheme, "5"), ["A14", "A22"]);
    }

    #[test]
    fn a_score_for_nothing_done_is_not_one_for_an_exceeded_zero() {
        let row = r#"{"name": "培训", "points": "10", "target": "10次", "actual": "0次", "score": "4"}"#;
        assert_eq!([said("A14", row).len(), said("A22", row).len()], [1, 0]);
    }

    #[test]
    fn all_points_for_the_targets_own_words_are_due() {
        let scored = |score: &str| {
            let row = format!(
                r#"{{"name": "环境", "points": "10", "target": "整洁", "actual": "整洁", "score": "{score}"}}"#
            );
            said("A15", &row).len()
        };
        assert_eq!([scored("9.99"), scored("10"), scored("10.01")], [1, 0, 0]);
    }
}
