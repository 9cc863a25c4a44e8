//! 最近删除 and what was put aside because it does not read: below the list, folded.

use leptos::prelude::*;

use super::held::Held;
use super::row::ForgetText;
use crate::app::browser::focus;
use crate::app::state::app;
use crate::library::{Binned, Quarantined};
use crate::words;
use crate::words::page as texts;

/// 最近删除.
#[component]
pub fn Bin() -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let binned = Memo::new(move |_| {
        app.shelf.track();
        app.bin()
    });
    let empty = move |()| {
        let keys: Vec<String> =
            binned.with_untracked(|all| all.iter().flatten().map(|one| one.key.clone()).collect());
        app.forget_texts(&keys);
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    move || {
        let all = match binned.get() {
            Ok(all) => all,
            Err(why) => return Some(unread(texts::bin_unread(&words::storage_error(why)))),
        };
        (!all.is_empty()).then(|| {
            view! {
                <details
                    class="set-aside"
                    prop:open=open.get_untracked()
                    on:toggle:target=move |event| open.set(event.target().has_attribute("open"))
                >
                    <summary>{texts::bin_title(all.len())}</summary>
                    <p class="hint">{texts::BIN_NOTE}</p>
                    <ul class="shelf">
                        {all.into_iter().map(|binned| view! { <BinnedRow binned /> }).collect_view()}
                    </ul>
                    <p class="buttons">
                        <Held
                            label=texts::EMPTY_BIN
                            name=texts::EMPTY_BIN.to_owned()
                            question=texts::REALLY_EMPTY_BIN
                            act=Callback::new(empty)
                        />
                    </p>
                </details>
            }
            .into_any()
        })
    }
}

/// What cannot be read is said, and never looks empty.
fn unread(sentence: String) -> AnyView {
    view! { <p class="notice error" role="alert">{sentence}</p> }.into_any()
}

#[component]
fn BinnedRow(binned: Binned) -> impl IntoView {
    let app = app();
    let key = StoredValue::new(binned.key);
    let (name, said) = match &binned.kept {
        Ok(kept) => {
            let name = texts::named(&kept.label, &texts::shelf_name(&kept.evaluation));
            (name, texts::removed_at(&binned.removed_at))
        }
        Err(why) => (texts::UNREADABLE.to_owned(), words::unreadable(why)),
    };
    let bring_back = move |_| {
        key.with_value(|key| app.out_of_bin(key));
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    let forget = move |()| {
        app.forget_texts(&[key.get_value()]);
        focus::after_update(|| focus::focus("#shelf-title"));
    };
    let reads = binned.kept.is_ok();
    let (back_name, forget_name) =
        (texts::about(texts::FROM_BIN, &name), texts::about(texts::DELETE_FOR_GOOD, &name));
    view! {
        <li class="shelf-item">
            <span class="shelf-name">{name}</span>
            <span class="shelf-saved">{said}</span>
            <span class="shelf-actions">
                {if reads {
                    view! { <button type="button" class="quiet" aria-label=back_name on:click=bring_back>{texts::FROM_BIN}</button> }
                        .into_any()
                } else {
                    view! {
                        <button type="button" class="quiet" on:click=move |_| key.with_value(|key| app.take_out(key))>
                            {texts::TAKE_OUT}
                        </button>
                    }
                        .into_any()
                }}
                <Held
                    label=texts::DELETE_FOR_GOOD
                    name=forget_name
                    question=texts::REALLY_FOR_GOOD
                    act=Callback::new(forget)
                />
            </span>
        </li>
    }
}

/// What lies in quarantine.
#[component]
pub fn Quarantine() -> impl IntoView {
    let app = app();
    let aside = Memo::new(move |_| {
        app.shelf.track();
        app.quarantine()
    });
    move || {
        let all = match aside.get() {
            Ok(all) => all,
            Err(why) => return Some(unread(texts::quarantine_unread(&words::storage_error(why)))),
        };
        (!all.is_empty()).then(|| {
            view! {
                <details class="set-aside">
                    <summary>{texts::quarantine_title(all.len())}</summary>
                    <p class="hint">{texts::QUARANTINE_NOTE}</p>
                    <ul class="shelf">
                        {all.into_iter().map(|aside| view! { <AsideRow aside /> }).collect_view()}
                    </ul>
                </details>
            }
            .into_any()
        })
    }
}

#[component]
fn AsideRow(aside: Quarantined) -> impl IntoView {
    let app = app();
    let kept = app.kept_here(&aside.id);
    let key = StoredValue::new(aside.key);
    view! {
        <li class="shelf-item">
            <span class="shelf-name">{texts::quarantined(kept.as_ref().map(|kept| &kept.evaluation))}</span>
            <span></span>
            <span class="shelf-actions">
                <button type="button" on:click=move |_| key.with_value(|key| app.take_out(key))>{texts::TAKE_OUT}</button>
                <ForgetText key />
            </span>
        </li>
    }
}
