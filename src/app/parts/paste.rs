//! Ctrl+V: a form pasted on the page, a block of cells pasted into the indicator table. A single value pastes as usual.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Element};

use super::amount_grid;
use crate::app::browser::{event, focus};
use crate::app::importing::Cell;
use crate::app::state::{App, Screen, app};
use crate::evaluation::RowId;
use crate::import::BlockColumn;
use crate::words::page as texts;

/// Where a person may paste who has no Ctrl+V: by the menu, by touch.
#[component]
pub fn PasteBox() -> impl IntoView {
    let app = app();
    view! {
        <label class="paste-box">
            <span class="field-label">{texts::PASTE_HERE}</span>
            <textarea
                rows="2"
                placeholder=texts::PASTE_HINT
                // Some keyboards of phones put a text in without a paste event.
                on:input:target=move |event| {
                    let field = event.target();
                    let text = field.value();
                    if comes_at_once(&event) && !text.trim().is_empty() {
                        field.set_value("");
                        app.import(texts::PASTED.to_owned(), text.into_bytes(), None);
                    }
                }
            ></textarea>
        </label>
    }
}

/// Whether a text was not typed.
fn comes_at_once(event: &web_sys::Event) -> bool {
    matches!(
        event::input_type(event).as_deref(),
        Some("insertFromPaste" | "insertFromDrop" | "insertReplacementText")
    )
}

/// Takes what is pasted, where it is more than a value for the field that has the focus.
pub fn listen_for_paste(app: App) {
    let handle = window_event_listener(ev::Custom::<ClipboardEvent>::new("paste"), move |event| {
        let Some(data) = event.clipboard_data() else { return };
        if event.default_prevented() || app.importing.with_untracked(Option::is_some) {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        match target.map(|target| aim(app, &target)) {
            Some(Aim::Field) => {}
            Some(Aim::Amount(field)) => {
                let text = data.get_data("text/plain").unwrap_or_default();
                if amount_grid::is_block(&text) {
                    event.prevent_default();
                    amount_grid::paste(app, &field, &text);
                }
            }
            Some(Aim::Cell(cell, field)) => {
                let text = data.get_data("text/plain").unwrap_or_default();
                let one = Pasted::of(&data).is_some_and(|pasted| !pasted.is_block());
                if one && cell.column.takes_lines_as_cells() && text.trim().contains('\n') {
                    event.prevent_default();
                    app.paste_lines(&text, &cell);
                } else if one && has_line_end(&text) {
                    // A cell of Excel brings the end of its line.
                    if focus::insert_text(&field, text.trim_end_matches(['\r', '\n'])) {
                        event.prevent_default();
                    }
                } else if let Some(block) = Pasted::of(&data).filter(Pasted::is_block) {
                    event.prevent_default();
                    app.import(texts::PASTED.to_owned(), block.bytes(), Some(cell));
                }
            }
            Some(Aim::Page) | None => {
                if let Some(pasted) = Pasted::of(&data) {
                    // A word that was meant for a field is no table.
                    if !(pasted.is_block() || pasted.text.trim().contains('\n')) {
                        return;
                    }
                    event.prevent_default();
                    app.import(texts::PASTED.to_owned(), pasted.bytes(), None);
                } else if let Some(file) = data.files().and_then(|files| files.get(0)) {
                    event.prevent_default();
                    app.open_file(file);
                }
            }
        }
    });
    on_cleanup(move || handle.remove());
}

/// What is pasted at.
enum Aim {
    /// The page, or the field that is there for pasting.
    Page,
    /// A cell of the indicator table, with its field.
    Cell(Cell, Element),
    /// A cell of a table of amounts.
    Amount(Element),
    /// Any other field: what is pasted is its own.
    Field,
}

fn aim(app: App, target: &Element) -> Aim {
    let matches = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if matches(".paste-box") {
        return Aim::Page;
    }
    if !matches("input, textarea, select, [contenteditable]") {
        return Aim::Page;
    }
    if matches(".amounts input") && app.screen.get_untracked() != Screen::Start && app.may_edit() {
        return Aim::Amount(target.clone());
    }
    cell(app, target).map_or(Aim::Field, |cell| Aim::Cell(cell, target.clone()))
}

/// Whether a text of one line or several ends with the end of a line.
fn has_line_end(text: &str) -> bool {
    text.ends_with(['\r', '\n']) && !text.trim().is_empty()
}

fn cell(app: App, field: &Element) -> Option<Cell> {
    if app.screen.get_untracked() == Screen::Start || !app.may_edit() {
        return None;
    }
    let column = BlockColumn::of(&field.get_attribute("data-column")?)?;
    let row = field.closest(".indicators [data-row]").ok()??;
    Some(Cell { row: RowId::new(row.get_attribute("data-row")?), column })
}

/// What lies on the clipboard: as a page, where it holds a table, or as text.
struct Pasted {
    html: Option<String>,
    text: String,
}

impl Pasted {
    fn of(data: &DataTransfer) -> Option<Pasted> {
        let said = |kind: &str| data.get_data(kind).unwrap_or_default();
        let (html, text) = (said("text/html"), said("text/plain"));
        let html = Some(html).filter(|html| html.to_ascii_lowercase().contains("<table"));
        (html.is_some() || !text.trim().is_empty()).then_some(Pasted { html, text })
    }

    /// Whether it is several cells. A text that is only indented by a tab is not.
    fn is_block(&self) -> bool {
        match &self.html {
            Some(html) => {
                let html = html.to_ascii_lowercase();
                let cells = ["<td", "<th ", "<th>"].iter().map(|tag| html.matches(tag).count());
                cells.sum::<usize>() > 1
            }
            None => self.text.lines().any(|line| line.trim().contains('\t')),
        }
    }

    fn bytes(self) -> Vec<u8> {
        self.html.unwrap_or(self.text).into_bytes()
    }
}
