//! What each column of the indicator table was taken for; one that was taken for something else than it is can be changed.

use leptos::prelude::*;

use super::Looking;
use crate::app::browser::event;
use crate::import::{ColumnChoice, Form, Role};
use crate::words;
use crate::words::page as texts;

/// Which column a choice is for: block and row of the heading, column, and what the choice is called.
type Column = (usize, usize, usize, String);

/// The choices.
#[component]
pub fn Columns(looking: Looking, form: Memo<Option<Form>>) -> impl IntoView {
    // Without the roles, so that a choice keeps its place, and the focus, when it changes one.
    let columns: Memo<Vec<Column>> = Memo::new(move |_| {
        let form = form.read();
        let grids = form.iter().flat_map(|form| &form.grids);
        let columns = grids.flat_map(|grid| {
            grid.columns
                .iter()
                .map(|column| (grid.block, grid.row, column.column, texts::grid_column(column)))
        });
        columns.collect()
    });
    let choices = move || {
        columns.get().into_iter().map(|column| view! { <ColumnRole looking form column /> }).collect_view()
    };
    move || {
        (!columns.read().is_empty()).then(|| {
            view! {
                <section class="import-columns" aria-labelledby="import-columns-title">
                    <h2 id="import-columns-title">{texts::COLUMNS_TITLE}</h2>
                    <p class="lead">{texts::COLUMNS_LEAD}</p>
                    <div class="import-column-choices">{choices}</div>
                </section>
            }
        })
    }
}

#[component]
fn ColumnRole(looking: Looking, form: Memo<Option<Form>>, column: Column) -> impl IntoView {
    let (block, row, column, name) = column;
    let role = Memo::new(move |_| {
        let form = form.read();
        let grid = form.as_ref()?.grids.iter().find(|grid| grid.block == block && grid.row == row)?;
        Some(grid.columns.iter().find(|known| known.column == column)?.role)
    });
    let choose = move |word: String| {
        let Some(role) = Role::from_word(&word) else { return };
        looking.choose(|choices| {
            let same =
                |choice: &ColumnChoice| (choice.block, choice.row, choice.column) == (block, row, column);
            choices.columns.retain(|choice| !same(choice));
            choices.columns.push(ColumnChoice { block, row, column, role });
        });
    };
    let options = Role::ALL.iter().map(|option| {
        view! {
            <option value=option.word() prop:selected=move || role.get() == Some(*option)>{words::import::role(*option)}</option>
        }
    });
    view! {
        <label>
            <span class="field-label">{name}</span>
            <select on:change=move |event| choose(event::chosen(&event))>{options.collect_view()}</select>
        </label>
    }
}
