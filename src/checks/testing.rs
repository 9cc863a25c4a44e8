//! What a check says of tables of a few rows, for tests beside the checks.

use super::{Check, Finding, check};
use crate::evaluation::Evaluation;
use crate::scoring::{Facts, score};
use crate::{file, scheme, words};

/// The table with these members of its file, given as JSON without the outer brackets, `format` and `version`.
pub(super) fn table(members: &str) -> Evaluation {
    let text = format!(r#"{{"format": "ziping-evaluation", "version": 1, {members}}}"#);
    let read =
        file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{}: {text}", words::file_error(&error)));
    read.into_evaluations().remove(0)
}

/// The table of the project 某项目 of 某站 with these rows, given as JSON without the list's brackets. What stands beside
/// the rows can be added after them: `…], "budget": {…}, "survey": [`.
pub(super) fn project(rows: &str) -> Evaluation {
    table(&format!(
        r#""scheme": "mof-2020-project", "unit": "某站", "year": 2023, "project": {{"name": "某项目"}}, "indicators": [{rows}]"#
    ))
}

/// Hands over what a check finds in the first of these tables, held against the others.
pub(super) fn with_found<T>(
    id: &str,
    tables: &[Evaluation],
    then: impl FnOnce(&[Finding], Facts<'_>) -> T,
) -> T {
    let schemes: Vec<_> = tables.iter().map(|table| scheme::of(table).unwrap()).collect();
    let cards: Vec<_> = tables.iter().zip(&schemes).map(|(table, scheme)| score(table, scheme)).collect();
    let facts = tables.iter().zip(&schemes).zip(&cards);
    let facts: Vec<Facts<'_>> =
        facts.map(|((evaluation, scheme), card)| Facts { evaluation, scheme, card }).collect();
    let mut findings = check(facts[0], &facts[1..]);
    findings.retain(|finding| Some(finding.check) == Check::from_word(id));
    then(&findings, facts[0])
}

/// The sentences of a check on the first of these tables, held against the others.
pub(super) fn said_of(id: &str, tables: &[Evaluation]) -> Vec<String> {
    with_found(id, tables, |findings, _| findings.iter().map(words::finding).collect())
}

/// The sentences of a check on a project's table with these rows, given as for [`project`].
pub(super) fn said(id: &str, rows: &str) -> Vec<String> {
    said_of(id, &[project(rows)])
}
