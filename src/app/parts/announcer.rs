//! What is said to people who hear the page: total, grade and how much was found, once typing pauses, asked-for
//! explanations, and what was undone.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::state::app;
use crate::words::page as texts;

const PAUSE: Duration = Duration::from_secs(1);

/// Two regions out of sight.
#[component]
pub fn Announcer() -> impl IntoView {
    let app = app();
    let heard = Memo::new(move |_| {
        let card = app.card.read();
        texts::spoken_total(&card)
    });
    let counted = Memo::new(move |_| texts::spoken_counts(&app.outline.read()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let said = StoredValue::new(None::<[String; 2]>);
    Effect::new(move |_| {
        let now = [heard.get(), counted.get()];
        let Some(before) = said.get_value() else { return said.set_value(Some(now)) };
        if let Some(running) = timer.get_value() {
            running.clear();
            timer.set_value(None);
        }
        if before != now {
            let say = move || {
                app.say.set(news(&before, &now));
                said.set_value(Some(now));
            };
            timer.set_value(set_timeout_with_handle(say, PAUSE).ok());
        }
    });
    view! {
        <p class="visually-hidden" role="status">{move || app.say.get()}</p>
        <p class="visually-hidden undone" role="status">{move || app.undone.get()}</p>
    }
}

/// What is other than it was said before.
fn news(before: &[String], now: &[String]) -> String {
    let news = before.iter().zip(now).filter(|(before, now)| before != now);
    news.map(|(_, now)| now.as_str()).collect::<Vec<_>>().join("；")
}
