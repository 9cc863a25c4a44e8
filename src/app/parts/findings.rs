//! 检查结果: everything found, by severity, beside the form; on small screens a panel that the bar opens.

use leptos::prelude::*;

use super::finding_item::FindingItem;
use crate::app::browser::focus;
use crate::app::places;
use crate::app::state::{Panel, app};
use crate::checks::{Card, Group, Key, Spot};
use crate::words::page as texts;

/// How many of a group are listed at first, and with each press of 再显示一些.
const PAGE: usize = 40;

/// The list.
#[component]
pub fn FindingsAside() -> impl IntoView {
    let app = app();
    let close = move |_| {
        app.panel.set(Panel::None);
        focus::focus(".counts");
    };
    let open = move || app.panel.get() == Panel::Findings;
    let counts = Memo::new(move |_| texts::counts(&app.outline.read()));
    let none = Memo::new(move |_| {
        let outline = app.outline.read();
        let loud = [Group::Errors, Group::Warnings, Group::Hints];
        loud.iter().all(|group| outline.count(*group) == 0).then(|| outline.count(Group::Waiting) == 0)
    });
    let nothing = move || {
        none.get().map(|finished| {
            let words = if finished { texts::NO_FINDINGS } else { texts::NO_FINDINGS_YET };
            view! { <p class="no-findings">{words}</p> }
        })
    };
    // The answer stands until something changes.
    let answer = RwSignal::new(None::<String>);
    let check_all = move |_| {
        app.check_all();
        let words = app.outline.with_untracked(texts::all_checked);
        app.say.set(words.clone());
        answer.set(Some(words));
    };
    Effect::new(move |_| {
        app.evaluation.track();
        answer.set(None);
    });
    let groups = Group::ALL.iter().map(|group| view! { <FindingGroup group=*group /> });
    view! {
        <aside class="findings" class:panel-open=open aria-labelledby="findings-title">
            <div class="findings-head">
                <h2 id="findings-title" tabindex="-1">{texts::FINDINGS}</h2>
                <button type="button" class="check-all" title=texts::CHECK_ALL_TITLE on:click=check_all>{texts::CHECK_ALL}</button>
                <button type="button" class="quiet close" on:click=close>{texts::CLOSE}</button>
            </div>
            {move || answer.get().map(|words| view! { <p class="all-checked">{words}</p> })}
            {move || none.get().is_none().then(|| view! { <p class="findings-counts">{counts.get()}</p> })}
            {nothing}
            {groups.collect_view()}
        </aside>
    }
}

/// The matters of one row or field: several have its name above them.
#[component]
fn FindingCard(about: Spot, cards: Memo<Vec<Card>>) -> impl IntoView {
    let app = app();
    let card = Memo::new(move |_| cards.read().iter().find(|card| card.about == about).cloned());
    let keys = Memo::new(move |_| card.read().as_ref().map(|card| card.keys.clone()).unwrap_or_default());
    let several = Memo::new(move |_| keys.read().len() > 1);
    let first = move || {
        let outline = app.outline.read();
        let item = keys.read().first().and_then(|key| outline.item(key).cloned())?;
        Some(item.finding.leads_to().clone())
    };
    let title = move || {
        let (card, place) = (card.get()?, first()?);
        Some(app.evaluation.with_untracked(|evaluation| texts::card_title(&card, &place, evaluation)))
    };
    let go = move |_| {
        if let Some(place) = untrack(first) {
            places::go_to(app, &place);
        }
    };
    view! {
        <li class="finding-card" class:several=move || several.get()>
            <Show when=move || several.get()>
                <button type="button" class="quiet card-title" on:click=go>{title}</button>
            </Show>
            <ul class="finding-list">
                <For each=move || keys.get() key=Key::clone let:key>
                    <FindingItem key in_card=several />
                </For>
            </ul>
        </li>
    }
}

/// One heading with what stands under it. 尚未填写 and 已搁置 are folded up: they ask for nothing.
#[component]
fn FindingGroup(group: Group) -> impl IntoView {
    let app = app();
    let quiet = matches!(group, Group::Waiting | Group::Aside);
    let open = RwSignal::new(!quiet);
    let shown = RwSignal::new(PAGE);
    let count = Memo::new(move |_| app.outline.read().count(group));
    let all = Memo::new(move |_| app.outline.read().cards(group));
    let cards = Memo::new(move |_| {
        all.read().iter().take(shown.get()).map(|card| card.about.clone()).collect::<Vec<_>>()
    });
    let more = move || all.read().len() > shown.get();
    let title = format!("findings-{}", group.word());
    let list_id = format!("{title}-list");
    let (labelled, controls) = (title.clone(), list_id.clone());
    view! {
        <Show when={move || count.get() > 0}>
            <section class=format!("finding-group {}", group.word()) aria-labelledby=labelled.clone()>
                <h3 id=title.clone()>
                    {
                        let controls = controls.clone();
                        if quiet {
                            view! {
                                <button
                                    type="button"
                                    class="quiet fold"
                                    aria-expanded=move || open.get().to_string()
                                    aria-controls=controls
                                    on:click=move |_| open.update(|open| *open = !*open)
                                >
                                    {move || texts::group_heading(group, count.get())}
                                </button>
                            }.into_any()
                        } else {
                            (move || texts::group_heading(group, count.get())).into_any()
                        }
                    }
                </h3>
                <div id=list_id.clone()>
                    <Show when=move || open.get()>
                        <ul class="finding-list">
                            <For each=move || cards.get() key=Spot::clone let:about>
                                <FindingCard about cards=all />
                            </For>
                        </ul>
                        <Show when=more>
                            <button type="button" class="quiet" on:click=move |_| shown.update(|shown| *shown = shown.saturating_add(PAGE))>
                                {texts::MORE_FINDINGS}
                            </button>
                        </Show>
                    </Show>
                </div>
            </section>
        </Show>
    }
}
