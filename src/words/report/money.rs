//! Sentences on budget, spending and rate. Amounts stand as they were stated, without a blank before their unit (GB/T 9704).

use crate::evaluation::{Account, AccountKind, Evaluation, Funds};
use crate::number::{Amount, Ratio};
use crate::scheme::Kind;

/// `570.36万元`.
fn money(amount: Amount, unit: &str) -> String {
    format!("{amount}{unit}")
}

/// The budget, what was adjusted, what was spent, and the rate.
#[must_use]
pub fn rate_sentence(evaluation: &Evaluation, rate: Option<Ratio>, places: u32, kind: Kind) -> String {
    let of = if kind == Kind::Project { "项目" } else { "" };
    let planned = planned(evaluation, &format!("{of}全年预算"), &format!("{of}年初预算"));
    format!("{planned}，{}，{}。", executed(evaluation, "实际执行", "执行数未填"), rate_clause(rate, places))
}

/// What was spent of the budget, and what is left or too much: the analysis of a project's budget.
#[must_use]
pub fn execution_sentence(evaluation: &Evaluation, rate: Option<Ratio>, places: u32) -> String {
    let Funds { initial, adjusted, executed: spent } = evaluation.budget.total;
    let unit = evaluation.amount_unit.word();
    let planned = match adjusted.or(initial) {
        Some(planned) => format!("{}年度项目预算支出{}", evaluation.year, money(planned, unit)),
        None => format!("{}年度项目预算数未填", evaluation.year),
    };
    let executed = executed(evaluation, "实际执行", "执行数未填");
    let difference = difference(adjusted, spent, unit);
    let difference = if difference.is_empty() { difference } else { format!("，{difference}") };
    format!("{planned}，{executed}，{}{difference}。", rate_clause(rate, places))
}

/// `2020年度全年预算570.36万元`, with what was changed in the year.
fn planned(evaluation: &Evaluation, adjusted_name: &str, initial_name: &str) -> String {
    let unit = evaluation.amount_unit.word();
    let year = evaluation.year;
    let Funds { initial, adjusted, .. } = &evaluation.budget.total;
    match (initial, adjusted) {
        (Some(initial), Some(adjusted)) if initial != adjusted => format!(
            "{year}年度{initial_name}{}，{}，{}{}",
            money(*initial, unit),
            change(*initial, *adjusted, unit),
            adjusted_name.trim_start_matches("项目"),
            money(*adjusted, unit)
        ),
        (_, Some(adjusted)) => format!("{year}年度{adjusted_name}{}", money(*adjusted, unit)),
        (Some(initial), None) => {
            format!("{year}年度{initial_name}{}，全年预算数未填", money(*initial, unit))
        }
        (None, None) => format!("{year}年度预算数未填"),
    }
}

fn executed(evaluation: &Evaluation, name: &str, missing: &str) -> String {
    let executed = evaluation.budget.total.executed;
    executed.map_or_else(
        || missing.to_owned(),
        |executed| format!("{name}{}", money(executed, evaluation.amount_unit.word())),
    )
}

fn rate_clause(rate: Option<Ratio>, places: u32) -> String {
    rate.map_or_else(|| "执行率无法计算".to_owned(), |rate| format!("预算执行率{}", rate.percent(places)))
}

fn change(initial: Amount, adjusted: Amount, unit: &str) -> String {
    let (word, by) = if adjusted > initial {
        ("追加", adjusted.minus(initial))
    } else {
        ("调减", initial.minus(adjusted))
    };
    by.map_or_else(|| "年中调整".to_owned(), |by| format!("年中{word}{}", money(by, unit)))
}

/// Executed against planned: what is left or what is too much.
fn difference(base: Option<Amount>, executed: Option<Amount>, unit: &str) -> String {
    let (Some(base), Some(executed)) = (base, executed) else { return String::new() };
    if base == executed {
        return "实际执行数与预算数无差异".to_owned();
    }
    let (word, by) = if executed < base {
        ("结余", base.minus(executed))
    } else {
        ("超出预算", executed.minus(base))
    };
    by.map_or_else(String::new, |by| format!("{word}{}", money(by, unit)))
}

/// What the budget of a unit consists of: income where 预算收支情况 states it, and spending.
#[must_use]
pub fn budget_sentence(evaluation: &Evaluation) -> String {
    let unit = evaluation.amount_unit.word();
    let year = evaluation.year;
    let total = evaluation.budget.total.adjusted.or(evaluation.budget.total.initial);
    let income = income(&evaluation.accounts).map(|(total, items)| {
        let items: Vec<String> =
            items.iter().map(|(name, amount)| format!("{name}{}", money(*amount, unit))).collect();
        let of_which =
            if items.is_empty() { String::new() } else { format!("，其中：{}", items.join("、")) };
        format!("部门预算收入{}{of_which}；", money(total, unit))
    });
    let of_department = if income.is_some() { "" } else { "部门" };
    let income = income.unwrap_or_default();
    let mut sentence = match total {
        Some(total) => format!("{year}年度{income}{of_department}预算支出{}", money(total, unit)),
        None => format!("{year}年度{income}{of_department}预算数未填"),
    };
    let spending = &evaluation.expenditure;
    let detail = match (spending.personnel, spending.operating) {
        (Some(personnel), Some(operating)) => {
            format!("（人员经费{}、公用经费{}）", money(personnel, unit), money(operating, unit))
        }
        (Some(personnel), None) => format!("（人员经费{}）", money(personnel, unit)),
        (None, Some(operating)) => format!("（公用经费{}）", money(operating, unit)),
        (None, None) => String::new(),
    };
    let parts: Vec<String> = [
        spending.basic.map(|basic| format!("基本支出{}{detail}", money(basic, unit))),
        spending.project.map(|project| format!("项目支出{}", money(project, unit))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !parts.is_empty() {
        sentence.push_str(&format!("，其中：{}", parts.join("、")));
    }
    let sources = sources(evaluation);
    if !sources.is_empty() && income.is_empty() {
        sentence.push_str(&format!("；资金来源：{}", sources.join("、")));
    }
    sentence.push('。');
    sentence
}

/// 收入合计 of 预算收支情况 with the items below it that are stated and not zero.
fn income(accounts: &[Account]) -> Option<(Amount, Vec<(&str, Amount)>)> {
    let planned = |account: &Account| account.adjusted.or(account.initial);
    let is_total = |account: &Account| account.kind == AccountKind::Total && account.name.contains("收入");
    let at = accounts.iter().position(is_total)?;
    let total = planned(accounts.get(at)?)?;
    let items = accounts.iter().skip(at.saturating_add(1)).take_while(|row| row.kind == AccountKind::Item);
    let items = items.filter_map(|row| Some((row.name.trim(), planned(row)?)));
    Some((total, items.filter(|(_, amount)| amount.exact().is_positive()).collect()))
}

/// 资金来源 with their amounts, those that are stated.
fn sources(evaluation: &Evaluation) -> Vec<String> {
    let unit = evaluation.amount_unit.word();
    let stated = evaluation.budget.sources.iter().filter_map(|source| {
        let amount = source.funds.adjusted.or(source.funds.initial)?;
        Some(format!("{}{}", source.name, money(amount, unit)))
    });
    stated.collect()
}

/// What a project got, with its sources, and what it spent.
#[must_use]
pub fn funds_sentence(evaluation: &Evaluation) -> String {
    let planned = planned(evaluation, "项目预算收入", "项目年初预算");
    let sources = sources(evaluation);
    let of_which =
        if sources.is_empty() { String::new() } else { format!("，其中：{}", sources.join("、")) };
    format!("{planned}{of_which}；{}。", executed(evaluation, "实际决算支出", "决算数未填"))
}

/// The projects of a package: how many, what they come to, and whether that is 项目支出总额.
#[must_use]
pub fn projects_sentence(
    count: usize,
    (adjusted, executed): (Option<Amount>, Option<Amount>),
    stated: Option<Amount>,
    unit: &str,
) -> String {
    let mut sentence = format!("项目{count}个");
    match adjusted {
        Some(adjusted) => sentence.push_str(&format!("，全年预算合计{}", money(adjusted, unit))),
        None => sentence.push_str("，全年预算数均未填"),
    }
    match executed {
        Some(executed) => sentence.push_str(&format!("，执行合计{}", money(executed, unit))),
        None => sentence.push_str("，执行数均未填"),
    }
    match (adjusted, stated) {
        (Some(adjusted), Some(stated)) if adjusted == stated => {
            sentence.push_str(&format!("，与项目支出总额{}一致。", money(stated, unit)));
        }
        (Some(adjusted), Some(stated)) => {
            let (word, by) = if adjusted < stated {
                ("少", stated.minus(adjusted))
            } else {
                ("多", adjusted.minus(stated))
            };
            let by = by.map_or_else(String::new, |by| money(by, unit));
            sentence.push_str(&format!("，比项目支出总额{}{word}{by}。", money(stated, unit)));
        }
        _ => sentence.push('。'),
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn income_of_the_accounts_stands_before_spending() {
        let mut unit = examples::whole_unit();
        assert_eq!(
            budget_sentence(&unit),
            "2020年度部门预算收入570.36万元，其中：财政拨款收入570.36万元；预算支出570.36万元，其中：基本支出519.76万元\
             （人员经费485.54万元、公用经费34.22万元）、项目支出50.60万元。"
        );
        unit.accounts.clear();
        assert!(budget_sentence(&unit).starts_with("2020年度部门预算支出570.36万元，其中：基本支出"));
    }

    #[test]
    fn the_three_sentences_on_a_projects_money_are_not_one_sentence() {
        let mut project = examples::project();
        let rate = Some(Ratio::new(crate::number::Exact::ONE));
        assert_eq!(
            rate_sentence(&project, rate, 2, Kind::Project),
            "2020年度项目全年预算50.60万元，实际执行50.60万元，预算执行率100.00%。"
        );
        assert_eq!(funds_sentence(&project), "2020年度项目预算收入50.60万元；实际决算支出50.60万元。");
        assert_eq!(
            execution_sentence(&project, rate, 2),
            "2020年度项目预算支出50.60万元，实际执行50.60万元，预算执行率100.00%，实际执行数与预算数无差异。"
        );
        project.budget.total.initial = Amount::parse("40").ok();
        project.budget.total.executed = Amount::parse("45.10").ok();
        assert_eq!(
            funds_sentence(&project),
            "2020年度项目年初预算40万元，年中追加10.60万元，预算收入50.60万元；实际决算支出45.10万元。"
        );
        assert!(execution_sentence(&project, None, 2).ends_with("，执行率无法计算，结余5.50万元。"));
    }
}
