//! The source as it stands: paragraphs and tables, merged cells as they are, each by what became of it.

use std::collections::BTreeMap;
use std::ops::Range;

use leptos::prelude::*;

use super::{Looking, links};
use crate::import::{At, Block, Cell, Standing, Table, standings};
use crate::words;
use crate::words::page as texts;

/// How many paragraphs and rows are shown at a time; a workbook may have thousands.
const LINES: usize = 400;

/// The pane.
#[component]
pub fn SourcePane(looking: Looking) -> impl IntoView {
    let lines = RwSignal::new(LINES);
    let states = Memo::new(move |_| standings(&looking.understood.read()));
    let source = looking.source.get_value();
    let all: usize = source.blocks.iter().map(lines_of).sum();
    let shown = move || {
        let states = states.read();
        let mut left = lines.get();
        let mut tables = 0_usize;
        let mut blocks = Vec::new();
        for (number, block) in source.blocks.iter().enumerate() {
            if matches!(block, Block::Table(_)) {
                tables = tables.saturating_add(1);
            }
            if left == 0 {
                break;
            }
            let rows = lines_of(block).min(left);
            left = left.saturating_sub(rows);
            blocks.push(match block {
                Block::Paragraph(text) => {
                    let at = At { block: number, row: 0, column: 0 };
                    view! { <p class="import-paragraph">{said(text, at, &states)}</p> }.into_any()
                }
                Block::Table(table) => {
                    let name = words::import::table_name(table, tables);
                    view! {
                        <div class="import-scroll" tabindex="0" role="group" aria-label=name.clone()>
                            <table class="import-source">
                                <caption>{name.clone()}</caption>
                                <tbody>{table_rows(table, number, rows, &states)}</tbody>
                            </table>
                        </div>
                    }
                    .into_any()
                }
            });
        }
        blocks.collect_view()
    };
    view! {
        <section class="import-pane" aria-labelledby="import-source-title">
            <h2 id="import-source-title">{texts::SOURCE_TITLE}</h2>
            {shown}
            {move || (lines.get() < all).then(|| view! {
                <button type="button" class="quiet" on:click=move |_| lines.update(|lines| *lines = lines.saturating_add(LINES))>
                    {texts::MORE_LINES}
                </button>
            })}
        </section>
    }
}

fn lines_of(block: &Block) -> usize {
    match block {
        Block::Paragraph(_) => 1,
        Block::Table(table) => table.rows.max(1),
    }
}

/// The first rows of a table. Empty places beside each other are one cell, or a wide sheet would be thousands of them.
fn table_rows(
    table: &Table,
    block: usize,
    rows: usize,
    states: &BTreeMap<At, Standing>,
) -> impl IntoView + use<> {
    // Until which row each column is covered by a cell from above.
    let mut covered: BTreeMap<usize, usize> = BTreeMap::new();
    let mut cells = table.cells.iter().peekable();
    let mut lines = Vec::new();
    for row in 0..rows {
        covered.retain(|_, until| *until > row);
        let mut line = Vec::new();
        let mut column = 0_usize;
        while let Some(cell) = cells.next_if(|cell| cell.row <= row) {
            line.extend(gap(column..cell.column, &covered).map(|view| view.into_any()));
            line.push(table_cell(cell, block, rows, states).into_any());
            let end = cell.column.saturating_add(cell.columns);
            if cell.rows > 1 {
                let until = cell.row.saturating_add(cell.rows);
                covered.extend((cell.column..end).map(|column| (column, until)));
            }
            column = end;
        }
        line.extend(gap(column..table.columns, &covered).map(|view| view.into_any()));
        lines.push(view! { <tr>{line.collect_view()}</tr> });
    }
    lines.collect_view()
}

/// The empty places between two cells.
fn gap(
    between: Range<usize>,
    covered: &BTreeMap<usize, usize>,
) -> impl Iterator<Item = impl IntoView + use<>> + use<> {
    let mut runs: Vec<usize> = Vec::new();
    let mut run = 0_usize;
    for column in between {
        if covered.contains_key(&column) {
            runs.push(std::mem::take(&mut run));
        } else {
            run = run.saturating_add(1);
        }
    }
    runs.push(run);
    runs.into_iter()
        .filter(|run| *run > 0)
        .map(|run| view! { <td class="empty" colspan=run.to_string()></td> })
}

fn table_cell(
    cell: &Cell,
    block: usize,
    rows: usize,
    states: &BTreeMap<At, Standing>,
) -> impl IntoView + use<> {
    let at = At { block, row: cell.row, column: cell.column };
    let high = cell.rows.min(rows.saturating_sub(cell.row)).max(1);
    let span = |count: usize| (count > 1).then(|| count.to_string());
    view! { <td rowspan=span(high) colspan=span(cell.columns)>{said(&cell.text, at, states)}</td> }
}

/// A text of the source with what became of it.
fn said(text: &str, at: At, states: &BTreeMap<At, Standing>) -> impl IntoView + use<> {
    let (class, sign, meaning) = match states.get(&at) {
        Some(Standing::Certain) => ("import-cell certain", "", texts::LEGEND_CERTAIN),
        Some(Standing::Uncertain) => {
            ("import-cell uncertain", texts::MARK_UNCERTAIN, texts::LEGEND_UNCERTAIN)
        }
        Some(Standing::Unused) => ("import-cell unused", texts::MARK_UNUSED, texts::LEGEND_UNUSED),
        None => ("import-cell", "", ""),
    };
    let sign = (!sign.is_empty()).then(|| {
        view! { <span class="standing" aria-hidden="true">{sign}</span><span class="visually-hidden">{meaning}"："</span> }
    });
    let text = texts::short(text);
    view! { <span class=class tabindex="-1" data-at=links::cell(at)>{sign}{text}</span> }
}
