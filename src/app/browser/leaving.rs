//! When the page is hidden or closed.

use leptos::ev;
use leptos::prelude::{document, window_event_listener, window_event_listener_untyped};
use web_sys::VisibilityState;

/// Calls `flush` whenever the page may be about to go: hidden, left, closed.
pub fn on_hide(flush: impl Fn() + Clone + 'static) {
    let hidden = flush.clone();
    // `visibilitychange` goes to the document and bubbles to the window.
    window_event_listener_untyped("visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    });
    window_event_listener_untyped("pagehide", move |_| flush());
}

/// Calls `gone` when the page goes, after everyone else, and `back` when the browser brings it back as it was (going back and forward).
pub fn on_rest(gone: impl Fn() + 'static, back: impl Fn() + 'static) {
    window_event_listener_untyped("pagehide", move |_| gone());
    window_event_listener_untyped("pageshow", move |event| {
        let persisted =
            js_sys::Reflect::get(&event, &"persisted".into()).is_ok_and(|value| value.is_truthy());
        if persisted {
            back();
        }
    });
}

/// Calls `looked` when the person comes back to the page.
pub fn on_return(looked: impl Fn() + 'static) {
    window_event_listener_untyped("focus", move |_| looked());
}

/// Asks before the page is closed as long as `unsafe_to_leave`.
pub fn ask_before_close(unsafe_to_leave: impl Fn() -> bool + 'static) {
    window_event_listener(ev::beforeunload, move |event| {
        if unsafe_to_leave() {
            event.prevent_default();
            // Older browsers ask only for this.
            event.set_return_value("");
        }
    });
}
