//! Keeping things in the page itself, where the browser gives no storage: as long as it is open, and readable without
//! the program.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::library::{Storage, StorageError};

/// Under this name `boot.js` finds it after a crash, when the module's own memory cannot be relied on any more.
const NAME: &str = "zipingMemory";

/// Texts as members of an object of the page.
pub struct PageMemory(Object);

impl PageMemory {
    /// An empty one, which the crash page can read.
    pub fn new() -> PageMemory {
        // Without a prototype: every key is one of ours.
        let made = Object::create(JsValue::NULL.unchecked_ref());
        // A page that takes no member has no crash page either.
        let _ = Reflect::set(&js_sys::global(), &NAME.into(), &made);
        PageMemory(made)
    }
}

impl Storage for PageMemory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Reflect::get(&self.0, &key.into()).map(|text| text.as_string()).map_err(|_| StorageError::Failed)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        match Reflect::set(&self.0, &key.into(), &text.into()) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(StorageError::Failed),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        match Reflect::delete_property(&self.0, &key.into()) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(StorageError::Failed),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(Object::keys(&self.0).iter().filter_map(|key| key.as_string()).collect())
    }
}
