//! Reading an object member by member: each is taken once, what is left over at the end is refused.

use super::VERSION;
use super::error::{Expected, FileError, Limit, Problem};
use super::tree::Json;
use crate::evaluation::Place;
use crate::number::{Amount, Day, NumberError, Points, Ratio};

/// An object of the file while it is read.
pub(super) struct Members {
    members: Vec<(String, Json)>,
    known: Vec<&'static str>,
    place: Place,
}

type Read<T> = Result<T, FileError>;

impl Members {
    pub(super) fn new(value: Json, place: Place) -> Read<Members> {
        match value {
            Json::Map(members) => Ok(Members { members, known: Vec::new(), place }),
            _ => Err(wrong(&place, Expected::Object)),
        }
    }

    /// Where this object is.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// Takes a member; `null` is the same as missing.
    pub(super) fn take(&mut self, name: &'static str) -> Option<(Json, Place)> {
        self.known.push(name);
        let position = self.members.iter().position(|(member, _)| member == name)?;
        let (_, value) = self.members.swap_remove(position);
        (value != Json::Null).then(|| (value, self.place.member(name)))
    }

    /// Refuses what was not taken: in a strict format it can only be a typo.
    pub(super) fn finish(self) -> Read<()> {
        match self.members.first() {
            None => Ok(()),
            Some((name, _)) => {
                let near = self.known.iter().copied().find(|known| is_near(known, name));
                Err(FileError::at(&self.place.member(name), Problem::Unknown { near }))
            }
        }
    }

    pub(super) fn peek_text(&self, name: &str) -> Option<String> {
        self.members.iter().find_map(|(member, value)| match value {
            Json::Text(text) if member == name => Some(text.clone()),
            _ => None,
        })
    }

    /// Takes `format` and `version` and refuses versions that this program does not know.
    pub(super) fn version(&mut self) -> Read<()> {
        self.take("format");
        let place = self.place.member("version");
        match self.integer("version", i64::MIN, i64::MAX)? {
            Some(version) if version > VERSION => Err(FileError::at(&place, Problem::Newer { version })),
            Some(version) if version < 1 => {
                Err(FileError::at(&place, Problem::OutOfRange { from: 1, to: VERSION }))
            }
            Some(_) => Ok(()),
            None => Err(FileError::at(&place, Problem::Missing)),
        }
    }

    /// A text; missing, `null` and `""` are the same.
    pub(super) fn text(&mut self, name: &'static str) -> Read<String> {
        self.take(name).map_or(Ok(String::new()), |(value, place)| text(value, &place))
    }

    /// A text that must be there; it may be empty, as on a form that is still being filled in.
    pub(super) fn required_text(&mut self, name: &'static str) -> Read<String> {
        let missing = FileError::at(&self.place.member(name), Problem::Missing);
        self.take(name).map_or(Err(missing), |(value, place)| text(value, &place))
    }

    pub(super) fn amount(&mut self, name: &'static str) -> Read<Option<Amount>> {
        self.decimal(name, Amount::MAX_PLACES, Amount::parse)
    }

    pub(super) fn points(&mut self, name: &'static str) -> Read<Option<Points>> {
        self.decimal(name, Points::MAX_PLACES, Points::parse)
    }

    pub(super) fn ratio(&mut self, name: &'static str) -> Read<Option<Ratio>> {
        self.decimal(name, Ratio::MAX_PLACES, Ratio::parse)
    }

    fn decimal<T>(
        &mut self,
        name: &'static str,
        places: usize,
        parse: impl Fn(&str) -> Result<T, NumberError>,
    ) -> Read<Option<T>> {
        self.take(name).map(|(value, place)| decimal(value, &place, places, parse)).transpose()
    }

    pub(super) fn integer(&mut self, name: &'static str, from: i64, to: i64) -> Read<Option<i64>> {
        let Some((value, place)) = self.take(name) else { return Ok(None) };
        match value {
            Json::Integer(number) if (from..=to).contains(&number) => Ok(Some(number)),
            Json::Integer(_) => Err(FileError::at(&place, Problem::OutOfRange { from, to })),
            _ => Err(wrong(&place, Expected::Integer)),
        }
    }

    pub(super) fn count(&mut self, name: &'static str) -> Read<Option<u32>> {
        // The range is that of u32, so the conversion always succeeds.
        Ok(self.integer(name, 0, i64::from(u32::MAX))?.and_then(|number| u32::try_from(number).ok()))
    }

    pub(super) fn flag(&mut self, name: &'static str) -> Read<bool> {
        match self.take(name) {
            None => Ok(false),
            Some((Json::Bool(value), _)) => Ok(value),
            Some((_, place)) => Err(wrong(&place, Expected::Bool)),
        }
    }

    pub(super) fn day(&mut self, name: &'static str) -> Read<Option<Day>> {
        let place = self.place.member(name);
        let found = self.text(name)?;
        if found.is_empty() {
            return Ok(None);
        }
        Day::parse(&found).map(Some).ok_or(FileError::at(&place, Problem::NotADay { found }))
    }

    /// One of a closed set of words.
    pub(super) fn word<T: Copy>(
        &mut self,
        name: &'static str,
        all: &[T],
        word_of: fn(T) -> &'static str,
    ) -> Read<Option<T>> {
        let place = self.place.member(name);
        let found = self.text(name)?;
        if found.is_empty() {
            return Ok(None);
        }
        all.iter().copied().find(|value| word_of(*value) == found).map(Some).ok_or_else(|| {
            let words = all.iter().map(|value| word_of(*value)).collect();
            FileError::at(&place, Problem::NotAWord { found, words })
        })
    }

    /// An object inside this one; missing = one without members.
    pub(super) fn object(&mut self, name: &'static str) -> Read<Members> {
        let (value, place) = self.take(name).unwrap_or((Json::Map(Vec::new()), self.place.member(name)));
        Members::new(value, place)
    }

    /// A list; each entry is read by `read`.
    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        what: Limit,
        limit: usize,
        mut read: impl FnMut(Members) -> Read<T>,
    ) -> Read<Vec<T>> {
        let Some((value, place)) = self.take(name) else { return Ok(Vec::new()) };
        let Json::List(entries) = value else { return Err(wrong(&place, Expected::List)) };
        if entries.len() > limit {
            return Err(FileError::at(&place, Problem::OverLimit { what, limit }));
        }
        let entries = entries.into_iter().enumerate();
        entries.map(|(index, entry)| read(Members::new(entry, place.index(index))?)).collect()
    }

    /// The members of a map whose names are data.
    pub(super) fn into_entries(self) -> (Vec<(String, Json)>, Place) {
        (self.members, self.place)
    }
}

/// A text, as it stands.
pub(super) fn text(value: Json, place: &Place) -> Read<String> {
    match value {
        Json::Text(text) => Ok(text),
        Json::Null => Ok(String::new()),
        _ => Err(wrong(place, Expected::Text)),
    }
}

/// A decimal: a text of digits, or a whole number.
pub(super) fn decimal<T>(
    value: Json,
    place: &Place,
    fraction: usize,
    parse: impl Fn(&str) -> Result<T, NumberError>,
) -> Read<T> {
    let found = match value {
        Json::Text(text) => text,
        Json::Integer(number) => number.to_string(),
        _ => return Err(wrong(place, Expected::Decimal)),
    };
    parse(&found).map_err(|error| {
        let problem = match error {
            NumberError::NotANumber => Problem::NotDecimal { found },
            NumberError::TooManyIntegerDigits | NumberError::TooManyFractionDigits { .. } => {
                Problem::TooManyDigits { integer: crate::number::MAX_INTEGER_DIGITS, fraction }
            }
        };
        FileError::at(place, problem)
    })
}

fn wrong(place: &Place, expected: Expected) -> FileError {
    FileError::at(place, Problem::WrongType { expected })
}

/// Whether a name is a slip of a known one: equal but for case and separators, or one letter off.
fn is_near(known: &str, name: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let (a, b) = (plain(known), plain(name));
    let same_start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let longer = a.len().max(b.len());
    a.len().abs_diff(b.len()) <= 1
        && longer >= 3
        && same_start.saturating_add(same_end) >= longer.saturating_sub(1)
}
