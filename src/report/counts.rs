//! What the report counts: indicators set, finished, unfinished, undecided, and points lost.

use crate::evaluation::Indicator;
use crate::number::Points;
use crate::scoring::{Finished, RowScore};

use crate::scoring::Facts;

/// A row with its score.
pub(super) type Scored<'a> = (&'a Indicator, &'a RowScore);

/// The rows of a table by what became of them.
pub(super) struct Counts<'a> {
    /// Every row that says something.
    pub set: Vec<Scored<'a>>,
    /// 完成.
    pub finished: Vec<Scored<'a>>,
    /// 未完成.
    pub unfinished: Vec<Scored<'a>>,
    /// Cannot be said yet.
    pub undecided: Vec<Scored<'a>>,
    /// Rows that did not get all their points, with the points lost.
    pub deducted: Vec<(Scored<'a>, Points)>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(facts: &Facts<'a>) -> Counts<'a> {
        let rows = facts.evaluation.indicators.iter().zip(&facts.card.rows);
        let set: Vec<Scored<'a>> = rows.filter(|(row, _)| !row.is_blank()).collect();
        let those =
            |finished: Finished| set.iter().copied().filter(|(_, row)| row.finished == finished).collect();
        let lost = |scored: &Scored<'a>| {
            let lost = scored.1.points?.minus(scored.1.score()?)?;
            lost.exact().is_positive().then_some((*scored, lost))
        };
        Counts {
            finished: those(Finished::Yes),
            unfinished: those(Finished::No),
            undecided: those(Finished::Undecided),
            deducted: set.iter().filter_map(lost).collect(),
            set,
        }
    }
}
