//! Every text of the source that nothing was made of, row by row with its place, to be copied.

use leptos::prelude::*;

use super::Looking;
use crate::app::state::app;
use crate::import::Leftover;
use crate::words;
use crate::words::page as texts;

/// How many are shown at a time.
const SHOWN: usize = 200;

/// The list.
#[component]
pub fn UnusedList(looking: Looking) -> impl IntoView {
    let app = app();
    let more = RwSignal::new(SHOWN);
    let rows = Memo::new(move |_| looking.understood.read().leftovers(&looking.source.get_value()));
    let count = Memo::new(move |_| looking.understood.read().unused.len());
    let lines = move || rows.read().iter().take(more.get()).map(|row| one(looking, row)).collect_view();
    let all = move |_| app.copy(looking.leftovers().text);
    view! {
        <section class="import-unused" aria-labelledby="import-unused-title">
            <h2 id="import-unused-title">{move || texts::list_heading(texts::UNUSED_TITLE, count.get())}</h2>
            {move || if count.get() == 0 {
                view! { <p>{texts::NOTHING_UNUSED}</p> }.into_any()
            } else {
                view! {
                    <p class="lead">{texts::UNUSED_LEAD}</p>
                    <p class="buttons"><button type="button" on:click=all>{texts::COPY_ALL}</button></p>
                    <ul>{lines}</ul>
                }
                .into_any()
            }}
            {move || (more.get() < rows.read().len()).then(|| view! {
                <button type="button" class="quiet" on:click=move |_| more.update(|more| *more = more.saturating_add(SHOWN))>
                    {texts::MORE_LINES}
                </button>
            })}
        </section>
    }
}

/// The texts of one row or paragraph, with a way to copy them: apart by tabs, as a spreadsheet takes them.
fn one(looking: Looking, row: &Leftover) -> impl IntoView + use<> {
    let app = app();
    let place = looking.source.with_value(|source| words::import::leftover_place(source, row));
    let name = texts::copy_from(&place);
    let copied = row.texts.join("\t");
    let shown: Vec<_> = row.texts.iter().map(|text| view! { <span>{texts::short(text)}</span> }).collect();
    view! {
        <li>
            <span class="import-place">{place}</span>
            <span class="import-text">{shown}</span>
            <button type="button" class="quiet" aria-label=name on:click=move |_| app.copy(copied.clone())>{texts::COPY_TEXT}</button>
        </li>
    }
}
