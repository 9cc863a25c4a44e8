//! What the windows of this browser say to each other, and what a page tells itself when it is loaded again.

use leptos::prelude::window_event_listener;
use web_sys::{Storage, StorageEvent};

use super::event;
use crate::tabs::Message;

/// Not among the keys of what is kept: it is gone as soon as it is said.
const WORD: &str = "ziping-word:";
const RESUME: &str = "ziping-writing";

/// What another window did to the storage.
pub enum News {
    /// It said something about the evaluation with this id.
    Said(String, Message),
    /// It put this text under a key, or took the key away.
    Changed(String, Option<String>),
    /// It emptied the storage.
    Emptied,
}

/// Hears of everything that other windows do to the storage. (The browser does not tell a window of its own doings.)
pub fn listen(hear: impl Fn(News) + 'static) {
    window_event_listener(leptos::ev::storage, move |event: StorageEvent| {
        if !event::is_storage(&event) {
            return;
        }
        let Some(key) = event.key() else { return hear(News::Emptied) };
        let text = event.new_value();
        match key.strip_prefix(WORD) {
            Some(id) => {
                if let Some(message) = text.as_deref().and_then(Message::read) {
                    hear(News::Said(id.to_owned(), message));
                }
            }
            None => hear(News::Changed(key, text)),
        }
    });
}

/// Says something about an evaluation to the other windows. Where there is no room for it they do not hear it; then the
/// browser's locks and the library's comparison still hold.
pub fn say(id: &str, message: &Message) {
    let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else { return };
    let key = format!("{WORD}{id}");
    // Said only as a change: the same text twice would be heard once.
    let _ = storage.set_item(&key, &message.write());
    let _ = storage.remove_item(&key);
}

/// Notes that this page writes an evaluation and is going, perhaps to be loaded again. Or that it does not.
pub fn note_writing(id: Option<&str>) {
    let Some(storage) = session() else { return };
    // Without the note the page asks like any other window.
    let _ = match id {
        Some(id) => storage.set_item(RESUME, id),
        None => storage.remove_item(RESUME),
    };
}

/// Whether this page wrote the evaluation before it was loaded again.
pub fn wrote_before(id: &str) -> bool {
    let noted = session().and_then(|storage| storage.get_item(RESUME).ok().flatten());
    note_writing(None);
    noted.as_deref() == Some(id)
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
