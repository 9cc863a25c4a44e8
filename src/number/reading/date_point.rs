//! Which year, month and day do these characters name? One point in time as typed.

use super::numeral::{leading_numeral, leading_year_digits};

/// A point in time as typed, and how it was written.
#[derive(Clone, Copy, Default)]
pub(crate) struct Point {
    /// The year, where stated.
    pub(crate) year: Option<i32>,
    /// The month, where stated.
    pub(crate) month: Option<u32>,
    /// The day, where stated.
    pub(crate) day: Option<u32>,
    /// The parts were separated by this sign.
    pub(crate) sign: Option<char>,
    /// A Chinese numeral was part of it.
    pub(crate) chinese: bool,
}

/// One point in time at the start of a text.
pub(crate) fn point(text: &str) -> Option<(Point, &str)> {
    if let Some((year, chinese, rest)) = year(text) {
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        let year = Point { year: Some(year), chinese, ..Point::default() };
        return Some(part_of_year(year, rest).or_else(|| month(year, rest)).unwrap_or((year, rest)));
    }
    with_signs(text).or_else(|| month(Point::default(), text))
}

/// The end of a range: a point, which may leave out what the first has said.
pub(super) fn second_point(first: Point, text: &str) -> Option<(Point, &str)> {
    let text = text.strip_prefix(['-', '~', '—', '至', '到'])?.trim_start_matches('—');
    if let Some((second, rest)) = point(text) {
        return Some((Point { year: second.year.or(first.year), ..second }, rest));
    }
    if let (Some(_), Some(_), Some(sign)) = (first.month, first.day, first.sign) {
        let (month, rest) = short_number(text)?;
        let (day, rest) = short_number(rest.strip_prefix(sign)?)?;
        return Some((Point { month: Some(within(month, 12)?), day: Some(within(day, 31)?), ..first }, rest));
    }
    first.day?;
    day(first, text)
}

/// `2020年`, `二〇二〇年`, and of `2020-2021年` the last.
fn year(text: &str) -> Option<(i32, bool, &str)> {
    let one = |text| match short_or_year(text, 4) {
        Some((year, rest)) => Some((year, false, rest)),
        None => leading_year_digits(text).map(|(year, rest)| (year, true, rest)),
    };
    let (first, chinese, rest) = one(text)?;
    let (year, rest) = match rest.strip_prefix('年') {
        Some(rest) => (first, rest),
        None => {
            let (second, _, rest) = one(rest.strip_prefix(['-', '~', '—', '至', '到'])?)?;
            (Some(second).filter(|second| *second >= first)?, rest.strip_prefix('年')?)
        }
    };
    let year = i32::try_from(year).ok()?;
    (1900..=2100).contains(&year).then_some((year, chinese, rest))
}

/// `2020-12-31`, `2020.12.31`, `2020/12/31`, `2020-12`, `2020/12`, `2020.12`.
fn with_signs(text: &str) -> Option<(Point, &str)> {
    let (year, rest) = short_or_year(text, 4)?;
    let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '-' | '.' | '/'))?;
    let (month, rest) = short_number(rest.strip_prefix(sign)?)?;
    let point =
        Point { year: Some(year), month: Some(within(month, 12)?), sign: Some(sign), ..Point::default() };
    let with_day = rest.strip_prefix(sign).and_then(short_number);
    Some(match with_day.and_then(|(day, rest)| Some((within(day, 31)?, rest))) {
        Some((day, rest)) => (Point { day: Some(day), ..point }, rest),
        None => (point, rest),
    })
}

/// 上半年, 第一季度 and the like after a year.
fn part_of_year(year: Point, text: &str) -> Option<(Point, &str)> {
    let ending = |month, rest| Some((Point { month: Some(month), ..year }, rest));
    if let Some(rest) = text.strip_prefix("上半年") {
        return ending(6, rest);
    }
    if let Some(rest) = text.strip_prefix("下半年") {
        return ending(12, rest);
    }
    let mut rest = text.strip_prefix('第').unwrap_or(text).chars();
    let month = match rest.next()? {
        '一' | '1' => 3,
        '二' | '2' => 6,
        '三' | '3' => 9,
        '四' | '4' => 12,
        _ => return None,
    };
    ending(month, rest.as_str().strip_prefix("季度")?)
}

/// `12月`, `12月份`, of `1-12月` the last, and what may follow a month: 上旬, 31日.
fn month(year: Point, text: &str) -> Option<(Point, &str)> {
    let (month, chinese, rest) = last_before(text, &['月'])?;
    let month = Point { month: Some(within(month, 12)?), chinese: year.chinese || chinese, ..year };
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    for (third, day) in [("上旬", Some(10)), ("中旬", Some(20)), ("下旬", None)] {
        if let Some(rest) = rest.strip_prefix(third) {
            return Some((Point { day, ..month }, rest));
        }
    }
    Some(day(month, rest).unwrap_or((month, rest)))
}

fn day(month: Point, text: &str) -> Option<(Point, &str)> {
    let (day, chinese, rest) = last_before(text, &['日', '号'])?;
    Some((Point { day: Some(within(day, 31)?), chinese: month.chinese || chinese, ..month }, rest))
}

/// The number right before one of these characters; of two parted by a sign of range, the greater last.
fn last_before<'a>(text: &'a str, ends: &[char]) -> Option<(u32, bool, &'a str)> {
    let (first, chinese, rest) = any_number(text)?;
    if let Some(rest) = rest.strip_prefix(ends) {
        return Some((first, chinese, rest));
    }
    let (second, also, rest) = any_number(rest.strip_prefix(['-', '~', '—', '至', '到'])?)?;
    let rest = rest.strip_prefix(ends)?;
    (1 <= first && first <= second).then_some((second, chinese || also, rest))
}

fn any_number(text: &str) -> Option<(u32, bool, &str)> {
    if let Some((number, rest)) = short_number(text) {
        return Some((number, false, rest));
    }
    let (number, rest) = leading_numeral(text)?;
    Some((u32::try_from(number?).ok().filter(|_| !text.starts_with('两'))?, true, rest))
}

/// One or two digits, not more.
fn short_number(text: &str) -> Option<(u32, &str)> {
    short_or_year(text, 2).or_else(|| short_or_year(text, 1))
}

/// Exactly this many digits, and no digit after them.
fn short_or_year(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    let is_digit = |c: char| c.is_ascii_digit();
    if !number.chars().all(is_digit) || rest.starts_with(is_digit) {
        return None;
    }
    Some((number.parse().ok()?, rest))
}

fn within(number: u32, most: u32) -> Option<u32> {
    (1..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Year, month, day (0 for none) and what is left.
    fn parts(text: &str) -> Option<(i32, u32, u32, &str)> {
        let (point, rest) = point(text)?;
        Some((point.year.unwrap_or(0), point.month.unwrap_or(0), point.day.unwrap_or(0), rest))
    }

    #[test]
    fn a_point_ends_where_its_notation_ends() {
        let cases = [
            ("2020年", (2020, 0, 0, "")),
            ("2020年度前", (2020, 0, 0, "前")),
            ("2020年12月31日前", (2020, 12, 31, "前")),
            ("2020年第一季度末", (2020, 3, 0, "末")),
            ("2020-12-31", (2020, 12, 31, "")),
            ("2020-01-2020-12", (2020, 1, 0, "-2020-12")),
            ("2020.1.1-12.31", (2020, 1, 1, "-12.31")),
            ("2020.12-31", (2020, 12, 0, "-31")),
            ("2020-12-45", (2020, 12, 0, "-45")),
            ("2100年", (2100, 0, 0, "")),
            ("1900年13月", (1900, 0, 0, "13月")),
            ("6月下旬", (0, 6, 0, "")),
            ("6月32日", (0, 6, 0, "32日")),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_numbers_begin_no_point() {
        for text in [
            "2020", "1899年", "2101年", "12020年", "20年", "12个月", "13月", "2020-13", "2020-122", "31日",
            "年底",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
