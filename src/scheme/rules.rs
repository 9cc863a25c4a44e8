//! The kinds of rules a scheme can put together: budget, quantitative rows, tiers, grades.

use serde::Serialize;

use super::{BasisKey, Formula};
use crate::evaluation::{Rule, Tier, words_of};
use crate::number::{Points, Ratio};

/// 预算执行 as a scored part: `points × min(executed ÷ base, 1)`, or by a formula.
#[doc(alias = "预算执行率")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetRule {
    /// Its name on the form.
    pub title: String,
    /// Full points; a form without scores has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// The section among whose points these are, where the form counts them there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inside: Option<String>,
    /// Which budget the rate is taken on.
    pub base: BudgetBase,
    /// How points are counted below 100 %, where not in proportion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<Formula>,
    /// Names of 资金来源 rows that a new table starts with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The document it rests on.
    pub basis: BasisKey,
}

words_of! {
    /// Which budget an execution rate is taken on.
    BudgetBase {
        /// 全年预算数: after adjustment in the year.
        Adjusted = "adjusted",
        /// 年初预算数.
        Initial = "initial",
    }
}

/// How rows are scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// 不低于.
    pub at_least: RuleBasis,
    /// 不高于.
    pub at_most: RuleBasis,
    /// 等于.
    pub equal: EqualRule,
    /// A target of zero, which can only be a ceiling.
    pub zero_target: RuleBasis,
    /// 介于.
    pub range: RuleBasis,
    /// 不晚于.
    pub by_date: RuleBasis,
    /// 定性.
    pub tier: TierRule,
}

impl Rules {
    /// The document that a rule rests on.
    #[must_use]
    pub fn basis_of(&self, rule: Rule) -> &BasisKey {
        match rule {
            Rule::AtLeast => &self.at_least.basis,
            Rule::AtMost => &self.at_most.basis,
            Rule::Equal => &self.equal.basis,
            Rule::Range => &self.range.basis,
            Rule::ByDate => &self.by_date.basis,
            Rule::Tier => &self.tier.basis,
        }
    }
}

/// A rule that every scheme has alike; only its document differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleBasis {
    /// The document it rests on.
    pub basis: BasisKey,
}

/// What 等于 means when the figure is not hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EqualRule {
    /// Scored like 不低于, or full points only for the very figure.
    pub scored: EqualScoring,
    /// The document it rests on.
    pub basis: BasisKey,
}

words_of! {
    /// The two ways to score 等于.
    EqualScoring {
        /// Like 不低于.
        AsAtLeast = "as_at_least",
        /// Full points for the very figure, else none.
        AllOrNothing = "all_or_nothing",
    }
}

/// Qualitative rows: three tiers, each with a band of shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TierRule {
    /// One band for each tier, best first.
    pub bands: Vec<Band>,
    /// The document it rests on.
    pub basis: BasisKey,
}

impl TierRule {
    /// The band of a tier.
    #[must_use]
    pub fn band(&self, tier: Tier) -> Option<&Band> {
        self.bands.iter().find(|band| band.tier == tier)
    }
}

/// The shares of the full points that a tier allows: closed below and open above, the top one up to 100 % included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Band {
    /// Which tier.
    pub tier: Tier,
    /// What the form calls it.
    pub label: String,
    /// Smallest share, included.
    pub from: Ratio,
    /// Upper bound, excluded unless it is 1.
    pub to: Ratio,
}

impl Band {
    /// Whether a share lies inside.
    #[must_use]
    pub fn holds(&self, share: Ratio) -> bool {
        self.from <= share && (share < self.to || self.includes_top() && share == self.to)
    }

    /// Whether the upper bound belongs to the band (it does at 100 %).
    #[must_use]
    pub fn includes_top(&self) -> bool {
        self.to == Ratio::new(crate::number::Exact::ONE)
    }
}

/// 等级 by total score.
#[doc(alias = "等级")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grades {
    /// Lower bounds, included, best first.
    pub bounds: Vec<GradeBound>,
    /// The document they rest on.
    pub basis: BasisKey,
}

impl Grades {
    /// The grade of a total.
    #[must_use]
    pub fn of(&self, total: Points) -> Option<&str> {
        self.bounds.iter().find(|bound| bound.from <= total).map(|bound| bound.name.as_str())
    }
}

/// One grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradeBound {
    /// 优, 良, 中, 差.
    pub name: String,
    /// The smallest total that has it.
    pub from: Points,
}
