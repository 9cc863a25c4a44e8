//! What the labels of forms mean, in all the ways in which forms put them.

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

const FIELDS: &[(Field, &[&str])] = &[
    (
        Field::Unit,
        &[
            "单位名称",
            "预算单位",
            "填报单位",
            "预算单位名称",
            "填报单位名称",
            "部门名称",
            "部门单位名称",
            "填表单位",
            "编报单位",
            "评价单位",
            "自评单位",
            "单位",
            "申报单位",
            "部门",
            "填报部门",
            "预算部门",
            "部门预算单位",
            "单位全称",
        ],
    ),
    (
        Field::Year,
        &["年度", "评价年度", "预算年度", "自评年度", "所属年度", "项目年度", "绩效年度", "填报年度", "年份"],
    ),
    (
        Field::FiledOn,
        &[
            "填报日期",
            "填表日期",
            "填报时间",
            "填表时间",
            "日期",
            "编制日期",
            "自评日期",
            "填制日期",
            "填报年月日",
            "自评时间",
        ],
    ),
    (Field::AmountUnit, &["金额单位", "资金单位", "计量单位"]),
    (
        Field::ProjectName,
        &[
            "项目名称",
            "专项名称",
            "转移支付名称",
            "项目支出名称",
            "专项资金名称",
            "转移支付项目名称",
            "资金名称",
            "自评项目名称",
        ],
    ),
    (
        Field::Supervising,
        &[
            "主管部门",
            "主管部门及代码",
            "项目主管部门",
            "主管单位",
            "市级主管部门",
            "省级主管部门",
            "区级主管部门",
            "县级主管部门",
            "中央主管部门",
            "地方主管部门",
            "上级主管部门",
            "主管部门名称",
            "主管预算部门",
        ],
    ),
    (
        Field::Implementing,
        &[
            "实施单位",
            "项目实施单位",
            "项目单位",
            "资金使用单位",
            "项目承担单位",
            "执行单位",
            "实施单位名称",
            "具体实施单位",
            "承办单位",
            "项目执行单位",
            "项目实施单位名称",
            "用款单位",
            "项目使用单位",
        ],
    ),
    (Field::Category, &["项目类别", "资金类别"]),
    (Field::Attribute, &["项目属性"]),
    (Field::Duration, &["项目类型", "项目期限类型"]),
    (
        Field::Contact(ContactKey::FilledBy),
        &["填报人", "填表人", "填报人员", "经办人", "联系人", "填报人姓名", "制表人", "填报责任人"],
    ),
    (
        Field::Contact(ContactKey::Phone),
        &["联系电话", "电话", "联系方式", "填报人电话", "联系人电话", "电话号码", "填报人联系电话"],
    ),
    (Field::Contact(ContactKey::Reviewer), &["审核人", "复核人", "审核人员", "财务负责人", "审核"]),
    (
        Field::Contact(ContactKey::Head),
        &[
            "单位负责人",
            "项目负责人",
            "负责人",
            "单位主要负责人",
            "部门负责人",
            "单位部门负责人",
            "部门单位负责人",
            "主要负责人",
            "单位领导",
        ],
    ),
    (Field::Basic, &["基本支出总额", "基本支出", "基本支出合计"]),
    (Field::ProjectSpending, &["项目支出总额", "项目支出合计"]),
    (Field::Personnel, &["人员经费", "人员经费总额", "人员支出"]),
    (Field::Operating, &["公用经费", "公用经费总额", "公用支出", "日常公用经费"]),
    (
        Field::Goal(GoalKey::LongTerm),
        &["长期目标", "中长期目标", "长期绩效目标", "中长期绩效目标", "实施期目标", "总体长期目标"],
    ),
    (
        Field::Goal(GoalKey::Annual),
        &[
            "年度目标",
            "年度总体目标",
            "年度绩效目标",
            "项目年度目标",
            "总体目标",
            "绩效目标",
            "预期目标",
            "年度预期目标",
            "年度整体目标",
            "年初预期目标",
            "年初目标",
            "年度总体绩效目标",
            "项目绩效目标",
            "年初设定目标",
            "预期绩效目标",
            "年初设定绩效目标",
            "年度工作目标",
            "整体绩效目标",
            "总体绩效目标",
            "项目目标",
        ],
    ),
    (
        Field::Goal(GoalKey::Achieved),
        &[
            "实际完成情况",
            "全年实际完成情况",
            "年度目标完成情况",
            "目标完成情况",
            "目标实际完成情况",
            "年度总体目标完成情况",
            "完成情况",
            "绩效目标完成情况",
            "年度绩效目标完成情况",
            "全年完成情况",
            "实际完成目标",
            "总体目标实际完成情况",
            "目标实现情况",
        ],
    ),
    (
        Field::Narrative(NarrativeKey::Deviation),
        &[
            "偏差大或目标未完成原因分析",
            "偏差原因分析",
            "目标未完成原因分析",
            "未完成原因分析",
            "偏差大或目标未完成原因",
            "偏差大或未完成原因分析",
            "存在问题及原因分析",
            "说明",
            "偏差大或目标未完成的原因分析",
            "未完成或偏差大的原因分析",
            "绩效目标未完成原因分析",
            "偏差原因",
            "未完成原因",
            "其他说明",
        ],
    ),
    (
        Field::Narrative(NarrativeKey::Measures),
        &[
            "改进措施及结果应用方案",
            "改进措施",
            "改进措施和结果应用方案",
            "下一步改进措施",
            "整改措施",
            "下一步拟改进措施",
            "改进措施及结果应用",
            "拟采取的改进措施",
            "下一步改进工作措施",
        ],
    ),
    (
        Field::Narrative(NarrativeKey::Completed),
        &[
            "其他需要说明事项",
            "其他需要说明的事项",
            "其他需要说明的问题",
            "其他需说明事项",
            "其他说明事项",
            "其他需要说明的情况",
        ],
    ),
    (
        Field::Narrative(NarrativeKey::Approval),
        &[
            "单位主要负责人签批意见",
            "单位主要负责人审批意见",
            "签批意见",
            "审批意见",
            "主要负责人意见",
            "单位意见",
            "单位负责人意见",
            "单位主要负责人意见",
            "单位负责人签批意见",
        ],
    ),
    (Field::Narrative(NarrativeKey::Conclusion), &["评价结论", "自评结论", "自评总体结论", "绩效自评结论"]),
    (
        Field::Narrative(NarrativeKey::Problems),
        &["存在问题", "存在的问题", "存在的主要问题", "主要问题", "存在主要问题"],
    ),
    (Field::Narrative(NarrativeKey::Purpose), &["立项目的", "项目立项目的", "项目目的"]),
    (Field::Narrative(NarrativeKey::LastYearUse), &["上年度自评结果应用情况", "上年度结果应用情况"]),
    (
        Field::Grade,
        &[
            "等级",
            "自评等级",
            "评价等级",
            "绩效等级",
            "评价等次",
            "自评等次",
            "等次",
            "评定等级",
            "自评结果等级",
            "绩效等次",
            "自评等第",
        ],
    ),
];

/// What a label names.
pub(super) fn field(label: &Label) -> Option<Field> {
    let base = label.base.as_str();
    if base.is_empty() {
        return None;
    }
    let listed = FIELDS.iter().find(|(_, names)| names.contains(&base)).map(|(field, _)| *field);
    listed.or_else(|| by_words(base))
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
