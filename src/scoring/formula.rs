//! A scheme's own formula, worked out for one figure.

use super::budget::SCORE_PLACES;
use super::judge::Gap;
use crate::number::reading::{Unit, to_common};
use crate::number::{Exact, Points, Ratio};
use crate::scheme::{BandsDirection, BandsOn, Formula, PointBand, StepCount, StepOf, bound};

/// A target and an actual value, in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    /// The target.
    pub goal: Exact,
    /// The actual value.
    pub value: Exact,
    /// Whether less is better.
    pub at_most: bool,
    /// The actual value in its own unit.
    pub actual: (Exact, Unit),
    /// Whether the two are the parts of a rate (a budget), whose percentage points are shares of the target.
    pub of_rate: bool,
}

/// How a formula came to a score, with every figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// The target is reached: all points.
    Reached,
    /// Missed, and then there is nothing.
    AllOrNothing,
    /// In proportion from a line on: points × `multiply` ÷ `divide`, or nothing below it.
    PassLine {
        /// The smaller figure.
        multiply: Exact,
        /// The larger figure.
        divide: Exact,
        /// The attainment from which on there are points.
        line: Ratio,
        /// Whether it is reached.
        passed: bool,
    },
    /// Points − `steps` × `deduct`, never below 0.
    Steps {
        /// By how much the target is missed.
        missed_by: Exact,
        /// The size of one step, in the same measure.
        per: Exact,
        /// What both are measured in.
        of: StepOf,
        /// How many steps count.
        steps: Exact,
        /// Points off for each.
        deduct: Points,
        /// Which steps count.
        count: StepCount,
    },
    /// Points of the band that holds the figure, at most the row's.
    Band {
        /// The figure: an actual value with its unit, or multiply ÷ divide.
        figure: Banded,
        /// The band with its bound as written; `None` beyond the last.
        band: Option<(BandsDirection, String)>,
        /// What it gives.
        gives: Points,
    },
    /// Points × `left` ÷ `span`: what is left of the way from the target to where nothing is left.
    Linear {
        /// Where nothing is left.
        zero: Exact,
        /// The target.
        goal: Exact,
        /// From the actual value to where nothing is left; zero beyond it.
        left: Exact,
        /// From the target to where nothing is left.
        span: Exact,
    },
}

/// The figure that a band is looked up for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Banded {
    /// The actual value.
    Actual(Exact, Unit),
    /// Actual value ÷ target.
    Attainment {
        /// The actual value.
        value: Exact,
        /// The target.
        goal: Exact,
    },
}

impl Worked {
    /// The score of these points, rounded once; `None` where the figures are too long.
    pub(super) fn score(&self, points: Points) -> Option<Exact> {
        let full = points.exact();
        match self {
            Worked::Reached => full.rounded(SCORE_PLACES),
            Worked::AllOrNothing | Worked::PassLine { passed: false, .. } => {
                Exact::ZERO.rounded(SCORE_PLACES)
            }
            Worked::PassLine { multiply, divide, .. } => full.mul_div(*multiply, *divide, SCORE_PLACES),
            Worked::Steps { steps, deduct, .. } => {
                // A product too long for the type is far above any points.
                let left = steps.times(deduct.exact()).and_then(|lost| full.minus(lost));
                left.unwrap_or(Exact::ZERO).max(Exact::ZERO).rounded(SCORE_PLACES)
            }
            Worked::Band { gives, .. } => gives.exact().min(full).rounded(SCORE_PLACES),
            Worked::Linear { left, span, .. } => full.mul_div(*left, *span, SCORE_PLACES),
        }
    }
}

/// Works a formula out.
pub(super) fn work(formula: &Formula, figures: &Figures) -> Result<Worked, Gap> {
    let Figures { goal, value, at_most, .. } = figures;
    if goal.is_negative() {
        return Err(Gap::Negative);
    }
    if let Formula::Bands { on, direction, steps, rest } = formula {
        return band(figures, *on, *direction, steps, *rest);
    }
    let reached = if *at_most { value <= goal } else { value >= goal };
    if reached {
        return Ok(Worked::Reached);
    }
    match formula {
        Formula::AllOrNothing | Formula::Bands { .. } => Ok(Worked::AllOrNothing),
        Formula::PassLine { line } => pass_line(figures, *line),
        Formula::Step { per, of, deduct, count } => steps(figures, *per, *of, *deduct, *count),
        Formula::Linear { zero_at } => linear(figures, *zero_at),
    }
}

fn pass_line(figures: &Figures, line: Ratio) -> Result<Worked, Gap> {
    let Figures { goal, value, at_most, .. } = *figures;
    let (multiply, divide) = if at_most { (goal, value) } else { (value, goal) };
    let multiply = multiply.max(Exact::ZERO);
    let needed = divide.times(line.exact()).ok_or(Gap::TooLong)?;
    let passed = multiply >= needed && multiply.is_positive();
    Ok(Worked::PassLine { multiply, divide, line, passed })
}

fn steps(figures: &Figures, per: Ratio, of: StepOf, deduct: Points, count: StepCount) -> Result<Worked, Gap> {
    let Figures { goal, value, .. } = *figures;
    let missed_by = if value > goal { value.minus(goal) } else { goal.minus(value) }.ok_or(Gap::TooLong)?;
    let per = match of {
        // The figures are percentages: 0.01 is one of them.
        StepOf::PercentagePoints if !figures.of_rate && !figures.actual.1.is_percent() => {
            return Err(Gap::NotPercent);
        }
        StepOf::PercentagePoints if !figures.of_rate => per.exact().times(Exact::HUNDRED),
        _ if goal.is_zero() => return Ok(Worked::AllOrNothing),
        StepOf::PercentagePoints | StepOf::PercentOfTarget => per.exact().times(goal),
    };
    let per = per.ok_or(Gap::TooLong)?;
    let (whole, rest) = missed_by.times_over(per).ok_or(Gap::TooLong)?;
    let begun = count == StepCount::Begun && rest;
    let steps = if begun { whole.plus(Exact::ONE).ok_or(Gap::TooLong)? } else { whole };
    Ok(Worked::Steps { missed_by, per, of, steps, deduct, count })
}

fn linear(figures: &Figures, zero_at: Ratio) -> Result<Worked, Gap> {
    let Figures { goal, value, at_most, .. } = *figures;
    // 2 says where nothing is left of "less is better", 0.5 of "more is better": neither fits the other.
    if at_most != (zero_at.exact() > Exact::ONE) {
        return Err(Gap::FormulaDoesNotFit);
    }
    if goal.is_zero() {
        return Ok(Worked::AllOrNothing);
    }
    let zero = goal.times(zero_at.exact()).ok_or(Gap::TooLong)?;
    let between = |from: Exact, to: Exact| if from > to { from.minus(to) } else { to.minus(from) };
    let beyond = if at_most { value >= zero } else { value <= zero };
    let left = if beyond { Some(Exact::ZERO) } else { between(zero, value) };
    let (left, span) = left.zip(between(zero, goal)).ok_or(Gap::TooLong)?;
    Ok(Worked::Linear { zero, goal, left, span })
}

fn band(
    figures: &Figures,
    on: BandsOn,
    direction: BandsDirection,
    steps: &[PointBand],
    rest: Points,
) -> Result<Worked, Gap> {
    let Figures { goal, value, actual: (own, unit), .. } = figures;
    let figure = match on {
        BandsOn::Actual => Banded::Actual(*own, unit.clone()),
        BandsOn::Attainment if goal.is_zero() => return Err(Gap::FormulaDoesNotFit),
        BandsOn::Attainment => Banded::Attainment { value: *value, goal: *goal },
    };
    for step in steps {
        let (limit, of) = bound(&step.bound).ok_or(Gap::FormulaDoesNotFit)?;
        let sides = match on {
            BandsOn::Actual => {
                to_common((limit, &of), (*own, unit)).ok().map(|(limit, value, _)| (limit, value))
            }
            BandsOn::Attainment => limit.times(*goal).zip(value.times(Exact::HUNDRED)),
        };
        let (limit, value) = sides.ok_or(Gap::FormulaDoesNotFit)?;
        let inside = match direction {
            BandsDirection::AtMost => value <= limit,
            BandsDirection::AtLeast => value >= limit,
        };
        if inside {
            let band = Some((direction, step.bound.clone()));
            return Ok(Worked::Band { figure, band, gives: step.points });
        }
    }
    Ok(Worked::Band { figure, band: None, gives: rest })
}
