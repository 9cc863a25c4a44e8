//! Keeping the open evaluation: after every edit, when the page is hidden, and as files.

use std::time::Duration;

use leptos::prelude::*;

use super::browser::place::{self, Place};
use super::browser::{clock, ids, leaving, paper};
use super::state::{App, Notice, PaperContents, Saving, Screen};
use crate::library::{SaveError, StateId};
use crate::report::Document;
use crate::tabs::{Event, Role};
use crate::words::page as texts;
use crate::{export, file, report, words};

/// How long typing must pause before the state is kept.
const SAVE_AFTER: Duration = Duration::from_millis(400);
/// A timer that is later than this was held up.
const LATE: Duration = Duration::from_millis(300);
/// How long a page that was held up listens before it keeps anything.
const AFTER_SLEEP: Duration = Duration::from_millis(60);
/// How long typing must pause before the paper is set again.
const PAPER_AFTER: Duration = Duration::from_millis(1500);

impl App {
    /// Listens to the browser: hiding, closing, printing, going back.
    pub fn listen(self) {
        leaving::on_hide(move || self.flush());
        self.watch_windows();
        leaving::ask_before_close(move || self.would_be_lost());
        window_event_listener_untyped("beforeprint", move |_| self.set_paper());
        self.watch_findings();
        window_event_listener_untyped("hashchange", move |_| self.follow_address());
        self.follow_address();
    }

    /// The evaluation has changed: it is to be kept.
    pub(super) fn changed(self) {
        self.exported.set(false);
        self.told.set_value(false);
        self.set_paper_soon();
        self.window_edited();
        if self.role.get_untracked() == Role::Parted {
            return restart(self.save_timer, SAVE_AFTER, move || self.keep_spare());
        }
        self.saving.set(Saving::Pending);
        self.flush_after(SAVE_AFTER);
    }

    /// Keeps the state after a while. Where the page was stopped meanwhile (a machine that slept, a page that was busy), what
    /// other windows did in that time comes first.
    fn flush_after(self, pause: Duration) {
        let due = clock::ticks() + pause;
        restart(self.save_timer, pause, move || {
            if clock::ticks() > due + LATE {
                self.flush_after(AFTER_SLEEP);
            } else {
                self.flush();
            }
        });
    }

    /// Sets the paper once typing pauses.
    pub(super) fn set_paper_soon(self) {
        restart(self.paper_timer, PAPER_AFTER, move || self.set_paper());
    }

    /// Keeps the state now, if it is not kept yet.
    pub fn flush(self) {
        stop(self.save_timer);
        if matches!(self.saving.get_untracked(), Saving::Pending | Saving::Failed(_)) {
            // Another window may have kept something that this one has not heard of yet.
            self.look();
        }
        if matches!(self.saving.get_untracked(), Saving::Pending | Saving::Failed(_)) {
            self.save(false);
        }
    }

    /// Keeps the state now, if this window is the one that writes.
    pub(super) fn save(self, exported: bool) {
        if self.role.get_untracked() != Role::Writing {
            return;
        }
        let after = self.base.get_value();
        let saved = self.evaluation.with_untracked(|evaluation| {
            self.library.with_value(|library| library.save(evaluation, &after, &self.stamp(), exported))
        });
        match saved {
            Ok(kept) => {
                let state = kept.state();
                self.base.set_value(state.clone());
                self.saving.set(Saving::Saved(kept.saved_at));
                self.forget_spare(&kept.evaluation.id);
                let place = Place::Kept(kept.evaluation.id);
                // An example becomes one of the person's own with the first edit.
                if self.place.get_value() != place {
                    self.place.set_value(place.clone());
                    place::go(&place, true);
                    self.enter_window();
                }
                self.happens(Event::Saved(state));
            }
            Err(error) => {
                self.keep_spare();
                self.saving.set(Saving::Failed(words::save_error(&error)));
                let overtaken = matches!(error, SaveError::Later(_));
                self.happens(if overtaken { Event::Overtaken } else { Event::Unsaved });
            }
        }
    }

    /// Puts what could not be kept where a crash does not lose it. There is nothing to say where this fails too.
    pub(super) fn keep_spare(self) {
        let after = self.base.get_value();
        self.spare.with_value(|spare| {
            let Some(spare) = spare else { return };
            self.evaluation.with_untracked(|evaluation| {
                let _ = spare.save(evaluation, &after, &self.stamp(), false);
            });
        });
    }

    /// It is kept after all, or was given up.
    pub(super) fn forget_spare(self, id: &str) {
        self.spare.with_value(|spare| {
            let _ = spare.as_ref().map(|spare| spare.remove_for_good(id));
        });
    }

    /// Keeps the state, though under an id of its own: where it could not be kept under the old one.
    pub fn save_as_copy(self) {
        self.leave_window();
        let old = self.evaluation.with_untracked(|evaluation| evaluation.id.clone());
        self.forget_spare(&old);
        self.evaluation.update(|evaluation| evaluation.id = ids::random_id());
        self.base.set_value(StateId::default());
        self.save(false);
        self.say.set(texts::COPY_KEPT.to_owned());
    }

    /// Whether the form may be left: everything is kept, or the person was told that it is not and leaves all the same.
    pub(super) fn may_leave(self) -> bool {
        self.flush();
        let unkept =
            matches!(self.saving.get_untracked(), Saving::Failed(_)) && !self.exported.get_untracked();
        let told = self.told.get_value();
        self.told.set_value(unkept && !told);
        if unkept && !told {
            self.notice.set(Some(Notice::Error(texts::NOT_KEPT_YET.to_owned())));
        }
        !unkept || told
    }

    fn would_be_lost(self) -> bool {
        let in_form = matches!(self.screen.get_untracked(), Screen::Form(_));
        let unsaved = match self.saving.get_untracked() {
            Saving::Failed(_) => true,
            Saving::Saved(_) | Saving::Pending => !self.lasting,
            Saving::Untouched => false,
        };
        in_form && unsaved && !self.exported.get_untracked()
    }

    /// Puts what is to be printed into the page.
    pub fn set_paper(self) {
        stop(self.paper_timer);
        match self.screen.get_untracked() {
            Screen::Form(_) => paper::show(&export::html::sheets_of(&self.document())),
            Screen::Start => paper::clear(),
        }
    }

    /// What is printed: the form, or the report with the form; a draft while errors stand.
    fn document(self) -> Document {
        untrack(|| {
            let (scheme, card) = (self.scheme.read(), self.card.read());
            let draft = !self.errors().is_empty();
            self.evaluation.with(|evaluation| {
                let document = match self.paper.get() {
                    PaperContents::Form => report::form(evaluation, &scheme, &card, draft),
                    PaperContents::ReportAndForm => report::report(evaluation, &scheme, &card, draft),
                    PaperContents::Blank => report::blank_form(evaluation, &scheme),
                    // Evaluations that are open or were read name schemes that exist.
                    PaperContents::Package => match self.handed_in() {
                        Ok(all) => export::make::document(&all, self.is_draft(&all))
                            .unwrap_or_else(|_| report::report(evaluation, &scheme, &card, draft)),
                        // What lacks the others is not for handing in, whatever way it is printed.
                        Err(_) => report::report(evaluation, &scheme, &card, true),
                    },
                };
                if self.sign_line.get() { report::with_sign_line(document, evaluation) } else { document }
            })
        })
    }

    /// Chooses what is printed.
    pub fn choose_paper(self, contents: PaperContents) {
        self.paper.set(contents);
        self.set_paper();
    }

    /// Chooses whether a line for signatures is printed.
    pub fn choose_sign_line(self, wanted: bool) {
        self.sign_line.set(wanted);
        self.set_paper();
    }

    /// 导出 JSON.
    pub fn export_json(self) {
        self.seal();
        let text = self.evaluation.with_untracked(file::write_evaluation);
        if self.download("json", "application/json", &text) {
            self.exported.set(true);
            if self.saving.get_untracked() != Saving::Untouched {
                stop(self.save_timer);
                self.save(true);
            }
        }
    }

    /// 下载 HTML.
    pub fn export_html(self) {
        if self.gives_files() && self.to_hand_in().is_some() {
            self.check_all();
            self.download("html", "text/html", &export::html::document(&self.document()));
        }
    }

    fn download(self, extension: &str, kind: &str, text: &str) -> bool {
        let name = self.evaluation.with_untracked(|evaluation| words::file_name(evaluation, extension));
        self.hand_out(&name, kind, text)
    }

    /// 打印; everything counts, and while errors stand, the person is asked first.
    pub fn print(self) {
        if !self.gives_files() || self.to_hand_in().is_none() {
            return;
        }
        // Nothing of what a blank form leaves out can be wrong.
        if self.paper.get_untracked() == PaperContents::Blank {
            return self.print_now();
        }
        self.check_all();
        if untrack(|| self.errors()).is_empty() {
            self.print_now();
        } else {
            self.draft_question.set(true);
        }
    }

    /// Opens the browser's own window for printing.
    pub fn print_now(self) {
        self.set_paper();
        if window().print().is_err() {
            self.notice.set(Some(Notice::Error(texts::NO_PRINT.to_owned())));
        }
    }
}

pub(super) fn stop(timer: StoredValue<Option<TimeoutHandle>>) {
    if let Some(running) = timer.get_value() {
        running.clear();
        timer.set_value(None);
    }
}

pub(super) fn restart(timer: StoredValue<Option<TimeoutHandle>>, after: Duration, then: impl Fn() + 'static) {
    stop(timer);
    timer.set_value(set_timeout_with_handle(then, after).ok());
}
