//! The preview of an import: what stands in the source, what it was understood as, what was left, and then what is to be done
//! with it. Nothing is changed before the person says so.

mod actions;
mod block;
mod changes;
mod columns;
mod forms;
mod links;
mod source;
mod understood;
mod unused;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::actions::Actions;
use self::block::BlockPreview;
use self::columns::Columns;
use self::forms::{Forms, SchemeChoice};
use self::source::SourcePane;
use self::understood::UnderstoodPane;
use self::unused::UnusedList;
use crate::app::browser::{event, focus};
use crate::app::importing::Importing;
use crate::app::parts::notices::Told;
use crate::app::state::{Notice, app};
use crate::app::taking_in::Leftovers;
use crate::evaluation::Evaluation;
use crate::import::{Choices, Form, Leftover, Source, Understood};
use crate::words;
use crate::words::page as texts;

/// What the parts of the preview share.
#[derive(Clone, Copy)]
struct Looking {
    importing: StoredValue<Importing>,
    source: StoredValue<Arc<Source>>,
    /// What it was understood as, under the choices.
    understood: RwSignal<Arc<Understood>>,
    choices: RwSignal<Choices>,
    /// It is being read again: what is shown is not yet what was chosen.
    again: RwSignal<bool>,
    /// The form that is shown.
    shown: RwSignal<usize>,
    /// Which forms are to be taken.
    ticked: RwSignal<Vec<bool>>,
}

impl Looking {
    fn at(importing: Importing) -> Looking {
        let reading = importing.reading.clone();
        let forms = reading.understood.forms.len();
        Looking {
            source: StoredValue::new(Arc::new(reading.source.clone())),
            understood: RwSignal::new(Arc::new(reading.understood.clone())),
            choices: RwSignal::new(importing.choices.clone()),
            importing: StoredValue::new(importing),
            again: RwSignal::new(false),
            shown: RwSignal::new(0),
            ticked: RwSignal::new(vec![true; forms]),
        }
    }

    /// The form that is shown.
    fn form(self) -> Memo<Option<Form>> {
        Memo::new(move |_| self.understood.read().forms.get(self.shown.get()).cloned())
    }

    /// Reads again with other choices.
    fn choose(self, change: impl FnOnce(&mut Choices)) {
        let app = app();
        let before = self.choices.get_untracked();
        self.choices.update(change);
        self.again.set(true);
        let (importing, choices) = (self.importing.get_value(), self.choices.get_untracked());
        leptos::task::spawn_local(async move {
            let read = importing.again(&choices).await;
            // The preview may have been closed, or another choice made since.
            if self.choices.try_get_untracked().as_ref() != Some(&choices) {
                return;
            }
            self.again.set(false);
            match read {
                Ok(understood) => {
                    self.ticked.update(|ticked| ticked.resize(understood.forms.len(), true));
                    self.understood.set(Arc::new(understood));
                }
                Err(why) => {
                    // What is shown was understood under these.
                    self.choices.set(before);
                    self.understood.update(|_| {});
                    app.notice.set(Some(Notice::Error(why)));
                }
            }
        });
    }

    /// What nothing was made of, to be copied later.
    fn leftovers(self) -> Leftovers {
        let understood = self.understood.get_untracked();
        let rows = self.source.with_value(|source| understood.leftovers(source));
        let lines: Vec<String> = rows.iter().map(|row| self.line_of(row)).collect();
        Leftovers { count: understood.unused.len(), text: lines.join("\n") }
    }

    /// A row of what was not used: its place, and its texts apart by tabs.
    fn line_of(self, row: &Leftover) -> String {
        let place = self.source.with_value(|source| words::import::leftover_place(source, row));
        format!("{place}：{}", row.texts.join("\t"))
    }

    fn name(self) -> String {
        self.importing.with_value(|importing| importing.name.clone())
    }

    fn taken(self) -> Vec<Evaluation> {
        let (understood, ticked) = (self.understood.read(), self.ticked.read());
        let taken = understood.forms.iter().zip(ticked.iter()).filter(|(_, ticked)| **ticked);
        taken.filter_map(|(form, _)| form.read()).collect()
    }
}

/// The preview, where something waits for it; it stands in place of everything else.
#[component]
pub fn ImportPreview() -> impl IntoView {
    let app = app();
    move || {
        app.importing.get().map(|importing| {
            focus::after_update(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus::focus(".import-head h1");
            });
            view! { <Preview importing /> }
        })
    }
}

#[component]
fn Preview(importing: Importing) -> impl IntoView {
    let app = app();
    let title = texts::import_heading(&importing.name);
    let cell = importing.cell.clone();
    let has_form = importing.has_form();
    let looking = Looking::at(importing);
    let as_block = RwSignal::new(!has_form);
    let at_cell = cell.is_some();
    // Wherever the focus is; a list of choices that is open closes first.
    let escape = window_event_listener(ev::keydown, move |event| {
        let in_list = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlSelectElement>());
        if event::is_escape(&event) && !in_list {
            app.import_nothing();
        }
    });
    on_cleanup(move || escape.remove());
    view! {
        <main class="import" aria-labelledby="import-title">
            <header class="import-head">
                <h1 id="import-title" tabindex="-1">{title}</h1>
                {(at_cell && has_form).then(|| view! {
                    <button type="button" class="quiet" on:click=move |_| as_block.update(|block| *block = !*block)>
                        {move || if as_block.get() { texts::AS_FORM } else { texts::AS_BLOCK }}
                    </button>
                })}
            </header>
            <Told />
            {move || match cell.clone().filter(|_| as_block.get()) {
                Some(cell) => view! { <BlockPreview looking cell /> }.into_any(),
                None => view! { <FormPreview looking /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn FormPreview(looking: Looking) -> impl IntoView {
    let form = looking.form();
    let counts = move || match looking.again.get() {
        true => texts::AGAIN.to_owned(),
        false => texts::import_counts(looking.understood.read().counts),
    };
    view! {
        <p class="lead">{texts::IMPORT_LEAD}</p>
        <p class="import-counts" role="status">{counts}</p>
        <Actions looking />
        <Forms looking />
        <SchemeChoice looking form />
        <Legend />
        <div class="import-panes" on:focusin=links::follow on:pointerover=links::point on:keydown=links::walk>
            <UnderstoodPane form />
            <SourcePane looking />
        </div>
        <Columns looking form />
        <UnusedList looking />
    }
}

/// What the colours and signs mean.
#[component]
fn Legend() -> impl IntoView {
    view! {
        <ul class="import-legend" aria-label=texts::LEGEND>
            <li class="certain">{texts::LEGEND_CERTAIN}</li>
            <li class="uncertain"><span aria-hidden="true">{texts::MARK_UNCERTAIN}</span>{texts::LEGEND_UNCERTAIN}</li>
            <li class="unused"><span aria-hidden="true">{texts::MARK_UNUSED}</span>{texts::LEGEND_UNUSED}</li>
        </ul>
    }
}
