//! What can be done with what was understood.

use leptos::prelude::*;

use super::Looking;
use super::changes::FillChanges;
use crate::app::state::{Screen, app};
use crate::import::{Filled, fill};
use crate::words::page as texts;

/// 新建, 填入当前自评, 取消.
#[component]
pub fn Actions(looking: Looking) -> impl IntoView {
    let app = app();
    let count = Memo::new(move |_| looking.ticked.read().iter().filter(|ticked| **ticked).count());
    let create = move |_| {
        let taken = untrack(|| looking.taken());
        if !taken.is_empty() {
            app.import_as_new(&looking.name(), taken, looking.leftovers());
        }
    };
    let in_form = matches!(app.screen.get_untracked(), Screen::Form(_));
    let filled: Memo<Option<Result<Filled, &'static str>>> = Memo::new(move |_| {
        if !in_form {
            return None;
        }
        let understood = looking.understood.read();
        let ticked = looking.ticked.read();
        let mut forms = understood.forms.iter().zip(ticked.iter()).filter(|(_, ticked)| **ticked);
        let (Some((form, _)), None) = (forms.next(), forms.next()) else {
            return Some(Err(texts::ONE_ONLY));
        };
        if app.follows() {
            return Some(Err(texts::FOLLOWS_NOW));
        }
        Some(app.evaluation.with(|now| fill(now, form)).map_err(texts::unfillable))
    });
    let put = move |_| {
        if let Some(Ok(filled)) = filled.get_untracked() {
            app.import_into_open(&looking.name(), filled, looking.leftovers());
        }
    };
    view! {
        <div class="import-actions">
            <p class="buttons">
                <button type="button" class="first" disabled=move || count.get() == 0 || looking.again.get() on:click=create>
                    {move || texts::import_new(count.get().max(1))}
                </button>
                {move || filled.read().as_ref().is_some_and(Result::is_ok).then(|| view! {
                    <button type="button" disabled=move || looking.again.get() on:click=put>{texts::FILL_CURRENT}</button>
                })}
                <button type="button" on:click=move |_| app.import_nothing()>{texts::CANCEL}</button>
            </p>
            {move || (count.get() == 0).then(|| view! { <p class="import-note">{texts::NONE_TICKED}</p> })}
            {move || filled.read().as_ref().map(|filled| {
                let said = match filled {
                    Ok(filled) => texts::fill_summary(filled),
                    Err(why) => (*why).to_owned(),
                };
                view! { <p class="import-note">{said}</p> }
            })}
        </div>
        {move || filled.get().and_then(Result::ok).map(|filled| view! { <FillChanges filled /> })}
    }
}
