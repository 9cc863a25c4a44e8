//! The shelf: list, load, save and remove kept evaluations.

use super::record::{Kept, Unreadable};
use super::{Storage, StorageError};
use crate::evaluation::Evaluation;

/// Every key of this program begins with this; on `file://` other pages may share the storage.
pub const KEY_PREFIX: &str = "ziping:";
const EVALUATION_PREFIX: &str = "ziping:evaluation:";

/// The evaluations kept in a storage.
#[derive(Debug, Clone)]
pub struct Library<S>(S);

/// One entry of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A kept evaluation.
    Kept(Box<Kept>),
    /// A record that does not read; its raw text can be taken out.
    Unreadable {
        /// Where it lies.
        key: String,
        /// Why it does not read.
        why: Unreadable,
    },
}

/// Why an evaluation was not kept. What was kept before is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveError {
    /// The storage failed.
    Storage(StorageError),
    /// What was read back is not what was written.
    NotAsWritten,
    /// The place holds a record that does not read; it is not written over.
    Occupied,
    /// A later state of it is kept already (another tab).
    Later,
}

impl<S: Storage> Library<S> {
    /// The library in a storage.
    pub fn new(storage: S) -> Library<S> {
        Library(storage)
    }

    /// Everything kept, the last saved first, unreadable records at the end.
    ///
    /// # Errors
    /// Where the storage cannot be read at all.
    pub fn list(&self) -> Result<Vec<Entry>, StorageError> {
        let mut kept = Vec::new();
        let mut unreadable = Vec::new();
        for key in self.0.keys()?.into_iter().filter(|key| key.starts_with(EVALUATION_PREFIX)) {
            match self.0.get(&key)?.as_deref().map(Kept::read) {
                Some(Ok(record)) => kept.push(record),
                Some(Err(why)) => unreadable.push(Entry::Unreadable { key, why }),
                None => {}
            }
        }
        kept.sort_by(|a, b| (&b.saved_at, b.sequence).cmp(&(&a.saved_at, a.sequence)));
        Ok(kept.into_iter().map(|kept| Entry::Kept(Box::new(kept))).chain(unreadable).collect())
    }

    /// The kept evaluation with this id.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn load(&self, id: &str) -> Result<Option<Result<Kept, Unreadable>>, StorageError> {
        Ok(self.0.get(&key_of(id))?.as_deref().map(Kept::read))
    }

    /// Keeps a state of an evaluation, and reads it back.
    ///
    /// `after` is the sequence that the state follows: the one it was loaded or last saved with, 0 for a new
    /// evaluation. A storage that holds a later one is not written over.
    ///
    /// # Errors
    /// Where the state was not kept; what was there before is untouched but for a write that storage broke off.
    pub fn save(
        &self,
        evaluation: &Evaluation,
        after: u64,
        saved_at: &str,
        exported: bool,
    ) -> Result<Kept, SaveError> {
        let key = key_of(&evaluation.id);
        let before = self.0.get(&key).map_err(SaveError::Storage)?;
        let before = before.as_deref().map(Kept::read).transpose().map_err(|_| SaveError::Occupied)?;
        if before.as_ref().is_some_and(|before| before.sequence > after) {
            return Err(SaveError::Later);
        }
        let sequence = after.saturating_add(1);
        let exported = if exported { sequence } else { before.map_or(0, |before| before.exported) };
        let kept = Kept { evaluation: evaluation.clone(), sequence, saved_at: saved_at.to_owned(), exported };
        let text = kept.write();
        self.0.set(&key, &text).map_err(SaveError::Storage)?;
        match self.0.get(&key) {
            Ok(Some(back)) if back == text => Ok(kept),
            Ok(_) => Err(SaveError::NotAsWritten),
            Err(error) => Err(SaveError::Storage(error)),
        }
    }

    /// Forgets the evaluation with this id.
    ///
    /// # Errors
    /// Where the storage cannot be changed.
    pub fn remove(&self, id: &str) -> Result<(), StorageError> {
        self.0.remove(&key_of(id))
    }

    /// The raw text under a key of the list, to take out a record that does not read.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn raw(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }
}

fn key_of(id: &str) -> String {
    format!("{EVALUATION_PREFIX}{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::MemoryStorage;
    use std::rc::Rc;

    fn evaluation(id: &str, unit: &str) -> Evaluation {
        let scheme = "hubei-2020-unit".to_owned();
        Evaluation { id: id.into(), scheme, unit: unit.into(), year: 2020, ..Evaluation::default() }
    }

    /// A storage whose writes can be made to fail or to be cut off.
    #[derive(Default)]
    struct Faulty {
        inner: MemoryStorage,
        full: std::cell::Cell<bool>,
        cuts: std::cell::Cell<bool>,
    }

    impl Storage for Faulty {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            self.inner.get(key)
        }
        fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
            if self.full.get() {
                return Err(StorageError::Full);
            }
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            self.inner.set(key, if self.cuts.get() { &half } else { text })
        }
        fn remove(&self, key: &str) -> Result<(), StorageError> {
            self.inner.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, StorageError> {
            self.inner.keys()
        }
    }

    #[test]
    fn what_is_saved_is_listed_and_loads_as_it_was() {
        let library = Library::new(MemoryStorage::default());
        let mut one = evaluation("a", "甲校");
        let kept = library.save(&one, 0, "2026-01-01 10:00", false).unwrap();
        one.unit = "乙校".into();
        library.save(&one, kept.sequence, "2026-01-01 10:01", true).unwrap();
        library.save(&evaluation("b", "丙校"), 0, "2026-01-01 10:02", false).unwrap();
        let loaded = library.load("a").unwrap().unwrap().unwrap();
        assert_eq!((loaded.evaluation, loaded.sequence, loaded.exported), (one, 2, 2));
        let units: Vec<String> = library
            .list()
            .unwrap()
            .into_iter()
            .map(|entry| match entry {
                Entry::Kept(kept) => kept.evaluation.unit,
                Entry::Unreadable { key, .. } => key,
            })
            .collect();
        assert_eq!(units, ["丙校", "乙校"]);
        library.remove("a").unwrap();
        assert_eq!(library.load("a").unwrap(), None);
    }

    #[test]
    fn a_later_state_is_never_written_over() {
        let library = Library::new(MemoryStorage::default());
        let one = evaluation("a", "甲校");
        library.save(&one, 0, "t", false).unwrap();
        library.save(&one, 1, "t", false).unwrap();
        assert_eq!(library.save(&one, 1, "t", false), Err(SaveError::Later));
    }

    #[test]
    fn a_full_storage_keeps_the_old_state_and_says_so() {
        let storage = Rc::new(Faulty::default());
        let library = Library::new(storage.clone());
        library.save(&evaluation("a", "甲校"), 0, "t", false).unwrap();
        storage.full.set(true);
        let failed = library.save(&evaluation("a", "乙校"), 1, "t", false);
        assert_eq!(failed, Err(SaveError::Storage(StorageError::Full)));
        assert_eq!(library.load("a").unwrap().unwrap().unwrap().evaluation.unit, "甲校");
    }

    #[test]
    fn a_write_that_was_cut_off_is_noticed_and_not_written_over() {
        let storage = Rc::new(Faulty::default());
        let library = Library::new(storage.clone());
        storage.cuts.set(true);
        assert_eq!(library.save(&evaluation("a", "甲校"), 0, "t", false), Err(SaveError::NotAsWritten));
        storage.cuts.set(false);
        assert!(matches!(library.list().unwrap().as_slice(), [Entry::Unreadable { .. }]));
        assert_eq!(library.save(&evaluation("a", "甲校"), 0, "t", false), Err(SaveError::Occupied));
    }

    #[test]
    fn a_changed_letter_is_found_by_the_checksum() {
        let storage = Rc::new(MemoryStorage::default());
        let library = Library::new(storage.clone());
        library.save(&evaluation("a", "甲校"), 0, "t", false).unwrap();
        let key = key_of("a");
        let text = storage.get(&key).unwrap().unwrap().replace("甲校", "丁校");
        storage.set(&key, &text).unwrap();
        assert_eq!(library.load("a").unwrap(), Some(Err(Unreadable::Checksum)));
    }
}
