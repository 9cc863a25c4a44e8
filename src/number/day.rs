//! A calendar day.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day that exists in the calendar, years 1 to 9999.
///
/// ```
/// use ziping::number::Day;
/// assert_eq!(Day::parse("2021-06-15").unwrap().in_words(), "2021年6月15日");
/// assert!(Day::parse("2021-02-30").is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: u32,
    day: u32,
}

impl Day {
    /// The day of these numbers, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let exists = (1..=9999).contains(&year) && day >= 1 && day <= days_of_month(year, month)?;
        exists.then_some(Day { year, month, day })
    }

    /// The last day of a month.
    #[must_use]
    pub fn end_of_month(year: i32, month: u32) -> Option<Day> {
        Day::new(year, month, days_of_month(year, month)?)
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let mut part = |length: usize| {
            let part = parts.next()?;
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then_some(part)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return None;
        }
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.day
    }

    /// As offices write it: `2021年6月15日`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

fn days_of_month(year: i32, month: u32) -> Option<u32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_taken() {
        for good in ["2021-06-15", "2020-02-29", "2000-02-29"] {
            assert_eq!(Day::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "2021-02-29",
            "1900-02-29",
            "2021-13-01",
            "2021-6-15",
            "2021-06-15-",
            "0000-01-01",
            "+021-01-01",
            "",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }
}
