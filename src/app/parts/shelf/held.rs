//! A deed that cannot be taken back is asked for twice.

use leptos::prelude::*;

use crate::app::browser::focus;
use crate::words::page as texts;

/// A button that asks before it acts. `also` stands beside the answer, e.g. a last chance to download.
#[component]
pub fn Held(
    /// What the button says.
    label: &'static str,
    /// Its name for people who hear the page.
    name: String,
    /// What is asked.
    question: &'static str,
    /// What is done.
    act: Callback<()>,
    /// What stands beside the answer.
    #[prop(optional)]
    also: Option<ViewFn>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let ask = move |_| {
        asking.set(true);
        focus::after_update(|| focus::focus(".confirm button:last-child"));
    };
    view! {
        <button type="button" class="quiet danger" aria-label=name on:click=ask>{label}</button>
        {move || asking.get().then(|| view! {
            <div class="confirm" role="group" aria-label=question>
                <p>{question}</p>
                {also.as_ref().map(|also| also.run())}
                <button type="button" class="danger" on:click=move |_| act.run(())>{texts::DELETE_NOW}</button>
                <button type="button" on:click=move |_| asking.set(false)>{texts::KEEP}</button>
            </div>
        })}
    }
}
