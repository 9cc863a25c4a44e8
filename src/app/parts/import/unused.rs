//! Every text of the source that nothing was made of, with its place, to be copied.

use leptos::prelude::*;

use super::Looking;
use crate::app::state::app;
use crate::import::Unused;
use crate::words;
use crate::words::page as texts;

/// How many are shown at a time.
const SHOWN: usize = 200;

/// The list.
#[component]
pub fn UnusedList(looking: Looking) -> impl IntoView {
    let app = app();
    let more = RwSignal::new(SHOWN);
    let count = Memo::new(move |_| looking.understood.read().unused.len());
    let rows = move || {
        let understood = looking.understood.get();
        let rows = understood.unused.iter().take(more.get()).map(|unused| {
            let place = looking.source.with_value(|source| words::import::place(source, unused.at));
            view! { <One place unused=unused.clone() /> }
        });
        rows.collect_view()
    };
    let all = move |_| {
        let understood = looking.understood.get_untracked();
        app.copy(looking.source.with_value(|source| texts::unused_lines(source, &understood.unused)));
    };
    view! {
        <section class="import-unused" aria-labelledby="import-unused-title">
            <h2 id="import-unused-title">{move || texts::list_heading(texts::UNUSED_TITLE, count.get())}</h2>
            {move || if count.get() == 0 {
                view! { <p>{texts::NOTHING_UNUSED}</p> }.into_any()
            } else {
                view! {
                    <p class="lead">{texts::UNUSED_LEAD}</p>
                    <p class="buttons"><button type="button" on:click=all>{texts::COPY_ALL}</button></p>
                    <ul>{rows}</ul>
                }
                .into_any()
            }}
            {move || (more.get() < count.get()).then(|| view! {
                <button type="button" class="quiet" on:click=move |_| more.update(|more| *more = more.saturating_add(SHOWN))>
                    {texts::MORE_LINES}
                </button>
            })}
        </section>
    }
}

#[component]
fn One(place: String, unused: Unused) -> impl IntoView {
    let app = app();
    let text = unused.text;
    let shown = texts::short(&text);
    let name = texts::copy_from(&place);
    view! {
        <li>
            <span class="import-place">{place}</span>
            <span class="import-text">{shown}</span>
            <button type="button" class="quiet" aria-label=name on:click=move |_| app.copy(text.clone())>{texts::COPY_TEXT}</button>
        </li>
    }
}
