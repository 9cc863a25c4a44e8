//! Keeping the open evaluation: after every edit, when the page is hidden, and as files.

use std::time::Duration;

use leptos::prelude::*;

use super::browser::place::{self, Place};
use super::browser::{clock, files, ids, leaving, paper};
use super::state::{App, Notice, Saving, Screen};
use crate::words::page as texts;
use crate::{export, file, words};

/// How long typing must pause before the state is kept.
const SAVE_AFTER: Duration = Duration::from_millis(400);
/// How long typing must pause before the paper is set again.
const PAPER_AFTER: Duration = Duration::from_millis(1500);

impl App {
    /// Listens to the browser: hiding, closing, printing, going back.
    pub fn listen(self) {
        leaving::on_hide(move || self.flush());
        leaving::ask_before_close(move || self.would_be_lost());
        window_event_listener_untyped("beforeprint", move |_| self.set_paper());
        window_event_listener_untyped("hashchange", move |_| self.follow_address());
        self.follow_address();
    }

    /// The evaluation has changed: it is to be kept.
    pub(super) fn changed(self) {
        self.exported.set(false);
        self.told.set_value(false);
        self.saving.set(Saving::Pending);
        restart(self.save_timer, SAVE_AFTER, move || self.flush());
        restart(self.paper_timer, PAPER_AFTER, move || self.set_paper());
    }

    /// Keeps the state now, if it is not kept yet.
    pub fn flush(self) {
        stop(self.save_timer);
        if matches!(self.saving.get_untracked(), Saving::Pending | Saving::Failed(_)) {
            self.save(false);
        }
    }

    fn save(self, exported: bool) {
        let now = clock::now();
        let after = self.sequence.get_value();
        let saved = self.evaluation.with_untracked(|evaluation| {
            self.library.with_value(|library| library.save(evaluation, after, &now, exported))
        });
        match saved {
            Ok(kept) => {
                self.sequence.set_value(kept.sequence);
                self.saving.set(Saving::Saved(kept.saved_at));
                let place = Place::Kept(kept.evaluation.id);
                // An example becomes one of the person's own with the first edit.
                if self.place.get_value() != place {
                    self.place.set_value(place.clone());
                    place::go(&place, true);
                }
            }
            Err(error) => self.saving.set(Saving::Failed(words::save_error(error))),
        }
    }

    /// Keeps the state, though under an id of its own: where it could not be kept under the old one.
    pub fn save_as_copy(self) {
        self.evaluation.update(|evaluation| evaluation.id = ids::random_id());
        self.sequence.set_value(0);
        self.save(false);
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

    /// Puts the official form into the page, for printing.
    pub fn set_paper(self) {
        stop(self.paper_timer);
        match self.screen.get_untracked() {
            Screen::Form(_) => paper::show(&self.sheet()),
            Screen::Start => paper::clear(),
        }
    }

    fn sheet(self) -> String {
        let (scheme, card) = (self.scheme.read_untracked(), self.card.read_untracked());
        self.evaluation.with_untracked(|evaluation| export::html::sheet(evaluation, &scheme, &card))
    }

    fn page(self) -> String {
        let (scheme, card) = (self.scheme.read_untracked(), self.card.read_untracked());
        self.evaluation.with_untracked(|evaluation| export::html::page(evaluation, &scheme, &card))
    }

    /// 导出 JSON.
    pub fn export_json(self) {
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
        self.download("html", "text/html", &self.page());
    }

    fn download(self, extension: &str, kind: &str, text: &str) -> bool {
        let name = self.evaluation.with_untracked(|evaluation| words::file_name(evaluation, extension));
        let done = files::download(&name, kind, text).is_ok();
        if !done {
            self.notice.set(Some(Notice::Error(texts::NO_DOWNLOAD.to_owned())));
        }
        done
    }

    /// 打印.
    pub fn print(self) {
        self.set_paper();
        if window().print().is_err() {
            self.notice.set(Some(Notice::Error(texts::NO_PRINT.to_owned())));
        }
    }
}

fn stop(timer: StoredValue<Option<TimeoutHandle>>) {
    if let Some(running) = timer.get_value() {
        running.clear();
        timer.set_value(None);
    }
}

fn restart(timer: StoredValue<Option<TimeoutHandle>>, after: Duration, then: impl Fn() + 'static) {
    stop(timer);
    timer.set_value(set_timeout_with_handle(then, after).ok());
}
