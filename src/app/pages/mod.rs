//! The two pages: the start, and the form.

mod form;
mod start;

use leptos::prelude::*;

use super::parts::announcer::Announcer;
use super::parts::import::ImportPreview;
use super::parts::opener::listen_for_drops;
use super::parts::paste::listen_for_paste;
use super::parts::surroundings::Surroundings;
use super::state::{Screen, app};
use form::FormPage;
use start::StartPage;

/// The page that the state asks for.
#[component]
pub fn Page() -> impl IntoView {
    let app = app();
    listen_for_drops(app);
    listen_for_paste(app);
    view! {
        <div id="app">
            <Surroundings />
            // Hidden, not taken away: the form is as it was when the preview is closed.
            <div class="screen" hidden=move || app.importing.read().is_some()>
                {move || match app.screen.get() {
                    Screen::Start => view! { <StartPage /> }.into_any(),
                    Screen::Form(_) => view! { <FormPage /> }.into_any(),
                }}
            </div>
            <ImportPreview />
            <Announcer />
        </div>
    }
}
