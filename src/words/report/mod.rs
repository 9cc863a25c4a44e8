//! The sentences of the report. Every figure in them is handed in; no blank stands between Chinese and figures.

mod money;
mod rows;

pub use money::{budget_sentence, execution_sentence, funds_sentence, projects_sentence, rate_sentence};
pub use rows::{
    actual_clause, analysis_sentence, composed_budget_reason, composed_reason, deductions_text,
    finished_sentence, target_and_actual, target_clause, unfinished_line, unfinished_text,
};

use crate::evaluation::{Evaluation, SurveyEntry};
use crate::number::{Exact, Points};
use crate::scheme::Kind;
use crate::scoring::Scorecard;

/// What the headings of the outline call the unit or project.
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
    format!("{}年度{}{}绩效自评报告", evaluation.year, evaluation.unit, evaluated(evaluation, kind))
}

/// What is evaluated: `整体`, `“教师培训”项目`, `项目支出`.
fn evaluated(evaluation: &Evaluation, kind: Kind) -> String {
    let name = evaluation.project.as_ref().map(|project| project.name.trim()).unwrap_or_default();
    match (kind, name) {
        (Kind::WholeUnit, _) => "整体".to_owned(),
        (Kind::Project, "" | "项目支出") => "项目支出".to_owned(),
        (Kind::Project, name) if name.ends_with("项目") => rows::quoted(name),
        (Kind::Project, name) => format!("{}项目", rows::quoted(name)),
    }
}

/// A title line by line: one that is too long for a line of 二号 breaks behind the unit's name, so that no word is torn (GB/T 9704 7.3.1).
#[must_use]
pub fn title_lines(title: &str, unit: &str) -> Vec<String> {
    /// Characters of 22 pt on a line of 156 mm.
    const LINE: usize = 20;
    let unit = unit.trim();
    let whole = || title.lines().map(ToOwned::to_owned).collect();
    if title.contains('\n') || unit.is_empty() || title.chars().nth(LINE).is_none() {
        return whole();
    }
    let end = title.find(unit).map(|at| at.saturating_add(unit.len()));
    match end.and_then(|end| title.split_at_checked(end)) {
        Some((first, rest)) if !rest.trim().is_empty() => vec![first.to_owned(), rest.trim().to_owned()],
        _ => whole(),
    }
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
        Heading::Rate => (3, "1．执行率情况".to_owned()),
        Heading::Finished => (3, "2．完成的绩效目标".to_owned()),
        Heading::Unfinished => (3, "3．未完成的绩效目标".to_owned()),
        Heading::Problems => (2, "（三）存在的问题和原因".to_owned()),
        Heading::NextSteps => (2, "（四）下一步拟改进措施".to_owned()),
        Heading::Evidence => (1, "二、佐证材料".to_owned()),
        Heading::Basics => (2, "（一）基本情况".to_owned()),
        Heading::Budget => (3, "1．预算安排情况".to_owned()),
        Heading::KeyWork => (3, "2．年度重点工作".to_owned()),
        Heading::Accounts => (3, "3．预算收支情况".to_owned()),
        Heading::GoalTexts => (3, "4．整体绩效目标".to_owned()),
        Heading::Purpose => (3, "1．项目立项目的和年度绩效目标".to_owned()),
        Heading::Funds => (3, "2．项目资金情况".to_owned()),
        Heading::Process => (2, "（二）部门自评工作开展情况".to_owned()),
        Heading::Analysis => (2, "（三）绩效目标完成情况分析".to_owned()),
        Heading::BudgetAnalysis => (3, "1．预算执行情况分析".to_owned()),
        Heading::IndicatorAnalysis => (3, "2．绩效目标完成情况分析".to_owned()),
        Heading::LastYear => (2, format!("（四）上年度{subject}自评结果应用情况")),
        Heading::Other => (2, "（五）其他佐证材料".to_owned()),
    }
}

/// What a heading says without its number: `部门自评工作开展情况`.
#[must_use]
pub fn heading_title(of: Heading, kind: Kind) -> String {
    let (_, text) = heading(of, kind);
    text.split_once(['）', '．', '、']).map_or(text.as_str(), |(_, title)| title).to_owned()
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
    let unit = evaluation.unit.trim();
    let of_what = format!("{unit}{}年度{}绩效", evaluation.year, evaluated(evaluation, kind));
    if !card.scored {
        return format!("{of_what}自评不计分，按绩效目标和指标的完成情况说明。");
    }
    match (card.total, &card.grade) {
        (Some(total), Some(grade)) => format!("经自评，{of_what}得分{}分，等级为“{grade}”。", plain(total)),
        (Some(total), None) => format!("{of_what}自评尚未完成，目前得分{}分，暂不定等级。", plain(total)),
        (None, _) => format!("{of_what}自评尚无得分。"),
    }
}

/// The goals, those that are stated, each with a stop at its end; nothing where none is.
#[must_use]
pub fn goals_text(evaluation: &Evaluation, kind: Kind) -> String {
    let goals = &evaluation.goals;
    let annual = if kind == Kind::WholeUnit { "年度目标" } else { "年度绩效目标" };
    let named = [("长期目标", &goals.long_term), (annual, &goals.annual), ("完成情况", &goals.achieved)];
    let lines = named.iter().filter(|(_, text)| !text.trim().is_empty());
    let lines: Vec<String> = lines.map(|(name, text)| format!("{name}：{}", stopped(text))).collect();
    lines.join("\n")
}

/// A text with a stop at its end.
#[must_use]
pub fn stopped(text: &str) -> String {
    let text = text.trim();
    let ends = ['。', '！', '？', '；', '：', '…', '.', '!', '?', ';', ':'];
    if text.is_empty() || text.ends_with(ends) { text.to_owned() } else { format!("{text}。") }
}

/// A survey as evidence for an indicator.
#[must_use]
pub fn survey_sentence(name: &str, survey: &SurveyEntry) -> String {
    let mut parts = Vec::new();
    parts.extend(survey.sent.map(|sent| format!("发放问卷{sent}份")));
    parts.extend(survey.valid.map(|valid| format!("有效问卷{valid}份")));
    parts.extend(survey.satisfied.map(|satisfied| format!("满意{satisfied}份")));
    let rate = survey.satisfied.zip(survey.valid).and_then(|(satisfied, valid)| {
        let (satisfied, valid) = (Exact::from(i64::from(satisfied)), Exact::from(i64::from(valid)));
        Exact::HUNDRED.mul_div(satisfied, valid, 2)
    });
    parts.extend(rate.map(|rate| format!("满意率{}%", rate.plain())));
    let date = survey.date.map(|date| format!("（{}）", date.in_words())).unwrap_or_default();
    format!("{name}：{}{date}。", parts.join("，"))
}

/// The heading of the table that is attached.
#[must_use]
pub fn attachment_line(titles: &[String]) -> String {
    match titles {
        [one] => format!("附件：{one}"),
        many => {
            let lines = many.iter().zip(1_u32..).map(|(title, number)| format!("{number}．{title}"));
            format!("附件：\n{}", lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// What is printed across a draft.
#[must_use]
pub const fn draft_mark() -> &'static str {
    "草稿：还有未改正的错误"
}

/// A label that stands again on the next page: `产出指标（续）`.
#[must_use]
pub fn continued(label: &str) -> String {
    const MARK: &str = "（续）";
    /// A text longer than a label is not said twice.
    const LABEL: usize = 40;
    match label.trim() {
        "" => String::new(),
        label if label.ends_with(MARK) => label.to_owned(),
        label if label.chars().nth(LABEL).is_some() => MARK.to_owned(),
        label => format!("{label}{MARK}"),
    }
}

/// Why a project was set up.
#[must_use]
pub fn purpose_line(purpose: &str) -> String {
    format!("立项目的：{}", stopped(purpose))
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
        Kind::WholeUnit => format!("{number}．{title}"),
        Kind::Project => format!("（{number}）{title}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{examples, scheme, scoring};

    fn score_of(evaluation: &Evaluation) -> String {
        let card = scoring::score(evaluation, &scheme::of(evaluation).unwrap());
        let kind = if evaluation.is_project() { Kind::Project } else { Kind::WholeUnit };
        score_sentence(evaluation, &card, kind)
    }

    #[test]
    fn unit_and_project_are_named() {
        assert_eq!(
            score_of(&examples::whole_unit()),
            "经自评，武汉市硚口区小学教学研究室2020年度整体绩效得分94分，等级为“优”。"
        );
        let mut project = examples::project();
        let said = |project: &Evaluation| score_of(project).replace(&project.unit, "某校");
        assert_eq!(said(&project), "经自评，某校2020年度项目支出绩效得分95分，等级为“优”。");
        for (name, shown) in
            [("教师培训", "“教师培训”项目"), ("改造项目", "“改造项目”"), ("“双减”", "“‘双减’”项目")]
        {
            project.project.get_or_insert_default().name = name.into();
            assert_eq!(said(&project), format!("经自评，某校2020年度{shown}绩效得分95分，等级为“优”。"));
        }
    }

    #[test]
    fn a_long_title_breaks_behind_the_units_name() {
        let unit = examples::whole_unit();
        let title = report_title(&unit, Kind::WholeUnit);
        assert_eq!(
            title_lines(&title, &unit.unit),
            ["2020年度武汉市硚口区小学教学研究室", "整体绩效自评报告"]
        );
        assert_eq!(title_lines("2020年度某校整体绩效自评报告", "某校"), ["2020年度某校整体绩效自评报告"]);
        let own = "关于二〇二〇年度全区小学教学研究工作绩效自评的报告";
        assert_eq!(title_lines(own, &unit.unit), [own]);
    }

    #[test]
    fn no_generated_sentence_has_a_blank_between_chinese_and_figures() {
        let evaluation = examples::whole_unit();
        let scheme = scheme::of(&evaluation).unwrap();
        let card = scoring::score(&evaluation, &scheme);
        for document in [crate::report::report(&evaluation, &scheme, &card, false)] {
            for part in document.sheets.iter().flat_map(|sheet| &sheet.parts) {
                if let crate::report::Part::Paragraph(paragraph) = part {
                    // 满意的占 92% is the person's own.
                    let text = paragraph.text.replace("占 92%", "");
                    assert!(!text.contains(' '), "{text}");
                }
            }
        }
    }

    #[test]
    fn goals_end_with_a_stop() {
        let mut unit = examples::whole_unit();
        unit.goals.long_term = "提高质量".into();
        unit.goals.annual = "完成任务。".into();
        unit.goals.achieved = " ".into();
        assert_eq!(goals_text(&unit, Kind::WholeUnit), "长期目标：提高质量。\n年度目标：完成任务。");
    }
}
