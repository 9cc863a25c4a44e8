//! The evaluations kept on this machine, over a [`Storage`] that may fail at any time.
//!
//! Each evaluation lies under a key of its own, as a [`Kept`] record: the file itself with a sequence number,
//! a checksum and what the list shows. Nothing else is stored; the list is made from the records, so that no
//! index can disagree with them. A record that does not read is listed as such and never written over.

mod diary;
mod memory;
mod record;
mod shelf;
mod storage;

pub use diary::{DIARY_KEY, Diary, Reminder};
pub use memory::MemoryStorage;
pub use record::{Kept, Unreadable};
pub use shelf::{Entry, KEY_PREFIX, Library, SaveError};
pub use storage::{Storage, StorageError};
