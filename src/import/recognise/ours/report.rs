//! A report that this program wrote, read to the letter: its headings and sentences are known, what stands between them is what
//! a person wrote.

use std::collections::{BTreeMap, HashSet};

use super::super::draft::Draft;
use super::super::lines::SpotId;
use super::super::report::Text;
use super::super::text::without_number;
use super::super::understood::Doubt;
use super::dense;
use crate::evaluation::{GoalKey, NarrativeKey};
use crate::scheme::Kind;
use crate::words::report::{Heading, heading};
use crate::words::report_back as back;

/// Every heading, in the order in which reports have them.
const HEADINGS: &[Heading] = &[
    Heading::Conclusion,
    Heading::Score,
    Heading::Goals,
    Heading::Rate,
    Heading::Finished,
    Heading::Unfinished,
    Heading::Problems,
    Heading::NextSteps,
    Heading::Evidence,
    Heading::Basics,
    Heading::Budget,
    Heading::KeyWork,
    Heading::Accounts,
    Heading::GoalTexts,
    Heading::Purpose,
    Heading::Funds,
    Heading::Process,
    Heading::Analysis,
    Heading::BudgetAnalysis,
    Heading::IndicatorAnalysis,
    Heading::LastYear,
    Heading::Other,
];
/// A report of ours has at least so many of them, word by word; somebody else's has not.
const ENOUGH: usize = 14;

/// What was settled by it, so that nobody has to guess.
#[derive(Debug, Default)]
pub(in super::super) struct Settled {
    /// Whether it is a report of ours.
    pub(in super::super) ours: bool,
    /// Texts that its sections state, or say that there are none.
    pub(in super::super) texts: HashSet<NarrativeKey>,
    /// Rows of the form that a paragraph is about.
    pub(in super::super) rows: HashSet<usize>,
}

/// A paragraph with its place.
type Paragraph = (String, SpotId);

/// Takes what a report of ours says; nothing where it is none.
pub(in super::super) fn take(draft: &mut Draft<'_>, text: &Text) -> Settled {
    let mut settled = Settled::default();
    let Some((kind, sections)) = sections(text) else { return settled };
    settled.ours = true;
    let of = |heading: Heading| sections.get(&place(heading)).map(Vec::as_slice).unwrap_or_default();
    let mut read = Reader { draft, settled };
    read.behind(of(Heading::Score), back::beyond_score, NarrativeKey::Conclusion);
    read.reason(of(Heading::Rate));
    read.behind(of(Heading::Finished), back::beyond_finished, NarrativeKey::Completed);
    read.before(of(Heading::Problems), back::before_deductions, NarrativeKey::Problems);
    read.before(of(Heading::NextSteps), back::before_attachment, NarrativeKey::Improvements);
    read.before(of(Heading::Process), |text| text, NarrativeKey::Process);
    read.before(of(Heading::LastYear), |text| text, NarrativeKey::LastYearUse);
    if kind == Kind::WholeUnit {
        read.before(of(Heading::KeyWork), |text| text, NarrativeKey::KeyWork);
        read.goals(of(Heading::GoalTexts));
        read.analysis(of(Heading::Analysis));
    } else {
        read.goals(of(Heading::Purpose));
        read.analysis(of(Heading::IndicatorAnalysis));
    }
    read.evidence(of(Heading::Other));
    read.settled
}

fn place(heading: Heading) -> usize {
    HEADINGS.iter().position(|known| *known == heading).unwrap_or(usize::MAX)
}

/// The paragraphs under each heading, if the report is one of ours.
fn sections(text: &Text) -> Option<(Kind, BTreeMap<usize, Vec<Paragraph>>)> {
    let paragraphs: Vec<Paragraph> = text
        .paragraphs
        .iter()
        .map(|(range, id)| (text.text.get(range.clone()).unwrap_or_default().trim().to_owned(), *id))
        .collect();
    // Both kinds share most of their headings.
    let read = [Kind::WholeUnit, Kind::Project].into_iter().map(|kind| {
        let headings: Vec<String> = HEADINGS.iter().map(|known| heading(*known, kind).1).collect();
        let mut sections: BTreeMap<usize, Vec<Paragraph>> = BTreeMap::new();
        let mut open: Option<usize> = None;
        for (said, id) in &paragraphs {
            let next = open.map_or(0, |open| open.saturating_add(1));
            let found = headings.iter().skip(next).position(|heading| heading == said);
            if let Some(found) = found {
                open = Some(found.saturating_add(next));
                sections.insert(found.saturating_add(next), Vec::new());
            } else if let Some(section) = open.and_then(|open| sections.get_mut(&open)) {
                section.push((said.clone(), *id));
            }
        }
        (kind, sections)
    });
    read.max_by_key(|(_, sections)| sections.len()).filter(|(_, sections)| sections.len() >= ENOUGH)
}

struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
    settled: Settled,
}

fn joined(section: &[Paragraph]) -> String {
    section.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n")
}

fn spots(section: &[Paragraph]) -> Vec<SpotId> {
    section.iter().map(|(_, id)| *id).collect()
}

impl Reader<'_, '_> {
    /// A text that stands behind a sentence of ours.
    fn behind(&mut self, section: &[Paragraph], beyond: fn(&str) -> Option<&str>, key: NarrativeKey) {
        let said = joined(section);
        if let Some(rest) = beyond(&said) {
            self.text(key, rest.trim(), &spots(section));
        }
    }

    /// A text that stands before one.
    fn before(&mut self, section: &[Paragraph], before: fn(&str) -> &str, key: NarrativeKey) {
        let said = joined(section);
        let rest = before(&said).trim();
        self.text(key, if back::is_placeholder(rest) { "" } else { rest }, &spots(section));
    }

    /// Says where a text came from; where the form states another one, only that.
    fn mark(&mut self, member: &str, spots: &[SpotId], doubts: Option<&[Doubt]>) {
        let Some(doubts) = doubts else { return };
        self.draft.mark(member, if doubts.contains(&Doubt::Conflict) { &[] } else { spots }, doubts);
    }

    fn text(&mut self, key: NarrativeKey, said: &str, spots: &[SpotId]) {
        self.settled.texts.insert(key);
        let place = self.draft.evaluation.narrative.get_mut(key);
        let member = format!("narrative.{}", key.member());
        let doubts = set(place, said);
        self.mark(&member, spots, doubts);
    }

    /// Why the rate is what it is.
    fn reason(&mut self, section: &[Paragraph]) {
        let said = joined(section);
        let Some(rest) = back::beyond_rate(&said) else { return };
        let here = &mut self.draft.evaluation.budget.reason;
        let doubts = set(here, rest.trim());
        self.mark("budget.reason", &spots(section), doubts);
    }

    /// 立项目的, and the goals by their names; what stands behind the last of them has none of its own.
    fn goals(&mut self, section: &[Paragraph]) {
        let names = [
            ("长期目标：", Some(GoalKey::LongTerm)),
            ("年度目标：", Some(GoalKey::Annual)),
            ("年度绩效目标：", Some(GoalKey::Annual)),
            ("完成情况：", Some(GoalKey::Achieved)),
            ("立项目的：", None),
        ];
        let mut parts: Vec<(Option<GoalKey>, Vec<Paragraph>)> = Vec::new();
        for (said, id) in section.iter().filter(|(said, _)| !back::is_placeholder(said)) {
            let named = names.iter().find_map(|(name, key)| Some((*key, said.strip_prefix(name)?)));
            let new = named.filter(|(key, _)| parts.iter().all(|(known, _)| known != key));
            match (new, parts.last_mut()) {
                (Some((key, rest)), _) => parts.push((key, vec![(rest.to_owned(), *id)])),
                (None, Some((_, part))) => part.push((said.clone(), *id)),
                (None, None) => {}
            }
        }
        self.settled.texts.insert(NarrativeKey::Purpose);
        for (key, part) in parts {
            let said = joined(&part);
            let Some(key) = key else {
                self.text(NarrativeKey::Purpose, &said, &spots(&part));
                continue;
            };
            let here = self.draft.evaluation.goals.get_mut(key);
            // A note on the goals would stand behind the last one; where the form states that goal, it is known where it ends.
            if !here.is_empty() && dense(&said).starts_with(&dense(here)) {
                continue;
            }
            let unsure = key == GoalKey::Achieved && part.len() > 1;
            let doubts = set(here, &said).map(|doubts| {
                if unsure && doubts.is_empty() { [Doubt::FromReport].as_slice() } else { doubts }
            });
            self.mark(&format!("goals.{}", key.member()), &spots(&part), doubts);
        }
    }

    /// What is said before the first group of indicators, and of each indicator.
    fn analysis(&mut self, section: &[Paragraph]) {
        let first = section.iter().position(|(said, _)| said.starts_with("指标1："));
        // The paragraph before the first one is the heading of its group; where a person wrote the first one, the heading tells.
        let until = match first {
            Some(first) => first.saturating_sub(1),
            None => section
                .iter()
                .position(|(said, _)| is_group(said, 1) && said.ends_with("完成情况分析"))
                .unwrap_or(section.len()),
        };
        let (before, rows) = section.split_at_checked(until).unwrap_or((section, &[]));
        let said = joined(before);
        let nothing = rows.is_empty() && (said == "无。" || said.ends_with("\n无。"));
        let said = if nothing { said.trim_end_matches("无。").trim_end() } else { said.as_str() };
        self.text(NarrativeKey::Analysis, said, &spots(before));
        let begins: Vec<usize> = (0..rows.len())
            .filter(|at| rows.get(*at).is_some_and(|row| numbered(&row.0).is_some()))
            .collect();
        let mut group = 1_usize;
        for (at, from) in begins.iter().enumerate() {
            let next = begins.get(at.saturating_add(1)).copied();
            let until = next.unwrap_or(rows.len());
            let Some(mut paragraphs) = rows.get(*from..until) else { continue };
            // The heading of the next group stands before its first row.
            if next.is_some()
                && let Some(((last, _), body)) = paragraphs.split_last()
                && !body.is_empty()
                && is_group(last, group.saturating_add(1))
            {
                group = group.saturating_add(1);
                paragraphs = body;
            }
            self.row(paragraphs);
        }
    }

    /// `指标3：教师培训。年初目标值 30次，实际完成值 28次，分值 5 分，得 4.67 分。…`
    fn row(&mut self, paragraphs: &[Paragraph]) {
        let said = joined(paragraphs);
        let Some(rest) = numbered(&said) else { return };
        let rows = self.draft.evaluation.indicators.iter().enumerate();
        let mut matching =
            rows.filter(|(place, _)| !self.settled.rows.contains(place)).filter_map(|(place, row)| {
                let or_blank =
                    |text: &str| if text.is_empty() { "未填".to_owned() } else { text.to_owned() };
                let named = format!("{}。年初目标值", row.name);
                let rest = behind(rest, &named).or_else(|| behind(without_number(rest), &named))?;
                // Sign, figure and unit of a target stand in three cells of some forms, the report has it as it was typed.
                let rest = match behind(rest, &format!("{}，实际完成值", or_blank(&row.target))) {
                    Some(rest) => rest,
                    None => rest.split_once("，实际完成值")?.1,
                };
                let rest = behind(rest, &or_blank(&row.actual))?;
                Some((place, back::beyond_points(rest)?))
            });
        let Some((place, rest)) = matching.next() else { return };
        let (note, reason) = back::note_and_reason(rest);
        let (note, reason) = (note.to_owned(), reason.to_owned());
        drop(matching);
        self.settled.rows.insert(place);
        let spots = spots(paragraphs);
        let Some(row) = self.draft.evaluation.indicators.get_mut(place) else { return };
        let noted = set(&mut row.note, &note);
        let reasoned = if row.reason.is_empty() { set(&mut row.reason, &reason) } else { None };
        self.mark(&format!("indicators[{place}].note"), &spots, noted);
        self.mark(&format!("indicators[{place}].reason"), &spots, reasoned);
    }

    /// Other evidence, surveys, and the evidence of single rows behind their names; unit and day end the report.
    fn evidence(&mut self, section: &[Paragraph]) {
        let mut body = section;
        let dated = |said: &str| super::super::dates::day(said).is_some();
        if let Some(((_, _), rest)) = body.split_last().filter(|((said, _), _)| dated(said)) {
            body = rest;
        }
        let unit = dense(&self.draft.evaluation.unit);
        if let Some(((_, _), rest)) = body.split_last().filter(|((said, _), _)| dense(said) == unit) {
            body = rest;
        }
        let mut other: Vec<Paragraph> = Vec::new();
        let mut surveyed = false;
        let mut last: Option<usize> = None;
        for (said, id) in body {
            let after = last.map_or(0, |last| last.saturating_add(1));
            let rows = self.draft.evaluation.indicators.iter().enumerate();
            let named: Vec<(usize, &str)> = rows
                .filter_map(|(place, row)| Some((place, behind(said, &format!("{}：", row.name))?)))
                .collect();
            let survey = named.iter().any(|(_, said)| back::is_survey(said));
            let row = named.iter().find(|(place, _)| *place >= after).filter(|_| !survey);
            match (row, last) {
                (Some((place, rest)), _) => {
                    let (place, rest) = (*place, (*rest).to_owned());
                    self.row_evidence(place, &rest, *id);
                    last = Some(place);
                }
                (None, _) if survey => surveyed = true,
                // A text of several paragraphs goes on.
                (None, Some(place)) => self.row_evidence(place, said, *id),
                (None, None) if !surveyed => other.push((said.clone(), *id)),
                (None, None) => {}
            }
        }
        let said = joined(&other);
        let said = if back::is_placeholder(&said) { "" } else { said.as_str() };
        self.text(NarrativeKey::OtherEvidence, said, &spots(&other));
    }

    fn row_evidence(&mut self, place: usize, said: &str, spot: SpotId) {
        let Some(row) = self.draft.evaluation.indicators.get_mut(place) else { return };
        if !row.evidence.is_empty() {
            row.evidence.push('\n');
        }
        row.evidence.push_str(said.trim());
        self.draft.mark(&format!("indicators[{place}].evidence"), &[spot], &[]);
    }
}

/// Sets a text that is not stated yet; gives what is to be marked.
fn set(place: &mut String, said: &str) -> Option<&'static [Doubt]> {
    if said.is_empty() || dense(place) == dense(said) {
        return None;
    }
    if place.is_empty() {
        said.clone_into(place);
        return Some(&[]);
    }
    Some(&[Doubt::Conflict])
}

/// What stands behind `指标3：`.
fn numbered(said: &str) -> Option<&str> {
    let rest = said.strip_prefix("指标")?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.len() == rest.len() { None } else { behind.strip_prefix('：') }
}

/// `2. 效益指标完成情况分析`, `（2）效益指标完成情况分析`: the heading of the group of that number.
fn is_group(said: &str, number: usize) -> bool {
    let numbered =
        [format!("{number}. "), format!("（{number}）")].iter().any(|start| said.starts_with(start));
    numbered && !said.ends_with(['。', '；', '！', '？', '：'])
}

/// What stands behind a text, white space left aside.
fn behind<'t>(said: &'t str, wanted: &str) -> Option<&'t str> {
    let mut wanted = wanted.chars().filter(|c| !c.is_whitespace());
    let mut next = wanted.next();
    for (at, c) in said.char_indices() {
        let Some(expected) = next else { return said.get(at..).map(str::trim_start) };
        if c.is_whitespace() {
            continue;
        }
        if c != expected {
            return None;
        }
        next = wanted.next();
    }
    next.is_none().then_some("")
}
