//! The whole table: sections, total, grade.

use super::budget::{BudgetScore, score_budget};
use super::rows::{RowScore, score_rows};
use crate::evaluation::{Evaluation, RowId};
use crate::number::{Exact, Points};
use crate::scheme::Scheme;

/// A table with its rules and what it is worth: all that checks, report and form speak of.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What the unit states.
    pub evaluation: &'a Evaluation,
    /// What rules it.
    pub scheme: &'a Scheme,
    /// What it is worth.
    pub card: &'a Scorecard,
}

/// What an evaluation is worth under its scheme, every figure with how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// Whether the form gives scores at all; without, there are no points, no scores, no total and no grade.
    pub scored: bool,
    /// 预算执行; `None` where the scheme does not score it.
    pub budget: Option<BudgetScore>,
    /// One for each row, in table order.
    pub rows: Vec<RowScore>,
    /// The scheme's sections in its order, then 其他 where rows belong to none.
    pub sections: Vec<SectionScore>,
    /// Budget score and effective scores, as far as there are any; `None` where there is none at all.
    #[doc(alias = "总分")]
    pub total: Option<Points>,
    /// Points of budget and rows, as stated; 100 on a table that is right.
    pub points_set: Option<Points>,
    /// Whether the budget and every pointed row have a score, and there is at least one such row; never under a form
    /// without scores.
    pub complete: bool,
    /// 等级; `None` until complete, and where the points are not 100 together: the bounds of the grades are of 100.
    #[doc(alias = "等级")]
    pub grade: Option<String>,
}

/// One 一级指标.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionScore {
    /// Its title; `None` for rows that belong to no section (其他).
    pub title: Option<String>,
    /// Points that the scheme gives it; `None` for 其他, and where it gives none of its own.
    pub points: Option<Points>,
    /// Sum of its rows' points; zero where no row states any.
    pub points_set: Points,
    /// Sum of its rows' scores; `None` where no row has one.
    pub score: Option<Points>,
    /// Whether the budget's points and score are among these.
    pub holds_budget: bool,
}

impl Scorecard {
    /// The score of the row with this id.
    #[must_use]
    pub fn row(&self, id: &RowId) -> Option<&RowScore> {
        self.rows.iter().find(|row| row.id == *id)
    }

    /// Points of the budget and of the rows that have a score: of what there is a total so far.
    #[must_use]
    pub fn points_scored(&self) -> Points {
        let budget =
            self.budget.as_ref().filter(|budget| budget.score.is_some()).and_then(|budget| budget.points);
        let rows = self.rows.iter().filter(|row| row.score().is_some()).map(|row| row.points);
        Points::sum(std::iter::once(budget).chain(rows)).unwrap_or(Points::ZERO)
    }

    /// Whether no right table is like this: more than 100 points, or a total above them.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        let above = |points: Option<Points>| points.is_some_and(|points| points.exact() > Exact::HUNDRED);
        self.scored && (above(self.points_set) || above(self.total))
    }

    /// Points of 预算执行 that were not got; `None` where none were lost or it has no score.
    #[must_use]
    pub fn budget_lost(&self) -> Option<Points> {
        let budget = self.budget.as_ref()?;
        budget.points?.minus(budget.score?).filter(|lost| lost.exact().is_positive())
    }

    /// How many pointed rows have no score yet.
    #[must_use]
    pub fn open_rows(&self) -> usize {
        self.rows.iter().filter(|row| row.is_pointed() && row.score().is_none()).count()
    }
}

/// Scores an evaluation. Pure: the same evaluation and scheme always give the same scorecard.
///
/// ```
/// use ziping::{file, scheme, scoring};
/// let text = r#"{"format": "ziping-evaluation", "version": 1, "scheme": "mof-2020-project",
///   "unit": "某校", "year": 2019, "project": {"name": "暖通改造"},
///   "budget": {"total": {"adjusted": "43.2", "executed": "37.24"}},
///   "indicators": [{"level1": "产出指标", "points": "10", "target": "≤5天", "actual": "6天"}]}"#;
/// let evaluation = &file::read(text.as_bytes()).unwrap().into_evaluations()[0];
/// let card = scoring::score(evaluation, &scheme::find(&evaluation.scheme).unwrap());
/// assert_eq!(card.budget.unwrap().score.unwrap().to_string(), "8.62");
/// assert_eq!(card.rows[0].computed.unwrap().to_string(), "8.33");
/// assert_eq!(card.total.unwrap().to_string(), "16.95");
/// ```
#[must_use]
pub fn score(evaluation: &Evaluation, scheme: &Scheme) -> Scorecard {
    let budget = scheme.budget.as_ref().map(|rule| score_budget(&evaluation.budget, rule));
    let rows = score_rows(evaluation, scheme);
    let sections = sections(&rows, budget.as_ref(), scheme);
    let budget_score = budget.as_ref().map(|budget| budget.score);
    let total = Points::sum(budget_score.into_iter().chain(rows.iter().map(RowScore::score)));
    let budget_points = budget.as_ref().and_then(|budget| budget.points);
    let points_set = Points::sum(std::iter::once(budget_points).chain(rows.iter().map(|row| row.points)));
    let complete = scheme.scored
        && budget.as_ref().is_none_or(|budget| budget.score.is_some())
        && rows.iter().any(RowScore::is_pointed)
        && rows.iter().all(|row| !row.is_pointed() || row.score().is_some());
    let of_hundred = points_set.is_some_and(|points| points.exact() == Exact::HUNDRED);
    let grade = total
        .filter(|_| complete && of_hundred)
        .and_then(|total| scheme.grades.of(total))
        .map(ToOwned::to_owned);
    Scorecard { scored: scheme.scored, budget, rows, sections, total, points_set, complete, grade }
}

fn sections(rows: &[RowScore], budget: Option<&BudgetScore>, scheme: &Scheme) -> Vec<SectionScore> {
    let home = scheme.budget_section();
    let sum_up = |place: Option<usize>| {
        let of_it = || rows.iter().filter(move |row| row.section == place);
        let budget = budget.filter(|_| home.is_some() && home == place);
        let points = of_it().map(|row| row.points).chain([budget.and_then(|budget| budget.points)]);
        let scores = of_it().map(RowScore::score).chain([budget.and_then(|budget| budget.score)]);
        (Points::sum(points).unwrap_or(Points::ZERO), Points::sum(scores))
    };
    let named = scheme.sections.iter().enumerate().map(|(place, section)| {
        let (points_set, score) = sum_up(Some(place));
        let holds_budget = home == Some(place);
        let (title, points) = (Some(section.title.clone()), section.points);
        SectionScore { title, points, points_set, score, holds_budget }
    });
    let mut sections: Vec<_> = named.collect();
    if rows.iter().any(|row| row.section.is_none()) {
        let (points_set, score) = sum_up(None);
        sections.push(SectionScore { title: None, points: None, points_set, score, holds_budget: false });
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{examples, scheme};

    #[test]
    fn rows_without_a_score_are_counted_where_they_have_points() {
        let mut evaluation = examples::all().remove(0);
        let scheme = scheme::of(&evaluation).unwrap();
        let open = |evaluation: &Evaluation| score(evaluation, &scheme).open_rows();
        assert_eq!(open(&evaluation), 0);
        for row in evaluation.indicators.iter_mut().take(2) {
            row.actual.clear();
            row.score = None;
        }
        assert_eq!(open(&evaluation), 2);
        evaluation.indicators[0].points = None;
        assert_eq!(open(&evaluation), 1);
    }
}
