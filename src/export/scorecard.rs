//! The scorecard as a JSON line (`format: "ziping-scorecard"`), for other programs. Written, never read back.

use serde::Serialize;

use crate::checks::{self, Finding};
use crate::evaluation::Evaluation;
use crate::file::FileError;
use crate::number::{Points, Ratio};
use crate::scheme::Scheme;
use crate::scoring::{BudgetScore, RowScore, Scorecard, SectionScore};
use crate::words;

/// The version of the scorecard format that this program writes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Card<'a> {
    format: &'static str,
    version: u32,
    unit: &'a str,
    year: i32,
    project: Option<&'a str>,
    scheme: String,
    total: Option<String>,
    grade: Option<&'a str>,
    complete: bool,
    budget: Option<Budget>,
    sections: Vec<Section<'a>>,
    indicators: Vec<Row<'a>>,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Budget {
    rate: Option<String>,
    points: Option<String>,
    score: Option<String>,
    explanation: String,
}

#[derive(Serialize)]
struct Section<'a> {
    title: &'a str,
    points: Option<String>,
    points_set: String,
    score: Option<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    reading: String,
    computed: Option<String>,
    score: Option<String>,
    explanation: String,
    basis: String,
}

#[derive(Serialize)]
struct Found {
    id: &'static str,
    severity: &'static str,
    place: String,
    message: String,
}

#[derive(Serialize)]
struct Refusal<'a> {
    format: &'static str,
    file: &'a str,
    place: String,
    message: String,
}

/// One scorecard on one line, without the line break.
#[must_use]
pub fn line(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard) -> String {
    let rows = evaluation.indicators.iter().zip(&card.rows);
    one_line(&Card {
        format: "ziping-scorecard",
        version: VERSION,
        unit: &evaluation.unit,
        year: evaluation.year,
        project: evaluation.project.as_ref().map(|project| project.name.as_str()),
        scheme: scheme.full_id().with_revision(),
        total: card.total.map(score),
        grade: card.grade.as_deref(),
        complete: card.complete,
        budget: card.budget.as_ref().map(|budget| budget_of(budget, scheme)),
        sections: card.sections.iter().map(section_of).collect(),
        indicators: rows.map(|(indicator, row)| row_of(&indicator.name, row, scheme)).collect(),
        findings: checks::check(evaluation, scheme, card).iter().map(found).collect(),
    })
}

/// A file that cannot be read, on one line: which file, where in it, and why.
#[must_use]
pub fn refusal(file: &str, error: &FileError) -> String {
    failure(file, error.place.path(), words::file_error(error))
}

/// A file that cannot be opened at all.
#[must_use]
pub fn unopened(file: &str, message: String) -> String {
    failure(file, String::new(), message)
}

fn failure(file: &str, place: String, message: String) -> String {
    one_line(&Refusal { format: "ziping-error", file, place, message })
}

fn found(finding: &Finding) -> Found {
    Found {
        id: finding.check.id(),
        severity: finding.check.severity().word(),
        place: finding.place.path(),
        message: words::finding(finding),
    }
}

fn budget_of(budget: &BudgetScore, scheme: &Scheme) -> Budget {
    Budget {
        rate: budget.rate.map(rate),
        points: budget.points.map(score),
        score: budget.score.map(score),
        explanation: words::explain_budget(budget, scheme),
    }
}

fn section_of(section: &SectionScore) -> Section<'_> {
    Section {
        title: section.title.as_deref().unwrap_or("其他"),
        points: section.points.map(score),
        points_set: score(section.points_set),
        score: section.score.map(score),
    }
}

fn row_of<'a>(name: &'a str, row: &'a RowScore, scheme: &Scheme) -> Row<'a> {
    Row {
        id: row.id.as_str(),
        name,
        reading: words::reading(&row.target),
        computed: row.computed.map(score),
        score: row.score().map(score),
        explanation: words::explain_row(row, scheme),
        basis: row.basis.as_ref().map(|key| words::basis_of(scheme, key)).unwrap_or_default(),
    }
}

fn score(points: Points) -> String {
    points.exact().fixed(2)
}

fn rate(rate: Ratio) -> String {
    rate.exact().fixed(4)
}

fn one_line(value: &impl Serialize) -> String {
    // Plain data of strings and numbers: writing it into memory does not fail.
    serde_json::to_string(value).unwrap_or_default()
}
