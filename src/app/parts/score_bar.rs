//! The bar that always shows the total, the grade and the sections.

use leptos::prelude::*;

use super::undo_buttons::UndoButtons;
use crate::app::browser::focus;
use crate::app::state::{Panel, Subject, app};
use crate::checks::Group;
use crate::words::page as texts;

/// Total, grade, budget and sections.
#[component]
pub fn ScoreBar() -> impl IntoView {
    let app = app();
    let scored = Memo::new(move |_| app.card.read().scored);
    let total = move || texts::score_or_dash(app.card.read().total);
    let label = Memo::new(move |_| texts::total_so_far(&app.card.read()));
    // Of a part of the points, the whole says nothing.
    let of_all = move || label.read().as_str() == texts::TOTAL;
    let impossible = Memo::new(move |_| app.card.read().is_impossible());
    view! {
        <section class="score-bar" aria-label=texts::SCORES>
            <p class="total" class:impossible=move || impossible.get()>
                {move || scored.get().then(|| view! {
                    <span class="total-label" aria-hidden=move || of_all().then_some("true")>{label}</span>
                    <output aria-label=texts::TOTAL aria-live="off">{total}</output>
                    {move || of_all().then(|| view! { <span class="of">"/ 100"</span> })}
                })}
                <Grade />
                <button type="button" class="quiet why" on:click=move |_| app.explain(Subject::Total)>{texts::WHY_TOTAL}</button>
            </p>
            <CountsButton />
            <div class="chips">
                <BudgetChip />
                <SectionChips />
            </div>
            <UndoButtons />
        </section>
    }
}

/// 错误 2 · 警告 3 · 提示 4: how much was found, and the way to the list.
#[component]
fn CountsButton() -> impl IntoView {
    let app = app();
    let counts = Memo::new(move |_| texts::counts(&app.outline.read()));
    let name = Memo::new(move |_| texts::counts_button(&app.outline.read()));
    let worst = Memo::new(move |_| {
        let outline = app.outline.read();
        let groups = [Group::Errors, Group::Warnings];
        groups.into_iter().find(|group| outline.count(*group) > 0).map_or("none", Group::word)
    });
    let open = move |_| {
        app.panel.set(Panel::Findings);
        focus::after_update(|| focus::focus("#findings-title"));
    };
    view! {
        <button type="button" class=move || format!("counts {}", worst.get()) aria-label=name on:click=open>{counts}</button>
    }
}

#[component]
fn Grade() -> impl IntoView {
    let app = app();
    move || {
        let card = app.card.read();
        match &card.grade {
            Some(grade) => view! { <span class="grade">{grade.clone()}</span> }.into_any(),
            None => view! { <span class="open-rows">{texts::still_open(&card)}</span> }.into_any(),
        }
    }
}

#[component]
fn BudgetChip() -> impl IntoView {
    let app = app();
    let chip = Memo::new(move |_| {
        let card = app.card.read();
        let budget = card.budget.as_ref()?;
        Some((budget.score, budget.points?))
    });
    move || {
        chip.get().map(|(score, points)| {
            view! {
                <Chip title=texts::BUDGET.to_owned() score=texts::score_or_dash(score) of=points.exact().plain() subject=Subject::Budget />
            }
        })
    }
}

#[component]
fn SectionChips() -> impl IntoView {
    let app = app();
    let sections = Memo::new(move |_| {
        let card = app.card.read();
        if card.scored { card.sections.clone() } else { Vec::new() }
    });
    move || {
        let sections = sections.get();
        let chips = sections.into_iter().enumerate().map(|(at, section)| {
            let title = section.title.unwrap_or_else(|| texts::OTHER_SECTION.to_owned());
            let of = section.points.unwrap_or(section.points_set).exact().plain();
            view! { <Chip title score=texts::score_or_dash(section.score) of subject=Subject::Section(at) /> }
        });
        chips.collect_view()
    }
}

#[component]
fn Chip(title: String, score: String, of: String, subject: Subject) -> impl IntoView {
    let app = app();
    let own = subject.clone();
    let open = move || *app.subject.read() == own;
    view! {
        <button type="button" class="chip" class:open=open on:click=move |_| app.explain(subject.clone())>
            <span class="chip-title">{title}</span>
            " "
            <span class="chip-score">{score}</span>
            <span class="chip-of">" / " {of}</span>
        </button>
    }
}
