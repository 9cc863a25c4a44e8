//! What a report of ours says of single rows of the form: its analysis, and evidence behind their names.

use std::collections::HashMap;

use super::super::draft::Draft;
use super::super::lines::SpotId;
use super::super::text::without_number;
use super::dense;
use super::report::{Paragraph, Reader, joined, set, spots};
use crate::evaluation::NarrativeKey;
use crate::words::report_back as back;

/// Rows by their names.
pub(super) struct Names(HashMap<String, Vec<usize>>);

/// How often a name may be followed by what follows names, inside of it.
const MOST: usize = 8;

impl Names {
    pub(super) fn of(draft: &Draft<'_>) -> Names {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, row) in draft.evaluation.indicators.iter().enumerate() {
            by_name.entry(dense(&row.name)).or_default().push(place);
        }
        Names(by_name)
    }

    /// The rows whose name a text begins with, and what stands behind name and mark.
    pub(super) fn before<'t>(&self, said: &'t str, mark: &str) -> Vec<(usize, &'t str)> {
        let found = said.match_indices(mark).take(MOST).find_map(|(at, _)| {
            let (name, rest) = said.split_at_checked(at)?;
            let places = self.0.get(&dense(name)).or_else(|| self.0.get(&dense(without_number(name))))?;
            Some((places, rest.strip_prefix(mark)?.trim_start()))
        });
        found.map_or(Vec::new(), |(places, rest)| places.iter().map(|place| (*place, rest)).collect())
    }
}

impl Reader<'_, '_> {
    /// What is said before the first group of indicators, and of each indicator.
    pub(super) fn analysis(&mut self, section: &[Paragraph]) {
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
        let named = self.rows.before(rest, "。");
        let mut free = named.into_iter().filter(|(place, _)| !self.settled.rows.contains(place));
        let found = free.find_map(|(place, rest)| {
            let row = self.draft.evaluation.indicators.get(place)?;
            let rest = back::beyond_actual(rest, row)?;
            Some((place, back::note_and_reason(back::beyond_points(rest)?)))
        });
        let Some((place, (note, reason))) = found else { return };
        self.settled.rows.insert(place);
        let spots = spots(paragraphs);
        let Some(row) = self.draft.evaluation.indicators.get_mut(place) else { return };
        let noted = set(&mut row.note, note);
        let reasoned = if row.reason.is_empty() { set(&mut row.reason, reason) } else { None };
        self.mark(&format!("indicators[{place}].note"), &spots, noted);
        self.mark(&format!("indicators[{place}].reason"), &spots, reasoned);
    }

    /// Other evidence, surveys, and the evidence of single rows behind their names; unit and day end the report.
    pub(super) fn evidence(&mut self, section: &[Paragraph]) {
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
            let named = self.rows.before(said, "：");
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

/// What stands behind `指标3：`.
fn numbered(said: &str) -> Option<&str> {
    let rest = said.strip_prefix("指标")?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.len() == rest.len() { None } else { behind.strip_prefix('：') }
}

/// `2．效益指标完成情况分析`, `（2）效益指标完成情况分析`: the heading of the group of that number.
fn is_group(said: &str, number: usize) -> bool {
    let said = super::report::canonical(said);
    let numbered = [format!("{number}．"), format!("（{number}）")].iter().any(|start| {
        said.strip_prefix(start).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    numbered && !said.ends_with(['。', '；', '！', '？', '：'])
}
