//! The keys and the clipboard in the tables of amounts, as in the indicator table: Enter and ↑ ↓ go between rows, cells that are
//! pasted spread rightwards and downwards.

use leptos::ev::KeyboardEvent;
use leptos::prelude::WithUntracked;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::browser::{event, focus};
use crate::app::state::{App, Notice};
use crate::checks::Spot;
use crate::edit::{AccountColumn, AmountField, Edit, FundsColumn, TextField};
use crate::evaluation::{AccountKind, Evaluation};
use crate::history::{Act, Step};
use crate::number::Amount;
use crate::number::reading::read_figure;
use crate::words::page as texts;

/// Enter goes down and adds a row below the last, ↑ ↓ go between rows.
pub fn move_by_key(event: &KeyboardEvent, add: impl FnOnce()) {
    let Some(key) = event::key(event) else { return };
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(field) = field.filter(|field| field.matches("input").unwrap_or_default()) else { return };
    let next = neighbour(&field, key != "ArrowUp");
    match (key.as_str(), next) {
        ("Enter" | "ArrowUp" | "ArrowDown", Some(next)) => {
            event.prevent_default();
            focus::focus_field(&next);
        }
        ("Enter", None) => {
            event.prevent_default();
            add();
            focus::after_update(move || {
                if let Some(next) = neighbour(&field, true) {
                    focus::focus_field(&next);
                }
            });
        }
        _ => {}
    }
}

/// The field in the same column of the row below (or above).
fn neighbour(field: &Element, below: bool) -> Option<HtmlElement> {
    let (mut row, column) = place_of(field)?;
    loop {
        row = if below { row.next_element_sibling() } else { row.previous_element_sibling() }?;
        if let Some(found) = in_row(&row, column, "input") {
            return found.dyn_into().ok();
        }
    }
}

/// The row of a field, and its column there, from 1.
fn place_of(field: &Element) -> Option<(Element, usize)> {
    let cell = field.closest("td").ok()??;
    let row = cell.closest("tr").ok()??;
    let mut column = 1_usize;
    let mut before = cell.previous_element_sibling();
    while let Some(cell) = before {
        column = column.saturating_add(1);
        before = cell.previous_element_sibling();
    }
    Some((row, column))
}

fn in_row(row: &Element, column: usize, what: &str) -> Option<Element> {
    row.query_selector(&format!(":scope > :nth-child({column}) {what}")).ok().flatten()
}

/// Whether a text is more than one cell.
pub fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Puts cells into a table of amounts from a field on, as one step, or says what does not fit and changes nothing.
pub fn paste(app: App, field: &Element, text: &str) {
    let Some((first, column)) = place_of(field) else { return };
    let mut row = Some(first);
    let (mut edits, mut cells, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for line in text.trim_end_matches(['\r', '\n']).lines() {
        // Between the rows stand those that say what was found in them.
        while row.as_ref().is_some_and(|row| row.query_selector("input").ok().flatten().is_none()) {
            row = row.and_then(|row| row.next_element_sibling());
        }
        for (said, at) in line.split('\t').zip(column..) {
            let said = said.trim();
            if said.is_empty() {
                continue;
            }
            let found = row.as_ref().and_then(|row| in_row(row, at, "[data-place]"));
            let name = found.as_ref().and_then(|found| found.get_attribute("aria-label")).unwrap_or_default();
            let path = found.and_then(|found| found.get_attribute("data-place"));
            let made = app.evaluation.with_untracked(|now| made_of(now, path.as_deref()?, said));
            let (Some(path), Some((edit, before))) = (path, made) else {
                return app.tell(Notice::Error(texts::amounts_refused(said)));
            };
            if before != said {
                edits.push(edit);
                changes.push([name, texts::short(&before), texts::short(said)]);
                cells.push(Spot::Field(path));
            }
        }
        row = row.and_then(|row| row.next_element_sibling());
    }
    let Some(corner) = cells.first().cloned() else {
        return app.tell(Notice::Info(texts::BLOCK_NOTHING.to_owned()));
    };
    let said = texts::cells_pasted(edits.len());
    app.edit_all(Step::at(Act::Paste, corner), &edits);
    app.tell_pasted(said, changes, cells);
}

/// The edit that a text in the cell at a path is, and what the cell says now; `None` where it does not fit.
fn made_of(now: &Evaluation, path: &str, said: &str) -> Option<(Edit, String)> {
    let spot = Spot::field(path);
    let sources = 0..now.budget.sources.len();
    let accounts = 0..now.accounts.len();
    let totals = FundsColumn::ALL.into_iter().map(AmountField::Total);
    let of_sources =
        sources.clone().flat_map(|at| FundsColumn::ALL.map(|column| AmountField::Source(at, column)));
    let of_accounts =
        accounts.clone().flat_map(|at| AccountColumn::ALL.map(|column| AmountField::Account(at, column)));
    if let Some(field) =
        totals.chain(of_sources).chain(of_accounts).find(|field| Spot::amount(*field) == spot)
    {
        let figure = read_figure(said).ok()?;
        let fits = usize::try_from(figure.places()).is_ok_and(|places| places <= Amount::MAX_PLACES);
        let before = field.get(now).map(|amount| amount.exact().to_string()).unwrap_or_default();
        return fits.then(|| (Edit::Amount(field, Some(Amount::new(figure))), before));
    }
    let names = sources.map(TextField::SourceName);
    let of_accounts =
        accounts.clone().flat_map(|at| [TextField::AccountName(at), TextField::AccountGroup(at)]);
    if let Some(field) = names.chain(of_accounts).find(|field| Spot::text(field) == spot) {
        let before = field.get(now).to_owned();
        return Some((Edit::Text(field, said.to_owned()), before));
    }
    let at = accounts.into_iter().find(|at| path == format!("accounts[{at}].kind"))?;
    let kind = AccountKind::ALL.iter().copied().find(|kind| texts::account_kind(*kind) == said)?;
    let before = now.accounts.get(at).map_or("", |account| texts::account_kind(account.kind)).to_owned();
    Some((Edit::AccountKind(at, kind), before))
}
