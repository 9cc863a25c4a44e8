//! What the headings above fund rows and indicators mean.

use super::text::Label;
use super::understood::Role;

/// What a column of the fund rows holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fund {
    Initial,
    Adjusted,
    Executed,
    Rate,
    Points,
    Score,
    /// Scores of others, reasons and the like.
    Other,
}

/// What a heading above amounts means.
pub(super) fn fund(label: &Label) -> Option<Fund> {
    let base = label.base.as_str();
    let has = |words: &[&str]| words.iter().any(|word| base.contains(word));
    if base.chars().count() > 16 {
        return None;
    }
    Some(match base {
        "预算调整数" | "年中追加调整" | "追加" | "调整数" => Fund::Other,
        _ if has(&["原因", "说明", "备注", "到位", "追加", "绩效"]) => Fund::Other,
        "预算执行得分" | "执行率得分" | "预算执行率得分" => Fund::Score,
        _ if base.contains("执行率") => Fund::Rate,
        _ if is_others_score(base) => Fund::Other,
        _ if is_score(base) => Fund::Score,
        "满分" | "标准分" => Fund::Points,
        _ if has(&["分值", "权重"]) => Fund::Points,
        "实际支出" | "全年执行" | "全年支出" | "实际执行" => Fund::Executed,
        _ if has(&["执行数", "支出数", "执行金额", "支出金额", "执行额"]) => Fund::Executed,
        _ if base.contains("预算") && has(&["年初", "批复"]) && !has(&["调整后"]) => Fund::Initial,
        "预算数" | "全年预算" | "预算金额" | "预算安排数" | "年度预算数" | "年度预算" | "预算额" => {
            Fund::Adjusted
        }
        _ if base.contains("预算") && has(&["全年", "调整"]) => Fund::Adjusted,
        _ => return None,
    })
}

/// 得分 of the unit itself.
fn is_score(base: &str) -> bool {
    matches!(
        base,
        "得分"
            | "自评得分"
            | "自评分"
            | "自评分值"
            | "单位自评得分"
            | "实际得分"
            | "自评分数"
            | "评分"
            | "填报得分"
            | "单位自评分"
            | "自评评分"
            | "自我评分"
            | "得分情况"
            | "单位自评"
    )
}

/// A score that somebody else gave.
fn is_others_score(base: &str) -> bool {
    let others = ["复核", "审核", "核定", "财政", "主管部门", "再评价", "抽查", "计算", "重点评价"];
    let score =
        base.ends_with('分') || base.ends_with("评价") || base.ends_with("意见") || base.ends_with("分值");
    score && others.iter().any(|word| base.contains(word))
}

/// What a heading of the indicator table means; `None` where it is no heading of one.
pub(super) fn column(label: &Label) -> Option<Role> {
    let base = label.base.as_str();
    let has = |word: &str| base.contains(word);
    Some(match base {
        "序号" | "编号" => Role::Serial,
        "一级指标" | "一级" | "一级指标名称" | "1级指标" => Role::Level1,
        "二级指标" | "二级" | "二级指标名称" | "2级指标" => Role::Level2,
        "三级指标" | "三级" | "三级指标名称" | "指标名称" | "指标内容" | "具体指标" | "三级指标内容"
        | "3级指标" | "绩效指标名称" => Role::Name,
        "年初目标值"
        | "年度指标值"
        | "指标值"
        | "目标值"
        | "年初指标值"
        | "年度目标值"
        | "预期指标值"
        | "计划值"
        | "年初设定目标值"
        | "年初绩效指标值"
        | "预期值"
        | "计划完成值"
        | "绩效目标值"
        | "全年目标值"
        | "年度指标"
        | "年初目标"
        | "年初设定指标值"
        | "计划指标值"
        | "预期目标值"
        | "年度绩效指标值"
        | "绩效指标值"
        | "目标指标值"
        | "年初设定值"
        | "年度目标"
        | "设定目标值" => Role::Target,
        "指标性质" | "性质" | "计算符号" | "运算符号" | "符号" | "比较符" | "运算符" | "指标符号"
        | "关系符号" | "逻辑符号" => Role::Operator,
        "度量单位" | "计量单位" | "单位" | "指标单位" | "指标值单位" | "指标度量单位" => {
            Role::Unit
        }
        "实际完成值"
        | "全年实际值"
        | "全年完成值"
        | "完成值"
        | "实际值"
        | "全年实际完成值"
        | "实际完成"
        | "实际完成情况"
        | "完成情况"
        | "年度实际完成值"
        | "完成指标值"
        | "实际完成指标值"
        | "自评完成值"
        | "实际完成数"
        | "全年实际完成情况"
        | "实际达到值"
        | "年度完成值"
        | "实际完成指标" => Role::Actual,
        "分值" | "权重" | "权重分值" | "指标分值" | "分值权重" | "标准分" | "满分" | "指标权重"
        | "标准分值" | "指标分值权重" => Role::Points,
        "完成情况说明" | "指标完成情况说明" => Role::Note,
        "佐证" | "佐证材料" | "证明材料" | "佐证资料" => Role::Evidence,
        "备注" | "评分标准" | "评分依据" | "计分方法" | "评分规则" | "计分标准" | "目标的理解"
        | "计分说明" | "指标解释" | "指标说明" => Role::None,
        _ if is_others_score(base) => Role::None,
        _ if is_score(base) => Role::Score,
        _ if has("原因") && !has("执行率") => Role::Reason,
        "偏差情况说明" | "改进措施" | "扣分说明" | "偏差分析" => Role::Reason,
        _ => return column_by_words(base),
    })
}

/// What a heading that is not listed means by its words.
fn column_by_words(base: &str) -> Option<Role> {
    const LONGEST: usize = 14;
    let has = |words: &[&str]| words.iter().any(|word| base.contains(word));
    if base.chars().count() > LONGEST || base.contains(['，', '。', '；', '、']) {
        return None;
    }
    Some(match base {
        _ if base.starts_with("一级") && has(&["指标"]) => Role::Level1,
        _ if base.starts_with("二级") && has(&["指标"]) => Role::Level2,
        _ if base.starts_with("三级") && has(&["指标"]) => Role::Name,
        _ if base.ends_with("得分") || base.ends_with("自评分") => Role::Score,
        _ if base.ends_with("符号") || base.ends_with("运算符") => Role::Operator,
        _ if base.ends_with("分值") || base.ends_with("权重") => Role::Points,
        _ if has(&["指标值", "完成值"]) && has(&["实际", "完成"]) => Role::Actual,
        _ if has(&["指标值", "目标值"]) => Role::Target,
        _ => return None,
    })
}
