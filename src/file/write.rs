//! Canonical writing: members in the order of the format, one space of indent, a newline at the end.

use serde::Serialize;

use super::VERSION;
use crate::evaluation::Evaluation;

#[derive(Serialize)]
struct Head<'a> {
    format: &'static str,
    version: i64,
    #[serde(flatten)]
    evaluation: &'a Evaluation,
}

#[derive(Serialize)]
struct Bundle<'a> {
    format: &'static str,
    version: i64,
    evaluations: Vec<Head<'a>>,
}

fn head(evaluation: &Evaluation) -> Head<'_> {
    Head { format: "ziping-evaluation", version: VERSION, evaluation }
}

/// The file of one evaluation. The same evaluation always gives the same bytes.
#[must_use]
pub fn write_evaluation(evaluation: &Evaluation) -> String {
    pretty(&head(evaluation))
}

/// The same on one line, for keeping: a quarter shorter.
#[must_use]
pub fn write_line(evaluation: &Evaluation) -> String {
    // Writing plain data into memory fails for no value of these types.
    serde_json::to_string(&head(evaluation)).unwrap_or_default()
}

/// The file of several evaluations.
#[must_use]
pub fn write_bundle(evaluations: &[Evaluation]) -> String {
    let evaluations = evaluations.iter().map(head).collect();
    pretty(&Bundle { format: "ziping-bundle", version: VERSION, evaluations })
}

fn pretty(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    // Writing plain data into memory fails for no value of these types, and what serde_json writes is UTF-8.
    let written = value.serialize(&mut serializer).ok().and_then(|()| String::from_utf8(bytes).ok());
    written.map(|text| text + "\n").unwrap_or_default()
}
