//! One kept state of an evaluation as it lies in storage.
//!
//! ```text
//! ziping-record 2 91b0c8a1d2e3f405          what it is, the version of the record, a checksum over all the rest
//! {"sequence":7,"writer":"5f…","saved_at":…}  what the library knows of it
//! {"format":"ziping-evaluation",…}            the file itself, on one line
//! ```
//!
//! The first line stays like this in every later version, so that a newer record is told from a damaged one.

use serde::{Deserialize, Serialize};

use super::first_record;
use crate::evaluation::Evaluation;
use crate::file::{self, FileError};

const MAGIC: &str = "ziping-record";
const VERSION: u64 = 2;

/// Which state of an evaluation: what a save says it follows.
///
/// The sequence alone does not tell two tabs apart that wrote at the same moment, so the writer belongs to it. The
/// default is the state before the first save.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct StateId {
    /// Counts up with every save; clocks can be set back.
    pub sequence: u64,
    /// The tab that wrote it.
    pub writer: String,
}

/// What is noted with a save.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Now, as the clock of the machine says it (`2026-11-22 10:32`); only shown.
    pub saved_at: String,
    /// A random name of the tab that writes, made anew with every page.
    pub writer: String,
}

/// An evaluation with what the library knows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The evaluation.
    pub evaluation: Evaluation,
    /// Counts up with every save; decides which of two states is later.
    pub sequence: u64,
    /// The tab that wrote it; empty where the first record format did not say.
    pub writer: String,
    /// When it was written, as the clock of the machine said it; only shown.
    pub saved_at: String,
    /// The sequence that was last exported to a file, 0 = never.
    pub exported: u64,
    /// 备注名: what this machine's list calls it; empty = nothing of its own.
    pub label: String,
    /// Counts the changes of `label` and `exported` since the save. They are no new state of the evaluation, so a tab
    /// that has it open is not in their way.
    pub marks: u64,
}

/// Why a record cannot be used. The raw text stays where it is, or lies in quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Not a record of this program, or cut off.
    Damaged,
    /// The checksum does not agree with the contents.
    Checksum,
    /// Whole, but written by a newer version of the program.
    Newer {
        /// The version of the record.
        version: u64,
    },
    /// Whole, but the evaluation in it is refused, e.g. because its file is of a newer version.
    Refused(FileError),
}

impl Unreadable {
    /// Whether the bytes are broken. What is whole but not understood may be a newer program's good work.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        matches!(self, Unreadable::Damaged | Unreadable::Checksum)
    }
}

/// What the library knows of a state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub sequence: u64,
    pub writer: String,
    pub saved_at: String,
    pub exported: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub marks: u64,
    /// When it was put into the bin.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub removed_at: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Facts {
    /// Reads a whole record but for the evaluation, which it gives as text.
    pub fn read(text: &str) -> Result<(Facts, std::borrow::Cow<'_, str>), Unreadable> {
        if text.starts_with('{') {
            return first_record::read(text);
        }
        let (head, rest) = text.split_once('\n').ok_or(Unreadable::Damaged)?;
        let mut words = head.split(' ');
        let (magic, version, sum) = (words.next(), words.next(), words.next());
        let (Some(MAGIC), Some(version), Some(sum), None) = (magic, version, sum, words.next()) else {
            return Err(Unreadable::Damaged);
        };
        if sum != checksum(version, rest) {
            return Err(Unreadable::Checksum);
        }
        match version.parse() {
            Ok(VERSION) => {}
            Ok(version) if version > VERSION => return Err(Unreadable::Newer { version }),
            _ => return Err(Unreadable::Damaged),
        }
        let (facts, evaluation) = rest.split_once('\n').ok_or(Unreadable::Damaged)?;
        let facts = serde_json::from_str(facts).map_err(|_| Unreadable::Damaged)?;
        Ok((facts, evaluation.into()))
    }

    /// The record with this evaluation (as text).
    pub fn write(&self, evaluation: &str) -> String {
        // Writing plain data into memory does not fail.
        let facts = serde_json::to_string(self).unwrap_or_default();
        let rest = format!("{facts}\n{evaluation}");
        format!("{MAGIC} {VERSION} {}\n{rest}", checksum(&VERSION.to_string(), &rest))
    }

    /// With the evaluation, read from its text.
    pub fn with(self, evaluation: &str) -> Result<Kept, Unreadable> {
        let document = file::read(evaluation.as_bytes()).map_err(Unreadable::Refused)?;
        let evaluation = document.into_evaluations().into_iter().next().ok_or(Unreadable::Damaged)?;
        let Facts { sequence, writer, saved_at, exported, label, marks, removed_at: _ } = self;
        Ok(Kept { evaluation, sequence, writer, saved_at, exported, label, marks })
    }
}

impl Kept {
    /// Which state it is.
    #[must_use]
    pub fn state(&self) -> StateId {
        StateId { sequence: self.sequence, writer: self.writer.clone() }
    }

    /// Whether this very state was exported to a file.
    #[must_use]
    pub fn is_exported(&self) -> bool {
        self.exported == self.sequence
    }

    /// The record as text.
    #[must_use]
    pub fn write(&self) -> String {
        self.facts().write(&file::write_line(&self.evaluation))
    }

    /// Reads a record of this or the first format.
    ///
    /// # Errors
    /// Where it is damaged or of a newer version, or its evaluation is refused.
    pub fn read(text: &str) -> Result<Kept, Unreadable> {
        let (facts, evaluation) = Facts::read(text)?;
        facts.with(&evaluation)
    }

    pub(super) fn facts(&self) -> Facts {
        Facts {
            sequence: self.sequence,
            writer: self.writer.clone(),
            saved_at: self.saved_at.clone(),
            exported: self.exported,
            label: self.label.clone(),
            marks: self.marks,
            removed_at: String::new(),
        }
    }
}

/// FNV-1a over the version and everything after the first line: finds damage, not malice.
fn checksum(version: &str, rest: &str) -> String {
    fnv(version.bytes().chain([b'\n']).chain(rest.bytes()))
}

pub(super) fn fnv(bytes: impl Iterator<Item = u8>) -> String {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = bytes.fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}
