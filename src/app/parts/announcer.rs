//! What is said to people who hear the page: total and grade, once typing pauses, and asked-for explanations.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::state::app;
use crate::words::page as texts;

const PAUSE: Duration = Duration::from_secs(1);

/// A region out of sight.
#[component]
pub fn Announcer() -> impl IntoView {
    let app = app();
    let heard = Memo::new(move |_| {
        let card = app.card.read();
        texts::spoken_total(&card)
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<String>| {
        let now = heard.get();
        if before.is_some_and(|before| before != now) {
            if let Some(running) = timer.get_value() {
                running.clear();
            }
            let words = now.clone();
            timer.set_value(set_timeout_with_handle(move || app.say.set(words), PAUSE).ok());
        }
        now
    });
    view! { <p class="visually-hidden" role="status">{move || app.say.get()}</p> }
}
