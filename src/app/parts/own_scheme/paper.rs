//! 表格列与表注: columns of the indicator table, lines of the title, footnotes.

use leptos::prelude::*;

use super::editor::Group;
use super::fields::{Actions, Say, number_of, open};
use crate::edit::own::{Draft, Key, SchemeChange, SchemeList, SchemeText};
use crate::scheme::ColumnKind;
use crate::words::page as texts;

/// The group.
#[component]
pub fn PaperGroup() -> impl IntoView {
    let open = open();
    let keys = open.keys(|draft| draft.columns.iter().map(|column| column.key).collect());
    view! {
        <Group title=texts::GROUP_PAPER>
            <h4>{texts::COLUMNS}</h4>
            <p class="hint">{texts::COLUMNS_HINT}</p>
            <ol class="own-list">
                <For each=move || keys.get() key=|key| *key let:key><ColumnRow key /></For>
            </ol>
            <div class="own-below">
                {open.draft.with_untracked(Draft::is_scored).then(|| view! { <Shown kind=ColumnKind::Points /> })}
                <Shown kind=ColumnKind::Reason />
            </div>
            <h4>{texts::TITLE_LINES}</h4>
            <p class="hint">{texts::TITLE_HINT}</p>
            <Lines
                what=texts::TITLE_LINES
                list=SchemeList::Title
                keys=open.keys(|draft| draft.title.iter().map(|line| line.key).collect())
                add=texts::ADD_TITLE
            />
            <h4>{texts::FOOTNOTES}</h4>
            <Lines
                what=texts::FOOTNOTES
                list=SchemeList::Footnotes
                keys=open.keys(|draft| draft.footnotes.iter().map(|line| line.key).collect())
                add=texts::ADD_FOOTNOTE
            />
        </Group>
    }
}

#[component]
fn ColumnRow(key: Key) -> impl IntoView {
    let open = open();
    let kind = open.draft.with_untracked(|draft| {
        let column = draft.columns.iter().find(|column| column.key == key);
        column.map_or(ColumnKind::Blank, |column| column.item.kind)
    });
    let width = Memo::new(move |_| open.draft.with(|draft| draft.width(key)));
    view! {
        <li class="own-row">
            <Say
                of=SchemeText::Entry(key)
                label=texts::column_kind(kind)
                name=Signal::stored(texts::column_field(kind, texts::HEADING))
            />
            <label class="field narrow number">
                <span class="field-label">{texts::WIDTH}</span>
                <input
                    type="number"
                    min="1"
                    max="99"
                    aria-label=texts::column_field(kind, texts::WIDTH)
                    prop:value=move || width.get().to_string()
                    on:change:target=move |event| {
                        let input = event.target();
                        if let Ok(typed) = input.value().trim().parse() {
                            open.change(&SchemeChange::Width(key, typed));
                        }
                        // What was taken may be less than what was typed.
                        input.set_value(&width.get_untracked().to_string());
                    }
                />
            </label>
            <Actions key name=Signal::stored(texts::column_field(kind, "").trim_end().to_owned()) across=true removable=false />
        </li>
    }
}

/// Whether a column stands on the form.
#[component]
fn Shown(kind: ColumnKind) -> impl IntoView {
    let open = open();
    let shown = move || open.draft.with(|draft| draft.shows(kind));
    let take = move |shown: bool| {
        let heading = shown.then(|| texts::column_kind(kind).to_owned());
        open.change(&SchemeChange::Column(kind, heading));
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=shown on:change:target=move |event| take(event.target().checked()) />
            {texts::show_column(kind)}
        </label>
    }
}

/// Lines of text.
#[component]
fn Lines(what: &'static str, list: SchemeList, keys: Memo<Vec<Key>>, add: &'static str) -> impl IntoView {
    let open = open();
    let line = move |key: Key| {
        let number = number_of(keys, key);
        let name = Signal::derive(move || texts::nth(what, number.get(), ""));
        view! {
            <li class="own-row">
                <Say of=SchemeText::Entry(key) label=what name wide=true />
                <Actions key name />
            </li>
        }
    };
    view! {
        <ol class="own-list">
            <For each=move || keys.get() key=|key| *key let:key>{line(key)}</For>
        </ol>
        <button type="button" on:click=move |_| open.change(&SchemeChange::Add(list))>{add}</button>
    }
}
