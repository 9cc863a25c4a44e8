//! The list of what is kept on this machine: looked through, searched, backed up.

mod entries;
mod held;
mod row;
mod set_aside;

use leptos::prelude::*;

use crate::app::browser::event;
use crate::app::browser::focus;
use crate::app::parts::opener::RestoreOpener;
use crate::app::state::app;
use crate::library::{Entry, is_found, years};
use crate::words;
use crate::words::page as texts;
use entries::Entries;
use row::{KeptRow, UnreadableRow};
use set_aside::{Bin, Quarantine};

/// So many rows at a time: scores and findings are worked out only for what is shown.
const PORTION: usize = 30;

/// An evaluation that was just deleted: where it lies in the bin, and its name.
pub type Deleted = RwSignal<Option<(String, String)>>;

/// The list.
#[component]
pub fn Shelf() -> impl IntoView {
    let app = app();
    let entries = Memo::new(move |_| {
        app.shelf.track();
        Entries::new(app.list())
    });
    let deleted: Deleted = RwSignal::new(None);
    // Search and portions stay as they are while entries come and go.
    let any = Memo::new(move |_| {
        entries.with(|entries| entries.result.as_ref().map(|list| !list.is_empty()).map_err(|why| *why))
    });
    let contents = move || match any.get() {
        Ok(false) => view! { <p class="empty">{texts::NOTHING_KEPT}</p> }.into_any(),
        Ok(true) => view! { <Found entries deleted /> }.into_any(),
        Err(error) => view! { <p class="empty">{words::storage_error(error)}</p> }.into_any(),
    };
    view! {
        <section class="part" aria-labelledby="shelf-title">
            <div class="shelf-head">
                <h2 id="shelf-title" tabindex="-1">{texts::KEPT_HERE}</h2>
                <p class="buttons">
                    <button type="button" class="quiet" on:click=move |_| app.back_up()>{texts::BACKUP}</button>
                    <RestoreOpener />
                </p>
            </div>
            <Undo deleted />
            {contents}
            <Quarantine />
            <Bin />
        </section>
    }
}

/// 已删除 … 撤销.
#[component]
fn Undo(deleted: Deleted) -> impl IntoView {
    let app = app();
    let undo = move |_| {
        if let Some((key, _)) = deleted.get_untracked() {
            app.out_of_bin(&key);
            deleted.set(None);
            focus::after_update(|| focus::focus("#shelf-title"));
        }
    };
    view! {
        <div role="status">
            {move || deleted.get().map(|(_, name)| view! {
                <p class="notice shelf-undo">
                    <span>{texts::deleted(&name)}</span>
                    <button type="button" on:click=undo>{texts::UNDO}</button>
                </p>
            })}
        </div>
    }
}

/// Search, filter, and the rows that fit, in portions.
#[component]
fn Found(entries: Memo<Entries>, deleted: Deleted) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let year = RwSignal::new(None::<i32>);
    let shown = RwSignal::new(PORTION);
    let found = Memo::new(move |_| {
        let (words, year) = (words.read(), year.get());
        let fits = |entry: &Entry| match entry {
            Entry::Kept(loaded) => is_found(&loaded.kept, &words, year),
            Entry::Unreadable { .. } => true,
        };
        entries.read().list().iter().filter(|entry| fits(entry)).cloned().collect::<Vec<Entry>>()
    });
    let choices = move || {
        let entries = entries.read();
        let years = years(entries.kept());
        let choice = |(of, count): (i32, usize)| {
            let chosen = move || year.get() == Some(of);
            view! { <option value=of.to_string() selected=chosen>{texts::year_choice(of, count)}</option> }
        };
        years.into_iter().map(choice).collect_view()
    };
    let rows = move || found.with(|found| found.iter().take(shown.get()).cloned().collect::<Vec<Entry>>());
    let row = move |entry| match entry {
        Entry::Kept(loaded) => view! { <KeptRow loaded=*loaded entries deleted /> }.into_any(),
        Entry::Unreadable { key, why } => view! { <UnreadableRow key why /> }.into_any(),
    };
    let rest = move || found.read().len().saturating_sub(shown.get());
    let more = move |_| {
        let before = shown.get_untracked();
        shown.set(before.saturating_add(PORTION));
        let next = format!(".shelf > li:nth-child({}) button", before.saturating_add(1));
        focus::after_update(move || focus::focus(&next));
    };
    view! {
        <div class="shelf-search" role="search">
            <input
                type="search"
                aria-label=texts::SEARCH
                placeholder=texts::SEARCH_HINT
                prop:value=move || words.get()
                on:input:target=move |event| {
                    words.set(event.target().value());
                    shown.set(PORTION);
                }
            />
            <select
                aria-label=texts::YEAR_FILTER
                on:change=move |event| {
                    year.set(event::chosen(&event).parse().ok());
                    shown.set(PORTION);
                }
            >
                <option value="">{texts::ALL_YEARS}</option>
                {choices}
            </select>
            <span class="shelf-count" role="status">
                {move || texts::found_count(found.read().len(), entries.read().list().len())}
            </span>
        </div>
        <ul class="shelf">
            <For each=rows key=name_of children=row />
        </ul>
        {move || found.read().is_empty().then(|| view! { <p class="empty">{texts::NONE_FOUND}</p> })}
        {move || {
            let rest = rest();
            (rest > 0).then(|| view! {
                <button type="button" class="shelf-more" on:click=more>{texts::show_more(rest.min(PORTION), rest)}</button>
            })
        }}
    }
}

/// What names a row as long as it says the same.
fn name_of(entry: &Entry) -> (String, u64, u64, String) {
    match entry {
        Entry::Kept(loaded) => {
            let kept = &loaded.kept;
            (kept.evaluation.id.clone(), kept.sequence, kept.marks, kept.writer.clone())
        }
        Entry::Unreadable { key, .. } => (key.clone(), 0, 0, String::new()),
    }
}
