//! What a finding is.

use crate::evaluation::{Place, Tier};
use crate::number::Points;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something does not hold.
    Error,
    /// Something needs a reason.
    Warning,
    /// Something to look at.
    Hint,
}

impl Severity {
    /// The word that stands for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }
}

/// Which check found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Points of budget and rows are not 100 together.
    A02,
    /// Points of a section's rows are not the section's.
    A03,
    /// A score above its points.
    A05,
    /// A score below zero, or points not above zero.
    A06,
    /// No budget although money was spent.
    A09,
    /// A row with points lacks target, actual value or score.
    A13,
    /// A score above what the rule gives for a missed target.
    A14,
    /// A score below what the rule gives, without a reason.
    A15,
    /// A score or share outside the band of its tier.
    A16,
    /// Full points though finished late.
    A21,
    /// Points though a target of zero was exceeded.
    A22,
}

impl Check {
    /// Its number, as files and documents name it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Check::A02 => "A02",
            Check::A03 => "A03",
            Check::A05 => "A05",
            Check::A06 => "A06",
            Check::A09 => "A09",
            Check::A13 => "A13",
            Check::A14 => "A14",
            Check::A15 => "A15",
            Check::A16 => "A16",
            Check::A21 => "A21",
            Check::A22 => "A22",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Check::A15 => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// Where in the evaluation.
    pub place: Place,
    /// The figures it speaks of.
    pub detail: Detail,
}

/// The figures and names a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// A sum of points and what it should be.
    Sum {
        /// The section; `None` for the whole table.
        section: Option<String>,
        /// What the rows give.
        found: Points,
        /// What it should be.
        expected: Points,
    },
    /// Nothing but the place.
    Place,
    /// Something about a row by name.
    Row {
        /// 三级指标.
        name: String,
    },
    /// What a row lacks.
    Lacks {
        /// 三级指标.
        name: String,
        /// 年初目标值 is blank.
        target: bool,
        /// 实际完成值 is blank.
        actual: bool,
        /// There is no score.
        score: bool,
    },
    /// A score and the figure it is held against.
    Score {
        /// 三级指标.
        name: String,
        /// The score that counts.
        score: Points,
        /// What it is held against.
        against: Points,
    },
    /// A tier's band in points.
    Band {
        /// 三级指标.
        name: String,
        /// The tier.
        tier: Tier,
        /// The lowest score it allows.
        low: Points,
        /// The upper bound.
        high: Points,
    },
}
