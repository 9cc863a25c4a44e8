//! Days and years, in all the ways in which forms write them.

use crate::evaluation::Day;
use crate::number::reading::{Sense, fold, leading_year_digits, read};

/// A day in any writing: `2021年6月15日`, `2021-06-15`, `2021.6.15`, `20210615`, with a time behind it.
pub(super) fn day(text: &str) -> Option<Day> {
    let folded = fold(text);
    if folded.chars().nth(40).is_some() {
        return None;
    }
    let without_time = folded.split_once(' ').filter(|(_, time)| time.contains(':') && !time.contains('年'));
    let date = without_time.map_or(folded.as_str(), |(date, _)| date);
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| date.get(from..to)?.parse().ok();
        return Day::new(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?);
    }
    let Sense::Date(period) = read(date).sense else { return None };
    Day::new(period.year?, period.month?, period.day?)
}

/// The first year that a text names: `2020年度`, `（2020 年度）`, `二〇二〇年`, `2020`.
pub(super) fn year_of(text: &str) -> Option<i32> {
    let dense: String = fold(text).chars().filter(|c| *c != ' ').collect();
    let plausible = |year: i32| (1990..=2100).contains(&year).then_some(year);
    if dense.len() == 4 {
        return dense.parse().ok().and_then(plausible);
    }
    for (at, _) in dense.match_indices('年') {
        let before = dense.get(..at)?;
        let Some((start, _)) = before.char_indices().rev().nth(3) else { continue };
        let four = before.get(start..)?;
        let longer = before.get(..start).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let found = match four.parse::<i32>() {
            Ok(year) => Some(year).filter(|_| !longer),
            Err(_) => leading_year_digits(four).and_then(|(year, _)| i32::try_from(year).ok()),
        };
        if let Some(year) = found.and_then(plausible) {
            return Some(year);
        }
    }
    None
}
