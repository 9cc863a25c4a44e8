//! The numbers of a text, with the unit behind each.

use std::ops::Range;

use super::steps;
use crate::number::Exact;
use crate::number::reading::{is_part, leading_numeral, leading_year_digits};

/// A number in a text.
///
/// ```
/// use ziping::prose::figures;
/// let found = figures("2020年得分 94.0 分，执行 1,234.50万元，共十五个");
/// let written: Vec<_> = found.iter().map(|figure| (figure.value.plain(), figure.unit)).collect();
/// assert_eq!(written[0], ("2020".to_owned(), None));
/// assert_eq!(written[1], ("94".to_owned(), Some("分")));
/// assert_eq!(written[2], ("1234.5".to_owned(), Some("万元")));
/// assert_eq!(written[3], ("15".to_owned(), Some("个")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub value: Exact,
    /// Its digits in the text, in bytes.
    pub digits: Range<usize>,
    /// What follows, one of `%`, `万元`, `亿元`, `百万元`, `千元`, `元`, `分`, `个`, `项`, `条`.
    pub unit: Option<&'static str>,
    /// Digits and unit together.
    pub whole: Range<usize>,
    /// Written in Chinese numerals.
    pub chinese: bool,
}

/// Written and canonical; a unit stands before those that begin it.
const UNITS: &[(&str, &str)] = &[
    ("%", "%"),
    ("％", "%"),
    ("百万元", "百万元"),
    ("万元", "万元"),
    ("亿元", "亿元"),
    ("千元", "千元"),
    ("元", "元"),
    ("分", "分"),
    ("个百分点", "百分点"),
    ("个", "个"),
    ("项", "项"),
    ("条", "条"),
];

/// The numbers of a text, left to right, in one pass.
///
/// Commas group thousands or part numbers (`3,5` is two). Chinese numerals count where they are proper ones and a
/// unit follows, or as the digits of a year before 年; ordinals (第十二项) and 十分 before a word do not. A number
/// that is too long or has two points is left out.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0_usize;
    let mut before = None;
    while let Some((rest, c)) = rest_at(text, at) {
        steps::count(1);
        if c.is_ascii_digit() {
            let run = run_length(rest, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
            arabic(text, at, rest.get(..run).unwrap_or_default(), &mut found);
            at = at.saturating_add(run);
            before = Some('0');
        } else if is_part(c) {
            let run = run_length(rest, is_part);
            let end = at.saturating_add(run);
            let ordinal = before == Some('第');
            before = Some('一');
            if let Some(figure) = decimal(text, at, run).filter(|_| !ordinal) {
                at = figure.digits.end;
                found.push(figure);
                continue;
            }
            // The last 万 before 元 belongs to the unit.
            if !ordinal {
                chinese(text, at, rest, &mut found);
            }
            at = end;
        } else {
            at = at.saturating_add(c.len_utf8());
            if c != ' ' {
                before = Some(c);
            }
        }
    }
    found
}

fn rest_at(text: &str, at: usize) -> Option<(&str, char)> {
    let rest = text.get(at..)?;
    Some((rest, rest.chars().next()?))
}

fn run_length(text: &str, of_run: impl Fn(char) -> bool) -> usize {
    let length = text.find(|c| !of_run(c)).unwrap_or(text.len());
    steps::count(length);
    length
}

/// The figures of a run of digits, points and commas.
fn arabic(text: &str, at: usize, run: &str, found: &mut Vec<Figure>) {
    let grouped = run.trim_end_matches(['.', ',']);
    if grouped.contains(',')
        && let Ok(value) = crate::number::reading::read_figure(grouped)
    {
        found.push(figure(text, at..at.saturating_add(grouped.len()), value, false));
        return;
    }
    let mut start = at;
    for piece in run.split(',') {
        let digits = piece.trim_end_matches('.');
        if let Ok(value) = Exact::parse(digits) {
            found.push(figure(text, start..start.saturating_add(digits.len()), value, false));
        }
        start = start.saturating_add(piece.len()).saturating_add(1);
    }
}

fn chinese(text: &str, at: usize, rest: &str, found: &mut Vec<Figure>) {
    if let Some((year, after)) = leading_year_digits(rest)
        && after.starts_with('年')
    {
        let end = text.len().saturating_sub(after.len());
        found.push(figure(text, at..end, Exact::from(i64::from(year)), true));
        return;
    }
    let Some((Some(value), after)) = leading_numeral(rest) else { return };
    let Ok(value) = i64::try_from(value) else { return };
    let digits = at..text.len().saturating_sub(after.len());
    let figure = figure(text, digits, Exact::from(value), true);
    let adverb = figure.unit == Some("分")
        && text.get(figure.digits.clone()) == Some("十")
        && text.get(figure.whole.end..).is_some_and(|after| after.starts_with(char::is_alphabetic));
    if figure.unit.is_some() && !adverb && figure.value.is_within_bounds() {
        found.push(figure);
    }
}

/// 九十七点二分: a numeral, 点, digits and a unit.
fn decimal(text: &str, at: usize, run: usize) -> Option<Figure> {
    const DIGITS: &str = "零一二三四五六七八九";
    let point = at.saturating_add(run);
    let (Some(whole), "") = leading_numeral(text.get(at..point)?)? else { return None };
    let behind = text.get(point..)?.strip_prefix('点')?;
    let places = behind.chars().map(|c| if c == '〇' { '零' } else { c }).map_while(|c| {
        steps::count(1);
        DIGITS.chars().position(|digit| digit == c)
    });
    let places: String =
        places.filter_map(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)).collect();
    let length = behind.char_indices().nth(places.len()).map_or(behind.len(), |(at, _)| at);
    let end = text.len().saturating_sub(behind.len()).saturating_add(length);
    let value = Exact::parse(&format!("{whole}.{places}")).ok().filter(|_| !places.is_empty())?;
    let figure = figure(text, at..end, value, true);
    (figure.unit.is_some() && figure.value.is_within_bounds()).then_some(figure)
}

fn figure(text: &str, digits: Range<usize>, value: Exact, chinese: bool) -> Figure {
    let after = text.get(digits.end..).unwrap_or_default();
    let spaces = after.len().saturating_sub(after.trim_start_matches([' ', '\u{3000}']).len());
    steps::count(spaces);
    let near = after.get(spaces..).unwrap_or_default();
    let unit =
        UNITS.iter().find(|(written, _)| near.strip_prefix(*written).is_some_and(|rest| fits(written, rest)));
    let end = match unit {
        Some((written, _)) => digits.end.saturating_add(spaces).saturating_add(written.len()),
        None => digits.end,
    };
    let whole = digits.start..end;
    Figure { value, digits, unit: unit.map(|(_, unit)| *unit), whole, chinese }
}

/// Whether the unit is one, with what follows it: 30分钟 and 三分之一 are no 分.
fn fits(unit: &str, rest: &str) -> bool {
    match unit {
        "分" => !rest.starts_with(['钟', '之', '米', '别', '为', '项', '类', '解', '期', '批', '散', '成']),
        "个" => !rest.starts_with(['月', '人', '性', '体']),
        "项" => !rest.starts_with('目'),
        "条" => !rest.starts_with(['件', '款']),
        _ => true,
    }
}

/// How many 元 one of a money unit is; `None` for other units.
pub(super) fn in_yuan(unit: &str) -> Option<Exact> {
    Some(Exact::from(match unit {
        "元" => 1_i64,
        "千元" => 1_000,
        "万元" => 10_000,
        "百万元" => 1_000_000,
        "亿元" => 100_000_000,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        figures(text)
            .iter()
            .map(|figure| format!("{}{}", figure.value.plain(), figure.unit.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn commas_group_or_part() {
        assert_eq!(read("1,234.50万元"), ["1234.5万元"]);
        assert_eq!(read("5,10,15个"), ["5", "10", "15个"]);
        assert_eq!(read("94,"), ["94"]);
        assert_eq!(read("1.2.3"), Vec::<String>::new());
    }

    #[test]
    fn chinese_numerals_need_a_unit() {
        assert_eq!(read("得九十四分，共十五项，五十万元"), ["94分", "15项", "50万元"]);
        assert_eq!(read("十分重要，第十二项，一个、三分之一，一般"), ["1个"]);
        assert_eq!(read("二〇二〇年"), ["2020"]);
        assert_eq!(read("三五个"), Vec::<String>::new());
    }

    #[test]
    fn words_that_begin_like_a_unit_are_none() {
        assert_eq!(read("30分钟 3个月 5项目 94 分 2个百分点"), ["30", "3", "5", "94分", "2百分点"]);
    }
}
