//! Before a table with errors is printed: which errors there are, and whether it is to be printed as a draft.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::app::browser::focus;
use crate::app::state::{App, app};
use crate::evaluation::{Place, Step};
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
        let first = errors.with_untracked(|errors| errors.first().map(|error| error.place.clone()));
        close();
        if let Some(place) = first {
            go_to(app, &place);
        }
    };
    let list = move || {
        let found = errors.get().into_iter();
        let items = found.map(|error| {
            let sentence = texts::finding_at(row_of(&error.place).map(|at| at.saturating_add(1)), &words::finding(&error));
            view! { <li><button type="button" class="quiet" on:click=move |_| go_to(app, &error.place)>{sentence}</button></li> }
        });
        items.collect_view()
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !focus::is_composing(&event) {
            close();
        }
    };
    focus::after_update(|| focus::focus(".print-question .buttons button"));
    view! {
        <div class="notice question print-question" role="dialog" aria-labelledby="print-question-title" on:keydown=escape>
            <div class="print-question-head">
                <h2 id="print-question-title">{move || texts::errors_stand(errors.read().len())}</h2>
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

/// The row that a place is in, from 0.
fn row_of(place: &Place) -> Option<usize> {
    match place.steps() {
        [Step::Member(list), Step::Index(at), ..] if list == "indicators" => Some(*at),
        _ => None,
    }
}

/// Brings the field of a finding into the middle of the window, and the focus to it.
fn go_to(app: App, place: &Place) {
    let found = match place.steps() {
        [Step::Member(_), Step::Index(at), Step::Member(column)] => row(app, *at).and_then(|row| {
            let field = row.query_selector(&format!("[data-column='{column}']")).ok().flatten();
            field.or(Some(row))
        }),
        [Step::Member(part), ..] => {
            document().query_selector(&format!("#part-{part} input, #part-{part} button")).ok().flatten()
        }
        _ => None,
    };
    let Some(found) = found else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    found.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(field) = found.dyn_ref::<HtmlElement>() {
        focus::focus_field(field);
    }
}

fn row(app: App, at: usize) -> Option<Element> {
    let id = app
        .evaluation
        .with_untracked(|evaluation| evaluation.indicators.get(at).map(|row| row.id.to_string()))?;
    let rows = document().query_selector_all("[data-row]").ok()?;
    let rows = (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<Element>().ok());
    rows.into_iter().find(|row| row.get_attribute("data-row").as_deref() == Some(&*id))
}
