//! Fields for figures: money, points, counts, percentages, the year.
//!
//! What was typed stays in the field. Where it is no figure the evaluation keeps it as it is and has no figure there, so
//! that nothing is computed from an older one; a sentence at the field says what is wrong, and the checks say it too.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use super::field::composing;
use super::message::Mark;
use crate::app::state::app;
use crate::app::undo;
use crate::edit::{Edit, FigureField};
use crate::number::Exact;
pub use crate::number::reading::Figure;
use crate::words;

/// How a field shows a figure that nobody is typing.
fn written(kind: Figure, figure: Option<Exact>) -> String {
    match (kind, figure) {
        (_, None) => String::new(),
        (Figure::Percent, Some(share)) => share.times(Exact::HUNDRED).map_or_else(String::new, Exact::plain),
        (_, Some(figure)) => figure.to_string(),
    }
}

/// What the evaluation states, followed also where only its digits are others: 50.60 equals 50.6, and says another thing.
pub fn stated_figure(of: impl Fn() -> Option<Exact> + Send + Sync + 'static) -> Memo<Option<Exact>> {
    fn digits(figure: Option<&Option<Exact>>) -> Option<u32> {
        figure.copied().flatten().map(Exact::places_stated)
    }
    Memo::new_with_compare(move |_| of(), |old, new| old != new || digits(old) != digits(new))
}

/// A field for a figure.
#[component]
pub fn FigureInput(
    /// What it means.
    kind: Figure,
    /// What the evaluation says.
    #[prop(into)]
    value: Signal<Option<Exact>>,
    /// Takes the new figure.
    commit: impl Fn(Option<Exact>) + Clone + 'static,
    /// The field of the evaluation, which keeps what is no figure; without one it stays on the page.
    #[prop(optional)]
    field: Option<FigureField>,
    /// Its accessible name, where no label stands around it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// What the empty field shows.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// Its column, for moving by keyboard.
    #[prop(optional)]
    column: Option<&'static str>,
    /// What was found at it.
    #[prop(optional, into)]
    mark: Option<Mark>,
) -> impl IntoView {
    let app = app();
    // Amounts may name a unit, and are converted to that of the evaluation.
    let power = move || match kind {
        Figure::Amount => app.evaluation.with_untracked(|evaluation| evaluation.amount_unit.power()),
        _ => 0,
    };
    let read = move |text: &str| kind.read(text, power());
    let key = field.as_ref().map(FigureField::key);
    let keeps = key.is_some();
    let unread = Memo::new(move |_| {
        let (row, name) = key.as_ref()?;
        let texts = app.unread.read();
        texts.iter().find(|text| (&text.row, &text.field) == (row, name)).map(|text| text.text.clone())
    });
    let shown = move || unread.get_untracked().unwrap_or_else(|| written(kind, value.get_untracked()));
    let typed = RwSignal::new(shown());
    let wrong = Memo::new(move |_| {
        typed.with(|typed| read(typed).err().map(|fault| words::figure_fault(kind, typed, &fault)))
    });
    // Figures are kept with the digits they are stated with: 50.60 is another statement than 50.6.
    let stated = |figure: Option<Exact>| figure.map(|figure| figure.to_string());
    let last = StoredValue::new(stated(value.get_untracked()));
    // Something else came from elsewhere, be it only with other digits: show it. What says the same stays as it was typed.
    Effect::new(move |_| {
        let (figure, kept) = (value.get(), unread.get());
        if let Some(kept) = kept {
            last.set_value(stated(figure));
            if typed.with_untracked(|typed| *typed != kept) {
                typed.set(kept);
            }
            return;
        }
        let same = typed.with_untracked(|typed| match read(typed) {
            Ok(read) => read == figure,
            Err(_) => !keeps && figure.is_none(),
        });
        if !same || stated(figure) != last.get_value() {
            typed.set(written(kind, figure));
            last.set_value(stated(figure));
        }
    });
    let take = move |text: String| {
        let read = read(&text);
        typed.set(text);
        let figure = match (read, &field) {
            (Err(_), Some(field)) => {
                last.set_value(None);
                let text = typed.get_untracked();
                return app.edit(&Edit::Unread(field.clone(), text));
            }
            (read, _) => read.ok().flatten(),
        };
        if stated(figure) != last.get_value() || unread.with_untracked(Option::is_some) {
            last.set_value(stated(figure));
            commit(figure);
        }
    };
    let take_composed = take.clone();
    let message = message_id();
    let own_message = message.clone();
    let place = mark.as_ref().and_then(|mark| mark.place.clone());
    let of_described = mark.clone();
    // What is no figure is said first: what was found rests on the figure that is missing.
    let described = move || {
        let found = || of_described.as_ref().and_then(Mark::described);
        if wrong.read().is_some() { Some(own_message.clone()) } else { found() }
    };
    let invalid = move || wrong.read().is_some() || mark.as_ref().is_some_and(Mark::invalid);
    view! {
        <span class="figure">
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-label=name.map(|name| move || name.get())
                aria-invalid=move || invalid().then_some("true")
                aria-describedby=described
                placeholder=move || placeholder.map(|placeholder| placeholder.get())
                data-column=column
                data-place=place
                prop:value=move || typed.get()
                on:input:target=move |event| {
                    if !composing(&event) {
                        take(event.target().value());
                    }
                }
                on:compositionend:target=move |event| take_composed(event.target().value())
                on:keydown=move |event| {
                    // What is no figure and belongs to nothing kept was not taken over: undoing begins with it.
                    if !keeps && wrong.read_untracked().is_some() && undo::undoes(&event) {
                        event.prevent_default();
                        typed.set(written(kind, value.get_untracked()));
                    }
                }
                on:blur=move |_| {
                    // A field that goes while it has the focus loses it after its figure has gone.
                    let Some(Ok(figure)) = typed.try_with_untracked(|typed| read(typed)) else { return };
                    // A year is always stated: an emptied field shows it again.
                    let figure = if kind == Figure::Year { value.get_untracked() } else { figure };
                    typed.set(written(kind, figure));
                }
            />
            {move || wrong.get().map(|wrong| view! { <span class="wrong" id=message.clone() role="alert">{wrong}</span> })}
        </span>
    }
}

fn message_id() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("wrong-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}
