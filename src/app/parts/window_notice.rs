//! What a window says where another one has the same evaluation open, and what the person can do about it.

use leptos::prelude::*;

use crate::app::browser::focus;
use crate::app::state::app;
use crate::tabs::Role;
use crate::words::page as texts;

/// The notice; there is none where this window writes.
#[component]
pub fn WindowNotice() -> impl IntoView {
    let app = app();
    move || match app.role.get() {
        Role::Writing => ().into_any(),
        Role::Following | Role::Asking => view! { <Following /> }.into_any(),
        Role::Parted => view! { <Parted /> }.into_any(),
    }
}

#[component]
fn Following() -> impl IntoView {
    let app = app();
    let asking = Memo::new(move |_| app.role.get() == Role::Asking);
    let says = move || match (asking.get(), app.gave_way.get()) {
        (true, _) => texts::ASKING,
        (false, true) => texts::GAVE_WAY,
        (false, false) => texts::FOLLOWING,
    };
    let take_over = move |_| app.take_over();
    view! {
        <div class="notice warning window-notice">
            <p role="status">{says}</p>
            <p class="buttons">
                <button type="button" aria-disabled=move || asking.get().then_some("true") on:click=take_over>{texts::TAKE_OVER}</button>
                <button type="button" on:click=move |_| app.save_as_copy()>{texts::COPY}</button>
            </p>
        </div>
    }
}

/// Nothing of what only this window has goes without a second click.
#[component]
fn Parted() -> impl IntoView {
    let app = app();
    let asking = RwSignal::new(false);
    let label = move || if asking.get() { texts::REALLY_GIVE_UP } else { texts::GIVE_UP };
    let give_up = move |_| {
        if asking.get_untracked() {
            app.give_up_own();
            focus::after_update(|| focus::focus(".window-notice button, .top-bar .back"));
        } else {
            asking.set(true);
        }
    };
    view! {
        <div class="notice error window-notice" role="alert">
            <p>{texts::PARTED}</p>
            <p class="buttons">
                <button type="button" class="first" on:click=move |_| app.save_as_copy()>{texts::COPY}</button>
                <button type="button" class="danger" on:click=give_up>{label}</button>
            </p>
        </div>
    }
}
