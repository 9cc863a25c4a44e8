//! Moving the years in a text on by one, where it is sure that they are years.

use crate::number::reading::{Sense, folded_char, read};

/// A text with its years moved on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moved {
    /// The text; as it was where nothing was sure.
    pub text: String,
    /// Whether a year was moved on.
    pub moved: bool,
    /// Whether a year stayed: another year than the evaluated one, or one whose day does not exist a year later.
    pub left: bool,
}

/// Moves the years of a text on by one.
///
/// In a date to finish by every year moves (`2019年7月—2020年6月`). In any other text only the evaluated year does, and only
/// where 年 follows or where it begins a range of years; `2020人` is a count. The digits keep their way of writing.
pub(super) fn move_years(text: &str, evaluated: i32) -> Moved {
    let is_date = matches!(read(text).sense, Sense::Date(_));
    let letters: Vec<char> = text.chars().collect();
    let mut result = String::with_capacity(text.len());
    let (mut moved, mut left) = (false, false);
    let mut rest = letters.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let Some(kind) = Digits::of(*first) else {
            result.push(*first);
            rest = after;
            continue;
        };
        let length = rest.iter().take_while(|letter| Digits::of(**letter) == Some(kind)).count();
        let (run, after) = rest.split_at(length);
        match kind.year(run).filter(|_| is_date || names_year(after)) {
            Some(year) if is_date || year == evaluated => {
                result.push_str(&kind.write(year.saturating_add(1), run));
                moved = true;
            }
            Some(_) => {
                result.extend(run);
                left = true;
            }
            None => result.extend(run),
        }
        rest = after;
    }
    let still_a_date = |text: &str| match read(text).sense {
        Sense::Date(period) => period.end(evaluated.saturating_add(1)).is_some(),
        _ => false,
    };
    if is_date && !still_a_date(&result) {
        return Moved { text: text.to_owned(), moved: false, left: true };
    }
    Moved { text: result, moved, left }
}

/// How a run of digits is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    /// `2020`, and full-width.
    Arabic,
    /// `二〇二〇`.
    Chinese,
}

const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

impl Digits {
    fn of(letter: char) -> Option<Digits> {
        if folded_char(letter).is_some_and(|letter| letter.is_ascii_digit()) {
            Some(Digits::Arabic)
        } else {
            chinese_digit(letter).map(|_| Digits::Chinese)
        }
    }

    /// The year that a run of four digits may be.
    fn year(self, run: &[char]) -> Option<i32> {
        let digit = |letter: &char| match self {
            Digits::Arabic => folded_char(*letter)?.to_digit(10),
            Digits::Chinese => chinese_digit(*letter),
        };
        let digits: Vec<u32> = run.iter().map(digit).collect::<Option<_>>()?;
        let number =
            digits.iter().try_fold(0_u32, |number, digit| number.checked_mul(10)?.checked_add(*digit))?;
        let year = i32::try_from(number).ok()?;
        (run.len() == 4 && (1900..=2100).contains(&year)).then_some(year)
    }

    /// A year in the way that `like` is written.
    fn write(self, year: i32, like: &[char]) -> String {
        let zero = like.iter().copied().find(|letter| chinese_digit(*letter) == Some(0)).unwrap_or('〇');
        let wide = like.first().is_some_and(|letter| !letter.is_ascii());
        let written = |digit: char| match (self, digit.to_digit(10)) {
            (Digits::Chinese, Some(0)) => zero,
            (Digits::Chinese, Some(value)) => {
                usize::try_from(value).ok().and_then(|value| CHINESE.get(value).copied()).unwrap_or(digit)
            }
            (Digits::Arabic, Some(value)) if wide => {
                char::from_u32(u32::from('０').saturating_add(value)).unwrap_or(digit)
            }
            _ => digit,
        };
        year.to_string().chars().map(written).collect()
    }
}

fn chinese_digit(letter: char) -> Option<u32> {
    let letter = if matches!(letter, '○' | '零') { '〇' } else { letter };
    CHINESE.iter().position(|digit| *digit == letter).and_then(|value| u32::try_from(value).ok())
}

/// Whether what follows four digits makes them a year: 年, or a range up to a year.
fn names_year(after: &[char]) -> bool {
    let mut rest = after.iter().filter(|letter| !letter.is_whitespace());
    match rest.next() {
        Some('年') => true,
        Some('-' | '－' | '~' | '～' | '—' | '–' | '至' | '到') => {
            let digits: Vec<&char> = rest.by_ref().skip_while(|letter| **letter == '—').take(5).collect();
            matches!(digits.as_slice(), [number @ .., '年'] if number.len() == 4
                && number.iter().all(|letter| Digits::of(**letter).is_some()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_move_where_it_is_sure_that_they_are_years() {
        // Text, what becomes of it, whether a year was left.
        let cases = [
            ("2020年12月底前", "2021年12月底前", false),
            ("２０２０年内", "２０２１年内", false),
            ("二〇二〇年底前", "二〇二一年底前", false),
            ("二〇一九年底前", "二〇二〇年底前", false),
            ("二○二○年底前", "二○二一年底前", false),
            ("2020-12-31", "2021-12-31", false),
            ("2020.1.1-12.31", "2021.1.1-12.31", false),
            ("2019年7月至2020年6月", "2020年7月至2021年6月", false),
            ("2019-2020年", "2020-2021年", false),
            ("2020年2月28日前", "2021年2月28日前", false),
            ("2020年2月29日前", "2020年2月29日前", true),
            ("12月底前", "12月底前", false),
            ("≥90%", "≥90%", false),
            ("2020人", "2020人", false),
            ("培训2020人次", "培训2020人次", false),
            ("12020年", "12020年", false),
            ("完成2020年度培训计划", "完成2021年度培训计划", false),
            ("2020 年完成5次", "2021 年完成5次", false),
            ("比2019年提高5%", "比2019年提高5%", true),
            ("2020年比2019年提高", "2021年比2019年提高", true),
            ("2018—2022年规划的2020年任务", "2018—2022年规划的2021年任务", true),
            ("", "", false),
        ];
        for (text, expected, left) in cases {
            let found = move_years(text, 2020);
            assert_eq!((found.text.as_str(), found.left), (expected, left), "{text}");
            assert_eq!(found.moved, text != expected, "{text}");
        }
    }
}
