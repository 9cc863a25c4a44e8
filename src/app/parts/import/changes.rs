//! What filling would change in the open evaluation, before it does.

use leptos::prelude::*;

use crate::app::state::app;
use crate::import::{Filled, differences};
use crate::words::page as texts;

/// How many changes are shown at a time.
const SHOWN: usize = 100;

/// The changes, folded: where the form is empty they are the whole source.
#[component]
pub fn FillChanges(filled: Filled) -> impl IntoView {
    let app = app();
    let own_scheme = filled.evaluation.scheme_definition.is_some();
    let found = app.evaluation.with_untracked(|now| differences(now, &filled.evaluation));
    let count = found.len();
    let found = StoredValue::new(found);
    let more = RwSignal::new(SHOWN);
    let open = RwSignal::new(false);
    let rows = move || {
        let shown = if open.get() { more.get() } else { 0 };
        found.with_value(|found| {
            let rows = found.iter().take(shown).map(|change| {
                let name = texts::member_name(&change.member, &filled.evaluation);
                let said = |value: &serde_json::Value| match value.is_null() {
                    true => String::new(),
                    false => texts::member_value(&change.member, value),
                };
                view! {
                    <tr><th scope="row">{name}</th><td>{said(&change.before)}</td><td>{said(&change.after)}</td></tr>
                }
            });
            rows.collect_view()
        })
    };
    view! {
        {own_scheme.then(|| view! { <p class="import-note">{texts::OWN_SCHEME_STAYS}</p> })}
        <details class="import-fill" on:toggle=move |_| open.set(true)>
            <summary>{texts::list_heading(texts::FILL_CHANGES, count)}</summary>
            <div class="import-scroll" tabindex="0" role="group" aria-label=texts::FILL_CHANGES>
                <table class="import-rows">
                    <thead>
                        <tr><th scope="col">{texts::PLACE}</th><th scope="col">{texts::BEFORE}</th><th scope="col">{texts::AFTER}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || (more.get() < count).then(|| view! {
                <button type="button" class="quiet" on:click=move |_| more.update(|more| *more = more.saturating_add(SHOWN))>
                    {texts::MORE_LINES}
                </button>
            })}
        </details>
    }
}
