//! The rows of the table: judged one by one, scored alone or with the rows that share their score.

use super::formula::work;
use super::judge::{Finished, Gap, Hint, Judged, judge};
use super::outcome::{Outcome, computed, outcome_of};
use super::target::{Target, read_target};
use crate::evaluation::{Evaluation, Indicator, RowId};
use crate::number::Points;
use crate::number::reading::{Reading, read};
use crate::scheme::{BasisKey, Scheme};

/// What a row's two values were read as, each once for scoring, checks and paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowReading {
    /// 年初目标值.
    pub target: Reading,
    /// 实际完成值.
    pub actual: Reading,
}

/// One row with its score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowScore {
    /// Which row.
    pub id: RowId,
    /// Its section by place in [`Scheme::sections`]; `None` where no section has its 一级指标.
    pub section: Option<usize>,
    /// Points as stated; none under a form without scores.
    pub points: Option<Points>,
    /// What its texts were read as.
    pub reading: RowReading,
    /// The target as understood.
    pub target: Target,
    /// The score that the rule gives.
    pub computed: Option<Points>,
    /// The score that the person entered; none under a form without scores.
    pub entered: Option<Points>,
    /// How the computed score came about.
    pub outcome: Outcome,
    /// What should be looked at.
    pub hints: Vec<Hint>,
    /// Whether the target was reached.
    pub finished: Finished,
    /// The document that the rule rests on; `None` where no rule was used.
    pub basis: Option<BasisKey>,
}

impl RowScore {
    /// The score that counts: the entered one where there is one, else the computed one.
    #[must_use]
    pub fn score(&self) -> Option<Points> {
        self.entered.or(self.computed)
    }

    /// Whether the row must have a score before the table is complete.
    #[must_use]
    pub fn is_pointed(&self) -> bool {
        self.points.is_some()
    }

    /// Whether an entered score differs from the computed one.
    #[must_use]
    pub fn differs(&self) -> bool {
        matches!((self.entered, self.computed), (Some(entered), Some(computed)) if entered != computed)
    }
}

/// Scores every row, in table order.
pub(super) fn score_rows(evaluation: &Evaluation, scheme: &Scheme) -> Vec<RowScore> {
    let rows = &evaluation.indicators;
    let judged: Vec<(RowReading, Target, Judged)> = rows
        .iter()
        .map(|row| {
            let reading = RowReading { target: read(&row.target), actual: read(&row.actual) };
            let target = read_target(row, &reading.target, scheme, evaluation.year);
            let judged = judge(row, &reading, &target, &scheme.rules, evaluation.year);
            (reading, target, judged)
        })
        .collect();
    let groups = group_heads(rows);
    let reached: Vec<bool> = judged.iter().map(|(_, _, judged)| judged.finished == Finished::Yes).collect();
    let mut scores = Vec::with_capacity(rows.len());
    for (index, (row, (reading, target, judged))) in rows.iter().zip(judged).enumerate() {
        let head = groups.get(index).copied().unwrap_or(index);
        let members = groups.iter().zip(&reached).filter(|(of, _)| **of == index);
        let mut basis = rule_basis(&target, scheme);
        let outcome = if !scheme.scored {
            Outcome::NotScored
        } else if head != index {
            Outcome::SharesWith { row: rows.get(head).map(|head| head.id.clone()).unwrap_or_default() }
        } else if row.points.is_none() {
            Outcome::NoPoints
        } else if shares_with_next(rows, index) {
            let (count, all) = members
                .fold((0_usize, true), |(n, all), (_, reached)| (n.saturating_add(1), all && *reached));
            if all { Outcome::FullGroup { rows: count } } else { Outcome::Unknown(Gap::GroupNotReached) }
        } else if let Some((figures, bound)) = judged.figures.as_ref().zip(scheme.formula_of(row)) {
            basis = Some(bound.basis.clone());
            work(&bound.formula, figures).map_or_else(Outcome::Unknown, Outcome::ByFormula)
        } else {
            outcome_of(&judged.judgement)
        };
        scores.push(finish(row, scheme, (reading, target), judged, outcome, basis));
    }
    scores
}

/// The document of the rule by which a target is judged.
fn rule_basis(target: &Target, scheme: &Scheme) -> Option<BasisKey> {
    let rules = &scheme.rules;
    let basis = target
        .rule
        .map(|rule| if target.is_zero_ceiling() { &rules.zero_target.basis } else { rules.basis_of(rule) });
    basis.cloned()
}

fn finish(
    row: &Indicator,
    scheme: &Scheme,
    (reading, target): (RowReading, Target),
    judged: Judged,
    outcome: Outcome,
    basis: Option<BasisKey>,
) -> RowScore {
    // What a file states of points and scores says nothing under a form that gives none.
    let (points, entered) = if scheme.scored { (row.points, row.score) } else { (None, None) };
    let (computed, outcome) = match points {
        Some(points) => computed(points, outcome),
        None => (None, outcome),
    };
    RowScore {
        id: row.id.clone(),
        section: scheme.section_of(&row.level1),
        points,
        computed,
        entered,
        outcome,
        hints: judged.hints,
        finished: judged.finished,
        basis,
        target,
        reading,
    }
}

fn shares_with_next(rows: &[Indicator], index: usize) -> bool {
    index.checked_add(1).and_then(|next| rows.get(next)).is_some_and(|row| row.shares_score_with_above)
}

/// For each row the position of the row that carries its score.
fn group_heads(rows: &[Indicator]) -> Vec<usize> {
    let mut head = 0;
    let positions = rows.iter().enumerate().map(|(index, row)| {
        if !row.shares_score_with_above {
            head = index;
        }
        head
    });
    positions.collect()
}

#[cfg(test)]
mod tests {
    use crate::number::Points;
    use crate::scoring::score;
    use crate::{examples, scheme};

    #[test]
    fn a_score_differs_only_where_another_one_was_computed() {
        let mut evaluation = examples::all().remove(0);
        let scheme = scheme::of(&evaluation).unwrap();
        let differs = |evaluation: &_| score(evaluation, &scheme).rows[0].differs();
        for (entered, expected) in
            [(None, false), (Some("5"), false), (Some("5.00"), false), (Some("4"), true)]
        {
            evaluation.indicators[0].score = entered.map(|text| Points::parse(text).unwrap());
            assert_eq!(differs(&evaluation), expected, "{entered:?}");
        }
        evaluation.indicators[0].actual = "完成".into();
        assert!(!differs(&evaluation));
    }
}
