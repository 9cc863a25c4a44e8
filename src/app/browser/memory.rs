//! Where the browser keeps nothing: a map of the page's own, outside the module, so that `boot.js` can save what is in
//! it after a crash.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::library::{Storage, StorageError};

/// The name of the map; `boot.js` knows it too.
const NAME: &str = "zipingMemory";

/// Keeps things as long as the page is there.
pub struct PageMemory(Object);

impl PageMemory {
    /// The map of the page, made where there is none yet.
    pub fn of_page() -> PageMemory {
        let window = web_sys::window();
        let there = window.as_ref().and_then(|window| Reflect::get(window, &NAME.into()).ok());
        // Asked by what it is: an object without a prototype is no instance of `Object`.
        let there = there.filter(JsValue::is_object).map(JsCast::unchecked_into);
        PageMemory(there.unwrap_or_else(|| {
            // Without a prototype: a key may be called anything.
            let map = Object::create(JsValue::NULL.unchecked_ref());
            if let Some(window) = window {
                // Where even this fails the map is still there for the program.
                let _ = Reflect::set(&window, &NAME.into(), &map);
            }
            map
        }))
    }
}

impl Storage for PageMemory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let value = Reflect::get(&self.0, &key.into()).map_err(|_| StorageError::Failed)?;
        Ok(value.as_string())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let set = Reflect::set(&self.0, &key.into(), &text.into()).map_err(|_| StorageError::Failed)?;
        if set { Ok(()) } else { Err(StorageError::Failed) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        Reflect::delete_property(&self.0, &key.into()).map(|_| ()).map_err(|_| StorageError::Failed)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(Object::keys(&self.0).iter().filter_map(|key| key.as_string()).collect())
    }
}
