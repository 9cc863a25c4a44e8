//! What the report still lacks: sections without a word, and scores lowered without a reason.

use super::counts::Counts;
use crate::checks::is_reason;
use crate::evaluation::{Evaluation, Indicator, NarrativeKey, Paragraph as Key, Place, ReportKey};
use crate::scheme::{ColumnKind, Kind};
use crate::scoring::{Facts, RowScore};
use crate::words::report::{Heading, heading_title};

/// A place of the report where something is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The field that fills it.
    pub place: Place,
    /// What is missing: the section's heading without its number; empty for the reason of a row.
    pub title: String,
}

/// Sections of the report that say nothing and have to, top to bottom; one with a paragraph of the person's own says something.
#[must_use]
pub fn holes(facts: &Facts<'_>) -> Vec<Hole> {
    [Key::NextSteps, Key::KeyWork, Key::Goals, Key::Process]
        .into_iter()
        .filter(|key| !facts.evaluation.report.contains_key(&ReportKey::Paragraph(*key)))
        .filter_map(|key| hole(facts, key))
        .collect()
}

/// What a section lacks, whether or not the person has put it into own words.
pub(super) fn hole(facts: &Facts<'_>, key: Key) -> Option<Hole> {
    let Facts { evaluation, card, .. } = facts;
    let kind = if evaluation.is_project() { Kind::Project } else { Kind::WholeUnit };
    let narrative = &evaluation.narrative;
    let blank = |key: NarrativeKey| narrative.get(key).trim().is_empty();
    let text = |key: NarrativeKey| Place::root().member("narrative").member(key.member());
    let (missing, place, heading) = match key {
        Key::NextSteps => {
            let lost = || !Counts::of(facts).deducted.is_empty() || card.budget_lost().is_some();
            let missing = blank(NarrativeKey::Improvements) && lost();
            (missing, text(NarrativeKey::Improvements), Heading::NextSteps)
        }
        Key::KeyWork => {
            let missing = kind == Kind::WholeUnit && blank(NarrativeKey::KeyWork);
            (missing, text(NarrativeKey::KeyWork), Heading::KeyWork)
        }
        Key::Goals => {
            let heading = if kind == Kind::Project { Heading::Purpose } else { Heading::GoalTexts };
            (has_no_goals(evaluation), Place::root().member("goals").member("annual"), heading)
        }
        Key::Process => (blank(NarrativeKey::Process), text(NarrativeKey::Process), Heading::Process),
        _ => return None,
    };
    missing.then(|| Hole { place, title: heading_title(heading, kind) })
}

fn has_no_goals(evaluation: &Evaluation) -> bool {
    let goals = &evaluation.goals;
    [&goals.long_term, &goals.annual, &goals.achieved, &evaluation.narrative.goals_note]
        .iter()
        .all(|text| text.trim().is_empty())
}

/// The missing reason of a row that did not get all its points, unless one text explains all rows.
pub(super) fn missing_reason(facts: &Facts<'_>, row: &Indicator, score: &RowScore) -> Option<Hole> {
    let Facts { evaluation, scheme, .. } = facts;
    let lost = score.points.zip(score.score()).is_some_and(|(points, score)| score < points);
    let for_all = !scheme.form.has_column(ColumnKind::Reason) && is_reason(&evaluation.narrative.deviation);
    if !lost || for_all || is_reason(&row.reason) {
        return None;
    }
    let at = evaluation.row_position(&row.id)?;
    let place = Place::root().member("indicators").index(at).member("reason");
    Some(Hole { place, title: String::new() })
}
