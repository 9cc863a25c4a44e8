//! Opening: new evaluations, examples, what is kept, files.

use leptos::prelude::*;

use super::browser::place::{self, Example, Place};
use super::browser::{clock, files, ids, paper};
use super::encoding::InAnotherEncoding;
use super::state::{App, Notice, Panel, Saving, Screen, Subject};
use crate::checks::Touched;
use crate::edit::{duplicate, new_evaluation, next_project};
use crate::evaluation::Evaluation;
use crate::file::{FileError, Problem};
use crate::json::Encoding;
use crate::library::{Entry, Kept, StorageError};
use crate::scheme::Scheme;
use crate::words::page as texts;
use crate::{examples, file, words};

/// What to do with evaluations that are kept already, with other contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfKept {
    /// The new contents take the place of the old.
    Replace,
    /// The new contents become an evaluation of their own.
    Copy,
}

impl App {
    /// Shows what the address names (at the start, and after back and forward).
    pub(super) fn follow_address(self) {
        let wanted = place::current();
        let shown = self.place.get_value();
        if wanted == shown && (wanted == Place::Start) == (self.screen.get_untracked() == Screen::Start) {
            return;
        }
        if !self.may_leave() {
            return place::go(&shown, false);
        }
        match wanted {
            Place::Start => self.show_start(),
            Place::Example(example) => self.open_example(example),
            Place::Kept(id) => self.open_kept(&id),
        }
    }

    /// 返回.
    pub fn leave(self) {
        if self.may_leave() {
            self.show_start();
        }
    }

    fn show_start(self) {
        self.place.set_value(Place::Start);
        self.saving.set(Saving::Untouched);
        self.notice.set(None);
        self.question.set(None);
        self.encoding_question.set(None);
        place::go(&Place::Start, false);
        self.screen.set(Screen::Start);
        paper::clear();
    }

    /// An empty form.
    pub fn open_new(self, scheme: &Scheme) {
        self.open_fresh(new_evaluation(scheme, ids::random_id(), clock::last_year()));
    }

    /// 新建本单位下一个项目.
    pub fn open_next_project(self, scheme: &Scheme) {
        if !self.may_leave() {
            return;
        }
        let next = self.evaluation.with_untracked(|from| next_project(from, scheme, ids::random_id()));
        self.open_fresh(next);
    }

    /// One of the examples; kept only after an edit.
    pub fn open_example(self, example: Example) {
        let wanted = |filled: &Evaluation| filled.is_project() == (example == Example::Project);
        let Some(evaluation) = examples::all().into_iter().find(wanted) else { return };
        let evaluation = duplicate(&evaluation, ids::random_id());
        self.show(evaluation, 0, Saving::Untouched, false, Place::Example(example));
    }

    /// An evaluation from the list.
    pub fn open_kept(self, id: &str) {
        match self.library.with_value(|library| library.load(id)) {
            Ok(Some(Ok(kept))) => self.show_kept(kept),
            Ok(None) => self.refuse(texts::NOT_HERE.to_owned()),
            Ok(Some(Err(why))) => self.refuse(words::unreadable(&why)),
            Err(error) => self.refuse(words::storage_error(error)),
        }
    }

    fn refuse(self, why: String) {
        self.show_start();
        self.notice.set(Some(Notice::Error(why)));
    }

    fn show_kept(self, kept: Kept) {
        let exported = kept.exported == kept.sequence;
        let place = Place::Kept(kept.evaluation.id.clone());
        self.show(kept.evaluation, kept.sequence, Saving::Saved(kept.saved_at), exported, place);
    }

    /// Shows an evaluation that is not kept yet, and keeps it.
    fn open_fresh(self, evaluation: Evaluation) {
        let place = Place::Kept(evaluation.id.clone());
        self.show(evaluation, 0, Saving::Pending, false, place);
        // Nobody has been at any of its fields yet.
        self.touched.set(Touched::default());
        self.show_findings();
        self.flush();
    }

    fn show(self, evaluation: Evaluation, sequence: u64, saving: Saving, exported: bool, place: Place) {
        let form = match self.screen.get_untracked() {
            Screen::Form(count) => count.wrapping_add(1),
            Screen::Start => 0,
        };
        self.place.set_value(place.clone());
        self.sequence.set_value(sequence);
        self.told.set_value(false);
        self.notice.set(None);
        self.question.set(None);
        self.encoding_question.set(None);
        self.removed.set(None);
        self.subject.set(Subject::Total);
        self.panel.set(Panel::None);
        self.say.set(String::new());
        self.saving.set(saving);
        self.exported.set(exported);
        self.touched.set(Touched::everything());
        self.writing.set(None);
        self.evaluation.set(evaluation);
        self.screen.set(Screen::Form(form));
        self.look_up_others();
        self.show_findings();
        place::go(&place, false);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        self.set_paper();
    }

    /// A file that the person chose or dropped.
    pub fn open_file(self, chosen: web_sys::File) {
        leptos::task::spawn_local(async move {
            let Some(bytes) = files::bytes_of(&chosen).await else {
                return self.tell(Notice::Error(texts::cannot_read(&chosen.name())));
            };
            let name = chosen.name();
            match file::read(&bytes) {
                Err(FileError { problem: Problem::NotUtf8 { looks_like: Some(encoding) }, .. }) => {
                    self.encoding_question.set(Some(InAnotherEncoding { name, bytes, encoding }));
                }
                read => self.take_in_read(&name, read),
            }
        });
    }

    /// Takes a file in that was read, or says why it is refused.
    pub(super) fn take_in_read(self, name: &str, read: Result<file::Document, FileError>) {
        match read {
            Ok(document) => self.take_in(document.into_evaluations()),
            Err(error) => self.tell(Notice::Error(texts::file_refused(name, &words::file_error(&error)))),
        }
    }

    pub(super) fn not_converted(self, name: &str, encoding: Encoding) {
        self.tell(Notice::Error(texts::encoding::not_converted(name, encoding)));
    }

    fn tell(self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Takes evaluations in, or asks first where one is kept already with other contents.
    fn take_in(self, evaluations: Vec<Evaluation>) {
        if !self.may_leave() {
            return;
        }
        let asks = evaluations
            .iter()
            .any(|new| matches!(self.kept(&new.id), Some(Ok(kept)) if kept.evaluation != *new));
        if asks {
            self.question.set(Some(evaluations))
        } else {
            self.take_in_all(evaluations, IfKept::Replace)
        }
    }

    /// Carries out the answer to the question.
    pub fn answer(self, answer: Option<IfKept>) {
        let Some(evaluations) = self.question.get_untracked() else { return };
        self.question.set(None);
        if let Some(if_kept) = answer {
            self.take_in_all(evaluations, if_kept);
        }
    }

    fn take_in_all(self, evaluations: Vec<Evaluation>, if_kept: IfKept) {
        let count = evaluations.len();
        let mut failed = None;
        let mut first = None;
        for evaluation in evaluations {
            let (evaluation, saved) = self.keep_one(evaluation, if_kept);
            failed = failed.or_else(|| saved.as_ref().err().cloned());
            first.get_or_insert((evaluation, saved));
        }
        match first {
            Some((_, Ok(kept))) => self.show_kept(kept),
            Some((evaluation, Err(why))) => {
                let place = Place::Kept(evaluation.id.clone());
                self.show(evaluation, 0, Saving::Failed(why), false, place);
            }
            None => return self.tell(Notice::Error(texts::EMPTY_BUNDLE.to_owned())),
        }
        if count > 1 {
            self.tell(match failed {
                None => Notice::Info(texts::bundle_opened(count)),
                Some(why) => Notice::Error(texts::bundle_not_kept(count, &why)),
            });
        }
    }

    /// Keeps one evaluation of a file, under an id that is its own.
    fn keep_one(self, new: Evaluation, if_kept: IfKept) -> (Evaluation, Result<Kept, String>) {
        let (new, after) = match self.kept(&new.id) {
            _ if new.id.is_empty() => (duplicate(&new, ids::random_id()), 0),
            Some(Ok(kept)) if kept.evaluation == new => return (new, Ok(kept)),
            Some(Ok(kept)) if if_kept == IfKept::Replace => (new, kept.sequence),
            // What lies there and doesn't read is not written over.
            Some(_) => (duplicate(&new, ids::random_id()), 0),
            None => (new, 0),
        };
        let saved = self.library.with_value(|library| library.save(&new, after, &clock::now(), true));
        (new, saved.map_err(words::save_error))
    }

    fn kept(self, id: &str) -> Option<Result<Kept, crate::library::Unreadable>> {
        self.library.with_value(|library| library.load(id)).ok().flatten()
    }

    /// Everything kept here.
    pub fn list(self) -> Result<Vec<Entry>, StorageError> {
        self.library.with_value(|library| library.list())
    }

    /// 另存副本.
    pub fn keep_copy(self, of: &Evaluation) {
        let copy = duplicate(of, ids::random_id());
        let saved = self.library.with_value(|library| library.save(&copy, 0, &clock::now(), false));
        if let Err(error) = saved {
            self.tell(Notice::Error(words::save_error(error)));
        }
    }

    /// 删除.
    pub fn forget(self, id: &str) {
        if let Err(error) = self.library.with_value(|library| library.remove(id)) {
            self.tell(Notice::Error(words::storage_error(error)));
        }
    }

    /// The raw text of a record that does not read, as a file.
    pub fn take_out(self, key: &str) {
        let raw = self.library.with_value(|library| library.raw(key));
        let done = match raw {
            Ok(Some(text)) => files::download(texts::RAW_FILE_NAME, "text/plain", &text).is_ok(),
            _ => false,
        };
        if !done {
            self.tell(Notice::Error(texts::NO_DOWNLOAD.to_owned()));
        }
    }
}
