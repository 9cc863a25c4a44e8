//! Moving the focus in the indicator table.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The field that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// The field in the same column of the row below (or above).
pub fn neighbour(field: &Element, below: bool) -> Option<HtmlElement> {
    let column = field.get_attribute("data-column")?;
    let row = field.closest("[data-row]").ok()??;
    let mut next = if below { row.next_element_sibling() } else { row.previous_element_sibling() };
    while let Some(row) = next {
        if let Ok(Some(field)) = row.query_selector(&format!("[data-column='{column}']")) {
            return field.dyn_into().ok();
        }
        next = if below { row.next_element_sibling() } else { row.previous_element_sibling() };
    }
    None
}

/// Waits until the page shows what the last edit made, then does something (moves the focus), before the next key.
pub fn after_update(then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        for _ in 0..4 {
            leptos::task::tick().await;
        }
        then();
    });
}

/// Moves the focus to the element that a selector finds.
pub fn focus(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector)
        && let Ok(element) = found.dyn_into::<HtmlElement>()
    {
        // It may have gone already; then the focus stays.
        let _ = element.focus();
    }
}

/// The same without scrolling: for what hangs on a bar that is always in sight, where focus would scroll the form below it.
pub fn focus_in_place(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector)
        && let Ok(element) = found.dyn_into::<HtmlElement>()
    {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // As above.
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to a field, its contents selected where it is a single line.
pub fn focus_field(field: &HtmlElement) {
    // As above.
    let _ = field.focus();
    if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

/// Puts a text in place of what is selected in a field, as if it were typed: it is one step of the browser's own. Says whether it
/// did.
pub fn insert_text(field: &Element, text: &str) -> bool {
    let document = document();
    if document.active_element().as_ref() != Some(field) {
        return false;
    }
    let insert = js_sys::Reflect::get(&document, &"execCommand".into());
    let insert = insert.ok().and_then(|insert| insert.dyn_into::<js_sys::Function>().ok());
    let done = insert
        .and_then(|insert| insert.call3(&document, &"insertText".into(), &false.into(), &text.into()).ok());
    done.and_then(|done| done.as_bool()).unwrap_or_default()
}

/// Moves the focus to the field at a path of the file, `accounts[0].name`, once the page shows it; else to the element that a
/// selector finds.
pub fn focus_place_soon(path: String, otherwise: &'static str) {
    after_update(move || {
        let found = document().query_selector(&format!("[data-place='{path}']")).ok().flatten();
        match found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            Some(field) => focus_field(&field),
            None => focus(otherwise),
        }
    });
}
