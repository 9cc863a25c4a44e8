//! The page: shows everything below it and turns every gesture into one edit.

mod browser;
mod encoding;
mod findings;
mod handing_out;
mod importing;
mod keeping;
mod kept;
mod lasting;
mod office;
mod offline;
mod opening;
mod package;
mod pages;
mod parts;
mod places;
mod state;
mod taking_in;
mod undo;
mod windows;

use leptos::prelude::*;

use pages::Page;
use state::App;

/// Mounts the page into the document's body.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| tell_of_panic(&panic.to_string())));
    // A test holds that there is one.
    let Some(scheme) = crate::scheme::built_in().first() else { return };
    leptos::mount::mount_to_body(|| {
        let app = App::new(scheme.clone());
        provide_context(app);
        app.keep_history_on_hide();
        app.listen();
        provide_context(offline::Offline::listen());
        provide_context(lasting::Lasting::watch(app));
        view! { <Page /> }
    });
}

/// After a panic the module is not called again: `boot.js` takes over, with a way to save what was kept.
fn tell_of_panic(message: &str) {
    leptos::logging::error!("{message}");
    let Some(window) = web_sys::window() else { return };
    let Ok(panicked) = js_sys::Reflect::get(&window, &"zipingPanicked".into()) else { return };
    if let Ok(panicked) = wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(panicked) {
        // There is nothing left to do where even this fails.
        let _ = panicked.call1(&window, &message.into());
    }
}
