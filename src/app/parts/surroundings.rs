//! What holds for the whole page, whatever it shows: notices about the browser it stands in, a text to be copied.

use leptos::prelude::*;

use crate::app::browser::{event, focus, surroundings};
use crate::app::handing_out::Offered;
use crate::app::state::{Screen, app};
use crate::words::page as texts;

/// Above everything else.
#[component]
pub fn Surroundings() -> impl IntoView {
    let app = app();
    let translated = RwSignal::new(false);
    surroundings::on_translation(move || translated.set(true));
    // These stay in sight, also far down a form.
    let pressing = move || translated.get() || app.offered.read().is_some();
    view! {
        <div class="surroundings" class:pressing=pressing>
            {surroundings::is_wechat().then(|| view! { <p class="notice warning" role="status">{texts::IN_WECHAT}</p> })}
            {move || translated.get().then(|| view! { <p class="notice error" role="alert">{texts::TRANSLATED}</p> })}
            {move || app.others_unreadable.get().filter(|_| app.screen.get() != Screen::Start).map(|why| view! { <p class="notice error" role="alert">{texts::others_unread(&why)}</p> })}
            {move || app.offered.get().map(|offered| view! { <Copying offered /> })}
        </div>
    }
}

/// A text to be copied, all of it.
#[component]
fn Copying(offered: Offered) -> impl IntoView {
    let app = app();
    let Offered { name, text } = offered;
    let before = focus::focused();
    let close = move || {
        app.offered.set(None);
        if let Some(before) = &before {
            // It may have gone.
            let _ = before.focus();
        }
    };
    let on_key = {
        let close = close.clone();
        move |pressed: &leptos::ev::KeyboardEvent| {
            if event::is_escape(pressed) {
                close();
            }
        }
    };
    let to_copy = text.clone();
    focus::after_update(|| focus::focus(".copying button"));
    view! {
        <section
            class="notice question copying"
            role="dialog"
            aria-label=texts::copying_title(&name)
            on:keydown=move |pressed| on_key(&pressed)
        >
            <p>{texts::copying_note(&name)}</p>
            <textarea readonly rows="8" aria-label=name.clone() prop:value=text on:focus:target=|event| event.target().select()></textarea>
            <p class="buttons">
                <button type="button" class="first" on:click=move |_| app.copy(to_copy.clone())>{texts::COPY_DATA}</button>
                <button type="button" on:click=move |_| close()>{texts::CLOSE}</button>
            </p>
        </section>
    }
}
