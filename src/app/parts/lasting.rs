//! New versions, the reminder to export, and quiet lines on how things stand.

use leptos::prelude::*;

use crate::app::browser::lasting::is_kept_by_path;
use crate::app::browser::surroundings::can_save_copy;
use crate::app::lasting::Lasting;
use crate::app::offline::Offline;
use crate::app::state::app;
use crate::words::page as texts;

/// 有新版本: never forced, and nothing in the form is lost.
#[component]
pub fn NewVersion() -> impl IntoView {
    let (app, offline) = (app(), expect_context::<Offline>());
    move || {
        offline.state().newer.then(|| {
            view! {
                <div class="notice" role="status">
                    <p>{texts::NEW_VERSION}</p>
                    <button type="button" on:click=move |_| app.reopen()>{texts::REOPEN}</button>
                </div>
            }
        })
    }
}

/// Changes that were never exported: said, not asked.
#[component]
pub fn ExportReminder() -> impl IntoView {
    let (app, lasting) = (app(), expect_context::<Lasting>());
    let is_shown = Memo::new(move |_| lasting.reminder.get());
    move || {
        is_shown.get().map(|reminder| {
            view! {
                <div class="notice reminder" role="status" aria-label=texts::EXPORT_REMINDER>
                    <p>{texts::export_reminder(reminder)}</p>
                    <p class="buttons">
                        <button type="button" on:click=move |_| app.export_json()>{texts::EXPORT_JSON}</button>
                        <button type="button" class="quiet" on:click=move |_| lasting.put_off(app)>{texts::LATER}</button>
                    </p>
                </div>
            }
        })
    }
}

/// On the start page: what holds for everything that is kept here.
#[component]
pub fn Standing() -> impl IntoView {
    let (app, offline, lasting) = (app(), expect_context::<Offline>(), expect_context::<Lasting>());
    let lines = move || {
        let promised = lasting.promised.get();
        let lines = [
            offline.state().ready.then_some(texts::READY_OFFLINE),
            promised.map(|promised| if promised { texts::PERSISTED } else { texts::NOT_PERSISTED }),
            is_kept_by_path().then_some(texts::KEPT_BY_PATH),
        ];
        lines.into_iter().flatten().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <ul class="standing" aria-label=texts::KEEPING>{lines}</ul>
        {can_save_copy().then(|| view! {
            <p class="own-copy">
                <button type="button" class="quiet" on:click=move |_| app.save_program()>{texts::SAVE_PROGRAM}</button>
                <span class="hint">{texts::SAVE_PROGRAM_NOTE}</span>
            </p>
        })}
    }
}
