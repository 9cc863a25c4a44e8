//! The scorecard as a JSON line (`format: "ziping-scorecard"`), for other programs. Written, never read back.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::checks::{self, Finding};
use crate::evaluation::Evaluation;
use crate::file::FileError;
use crate::number::{Points, Ratio};
use crate::scheme::{self, Scheme};
use crate::scoring::{self, BudgetScore, Facts, RowScore, Scorecard, SectionScore};
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
    /// Why the person put it aside; not written for one that stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    dismissed: Option<String>,
}

#[derive(Serialize)]
struct Refusal<'a> {
    format: &'static str,
    file: &'a str,
    place: String,
    message: String,
}

/// One scorecard on one line, without the line break. `context` are the tables it is held against: those of the
/// same unit and year.
#[must_use]
pub fn line(facts: Facts<'_>, context: &[Facts<'_>]) -> String {
    let Facts { evaluation, scheme, card } = facts;
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
        findings: checks::check(facts, context).iter().map(found).collect(),
    })
}

/// Many evaluations, scored; those of one unit and year are each other's context.
pub struct Lines<'a> {
    scored: Vec<Option<Scored<'a>>>,
    /// Positions by unit (without spaces) and year.
    groups: BTreeMap<(String, i32), Vec<usize>>,
}

struct Scored<'a> {
    evaluation: &'a Evaluation,
    scheme: Arc<Scheme>,
    card: Scorecard,
}

impl<'a> Lines<'a> {
    /// Scores every evaluation.
    pub fn of(evaluations: impl IntoIterator<Item = &'a Evaluation>) -> Lines<'a> {
        let scored: Vec<Option<Scored<'a>>> = evaluations
            .into_iter()
            .map(|evaluation| {
                // A file that was read always names a scheme that exists.
                let scheme = scheme::of(evaluation)?;
                let card = scoring::score(evaluation, &scheme);
                Some(Scored { evaluation, scheme, card })
            })
            .collect();
        let mut groups: BTreeMap<(String, i32), Vec<usize>> = BTreeMap::new();
        for (at, scored) in scored.iter().enumerate() {
            if let Some(scored) = scored {
                groups.entry(scored.evaluation.unit_and_year()).or_default().push(at);
            }
        }
        Lines { scored, groups }
    }

    /// The scorecard of one of them, by its position; `None` beyond the last.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<String> {
        let scored = self.scored.get(at)?.as_ref()?;
        let group =
            self.groups.get(&scored.evaluation.unit_and_year()).map(Vec::as_slice).unwrap_or_default();
        let context: Vec<Facts<'_>> = group
            .iter()
            .filter_map(|at| Some(self.scored.get(*at)?.as_ref()?.facts()))
            .take(checks::MOST_OTHERS)
            .collect();
        Some(line(scored.facts(), &context))
    }
}

impl Scored<'_> {
    fn facts(&self) -> Facts<'_> {
        Facts { evaluation: self.evaluation, scheme: &self.scheme, card: &self.card }
    }
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
        severity: finding.severity.word(),
        place: finding.place.path(),
        message: words::finding(finding),
        dismissed: finding.put_aside.clone(),
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
