//! What every check looks at: a table with each row read once.

use crate::checks::agreement::texts::{Text, texts};
use crate::checks::is_reason;
use crate::evaluation::{Evaluation, Funds, Indicator, Place};
use crate::number::reading::Reading;
use crate::number::{Amount, Day, Points};
use crate::scheme::{BudgetBase, ColumnKind, Level2, Scheme, Threshold};
use crate::scoring::{Facts, RowScore, Scorecard};

/// A table as checks see it.
pub(super) struct Look<'a> {
    /// What the unit states.
    pub(super) evaluation: &'a Evaluation,
    /// What rules it.
    pub(super) scheme: &'a Scheme,
    /// What it is worth.
    pub(super) card: &'a Scorecard,
    /// Its rows, read.
    pub(super) rows: Vec<Row<'a>>,
    /// Its texts, those that are there.
    pub(super) texts: Vec<Text<'a>>,
    /// The other tables of the same unit and year.
    pub(super) context: &'a [Facts<'a>],
    /// The day it is, where that is known.
    pub(super) today: Option<Day>,
}

/// A row as checks see it.
pub(super) struct Row<'a> {
    /// Where it stands in the table, from 0.
    pub(super) at: usize,
    /// What it states.
    pub(super) row: &'a Indicator,
    /// What it is worth.
    pub(super) score: &'a RowScore,
    /// Its target as read.
    pub(super) target: &'a Reading,
    /// Its actual value as read.
    pub(super) actual: &'a Reading,
    /// Its 二级指标 among the scheme's.
    pub(super) level2: Option<&'a Level2>,
    /// Whether something explains what stands out in it: its own reason, or the table's where the form has no
    /// place for one in the row.
    pub(super) explained: bool,
}

impl<'a> Look<'a> {
    pub(super) fn new(facts: Facts<'a>, context: &'a [Facts<'a>], today: Option<Day>) -> Look<'a> {
        let Facts { evaluation, scheme, card } = facts;
        let for_all =
            !scheme.form.has_column(ColumnKind::Reason) && is_reason(&evaluation.narrative.deviation);
        let rows = evaluation.indicators.iter().zip(&card.rows).enumerate();
        let rows = rows.map(|(at, (row, score))| Row {
            at,
            row,
            score,
            target: &score.reading.target,
            actual: &score.reading.actual,
            level2: scheme.level2_of(&row.level1, &row.level2),
            explained: for_all || is_reason(&row.reason),
        });
        Look { evaluation, scheme, card, rows: rows.collect(), texts: texts(evaluation), context, today }
    }

    /// The other tables of the same unit and year; never this one, nor a copy of it.
    pub(super) fn others(&self) -> impl Iterator<Item = &'a Facts<'a>> {
        let own = self.evaluation;
        self.context.iter().filter(move |other| {
            let copy = !own.id.is_empty() && own.id == other.evaluation.id;
            !copy && !std::ptr::eq(own, other.evaluation)
        })
    }

    /// The column that an execution rate is taken on, by its member and as what takes it from a row: 全年预算数,
    /// unless the scheme says otherwise.
    pub(super) fn base(&self) -> (&'static str, fn(&Funds) -> Option<Amount>) {
        match self.scheme.budget.as_ref().map(|rule| rule.base) {
            Some(BudgetBase::Initial) => ("initial", |funds| funds.initial),
            Some(BudgetBase::Adjusted) | None => ("adjusted", |funds| funds.adjusted),
        }
    }

    /// A bound of the scheme.
    pub(super) fn bound(&self, threshold: Threshold) -> crate::number::Exact {
        self.scheme.thresholds.get(threshold)
    }

    /// The place of a part of the evaluation: `look.place(&["budget", "total", "adjusted"])`.
    pub(super) fn place(&self, members: &[&str]) -> Place {
        members.iter().fold(Place::root(), |place, member| place.member(member))
    }
}

impl Row<'_> {
    /// The place of one of its members.
    pub(super) fn place(&self, member: &str) -> Place {
        Place::root().member("indicators").index(self.at).member(member)
    }

    /// 三级指标, as sentences name it.
    pub(super) fn name(&self) -> &str {
        &self.row.name
    }

    /// Points it has lost; `None` where it has no points, no score, or lost nothing.
    pub(super) fn lost(&self) -> Option<Points> {
        let lost = self.score.points?.minus(self.score.score()?)?;
        lost.exact().is_positive().then_some(lost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::project;
    use crate::scheme::find;
    use crate::scoring::score;

    #[test]
    fn neither_the_table_itself_nor_a_copy_is_another_table() {
        let with_id = |id: &str| Evaluation { id: id.into(), ..project("") };
        let tables = [with_id(""), with_id(""), with_id("a"), with_id("a"), with_id("b")];
        let scheme = find("mof-2020-project").unwrap();
        let cards: Vec<_> = tables.iter().map(|table| score(table, &scheme)).collect();
        let facts = tables.iter().zip(&cards);
        let facts: Vec<Facts<'_>> =
            facts.map(|(evaluation, card)| Facts { evaluation, scheme: &scheme, card }).collect();
        let others = |own: usize| {
            let look = Look::new(facts[own], &facts, None);
            let is =
                |other: &Facts<'_>| tables.iter().position(|table| std::ptr::eq(table, other.evaluation));
            look.others().filter_map(is).collect::<Vec<_>>()
        };
        assert_eq!(others(0), [1, 2, 3, 4], "tables without an id are no copies");
        assert_eq!(others(2), [0, 1, 4]);
        assert_eq!(others(4), [0, 1, 2, 3]);
    }
}
