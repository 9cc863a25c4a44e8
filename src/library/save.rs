//! Keeping a state of an evaluation, so that whatever happens meanwhile the old or the new state loads.

use super::lying::{Lying, Place};
use super::record::{Facts, Kept, Stamp, StateId, Unreadable};
use super::{Head, Library, Storage, StorageError, keys};
use crate::evaluation::Evaluation;

/// Why an evaluation was not kept. What was kept before is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// The storage failed.
    Storage(StorageError),
    /// What was read back is not what was written.
    NotAsWritten,
    /// What lies there does not read and is left alone: a newer program's work, or broken where it is asked for itself.
    Occupied(Unreadable),
    /// A later state of it, or another one that followed the same, is kept already (another tab).
    Later(Head),
    /// The storage is full, and so many evaluations lie in the bin, which the person may empty.
    FullWithBin(usize),
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> SaveError {
        SaveError::Storage(error)
    }
}

impl<S: Storage> Library<S> {
    /// Keeps a state of an evaluation, and reads it back.
    ///
    /// `after` is the state that this one follows: the one it was loaded or last saved as ([`Kept::state`]), the default
    /// for a new evaluation. Where storage holds one that is later, or of the same sequence by another writer, nothing
    /// is written. (What this same writer wrote is never in its own way: a save may have reported an error and still
    /// have reached the storage.) The label stays what it is.
    ///
    /// The latest state is never the one written over: the older slot is. Broken bytes there move to quarantine first.
    ///
    /// # Errors
    /// Where the state was not kept; what was there before is still there.
    pub fn save(
        &self,
        evaluation: &Evaluation,
        after: &StateId,
        stamp: &Stamp,
        exported: bool,
    ) -> Result<Kept, SaveError> {
        self.save_labelled(evaluation, after, stamp, exported, None).map_err(|error| self.with_bin(error))
    }

    /// The same, with a label of its own.
    pub(super) fn save_labelled(
        &self,
        evaluation: &Evaluation,
        after: &StateId,
        stamp: &Stamp,
        exported: bool,
        label: Option<&str>,
    ) -> Result<Kept, SaveError> {
        let place = Place::look(self.storage(), &evaluation.id)?;
        let before = self.writable(&place, &evaluation.id, stamp)?;
        if let Some(head) = place.head()
            && head.writer != stamp.writer
            && (head.sequence > after.sequence
                || (head.sequence == after.sequence && head.writer != after.writer))
        {
            return Err(SaveError::Later(head));
        }
        let before = before.cloned().unwrap_or_default();
        let sequence = after.sequence.max(before.sequence).saturating_add(1);
        let kept = Kept {
            evaluation: evaluation.clone(),
            sequence,
            writer: stamp.writer.clone(),
            saved_at: stamp.saved_at.clone(),
            exported: if exported { sequence } else { before.exported },
            label: label.map_or(before.label, ToOwned::to_owned),
            marks: 0,
        };
        self.write(&place, &kept)?;
        Ok(kept)
    }

    /// What the latest state says of itself; refused where something lies there that this program does not understand.
    fn writable<'a>(
        &self,
        place: &'a Place,
        id: &str,
        stamp: &Stamp,
    ) -> Result<Option<&'a Facts>, SaveError> {
        if let Some((_, why)) = place.newer() {
            return Err(SaveError::Occupied(why.clone()));
        }
        let Some(latest) = place.latest() else { return Ok(None) };
        let facts = latest.facts.as_ref().ok();
        // What this tab wrote itself need not be read again at every save.
        let own = facts.is_some_and(|facts| facts.writer == stamp.writer);
        if !own && let Err(why) = latest.kept(id) {
            return Err(SaveError::Occupied(why));
        }
        Ok(facts)
    }

    /// A full storage is another matter where the bin could be emptied.
    fn with_bin(&self, error: SaveError) -> SaveError {
        match error {
            SaveError::Storage(StorageError::Full) => match self.bin_count() {
                Ok(0) | Err(_) => error,
                Ok(count) => SaveError::FullWithBin(count),
            },
            error => error,
        }
    }

    /// Writes a record beside the latest one, reads it back, and clears what it takes the place of.
    pub(super) fn write(&self, place: &Place, kept: &Kept) -> Result<(), SaveError> {
        let key = self.room(place, kept)?;
        let text = kept.write();
        self.set_and_compare(&key, &text)?;
        if let Some(first) = &place.first {
            // The state is kept whatever becomes of this; the next save tries again.
            let _ = if first.kept(&kept.evaluation.id).is_ok() {
                self.take_away(&first.key)
            } else {
                self.put_aside(&first.key, &first.text)
            };
        }
        Ok(())
    }

    /// The slot to write to: never that of the latest state; one that is empty before one that holds something.
    fn room(&self, place: &Place, kept: &Kept) -> Result<String, StorageError> {
        let id = &kept.evaluation.id;
        let latest = place.latest().map(|latest| latest.key.as_str());
        let free = |slot: &Option<Lying>| slot.is_none();
        if let Some(empty) = place.slots.iter().position(free) {
            return Ok(keys::slot(empty, id));
        }
        let others = place.slots.iter().flatten().filter(|slot| Some(slot.key.as_str()) != latest);
        // Broken ones first, then the older.
        let oldest = others.min_by_key(|slot| slot.facts.as_ref().ok().map(|facts| facts.sequence));
        let Some(slot) = oldest else { return Err(StorageError::Failed) };
        let own = slot.facts.as_ref().is_ok_and(|facts| facts.writer == kept.writer);
        if !own && slot.kept(id).is_err() {
            self.put_aside(&slot.key, &slot.text)?;
        }
        Ok(slot.key.clone())
    }

    /// Removes a text and sees to it that it is gone: an older state left behind would come back.
    pub(super) fn take_away(&self, key: &str) -> Result<(), StorageError> {
        self.storage().remove(key)?;
        if self.storage().get(key)?.is_some() { Err(StorageError::Failed) } else { Ok(()) }
    }

    /// Writes a text and reads it back.
    pub(super) fn set_and_compare(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.storage().set(key, text)?;
        match self.storage().get(key)? {
            Some(back) if back == text => Ok(()),
            back => Err(self.not_as_written(key, text, back)),
        }
    }

    fn not_as_written(&self, key: &str, text: &str, back: Option<String>) -> SaveError {
        let Some(back) = back else { return SaveError::NotAsWritten };
        if text.starts_with(&back) {
            // Half of what the caller still has: no use to anyone.
            let _ = self.storage().remove(key);
            return SaveError::NotAsWritten;
        }
        match Facts::read(&back) {
            // Another tab wrote between the two.
            Ok((Facts { sequence, writer, saved_at, .. }, _)) => {
                SaveError::Later(Head { sequence, writer, saved_at })
            }
            Err(_) => SaveError::NotAsWritten,
        }
    }
}
