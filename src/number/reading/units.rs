//! Can these two be compared? Brings target and actual to one unit, or says why not.

use super::Unit;
use crate::number::Exact;

/// One of the two values of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// 年初目标值
    #[doc(alias = "年初目标值")]
    Target,
    /// 实际完成值
    #[doc(alias = "实际完成值")]
    Actual,
}

/// How two values came to one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Common {
    /// They have the same unit, or both none.
    Same,
    /// Two words for one thing (场, 场次): worth a hint.
    EqualUnits,
    /// The side named had no unit and takes the other's: worth a hint.
    TakenFrom(Side),
    /// 元, 千元, 万元, 百万元, 亿元: converted exactly.
    Converted,
}

/// Why two values can't be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotComparable {
    /// The units differ (次 and 场, 人 and 人次, % and 百分点).
    Units {
        /// The target's unit.
        target: String,
        /// The actual value's unit.
        actual: String,
    },
    /// A bare value above 0 and up to 1 beside a percentage above 1 %: 0.95 could be 95 % or 0.95 %.
    BareFraction,
    /// The converted figure has more digits than this program takes.
    TooLong,
}

/// Target and actual value in one unit, and how they got there.
///
/// The common unit is the target's (the actual's where the target has none). Only where the actual value
/// would become too long in it, both come in the actual's unit: their ratio is the same.
///
/// ```
/// use ziping::number::Exact;
/// use ziping::number::reading::{to_common, Common, NotComparable, Side, Unit};
/// let of = Unit::of;
/// let (five, fifty_thousand) = (Exact::from(5), Exact::from(50_000));
/// assert_eq!(to_common((five, &of("万元")), (fifty_thousand, &of("元"))), Ok((five, five, Common::Converted)));
/// assert_eq!(to_common((five, &of("场")), (five, &Unit::none())), Ok((five, five, Common::TakenFrom(Side::Actual))));
/// let half = Exact::parse("0.5").unwrap();
/// assert_eq!(to_common((five, &of("%")), (half, &Unit::none())), Err(NotComparable::BareFraction));
/// ```
///
/// # Errors
/// Where the two can't be compared.
pub fn to_common(
    target: (Exact, &Unit),
    actual: (Exact, &Unit),
) -> Result<(Exact, Exact, Common), NotComparable> {
    let ((target_value, target_unit), (actual_value, actual_unit)) = (target, actual);
    match (target_unit.is_none(), actual_unit.is_none()) {
        (true, true) => Ok((target_value, actual_value, Common::Same)),
        (true, false) => {
            let value = taking(target, actual)?;
            Ok((value, actual_value, Common::TakenFrom(Side::Target)))
        }
        (false, true) => {
            let value = taking(actual, target)?;
            Ok((target_value, value, Common::TakenFrom(Side::Actual)))
        }
        (false, false) if target_unit == actual_unit => Ok((target_value, actual_value, Common::Same)),
        (false, false) if target_unit.equals(actual_unit) => {
            Ok((target_value, actual_value, Common::EqualUnits))
        }
        (false, false) if target_unit.is_money() && actual_unit.is_money() => {
            let in_targets =
                fitting(actual_value, actual_unit, target_unit).map(|value| (target_value, value));
            let in_actuals =
                || fitting(target_value, target_unit, actual_unit).map(|value| (value, actual_value));
            let (target, actual) = in_targets.or_else(in_actuals).ok_or(NotComparable::TooLong)?;
            Ok((target, actual, Common::Converted))
        }
        (false, false) => Err(NotComparable::Units {
            target: target_unit.name().to_owned(),
            actual: actual_unit.name().to_owned(),
        }),
    }
}

/// The value in another unit, exactly; `None` where the units don't convert.
///
/// ```
/// use ziping::number::Exact;
/// use ziping::number::reading::{convert, Unit};
/// let in_wan = convert(Exact::from(72_890), &Unit::of("元"), &Unit::of("万元"));
/// assert_eq!(in_wan.unwrap().plain(), "7.289");
/// assert_eq!(convert(Exact::ONE, &Unit::of("次"), &Unit::of("场")), None);
/// ```
#[must_use]
pub fn convert(value: Exact, from: &Unit, to: &Unit) -> Option<Exact> {
    if from.equals(to) {
        return Some(value);
    }
    let (from, to) = (from.money_noughts()?, to.money_noughts()?);
    let power = 10_i64.checked_pow(from.abs_diff(to))?;
    match from >= to {
        true => value.times(Exact::from(power)),
        false => value.times(Exact::from_digits(1, to.checked_sub(from)?)?),
    }
}

/// The bare value as one in the other's unit.
fn taking(bare: (Exact, &Unit), other: (Exact, &Unit)) -> Result<Exact, NotComparable> {
    let ((value, unit), (other_value, other_unit)) = (bare, other);
    let is_fraction = value > Exact::ZERO && value <= Exact::ONE;
    if other_unit.is_percent() && other_value > Exact::ONE && is_fraction {
        return Err(NotComparable::BareFraction);
    }
    // `10万` beside `10万元`: the number is written out, so it counts 元.
    if unit.is_none_in_full() && other_unit.is_money() {
        return fitting(value, &Unit::of("元"), other_unit).ok_or(NotComparable::TooLong);
    }
    Ok(value)
}

fn fitting(value: Exact, from: &Unit, to: &Unit) -> Option<Exact> {
    convert(value, from, to).filter(|value| value.is_within_bounds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::reading::{Sense, read};
    use proptest::prelude::*;

    /// The two values in one unit, as text.
    fn common(target: &str, actual: &str) -> Result<(String, String, Common), NotComparable> {
        let number = |text: &str| match read(text).sense {
            Sense::Number { value, unit, .. } => (value, unit),
            other => panic!("{text}: {other:?}"),
        };
        let (target, actual) = (number(target), number(actual));
        to_common((target.0, &target.1), (actual.0, &actual.1)).map(|(a, b, how)| (a.plain(), b.plain(), how))
    }

    fn ok(target: &str, actual: &str, how: Common) -> Result<(String, String, Common), NotComparable> {
        Ok((target.to_owned(), actual.to_owned(), how))
    }

    #[test]
    fn a_side_without_a_unit_takes_the_others() {
        assert_eq!(common("≥90%", "95"), ok("90", "95", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("100", "100%"), ok("100", "100", Common::TakenFrom(Side::Target)));
        assert_eq!(common("5", "5"), ok("5", "5", Common::Same));
        assert_eq!(common("12次", "12"), ok("12", "12", Common::TakenFrom(Side::Actual)));
    }

    #[test]
    fn a_bare_fraction_beside_a_percentage_is_not_guessed() {
        for (target, actual) in [("90%", "0.95"), ("90%", "1"), ("0.9", "95%"), ("1.01%", "0.000001")] {
            assert_eq!(common(target, actual), Err(NotComparable::BareFraction), "{target} {actual}");
        }
        assert_eq!(common("90%", "0"), ok("90", "0", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("1%", "0.5"), ok("1", "0.5", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("90%", "1.01"), ok("90", "1.01", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("90%", "-0.5"), ok("90", "-0.5", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("≥3次", "1"), ok("3", "1", Common::TakenFrom(Side::Actual)));
    }

    #[test]
    fn money_converts_exactly_into_the_targets_unit() {
        assert_eq!(common("≤202.6万元", "2026000元"), ok("202.6", "202.6", Common::Converted));
        assert_eq!(common("5亿元", "49999.5万元"), ok("5", "4.99995", Common::Converted));
        assert_eq!(common("72890元", "7.289万元"), ok("72890", "72890", Common::Converted));
        assert_eq!(common("1百万元", "999千元"), ok("1", "0.999", Common::Converted));
        assert_eq!(common("10万元", "10万"), ok("10", "10", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("10万", "99999.5元"), ok("100000", "99999.5", Common::TakenFrom(Side::Target)));
        assert_eq!(common("2万人次", "2万"), ok("20000", "20000", Common::TakenFrom(Side::Actual)));
        assert_eq!(common("5万美元", "50000美元"), ok("50000", "50000", Common::Same));
    }

    #[test]
    fn an_actual_too_long_in_the_targets_unit_takes_the_target_along() {
        assert_eq!(common("1亿元", "12345.67元"), ok("100000000", "12345.67", Common::Converted));
        assert_eq!(common("99999999999999亿元", "0.000001元"), Err(NotComparable::TooLong));
    }

    #[test]
    fn other_units_are_not_comparable() {
        let units =
            |a: &str, b: &str| Err(NotComparable::Units { target: a.to_owned(), actual: b.to_owned() });
        assert_eq!(common("5次", "5场"), units("次", "场"));
        assert_eq!(common("5人", "5人次"), units("人", "人次"));
        assert_eq!(common("5个百分点", "5%"), units("百分点", "%"));
        assert_eq!(common("5元", "5美元"), units("元", "美元"));
        assert_eq!(common("5场", "6场次"), ok("5", "6", Common::EqualUnits));
        assert_eq!(common("5㎡", "6平米"), ok("5", "6", Common::Same));
    }

    proptest! {
        #[test]
        fn converting_there_and_back_changes_nothing(digits in 0_i64..1_000_000_000, places in 0_u32..=6) {
            let value = Exact::from_digits(digits, places).unwrap();
            for from in ["元", "千元", "万元", "百万元", "亿元"].map(Unit::of) {
                for to in ["元", "千元", "万元", "百万元", "亿元"].map(Unit::of) {
                    let there = convert(value, &from, &to).unwrap();
                    prop_assert_eq!(convert(there, &to, &from), Some(value));
                }
            }
        }
    }
}
