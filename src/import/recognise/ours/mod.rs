//! What this program exported itself: known by its own words, and so read to the letter.
//!
//! The list of data behind the forms of a workbook ([`list`], [`rows`], [`facts`]), the sentences of the report ([`report`], [`report_rows`]), the
//! columns beside a form that formulas refer to ([`beside`]), reasons of rows in one text ([`composed`]).

pub(super) mod beside;
pub(super) mod composed;
pub(super) mod facts;
pub(super) mod list;
pub(super) mod pages;
pub(super) mod report;
mod report_rows;
pub(super) mod rows;

/// A text without any white space: what of two writings of one text must be equal.
pub(super) fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
