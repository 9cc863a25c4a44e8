//! 绩效目标 and the texts for the report and the table.

use leptos::prelude::*;

use super::field::Text;
use super::message::{FieldMessages, Mark};
use super::report::lines;
use crate::app::browser::focus;
use crate::app::state::app;
use crate::checks::Spot;
use crate::edit::{Edit, TextField};
use crate::evaluation::{GoalKey, NarrativeKey};
use crate::report::composed_deviation;
use crate::words::page as texts;

/// 绩效目标.
#[component]
pub fn Goals() -> impl IntoView {
    let goals = GoalKey::ALL.iter().map(|key| {
        view! { <LongText label=texts::goal(*key) field=TextField::Goal(*key) lines=3 /> }
    });
    view! {
        <section class="part" id="part-goals" aria-labelledby="goals-title">
            <h2 id="goals-title">{texts::GOALS}</h2>
            <FieldMessages mark=Mark::at("goals") />
            <div class="long-texts">{goals.collect_view()}</div>
        </section>
    }
}

/// 说明文字.
#[component]
pub fn Narratives() -> impl IntoView {
    let narratives = NarrativeKey::ALL.iter().map(|key| {
        let (label, used) = texts::narrative(*key);
        let field = TextField::Narrative(*key);
        if *key == NarrativeKey::Deviation {
            let below = view! { <Composed /> }.into_any();
            view! { <LongText label used field lines=3 below /> }.into_any()
        } else {
            view! { <LongText label used field lines=3 /> }.into_any()
        }
    });
    view! {
        <section class="part" id="part-texts" aria-labelledby="texts-title">
            <h2 id="texts-title">{texts::TEXTS}</h2>
            <FieldMessages mark=Mark::at("narrative") />
            <div class="long-texts">{narratives.collect_view()}</div>
        </section>
    }
}

/// Below 偏差…原因分析 while it is blank: what is printed there out of the reasons of the rows, which can be put into the field.
#[component]
fn Composed() -> impl IntoView {
    let app = app();
    let composed = Memo::new(move |_| {
        app.evaluation.with(|evaluation| composed_deviation(evaluation, &app.scheme.read()))
    });
    let rewrite = move |_| {
        let Some(text) = composed.get_untracked() else { return };
        app.edit(&Edit::Text(TextField::Narrative(NarrativeKey::Deviation), text));
        focus::after_update(|| focus::focus("[data-place='narrative.deviation']"));
    };
    move || {
        composed.get().map(|text| {
            view! {
                <div class="composed" role="group" aria-label=texts::COMPOSED>
                    <p class="hint">{texts::COMPOSED}</p>
                    {lines(&text)}
                    <button type="button" class="quiet" aria-label=texts::about(texts::REWRITE, texts::narrative(NarrativeKey::Deviation).0) disabled=move || app.follows() on:click=rewrite>{texts::REWRITE}</button>
                </div>
            }
        })
    }
}

/// A long text with its label, and where it is used.
#[component]
pub fn LongText(
    label: &'static str,
    field: TextField,
    #[prop(default = "")] used: &'static str,
    #[prop(default = 2)] lines: u32,
    /// What stands below the field.
    #[prop(optional)]
    below: Option<AnyView>,
) -> impl IntoView {
    let mark = Mark::of(Spot::text(&field));
    view! {
        <div class="field long">
            <label>
                <span class="field-label">{label} {(!used.is_empty()).then(|| view! { <small class="used" aria-hidden="true">{used}</small> })}</span>
                <Text field name=Signal::stored(label.to_owned()) lines mark=mark.clone() />
            </label>
            <FieldMessages mark />
            {below}
        </div>
    }
}
