//! Opening: new evaluations, examples, what is kept, files of ours.

use leptos::prelude::*;

use super::browser::place::{self, Example, Place};
use super::browser::{clock, files, focus, ids, paper};
use super::encoding::InAnotherEncoding;
use super::importing;
use super::state::{App, Notice, Panel, Restoring, Saving, Screen, Subject};
use crate::checks::{Touched, Writing};
use crate::edit::{duplicate, new_evaluation, next_project, next_year};
use crate::evaluation::Evaluation;
use crate::file::{FileError, Problem};
use crate::json::Encoding;
use crate::library::{Against, Contents, Entry, Loaded, Restored, StateId, StorageError, read_contents};
use crate::scheme::Scheme;
use crate::words::page as texts;
use crate::{examples, words};

impl App {
    /// Shows what the address names (at the start, and after back and forward).
    pub(super) fn follow_address(self) {
        let wanted = place::current();
        let shown = self.place.get_value();
        // Back closes the preview before it leaves the form.
        if wanted != shown && self.importing.with_untracked(Option::is_some) {
            self.import_nothing();
            return place::go(&shown, false);
        }
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
        self.put_history_away();
        self.leave_window();
        self.place.set_value(Place::Start);
        self.saving.set(Saving::Untouched);
        self.notice.set(None);
        self.question.set(None);
        self.encoding_question.set(None);
        self.stop_importing();
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
        // What is asked for first where everything about the unit is there already.
        focus::focus_place_soon("project.name".to_owned(), "main.form input");
    }

    /// One of the examples; kept only after an edit.
    pub fn open_example(self, example: Example) {
        let wanted = |filled: &Evaluation| filled.is_project() == (example == Example::Project);
        let Some(evaluation) = examples::all().into_iter().find(wanted) else { return };
        let evaluation = duplicate(&evaluation, ids::random_id());
        self.show(evaluation, StateId::default(), Saving::Untouched, false, Place::Example(example));
    }

    /// An evaluation from the list.
    pub fn open_kept(self, id: &str) {
        match self.library.with_value(|library| library.load(id)) {
            Ok(Some(Ok(loaded))) => self.show_kept(loaded),
            Ok(None) => self.refuse(texts::NOT_HERE.to_owned()),
            Ok(Some(Err(why))) => self.refuse(words::unreadable(&why)),
            Err(error) => self.refuse(words::storage_error(error)),
        }
    }

    fn refuse(self, why: String) {
        self.show_start();
        self.notice.set(Some(Notice::Error(why)));
    }

    pub(super) fn show_kept(self, loaded: Loaded) {
        let Loaded { kept, lost } = loaded;
        let (state, exported) = (kept.state(), kept.is_exported());
        let place = Place::Kept(kept.evaluation.id.clone());
        let notice = lost.map(|_| Notice::Error(words::older_opened(&kept.saved_at)));
        self.show(kept.evaluation, state, Saving::Saved(kept.saved_at), exported, place);
        if notice.is_some() {
            self.notice.set(notice);
        }
    }

    /// 复制为下一年度: of an evaluation from the list, or of the open one. Says what became of it.
    pub fn open_next_year(self, from: &Evaluation) {
        if !self.may_leave() {
            return;
        }
        match next_year(from, ids::random_id()) {
            Some(next) => {
                let said = texts::next_year(&next);
                self.open_fresh(next.evaluation);
                self.tell(Notice::Info(said));
            }
            None => self.tell(Notice::Error(texts::NO_NEXT_YEAR.to_owned())),
        }
    }

    /// Shows an evaluation that is not kept yet, and keeps it.
    pub(super) fn open_fresh(self, evaluation: Evaluation) {
        let place = Place::Kept(evaluation.id.clone());
        self.show(evaluation, StateId::default(), Saving::Pending, false, place);
        // Nobody has been at any of its fields yet.
        self.touched.set(Touched::default());
        self.show_findings();
        self.flush();
    }

    fn show(self, evaluation: Evaluation, base: StateId, saving: Saving, exported: bool, place: Place) {
        self.put_history_away();
        let form = match self.screen.get_untracked() {
            Screen::Form(count) => count.wrapping_add(1),
            Screen::Start => 0,
        };
        self.leave_window();
        self.place.set_value(place.clone());
        self.base.set_value(base);
        self.told.set_value(false);
        self.notice.set(None);
        self.question.set(None);
        self.encoding_question.set(None);
        self.stop_importing();
        self.subject.set(Subject::Total);
        self.panel.set(Panel::None);
        self.say.set(String::new());
        self.saving.set(saving);
        self.exported.set(exported);
        self.touched.set(Touched::everything());
        self.writing.set(Writing::default());
        self.take_history_out(&evaluation);
        self.evaluation.set(evaluation);
        self.enter_window();
        self.screen.set(Screen::Form(form));
        self.look_up_others();
        self.show_findings();
        place::go(&place, false);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        self.set_paper();
    }

    /// A file that the person chose or dropped. It is shown, after a question where it is kept with other contents.
    pub fn open_file(self, chosen: web_sys::File) {
        self.read_file(chosen, true);
    }

    /// 恢复备份: always with a look at what would be done.
    pub fn restore_file(self, chosen: web_sys::File) {
        self.read_file(chosen, false);
    }

    fn read_file(self, chosen: web_sys::File, opens: bool) {
        // What was looked at makes room: whatever is asked of this file is asked where it can be seen.
        if self.importing.with_untracked(Option::is_some) {
            self.import_nothing();
        }
        let turn = self.import_turn();
        // Whatever was being read before gives no answer any more, also where this file is refused.
        self.importing_now.set(false);
        leptos::task::spawn_local(async move {
            let Some(bytes) = files::bytes_of(&chosen).await else {
                return self.tell(Notice::Error(texts::cannot_read(&chosen.name())));
            };
            // Another file was chosen meanwhile, or another evaluation opened.
            if self.import_turn.get_value() != turn {
                return;
            }
            let name = chosen.name();
            if opens && !importing::is_json(&name, &bytes) {
                return self.import_file(name, bytes);
            }
            match read_contents(&bytes) {
                Err(FileError { problem: Problem::NotUtf8 { looks_like: Some(encoding) }, .. }) => {
                    let waiting = InAnotherEncoding { name, bytes, encoding, opens };
                    self.encoding_question.set(Some(waiting));
                }
                read => self.take_in_read(&name, read, opens),
            }
        });
    }

    /// Takes a file in that was read, or says why it is refused.
    pub(super) fn take_in_read(self, name: &str, read: Result<Contents, FileError>, opens: bool) {
        match read {
            Ok(contents) => self.take_in(contents, opens),
            Err(error) => self.tell(Notice::Error(texts::file_refused(name, &words::file_error(&error)))),
        }
    }

    pub(super) fn not_converted(self, name: &str, encoding: Encoding) {
        self.tell(Notice::Error(texts::encoding::not_converted(name, encoding)));
    }

    pub fn tell(self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Takes evaluations in, or asks first where one is kept already with other contents.
    fn take_in(self, contents: Contents, opens: bool) {
        if !self.may_leave() {
            return;
        }
        let first = contents.incoming.first().map(|incoming| incoming.evaluation.clone());
        let Some(first) = first.or_else(|| contents.unreadable.first().map(|_| Evaluation::default())) else {
            return self.tell(Notice::Error(texts::EMPTY_BUNDLE.to_owned()));
        };
        match self.library.with_value(|library| library.plan_restore(contents)) {
            Ok(plan) if plan.asks() || !opens => self.question.set(Some(Restoring { plan, opens })),
            Ok(plan) => self.carry_out(&Restoring { plan, opens }),
            // It can be looked at all the same; whether its id is taken is not known.
            Err(error) => {
                self.show_unkept(duplicate(&first, ids::random_id()), words::storage_error(error));
            }
        }
    }

    /// Leaves everything as it is.
    pub fn restore_nothing(self) {
        self.question.set(None);
    }

    /// Takes a file in as agreed.
    pub fn carry_out(self, restoring: &Restoring) {
        let Restoring { plan, opens } = restoring;
        self.question.set(None);
        let outcomes =
            self.library.with_value(|library| library.restore(plan, &self.stamp(), ids::random_id));
        let failed = outcomes.iter().find_map(|outcome| match outcome {
            Restored::Failed(error) => Some(words::save_error(error)),
            Restored::Kept(_) | Restored::LeftOut => None,
        });
        let count = |wanted: fn(&Restored) -> bool| outcomes.iter().filter(|outcome| wanted(outcome)).count();
        let kept = count(|outcome| matches!(outcome, Restored::Kept(_)));
        let not_kept = count(|outcome| matches!(outcome, Restored::Failed(_)));
        let same = plan.items.iter().filter(|item| item.against == Against::Same).count();
        let left_out = outcomes.len().saturating_sub(kept).saturating_sub(not_kept).saturating_sub(same);
        let only = outcomes.len() == 1;
        if *opens && let (Some(item), Some(outcome)) = (plan.items.first(), outcomes.into_iter().next()) {
            match outcome {
                Restored::Kept(kept) => self.show_replaced(*kept),
                Restored::LeftOut => self.open_kept(&item.incoming.evaluation.id),
                Restored::Failed(error) => {
                    let evaluation = item.incoming.evaluation.clone();
                    // An id that nothing else has can stay.
                    let own = item.against == Against::New && !evaluation.id.is_empty();
                    let evaluation = if own { evaluation } else { duplicate(&evaluation, ids::random_id()) };
                    self.show_unkept(evaluation, words::save_error(&error));
                }
            }
            if only {
                return;
            }
        } else if self.screen.get_untracked() == Screen::Start {
            self.shelf_changed();
        }
        self.tell(match failed {
            Some(why) if *opens => Notice::Error(texts::bundle_not_kept(plan.items.len(), &why)),
            Some(why) => Notice::Error(texts::restore_failed(kept, not_kept, &why)),
            None if *opens && left_out == 0 => Notice::Info(texts::bundle_opened(plan.items.len())),
            None if kept == 0 && left_out == 0 => Notice::Info(texts::ALREADY_HERE.to_owned()),
            None => Notice::Info(texts::restored(kept, left_out)),
        });
    }

    /// Shows an evaluation that could not be kept.
    fn show_unkept(self, evaluation: Evaluation, why: String) {
        let place = Place::Kept(evaluation.id.clone());
        self.show(evaluation, StateId::default(), Saving::Failed(why), false, place);
    }

    /// Everything kept here.
    pub fn list(self) -> Result<Vec<Entry>, StorageError> {
        self.library.with_value(|library| library.list())
    }
}
