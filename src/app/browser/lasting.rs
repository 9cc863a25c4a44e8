//! How long the browser keeps what it was given.

use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Whether the browser has promised to throw nothing away by itself. Asks nobody; `None` where it cannot tell.
pub async fn persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks the browser for that promise; some browsers ask the person.
pub async fn persist() -> Option<bool> {
    JsFuture::from(manager()?.persist().ok()?).await.ok()?.as_bool()
}

/// Missing on a page that came over plain http.
fn manager() -> Option<StorageManager> {
    let navigator = leptos::prelude::window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"storage".into()).is_ok_and(|found| found.is_object());
    there.then(|| navigator.storage())
}

/// Whether what is kept belongs to the place of the file that was opened: Firefox gives each local file a storage of its own.
pub fn is_kept_by_path() -> bool {
    let window = leptos::prelude::window();
    let is_file = window.location().protocol().is_ok_and(|protocol| protocol == "file:");
    is_file && window.navigator().user_agent().is_ok_and(|name| name.contains("Firefox/"))
}
