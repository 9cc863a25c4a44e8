//! A qualitative row: its tier, and the share inside the tier's band.

use leptos::prelude::*;

use super::figure::{Figure, FigureInput};
use super::indicator_row::Row;
use crate::app::browser::event;
use crate::app::state::app;
use crate::edit::{Edit, FigureField};
use crate::evaluation::{Rule, Tier};
use crate::number::Ratio;
use crate::words;
use crate::words::page as texts;

/// The two fields, where the row is judged in tiers.
#[component]
pub fn TierFields(row: Row) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let by_tier = row.score.read().as_ref().is_some_and(|score| score.target.rule == Some(Rule::Tier));
        by_tier || row.stated.read().tier.is_some()
    });
    view! {
        <Show when=move || shown.get()>
            <Fields row=row.clone() />
        </Show>
    }
}

#[component]
fn Fields(row: Row) -> impl IntoView {
    let app = app();
    let stated = row.stated;
    let tier = Memo::new(move |_| stated.read().tier);
    let band =
        Memo::new(move |_| tier.get().and_then(|tier| app.scheme.read().rules.tier.band(tier).cloned()));
    let outside = Memo::new(move |_| {
        let share = stated.read().share;
        band.read().as_ref().zip(share).is_some_and(|(band, share)| !band.holds(share))
    });
    let options = Tier::ALL.iter().map(|option| {
        let option = *option;
        let selected = move || tier.get() == Some(option);
        view! { <option value=option.word() prop:selected=selected>{words::tier_name(option)}</option> }
    });
    let (tier_name, share_name) = (row.name(texts::TIER), row.name(texts::SHARE));
    let id = row.id.clone();
    let choose = move |word: String| app.edit(&Edit::Tier(id.clone(), Tier::from_word(&word)));
    let id = row.id.clone();
    let take_share = move |share: Option<_>| app.edit(&Edit::Share(id.clone(), share.map(Ratio::new)));
    view! {
        <div class="tier">
            <select aria-label=move || tier_name.get() data-place="tier" on:change=move |event| choose(event::chosen(&event))>
                <option value="" prop:selected=move || tier.get().is_none()>{texts::TIER_NOT_CHOSEN}</option>
                {options.collect_view()}
            </select>
            <span class="share">
                <FigureInput
                    kind=Figure::Percent
                    value=Signal::derive(move || stated.read().share.map(Ratio::exact))
                    commit=take_share
                    field=FigureField::Share(row.id.clone())
                    name=share_name
                    column="share"
                />
                <span aria-hidden="true">"%"</span>
            </span>
            {move || {
                band.get().map(|band| view! { <small class="band" class:wrong=move || outside.get()>{texts::band(&band)}</small> })
            }}
        </div>
    }
}
