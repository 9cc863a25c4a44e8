//! What is wrong with a scheme that a file brings, and what its parts are called.

use super::short::shortened;
use crate::number::{Exact, Points, Ratio};
use crate::scheme::{PointsOf, Scheme, SchemeFault};
use crate::signs::shown;

/// What a scheme is called wherever one is chosen: with a mark where its weights were only heard of.
#[must_use]
pub fn scheme_name(scheme: &Scheme) -> String {
    let mark = if scheme.is_unverified() { "（未核实）" } else { "" };
    format!("{}{mark}", shown(&scheme.name))
}

/// Why a scheme cannot be used.
#[must_use]
pub fn scheme_fault(fault: &SchemeFault) -> String {
    match fault {
        SchemeFault::NoId => "评分方案缺少编号，编号不能为空或含“@”，修订号从 1 起".to_owned(),
        SchemeFault::NoName => "评分方案缺少名称".to_owned(),
        SchemeFault::NotHundred { sum } => not_hundred(*sum),
        SchemeFault::Negative { of } => format!("{}的分值不能为负", points_of(of)),
        SchemeFault::NoBudgetPoints => "预算执行缺少分值；不计分的表格应写 \"scored\": false".to_owned(),
        SchemeFault::SectionWithoutPoints { at, title } => {
            format!("{}没有分值，也没有可以共用的“自行分配的分值”", nth("一级指标", *at, title))
        }
        SchemeFault::FreePointsUnused => "各一级指标都有分值，“自行分配的分值”应留空".to_owned(),
        SchemeFault::BudgetInside { title, points } => budget_inside(title, *points),
        SchemeFault::ScoresOnUnscored => "不计分的表格不应有分值、得分、等级和计分方法".to_owned(),
        SchemeFault::Formula { number } => {
            let which = number.map_or("预算执行".to_owned(), |number| format!("第 {number} 条"));
            format!("{which}的计分方法不能使用：应指明所用的行，各档依次相接、分值递减，比例和扣分大于 0")
        }
        SchemeFault::SectionUnnamed { at } => format!("第 {} 个一级指标没有名称", count(*at)),
        SchemeFault::SectionTwice { title, other, .. } => {
            format!("一级指标“{}”与“{}”重名", shortened(title), shortened(other))
        }
        SchemeFault::Level2Unnamed { at, title, .. } => {
            format!("一级指标“{}”的第 {} 个二级指标没有名称", shortened(title), count(*at))
        }
        SchemeFault::Level2Twice { name, .. } => {
            format!("二级指标“{}”与同一个一级指标下的另一个重名", shortened(name))
        }
        SchemeFault::NoBasis { .. } => "有一条规则所引的依据不在方案的依据清单中".to_owned(),
        SchemeFault::BandApart { at, to, upper } => apart(*at, *to, *upper),
        SchemeFault::BandEmpty { at, from, to } => format!(
            "定性第 {} 档的下限 {} 应低于上限 {}",
            count(*at),
            from.percent_plain(),
            to.percent_plain()
        ),
        SchemeFault::Bands => "定性应分达成、部分达成、未达成三档，最低一档到 0 为止".to_owned(),
        SchemeFault::GradeUnnamed { at } => format!("第 {} 等没有名称", count(*at)),
        SchemeFault::GradeOrder { lower, upper, .. } => format!(
            "等级的下限应由高到低：“{}”从 {} 分起，应低于“{}”的 {} 分",
            shortened(&lower.0),
            lower.1,
            shortened(&upper.0),
            upper.1
        ),
        SchemeFault::GradeBeyond { name, .. } => {
            format!("等级“{}”的下限高于 100 分，谁也得不到", shortened(name))
        }
        SchemeFault::GradesBottom => "最低一等应从 0 分起，否则低分没有等级".to_owned(),
        SchemeFault::Threshold { threshold } => {
            format!("检查的界限“{}”不能为负", member_name(threshold.word()).unwrap_or_default())
        }
        SchemeFault::Ceiling { at } => format!(
            "总分封顶第 {} 档：应按执行率由低到高排列，执行率大于 0，封顶分不为负、不随执行率下降",
            count(*at)
        ),
        SchemeFault::ColumnWidths { .. } => "表格各列宽度合计应为 100".to_owned(),
        SchemeFault::RowSpan { columns, covered } => {
            format!("表格共 {columns} 列，有一行却占 {covered} 列")
        }
        SchemeFault::Grids => "表格中应有且只有一个指标表，且含“得分”一列".to_owned(),
        SchemeFault::FormTooLarge => {
            "表格过大：最多 30 列、1000 个单元格、2 种资金来源行，同一项数据最多引用 4 次，\
                                      资金来源行只能引用资金来源的数据"
                .to_owned()
        }
        SchemeFault::ReportGroup { title } => {
            format!("报告分组“{}”所指的一级指标不在方案中", shortened(title))
        }
    }
}

/// 合计为 95 分，还差 5 分.
#[must_use]
pub fn points_sum(sum: Points) -> String {
    let hundred = Points::new(Exact::HUNDRED);
    match (sum == hundred, sum < hundred) {
        (true, _) => "合计 100 分".to_owned(),
        (false, true) => format!("合计为 {sum} 分，还差 {} 分", difference(hundred, sum)),
        (false, false) => format!("合计为 {sum} 分，多出 {} 分", difference(sum, hundred)),
    }
}

fn difference(more: Points, less: Points) -> String {
    more.minus(less).map(|points| points.exact().plain()).unwrap_or_default()
}

fn not_hundred(sum: Points) -> String {
    format!("预算执行与各一级指标的分值{}，应为 100 分", points_sum(sum))
}

fn count(at: usize) -> usize {
    at.saturating_add(1)
}

/// A named entry, or its number where it has no name yet.
fn nth(what: &str, at: usize, name: &str) -> String {
    if name.trim().is_empty() {
        format!("第 {} 个{what}", count(at))
    } else {
        format!("{what}“{}”", shortened(name))
    }
}

fn points_of(of: &PointsOf) -> String {
    match of {
        PointsOf::Budget => "预算执行".to_owned(),
        PointsOf::Section { at, title } => nth("一级指标", *at, title),
        PointsOf::Free => "一级指标共用".to_owned(),
    }
}

fn budget_inside(title: &str, points: Option<(Option<Points>, Option<Points>)>) -> String {
    let title = shortened(title);
    match points {
        Some((Some(section), Some(budget))) => {
            format!("预算执行的 {budget} 分多于所计入的“{title}”的 {section} 分")
        }
        Some(_) => format!("预算执行所计入的“{title}”应有分值"),
        None => format!("预算执行所计入的“{title}”不在一级指标中"),
    }
}

fn apart(at: usize, to: Ratio, upper: Ratio) -> String {
    let fault = if to < upper { "之间留空" } else { "之间重叠" };
    let (to, upper) = (to.percent_plain(), upper.percent_plain());
    if at == 0 {
        format!("定性第 1 档的上限是 {to}，应为 100%")
    } else {
        format!("定性第 {at} 档与第 {} 档{fault}：一档从 {upper} 起，另一档到 {to} 为止", count(at))
    }
}

/// Lists of a scheme: their name, and what one entry is counted as.
pub(super) fn list_name(member: &str) -> Option<(&'static str, &'static str)> {
    Some(match member {
        "basis" => ("依据", "条依据"),
        "sections" => ("一级指标", "个一级指标"),
        "level2" => ("二级指标", "个二级指标"),
        "aliases" => ("别名", "个别名"),
        "sources" => ("资金来源", "个资金来源"),
        "bands" => ("各档比例", "档"),
        "bounds" => ("各等下限", "等"),
        "title" => ("标题", "行标题"),
        "above" => ("表上文字", "处表上文字"),
        "below" => ("表下文字", "处表下文字"),
        "footnotes" => ("表注", "条表注"),
        "columns" => ("各列", "列"),
        "rows" => ("各行", "行"),
        "cells" => ("单元格", "个单元格"),
        "each_source" => ("每项资金来源一行", "个单元格"),
        "options" => ("选项", "个选项"),
        "formulas" => ("另定的计分方法", "条计分方法"),
        "steps" => ("各档", "档"),
        "groups" => ("分组", "个分组"),
        _ => return None,
    })
}

/// Members of a scheme; those that mean the same in an evaluation are named there.
pub(super) fn member_name(member: &str) -> Option<&'static str> {
    Some(match member {
        "revision" => "修订号",
        "key" => "依据代号",
        "citation" => "引用名称",
        "says" => "依据内容",
        "status" => "核实情况",
        "base" => "执行率的基数",
        "weights" => "分值的依据",
        "starts" => "新表预置",
        "bare" => "无符号时的方向",
        "rules" => "评分规则",
        "at_least" => "不低于",
        "at_most" => "不高于",
        "equal" => "等于",
        "scored" => "计分方式",
        "free_points" => "自行分配的分值",
        "inside" => "计入的一级指标",
        "formula" => "计分方法",
        "line" => "起评线",
        "per" => "每档大小",
        "deduct" => "每档扣分",
        "count" => "不足一档",
        "on" => "所依数值",
        "direction" => "方向",
        "bound" => "界限",
        "rest" => "各档之外",
        "zero_at" => "扣完处",
        "zero_target" => "目标为零",
        "range" => "介于",
        "by_date" => "不晚于",
        "tier" => "定性档次",
        "label" => "显示文字",
        "from" => "下限",
        "to" => "上限",
        "grades" => "等级",
        "thresholds" => "检查的界限",
        "far_above" => "远超目标",
        "far_below" => "远优于目标",
        "same_rows" => "雷同的最少行数",
        "same_share" => "雷同的比例",
        "ahead_of_rate" => "得分率超出执行率",
        "unspent" => "未执行比例",
        "low_rate" => "低执行率",
        "large_adjustment" => "大幅调整",
        "few_samples" => "样本偏少",
        "concentrated" => "分值集中",
        "money_gap" => "金额倍数",
        "ceilings" => "总分封顶",
        "below_rate" => "执行率低于",
        "total" => "封顶总分",
        "places" => "小数位数",
        "table_rate" => "表内执行率",
        "report_rate" => "报告执行率",
        "form" => "表格",
        "orientation" => "纸张方向",
        "block" => "合并行",
        "side" => "左侧合并格",
        "indicators" => "指标表",
        "text" => "文字",
        "boxes" => "选项框",
        "of" => "所示选择",
        "value" => "选项值",
        "span" => "占列数",
        "align" => "对齐方式",
        "heading" => "表头",
        "section" => "所属一级指标",
        _ => return None,
    })
}
