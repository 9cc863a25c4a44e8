//! The sentences of the report. Every figure in them is handed in.

use crate::evaluation::{Evaluation, Funds, Indicator, SurveyEntry};
use crate::number::{Amount, Exact, Points, Ratio};
use crate::scheme::Kind;
use crate::scoring::{RowScore, Scorecard};

/// What the report calls the unit or project it is about.
const fn subject(kind: Kind) -> &'static str {
    match kind {
        Kind::WholeUnit => "部门（单位）整体",
        Kind::Project => "项目",
    }
}

/// Points as the report writes them: zeros at the end go.
fn plain(points: Points) -> String {
    points.exact().plain()
}

/// The report's title: `2020年度某校整体绩效自评报告`.
#[must_use]
pub fn report_title(evaluation: &Evaluation, kind: Kind) -> String {
    let what = match (kind, &evaluation.project) {
        (Kind::WholeUnit, _) => "整体".to_owned(),
        (Kind::Project, Some(project))
            if !project.name.trim().is_empty() && project.name.trim() != "项目支出" =>
        {
            format!("“{}”项目", project.name.trim())
        }
        (Kind::Project, _) => "项目支出".to_owned(),
    };
    format!("{}年度{}{what}绩效自评报告", evaluation.year, evaluation.unit)
}

/// The headings of the report, by what they head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the heading that `heading` gives")]
pub enum Heading {
    Conclusion,
    Score,
    Goals,
    Rate,
    Finished,
    Unfinished,
    Problems,
    NextSteps,
    Evidence,
    Basics,
    Budget,
    KeyWork,
    Accounts,
    GoalTexts,
    Purpose,
    Funds,
    Process,
    Analysis,
    BudgetAnalysis,
    IndicatorAnalysis,
    LastYear,
    Other,
}

/// Level and text of a heading, with its number.
#[must_use]
pub fn heading(heading: Heading, kind: Kind) -> (u8, String) {
    let subject = subject(kind);
    let whole = kind == Kind::WholeUnit;
    match heading {
        Heading::Conclusion => (1, "一、自评结论".to_owned()),
        Heading::Score => (
            2,
            if whole {
                format!("（一）{subject}绩效自评得分")
            } else {
                "（一）自评得分".to_owned()
            },
        ),
        Heading::Goals => (
            2,
            if whole {
                format!("（二）{subject}绩效目标完成情况")
            } else {
                "（二）绩效目标完成情况".to_owned()
            },
        ),
        Heading::Rate => (3, "1. 执行率情况".to_owned()),
        Heading::Finished => (3, "2. 完成的绩效目标".to_owned()),
        Heading::Unfinished => (3, "3. 未完成的绩效目标".to_owned()),
        Heading::Problems => (2, "（三）存在的问题和原因".to_owned()),
        Heading::NextSteps => (2, "（四）下一步拟改进措施".to_owned()),
        Heading::Evidence => (1, "二、佐证材料".to_owned()),
        Heading::Basics => (2, "（一）基本情况".to_owned()),
        Heading::Budget => (3, "1. 预算安排情况".to_owned()),
        Heading::KeyWork => (3, "2. 年度重点工作".to_owned()),
        Heading::Accounts => (3, "3. 预算收支情况".to_owned()),
        Heading::GoalTexts => (3, "4. 整体绩效目标".to_owned()),
        Heading::Purpose => (3, "1. 项目立项目的和年度绩效目标".to_owned()),
        Heading::Funds => (3, "2. 项目资金情况".to_owned()),
        Heading::Process => (2, "（二）部门自评工作开展情况".to_owned()),
        Heading::Analysis => (2, "（三）绩效目标完成情况分析".to_owned()),
        Heading::BudgetAnalysis => (3, "1. 预算执行情况分析".to_owned()),
        Heading::IndicatorAnalysis => (3, "2. 绩效目标完成情况分析".to_owned()),
        Heading::LastYear => (2, format!("（四）上年度{subject}自评结果应用情况")),
        Heading::Other => (2, "（五）其他佐证材料".to_owned()),
    }
}

/// What stands where nothing is to be said.
#[must_use]
pub const fn nothing() -> &'static str {
    "无。"
}

/// What stands where a text is still missing.
#[must_use]
pub const fn still_to_write() -> &'static str {
    "（待填写）"
}

/// The total and the grade.
#[must_use]
pub fn score_sentence(evaluation: &Evaluation, card: &Scorecard, kind: Kind) -> String {
    let of_what = format!(
        "{}年度{}",
        evaluation.year,
        if kind == Kind::WholeUnit { "部门（单位）整体" } else { "本项目" }
    );
    if !card.scored {
        return format!("{of_what}绩效自评表不计分，按绩效目标和指标的完成情况说明。");
    }
    match (card.total, &card.grade) {
        (Some(total), Some(grade)) => {
            format!("经自评，{of_what}绩效得分 {} 分，等级为“{grade}”。", plain(total))
        }
        (Some(total), None) => {
            format!("{of_what}绩效自评尚未完成，目前得分 {} 分，暂不定等级。", plain(total))
        }
        (None, _) => format!("{of_what}绩效自评尚无得分。"),
    }
}

/// `570.36 万元`.
fn money(amount: Amount, unit: &str) -> String {
    format!("{amount} {unit}")
}

/// The budget, what was adjusted, what was spent, and the rate.
#[must_use]
pub fn rate_sentence(evaluation: &Evaluation, rate: Option<Ratio>, places: u32) -> String {
    let unit = evaluation.amount_unit.word();
    let year = evaluation.year;
    let Funds { initial, adjusted, executed } = &evaluation.budget.total;
    let mut sentence = match (initial, adjusted) {
        (Some(initial), Some(adjusted)) if initial != adjusted => {
            format!(
                "{year}年度年初预算 {}，{}，全年预算 {}",
                money(*initial, unit),
                change(*initial, *adjusted, unit),
                money(*adjusted, unit)
            )
        }
        (_, Some(adjusted)) => format!("{year}年度全年预算 {}", money(*adjusted, unit)),
        (Some(initial), None) => format!("{year}年度年初预算 {}，全年预算数未填", money(*initial, unit)),
        (None, None) => format!("{year}年度预算数未填"),
    };
    match executed {
        Some(executed) => sentence.push_str(&format!("，实际执行 {}", money(*executed, unit))),
        None => sentence.push_str("，执行数未填"),
    }
    match rate {
        Some(rate) => sentence.push_str(&format!("，预算执行率 {}。", rate.percent(places))),
        None => sentence.push_str("，执行率无法计算。"),
    }
    sentence
}

fn change(initial: Amount, adjusted: Amount, unit: &str) -> String {
    let (word, by) = if adjusted > initial {
        ("追加", adjusted.minus(initial))
    } else {
        ("调减", initial.minus(adjusted))
    };
    by.map_or_else(|| "年中调整".to_owned(), |by| format!("年中{word} {}", money(by, unit)))
}

/// Executed against planned: what is left or what is too much.
#[must_use]
pub fn difference_sentence(base: Option<Amount>, executed: Option<Amount>, unit: &str) -> String {
    let (Some(base), Some(executed)) = (base, executed) else { return String::new() };
    if base == executed {
        return "实际执行数与预算数一致。".to_owned();
    }
    let (word, by) = if executed < base {
        ("结余", base.minus(executed))
    } else {
        ("超出预算", executed.minus(base))
    };
    by.map_or_else(String::new, |by| format!("实际执行数与预算数相比{word} {}。", money(by, unit)))
}

/// How many indicators there are and how many are finished.
#[must_use]
pub fn finished_sentence(set: usize, finished: usize, undecided: usize) -> String {
    if set == 0 {
        return "尚未设置绩效指标。".to_owned();
    }
    let open =
        if undecided == 0 { String::new() } else { format!("，{undecided} 个尚未认定是否完成") };
    if finished == set {
        format!("共设置绩效指标 {set} 个，完成 {finished} 个，全部完成。")
    } else {
        format!("共设置绩效指标 {set} 个，完成 {finished} 个{open}。")
    }
}

/// Unfinished and undecided indicators, each on a line: `lines` are made by [`unfinished_line`].
#[must_use]
pub fn unfinished_text(unfinished: &[String], undecided: &[String]) -> String {
    let mut parts = Vec::new();
    match unfinished {
        [] if undecided.is_empty() => return nothing().to_owned(),
        [] => {}
        lines => parts.push(format!("未完成的指标 {} 个：\n{}", lines.len(), numbered(lines))),
    }
    if !undecided.is_empty() {
        parts.push(format!("尚未认定是否完成的指标 {} 个：\n{}", undecided.len(), numbered(undecided)));
    }
    parts.join("\n")
}

fn numbered(lines: &[String]) -> String {
    let lines: Vec<String> =
        lines.iter().zip(1_u32..).map(|(line, number)| format!("（{number}）{line}")).collect();
    lines.join("\n")
}

/// One unfinished indicator with target, actual value, score and cause.
#[must_use]
pub fn unfinished_line(row: &Indicator, score: &RowScore) -> String {
    format!("{}：{}{}{}", row.name, target_and_actual(row), points_clause(score), reason_clause(&row.reason))
}

fn target_and_actual(row: &Indicator) -> String {
    let or_blank =
        |text: &str| if text.trim().is_empty() { "未填".to_owned() } else { text.trim().to_owned() };
    format!("年初目标值 {}，实际完成值 {}", or_blank(&row.target), or_blank(&row.actual))
}

fn points_clause(row: &RowScore) -> String {
    match (row.points, row.score()) {
        (Some(points), Some(score)) => format!("，分值 {} 分，得 {} 分。", plain(points), plain(score)),
        (Some(points), None) => format!("，分值 {} 分，尚无得分。", plain(points)),
        (None, _) => "。".to_owned(),
    }
}

/// A cause as the person wrote it; nothing where it says nothing.
fn reason_clause(reason: &str) -> String {
    if crate::checks::is_reason(reason) {
        format!("原因：{}。", reason.trim().trim_end_matches('。'))
    } else {
        String::new()
    }
}

/// One indicator of the analysis.
#[must_use]
pub fn analysis_sentence(number: usize, row: &Indicator, score: &RowScore) -> String {
    let mut sentence =
        format!("指标{number}：{}。{}{}", row.name, target_and_actual(row), points_clause(score));
    let note = row.note.trim();
    if !note.is_empty() {
        sentence.push_str(note);
        if !note.ends_with(['。', '！', '？', '；']) {
            sentence.push('。');
        }
    }
    let lost = score.points.zip(score.score()).is_some_and(|(points, score)| score < points);
    if lost || !reason_clause(&row.reason).is_empty() {
        sentence.push_str(&match reason_clause(&row.reason) {
            reason if reason.is_empty() => "扣分原因未说明。".to_owned(),
            reason => format!("偏差{reason}"),
        });
    }
    sentence
}

/// Points lost, indicator by indicator.
#[must_use]
pub fn deductions_text(deducted: &[(String, Points, String)], budget_lost: Option<Points>) -> String {
    let lost = deducted.iter().map(|(_, lost, _)| Some(*lost)).chain(std::iter::once(budget_lost));
    let Some(sum) = Points::sum(lost).filter(|sum| sum.exact() > Exact::ZERO) else { return String::new() };
    let budget = budget_lost.map(|lost| format!("预算执行扣 {} 分", plain(lost)));
    let rows = deducted.iter().map(|(name, lost, reason)| {
        let reason = reason_clause(reason);
        let reason = reason.trim_end_matches('。');
        let reason =
            if reason.is_empty() { "（原因未说明）".to_owned() } else { format!("（{reason}）") };
        format!("“{name}”扣 {} 分{reason}", plain(*lost))
    });
    let parts: Vec<String> = budget.into_iter().chain(rows).collect();
    format!("本次自评共扣 {} 分：{}。", plain(sum), parts.join("；"))
}

/// What the budget consists of.
#[must_use]
pub fn budget_sentence(evaluation: &Evaluation) -> String {
    let unit = evaluation.amount_unit.word();
    let total = evaluation.budget.total.adjusted.or(evaluation.budget.total.initial);
    let mut sentence = match total {
        Some(total) => format!("{}年度部门（单位）预算 {}", evaluation.year, money(total, unit)),
        None => format!("{}年度部门（单位）预算数未填", evaluation.year),
    };
    let spending = &evaluation.expenditure;
    let detail = match (spending.personnel, spending.operating) {
        (Some(personnel), Some(operating)) => {
            format!("（人员经费 {}、公用经费 {}）", money(personnel, unit), money(operating, unit))
        }
        (Some(personnel), None) => format!("（人员经费 {}）", money(personnel, unit)),
        (None, Some(operating)) => format!("（公用经费 {}）", money(operating, unit)),
        (None, None) => String::new(),
    };
    let parts: Vec<String> = [
        spending.basic.map(|basic| format!("基本支出 {}{detail}", money(basic, unit))),
        spending.project.map(|project| format!("项目支出 {}", money(project, unit))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !parts.is_empty() {
        sentence.push_str(&format!("，其中：{}", parts.join("、")));
    }
    let sources = &evaluation.budget.sources;
    let stated = sources.iter().filter_map(|source| {
        let amount = source.funds.adjusted.or(source.funds.initial)?;
        Some(format!("{} {}", source.name, money(amount, unit)))
    });
    let stated: Vec<String> = stated.collect();
    if !stated.is_empty() {
        sentence.push_str(&format!("；资金来源：{}", stated.join("、")));
    }
    sentence.push('。');
    sentence
}

/// What a project got and spent, with its sources.
#[must_use]
pub fn funds_sentence(evaluation: &Evaluation, rate: Option<Ratio>, places: u32) -> String {
    let unit = evaluation.amount_unit.word();
    let mut sentence = rate_sentence(evaluation, rate, places);
    let stated = evaluation.budget.sources.iter().filter_map(|source| {
        let amount = source.funds.adjusted.or(source.funds.initial)?;
        Some(format!("{} {}", source.name, money(amount, unit)))
    });
    let stated: Vec<String> = stated.collect();
    if !stated.is_empty() {
        sentence.push_str(&format!("资金来源：{}。", stated.join("、")));
    }
    sentence
}

/// The goals, those that are stated.
#[must_use]
pub fn goals_text(evaluation: &Evaluation, kind: Kind) -> String {
    let goals = &evaluation.goals;
    let annual = if kind == Kind::WholeUnit { "年度目标" } else { "年度绩效目标" };
    let named = [("长期目标", &goals.long_term), (annual, &goals.annual), ("完成情况", &goals.achieved)];
    let lines = named.iter().filter(|(_, text)| !text.trim().is_empty());
    let lines: Vec<String> = lines.map(|(name, text)| format!("{name}：{}", text.trim())).collect();
    if lines.is_empty() { still_to_write().to_owned() } else { lines.join("\n") }
}

/// A survey as evidence for an indicator.
#[must_use]
pub fn survey_sentence(name: &str, survey: &SurveyEntry) -> String {
    let mut parts = Vec::new();
    parts.extend(survey.sent.map(|sent| format!("发放问卷 {sent} 份")));
    parts.extend(survey.valid.map(|valid| format!("有效问卷 {valid} 份")));
    parts.extend(survey.satisfied.map(|satisfied| format!("满意 {satisfied} 份")));
    let rate = survey.satisfied.zip(survey.valid).and_then(|(satisfied, valid)| {
        let (satisfied, valid) = (Exact::from(i64::from(satisfied)), Exact::from(i64::from(valid)));
        Exact::HUNDRED.mul_div(satisfied, valid, 2)
    });
    parts.extend(rate.map(|rate| format!("满意率 {}%", rate.plain())));
    let date = survey.date.map(|date| format!("（{}）", date.in_words())).unwrap_or_default();
    format!("{name}：{}{date}。", parts.join("，"))
}

/// The heading of the table that is attached.
#[must_use]
pub fn attachment_line(titles: &[String]) -> String {
    match titles {
        [one] => format!("附件：{one}"),
        many => {
            let lines = many.iter().zip(1_u32..).map(|(title, number)| format!("{number}. {title}"));
            format!("附件：\n{}", lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// What is printed across a draft.
#[must_use]
pub const fn draft_mark() -> &'static str {
    "草稿：还有未改正的错误"
}

/// Why a project was set up.
#[must_use]
pub fn purpose_line(purpose: &str) -> String {
    format!("立项目的：{purpose}")
}

/// The group of rows that belong to none.
#[must_use]
pub const fn other_group() -> &'static str {
    "其他指标完成情况分析"
}

/// The heading of a group of the analysis, with its number.
#[must_use]
pub fn group_heading(number: u32, title: &str, kind: Kind) -> String {
    match kind {
        Kind::WholeUnit => format!("{number}. {title}"),
        Kind::Project => format!("（{number}）{title}"),
    }
}

/// The projects of a package: how many, what they come to, and whether that is 项目支出总额.
#[must_use]
pub fn projects_sentence(
    count: usize,
    (adjusted, executed): (Option<Amount>, Option<Amount>),
    stated: Option<Amount>,
    unit: &str,
) -> String {
    let mut sentence = format!("项目 {count} 个");
    match adjusted {
        Some(adjusted) => sentence.push_str(&format!("，全年预算合计 {}", money(adjusted, unit))),
        None => sentence.push_str("，全年预算数均未填"),
    }
    match executed {
        Some(executed) => sentence.push_str(&format!("，执行合计 {}", money(executed, unit))),
        None => sentence.push_str("，执行数均未填"),
    }
    match (adjusted, stated) {
        (Some(adjusted), Some(stated)) if adjusted == stated => {
            sentence.push_str(&format!("，与项目支出总额 {}一致。", money(stated, unit)));
        }
        (Some(adjusted), Some(stated)) => {
            let (word, by) = if adjusted < stated {
                ("少", stated.minus(adjusted))
            } else {
                ("多", adjusted.minus(stated))
            };
            let by = by.map_or_else(String::new, |by| money(by, unit));
            sentence.push_str(&format!("，比项目支出总额 {}{word} {by}，请核对。", money(stated, unit)));
        }
        _ => sentence.push('。'),
    }
    sentence
}
