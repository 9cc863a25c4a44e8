//! 检查结果: everything found, by severity, beside the form; on small screens a panel that the bar opens.

use leptos::prelude::*;

use super::finding_item::FindingItem;
use crate::app::browser::focus;
use crate::app::state::{Panel, app};
use crate::checks::{Group, Key};
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
    let groups = Group::ALL.iter().map(|group| view! { <FindingGroup group=*group /> });
    view! {
        <aside class="findings" class:panel-open=open aria-labelledby="findings-title">
            <div class="findings-head">
                <h2 id="findings-title" tabindex="-1">{texts::FINDINGS}</h2>
                <button type="button" class="check-all" title=texts::CHECK_ALL_TITLE on:click=move |_| app.check_all()>{texts::CHECK_ALL}</button>
                <button type="button" class="quiet close" on:click=close>{texts::CLOSE}</button>
            </div>
            {move || none.get().is_none().then(|| view! { <p class="findings-counts">{counts.get()}</p> })}
            {nothing}
            {groups.collect_view()}
        </aside>
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
    let keys = Memo::new(move |_| {
        let outline = app.outline.read();
        outline.group(group).iter().take(shown.get()).map(|item| item.key.clone()).collect::<Vec<_>>()
    });
    let more = move || count.get() > shown.get();
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
                            <For each=move || keys.get() key=Key::clone let:key>
                                <FindingItem key />
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
