//! The browser's own storage behind [`Storage`]; the only place that touches it.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;

use crate::library::{MemoryStorage, Storage, StorageError};

/// The storage to use, and whether it outlives the page.
pub fn open() -> (Rc<dyn Storage>, bool) {
    match raw() {
        Ok(_) => (Rc::new(BrowserStorage), true),
        Err(_) => (Rc::new(MemoryStorage::default()), false),
    }
}

struct BrowserStorage;

/// The storage, probed: where a policy or a private window denies it, the browser throws or gives nothing, and gloo
/// would panic.
#[allow(clippy::disallowed_methods, reason = "this is its one home: probed in the line before")]
fn raw() -> Result<web_sys::Storage, StorageError> {
    let probed = web_sys::window().ok_or(StorageError::Denied)?.local_storage();
    match probed {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
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
        raw()?.get_item(key).map_err(|error| why(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        raw()?.set_item(key, text).map_err(|error| why(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        raw()?.remove_item(key).map_err(|error| why(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = raw()?;
        let count = storage.length().map_err(|error| why(&error))?;
        let key = |at| storage.key(at).map_err(|error| why(&error)).transpose();
        (0..count).filter_map(key).collect()
    }
}
