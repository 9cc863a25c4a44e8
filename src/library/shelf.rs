//! The shelf: list, load and find kept evaluations. Saving is in `save`.

use super::lying::Place;
use super::record::{Kept, StateId, Unreadable};
use super::{Storage, StorageError, keys};

/// The evaluations kept in a storage.
#[derive(Debug, Clone)]
pub struct Library<S>(S);

/// One entry of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A kept evaluation.
    Kept(Box<Loaded>),
    /// A record that does not read; its raw text can be taken out.
    Unreadable {
        /// Where it lies.
        key: String,
        /// Why it does not read.
        why: Unreadable,
    },
}

/// What was loaded, and what could not be.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The latest state that is whole.
    pub kept: Kept,
    /// A record beside it that is broken, and may have been later.
    pub lost: Option<Lost>,
}

/// A broken record beside one that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Where it lies; its raw text can be taken out.
    pub key: String,
    /// Why it does not read.
    pub why: Unreadable,
}

/// The latest state in short, without reading the evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Counts up with every save.
    pub sequence: u64,
    /// The tab that wrote it.
    pub writer: String,
    /// When, as its clock said; only shown.
    pub saved_at: String,
}

impl Head {
    /// Which state it is.
    #[must_use]
    pub fn state(&self) -> StateId {
        StateId { sequence: self.sequence, writer: self.writer.clone() }
    }
}

impl<S: Storage> Library<S> {
    /// The library in a storage.
    pub fn new(storage: S) -> Library<S> {
        Library(storage)
    }

    pub(super) fn storage(&self) -> &S {
        &self.0
    }

    /// Everything kept, the last saved first, records that do not read at the end.
    ///
    /// # Errors
    /// Where the storage cannot be read at all.
    pub fn list(&self) -> Result<Vec<Entry>, StorageError> {
        let mut kept = Vec::new();
        let mut unreadable = Vec::new();
        for id in self.ids()? {
            let place = Place::look(&self.0, &id)?;
            match place.load() {
                Some(Ok(latest)) => kept.push(loaded(&place, latest)),
                // Every text that may hold something is offered.
                Some(Err((at, why))) if why.is_broken() => {
                    unreadable.push(Entry::Unreadable { key: at.key.clone(), why });
                    let others = place.all().filter(|other| other.key != at.key);
                    unreadable.extend(others.map(|other| {
                        let why = other.kept(&id).err().unwrap_or(Unreadable::Damaged);
                        Entry::Unreadable { key: other.key.clone(), why }
                    }));
                }
                Some(Err((at, why))) => unreadable.push(Entry::Unreadable { key: at.key.clone(), why }),
                None => {}
            }
        }
        kept.sort_by(|Loaded { kept: a, .. }, Loaded { kept: b, .. }| {
            (&b.saved_at, b.sequence).cmp(&(&a.saved_at, a.sequence))
        });
        Ok(kept.into_iter().map(|loaded| Entry::Kept(Box::new(loaded))).chain(unreadable).collect())
    }

    /// The ids of everything that lies here, readable or not.
    pub(super) fn ids(&self) -> Result<std::collections::BTreeSet<String>, StorageError> {
        let keys = self.0.keys()?;
        Ok(keys.iter().filter_map(|key| keys::id_of(key)).map(ToOwned::to_owned).collect())
    }

    /// The kept evaluation with this id: its latest state that is whole.
    ///
    /// Nothing is written by loading. A record of a newer program makes the whole evaluation unreadable here, so that
    /// its older states are not gone on with.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn load(&self, id: &str) -> Result<Option<Result<Loaded, Unreadable>>, StorageError> {
        let place = Place::look(&self.0, id)?;
        let found = place.load();
        Ok(found.map(|found| found.map(|kept| loaded(&place, kept)).map_err(|(_, why)| why)))
    }

    /// Which state is the latest, without reading the evaluation; `None` where none is whole.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn head(&self, id: &str) -> Result<Option<Head>, StorageError> {
        Ok(Place::look(&self.0, id)?.head())
    }

    /// The raw text under a key of the list, to take out a record that does not read.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn raw(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }
}

fn loaded(place: &Place, kept: Kept) -> Loaded {
    let lost = place.broken().map(|(lying, why)| Lost { key: lying.key.clone(), why: why.clone() });
    Loaded { kept, lost }
}
