//! What filling would change in an evaluation, member by member.

use serde_json::Value;

use crate::evaluation::Evaluation;
use crate::file;

/// A member that would say something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Its path in the new state.
    pub member: String,
    /// What it says now; `Null` for nothing.
    pub before: Value,
    /// What it would say; `Null` for nothing.
    pub after: Value,
}

/// Every member in which two states of one evaluation differ, in the order of the file. Rows of the indicator table are
/// compared by their ids, those that come or go are left out (`Filled` counts them); other lists by position.
#[must_use]
pub fn differences(before: &Evaluation, after: &Evaluation) -> Vec<Difference> {
    let value = |evaluation: &Evaluation| -> Value {
        serde_json::from_str(&file::write_evaluation(evaluation)).unwrap_or_default()
    };
    let (mut old, mut new) = (value(before), value(after));
    let rows = |value: &mut Value| match value.as_object_mut().and_then(|file| file.remove("indicators")) {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    };
    let (old_rows, new_rows) = (rows(&mut old), rows(&mut new));
    let mut found = Vec::new();
    compare(String::new(), &old, &new, &mut found);
    for (at, row) in new_rows.iter().enumerate() {
        if let Some(partner) = old_rows.iter().find(|old| old.get("id") == row.get("id")) {
            compare(format!("indicators[{at}]"), partner, row, &mut found);
        }
    }
    // What goes with the rows is not stated by anybody.
    found.retain(|difference| {
        !difference.member.starts_with("dismissed") && !difference.member.starts_with("unread")
    });
    // As the form has them; within a part as they were found.
    found.sort_by_key(|difference| {
        let part = difference.member.split(['.', '[']).next().unwrap_or_default();
        ORDER.iter().position(|known| *known == part).unwrap_or(ORDER.len())
    });
    found
}

/// The parts of a file in the order in which the form shows them.
const ORDER: [&str; 17] = [
    "unit",
    "year",
    "filed_on",
    "report_date",
    "scheme",
    "amount_unit",
    "contacts",
    "project",
    "budget",
    "expenditure",
    "accounts",
    "goals",
    "indicators",
    "survey",
    "narrative",
    "report",
    "claimed",
];

fn compare(path: String, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let nothing = Value::Null;
    match (before, after) {
        _ if before == after => {}
        (Value::Object(_) | Value::Null, Value::Object(_)) | (Value::Object(_), Value::Null) => {
            let (old, new) = (before.as_object(), after.as_object());
            let names = old.into_iter().chain(new).flat_map(|members| members.keys());
            let mut seen: Vec<&String> = Vec::new();
            for name in names {
                if !seen.contains(&name) {
                    seen.push(name);
                    let of = |value: &Value| value.get(name).unwrap_or(&nothing).clone();
                    compare(below(name), &of(before), &of(after), found);
                }
            }
        }
        (Value::Array(_) | Value::Null, Value::Array(_)) | (Value::Array(_), Value::Null) => {
            let length = |value: &Value| value.as_array().map_or(0, Vec::len);
            for at in 0..length(before).max(length(after)) {
                let of = |value: &Value| value.get(at).unwrap_or(&nothing).clone();
                compare(format!("{path}[{at}]"), &of(before), &of(after), found);
            }
        }
        _ => found.push(Difference { member: path, before: before.clone(), after: after.clone() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{Indicator, Source};
    use crate::examples;

    #[test]
    fn every_member_that_differs_is_named_with_both_values() {
        let before = examples::all().remove(0);
        assert_eq!(differences(&before, &before), []);
        let mut after = before.clone();
        after.year = 2019;
        after.unit = String::new();
        after.budget.sources = vec![Source { name: "其他资金".into(), ..Source::default() }];
        let moved = after.indicators.remove(2);
        after.indicators.insert(0, Indicator { actual: "改过".into(), ..moved.clone() });
        let found = differences(&before, &after);
        let said = |member: &str| {
            found
                .iter()
                .find(|found| found.member == member)
                .map(|found| (found.before.clone(), found.after.clone()))
        };
        let parts: Vec<&str> =
            found.iter().filter_map(|found| found.member.split(['.', '[']).next()).collect();
        assert_eq!(parts.first().zip(parts.last()), Some((&"unit", &"indicators")));
        assert_eq!(said("year"), Some((before.year.into(), 2019.into())));
        assert_eq!(said("unit"), Some((before.unit.as_str().into(), "".into())));
        assert_eq!(said("budget.sources[0].name").unwrap().1, Value::from("其他资金"));
        assert_eq!(said("indicators[0].actual"), Some((moved.actual.as_str().into(), "改过".into())));
        assert_eq!(found.iter().filter(|found| found.member.starts_with("indicators")).count(), 1);
    }
}
