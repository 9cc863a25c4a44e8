//! Which number do these characters write? Chinese numerals from 零 to 千亿.

/// The numeral at the start of a text and what follows it; `None` where none starts there.
///
/// The value is `None` where characters of a numeral stand there that make no proper one (三五, 两万五,
/// 一百五: spoken short forms, which could be misread). A last 万 or 亿 before 元 is left to the unit, as
/// 十二万元 is 12 万元.
pub(crate) fn leading_numeral(text: &str) -> Option<(Option<u64>, &str)> {
    let run = text.split(|c| !is_part(c)).next()?;
    let first = run.chars().next()?;
    if digit(first).is_none() && !matches!(first, '十' | '拾') {
        return None;
    }
    let (mut run, mut rest) = text.split_at_checked(run.len())?;
    let shorter = run.strip_suffix(['万', '亿']).filter(|shorter| !shorter.is_empty());
    if let (Some(shorter), true) = (shorter, rest.starts_with('元')) {
        (run, rest) = text.split_at_checked(shorter.len())?;
    }
    Some((numeral(run), rest))
}

/// The four digits of a year written one by one (二〇二〇), and what follows.
pub(crate) fn leading_year_digits(text: &str) -> Option<(u32, &str)> {
    let mut rest = text.chars();
    let mut year = 0_u32;
    for _ in 0..4 {
        let next = rest.next().filter(|c| *c != '两').and_then(digit)?;
        year = year.checked_mul(10)?.checked_add(u32::try_from(next).ok()?)?;
    }
    Some((year, rest.as_str()))
}

/// Whether a character is part of numerals.
pub(crate) fn is_part(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some() || matches!(c, '万' | '亿')
}

fn numeral(run: &str) -> Option<u64> {
    if run.chars().nth(1).is_some() && run.starts_with(['零', '〇']) {
        return None;
    }
    let value = match run.rsplit_once('亿') {
        Some((high, low)) => joined(up_to_wan(high)?, 100_000_000, low, up_to_wan)?,
        None => up_to_wan(run)?,
    };
    // 三千万亿 is more than a file may hold.
    (value < BOUND).then_some(value)
}

/// One more than the largest whole number of a file, which has 15 digits.
const BOUND: u64 = 1_000_000_000_000_000;

fn up_to_wan(run: &str) -> Option<u64> {
    match run.rsplit_once('万') {
        Some((high, low)) => joined(up_to_thousands(high)?, 10_000, low, up_to_thousands),
        None => up_to_thousands(run),
    }
}

/// `high` times 万 or 亿, and the rest below it, which either fills the next place or begins with 零.
fn joined(high: u64, times: u64, low: &str, read: fn(&str) -> Option<u64>) -> Option<u64> {
    let high = high.checked_mul(times)?;
    if low.is_empty() {
        return Some(high);
    }
    let rest = read(low)?;
    let fills = rest.checked_mul(10)? >= times;
    if rest == 0 || fills == low.starts_with(['零', '〇']) {
        return None;
    }
    high.checked_add(rest)
}

/// A numeral of 千 百 十 and digits, the places falling, gaps told by 零.
fn up_to_thousands(run: &str) -> Option<u64> {
    const TOP: u64 = 10_000;
    let (mut total, mut place, mut zero, mut pending) = (0_u64, TOP, false, None);
    for c in run.chars() {
        if let Some(times) = unit(c) {
            let next_below = times.checked_mul(10)? == place;
            if times >= place || !(next_below || zero || place == TOP) {
                return None;
            }
            let count: u64 = match pending.take() {
                Some(count) => count,
                None if times == 10 && !zero => 1,
                None => return None,
            };
            total = total.checked_add(count.checked_mul(times)?)?;
            (place, zero) = (times, false);
        } else if matches!(c, '零' | '〇') {
            if zero || pending.is_some() {
                return None;
            }
            zero = true;
        } else if pending.replace(digit(c)?).is_some() {
            return None;
        }
    }
    match pending {
        Some(last) if place == TOP || place == 10 || zero => total.checked_add(last),
        Some(_) => None,
        None if zero => (place == TOP).then_some(0),
        None => (place != TOP).then_some(total),
    }
}

fn unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_numerals_have_a_value() {
        let cases = [
            ("零", 0),
            ("一", 1),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("三十", 30),
            ("九十九", 99),
            ("一百", 100),
            ("一百零五", 105),
            ("一百二十", 120),
            ("一百一十二", 112),
            ("一千零五", 1005),
            ("一千零五十", 1050),
            ("两千三百", 2300),
            ("一万", 10_000),
            ("两万五千", 25_000),
            ("一万零五十", 10_050),
            ("十二万", 120_000),
            ("一亿", 100_000_000),
            ("一亿零三万", 100_030_000),
            ("一亿两千万", 120_000_000),
            ("叁佰", 300),
        ];
        for (typed, value) in cases {
            assert_eq!(leading_numeral(typed), Some((Some(value), "")), "{typed}");
        }
    }

    #[test]
    fn short_forms_and_heaps_of_digits_have_none() {
        for typed in [
            "三五",
            "两万五",
            "一百五",
            "一百零",
            "一千五十",
            "零五",
            "一万二百",
            "十百",
            "一零",
            "一亿亿",
            "三千万亿",
        ] {
            assert_eq!(leading_numeral(typed), Some((None, "")), "{typed}");
        }
        for typed in ["", "百", "万一", "千米", "次"] {
            assert_eq!(leading_numeral(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_wan_of_wan_yuan_belongs_to_the_unit() {
        assert_eq!(leading_numeral("十二万元"), Some((Some(12), "万元")));
        assert_eq!(leading_numeral("十二万人"), Some((Some(120_000), "人")));
    }

    #[test]
    fn years_are_written_digit_by_digit() {
        assert_eq!(leading_year_digits("二〇二〇年"), Some((2020, "年")));
        assert_eq!(leading_year_digits("二零二"), None);
    }
}
