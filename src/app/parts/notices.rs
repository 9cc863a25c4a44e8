//! What the person is told or asked at the top of the page.

use leptos::prelude::*;

use super::encoding_question::EncodingQuestion;
use crate::app::browser::focus;
use crate::app::opening::IfKept;
use crate::app::state::{Notice, app};
use crate::words::page as texts;

/// The permanent notice where nothing can be kept, the last message, and the question that waits.
#[component]
pub fn Notices() -> impl IntoView {
    let app = app();
    let close = move |_| app.notice.set(None);
    let message = move || {
        app.notice.get().map(|notice| {
            let (class, role, text) = match notice {
                Notice::Error(text) => ("notice error", "alert", text),
                Notice::Info(text) => ("notice", "status", text),
            };
            view! {
                <div class=class role=role>
                    <p>{text}</p>
                    <button type="button" class="quiet" on:click=close>{texts::CLOSE}</button>
                </div>
            }
        })
    };
    view! {
        <div class="notices">
            {(!app.lasting).then(|| view! { <p class="notice warning" role="status">{texts::NOT_LASTING}</p> })}
            {message}
            <Question />
            <EncodingQuestion />
        </div>
    }
}

/// A file holds an evaluation that is kept already, with other contents.
#[component]
fn Question() -> impl IntoView {
    let app = app();
    Effect::new(move |_| {
        if app.question.read().is_some() {
            focus::after_update(|| focus::focus(".question button"));
        }
    });
    move || {
        app.question.get().map(|evaluations| {
            view! {
                <div class="notice question" role="alertdialog" aria-label=texts::KEPT_ALREADY>
                    <p>{texts::kept_already(&evaluations)}</p>
                    <p class="buttons">
                        <button type="button" on:click=move |_| app.answer(Some(IfKept::Replace))>{texts::REPLACE}</button>
                        <button type="button" on:click=move |_| app.answer(Some(IfKept::Copy))>{texts::KEEP_AS_COPY}</button>
                        <button type="button" on:click=move |_| app.answer(None)>{texts::CANCEL}</button>
                    </p>
                </div>
            }
        })
    }
}
