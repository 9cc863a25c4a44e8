//! The rows of a list of data against the rows of its form: what only the list says is taken from it, what both say to the
//! letter as the list has it; where they differ the form counts, and that is marked.

use super::super::draft::Draft;
use super::super::lines::SpotId;
use super::super::text::{points, without_number};
use super::super::understood::{Doubt, Role};
use super::dense;
use super::list::{Cells, EXPLAINED, List, UNDERSTOOD};
use crate::evaluation::Indicator;
use crate::number::reading::fold;
use crate::scheme::{Scheme, plain_title};
use crate::scoring::{Scorecard, score};
use crate::words::{explain_row, reading, target_cells};

/// Positions in [`crate::words::sheets::LIST_COLUMNS`].
const LEVEL1: usize = 1;
const LEVEL2: usize = 2;
const NAME: usize = 3;
const POINTS: usize = 4;
const TARGET: usize = 5;
const ACTUAL: usize = 6;
const SCORE: usize = 7;
const ENTERED: usize = 9;
const NOTE: usize = 12;
const EVIDENCE: usize = 13;
const REASON: usize = 14;

/// How far a row of one side is looked for on the other.
const FAR: usize = 60;

/// Takes the rows of a list. `roles` are the columns that the form has.
pub(in super::super) fn take(draft: &mut Draft<'_>, list: &List, roles: &[Role], scheme: Option<&Scheme>) {
    let pairs = pairs(draft, list);
    let card = scheme.map(|scheme| score(&draft.evaluation, scheme));
    for (place, cells) in &pairs {
        let mut row = Row { draft, place: *place, cells, roles };
        row.headings(scheme);
        row.texts();
        row.target(card.as_ref());
        row.figures();
    }
    // A row that the form has no more says all that it says in the list of what was not used.
    let left =
        list.rows.iter().filter(|cells| !pairs.iter().any(|(_, paired)| std::ptr::eq(*paired, *cells)));
    left.flatten().for_each(|(_, spot)| draft.disputed.push(*spot));
    if let Some(scheme) = scheme {
        computed(draft, &pairs, scheme);
    }
    explanations(draft, &pairs, scheme);
}

/// What the program said of a row is its own as long as it would say so again; else it tells of something that the list does not
/// hold, such as the rule that a person chose.
fn explanations(draft: &mut Draft<'_>, pairs: &[(usize, &Cells)], scheme: Option<&Scheme>) {
    let card = scheme.map(|scheme| score(&draft.evaluation, scheme));
    for (place, cells) in pairs {
        let row = card.as_ref().and_then(|card| card.rows.get(*place)).zip(scheme);
        for (column, spot) in cells.iter().filter(|(column, _)| [UNDERSTOOD, EXPLAINED].contains(column)) {
            let again = row.map(|(row, scheme)| match *column {
                UNDERSTOOD => reading(&row.target),
                _ => explain_row(row, scheme),
            });
            if again.is_some_and(|again| dense(&again) == dense(&raw(draft, *spot))) {
                draft.ledger.label(*spot);
            }
        }
    }
}

/// A score that nobody entered, and that the program gives just so, stays one that it computes.
fn computed(draft: &mut Draft<'_>, pairs: &[(usize, &Cells)], scheme: &Scheme) {
    let mut free: Vec<usize> = Vec::new();
    for (place, cells) in pairs {
        let entered = cells.iter().any(|(column, _)| *column == ENTERED);
        if !entered && draft.evaluation.indicators.get(*place).is_some_and(|row| row.score.is_some()) {
            free.push(*place);
        }
    }
    let mut without = draft.evaluation.clone();
    for place in &free {
        if let Some(row) = without.indicators.get_mut(*place) {
            row.score = None;
        }
    }
    let card = score(&without, scheme);
    for place in free {
        let found = card.rows.get(place).and_then(|row| row.computed);
        if let Some(row) = draft.evaluation.indicators.get_mut(place).filter(|row| row.score == found) {
            row.score = None;
        }
    }
}

/// Which row of the list belongs to which row of the form: those with one name, in order; between them one by one.
fn pairs<'l>(draft: &Draft<'_>, list: &'l List) -> Vec<(usize, &'l Cells)> {
    let form: Vec<String> =
        draft.evaluation.indicators.iter().map(|row| dense(without_number(&row.name))).collect();
    let name = |cells: &Cells| {
        let cell = cells.iter().find(|(column, _)| *column == NAME);
        dense(without_number(&cell.map(|(_, id)| raw(draft, *id)).unwrap_or_default()))
    };
    let rows: Vec<(String, &Cells)> = list.rows.iter().map(|cells| (name(cells), cells)).collect();
    let mut made = Vec::new();
    let (mut here, mut there) = (0_usize, 0_usize);
    while let (Some(one), Some((other, cells))) = (form.get(here), rows.get(there)) {
        let ahead = |step: usize| {
            let of_form = form.get(here.saturating_add(step)).is_some_and(|name| name == other);
            let of_list = rows.get(there.saturating_add(step)).is_some_and(|(name, _)| name == one);
            (of_form, of_list)
        };
        let left = (form.len().saturating_sub(here), rows.len().saturating_sub(there));
        if one != other && left.0 != left.1 {
            let step = (1..=FAR).find(|step| ahead(*step) != (false, false));
            match step.map(|step| (step, ahead(step))) {
                Some((step, (true, _))) => here = here.saturating_add(step),
                Some((step, (_, true))) => there = there.saturating_add(step),
                _ => {}
            }
            if step.is_some() {
                continue;
            }
        }
        made.push((here, *cells));
        (here, there) = (here.saturating_add(1), there.saturating_add(1));
    }
    made
}

fn raw(draft: &Draft<'_>, spot: SpotId) -> String {
    draft.lines.spots.get(spot).map(|spot| spot.raw.clone()).unwrap_or_default()
}

struct Row<'d, 'a, 'l> {
    draft: &'d mut Draft<'a>,
    place: usize,
    cells: &'l Cells,
    roles: &'l [Role],
}

impl Row<'_, '_, '_> {
    fn cell(&self, column: usize) -> Option<(SpotId, String)> {
        let (_, id) = self.cells.iter().find(|(at, _)| *at == column)?;
        Some((*id, raw(self.draft, *id)))
    }

    fn indicator(&mut self) -> Option<&mut Indicator> {
        self.draft.evaluation.indicators.get_mut(self.place)
    }

    fn mark(&mut self, member: &str, spots: &[SpotId], doubts: &[Doubt]) {
        let path = format!("indicators[{}].{member}", self.place);
        self.draft.mark(&path, spots, doubts);
    }

    /// Takes a text: as the list has it where the form says the same or has no place for it.
    fn text(
        &mut self,
        column: usize,
        member: &str,
        on_form: bool,
        place: fn(&mut Indicator) -> &mut String,
        same: &dyn Fn(&str, &str) -> bool,
    ) {
        // What was written on the form alone is only said there.
        let Some((spot, said)) = self.cell(column) else { return };
        let Some(here) = self.indicator().map(place) else { return };
        let agrees = if here.is_empty() { !on_form } else { same(here, &said) };
        if agrees {
            *here = said;
            self.mark(member, &[spot], &[]);
        } else {
            self.mark(member, &[], &[Doubt::Conflict]);
            self.draft.disputed.push(spot);
        }
    }

    fn headings(&mut self, scheme: Option<&Scheme>) {
        let level1 = |form: &str, list: &str| {
            // The form prints a section's own name, however a row calls it.
            let section = |text: &str| scheme.and_then(|scheme| scheme.section_of(text));
            plain_title(form) == plain_title(list)
                || (section(form).is_some() && section(form) == section(list))
        };
        let level2 = |form: &str, list: &str| plain_title(form) == plain_title(list);
        self.text(LEVEL1, "level1", true, |row| &mut row.level1, &level1);
        self.text(LEVEL2, "level2", true, |row| &mut row.level2, &level2);
    }

    fn texts(&mut self) {
        // A number in the cell of the form may have been typed with other digits.
        let same = |form: &str, list: &str| fold(&dense(form)) == fold(&dense(list));
        // Numbers of lists are the form's, and so taken off.
        let name = |form: &str, list: &str| same(form, list) || same(form, without_number(list));
        let has = |role: Role| self.roles.contains(&role);
        let reasons = has(Role::Reason);
        self.text(NAME, "name", true, |row| &mut row.name, &name);
        self.text(ACTUAL, "actual", true, |row| &mut row.actual, &same);
        self.text(REASON, "reason", reasons, |row| &mut row.reason, &same);
        self.text(NOTE, "note", false, |row| &mut row.note, &same);
        self.text(EVIDENCE, "evidence", false, |row| &mut row.evidence, &same);
    }

    /// The target, which the form may have in three cells.
    fn target(&mut self, card: Option<&Scorecard>) {
        let in_cells = self.roles.contains(&Role::Operator);
        let read = card.and_then(|card| card.rows.get(self.place)).map(|row| row.target.clone());
        let same = |form: &str, list: &str| {
            let parted = || {
                let cells = target_cells(list, read.as_ref()?);
                Some(super::super::target::joined(&cells.operator, &cells.value, &cells.unit))
            };
            dense(form) == dense(list)
                || (in_cells && parted().is_some_and(|parted| dense(form) == dense(&parted)))
        };
        self.text(TARGET, "target", true, |row| &mut row.target, &same);
    }

    /// Points and score follow the form by formulas; they differ where nobody worked them out again.
    fn figures(&mut self) {
        for (column, member) in [(POINTS, "points"), (SCORE, "score")] {
            let Some((spot, said)) = self.cell(column) else { continue };
            let Some(row) = self.indicator() else { continue };
            let (here, shares) =
                (if column == POINTS { row.points } else { row.score }, row.shares_score_with_above);
            if here.is_some() && here == points(&said) {
                self.mark(member, &[spot], &[]);
            } else if !(shares && column == SCORE) {
                self.mark(member, &[], &[Doubt::Conflict]);
                self.draft.disputed.push(spot);
            }
        }
    }
}
