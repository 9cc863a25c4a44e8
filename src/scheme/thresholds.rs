//! The bounds from which checks speak, and the ceilings of the total: data, because regions differ.

use std::collections::BTreeMap;

use serde::Serialize;

use super::BasisKey;
use crate::evaluation::words_of;
use crate::number::{Exact, Points, Ratio};

words_of! {
    /// A bound from which a check speaks. Its word is its name in a scheme's `thresholds`.
    Threshold {
        /// Actual ÷ target from which a target is far surpassed (ratio, 1.3; B03).
        FarAbove = "far_above",
        /// Actual ÷ target down to which a ceiling is far undercut (ratio, 0.5; B04).
        FarBelow = "far_below",
        /// How many quantitative rows must state the target itself as actual value (count, 5; B06).
        SameRows = "same_rows",
        /// Which share of them (ratio, 0.8; B06).
        SameShare = "same_share",
        /// How far the indicators' score rate may lie above the execution rate (ratio, 0.05; B08).
        AheadOfRate = "ahead_of_rate",
        /// Share of the budget that may stay unspent (ratio, 0.2; B09).
        Unspent = "unspent",
        /// Execution rate below which a reason is needed (ratio, 0.9; B10).
        LowRate = "low_rate",
        /// Adjustment ÷ initial budget from which an adjustment is large (ratio, 0.3; B14).
        LargeAdjustment = "large_adjustment",
        /// Valid answers below which a survey is small (count, 30; B18).
        FewSamples = "few_samples",
        /// Points above which one row carries too much (points, 40; C08).
        Concentrated = "concentrated",
        /// How many times larger or smaller than another table's an amount must be to look like another unit (10; C12).
        MoneyGap = "money_gap",
    }
}

impl Threshold {
    /// What counts where a scheme says nothing: the values of the project's list of checks.
    #[must_use]
    pub fn usual(self) -> Exact {
        let (digits, places) = match self {
            Threshold::FarAbove => (13, 1),
            Threshold::FarBelow => (5, 1),
            Threshold::SameRows => (5, 0),
            Threshold::SameShare => (8, 1),
            Threshold::AheadOfRate => (5, 2),
            Threshold::Unspent => (2, 1),
            Threshold::LowRate => (9, 1),
            Threshold::LargeAdjustment => (3, 1),
            Threshold::FewSamples => (30, 0),
            Threshold::Concentrated => (40, 0),
            Threshold::MoneyGap => (10, 0),
        };
        Exact::from_digits(digits, places).unwrap_or(Exact::ZERO)
    }
}

/// The bounds that a scheme sets otherwise than usual.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Thresholds(BTreeMap<Threshold, Ratio>);

impl Thresholds {
    /// The bound that counts.
    ///
    /// ```
    /// use ziping::scheme::{Threshold, Thresholds};
    /// assert_eq!(Thresholds::default().get(Threshold::LowRate).to_string(), "0.9");
    /// ```
    #[must_use]
    pub fn get(&self, threshold: Threshold) -> Exact {
        self.0.get(&threshold).map_or_else(|| threshold.usual(), |bound| bound.exact())
    }

    /// Sets a bound, or goes back to the usual one.
    pub fn set(&mut self, threshold: Threshold, bound: Option<Ratio>) {
        match bound {
            Some(bound) => self.0.insert(threshold, bound),
            None => self.0.remove(&threshold),
        };
    }

    /// The bounds that are set, in file order.
    pub fn stated(&self) -> impl Iterator<Item = (Threshold, Ratio)> {
        self.0.iter().map(|(threshold, bound)| (*threshold, *bound))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// 总分封顶: the highest total that an execution rate allows. It never changes a total; B12 speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ceilings {
    /// Lowest rate first.
    pub steps: Vec<Ceiling>,
    /// The document they rest on.
    pub basis: BasisKey,
}

/// One ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ceiling {
    /// It holds for rates below this one (a ratio).
    pub below_rate: Ratio,
    /// The highest total.
    pub total: Points,
}

impl Ceilings {
    /// The highest total at this rate; `None` where there is no ceiling.
    #[must_use]
    pub fn at(&self, rate: Ratio) -> Option<Points> {
        self.steps.iter().find(|step| rate < step.below_rate).map(|step| step.total)
    }
}
