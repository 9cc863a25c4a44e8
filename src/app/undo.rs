//! Undo and redo on the page: every change is a step of one history, whatever field it was made in.
//!
//! In a field of the evaluation Ctrl+Z undoes the last step, in place of the browser's own undo, which knows only what
//! was typed into that field and would bring back what other steps have changed since. Fields that belong to nothing
//! that is kept (a reason for putting aside, the draft of a scheme) leave it to the browser.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::browser::{event, focus, leaving};
use super::keeping::restart;
use super::places;
use super::state::{App, Notice, Saving, Screen};
use crate::edit::Edit;
use crate::evaluation::Evaluation;
use crate::history::{self, Act, History, Step, Unfit, Went};
use crate::library::{Kept, Loaded};
use crate::tabs::Event;
use crate::words::page as texts;

/// How long typing must pause before what comes next is a step of its own.
const SEAL_AFTER: Duration = Duration::from_secs(2);

/// What the buttons say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    /// What would be undone.
    pub undo: Option<Step>,
    /// How many steps can be undone.
    pub undoable: usize,
    /// What would be redone.
    pub redo: Option<Step>,
    /// How many steps can be redone.
    pub redoable: usize,
}

impl Steps {
    fn of(history: &History) -> Steps {
        Steps {
            undo: history.undoable().next().cloned(),
            undoable: history.undoable().count(),
            redo: history.redoable().next().cloned(),
            redoable: history.redoable().count(),
        }
    }
}

/// One of the two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// 撤销.
    Undo,
    /// 重做.
    Redo,
}

impl Way {
    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Way::Undo => texts::UNDO,
            Way::Redo => texts::REDO,
        }
    }
}

impl App {
    /// Changes the evaluation by a step of the history, and sees to it that the result is kept. `how` says whether
    /// anything was changed.
    pub(super) fn change(self, how: impl FnOnce(&mut History, &mut Evaluation) -> bool) {
        if !self.may_edit() {
            return;
        }
        let changed = self.evaluation.try_maybe_update(|evaluation| {
            let changed = self.history.try_update_value(|history| how(history, evaluation)) == Some(true);
            (changed, changed)
        });
        if changed == Some(true) {
            self.show_steps();
            restart(self.seal_timer, SEAL_AFTER, move || self.seal());
            self.changed();
        }
    }

    /// Carries out several edits as one step of this name.
    pub fn edit_all(self, step: Step, edits: &[Edit]) {
        self.change(|history, evaluation| {
            history.edit_all(evaluation, step, edits);
            true
        });
        self.keep_history();
    }

    /// Puts other contents in place of everything the evaluation says, as one step; it stays the same record.
    ///
    /// For a block that was pasted, a file, an earlier state, the state of another window. `step` names it:
    /// `Step::whole(Act::Import)`, or with a place to go to `Step::at(Act::Paste, Spot::field("indicators"))`.
    pub fn replace_all(self, new: Evaluation, step: Step) {
        let before = self.evaluation.with_untracked(form_of);
        let whole = step.is_whole();
        self.change(|history, evaluation| {
            history.replace(evaluation, new, step);
            true
        });
        self.keep_history();
        self.follow_form(before, whole);
    }

    /// A file took the place of a kept evaluation. Where it is the open one, that is a step that can be undone.
    pub(super) fn show_replaced(self, kept: Kept) {
        let open = matches!(self.screen.get_untracked(), Screen::Form(_))
            && self.evaluation.with_untracked(|open| open.id == kept.evaluation.id);
        if !open {
            return self.show_kept(Loaded { kept, lost: None });
        }
        if !self.may_edit() {
            return self.look();
        }
        let state = kept.state();
        self.base.set_value(state.clone());
        self.replace_all(kept.evaluation, Step::whole(Act::Import));
        // It lies in the storage and in the file already.
        self.saving.set(Saving::Saved(kept.saved_at));
        self.exported.set(true);
        self.happens(Event::Loaded(state));
    }

    /// Undoes or redoes so many steps, and goes to where the last of them was.
    pub fn go(self, way: Way, count: usize) {
        // Nothing is undone that cannot be seen.
        let hidden = self.importing.with_untracked(Option::is_some);
        if self.screen.get_untracked() == Screen::Start || hidden || !self.may_edit() {
            return;
        }
        let went = self.evaluation.with_untracked(|now| {
            self.history.try_update_value(|history| match way {
                Way::Undo => history.undo(now, count),
                Way::Redo => history.redo(now, count),
            })
        });
        match went {
            None | Some(Ok(None)) => {
                let nothing = if way == Way::Undo { texts::NOTHING_TO_UNDO } else { texts::NOTHING_TO_REDO };
                self.undone.set(nothing.to_owned());
            }
            Some(Err(Unfit)) => self.notice.set(Some(Notice::Error(texts::HISTORY_UNFIT.to_owned()))),
            Some(Ok(Some(Went { evaluation, step }))) => {
                let before = self.evaluation.with_untracked(form_of);
                self.evaluation.set(evaluation);
                self.changed();
                self.follow_form(before, step.is_whole());
                let left = self.history.with_value(Steps::of);
                let left = if way == Way::Undo { left.undoable } else { left.redoable };
                self.undone.set(match count {
                    1 => texts::went(way.word(), &step, left),
                    several => texts::went_several(way.word(), several, left),
                });
                focus::after_update(move || places::go_to_step(self, &step));
            }
        }
        self.keep_history();
        self.show_steps();
    }

    /// The rows that are named by position are others than before.
    pub fn reshape(self) {
        self.shape.update(|shape| *shape = shape.wrapping_add(1));
    }

    /// After a change of more than one field: rows that are named by position, and a form of the other kind, are made anew.
    pub(super) fn follow_form(self, (project, sources, accounts): Form, whole: bool) {
        let now = self.evaluation.with_untracked(form_of);
        if whole || now.0 != project {
            self.screen.update(|screen| {
                if let Screen::Form(count) = screen {
                    *count = count.wrapping_add(1);
                }
            });
        } else if (now.1, now.2) != (sources, accounts) {
            self.reshape();
        }
    }

    /// What is being typed is a step of its own now.
    pub(super) fn seal(self) {
        let closed = self.evaluation.with_untracked(|now| {
            self.history.try_update_value(|history| (history.typing().is_some(), history.seal(now)))
        });
        if let Some((true, closed)) = closed {
            self.show_steps();
            if closed {
                self.keep_history();
            }
        }
    }

    /// The same, when a field is left. A row that is moved takes the focus with it, and goes on moving.
    pub(super) fn seal_typed(self) {
        let typed = |history: &History| history.typing().is_some_and(|step| step.act != Act::MoveRow);
        if self.history.with_value(typed) {
            self.seal();
        }
    }

    /// A page that is loaded again finds its history.
    pub(super) fn keep_history_on_hide(self) {
        leaving::on_hide(move || self.put_history_away());
    }

    /// Before another evaluation is shown.
    pub(super) fn put_history_away(self) {
        self.seal();
        self.keep_history();
    }

    /// When an evaluation is shown.
    pub(super) fn take_history_out(self, evaluation: &Evaluation) {
        self.history.set_value(self.session.with_value(|session| history::load(session, evaluation)));
        self.undone.set(String::new());
        self.show_steps();
    }

    /// When an evaluation is deleted.
    pub(super) fn forget_history(self, id: &str) {
        self.session.with_value(|session| history::keep(session, id, &History::default()));
        // Else it would be kept again when the page is hidden.
        if self.evaluation.with_untracked(|evaluation| evaluation.id == id) {
            self.history.set_value(History::default());
        }
    }

    fn keep_history(self) {
        let id = self.evaluation.with_untracked(|evaluation| evaluation.id.clone());
        self.history.with_value(|history| {
            self.session.with_value(|session| history::keep(session, &id, history));
        });
    }

    pub(super) fn show_steps(self) {
        let follows = !self.may_edit();
        let steps = if follows { Steps::default() } else { self.history.with_value(Steps::of) };
        if *self.steps.read_untracked() != steps {
            self.steps.set(steps);
        }
    }
}

/// What the shape of the form hangs on: whether it is a project's, and how many rows have no name but their position.
pub(super) type Form = (bool, usize, usize);

pub(super) fn form_of(evaluation: &Evaluation) -> Form {
    (evaluation.is_project(), evaluation.budget.sources.len(), evaluation.accounts.len())
}

/// Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z, and the browser's own menu.
pub fn listen_for_keys(app: App) {
    let keys = window_event_listener(ev::keydown, move |event| {
        let Some(way) = way_of(&event) else { return };
        if event.default_prevented() || is_foreign(event.target()) {
            return;
        }
        event.prevent_default();
        app.go(way, 1);
    });
    let menu = window_event_listener(ev::beforeinput, move |event| {
        let way = match event::input_type(&event).as_deref() {
            Some("historyUndo") => Way::Undo,
            Some("historyRedo") => Way::Redo,
            _ => return,
        };
        if !event::is_composing(&event) && !is_foreign(event.target()) {
            event.prevent_default();
            app.go(way, 1);
        }
    });
    on_cleanup(move || {
        keys.remove();
        menu.remove();
    });
}

fn way_of(event: &KeyboardEvent) -> Option<Way> {
    let key = event::key(event)?;
    let control = event.ctrl_key() || event.meta_key();
    if !control || event.alt_key() {
        return None;
    }
    match (key.to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Way::Undo),
        ("z", true) | ("y", false) => Some(Way::Redo),
        _ => None,
    }
}

/// Whether this key undoes.
pub fn undoes(event: &KeyboardEvent) -> bool {
    way_of(event) == Some(Way::Undo)
}

/// A field in which the person types, but nothing of the evaluation.
fn is_foreign(target: Option<web_sys::EventTarget>) -> bool {
    let Some(element) = target_of(target) else { return false };
    let typed = "input:not([type]), input[type='text'], input[type='date'], textarea";
    element.matches(typed).unwrap_or_default() && places::spot_of(&element).is_none()
}

fn target_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}
