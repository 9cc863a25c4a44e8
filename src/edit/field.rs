//! Names of everything that can be changed, and how to get at it.

use super::ClaimedText;
use crate::evaluation::{
    Account, ContactKey, Evaluation, Expenditure, Funds, GoalKey, Indicator, NarrativeKey, ReportKey, RowId,
    SurveyEntry,
};
use crate::number::{Amount, Day, Points};

/// Names a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextField {
    /// 单位名称.
    Unit,
    /// 项目名称.
    ProjectName,
    /// 主管部门.
    SupervisingDepartment,
    /// 项目实施单位.
    ImplementingUnit,
    /// 填报人 …
    Contact(ContactKey),
    /// 绩效目标.
    Goal(GoalKey),
    /// A text of the report or the table.
    Narrative(NarrativeKey),
    /// Why the rate is low or the budget was adjusted.
    BudgetReason,
    /// Name of a 资金来源 row.
    SourceName(usize),
    /// Name of a 收支表 row.
    AccountName(usize),
    /// Group of a 收支表 row.
    AccountGroup(usize),
    /// A text of an indicator row.
    Row(RowId, RowText),
    /// Own text in place of a generated paragraph; empty = the generated one stands.
    Report(ReportKey),
    /// What an existing table or report prints.
    Claimed(ClaimedText),
}

/// Names a text of an indicator row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowText {
    /// 一级指标.
    Level1,
    /// 二级指标.
    Level2,
    /// 三级指标.
    Name,
    /// 年初目标值.
    Target,
    /// 实际完成值.
    Actual,
    /// 偏差原因.
    Reason,
    /// 完成情况说明.
    Note,
    /// 佐证.
    Evidence,
}

/// Names an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AmountField {
    /// 年度资金总额.
    Total(FundsColumn),
    /// A 资金来源 row.
    Source(usize, FundsColumn),
    /// 基本支出 …
    Expenditure(ExpenditureKey),
    /// A 收支表 row.
    Account(usize, AccountColumn),
}

/// A column of a funds row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FundsColumn {
    /// 年初预算数.
    Initial,
    /// 全年预算数.
    Adjusted,
    /// 全年执行数.
    Executed,
}

impl FundsColumn {
    /// All, left to right.
    pub const ALL: [FundsColumn; 3] = [FundsColumn::Initial, FundsColumn::Adjusted, FundsColumn::Executed];
}

/// Names a kind of expenditure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExpenditureKey {
    /// 人员经费.
    Personnel,
    /// 公用经费.
    Operating,
    /// 基本支出.
    Basic,
    /// 项目支出.
    Project,
}

/// A column of 收支表.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccountColumn {
    /// 年初预算数.
    Initial,
    /// 年中追加调整.
    Supplement,
    /// 调整后预算数.
    Adjusted,
    /// 决算数.
    Final,
}

impl AccountColumn {
    /// All, left to right.
    pub const ALL: [AccountColumn; 4] =
        [AccountColumn::Initial, AccountColumn::Supplement, AccountColumn::Adjusted, AccountColumn::Final];
}

/// Names a points figure of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PointsField {
    /// 分值.
    Points,
    /// 得分, entered.
    Score,
}

/// Names a date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayField {
    /// 填报日期.
    FiledOn,
    /// Date under the report.
    ReportDate,
    /// When a row's survey was done.
    Survey(RowId),
}

/// Names a count of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SurveyCount {
    /// 发放.
    Sent,
    /// 有效.
    Valid,
    /// 满意.
    Satisfied,
}

impl TextField {
    /// What stands there; empty where nothing does.
    #[must_use]
    pub fn get<'e>(&self, evaluation: &'e Evaluation) -> &'e str {
        let project = evaluation.project.as_ref();
        match self {
            TextField::Unit => &evaluation.unit,
            TextField::ProjectName => project.map_or("", |project| &project.name),
            TextField::SupervisingDepartment => project.map_or("", |project| &project.supervising_department),
            TextField::ImplementingUnit => project.map_or("", |project| &project.implementing_unit),
            TextField::Contact(key) => evaluation.contacts.get(*key),
            TextField::Goal(key) => evaluation.goals.get(*key),
            TextField::Narrative(key) => evaluation.narrative.get(*key),
            TextField::BudgetReason => &evaluation.budget.reason,
            TextField::SourceName(at) => evaluation.budget.sources.get(*at).map_or("", |source| &source.name),
            TextField::AccountName(at) => evaluation.accounts.get(*at).map_or("", |account| &account.name),
            TextField::AccountGroup(at) => evaluation.accounts.get(*at).map_or("", |account| &account.group),
            TextField::Row(id, text) => evaluation.row(id).map_or("", |row| text.get(row)),
            TextField::Report(key) => evaluation.report.get(key).map_or("", String::as_str),
            TextField::Claimed(text) => text.get(&evaluation.claimed),
        }
    }

    /// The text, to change it; `None` where there is no such row or project.
    pub(super) fn get_mut<'e>(&self, evaluation: &'e mut Evaluation) -> Option<&'e mut String> {
        Some(match self {
            TextField::Unit => &mut evaluation.unit,
            TextField::ProjectName => &mut evaluation.project.as_mut()?.name,
            TextField::SupervisingDepartment => &mut evaluation.project.as_mut()?.supervising_department,
            TextField::ImplementingUnit => &mut evaluation.project.as_mut()?.implementing_unit,
            TextField::Contact(key) => evaluation.contacts.get_mut(*key),
            TextField::Goal(key) => evaluation.goals.get_mut(*key),
            TextField::Narrative(key) => evaluation.narrative.get_mut(*key),
            TextField::BudgetReason => &mut evaluation.budget.reason,
            TextField::SourceName(at) => &mut evaluation.budget.sources.get_mut(*at)?.name,
            TextField::AccountName(at) => &mut evaluation.accounts.get_mut(*at)?.name,
            TextField::AccountGroup(at) => &mut evaluation.accounts.get_mut(*at)?.group,
            TextField::Row(id, text) => text.get_mut(row_mut(evaluation, id)?),
            TextField::Report(key) => evaluation.report.entry(key.clone()).or_default(),
            TextField::Claimed(text) => text.get_mut(&mut evaluation.claimed),
        })
    }
}

impl RowText {
    /// The text of this name in a row.
    #[must_use]
    pub fn get(self, row: &Indicator) -> &str {
        match self {
            RowText::Level1 => &row.level1,
            RowText::Level2 => &row.level2,
            RowText::Name => &row.name,
            RowText::Target => &row.target,
            RowText::Actual => &row.actual,
            RowText::Reason => &row.reason,
            RowText::Note => &row.note,
            RowText::Evidence => &row.evidence,
        }
    }

    fn get_mut(self, row: &mut Indicator) -> &mut String {
        match self {
            RowText::Level1 => &mut row.level1,
            RowText::Level2 => &mut row.level2,
            RowText::Name => &mut row.name,
            RowText::Target => &mut row.target,
            RowText::Actual => &mut row.actual,
            RowText::Reason => &mut row.reason,
            RowText::Note => &mut row.note,
            RowText::Evidence => &mut row.evidence,
        }
    }
}

impl AmountField {
    /// What is stated there.
    #[must_use]
    pub fn get(self, evaluation: &Evaluation) -> Option<Amount> {
        match self {
            AmountField::Total(column) => column.get(&evaluation.budget.total),
            AmountField::Source(at, column) => column.get(&evaluation.budget.sources.get(at)?.funds),
            AmountField::Expenditure(key) => key.get(&evaluation.expenditure),
            AmountField::Account(at, column) => column.get(evaluation.accounts.get(at)?),
        }
    }

    pub(super) fn get_mut(self, evaluation: &mut Evaluation) -> Option<&mut Option<Amount>> {
        Some(match self {
            AmountField::Total(column) => column.get_mut(&mut evaluation.budget.total),
            AmountField::Source(at, column) => {
                column.get_mut(&mut evaluation.budget.sources.get_mut(at)?.funds)
            }
            AmountField::Expenditure(key) => key.get_mut(&mut evaluation.expenditure),
            AmountField::Account(at, column) => column.get_mut(evaluation.accounts.get_mut(at)?),
        })
    }
}

impl FundsColumn {
    /// The amount of this column.
    #[must_use]
    pub fn get(self, funds: &Funds) -> Option<Amount> {
        match self {
            FundsColumn::Initial => funds.initial,
            FundsColumn::Adjusted => funds.adjusted,
            FundsColumn::Executed => funds.executed,
        }
    }

    fn get_mut(self, funds: &mut Funds) -> &mut Option<Amount> {
        match self {
            FundsColumn::Initial => &mut funds.initial,
            FundsColumn::Adjusted => &mut funds.adjusted,
            FundsColumn::Executed => &mut funds.executed,
        }
    }
}

impl ExpenditureKey {
    fn get(self, of: &Expenditure) -> Option<Amount> {
        match self {
            ExpenditureKey::Personnel => of.personnel,
            ExpenditureKey::Operating => of.operating,
            ExpenditureKey::Basic => of.basic,
            ExpenditureKey::Project => of.project,
        }
    }

    fn get_mut(self, of: &mut Expenditure) -> &mut Option<Amount> {
        match self {
            ExpenditureKey::Personnel => &mut of.personnel,
            ExpenditureKey::Operating => &mut of.operating,
            ExpenditureKey::Basic => &mut of.basic,
            ExpenditureKey::Project => &mut of.project,
        }
    }
}

impl AccountColumn {
    /// The amount of this column.
    #[must_use]
    pub fn get(self, account: &Account) -> Option<Amount> {
        match self {
            AccountColumn::Initial => account.initial,
            AccountColumn::Supplement => account.supplement,
            AccountColumn::Adjusted => account.adjusted,
            AccountColumn::Final => account.final_accounts,
        }
    }

    fn get_mut(self, account: &mut Account) -> &mut Option<Amount> {
        match self {
            AccountColumn::Initial => &mut account.initial,
            AccountColumn::Supplement => &mut account.supplement,
            AccountColumn::Adjusted => &mut account.adjusted,
            AccountColumn::Final => &mut account.final_accounts,
        }
    }
}

impl PointsField {
    /// The figure of this name in a row.
    #[must_use]
    pub fn get(self, row: &Indicator) -> Option<Points> {
        match self {
            PointsField::Points => row.points,
            PointsField::Score => row.score,
        }
    }
}

impl DayField {
    /// The date of this name.
    #[must_use]
    pub fn get(&self, evaluation: &Evaluation) -> Option<Day> {
        match self {
            DayField::FiledOn => evaluation.filed_on,
            DayField::ReportDate => evaluation.report_date,
            DayField::Survey(row) => survey(evaluation, row)?.date,
        }
    }
}

impl SurveyCount {
    /// Its name in files.
    #[must_use]
    pub const fn member(self) -> &'static str {
        match self {
            SurveyCount::Sent => "sent",
            SurveyCount::Valid => "valid",
            SurveyCount::Satisfied => "satisfied",
        }
    }

    /// The count of this name in the survey of a row.
    #[must_use]
    pub fn get(self, evaluation: &Evaluation, row: &RowId) -> Option<u32> {
        let survey = survey(evaluation, row)?;
        match self {
            SurveyCount::Sent => survey.sent,
            SurveyCount::Valid => survey.valid,
            SurveyCount::Satisfied => survey.satisfied,
        }
    }
}

fn survey<'e>(evaluation: &'e Evaluation, row: &RowId) -> Option<&'e SurveyEntry> {
    evaluation.survey.iter().find(|survey| survey.indicator == *row)
}

pub(super) fn row_mut<'e>(evaluation: &'e mut Evaluation, id: &RowId) -> Option<&'e mut Indicator> {
    evaluation.indicators.iter_mut().find(|row| row.id == *id)
}
