//! The list of what is kept on this machine.

use leptos::prelude::*;

use crate::app::browser::focus;
use crate::app::state::app;
use crate::library::{Entry, Kept, Unreadable};
use crate::words::page as texts;
use crate::{scheme, scoring, words};

/// The list.
#[component]
pub fn Shelf() -> impl IntoView {
    let app = app();
    let changed = RwSignal::new(0_u32);
    let entries = move || {
        changed.track();
        match app.list() {
            Ok(entries) if entries.is_empty() => {
                view! { <p class="empty">{texts::NOTHING_KEPT}</p> }.into_any()
            }
            Ok(entries) => {
                let items = entries.into_iter().map(|entry| match entry {
                    Entry::Kept(loaded) => view! { <KeptItem kept=loaded.kept changed /> }.into_any(),
                    Entry::Unreadable { key, why } => view! { <UnreadableItem key why /> }.into_any(),
                });
                view! { <ul class="shelf">{items.collect_view()}</ul> }.into_any()
            }
            Err(error) => view! { <p class="empty">{words::storage_error(error)}</p> }.into_any(),
        }
    };
    view! {
        <section class="part" aria-labelledby="shelf-title">
            <h2 id="shelf-title" tabindex="-1">{texts::KEPT_HERE}</h2>
            {entries}
        </section>
    }
}

#[component]
fn KeptItem(kept: Kept, changed: RwSignal<u32>) -> impl IntoView {
    let app = app();
    let asking = RwSignal::new(false);
    let exported = if kept.is_exported() { texts::EXPORTED } else { texts::NOT_EXPORTED };
    let evaluation = StoredValue::new(kept.evaluation);
    let (name, worth) = evaluation.with_value(|evaluation| {
        let card = scheme::of(evaluation).map(|scheme| scoring::score(evaluation, &scheme));
        (texts::shelf_name(evaluation), card.map(|card| texts::worth(&card)))
    });
    let id = move || evaluation.with_value(|evaluation| evaluation.id.clone());
    let refresh = move || changed.update(|count| *count = count.wrapping_add(1));
    let copy = move |_| {
        evaluation.with_value(|evaluation| app.keep_copy(evaluation));
        refresh();
    };
    let forget = move |_| {
        app.forget(&id());
        refresh();
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    let ask = move |_| {
        asking.set(true);
        focus::after_update(|| focus::focus(".confirm button:last-child"));
    };
    let (open_name, copy_name, delete_name) = (
        texts::about(texts::OPEN, &name),
        texts::about(texts::COPY, &name),
        texts::about(texts::DELETE, &name),
    );
    view! {
        <li class="shelf-item">
            <button type="button" class="shelf-open" aria-label=open_name on:click=move |_| app.open_kept(&id())>
                <span class="shelf-name">{name}</span>
                <span class="shelf-worth">{worth}</span>
            </button>
            <span class="shelf-saved">{texts::saved_at(&kept.saved_at)} " · " {exported}</span>
            <span class="shelf-actions">
                <button type="button" class="quiet" aria-label=copy_name on:click=copy>{texts::COPY}</button>
                <button type="button" class="quiet danger" aria-label=delete_name on:click=ask>{texts::DELETE}</button>
            </span>
            <Show when=move || asking.get()>
                <div class="confirm" role="group" aria-label=texts::REALLY_DELETE>
                    <p>{texts::REALLY_DELETE}</p>
                    <button type="button" class="danger" on:click=forget>{texts::DELETE_NOW}</button>
                    <button type="button" on:click=move |_| asking.set(false)>{texts::KEEP}</button>
                </div>
            </Show>
        </li>
    }
}

#[component]
fn UnreadableItem(key: String, why: Unreadable) -> impl IntoView {
    let app = app();
    view! {
        <li class="shelf-item unreadable">
            <span class="shelf-name">{texts::UNREADABLE}</span>
            <span class="shelf-saved">{words::unreadable(&why)}</span>
            <span class="shelf-actions">
                <button type="button" on:click=move |_| app.take_out(&key)>{texts::TAKE_OUT}</button>
            </span>
        </li>
    }
}
