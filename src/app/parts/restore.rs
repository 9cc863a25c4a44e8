//! Before a file is taken in: what it holds, what is here already, and what is to become of each.

use leptos::prelude::*;

use crate::app::browser::focus;
use crate::app::findings::Other;
use crate::app::state::{Restoring, app};
use crate::evaluation::Evaluation;
use crate::library::{Against, Choice, RestoreItem};
use crate::words::page as texts;

/// The question that waits, if any.
#[component]
pub fn RestoreQuestion() -> impl IntoView {
    let app = app();
    Effect::new(move |_| {
        if app.question.read().is_some() {
            // Where one answer takes the place of newer work, Enter must not give it.
            focus::after_update(|| {
                focus::focus(".question button");
                focus::focus(".question [data-first]");
            });
        }
    });
    move || {
        app.question.get().map(|restoring| match restoring.plan.items.as_slice() {
            [only] if restoring.opens && only.is_conflict() => {
                let question = texts::kept_already(&only.incoming.evaluation, &only.against);
                view! { <One restoring question /> }.into_any()
            }
            _ => view! { <Preview restoring /> }.into_any(),
        })
    }
}

/// One evaluation that is kept already, with other contents.
#[component]
fn One(restoring: Restoring, question: String) -> impl IntoView {
    let app = app();
    let restoring = StoredValue::new(restoring);
    let answer = move |choice: Choice| {
        let mut restoring = restoring.get_value();
        restoring.plan.items.iter_mut().for_each(|item| item.choice = choice);
        app.carry_out(&restoring);
    };
    view! {
        <div class="notice question" role="alertdialog" aria-label=texts::KEPT_ALREADY>
            <p>{question}</p>
            <p class="buttons">
                <button type="button" on:click=move |_| answer(Choice::Take)>{texts::REPLACE}</button>
                <button type="button" data-first="" on:click=move |_| answer(Choice::Both)>{texts::KEEP_AS_COPY}</button>
                <button type="button" on:click=move |_| app.restore_nothing()>{texts::CANCEL}</button>
            </p>
        </div>
    }
}

/// Everything in the file, with a choice for each; nothing is written before the person has agreed.
#[component]
fn Preview(restoring: Restoring) -> impl IntoView {
    let app = app();
    let summary = texts::plan_summary(&restoring.plan);
    let unreadable = texts::plan_unreadable(&restoring.plan.unreadable);
    let choices = RwSignal::new(restoring.plan.items.iter().map(|item| item.choice).collect::<Vec<Choice>>());
    // What differs first: it is what has to be decided.
    let mut items: Vec<(usize, RestoreItem)> = restoring.plan.items.iter().cloned().enumerate().collect();
    items.retain(|(_, item)| item.against != Against::Same);
    items.sort_by_key(|(_, item)| !item.is_conflict());
    let conflicts: Vec<usize> =
        items.iter().filter(|(_, item)| item.is_conflict()).map(|(at, _)| *at).collect();
    let for_all = (conflicts.len() > 1).then(|| view! { <ForAll conflicts choices /> });
    let restoring = StoredValue::new(restoring);
    let go = move |_| {
        let mut restoring = restoring.get_value();
        for (item, choice) in restoring.plan.items.iter_mut().zip(choices.get_untracked()) {
            item.choice = choice;
        }
        app.carry_out(&restoring);
    };
    let count = move || choices.read().iter().filter(|choice| **choice != Choice::Keep).count();
    let rows = items.into_iter().map(|(at, item)| view! { <Item at item choices /> }).collect_view();
    view! {
        <div class="notice question restore" role="alertdialog" aria-label=texts::RESTORE_TITLE>
            <p>{summary}</p>
            {unreadable.map(|said| view! { <p>{said}</p> })}
            {for_all}
            <ul class="restore-items">{rows}</ul>
            <p class="buttons">
                <button type="button" class="first" on:click=go>{move || texts::restore_count(count())}</button>
                <button type="button" on:click=move |_| app.restore_nothing()>{texts::CANCEL}</button>
            </p>
        </div>
    }
}

/// One choice for all that differ.
#[component]
fn ForAll(conflicts: Vec<usize>, choices: RwSignal<Vec<Choice>>) -> impl IntoView {
    let buttons = [Choice::Both, Choice::Take, Choice::Keep].into_iter().map(|choice| {
        let conflicts = conflicts.clone();
        let set = move |_| {
            choices.update(|choices| {
                for at in &conflicts {
                    if let Some(chosen) = choices.get_mut(*at) {
                        *chosen = choice;
                    }
                }
            });
        };
        view! { <button type="button" class="quiet" on:click=set>{texts::choice_for_all(choice)}</button> }
    });
    view! { <p class="buttons"><span>{texts::RESTORE_ALL_CHOICE}"："</span>{buttons.collect_view()}</p> }
}

/// One evaluation of the file.
#[component]
fn Item(at: usize, item: RestoreItem, choices: RwSignal<Vec<Choice>>) -> impl IntoView {
    let RestoreItem { incoming, against, .. } = &item;
    let name = texts::shelf_name(&incoming.evaluation);
    let side = |who: &str, evaluation: &Evaluation, saved_at: Option<&str>| {
        let scored = Other::of(evaluation.clone());
        texts::side(who, evaluation, scored.as_ref().map(|scored| scored.facts().card), saved_at)
    };
    let conflict = match against {
        Against::Differs(conflict) => {
            let here = side(texts::HERE, &conflict.kept.evaluation, Some(&conflict.kept.saved_at));
            let saved_at = incoming.noted.as_ref().map(|noted| noted.saved_at.as_str());
            let in_file = side(texts::IN_FILE, &incoming.evaluation, saved_at);
            Some([here, in_file, texts::differences(conflict)])
        }
        _ => None,
    };
    let lines = conflict
        .map(|lines| lines.map(|line| view! { <span class="restore-line">{line}</span> }).collect_view());
    let group = format!("restore-{at}");
    let options = item.choices().iter().map(|choice| {
        let choice = *choice;
        let chosen = move || choices.with(|choices| choices.get(at) == Some(&choice));
        let choose = move |_| {
            choices.update(|choices| {
                if let Some(chosen) = choices.get_mut(at) {
                    *chosen = choice;
                }
            });
        };
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=chosen on:change=choose />
                {texts::choice(choice, &item.against)}
            </label>
        }
    });
    let options = options.collect_view();
    view! {
        <li>
            <fieldset>
                <legend>{name}</legend>
                {lines}
                <span class="restore-options">{options}</span>
            </fieldset>
        </li>
    }
}
