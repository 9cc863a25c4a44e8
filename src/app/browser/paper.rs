//! The official form in the page, for printing: the very document that 下载 HTML gives, taken over as nodes.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, Element, SupportedType};

const PLACE: &str = "paper";

/// Puts the form of an exported document into the page, in place of the one that was there.
pub fn show(page: &str) {
    // Without it the browser prints what was there before; there is nobody to tell.
    let _ = put(page);
}

fn put(page: &str) -> Result<(), JsValue> {
    let parsed = DomParser::new()?.parse_from_string(page, SupportedType::TextHtml)?;
    let form = parsed.query_selector("main.paper")?.ok_or(JsValue::NULL)?;
    let place = place()?;
    let form = document().adopt_node(&form)?;
    place.replace_children_with_node_1(&form);
    Ok(())
}

fn place() -> Result<Element, JsValue> {
    if let Some(place) = document().get_element_by_id(PLACE) {
        return Ok(place);
    }
    let place = document().create_element("div")?;
    place.set_id(PLACE);
    document().body().ok_or(JsValue::NULL)?.append_child(place.unchecked_ref())?;
    Ok(place)
}

/// Takes the form out of the page again.
pub fn clear() {
    if let Some(place) = document().get_element_by_id(PLACE) {
        place.remove();
    }
}
