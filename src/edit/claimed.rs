//! What an existing table or report prints, by name, to be changed.

use super::EditError;
use crate::evaluation::Claimed;
use crate::number::Points;

/// Names a text that an existing table or report prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimedText {
    /// 执行率.
    ExecutionRate,
    /// 等级.
    Grade,
    /// The whole text of an existing report.
    Report,
}

/// Names points that an existing table prints.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimedPoints {
    /// 预算执行 得分.
    BudgetScore,
    /// 总分.
    Total,
    /// Points in the heading 绩效目标.
    GoalPoints,
    /// Points in the heading of the section with this title.
    Section(String),
}

impl ClaimedText {
    /// Its name in files.
    #[must_use]
    pub const fn member(self) -> &'static str {
        match self {
            ClaimedText::ExecutionRate => "execution_rate",
            ClaimedText::Grade => "grade",
            ClaimedText::Report => "report",
        }
    }

    pub(super) fn get(self, claimed: &Claimed) -> &str {
        match self {
            ClaimedText::ExecutionRate => &claimed.execution_rate,
            ClaimedText::Grade => &claimed.grade,
            ClaimedText::Report => &claimed.report,
        }
    }

    pub(super) fn get_mut(self, claimed: &mut Claimed) -> &mut String {
        match self {
            ClaimedText::ExecutionRate => &mut claimed.execution_rate,
            ClaimedText::Grade => &mut claimed.grade,
            ClaimedText::Report => &mut claimed.report,
        }
    }
}

impl ClaimedPoints {
    /// The points of this name.
    #[must_use]
    pub fn get(&self, claimed: &Claimed) -> Option<Points> {
        match self {
            ClaimedPoints::BudgetScore => claimed.budget_score,
            ClaimedPoints::Total => claimed.total,
            ClaimedPoints::GoalPoints => claimed.goal_points,
            ClaimedPoints::Section(title) => claimed.sections.get(title).copied(),
        }
    }

    /// States the points of this name, or states them no longer. A section needs a title.
    pub(super) fn set(&self, claimed: &mut Claimed, points: Option<Points>) -> Result<(), EditError> {
        match (self, points) {
            (ClaimedPoints::BudgetScore, points) => claimed.budget_score = points,
            (ClaimedPoints::Total, points) => claimed.total = points,
            (ClaimedPoints::GoalPoints, points) => claimed.goal_points = points,
            (ClaimedPoints::Section(title), None) => {
                claimed.sections.remove(title);
            }
            (ClaimedPoints::Section(title), Some(_)) if title.is_empty() => {
                return Err(EditError::NoSuchPlace);
            }
            (ClaimedPoints::Section(title), Some(points)) => {
                claimed.sections.insert(title.clone(), points);
            }
        }
        Ok(())
    }
}
