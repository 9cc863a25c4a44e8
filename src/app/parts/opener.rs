//! 打开文件: a file field that looks like a button, and files dropped on the page.

use leptos::ev;
use leptos::prelude::*;

use crate::app::state::{App, app};
use crate::words::page as texts;

/// 打开文件.
#[component]
pub fn FileOpener() -> impl IntoView {
    let app = app();
    view! { <Opener label=texts::OPEN_FILE class="button file-opener" take=Callback::new(move |file| app.open_file(file)) /> }
}

/// 恢复备份.
#[component]
pub fn RestoreOpener() -> impl IntoView {
    let app = app();
    let take = Callback::new(move |file| app.restore_file(file));
    view! { <Opener label=texts::RESTORE_BACKUP class="button quiet file-opener" take /> }
}

#[component]
fn Opener(label: &'static str, class: &'static str, take: Callback<web_sys::File>) -> impl IntoView {
    view! {
        <label class=class>
            {label}
            <input
                type="file"
                class="visually-hidden"
                accept=".json,application/json"
                on:change:target=move |event| {
                    let input = event.target();
                    if let Some(file) = input.files().and_then(|files| files.get(0)) {
                        take.run(file);
                    }
                    // So that the same file can be chosen again.
                    input.set_value("");
                }
            />
        </label>
    }
}

/// Takes files that are dropped anywhere on the page.
pub fn listen_for_drops(app: App) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let dropped = window_event_listener(ev::drop, move |event| {
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            event.prevent_default();
            app.open_file(file);
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}
