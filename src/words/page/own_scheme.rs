//! What the page says of the scheme in use, and in the editor of one's own.

use crate::edit::own::{Draft, DraftFault, SchemeFigure};
use crate::evaluation::Tier;
use crate::number::{Exact, Points, Ratio};
use crate::scheme::{Bare, BasisKey, BudgetBase, ColumnKind, Scheme, Standing, Threshold};
use crate::words::{scheme_fault, tier_name};

pub const COPY_SCHEME: &str = "复制为自定方案";
pub const CHANGE_SCHEME: &str = "修改自定方案";
pub const LEAVE_SCHEME: &str = "改回内置方案";
pub const TAKE_SCHEME_BACK: &str = "恢复自定方案";
pub const SCHEME_BASIS: &str = "方案的依据";
pub const SCHEME_LEAD: &str =
    "内置方案不能改动。要用本单位、本地区的分值和口径，先复制，再修改；自定方案随自评文件一起保存和交换。";
pub const OWN_EDITOR: &str = "自定方案";
pub const OWN_LEAD: &str = "在这里改动，“采用”以后才按新方案计分；“取消”则一切照旧。";
pub const OWN_FAULTS: &str = "需要改正";
pub const ADOPT: &str = "采用";
pub const ADOPTED: &str = "已采用自定方案，得分已重新计算。";
pub const LEFT: &str = "已改回内置方案，得分已重新计算。";
pub const CANCELLED: &str = "已取消，评分方案未改动。";
pub const RENAME_ROWS: &str = "表中已有的指标行随之改名";
pub const OWN_NAME: &str = "方案名称";
pub const OWN_CITATION: &str = "本单位自定";
pub const OWN_SAYS: &str = "与内置方案不同之处由本单位自定。";

// Groups.
pub const GROUP_SECTIONS: &str = "一级指标与分值";
pub const GROUP_BUDGET: &str = "预算执行";
pub const GROUP_TIERS: &str = "定性档次";
pub const GROUP_GRADES: &str = "等级";
pub const GROUP_CHECKS: &str = "检查界限";
pub const GROUP_PAPER: &str = "表格列与表注";
pub const GROUP_BASIS: &str = "依据";

// 一级指标与分值.
pub const POINTS: &str = "分值";
pub const FREE_POINTS: &str = "自行分配的分值";
pub const FREE_POINTS_HINT: &str = "没有写分值的一级指标共用；各一级指标都有分值时留空。";
pub const ADD_SECTION: &str = "添加一级指标";
pub const ADD_LEVEL2: &str = "添加二级指标";
pub const STARTS: &str = "新表预置一行";
pub const DIRECTION: &str = "没写符号的目标";

// 预算执行.
pub const BUDGET_NAME: &str = "表上名称";
pub const BUDGET_BASE: &str = "执行率的基数";

// 定性档次, 等级.
pub const TIER_LABEL: &str = "表上文字";
pub const GRADE_NAME: &str = "名称";
pub const GRADE_FROM: &str = "从多少分起";
pub const ADD_GRADE: &str = "添加一等";

// 检查界限.
pub const CHECKS_HINT: &str = "留空即用常用值。只决定检查何时提醒，不改变得分。";
pub const CEILINGS: &str = "总分封顶";
pub const CEILINGS_HINT: &str = "执行率低于某一界限时，总分不应超过的分数；只提示，不改总分。";
pub const ADD_CEILING: &str = "添加一档封顶";

// 表格列与表注.
pub const COLUMNS: &str = "指标表的列";
pub const COLUMNS_HINT: &str = "加宽一列，右边一列相应变窄（最后一列取自左边），各列合计总是 100。";
pub const HEADING: &str = "表头";
pub const WIDTH: &str = "列宽";
pub const TITLE_LINES: &str = "表格标题";
pub const TITLE_HINT: &str = "可用 {year} 代表年度，{unit} 代表单位名称。";
pub const ADD_TITLE: &str = "添加一行标题";
pub const FOOTNOTES: &str = "表注";
pub const ADD_FOOTNOTE: &str = "添加一条表注";

// 依据.
pub const CITATION: &str = "引用名称";
pub const SAYS: &str = "内容";
pub const BASIS_HINT: &str = "改动过的分值、档次、等级和封顶，计分说明里引用这一条；没改的仍引用原来的文件。";

/// What a copy is called.
#[must_use]
pub fn own_name(name: &str) -> String {
    const MARK: &str = "（自定）";
    if name.ends_with(MARK) { name.to_owned() } else { format!("{name}{MARK}") }
}

/// 未核实, 本软件约定 or 自定 beside a basis; nothing beside a document that was read.
#[must_use]
pub fn basis_mark(scheme: &Scheme, key: &BasisKey) -> Option<&'static str> {
    match scheme.basis(key)?.status {
        Standing::Read => None,
        Standing::Unverified => Some("未核实"),
        Standing::Convention if *key == BasisKey::new("own") => Some("自定"),
        Standing::Convention => Some("本软件约定"),
    }
}

/// 复制为自定方案 of a scheme of one's own says which revision is in use.
#[must_use]
pub fn revision(number: u32) -> String {
    format!("第 {number} 版")
}

/// 改回内置方案, and which.
#[must_use]
pub fn leave_for(name: &str) -> String {
    format!("{LEAVE_SCHEME}（{name}）")
}

/// What is wrong with a draft.
#[must_use]
pub fn draft_fault(draft: &Draft, fault: &DraftFault) -> String {
    match fault {
        DraftFault::Scheme(fault) => scheme_fault(fault),
        DraftFault::Missing(of) => format!("{}没有填写数字", missing(draft, *of)),
    }
}

fn missing(draft: &Draft, of: SchemeFigure) -> String {
    let ceiling = |key| {
        let at = draft.ceilings.iter().position(|entry| entry.key == key).unwrap_or_default();
        at.saturating_add(1)
    };
    match of {
        SchemeFigure::Tier(tier) => format!("定性“{}”的下限", tier_name(tier)),
        SchemeFigure::Grade(key) => {
            let grade = draft.grades.iter().find(|entry| entry.key == key);
            format!("等级“{}”的下限", grade.map(|grade| grade.item.name.as_str()).unwrap_or_default())
        }
        SchemeFigure::CeilingRate(key) => format!("总分封顶第 {} 档的执行率", ceiling(key)),
        SchemeFigure::CeilingTotal(key) => format!("总分封顶第 {} 档的封顶分", ceiling(key)),
        _ => String::new(),
    }
}

/// 还有 2 处需要改正.
#[must_use]
pub fn faults_left(count: usize) -> String {
    format!("还有 {count} 处{OWN_FAULTS}，改正后才能采用。")
}

/// A field that is not a figure stands in the way.
pub const NOT_FIGURES: &str = "有的数字没有填对，改正后才能采用。";

/// 一级指标 2 分值.
#[must_use]
pub fn nth(what: &str, number: usize, field: &str) -> String {
    if field.is_empty() { format!("{what} {number}") } else { format!("{what} {number} {field}") }
}

pub const SECTION: &str = "一级指标";
pub const LEVEL2: &str = "二级指标";

/// `二级指标（4 个）`.
#[must_use]
pub fn level2_count(count: usize) -> String {
    format!("{LEVEL2}（{count} 个）")
}

/// 删除一级指标 2.
#[must_use]
pub fn remove_entry(name: &str) -> String {
    format!("{DELETE_ENTRY}{name}")
}

const DELETE_ENTRY: &str = "删除";

/// 上移, 下移, 左移, 右移 of an entry.
#[must_use]
pub fn move_entry(name: &str, way: &str) -> String {
    format!("{way}{name}")
}

pub const UP: &str = "上移";
pub const DOWN: &str = "下移";
pub const LEFTWARDS: &str = "左移";
pub const RIGHTWARDS: &str = "右移";

#[must_use]
pub const fn budget_base(base: BudgetBase) -> &'static str {
    match base {
        BudgetBase::Adjusted => "全年预算数（调整后）",
        BudgetBase::Initial => "年初预算数",
    }
}

#[must_use]
pub const fn direction(bare: Bare) -> &'static str {
    match bare {
        Bare::AtLeast => "不低于（越多越好）",
        Bare::AtMost => "不高于（越少越好）",
    }
}

/// The budget counts inside a section.
#[must_use]
pub fn budget_inside(title: &str) -> String {
    format!("预算执行的分值计入“{title}”，不另加。")
}

#[must_use]
pub fn tier_field(tier: Tier, field: &str) -> String {
    format!("{} {field}", tier_name(tier))
}

/// 达成与部分达成之间.
#[must_use]
pub fn tier_bound(upper: Tier, lower: Tier) -> String {
    format!("“{}”与“{}”之间的界限（%）", tier_name(upper), tier_name(lower))
}

/// On which side of a bound the bound itself lies: 正好 80% 属“达成”.
#[must_use]
pub fn tier_side(tier: Tier, from: Option<Exact>) -> String {
    let share = from.map(|share| Ratio::new(share).percent_plain());
    share.map_or_else(String::new, |share| format!("正好 {share} 属“{}”", tier_name(tier)))
}

/// 90 分及以上为优, 正好 90 分也是.
#[must_use]
pub fn grade_side(name: &str, from: Option<Exact>, below: Option<Exact>) -> String {
    let Some(from) = from else { return String::new() };
    let from = Points::new(from.without_zeros());
    match below {
        None => format!("{from} 分及以上为“{name}”，正好 {from} 分也是"),
        Some(below) => {
            format!("{from} 分（含）至 {} 分（不含）为“{name}”", Points::new(below.without_zeros()))
        }
    }
}

/// What a bound of a check means; the checks that it belongs to.
#[must_use]
pub const fn threshold(of: Threshold) -> (&'static str, &'static str) {
    match of {
        Threshold::FarAbove => ("远超目标：实际达到目标的（%）", "B03"),
        Threshold::FarBelow => ("远低于上限：实际不到上限的（%）", "B04"),
        Threshold::SameRows => ("实际值与目标雷同：至少几行", "B06"),
        Threshold::SameShare => ("实际值与目标雷同：占定量行的（%）", "B06"),
        Threshold::AheadOfRate => ("得分率高出执行率（%）", "B08"),
        Threshold::Unspent => ("未执行的预算超过（%）", "B09"),
        Threshold::LowRate => ("要说明原因的执行率：低于（%）", "B10"),
        Threshold::LargeAdjustment => ("预算大幅调整：达到年初的（%）", "B14"),
        Threshold::FewSamples => ("样本偏少：有效份数少于", "B18"),
        Threshold::Concentrated => ("分值过于集中：一行超过（分）", "C08"),
        Threshold::MoneyGap => ("金额单位可能有误：相差倍数", "C12"),
    }
}

/// 常用 90%.
#[must_use]
pub fn usual(of: Threshold, is_share: bool) -> String {
    let usual = of.usual();
    if is_share {
        format!("常用 {}", Ratio::new(usual).percent_plain())
    } else {
        format!("常用 {}", usual.plain())
    }
}

pub const CEILING_RATE: &str = "执行率低于（%）";
pub const CEILING_TOTAL: &str = "总分不超过";
pub const CEILING: &str = "封顶";

#[must_use]
pub const fn column_kind(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Level1 => "一级指标",
        ColumnKind::Level1WithPoints => "一级指标（带分值）",
        ColumnKind::Level2 => "二级指标",
        ColumnKind::Name => "三级指标",
        ColumnKind::NameWithPoints => "三级指标（带分值）",
        ColumnKind::Target => "年初目标值",
        ColumnKind::TargetOperator => "指标性质",
        ColumnKind::TargetValue => "指标值",
        ColumnKind::TargetUnit => "度量单位",
        ColumnKind::Actual => "实际完成值",
        ColumnKind::Points => "分值",
        ColumnKind::Score => "得分",
        ColumnKind::Reason => "偏差原因分析及改进措施",
        ColumnKind::Blank => "空白列",
    }
}

/// 显示“分值”一列.
#[must_use]
pub fn show_column(kind: ColumnKind) -> String {
    format!("显示“{}”一列", column_kind(kind))
}

/// `“产出指标”列`.
#[must_use]
pub fn column_field(kind: ColumnKind, field: &str) -> String {
    format!("列“{}” {field}", column_kind(kind))
}
