//! Everything the program does with a file: what each hostile, mutated or fuzzed file must survive.
//!
//! Used by `tests/hostile`, by the mutations and, through a path, by the targets in `fuzz/`.

use std::sync::Arc;

use ziping::checks;
use ziping::evaluation::Evaluation;
use ziping::export::{make, scorecard};
use ziping::file::{self, Document, FileError, Limits};
use ziping::report::Part;
use ziping::scheme::{self, Scheme};
use ziping::scoring::{Facts, Scorecard, score};
use ziping::words;

/// Of a backup with thousands of evaluations a person opens, checks and prints some: each of them against all the others.
const AT_ONCE: usize = 100;

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was refused; the reason makes a sentence.
    Refused(FileError),
    /// It opened, and everything could be made of what it holds.
    Opened(Made),
}

/// What was made of a file that opened.
#[derive(Debug)]
pub struct Made {
    /// What it holds.
    pub evaluations: Vec<Evaluation>,
    /// The findings on each, as sentences.
    pub findings: Vec<Vec<String>>,
    /// Each format with its bytes.
    pub exports: Vec<(&'static str, Vec<u8>)>,
}

impl Made {
    /// The bytes of an export; empty where this build does not make the format.
    #[must_use]
    pub fn export(&self, extension: &str) -> &[u8] {
        self.exports.iter().find(|(name, _)| *name == extension).map_or(&[], |(_, bytes)| bytes)
    }
}

/// Reads a file and, where it opens, does everything with it that the program can do.
///
/// # Panics
/// Where a promise is broken: a refusal without a sentence, a file that is written otherwise than it was read, an export
/// that fails.
#[must_use]
pub fn everything(bytes: &[u8]) -> Outcome {
    everything_within(bytes, &Limits::default())
}

/// The same under limits of one's own: fuzzing needs small files, and many.
#[must_use]
pub fn everything_within(bytes: &[u8], limits: &Limits) -> Outcome {
    let evaluations = match file::read_within(bytes, limits) {
        Ok(document) => {
            written_as_read(&document);
            document.into_evaluations()
        }
        Err(error) => {
            let sentence = words::file_error(&error);
            assert!(sentence.ends_with(['。', '？']), "no sentence: {sentence}");
            assert!(sentence.chars().count() < 1_000, "too long: {sentence}");
            return Outcome::Refused(error);
        }
    };
    let findings = findings(&evaluations);
    Outcome::Opened(Made { exports: exports(&evaluations), findings, evaluations })
}

/// What is written and read again is the same, to the byte.
fn written_as_read(document: &Document) {
    let text = match document {
        Document::Evaluation(one) => file::write_evaluation(one),
        Document::Bundle(all) => file::write_bundle(all),
    };
    let again = file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{}", words::file_error(&error)));
    assert!(again == *document, "read back otherwise");
    let second = match &again {
        Document::Evaluation(one) => file::write_evaluation(one),
        Document::Bundle(all) => file::write_bundle(all),
    };
    assert!(second == text, "written otherwise");
}

fn findings(evaluations: &[Evaluation]) -> Vec<Vec<String>> {
    let scored: Vec<(Arc<Scheme>, Scorecard)> = evaluations
        .iter()
        .map(|evaluation| {
            let scheme = scheme::of(evaluation).expect("a file that opens has a scheme");
            let card = score(evaluation, &scheme);
            (scheme, card)
        })
        .collect();
    let facts: Vec<Facts<'_>> = evaluations
        .iter()
        .zip(&scored)
        .map(|(evaluation, (scheme, card))| Facts { evaluation, scheme, card })
        .collect();
    for table in &facts {
        explained(table);
    }
    let lines = scorecard::Lines::of(evaluations);
    for at in (0..evaluations.len()).take(AT_ONCE) {
        let line = lines.line(at).expect("each has a line");
        assert!(!line.contains('\n'));
        let _: serde_json::Value = serde_json::from_str(&line).expect("a scorecard is JSON");
    }
    facts
        .iter()
        .take(AT_ONCE)
        .map(|table| checks::check(*table, &facts).iter().map(words::finding).collect())
        .collect()
}

/// Every sentence about the scores.
fn explained(facts: &Facts<'_>) {
    let Facts { evaluation, scheme, card } = *facts;
    for row in &card.rows {
        assert!(!words::explain_row(row, scheme).is_empty());
        let _ = (words::reading(&row.target), words::row_notes(row));
    }
    for section in &card.sections {
        let _ = words::explain_section(section);
    }
    if let Some(budget) = &card.budget {
        let _ = words::explain_budget(budget, scheme);
    }
    let _ =
        (words::explain_total(card, scheme), words::title(evaluation), words::file_name(evaluation, "json"));
}

fn exports(evaluations: &[Evaluation]) -> Vec<(&'static str, Vec<u8>)> {
    if evaluations.is_empty() {
        return Vec::new();
    }
    if evaluations.len() > make::MOST_TOGETHER {
        assert_eq!(make::is_draft(evaluations), Err(make::MakeError::TooMany(make::MOST_TOGETHER)));
        return exports(&evaluations[..1]);
    }
    let draft = make::is_draft(evaluations).expect("schemes are known");
    let document = make::document(evaluations, draft).expect("a document");
    let tables = document.sheets.iter().flat_map(|sheet| &sheet.parts);
    assert!(tables.filter(|part| matches!(part, Part::Table(_))).count() > 0, "a form has a table");
    let made = make::Format::ALL.iter().map(|format| {
        let bytes = make::make(evaluations, *format, make::Paper { draft, form_only: false })
            .unwrap_or_else(|error| panic!("{}: {}", format.extension(), words::make_error(&error)));
        (format.extension(), bytes)
    });
    made.collect()
}
