//! Actual values that cannot be held against their target as they are written.

use crate::checks::args::args;
use crate::checks::finding::Severity;
use crate::checks::found::Found;
use crate::checks::indicators::targets::lacks_percent_sign;
use crate::checks::look::{Look, Row};
use crate::number::Exact;
use crate::number::reading::{Operator, Sense, Unit, fold};
use crate::scoring::Goal;

/// Words of reaching, with which people state the very figure that was reached: 达到98%.
const REACHED: &[&str] = &["达到", "达"];

/// Rows whose target is judged as a figure. A figure that the person has judged in tiers is none.
fn with_figure<'l, 'a>(look: &'l Look<'a>) -> impl Iterator<Item = &'l Row<'a>> {
    look.rows.iter().filter(|row| matches!(row.score.target.goal, Goal::Number { .. } | Goal::Range { .. }))
}

/// A17: the target is a figure, the actual value is words or a date. A blank one is A13's matter.
pub(in crate::checks) fn not_a_number(look: &Look<'_>, found: &mut Found<'_>) {
    for row in with_figure(look).filter(|row| matches!(row.actual.sense, Sense::Text | Sense::Date(_))) {
        let args = args! { "ind" => row.name(), "B" => row.row.actual.trim() };
        found.add(row.place("actual"), args);
    }
}

/// A18: the actual value carries an operator or is a range, so that it is no definite figure, most often copied
/// from the target. 达到 before the figure states what was reached and is let pass.
pub(in crate::checks) fn not_definite(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        let bounds = match &row.actual.sense {
            Sense::Number { operator: Some(Operator::AtLeast), .. } => {
                !states_what_was_reached(&row.row.actual)
            }
            Sense::Number { operator, .. } => operator.is_some(),
            Sense::Range { .. } => true,
            Sense::Blank | Sense::Date(_) | Sense::Text => false,
        };
        if bounds {
            found.add(row.place("actual"), args! { "ind" => row.name(), "B" => row.row.actual.trim() });
        }
    }
}

/// Whether the only operator is 达到 right before the figure: `达到98%`, not `达到98%以上`.
fn states_what_was_reached(actual: &str) -> bool {
    let folded = fold(actual);
    let rest = REACHED.iter().find_map(|word| folded.strip_prefix(word));
    rest.is_some_and(|rest| {
        rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) && !rest.contains('上')
    })
}

/// A19: the units of target and actual value differ. Money in 元 and 万元 is compared and still said; two
/// words for one unit, and a figure without its per cent sign, are hints. Any other figure without a unit takes
/// the other's, and nothing is said. A rate that lacks its sign is C10's matter.
pub(in crate::checks) fn units_differ(look: &Look<'_>, found: &mut Found<'_>) {
    for row in with_figure(look) {
        let (Some(target), Some(actual)) = (unit(&row.target.sense), unit(&row.actual.sense)) else {
            continue;
        };
        let said_already = |case: &str| case == "percent" && !lacks_percent_sign(row).is_empty();
        if let Some((severity, case)) = difference(target, actual).filter(|(_, case)| !said_already(case)) {
            // The side that lacks its sign is the one to mend.
            let member = if case == "percent" && target.1.is_none() { "target" } else { "actual" };
            let args = args! {
                "ind" => row.name(), "u" => target.1.name(), "v" => actual.1.name(),
                "A" => row.row.target.trim(), "B" => row.row.actual.trim(),
            };
            found.add_lesser(severity, case, row.place(member), args);
        }
    }
}

/// A figure and its unit; of a range the upper figure.
fn unit(sense: &Sense) -> Option<(Exact, &Unit)> {
    match sense {
        Sense::Number { value, unit, .. } => Some((*value, unit)),
        Sense::Range { high, unit, .. } => Some((*high, unit)),
        Sense::Blank | Sense::Date(_) | Sense::Text => None,
    }
}

/// How bad the difference of two units is, and in which words it is said.
fn difference(target: (Exact, &Unit), actual: (Exact, &Unit)) -> Option<(Severity, &'static str)> {
    let ((_, target_unit), (_, actual_unit)) = (target, actual);
    match (target_unit.is_none(), actual_unit.is_none()) {
        (false, false) if target_unit == actual_unit => None,
        (false, false) if target_unit.equals(actual_unit) => Some((Severity::Hint, "equal")),
        (false, false) if target_unit.is_money() && actual_unit.is_money() => {
            Some((Severity::Error, "money"))
        }
        (false, false) => Some((Severity::Error, "")),
        _ => {
            let percent = target_unit.is_percent() || actual_unit.is_percent();
            // Zero is zero in both writings.
            let bare = if target_unit.is_none() { target.0 } else { actual.0 };
            (percent && !bare.is_zero()).then_some((Severity::Hint, "percent"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{project, with_found};
    use crate::number::reading::read;

    #[test]
    fn units_are_held_against_each_other() {
        let said = |target: &str, actual: &str| {
            let (target, actual) = (read(target).sense, read(actual).sense);
            difference(unit(&target).unwrap(), unit(&actual).unwrap())
        };
        assert_eq!(said("5次", "5场"), Some((Severity::Error, "")));
        assert_eq!(said("5万元", "50000元"), Some((Severity::Error, "money")));
        assert_eq!(said("5万元", "5次"), Some((Severity::Error, "")));
        assert_eq!(said("5", "5"), None);
        assert_eq!(said("5场", "5场次"), Some((Severity::Hint, "equal")));
        assert_eq!(said("≥90%", "95"), Some((Severity::Hint, "percent")));
        assert_eq!(said("90", "95%"), Some((Severity::Hint, "percent")));
        for (target, actual) in
            [("5次", "5"), ("5", "5次"), ("5㎡", "5平方米"), ("0%", "0"), ("10%", "0"), ("3-5个", "4个")]
        {
            assert_eq!(said(target, actual), None, "{target} {actual}");
        }
    }

    #[test]
    fn reaching_states_a_definite_figure() {
        assert!(states_what_was_reached("达到 98%"));
        assert!(states_what_was_reached("达９８％"));
        for typed in ["达到98%以上", "≥98%", "达到或超过98%", "不低于98%"] {
            assert!(!states_what_was_reached(typed), "{typed}");
        }
    }

    #[test]
    fn the_side_that_lacks_its_sign_is_the_one_to_mend() {
        let place = |target: &str, actual: &str| {
            let row = format!(r#"{{"name": "合格", "target": "{target}", "actual": "{actual}"}}"#);
            with_found("A19", &[project(&row)], |findings, _| findings[0].place.path())
        };
        assert_eq!(place("90", "95%"), "indicators[0].target");
        assert_eq!(place("90%", "95"), "indicators[0].actual");
        assert_eq!(place("5次", "5场"), "indicators[0].actual");
    }
}
