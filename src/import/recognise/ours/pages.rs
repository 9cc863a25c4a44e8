//! Pages of paper of ours put together again (`report::paginate`): labels that go on, rests of cut texts, long texts in notes.

use std::collections::HashSet;
use std::ops::Range;

use super::super::super::source::Table;
use super::super::draft::Draft;
use super::super::lines::{Spot, SpotId};
use super::super::text::paragraphs;
use crate::evaluation::Indicator;
use crate::words::paper::{CARRIED, CONTINUED, note_read, note_seen};

/// The rows of a table in which texts of the page before go on.
pub(in super::super) fn carried_rows(table: &Table) -> Vec<usize> {
    let begins = table.cells.iter().filter(|cell| cell.text.starts_with(CARRIED));
    let mut rows: Vec<usize> = begins.map(|cell| cell.row).collect();
    rows.dedup();
    rows
}

/// What such a row says: the rest of a text. Its labels only stand there once more.
pub(in super::super) fn rest(text: &str) -> Option<&str> {
    text.strip_prefix(CARRIED)
}

/// A label that began on a page before: without （续）.
pub(in super::super) fn label_again<'t>(text: &'t str, before: &[Spot]) -> Option<&'t str> {
    let label = text.strip_suffix(CONTINUED)?;
    before.iter().any(|spot| spot.raw == label).then_some(label)
}

/// Puts the texts of notes where 见注1 stands.
pub(in super::super) fn take_notes(draft: &mut Draft<'_>, lines: Range<usize>, done: &mut HashSet<usize>) {
    let mut notes: Vec<(usize, String, Vec<SpotId>)> = Vec::new();
    for line in lines {
        let Some((id, spot)) = draft.lines.only(line).filter(|_| draft.lines.line(line).paragraph) else {
            continue;
        };
        let Some((number, text, goes_on)) = note_read(&spot.raw) else { continue };
        done.insert(line);
        match notes.iter_mut().rev().find(|(before, ..)| goes_on && *before == number) {
            Some((_, said, spots)) => {
                said.push_str(text);
                spots.push(id);
            }
            None => notes.push((number, text.to_owned(), vec![id])),
        }
    }
    if notes.is_empty() {
        return;
    }
    type Member = (&'static str, fn(&mut Indicator) -> &mut String);
    let members: [Member; 3] = [
        ("target", |row| &mut row.target),
        ("actual", |row| &mut row.actual),
        ("reason", |row| &mut row.reason),
    ];
    for place in 0..draft.evaluation.indicators.len() {
        for (name, member) in &members {
            let Some(said) = draft.evaluation.indicators.get_mut(place).map(member) else { continue };
            let Some(number) = note_seen(said) else { continue };
            let Some((_, text, spots)) = notes.iter().find(|(of, ..)| *of == number) else { continue };
            *said = paragraphs(text);
            draft.mark(&format!("indicators[{place}].{name}"), spots, &[]);
        }
    }
}
