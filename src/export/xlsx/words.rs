//! What the workbook says of itself.

pub(super) const FORM_OF_UNIT: &str = "整体自评表";
pub(super) const FORM_OF_PROJECT: &str = "项目自评表";
pub(super) const LIST: &str = "数据";

pub(super) const HELPERS: &str = "辅助列（不打印）：公式所引用的数";
pub(super) const POINTS: &str = "分值";
pub(super) const TARGET: &str = "目标数值";
pub(super) const UPPER: &str = "目标上限";
pub(super) const ACTUAL: &str = "实际数值";
pub(super) const SCORE: &str = "得分";
pub(super) const COMPUTED: &str = "计算得分";
pub(super) const REMARK: &str = "说明";

pub(super) const IN_WHOLE_NUMBERS: &str = "按整数计算，以免二进制小数舍入有误";
pub(super) const CONSTANT: &str = "数字过长，电子表格不能精确计算，所列为本软件算出的常数";

pub(super) const GOES_ON: &str = "……（下接“长文本”表）";
pub(super) const LONG_SHEET: &str = "长文本";
pub(super) const LONG_PLACE: &str = "单元格";
pub(super) const LONG_TEXT: &str = "续文";

pub(super) const LIST_COLUMNS: [&str; 15] = [
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
pub(super) const BUDGET_COLUMNS: [&str; 8] =
    ["", "资金", "", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"];
pub(super) const BUDGET_TOTAL: &str = "资金总额";
pub(super) const AMOUNT_UNIT: &str = "金额单位";
pub(super) const BUDGET_POINTS: &str = "预算执行分值";
pub(super) const TOTAL_POINTS: &str = "分值合计";
pub(super) const TOTAL: &str = "总分";
pub(super) const GRADE: &str = "等级";
pub(super) const UNIT: &str = "单位名称";
pub(super) const YEAR: &str = "年度";
pub(super) const PROJECT: &str = "项目名称";
pub(super) const SCHEME: &str = "评分方案";
