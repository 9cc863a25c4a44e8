//! 绩效目标 and the texts for the report and the table.

use leptos::prelude::*;

use super::field::Text;
use super::message::{FieldMessages, Mark};
use crate::checks::Spot;
use crate::edit::TextField;
use crate::evaluation::{GoalKey, NarrativeKey};
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
        view! { <LongText label used field=TextField::Narrative(*key) lines=3 /> }
    });
    view! {
        <section class="part" id="part-texts" aria-labelledby="texts-title">
            <h2 id="texts-title">{texts::TEXTS}</h2>
            <FieldMessages mark=Mark::at("narrative") />
            <div class="long-texts">{narratives.collect_view()}</div>
        </section>
    }
}

/// A long text with its label, and where it is used.
#[component]
pub fn LongText(
    label: &'static str,
    field: TextField,
    #[prop(default = "")] used: &'static str,
    #[prop(default = 2)] lines: u32,
) -> impl IntoView {
    let mark = Mark::of(Spot::text(&field));
    view! {
        <div class="field long">
            <label>
                <span class="field-label">{label} {(!used.is_empty()).then(|| view! { <small class="used" aria-hidden="true">{used}</small> })}</span>
                <Text field name=Signal::stored(label.to_owned()) lines mark=mark.clone() />
            </label>
            <FieldMessages mark />
        </div>
    }
}
