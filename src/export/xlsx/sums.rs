//! Sums over the score cells, and the grade that compares the total.

use super::binary::sum_gives;
use super::book::{Cached, Content, fits};
use crate::number::Exact;
use crate::scheme::Grades;
use crate::scoring::Scorecard;

/// Longest text that a formula takes between quotation marks.
const LONGEST_NAME: usize = 200;

/// Cells that are added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Addends {
    /// As a formula names them: `G7,G12:G30`.
    pub names: String,
    /// The numbers in them.
    pub numbers: Vec<Exact>,
}

impl Addends {
    /// Single cells, and cells of one column as a range that holds no other numbers.
    pub(super) fn new(single: Option<String>, range: Vec<String>, numbers: Vec<Exact>) -> Addends {
        let names: Vec<String> = single.into_iter().chain(range).collect();
        Addends { names: names.join(","), numbers }
    }

    /// `ROUND(SUM(…),2)`; the number itself where the sum would not give it.
    pub(super) fn sum(&self, exact: Exact) -> Content {
        if !self.names.is_empty() && fits(exact) && sum_gives(&self.numbers, exact) {
            Content::Formula {
                formula: format!("ROUND(SUM({}),2)", self.names),
                cached: Cached::Number(exact),
                format: "General".to_owned(),
            }
        } else {
            Content::number(exact, "General")
        }
    }
}

/// The grade by the cell of the total, once every pointed row has a score.
pub(super) fn grade(grades: &Grades, card: &Scorecard, scores: &Addends, total: &str) -> Content {
    let pointed = card.rows.iter().filter(|row| row.is_pointed()).count();
    let needed = pointed.saturating_add(usize::from(card.budget.is_some()));
    let exact = card.total.map(|total| total.exact());
    let would_be = exact.filter(|_| scores.numbers.len() >= needed && pointed > 0).and_then(|exact| {
        let bound = grades.bounds.iter().find(|bound| bound.from.exact() <= exact);
        bound.map(|bound| bound.name.clone())
    });
    let names_fit = grades.bounds.iter().all(|bound| bound.name.chars().count() <= LONGEST_NAME);
    let bounds_fit = grades.bounds.iter().all(|bound| fits(bound.from.exact()));
    let stated = card.grade.clone().unwrap_or_default();
    let as_formula = names_fit && bounds_fit && pointed > 0 && would_be == card.grade;
    if !as_formula || scores.names.is_empty() || exact.is_some_and(|exact| !fits(exact)) {
        return Content::text(stated);
    }
    let steps = grades.bounds.iter().rev().fold("\"\"".to_owned(), |rest, bound| {
        let name = crate::export::text::clean(&bound.name).replace('"', "\"\"");
        format!("IF({total}>={},\"{name}\",{rest})", bound.from.exact().plain())
    });
    Content::Formula {
        formula: format!("IF(COUNT({})<{needed},\"\",{steps})", scores.names),
        cached: Cached::Text(stated),
        format: "General".to_owned(),
    }
}
