//! A block of cells that was pasted into the indicator table: what would change, cell by cell.

use leptos::prelude::*;

use super::Looking;
use crate::app::importing::Cell;
use crate::app::state::app;
use crate::import::{Corner, paste_block};
use crate::words::page as texts;

/// How many changes are shown at a time.
const SHOWN: usize = 200;

/// The preview.
#[component]
pub fn BlockPreview(looking: Looking, cell: Cell) -> impl IntoView {
    let app = app();
    let shown = app.shown_columns();
    let corner = Memo::new(move |_| {
        let row = app.evaluation.with(|evaluation| evaluation.row_position(&cell.row))?;
        Some(Corner { row, column: cell.column })
    });
    let pasted = Memo::new(move |_| {
        let corner = corner.get()?;
        app.evaluation
            .with(|now| looking.source.with_value(|source| paste_block(source, now, corner, &shown)))
    });
    let more = RwSignal::new(SHOWN);
    let put = move |_| {
        if let (Some(pasted), Some(corner)) = (pasted.get_untracked(), corner.get_untracked()) {
            app.paste_block(pasted, corner);
        }
    };
    let count = Memo::new(move |_| pasted.read().as_ref().map_or(0, |pasted| pasted.changes.len()));
    let left_out = Memo::new(move |_| pasted.read().as_ref().map_or(0, |pasted| pasted.left.len()));
    let rows = move || {
        let pasted = pasted.read();
        let changes = pasted.iter().flat_map(|pasted| &pasted.changes).take(more.get());
        let rows = changes.map(|change| {
            let place = texts::block_cell(change.row, change.column);
            view! {
                <tr>
                    <th scope="row">{place}</th>
                    <td>{texts::short(&change.before)}</td>
                    <td>{texts::short(&change.after)}</td>
                </tr>
            }
        });
        rows.collect_view()
    };
    let left = move || {
        let pasted = pasted.read();
        let left = pasted.iter().flat_map(|pasted| &pasted.left).take(more.get()).map(|left| {
            let text = left.text.clone();
            let copy = move |_| app.copy(text.clone());
            let said = texts::block_left(left);
            view! {
                <li>
                    <span class="import-text">{said.clone()}</span>
                    <button type="button" class="quiet" aria-label=texts::copy_from(&said) on:click=copy>{texts::COPY_TEXT}</button>
                </li>
            }
        });
        left.collect_view()
    };
    view! {
        <p class="lead">{texts::BLOCK_LEAD}</p>
        <p class="import-counts" role="status">
            {move || pasted.read().as_ref().map(texts::block_summary)}
        </p>
        <div class="import-actions">
            <p class="buttons">
                <button type="button" class="first" disabled=move || count.get() == 0 || app.follows() on:click=put>{texts::FILL_BLOCK}</button>
                <button type="button" on:click=move |_| app.import_nothing()>{texts::CANCEL}</button>
            </p>
            {move || app.follows().then(|| view! { <p class="import-note">{texts::FOLLOWS_NOW}</p> })}
        </div>
        {move || if count.get() == 0 {
            let why = match (corner.get(), &*pasted.read()) {
                (None, _) => texts::BLOCK_ROW_GONE,
                (_, None) => texts::BLOCK_NO_TABLE,
                (_, Some(pasted)) if !pasted.left.is_empty() => texts::BLOCK_NOWHERE,
                _ => texts::BLOCK_NOTHING,
            };
            view! { <p>{why}</p> }.into_any()
        } else {
            view! {
                <div class="import-scroll" tabindex="0" role="group" aria-label=texts::BLOCK_CHANGES>
                    <table class="import-rows import-changes">
                        <caption>{texts::BLOCK_CHANGES}</caption>
                        <thead>
                            <tr><th scope="col">{texts::PLACE}</th><th scope="col">{texts::BEFORE}</th><th scope="col">{texts::AFTER}</th></tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }}
        {move || (more.get() < count.get().max(left_out.get())).then(|| view! {
            <button type="button" class="quiet" on:click=move |_| more.update(|more| *more = more.saturating_add(SHOWN))>
                {texts::MORE_LINES}
            </button>
        })}
        {move || pasted.read().as_ref().is_some_and(|pasted| !pasted.left.is_empty()).then(|| view! {
            <section class="import-unused" aria-labelledby="import-unused-title">
                <h2 id="import-unused-title">{move || texts::list_heading(texts::UNUSED_TITLE, left_out.get())}</h2>
                <ul>{left}</ul>
            </section>
        })}
    }
}
