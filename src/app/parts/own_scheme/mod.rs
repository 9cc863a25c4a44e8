//! 评分方案: which scheme is in use and what it rests on; copying it, changing the copy, going back.

mod basis;
mod bounds;
mod checks;
mod editor;
mod fields;
mod paper;
mod sections;

use leptos::prelude::*;

use crate::app::browser::{focus, ids};
use crate::app::state::{App, app};
use crate::edit::Edit;
use crate::edit::own::{CopyWords, Draft, OwnScheme, origin_of, renamed_between};
use crate::scheme::{Scheme, built_in, find};
use crate::words::page as texts;
use crate::words::scheme_name;
use editor::Editor;

/// What the program calls a copy.
const WORDS: CopyWords<'static> =
    CopyWords { name: texts::own_name, citation: texts::OWN_CITATION, says: texts::OWN_SAYS };

/// So many signs of a random name tell copies of one scheme apart.
const RANDOM: usize = 8;

impl App {
    /// Uses a built-in scheme; rows whose headings one's own scheme renamed are called as before again.
    pub fn use_built_in(self, id: &str) {
        let Some(to) = find(id) else { return };
        let own = self.evaluation.with_untracked(|evaluation| evaluation.scheme_definition.clone());
        self.edit(&match own {
            Some(own) => Edit::LeaveOwnScheme(id.to_owned(), renamed_between(&own, &to)),
            None => Edit::Scheme(id.to_owned()),
        });
    }
}

/// The part.
#[component]
pub fn SchemePart() -> impl IntoView {
    let app = app();
    let draft = RwSignal::new(None::<Draft>);
    let own = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.scheme_definition.clone()));
    let current = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.scheme.clone()));
    // One's own scheme that was left can be taken back as long as the form is open.
    let left = RwSignal::new(None::<Box<Scheme>>);
    Effect::new(move |before: Option<Option<Box<Scheme>>>| {
        let own = own.get();
        match (&own, before.flatten()) {
            (None, Some(gone)) => left.set(Some(gone)),
            (Some(_), _) => left.set(None),
            (None, None) => {}
        }
        own
    });
    // A draft of a scheme that is no longer in use says nothing.
    Effect::new(move |before: Option<String>| {
        let id = current.get();
        if before.is_some_and(|before| before != id) {
            draft.set(None);
        }
        id
    });
    let open = move |made: Draft| {
        draft.set(Some(made));
        focus::after_update(|| focus::focus("#own-name"));
    };
    view! {
        <section class="part scheme-part" id="part-scheme" aria-labelledby="scheme-title">
            <h2 id="scheme-title">{texts::SCHEME}</h2>
            <InUse />
            {move || match draft.get() {
                Some(begun) => view! {
                    <Editor begun close=move || draft.set(None) />
                }.into_any(),
                None => view! {
                    <p class="hint">{texts::SCHEME_LEAD}</p>
                    <Ways own=own left=left open=open />
                }.into_any(),
            }}
        </section>
    }
}

/// Name, revision and bases of the scheme that scores.
#[component]
fn InUse() -> impl IntoView {
    let app = app();
    let name = move || scheme_name(&app.scheme.read());
    let revision = move || {
        let own = app.evaluation.with(|evaluation| evaluation.scheme_definition.is_some());
        own.then(|| texts::revision(app.scheme.read().revision))
    };
    let bases = move || {
        let scheme = app.scheme.read();
        let entries = scheme.basis.iter().map(|basis| {
            let mark = texts::basis_mark(&scheme, &basis.key)
                .filter(|mark| *mark != basis.citation)
                .map(|mark| view! { <span class="mark">{mark}</span> });
            view! {
                <li><b>{basis.citation.clone()}</b> {mark} <span class="says">{basis.says.clone()}</span></li>
            }
        });
        entries.collect_view()
    };
    view! {
        <p class="scheme-name"><strong>{name}</strong> {move || revision().map(|words| view! { <span class="mark">{words}</span> })}</p>
        <details class="scheme-basis">
            <summary>{texts::SCHEME_BASIS}</summary>
            <ul>{bases}</ul>
        </details>
    }
}

/// What can be done with the scheme in use.
#[component]
fn Ways(
    own: Memo<Option<Box<Scheme>>>,
    left: RwSignal<Option<Box<Scheme>>>,
    open: impl Fn(Draft) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    let copy = move |_| {
        let random: String = ids::random_id().chars().take(RANDOM).collect();
        open(Draft::copy_of(&app.scheme.get_untracked(), &random, WORDS));
    };
    let change = move |_| open(Draft::revision_of(&app.scheme.get_untracked(), WORDS));
    let take_back = move |_| {
        let Some(scheme) = left.get_untracked() else { return };
        let renamed = renamed_between(&app.scheme.get_untracked(), &scheme);
        app.edit(&Edit::OwnScheme(Box::new(OwnScheme { scheme: *scheme, renamed })));
        app.say.set(texts::ADOPTED.to_owned());
        focus::after_update(|| focus::focus("#part-scheme .buttons button"));
    };
    let back = Memo::new(move |_| {
        let own = own.get()?;
        let fitting = || built_in().iter().find(|scheme| scheme.kind == own.kind).cloned();
        let to = origin_of(&own).or_else(fitting)?;
        Some((to.full_id().to_string(), to.name.clone()))
    });
    let leave = move |id: &str| {
        app.use_built_in(id);
        app.say.set(texts::LEFT.to_owned());
        focus::after_update(|| focus::focus("#part-scheme .buttons button"));
    };
    let back = move || {
        back.get().map(|(id, name)| {
            view! { <button type="button" on:click=move |_| leave(&id)>{texts::leave_for(&name)}</button> }
        })
    };
    view! {
        <p class="buttons">
            {move || if own.read().is_some() {
                view! { <button type="button" on:click=change>{texts::CHANGE_SCHEME}</button> }.into_any()
            } else {
                view! { <button type="button" on:click=copy>{texts::COPY_SCHEME}</button> }.into_any()
            }}
            {back}
            <Show when=move || left.read().is_some()>
                <button type="button" on:click=take_back>{texts::TAKE_SCHEME_BACK}</button>
            </Show>
        </p>
    }
}
