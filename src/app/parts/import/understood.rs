//! What the form was understood as: first what should be looked at, then everything.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::links;
use crate::evaluation::Evaluation;
use crate::import::{Doubt, Form, Item, Items, items};
use crate::words;
use crate::words::page as texts;

/// The columns of the indicator table, where the form has them.
const COLUMNS: [&str; 10] =
    ["level1", "level2", "name", "points", "target", "actual", "score", "reason", "note", "evidence"];

/// The pane.
#[component]
pub fn UnderstoodPane(form: Memo<Option<Form>>) -> impl IntoView {
    let contents = move || {
        let form = form.get()?;
        let evaluation = form.read()?;
        let items = items(&form);
        Some(view! {
            <ToCheck items=items.clone() evaluation=evaluation.clone() />
            {parts(&items, &evaluation)}
            {(!items.rows.is_empty()).then(|| view! { <Rows rows=items.rows /> })}
        })
    };
    view! {
        <section class="import-pane import-understood" aria-labelledby="import-understood-title">
            <h2 id="import-understood-title">{texts::UNDERSTOOD_TITLE}</h2>
            {contents}
        </section>
    }
}

/// Doubts, each with the members it is about: a way to each of them.
#[component]
fn ToCheck(items: Items, evaluation: Evaluation) -> impl IntoView {
    let all =
        items.parts.iter().flat_map(|(_, items)| items).chain(items.rows.iter().flat_map(BTreeMap::values));
    let mut doubted: BTreeMap<Doubt, Vec<(String, String)>> = BTreeMap::new();
    for item in all {
        for doubt in &item.doubts {
            let name = texts::member_name(&item.member, &evaluation);
            doubted.entry(*doubt).or_default().push((item.member.clone(), name));
        }
    }
    let count: usize = doubted.values().map(Vec::len).sum();
    let groups = doubted.into_iter().map(|(doubt, members)| {
        let ways = members.into_iter().map(|(member, name)| {
            view! { <li><button type="button" class="quiet" on:click=move |_| links::show_item(&member)>{name}</button></li> }
        });
        view! {
            <li>
                <p>{words::import::doubt(doubt)}</p>
                <ul class="import-ways">{ways.collect_view()}</ul>
            </li>
        }
    });
    view! {
        <div class="import-doubts">
            <h3>{texts::list_heading(texts::TO_CHECK, count)}</h3>
            {(count == 0).then(|| view! { <p>{texts::NOTHING_TO_CHECK}</p> })}
            <ul>{groups.collect_view()}</ul>
        </div>
    }
}

fn parts(items: &Items, evaluation: &Evaluation) -> impl IntoView + use<> {
    // One stop of the Tab key; ↑ and ↓ go on from there.
    let mut first = true;
    let parts = items.parts.iter().map(|(part, items)| {
        let lines = items.iter().map(|item| {
            let name = texts::member_name(&item.member, evaluation);
            let item = said(item.clone(), std::mem::take(&mut first));
            view! { <div class="import-line"><dt>{name}</dt><dd>{item}</dd></div> }
        });
        view! {
            <h3>{texts::import_part(part, evaluation)}</h3>
            <dl class="import-lines">{lines.collect_view()}</dl>
        }
    });
    parts.collect_view()
}

/// The indicator table.
#[component]
fn Rows(rows: Vec<BTreeMap<String, Item>>) -> impl IntoView {
    let shown: Vec<&'static str> =
        COLUMNS.into_iter().filter(|column| rows.iter().any(|row| row.contains_key(*column))).collect();
    let headings = shown.iter().map(|column| view! { <th scope="col">{texts::column(column)}</th> });
    let headings = headings.collect_view();
    let lines = rows.into_iter().zip(1_usize..).map(|(mut row, number)| {
        let cells = shown
            .iter()
            .map(|column| view! { <td>{row.remove(*column).map(|item| said(item, false))}</td> })
            .collect_view();
        // What has no column of its own: 合并得分 and the like.
        let others = row.into_iter().map(|(column, item)| {
            view! { <p>{texts::column(&column)}"："{said(item, false)}</p> }
        });
        let others = others.collect_view();
        view! { <tr><th scope="row">{number}{others}</th>{cells}</tr> }
    });
    let lines = lines.collect_view();
    view! {
        <h3>{texts::INDICATORS}</h3>
        <div class="import-scroll" tabindex="0" role="group" aria-label=texts::INDICATORS>
            <table class="import-rows">
                <thead><tr><th scope="col"><span class="visually-hidden">{texts::ROW}</span></th>{headings}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

/// A member's value, with its doubts, and the cells it came from.
fn said(item: Item, tab_stop: bool) -> impl IntoView {
    let Item { member, value, doubts, cells } = item;
    let text =
        value.map_or_else(|| texts::NOT_STATED.to_owned(), |value| texts::member_value(&member, &value));
    let class = if doubts.is_empty() { "import-item certain" } else { "import-item uncertain" };
    let doubted = (!doubts.is_empty()).then(|| {
        view! {
            <span class="standing" aria-hidden="true">{texts::MARK_UNCERTAIN}</span>
            <span class="visually-hidden">{texts::doubts(&doubts)}</span>
        }
    });
    let title = (!doubts.is_empty()).then(|| texts::doubts(&doubts));
    view! {
        <span class=class tabindex=if tab_stop { "0" } else { "-1" } data-member=member data-cells=links::cells(&cells) title=title>{doubted}{text}</span>
    }
}
