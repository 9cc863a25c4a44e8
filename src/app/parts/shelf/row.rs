//! One row of the list: what it is, how far it is, and what can be done with it.

use std::time::Duration;

use leptos::prelude::*;

use super::Deleted;
use super::entries::Entries;
use super::held::Held;
use crate::app::browser::{event, focus};
use crate::app::state::app;
use crate::evaluation::Evaluation;
use crate::library::{Loaded, Unreadable};
use crate::words;
use crate::words::page as texts;

#[component]
pub fn KeptRow(loaded: Loaded, entries: Memo<Entries>, deleted: Deleted) -> impl IntoView {
    let app = app();
    let Loaded { kept, lost } = loaded;
    let exported = if kept.is_exported() { texts::EXPORTED } else { texts::NOT_EXPORTED };
    let half_lost = lost.map(|lost| (texts::half_lost(&kept.saved_at), lost.key));
    let saved_at = texts::saved_at(&kept.saved_at);
    let label = StoredValue::new(kept.label);
    let name = texts::shelf_name(&kept.evaluation);
    let full_name = label.with_value(|label| texts::named(label, &name));
    let evaluation = StoredValue::new(kept.evaluation);
    let id = move || evaluation.with_value(|evaluation| evaluation.id.clone());
    let worth = evaluation
        .with_value(|evaluation| entries.with_untracked(|entries| entries.card(evaluation)))
        .map(|card| texts::worth(&card));
    let how_far = how_far(entries, evaluation);
    let renaming = RwSignal::new(false);
    let no_room = RwSignal::new(false);
    let rename = move |_| {
        renaming.set(true);
        focus::after_update(|| focus::focus(".rename input"));
    };
    let deleted_name = full_name.clone();
    let forget = move |_| match app.forget(&id()) {
        Ok(Some(key)) => {
            deleted.set(Some((key, deleted_name.clone())));
            focus::after_update(|| focus::focus(".shelf-undo button"));
        }
        Ok(None) => {}
        Err(_) => {
            no_room.set(true);
            focus::after_update(|| focus::focus(".confirm button:last-child"));
        }
    };
    let forget_for_good = move |_| {
        app.forget_for_good(&id());
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    let named = |what: &str| texts::about(what, &full_name);
    let (open_name, rename_name, copy_name, next_name, delete_name) = (
        named(texts::OPEN),
        named(texts::RENAME),
        named(texts::COPY),
        named(texts::NEXT_YEAR),
        named(texts::DELETE),
    );
    let shown_label = label.get_value();
    view! {
        <li class="shelf-item">
            <button type="button" class="shelf-open" aria-label=open_name on:click=move |_| app.open_kept(&id())>
                <span class="shelf-name">
                    {(!shown_label.is_empty()).then(|| view! { <strong class="shelf-label">{shown_label.clone()}</strong> " " })}
                    {name}
                </span>
                <span class="shelf-worth">{worth}</span>
            </button>
            <span class="shelf-saved">
                <span class="shelf-standing" class:bad=move || how_far.get().1>{move || how_far.get().0}</span>
                {saved_at} " · " {exported}
            </span>
            <span class="shelf-actions">
                <button type="button" class="quiet" aria-label=rename_name on:click=rename>{texts::RENAME}</button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=copy_name
                    on:click=move |_| evaluation.with_value(|evaluation| app.keep_copy(evaluation))
                >
                    {texts::COPY}
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=next_name
                    on:click=move |_| {
                        let evaluation = evaluation.get_value();
                        app.open_next_year(&evaluation);
                    }
                >
                    {texts::NEXT_YEAR}
                </button>
                <button type="button" class="quiet danger" aria-label=delete_name on:click=forget>{texts::DELETE}</button>
            </span>
            {half_lost.map(|(said, key)| view! {
                <p class="shelf-lost">
                    {said} " "
                    <button type="button" class="quiet" on:click=move |_| app.take_out(&key)>{texts::TAKE_OUT}</button>
                </p>
            })}
            {move || renaming.get().then(|| view! { <Rename id=id() label=label.get_value() renaming /> })}
            {move || no_room.get().then(|| view! {
                <div class="confirm" role="group" aria-label=texts::NO_ROOM_IN_BIN>
                    <p>{texts::NO_ROOM_IN_BIN}</p>
                    <button type="button" class="danger" on:click=forget_for_good>{texts::DELETE_NOW}</button>
                    <button type="button" on:click=move |_| no_room.set(false)>{texts::KEEP}</button>
                </div>
            })}
        </li>
    }
}

/// How far the table is, and whether that is bad news. It comes after the row: a page of rows is there at once.
fn how_far(entries: Memo<Entries>, evaluation: StoredValue<Evaluation>) -> RwSignal<(String, bool)> {
    let how_far = RwSignal::new((String::new(), false));
    let look = move || {
        let found = entries.try_with_untracked(|entries| {
            evaluation
                .try_with_value(|evaluation| Some((entries.standing(evaluation)?, entries.card(evaluation)?)))
        });
        // The row may be gone by now.
        if let Some((standing, card)) = found.flatten().flatten() {
            let bad = matches!(standing, crate::checks::Standing::Errors(_));
            how_far.try_set((texts::standing(standing, &card) + " · ", bad));
        }
    };
    // It hangs on the others of its unit and year too.
    Effect::new(move |_| {
        entries.track();
        set_timeout(look, Duration::ZERO);
    });
    how_far
}

/// The field for 备注名.
#[component]
fn Rename(id: String, label: String, renaming: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(label);
    let leave = move || {
        renaming.set(false);
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    let done = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.rename(&id, &typed.read_untracked());
        leave();
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event::is_escape(&event) {
            leave();
        }
    };
    view! {
        <form class="rename" on:submit=done on:keydown=key>
            <input
                type="text"
                aria-label=texts::RENAME
                placeholder=texts::RENAME_HINT
                maxlength="60"
                prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())
            />
            <button type="submit">{texts::RENAME_DONE}</button>
            <button type="button" class="quiet" on:click=move |_| leave()>{texts::CANCEL}</button>
        </form>
    }
}

/// A record that does not read.
#[component]
pub fn UnreadableRow(key: String, why: Unreadable) -> impl IntoView {
    let app = app();
    let key = StoredValue::new(key);
    let broken = why.is_broken();
    let take_out = move || key.with_value(|key| app.take_out(key));
    view! {
        <li class="shelf-item unreadable">
            <span class="shelf-name">{texts::UNREADABLE}</span>
            <span class="shelf-saved">{words::unreadable(&why)}</span>
            <span class="shelf-actions">
                <button type="button" on:click=move |_| take_out()>{texts::TAKE_OUT}</button>
                // What a newer program wrote is not this one's to delete.
                {broken.then(|| view! { <ForgetText key /> })}
            </span>
        </li>
    }
}

/// 删除 of a text that does not read: with the download beside the last word.
#[component]
pub fn ForgetText(key: StoredValue<String>) -> impl IntoView {
    let app = app();
    let also = move || {
        view! { <button type="button" on:click=move |_| key.with_value(|key| app.take_out(key))>{texts::TAKE_OUT}</button> }
    };
    let act = move |()| {
        app.forget_texts(&[key.get_value()]);
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    view! {
        <Held
            label=texts::DELETE
            name=texts::about(texts::DELETE, texts::UNREADABLE)
            question=texts::REALLY_DELETE_RAW
            act=Callback::new(act)
            also=ViewFn::from(also)
        />
    }
}
