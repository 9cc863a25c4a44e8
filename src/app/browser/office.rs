//! The office module: Word and Excel files made, foreign files and pasted tables read, in workers (`office.js`).

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::export::make::Paper;

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Said by the module, in a sentence.
    Refused(String),
    /// This browser lacks what it takes.
    Outdated,
    /// The module could not be loaded.
    Missing,
    /// No answer in time.
    Stuck,
    /// It crashed; its message.
    Broken(String),
}

/// The bytes of a file in the format that files with this extension have, from the text of a file of evaluations.
pub async fn make(extension: &str, json: &str, paper: Paper) -> Result<Uint8Array, Failure> {
    let promise = ask(extension, json, paper).map_err(|_| Failure::Missing)?;
    let made = JsFuture::from(promise).await.map_err(|why| failure(&why))?;
    made.dyn_into().map_err(|_| Failure::Broken(String::new()))
}

/// What stands in a file or a pasted text, and what that says under the person's choices, each as JSON.
pub async fn read(name: &str, bytes: &[u8], choices: &str) -> Result<String, Failure> {
    let promise = ask_to_read(name, bytes, choices).map_err(|_| Failure::Missing)?;
    let read = JsFuture::from(promise).await.map_err(|why| failure(&why))?;
    read.as_string().ok_or(Failure::Broken(String::new()))
}

fn ask_to_read(name: &str, bytes: &[u8], choices: &str) -> Result<Promise, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let read: Function = Reflect::get(&window, &"zipingImport".into())?.dyn_into()?;
    read.call3(&window, &Uint8Array::from(bytes).into(), &name.into(), &choices.into())?.dyn_into()
}

fn ask(extension: &str, json: &str, paper: Paper) -> Result<Promise, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let make: Function = Reflect::get(&window, &"zipingOffice".into())?.dyn_into()?;
    let asked = Array::of4(&extension.into(), &json.into(), &paper.draft.into(), &paper.form_only.into());
    make.apply(&window, &asked)?.dyn_into()
}

fn failure(why: &JsValue) -> Failure {
    let member = |name: &str| Reflect::get(why, &name.into()).ok().and_then(|text| text.as_string());
    let detail = member("detail").unwrap_or_default();
    match member("kind").as_deref() {
        Some("refused") => Failure::Refused(detail),
        Some("outdated") => Failure::Outdated,
        Some("missing") => Failure::Missing,
        Some("stuck") => Failure::Stuck,
        _ => Failure::Broken(detail),
    }
}
