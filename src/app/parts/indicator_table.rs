//! 绩效指标: the table, its keyboard, and what adds and brings back rows.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::indicator_row::IndicatorRow;
use super::message::{FieldMessages, Mark};
use crate::app::browser::{event, focus};
use crate::app::places;
use crate::app::state::{App, app};
use crate::app::undo::Way;
use crate::evaluation::RowId;
use crate::history::Act;
use crate::words::page as texts;

/// The id of the list of suggestions for 一级指标.
pub const LEVEL1_LIST: &str = "level1-names";
/// The id of the list of suggestions for 二级指标.
pub const LEVEL2_LIST: &str = "level2-names";

/// The table with its heading.
#[component]
pub fn IndicatorTable() -> impl IntoView {
    let app = app();
    let ids = Memo::new(move |_| {
        let of_rows = |row: &crate::evaluation::Indicator| row.id.clone();
        app.evaluation.with(|evaluation| evaluation.indicators.iter().map(of_rows).collect::<Vec<_>>())
    });
    places::tint_pasted(app);
    let unscored = Memo::new(move |_| !app.card.read().scored);
    let headings = texts::INDICATOR_COLUMNS.iter().zip(COLUMN_CLASSES);
    let headings = headings.map(|(heading, class)| view! { <th scope="col" class=class>{*heading}</th> });
    let headings = headings.collect_view();
    view! {
        <section class="part" id="part-indicators" aria-labelledby="indicators-title">
            <h2 id="indicators-title">{texts::INDICATORS}</h2>
            <p class="lead">{texts::INDICATORS_LEAD}</p>
            <Suggestions />
            <FieldMessages mark=Mark::at("indicators") />
            <table class="indicators" class:unscored=move || unscored.get() aria-labelledby="indicators-title" on:keydown=move |event| move_by_key(app, &event)>
                <thead>
                    <tr>
                        <th scope="col" class="col-no"><span class="visually-hidden">{texts::ROW}</span></th>
                        {headings}
                        <th scope="col" class="col-actions"><span class="visually-hidden">{texts::ACTIONS}</span></th>
                    </tr>
                </thead>
                <For each=move || ids.get() key=RowId::clone let:id>
                    <IndicatorRow id />
                </For>
            </table>
            <Show when=move || ids.read().is_empty()>
                <p class="empty">{texts::NO_ROWS}</p>
            </Show>
            <div class="below-table">
                <button type="button" on:click=move |_| add_row(app)>{texts::ADD_ROW}</button>
                <BringBack />
            </div>
        </section>
    }
}

const COLUMN_CLASSES: [&str; 8] = [
    "col-level1",
    "col-level2",
    "col-name",
    "col-points",
    "col-target",
    "col-actual",
    "col-score",
    "col-reason",
];

/// Names that the scheme has for 一级 and 二级指标.
#[component]
fn Suggestions() -> impl IntoView {
    let scheme = app().scheme;
    let level1 = move || {
        let scheme = scheme.get();
        scheme.sections.iter().map(|section| option(&section.title)).collect_view()
    };
    let level2 = move || {
        let scheme = scheme.get();
        let names = scheme.sections.iter().flat_map(|section| &section.level2);
        names.map(|level2| option(&level2.name)).collect_view()
    };
    view! {
        <datalist id=LEVEL1_LIST>{level1}</datalist>
        <datalist id=LEVEL2_LIST>{level2}</datalist>
    }
}

fn option(name: &str) -> impl IntoView + use<> {
    view! { <option value=name.to_owned()></option> }
}

/// Says which row was removed, with a way to bring it back: by undoing, as long as nothing was done since.
#[component]
fn BringBack() -> impl IntoView {
    let app = app();
    let removed = Memo::new(move |_| {
        let steps = app.steps.read();
        steps.undo.as_ref().filter(|step| step.act == Act::RemoveRow).map(|step| step.number)
    });
    view! {
        <p class="bring-back" role="status">
            {move || removed.get().map(|number| view! {
                <button type="button" on:click=move |_| app.go(Way::Undo, 1)>{texts::bring_back(number)}</button>
            })}
        </p>
    }
}

fn add_row(app: App) {
    app.add_row();
    focus::after_update(|| focus::focus(".indicators tbody:last-child [data-column='name']"));
}

/// Enter goes down, ↑ ↓ go between rows, with Alt they move the row. Never while an input method is composing.
fn move_by_key(app: App, event: &KeyboardEvent) {
    let Some(key) = event::key(event) else { return };
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(field) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let down = key != "ArrowUp";
    match key.as_str() {
        "ArrowUp" | "ArrowDown" if event.alt_key() => {
            let Some(id) = row_of(&field) else { return };
            event.prevent_default();
            move_row(app, &id, down);
        }
        _ if event.alt_key() || !field.has_attribute("data-column") => {}
        "ArrowUp" | "ArrowDown" if leaves(&field, down) => {
            if let Some(next) = focus::neighbour(&field, down) {
                event.prevent_default();
                focus::focus_field(&next);
            }
        }
        "Enter" => {
            event.prevent_default();
            if let Some(next) = focus::neighbour(&field, true) {
                return focus::focus_field(&next);
            }
            app.add_row();
            focus::after_update(move || {
                if let Some(next) = focus::neighbour(&field, true) {
                    focus::focus_field(&next);
                }
            });
        }
        _ => {}
    }
}

/// Moves a row; the focus stays where it was, though the row is taken out of the page for a moment.
pub fn move_row(app: App, id: &RowId, down: bool) {
    let focused = focus::focused();
    app.move_row(id, down);
    focus::after_update(move || {
        if let Some(field) = focused {
            // The field may have gone; then there is nothing to do.
            let _ = field.focus();
        }
    });
}

fn row_of(field: &Element) -> Option<RowId> {
    let row = field.closest("[data-row]").ok()??;
    row.get_attribute("data-row").map(RowId::new)
}

/// Whether ↑ or ↓ leaves the field: in a text of several lines only from its beginning or end.
fn leaves(field: &Element, down: bool) -> bool {
    const TWO_LINES: i32 = 48;
    let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() else { return true };
    if text.client_height() < TWO_LINES {
        return true;
    }
    let length = u32::try_from(text.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let end = if down { length } else { 0 };
    text.selection_start().ok().flatten() == Some(end) && text.selection_end().ok().flatten() == Some(end)
}
