//! Rows that stand out: points lost, a target missed, or one surpassed so far that it may have been set wrong.

use crate::checks::args::{Arg, Args, args};
use crate::checks::found::Found;
use crate::checks::indicators::rates::above_whole;
use crate::checks::look::{Look, Row};
use crate::evaluation::Rule;
use crate::number::Exact;
use crate::number::reading::{Sense, to_common};
use crate::scheme::Threshold;
use crate::scoring::{Finished, Goal};

/// Decimal places of a share that a sentence says: hundredths of a percent.
pub(in crate::checks) const SHARE_PLACES: u32 = 4;

/// B01: points lost in a row, whoever took them, and no reason.
pub(in crate::checks) fn lost_without_reason(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| !row.explained) {
        if let Some(lost) = row.lost() {
            found.add(row.place("reason"), args! { "ind" => row.name(), "d" => lost });
        }
    }
}

/// B02: a target in figures that is missed, and no reason. A row that the person judges in a tier is not one,
/// whatever figure stands in it; a row without points is.
pub(in crate::checks) fn missed_without_reason(look: &Look<'_>, found: &mut Found<'_>) {
    let in_figures = |row: &&Row<'_>| {
        matches!(row.score.target.goal, Goal::Number { .. } | Goal::Range { .. } | Goal::Date { .. })
    };
    for row in look.rows.iter().filter(in_figures) {
        if row.score.finished == Finished::No && !row.explained {
            let args = args! { "ind" => row.name(), "A" => &row.row.target, "B" => &row.row.actual };
            found.add(row.place("reason"), args);
        }
    }
}

/// B03: a target of which much more than all was reached. Where the row has points, they should be reduced if
/// the target was too low; a row without points is only asked for the reason. More of a whole than there is, is C22's matter.
pub(in crate::checks) fn far_above(look: &Look<'_>, found: &mut Found<'_>) {
    let bound = look.bound(Threshold::FarAbove);
    for row in look.rows.iter().filter(|row| !row.explained && above_whole(row).is_none()) {
        let rule = matches!(row.score.target.rule, Some(Rule::AtLeast | Rule::Equal));
        let surpassed = |goal: Exact, value: Exact| Some(value >= goal.times(bound)?);
        if let Some(args) = stands_out(row, rule, surpassed) {
            let case = if row.score.is_pointed() { "" } else { "without points" };
            found.add_case(case, row.place("reason"), args);
        }
    }
}

/// B04: a ceiling of which little was used.
pub(in crate::checks) fn far_below(look: &Look<'_>, found: &mut Found<'_>) {
    let bound = look.bound(Threshold::FarBelow);
    for row in look.rows.iter().filter(|row| !row.explained) {
        let rule = row.score.target.rule == Some(Rule::AtMost);
        let undercut = |goal: Exact, value: Exact| Some(value <= goal.times(bound)?);
        if let Some(args) = stands_out(row, rule, undercut) {
            found.add(row.place("reason"), args);
        }
    }
}

/// The figures of a row under one of the rules meant whose actual value lies so far from a target above zero.
fn stands_out(row: &Row<'_>, rule: bool, far: impl Fn(Exact, Exact) -> Option<bool>) -> Option<Args> {
    let (goal, value) =
        in_one_unit(row).filter(|(goal, value)| rule && goal.is_positive() && !value.is_negative())?;
    if !far(goal, value)? {
        return None;
    }
    let share = value.mul_div(Exact::ONE, goal, SHARE_PLACES)?;
    let (target, actual) = (&row.row.target, &row.row.actual);
    Some(args! { "ind" => row.name(), "A" => target, "B" => actual, "r" => Arg::Share(share) })
}

/// Target and actual value of a row whose target is one figure, in one unit.
pub(in crate::checks) fn in_one_unit(row: &Row<'_>) -> Option<(Exact, Exact)> {
    let Goal::Number { value: goal, unit } = &row.score.target.goal else { return None };
    let Sense::Number { value, unit: actual, .. } = &row.actual.sense else { return None };
    let (goal, value, _) = to_common((*goal, unit), (*value, actual)).ok()?;
    Some((goal, value))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::said;

    #[test]
    fn a_row_that_loses_points_or_misses_its_target_needs_a_reason() {
        let row = |reason: &str| {
            format!(
                r#"{{"name": "培训", "points": "10", "target": "≥10次", "actual": "9次", "reason": "{reason}"}}"#
            )
        };
        for none in ["", "无", "0", " 无。"] {
            assert_eq!(said("B01", &row(none)), ["“培训”扣 1 分，但未填写偏差原因。"], "{none}");
            assert_eq!(said("B02", &row(none)).len(), 1, "{none}");
        }
        assert!(said("B01", &row("讲师停课一次")).is_empty());
        assert!(said("B02", &row("讲师停课一次")).is_empty());
    }

    #[test]
    fn a_missed_target_without_points_or_in_a_tier() {
        let missed = r#"{"name": "其中：女教师", "target": "≥10人", "actual": "9人"}"#;
        assert_eq!(said("B02", missed).len(), 1);
        let tier = r#"{"name": "环境", "points": "10", "target": "95%", "rule": "tier", "actual": "90%", "tier": "partly"}"#;
        assert!(said("B02", tier).is_empty());
        let late = r#"{"name": "验收", "points": "10", "target": "2023年6月底前", "actual": "2023年7月5日"}"#;
        assert_eq!(
            said("B02", late),
            ["“验收”目标 2023年6月底前，实际 2023年7月5日，未完成，请填写原因和改进措施。"]
        );
    }

    #[test]
    fn far_above_counts_from_the_very_bound_and_in_one_unit() {
        let row = |target: &str, actual: &str| {
            format!(r#"{{"name": "培训", "points": "10", "target": "{target}", "actual": "{actual}"}}"#)
        };
        for (target, actual) in [("≥10次", "13次"), ("=10次", "13"), ("1万元", "13000元"), ("≥30%", "39%")]
        {
            assert_eq!(said("B03", &row(target, actual)).len(), 1, "{target} {actual}");
        }
        for (target, actual) in
            [("≥10次", "12.9次"), ("≤10次", "13次"), ("≥0次", "5次"), ("10次", "13场"), ("3-5次", "9次")]
        {
            assert!(said("B03", &row(target, actual)).is_empty(), "{target} {actual}");
        }
        let sub_row = r#"{"name": "培训", "target": "≥10次", "actual": "13次"}"#;
        assert_eq!(said("B03", sub_row), ["“培训”目标 ≥10次，实际 13次，达目标的 130%，请说明原因。"]);
    }

    #[test]
    fn far_below_is_for_ceilings_alone() {
        let row = |target: &str, actual: &str| {
            format!(r#"{{"name": "响应", "points": "10", "target": "{target}", "actual": "{actual}"}}"#)
        };
        assert_eq!(said("B04", &row("≤10天", "5天")).len(), 1);
        assert_eq!(said("B04", &row("≤10天", "0天")).len(), 1);
        for (target, actual) in [("≤10天", "5.01天"), ("≥10天", "5天"), ("0起", "0起"), ("≤10天", "-1天")]
        {
            assert!(said("B04", &row(target, actual)).is_empty(), "{target} {actual}");
        }
    }
}
