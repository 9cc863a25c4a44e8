//! What the unit wrote in words, each text read once.

use super::pieces;
use crate::evaluation::{Evaluation, GoalKey, NarrativeKey, Paragraph, Place, ReportKey};
use crate::number::Exact;
use crate::prose::{Prose, Topic, read_under};

/// One text of an evaluation.
pub(super) struct Text<'a> {
    /// Which one.
    pub(super) of: TextOf<'a>,
    /// What it says, as typed.
    pub(super) text: &'a str,
    /// What was read in it; of `claimed.report` only what is about this table.
    pub(super) prose: Prose,
}

/// Which text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextOf<'a> {
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
pub(super) fn texts(evaluation: &Evaluation) -> Vec<Text<'_>> {
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
    let nothing = has(&["：", ":", "为"]) && has(&["无", "没有", "不存在"]);
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
    pub(super) fn place(&self) -> Place {
        let (list, name) = match self.of {
            TextOf::Report => ("claimed", "report".to_owned()),
            TextOf::Own(key) => ("report", key.to_string()),
            TextOf::Narrative(key) => ("narrative", key.member().to_owned()),
            TextOf::Goal(key) => ("goals", key.member().to_owned()),
        };
        Place::root().member(list).member(&name)
    }

    /// Whether it is held against the table: goals state what was planned, not what the table says.
    pub(super) fn tells_of_the_table(&self) -> bool {
        !matches!(self.of, TextOf::Goal(_))
    }

    /// Whether it is one of these own paragraphs.
    pub(super) fn is_own(&self, paragraph: Paragraph) -> bool {
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
pub(super) fn written_places(value: Exact) -> u32 {
    let written = value.to_string();
    let places = written.split_once('.').map_or(0, |(_, digits)| digits.len());
    u32::try_from(places).unwrap_or(u32::MAX)
}
