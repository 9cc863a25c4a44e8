//! What a judgement gives of a row's points, with all that an explanation needs.

use super::budget::SCORE_PLACES;
use super::formula::Worked;
use super::judge::{Gap, Judgement};
use crate::evaluation::{RowId, Tier};
use crate::number::{Exact, Points, Ratio};

/// How a row's computed score came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The form gives no scores at all.
    NotScored,
    /// The row gives no points of its own (其中 sub-row).
    NoPoints,
    /// The score of the row above covers this one.
    SharesWith {
        /// The row that carries points and score.
        row: RowId,
    },
    /// Reached: all points.
    Full,
    /// Every row that shares this score is reached: all points.
    FullGroup {
        /// How many rows.
        rows: usize,
    },
    /// Points × `multiply` ÷ `divide`, rounded half up to hundredths.
    Proportional {
        /// The smaller figure.
        multiply: Exact,
        /// The larger figure.
        divide: Exact,
    },
    /// Nothing of the points.
    Zero,
    /// Points × share, rounded half up to hundredths.
    Share {
        /// The tier.
        tier: Tier,
        /// The share.
        share: Ratio,
    },
    /// By a formula of the scheme.
    ByFormula(Worked),
    /// No computed score.
    Unknown(Gap),
}

/// Applies a judgement to points.
pub(super) fn outcome_of(judgement: &Judgement) -> Outcome {
    match judgement {
        Judgement::Reached => Outcome::Full,
        Judgement::Short { multiply, divide } => {
            Outcome::Proportional { multiply: *multiply, divide: *divide }
        }
        Judgement::Nothing => Outcome::Zero,
        Judgement::Judged { tier, share } => Outcome::Share { tier: *tier, share: *share },
        Judgement::Unknown(gap) => Outcome::Unknown(gap.clone()),
    }
}

impl Outcome {
    /// Whether a rule found the target missed.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        match self {
            Outcome::Proportional { .. } | Outcome::Zero => true,
            Outcome::ByFormula(worked) => *worked != Worked::Reached,
            _ => false,
        }
    }
}

/// The score that an outcome gives; an outcome that cannot be computed exactly becomes unknown.
pub(super) fn computed(points: Points, outcome: Outcome) -> (Option<Points>, Outcome) {
    if points.exact().is_negative() {
        return (None, Outcome::Unknown(Gap::BadPoints));
    }
    if let Outcome::ByFormula(worked) = &outcome {
        return match worked.score(points) {
            Some(score) => (Some(Points::new(score)), outcome),
            None => (None, Outcome::Unknown(Gap::TooLong)),
        };
    }
    let one = Exact::ONE;
    let (by, over) = match &outcome {
        Outcome::Full | Outcome::FullGroup { .. } => (one, one),
        Outcome::Zero => (Exact::ZERO, one),
        Outcome::Proportional { multiply, divide } => (*multiply, *divide),
        Outcome::Share { share, .. } => (share.exact(), one),
        Outcome::NotScored
        | Outcome::NoPoints
        | Outcome::SharesWith { .. }
        | Outcome::ByFormula(_)
        | Outcome::Unknown(_) => return (None, outcome),
    };
    match points.exact().mul_div(by, over, SCORE_PLACES) {
        Some(score) => (Some(Points::new(score)), outcome),
        None => (None, Outcome::Unknown(Gap::TooLong)),
    }
}
