//! A form page by page: what stands on each sheet of paper is decided here, by measuring from above, and by no writer.
//!
//! [`paginate`] gives the parts of every page. Each table is one by itself, with a closed frame; on a page that goes on with the
//! indicator table its heading stands again, and merged labels begin again with （续）. A row that fits a page is never parted; a
//! higher one is cut between lines, and its rest begins with （接上页） in the same column. Long reasons stand below the table
//! (see [`crate::words::paper`]). Heights are upper bounds for all usual fonts, so that a writer that breaks where this says
//! needs no other break: print, HTML and Word have the same pages.

mod breaks;
mod cells;
mod measure;
mod notes;
mod setting;
mod widths;

pub use measure::parted;
pub use setting::Setting;

use super::document::{Part, Sheet, Table};
use crate::words::paper;
use cells::Look;
pub(crate) use cells::is_empty;
use measure::{cut, lines, width};
use setting::{
    DRAFT, NOTE_FONT, NOTE_LINE, Paper, SIDE_BELOW, SIDE_FONT, SIDE_GAP, SIDE_LINE, SMALL_ABOVE, SMALL_FONT,
    SMALL_IN, SMALL_LINE, SPARE, TITLE_BELOW, TITLE_FONT, TITLE_LINE,
};

/// The pages of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPages {
    /// How closely it is set.
    pub setting: Setting,
    /// What stands on each page, top to bottom. Notes for long texts are [`Part::Footnotes`] of their own.
    pub pages: Vec<Vec<Part>>,
}

/// Widths for a table of running text in which no number is broken; `None` where there is no room for that.
/// `font` and `inner`, the width of the page, in micrometres.
#[must_use]
pub fn fitted(table: &Table, font: usize, inner: usize) -> Option<Vec<u32>> {
    widths::fit(table, font, inner, Setting::Usual)
}

/// The pages of a sheet that holds a form; a draft has a line for its mark on each. Closer rows are chosen where they save a
/// page, the smaller font where the form then fits on one or its numbers ask for it.
#[must_use]
pub fn paginate(sheet: &Sheet, draft: bool) -> FormPages {
    let mut best: Option<FormPages> = None;
    for setting in [Setting::Usual, Setting::Tight, Setting::Small] {
        let Some(found) = set(sheet, draft, setting) else { continue };
        let better = best.as_ref().is_none_or(|best| {
            found.pages.len() < best.pages.len() && (setting < Setting::Small || found.pages.len() == 1)
        });
        if better {
            best = Some(found);
        }
    }
    best.or_else(|| set(sheet, draft, Setting::Loose))
        .unwrap_or(FormPages { setting: Setting::Usual, pages: Vec::new() })
}

/// The pages in one setting; `None` where numbers would be broken.
fn set(sheet: &Sheet, draft: bool, setting: Setting) -> Option<FormPages> {
    let page = Paper::of(sheet.orientation);
    let spent = SPARE.saturating_add(if draft { DRAFT } else { 0 });
    let room = page.height.saturating_sub(spent);
    let table_at = sheet.parts.iter().position(|part| matches!(part, Part::Table(_)));
    let (above, rest) = sheet.parts.split_at_checked(table_at.unwrap_or(sheet.parts.len()))?;
    let Some((Part::Table(table), below)) = rest.split_first() else {
        return Some(FormPages { setting, pages: vec![sheet.parts.clone()] });
    };
    let widths = match setting {
        Setting::Loose => table.widths.clone(),
        _ => widths::fit(table, setting.font(), page.width, setting)?,
    };
    let look = Look { widths: &widths, inner: page.width, setting };
    let mut cells = cells::place(table);
    let quarter = room.div_ceil(4).saturating_sub(setting.around());
    let notes = notes::take_out(&mut cells, &look, quarter.checked_div(setting.line()).unwrap_or(1).max(1));
    let head = above.iter().map(|part| part_height(part, page.width)).sum();
    let tail = below.iter().map(|part| part_height(part, page.width)).sum();
    let (pieces, mut used) = breaks::pieces(&mut cells, table.rows.len(), &look, room, head, tail);
    let last = pieces.len().saturating_sub(1);
    let mut pages: Vec<Vec<Part>> = Vec::new();
    for (number, rows) in pieces.into_iter().enumerate() {
        let mut parts = if number == 0 { above.to_vec() } else { Vec::new() };
        parts.push(Part::Table(Table { widths: widths.clone(), header_rows: 0, rows }));
        if number == last {
            parts.extend_from_slice(below);
        }
        pages.push(parts);
    }
    add_notes(&notes, page, room, &mut pages, &mut used);
    Some(FormPages { setting, pages })
}

/// How high a part is that is no table.
fn part_height(part: &Part, inner: usize) -> usize {
    match part {
        Part::Title(texts) => {
            let count: usize = texts.iter().map(|text| lines(text, inner, TITLE_FONT)).sum();
            count.saturating_mul(TITLE_LINE).saturating_add(TITLE_BELOW)
        }
        Part::Line(texts) => {
            let gaps = SIDE_GAP.saturating_mul(texts.len().saturating_sub(1));
            let wide: usize = texts.iter().map(|text| width(text, SIDE_FONT)).sum();
            let count = if wide.saturating_add(gaps) <= inner && texts.iter().all(|text| !text.contains('\n'))
            {
                1
            } else {
                texts.iter().map(|text| lines(text, inner, SIDE_FONT)).sum()
            };
            count.saturating_mul(SIDE_LINE).saturating_add(SIDE_BELOW)
        }
        Part::Footnotes(notes) => {
            let count: usize =
                notes.iter().map(|note| lines(note, inner.saturating_sub(SMALL_IN), SMALL_FONT)).sum();
            count.saturating_mul(SMALL_LINE).saturating_add(SMALL_ABOVE)
        }
        _ => 0,
    }
}

/// Puts the notes behind the form, on further pages where they need them; a note that goes on is cut between lines.
fn add_notes(notes: &[String], page: Paper, room: usize, pages: &mut Vec<Vec<Part>>, used: &mut usize) {
    let inner = page.width.saturating_sub(SMALL_IN);
    let mut here: Vec<String> = Vec::new();
    *used = used.saturating_add(SMALL_ABOVE);
    let turn = |here: &mut Vec<String>, pages: &mut Vec<Vec<Part>>| {
        if let (false, Some(last)) = (here.is_empty(), pages.last_mut()) {
            last.push(Part::Footnotes(std::mem::take(here)));
        }
    };
    for (at, text) in notes.iter().enumerate() {
        let number = at.saturating_add(1);
        let mut said = paper::note(number, text.trim());
        loop {
            let left = room.saturating_sub(*used).checked_div(NOTE_LINE).unwrap_or(0);
            let count = lines(&said, inner, NOTE_FONT);
            if count <= left {
                *used = used.saturating_add(count.saturating_mul(NOTE_LINE));
                here.push(said);
                break;
            }
            let fresh = *used == SMALL_ABOVE;
            if left >= 2 || fresh {
                let (kept, rest) = cut(&said, inner, NOTE_FONT, left.max(1));
                let rest = paper::note_continued(number, rest);
                here.push(kept.to_owned());
                said = rest;
            }
            turn(&mut here, pages);
            pages.push(Vec::new());
            *used = SMALL_ABOVE;
        }
    }
    turn(&mut here, pages);
}

#[cfg(test)]
mod tests;
