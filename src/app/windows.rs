//! The same evaluation in several windows of the browser: carries out what [`crate::tabs`] decides.

use std::time::Duration;

use leptos::prelude::*;

use super::browser::place::Place;
use super::browser::windows::{self, News};
use super::browser::{leaving, locks};
use super::keeping::{restart, stop};
use super::state::{App, Notice, Saving};
use super::undo::form_of;
use crate::history::{self, Step};
use crate::library::{self, Loaded, StateId};
use crate::tabs::{Act, Event, Role, Tab, Word};
use crate::words;
use crate::words::page as texts;

/// How long a window that was asked has time to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(1);
/// What is under way between windows has arrived by then.
const SOON: Duration = Duration::from_millis(60);
/// What the lock on an evaluation is called.
const LOCK: &str = "ziping:";

/// The open evaluation, as one window among several.
pub struct OpenWindow {
    id: String,
    tab: Tab,
    lock: Option<locks::Request>,
}

impl App {
    /// Whether the open evaluation may be changed in this window.
    pub fn may_edit(self) -> bool {
        matches!(self.role.get_untracked(), Role::Writing | Role::Parted)
    }

    /// Whether this window only shows what another one keeps.
    pub fn follows(self) -> bool {
        matches!(self.role.get(), Role::Following | Role::Asking)
    }

    /// Listens to the other windows, and to this one going and coming back.
    pub(super) fn watch_windows(self) {
        windows::listen(move |news| self.hear(news));
        leaving::on_return(move || self.look());
        leaving::on_rest(
            move || {
                let writes = self.role.get_untracked() == Role::Writing;
                windows::note_writing(self.window_id().filter(|_| writes).as_deref());
                self.happens(Event::Hidden);
            },
            move || {
                self.happens(Event::Returned);
                self.look();
            },
        );
    }

    /// The evaluation that is shown now is one that others may have open too.
    pub(super) fn enter_window(self) {
        let Place::Kept(id) = self.place.get_value() else { return };
        if !self.lasting {
            return;
        }
        let base = self.base.get_value();
        let base = (base.sequence > 0).then_some(base);
        let resumes = windows::wrote_before(&id);
        let (tab, acts) = Tab::open(&self.writer.get_value(), base, locks::are_there(), resumes);
        self.window.set_value(Some(OpenWindow { id, tab, lock: None }));
        self.carry_out_acts(acts, Role::Writing);
    }

    /// The evaluation is shown no longer; what was to be kept is.
    pub(super) fn leave_window(self) {
        self.happens(Event::Hidden);
        stop(self.wait_timer);
        self.window.set_value(None);
        self.role.set(Role::Writing);
        self.gave_way.set(false);
    }

    fn window_id(self) -> Option<String> {
        self.window.with_value(|window| window.as_ref().map(|window| window.id.clone()))
    }

    /// The person has changed something.
    pub(super) fn window_edited(self) {
        self.happens(Event::Edited);
    }

    /// Lets the rules know, and does what they say.
    pub(super) fn happens(self, event: Event) {
        let asked = |word| matches!(word, Word::Ask | Word::Resume);
        let gives_way = match &event {
            Event::Told(message) => asked(message.word),
            Event::Lost | Event::Saved(_) => true,
            _ => false,
        };
        let acts = self.window.try_update_value(|window| Some(window.as_mut()?.tab.on(event))).flatten();
        let Some(acts) = acts else { return };
        let before = self.role.get_untracked();
        self.carry_out_acts(acts, before);
        let after = self.role.get_untracked();
        if before == Role::Writing && after == Role::Following {
            self.gave_way.set(gives_way);
        }
        if before != Role::Following && after == Role::Following {
            self.panel.set(super::state::Panel::None);
            self.draft_question.set(false);
        }
    }

    /// `before` is what the window might do before what has happened.
    fn carry_out_acts(self, acts: Vec<Act>, before: Role) {
        self.show_role();
        for act in acts {
            match act {
                Act::Try => self.ask_for_lock(locks::How::IfFree),
                Act::Queue => self.ask_for_lock(locks::How::Wait),
                Act::Steal => self.ask_for_lock(locks::How::Steal),
                Act::Release => self.set_lock(None),
                Act::Soon => restart(self.save_timer, SOON, move || self.flush()),
                Act::Load => self.take_in_stored(before == Role::Writing),
                Act::Say(message) => {
                    if let Some(id) = self.window_id() {
                        windows::say(&id, &message);
                    }
                }
                Act::Wait => restart(self.wait_timer, ANSWER_WITHIN, move || self.happens(Event::Waited)),
            }
        }
    }

    /// What the window may do, as the page shows it.
    fn show_role(self) {
        let Some(role) = self.window.with_value(|window| window.as_ref().map(|window| window.tab.role()))
        else {
            return;
        };
        let before = self.role.get_untracked();
        if before == role {
            return;
        }
        self.role.set(role);
        self.show_steps();
        if role == Role::Parted {
            stop(self.save_timer);
            self.saving.set(Saving::Failed(texts::PARTED_WHY.to_owned()));
            self.keep_spare();
            self.told.set_value(false);
        }
        if role == Role::Writing && matches!(before, Role::Following | Role::Asking) {
            let said = if before == Role::Asking { texts::TAKEN_OVER } else { texts::OTHER_LEFT };
            self.notice.set(Some(Notice::Info(said.to_owned())));
        }
    }

    fn ask_for_lock(self, how: locks::How) {
        let Some(id) = self.window_id() else { return };
        // The old request ends first, so that it can't be in the way of the new one.
        self.set_lock(None);
        let request = locks::request(&format!("{LOCK}{id}"), how, move |answer| {
            self.happens(match answer {
                locks::Answer::Granted => Event::Granted,
                locks::Answer::Refused => Event::Refused,
                locks::Answer::Lost => Event::Lost,
                locks::Answer::NoLocks => Event::NoLocks,
            });
        });
        self.set_lock(Some(request));
    }

    fn set_lock(self, request: Option<locks::Request>) {
        // The old one is dropped outside: its end may call back.
        let old = self.window.try_update_value(|window| {
            window.as_mut().and_then(|window| std::mem::replace(&mut window.lock, request))
        });
        drop(old);
    }

    fn hear(self, news: News) {
        let Some(id) = self.window_id() else { return };
        match news {
            News::Said(of, message) if of == id => self.happens(Event::Told(message)),
            News::Changed(key, text) if library::id_of(&key) == Some(id.as_str()) => {
                match text {
                    // Of a deletion the first half may be heard before the second.
                    None if self.head() == Ok(None) => self.deleted(),
                    None => {}
                    Some(text) => {
                        if let Some(state) = library::state_of(&text) {
                            self.hear_of(state);
                        }
                        self.look();
                    }
                }
            }
            News::Emptied => self.look(),
            News::Said(..) | News::Changed(..) => {}
        }
    }

    /// Looks at what is stored, and takes it in or goes by it.
    pub(super) fn look(self) {
        match self.head() {
            Ok(Some(state)) if self.is_damaged(&state) => self.keep_again(texts::DAMAGED),
            Ok(Some(state)) => self.hear_of(state),
            Ok(None) if self.base.with_value(|base| base.sequence > 0) => {
                self.rest_on_nothing();
                self.keep_again(texts::EMPTIED);
            }
            // What cannot be read now is said by the next save.
            Ok(None) | Err(()) => {}
        }
    }

    fn head(self) -> Result<Option<StateId>, ()> {
        let Some(id) = self.window_id() else { return Err(()) };
        let head = self.library.with_value(|library| library.head(&id)).map_err(|_| ())?;
        Ok(head.map(|head| head.state()))
    }

    /// Whether the newest state is broken, and what is left of the evaluation is older than what the screen shows.
    fn is_damaged(self, left: &StateId) -> bool {
        let older = self.base.with_value(|base| left.sequence < base.sequence);
        let Some(id) = self.window_id().filter(|_| older) else { return false };
        let loaded = self.library.with_value(|library| library.load(&id));
        matches!(loaded, Ok(Some(Ok(loaded))) if loaded.lost.is_some())
    }

    fn hear_of(self, state: StateId) {
        let writes = self.role.get_untracked() == Role::Writing;
        let base = self.base.get_value();
        self.happens(Event::Stored(Some(state)));
        if writes && self.role.get_untracked() == Role::Writing && self.base.get_value() != base {
            self.notice.set(Some(Notice::Info(texts::TAKEN_IN.to_owned())));
        }
    }

    /// What was kept is gone or broken while the evaluation is open: the screen has it, and keeps it again.
    fn keep_again(self, why: &str) {
        if self.role.get_untracked() != Role::Writing {
            return;
        }
        self.saving.set(Saving::Pending);
        self.save(false);
        if matches!(self.saving.get_untracked(), Saving::Saved(_)) {
            self.notice.set(Some(Notice::Error(why.to_owned())));
        }
    }

    /// It was deleted in another window: that was meant. It is kept again with the next change.
    fn deleted(self) {
        if self.base.with_value(|base| base.sequence == 0) {
            return;
        }
        self.rest_on_nothing();
        self.exported.set(false);
        self.notice.set(Some(Notice::Error(texts::DELETED_ELSEWHERE.to_owned())));
    }

    fn rest_on_nothing(self) {
        self.base.set_value(StateId::default());
        self.happens(Event::Gone);
    }

    /// Shows what is stored, where it is something else than what is shown; as a step that can be undone, where another page put
    /// it in the place of what this window writes.
    fn take_in_stored(self, as_step: bool) {
        let Some(id) = self.window_id() else { return };
        let loaded = match self.library.with_value(|library| library.load(&id)) {
            Ok(Some(Ok(loaded))) => loaded,
            Ok(Some(Err(why))) => return self.tell(Notice::Error(words::unreadable(&why))),
            Ok(None) => return,
            Err(error) => return self.tell(Notice::Error(words::storage_error(error))),
        };
        let Loaded { kept, .. } = loaded;
        let state = kept.state();
        let known = self
            .window
            .with_value(|window| window.as_ref().is_some_and(|window| window.tab.base() == Some(&state)));
        if known {
            return;
        }
        stop(self.save_timer);
        self.base.set_value(state.clone());
        self.exported.set(kept.is_exported());
        self.saving.set(Saving::Saved(kept.saved_at));
        let form = self.evaluation.with_untracked(form_of);
        if as_step {
            let step = Step::whole(history::Act::OtherWindow);
            self.evaluation.update(|shown| {
                self.history.update_value(|history| history.replace(shown, kept.evaluation, step));
            });
        } else {
            // The steps of another window are its own.
            self.take_history_out(&kept.evaluation);
            self.evaluation.set(kept.evaluation);
        }
        self.show_steps();
        self.follow_form(form, false);
        self.happens(Event::Loaded(state));
        self.set_paper_soon();
    }

    /// 在这里接着填写.
    pub fn take_over(self) {
        self.happens(Event::TakeOver);
    }

    /// Gives up what is not kept, and shows what is stored.
    pub fn give_up_own(self) {
        if let Some(id) = self.window_id() {
            self.forget_spare(&id);
        }
        self.happens(Event::GiveUp);
        self.say.set(texts::GAVE_UP.to_owned());
    }
}
