//! The words on the page: labels, buttons, hints, and the sentences that only the page says.
#![allow(missing_docs, reason = "a label says itself what it is")]

pub mod encoding;
mod findings;
mod history;
mod import;
mod lasting;
mod library;
mod members;
mod own_scheme;
mod surroundings;
mod takeaway;
mod windows;

pub use findings::*;
pub use history::*;
pub use import::*;
pub use lasting::*;
pub use library::*;
pub use members::*;
pub use own_scheme::*;
pub use surroundings::*;
pub use takeaway::*;
pub use windows::*;

use super::names::kind;
use crate::edit::{AccountColumn, ExpenditureKey, FundsColumn, SurveyCount};
use crate::evaluation::{
    AccountKind, AmountUnit, Attribute, Category, ContactKey, Duration, Evaluation, GoalKey, NarrativeKey,
};
use crate::number::{Exact, Points};
use crate::scheme::Band;
use crate::scoring::{RowScore, Scorecard};
use crate::signs::shown;

// The start page.
pub const BRAND: &str = "自评";
pub const PROMISE: &str = "填写部门整体和项目支出绩效自评表：逐项计分，说明依据，按原表打印。";
pub const BEGIN: &str = "开始";
pub const NEW_UNIT: &str = "新建整体自评";
pub const NEW_PROJECT: &str = "新建项目自评";
pub const OPEN_FILE: &str = "打开文件";
pub const EXAMPLE: &str = "看示例";
pub const EXAMPLE_PROJECT: &str = "看项目示例";
pub const STAYS_HERE: &str = "内容只保存在这台电脑的浏览器里，不上传。";
pub const KEPT_HERE: &str = "这台电脑上的自评";
pub const NOTHING_KEPT: &str = "还没有保存的自评。新建一份，打开别人发来的 JSON 文件，或导入已有的表。";
pub const OPEN: &str = "打开";
pub const COPY: &str = "另存副本";
pub const DELETE: &str = "删除";
pub const DELETE_NOW: &str = "确定删除";
pub const KEEP: &str = "保留";
pub const UNREADABLE: &str = "读不出来的记录";
pub const TAKE_OUT: &str = "下载原文";
pub const RAW_FILE_NAME: &str = "自评-未能读出的记录.txt";

// Head of the form.
pub const BACK: &str = "返回";
pub const EXPORT_JSON: &str = "导出 JSON";
pub const EXPORT_HTML: &str = "下载 HTML";
pub const PRINT: &str = "打印";
pub const NEXT_PROJECT: &str = "新建本单位下一个项目";
pub const UNTOUCHED: &str = "示例，改动后才会保存";
pub const IN_MEMORY: &str = "只在本页中，未存入浏览器";
pub const SAVING: &str = "正在保存…";
pub const EXPORTED: &str = "已导出";
pub const NOT_EXPORTED: &str = "未导出";
pub const EXPORT_NOW: &str = "内容未能保存到浏览器，请导出 JSON。";

// What the person is told.
pub const CLOSE: &str = "关闭";
pub const CANCEL: &str = "取消";
pub const NOT_LASTING: &str = "浏览器不允许保存：关闭页面后内容会丢失，请及时导出 JSON。";
pub const NOT_HERE: &str = "这台电脑的浏览器里没有这份自评，可能已删除，或保存在另一台电脑、另一个浏览器里。";
pub const NO_DOWNLOAD: &str = "浏览器没有允许下载文件，请检查下载设置后再试。";
pub const NOT_KEPT_YET: &str =
    "这份自评的改动还没有保存：请先导出 JSON，或另存副本。再点一次就放弃改动离开。";
pub const NO_PRINT: &str = "浏览器没有打开打印窗口，请用浏览器菜单中的“打印”。";
pub const EMPTY_BUNDLE: &str = "这个文件里一份自评也没有。";
pub const KEPT_ALREADY: &str = "这份自评已经保存过";
pub const REPLACE: &str = "替换";
pub const KEEP_AS_COPY: &str = "另存为新的一份";

// Scores.
pub const SCORES: &str = "得分情况";
pub const TOTAL: &str = "总分";
pub const TOTAL_AND_GRADE: &str = "合计得分与等级";
pub const WHY_TOTAL: &str = "怎么算的";
pub const BUDGET: &str = "预算执行";
pub const OTHER_SECTION: &str = "其他";
pub const EXPLANATION: &str = "计分说明";
pub const BASIS: &str = "依据";
pub const SCORE_TITLE: &str = "看这个得分怎么来的";
pub const SHARED: &str = "合并";
pub const DASH: &str = "—";
pub const NOT_SCORED: &str = "本表不计分";

// Parts of the form.
pub const CONTENTS: &str = "本表各部分";
pub const HEADER: &str = "基本信息";
pub const BUDGET_TITLE: &str = "预算执行情况";
pub const ACCOUNTS: &str = "预算收支情况";
pub const GOALS: &str = "绩效目标";
pub const INDICATORS: &str = "绩效指标";
pub const SURVEY: &str = "满意度调查";
pub const TEXTS: &str = "说明文字";
pub const PARTS: [(&str, &str); 10] = [
    ("part-header", HEADER),
    ("part-scheme", SCHEME),
    ("part-budget", BUDGET_TITLE),
    ("part-accounts", ACCOUNTS),
    ("part-goals", GOALS),
    ("part-indicators", INDICATORS),
    ("part-survey", SURVEY),
    ("part-texts", TEXTS),
    ("part-report", REPORT),
    ("part-claimed", CLAIMED),
];

// 基本信息.
pub const UNIT: &str = "单位名称";
pub const YEAR: &str = "年度";
pub const FILED_ON: &str = "填报日期";
pub const REPORT_DATE: &str = "报告日期";
pub const AMOUNT_UNIT: &str = "金额单位";
pub const SCHEME: &str = "评分方案";
pub const PROJECT_NAME: &str = "项目名称";
pub const DEPARTMENT: &str = "主管部门";
pub const IMPLEMENTING_UNIT: &str = "项目实施单位";
pub const CATEGORY: &str = "项目类别";
pub const ATTRIBUTE: &str = "项目属性";
pub const DURATION: &str = "项目类型";

// 预算执行情况.
pub const SOURCE: &str = "资金来源";
pub const FUNDS_TOTAL: &str = "资金总额";
pub const RATE: &str = "执行率";
pub const SCORE: &str = "得分";
pub const ADD_SOURCE: &str = "添加资金来源";
pub const FILL_TOTAL: &str = "取资金来源合计";
pub const BUDGET_REASON: &str = "执行率偏低或预算调整的原因";
pub const EXPENDITURE: &str = "支出构成";

// 预算收支情况.
pub const ACCOUNT_NAME: &str = "名称";
pub const ACCOUNT_GROUP: &str = "所属";
pub const ACCOUNT_KIND: &str = "类别";
pub const NO_ACCOUNTS: &str = "还没有行。可以填入常用行，再改成本单位的名称和金额。";
pub const ADD_ACCOUNT: &str = "添加一行";
pub const FILL_ACCOUNTS: &str = "填入常用行";
/// Name, group, kind.
pub const USUAL_ACCOUNTS: &[(&str, &str, AccountKind)] = &[
    ("收入合计", "", AccountKind::Total),
    ("财政拨款收入", "", AccountKind::Item),
    ("事业收入", "", AccountKind::Item),
    ("其他收入", "", AccountKind::Item),
    ("支出合计", "", AccountKind::Total),
    ("人员经费", "基本支出", AccountKind::Item),
    ("公用经费", "基本支出", AccountKind::Item),
    ("小计", "基本支出", AccountKind::Subtotal),
    ("小计", "项目支出", AccountKind::Subtotal),
];

// 绩效指标.
pub const INDICATOR_COLUMNS: [&str; 8] =
    ["一级指标", "二级指标", "三级指标", "分值", "年初目标值", "实际完成值", "得分", "偏差原因"];
pub const INDICATORS_LEAD: &str = "照纸面写法填写，如 ≥90%、4次、2020年内、稳步提高。得分自动计算，留空即按计算得分；点得分看依据。\
     回车到下一行，Alt+↑ ↓ 移动这一行，Ctrl+S 导出。";
pub const ROW: &str = "行";
pub const ACTIONS: &str = "操作";
pub const NO_ROWS: &str = "还没有指标。";
pub const ADD_ROW: &str = "添加指标";
pub const RULE: &str = "评分规则";
pub const RULE_BY_TEXT: &str = "按文字理解";
pub const TIER: &str = "完成档次";
pub const TIER_NOT_CHOSEN: &str = "请选择档次";
pub const SHARE: &str = "得分比例";
pub const MORE: &str = "更多";
pub const MORE_TITLE: &str = "评分规则、完成情况说明、佐证、合并得分";
pub const REMOVE: &str = "删除";
pub const REMOVE_TITLE: &str = "删除这一行";
pub const MOVE_UP_TITLE: &str = "上移（Alt+↑）";
pub const MOVE_DOWN_TITLE: &str = "下移（Alt+↓）";
pub const NOTE: &str = "完成情况说明";
pub const EVIDENCE: &str = "佐证";
pub const SHARES: &str = "与上一行合并得分";
pub const SHARES_HINT: &str = "合并后，本行不再有自己的分值和得分，由上面一行一并计分。";

// 满意度调查.
pub const ADD_SURVEY: &str = "为哪一条指标添加调查";
pub const CHOOSE_ROW: &str = "请选择指标";
pub const SURVEY_DATE: &str = "调查日期";
pub const SATISFIED_RATE: &str = "满意率（满意÷有效）";
pub const REMOVE_SURVEY: &str = "删除这项调查";

/// A name of something with what it is about: `打开：2020年度 …`.
#[must_use]
pub fn about(what: &str, of: &str) -> String {
    format!("{what}：{of}")
}

#[must_use]
pub fn document_title(title: &str) -> String {
    format!("{title} － {BRAND}")
}

/// How the list names an evaluation: `2020年度 某校 · 部门整体`.
#[must_use]
pub fn shelf_name(evaluation: &Evaluation) -> String {
    let unit = evaluation.unit.trim();
    let unit = if unit.is_empty() { "未填单位" } else { unit };
    format!("{}年度 {} · {}", evaluation.year, shown(unit), kind(evaluation))
}

/// Total and grade, for the list.
#[must_use]
pub fn worth(card: &Scorecard) -> String {
    if !card.scored {
        return NOT_SCORED.to_owned();
    }
    match (&card.total, &card.grade) {
        (Some(total), Some(grade)) => format!("{} 分 {grade}", score(*total)),
        (Some(total), None) => format!("{} 分 {}", score(*total), still_open(card)),
        (None, _) => "未计分".to_owned(),
    }
}

#[must_use]
pub fn saved_at(at: &str) -> String {
    format!("{at} 保存")
}

/// The save state; today's date is left out, the time says enough.
#[must_use]
pub fn saved(at: &str) -> String {
    format!("已保存在本机浏览器 {}", at.rsplit(' ').next().unwrap_or(at))
}

#[must_use]
pub fn not_saved(why: &str) -> String {
    format!("未能保存（{}）", why.trim_end_matches('。'))
}

#[must_use]
pub fn cannot_read(name: &str) -> String {
    format!("浏览器读不出“{name}”，它可能已移走或正被别的程序占用。")
}

/// Beside a field whose text holds signs that turn the direction of writing.
#[must_use]
pub fn turned(signs: &[String]) -> String {
    format!("文字中有看不见的书写方向符号 {}，显示的次序可能与实际不同；打印时会标出。", signs.join(" "))
}

#[must_use]
pub fn file_refused(name: &str, why: &str) -> String {
    format!("没有打开“{}”。{why}", shown(name))
}

#[must_use]
pub fn bundle_opened(count: usize) -> String {
    format!("这个文件里有 {count} 份自评，都已保存在本机浏览器；现在显示的是第一份，其余在首页的列表里。")
}

#[must_use]
pub fn bundle_not_kept(count: usize, why: &str) -> String {
    format!("这个文件里有 {count} 份自评，有的未能保存：{why}")
}

/// Two decimals, as on the form.
#[must_use]
pub fn score(score: Points) -> String {
    score.exact().fixed(2)
}

#[must_use]
pub fn score_or_dash(of: Option<Points>) -> String {
    of.map_or_else(|| DASH.to_owned(), score)
}

/// What is missing before there is a grade.
#[must_use]
pub fn still_open(card: &Scorecard) -> String {
    if !card.scored {
        return NOT_SCORED.to_owned();
    }
    if !card.rows.iter().any(RowScore::is_pointed) {
        return "指标还没有分值".to_owned();
    }
    let budget = usize::from(card.budget.as_ref().is_some_and(|budget| budget.score.is_none()));
    let open = card.open_rows().saturating_add(budget);
    match card.points_set {
        Some(points) if points.exact() > Exact::HUNDRED => {
            format!("分值合计 {}，超过 100", points.exact().plain())
        }
        Some(points) if open == 0 && points.exact() < Exact::HUNDRED => {
            format!("分值合计 {}，不足 100", points.exact().plain())
        }
        _ => format!("尚缺 {open} 项"),
    }
}

/// What the total so far is of, before it: `已评 70 分值，得`. Of a whole table it is 总分.
#[must_use]
pub fn total_so_far(card: &Scorecard) -> String {
    let unfinished = card.grade.is_none() && card.total.is_some() && !card.is_impossible();
    if unfinished {
        format!("已评 {} 分值，得", card.points_scored().exact().plain())
    } else {
        TOTAL.to_owned()
    }
}

/// Total and grade, said to people who hear the page.
#[must_use]
pub fn spoken_total(card: &Scorecard) -> String {
    if !card.scored {
        return NOT_SCORED.to_owned();
    }
    match (&card.total, &card.grade) {
        (Some(total), Some(grade)) if !card.is_impossible() => {
            format!("合计 {} 分，等级{grade}", score(*total))
        }
        (Some(total), _) => format!("合计 {} 分，{}", score(*total), still_open(card)),
        (None, _) => "还没有得分".to_owned(),
    }
}

/// The name of a button that shows a row's score and opens its explanation.
#[must_use]
pub fn score_button(number: usize, counts: Option<Points>) -> String {
    format!("第 {number} 行的得分 {}，看说明", score_or_dash(counts))
}

#[must_use]
pub fn budget_score_button(counts: Option<Points>) -> String {
    format!("{BUDGET}的得分 {}，看说明", score_or_dash(counts))
}

/// An entered score that is not the computed one: one above it is too high, one below it needs its reason.
#[must_use]
pub fn differs(entered: Points, computed: Points, explained: bool) -> String {
    if entered > computed {
        return format!("高于计算得分 {}", score(computed));
    }
    let asks = if explained { "" } else { "，请在偏差原因中说明" };
    format!("与计算得分 {} 不同{asks}", score(computed))
}

/// The name of a field of the indicator table: `第 3 行 实际完成值`.
#[must_use]
pub fn cell_name(number: usize, column: &str) -> String {
    format!("第 {number} 行 {column}")
}

#[must_use]
pub fn row_title(number: usize, name: &str) -> String {
    match name.trim() {
        "" => format!("第 {number} 行"),
        name => format!("第 {number} 行 {}", shown(name)),
    }
}

#[must_use]
pub fn move_up(number: usize) -> String {
    cell_name(number, "上移")
}

#[must_use]
pub fn move_down(number: usize) -> String {
    cell_name(number, "下移")
}

#[must_use]
pub fn bring_back(number: usize) -> String {
    format!("恢复刚删除的第 {number} 行")
}

/// The shares that a tier allows.
#[must_use]
pub fn band(band: &Band) -> String {
    let (from, to) = (band.from.percent_plain(), band.to.percent_plain());
    if band.includes_top() {
        format!("可填 {from}～{to}")
    } else {
        format!("可填 {from}～{to}（不含）")
    }
}

#[must_use]
pub fn amount_unit_note(unit: AmountUnit) -> String {
    format!("单位：{}", unit.word())
}

#[must_use]
pub const fn funds_column(column: FundsColumn) -> &'static str {
    match column {
        FundsColumn::Initial => "年初预算数",
        FundsColumn::Adjusted => "全年预算数",
        FundsColumn::Executed => "全年执行数",
    }
}

/// The name of an amount of the budget: `资金总额 全年预算数`, `资金来源 2 全年预算数`.
#[must_use]
pub fn funds_cell(source: Option<usize>, column: FundsColumn) -> String {
    let column = funds_column(column);
    source.map_or_else(|| format!("{FUNDS_TOTAL} {column}"), |number| format!("{SOURCE} {number} {column}"))
}

#[must_use]
pub fn source_name(number: usize) -> String {
    format!("{SOURCE} {number} 名称")
}

#[must_use]
pub fn remove_source(number: usize) -> String {
    format!("删除{SOURCE} {number}")
}

#[must_use]
pub const fn expenditure(key: ExpenditureKey) -> &'static str {
    match key {
        ExpenditureKey::Personnel => "人员经费",
        ExpenditureKey::Operating => "公用经费",
        ExpenditureKey::Basic => "基本支出",
        ExpenditureKey::Project => "项目支出",
    }
}

#[must_use]
pub const fn account_column(column: AccountColumn) -> &'static str {
    match column {
        AccountColumn::Initial => "年初预算数",
        AccountColumn::Supplement => "年中追加调整",
        AccountColumn::Adjusted => "调整后预算数",
        AccountColumn::Final => "决算数",
    }
}

#[must_use]
pub const fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Item => "明细",
        AccountKind::Subtotal => "小计",
        AccountKind::Total => "合计",
    }
}

#[must_use]
pub fn account_cell(number: usize, column: &str) -> String {
    format!("收支第 {number} 行 {column}")
}

#[must_use]
pub fn remove_account(number: usize) -> String {
    format!("删除收支第 {number} 行")
}

#[must_use]
pub const fn survey_count(count: SurveyCount) -> &'static str {
    match count {
        SurveyCount::Sent => "发放份数",
        SurveyCount::Valid => "有效份数",
        SurveyCount::Satisfied => "满意份数",
    }
}

#[must_use]
pub const fn contact(key: ContactKey) -> &'static str {
    match key {
        ContactKey::FilledBy => "填报人",
        ContactKey::Phone => "联系电话",
        ContactKey::Reviewer => "审核人",
        ContactKey::Head => "单位负责人",
    }
}

#[must_use]
pub const fn goal(key: GoalKey) -> &'static str {
    match key {
        GoalKey::LongTerm => "长期目标",
        GoalKey::Annual => "年度目标",
        GoalKey::Achieved => "年度目标实际完成情况",
    }
}

/// A text's label, and where it is used.
#[must_use]
pub const fn narrative(key: NarrativeKey) -> (&'static str, &'static str) {
    const REPORT: &str = "用于报告";
    const TABLE: &str = "用于自评表";
    match key {
        NarrativeKey::Conclusion => ("结论中的管理情况", REPORT),
        NarrativeKey::Purpose => ("立项目的", REPORT),
        NarrativeKey::KeyWork => ("重点工作", REPORT),
        NarrativeKey::GoalsNote => ("绩效目标补充说明", REPORT),
        NarrativeKey::Process => ("自评工作开展情况", REPORT),
        NarrativeKey::Completed => ("完成情况补充说明", REPORT),
        NarrativeKey::Analysis => ("总体分析", REPORT),
        NarrativeKey::Problems => ("存在的问题和原因", REPORT),
        NarrativeKey::Improvements => ("下一步拟改进措施", REPORT),
        NarrativeKey::LastYearUse => ("上年度自评结果应用情况", REPORT),
        NarrativeKey::OtherEvidence => ("其他佐证材料", REPORT),
        NarrativeKey::Deviation => ("偏差大或目标未完成原因分析", TABLE),
        NarrativeKey::Measures => ("改进措施及结果应用方案", TABLE),
        NarrativeKey::Approval => ("单位主要负责人签批意见", TABLE),
    }
}

#[must_use]
pub fn categories() -> Vec<(Category, &'static str)> {
    vec![
        (Category::DepartmentalBudget, "部门预算项目"),
        (Category::EarmarkedFund, "专项"),
        (Category::TransferPayment, "转移支付"),
    ]
}

#[must_use]
pub fn attributes() -> Vec<(Attribute, &'static str)> {
    vec![(Attribute::Continuing, "持续性"), (Attribute::New, "新增性")]
}

#[must_use]
pub fn durations() -> Vec<(Duration, &'static str)> {
    vec![(Duration::Permanent, "常年性"), (Duration::MultiYear, "延续性"), (Duration::OneOff, "一次性")]
}
