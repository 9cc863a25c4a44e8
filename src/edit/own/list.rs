//! Lists whose entries have keys, so that they are found after they have moved.

/// Names one entry of a draft; no two lists of a draft share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u32);

impl Key {
    /// The key as a number, e.g. for the id of its field.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl From<u32> for Key {
    fn from(number: u32) -> Key {
        Key(number)
    }
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<T> {
    /// Its key.
    pub key: Key,
    /// Where it stood in the scheme that the draft began with; `None` for a new one.
    pub(super) origin: Option<usize>,
    /// What it holds.
    pub item: T,
}

/// Where an entry moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Up, or to the left.
    Before,
    /// Down, or to the right.
    After,
}

/// Gives keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys(u32);

impl Keys {
    fn next(&mut self) -> Key {
        let key = Key(self.0);
        self.0 = self.0.saturating_add(1);
        key
    }

    /// Entries that were there from the start.
    pub(super) fn entries<T>(&mut self, items: Vec<T>) -> Vec<Entry<T>> {
        let numbered = items.into_iter().enumerate();
        numbered.map(|(at, item)| Entry { key: self.next(), origin: Some(at), item }).collect()
    }

    /// A new entry.
    pub(super) fn entry<T>(&mut self, item: T) -> Entry<T> {
        Entry { key: self.next(), origin: None, item }
    }
}

/// The entry with a key.
pub(super) fn find<T>(list: &mut [Entry<T>], key: Key) -> Option<&mut T> {
    list.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.item)
}

pub(super) fn position<T>(list: &[Entry<T>], key: Key) -> Option<usize> {
    list.iter().position(|entry| entry.key == key)
}

/// The two places that change with each other when an entry moves.
pub(super) fn places<T>(list: &[Entry<T>], key: Key, way: Way) -> Option<(usize, usize)> {
    let at = position(list, key)?;
    let to = match way {
        Way::Before => at.checked_sub(1)?,
        Way::After => at.checked_add(1)?,
    };
    (to < list.len()).then_some((at, to))
}

/// Moves an entry by one place; `None` where it is not in the list or stands at its end.
pub(super) fn shift<T>(list: &mut [Entry<T>], key: Key, way: Way) -> Option<()> {
    let (at, to) = places(list, key, way)?;
    list.swap(at, to);
    Some(())
}

/// Takes an entry out; `None` where it is not in the list.
pub(super) fn remove<T>(list: &mut Vec<Entry<T>>, key: Key) -> Option<()> {
    let at = position(list, key)?;
    list.remove(at);
    Some(())
}
