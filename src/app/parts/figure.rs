//! Fields for figures: money, points, counts, percentages, the year.
//!
//! What was typed stays in the field. Where it is no figure the evaluation gets none, so that nothing is computed from
//! an older one, and a sentence at the field says what is wrong.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use super::field::composing;
use super::message::Mark;
use crate::app::state::app;
use crate::app::undo;
use crate::number::reading::{FigureError, fold, read_figure};
use crate::number::{Amount, Exact, Points};
use crate::words;
use crate::words::page as texts;

/// What a figure means, and so how it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// 金额: six places.
    Amount,
    /// 分值: two places.
    Points,
    /// 得分: two places.
    Score,
    /// A number of questionnaires.
    Count,
    /// A share, typed as a percentage.
    Percent,
    /// 年度.
    Year,
}

impl Figure {
    const fn places(self) -> usize {
        match self {
            Figure::Amount => Amount::MAX_PLACES,
            Figure::Points | Figure::Score => Points::MAX_PLACES,
            Figure::Percent => 4,
            Figure::Count | Figure::Year => 0,
        }
    }

    /// What it is called, and an example of how it is written.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Figure::Amount => texts::AMOUNT_FIGURE,
            Figure::Points => texts::POINTS_FIGURE,
            Figure::Score => texts::SCORE_FIGURE,
            Figure::Count => texts::COUNT_FIGURE,
            Figure::Percent => texts::PERCENT_FIGURE,
            Figure::Year => texts::YEAR_FIGURE,
        }
    }

    /// The figure that a text states; `None` for an empty text.
    fn read(self, text: &str) -> Result<Option<Exact>, String> {
        let folded = fold(text);
        let typed = folded.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let digits = if self == Figure::Percent { typed.strip_suffix('%').unwrap_or(typed) } else { typed };
        let says = |error: FigureError| match error {
            FigureError::NotANumber => texts::not_a_figure(text.trim(), self.words()),
            other => words::figure_error(&other, self.words().0, self.places()),
        };
        let figure = read_figure(digits).map_err(says)?;
        if usize::try_from(figure.places()).unwrap_or(usize::MAX) > self.places() {
            return Err(says(FigureError::TooManyFractionDigits));
        }
        let fits = match self {
            Figure::Amount => true,
            Figure::Points | Figure::Score | Figure::Percent => !figure.is_negative(),
            Figure::Count => figure.plain().parse::<u32>().is_ok(),
            Figure::Year => figure.plain().parse().is_ok_and(|year: i32| (1949..=2999).contains(&year)),
        };
        if !fits {
            return Err(texts::out_of_bounds(self.words()));
        }
        match self {
            Figure::Percent => {
                let share = figure.mul_div(Exact::ONE, Exact::HUNDRED, 6);
                Ok(share.and_then(|share| Exact::parse(&share.plain()).ok()))
            }
            _ => Ok(Some(figure)),
        }
    }

    /// How the field shows a figure that nobody is typing.
    fn write(self, figure: Option<Exact>) -> String {
        match (self, figure) {
            (_, None) => String::new(),
            (Figure::Percent, Some(share)) => {
                share.times(Exact::HUNDRED).map_or_else(String::new, Exact::plain)
            }
            (_, Some(figure)) => figure.to_string(),
        }
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
    let typed = RwSignal::new(kind.write(value.get_untracked()));
    let wrong = Memo::new(move |_| typed.with(|typed| kind.read(typed).err()));
    // Figures are kept with the digits they are stated with: 50.60 is another statement than 50.6.
    let stated = |figure: Option<Exact>| figure.map(|figure| figure.to_string());
    let last = StoredValue::new(stated(value.get_untracked()));
    // Whether a figure gave way to what is typed now and is none.
    let gave_way = StoredValue::new(false);
    // Another figure came from elsewhere, be it only with other digits: show it. What says the same stays as it was typed.
    Effect::new(move |_| {
        let figure = value.get();
        let same = typed.with_untracked(|typed| kind.read(typed).ok().flatten()) == figure;
        if !same || stated(figure) != last.get_value() {
            typed.set(kind.write(figure));
            last.set_value(stated(figure));
        }
    });
    let take = move |text: String| {
        typed.set(text);
        let read = typed.with_untracked(|typed| kind.read(typed));
        let (figure, unread) = (read.as_ref().ok().copied().flatten(), read.is_err());
        let changes = stated(figure) != last.get_value();
        gave_way.set_value(unread && (changes || gave_way.get_value()));
        if changes {
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
                    // What is no figure was not taken over: undoing begins with it. Where a figure gave way to it, undoing
                    // brings back that figure, and so does both.
                    let both = gave_way.get_value() && undo::last_was_here(app, &event);
                    if wrong.read_untracked().is_some() && undo::undoes(&event) && !both {
                        event.prevent_default();
                        typed.set(kind.write(value.get_untracked()));
                    }
                }
                on:blur=move |_| {
                    // A field that goes while it has the focus loses it after its figure has gone.
                    if let Some(Ok(figure)) = typed.try_with_untracked(|typed| kind.read(typed)) {
                        typed.set(kind.write(figure));
                    }
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
