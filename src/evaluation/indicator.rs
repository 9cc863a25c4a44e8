//! One row of the indicator table, and the survey behind a satisfaction row.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Day, words_of};
use crate::number::{Points, Ratio};
use crate::signs::{is_dropped, without_controls};

/// The name of a row inside one evaluation. Everything that belongs to a row hangs on it, never on the
/// row's position, so that rows can be moved.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(String);

impl RowId {
    /// The id with these letters.
    #[must_use]
    pub fn new(id: impl Into<String>) -> RowId {
        let id = id.into();
        RowId(if id.contains(is_dropped) { without_controls(&id).into_owned() } else { id })
    }

    /// Its letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first of `r1`, `r2`, … that is not taken.
    pub fn free(taken: impl Fn(&RowId) -> bool) -> RowId {
        (1_u32..).map(|number| RowId(format!("r{number}"))).find(|id| !taken(id)).unwrap_or_default()
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for RowId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

words_of! {
    /// By which rule a row is scored, where the person overrules the reading of the target.
    Rule {
        /// 不低于: more is better.
        AtLeast = "at_least",
        /// 不高于: less is better.
        AtMost = "at_most",
        /// 等于.
        Equal = "equal",
        /// 介于: inside two bounds.
        Range = "range",
        /// 不晚于: done by the end of a period.
        ByDate = "by_date",
        /// 定性: judged in tiers.
        Tier = "tier",
    }
}

words_of! {
    /// The three tiers of a qualitative indicator.
    #[doc(alias = "达成")]
    Tier {
        /// 达成年度指标.
        Achieved = "achieved",
        /// 部分达成年度指标并具有一定效果.
        Partly = "partly",
        /// 未达成年度指标且效果较差.
        NotAchieved = "not_achieved",
    }
}

/// One row of the indicator table (绩效指标).
#[doc(alias = "绩效指标")]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Indicator {
    /// Unique in the evaluation.
    pub id: RowId,
    /// 一级指标.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level1: String,
    /// 二级指标.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level2: String,
    /// 三级指标.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// 分值; a row that gives none (其中 sub-row) has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "分值")]
    pub points: Option<Points>,
    /// 年初目标值, as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[doc(alias = "年初目标值")]
    pub target: String,
    /// 实际完成值, as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[doc(alias = "实际完成值")]
    pub actual: String,
    /// 得分 as entered; not stated = the computed score counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "得分")]
    pub score: Option<Points>,
    /// Whether the score of the row above covers this row too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shares_score_with_above: bool,
    /// 完成情况说明, a paragraph for the report.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 佐证.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// 偏差原因分析及改进措施.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[doc(alias = "偏差原因")]
    pub reason: String,
    /// The person's rule where the reading of the target is overruled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// The chosen tier of a qualitative row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// Share of the full points inside the tier's band, e.g. 0.85.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Ratio>,
}

impl Indicator {
    /// Whether nothing but headings is filled in, so that the row says nothing yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        // Most rows have a name, and need no copy to be compared with.
        if !self.name.is_empty() {
            return false;
        }
        let heading = Indicator {
            id: self.id.clone(),
            level1: self.level1.clone(),
            level2: self.level2.clone(),
            ..Indicator::default()
        };
        *self == heading
    }
}

/// What a satisfaction survey found (问卷调查), as evidence for one row.
#[doc(alias = "满意度调查")]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SurveyEntry {
    /// The row it belongs to.
    pub indicator: RowId,
    /// Questionnaires sent out (发放).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<u32>,
    /// Valid answers (有效).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<u32>,
    /// Satisfied answers (满意).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<u32>,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
}
