//! Ziping (自评): exact, explained and printable budget performance self-evaluations.
//!
//! Facts ([`evaluation`]) and rules ([`scheme`], as data) go in; scorecard ([`scoring`]), findings ([`checks`]) and document
//! ([`report`]) come out, computed by pure functions and stored nowhere. The direction of use is
//! `app → {export, import, edit, file, history, library, report, checks, scoring} → {scheme, evaluation} → json →
//! {number, signs}`, [`prose`] → number;
//! [`words`] serves whoever speaks to people. Nothing but `app` knows the browser, a clock or randomness.

// The page: shows all of it and turns every gesture into one edit.
#[cfg(feature = "app")]
pub mod app;
// What a reviewer would say of a table.
pub mod checks;
// Every change a person can make, as data.
pub mod edit;
// What a unit states.
pub mod evaluation;
// The examples behind 看示例.
pub mod examples;
// What people take away: HTML, scorecards as JSON.
pub mod export;
// The JSON files of evaluations: limits, reading, canonical writing.
pub mod file;
// Undo and redo over an evaluation, with names.
pub mod history;
// What offices already have: files and pasted tables, read and understood.
pub mod import;
// Any JSON of ours, read strictly, with the place of each mistake.
pub mod json;
// The evaluations kept on this machine.
pub mod library;
// Exact decimals, and reading what people type.
pub mod number;
// What a report that people wrote says: its sections, figures and names.
pub mod prose;
// The printed form as a document.
pub mod report;
// What authorities rule: forms and rules as data.
pub mod scheme;
// Evaluation × scheme → scorecard, every figure explained.
pub mod scoring;
// Signs that nobody sees: which go, and how the others are shown.
pub mod signs;
// Two windows with one evaluation: which of them writes.
pub mod tabs;
// Every sentence the program says, in Chinese.
pub mod words;
