//! From a place in the evaluation to the field of the form that shows it, and back.
//!
//! A field says where it is by `data-column` (in a row of the indicator table) or `data-place` (its path, as
//! [`Spot`] has it; in a row the column). A place that has no field of its own leads to the first field below it,
//! else to its part.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::browser::focus;
use super::state::{App, Panel};
use crate::checks::Spot;
use crate::evaluation::{Place, RowId};
use crate::history::Step;

/// What hides a field until it is opened: the button that opens it.
const REPORT_FOLD: &str = "#part-report .report-fold button";
const CLAIMED_FOLD: &str = "#part-claimed .report-fold button";
const ROW_FOLD: &str = ".actions button[aria-expanded]";

/// Brings the field at a place into the middle of the window, and the focus to it, after opening what hides it.
pub fn go_to(app: App, place: &Place) {
    let spot = app.evaluation.with_untracked(|evaluation| Spot::of(place, evaluation));
    open_and_show(app, spot, focus::focus_field);
}

/// Brings what a step changed into sight, and the focus to it. Nothing is selected: the person may type on.
///
/// A row that is not there any more leads to the one that took its place, or to the end of the table; a step about
/// everything leads to the head of the form.
pub fn go_to_step(app: App, step: &Step) {
    let spot = match &step.spot {
        Spot::Row(id, _) => app.evaluation.with_untracked(|evaluation| {
            let last = evaluation.indicators.len().checked_sub(1);
            let nearest = last.map(|last| step.number.saturating_sub(1).min(last));
            match evaluation.row(id).or_else(|| evaluation.indicators.get(nearest?)) {
                None => Spot::field("indicators"),
                Some(row) if row.id == *id => step.spot.clone(),
                Some(row) => Spot::row(&row.id, "name"),
            }
        }),
        spot @ Spot::Field(_) => spot.clone(),
    };
    open_and_show(app, spot, |field| {
        // It may have gone already; then the focus stays.
        let _ = field.focus();
    });
}

fn open_and_show(app: App, spot: Spot, take: fn(&HtmlElement)) {
    app.panel.set(Panel::None);
    if let Some(fold) = fold_of(&spot).filter(is_shut) {
        fold.click();
        focus::after_update(move || show(&spot, take));
    } else {
        show(&spot, take);
    }
}

/// Tints the cells that were just pasted, once the page shows them, until the next edit.
pub fn tint_pasted(app: App) {
    Effect::new(move |_| {
        let cells = app.pasted.get();
        focus::after_update(move || {
            let Some(form) = document().query_selector("main.form").ok().flatten() else { return };
            for cell in elements(&form, &format!("[{TINT}]")) {
                // An element that takes no attribute has none.
                let _ = cell.remove_attribute(TINT);
            }
            if cells.is_empty() {
                return;
            }
            for field in elements(&form, "[data-column], [data-place]") {
                if spot_of(&field).is_some_and(|spot| cells.contains(&spot))
                    && let Ok(Some(cell)) = field.closest("td")
                {
                    let _ = cell.set_attribute(TINT, "");
                }
            }
        });
    });
}

/// Marks a cell that was just pasted.
const TINT: &str = "data-pasted";

/// The field that an element of the form belongs to.
pub fn spot_of(element: &Element) -> Option<Spot> {
    let attribute = |name: &str| element.closest(&format!("[{name}]")).ok()??.get_attribute(name);
    let row = attribute("data-row");
    match (row, attribute("data-column").or_else(|| attribute("data-place"))) {
        (Some(row), Some(column)) => Some(Spot::Row(RowId::new(row), column)),
        (None, Some(path)) => Some(Spot::Field(path)),
        (_, None) => None,
    }
}

fn fold_of(spot: &Spot) -> Option<HtmlElement> {
    let selector = match spot {
        Spot::Field(path) if path.starts_with("report.") => REPORT_FOLD,
        Spot::Field(path) if path.starts_with("claimed") => CLAIMED_FOLD,
        Spot::Row(id, column) => {
            let row = row(id)?;
            // The rule can be chosen in the row too, but only there by keyboard.
            let hidden = ["note", "evidence", "rule", "shares_score_with_above"].contains(&column.as_str());
            let fold = row.query_selector(ROW_FOLD).ok().flatten().filter(|_| hidden);
            return fold?.dyn_into().ok();
        }
        Spot::Field(_) => return None,
    };
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn is_shut(fold: &HtmlElement) -> bool {
    fold.get_attribute("aria-expanded").as_deref() == Some("false")
}

fn show(spot: &Spot, take: fn(&HtmlElement)) {
    let Some(found) = element_of(spot) else { return };
    let here = focus::focused().is_some_and(|focused| found.contains(Some(&focused)));
    let options = ScrollIntoViewOptions::new();
    // Where the person is already nothing jumps.
    options.set_block(if here { ScrollLogicalPosition::Nearest } else { ScrollLogicalPosition::Center });
    found.scroll_into_view_with_scroll_into_view_options(&options);
    let inside = "input, textarea, select, button";
    let own = found.matches(inside).unwrap_or_default();
    let field = if own { Some(found) } else { found.query_selector(inside).ok().flatten() };
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        take(&field);
    }
}

fn element_of(spot: &Spot) -> Option<Element> {
    match spot {
        Spot::Row(id, column) => {
            let row = row(id)?;
            let named = ["data-column", "data-place"].iter().find_map(|name| {
                elements(&row, &format!("[{name}]"))
                    .find(|one| one.get_attribute(name).as_ref() == Some(column))
            });
            named.or(Some(row))
        }
        Spot::Field(path) => {
            let form = document().query_selector("main.form").ok().flatten()?;
            let places: Vec<(Element, String)> = elements(&form, "[data-place]")
                .filter_map(|one| one.get_attribute("data-place").map(|path| (one, path)))
                .collect();
            // The field itself, the first one below it, or what holds it.
            let inside = |whole: &str, part: &str| {
                part.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            };
            let own = places.iter().find(|(_, known)| known == path);
            let below = || places.iter().find(|(_, known)| inside(path, known));
            let above = || {
                places.iter().filter(|(_, known)| inside(known, path)).max_by_key(|(_, known)| known.len())
            };
            let found = own.or_else(below).or_else(above).map(|(one, _)| one.clone());
            found.or_else(|| document().get_element_by_id(part_of(path)))
        }
    }
}

/// The part of the form that a path lies in.
fn part_of(path: &str) -> &'static str {
    let part = path.split(['.', '[']).next().unwrap_or(path);
    match part {
        "budget" | "expenditure" => "part-budget",
        "accounts" => "part-accounts",
        "goals" => "part-goals",
        "indicators" => "part-indicators",
        "survey" => "part-survey",
        "narrative" => "part-texts",
        "report" => "part-report",
        "claimed" => "part-claimed",
        _ => "part-header",
    }
}

fn row(id: &RowId) -> Option<Element> {
    let form = document().query_selector("main.form").ok().flatten()?;
    elements(&form, "[data-row]").find(|row| row.get_attribute("data-row").as_deref() == Some(id.as_str()))
}

/// Compared as texts: an id or a path may hold anything, which a selector would have to be guarded against.
fn elements(inside: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list = inside.query_selector_all(selector).ok();
    let count = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}
