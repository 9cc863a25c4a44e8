//! The start: begin, open, look at an example, go on with what is kept here.

use leptos::prelude::*;

use crate::app::browser::event;
use crate::app::browser::place::Example;
use crate::app::parts::lasting::Standing;
use crate::app::parts::notices::Notices;
use crate::app::parts::opener::FileOpener;
use crate::app::parts::paste::PasteBox;
use crate::app::parts::shelf::Shelf;
use crate::app::state::app;
use crate::scheme::{Kind, built_in};
use crate::words::page as texts;
use crate::words::scheme_name;

/// The page.
#[component]
pub fn StartPage() -> impl IntoView {
    let app = app();
    document().set_title(texts::BRAND);
    view! {
        <main class="start">
            <header class="brand">
                <h1>{texts::BRAND}</h1>
                <p class="promise">{texts::PROMISE}</p>
            </header>
            <Notices />
            <section class="ways" aria-label=texts::BEGIN>
                <div class="way">
                    <NewForms kind=Kind::WholeUnit label=texts::NEW_UNIT />
                    <NewForms kind=Kind::Project label=texts::NEW_PROJECT />
                </div>
                <div class="way">
                    <FileOpener />
                    <button type="button" on:click=move |_| app.open_example(Example::Unit)>{texts::EXAMPLE}</button>
                    <button type="button" class="quiet" on:click=move |_| app.open_example(Example::Project)>{texts::EXAMPLE_PROJECT}</button>
                </div>
                <div class="bring">
                    <PasteBox />
                    <p class="opens">{texts::OPENS}</p>
                </div>
            </section>
            <p class="stays-here">{texts::STAYS_HERE}</p>
            <Standing />
            <Shelf />
        </main>
    }
}

/// 新建: at once where one scheme fits, else with the choice of one.
#[component]
fn NewForms(kind: Kind, label: &'static str) -> impl IntoView {
    let app = app();
    let mut fitting = built_in().iter().filter(|scheme| scheme.kind == kind);
    let Some(first) = fitting.next() else { return ().into_any() };
    let chosen = RwSignal::new(first.full_id().to_string());
    let create = move |_| {
        let scheme = crate::scheme::find(&chosen.read_untracked());
        if let Some(scheme) = scheme {
            app.open_new(&scheme);
        }
    };
    let several = fitting.next().is_some();
    let choice = if several {
        let options = built_in().iter().filter(|scheme| scheme.kind == kind).map(|scheme| {
            view! { <option value=scheme.full_id().to_string()>{scheme_name(scheme)}</option> }
        });
        view! {
            <select
                aria-label=texts::about(texts::SCHEME, label)
                on:change=move |event| chosen.set(event::chosen(&event))
            >
                {options.collect_view()}
            </select>
        }
        .into_any()
    } else {
        view! { <span class="only-scheme">{scheme_name(first)}</span> }.into_any()
    };
    view! {
        <div class="new-form">
            <button type="button" class="first" on:click=create>{label}</button>
            {choice}
        </div>
    }
    .into_any()
}
