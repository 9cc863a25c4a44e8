//! The editor: what is wrong on top, groups of fields, the sum and 采用 / 取消 always in view.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::basis::BasisGroup;
use super::bounds::{BudgetGroup, GradesGroup, TiersGroup};
use super::checks::ChecksGroup;
use super::fields::{Open, Say, id_of};
use super::paper::PaperGroup;
use super::sections::SectionsGroup;
use crate::app::browser::{event, focus};
use crate::app::state::app;
use crate::edit::own::{Draft, DraftFault, DraftField, SchemeText};
use crate::scheme::SchemeFault;
use crate::words::page as texts;
use crate::words::points_sum;

const FAULTS: &str = "own-faults";

/// The editor of one draft.
#[component]
pub fn Editor(
    /// The draft as it begins.
    begun: Draft,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    let draft = RwSignal::new(begun);
    let faults = Memo::new(move |_| draft.with(Draft::faults));
    // A sum is no single field's fault; it only leads to the first.
    let wrong = Memo::new(move |_| {
        let sum = |fault: &DraftFault| matches!(fault, DraftFault::Scheme(SchemeFault::NotHundred { .. }));
        let faults = faults.read();
        faults.iter().filter(|(fault, _)| !sum(fault)).filter_map(|(_, field)| *field).collect()
    });
    provide_context(Open { draft, wrong });
    let rename = RwSignal::new(true);
    let count = Memo::new(move |_| faults.read().len());
    let leave = move |words: &str| {
        close();
        app.say.set(words.to_owned());
        focus::after_update(|| focus::focus("#part-scheme .buttons button"));
    };
    let adopt = move || {
        // A field may show what is no figure where the draft has none; then its own message says so.
        if let Some(field) = invalid_figure() {
            app.say.set(texts::NOT_FIGURES.to_owned());
            show(&field);
            focus::focus_field(&field);
            return;
        }
        match draft.with_untracked(|draft| draft.adopted(rename.get_untracked())) {
            Some(edit) => {
                app.edit(&edit);
                leave(texts::ADOPTED);
            }
            None => {
                app.say.set(texts::faults_left(count.get_untracked()));
                focus::focus(&format!("#{FAULTS}"));
            }
        }
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        // Ctrl+Enter adopts from any field.
        if event::key(&event).as_deref() == Some("Enter") && event.ctrl_key() {
            event.prevent_default();
            adopt();
        }
    };
    let sum = Memo::new(move |_| draft.with(|draft| draft.is_scored().then(|| draft.points_together())));
    let renames = Memo::new(move |_| draft.with(Draft::renames));
    view! {
        <div class="own-editor" role="group" aria-label=texts::OWN_EDITOR on:keydown=escape>
            <p class="hint">{texts::OWN_LEAD}</p>
            <Show when=move || count.get() != 0>
                <div class="own-faults" id=FAULTS tabindex="-1" role="group" aria-label=texts::OWN_FAULTS>
                    <h3>{texts::OWN_FAULTS}</h3>
                    <ul>{move || fault_list(draft, &faults.read())}</ul>
                </div>
            </Show>
            <div class="fields"><Say of=SchemeText::Name label=texts::OWN_NAME wide=true /></div>
            <SectionsGroup />
            <BudgetGroup />
            <TiersGroup />
            <GradesGroup />
            <ChecksGroup />
            <PaperGroup />
            <BasisGroup />
            <Show when=move || renames.get()>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || rename.get()
                        on:change:target=move |event| rename.set(event.target().checked())
                    />
                    {texts::RENAME_ROWS}
                </label>
            </Show>
            <div class="own-end">
                {move || sum.get().map(|sum| view! { <output class="own-sum" class:bad=move || !is_hundred(sum)>{points_sum(sum)}</output> })}
                <button type="button" class="first" on:click=move |_| adopt()>{texts::ADOPT}</button>
                <button type="button" on:click=move |_| leave(texts::CANCELLED)>{texts::CANCEL}</button>
            </div>
        </div>
    }
}

fn is_hundred(sum: crate::number::Points) -> bool {
    sum.exact() == crate::number::Exact::HUNDRED
}

/// What is wrong; each leads to its field.
fn fault_list(draft: RwSignal<Draft>, faults: &[(DraftFault, Option<DraftField>)]) -> impl IntoView + use<> {
    let lines = faults.iter().map(|(fault, field)| {
        let words = draft.with_untracked(|draft| texts::draft_fault(draft, fault));
        match *field {
            Some(field) => view! {
                <li><button type="button" class="quiet" on:click=move |_| go_to(field)>{words}</button></li>
            }
            .into_any(),
            None => view! { <li>{words}</li> }.into_any(),
        }
    });
    lines.collect_view()
}

/// Opens the groups around a field and moves the focus there.
fn go_to(field: DraftField) {
    let id = id_of(field);
    let found = document().get_element_by_id(&id).and_then(|found| {
        if found.tag_name().eq_ignore_ascii_case("input") {
            return Some(found);
        }
        found.query_selector("input").ok().flatten()
    });
    if let Some(field) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        show(&field);
        focus::focus_field(&field);
    }
}

/// A field in a group that is folded can't have the focus.
fn show(field: &web_sys::Element) {
    let mut around = field.closest("details").ok().flatten();
    while let Some(group) = around {
        // It can always be set; where not, the group stays folded.
        let _ = group.set_attribute("open", "");
        around = group.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

fn invalid_figure() -> Option<web_sys::HtmlElement> {
    let found = document().query_selector(".own-editor .figure input[aria-invalid='true']").ok().flatten();
    found.and_then(|found| found.dyn_into().ok())
}

/// A group of fields that can be folded.
#[component]
pub fn Group(
    title: &'static str,
    /// Whether it is unfolded from the start.
    #[prop(optional)]
    unfolded: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="own-group" open=unfolded>
            <summary><h3>{title}</h3></summary>
            {children()}
        </details>
    }
}
