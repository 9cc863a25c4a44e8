//! 满意度调查: what a questionnaire found, as evidence for a row.

use leptos::prelude::*;

use super::field::DayInput;
use super::figure::{Figure, FigureInput};
use super::message::{FieldMessages, Mark};
use crate::app::browser::event;
use crate::app::browser::focus;
use crate::app::state::app;
use crate::checks::Spot;
use crate::edit::{DayField, Edit, FigureField, SurveyCount};
use crate::evaluation::{Evaluation, RowId};
use crate::history::{Act, Step};
use crate::number::{Exact, Ratio};
use crate::words::page as texts;

/// The part. An entry is kept from its first figure on; until then it is only on the page.
#[component]
pub fn Survey() -> impl IntoView {
    let app = app();
    let added = RwSignal::new(Vec::<RowId>::new());
    let shown = Memo::new(move |_| {
        app.evaluation.with(|evaluation| {
            let surveyed = |id: &RowId| evaluation.survey.iter().any(|survey| survey.indicator == *id);
            let rows = evaluation.indicators.iter().map(|row| row.id.clone());
            rows.filter(|id| surveyed(id) || added.read().contains(id)).collect::<Vec<_>>()
        })
    });
    let to_choose = move || {
        let shown = shown.get();
        let rows = app.evaluation.with(|evaluation| {
            let free =
                evaluation.indicators.iter().zip(1_usize..).filter(|(row, _)| !shown.contains(&row.id));
            free.map(|(row, number)| (row.id.to_string(), texts::row_title(number, &row.name)))
                .collect::<Vec<_>>()
        });
        rows.into_iter().map(|(id, title)| view! { <option value=id>{title}</option> }).collect_view()
    };
    let remove = move |id: &RowId| {
        let counts = COUNTS.map(|count| Edit::Survey(id.clone(), count, None));
        let day = Edit::Day(DayField::Survey(id.clone()), None);
        let step = Step::at(Act::RemoveSurvey, Spot::survey(id, SurveyCount::Sent.member()));
        let step = app.evaluation.with_untracked(|evaluation| step.of_row(evaluation));
        app.edit_all(step, &counts.into_iter().chain([day]).collect::<Vec<_>>());
        added.update(|added| added.retain(|other| other != id));
    };
    view! {
        <section class="part" id="part-survey" aria-labelledby="survey-title">
            <h2 id="survey-title">{texts::SURVEY}</h2>
            <FieldMessages mark=Mark::at("survey") />
            <div class="surveys">
                <For each=move || shown.get() key=RowId::clone let:id>
                    <SurveyFields id=id.clone() remove=move || remove(&id) />
                </For>
            </div>
            <label class="field wide">
                <span class="field-label">{texts::ADD_SURVEY}</span>
                <select on:change=move |event| {
                    let id = event::chosen(&event);
                    if !id.is_empty() {
                        let id = RowId::new(id);
                        let first = Spot::survey(&id, SurveyCount::Sent.member());
                        added.update(|added| added.push(id));
                        event::choose_again(&event);
                        if let Spot::Field(first) = first {
                            focus::focus_place_soon(first, ".surveys input");
                        }
                    }
                }>
                    <option value="">{texts::CHOOSE_ROW}</option>
                    {to_choose}
                </select>
            </label>
        </section>
    }
}

const COUNTS: [SurveyCount; 3] = [SurveyCount::Sent, SurveyCount::Valid, SurveyCount::Satisfied];

#[component]
fn SurveyFields(id: RowId, remove: impl Fn() + 'static) -> impl IntoView {
    let app = app();
    let of_title = id.clone();
    let title = Memo::new(move |_| app.evaluation.with(|evaluation| title(evaluation, &of_title)));
    let of_rate = id.clone();
    let rate = move || {
        let rate = app.evaluation.with(|evaluation| satisfied(evaluation, &of_rate));
        rate.map_or_else(|| texts::DASH.to_owned(), |rate| rate.percent(2))
    };
    let fields = COUNTS.map(|count| {
        let label = texts::survey_count(count);
        let (of_value, of_edit) = (id.clone(), id.clone());
        let value = Memo::new(move |_| {
            let count = app.evaluation.with(|evaluation| count.get(evaluation, &of_value))?;
            Exact::parse(&count.to_string()).ok()
        });
        let take = move |figure: Option<Exact>| {
            let number = figure.and_then(|figure| figure.plain().parse().ok());
            app.edit(&Edit::Survey(of_edit.clone(), count, number));
        };
        let mark = Mark::of(Spot::survey(&id, count.member()));
        view! {
            <div class="field narrow">
                <label>
                    <span class="field-label">{label}</span>
                    <FigureInput
                        kind=Figure::Count
                        value
                        commit=take
                        field=FigureField::Survey(id.clone(), count)
                        name=Signal::derive(move || texts::about(label, &title.read()))
                        mark=mark.clone()
                    />
                </label>
                <FieldMessages mark />
            </div>
        }
    });
    let mark = Mark::of(Spot::survey(&id, "date"));
    let whole = Mark::of(Spot::survey(&id, ""));
    view! {
        <fieldset class="survey">
            <legend>{title}</legend>
            <FieldMessages mark=whole />
            <div class="fields">
                {fields.collect_view()}
                <div class="field narrow">
                    <label>
                        <span class="field-label">{texts::SURVEY_DATE}</span>
                        <DayInput field=DayField::Survey(id.clone()) mark=mark.clone() />
                    </label>
                    <FieldMessages mark />
                </div>
                <p class="field narrow rate"><span class="field-label">{texts::SATISFIED_RATE}</span> <output>{rate}</output></p>
                <button type="button" class="quiet danger" on:click=move |_| remove()>{texts::REMOVE_SURVEY}</button>
            </div>
        </fieldset>
    }
}

fn title(evaluation: &Evaluation, id: &RowId) -> String {
    let number = evaluation.row_position(id).map_or(0, |at| at.saturating_add(1));
    texts::row_title(number, evaluation.row(id).map_or("", |row| row.name.as_str()))
}

/// 满意 ÷ 有效.
fn satisfied(evaluation: &Evaluation, id: &RowId) -> Option<Ratio> {
    let count = |count: SurveyCount| Exact::parse(&count.get(evaluation, id)?.to_string()).ok();
    let (satisfied, valid) = (count(SurveyCount::Satisfied)?, count(SurveyCount::Valid)?);
    Exact::ONE.mul_div(satisfied, valid, 4).map(Ratio::new)
}
