//! The two pages: the start, and the form.

mod form;
mod start;

use leptos::prelude::*;

use super::parts::announcer::Announcer;
use super::parts::opener::listen_for_drops;
use super::state::{Screen, app};
use form::FormPage;
use start::StartPage;

/// The page that the state asks for.
#[component]
pub fn Page() -> impl IntoView {
    let app = app();
    listen_for_drops(app);
    view! {
        <div id="app">
            {move || match app.screen.get() {
                Screen::Start => view! { <StartPage /> }.into_any(),
                Screen::Form(_) => view! { <FormPage /> }.into_any(),
            }}
            <Announcer />
        </div>
    }
}
