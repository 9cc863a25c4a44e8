//! A paragraph of the report that the person may put into own words, and back.

use leptos::html;
use leptos::prelude::*;

use super::field::composing;
use super::message::{FieldMessages, Mark};
use super::report::lines;
use super::report_text::Block;
use crate::app::browser::focus;
use crate::app::places::go_to;
use crate::app::state::{App, app};
use crate::checks::Spot;
use crate::edit::{Edit, TextField};
use crate::evaluation::{Paragraph as Key, ReportKey};
use crate::report::Hole;
use crate::words::page as texts;

/// What the parts of the paragraph need to know of it.
#[derive(Clone, Copy)]
struct State {
    app: App,
    field: StoredValue<TextField>,
    /// What a button names it.
    name: Memo<String>,
    /// What the program says.
    generated: Memo<String>,
    /// The person's own text; empty where there is none.
    own: Memo<String>,
    /// Figures of the own text that the data does not have.
    strange: Memo<Vec<String>>,
    /// What the paragraph lacks.
    hole: Memo<Option<Hole>>,
    /// Whether it is being written.
    writing: RwSignal<bool>,
    /// Whether everything was taken out while it is being written: the field stays empty, though the generated text counts.
    emptied: RwSignal<bool>,
    /// The own text that was given up last.
    given_up: RwSignal<Option<String>>,
}

impl State {
    fn new(key: ReportKey, block: Memo<Option<Block>>) -> State {
        let app = app();
        let field = TextField::Report(key);
        let of_own = field.clone();
        let of_paragraph = move |take: fn(&crate::report::Paragraph) -> String| {
            block.read().as_ref().and_then(Block::paragraph).map(take).unwrap_or_default()
        };
        State {
            app,
            field: StoredValue::new(field),
            name: Memo::new(move |_| {
                block.read().as_ref().map(|block| block.name.clone()).unwrap_or_default()
            }),
            generated: Memo::new(move |_| {
                of_paragraph(|paragraph| {
                    paragraph.own.as_ref().map_or(&paragraph.text, |own| &own.generated).clone()
                })
            }),
            own: Memo::new(move |_| app.evaluation.with(|evaluation| of_own.get(evaluation).to_owned())),
            strange: Memo::new(move |_| {
                let block = block.read();
                let own = block.as_ref().and_then(|block| block.paragraph()?.own.as_ref());
                own.map(|own| own.strange.clone()).unwrap_or_default()
            }),
            hole: Memo::new(move |_| block.read().as_ref().and_then(|block| block.paragraph()?.hole.clone())),
            writing: RwSignal::new(false),
            emptied: RwSignal::new(false),
            given_up: RwSignal::new(None),
        }
    }

    fn is_own(self) -> bool {
        !self.own.read().is_empty()
    }

    /// What was typed becomes the own text; nothing, or the very words of the program, are none.
    fn take(self, typed: &str) {
        let blank = typed.trim().is_empty();
        let own = if blank || *self.generated.read_untracked() == typed { "" } else { typed };
        self.emptied.set(blank);
        if !own.is_empty() {
            self.given_up.set(None);
        }
        self.keep(own);
    }

    fn keep(self, own: &str) {
        if *self.own.read_untracked() != own {
            self.app.edit(&Edit::Text(self.field.get_value(), own.to_owned()));
        }
    }

    fn restore(self) {
        self.given_up.set(Some(self.own.get_untracked()));
        self.writing.set(false);
        self.keep("");
        self.app.say.set(texts::RESTORED.to_owned());
    }

    fn take_back(self) {
        if let Some(own) = self.given_up.get_untracked() {
            self.keep(&own);
        }
    }
}

/// The paragraph with what can be done to it.
#[component]
pub fn OwnParagraph(key: ReportKey, block: Memo<Option<Block>>) -> impl IntoView {
    let is_title = key == ReportKey::Paragraph(Key::Title);
    let mark = Mark::of(Spot::text(&TextField::Report(key.clone())));
    let place = mark.place.clone();
    let state = State::new(key, block);
    let words = move || {
        if state.writing.get() {
            return view! { <OwnWords state one_line=is_title /> }.into_any();
        }
        let text = if state.is_own() { state.own.get() } else { state.generated.get() };
        if is_title { view! { <h3>{text}</h3> }.into_any() } else { lines(&text).into_any() }
    };
    let begin = NodeRef::<html::Button>::new();
    let toggle = move |_| {
        state.writing.update(|writing| *writing = !*writing);
        state.emptied.set(false);
    };
    let act = move || if state.writing.get() { texts::REWRITE_DONE } else { texts::REWRITE };
    let strange = move || {
        let figures = state.strange.get();
        (!figures.is_empty()).then(|| view! { <p class="strange">{texts::strange_figures(&figures)}</p> })
    };
    view! {
        <div class="report-block" class:title=is_title class:replaced=move || state.is_own() data-place=place>
            <div class="report-words">
                {words}
                {strange}
                {move || state.hole.get().map(|hole| view! { <HoleMark hole app=state.app /> })}
                <FieldMessages mark />
            </div>
            <button
                type="button"
                class="quiet rewrite"
                disabled=move || state.app.follows()
                node_ref=begin
                aria-label=move || texts::about(act(), &state.name.read())
                on:click=toggle
            >
                {act}
            </button>
            <Show when=move || state.is_own()>
                <Replaced state begin />
            </Show>
            <Show when=move || !state.is_own() && state.given_up.read().is_some()>
                <p class="report-tools">
                    <span>{texts::RESTORED}</span>
                    <button type="button" class="quiet" disabled=move || state.app.follows() on:click=move |_| state.take_back()>{texts::TAKE_BACK}</button>
                </p>
            </Show>
        </div>
    }
}

/// What is still to be written here, and the way to the field for it. It stands on the page alone, never on paper.
#[component]
fn HoleMark(hole: Hole, app: App) -> impl IntoView {
    let words = if hole.title.is_empty() { texts::HOLE_REASON } else { texts::HOLE };
    let name = texts::about(words, &hole.title);
    view! {
        <p class="hole">
            <button type="button" class="quiet" aria-label=name on:click=move |_| go_to(app, &hole.place)>{words}</button>
        </p>
    }
}

/// The field for the own text; it opens with what stands there now.
#[component]
fn OwnWords(state: State, one_line: bool) -> impl IntoView {
    let element = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = element.get() {
            focus::focus_field(&field);
        }
    });
    let shown = Memo::new(move |_| {
        if state.is_own() {
            state.own.get()
        } else if state.emptied.get() {
            String::new()
        } else {
            state.generated.get()
        }
    });
    view! {
        <span class="grow" data-text=move || shown.get()>
            <textarea
                rows=if one_line { "1" } else { "3" }
                node_ref=element
                readonly=move || state.app.follows()
                aria-label=move || state.name.get()
                prop:value=move || shown.get()
                on:input:target=move |event| {
                    if !composing(&event) {
                        state.take(&event.target().value());
                    }
                }
                on:compositionend:target=move |event| state.take(&event.target().value())
            ></textarea>
        </span>
        {move || state.emptied.get().then(|| view! { <p class="hint">{texts::EMPTY_IS_GENERATED}</p> })}
    }
}

/// Below an own paragraph: that it is one, the way back, and what the program would say.
#[component]
fn Replaced(state: State, begin: NodeRef<html::Button>) -> impl IntoView {
    let seen = RwSignal::new(false);
    let restore = move |_| {
        state.restore();
        if let Some(begin) = begin.get_untracked() {
            focus::focus_field(&begin);
        }
    };
    view! {
        <p class="report-tools">
            <span class="replaced-mark">{texts::REPLACED}</span>
            <button
                type="button"
                class="quiet"
                disabled=move || state.app.follows()
                aria-label=move || texts::about(texts::RESTORE, &state.name.read())
                on:click=restore
            >
                {texts::RESTORE}
            </button>
            <button
                type="button"
                class="quiet"
                aria-label=move || texts::about(texts::SEE_GENERATED, &state.name.read())
                aria-expanded=move || if seen.get() { "true" } else { "false" }
                on:click=move |_| seen.update(|seen| *seen = !*seen)
            >
                {texts::SEE_GENERATED}
            </button>
        </p>
        <Show when=move || seen.get()>
            <div class="generated" role="group" aria-label=texts::GENERATED>{move || lines(&state.generated.read())}</div>
        </Show>
    }
}
