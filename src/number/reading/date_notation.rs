//! Is this a date to finish by? The notations 2020年内, 12月底之前, 2020-12-31, 2020年1-12月.

use super::date_point::{Point, point, second_point};
use super::dates::Period;
use super::words::{Before, word_before};
use super::{Mark, Operator};
use crate::number::Day;

/// What a text is as a date.
pub(super) enum Found {
    /// A period to finish within.
    Date(Period, Vec<Mark>),
    /// It begins as a date, but something is left over or contradicts it.
    Unclear,
    /// It does not begin as a date.
    Nothing,
}

const LEADS: &[&str] = &[
    "于",
    "在",
    "截至",
    "截止",
    "截止到",
    "截至到",
    "按期",
    "按时",
    "已",
    "已于",
    "完成",
    "完成于",
    "不晚于",
    "不迟于",
    "当年",
    "本年",
    "今年",
    "本年度",
];

const TAILS: &[&str] = &[
    "年内",
    "年底",
    "年末",
    "年终",
    "全年",
    "之前",
    "以前",
    "前",
    "以内",
    "之内",
    "内",
    "底",
    "末",
    "终",
    "完成",
    "已完成",
    "已",
    "按期",
    "按时",
    "为止",
    "止",
    ",",
];

/// Reads a folded text without loose spaces as a date.
pub(super) fn read(text: &str) -> Found {
    let (operators, text) = without_leads(text);
    let Some((first, mut rest)) = point(text) else {
        return Found::Nothing;
    };
    let mut last = first;
    let mut is_range = false;
    if let Some((second, after)) = second_point(first, rest) {
        if ends_before(second, first) {
            return Found::Unclear;
        }
        (last, rest, is_range) = (second, after, true);
    }
    let (tails, rest) = without_tails(rest);
    // 2020.12 alone is a number; 2020.12底 and 2020.01-2020.12 are dates.
    let is_decimal = last.sign == Some('.') && last.day.is_none();
    if is_decimal && (!rest.is_empty() || !(is_range || tails)) {
        return Found::Nothing;
    }
    // ≤12月 may be a duration; ≥2020年 is nothing to finish by.
    let bare_month = last.year.is_none() && last.day.is_none() && !tails;
    let by = |operator: &Operator| matches!(operator, Operator::AtMost | Operator::Equal) && !bare_month;
    if !rest.is_empty() || !operators.iter().all(by) {
        return Found::Unclear;
    }
    let marks = if first.chinese || last.chinese { vec![Mark::ChineseNumeral] } else { Vec::new() };
    Found::Date(Period { year: last.year, month: last.month, day: last.day }, marks)
}

/// Skips the words before a date; says which operators stood there.
fn without_leads(text: &str) -> (Vec<Operator>, &str) {
    let (mut operators, mut rest) = (Vec::new(), text);
    loop {
        if let Some(after) = without_longest(rest, LEADS) {
            rest = after;
        } else if let Some((Before::Bounds(operator), after)) = word_before(rest) {
            operators.push(operator);
            rest = after;
        } else {
            return (operators, rest);
        }
    }
}

fn without_tails(text: &str) -> (bool, &str) {
    let mut rest = text;
    while let Some(after) = without_longest(rest, TAILS) {
        rest = after;
    }
    (rest.len() < text.len(), rest)
}

fn without_longest<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len())
}

/// Whether a period ends before another does; the year left out is a leap year here.
fn ends_before(a: Point, b: Point) -> bool {
    let end = |point: Point| -> Option<Day> {
        Period { year: point.year, month: point.month, day: point.day }.end(2000)
    };
    matches!((end(a), end(b)), (Some(a), Some(b)) if a < b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        let Found::Date(Period { year, month, day }, _) = read(text) else {
            return None;
        };
        let part = |part: Option<u32>| part.map_or(String::new(), |part| format!("-{part}"));
        Some(format!("{}{}{}", year.map_or("?".to_owned(), |year| year.to_string()), part(month), part(day)))
    }

    #[test]
    fn ranges_mean_their_last_end() {
        let cases = [
            ("2020年1月至12月", "2020-12"),
            ("2020年1-12月", "2020-12"),
            ("1-12月", "?-12"),
            ("2019-2020年", "2020"),
            ("2019年—2020年", "2020"),
            ("2020年1月1日至2020年12月31日", "2020-12-31"),
            ("2020年9月1日-30日", "2020-9-30"),
            ("9月1-30日", "?-9-30"),
            ("2020.1.1-12.31", "2020-12-31"),
            ("2020.01-2020.12", "2020-12"),
        ];
        for (typed, end) in cases {
            assert_eq!(date(typed).as_deref(), Some(end), "{typed}");
        }
    }

    #[test]
    fn a_range_that_runs_backwards_is_no_date() {
        for typed in ["2020年12月至2020年1月", "12-1月", "2021-2020年", "9月30日-1日"] {
            assert_eq!(date(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_month_is_a_number_up_to_twelve() {
        assert_eq!(date("12月").as_deref(), Some("?-12"));
        assert_eq!(date("十二月底前").as_deref(), Some("?-12"));
        for typed in ["13月", "0月", "18月", "12个月", "两月", "112月"] {
            assert_eq!(date(typed), None, "{typed}");
        }
    }
}
