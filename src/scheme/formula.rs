//! Other ways to count the points of a missed target, which a scheme may bind to rows or to its budget.
//!
//! Without one, a missed target gives its points in proportion. Each kind here is worked out in
//! [`crate::scoring::Worked`], which has every figure for the explanation.

use serde::Serialize;

use super::{BasisKey, Scheme, plain_title};
use crate::evaluation::{Indicator, words_of};
use crate::number::{Points, Ratio};

/// How the points of a figure are counted in place of the proportion. The set of kinds is closed.
#[doc(alias = "计分方法")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Formula {
    /// Reached: all points; missed: none.
    AllOrNothing,
    /// In proportion, but nothing below the line.
    PassLine {
        /// The attainment from which on there are points: `0.6` is 60 % of the target.
        line: Ratio,
    },
    /// Points off for each step by which the target is missed; never below 0.
    Step {
        /// The size of one step: `0.01` is 1 percentage point, or 1 % of the target.
        per: Ratio,
        /// What a step is measured in.
        of: StepOf,
        /// Points off for each step.
        deduct: Points,
        /// Which steps count.
        count: StepCount,
    },
    /// Points by where the figure lies; never more than the row has.
    Bands {
        /// Which figure.
        on: BandsOn,
        /// Whether a band holds what lies below its bound or above it, the bound included.
        direction: BandsDirection,
        /// The bands, best first.
        steps: Vec<PointBand>,
        /// Points beyond the last band.
        rest: Points,
    },
    /// Falls evenly from all points at the target to nothing at a multiple of it.
    Linear {
        /// The multiple: 2 = nothing from twice the target on (less is better), 0.5 = nothing up to half of it.
        zero_at: Ratio,
    },
}

words_of! {
    /// The kinds of [`Formula`], as files name them.
    FormulaKind {
        /// [`Formula::AllOrNothing`].
        AllOrNothing = "all_or_nothing",
        /// [`Formula::PassLine`].
        PassLine = "pass_line",
        /// [`Formula::Step`].
        Step = "step",
        /// [`Formula::Bands`].
        Bands = "bands",
        /// [`Formula::Linear`].
        Linear = "linear",
    }
}

words_of! {
    /// What the steps of a deduction are measured in.
    StepOf {
        /// 百分点: the difference between two percentages.
        PercentagePoints = "percentage_points",
        /// The difference as a share of the target.
        PercentOfTarget = "percent_of_target",
    }
}

words_of! {
    /// Which steps of a deduction count.
    StepCount {
        /// Only whole steps: 每超过 1 个百分点.
        Whole = "whole",
        /// Also a step that is only begun: 不足 1 个百分点按 1 个百分点计.
        Begun = "begun",
    }
}

words_of! {
    /// Which figure bands are about.
    BandsOn {
        /// The actual value itself; bounds carry its unit.
        Actual = "actual",
        /// Actual value ÷ target, and for a budget its execution rate; bounds are percentages.
        Attainment = "attainment",
    }
}

words_of! {
    /// On which side of its bound a band lies; the bound belongs to it.
    BandsDirection {
        /// At or below the bound.
        AtMost = "at_most",
        /// At or above the bound.
        AtLeast = "at_least",
    }
}

/// One band of [`Formula::Bands`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointBand {
    /// Its bound as people write it, with its unit: `10%`, `5万元`.
    pub bound: String,
    /// What it gives.
    pub points: Points,
}

/// A formula with the rows that it rules. What is empty is not looked at; at least one is stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoundFormula {
    /// Only rows under this 一级指标.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level1: String,
    /// Only rows under this 二级指标.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level2: String,
    /// Only rows with exactly this 三级指标.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The formula.
    pub formula: Formula,
    /// The document it rests on.
    pub basis: BasisKey,
}

impl BoundFormula {
    fn rules(&self, scheme: &Scheme, row: &Indicator) -> bool {
        let level1 = || match scheme.section_of(&self.level1) {
            Some(section) => scheme.section_of(&row.level1) == Some(section),
            None => plain_title(&self.level1) == plain_title(&row.level1),
        };
        let level2 = || {
            let wanted = plain_title(&self.level2);
            let known = scheme.level2_of(&row.level1, &row.level2);
            plain_title(&row.level2) == wanted
                || known.is_some_and(|known| plain_title(&known.name) == wanted)
        };
        (self.level1.is_empty() || level1())
            && (self.level2.is_empty() || level2())
            && (self.name.is_empty() || self.name.trim() == row.name.trim())
    }
}

impl Scheme {
    /// The formula that rules a row: the first that names it.
    #[must_use]
    pub fn formula_of(&self, row: &Indicator) -> Option<&BoundFormula> {
        self.formulas.iter().find(|bound| bound.rules(self, row))
    }
}
