//! What a table made elsewhere prints, against what follows from its own figures: total, rate, grade.

use crate::checks::args::args;
use crate::checks::finding::Severity;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::number::reading::{Mark, Sense, fold, read};
use crate::number::{Exact, Points};
use crate::scoring::RowScore;

/// A01: the printed total is not the sum of the scores, as far as there are any.
///
/// The printed budget score counts where there is one, so that a table is held against its own figures; whether
/// that score is right is A08's matter. A form without scores has no total.
pub(in crate::checks) fn total(look: &Look<'_>, found: &mut Found<'_>) {
    let claimed = &look.evaluation.claimed;
    let Some(printed) = claimed.total.filter(|_| look.scheme.scored) else { return };
    let budget = claimed.budget_score.or_else(|| look.card.budget.as_ref()?.score);
    let sum = Points::sum(std::iter::once(budget).chain(look.card.rows.iter().map(RowScore::score)));
    let Some(sum) = sum.filter(|sum| *sum != printed) else { return };
    let Some(difference) = printed.max(sum).minus(printed.min(sum)) else { return };
    found.add(look.place(&["claimed", "total"]), args! { "S" => printed, "x" => sum, "d" => difference });
}

/// A04: the points in the heading 绩效目标 are not what the budget leaves of 100, whether it counts beside the
/// sections or inside one. A form without scores has no such points.
pub(in crate::checks) fn goal_points(look: &Look<'_>, found: &mut Found<'_>) {
    let claimed = look.evaluation.claimed.goal_points.filter(|_| look.scheme.scored);
    let Some(printed) = claimed else { return };
    let budget = look.scheme.budget.as_ref().and_then(|rule| rule.points).unwrap_or(Points::ZERO);
    if let Some(left) = Points::new(Exact::HUNDRED).minus(budget)
        && left != printed
    {
        found.add(look.place(&["claimed", "goal_points"]), args! { "a" => printed, "b" => left });
    }
}

/// A07: the printed rate is not executed ÷ budget, rounded half up to as many digits as are printed.
///
/// What cannot be read as one percentage says nothing; nor does a bare figure above 0 and up to 1, which may be
/// a ratio or a percentage without its sign. The rate is not capped at 100 %.
pub(in crate::checks) fn execution_rate(look: &Look<'_>, found: &mut Found<'_>) {
    let typed = &look.evaluation.claimed.execution_rate;
    let Some(printed) = percentage(typed) else { return };
    let (funds, (_, base)) = (&look.evaluation.budget.total, look.base());
    let (Some(base), Some(executed)) = (base(funds), funds.executed) else { return };
    if !base.exact().is_positive() || executed.exact().is_negative() {
        return;
    }
    let rate = Exact::HUNDRED.mul_div(executed.exact(), base.exact(), places(printed));
    if let Some(rate) = rate.filter(|rate| *rate != printed) {
        let args = args! { "x" => format!("{rate}%"), "R" => fold(typed) };
        found.add(look.place(&["claimed", "execution_rate"]), args);
    }
}

/// A rate as printed, in percent, with its digits as they stand: `86.20%`, `100`.
fn percentage(typed: &str) -> Option<Exact> {
    let reading = read(typed);
    let Sense::Number { operator: None, value, unit } = &reading.sense else { return None };
    let is_fraction = *value > Exact::ZERO && *value <= Exact::ONE;
    let of_percent = unit.is_percent() || unit.is_none() && !is_fraction;
    (of_percent && !reading.has(Mark::Approximate)).then_some(*value)
}

/// How many digits are written after the point, zeros at the end included.
fn places(written: Exact) -> u32 {
    let digits = written.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    u32::try_from(digits).unwrap_or_default()
}

/// A08: the printed budget score is not the computed one; less bad where it is that one in fewer digits.
pub(in crate::checks) fn budget_score(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(printed) = look.evaluation.claimed.budget_score else { return };
    let Some(computed) = look.card.budget.as_ref().and_then(|budget| budget.score) else { return };
    if printed == computed {
        return;
    }
    let place = look.place(&["claimed", "budget_score"]);
    let args = args! { "x" => computed, "s" => printed };
    if computed.exact().rounded(places(printed.exact())) == Some(printed.exact()) {
        found.add_lesser(Severity::Warning, "rounded", place, args);
    } else {
        found.add(place, args);
    }
}

/// A20: the printed grade is not the grade of the printed total, or of the computed one where none is printed.
///
/// 优秀 is 优, 较差 is 差: a grade is the one whose name the printed word begins with.
pub(in crate::checks) fn grade(look: &Look<'_>, found: &mut Found<'_>) {
    let claimed = &look.evaluation.claimed;
    let printed = fold(&claimed.grade);
    let computed = look.card.total.filter(|_| look.card.complete);
    let Some(total) = claimed.total.or(computed).filter(|_| !printed.is_empty()) else { return };
    let Some(grade) = look.scheme.grades.of(total) else { return };
    let word = printed.strip_prefix('较').unwrap_or(&printed);
    if !word.starts_with(grade) && !grade.starts_with(word) {
        let args = args! { "S" => total, "g" => grade, "h" => &printed };
        found.add(look.place(&["claimed", "grade"]), args);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::said;

    #[test]
    fn rates_are_read_with_their_digits() {
        let read = |typed: &str| percentage(typed).map(|value| (value.to_string(), places(value)));
        assert_eq!(read(" ８６.２０ ％"), Some(("86.20".into(), 2)));
        assert_eq!(read("100"), Some(("100".into(), 0)));
        assert_eq!(read("0.5%"), Some(("0.5".into(), 1)));
        assert_eq!(read("0"), Some(("0".into(), 0)));
        for typed in ["", "—", "0.86", "1", "≥95%", "约95%", "95%-98%", "95元", "已完成"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_rate_is_asked_only_of_a_budget_above_zero_and_of_money_that_was_spent() {
        let wrong = |adjusted: &str, executed: &str| {
            let rows = format!(
                r#"], "budget": {{"total": {{"adjusted": "{adjusted}", "executed": "{executed}"}}}},
                   "claimed": {{"execution_rate": "60%"}}, "survey": ["#
            );
            said("A07", &rows).len()
        };
        assert_eq!([wrong("10", "5"), wrong("10", "6"), wrong("10", "0")], [1, 0, 1]);
        assert_eq!([wrong("10", "-5"), wrong("-10", "5"), wrong("0", "5")], [0, 0, 0]);
    }
}
