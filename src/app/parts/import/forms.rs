//! Which forms of the file are taken, and the scheme of each.

use leptos::prelude::*;

use super::Looking;
use crate::app::browser::event;
use crate::import::{Form, Proposal, SchemeChoice as Chosen};
use crate::scheme;
use crate::words;
use crate::words::page as texts;

/// The forms of a file that holds several, each with a tick and a way to look at it.
#[component]
pub fn Forms(looking: Looking) -> impl IntoView {
    let names = Memo::new(move |_| {
        let understood = looking.understood.read();
        let named = understood.forms.iter().zip(1..).map(|(form, number)| {
            form.read().map(|evaluation| texts::import_form(number, &evaluation)).unwrap_or_default()
        });
        named.collect::<Vec<String>>()
    });
    move || {
        let names = names.get();
        if names.len() < 2 {
            return None;
        }
        let rows = names.into_iter().enumerate().map(|(at, name)| view! { <OneForm looking at name /> });
        Some(view! {
            <section class="import-forms" aria-labelledby="import-forms-title">
                <h2 id="import-forms-title">{texts::FORMS_TITLE}</h2>
                <ul>{rows.collect_view()}</ul>
            </section>
        })
    }
}

#[component]
fn OneForm(looking: Looking, at: usize, name: String) -> impl IntoView {
    let Looking { shown, ticked, .. } = looking;
    let tick = move |_| {
        ticked.update(|ticked| {
            if let Some(ticked) = ticked.get_mut(at) {
                *ticked = !*ticked;
            }
        });
    };
    let current = move || (shown.get() == at).then_some("true");
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=move || ticked.read().get(at).copied().unwrap_or_default() on:change=tick />
                {name}
            </label>
            <button type="button" class="quiet" aria-current=current on:click=move |_| shown.set(at)>
                {texts::look_at_form(at.saturating_add(1))}
            </button>
        </li>
    }
}

/// The scheme of the form that is shown: the best fitting one, with its reasons, or another.
#[component]
pub fn SchemeChoice(looking: Looking, form: Memo<Option<Form>>) -> impl IntoView {
    let scheme = Memo::new(move |_| form.read().as_ref().and_then(Form::read).map(|read| read.scheme));
    let proposals =
        Memo::new(move |_| form.read().as_ref().map(|form| form.proposals.clone()).unwrap_or_default());
    let choose = move |id: String| {
        let at = looking.shown.get_untracked();
        looking.choose(|choices| {
            choices.schemes.retain(|choice| choice.form != at);
            choices.schemes.push(Chosen { form: at, scheme: id });
        });
    };
    let options = move || {
        let named = |proposal: &Proposal| {
            let name = scheme::find(&proposal.scheme)
                .map_or_else(|| proposal.scheme.clone(), |scheme| words::scheme_name(&scheme).to_string());
            (proposal.scheme.clone(), texts::proposal_option(&name, proposal.fit))
        };
        let options = proposals.read().iter().map(named).collect::<Vec<_>>();
        options
            .into_iter()
            .map(|(id, said)| {
                let value = id.clone();
                view! { <option value=value prop:selected=move || scheme.read().as_ref() == Some(&id)>{said}</option> }
            })
            .collect_view()
    };
    let chosen = Memo::new(move |_| {
        let scheme = scheme.get()?;
        proposals.read().iter().find(|proposal| proposal.scheme == scheme).cloned()
    });
    view! {
        <section class="import-scheme">
            <label>
                <span class="field-label">{texts::SCHEME}</span>
                <select on:change=move |event| choose(event::chosen(&event))>{options}</select>
            </label>
            {move || chosen.get().map(|proposal| view! { <Reasons proposal /> })}
        </section>
    }
}

#[component]
fn Reasons(proposal: Proposal) -> impl IntoView {
    let reasons = proposal.reasons.iter().map(|reason| {
        let class = if reason.agrees { "agrees" } else { "disagrees" };
        let sign = if reason.agrees { "✓ " } else { "✕ " };
        view! { <li class=class><span aria-hidden="true">{sign}</span>{words::import::reason(reason)}</li> }
    });
    view! {
        <details>
            <summary>{texts::why_scheme(proposal.fit)}</summary>
            <ul>{reasons.collect_view()}</ul>
        </details>
    }
}
