//! The form: head, scores, every part of the table, and the explanation beside it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::browser::{event, focus};
use crate::app::parts::accounts::Accounts;
use crate::app::parts::budget::BudgetPart;
use crate::app::parts::claimed::ClaimedPart;
use crate::app::parts::explanation::ExplanationAside;
use crate::app::parts::findings::FindingsAside;
use crate::app::parts::goals::{Goals, Narratives};
use crate::app::parts::header::HeaderFields;
use crate::app::parts::indicator_table::IndicatorTable;
use crate::app::parts::notices::Notices;
use crate::app::parts::own_scheme::SchemePart;
use crate::app::parts::paper_choice::PaperChoice;
use crate::app::parts::print_question::PrintQuestion;
use crate::app::parts::report::ReportPart;
use crate::app::parts::score_bar::ScoreBar;
use crate::app::parts::survey::Survey;
use crate::app::parts::top_bar::TopBar;
use crate::app::places;
use crate::app::state::{App, app};
use crate::app::undo;
use crate::evaluation::Evaluation;
use crate::words::page as texts;

/// The page.
#[component]
pub fn FormPage() -> impl IntoView {
    let app = app();
    let is_project = app.evaluation.with_untracked(Evaluation::is_project);
    listen_for_save(app);
    undo::listen_for_keys(app);
    view! {
        <div class="form-page">
            <TopBar />
            <ScoreBar />
            <Notices />
            <PrintQuestion />
            <div class="columns">
                <main class="form" on:focusin=move |event| visit(app, event.target()) on:focusout=move |_| app.visit(None)>
                    <div class="form-head">
                        <Contents is_project />
                        <PaperChoice />
                    </div>
                    // Nothing can be changed where another window writes; what can be unfolded is.
                    <fieldset class="all-fields" disabled=move || app.follows()>
                        <HeaderFields />
                        <SchemePart />
                        <BudgetPart />
                        {(!is_project).then(|| view! { <Accounts /> })}
                        <Goals />
                        <IndicatorTable />
                        <Survey />
                        <Narratives />
                    </fieldset>
                    <ReportPart />
                    <fieldset class="all-fields" disabled=move || app.follows()>
                        <ClaimedPart />
                    </fieldset>
                </main>
                <div class="beside">
                    <ExplanationAside />
                    <FindingsAside />
                </div>
            </div>
        </div>
    }
}

/// The field that has the focus now, if it is one that findings may be about.
fn visit(app: App, target: Option<web_sys::EventTarget>) {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    app.visit(element.and_then(|element| places::spot_of(&element)));
}

/// The way to each part.
#[component]
fn Contents(is_project: bool) -> impl IntoView {
    let parts = texts::PARTS.iter().filter(|(place, _)| !is_project || *place != "part-accounts");
    let ways = parts.map(|(place, title)| {
        let go = move |_| {
            if let Some(part) = document().get_element_by_id(place) {
                part.scroll_into_view();
            }
            let fields = format!("#{place} input, #{place} textarea, #{place} select");
            let any = document().query_selector(&fields).ok().flatten().is_some();
            focus::focus(&if any { fields } else { format!("#{place} button") });
        };
        view! { <button type="button" class="quiet" on:click=go>{*title}</button> }
    });
    view! { <nav class="contents" aria-label=texts::CONTENTS>{ways.collect_view()}</nav> }
}

/// Ctrl+S saves the file.
fn listen_for_save(app: App) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let control = event.ctrl_key() || event.meta_key();
        if control && !event.alt_key() && event::key(&event).is_some_and(|key| key.eq_ignore_ascii_case("s"))
        {
            event.prevent_default();
            app.export_json();
        }
    });
    on_cleanup(move || handle.remove());
}
