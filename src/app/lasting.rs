//! How safe what is kept is: the browser's promise, and the reminder to export ([`Diary`] decides when).

use std::rc::Rc;

use leptos::prelude::*;

use super::browser::{clock, lasting, storage};
use super::state::{App, Saving};
use crate::library::{DIARY_KEY, Diary, Reminder, Storage};

/// What the page knows of it.
#[derive(Clone, Copy)]
pub struct Lasting {
    /// Whether the browser has promised to keep everything; `None` until it was asked.
    pub promised: RwSignal<Option<bool>>,
    /// The open evaluation should be exported.
    pub reminder: RwSignal<Option<Reminder>>,
    storage: StoredValue<Rc<dyn Storage>, LocalStorage>,
    /// The evaluation whose states are followed, and the last of them.
    followed: StoredValue<(String, u64)>,
}

impl Lasting {
    /// Follows what is kept. Where nothing lasts there is a notice already, and nothing to follow.
    pub fn watch(app: App) -> Lasting {
        let this = Lasting {
            promised: RwSignal::new(None),
            reminder: RwSignal::new(None),
            storage: StoredValue::new_local(storage::open().0),
            followed: StoredValue::new((String::new(), 0)),
        };
        if app.lasting {
            this.learn();
            Effect::new(move |_| match *app.saving.read() {
                Saving::Saved(_) => this.follow(app),
                Saving::Untouched => this.reminder.set(None),
                Saving::Pending | Saving::Failed(_) => {}
            });
        }
        this
    }

    /// A state of the open evaluation lies in storage: one more of the same, or the first that is seen of another.
    fn follow(self, app: App) {
        let id = app.evaluation.with_untracked(|evaluation| evaluation.id.clone());
        let sequence = app.base.with_value(|base| base.sequence);
        let before = self.followed.get_value();
        self.followed.set_value((id.clone(), sequence));
        let is_kept_again = before.0 == id && before.1 < sequence;
        let Some(mut diary) = self.diary() else { return };
        let changed = if app.exported.get() {
            diary.exported(&id)
        } else {
            if is_kept_again {
                diary.kept(&id, clock::now().split(' ').next().unwrap_or_default());
            }
            is_kept_again
        };
        self.reminder.set(diary.reminder(&id));
        let asks = diary.should_ask();
        if asks {
            diary.ask();
        }
        if changed || asks {
            self.note(&diary);
        }
        if asks {
            leptos::task::spawn_local(async move { self.promised.set(lasting::persist().await) });
        }
    }

    /// What the browser has promised before.
    fn learn(self) {
        let asked = self.diary().is_some_and(|diary| diary.asked());
        leptos::task::spawn_local(async move {
            let promised = lasting::persisted().await;
            self.promised.set(promised.filter(|promised| *promised || asked));
        });
    }

    /// 以后再说.
    pub fn put_off(self, app: App) {
        self.reminder.set(None);
        let Some(mut diary) = self.diary() else { return };
        app.evaluation.with_untracked(|evaluation| diary.put_off(&evaluation.id));
        self.note(&diary);
    }

    /// Read anew each time: another window may have written. `None` where it cannot be read: then nothing is written over it.
    fn diary(self) -> Option<Diary> {
        let text = self.storage.with_value(|storage| storage.get(DIARY_KEY)).ok()?;
        Some(text.map(|text| Diary::read(&text)).unwrap_or_default())
    }

    /// A note that finds no room is no loss.
    fn note(self, diary: &Diary) {
        let _ = self.storage.with_value(|storage| storage.set(DIARY_KEY, &diary.write()));
    }
}
