//! Whether two rows are the same indicator, and whether two values mean the same.

use std::borrow::Cow;

use crate::number::Exact;
use crate::number::reading::{Mark, NotComparable, Operator, Period, Reading, Sense, same_text, to_common};
use crate::scheme::plain_title;

/// A name of an indicator to compare by: without spaces and without points in brackets.
pub(in crate::checks) fn plain_name(name: &str) -> Cow<'_, str> {
    let trimmed = name.trim();
    if trimmed.contains(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | ')' | '）' | '〔' | '【'))
    {
        return Cow::Owned(plain_title(trimmed).replace('（', "(").replace('）', ")"));
    }
    Cow::Borrowed(trimmed)
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::checks) enum Same {
    /// They mean the same, or one of them is blank.
    Yes,
    /// They don't.
    No,
    /// One of them cannot be read well enough to say.
    Unclear,
}

/// Compares two typed values by what they mean. Operators are not compared, unless both are typed and bound from
/// different sides.
pub(in crate::checks) fn same_value(a: (&str, &Reading), b: (&str, &Reading), year: i32) -> Same {
    let of = |same: bool| if same { Same::Yes } else { Same::No };
    if a.0 == b.0 {
        return Same::Yes;
    }
    let ambiguous = |reading: &Reading| reading.sense == Sense::Text && reading.has(Mark::Ambiguous);
    match (&a.1.sense, &b.1.sense) {
        (Sense::Blank, _) | (_, Sense::Blank) => Same::Yes,
        (
            Sense::Number { operator: one, value: x, unit: u },
            Sense::Number { operator: two, value: y, unit: v },
        ) => {
            let opposed = one.zip(*two).is_some_and(|(one, two)| side(one) != side(two));
            of(!opposed && same_figure((*x, u), (*y, v)))
        }
        (Sense::Range { low: a, high: b, unit: u }, Sense::Range { low: c, high: d, unit: v }) => {
            of(same_figure((*a, u), (*c, v)) && same_figure((*b, u), (*d, v)))
        }
        (Sense::Date(one), Sense::Date(two)) => of(same_period(*one, *two, year)),
        _ if same_text(a.0, b.0) => Same::Yes,
        _ if ambiguous(a.1) || ambiguous(b.1) => Same::Unclear,
        _ => Same::No,
    }
}

/// The operator as typed.
pub(in crate::checks) fn typed_operator(reading: &Reading) -> Option<Operator> {
    match &reading.sense {
        Sense::Number { operator, .. } => *operator,
        _ => None,
    }
}

fn side(operator: Operator) -> i32 {
    match operator {
        Operator::AtLeast | Operator::MoreThan => 1,
        Operator::AtMost | Operator::LessThan => -1,
        Operator::Equal => 0,
    }
}

type Figure<'a> = (Exact, &'a crate::number::reading::Unit);

fn same_figure(a: Figure<'_>, b: Figure<'_>) -> bool {
    match to_common(a, b) {
        Ok((x, y, _)) => x == y,
        // 0.95 beside 95%: the same share.
        Err(NotComparable::BareFraction) => {
            let (bare, percent) = if a.1.is_percent() { (b.0, a.0) } else { (a.0, b.0) };
            bare.times(Exact::HUNDRED) == Some(percent)
        }
        Err(NotComparable::Units { .. } | NotComparable::TooLong) => false,
    }
}

/// Whether what both dates say is the same: a month beside a day of it is.
fn same_period(a: Period, b: Period, year: i32) -> bool {
    let years = a.year.unwrap_or(year) == b.year.unwrap_or(year);
    let part = |a: Option<u32>, b: Option<u32>| a.zip(b).is_none_or(|(a, b)| a == b);
    years && part(a.month, b.month) && part(a.day, b.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::reading::read;

    fn same(a: &str, b: &str) -> Same {
        same_value((a, &read(a)), (b, &read(b)), 2020)
    }

    #[test]
    fn values_are_compared_by_what_they_mean() {
        for (a, b) in [
            ("90%", "≥90%"),
            ("375 场次", "375场"),
            ("5万元", "50000元"),
            ("0.95", "95%"),
            ("2020年12月", "12月底前"),
            ("2020年11月", "2020年11月5日"),
            ("稳步提高。", "稳步 提高"),
            ("", "4次"),
            ("3-5个", "3~5个"),
            ("3-5万元", "30000~50000元"),
            ("2019年12月", "2019年12月31日"),
        ] {
            assert_eq!(same(a, b), Same::Yes, "{a} {b}");
        }
        for (a, b) in [
            ("90%", "91%"),
            ("≥90%", "≤90%"),
            ("375 场", "375人"),
            ("4次", "100%"),
            ("2020年12月", "2020年11月"),
            ("稳步提高", "提高"),
            ("100%", "稳步提高"),
            ("3-5个", "3-6个"),
            ("2-5个", "3-5个"),
            ("3-5个", "4个"),
            ("2020年12月", "2019年12月"),
            ("2019年12月", "12月底前"),
            ("2020年11月5日", "2020年11月6日"),
            ("2020年10月5日", "2020年11月5日"),
        ] {
            assert_eq!(same(a, b), Same::No, "{a} {b}");
        }
        assert_eq!(same("线上2次线下3次", "4次"), Same::Unclear);
    }

    #[test]
    fn names_lose_points_and_spaces_and_nothing_else() {
        assert_eq!(plain_name("教师 培训（5分）"), "教师培训");
        assert_eq!(plain_name("高效课堂（空中课堂）教研"), plain_name("高效课堂(空中课堂)教研(5 分)"));
        assert!(matches!(plain_name("教师培训"), Cow::Borrowed(_)));
    }
}
