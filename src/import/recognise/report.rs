//! The report around a form: its text, its sections as narrative, what it says of single indicators.

use std::ops::Range;

use super::draft::Draft;
use super::labels::Field;
use super::lines::SpotId;
use super::notes;
use super::ours::{self, report::Settled};
use super::pairs::pairs;
use super::understood::Doubt;
use super::values;
use crate::evaluation::{GoalKey, NarrativeKey};
use crate::file::Limits;
use crate::number::reading::fold;
use crate::prose::{self, NameFrom, Prose, Section, Topic};

/// A report's text, and which paragraph stands where in it.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) paragraphs: Vec<(Range<usize>, SpotId)>,
}

/// A paragraph as it was meant: lines that only a page or the width of the paper parted are one.
pub(super) struct Whole {
    pub(super) text: String,
    pub(super) spots: Vec<SpotId>,
}

impl Text {
    fn of(draft: &Draft<'_>, lines: &[usize]) -> Text {
        let mut made = Text { text: String::new(), paragraphs: Vec::new() };
        for line in lines {
            for (id, spot) in draft.lines.spots(*line) {
                if !made.text.is_empty() {
                    made.text.push('\n');
                }
                let start = made.text.len();
                made.text.push_str(&spot.raw);
                made.paragraphs.push((start..made.text.len(), id));
            }
        }
        made
    }

    /// The paragraphs as they were meant.
    pub(super) fn whole(&self) -> Vec<Whole> {
        let mut made: Vec<Whole> = Vec::new();
        for (range, id) in &self.paragraphs {
            let line = self.text.get(range.clone()).unwrap_or_default().trim();
            match made.last_mut().filter(|last| goes_on(&last.text, line)) {
                Some(last) => {
                    last.text = super::text::joined(&format!("{}\n{line}", last.text));
                    last.spots.push(*id);
                }
                None => made.push(Whole { text: line.to_owned(), spots: vec![*id] }),
            }
        }
        made
    }

    /// The paragraphs that a range of the text touches.
    fn spots(&self, range: &Range<usize>) -> Vec<SpotId> {
        let first = self.paragraphs.partition_point(|(paragraph, _)| paragraph.end <= range.start);
        let touching =
            self.paragraphs.iter().skip(first).take_while(|(paragraph, _)| paragraph.start < range.end);
        touching.map(|(_, id)| *id).collect()
    }
}

/// Whether a line goes on with the paragraph before it, which ended in the middle of a sentence.
fn goes_on(before: &str, line: &str) -> bool {
    const LONGEST: usize = 20_000;
    let torn = before.ends_with(['，', ',', '、']) || before.chars().nth(25).is_some();
    let ended = before.ends_with(['。', '；', '：', '！', '？', ';', ':', '”', '.', '）', ')']);
    let plain = super::text::without_number(line);
    let begins = plain.len() < line.len() || line.starts_with(['（', '(', '第']) || names_a_field(plain);
    torn && !ended && !begins && before.len() < LONGEST && !super::title::is_title(before)
}

/// Whether a line begins with the name of what it says: `年度目标：…`.
fn names_a_field(line: &str) -> bool {
    let name = line.split_once(['：', ':']).map_or("", |(name, _)| name);
    !name.is_empty() && name.chars().count() <= 20 && !pairs(line).is_empty()
}

/// Takes the paragraphs of a report.
pub(super) fn take(draft: &mut Draft<'_>, lines: &[usize]) {
    let text = Text::of(draft, lines);
    let too_long = text.text.chars().nth(Limits::default().text).is_some();
    if text.text.is_empty() || too_long {
        return;
    }
    let prose = prose::read(&text.text);
    let spots: Vec<SpotId> = text.paragraphs.iter().map(|(_, id)| *id).collect();
    draft.mark("claimed.report", &spots, &[]);
    names(draft, &text, &prose);
    let settled = ours::report::take(draft, &text);
    sections(draft, &text, &prose, &settled);
    if !settled.ours {
        labelled(draft, &text);
    }
    notes::take(draft, &text, &settled);
    draft.evaluation.claimed.report = text.text;
}

/// Unit, year and date where the form lacks them.
fn names(draft: &mut Draft<'_>, text: &Text, prose: &Prose) {
    for title in &prose.titles {
        if let Some(year) = title.year.filter(|_| !draft.marks.has("year")) {
            values::year(draft, year, &text.spots(&title.place.bytes), &[Doubt::FromReport]);
        }
    }
    let by_worth = [NameFrom::Field, NameFrom::Signature, NameFrom::Title];
    let best = by_worth.iter().find_map(|from| prose.units.iter().find(|unit| unit.from == *from));
    if let Some(unit) = best.filter(|_| draft.evaluation.unit.is_empty()) {
        draft.evaluation.unit.clone_from(&unit.name);
        draft.mark("unit", &text.spots(&unit.place.bytes), &[Doubt::FromReport]);
    }
    if let Some(dated) = prose.dates.iter().rev().find(|dated| !dated.filed) {
        draft.evaluation.report_date = Some(dated.day);
        draft.mark("report_date", &text.spots(&dated.place.bytes), &[]);
    }
    if let Some(dated) =
        prose.dates.iter().find(|dated| dated.filed).filter(|_| draft.evaluation.filed_on.is_none())
    {
        draft.evaluation.filed_on = Some(dated.day);
        draft.mark("filed_on", &text.spots(&dated.place.bytes), &[Doubt::FromReport]);
    }
}

/// Sections whose whole text is a text of ours.
const WHOLE: &[(Topic, NarrativeKey)] = &[
    (Topic::Problems, NarrativeKey::Problems),
    (Topic::Improvements, NarrativeKey::Improvements),
    (Topic::Process, NarrativeKey::Process),
    (Topic::LastYearUse, NarrativeKey::LastYearUse),
    (Topic::OtherEvidence, NarrativeKey::OtherEvidence),
    (Topic::KeyWork, NarrativeKey::KeyWork),
];

fn sections(draft: &mut Draft<'_>, text: &Text, prose: &Prose, settled: &Settled) {
    let open = |key: NarrativeKey| !settled.texts.contains(&key);
    for (topic, key) in WHOLE.iter().filter(|(_, key)| open(*key)) {
        let found = prose.outline.sections_on(*topic).find(|section| !section.text(&text.text).is_empty());
        if let Some(section) = found {
            let said = section.text(&text.text).to_owned();
            narrative(draft, *key, said, &text.spots(&section.body), &[]);
        }
    }
    // One report has one of each; a text with hundreds is none.
    const MOST: usize = 20;
    let plain = |section: &&Section| !has_sections(prose, section);
    let on = |topic| prose.outline.sections_on(topic).take(MOST).find(plain);
    if let Some(section) =
        on(Topic::Score).or_else(|| on(Topic::Conclusion)).filter(|_| open(NarrativeKey::Conclusion))
    {
        rest(draft, text, prose, section, NarrativeKey::Conclusion);
    }
    let finished = on(Topic::Finished).or_else(|| {
        prose.outline.sections.iter().find(|section| section.title.trim() == "完成情况").filter(plain)
    });
    if let Some(section) = finished.filter(|_| open(NarrativeKey::Completed)) {
        rest(draft, text, prose, section, NarrativeKey::Completed);
    }
    if draft.evaluation.project.is_some()
        && open(NarrativeKey::Purpose)
        && let Some(section) = on(Topic::Basics)
    {
        rest(draft, text, prose, section, NarrativeKey::Purpose);
    }
}

fn has_sections(prose: &Prose, section: &Section) -> bool {
    let inside = |other: &&Section| {
        other.heading.start > section.heading.start
            && other.heading.start < section.body.end
            && other.level > section.level
    };
    prose.outline.sections.iter().any(|other| inside(&other))
}

/// What a section says beyond the figures that the program states itself.
fn rest(draft: &mut Draft<'_>, text: &Text, prose: &Prose, section: &Section, key: NarrativeKey) {
    let body = text.text.get(section.body.clone()).unwrap_or_default();
    let mut said = String::new();
    let mut range: Option<Range<usize>> = None;
    let mut at = section.body.start;
    for sentence in body.split_inclusive(['。', '！', '？', '\n']) {
        let here = at..at.saturating_add(sentence.len());
        at = here.end;
        // Statements stand in the order of the text; a few before this one may reach into it.
        let until = prose.statements.partition_point(|statement| statement.place.bytes.start < here.end);
        let near = prose.statements.iter().take(until).rev().take(4);
        let stated = near.into_iter().any(|statement| statement.place.bytes.end > here.start);
        let plain = sentence.trim();
        let own = stated
            || plain.is_empty()
            || plain.contains("如下")
            || plain.contains("等级")
            || prose::says_nothing(plain);
        if own {
            continue;
        }
        said.push_str(plain);
        range = Some(range.map_or(here.clone(), |range| range.start..here.end));
    }
    if let Some(range) = range {
        narrative(draft, key, said, &text.spots(&range), &[Doubt::FromReport]);
    }
}

/// Sets a text of the report, unless the form states it.
fn narrative(draft: &mut Draft<'_>, key: NarrativeKey, said: String, spots: &[SpotId], doubts: &[Doubt]) {
    let place = draft.evaluation.narrative.get_mut(key);
    if place.is_empty() && !said.trim().is_empty() {
        *place = super::text::paragraphs(&said);
        draft.mark(&format!("narrative.{}", key.member()), spots, doubts);
    }
}

/// Paragraphs that begin with the name of what they say: `长期目标：…`, `重点工作：…`.
fn labelled(draft: &mut Draft<'_>, text: &Text) {
    for Whole { text: paragraph, spots } in text.whole() {
        let bare = super::text::without_number(&paragraph);
        let Some((name, said)) = bare.split_once(['：', ':']) else { continue };
        if name.chars().count() > 20 || said.trim().is_empty() {
            continue;
        }
        let key = WHOLE.iter().find(|(topic, _)| Topic::of(name) == *topic).map(|(_, key)| *key);
        if let Some(key) = key {
            narrative(draft, key, said.to_owned(), &spots, &[Doubt::FromReport]);
            continue;
        }
        match pairs(bare).first() {
            Some((Field::Goal(key), _))
                if *key != GoalKey::Achieved && draft.evaluation.goals.get(*key).is_empty() =>
            {
                said.trim().clone_into(draft.evaluation.goals.get_mut(*key));
                // The form has a place for the annual goal, the report alone one for the other.
                let doubts: &[Doubt] = if *key == GoalKey::Annual { &[Doubt::FromReport] } else { &[] };
                draft.mark(&format!("goals.{}", key.member()), &spots, doubts);
            }
            Some((Field::Narrative(NarrativeKey::Purpose), _)) => {
                narrative(draft, NarrativeKey::Purpose, said.to_owned(), &spots, &[Doubt::FromReport]);
            }
            _ => {}
        }
    }
}

/// Whether paragraphs read like a report although no title says so.
pub(super) fn reads_like_one(draft: &Draft<'_>, lines: &[usize]) -> bool {
    let text = Text::of(draft, lines);
    if text.text.len() > 1_000_000 || fold(&text.text).is_empty() {
        return false;
    }
    let outline = prose::read(&text.text).outline;
    outline.sections.iter().filter(|section| section.topic != Topic::None && section.level < 7).count() >= 3
}
