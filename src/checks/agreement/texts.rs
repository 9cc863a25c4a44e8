//! What the unit wrote in words, each text read once.

use crate::checks::agreement::pieces;
use crate::evaluation::{Evaluation, GoalKey, NarrativeKey, Paragraph, Place, ReportKey};
use crate::number::Exact;
use crate::prose::{Prose, Topic, read_under};

/// One text of an evaluation.
pub(in crate::checks) struct Text<'a> {
    /// Which one.
    pub(in crate::checks) of: TextOf<'a>,
    /// What it says, as typed.
    pub(in crate::checks) text: &'a str,
    /// What was read in it; of `claimed.report` only what is about this table.
    pub(in crate::checks) prose: Prose,
}

/// Which text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::checks) enum TextOf<'a> {
    /// `claimed.report`, the whole text of a report made elsewhere.
    Report,
    /// `report.<key>`, a person's own paragraph.
    Own(&'a ReportKey),
    /// `narrative.<key>`.
    Narrative(NarrativeKey),
    /// `goals.<key>`.
    Goal(GoalKey),
}

/// The texts of an evaluation that are there, in file order from the goals on. A text without figures in which no
/// claim can stand is not read.
pub(in crate::checks) fn texts(evaluation: &Evaluation) -> Vec<Text<'_>> {
    let goals = GoalKey::ALL.iter().map(|key| (TextOf::Goal(*key), evaluation.goals.get(*key)));
    let narrative =
        NarrativeKey::ALL.iter().map(|key| (TextOf::Narrative(*key), evaluation.narrative.get(*key)));
    let own = evaluation.report.iter().map(|(key, text)| (TextOf::Own(key), text.as_str()));
    let report = std::iter::once((TextOf::Report, evaluation.claimed.report.as_str()));
    let all = goals.chain(narrative).chain(own).chain(report);
    let there = all.filter(|(_, text)| !text.trim().is_empty());
    there
        .map(|(of, text)| {
            let prose = match of {
                TextOf::Report => {
                    pieces::own(evaluation, text, read_under(text, Topic::None, Some(evaluation.year)))
                }
                // Of a title the unit's name is wanted, which has no figure.
                TextOf::Own(ReportKey::Paragraph(Paragraph::Title)) => {
                    read_under(text, of.topic(), Some(evaluation.year))
                }
                _ if may_say_something(text) => read_under(text, of.topic(), Some(evaluation.year)),
                _ => Prose::default(),
            };
            Text { of, text, prose }
        })
        .collect()
}

/// Whether a text can hold a figure with a unit or a claim at all. Most do not, and reading costs more than a glance.
fn may_say_something(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let undeclared = has(&["目标", "指标"]) && has(&["未", "没"]);
    let all_done = has(&["全部", "均"]) && has(&["完成", "达标"]);
    let nothing = has(&["：", ":", "为", "未"]) && has(&["无", "没有", "不存在"]);
    undeclared || all_done || nothing || has_figure(text)
}

/// A digit, or a Chinese numeral before a unit.
fn has_figure(text: &str) -> bool {
    let mut numeral = false;
    text.chars().any(|c| {
        let unit =
            numeral && matches!(c, '分' | '%' | '％' | '元' | '万' | '亿' | '个' | '项' | '条' | '年' | '点');
        numeral = "〇零一二两三四五六七八九十百千万亿".contains(c) || numeral && c.is_whitespace();
        unit || c.is_ascii_digit() || ('０'..='９').contains(&c)
    })
}

impl Text<'_> {
    /// Where it stands in the evaluation.
    pub(in crate::checks) fn place(&self) -> Place {
        let (list, name) = match self.of {
            TextOf::Report => ("claimed", "report".to_owned()),
            TextOf::Own(key) => ("report", key.to_string()),
            TextOf::Narrative(key) => ("narrative", key.member().to_owned()),
            TextOf::Goal(key) => ("goals", key.member().to_owned()),
        };
        Place::root().member(list).member(&name)
    }

    /// Whether it is held against the table: goals state what was planned, not what the table says.
    pub(in crate::checks) fn tells_of_the_table(&self) -> bool {
        !matches!(self.of, TextOf::Goal(_))
    }

    /// Whether it is one of these own paragraphs.
    pub(in crate::checks) fn is_own(&self, paragraph: Paragraph) -> bool {
        matches!(self.of, TextOf::Own(ReportKey::Paragraph(own)) if *own == paragraph)
    }
}

impl TextOf<'_> {
    /// What it is about: that of the heading under which it stands in the report.
    fn topic(self) -> Topic {
        match self {
            TextOf::Report => Topic::None,
            TextOf::Goal(_) => Topic::Goals,
            TextOf::Narrative(key) => match key {
                NarrativeKey::Conclusion => Topic::Conclusion,
                NarrativeKey::Purpose | NarrativeKey::GoalsNote => Topic::Goals,
                NarrativeKey::KeyWork => Topic::KeyWork,
                NarrativeKey::Process => Topic::Process,
                // Not 完成的绩效目标: there a bare 完成 3 个 would be a count of indicators.
                NarrativeKey::Completed | NarrativeKey::Approval => Topic::None,
                NarrativeKey::Analysis => Topic::Analysis,
                NarrativeKey::Problems | NarrativeKey::Deviation => Topic::Problems,
                NarrativeKey::Improvements | NarrativeKey::Measures => Topic::Improvements,
                NarrativeKey::LastYearUse => Topic::LastYearUse,
                NarrativeKey::OtherEvidence => Topic::OtherEvidence,
            },
            TextOf::Own(ReportKey::Analysis(_)) => Topic::Analysis,
            TextOf::Own(ReportKey::Paragraph(paragraph)) => match paragraph {
                Paragraph::Title => Topic::None,
                Paragraph::Conclusion => Topic::Score,
                Paragraph::Rate => Topic::Rate,
                Paragraph::Finished => Topic::Finished,
                Paragraph::Unfinished => Topic::Unfinished,
                Paragraph::Problems => Topic::Problems,
                Paragraph::NextSteps => Topic::Improvements,
                Paragraph::Budget => Topic::BudgetArrangement,
                Paragraph::KeyWork => Topic::KeyWork,
                Paragraph::Goals => Topic::Goals,
                Paragraph::Process => Topic::Process,
                Paragraph::LastYearUse => Topic::LastYearUse,
                Paragraph::OtherEvidence => Topic::OtherEvidence,
            },
        }
    }
}

/// How many digits behind the point a figure was written with: 2 of 96.20.
pub(in crate::checks) fn written_places(value: Exact) -> u32 {
    let written = value.to_string();
    let places = written.split_once('.').map_or(0, |(_, digits)| digits.len());
    u32::try_from(places).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::testing::{said, said_of, table};
    use crate::prose::{Claim, Said, read};

    const PIECES: &[&str] = &[
        "自评得分",
        "九十八点八",
        "94",
        "分",
        "，",
        "。",
        "：",
        "全年预算",
        "执行率",
        "95%",
        "五万元",
        "指标",
        "设置",
        "完成",
        "十二",
        "两",
        "个",
        "未",
        "没有",
        "绩效目标",
        "申报",
        "全部完成",
        "均已完成",
        "原因",
        "无",
        "暂无",
        "未完成的",
        "存在的问题",
        "三、未完成情况\n",
        "目标",
        "实际",
        "九点五分",
        "\n",
        " ",
        "２０２１年",
        "二〇二一年",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn the_glance_misses_nothing_that_is_compared(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..12)
        ) {
            let text = pieces.concat();
            let prose = read(&text);
            let unread = |claim: &Claim| match &claim.what {
                Said::Grade(_) => true,
                Said::Nothing => claim.place.topic != Topic::Unfinished,
                _ => false,
            };
            let says = !prose.statements.is_empty()
                || prose.indicators.iter().any(|row| row.target.is_some() || row.actual.is_some())
                || !prose.claims.iter().all(unread);
            prop_assert!(!says || may_say_something(&text), "{text}: {prose:?}");
        }
    }

    /// Reading costs more than the glance; that it is spared changes no finding.
    #[test]
    fn what_can_hold_nothing_is_not_read() {
        let plain = "一、加强目标管理\n一致认为分 项完成了各个环节：有章可循。\n二、统筹配置";
        assert!(!may_say_something(plain));
        assert!(!may_say_something("未雨绸缪") && !may_say_something("没有遗漏"));
        assert_ne!(read(plain), Prose::default());
        let mut evaluation = Evaluation::default();
        *evaluation.narrative.get_mut(NarrativeKey::Process) = plain.to_owned();
        assert_eq!(texts(&evaluation)[0].prose, Prose::default());
    }

    #[test]
    fn figures_keep_how_they_were_written() {
        for (text, places) in [("96", 0), ("96.2", 1), ("96.20", 2), ("100.00", 2)] {
            assert_eq!(written_places(Exact::parse(text).unwrap()), places, "{text}");
        }
    }

    /// What a check says of a row that was missed, with these members beside it.
    fn of_texts(id: &str, members: &str) -> Vec<String> {
        let row = r#"{"level1": "产出指标", "name": "甲", "points": "90", "target": "4次", "actual": "2次"}"#;
        said(
            id,
            &format!(
                r#"{row}], "budget": {{"total": {{"adjusted": "10", "executed": "9"}}}}, {members}, "survey": ["#
            ),
        )
    }

    #[test]
    fn a_title_is_read_though_it_has_no_figure() {
        let titled = |title: &str| of_texts("D12", &format!(r#""report": {{"title": "{title}"}}"#));
        assert_eq!(
            titled("区第二小学项目支出绩效自评报告"),
            ["单位名称前后不一致：报告为“区第二小学”，自评表为“某站”。"]
        );
        assert!(titled("某站项目支出绩效自评报告").is_empty());
    }

    #[test]
    fn nothing_under_the_heading_of_what_is_unfinished_is_read() {
        for text in ["（三）未完成情况\\n无。", "未完成的绩效目标：无。", "三、未达到的指标\\n没有"]
        {
            let members = format!(r#""narrative": {{"completed": "{text}"}}"#);
            assert_eq!(of_texts("D05", &members).len(), 1, "{text}");
        }
    }

    #[test]
    fn goals_say_what_was_planned_and_not_what_the_table_says() {
        let text = "全年预算66万元，预算执行率100%，设置绩效指标3个。";
        for id in ["D02", "D03"] {
            assert!(of_texts(id, &format!(r#""goals": {{"annual": "{text}"}}"#)).is_empty(), "{id}");
            assert!(!of_texts(id, &format!(r#""narrative": {{"completed": "{text}"}}"#)).is_empty(), "{id}");
        }
    }

    #[test]
    fn of_a_text_with_several_reports_each_table_has_its_own() {
        let report = "2020年度甲校整体绩效自评报告\\n自评得分\\n94分。\\n2020年度甲校项目绩效自评结果\\n自评得分\\n95分。\\n";
        let of = |scheme: &str, total: &str| {
            let members = format!(
                r#""scheme": "{scheme}", "unit": "甲校", "year": 2020, "claimed": {{"total": "{total}", "report": "{report}"}}"#
            );
            said_of("D01", &[table(&members)])
        };
        assert_eq!(of("hubei-2020-unit", "94"), Vec::<String>::new());
        assert_eq!(of("hubei-2020-unit", "95"), ["报告得分 94 分，自评表总分 95 分，不一致。"]);
    }
}
