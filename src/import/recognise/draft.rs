//! A form while it is being put together: the evaluation and where its members came from.

use super::ledger::{Ledger, Marks};
use super::lines::{Lines, SpotId};
use super::text::{LONGEST_LABEL, amount};
use super::understood::{Doubt, Grid};
use crate::evaluation::{AmountUnit, Evaluation};
use crate::number::{Amount, Points};

/// What recognition works with: the lines, what became of their cells, and the form so far.
pub(super) struct Draft<'a> {
    pub(super) lines: &'a Lines,
    pub(super) ledger: &'a mut Ledger,
    pub(super) evaluation: Evaluation,
    pub(super) marks: Marks,
    pub(super) grids: Vec<Grid>,
    /// What the form shows beyond what an evaluation says; for choosing a scheme.
    pub(super) shown: Shown,
    /// Cells that contradict the form, so they stay in the list of what was not used.
    pub(super) disputed: Vec<SpotId>,
}

/// What a form shows that no member takes.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// 整体 or 项目, where something says so.
    pub(super) whole_unit: Option<bool>,
    /// The unit that a title names, and where.
    pub(super) unit_in_title: Option<(String, Vec<SpotId>)>,
    /// Points of 预算执行.
    pub(super) budget_points: Option<Points>,
    /// Their own cell, where they have one.
    pub(super) budget_points_at: Option<(SpotId, Points)>,
    /// The sum of all points, and where it stands.
    pub(super) points_set: Option<(SpotId, Points)>,
    /// The total row of the funds was found.
    pub(super) fund_total: bool,
    /// 年初预算数 has a column of its own.
    pub(super) initial: bool,
    /// Target in three cells.
    pub(super) three_cells: bool,
    /// A points column.
    pub(super) points_column: bool,
    /// A score column.
    pub(super) score_column: bool,
    /// A column of reasons.
    pub(super) reason_column: bool,
    /// A column for somebody else's scores.
    pub(super) review_column: bool,
    /// Points in names.
    pub(super) points_in_names: bool,
    /// Members found in the form by which forms differ.
    pub(super) members: Vec<String>,
    /// There is a place for 偏差原因分析.
    pub(super) asks_deviation: bool,
    /// There are places for 评价结论 or 存在问题.
    pub(super) asks_conclusion: bool,
    /// Texts that name documents and places.
    pub(super) words: String,
}

impl Draft<'_> {
    /// Says where a member came from.
    pub(super) fn mark(&mut self, member: &str, spots: &[SpotId], doubts: &[Doubt]) {
        self.marks.set(self.lines, self.ledger, member, spots, doubts);
    }

    /// The text of a cell by paragraphs.
    pub(super) fn text(&self, spot: SpotId) -> String {
        self.lines.spots.get(spot).map(super::lines::Spot::text).unwrap_or_default()
    }

    /// The text of a cell in one line.
    pub(super) fn line(&self, spot: SpotId) -> String {
        self.lines.spots.get(spot).map(super::lines::Spot::line).unwrap_or_default()
    }

    /// Whether a cell says that nothing is stated.
    pub(super) fn is_dash(&self, spot: SpotId) -> bool {
        self.lines.spots.get(spot).is_some_and(super::lines::Spot::is_dash)
    }

    /// The amount that a cell states for a member; what does not read is marked and left unused.
    pub(super) fn amount(&mut self, member: &str, spot: SpotId, doubts: &[Doubt]) -> Option<Amount> {
        if self.is_dash(spot) {
            return None;
        }
        let text = self.line(spot);
        let read = if text.chars().nth(LONGEST_LABEL).is_some() { None } else { amount(&text) };
        let Some((amount, unit)) = read else {
            self.mark(member, &[], &[Doubt::Unreadable]);
            return None;
        };
        let unit = unit.and_then(AmountUnit::from_word);
        if unit.is_some_and(|unit| self.marks.has("amount_unit") && unit != self.evaluation.amount_unit) {
            self.mark(member, &[], &[Doubt::Conflict]);
        }
        self.mark(member, &[spot], doubts);
        Some(amount)
    }
}
