//! A person's own paragraph in place of a generated one: which it is, and whether its figures still agree.

use std::collections::BTreeSet;

use super::document::{OwnText, Part, Table};
use super::place::Facts;

/// The text that stands, and what is known of it if it is the person's.
pub(super) fn choose(own: Option<String>, generated: String) -> (String, Option<OwnText>) {
    match own {
        Some(text) => (text, Some(OwnText { generated, strange: Vec::new() })),
        None => (generated, None),
    }
}

/// Every figure that the data has: those of the generated sentences, of the tables, and of what was typed.
pub(super) struct Figures(BTreeSet<String>);

impl Figures {
    pub(super) fn of(facts: &Facts<'_>, parts: &[Part]) -> Figures {
        let mut known = BTreeSet::new();
        let mut take = |text: &str| known.extend(figures(text).into_iter().map(|figure| figure.value));
        for part in parts {
            match part {
                Part::Paragraph(paragraph) => match &paragraph.own {
                    Some(own) => take(&own.generated),
                    None => take(&paragraph.text),
                },
                Part::Table(table) => take_table(table, &mut take),
                _ => {}
            }
        }
        for row in &facts.evaluation.indicators {
            [&row.name, &row.target, &row.actual, &row.reason, &row.note]
                .into_iter()
                .for_each(|text| take(text));
        }
        take(&facts.evaluation.unit);
        Figures(known)
    }
}

fn take_table(table: &Table, take: &mut impl FnMut(&str)) {
    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| take(&cell.text));
}

/// Writes into every own paragraph which of its figures the data does not have.
pub(super) fn mark(parts: &mut [Part], known: &Figures) {
    for part in parts {
        if let Part::Paragraph(paragraph) = part
            && let Some(own) = &mut paragraph.own
        {
            let strange = figures(&paragraph.text).into_iter().filter(|figure| figure.is_claim());
            own.strange = strange
                .filter(|figure| !known.0.contains(&figure.value))
                .map(|figure| figure.written())
                .collect();
        }
    }
}

/// A number in a text, with the sign behind it.
#[derive(Debug, PartialEq, Eq)]
struct Figure {
    /// Canonical: without zeros at the end.
    value: String,
    /// As written.
    digits: String,
    /// What follows: `%`, `分`, `万元` …
    unit: Option<&'static str>,
}

/// What makes a number a statement about the table; years, dates and numbering are none.
const UNITS: &[&str] = &["%", "％", "万元", "亿元", "元", "分", "个", "项"];

impl Figure {
    fn is_claim(&self) -> bool {
        self.unit.is_some()
    }

    fn written(&self) -> String {
        format!("{}{}", self.digits, self.unit.unwrap_or_default())
    }
}

/// The numbers of a text, left to right, in one pass.
fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (_, from) = rest.split_at_checked(start).unwrap_or(("", ""));
        let end = from.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(from.len());
        let (digits, after) = from.split_at_checked(end).unwrap_or((from, ""));
        let digits = digits.trim_end_matches('.');
        let unit = UNITS.iter().copied().find(|unit| after.trim_start().starts_with(unit));
        if let Ok(value) = crate::number::Exact::parse(digits) {
            found.push(Figure { value: value.plain(), digits: digits.to_owned(), unit });
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_their_unit() {
        let found = figures("得分 94.0 分，执行率100%，2020年完成15个，共 570.36万元。1.");
        let written: Vec<String> =
            found.iter().filter(|figure| figure.is_claim()).map(Figure::written).collect();
        assert_eq!(written, ["94.0分", "100%", "15个", "570.36万元"]);
        assert_eq!(found[0].value, "94");
    }
}
