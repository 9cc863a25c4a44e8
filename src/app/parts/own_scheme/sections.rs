//! 一级指标与分值, with the 二级指标 of each.

use leptos::prelude::*;

use super::editor::Group;
use super::fields::{Actions, Number, Say, number_of, open};
use crate::app::browser::event;
use crate::app::parts::figure::Figure;
use crate::edit::own::{Draft, Key, SchemeChange, SchemeFigure, SchemeList, SchemeText};
use crate::scheme::Bare;
use crate::words::page as texts;

/// The group.
#[component]
pub fn SectionsGroup() -> impl IntoView {
    let open = open();
    let keys = open.keys(|draft| draft.sections.iter().map(|section| section.key).collect());
    let scored = open.draft.with_untracked(Draft::is_scored);
    view! {
        <Group title=texts::GROUP_SECTIONS unfolded=true>
            <ol class="own-list">
                <For each=move || keys.get() key=|key| *key let:key>
                    <Section key number=number_of(keys, key) scored />
                </For>
            </ol>
            <div class="own-below">
                <button type="button" on:click=move |_| open.change(&SchemeChange::Add(SchemeList::Sections))>
                    {texts::ADD_SECTION}
                </button>
                {scored.then(|| view! {
                    <Number
                        of=SchemeFigure::Free
                        kind=Figure::Points
                        label=Signal::stored(texts::FREE_POINTS.to_owned())
                    />
                    <p class="hint">{texts::FREE_POINTS_HINT}</p>
                })}
            </div>
        </Group>
    }
}

#[component]
fn Section(key: Key, number: Memo<usize>, scored: bool) -> impl IntoView {
    let open = open();
    let name =
        move |field: &'static str| Signal::derive(move || texts::nth(texts::SECTION, number.get(), field));
    let keys = Memo::new(move |_| {
        open.draft.with(|draft| {
            let section = draft.sections.iter().find(|section| section.key == key);
            let level2 = section.map(|section| section.item.level2.as_slice()).unwrap_or_default();
            level2.iter().map(|level2| level2.key).collect::<Vec<_>>()
        })
    });
    let add = move |_| open.change(&SchemeChange::Add(SchemeList::Level2(key)));
    view! {
        <li class="own-section">
            <div class="own-row">
                <Say of=SchemeText::Entry(key) label=texts::SECTION name=name("") />
                {scored.then(|| view! {
                    <Number
                        of=SchemeFigure::Section(key)
                        kind=Figure::Points
                        label=Signal::stored(texts::POINTS.to_owned())
                        name=name(texts::POINTS)
                    />
                })}
                <Actions key name=name("") />
            </div>
            <details class="own-level2">
                <summary>{move || texts::level2_count(keys.read().len())}</summary>
                <ol class="own-list">
                    <For each=move || keys.get() key=|key| *key let:level2>
                        <Level2 key=level2 section=number number=number_of(keys, level2) />
                    </For>
                </ol>
                <button type="button" on:click=add>{texts::ADD_LEVEL2}</button>
            </details>
        </li>
    }
}

#[component]
fn Level2(key: Key, section: Memo<usize>, number: Memo<usize>) -> impl IntoView {
    let open = open();
    let name = move |field: &'static str| {
        Signal::derive(move || {
            let section = texts::nth(texts::SECTION, section.get(), texts::LEVEL2);
            texts::nth(&section, number.get(), field)
        })
    };
    let level2 = Memo::new(move |_| open.draft.with(|draft| draft.level2(key).cloned().unwrap_or_default()));
    let options = Bare::ALL.iter().map(|bare| {
        let bare = *bare;
        let chosen = move || level2.read().bare == bare;
        view! { <option value=bare.word() prop:selected=chosen>{texts::direction(bare)}</option> }
    });
    let starts_name = name(texts::STARTS);
    let direction_name = name(texts::DIRECTION);
    view! {
        <li class="own-row">
            <Say of=SchemeText::Entry(key) label=texts::LEVEL2 name=name("") />
            <label class="field">
                <span class="field-label">{texts::DIRECTION}</span>
                <select
                    aria-label=move || direction_name.get()
                    on:change=move |event| {
                        if let Some(bare) = Bare::from_word(&event::chosen(&event)) {
                            open.change(&SchemeChange::Bare(key, bare));
                        }
                    }
                >
                    {options.collect_view()}
                </select>
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    aria-label=move || starts_name.get()
                    prop:checked=move || level2.read().starts
                    on:change:target=move |event| open.change(&SchemeChange::Starts(key, event.target().checked()))
                />
                {texts::STARTS}
            </label>
            <Actions key name=name("") />
        </li>
    }
}
