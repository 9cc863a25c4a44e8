//! 核对已有的表和报告: what a table or report made elsewhere prints, to be compared with what is computed here.

use leptos::prelude::*;

use super::field::TextLine;
use super::figure::{Figure, FigureInput, stated_figure};
use super::goals::LongText;
use super::message::{FieldMessages, Mark};
use crate::app::state::app;
use crate::checks::Spot;
use crate::edit::{ClaimedPoints, ClaimedText, Edit, FigureField, TextField};
use crate::evaluation::Claimed;
use crate::number::Points;
use crate::words::page as texts;

/// The part.
#[component]
pub fn ClaimedPart() -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| app.evaluation.with(|evaluation| stated(&evaluation.claimed)));
    let shown = Memo::new(move |_| open.get() || app.follows());
    let label = move || if shown.get() { texts::CLOSE_CLAIMED } else { texts::OPEN_CLAIMED };
    view! {
        <section class="part" id="part-claimed" aria-labelledby="claimed-title">
            <h2 id="claimed-title">{texts::CLAIMED}</h2>
            <p class="lead">{texts::CLAIMED_LEAD}</p>
            <p class="report-fold">
                <button
                    type="button"
                    aria-expanded=move || shown.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {label}
                </button>
                {move || (count.get() > 0).then(|| view! { <span class="replaced-count">{texts::claimed_count(count.get())}</span> })}
            </p>
            <Show when=move || shown.get()>
                <ClaimedFields />
            </Show>
        </section>
    }
}

#[component]
fn ClaimedFields() -> impl IntoView {
    let app = app();
    // Titles of the scheme, and those that a file brings beside them.
    let titles = Memo::new(move |_| {
        let scheme = app.scheme.read();
        let mut titles: Vec<String> = scheme.sections.iter().map(|section| section.title.clone()).collect();
        app.evaluation.with(|evaluation| {
            let others = evaluation.claimed.sections.keys().filter(|title| !titles.contains(title));
            let others: Vec<String> = others.cloned().collect();
            titles.extend(others);
        });
        titles
    });
    view! {
        <div class="claimed-fields">
            <div class="fields">
                <TextLine label=texts::CLAIMED_RATE field=TextField::Claimed(ClaimedText::ExecutionRate) />
                <PointsField label=texts::CLAIMED_BUDGET_SCORE.to_owned() field=ClaimedPoints::BudgetScore />
                <PointsField label=texts::CLAIMED_TOTAL.to_owned() field=ClaimedPoints::Total />
                <TextLine label=texts::CLAIMED_GRADE field=TextField::Claimed(ClaimedText::Grade) />
                <PointsField label=texts::CLAIMED_GOAL_POINTS.to_owned() field=ClaimedPoints::GoalPoints />
                <For each=move || titles.get() key=String::clone let:title>
                    <PointsField label=texts::claimed_section(&title) field=ClaimedPoints::Section(title) />
                </For>
            </div>
            <LongText label=texts::CLAIMED_REPORT field=TextField::Claimed(ClaimedText::Report) lines=6 />
        </div>
    }
}

#[component]
fn PointsField(label: String, field: ClaimedPoints) -> impl IntoView {
    let app = app();
    let of_value = field.clone();
    let value = stated_figure(move || {
        app.evaluation.with(|evaluation| of_value.get(&evaluation.claimed)).map(Points::exact)
    });
    let mark = Mark::of(Spot::claimed(&field));
    let messages = mark.clone();
    let of_figure = FigureField::Claimed(field.clone());
    let take = move |figure: Option<_>| app.edit(&Edit::Claimed(field.clone(), figure.map(Points::new)));
    view! {
        <div class="field">
            <label>
                <span class="field-label">{label.clone()}</span>
                <FigureInput kind=Figure::Score value commit=take field=of_figure name=Signal::stored(label) mark />
            </label>
            <FieldMessages mark=messages />
        </div>
    }
}

/// How much is stated.
fn stated(claimed: &Claimed) -> usize {
    let texts = [&claimed.execution_rate, &claimed.grade, &claimed.report];
    let points = [claimed.budget_score, claimed.total, claimed.goal_points];
    let texts = texts.iter().filter(|text| !text.trim().is_empty()).count();
    texts.saturating_add(points.iter().flatten().count()).saturating_add(claimed.sections.len())
}
