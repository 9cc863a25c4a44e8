//! What the labels of forms mean, in all the ways in which forms put them.

use super::field_names::FIELDS;
use super::text::Label;
use crate::evaluation::{ContactKey, GoalKey, NarrativeKey};

/// What a label beside or above a value names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Unit,
    Year,
    FiledOn,
    AmountUnit,
    ProjectName,
    Supervising,
    Implementing,
    Category,
    Attribute,
    Duration,
    Contact(ContactKey),
    Basic,
    ProjectSpending,
    Personnel,
    Operating,
    Goal(GoalKey),
    Narrative(NarrativeKey),
    BudgetReason,
    Grade,
}

/// What a label names.
pub(super) fn field(label: &Label) -> Option<Field> {
    let base = label.base.as_str();
    if base.is_empty() {
        return None;
    }
    listed(label).or_else(|| by_words(base))
}

/// What a label names in one of the wordings that are listed.
pub(super) fn listed(label: &Label) -> Option<Field> {
    let base = label.base.as_str();
    FIELDS.iter().find(|(_, names)| names.contains(&base)).map(|(field, _)| *field)
}

/// What a label that is not listed names by its words.
fn by_words(base: &str) -> Option<Field> {
    const LONGEST: usize = 20;
    if base.chars().count() > LONGEST || base.contains(['，', '。', '；', '、', ':']) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| base.contains(word));
    let ends = |word: &str| base.ends_with(word);
    let reason = has(&["原因", "说明", "事由", "分析"]);
    Some(match base {
        _ if has(&["执行率", "预算调整", "预算执行"]) && has(&["原因", "说明", "事由"]) => {
            Field::BudgetReason
        }
        _ if base.contains("目标") && (ends("完成情况") || ends("实现情况")) => {
            Field::Goal(GoalKey::Achieved)
        }
        _ if ends("目标") && has(&["年初", "预期", "设定"]) => Field::Goal(GoalKey::Annual),
        _ if ends("项目名称") => Field::ProjectName,
        _ if ends("单位名称") => Field::Unit,
        _ if ends("主管部门") => Field::Supervising,
        _ if ends("实施单位") => Field::Implementing,
        _ if has(&["签批", "审批意见", "负责人意见"]) => Field::Narrative(NarrativeKey::Approval),
        _ if has(&["改进措施", "整改措施"]) => Field::Narrative(NarrativeKey::Measures),
        _ if has(&["偏差", "未完成"]) && reason => Field::Narrative(NarrativeKey::Deviation),
        _ if base.starts_with("存在") && ends("问题") => Field::Narrative(NarrativeKey::Problems),
        _ if base.starts_with("其他") && has(&["说明"]) => Field::Narrative(NarrativeKey::Completed),
        _ => return None,
    })
}

/// The longest name of a field that ends a text: `联系电话` of `张三联系电话`.
pub(super) fn field_at_end(base: &str) -> Option<(Field, usize)> {
    let names = FIELDS.iter().flat_map(|(field, names)| names.iter().map(move |name| (*field, *name)));
    names
        .filter(|(_, name)| base.ends_with(name))
        .map(|(field, name)| (field, name.len()))
        .max_by_key(|(_, length)| *length)
}

/// Headings beside the indicator table or the fund rows, which say nothing but what stands there.
pub(super) fn is_side(label: &Label) -> bool {
    let base = label.base.as_str();
    let sides = [
        "绩效指标",
        "年度绩效指标",
        "绩效目标",
        "年度绩效目标",
        "项目绩效指标",
        "指标完成情况",
        "绩效指标完成情况",
        "年度指标",
        "预算执行情况",
        "项目资金",
        "资金情况",
        "预算执行",
        "资金执行情况",
        "年度资金情况",
        "项目资金情况",
        "项目预算执行情况",
        "年度总体目标",
        "年度总体目标完成情况",
        "总体目标完成情况",
        "项目年度目标完成情况",
        "目标完成情况",
        "年度目标完成情况",
        "项目基本情况",
        "基本情况",
        "年度预算执行情况",
        "资金投入",
        "预算资金",
        "自评情况",
        "资金来源",
        "资金",
        "项目名称",
        "年度绩效目标完成情况",
        "绩效目标完成情况",
        "预算情况",
        "整体支出",
        "年度预算",
        "部门整体支出",
        "项目资金总额情况",
        "绩效指标情况",
        "预算执行率",
        "评价指标",
        "部门预算执行情况",
        "整体预算执行情况",
    ];
    sides.contains(&base)
}

/// Whether a row of the fund rows is their sum.
pub(super) fn is_fund_total(base: &str) -> bool {
    let whole = ["总额", "合计", "总计", "资金总额", "总预算", "总金额"];
    whole.iter().any(|word| base.ends_with(word)) || base.starts_with("年度资金总额")
}

/// Whether a row below the indicator table states the total.
pub(super) fn is_total(base: &str) -> bool {
    matches!(
        base,
        "总分"
            | "合计"
            | "总计"
            | "总分值"
            | "自评总分"
            | "总得分"
            | "综合得分"
            | "得分合计"
            | "合计得分"
            | "分值合计"
            | "总分合计"
            | "自评总得分"
            | "自评得分合计"
            | "合计总分"
            | "总评分"
            | "自评得分"
            | "评价总分"
            | "绩效自评总分"
            | "最终得分"
            | "综合评分"
            | "评分合计"
            | "综合自评得分"
            | "自评总评分"
    )
}

/// Notes below a table.
pub(super) fn is_note(text: &str) -> bool {
    let start: String = text.chars().filter(|c| !c.is_whitespace()).take(5).collect();
    [
        "注：",
        "注:",
        "备注：",
        "备注:",
        "填报说明",
        "填表说明",
        "说明：",
        "说明:",
        "附：",
        "附:",
        "附件",
        "附表",
    ]
    .iter()
    .any(|word| start.starts_with(word))
        || (start.starts_with('注') && start.chars().nth(1).is_some_and(|c| c.is_ascii_digit()))
}
