//! One value of the tree → a text, number, day or word. Where it stands is added by who asked.

use super::{Expected, Json, Limit, Problem};
use crate::number::{Day, MAX_INTEGER_DIGITS, NumberError};

type Value<T> = Result<T, Problem>;

fn wrong<T>(expected: Expected) -> Value<T> {
    Err(Problem::WrongType { expected })
}

/// A text, as it stands.
pub(crate) fn text(value: Json) -> Value<String> {
    match value {
        Json::Text(text) => Ok(text),
        _ => wrong(Expected::Text),
    }
}

/// A decimal: a text of digits, or a whole number. `places` is how many digits `parse` takes after the point.
pub(crate) fn decimal<T>(
    value: Json,
    places: usize,
    parse: impl Fn(&str) -> Result<T, NumberError>,
) -> Value<T> {
    let found = match value {
        Json::Text(text) => text,
        Json::Integer(number) => number.to_string(),
        _ => return wrong(Expected::Decimal),
    };
    parse(&found).map_err(|error| match error {
        NumberError::NotANumber => Problem::NotDecimal { found },
        NumberError::TooManyIntegerDigits | NumberError::TooManyFractionDigits { .. } => {
            Problem::TooManyDigits { integer: MAX_INTEGER_DIGITS, fraction: places }
        }
    })
}

/// A whole number inside a range.
pub(crate) fn integer<T: TryFrom<i64>>(value: Json, from: i64, to: i64) -> Value<T> {
    let Json::Integer(number) = value else { return wrong(Expected::Integer) };
    let fits = Some(number).filter(|number| (from..=to).contains(number));
    fits.and_then(|number| T::try_from(number).ok()).ok_or(Problem::OutOfRange { from, to })
}

/// `true` or `false`.
pub(crate) fn flag(value: Json) -> Value<bool> {
    match value {
        Json::Bool(value) => Ok(value),
        _ => wrong(Expected::Bool),
    }
}

/// A day; an empty text is none.
pub(crate) fn day(value: Json) -> Value<Option<Day>> {
    match text(value)? {
        found if found.is_empty() => Ok(None),
        found => Day::parse(&found).map(Some).ok_or(Problem::NotADay { found }),
    }
}

/// One of a closed set of words; an empty text is none.
pub(crate) fn word<T: Copy>(value: Json, all: &[T], word_of: fn(T) -> &'static str) -> Value<Option<T>> {
    let found = text(value)?;
    if found.is_empty() {
        return Ok(None);
    }
    all.iter()
        .copied()
        .find(|value| word_of(*value) == found)
        .map(Some)
        .ok_or_else(|| Problem::NotAWord { found, words: all.iter().map(|value| word_of(*value)).collect() })
}

/// A list with at most so many entries.
pub(crate) fn list(value: Json, what: Limit, limit: usize) -> Value<Vec<Json>> {
    match value {
        Json::List(entries) if entries.len() > limit => Err(Problem::OverLimit { what, limit }),
        Json::List(entries) => Ok(entries),
        _ => wrong(Expected::List),
    }
}
