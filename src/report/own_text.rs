//! A person's own paragraph in place of a generated one: which it is, and whether its figures still agree.

use std::collections::BTreeSet;

use super::document::{OwnText, Part, Table};
use crate::number::Exact;
use crate::prose;
use crate::scoring::Facts;

/// The text that stands, and what is known of it if it is the person's.
pub(super) fn choose(own: Option<String>, generated: String) -> (String, Option<OwnText>) {
    match own {
        Some(text) => (text, Some(OwnText { generated, strange: Vec::new() })),
        None => (generated, None),
    }
}

/// Every figure that the data has: those of the generated sentences, of the tables, and of what was typed.
pub(super) struct Figures {
    known: BTreeSet<String>,
    /// The rate in percent, as often as it may be rounded.
    rates: Vec<String>,
    total: Option<String>,
}

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
        let rate = facts.card.budget.as_ref().and_then(|budget| budget.rate);
        let percent = rate.and_then(|rate| rate.exact().times(Exact::HUNDRED));
        let rates = percent.iter().flat_map(|percent| (0..=2).filter_map(|places| percent.rounded(places)));
        Figures {
            known,
            rates: rates.map(Exact::plain).collect(),
            total: facts.card.total.map(|total| total.exact().plain()),
        }
    }

    /// Whether a figure says something that the data does not: 执行率 and 总分 must be the very ones, anything else
    /// must occur somewhere.
    fn contradicts(&self, figure: &Figure) -> bool {
        match figure.unit {
            None => false,
            Some("%") if figure.before.contains("执行率") => !self.rates.contains(&figure.value),
            Some("分")
                if ["总分", "自评得分", "最终得分", "综合得分"]
                    .iter()
                    .any(|word| figure.before.contains(word)) =>
            {
                self.total.as_ref() != Some(&figure.value)
            }
            Some(_) => !self.known.contains(&figure.value),
        }
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
            let figures = figures(&paragraph.text);
            own.strange =
                figures.iter().filter(|figure| known.contradicts(figure)).map(Figure::written).collect();
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
    /// The few letters before it, back to the last mark of punctuation.
    before: String,
}

/// What makes a number a statement about the table; years, dates and numbering are none.
const UNITS: &[&str] = &["%", "万元", "亿元", "元", "分", "个", "项"];

impl Figure {
    fn written(&self) -> String {
        format!("{}{}", self.digits, self.unit.unwrap_or_default())
    }
}

/// How far back a figure looks for what it is about.
const LETTERS_BEFORE: usize = 12;

/// The numbers of a text, left to right; those in Chinese numerals are left alone.
fn figures(text: &str) -> Vec<Figure> {
    let found = prose::figures(text);
    let mut last = 0_usize;
    let mut read = Vec::new();
    for figure in found.into_iter().filter(|figure| !figure.chinese) {
        let part = |range| text.get::<std::ops::Range<usize>>(range).unwrap_or_default();
        let ahead = part(last..figure.digits.start);
        let clause = ahead.rsplit(['，', '。', '；', '、', ',', '（', '(']).next().unwrap_or_default();
        let before: String = clause.chars().rev().take(LETTERS_BEFORE).collect();
        last = figure.digits.end;
        read.push(Figure {
            value: figure.value.plain(),
            digits: part(figure.digits).to_owned(),
            unit: figure.unit.filter(|unit| UNITS.contains(unit)),
            before: before.chars().rev().collect(),
        });
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_their_unit() {
        let found = figures("得分 94.0 分，执行率100%，2020年完成15个，共 570.36万元。1.");
        let written: Vec<String> =
            found.iter().filter(|figure| figure.unit.is_some()).map(Figure::written).collect();
        assert_eq!(written, ["94.0分", "100%", "15个", "570.36万元"]);
        assert_eq!(found[0].value, "94");
        assert_eq!((found[0].before.as_str(), found[1].before.as_str()), ("得分 ", "执行率"));
    }
}
