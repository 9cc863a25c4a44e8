//! 撤销, 重做 and 历史: what was done, and the ways back and forth.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::browser::{event, focus};
use crate::app::state::{App, app};
use crate::app::undo::Way;
use crate::history::Step;
use crate::words::page as texts;

/// The list shows so many steps each way.
const LISTED: usize = 30;

/// The buttons, each with the name of the step that it is about.
#[component]
pub fn UndoButtons() -> impl IntoView {
    let app = app();
    let undo = Memo::new(move |_| app.steps.read().undo.clone());
    let redo = Memo::new(move |_| app.steps.read().redo.clone());
    view! {
        <div class="undo" role="group" aria-label=texts::UNDO_GROUP>
            <StepButton way=Way::Undo step=undo keys=texts::UNDO_KEYS nothing=texts::NOTHING_TO_UNDO />
            <StepButton way=Way::Redo step=redo keys=texts::REDO_KEYS nothing=texts::NOTHING_TO_REDO />
            <StepList />
        </div>
    }
}

/// A button without anything to do keeps its place and the focus.
#[component]
fn StepButton(
    way: Way,
    step: Memo<Option<Step>>,
    keys: &'static str,
    nothing: &'static str,
) -> impl IntoView {
    let app = app();
    let word = way.word();
    view! {
        <button
            type="button"
            class="quiet"
            aria-label=move || texts::step_button(word, step.read().as_ref())
            title=move || texts::step_title(word, keys, nothing, step.read().as_ref())
            aria-disabled=move || step.read().is_none().then_some("true")
            on:click=move |_| app.go(way, 1)
        >
            {word}
        </button>
    }
}

/// 历史: to go several steps at once.
#[component]
fn StepList() -> impl IntoView {
    const CHOICES: &str = "undo-choices";
    let app = app();
    let open = RwSignal::new(false);
    let none = Memo::new(move |_| {
        let steps = app.steps.read();
        steps.undo.is_none() && steps.redo.is_none()
    });
    let close = move |event: KeyboardEvent| {
        if event::is_escape(&event) && open.get_untracked() {
            open.set(false);
            focus::focus_in_place(".undo-toggle");
        }
    };
    let toggle = move |_| {
        let shown = !open.get_untracked() && !none.get_untracked();
        open.set(shown);
        if shown {
            focus::after_update(|| focus::focus_in_place(".undo-choices button"));
        }
    };
    view! {
        <div class="menu undo-list" on:keydown=close>
            <button
                type="button"
                class="quiet undo-toggle"
                aria-expanded=move || open.get().to_string()
                aria-controls=CHOICES
                aria-disabled=move || none.get().then_some("true")
                on:click=toggle
            >
                {texts::HISTORY}
            </button>
            <div id=CHOICES>
                <Show when=move || open.get()>
                    <div class="menu-choices undo-choices">
                        <Steps app way=Way::Redo open />
                        <Steps app way=Way::Undo open />
                    </div>
                </Show>
            </div>
        </div>
    }
}

/// The steps of one way; what can be redone stands above what can be undone, so that time goes up.
#[component]
fn Steps(app: App, way: Way, open: RwSignal<bool>) -> impl IntoView {
    move || {
        // The list follows what is done while it is open.
        app.steps.track();
        let steps = app.history.with_value(|history| match way {
            Way::Undo => history.undoable().take(LISTED).cloned().collect::<Vec<_>>(),
            Way::Redo => history.redoable().take(LISTED).cloned().collect(),
        });
        let mut entries: Vec<_> = steps.into_iter().zip(1_usize..).collect();
        if way == Way::Redo {
            entries.reverse();
        }
        let entries = entries.into_iter().map(|(step, count)| {
            let name = match way {
                Way::Undo => texts::undo_to(&step, count),
                Way::Redo => texts::redo_to(&step, count),
            };
            let choose = move |_| {
                open.set(false);
                app.go(way, count);
            };
            view! {
                <li>
                    <button type="button" class="quiet" aria-label=name on:click=choose>{texts::step(&step)}</button>
                </li>
            }
        });
        let entries = entries.collect_view();
        let lead = match way {
            Way::Undo => texts::HISTORY_LEAD,
            Way::Redo => texts::HISTORY_REDO_LEAD,
        };
        view! {
            <p class="undo-lead">{lead}</p>
            <ul class=if way == Way::Undo { "undo-steps" } else { "undo-steps undone" }>{entries}</ul>
        }
    }
}
