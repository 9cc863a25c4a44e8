//! Days and times of a spreadsheet: the number of days since its beginning.

use super::digits::Digits;
use super::pattern::{Pattern, Sign};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEK: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];
const DAY_SECONDS: i64 = 86_400;
/// The last day that spreadsheets know, 9999-12-31.
const LAST: i64 = 2_958_465;

/// A moment: year, month, day, and seconds of the day.
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    weekday: i64,
    seconds: i64,
    days: i64,
}

/// The moment in the pattern; `None` where the number is none.
pub fn show(number: &Digits, pattern: &Pattern, epoch_1904: bool) -> Option<String> {
    let moment = moment(number, epoch_1904)?;
    if pattern.long_date {
        return Some(format!("{}年{}月{}日", moment.year, moment.month, moment.day));
    }
    let half = pattern.signs.iter().any(|sign| matches!(sign, Sign::Half(..)));
    let mut out = String::new();
    let mut after_hour = false;
    for (place, sign) in pattern.signs.iter().enumerate() {
        match sign {
            Sign::Literal(text) => out.push_str(text),
            Sign::Comma => out.push(','),
            Sign::Point => out.push('.'),
            Sign::Half(morning, afternoon) => {
                out.push_str(if moment.seconds < 43_200 { morning } else { afternoon })
            }
            Sign::Passed(unit) => {
                let seconds = moment.days.checked_mul(DAY_SECONDS)?.checked_add(moment.seconds)?;
                let of = match unit {
                    'h' => 3_600,
                    'm' => 60,
                    _ => 1,
                };
                out.push_str(&seconds.checked_div(of)?.to_string());
                after_hour = *unit == 'h';
            }
            Sign::Part(part, count) => {
                let is_minute =
                    *part == 'm' && *count <= 2 && (after_hour || before_seconds(&pattern.signs, place));
                out.push_str(&shown(&moment, *part, *count, is_minute, half));
                after_hour = *part == 'h';
            }
            _ => {}
        }
    }
    Some(out)
}

fn before_seconds(signs: &[Sign], place: usize) -> bool {
    let mut parts = signs
        .iter()
        .skip(place.saturating_add(1))
        .filter(|sign| matches!(sign, Sign::Part(..) | Sign::Passed(_)));
    matches!(parts.next(), Some(Sign::Part('s', _) | Sign::Passed('s')))
}

fn shown(moment: &Moment, part: char, count: usize, is_minute: bool, half: bool) -> String {
    let hour = moment.seconds / 3_600;
    let number = match part {
        'y' if count <= 2 => return format!("{:02}", moment.year % 100),
        'y' | 'e' => return moment.year.to_string(),
        'm' if is_minute => moment.seconds / 60 % 60,
        'm' if count > 2 => {
            let month = usize::try_from(moment.month.saturating_sub(1)).unwrap_or(0);
            return MONTHS.get(month).copied().unwrap_or_default().to_owned();
        }
        'm' => moment.month,
        'd' if count <= 2 => moment.day,
        'a' | 'd' => {
            let name = WEEK.get(usize::try_from(moment.weekday).unwrap_or(0)).copied().unwrap_or_default();
            return if count > 3 { format!("星期{name}") } else { format!("周{name}") };
        }
        'h' if half => hour.checked_rem(12).filter(|hour| *hour > 0).unwrap_or(12),
        'h' => hour,
        's' => moment.seconds % 60,
        _ => return String::new(),
    };
    if count >= 2 { format!("{number:02}") } else { number.to_string() }
}

fn moment(number: &Digits, epoch_1904: bool) -> Option<Moment> {
    let mut days = number.whole_number().filter(|days| *days <= LAST)?;
    let mut seconds = number.parts_of_one(DAY_SECONDS)?;
    if seconds >= DAY_SECONDS {
        (days, seconds) = (days.checked_add(1)?, 0);
    }
    let passed = days;
    if epoch_1904 {
        days = days.checked_add(1_462)?;
    }
    // The day that 1900 did not have: spreadsheets count it since Lotus did.
    if days == 60 {
        return Some(Moment { year: 1900, month: 2, day: 29, weekday: 3, seconds, days: passed });
    }
    let since_1970 = days.checked_add(i64::from(days < 60))?.checked_sub(25_569)?;
    let (year, month, day) = civil(since_1970);
    let weekday = since_1970.checked_add(4)?.rem_euclid(7);
    Some(Moment { year, month, day, weekday, seconds, days: passed })
}

/// The day of the Gregorian calendar, so many days after 1970-01-01, counted in years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days.saturating_add(719_468);
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
