//! 评分规则: by which rule a row is judged, where the reading of its target is overruled.

use leptos::prelude::*;

use super::indicator_row::Row;
use crate::app::browser::event;
use crate::app::state::app;
use crate::edit::Edit;
use crate::evaluation::Rule;
use crate::words;
use crate::words::page as texts;

/// The choice of a rule.
#[component]
pub fn RuleSelect(
    row: Row,
    /// Small, and passed over by the Tab key.
    #[prop(optional)]
    in_passing: bool,
) -> impl IntoView {
    let app = app();
    let stated = row.stated;
    let chosen = Memo::new(move |_| stated.read().rule);
    let name = row.name(texts::RULE);
    let id = row.id;
    let options = Rule::ALL.iter().map(|rule| {
        let rule = *rule;
        let selected = move || chosen.get() == Some(rule);
        view! { <option value=rule.word() prop:selected=selected>{words::rule_name(rule)}</option> }
    });
    view! {
        <select
            class:quiet=in_passing
            tabindex=in_passing.then_some("-1")
            data-place=(!in_passing).then_some("rule")
            aria-label=move || name.get()
            on:change=move |event| app.edit(&Edit::Rule(id.clone(), Rule::from_word(&event::chosen(&event))))
        >
            <option value="" prop:selected=move || chosen.read().is_none()>{texts::RULE_BY_TEXT}</option>
            {options.collect_view()}
        </select>
    }
}
