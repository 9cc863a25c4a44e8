//! Reading an object member by member: each is taken once, what is left over at the end is refused.
//!
//! A member that may be missing gives `None`, or what its type says for nothing; one that must be there
//! is asked for through [`Members::must`]. Places are made only for parts and for refusals.

use super::{Expected, FileError, Json, Limit, Place, Problem, Read, value};
use crate::number::{Amount, Day, Points, Ratio};

/// An object while it is read.
pub(crate) struct Members {
    members: Vec<(String, Json)>,
    known: Vec<&'static str>,
    place: Place,
}

impl Members {
    pub(crate) fn new(value: Json, place: Place) -> Read<Members> {
        match value {
            Json::Map(members) => Ok(Members { members, known: Vec::new(), place }),
            _ => Err(FileError { place, problem: Problem::WrongType { expected: Expected::Object } }),
        }
    }

    /// Where this object is.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// A refusal of one of its members.
    pub(crate) fn refuse(&self, name: &str, problem: Problem) -> FileError {
        FileError { place: self.place.member(name), problem }
    }

    /// Refuses what was not taken: in a strict format it can only be a typo.
    pub(crate) fn finish(self) -> Read<()> {
        match self.members.first() {
            None => Ok(()),
            Some((name, _)) => {
                let near = self.known.iter().copied().find(|known| is_near(known, name));
                Err(self.refuse(name, Problem::Unknown { near }))
            }
        }
    }

    pub(crate) fn peek_text(&self, name: &str) -> Option<&str> {
        self.members.iter().find_map(|(member, value)| match value {
            Json::Text(text) if member == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Takes a member; `null` is the same as missing.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<Json> {
        self.known.push(name);
        let position = self.members.iter().position(|(member, _)| member == name)?;
        let (_, value) = self.members.swap_remove(position);
        (!value.is_null()).then_some(value)
    }

    /// A member that one of the functions here reads, and that must be there.
    pub(crate) fn must<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Members, &'static str) -> Read<Option<T>>,
    ) -> Read<T> {
        read(self, name)?.ok_or_else(|| self.refuse(name, Problem::Missing))
    }

    /// A member by one of the functions of [`value`].
    fn read<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Json) -> Result<T, Problem>,
    ) -> Read<Option<T>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        read(value).map(Some).map_err(|problem| self.refuse(name, problem))
    }

    /// A text; missing, `null` and `""` are the same.
    pub(crate) fn text(&mut self, name: &'static str) -> Read<String> {
        Ok(self.read(name, value::text)?.unwrap_or_default())
    }

    /// A text that must be there; it may be empty, as on a form that is still being filled in.
    pub(crate) fn required_text(&mut self, name: &'static str) -> Read<String> {
        self.must(name, |from, name| from.read(name, value::text))
    }

    pub(crate) fn amount(&mut self, name: &'static str) -> Read<Option<Amount>> {
        self.read(name, |value| value::decimal(value, Amount::MAX_PLACES, Amount::parse))
    }

    pub(crate) fn points(&mut self, name: &'static str) -> Read<Option<Points>> {
        self.read(name, |value| value::decimal(value, Points::MAX_PLACES, Points::parse))
    }

    pub(crate) fn ratio(&mut self, name: &'static str) -> Read<Option<Ratio>> {
        self.read(name, |value| value::decimal(value, Ratio::MAX_PLACES, Ratio::parse))
    }

    /// A whole number inside a range that its type holds.
    pub(crate) fn integer<T: TryFrom<i64>>(
        &mut self,
        name: &'static str,
        from: i64,
        to: i64,
    ) -> Read<Option<T>> {
        self.read(name, |value| value::integer(value, from, to))
    }

    pub(crate) fn count(&mut self, name: &'static str) -> Read<Option<u32>> {
        self.integer(name, 0, i64::from(u32::MAX))
    }

    /// `true` or `false`; missing = `false`.
    pub(crate) fn flag(&mut self, name: &'static str) -> Read<bool> {
        self.flag_or(name, false)
    }

    /// `true` or `false`, with what a missing one means.
    pub(crate) fn flag_or(&mut self, name: &'static str, missing: bool) -> Read<bool> {
        Ok(self.read(name, value::flag)?.unwrap_or(missing))
    }

    pub(crate) fn day(&mut self, name: &'static str) -> Read<Option<Day>> {
        Ok(self.read(name, value::day)?.flatten())
    }

    /// One of a closed set of words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        name: &'static str,
        all: &[T],
        word_of: fn(T) -> &'static str,
    ) -> Read<Option<T>> {
        Ok(self.read(name, |value| value::word(value, all, word_of))?.flatten())
    }

    /// An object inside this one; missing = one without members.
    pub(crate) fn object(&mut self, name: &'static str) -> Read<Members> {
        let value = self.take(name).unwrap_or(Json::Map(Vec::new()));
        Members::new(value, self.place.member(name))
    }

    /// A part of its own, which may be missing.
    pub(crate) fn part<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Members) -> Read<T>,
    ) -> Read<Option<T>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        Members::new(value, self.place.member(name)).and_then(read).map(Some)
    }

    /// A list of objects; each is read by `read`. Missing = none.
    pub(crate) fn list<T>(
        &mut self,
        name: &'static str,
        what: Limit,
        limit: usize,
        mut read: impl FnMut(Members) -> Read<T>,
    ) -> Read<Vec<T>> {
        let entries = self.entries(name, what, limit, |value, place| read(Members::new(value, place)?));
        Ok(entries?.unwrap_or_default())
    }

    /// A list, which may be missing; each entry is read by `read`.
    pub(crate) fn entries<T>(
        &mut self,
        name: &'static str,
        what: Limit,
        limit: usize,
        mut read: impl FnMut(Json, Place) -> Read<T>,
    ) -> Read<Option<Vec<T>>> {
        let Some(entries) = self.read(name, |value| value::list(value, what, limit))? else {
            return Ok(None);
        };
        let place = self.place.member(name);
        let entries = entries.into_iter().enumerate();
        entries.map(|(index, entry)| read(entry, place.index(index))).collect::<Read<_>>().map(Some)
    }

    /// The same for one member.
    pub(crate) fn texts_of_within(&self, of: &str, most: usize) -> Read<()> {
        self.first_longer(self.members.iter().filter(|(name, _)| name == of), most)
    }

    fn first_longer<'a>(&self, mut among: impl Iterator<Item = &'a (String, Json)>, most: usize) -> Read<()> {
        match among.find_map(|(name, value)| longer(value, &self.place.member(name), most)) {
            None => Ok(()),
            Some(place) => {
                Err(FileError { place, problem: Problem::OverLimit { what: Limit::Text, limit: most } })
            }
        }
    }

    /// Refuses the first text in here that is longer than a cap which is lower than that of any JSON.
    pub(crate) fn texts_within(&self, most: usize) -> Read<()> {
        self.first_longer(self.members.iter(), most)
    }

    /// The members of a map whose names are data, at most so many.
    pub(crate) fn into_entries(self, most: usize) -> Read<(Vec<(String, Json)>, Place)> {
        if self.members.len() > most {
            let problem = Problem::OverLimit { what: Limit::Rows, limit: most };
            return Err(FileError { place: self.place, problem });
        }
        Ok((self.members, self.place))
    }
}

/// Where the first text with more than `most` letters is.
fn longer(value: &Json, place: &Place, most: usize) -> Option<Place> {
    match value {
        Json::Text(text) => text.chars().nth(most).map(|_| place.clone()),
        Json::List(entries) => {
            let mut entries = entries.iter().enumerate();
            entries.find_map(|(index, entry)| longer(entry, &place.index(index), most))
        }
        Json::Map(members) => {
            members.iter().find_map(|(name, value)| longer(value, &place.member(name), most))
        }
        Json::Null | Json::Bool(_) | Json::Integer(_) => None,
    }
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
