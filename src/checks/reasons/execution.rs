//! What the execution of the budget calls to be explained.

use crate::checks::Severity;
use crate::checks::args::{Arg, args};
use crate::checks::found::Found;
use crate::checks::is_reason;
use crate::checks::look::Look;
use crate::checks::reasons::rows::SHARE_PLACES;
use crate::evaluation::{Funds, Place};
use crate::number::{Amount, Exact, Points};
use crate::scheme::{BudgetBase, Threshold};
use crate::scoring::RowScore;

/// B08: the indicators' share of their points, and the budget's of its own. Asked only when every pointed row has
/// its score: before that the share says nothing.
pub(in crate::checks) fn ahead_of_execution(look: &Look<'_>, found: &mut Found<'_>) {
    let scored = look.card.budget.as_ref().filter(|budget| budget.score.is_some()).map(|budget| budget.base);
    let Some((base, executed)) = scored.and_then(|base| planned(look, base)) else { return };
    let of = |pick: fn(&RowScore) -> Option<Points>| {
        Points::sum(look.card.rows.iter().filter(|row| row.is_pointed()).map(pick)).map(Points::exact)
    };
    let (Some(score), Some(points)) = (of(|row| row.score()), of(|row| row.points)) else { return };
    if has_reason(look) || look.card.open_rows() > 0 || !points.is_positive() {
        return;
    }
    // (s/p − e/b) ÷ (s/p) > t, without a division: s × b × (1 − t) > e × p.
    let far = || {
        let rest = Exact::ONE.minus(look.bound(Threshold::AheadOfRate))?;
        let scored = score.times(base)?.times(rest)?;
        Some(scored > executed.times(points)?)
    };
    if far() == Some(true)
        && let Some(scored) = share(score, points)
        && let Some(spent) = share(executed, base)
    {
        found.add(reason(look), args! { "a" => Arg::Share(scored), "b" => Arg::Share(spent) });
    }
}

/// B09: money left over, on the adjusted budget whatever the scheme's rate is taken on. With a reason it is only
/// something to look at.
pub(in crate::checks) fn unspent(look: &Look<'_>, found: &mut Found<'_>) {
    let Some((adjusted, executed)) = planned(look, BudgetBase::Adjusted) else { return };
    let Some(rest) = adjusted.minus(executed) else { return };
    let much = adjusted.times(look.bound(Threshold::Unspent)).is_some_and(|bound| rest > bound);
    if let Some(share) = share(rest, adjusted).filter(|_| much) {
        let args = args! { "x" => Arg::Share(share), "a" => Amount::new(rest), "u" => unit(look) };
        if has_reason(look) {
            found.add_lesser(Severity::Hint, "explained", look.place(&["budget", "total", "executed"]), args);
        } else {
            found.add(reason(look), args);
        }
    }
}

/// B10: on the budget that the scheme takes the rate on.
pub(in crate::checks) fn low_rate(look: &Look<'_>, found: &mut Found<'_>) {
    let base = look.scheme.budget.as_ref().map_or(BudgetBase::Adjusted, |rule| rule.base);
    let Some((base, executed)) = planned(look, base).filter(|_| !has_reason(look)) else { return };
    let bound = look.bound(Threshold::LowRate);
    let low = base.times(bound).is_some_and(|least| executed < least);
    if let Some(rate) = share(executed, base).filter(|_| low) {
        found.add(reason(look), args! { "r" => Arg::Share(rate), "x" => Arg::Share(bound) });
    }
}

/// B11: more spent than there was. A budget of nothing is the matter of A09.
pub(in crate::checks) fn overspent(look: &Look<'_>, found: &mut Found<'_>) {
    let Some((adjusted, executed)) = planned(look, BudgetBase::Adjusted) else { return };
    if executed > adjusted {
        let scored = look.card.budget.as_ref().is_some_and(|budget| budget.score.is_some());
        let case = if scored { "" } else { "not scored" };
        let (more, less) = (Amount::new(executed), Amount::new(adjusted));
        let args = args! { "a" => more, "b" => less, "u" => unit(look) };
        found.add_case(case, look.place(&["budget", "total", "executed"]), args);
    }
}

/// B12: the total against the ceiling that the execution rate sets. The rate is the one that is shown, in hundredths
/// of a percent, so that the sentence does not contradict the table.
pub(in crate::checks) fn above_ceiling(look: &Look<'_>, found: &mut Found<'_>) {
    let (Some(ceilings), Some(total)) = (&look.scheme.ceilings, look.card.total) else { return };
    let Some(rate) = look.card.budget.as_ref().and_then(|budget| budget.rate) else { return };
    if let Some(highest) = ceilings.at(rate).filter(|highest| total > *highest) {
        let args = args! { "R" => Arg::Share(rate.exact()), "x" => highest, "S" => total };
        found.add(Place::root().member("indicators"), args);
    }
}

/// B13: a budget that was changed in the year, by however little.
pub(in crate::checks) fn adjusted_without_reason(look: &Look<'_>, found: &mut Found<'_>) {
    let Funds { initial, adjusted, .. } = look.evaluation.budget.total;
    if let (Some(initial), Some(adjusted)) = (initial, adjusted)
        && initial != adjusted
        && !has_reason(look)
    {
        found.add(reason(look), args! { "a" => initial, "b" => adjusted, "u" => unit(look) });
    }
}

/// B14: a large change, up or down, with or without a reason. A beginning of zero has no share.
pub(in crate::checks) fn large_adjustment(look: &Look<'_>, found: &mut Found<'_>) {
    let Funds { initial, adjusted, .. } = look.evaluation.budget.total;
    let (Some(initial), Some(adjusted)) = (initial, adjusted) else { return };
    let (low, high) = (initial.min(adjusted), initial.max(adjusted));
    let (Some(change), true) = (high.minus(low), initial.exact().is_positive()) else { return };
    let bound = initial.exact().times(look.bound(Threshold::LargeAdjustment));
    let large = bound.is_some_and(|bound| change.exact() > bound);
    if let Some(share) = share(change.exact(), initial.exact()).filter(|_| large) {
        let args = args! { "a" => initial, "b" => adjusted, "u" => unit(look), "x" => Arg::Share(share) };
        found.add(look.place(&["budget", "total", "adjusted"]), args);
    }
}

/// A budget above zero and what was spent of it, where both are stated and neither is below zero.
fn planned(look: &Look<'_>, base: BudgetBase) -> Option<(Exact, Exact)> {
    let total = &look.evaluation.budget.total;
    let base = match base {
        BudgetBase::Adjusted => total.adjusted,
        BudgetBase::Initial => total.initial,
    };
    let (base, executed) = (base?.exact(), total.executed?.exact());
    (base.is_positive() && !executed.is_negative()).then_some((base, executed))
}

fn has_reason(look: &Look<'_>) -> bool {
    is_reason(&look.evaluation.budget.reason)
}

fn reason(look: &Look<'_>) -> Place {
    look.place(&["budget", "reason"])
}

fn unit(look: &Look<'_>) -> &'static str {
    look.evaluation.amount_unit.word()
}

fn share(part: Exact, whole: Exact) -> Option<Exact> {
    part.mul_div(Exact::ONE, whole, SHARE_PLACES)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::said;

    /// A table with this budget and one row that has all its points.
    fn table(initial: &str, adjusted: &str, executed: &str, reason: &str) -> String {
        format!(
            r#"{{"name": "培训", "points": "90", "target": "≥10次", "actual": "11次"}}],
               "budget": {{"total": {{"initial": "{initial}", "adjusted": "{adjusted}", "executed": "{executed}"}},
                 "reason": "{reason}"}}, "survey": ["#
        )
    }

    #[test]
    fn the_share_of_points_may_lie_a_twentieth_above_the_rate() {
        assert!(said("B08", &table("100", "100", "95", "")).is_empty());
        assert_eq!(said("B08", &table("100", "100", "94.99", "")).len(), 1);
        assert!(said("B08", &table("100", "100", "60", "工程跨年结算")).is_empty());
        let open = table("100", "100", "60", "").replace("11次", "");
        assert!(said("B08", &open).is_empty(), "a row without a score");
        let rows =
            |second: &str| format!(r#"{{"name": "巡查", {second}}}, {}"#, table("100", "100", "60", ""));
        assert_eq!(said("B08", &rows(r#""points": "5", "target": "4次", "actual": "4次""#)).len(), 1);
        assert!(
            said("B08", &rows(r#""points": "5", "target": "4次""#)).is_empty(),
            "one of two without a score"
        );
        let nothing = rows(r#""points": "-95", "target": "4次", "actual": "4次", "score": "1""#);
        assert!(said("B08", &nothing).is_empty(), "no points above zero");
    }

    #[test]
    fn money_left_over_is_a_hint_where_it_has_a_reason() {
        assert!(said("B09", &table("100", "100", "80", "")).is_empty());
        assert_eq!(
            said("B09", &table("100", "100", "79.5", "")),
            ["未执行资金 20.5 万元，占预算的 20.5%，请说明结转结余原因。"]
        );
        let explained = said("B09", &table("100", "100", "79.5", "尾款次年支付"));
        assert_eq!(explained, ["未执行资金 20.5 万元，占预算的 20.5%；已填写原因，请确认结转结余手续。"]);
    }

    #[test]
    fn a_low_rate_begins_below_its_bound() {
        assert!(said("B10", &table("100", "100", "90", "")).is_empty());
        assert_eq!(said("B10", &table("100", "100", "89.99", "")), ["执行率 89.99%，低于 90%，请说明原因。"]);
        assert!(said("B10", &table("100", "100", "89.99", "雨季停工")).is_empty());
        assert!(said("B10", &table("0", "0", "0", "")).is_empty());
    }

    #[test]
    fn more_than_the_budget() {
        assert!(said("B11", &table("100", "100", "100", "")).is_empty());
        assert_eq!(said("B11", &table("100", "100", "100.000001", "有原因")).len(), 1);
        assert!(said("B11", &table("0", "0", "5", "")).is_empty(), "the matter of A09");
    }

    #[test]
    fn adjustments_up_and_down() {
        assert!(said("B13", &table("100", "100.0", "100", "")).is_empty());
        assert_eq!(
            said("B13", &table("100", "90", "90", "")),
            ["预算由 100 万元调整为 90 万元，请说明调整事由。"]
        );
        assert!(said("B13", &table("100", "90", "90", "压减支出")).is_empty());
        assert!(said("B14", &table("100", "130", "130", "")).is_empty());
        assert!(said("B14", &table("100", "70", "70", "")).is_empty());
        assert_eq!(said("B14", &table("100", "69", "69", "压减支出")).len(), 1);
        assert_eq!(said("B14", &table("100", "131", "131", "年中追加")).len(), 1);
        assert!(said("B14", &table("0", "69", "69", "年中追加")).is_empty());
    }
}
