//! What the person is told or asked at the top of the page.

use leptos::prelude::*;

use super::encoding_question::EncodingQuestion;
use super::lasting::{ExportReminder, NewVersion};
use super::restore::RestoreQuestion;
use super::window_notice::WindowNotice;
use crate::app::state::{Notice, app};
use crate::words::page as texts;

/// The permanent notice where nothing can be kept, the last message, and the question that waits.
#[component]
pub fn Notices() -> impl IntoView {
    let app = app();
    view! {
        <div class="notices">
            {(!app.lasting).then(|| view! { <p class="notice warning" role="status">{texts::NOT_LASTING}</p> })}
            <WindowNotice />
            <Told />
            {move || app.importing_now.get().then(|| view! { <p class="notice" role="status">{texts::READING_FILE}</p> })}
            <RestoreQuestion />
            <EncodingQuestion />
            <NewVersion />
            <ExportReminder />
        </div>
    }
}

/// The last message.
#[component]
pub fn Told() -> impl IntoView {
    let app = app();
    let close = move |_| app.notice.set(None);
    move || {
        app.notice.get().map(|notice| {
            let (class, role, text, left) = match notice {
                Notice::Error(text) => ("notice error", "alert", text, None),
                Notice::Info(text) => ("notice", "status", text, None),
                Notice::Imported(text, left) => ("notice", "status", text, Some(left)),
            };
            let copy = left.map(|left| {
                let copy = move |_| app.copy(left.clone());
                view! { <button type="button" class="quiet" on:click=copy>{texts::COPY_UNUSED}</button> }
            });
            view! {
                <div class=class role=role>
                    <p>{text}</p>
                    {copy}
                    <button type="button" class="quiet" on:click=close>{texts::CLOSE}</button>
                </div>
            }
        })
    }
}
