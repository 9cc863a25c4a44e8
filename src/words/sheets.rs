//! Headings and labels of the sheets: the Excel workbook's and the CSV's.
#![allow(missing_docs, reason = "a label says itself what it is")]

pub const FORM_OF_UNIT: &str = "整体自评表";
pub const FORM_OF_PROJECT: &str = "项目自评表";
pub const LIST: &str = "数据";
pub const ACCOUNTS: &str = "收支表";

/// `2020年度预算收支情况表`.
#[must_use]
pub fn accounts_title(year: i32) -> String {
    format!("{year}年度预算收支情况表")
}

/// `单位：万元`.
#[must_use]
pub fn in_unit(unit: &str) -> String {
    format!("单位：{unit}")
}

pub const HELPERS: &str = "辅助列（不打印）：公式所引用的数";
pub const POINTS: &str = "分值";
pub const TARGET: &str = "目标数值";
pub const UPPER: &str = "目标上限";
pub const ACTUAL: &str = "实际数值";
pub const SCORE: &str = "得分";
pub const COMPUTED: &str = "计算得分";
pub const REMARK: &str = "说明";

pub const IN_WHOLE_NUMBERS: &str = "按整数计算，以免二进制小数舍入有误";
pub const CONSTANT: &str = "数字过长，电子表格不能精确计算，所列为本软件算出的常数";

pub const BY_FORMULA: &str = "按评分方案另定的方法计分，所列为本软件算出的得分，不随表内数字变动";

pub const GOES_ON: &str = "……（下接“长文本”表）";
pub const LONG_SHEET: &str = "长文本";
pub const LONG_PLACE: &str = "单元格";
pub const LONG_TEXT: &str = "续文";

pub const LIST_COLUMNS: [&str; 15] = [
    "序号",
    "一级指标",
    "二级指标",
    "三级指标",
    "分值",
    "年初目标值",
    "实际完成值",
    "得分",
    "计算得分",
    "填报得分",
    "目标的理解",
    "计分说明（导出时）",
    "完成情况说明",
    "佐证",
    "偏差原因",
];
pub const BUDGET_COLUMNS: [&str; 8] =
    ["", "资金", "", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"];
pub const BUDGET_TOTAL: &str = "资金总额";
pub const AMOUNT_UNIT: &str = "金额单位";
pub const BUDGET_POINTS: &str = "预算执行分值";
pub const TOTAL_POINTS: &str = "分值合计";
pub const TOTAL: &str = "总分";
pub const GRADE: &str = "等级";
pub const UNIT: &str = "单位名称";
pub const YEAR: &str = "年度";
pub const PROJECT: &str = "项目名称";
pub const SCHEME: &str = "评分方案";

pub const CSV_COLUMNS: [&str; 13] = [
    "序号",
    "一级指标",
    "二级指标",
    "三级指标",
    "分值",
    "年初目标值",
    "实际完成值",
    "计算得分",
    "填报得分",
    "得分",
    "偏差原因",
    "完成情况说明",
    "佐证",
];
