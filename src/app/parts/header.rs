//! 基本信息: whose table it is, of which year, by which scheme, and who answers for it.

use leptos::prelude::*;

use super::field::{Choice, DayInput, TextLine, said_of};
use super::figure::{Figure, FigureInput};
use super::message::{FieldMessages, Mark};
use crate::app::browser::event;
use crate::app::state::app;
use crate::checks::Spot;
use crate::edit::{DayField, Edit, FigureField, TextField};
use crate::evaluation::{AmountUnit, ContactKey, Project};
use crate::number::Exact;
use crate::scheme::{built_in, find};
use crate::words::page as texts;
use crate::words::scheme_name;

/// The part.
#[component]
pub fn HeaderFields() -> impl IntoView {
    let app = app();
    let is_project = app.evaluation.with_untracked(crate::evaluation::Evaluation::is_project);
    let contacts = ContactKey::ALL.iter().map(|key| {
        view! { <TextLine label=texts::contact(*key) field=TextField::Contact(*key) /> }
    });
    view! {
        <section class="part" id="part-header" aria-labelledby="header-title">
            <h2 id="header-title">{texts::HEADER}</h2>
            <div class="fields">
                <TextLine label=texts::UNIT field=TextField::Unit wide=true />
                {is_project.then(|| view! { <ProjectNames /> })}
                <Year />
                <Day label=texts::FILED_ON field=DayField::FiledOn />
                <Day label=texts::REPORT_DATE field=DayField::ReportDate />
                <AmountUnits />
                <Schemes />
                {contacts.collect_view()}
            </div>
            {is_project.then(|| view! { <ProjectBoxes /> })}
        </section>
    }
}

#[component]
fn ProjectNames() -> impl IntoView {
    view! {
        <TextLine label=texts::PROJECT_NAME field=TextField::ProjectName wide=true />
        <TextLine label=texts::DEPARTMENT field=TextField::SupervisingDepartment />
        <TextLine label=texts::IMPLEMENTING_UNIT field=TextField::ImplementingUnit />
    }
}

#[component]
fn ProjectBoxes() -> impl IntoView {
    let app = app();
    let project = move || app.evaluation.with(|evaluation| evaluation.project.clone());
    let project = Memo::new(move |_| project().unwrap_or_else(Project::default));
    view! {
        <div class="choices">
            <Choice
                label=texts::CATEGORY
                options=texts::categories()
                chosen=Signal::derive(move || project.read().category)
                choose=Edit::Category
                place="project.category"
            />
            <Choice
                label=texts::ATTRIBUTE
                options=texts::attributes()
                chosen=Signal::derive(move || project.read().attribute)
                choose=Edit::Attribute
                place="project.attribute"
            />
            <Choice
                label=texts::DURATION
                options=texts::durations()
                chosen=Signal::derive(move || project.read().duration)
                choose=Edit::Duration
                place="project.duration"
            />
        </div>
    }
}

#[component]
fn Year() -> impl IntoView {
    let app = app();
    let year = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.year));
    // A field without a year leaves the one there was.
    let take = move |figure: Option<Exact>| {
        let stated = figure.and_then(|figure| figure.plain().parse().ok());
        app.edit(&Edit::Year(stated.unwrap_or_else(|| year.get_untracked())));
    };
    let mark = Mark::at("year");
    view! {
        <div class="field narrow">
            <label>
                <span class="field-label">{texts::YEAR}</span>
                <FigureInput
                    kind=Figure::Year
                    value=Signal::derive(move || Some(Exact::from(year.get())))
                    commit=take
                    field=FigureField::Year
                    name=Signal::stored(texts::YEAR.to_owned())
                    mark=mark.clone()
                />
            </label>
            <FieldMessages mark />
        </div>
    }
}

#[component]
fn Day(label: &'static str, field: DayField) -> impl IntoView {
    let mark = Mark::of(Spot::day(&field));
    view! {
        <div class="field narrow">
            <label><span class="field-label">{label}</span><DayInput field mark=mark.clone() /></label>
            <FieldMessages mark />
        </div>
    }
}

#[component]
fn AmountUnits() -> impl IntoView {
    let app = app();
    let chosen = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.amount_unit));
    let options = AmountUnit::ALL.iter().map(|unit| {
        let unit = *unit;
        view! { <option value=unit.word() prop:selected=move || chosen.get() == unit>{unit.word()}</option> }
    });
    let mark = Mark::at("amount_unit");
    let (place, invalid, described) = said_of(Some(mark.clone()));
    view! {
        <div class="field narrow">
        <label>
            <span class="field-label">{texts::AMOUNT_UNIT}</span>
            <select data-place=place aria-invalid=invalid aria-describedby=described on:change=move |event| {
                if let Some(unit) = AmountUnit::from_word(&event::chosen(&event)) {
                    app.edit(&Edit::AmountUnit(unit));
                }
            }>{options.collect_view()}</select>
        </label>
        <FieldMessages mark />
        </div>
    }
}

/// The schemes that fit; one that the file brings is kept until another is chosen.
#[component]
fn Schemes() -> impl IntoView {
    let app = app();
    let options = move || {
        let current = app.scheme.get();
        let chosen = current.full_id();
        let own = find(&chosen.to_string()).is_none().then(|| current.clone());
        let fitting = built_in().iter().filter(|scheme| scheme.kind == current.kind).cloned();
        let options = own.into_iter().chain(fitting).map(|scheme| {
            let id = scheme.full_id();
            view! { <option value=id.to_string() prop:selected=id == chosen>{scheme_name(&scheme)}</option> }
        });
        options.collect_view()
    };
    view! {
        <label class="field wide">
            <span class="field-label">{texts::SCHEME}</span>
            <select data-place="scheme" on:change=move |event| {
                app.use_built_in(&event::chosen(&event));
            }>{options}</select>
        </label>
    }
}
