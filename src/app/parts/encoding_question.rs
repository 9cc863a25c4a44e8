//! A file in another encoding: is it to be converted?

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::browser::{event, focus};
use crate::app::state::app;
use crate::words::page::CANCEL;
use crate::words::page::encoding as texts;

/// The question, where a file waits for it.
#[component]
pub fn EncodingQuestion() -> impl IntoView {
    let app = app();
    Effect::new(move |_| {
        if app.encoding_question.read().is_some() {
            focus::after_update(|| focus::focus(".encoding-question button"));
        }
    });
    let escape = move |event: KeyboardEvent| {
        if event::is_escape(&event) {
            app.answer_encoding(false);
        }
    };
    move || {
        app.encoding_question.get().map(|file| {
            view! {
                <div
                    class="notice question encoding-question"
                    role="alertdialog"
                    aria-label=texts::OTHER_ENCODING
                    on:keydown=escape
                >
                    <p>{texts::ask(&file.name, file.encoding)}</p>
                    <p class="buttons">
                        <button type="button" on:click=move |_| app.answer_encoding(true)>{texts::CONVERT}</button>
                        <button type="button" on:click=move |_| app.answer_encoding(false)>{CANCEL}</button>
                    </p>
                </div>
            }
        })
    }
}
