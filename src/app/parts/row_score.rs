//! 得分: what was entered, what counts, and the way to its explanation.

use leptos::prelude::*;

use super::figure::{Figure, FigureInput};
use super::indicator_row::Row;
use crate::app::state::{Subject, app};
use crate::checks::{self, Spot};
use crate::edit::{Edit, FigureField, PointsField};
use crate::number::Points;
use crate::scoring::{Outcome, RowScore};
use crate::words::page as texts;

/// The cell.
#[component]
pub fn ScoreCell(row: Row, name: Signal<String>) -> impl IntoView {
    let app = app();
    let (stated, score, number) = (row.stated, row.score, row.number);
    let computed = Memo::new(move |_| score.read().as_ref().and_then(|score| score.computed));
    let counts = Memo::new(move |_| score.read().as_ref().and_then(RowScore::score));
    let differs = Memo::new(move |_| score.read().as_ref().is_some_and(RowScore::differs));
    // What was found at the score stands below the row, and says it all.
    let found = row.found;
    let said = Memo::new(move |_| {
        let found = found.read();
        found.iter().any(|item| matches!(&item.key.spot, Spot::Row(_, column) if column == "score"))
    });
    let shares = Memo::new(move |_| {
        score.read().as_ref().is_some_and(|score| matches!(score.outcome, Outcome::SharesWith { .. }))
    });
    let id = row.id.clone();
    let take = move |figure: Option<_>| {
        app.edit(&Edit::Points(id.clone(), PointsField::Score, figure.map(Points::new)))
    };
    let id = row.id.clone();
    let explained = move || *app.subject.read() == Subject::Row(id.clone());
    let own_id = row.id.clone();
    view! {
        <div class="score-cell">
            <FigureInput
                kind=Figure::Score
                value=Signal::derive(move || stated.read().score.map(Points::exact))
                commit=take
                field=FigureField::Points(row.id.clone(), PointsField::Score)
                name=name
                placeholder=Signal::derive(move || computed.get().map(texts::score).unwrap_or_default())
                column="score"
                mark=row.mark("score")
            />
            <button
                type="button"
                class="score"
                class:open=explained
                aria-label=move || texts::score_button(number.get(), counts.get())
                title=texts::SCORE_TITLE
                on:click=move |_| app.explain(Subject::Row(own_id.clone()))
            >
                {move || if shares.get() { texts::SHARED.to_owned() } else { texts::score_or_dash(counts.get()) }}
            </button>
        </div>
        {move || {
            let computed = computed.get().filter(|_| differs.get() && !said.get())?;
            let entered = stated.read().score?;
            let explained = checks::is_reason(&stated.read().reason);
            Some(view! { <p class="differs-note">{texts::differs(entered, computed, explained)}</p> })
        }}
    }
}
