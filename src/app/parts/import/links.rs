//! From a member to the cells it came from, and back: whichever has the pointer or the focus, its partners are marked.
//!
//! A cell says where it is by `data-at`, a member which cells it came from by `data-cells`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, PointerEvent};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::app::browser::event;
use crate::import::At;

/// What is marked as a partner.
const LINKED: &str = "data-linked";
/// From this width on the panes stand beside each other, and each scrolls by itself.
const BESIDE: f64 = 1000.0;

/// The name of a place, for attributes.
pub fn cell(at: At) -> String {
    format!("{}.{}.{}", at.block, at.row, at.column)
}

/// The names of several, apart by blanks; `None` of none.
pub fn cells(cells: &[At]) -> Option<String> {
    let names: Vec<String> = cells.iter().map(|at| cell(*at)).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// The pointer is over something.
pub fn point(event: PointerEvent) {
    link(event.target(), false);
}

/// Something has the focus: its partners come into sight.
pub fn follow(event: FocusEvent) {
    link(event.target(), true);
}

/// ↑ and ↓ go from one member to the next.
pub fn walk(event: KeyboardEvent) {
    let step = match event::key(&event).as_deref() {
        Some("ArrowDown") => 1_i64,
        Some("ArrowUp") => -1,
        _ => return,
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(here) = element(event.target()).filter(|here| here.has_attribute("data-member")) else { return };
    let all = all("[data-member]");
    let at = all.iter().position(|one| *one == here).and_then(|at| i64::try_from(at).ok());
    let next = at.and_then(|at| usize::try_from(at.saturating_add(step)).ok()).and_then(|at| all.get(at));
    if let Some(next) = next {
        event.prevent_default();
        go(next);
    }
}

/// Goes to a member.
pub fn show_item(member: &str) {
    let found = all("[data-member]")
        .into_iter()
        .find(|one| one.get_attribute("data-member").as_deref() == Some(member));
    if let Some(found) = found {
        bring(&found);
        go(&found);
    }
}

fn go(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // It may have gone already.
        let _ = element.focus();
    }
}

fn link(target: Option<EventTarget>, bring_partner: bool) {
    let Some(here) = element(target) else { return };
    let Ok(Some(here)) = here.closest("[data-at], [data-cells]") else { return };
    let places =
        here.get_attribute("data-at").or_else(|| here.get_attribute("data-cells")).unwrap_or_default();
    for old in all(&format!("[{LINKED}]")) {
        // Cannot fail for a name like this.
        let _ = old.remove_attribute(LINKED);
    }
    let from_source = here.has_attribute("data-at");
    let mut first = None;
    for place in places.split(' ') {
        for one in all(&format!("[data-at='{place}'], [data-cells~='{place}']")) {
            // As above.
            let _ = one.set_attribute(LINKED, "");
            if first.is_none() && one.has_attribute("data-at") != from_source {
                first = Some(one);
            }
        }
    }
    let wide =
        window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= BESIDE);
    if let Some(partner) = first.filter(|_| bring_partner && wide) {
        scroll_pane(&partner);
    }
}

/// Scrolls the pane until an element is in sight. The window stays: else something else would come under the pointer.
fn scroll_pane(element: &Element) {
    const AIR: i32 = 24;
    let Ok(Some(pane)) = element.closest(".import-pane") else { return };
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
    let edges = |element: &Element| {
        let place = element.get_bounding_client_rect();
        (place.top() as i32, place.bottom() as i32)
    };
    let (inner, outer) = (edges(element), edges(&pane));
    let above = outer.0.saturating_add(AIR).saturating_sub(inner.0).max(0);
    let below = inner.1.saturating_add(AIR).saturating_sub(outer.1).max(0);
    let by = if above > 0 { above.saturating_neg() } else { below };
    pane.set_scroll_top(pane.scroll_top().saturating_add(by));
}

fn bring(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

fn all(selector: &str) -> Vec<Element> {
    let list = document().query_selector_all(&format!(".import {selector}").replace(", ", ", .import ")).ok();
    let count = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(|at| list.as_ref()?.item(at)?.dyn_into().ok()).collect()
}
