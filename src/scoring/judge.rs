//! How an actual value compares with its target, before any points.

use super::formula::Figures;
use super::rows::RowReading;
use super::target::{Goal, Target};
use crate::evaluation::{Indicator, Rule, Tier};
use crate::number::reading::{Common, Mark, NotComparable, Reading, Sense, Unit, same_text, to_common};
use crate::number::{Exact, Ratio};
use crate::scheme::{EqualScoring, Rules};

/// What became of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// Reached: full points.
    Reached,
    /// Missed, and scored in proportion: points × `multiply` ÷ `divide`.
    Short {
        /// The smaller figure.
        multiply: Exact,
        /// The larger figure.
        divide: Exact,
    },
    /// Missed by so much that nothing is left.
    Nothing,
    /// Judged by the person in a tier, with a share of the points inside its band.
    Judged {
        /// The tier.
        tier: Tier,
        /// The share.
        share: Ratio,
    },
    /// Not decided.
    Unknown(Gap),
}

/// Why a row has no computed score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// 年初目标值 is blank.
    NoTarget,
    /// 实际完成值 is blank.
    NoActual,
    /// The target is a figure, the actual value is not one.
    ActualNotNumber,
    /// The target is a figure, the actual value is a range.
    ActualRange,
    /// The units differ and do not convert.
    Units {
        /// The target's.
        target: String,
        /// The actual value's.
        actual: String,
    },
    /// A value from 0 to 1 without a unit against a percentage: a ratio, or a percentage without its sign?
    BareFraction,
    /// A figure below zero, which the rules don't cover.
    Negative,
    /// Done later than the target.
    Late,
    /// The target is a date, the actual value says none.
    NoDate,
    /// No tier chosen.
    NoTier,
    /// A tier without a share inside its band.
    NoShare {
        /// The tier.
        tier: Tier,
    },
    /// The share is outside the tier's band (finding A16).
    ShareOutsideBand {
        /// The tier.
        tier: Tier,
        /// The share.
        share: Ratio,
    },
    /// The person's rule does not fit what the target says.
    RuleDoesNotFit,
    /// One of the rows that share this score is not reached, or not decided.
    GroupNotReached,
    /// The scheme counts steps in percentage points here, but the figures are no percentages.
    NotPercent,
    /// The scheme's formula for this row is for targets of another kind.
    FormulaDoesNotFit,
    /// The points are below zero.
    BadPoints,
    /// The figures are too long for exact work.
    TooLong,
}

/// What a person should look at, though a score could be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// A side without a unit took the other's.
    UnitTaken,
    /// Two names of one unit: 场 and 场次.
    EqualUnits,
    /// 元, 万元, 亿元 were converted.
    Converted,
    /// 大于 or 小于, and the actual value is the very figure.
    AtStrictBound,
    /// The actual value carries an operator; its number is used.
    ActualHasOperator,
    /// 约, 余, 左右 in the actual value.
    ActualApproximate,
}

/// Whether a target was reached, for the report's counts.
#[doc(alias = "完成")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// 完成.
    Yes,
    /// 未完成.
    No,
    /// Cannot be said yet.
    Undecided,
}

/// A judgement with what led to it.
pub(super) struct Judged {
    pub judgement: Judgement,
    pub finished: Finished,
    pub hints: Vec<Hint>,
    /// Both figures, where the target is one figure and they could be compared.
    pub figures: Option<Figures>,
}

/// Holds the actual value of a row against its target.
pub(super) fn judge(row: &Indicator, read: &RowReading, target: &Target, rules: &Rules, year: i32) -> Judged {
    let mut hints = Vec::new();
    let mut figures = None;
    let judgement = match (&target.goal, target.rule) {
        (Goal::Blank, _) | (_, None) => Judgement::Unknown(Gap::NoTarget),
        (Goal::Unfit, _) => Judgement::Unknown(Gap::RuleDoesNotFit),
        (Goal::Text, _) => judge_tier(row, read, rules),
        (goal, Some(rule)) => {
            let judged = match goal {
                Goal::Date { end } => judge_date(&read.actual, *end, year),
                _ => judge_figure(&read.actual, target, rule, rules, &mut hints, &mut figures),
            };
            judged.unwrap_or_else(Judgement::Unknown)
        }
    };
    let finished = match &judgement {
        Judgement::Reached => Finished::Yes,
        Judgement::Short { .. } | Judgement::Nothing | Judgement::Unknown(Gap::Late) => Finished::No,
        Judgement::Judged { .. } | Judgement::Unknown(_) if target.goal == Goal::Text => {
            tier_finished(row, read)
        }
        Judgement::Judged { .. } | Judgement::Unknown(_) => Finished::Undecided,
    };
    Judged { judgement, finished, hints, figures }
}

fn judge_tier(row: &Indicator, read: &RowReading, rules: &Rules) -> Judgement {
    let Some(tier) = row.tier else {
        let gap = if read.actual.sense == Sense::Blank { Gap::NoActual } else { Gap::NoTier };
        return Judgement::Unknown(gap);
    };
    match row.share {
        None => Judgement::Unknown(Gap::NoShare { tier }),
        Some(share) if rules.tier.band(tier).is_some_and(|band| band.holds(share)) => {
            Judgement::Judged { tier, share }
        }
        Some(share) => Judgement::Unknown(Gap::ShareOutsideBand { tier, share }),
    }
}

/// With a tier: whether it is "achieved". Without one: whether the actual text repeats the target.
fn tier_finished(row: &Indicator, read: &RowReading) -> Finished {
    match row.tier {
        Some(Tier::Achieved) => Finished::Yes,
        Some(_) => Finished::No,
        None if read.target.sense != Sense::Blank && same_text(&row.target, &row.actual) => Finished::Yes,
        None => Finished::Undecided,
    }
}

fn judge_date(actual: &Reading, end: crate::number::Day, year: i32) -> Result<Judgement, Gap> {
    match &actual.sense {
        Sense::Blank => Err(Gap::NoActual),
        Sense::Date(period) => {
            let done = period.end(year).ok_or(Gap::NoDate)?;
            if done <= end { Ok(Judgement::Reached) } else { Err(Gap::Late) }
        }
        _ => Err(Gap::NoDate),
    }
}

fn judge_figure(
    actual: &Reading,
    target: &Target,
    rule: Rule,
    rules: &Rules,
    hints: &mut Vec<Hint>,
    figures: &mut Option<Figures>,
) -> Result<Judgement, Gap> {
    let (value, unit) = match &actual.sense {
        Sense::Blank => return Err(Gap::NoActual),
        Sense::Range { .. } => return Err(Gap::ActualRange),
        Sense::Date(_) | Sense::Text => return Err(Gap::ActualNotNumber),
        Sense::Number { operator, value, unit } => {
            if operator.is_some() {
                hints.push(Hint::ActualHasOperator);
            }
            (*value, unit)
        }
    };
    if actual.marks.contains(&Mark::Approximate) {
        hints.push(Hint::ActualApproximate);
    }
    match &target.goal {
        Goal::Number { value: goal, unit: goal_unit } => {
            let own = value;
            let (goal, value) = common((*goal, goal_unit), (value, unit), hints)?;
            if target.strict && goal == value {
                hints.push(Hint::AtStrictBound);
            }
            // A target of zero can only be a ceiling, whatever sign stands before it.
            let ceiling = rule == Rule::AtMost || rule == Rule::Equal && goal.is_zero();
            let strictly_equal = rule == Rule::Equal && rules.equal.scored == EqualScoring::AllOrNothing;
            if ceiling || !strictly_equal {
                let actual = if unit.is_none() { (value, goal_unit.clone()) } else { (own, unit.clone()) };
                *figures = Some(Figures { goal, value, at_most: ceiling, actual, of_rate: false });
            }
            match rule {
                _ if ceiling => at_most(goal, value),
                _ if strictly_equal => {
                    Ok(if goal == value { Judgement::Reached } else { Judgement::Nothing })
                }
                _ => at_least(goal, value),
            }
        }
        Goal::Range { low, high, unit: goal_unit } => {
            let (low, below) = common((*low, goal_unit), (value, unit), hints)?;
            let (high, above) = common((*high, goal_unit), (value, unit), &mut Vec::new())?;
            if low.is_negative() {
                Err(Gap::Negative)
            } else if below < low {
                at_least(low, below)
            } else {
                at_most(high, above)
            }
        }
        _ => Err(Gap::RuleDoesNotFit),
    }
}

/// Brings both figures to one unit; what had to be done for it becomes a hint.
fn common(
    target: (Exact, &Unit),
    actual: (Exact, &Unit),
    hints: &mut Vec<Hint>,
) -> Result<(Exact, Exact), Gap> {
    let (goal, value, how) = to_common(target, actual).map_err(|error| match error {
        NotComparable::Units { target, actual } => Gap::Units { target, actual },
        NotComparable::BareFraction => Gap::BareFraction,
        NotComparable::TooLong => Gap::TooLong,
    })?;
    match how {
        Common::Same => {}
        Common::EqualUnits => hints.push(Hint::EqualUnits),
        Common::TakenFrom(_) => hints.push(Hint::UnitTaken),
        Common::Converted => hints.push(Hint::Converted),
    }
    Ok((goal, value))
}

/// More is better: reached at `goal`, below it in proportion, nothing at or below zero.
fn at_least(goal: Exact, value: Exact) -> Result<Judgement, Gap> {
    if goal.is_negative() {
        Err(Gap::Negative)
    } else if value >= goal {
        Ok(Judgement::Reached)
    } else if goal.is_zero() {
        Err(Gap::Negative)
    } else if value.is_positive() {
        Ok(Judgement::Short { multiply: value, divide: goal })
    } else {
        Ok(Judgement::Nothing)
    }
}

/// Less is better: reached at `goal`, above it in inverse proportion, nothing where the goal is zero.
fn at_most(goal: Exact, value: Exact) -> Result<Judgement, Gap> {
    if goal.is_negative() {
        Err(Gap::Negative)
    } else if value <= goal {
        Ok(Judgement::Reached)
    } else if goal.is_zero() {
        Ok(Judgement::Nothing)
    } else {
        Ok(Judgement::Short { multiply: goal, divide: value })
    }
}
