//! The site without a network: what `offline.js` knows of it. The one-file page has no such script.

use js_sys::{Function, Reflect};
use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::{JsCast, JsValue};

/// How things stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State {
    /// The page opens and works without a network.
    pub ready: bool,
    /// A newer version is there; it is used once the page is opened again.
    pub newer: bool,
}

/// How things stand now.
pub fn state() -> State {
    let member = |name: &str| Reflect::get(&script(), &name.into()).is_ok_and(|value| value.is_truthy());
    State { ready: member("ready"), newer: member("newer") }
}

/// Calls `tell` whenever that changes.
pub fn on_change(tell: impl Fn(State) + 'static) {
    window_event_listener_untyped("ziping-offline", move |_| tell(state()));
}

/// Opens the page again, in its newest version.
pub fn reopen() {
    let reopen = Reflect::get(&script(), &"reopen".into()).ok().and_then(|found| found.dyn_into().ok());
    // Where there is no script no version waits, and nothing calls this.
    if let Some(reopen) = reopen {
        let reopen: Function = reopen;
        let _ = reopen.call0(&JsValue::NULL);
    }
}

fn script() -> JsValue {
    let window = leptos::prelude::window();
    Reflect::get(&window, &"zipingOffline".into()).unwrap_or(JsValue::UNDEFINED)
}
