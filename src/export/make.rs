//! Evaluations → a file of some format: the one way for the page, its office module and the terminal.

use std::sync::Arc;

use crate::checks;
use crate::evaluation::Evaluation;
use crate::report::{self, Document};
use crate::scheme::{self, Scheme};
use crate::scoring::Facts;
use crate::scoring::{self, Scorecard};

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Report and forms as Word.
    #[cfg(feature = "office")]
    Docx,
    /// Forms with live formulas, and their data, as Excel.
    #[cfg(feature = "office")]
    Xlsx,
    /// Report and forms as one HTML file.
    Html,
    /// The rows.
    Csv,
}

impl Format {
    /// Whether its files hold the report besides the forms.
    #[must_use]
    pub const fn has_report(self) -> bool {
        match self {
            #[cfg(feature = "office")]
            Format::Docx => true,
            #[cfg(feature = "office")]
            Format::Xlsx => false,
            Format::Html => true,
            Format::Csv => false,
        }
    }

    /// Every format that this build can make.
    pub const ALL: &'static [Format] = &[
        #[cfg(feature = "office")]
        Format::Docx,
        #[cfg(feature = "office")]
        Format::Xlsx,
        Format::Html,
        Format::Csv,
    ];

    /// How its files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            #[cfg(feature = "office")]
            Format::Docx => "docx",
            #[cfg(feature = "office")]
            Format::Xlsx => "xlsx",
            Format::Html => "html",
            Format::Csv => "csv",
        }
    }

    /// The format of files that end so.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Format> {
        Self::ALL.iter().copied().find(|format| format.extension() == extension)
    }
}

/// Why a file was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MakeError {
    /// There is nothing to make it of.
    Nothing,
    /// An evaluation names a scheme that does not exist.
    UnknownScheme(String),
    /// More evaluations than fit into one file: how many do.
    TooMany(usize),
    /// The library refused; its own words.
    Library(String),
}

/// Most evaluations of one file: paper of more would take more memory than a page has.
pub const MOST_TOGETHER: usize = 200;

/// One evaluation with all that its report needs.
struct Ready<'a> {
    evaluation: &'a Evaluation,
    scheme: Arc<Scheme>,
    card: Scorecard,
}

/// Whether errors stand in any of them, each held against the others, so that paper is marked as a draft.
///
/// Asked before [`make`] and not by it: the office module need not carry the checks.
///
/// # Errors
/// Where an evaluation names a scheme that does not exist, or there are too many.
pub fn is_draft(evaluations: &[Evaluation]) -> Result<bool, MakeError> {
    let ready = ready(evaluations)?;
    let facts: Vec<Facts<'_>> = ready.iter().map(Ready::facts).collect();
    Ok(!facts.iter().all(|table| checks::no_errors(&checks::check(*table, &facts))))
}

/// Whether the report of these lacks something, so that paper with the report is marked as a draft though no error stands.
///
/// # Errors
/// Where an evaluation names a scheme that does not exist, or there are too many.
pub fn report_has_holes(evaluations: &[Evaluation]) -> Result<bool, MakeError> {
    let ready = ready(evaluations)?;
    let main = ready.iter().find(|one| !one.evaluation.is_project()).or(ready.first());
    Ok(main.is_some_and(|main| !report::holes(&main.facts()).is_empty()))
}

/// What goes onto the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paper {
    /// Whether every page says that it is a draft.
    pub draft: bool,
    /// Whether the form of a single evaluation stands alone, without the report. A package always has its report.
    pub form_only: bool,
}

/// Makes the file: of one evaluation its report with its form or the form alone, of several a unit's package. A workbook holds
/// the forms in either case, CSV the rows.
///
/// # Errors
/// Where there is no evaluation, or more than [`MOST_TOGETHER`], or a library refuses.
pub fn make(evaluations: &[Evaluation], format: Format, paper: Paper) -> Result<Vec<u8>, MakeError> {
    let ready = ready(evaluations)?;
    let facts: Vec<Facts<'_>> = ready.iter().map(Ready::facts).collect();
    let Some(first) = facts.first() else { return Err(MakeError::Nothing) };
    match format {
        Format::Html => Ok(super::html::document(&set(&facts, first, paper)).into_bytes()),
        Format::Csv => Ok(csv(&facts).into_bytes()),
        #[cfg(feature = "office")]
        Format::Docx => super::docx::write(&set(&facts, first, paper)).map_err(refused),
        #[cfg(feature = "office")]
        Format::Xlsx => {
            let tables: Vec<_> =
                facts.iter().map(|facts| (facts.evaluation, facts.scheme, facts.card)).collect();
            super::xlsx::write_all(&tables, paper.draft).map_err(refused)
        }
    }
}

fn ready(evaluations: &[Evaluation]) -> Result<Vec<Ready<'_>>, MakeError> {
    if evaluations.len() > MOST_TOGETHER {
        return Err(MakeError::TooMany(MOST_TOGETHER));
    }
    evaluations.iter().map(prepare).collect()
}

fn prepare(evaluation: &Evaluation) -> Result<Ready<'_>, MakeError> {
    let scheme = scheme::of(evaluation).ok_or_else(|| MakeError::UnknownScheme(evaluation.scheme.clone()))?;
    let card = scoring::score(evaluation, &scheme);
    Ok(Ready { evaluation, scheme, card })
}

/// The document of one evaluation, or of a unit's package.
///
/// # Errors
/// Where there is no evaluation, or one names a scheme that does not exist.
pub fn document(evaluations: &[Evaluation], draft: bool) -> Result<Document, MakeError> {
    let ready = ready(evaluations)?;
    let facts: Vec<Facts<'_>> = ready.iter().map(Ready::facts).collect();
    facts.first().map(|first| set(&facts, first, Paper { draft, form_only: false })).ok_or(MakeError::Nothing)
}

impl Ready<'_> {
    fn facts(&self) -> Facts<'_> {
        Facts { evaluation: self.evaluation, scheme: self.scheme.as_ref(), card: &self.card }
    }
}

fn set(all: &[Facts<'_>], first: &Facts<'_>, paper: Paper) -> Document {
    let draft = paper.draft;
    match all {
        [_] if paper.form_only => report::form(first.evaluation, first.scheme, first.card, draft),
        [_] => report::report(first.evaluation, first.scheme, first.card, draft),
        _ => report::package(all, draft),
    }
}

/// The rows of every table, a blank line between two.
fn csv(all: &[Facts<'_>]) -> String {
    let mut tables = all.iter().map(|facts| super::csv::write(facts.evaluation, facts.scheme, facts.card));
    let first = tables.next().unwrap_or_default();
    tables.fold(first, |text, next| format!("{text}\r\n{}", next.trim_start_matches('\u{FEFF}')))
}

#[cfg(feature = "office")]
fn refused(error: impl std::fmt::Display) -> MakeError {
    MakeError::Library(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn every_format_is_made_of_one_and_of_a_package() {
        for &format in Format::ALL {
            assert_eq!(Format::from_extension(format.extension()), Some(format));
            for count in [1, 2] {
                let made = make(&examples::all()[..count], format, Paper::default()).unwrap();
                assert!(made.len() > 1000, "{format:?}");
            }
            assert_eq!(make(&[], format, Paper::default()), Err(MakeError::Nothing));
            let many = vec![examples::all().remove(0); MOST_TOGETHER + 1];
            assert_eq!(make(&many, format, Paper::default()), Err(MakeError::TooMany(MOST_TOGETHER)));
        }
    }

    #[test]
    fn holes_make_a_draft_of_a_report_and_not_of_a_form() {
        let mut evaluation = examples::whole_unit();
        let holes = |evaluation: &Evaluation| report_has_holes(std::slice::from_ref(evaluation));
        assert_eq!(holes(&evaluation), Ok(false));
        evaluation.narrative.process.clear();
        assert_eq!(holes(&evaluation), Ok(true));
        assert_eq!(is_draft(std::slice::from_ref(&evaluation)), Ok(false), "the form alone is final");
        let mut all = examples::all();
        all[1].narrative.process.clear();
        assert_eq!(report_has_holes(&all), Ok(false), "the report of a package is the unit's");
        let paper = |draft| {
            let html =
                make(std::slice::from_ref(&evaluation), Format::Html, Paper { draft, form_only: false })
                    .unwrap();
            String::from_utf8(html).unwrap().contains(crate::words::report::still_to_write())
        };
        assert_eq!((paper(true), paper(false)), (true, false));
    }

    #[test]
    fn errors_make_a_draft() {
        let mut evaluation = examples::whole_unit();
        let html = |evaluation: &Evaluation| {
            let all = std::slice::from_ref(evaluation);
            let paper = Paper { draft: is_draft(all).unwrap(), form_only: false };
            String::from_utf8(make(all, Format::Html, paper).unwrap()).unwrap()
        };
        // The style sheet names the mark too: it is the paragraph that says it.
        let mark = format!(">{}</p>", crate::words::report::draft_mark());
        assert!(!html(&evaluation).contains(&mark));
        evaluation.indicators[0].score = crate::number::Points::parse("6").ok();
        assert!(html(&evaluation).contains(&mark));
    }

    #[test]
    fn the_form_stands_alone_where_that_is_asked_for() {
        let all = examples::all();
        let html = |evaluations: &[Evaluation], form_only| {
            let paper = Paper { draft: false, form_only };
            String::from_utf8(make(evaluations, Format::Html, paper).unwrap()).unwrap()
        };
        let report = "一、自评结论";
        assert!(html(&all[..1], false).contains(report));
        assert!(!html(&all[..1], true).contains(report));
        assert_eq!(html(&all, true), html(&all, false), "a package has its report");
    }
}
