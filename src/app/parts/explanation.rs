//! How a score came about: the sum in words, and the rule with its document.

use leptos::prelude::*;

use crate::app::state::{App, Panel, Subject, app};
use crate::scheme::BasisKey;
use crate::words;
use crate::words::page as texts;

/// What is shown about one figure.
#[derive(Debug, Clone, Default, PartialEq)]
struct Explanation {
    title: String,
    sentence: String,
    notes: Vec<String>,
    basis: Option<BasisKey>,
}

/// The explanation beside the form; on small screens a panel that a click opens.
#[component]
pub fn ExplanationAside() -> impl IntoView {
    let app = app();
    let explanation = Memo::new(move |_| explain(app));
    let close = move |_| {
        app.panel.set(Panel::None);
    };
    view! {
        <aside class="explanation" class:panel-open=move || app.panel.get() == Panel::Explanation aria-label=texts::EXPLANATION>
            <div class="explanation-head">
                <h2>{move || explanation.read().title.clone()}</h2>
                <button type="button" class="quiet close" on:click=close>{texts::CLOSE}</button>
            </div>
            <p class="sum">{move || explanation.read().sentence.clone()}</p>
            <ul class="notes">
                {move || explanation.get().notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
            </ul>
            {move || explanation.get().basis.map(|key| basis(app, &key))}
        </aside>
    }
}

fn basis(app: App, key: &BasisKey) -> impl IntoView + use<> {
    let scheme = app.scheme.read();
    view! {
        <h3>{texts::BASIS}</h3>
        <p class="citation">{words::basis_of(&scheme, key)}</p>
        <p class="says">{words::basis_says(&scheme, key)}</p>
    }
}

fn explain(app: App) -> Explanation {
    let (scheme, card) = (app.scheme.read(), app.card.read());
    match app.subject.get() {
        Subject::Budget => {
            let budget = card.budget.as_ref().zip(scheme.budget.as_ref());
            budget.map_or_else(Explanation::default, |(score, rule)| Explanation {
                title: texts::BUDGET.to_owned(),
                sentence: words::explain_budget(score, &scheme),
                notes: Vec::new(),
                basis: Some(rule.basis.clone()),
            })
        }
        Subject::Section(at) => {
            card.sections.get(at).map_or_else(Explanation::default, |section| Explanation {
                title: section.title.clone().unwrap_or_else(|| texts::OTHER_SECTION.to_owned()),
                sentence: words::explain_section(section),
                notes: Vec::new(),
                basis: Some(scheme.weights.clone()),
            })
        }
        Subject::Row(id) => {
            let number =
                app.evaluation.with(|evaluation| evaluation.row_position(&id)).map(|at| at.saturating_add(1));
            let Some((row, number)) = card.row(&id).zip(number) else { return total(app) };
            let name = app.evaluation.with(|evaluation| evaluation.row(&id).map(|row| row.name.clone()));
            Explanation {
                title: texts::row_title(number, name.as_deref().unwrap_or_default()),
                sentence: words::explain_row(row, &scheme),
                notes: words::row_notes(row),
                basis: row.basis.clone(),
            }
        }
        Subject::Total => total(app),
    }
}

fn total(app: App) -> Explanation {
    let (scheme, card) = (app.scheme.read(), app.card.read());
    Explanation {
        title: texts::TOTAL_AND_GRADE.to_owned(),
        sentence: words::explain_total(&card, &scheme),
        notes: Vec::new(),
        basis: Some(scheme.grades.basis.clone()),
    }
}

impl App {
    /// Shows how a figure came about, and says it.
    pub fn explain(self, subject: Subject) {
        self.subject.set(subject);
        self.panel.set(Panel::Explanation);
        self.say.set(untrack(|| explain(self)).sentence);
    }
}
