//! Files in and out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// What a file holds; `None` where the browser can't read it.
pub async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Puts a text on the clipboard; whether that worked.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // An address without https has none.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok();
    match clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => copy_by_selection(text).unwrap_or_default(),
    }
}

/// The older way: a field that is selected and copied.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = leptos::prelude::document();
    let before: Option<web_sys::HtmlElement> =
        document.active_element().and_then(|element| element.dyn_into().ok());
    let field: web_sys::HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("visually-hidden");
    document.body()?.append_child(&field).ok()?;
    field.select();
    let copy: js_sys::Function =
        js_sys::Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into().ok()?;
    let done = copy.call1(&document, &"copy".into()).ok().and_then(|done| done.as_bool());
    field.remove();
    if let Some(before) = before {
        // It may have gone already.
        let _ = before.focus();
    }
    done
}

/// Hands a text to the person as a file.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    download_part(name, kind, &JsValue::from_str(text))
}

/// Hands bytes to the person as a file.
pub fn download_bytes(name: &str, kind: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    download_part(name, kind, bytes)
}

fn download_part(name: &str, kind: &str, contents: &JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(contents), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = leptos::prelude::document();
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    let body = document.body().ok_or(JsValue::NULL)?;
    body.append_child(&link)?;
    link.click();
    link.remove();
    // The browser may begin to read only later.
    let release = move || drop(Url::revoke_object_url(&address));
    leptos::prelude::set_timeout(release, std::time::Duration::from_secs(60));
    Ok(())
}
