//! 预算执行: the rate and its score.

use crate::evaluation::Budget;
use crate::number::reading::Unit;
use crate::number::{Amount, Exact, Points, Ratio};
use crate::scheme::{BudgetBase, BudgetRule, Formula};

use super::formula::{Figures, Worked, work};

/// Decimal places of every score: hundredths of a point.
pub(super) const SCORE_PLACES: u32 = 2;
/// Decimal places of a rate kept in the scorecard, as a ratio: hundredths of a percent.
const RATE_PLACES: u32 = 4;

/// 预算执行率 and its score.
#[doc(alias = "执行率")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetScore {
    /// Executed ÷ base as a ratio with four places, not capped: above 1 where more was spent than planned.
    pub rate: Option<Ratio>,
    /// Full points; `None` under a form without scores.
    pub points: Option<Points>,
    /// The computed score; `None` where it cannot be computed.
    pub score: Option<Points>,
    /// Which budget the rate is taken on.
    pub base: BudgetBase,
    /// How it came about.
    pub outcome: BudgetOutcome,
}

/// How a budget score came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BudgetOutcome {
    /// `points × executed ÷ base`, rounded half up.
    Proportional {
        /// Spent.
        executed: Amount,
        /// Planned.
        base: Amount,
    },
    /// As much or more was spent than planned: full points.
    Full {
        /// Spent.
        executed: Amount,
        /// Planned.
        base: Amount,
    },
    /// By a formula of the scheme.
    ByFormula {
        /// Spent.
        executed: Amount,
        /// Planned.
        base: Amount,
        /// How it came to its score.
        worked: Worked,
    },
    /// The form gives no scores; the rate stands for itself.
    NotScored {
        /// Spent.
        executed: Amount,
        /// Planned.
        base: Amount,
    },
    /// It cannot be computed.
    Unknown(BudgetGap),
}

/// Why a budget score cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BudgetGap {
    /// The budget is not stated.
    NoBase,
    /// The budget is zero: a rate has no meaning.
    ZeroBase,
    /// What was spent is not stated.
    NoExecuted,
    /// An amount is below zero.
    Negative,
    /// The figures are too long for exact work.
    TooLong,
}

/// Scores the budget: `points × min(executed ÷ base, 1)`, or by the scheme's formula; once rounded.
pub(super) fn score_budget(budget: &Budget, rule: &BudgetRule) -> BudgetScore {
    let base = match rule.base {
        BudgetBase::Adjusted => budget.total.adjusted,
        BudgetBase::Initial => budget.total.initial,
    };
    let (rate, score, outcome) = match compute(base, budget.total.executed, rule) {
        Ok(scored) => scored,
        Err(gap) => (None, None, BudgetOutcome::Unknown(gap)),
    };
    BudgetScore { rate, points: rule.points, score, base: rule.base, outcome }
}

type Scored = (Option<Ratio>, Option<Points>, BudgetOutcome);

fn compute(base: Option<Amount>, executed: Option<Amount>, rule: &BudgetRule) -> Result<Scored, BudgetGap> {
    let base = base.ok_or(BudgetGap::NoBase)?;
    if base.exact().is_zero() {
        return Err(BudgetGap::ZeroBase);
    }
    let executed = executed.ok_or(BudgetGap::NoExecuted)?;
    if base.exact().is_negative() || executed.exact().is_negative() {
        return Err(BudgetGap::Negative);
    }
    let rate = Exact::ONE.mul_div(executed.exact(), base.exact(), RATE_PLACES).ok_or(BudgetGap::TooLong)?;
    let rate = Some(Ratio::new(rate));
    let Some(points) = rule.points else {
        return Ok((rate, None, BudgetOutcome::NotScored { executed, base }));
    };
    if let Some(formula) = &rule.formula {
        let (score, worked) = by_formula(formula, (executed, base), points).ok_or(BudgetGap::TooLong)?;
        return Ok((rate, Some(score), BudgetOutcome::ByFormula { executed, base, worked }));
    }
    let full = executed >= base;
    let by = if full { base } else { executed };
    let score = points.exact().mul_div(by.exact(), base.exact(), SCORE_PLACES).ok_or(BudgetGap::TooLong)?;
    let outcome = if full {
        BudgetOutcome::Full { executed, base }
    } else {
        BudgetOutcome::Proportional { executed, base }
    };
    Ok((rate, Some(Points::new(score)), outcome))
}

/// A rate by a formula: the budget is the target, what was spent the actual value. `None` where the figures are too
/// long; that the formula suits a rate says [`crate::scheme::Scheme::check`].
fn by_formula(
    formula: &Formula,
    (executed, base): (Amount, Amount),
    points: Points,
) -> Option<(Points, Worked)> {
    let (goal, value) = (base.exact(), executed.exact());
    let actual = (value, Unit::none());
    let worked = work(formula, &Figures { goal, value, at_most: false, actual, of_rate: true }).ok()?;
    Some((Points::new(worked.score(points)?), worked))
}
