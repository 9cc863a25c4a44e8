//! The indicators as a table of plain text, for any spreadsheet: UTF-8 with its mark, every cell quoted.

use super::text::clean;
use crate::evaluation::{Evaluation, Indicator};
use crate::number::{Exact, Points};
use crate::scheme::Scheme;
use crate::scoring::{RowScore, Scorecard};
use crate::words::sheets as words;

/// By which spreadsheets know that the text is UTF-8.
const MARK: char = '\u{FEFF}';

/// Every row that says something, then the total (where the form has one).
///
/// ```
/// use ziping::{examples, export::csv, scheme, scoring};
/// let evaluation = examples::whole_unit();
/// let scheme = scheme::of(&evaluation).unwrap();
/// let table = csv::write(&evaluation, &scheme, &scoring::score(&evaluation, &scheme));
/// assert!(table.starts_with("\u{FEFF}\"序号\",\"一级指标\""));
/// assert!(table.trim_end().ends_with("\"94\",\"\",\"\",\"\""));
/// ```
#[must_use]
pub fn write(evaluation: &Evaluation, _: &Scheme, card: &Scorecard) -> String {
    let mut table = String::from(MARK);
    line(&mut table, words::CSV_COLUMNS.map(ToOwned::to_owned));
    let rows = evaluation.indicators.iter().zip(&card.rows);
    for ((indicator, row), number) in rows.filter(|(indicator, _)| !indicator.is_blank()).zip(1_u32..) {
        line(&mut table, cells(number, indicator, row));
    }
    if !card.scored {
        return table;
    }
    let mut total = empty();
    set(&mut total, 1, words::TOTAL.to_owned());
    set(&mut total, 4, points(card.points_set));
    set(&mut total, 9, points(card.total));
    line(&mut table, total);
    table
}

fn empty() -> [String; 13] {
    std::array::from_fn(|_| String::new())
}

fn set(cells: &mut [String; 13], column: usize, text: String) {
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

fn cells(number: u32, indicator: &Indicator, row: &RowScore) -> [String; 13] {
    [
        number.to_string(),
        indicator.level1.clone(),
        indicator.level2.clone(),
        indicator.name.clone(),
        points(row.points),
        indicator.target.clone(),
        indicator.actual.clone(),
        points(row.computed),
        points(row.entered),
        points(row.score()),
        indicator.reason.clone(),
        indicator.note.clone(),
        indicator.evidence.clone(),
    ]
}

fn points(points: Option<Points>) -> String {
    points.map(|points| points.exact().plain()).unwrap_or_default()
}

fn line(table: &mut String, cells: [String; 13]) {
    let cells = cells.map(|cell| format!("\"{}\"", defused(&cell).replace('"', "\"\"")));
    table.push_str(&cells.join(","));
    table.push_str("\r\n");
}

/// A text that no spreadsheet runs as a formula: one that begins like a formula gets an apostrophe in front.
/// Plain numbers stay numbers.
fn defused(text: &str) -> String {
    let plain = clean(text);
    let begins = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    // Some programs skip spaces first, so the first sign that is none decides; tab and CR count as typed.
    let risky = text.starts_with(begins) || plain.trim_start().starts_with(begins);
    if risky && Exact::parse(&plain).is_err() { format!("'{plain}") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for bad in ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－a", " =1", "－5", "-"] {
            assert!(defused(bad).starts_with('\''), "{bad:?}");
        }
        for good in ["-5", "-0.5", "5", "≥90%", "a=b", "", "2020-01"] {
            assert_eq!(defused(good), good);
        }
    }
}
