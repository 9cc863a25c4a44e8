//! What this machine notes about an evaluation: its label, and that a state was exported. No new state of it.

use super::lying::Place;
use super::record::Kept;
use super::save::SaveError;
use super::{Library, Storage};

impl<S: Storage> Library<S> {
    /// Gives an evaluation a name in this machine's list (备注名), or none of its own with an empty one.
    ///
    /// # Errors
    /// Where it could not be kept; the label is then what it was. Where nothing is kept under the id, nothing is done.
    pub fn rename(&self, id: &str, label: &str) -> Result<(), SaveError> {
        self.mark(id, |kept| label.clone_into(&mut kept.label))
    }

    /// Notes that the state of this sequence is in a file now.
    ///
    /// # Errors
    /// Where it could not be noted; the list then says 未导出 although it was.
    pub fn note_exported(&self, id: &str, sequence: u64) -> Result<(), SaveError> {
        self.mark(id, |kept| kept.exported = kept.exported.max(sequence))
    }

    /// Writes the latest state again with another mark, beside itself.
    fn mark(&self, id: &str, change: impl FnOnce(&mut Kept)) -> Result<(), SaveError> {
        let place = Place::look(self.storage(), id)?;
        let mut kept = match place.load() {
            Some(Ok(kept)) => kept,
            Some(Err((_, why))) => return Err(SaveError::Occupied(why)),
            None => return Ok(()),
        };
        let before = (kept.label.clone(), kept.exported);
        change(&mut kept);
        if before == (kept.label.clone(), kept.exported) {
            return Ok(());
        }
        kept.marks = kept.marks.saturating_add(1);
        self.write(&place, &kept)
    }
}
