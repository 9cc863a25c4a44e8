//! What the page stands in: a browser inside another app, a translator, the one-file page.

use js_sys::{Function, Reflect};
use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::{JsCast, JsValue};

/// Whether downloads and printing do nothing here, without an error: the browser inside WeChat.
pub fn is_wechat() -> bool {
    let named = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    named.is_some_and(|browser| browser.contains("MicroMessenger"))
}

/// Calls `translated` when a translator has put its own texts into the page; at once where it has already. `boot.js` looks out
/// for it, from before the program starts.
pub fn on_translation(translated: impl Fn() + 'static) {
    if member("zipingTranslated").is_some_and(|found| found.is_truthy()) {
        return translated();
    }
    window_event_listener_untyped("ziping-translated", move |_| translated());
}

/// Whether the page can hand itself on: only the one-file page can.
pub fn can_save_copy() -> bool {
    member("zipingSaveCopy").is_some_and(|found| found.is_function())
}

/// Hands the one-file page to the person as a file; whether that worked.
pub fn save_copy() -> bool {
    let save = member("zipingSaveCopy").and_then(|found| found.dyn_into::<Function>().ok());
    let done = save.and_then(|save| save.call0(&JsValue::NULL).ok());
    done.is_some_and(|done| done.is_truthy())
}

fn member(name: &str) -> Option<JsValue> {
    Reflect::get(&web_sys::window()?.into(), &name.into()).ok()
}
