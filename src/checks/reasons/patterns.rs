//! Tables that look too good to be true: everything full, or every figure the target itself.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::checks::reasons::rows::in_one_unit;
use crate::evaluation::Place;
use crate::number::Exact;
use crate::number::reading::Sense;
use crate::scheme::Threshold;
use crate::scoring::Goal;

/// B05: every pointed row has all its points, whatever the budget has and whether or not it is filled in; or the total of
/// a complete table is 100.
pub(in crate::checks) fn all_full(look: &Look<'_>, found: &mut Found<'_>) {
    let mut pointed = look.card.rows.iter().filter(|row| row.is_pointed());
    let count = pointed.clone().count();
    let full = count > 0 && pointed.all(|row| row.score() == row.points);
    let total = look.card.total.filter(|_| look.card.complete);
    if full || total.is_some_and(|total| total.exact() == Exact::HUNDRED) {
        let case = if full { "" } else { "total" };
        found.add_case(case, Place::root().member("indicators"), args! { "n" => count });
    }
}

/// B06: so many rows have a figure as target and a figure as actual value, and in so large a share of them both
/// are the same, whatever the unit they are written in.
pub(in crate::checks) fn actual_repeats_target(look: &Look<'_>, found: &mut Found<'_>) {
    let in_figures = |goal: &Goal, actual: &Sense| {
        matches!(goal, Goal::Number { .. }) && matches!(actual, Sense::Number { .. })
    };
    let (mut all, mut same) = (0_usize, 0_usize);
    for row in look.rows.iter().filter(|row| in_figures(&row.score.target.goal, &row.actual.sense)) {
        all = all.saturating_add(1);
        if in_one_unit(row).is_some_and(|(goal, value)| goal == value) {
            same = same.saturating_add(1);
        }
    }
    let share = look.bound(Threshold::SameShare).times(count(all));
    if count(all) >= look.bound(Threshold::SameRows)
        && share.is_some_and(|share| count(same) >= share)
        && same > 0
    {
        found.add(Place::root().member("indicators"), args! { "n" => all, "m" => same });
    }
}

/// A count as a number; more rows than a number holds are no table.
fn count(rows: usize) -> Exact {
    i64::try_from(rows).map_or(Exact::ZERO, Exact::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{project, said};
    use crate::checks::{Check, check};
    use crate::number::Ratio;
    use crate::scheme::Scheme;
    use crate::scoring::{Facts, score};

    const FULL: &str = r#"{"name": "培训", "points": "90", "target": "≥10次", "actual": "11次"}"#;

    #[test]
    fn full_marks_are_said_whatever_the_budget_has() {
        assert_eq!(
            said(
                "B05",
                &format!(
                    r#"{FULL}], "budget": {{"total": {{"adjusted": "5", "executed": "4"}}}}, "survey": ["#
                )
            )
            .len(),
            1
        );
        assert_eq!(said("B05", FULL).len(), 1);
        let open = FULL.replace("11次", "");
        assert!(said("B05", &open).is_empty());
        assert!(said("B05", &format!("{FULL},{open}")).is_empty());
        assert!(said("B05", "").is_empty());
    }

    #[test]
    fn four_of_five_rows_or_more_that_repeat_their_target() {
        let row = |actual: &str| format!(r#"{{"target": "1万元", "actual": "{actual}"}}"#);
        let table = |actuals: &[&str]| actuals.iter().map(|actual| row(actual)).collect::<Vec<_>>().join(",");
        let same = ["1万元", "10000元", "1万元", "1"];
        assert_eq!(said("B06", &table(&[&same[..], &["2万元"]].concat())).len(), 1);
        assert!(said("B06", &table(&[&same[..], &["2万元", "3万元"]].concat())).is_empty());
        assert!(said("B06", &table(&same)).is_empty(), "only four rows");
        assert!(said("B06", &table(&[&same[..], &["已完成"]].concat())).is_empty(), "only four figures");
    }

    #[test]
    fn where_a_scheme_asks_for_no_share_some_row_must_still_repeat_its_target() {
        let mut scheme = Scheme::clone(&crate::scheme::find("mof-2020-project").unwrap());
        scheme.thresholds.set(Threshold::SameShare, Ratio::parse("0").ok());
        let said = |actuals: [&str; 5]| {
            let rows = actuals.map(|actual| format!(r#"{{"target": "1次", "actual": "{actual}"}}"#));
            let evaluation = project(&rows.join(","));
            let card = score(&evaluation, &scheme);
            let findings = check(Facts { evaluation: &evaluation, scheme: &scheme, card: &card }, &[]);
            findings.iter().filter(|finding| finding.check == Check::B06).count()
        };
        assert_eq!(said(["2次", "3次", "4次", "5次", "6次"]), 0);
        assert_eq!(said(["1次", "3次", "4次", "5次", "6次"]), 1);
    }
}
