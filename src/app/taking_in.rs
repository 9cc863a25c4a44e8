//! What becomes of an import that the person agreed to: new evaluations, the open one filled, a block in its table.

use leptos::prelude::*;

use super::browser::{files, ids};
use super::importing::Cell;
use super::state::{App, Notice};
use crate::checks::{Spot, Touched};
use crate::edit::duplicate;
use crate::evaluation::Evaluation;
use crate::history::{Act, Step};
use crate::import::{Corner, Filled, Pasted, Source, column_of_lines, paste_block};
use crate::library::StateId;
use crate::words;
use crate::words::page as texts;

/// What nothing was made of: how many texts, and all of them to be copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// How many.
    pub count: usize,
    /// A line for each row, with its place.
    pub text: String,
}

impl App {
    /// 新建: every form becomes an evaluation of its own; the first is shown.
    pub fn import_as_new(self, name: &str, evaluations: Vec<Evaluation>, leftovers: Leftovers) {
        // Said in the preview; a second click goes on.
        if !self.may_leave() {
            return;
        }
        let mut evaluations: Vec<Evaluation> =
            evaluations.iter().map(|evaluation| duplicate(evaluation, ids::random_id())).collect();
        if evaluations.len() == 1
            && let Some(evaluation) = evaluations.pop()
        {
            self.open_fresh(evaluation);
            self.after_import(leftovers, |app, unused| {
                texts::imported(name, false, unused, &app.outline.read_untracked())
            });
            return;
        }
        let (count, mut failed) = (evaluations.len(), None);
        for evaluation in evaluations.iter().skip(1) {
            let saved = self
                .library
                .with_value(|library| library.save(evaluation, &StateId::default(), &self.stamp(), false));
            failed = failed.or(saved.err());
        }
        if let Some(first) = evaluations.into_iter().next() {
            self.open_fresh(first);
        }
        self.after_import(leftovers, |_, unused| texts::imported_several(name, count, unused));
        if let Some(error) = failed {
            self.tell(Notice::Error(texts::imported_not_kept(count, &words::save_error(&error))));
        }
    }

    /// 填入当前自评: one step that can be undone.
    pub fn import_into_open(self, name: &str, filled: Filled, leftovers: Leftovers) {
        if !self.may_edit() {
            return;
        }
        self.importing.set(None);
        self.replace_all(filled.evaluation, Step::whole(Act::Import));
        self.after_import(leftovers, |app, unused| {
            texts::imported(name, true, unused, &app.outline.read_untracked())
        });
    }

    /// Straight after an import everything counts as touched, so that all that the checks find is shown.
    fn after_import(self, leftovers: Leftovers, said: impl FnOnce(App, usize) -> String) {
        self.importing.set(None);
        self.touched.set(Touched::everything());
        self.show_findings();
        let said = said(self, leftovers.count);
        self.tell(match leftovers.count {
            0 => Notice::Info(said),
            _ => Notice::Imported(said, leftovers.text),
        });
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// The block of cells goes into the table, as one step, after it was looked at.
    pub fn paste_block(self, pasted: Pasted, corner: Corner) {
        self.put_block(pasted, corner);
        self.import_nothing();
    }

    /// A block of cells that fits plainly goes into the table at once; says whether it does.
    pub(super) fn paste_at_once(self, source: &Source, cell: &Cell) -> bool {
        let shown = self.shown_columns();
        let laid = self.evaluation.with_untracked(|now| {
            let corner = Corner { row: now.row_position(&cell.row)?, column: cell.column };
            Some((paste_block(source, now, corner, &shown)?, corner))
        });
        match laid {
            Some((pasted, corner)) if pasted.left.is_empty() && self.may_edit() => {
                self.put_block(pasted, corner);
                true
            }
            _ => false,
        }
    }

    /// A text of several lines goes into the cells below each other at once, or is looked at where it does not fit.
    pub fn paste_lines(self, text: &str, cell: &Cell) {
        if !self.paste_at_once(&column_of_lines(text), cell) {
            self.import(texts::PASTED.to_owned(), table_of_lines(text).into_bytes(), Some(cell.clone()));
        }
    }

    fn put_block(self, pasted: Pasted, corner: Corner) {
        if !self.may_edit() {
            return;
        }
        if pasted.changes.is_empty() {
            return self.tell(Notice::Info(texts::BLOCK_NOTHING.to_owned()));
        }
        let said = texts::block_pasted(&pasted);
        let lines = pasted.changes.iter().map(|change| {
            let place = texts::block_cell(change.row, change.column);
            [place, texts::short(&change.before), texts::short(&change.after)]
        });
        let lines: Vec<[String; 3]> = lines.collect();
        let touched: Vec<Spot> = pasted
            .changes
            .iter()
            .filter_map(|change| {
                let row = pasted.evaluation.indicators.get(change.row)?;
                Some(Spot::row(&row.id, change.column.member()))
            })
            .collect();
        let first = pasted.evaluation.indicators.get(corner.row).map(|row| row.id.clone());
        let spot =
            first.map_or_else(|| Spot::field("indicators"), |id| Spot::row(&id, corner.column.member()));
        self.replace_all(pasted.evaluation, Step::at(Act::Paste, spot));
        self.touched.update(|all| touched.iter().cloned().for_each(|spot| all.add(spot)));
        self.tell_pasted(said, lines, touched);
    }

    /// Says what was pasted, and tints it until the next edit.
    pub(super) fn tell_pasted(self, said: String, lines: Vec<[String; 3]>, cells: Vec<Spot>) {
        self.pasted.set(cells.into_iter().collect());
        self.tell(Notice::Pasted(said, lines));
    }

    /// Another edit came: what was pasted is no longer new, and the way back from it is not the last step.
    pub(super) fn forget_pasted(self) {
        if !self.pasted.read_untracked().is_empty() {
            self.pasted.update(|cells| cells.clear());
        }
        if self.notice.with_untracked(|notice| matches!(notice, Some(Notice::Pasted(..)))) {
            self.notice.set(None);
        }
    }

    /// Hands a text to the clipboard, and says what came of it.
    pub fn copy(self, text: String) {
        leptos::task::spawn_local(async move {
            let done = files::copy(&text).await;
            self.say.set((if done { texts::COPIED } else { texts::NOT_COPIED }).to_owned());
            if !done {
                self.tell(Notice::Error(texts::NOT_COPIED.to_owned()));
            }
        });
    }
}

/// Lines as a table of one column, as a browser would hand it over.
fn table_of_lines(text: &str) -> String {
    let rows = text.trim_end().lines().map(|line| {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        format!("<tr><td>{line}</td></tr>")
    });
    format!("<table>{}</table>", rows.collect::<String>())
}
