//! One finding: the way to its field, why it is made and how to mend it, and putting it aside.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use super::field::composing;
use crate::app::browser::{event, focus};
use crate::app::places;
use crate::app::state::app;
use crate::checks::{Finding, Group, Item, Key, is_reason};
use crate::words;
use crate::words::page as texts;

/// What is open below a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    About,
    Aside,
}

/// The item. It stays the same while its figures change, so that what is open below it stays open. `in_card`: others of the same row
/// or field stand beside it, under one title.
#[component]
pub fn FindingItem(key: Key, in_card: Memo<bool>) -> impl IntoView {
    let app = app();
    let of_item = key.clone();
    let item = Memo::new(move |_| app.outline.read().item(&of_item).cloned());
    let finding = Memo::new(move |_| item.get().map(|item| item.finding));
    let below = RwSignal::new(Below::Nothing);
    let sentence = Memo::new(move |_| finding.read().as_ref().map(words::finding).unwrap_or_default());
    let place = move || {
        let finding = finding.read();
        let Some(finding) = finding.as_ref() else { return String::new() };
        let sentence = sentence.read();
        if in_card.get() {
            let column = texts::column_of(&finding.place);
            return if sentence.contains(column) { String::new() } else { column.to_owned() };
        }
        app.evaluation.with_untracked(|evaluation| texts::place_before(&finding.place, &sentence, evaluation))
    };
    let go = move |_| {
        if let Some(finding) = finding.get_untracked() {
            places::go_to(app, finding.leads_to());
        }
    };
    let can_be_put_aside = move || {
        item.read().as_ref().is_some_and(|item| {
            matches!(item.group, Group::Warnings | Group::Hints) && item.finding.can_be_put_aside()
        })
    };
    let reason = move || item.get().and_then(|item: Item| item.finding.put_aside);
    let toggle = move |wanted: Below| {
        below.update(|below| *below = if *below == wanted { Below::Nothing } else { wanted });
    };
    let expanded = move |wanted: Below| (below.get() == wanted).to_string();
    let about_name = move || texts::about(texts::WHY, &sentence.read());
    let aside_name = move || texts::about(texts::PUT_ASIDE, &sentence.read());
    let back_name = move || texts::about(texts::BRING_BACK, &sentence.read());
    let key = StoredValue::new(key);
    let bring_back = move |_| {
        app.bring_finding_back(&key.get_value());
        focus::after_update(|| focus::focus("#findings-title"));
    };
    view! {
        <li class="finding">
            <button type="button" class="quiet finding-go" on:click=go>
                <span class="finding-at">{place}</span>
                " "
                <span class="finding-words">{sentence}</span>
            </button>
            {move || reason().map(|reason| view! { <p class="aside-reason">{texts::aside_because(&reason)}</p> })}
            <p class="finding-tools">
                <button
                    type="button"
                    class="quiet"
                    aria-label=about_name
                    aria-expanded=move || expanded(Below::About)
                    on:click=move |_| toggle(Below::About)
                >
                    {texts::WHY}
                </button>
                <Show when=can_be_put_aside>
                    <button
                        type="button"
                        class="quiet put-aside"
                        disabled=move || app.follows()
                        title=texts::PUT_ASIDE_TITLE
                        aria-label=aside_name
                        aria-expanded=move || expanded(Below::Aside)
                        on:click=move |_| toggle(Below::Aside)
                    >
                        {texts::PUT_ASIDE}
                    </button>
                </Show>
                <Show when=move || reason().is_some()>
                    <button type="button" class="quiet" disabled=move || app.follows() aria-label=back_name on:click=bring_back>{texts::BRING_BACK}</button>
                </Show>
            </p>
            {move || match below.get() {
                Below::Nothing => ().into_any(),
                Below::About => finding.get_untracked().map(|finding| about(&finding)).into_any(),
                Below::Aside => view! { <AsideForm key=key.get_value() below /> }.into_any(),
            }}
        </li>
    }
}

fn about(finding: &Finding) -> impl IntoView + use<> {
    let about = words::check_about(finding.check);
    let lines = [(texts::WHEN, about.when), (texts::MEND, about.mend), (texts::RESTS_ON, about.rests_on)];
    let lines = lines.into_iter().filter(|(_, words)| !words.is_empty());
    let lines = lines.map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> });
    view! {
        <div class="finding-about">
            {(!about.title.is_empty()).then(|| view! { <h4>{about.title}</h4> })}
            <dl>{lines.collect_view()}</dl>
        </div>
    }
}

/// Asks for the reason; without one nothing is put aside.
#[component]
fn AsideForm(key: Key, below: RwSignal<Below>) -> impl IntoView {
    let app = app();
    let element = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(field) = element.get() {
            focus::focus_field(&field);
        }
    });
    let put = move |event: SubmitEvent| {
        event.prevent_default();
        let reason = typed.get_untracked();
        if !is_reason(&reason) {
            asked.set(true);
            if let Some(field) = element.get_untracked() {
                focus::focus_field(&field);
            }
            return;
        }
        app.put_aside(&key, &reason);
        focus::after_update(|| focus::focus("#findings-title"));
    };
    let escape = move |event: KeyboardEvent| {
        if event::is_escape(&event) {
            below.set(Below::Nothing);
        }
    };
    const MESSAGE: &str = "aside-needs-reason";
    view! {
        <form class="aside-form" on:submit=put on:keydown=escape>
            <label>
                <span class="field-label">{texts::ASIDE_REASON}</span>
                <input
                    type="text"
                    autocomplete="off"
                    aria-required="true"
                    node_ref=element
                    aria-invalid=move || asked.get().then_some("true")
                    aria-describedby=move || asked.get().then_some(MESSAGE)
                    on:input:target=move |event| {
                        if !composing(&event) {
                            typed.set(event.target().value());
                        }
                    }
                    on:compositionend:target=move |event| typed.set(event.target().value())
                />
            </label>
            {move || asked.get().then(|| view! { <span class="wrong" id=MESSAGE role="alert">{texts::ASIDE_NEEDS_REASON}</span> })}
            <p class="buttons">
                <button type="submit">{texts::ASIDE_NOW}</button>
                <button type="button" class="quiet" on:click=move |_| below.set(Below::Nothing)>{texts::CANCEL}</button>
            </p>
        </form>
    }
}
