//! A report that this program wrote, read to the letter: its headings and sentences are known, what stands between them is what
//! a person wrote.

use std::collections::{BTreeMap, HashSet};

use super::super::draft::Draft;
use super::super::lines::SpotId;
use super::super::report::Text;
use super::super::understood::Doubt;
use super::dense;
use super::report_rows::Names;
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
pub(super) type Paragraph = (String, SpotId);

/// Takes what a report of ours says; nothing where it is none.
pub(in super::super) fn take(draft: &mut Draft<'_>, text: &Text) -> Settled {
    let mut settled = Settled::default();
    let Some((kind, sections)) = sections(text) else { return settled };
    settled.ours = true;
    let of = |heading: Heading| sections.get(&place(heading)).map(Vec::as_slice).unwrap_or_default();
    let rows = Names::of(draft);
    let mut read = Reader { draft, settled, rows };
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
        let headings: Vec<String> =
            HEADINGS.iter().map(|known| canonical(&heading(*known, kind).1)).collect();
        let mut sections: BTreeMap<usize, Vec<Paragraph>> = BTreeMap::new();
        let mut open: Option<usize> = None;
        for (said, id) in &paragraphs {
            let next = open.map_or(0, |open| open.saturating_add(1));
            let canonical = canonical(said);
            let found = headings.iter().skip(next).position(|heading| *heading == canonical);
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

/// A heading without blanks and with a full-width point: reports of earlier versions have `1. `, those of now `1．`. A point
/// without a blank, `1.`, is somebody else's.
pub(super) fn canonical(heading: &str) -> String {
    dense(&heading.replacen(". ", "．", 1))
}

/// A report while it is read.
pub(super) struct Reader<'d, 'a> {
    pub(super) draft: &'d mut Draft<'a>,
    pub(super) settled: Settled,
    pub(super) rows: Names,
}

pub(super) fn joined(section: &[Paragraph]) -> String {
    section.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n")
}

pub(super) fn spots(section: &[Paragraph]) -> Vec<SpotId> {
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
    pub(super) fn mark(&mut self, member: &str, spots: &[SpotId], doubts: Option<&[Doubt]>) {
        let Some(doubts) = doubts else { return };
        self.draft.mark(member, if doubts.contains(&Doubt::Conflict) { &[] } else { spots }, doubts);
    }

    pub(super) fn text(&mut self, key: NarrativeKey, said: &str, spots: &[SpotId]) {
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
}

/// Sets a text that is not stated yet; gives what is to be marked.
pub(super) fn set(place: &mut String, said: &str) -> Option<&'static [Doubt]> {
    if said.is_empty() || dense(place) == dense(said) {
        return None;
    }
    if place.is_empty() {
        said.clone_into(place);
        return Some(&[]);
    }
    Some(&[Doubt::Conflict])
}
