//! Where unreadable bytes go, so that their place can be written again and nothing of them is lost.

use super::{Library, Storage, StorageError, keys};

/// `ziping:quarantine:NUMBER:WHERE IT LAY`
const QUARANTINE: &str = "ziping:quarantine:";

/// A text that was put aside because it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Where it lies.
    pub key: String,
    /// The evaluation that it was a state of.
    pub id: String,
}

impl<S: Storage> Library<S> {
    /// Everything in quarantine.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn quarantine(&self) -> Result<Vec<Quarantined>, StorageError> {
        let keys = self.storage().keys()?;
        let mut found: Vec<(u64, Quarantined)> = keys
            .into_iter()
            .filter_map(|key| {
                let (number, from) = key.strip_prefix(QUARANTINE)?.split_once(':')?;
                let id = keys::id_of(&format!("{}{from}", keys::KEY_PREFIX))?.to_owned();
                Some((number.parse().ok()?, Quarantined { key, id }))
            })
            .collect();
        found.sort_by(|a, b| (a.0, &a.1.key).cmp(&(b.0, &b.1.key)));
        Ok(found.into_iter().map(|(_, quarantined)| quarantined).collect())
    }

    /// Whether a key lies in quarantine.
    pub(super) fn is_aside(key: &str) -> bool {
        key.starts_with(QUARANTINE)
    }

    /// Moves a text from its key into quarantine: a copy, read back, and only then the key is free. Where that fails
    /// it stays where it is.
    pub(super) fn put_aside(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let from = key.strip_prefix(keys::KEY_PREFIX).unwrap_or(key);
        let mut number = 1_u64;
        let copy = loop {
            let copy = format!("{QUARANTINE}{number}:{from}");
            match self.storage().get(&copy)? {
                // The place could not be freed last time.
                Some(there) if there == text => break copy,
                Some(_) => number = number.saturating_add(1),
                None => {
                    self.storage().set(&copy, text)?;
                    break copy;
                }
            }
        };
        match self.storage().get(&copy)? {
            // What was misread a moment ago may be whole.
            Some(back) if back == text => match self.storage().get(key)? {
                Some(there) if there == text => self.take_away(key),
                _ => {
                    self.storage().remove(&copy)?;
                    Err(StorageError::Failed)
                }
            },
            _ => {
                // Half a copy is no help; the original stays.
                let _ = self.storage().remove(&copy);
                Err(StorageError::Failed)
            }
        }
    }
}
