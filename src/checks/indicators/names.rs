//! Names and weights of rows: the budget scored twice, one name twice, too much on one row.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::indicators::kinds::ends_with_any;
use crate::checks::look::Look;
use crate::scheme::{Threshold, plain_title};

/// Money, by which 执行率 is the budget's even after one of the next words.
const MONEY: &[&str] = &["预算", "资金", "经费", "支出", "拨款", "专款"];
/// What else is executed: a rate of these is none of the budget's.
const EXECUTED: &[&str] = &[
    "计划", "任务", "政策", "制度", "标准", "指南", "合同", "方案", "规划", "规程", "规范", "流程", "协议",
    "决议", "决定", "指令", "医嘱", "处方", "预案", "法规", "法律", "裁决", "判决", "路径", "议程", "值班",
    "订单", "工单",
];
/// What follows 预算执行 where somebody else's execution is looked at.
const LOOKED_AT: &[&str] = &["审计", "监督", "监控", "检查", "分析", "报告", "联网", "动态"];

/// C02: a row with points for the execution that the budget's own row already has points for.
pub(in crate::checks) fn budget_scored_twice(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(budget) = &look.scheme.budget else { return };
    for row in look.rows.iter().filter(|row| row.score.is_pointed() && is_about_execution(row.name())) {
        found.add(row.place("name"), args! { "ind" => row.name(), "x" => &budget.title });
    }
}

fn is_about_execution(name: &str) -> bool {
    if !name.contains('执') && !name.contains('差') {
        return false;
    }
    let looked_at = |(_, rest): (&str, &str)| LOOKED_AT.iter().any(|word| rest.starts_with(word));
    match name.split_once("预算执行") {
        Some(around) => !looked_at(around),
        None if name.contains("差异率") => true,
        None => name.split_once("执行率").is_some_and(|(before, _)| {
            let before = before.trim_end_matches(['的', ' ']);
            MONEY.iter().any(|word| before.contains(word)) || !ends_with_any(before, EXECUTED)
        }),
    }
}

/// C07: each later row of a name, against the first of that name. Spaces and points in brackets make no other name.
pub(in crate::checks) fn name_twice(look: &Look<'_>, found: &mut Found<'_>) {
    let mut first: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(look.rows.len());
    for row in look.rows.iter().filter(|row| !row.name().trim().is_empty()) {
        match first.entry(plain_title(row.name())) {
            Entry::Vacant(place) => {
                place.insert(row.at);
            }
            Entry::Occupied(place) => {
                let number = place.get().saturating_add(1);
                found.add(row.place("name"), args! { "ind" => row.name(), "n" => number });
            }
        }
    }
}

/// C08.
pub(in crate::checks) fn too_many_points(look: &Look<'_>, found: &mut Found<'_>) {
    let bound = look.bound(Threshold::Concentrated);
    for row in &look.rows {
        if let Some(points) = row.score.points.filter(|points| points.exact() > bound) {
            found.add(row.place("points"), args! { "ind" => row.name(), "p" => points, "x" => bound });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::said;

    #[test]
    fn the_budgets_execution_and_other_things_executed() {
        for name in [
            "预算执行率",
            "资金执行率",
            "经费预算执行差异率",
            "执行率",
            "项目执行率",
            "资金计划执行率",
            "成本差异率",
            "预算执行情况",
        ] {
            assert!(is_about_execution(name), "{name}");
        }
        for name in [
            "计划执行率",
            "年度任务的执行率",
            "医嘱执行率",
            "应急预案执行率",
            "预算执行审计项目",
            "部门预算执行监督覆盖率",
            "执行力",
        ] {
            assert!(!is_about_execution(name), "{name}");
        }
        assert!(said("C02", r#"{"name": "预算执行率", "target": "100%"}"#).is_empty(), "no points");
    }

    #[test]
    fn one_name_for_two_rows() {
        let rows = r#"{"name": "教师培训（5分）"}, {"name": "巡查"}, {"name": "教师 培训(10分)"}, {"name": "教师培训"}, {"name": ""}, {"name": " "}"#;
        assert_eq!(
            said("C07", rows),
            ["指标“教师 培训(10分)”与第 1 项指标同名，重复。", "指标“教师培训”与第 1 项指标同名，重复。"]
        );
        assert!(said("C07", r#"{"name": "培训（线上）"}, {"name": "培训（线下）"}"#).is_empty());
    }

    #[test]
    fn forty_points_may_stand_on_one_row() {
        assert!(said("C08", r#"{"name": "培训", "points": "40"}"#).is_empty());
        assert_eq!(
            said("C08", r#"{"name": "培训", "points": "40.01"}"#),
            ["“培训”分值 40.01 分，超过 40 分，过于集中。"]
        );
    }
}
