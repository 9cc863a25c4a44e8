//! The browser's own storages behind [`Storage`]; the only place that touches them.

use std::rc::Rc;

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use wasm_bindgen::JsValue;

use super::memory::PageMemory;
use crate::library::{MemoryStorage, Storage, StorageError};

/// The storage to use, and whether it outlives the page.
pub fn open() -> (Rc<dyn Storage>, bool) {
    match local() {
        Ok(_) => (Rc::new(BrowserStorage(local)), true),
        Err(_) => (Rc::new(PageMemory::of_page()), false),
    }
}

/// A place in the page for what could not be kept: a crash would lose it otherwise. To be asked for once, where the storage lasts.
pub fn open_spare() -> Rc<dyn Storage> {
    Rc::new(PageMemory::of_page())
}

/// What a tab keeps for itself as long as it is open, also over a reload; it has room of its own.
pub fn open_session() -> Rc<dyn Storage> {
    match session() {
        Ok(_) => Rc::new(BrowserStorage(session)),
        Err(_) => Rc::new(MemoryStorage::default()),
    }
}

/// One of the storages, asked for anew each time: a person may deny it while the page is open.
struct BrowserStorage(fn() -> Result<web_sys::Storage, StorageError>);

/// The storage, probed: where a policy or a private window denies it, the browser throws or gives nothing, and gloo
/// would panic.
#[allow(clippy::disallowed_methods, reason = "this is its one home: probed in the line before")]
fn local() -> Result<web_sys::Storage, StorageError> {
    let probed = web_sys::window().ok_or(StorageError::Denied)?.local_storage();
    match probed {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StorageError::Denied),
    }
}

/// The same for what belongs to the tab.
#[allow(clippy::disallowed_methods, reason = "as above")]
fn session() -> Result<web_sys::Storage, StorageError> {
    let probed = web_sys::window().ok_or(StorageError::Denied)?.session_storage();
    match probed {
        Ok(Some(_)) => Ok(SessionStorage::raw()),
        Ok(None) | Err(_) => Err(StorageError::Denied),
    }
}

/// Firefox and Chromium name a full storage differently, by name or by number.
fn why(error: &JsValue) -> StorageError {
    let member = |name: &str| js_sys::Reflect::get(error, &JsValue::from_str(name)).ok();
    let name = member("name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        "SecurityError" => StorageError::Denied,
        _ => StorageError::Failed,
    }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0()?.get_item(key).map_err(|error| why(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0()?.set_item(key, text).map_err(|error| why(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0()?.remove_item(key).map_err(|error| why(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = self.0()?;
        let count = storage.length().map_err(|error| why(&error))?;
        let key = |at| storage.key(at).map_err(|error| why(&error)).transpose();
        (0..count).filter_map(key).collect()
    }
}
