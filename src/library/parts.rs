//! In which parts two states of an evaluation differ, in short.

use crate::evaluation::Evaluation;

/// A part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 单位名称.
    Unit,
    /// 年度.
    Year,
    /// 评分方案.
    Scheme,
    /// Dates, contacts, what the project is.
    Header,
    /// Budget, expenditure, unit of the amounts.
    Budget,
    /// 预算收支情况.
    Accounts,
    /// 绩效目标.
    Goals,
    /// 绩效指标: how many rows are not the same.
    Indicators(usize),
    /// 满意度调查.
    Survey,
    /// Texts that stand where figures belong.
    Unread,
    /// Texts for table and report.
    Texts,
    /// Findings put aside.
    Aside,
    /// What an existing table prints.
    Claimed,
}

/// The parts in which two evaluations differ, in the order of the form.
#[must_use]
pub fn differing_parts(a: &Evaluation, b: &Evaluation) -> Vec<Part> {
    let parts = [
        (Part::Unit, a.unit != b.unit),
        (Part::Year, a.year != b.year),
        (Part::Scheme, (&a.scheme, &a.scheme_definition) != (&b.scheme, &b.scheme_definition)),
        (
            Part::Header,
            (a.filed_on, a.report_date, &a.contacts, &a.project)
                != (b.filed_on, b.report_date, &b.contacts, &b.project),
        ),
        (
            Part::Budget,
            (a.amount_unit, &a.budget, &a.expenditure) != (b.amount_unit, &b.budget, &b.expenditure),
        ),
        (Part::Accounts, a.accounts != b.accounts),
        (Part::Goals, a.goals != b.goals),
        (Part::Indicators(changed_rows(a, b)), a.indicators != b.indicators),
        (Part::Survey, a.survey != b.survey),
        (Part::Unread, a.unread != b.unread),
        (Part::Texts, (&a.narrative, &a.report) != (&b.narrative, &b.report)),
        (Part::Aside, a.dismissed != b.dismissed),
        (Part::Claimed, a.claimed != b.claimed),
    ];
    parts.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect()
}

/// Rows that only one has, and rows that say something else. Rows that only stand elsewhere do not count.
fn changed_rows(a: &Evaluation, b: &Evaluation) -> usize {
    let other = a.indicators.iter().filter(|row| b.row(&row.id) != Some(row)).count();
    let only_b = b.indicators.iter().filter(|row| a.row(&row.id).is_none()).count();
    other.saturating_add(only_b)
}
