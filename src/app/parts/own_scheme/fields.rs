//! Fields of the editor: each shows what the draft says and turns typing into one change.

use leptos::prelude::*;

use crate::app::parts::field::composing;
use crate::app::parts::figure::{Figure, FigureInput};
use crate::edit::own::{Draft, DraftField, Key, SchemeChange, SchemeFigure, SchemeText, Way};
use crate::words::page as texts;

/// The draft that is open, for everything inside the editor.
#[derive(Clone, Copy)]
pub struct Open {
    /// The draft.
    pub draft: RwSignal<Draft>,
    /// The fields at which something is wrong.
    pub wrong: Memo<Vec<DraftField>>,
}

impl Open {
    /// Carries out a change.
    pub fn change(self, change: &SchemeChange) {
        self.draft.update(|draft| draft.apply(change));
    }

    /// The keys of a list; a list is shown anew only where they change.
    pub fn keys(self, keys: fn(&Draft) -> Vec<Key>) -> Memo<Vec<Key>> {
        Memo::new(move |_| self.draft.with(keys))
    }

    fn is_wrong(self, field: DraftField) -> impl Fn() -> Option<&'static str> + Copy {
        move || self.wrong.read().contains(&field).then_some("true")
    }
}

/// The draft, from inside any field.
pub fn open() -> Open {
    expect_context::<Open>()
}

/// Where an entry stands in its list, from 1.
pub fn number_of(keys: Memo<Vec<Key>>, key: Key) -> Memo<usize> {
    Memo::new(move |_| {
        let at = keys.read().iter().position(|other| *other == key);
        at.map_or(0, |at| at.saturating_add(1))
    })
}

/// The id of a field, so that what is wrong leads to it.
pub fn id_of(field: DraftField) -> String {
    match field {
        DraftField::Text(of) => match of {
            SchemeText::Name => "own-name".to_owned(),
            SchemeText::BudgetTitle => "own-budget-title".to_owned(),
            SchemeText::Tier(tier) => format!("own-tier-label-{}", tier.word()),
            SchemeText::Citation => "own-citation".to_owned(),
            SchemeText::Says => "own-says".to_owned(),
            SchemeText::Entry(key) => format!("own-text-{}", key.number()),
        },
        DraftField::Figure(of) => match of {
            SchemeFigure::Budget => "own-budget-points".to_owned(),
            SchemeFigure::Section(key) => format!("own-points-{}", key.number()),
            SchemeFigure::Free => "own-free-points".to_owned(),
            SchemeFigure::Tier(tier) => format!("own-tier-{}", tier.word()),
            SchemeFigure::Grade(key) => format!("own-grade-{}", key.number()),
            SchemeFigure::CeilingRate(key) => format!("own-rate-{}", key.number()),
            SchemeFigure::CeilingTotal(key) => format!("own-ceiling-{}", key.number()),
            SchemeFigure::Threshold(of) => format!("own-threshold-{}", of.word()),
        },
    }
}

/// A text with its label above.
#[component]
pub fn Say(
    of: SchemeText,
    /// What stands above it.
    label: &'static str,
    /// What it is called for those who hear the page, where the label alone would not say.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Whether it takes the whole width.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let open = open();
    let value = Memo::new(move |_| open.draft.with(|draft| draft.text(of).unwrap_or_default().to_owned()));
    let take = move |text: String| {
        if value.get_untracked() != text {
            open.change(&SchemeChange::Text(of, text));
        }
    };
    let field = DraftField::Text(of);
    view! {
        <label class="field" class:wide=wide>
            <span class="field-label">{label}</span>
            <input
                type="text"
                autocomplete="off"
                id=id_of(field)
                aria-label=name.map(|name| move || name.get())
                aria-invalid=open.is_wrong(field)
                prop:value=move || value.get()
                on:input:target=move |event| {
                    if !composing(&event) {
                        take(event.target().value());
                    }
                }
                on:compositionend:target=move |event| take(event.target().value())
            />
        </label>
    }
}

/// A figure with its label above.
#[component]
pub fn Number(
    of: SchemeFigure,
    /// How it is written.
    kind: Figure,
    /// What stands above it.
    #[prop(into)]
    label: Signal<String>,
    /// What it is called for those who hear the page, where the label alone would not say.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// What the empty field shows.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
) -> impl IntoView {
    let open = open();
    let value = Memo::new(move |_| open.draft.with(|draft| draft.figure(of)));
    let name = name.unwrap_or(label);
    let commit = move |figure| open.change(&SchemeChange::Figure(of, figure));
    // Without a placeholder of its own the field shows none.
    let placeholder = placeholder.unwrap_or_else(|| Signal::stored(String::new()));
    view! {
        <label class="field narrow number" id=id_of(DraftField::Figure(of)) class:at-fault=move || open.is_wrong(DraftField::Figure(of))().is_some()>
            <span class="field-label">{move || label.get()}</span>
            <FigureInput kind value commit name placeholder />
        </label>
    }
}

/// Buttons that move an entry and take it out.
#[component]
pub fn Actions(
    key: Key,
    /// What the entry is called.
    #[prop(into)]
    name: Signal<String>,
    /// Whether the list runs from left to right.
    #[prop(optional)]
    across: bool,
    /// Whether the entry can go.
    #[prop(default = true)]
    removable: bool,
    /// Whether the entry can move.
    #[prop(default = true)]
    movable: bool,
) -> impl IntoView {
    let open = open();
    let (before, after) =
        if across { (texts::LEFTWARDS, texts::RIGHTWARDS) } else { (texts::UP, texts::DOWN) };
    let signs = if across { ("←", "→") } else { ("↑", "↓") };
    let shift = move |way, sign: &'static str, words: &'static str| {
        view! {
            <button
                type="button"
                class="icon"
                aria-label=move || texts::move_entry(&name.get(), words)
                title=words
                on:click=move |_| open.change(&SchemeChange::Move(key, way))
            >
                {sign}
            </button>
        }
    };
    view! {
        <span class="own-actions">
            {movable.then(|| (shift(Way::Before, signs.0, before), shift(Way::After, signs.1, after)))}
            {removable.then(|| view! {
                <button
                    type="button"
                    class="icon danger"
                    aria-label=move || texts::remove_entry(&name.get())
                    title=texts::DELETE
                    on:click=move |_| open.change(&SchemeChange::Remove(key))
                >
                    "×"
                </button>
            })}
        </span>
    }
}
