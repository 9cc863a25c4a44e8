//! Excel: the official form with live formulas, 预算收支情况 where there is one, and the data as a plain list.
//!
//! Three steps: [`plan()`] lays out what stands in which cell, as plain data; every figure that the program
//! computed becomes a formula of which is proved that binary numbers give the exact score ([`binary`]), or
//! else a constant; `render` hands the plan to the library. Text is always written as text.

mod accounts;
mod binary;
mod book;
mod data;
mod expression;
mod figure;
mod form;
mod helpers;
mod layout;
mod long_text;
mod money;
mod render;
mod rows;
mod score;
mod sums;
mod wrap;

pub use book::{Book, Cached, Content, Face, Placed, Printed, Sheet, Style, address};
pub use rust_xlsxwriter::XlsxError;

use crate::evaluation::Evaluation;
use crate::scheme::Scheme;
use crate::scoring::Scorecard;

/// One evaluation as a workbook: its form first, then its data.
///
/// The same evaluation always gives the same bytes; no clock, name or machine goes into them.
///
/// # Errors
/// Where the library refuses what it is given.
pub fn write(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard) -> Result<Vec<u8>, XlsxError> {
    render::render(&plan(&[(evaluation, scheme, card)]))
}

/// A unit's package as one workbook: the forms, each with its 预算收支情况, then the data of each. A draft says so on every page.
///
/// # Errors
/// Where the library refuses what it is given.
pub fn write_all(package: &[(&Evaluation, &Scheme, &Scorecard)], draft: bool) -> Result<Vec<u8>, XlsxError> {
    let mark = draft.then(crate::words::report::draft_mark);
    render::render(&Book { mark, ..plan(package) })
}

/// What [`write_all`] writes, as plain data.
#[must_use]
pub fn plan(package: &[(&Evaluation, &Scheme, &Scorecard)]) -> Book {
    let mut book = Book::default();
    let mut formats = figure::Formats::default();
    let mut lists = Vec::with_capacity(package.len());
    for (index, (evaluation, scheme, card)) in package.iter().enumerate() {
        let number = (package.len() > 1).then(|| index.saturating_add(1));
        let (sheet, document, homes) = form::plan(evaluation, scheme, card, number, &mut formats);
        lists.push(data::plan(evaluation, scheme, card, &sheet, &homes, number));
        if book.title.is_empty() {
            book.title = document.title;
        }
        book.sheets.push(sheet);
        // Next to its form, so that whoever reads the workbook knows whose it is.
        book.sheets.extend(accounts::plan(evaluation, number));
    }
    book.sheets.extend(lists);
    long_text::spill(&mut book);
    book
}
