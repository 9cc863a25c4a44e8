//! What the person is told or asked at the top of the page.

use leptos::prelude::*;

use super::encoding_question::EncodingQuestion;
use super::lasting::{ExportReminder, NewVersion};
use super::restore::RestoreQuestion;
use super::window_notice::WindowNotice;
use crate::app::state::{Notice, app};
use crate::app::undo::Way;
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
                Notice::Pasted(said, lines) => return view! { <JustPasted said lines /> }.into_any(),
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
            .into_any()
        })
    }
}

/// What was just pasted, with the way back and what it changed. It stays in sight, whatever part of the form is.
#[component]
fn JustPasted(said: String, lines: Vec<[String; 3]>) -> impl IntoView {
    const CHANGES: &str = "pasted-changes";
    let app = app();
    let open = RwSignal::new(false);
    let lines = StoredValue::new(lines);
    let rows = move || {
        let rows = lines.get_value().into_iter().map(|[place, before, after]| {
            view! { <tr><th scope="row">{place}</th><td>{before}</td><td>{after}</td></tr> }
        });
        rows.collect_view()
    };
    let undo = move |_| {
        app.notice.set(None);
        app.go(Way::Undo, 1);
    };
    view! {
        <div class="notice toast">
            <p role="status">{said}</p>
            <p class="buttons">
                <button type="button" on:click=undo>{texts::UNDO}</button>
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || open.get().to_string()
                    aria-controls=CHANGES
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {texts::SHOW_PASTED}
                </button>
                <button type="button" class="quiet" on:click=move |_| app.notice.set(None)>{texts::CLOSE}</button>
            </p>
            <div id=CHANGES class="toast-changes" tabindex=move || open.get().then_some("0") hidden=move || !open.get()>
                <Show when=move || open.get()>
                    <table aria-label=texts::PASTED_CHANGES>
                        <thead>
                            <tr>
                                <th scope="col">{texts::PASTED_CELL}</th>
                                <th scope="col">{texts::PASTED_BEFORE}</th>
                                <th scope="col">{texts::PASTED_AFTER}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </Show>
            </div>
        </div>
    }
}
