//! Before a table with errors is printed: which errors there are, and whether it is to be printed as a draft.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::browser::{event, focus};
use crate::app::places::go_to;
use crate::app::state::app;
use crate::checks::Check;
use crate::words;
use crate::words::page as texts;

/// The panel; it follows the table, so that errors leave it as they are mended.
#[component]
pub fn PrintQuestion() -> impl IntoView {
    let app = app();
    on_cleanup(move || app.draft_question.set(false));
    view! {
        <Show when=move || app.draft_question.get()>
            <Panel />
        </Show>
    }
}

#[component]
fn Panel() -> impl IntoView {
    let app = app();
    let errors = Memo::new(move |_| app.errors());
    let none = move || errors.read().is_empty();
    let close = move || app.draft_question.set(false);
    let print = move |_| {
        close();
        app.print_now();
    };
    let back = move |_| {
        let first = errors.with_untracked(|errors| errors.first().map(|error| error.leads_to().clone()));
        close();
        if let Some(place) = first {
            go_to(app, &place);
        }
    };
    let list = move || {
        let found = errors.get().into_iter();
        let items = found.map(|error| {
            let sentence = texts::finding_at(error.row().map(|at| at.saturating_add(1)), &words::finding(&error));
            view! { <li><button type="button" class="quiet" on:click=move |_| go_to(app, error.leads_to())>{sentence}</button></li> }
        });
        items.collect_view()
    };
    let escape = move |event: KeyboardEvent| {
        if event::is_escape(&event) {
            close();
        }
    };
    focus::after_update(|| focus::focus(".print-question .buttons button"));
    view! {
        <div class="notice question print-question" role="dialog" aria-labelledby="print-question-title" on:keydown=escape>
            <div class="print-question-head">
                <h2 id="print-question-title">{move || {
                    let holes = errors.read().iter().filter(|error| error.check == Check::D16).count();
                    texts::errors_stand(errors.read().len().saturating_sub(holes), holes)
                }}</h2>
                <p>{move || if none() { texts::NO_ERRORS_LEFT } else { texts::DRAFT_LEAD }}</p>
            </div>
            <ul>{list}</ul>
            <p class="buttons">
                <button type="button" on:click=back>{texts::BACK_TO_EDIT}</button>
                <button type="button" on:click=print>{move || if none() { texts::PRINT_NOW } else { texts::PRINT_DRAFT }}</button>
            </p>
        </div>
    }
}
