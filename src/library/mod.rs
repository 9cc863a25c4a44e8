//! The evaluations kept on this machine, over a [`Storage`] that may fail at any time.
//!
//! Each evaluation lies under two keys that take turns, as [`Kept`] records: the file itself with a sequence number, the
//! tab that wrote it, a checksum over everything, and what the list shows. The older one is written, so that a whole
//! state is always there. Nothing else is stored; the list is made from the records, so that no index can disagree with
//! them. A record that does not read is listed as such, moves to quarantine before its place is written, and can be
//! taken out. `docs/keeping.md` says what lies where.

mod backup;
mod bin;
mod diary;
mod first_record;
mod keys;
mod lying;
mod marks;
mod memory;
mod news;
mod parts;
mod quarantine;
mod record;
mod restore;
mod save;
mod search;
mod shelf;
mod storage;
#[cfg(test)]
mod tests;

pub use backup::{Backup, Contents, Incoming, Noted, read_contents};
pub use bin::Binned;
pub use diary::{DIARY_KEY, Diary, Reminder};
pub use keys::{KEY_PREFIX, id_of};
pub use memory::MemoryStorage;
pub use news::state_of;
pub use parts::{Part, differing_parts};
pub use quarantine::Quarantined;
pub use record::{Kept, Stamp, StateId, Unreadable};
pub use restore::{Against, Choice, Conflict, Later, RestoreItem, RestorePlan, Restored};
pub use save::SaveError;
pub use search::{is_found, years};
pub use shelf::{Entry, Head, Library, Loaded, Lost};
pub use storage::{Storage, StorageError};
