//! The JSON files of evaluations: strict reading that names the place, canonical writing, limits.
//!
//! The format is the program's public contract, described in `docs/file-format.md`. Reading has two
//! steps: [`crate::json`] turns bytes into a tree under caps, refusing duplicate names and binary
//! fractions; [`read`] turns the tree into an [`Evaluation`], refusing unknown members and wrong types.
//! Both say where, as a [`crate::json::Place`].

mod limits;
mod read;
mod read_parts;
mod write;

pub use crate::json::{Expected, FileError, Limit, OtherKind, Problem};
pub use limits::Limits;
pub use read::LAST_YEAR;
pub use write::{write_bundle, write_evaluation, write_line};

use crate::evaluation::Evaluation;
use crate::json::{self, Json, Members, Place};

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// One evaluation.
    Evaluation(Box<Evaluation>),
    /// Several: a unit with its projects, or a backup.
    Bundle(Vec<Evaluation>),
}

impl Document {
    /// The evaluations in the file, in its order.
    #[must_use]
    pub fn into_evaluations(self) -> Vec<Evaluation> {
        match self {
            Document::Evaluation(one) => vec![*one],
            Document::Bundle(all) => all,
        }
    }
}

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: i64 = 1;

/// Reads a file of evaluations.
///
/// # Errors
/// With the place and the reason, where the bytes are not a file of this program, or not one that holds to
/// the format. Nothing is guessed and nothing is left out: a file opens whole or not at all.
///
/// ```
/// let text = r#"{"format": "ziping-evaluation", "version": 1, "scheme": "hubei-2020-unit",
///     "unit": "某区教研室", "year": 2020}"#;
/// let document = ziping::file::read(text.as_bytes()).unwrap();
/// assert_eq!(document.into_evaluations()[0].unit, "某区教研室");
///
/// let error = ziping::file::read(text.replace("2020}", "2020.5}").as_bytes()).unwrap_err();
/// assert_eq!(error.place.path(), "year");
/// ```
pub fn read(bytes: &[u8]) -> Result<Document, FileError> {
    read_within(bytes, &Limits::default())
}

/// A newer version is refused as a whole, whatever else in it this version would object to.
fn newer_version(bytes: &[u8]) -> Option<FileError> {
    #[derive(serde::Deserialize)]
    struct Head {
        format: String,
        version: i64,
    }
    let head: Head = serde_json::from_slice(bytes).ok()?;
    let newer = head.format.starts_with("ziping-") && head.version > VERSION;
    newer.then(|| FileError::at(&Place::root().member("version"), Problem::Newer { version: head.version }))
}

/// Reads a file of evaluations under caps of one's own.
///
/// # Errors
/// As [`read`].
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Document, FileError> {
    let tree = json::parse(bytes, &limits.caps()).map_err(|error| newer_version(bytes).unwrap_or(error))?;
    let not_ours = |format| FileError::at(&Place::root(), Problem::NotOurs { format });
    let Json::Map(_) = tree else { return Err(not_ours(None)) };
    let mut members = Members::new(tree, Place::root())?;
    match members.peek_text("format") {
        Some("ziping-evaluation") => {
            read::version(&mut members)?;
            Ok(Document::Evaluation(Box::new(read::evaluation(members, limits)?)))
        }
        Some("ziping-bundle") => {
            read::version(&mut members)?;
            read::bundle(members, limits).map(Document::Bundle)
        }
        other => Err(not_ours(other.map(ToOwned::to_owned))),
    }
}
