//! Fields for texts, days and choices. What a person types is never rewritten while she types it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::message::{FieldMessages, Mark};
use crate::app::browser::event;
use crate::app::state::{App, app};
use crate::checks::Spot;
use crate::edit::{DayField, Edit, TextField};
use crate::number::Day;
use crate::signs;
use crate::words::page as texts;

/// Whether an event comes from an input method that is still composing; its text is not the person's yet.
pub fn composing(event: &ev::Event) -> bool {
    event::is_composing(event)
}

/// Changes a text, if it is another than before.
fn change(app: App, field: &TextField, text: String) {
    if app.evaluation.with_untracked(|evaluation| field.get(evaluation) != text) {
        app.edit(&Edit::Text(field.clone(), text));
    }
}

/// A text of one line, with its label above.
#[component]
pub fn TextLine(
    label: &'static str,
    field: TextField,
    /// Whether it takes two places.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let mark = Mark::of(Spot::text(&field));
    view! {
        <div class="field" class:wide=wide>
            <label><span class="field-label">{label}</span><Line field mark=mark.clone() /></label>
            <FieldMessages mark />
        </div>
    }
}

/// A text of one line without a label of its own.
#[component]
pub fn Line(
    field: TextField,
    /// What it says, where that is known already.
    #[prop(optional, into)]
    value: Option<Signal<String>>,
    /// Its accessible name, where no label stands around it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// The id of a list of suggestions.
    #[prop(optional)]
    suggestions: Option<&'static str>,
    /// Its column, for moving by keyboard.
    #[prop(optional)]
    column: Option<&'static str>,
    /// What was found at it.
    #[prop(optional, into)]
    mark: Option<Mark>,
) -> impl IntoView {
    let app = app();
    let (place, invalid, described) = said_of(mark);
    let value = value.unwrap_or_else(|| text_of(app, &field));
    let turned = turned(value);
    let typed = field.clone();
    view! {
        <input
            type="text"
            autocomplete="off"
            aria-label=name.map(|name| move || name.get())
            list=suggestions
            data-column=column
            data-place=place
            aria-invalid=invalid
            aria-describedby=described
            class:turned=move || turned.get().is_some()
            title=move || turned.get()
            prop:value=move || value.get()
            on:input:target=move |event| {
                if !composing(&event) {
                    change(app, &typed, event.target().value());
                }
            }
            on:compositionend:target=move |event| change(app, &field, event.target().value())
        />
    }
}

/// A text of several lines that grows with what it says.
#[component]
pub fn Text(
    field: TextField,
    /// What it says, where that is known already.
    #[prop(optional, into)]
    value: Option<Signal<String>>,
    /// Its accessible name, where no label stands around it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Lines that are there from the start.
    #[prop(default = 1)]
    lines: u32,
    /// Its column, for moving by keyboard.
    #[prop(optional)]
    column: Option<&'static str>,
    /// What was found at it.
    #[prop(optional, into)]
    mark: Option<Mark>,
) -> impl IntoView {
    let app = app();
    let (place, invalid, described) = said_of(mark);
    let value = value.unwrap_or_else(|| text_of(app, &field));
    let turned = turned(value);
    let typed = field.clone();
    // The wrapper holds a copy of the text, out of sight, that gives the field its height in every browser.
    view! {
        <span class="grow" data-text=move || value.get()>
            <textarea
                rows=lines
                aria-label=name.map(|name| move || name.get())
                data-column=column
                data-place=place
                aria-invalid=invalid
                aria-describedby=described
                class:turned=move || turned.get().is_some()
                title=move || turned.get()
                prop:value=move || value.get()
                on:input:target=move |event| {
                    if !composing(&event) {
                        change(app, &typed, event.target().value());
                    }
                }
                on:compositionend:target=move |event| change(app, &field, event.target().value())
            ></textarea>
        </span>
    }
}

/// The attributes by which a field says where it is and what was found at it.
pub fn said_of(
    mark: Option<Mark>,
) -> (
    Option<String>,
    impl Fn() -> Option<&'static str> + Send + Clone,
    impl Fn() -> Option<String> + Send + Clone,
) {
    let place = mark.as_ref().and_then(|mark| mark.place.clone());
    let of_described = mark.clone();
    let invalid = move || mark.as_ref().is_some_and(Mark::invalid).then_some("true");
    let described = move || of_described.as_ref().and_then(Mark::described);
    (place, invalid, described)
}

/// What is said of a text with signs that turn the direction of writing: nobody sees them in the field itself.
fn turned(value: Signal<String>) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let turns = value.with(|text| signs::turns(text));
        (!turns.is_empty()).then(|| texts::turned(&turns))
    })
}

fn text_of(app: App, field: &TextField) -> Signal<String> {
    let field = field.clone();
    Memo::new(move |_| app.evaluation.with(|evaluation| field.get(evaluation).to_owned())).into()
}

/// A day, as the browser's own field for dates.
#[component]
pub fn DayInput(
    field: DayField,
    /// Its accessible name, where no label stands around it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// What was found at it.
    #[prop(optional, into)]
    mark: Option<Mark>,
) -> impl IntoView {
    let app = app();
    let (place, invalid, described) = said_of(mark);
    let element = NodeRef::<html::Input>::new();
    let kept = field.clone();
    let value = Memo::new(move |_| app.evaluation.with(|evaluation| kept.get(evaluation)));
    // A half-typed date has no value; writing the (missing) day back would wipe out the half that is there.
    Effect::new(move |_| {
        let day = value.get();
        if let Some(input) = element.get()
            && Day::parse(&input.value()) != day
        {
            input.set_value(&day.map(|day| day.to_string()).unwrap_or_default());
        }
    });
    view! {
        <input
            type="date"
            max="9999-12-31"
            node_ref=element
            data-place=place
            aria-invalid=invalid
            aria-describedby=described
            aria-label=name.map(|name| move || name.get())
            on:change:target=move |event| {
                let day = Day::parse(&event.target().value());
                if day != value.get_untracked() {
                    app.edit(&Edit::Day(field.clone(), day));
                }
            }
        />
    }
}

/// One of a few, as radio buttons with a heading; a second click on the chosen one takes it back.
#[component]
pub fn Choice<T>(
    /// The heading.
    label: &'static str,
    /// What can be chosen, with its words.
    options: Vec<(T, &'static str)>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Takes the new choice.
    choose: fn(Option<T>) -> Edit,
    /// Its path.
    place: &'static str,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let app = app();
    let radios = options.into_iter().map(|(option, words)| {
        let checked = move || chosen.get() == Some(option);
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=label
                    prop:checked=checked
                    on:change=move |_| app.edit(&choose(Some(option)))
                    on:click=move |_| {
                        if chosen.get_untracked() == Some(option) {
                            app.edit(&choose(None));
                        }
                    }
                />
                {words}
            </label>
        }
    });
    view! {
        <fieldset class="choice" data-place=place>
            <legend class="field-label">{label}</legend>
            <div class="choice-options">{radios.collect_view()}</div>
            <FieldMessages mark=Mark::at(place) />
        </fieldset>
    }
}
