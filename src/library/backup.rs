//! Everything in one file, and what such a file holds: a bundle, or what the page saved after a crash.

use super::record::{Kept, Unreadable};
use super::{Entry, Library, MemoryStorage, Storage, StorageError};
use crate::evaluation::Evaluation;
use crate::file::{self, Expected, FileError, Limits, Problem};
use crate::json::{self, Caps, Json, Members, Place};

/// Everything that is kept and reads, as one bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// The file.
    pub text: String,
    /// Id and sequence of every state in it, for [`Library::note_exported`] once the person has the file.
    pub states: Vec<(String, u64)>,
    /// Records that do not read and are not in it.
    pub left_out: usize,
}

/// One evaluation of a file that is to be taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// The evaluation.
    pub evaluation: Evaluation,
    /// What was noted of it, where the file is the page's own after a crash.
    pub noted: Option<Noted>,
}

/// What the page's own file after a crash says beside the evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The state's sequence.
    pub sequence: u64,
    /// When it was saved.
    pub saved_at: String,
    /// 备注名.
    pub label: String,
    /// Whether it had been removed (it lay in the bin).
    pub removed: bool,
}

/// What a file of several evaluations holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// The evaluations.
    pub incoming: Vec<Incoming>,
    /// Records in it that do not read: the keys they lay under.
    pub unreadable: Vec<(String, Unreadable)>,
}

impl<S: Storage> Library<S> {
    /// Everything that is kept and reads, in the order of the list.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn backup(&self) -> Result<Backup, StorageError> {
        let (mut evaluations, mut states, mut left_out) = (Vec::new(), Vec::new(), 0_usize);
        for entry in self.list()? {
            match entry {
                Entry::Kept(loaded) => {
                    let Kept { evaluation, sequence, .. } = loaded.kept;
                    states.push((evaluation.id.clone(), sequence));
                    evaluations.push(evaluation);
                }
                Entry::Unreadable { .. } => left_out = left_out.saturating_add(1),
            }
        }
        Ok(Backup { text: file::write_bundle(&evaluations), states, left_out })
    }
}

/// Reads a file of evaluations: one, a bundle, or the page's own file after a crash.
///
/// # Errors
/// Where it is none of these; see [`file::read`].
pub fn read_contents(bytes: &[u8]) -> Result<Contents, FileError> {
    if is_rescue(bytes) {
        return read_rescue(bytes);
    }
    let evaluations = file::read(bytes)?.into_evaluations();
    let incoming = evaluations.into_iter().map(|evaluation| Incoming { evaluation, noted: None });
    Ok(Contents { incoming: incoming.collect(), unreadable: Vec::new() })
}

/// Its first member says what it is.
fn is_rescue(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(32).collect();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    head.starts_with(br#"{"kind":"ziping-rescue""#)
}

/// `{"kind": "ziping-rescue", "saved_at": …, "entries": {key: text}}`: the storage as it lay.
fn read_rescue(bytes: &[u8]) -> Result<Contents, FileError> {
    // A record is a whole file in one text.
    let caps = Limits::default().caps();
    let tree = json::parse(bytes, &Caps { text: caps.bytes, ..caps })?;
    let mut members = Members::new(tree, Place::root())?;
    members.take("kind");
    members.take("saved_at");
    let entries = members.take("entries");
    members.finish()?;
    let entries = match entries {
        Some(Json::Map(entries)) => entries,
        None => Vec::new(),
        Some(_) => {
            let place = Place::root().member("entries");
            return Err(FileError::at(&place, Problem::WrongType { expected: Expected::Object }));
        }
    };
    let storage = MemoryStorage::default();
    for (key, text) in entries {
        if let Json::Text(text) = text {
            // Memory does not fail.
            let _ = storage.set(&key, &text);
        }
    }
    Ok(contents(&Library::new(storage)).unwrap_or(Contents { incoming: Vec::new(), unreadable: Vec::new() }))
}

fn contents(library: &Library<MemoryStorage>) -> Result<Contents, StorageError> {
    let (mut incoming, mut unreadable) = (Vec::new(), Vec::new());
    let mut take = |kept: Kept, removed| {
        let Kept { evaluation, sequence, saved_at, label, .. } = kept;
        incoming.push(Incoming { evaluation, noted: Some(Noted { sequence, saved_at, label, removed }) });
    };
    for entry in library.list()? {
        match entry {
            Entry::Kept(loaded) => take(loaded.kept, false),
            Entry::Unreadable { key, why } => unreadable.push((key, why)),
        }
    }
    for binned in library.bin()? {
        match binned.kept {
            Ok(kept) => take(kept, true),
            Err(why) => unreadable.push((binned.key, why)),
        }
    }
    unreadable.extend(library.quarantine()?.into_iter().map(|aside| (aside.key, Unreadable::Damaged)));
    Ok(Contents { incoming, unreadable })
}
