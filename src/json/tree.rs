//! Bytes to a tree of values, under caps, with the place of whatever is refused.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::foreign::{encoding_of, is_plain_text, other_kind};
use super::{Caps, FileError, Limit, OtherKind, Place, Problem, Step};
use crate::number::{MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS};
use crate::signs::{is_dropped, without_controls};

/// A JSON value without binary fractions, members in the order of the file, no name twice.
#[derive(Debug)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    /// Whether it is `null`, which states nothing.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }
}

/// Reads bytes as JSON.
pub(crate) fn parse(bytes: &[u8], caps: &Caps) -> Result<Json, FileError> {
    let root = Place::root();
    let refuse = |problem| Err(FileError::at(&root, problem));
    if bytes.len() > caps.bytes {
        return refuse(Problem::OverLimit { what: Limit::Bytes, limit: caps.bytes });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(kind) = other_kind(bytes) {
        return refuse(Problem::OtherKind(kind));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // Only the last letter is not whole: the file was cut off.
        Err(error) if error.error_len().is_none() => {
            let whole = bytes.get(..error.valid_up_to()).and_then(|whole| std::str::from_utf8(whole).ok());
            let (line, column) = end_of(whole.unwrap_or_default());
            return refuse(Problem::NotJson { line, column, ends: true });
        }
        Err(_) => return refuse(Problem::NotUtf8 { looks_like: encoding_of(bytes) }),
    };
    if text.trim().is_empty() {
        return refuse(Problem::Empty);
    }
    // UTF-16 without its mark, all of it Latin, is UTF-8 as well: letters with zeros between them.
    if text.contains('\0')
        && let Some(encoding) = encoding_of(bytes)
    {
        return refuse(Problem::NotUtf8 { looks_like: Some(encoding) });
    }
    if is_plain_text(text) {
        return refuse(Problem::OtherKind(OtherKind::PlainText));
    }
    let state = State { caps, place: RefCell::default(), values: RefCell::new(0), found: RefCell::new(None) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Node(&state).deserialize(&mut deserializer).and_then(|tree| deserializer.end().map(|()| tree));
    read.map_err(|error| {
        // Our own refusals wait in the state; serde_json's are about the text itself.
        state.found.take().unwrap_or_else(|| {
            // serde_json refuses a number like 1e400 before we see it; its message is all that tells.
            let too_large = error.is_syntax() && error.to_string().starts_with("number out of range");
            let (line, column) = (error.line(), column_in_letters(text, error.line(), error.column()));
            let problem = if too_large {
                Problem::BareFraction
            } else {
                Problem::NotJson { line, column, ends: error.is_eof() }
            };
            FileError { problem, place: state.place.take() }
        })
    })
}

/// serde_json counts bytes; people count letters.
fn column_in_letters(text: &str, line: usize, column: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let letters = line.char_indices().take_while(|(at, _)| *at < column).count();
    letters.max(usize::from(column > 0))
}

/// Line and column of the end of a text.
fn end_of(text: &str) -> (usize, usize) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.split('\n').count(), last.chars().count())
}

const TOO_LONG: Problem =
    Problem::TooManyDigits { integer: MAX_INTEGER_DIGITS, fraction: MAX_FRACTION_DIGITS };

/// What reading carries along: where it is, and what it found wrong.
struct State<'a> {
    caps: &'a Caps,
    place: RefCell<Place>,
    values: RefCell<usize>,
    found: RefCell<Option<FileError>>,
}

impl State<'_> {
    fn refuse<E: Error>(&self, problem: Problem) -> E {
        let place = self.place.borrow().clone();
        self.found.borrow_mut().get_or_insert(FileError { place, problem });
        E::custom("refused")
    }

    fn count<E: Error>(&self) -> Result<(), E> {
        let mut values = self.values.borrow_mut();
        *values = values.saturating_add(1);
        if *values > self.caps.values {
            return Err(self.refuse(Problem::OverLimit { what: Limit::Values, limit: self.caps.values }));
        }
        Ok(())
    }

    fn check_text<E: Error>(&self, text: &str) -> Result<(), E> {
        // A text has at most as many characters as bytes, so the count is rarely needed.
        if text.len() > self.caps.text && text.chars().count() > self.caps.text {
            return Err(self.refuse(Problem::OverLimit { what: Limit::Text, limit: self.caps.text }));
        }
        Ok(())
    }
}

/// Reads one value; the place is kept right on the way in and, on success, on the way out.
struct Node<'s, 'l>(&'s State<'l>);

impl Node<'_, '_> {
    fn enter<E: Error>(&self, step: Step) -> Result<(), E> {
        self.0.place.borrow_mut().push(step);
        if self.0.place.borrow().depth() > self.0.caps.depth {
            return Err(self.0.refuse(Problem::OverLimit { what: Limit::Depth, limit: self.0.caps.depth }));
        }
        Ok(())
    }

    fn leave(&self) -> Option<Step> {
        self.0.place.borrow_mut().pop()
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_, '_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.0.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_, '_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        i64::try_from(value).map(Json::Integer).map_err(|_| self.0.refuse(TOO_LONG))
    }

    // serde_json hands over a binary fraction here, also for whole numbers that are too long for 64 bits.
    // No member takes one.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        // Nobody writes out sixty digits; a number above that had an exponent.
        let many_digits = (1e19..1e60).contains(&value.abs());
        Err(self.0.refuse(if many_digits { TOO_LONG } else { Problem::BareFraction }))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        self.0.check_text(value).map(|()| Json::Text(without_controls(value).into_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        loop {
            self.enter(Step::Index(entries.len()))?;
            let next = list.next_element_seed(Node(self.0))?;
            self.leave();
            match next {
                Some(entry) => entries.push(entry),
                None => return Ok(Json::List(entries)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            self.0.check_text(&name)?;
            // Before names are compared: two that differ in what nobody sees are the same name.
            let name = if name.contains(is_dropped) { without_controls(&name).into_owned() } else { name };
            self.enter(Step::Member(name))?;
            let value = map.next_value_seed(Node(self.0))?;
            // The name was lent to the place.
            if let Some(Step::Member(name)) = self.leave() {
                members.push((name, value));
            }
        }
        if let Some(name) = twice(&members) {
            self.enter(Step::Member(name))?;
            return Err(self.0.refuse(Problem::Duplicate));
        }
        Ok(Json::Map(members))
    }
}

/// A name that stands twice. Sorted once, so that an object with very many members takes no longer than it must.
fn twice(members: &[(String, Json)]) -> Option<String> {
    let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let pair = names.iter().zip(names.iter().skip(1)).find(|(name, next)| name == next);
    pair.map(|(name, _)| (*name).to_owned())
}
