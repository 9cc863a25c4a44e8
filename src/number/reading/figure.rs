//! Which number do these digits write? Arabic figures with thousands groups.

use super::fold::fold;
use crate::number::{Exact, NumberError};

/// Why what was typed into a money or points field is not a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureError {
    /// Nothing, or something else than digits, one point and commas (a unit, an operator, words).
    NotANumber,
    /// Commas that do not part thousands: `12,34`, `0,5` (a point was meant?).
    WrongGroups,
    /// More than 15 digits before the point.
    TooManyIntegerDigits,
    /// More than 6 digits after the point.
    TooManyFractionDigits,
}

/// The number in a money or points field: digits, one point, a minus, commas only between groups of three.
///
/// Full-width digits and spaces around are fine; a unit or an operator is not, as the field has its own.
///
/// ```
/// use ziping::number::Exact;
/// use ziping::number::reading::{read_figure, FigureError};
/// assert_eq!(read_figure(" １，２３４．５０ ").unwrap(), Exact::parse("1234.5").unwrap());
/// assert_eq!(read_figure("12,34"), Err(FigureError::WrongGroups));
/// assert_eq!(read_figure("5万元"), Err(FigureError::NotANumber));
/// ```
///
/// # Errors
/// Says why the text is not a figure.
#[doc(alias = "金额")]
pub fn read_figure(text: &str) -> Result<Exact, FigureError> {
    figure(&fold(text))
}

/// The figure at the start of a folded text (or why it is none), and what follows it; `None` where no digit
/// starts it. A point or comma behind the last digit is left to what follows.
pub(super) fn leading_figure(text: &str) -> Option<(Result<Exact, FigureError>, &str)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let of_figure = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let run = unsigned.split(|c| !of_figure(c)).next()?.trim_end_matches(['.', ',']);
    if !run.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let signed = text.len().checked_sub(unsigned.len())?.checked_add(run.len())?;
    let (typed, rest) = text.split_at_checked(signed)?;
    Some((figure(typed), rest))
}

fn figure(text: &str) -> Result<Exact, FigureError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let of_figure = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    if !digits.chars().all(of_figure) || !digits.contains(|c: char| c.is_ascii_digit()) {
        return Err(FigureError::NotANumber);
    }
    if !digits.contains(',') {
        return parsed(text);
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.contains(',') || !are_thousands(whole) {
        return Err(FigureError::WrongGroups);
    }
    parsed(&text.replace(',', ""))
}

/// Whether the commas stand as in 1,234,567. The first group has no leading zero: `0,5` and `0,125` are
/// somebody's decimal comma.
fn are_thousands(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

fn parsed(text: &str) -> Result<Exact, FigureError> {
    Ok(Exact::parse(text)?)
}

impl From<NumberError> for FigureError {
    fn from(error: NumberError) -> FigureError {
        match error {
            NumberError::NotANumber => FigureError::NotANumber,
            NumberError::TooManyIntegerDigits => FigureError::TooManyIntegerDigits,
            NumberError::TooManyFractionDigits { .. } => FigureError::TooManyFractionDigits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_field() {
        let good = [
            ("5", "5"),
            ("1,234.50", "1234.50"),
            ("-1,000", "-1000"),
            ("１２", "12"),
            ("−3.5", "-3.5"),
            (" 0 ", "0"),
        ];
        for (typed, value) in good {
            assert_eq!(read_figure(typed).map(|v| v.to_string()), Ok(value.to_owned()), "{typed}");
        }
        use FigureError::*;
        let bad = [
            ("", NotANumber),
            ("5元", NotANumber),
            ("≥5", NotANumber),
            ("1 234", NotANumber),
            ("5.", NotANumber),
            (".5", NotANumber),
            ("+5", NotANumber),
            ("1.2.3", NotANumber),
            ("--1", NotANumber),
            (",", NotANumber),
            ("十二", NotANumber),
            ("1e3", NotANumber),
            ("12,34", WrongGroups),
            ("1234,567", WrongGroups),
            ("0,5", WrongGroups),
            ("0,125", WrongGroups),
            ("1,234,", WrongGroups),
            (",123", WrongGroups),
            ("1,,234", WrongGroups),
            ("1.234,567", WrongGroups),
            ("1234567890123456", TooManyIntegerDigits),
            ("1,234,567,890,123,456", TooManyIntegerDigits),
            ("0.1234567", TooManyFractionDigits),
        ];
        for (typed, error) in bad {
            assert_eq!(read_figure(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn the_figure_at_the_start_ends_with_its_last_digit() {
        let (value, rest) = leading_figure("-1,234.5,次").unwrap();
        assert_eq!((value.unwrap().to_string().as_str(), rest), ("-1234.5", ",次"));
        assert!(leading_figure(".5").is_none());
        assert!(leading_figure("--5").is_none());
        assert!(leading_figure("").is_none());
    }
}
