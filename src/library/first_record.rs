//! The record of the first version: one JSON object under one key, with a checksum over the evaluation alone.
//!
//! Only read. The first save of such an evaluation writes it in the present format.

use std::borrow::Cow;

use serde::Deserialize;

use super::record::{Facts, Unreadable, fnv};

#[derive(Deserialize)]
struct Raw {
    sequence: u64,
    saved_at: String,
    exported: u64,
    checksum: String,
    evaluation: String,
}

/// What it says, and the evaluation as text.
pub(super) fn read(text: &str) -> Result<(Facts, Cow<'_, str>), Unreadable> {
    let raw: Raw = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if raw.checksum != fnv(raw.evaluation.bytes()) {
        return Err(Unreadable::Checksum);
    }
    let facts =
        Facts { sequence: raw.sequence, saved_at: raw.saved_at, exported: raw.exported, ..Facts::default() };
    Ok((facts, raw.evaluation.into()))
}

/// A record as the first version wrote it, for tests.
#[cfg(test)]
pub(super) fn write(evaluation: &crate::evaluation::Evaluation, sequence: u64, saved_at: &str) -> String {
    let evaluation = crate::file::write_evaluation(evaluation);
    serde_json::json!({
        "sequence": sequence, "saved_at": saved_at, "exported": 0,
        "checksum": fnv(evaluation.bytes()), "evaluation": evaluation,
    })
    .to_string()
}
