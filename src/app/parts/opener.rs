//! 打开文件: a file field that looks like a button, and files dropped on the page.

use leptos::ev;
use leptos::prelude::*;

use crate::app::state::{App, Notice, app};
use crate::words::page as texts;

/// Files of ours, and those that are taken in.
const OPENED: &str = ".json,.xlsx,.xls,.docx,.html,.htm,.csv,.txt,application/json";

/// 打开文件.
#[component]
pub fn FileOpener() -> impl IntoView {
    let app = app();
    view! { <Opener label=texts::OPEN_FILE class="button file-opener" accept=OPENED take=Callback::new(move |file| app.open_file(file)) /> }
}

/// 恢复备份.
#[component]
pub fn RestoreOpener() -> impl IntoView {
    let app = app();
    let take = Callback::new(move |file| app.restore_file(file));
    view! { <Opener label=texts::RESTORE_BACKUP class="button quiet file-opener" accept=".json,application/json" take /> }
}

#[component]
fn Opener(
    label: &'static str,
    class: &'static str,
    accept: &'static str,
    take: Callback<web_sys::File>,
) -> impl IntoView {
    view! {
        <label class=class>
            {label}
            <input
                type="file"
                class="visually-hidden"
                accept=accept
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
        let Some(files) = event.data_transfer().and_then(|data| data.files()) else { return };
        let Some(file) = files.get(0) else { return };
        event.prevent_default();
        match files.length() {
            1 => app.open_file(file),
            several => app.tell(Notice::Error(texts::one_file(several))),
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}
