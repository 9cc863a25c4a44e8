//! 预算执行, 定性档次 and 等级.

use leptos::prelude::*;

use super::editor::Group;
use super::fields::{Actions, Number, Say, number_of, open};
use crate::app::browser::event;
use crate::app::parts::figure::Figure;
use crate::edit::own::{Draft, Key, SchemeChange, SchemeFigure, SchemeList, SchemeText};
use crate::evaluation::Tier;
use crate::scheme::BudgetBase;
use crate::words::page as texts;

/// 预算执行, where the form has it.
#[component]
pub fn BudgetGroup() -> impl IntoView {
    let open = open();
    let scored = open.draft.with_untracked(Draft::is_scored);
    let base = Memo::new(move |_| open.draft.with(|draft| draft.budget.as_ref().map(|budget| budget.base)));
    let inside = move || open.draft.with(|draft| draft.budget_inside().map(texts::budget_inside));
    let options = move || {
        let option = move |of: &BudgetBase| {
            let of = *of;
            view! { <option value=of.word() prop:selected=move || base.get() == Some(of)>{texts::budget_base(of)}</option> }
        };
        BudgetBase::ALL.iter().map(option).collect_view()
    };
    base.get_untracked().is_some().then(|| {
        view! {
            <Group title=texts::GROUP_BUDGET unfolded=true>
                <div class="own-row">
                    <Say of=SchemeText::BudgetTitle label=texts::BUDGET_NAME />
                    {scored.then(|| view! {
                        <Number
                            of=SchemeFigure::Budget
                            kind=Figure::Points
                            label=Signal::stored(texts::POINTS.to_owned())
                            name=Signal::stored(format!("{} {}", texts::GROUP_BUDGET, texts::POINTS))
                        />
                    })}
                    <label class="field">
                        <span class="field-label">{texts::BUDGET_BASE}</span>
                        <select on:change=move |event| {
                            if let Some(base) = BudgetBase::from_word(&event::chosen(&event)) {
                                open.change(&SchemeChange::BudgetBase(base));
                            }
                        }>{options()}</select>
                    </label>
                </div>
                <p class="hint">{inside}</p>
            </Group>
        }
    })
}

/// 定性档次: three labels, and one bound between each two.
#[component]
pub fn TiersGroup() -> impl IntoView {
    let open = open();
    let tiers: Vec<Tier> =
        open.draft.with_untracked(|draft| draft.tiers.iter().map(|tier| tier.tier).collect());
    let lower: Vec<_> = tiers.iter().skip(1).map(|tier| Some(*tier)).chain([None]).collect();
    let rows = tiers.into_iter().zip(lower).map(move |(tier, lower)| {
        let from = move || open.draft.with(|draft| draft.figure(SchemeFigure::Tier(tier)));
        let bound = lower.map(|lower| {
            view! {
                <div class="own-bound">
                    <Number
                        of=SchemeFigure::Tier(tier)
                        kind=Figure::Percent
                        label=Signal::stored(texts::tier_bound(tier, lower))
                    />
                    <p class="hint">{move || texts::tier_side(tier, from())}</p>
                </div>
            }
        });
        view! {
            <Say
                of=SchemeText::Tier(tier)
                label=crate::words::tier_name(tier)
                name=Signal::stored(texts::tier_field(tier, texts::TIER_LABEL))
                wide=true
            />
            {bound}
        }
    });
    view! { <Group title=texts::GROUP_TIERS><div class="own-tiers">{rows.collect_view()}</div></Group> }
}

/// 等级, each closed below.
#[component]
pub fn GradesGroup() -> impl IntoView {
    let open = open();
    let keys = open.keys(|draft| draft.grades.iter().map(|grade| grade.key).collect());
    let add = move |_| open.change(&SchemeChange::Add(SchemeList::Grades));
    open.draft.with_untracked(Draft::is_scored).then(|| {
        view! {
            <Group title=texts::GROUP_GRADES>
                <ol class="own-list">
                    <For each=move || keys.get() key=|key| *key let:key>
                        <Grade key number=number_of(keys, key) />
                    </For>
                </ol>
                <button type="button" on:click=add>{texts::ADD_GRADE}</button>
            </Group>
        }
    })
}

#[component]
fn Grade(key: Key, number: Memo<usize>) -> impl IntoView {
    let open = open();
    let name = move |field: &'static str| {
        Signal::derive(move || texts::nth(texts::GROUP_GRADES, number.get(), field))
    };
    let side = move || {
        open.draft.with(|draft| {
            let at = draft.grades.iter().position(|grade| grade.key == key)?;
            let from = |at: usize| {
                draft.grades.get(at).and_then(|grade| draft.figure(SchemeFigure::Grade(grade.key)))
            };
            let grade = &draft.grades.get(at)?.item;
            Some(texts::grade_side(&grade.name, from(at), at.checked_sub(1).and_then(from)))
        })
    };
    view! {
        <li class="own-row">
            <Say of=SchemeText::Entry(key) label=texts::GRADE_NAME name=name(texts::GRADE_NAME) />
            <Number
                of=SchemeFigure::Grade(key)
                kind=Figure::Points
                label=Signal::stored(texts::GRADE_FROM.to_owned())
                name=name(texts::GRADE_FROM)
            />
            <Actions key name=name("") />
            <p class="hint own-side">{side}</p>
        </li>
    }
}
