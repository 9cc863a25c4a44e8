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
