//! 检查界限 and 总分封顶.

use leptos::prelude::*;

use super::editor::Group;
use super::fields::{Actions, Number, number_of, open};
use crate::app::parts::figure::Figure;
use crate::edit::own::{Draft, Key, SchemeChange, SchemeFigure, SchemeList};
use crate::scheme::Threshold;
use crate::words::page as texts;

/// How a bound is written.
const fn figure_of(threshold: Threshold) -> Figure {
    match threshold {
        Threshold::SameRows | Threshold::FewSamples | Threshold::MoneyGap => Figure::Count,
        Threshold::Concentrated => Figure::Points,
        _ => Figure::Percent,
    }
}

/// The group.
#[component]
pub fn ChecksGroup() -> impl IntoView {
    let open = open();
    let bounds = Threshold::ALL.iter().map(|threshold| {
        let kind = figure_of(*threshold);
        let (label, check) = texts::threshold(*threshold);
        let usual = texts::usual(*threshold, kind == Figure::Percent);
        view! {
            <div title=check>
                <Number
                    of=SchemeFigure::Threshold(*threshold)
                    kind
                    label=Signal::stored(label.to_owned())
                    placeholder=Signal::stored(usual)
                />
            </div>
        }
    });
    let keys = open.keys(|draft| draft.ceilings.iter().map(|ceiling| ceiling.key).collect());
    let add = move |_| open.change(&SchemeChange::Add(SchemeList::Ceilings));
    let scored = open.draft.with_untracked(Draft::is_scored);
    view! {
        <Group title=texts::GROUP_CHECKS>
            <p class="hint">{texts::CHECKS_HINT}</p>
            <div class="own-bounds">{bounds.collect_view()}</div>
            {scored.then(|| view! {
                <h4>{texts::CEILINGS}</h4>
                <p class="hint">{texts::CEILINGS_HINT}</p>
                <ol class="own-list">
                    <For each=move || keys.get() key=|key| *key let:key>
                        <CeilingRow key number=number_of(keys, key) />
                    </For>
                </ol>
                <button type="button" on:click=add>{texts::ADD_CEILING}</button>
            })}
        </Group>
    }
}

#[component]
fn CeilingRow(key: Key, number: Memo<usize>) -> impl IntoView {
    let name =
        move |field: &'static str| Signal::derive(move || texts::nth(texts::CEILING, number.get(), field));
    view! {
        <li class="own-row">
            <Number
                of=SchemeFigure::CeilingRate(key)
                kind=Figure::Percent
                label=Signal::stored(texts::CEILING_RATE.to_owned())
                name=name(texts::CEILING_RATE)
            />
            <Number
                of=SchemeFigure::CeilingTotal(key)
                kind=Figure::Points
                label=Signal::stored(texts::CEILING_TOTAL.to_owned())
                name=name(texts::CEILING_TOTAL)
            />
            <Actions key name=name("") />
        </li>
    }
}
