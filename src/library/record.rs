//! One kept evaluation as it lies in storage.

use serde::{Deserialize, Serialize};

use crate::evaluation::Evaluation;
use crate::file::{self, FileError};

/// An evaluation with what the library knows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The evaluation.
    pub evaluation: Evaluation,
    /// Counts up with every write; decides which of two states is later (clocks can be set back).
    pub sequence: u64,
    /// When it was written, as the clock of the machine said it (`2026-11-22 10:32`); only shown.
    pub saved_at: String,
    /// The sequence that was last exported to a file, 0 = never.
    pub exported: u64,
}

/// Why a record cannot be used. The raw text stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Not a record of this program, or cut off.
    Damaged,
    /// The checksum does not agree with the contents.
    Checksum,
    /// The evaluation in it is refused.
    Refused(FileError),
}

#[derive(Serialize, Deserialize)]
struct Raw {
    sequence: u64,
    saved_at: String,
    exported: u64,
    checksum: String,
    evaluation: String,
}

impl Kept {
    /// The record as text.
    #[must_use]
    pub fn write(&self) -> String {
        let evaluation = file::write_evaluation(&self.evaluation);
        let raw = Raw {
            sequence: self.sequence,
            saved_at: self.saved_at.clone(),
            exported: self.exported,
            checksum: checksum(&evaluation),
            evaluation,
        };
        serde_json::to_string(&raw).unwrap_or_default()
    }

    /// Reads a record.
    ///
    /// # Errors
    /// Where it is damaged, or its evaluation is refused.
    pub fn read(text: &str) -> Result<Kept, Unreadable> {
        let raw: Raw = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        if raw.checksum != checksum(&raw.evaluation) {
            return Err(Unreadable::Checksum);
        }
        let document = file::read(raw.evaluation.as_bytes()).map_err(Unreadable::Refused)?;
        let evaluation = document.into_evaluations().into_iter().next().ok_or(Unreadable::Damaged)?;
        Ok(Kept { evaluation, sequence: raw.sequence, saved_at: raw.saved_at, exported: raw.exported })
    }
}

/// FNV-1a over the bytes: finds damage, not malice.
fn checksum(text: &str) -> String {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = text.bytes().fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}
