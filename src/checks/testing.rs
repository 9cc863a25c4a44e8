//! What a check says of a table of a few rows, for tests beside the checks.

use super::{Check, check};
use crate::scoring::{Facts, score};
use crate::{file, scheme, words};

/// The sentences of a check on a project's table with these rows, given as JSON without the list's brackets. What
/// stands beside the rows can be added after them: `…], "budget": {…}, "survey": [`.
pub(super) fn said(id: &str, rows: &str) -> Vec<String> {
    let text = format!(
        r#"{{"format": "ziping-evaluation", "version": 1, "scheme": "mof-2020-project", "unit": "某站", "year": 2023,
          "project": {{"name": "某项目"}}, "indicators": [{rows}]}}"#
    );
    let read =
        file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{}: {text}", words::file_error(&error)));
    let evaluation = &read.into_evaluations()[0];
    let scheme = scheme::of(evaluation).unwrap();
    let card = score(evaluation, &scheme);
    let findings = check(Facts { evaluation, scheme: &scheme, card: &card }, &[]);
    let of_check = findings.iter().filter(|finding| Some(finding.check) == Check::from_word(id));
    of_check.map(words::finding).collect()
}
