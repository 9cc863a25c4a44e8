//! What an existing table or report prints, and findings that a person put aside.

use std::collections::BTreeMap;

use serde::Serialize;

use super::RowId;
use crate::number::Points;

/// Figures printed by a table or report made elsewhere. They are compared, never used in scoring, never printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Claimed {
    /// 执行率 as printed, e.g. `100%`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub execution_rate: String,
    /// 预算执行 得分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_score: Option<Points>,
    /// 总分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Points>,
    /// 等级.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub grade: String,
    /// Points in the heading 绩效目标.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal_points: Option<Points>,
    /// Section title → points in its heading.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<String, Points>,
    /// The whole text of an existing report.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub report: String,
}

/// A finding that the person put aside, with the reason.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Dismissed {
    /// Which check.
    pub id: String,
    /// Which row, if it belongs to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    /// Which field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// A digest of what the finding saw; a changed figure brings the finding back.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub inputs: String,
    /// Why it was put aside.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}
