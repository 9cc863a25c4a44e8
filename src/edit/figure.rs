//! Names of every field for a figure, as edits change them and files name them.

use super::{AccountColumn, AmountField, ClaimedPoints, Edit, ExpenditureKey, FundsColumn};
use super::{PointsField, SurveyCount};
use crate::evaluation::RowId;

/// Names a field for a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureField {
    /// 年度.
    Year,
    /// An amount.
    Amount(AmountField),
    /// 分值 or 得分 of a row.
    Points(RowId, PointsField),
    /// The share inside the tier of a row.
    Share(RowId),
    /// A count of a row's survey.
    Survey(RowId, SurveyCount),
    /// Points that an existing table prints.
    Claimed(ClaimedPoints),
}

impl FigureField {
    /// The field whose figure an edit states.
    pub(super) fn of(edit: &Edit) -> Option<FigureField> {
        Some(match edit {
            Edit::Year(_) => FigureField::Year,
            Edit::Amount(field, _) => FigureField::Amount(*field),
            Edit::Points(row, field, _) => FigureField::Points(row.clone(), *field),
            Edit::Share(row, _) => FigureField::Share(row.clone()),
            Edit::Survey(row, count, _) => FigureField::Survey(row.clone(), *count),
            Edit::Claimed(field, _) => FigureField::Claimed(field.clone()),
            _ => return None,
        })
    }

    /// The edit that states its figure no longer; a year is always stated.
    pub(super) fn cleared(&self) -> Option<Edit> {
        Some(match self.clone() {
            FigureField::Year => return None,
            FigureField::Amount(field) => Edit::Amount(field, None),
            FigureField::Points(row, field) => Edit::Points(row, field, None),
            FigureField::Share(row) => Edit::Share(row, None),
            FigureField::Survey(row, count) => Edit::Survey(row, count, None),
            FigureField::Claimed(field) => Edit::Claimed(field, None),
        })
    }

    /// Its row and its name as files have them ([`crate::evaluation::Unread`]).
    #[must_use]
    pub fn key(&self) -> (Option<RowId>, String) {
        match self {
            FigureField::Year => (None, "year".to_owned()),
            FigureField::Amount(field) => (None, amount(*field)),
            FigureField::Points(row, PointsField::Points) => (Some(row.clone()), "points".to_owned()),
            FigureField::Points(row, PointsField::Score) => (Some(row.clone()), "score".to_owned()),
            FigureField::Share(row) => (Some(row.clone()), "share".to_owned()),
            FigureField::Survey(row, count) => (Some(row.clone()), format!("survey.{}", count.member())),
            FigureField::Claimed(field) => (None, claimed(field)),
        }
    }
}

fn amount(field: AmountField) -> String {
    match field {
        AmountField::Total(column) => format!("budget.total.{}", funds_member(column)),
        AmountField::Source(at, column) => format!("budget.sources[{at}].{}", funds_member(column)),
        AmountField::Expenditure(key) => {
            let member = match key {
                ExpenditureKey::Personnel => "personnel",
                ExpenditureKey::Operating => "operating",
                ExpenditureKey::Basic => "basic",
                ExpenditureKey::Project => "project",
            };
            format!("expenditure.{member}")
        }
        AmountField::Account(at, column) => {
            let member = match column {
                AccountColumn::Initial => "initial",
                AccountColumn::Supplement => "supplement",
                AccountColumn::Adjusted => "adjusted",
                AccountColumn::Final => "final",
            };
            format!("accounts[{at}].{member}")
        }
    }
}

const fn funds_member(column: FundsColumn) -> &'static str {
    match column {
        FundsColumn::Initial => "initial",
        FundsColumn::Adjusted => "adjusted",
        FundsColumn::Executed => "executed",
    }
}

fn claimed(field: &ClaimedPoints) -> String {
    match field {
        ClaimedPoints::BudgetScore => "claimed.budget_score".to_owned(),
        ClaimedPoints::Total => "claimed.total".to_owned(),
        ClaimedPoints::GoalPoints => "claimed.goal_points".to_owned(),
        ClaimedPoints::Section(title) => format!("claimed.sections.{title}"),
    }
}
