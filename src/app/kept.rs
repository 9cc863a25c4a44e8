//! What can be done with the list of what is kept: copy, name, delete and take back, back up.

use leptos::prelude::*;

use super::browser::{clock, ids};
use super::state::{App, Notice};
use crate::edit::duplicate;
use crate::evaluation::Evaluation;
use crate::library::{Binned, Kept, Quarantined, SaveError, StateId, StorageError};
use crate::words;
use crate::words::page as texts;

impl App {
    /// The list is to be looked at again.
    pub fn shelf_changed(self) {
        self.shelf.update(|count| *count = count.wrapping_add(1));
    }

    /// Tells what went wrong, if anything did; the list is looked at again either way.
    fn done(self, done: Result<(), String>) {
        if let Err(why) = done {
            self.tell(Notice::Error(why));
        }
        self.shelf_changed();
    }

    /// 另存副本.
    pub fn keep_copy(self, of: &Evaluation) {
        let copy = duplicate(of, ids::random_id());
        let saved =
            self.library.with_value(|library| library.save(&copy, &StateId::default(), &self.stamp(), false));
        self.done(saved.map(drop).map_err(|error| words::save_error(&error)));
    }

    /// 备注名.
    pub fn rename(self, id: &str, label: &str) {
        let renamed = self.library.with_value(|library| library.rename(id, label.trim()));
        self.done(renamed.map_err(|error| words::save_error(&error)));
    }

    /// 删除: gives the key in the bin, or that there is no room in it.
    pub fn forget(self, id: &str) -> Result<Option<String>, NoRoom> {
        let removed = self.library.with_value(|library| library.remove(id, &self.stamp()));
        let no_room =
            matches!(removed, Err(SaveError::Storage(StorageError::Full) | SaveError::FullWithBin(_)));
        if no_room {
            return Err(NoRoom);
        }
        if removed.is_ok() {
            self.forget_history(id);
        }
        let key = removed.as_ref().ok().cloned().flatten();
        self.done(removed.map(drop).map_err(|error| words::save_error(&error)));
        Ok(key)
    }

    /// 删除, past the bin.
    pub fn forget_for_good(self, id: &str) {
        let gone = self.library.with_value(|library| library.remove_for_good(id));
        if gone.is_ok() {
            self.forget_history(id);
        }
        self.done(gone.map_err(|error| words::save_error(&error)));
    }

    /// What lies in the bin.
    ///
    /// # Errors
    /// Where the storage cannot be read: that is no empty bin.
    pub fn bin(self) -> Result<Vec<Binned>, StorageError> {
        self.library.with_value(|library| library.bin())
    }

    /// What lies in quarantine.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn quarantine(self) -> Result<Vec<Quarantined>, StorageError> {
        self.library.with_value(|library| library.quarantine())
    }

    /// Brings an evaluation back from the bin.
    pub fn out_of_bin(self, key: &str) {
        let back = self.library.with_value(|library| library.bring_back(key, &ids::random_id()));
        self.done(back.map(drop).map_err(|error| words::save_error(&error)));
    }

    /// Deletes texts of the bin, of quarantine, or broken ones, for good.
    pub fn forget_texts(self, keys: &[String]) {
        let gone = self.library.with_value(|library| {
            keys.iter().try_for_each(|key| library.forget(key).map(drop)).map_err(words::storage_error)
        });
        self.done(gone);
    }

    /// The evaluation of this id, where one is kept.
    pub fn kept_here(self, id: &str) -> Option<Kept> {
        let found = self.library.with_value(|library| library.load(id)).ok().flatten();
        found.and_then(Result::ok).map(|loaded| loaded.kept)
    }

    /// 备份全部: everything that reads as one file; what is in it counts as exported.
    pub fn back_up(self) {
        let backup = match self.library.with_value(|library| library.backup()) {
            Ok(backup) if backup.states.is_empty() => {
                return self.tell(Notice::Info(texts::NOTHING_TO_BACK_UP.to_owned()));
            }
            Ok(backup) => backup,
            Err(error) => return self.tell(Notice::Error(words::storage_error(error))),
        };
        let now = clock::now();
        let name = texts::backup_name(now.split(' ').next().unwrap_or_default());
        if !self.hand_out(&name, "application/json", &backup.text) {
            return;
        }
        let noted = self.library.with_value(|library| {
            backup.states.iter().try_for_each(|(id, sequence)| library.note_exported(id, *sequence))
        });
        self.tell(Notice::Info(texts::backed_up(backup.states.len(), backup.left_out)));
        self.done(noted.map_err(|error| words::save_error(&error)));
    }

    /// The raw text of a record that does not read, as a file.
    pub fn take_out(self, key: &str) {
        match self.library.with_value(|library| library.raw(key)) {
            Ok(Some(text)) => drop(self.hand_out(texts::RAW_FILE_NAME, "text/plain", &text)),
            // Another window has taken it away meanwhile.
            Ok(None) => self.shelf_changed(),
            Err(error) => self.tell(Notice::Error(words::storage_error(error))),
        }
    }
}

/// The bin has no room for what is to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRoom;
