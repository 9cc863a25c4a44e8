//! When does a period end? The periods that people name.

use crate::number::Day;

/// A period to finish within, as named; its meaning is its **end**: `2020年` ends with 31 December.
///
/// The parts are as typed. That they make a day of the calendar is asked with [`Period::end`].
///
/// ```
/// use ziping::number::reading::Period;
/// let february = Period { year: None, month: Some(2), day: None };
/// assert_eq!(february.end(2020).unwrap().to_string(), "2020-02-29");
/// assert_eq!(Period { day: Some(30), ..february }.end(2020), None); // 2月30日
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The year; `None` means the year that is evaluated.
    pub year: Option<i32>,
    /// The month, 1 to 12; `None` means the whole year.
    pub month: Option<u32>,
    /// The day; `None` means the whole month.
    pub day: Option<u32>,
}

impl Period {
    /// The last day of the period, or `None` where there is no such day.
    #[must_use]
    pub fn end(&self, evaluated_year: i32) -> Option<Day> {
        let year = self.year.unwrap_or(evaluated_year);
        match (self.month, self.day) {
            (None, None) => Day::new(year, 12, 31),
            (None, Some(_)) => None,
            (Some(month), None) => Day::end_of_month(year, month),
            (Some(month), Some(day)) => Day::new(year, month, day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> Option<String> {
        Period { year, month, day }.end(2021).map(|day| day.to_string())
    }

    #[test]
    fn periods_end_with_their_last_day() {
        assert_eq!(end(Some(2020), None, None).as_deref(), Some("2020-12-31"));
        assert_eq!(end(None, Some(4), None).as_deref(), Some("2021-04-30"));
        assert_eq!(end(None, Some(2), None).as_deref(), Some("2021-02-28"));
        assert_eq!(end(Some(2020), Some(2), None).as_deref(), Some("2020-02-29"));
        assert_eq!(end(Some(1900), Some(2), None).as_deref(), Some("1900-02-28"));
        assert_eq!(end(Some(2000), Some(2), Some(29)).as_deref(), Some("2000-02-29"));
        assert_eq!(end(Some(2020), Some(12), Some(1)).as_deref(), Some("2020-12-01"));
    }

    #[test]
    fn days_that_are_not_in_the_calendar_have_no_end() {
        assert_eq!(end(None, Some(2), Some(29)), None);
        assert_eq!(end(None, Some(2), Some(30)), None);
        assert_eq!(end(None, Some(4), Some(31)), None);
        assert_eq!(end(None, Some(13), None), None);
        assert_eq!(end(None, Some(0), None), None);
        assert_eq!(end(None, Some(1), Some(0)), None);
        assert_eq!(end(None, None, Some(5)), None);
    }
}
