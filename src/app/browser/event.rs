//! What an event says, where it is the event that its name promises.
//!
//! A listener gets whatever has the name: Chromium sends a plain `Event("keydown")` when a suggestion of a list is chosen, an
//! extension or a screen reader may send any other. Leptos hands it over as the type of the name without asking, and a member that
//! is missing then throws. `clippy.toml` forbids those members everywhere else.
#![expect(clippy::disallowed_methods, reason = "the one place that asks first")]

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement, InputEvent, KeyboardEvent, StorageEvent};

/// The key that was pressed; `None` where no key was, and while an input method is composing: such keys are never the page's.
pub fn key(event: &KeyboardEvent) -> Option<String> {
    let pressed = real::<KeyboardEvent>(event)?;
    // 229 is what older browsers say in place of `isComposing`.
    (!pressed.is_composing() && pressed.key_code() != 229).then(|| pressed.key())
}

/// Whether this is Escape, and no input method's.
pub fn is_escape(event: &KeyboardEvent) -> bool {
    key(event).as_deref() == Some("Escape")
}

/// How a text is about to change or did: `insertFromPaste`, `historyUndo`; `None` where the event does not say.
pub fn input_type(event: &Event) -> Option<String> {
    real::<InputEvent>(event).map(InputEvent::input_type)
}

/// Whether a text changes within an input method that is composing.
pub fn is_composing(event: &Event) -> bool {
    real::<InputEvent>(event).is_some_and(InputEvent::is_composing)
}

/// The value of the list in which something was chosen: a plain event may come from one of its entries.
pub fn chosen(event: &Event) -> String {
    list_of(event).map(|list| list.value()).unwrap_or_default()
}

/// Puts the list back to its first, empty entry.
pub fn choose_again(event: &Event) {
    if let Some(list) = list_of(event) {
        list.set_value("");
    }
}

fn list_of(event: &Event) -> Option<HtmlSelectElement> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("select").ok()??.dyn_into().ok()
}

/// Whether another window changed the storage. A plain event has no key, and so would say that the storage was emptied.
pub fn is_storage(event: &StorageEvent) -> bool {
    real::<StorageEvent>(event).is_some()
}

fn real<E: JsCast>(event: &Event) -> Option<&E> {
    event.dyn_ref()
}
