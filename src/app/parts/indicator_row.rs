//! One row of the indicator table.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::{Line, Text};
use super::figure::{Figure, FigureInput};
use super::indicator_table::{LEVEL1_LIST, LEVEL2_LIST, move_row};
use super::message::{IndicatorMessages, Mark};
use super::row_detail::RowDetail;
use super::row_score::ScoreCell;
use super::rule::RuleSelect;
use super::tier::TierFields;
use crate::app::browser::{event, focus};
use crate::app::state::app;
use crate::checks::Item;
use crate::edit::{Edit, FigureField, PointsField, RowText, TextField};
use crate::evaluation::{Indicator, RowId};
use crate::number::Points;
use crate::scoring::RowScore;
use crate::words;
use crate::words::page as texts;

/// What the parts of a row need to know of it.
#[derive(Clone)]
pub struct Row {
    /// Which row.
    pub id: RowId,
    /// Its number in the table, from 1.
    pub number: Memo<usize>,
    /// What it states.
    pub stated: Memo<Indicator>,
    /// What it is worth; `None` for a moment while it is being removed.
    pub score: Memo<Option<RowScore>>,
    /// Errors and warnings of all its fields.
    pub found: Memo<Vec<Item>>,
}

impl Row {
    fn new(id: RowId) -> Row {
        let app = app();
        // Every row looks itself up after every edit: by position, or a long table would be slow to type in.
        let of_position = id.clone();
        let position = Memo::new(move |_| app.positions.read().get(&of_position).copied());
        let number = Memo::new(move |_| position.get().map_or(0, |at| at.saturating_add(1)));
        let row = move |_: Option<&Indicator>| {
            let evaluation = app.evaluation.read();
            position.get().and_then(|at| evaluation.indicators.get(at)).cloned().unwrap_or_default()
        };
        // 5.0 equals 5, and is another statement.
        let stated = Memo::new_with_compare(row, |old, new| old != new || digits(old) != digits(new));
        let score = Memo::new(move |_| {
            let card = app.card.read();
            position.get().and_then(|at| card.rows.get(at)).cloned()
        });
        let of_found = id.clone();
        let found = Memo::new(move |_| app.outline.read().rows.get(&of_found).cloned().unwrap_or_default());
        Row { id, number, stated, score, found }
    }

    /// The accessible name of one of its fields: `第 3 行 实际完成值`.
    pub fn name(&self, column: &'static str) -> Signal<String> {
        let number = self.number;
        Signal::derive(move || texts::cell_name(number.get(), column))
    }

    /// What was found at one of its fields.
    pub fn mark(&self, column: &'static str) -> Mark {
        Mark::in_row(self.found, column)
    }

    /// The same for a field of 更多, which is on no way of the keys ↑ and ↓.
    pub fn detail_mark(&self, column: &'static str) -> Mark {
        self.mark(column).placed(column)
    }

    /// What one of its texts says.
    pub fn value(&self, text: RowText) -> Signal<String> {
        let stated = self.stated;
        Memo::new(move |_| text.get(&stated.read()).to_owned()).into()
    }

    /// The name of one of its texts, to change it.
    pub fn text(&self, text: RowText) -> TextField {
        TextField::Row(self.id.clone(), text)
    }
}

/// How many digits its figures have after the point.
fn digits(row: Option<&Indicator>) -> [Option<u32>; 2] {
    let of = |figure: Option<Points>| figure.map(|figure| figure.exact().places_stated());
    row.map_or([None; 2], |row| [of(row.points), of(row.score)])
}

/// The row, with its details where they are asked for.
#[component]
pub fn IndicatorRow(id: RowId) -> impl IntoView {
    let app = app();
    let row = Row::new(id.clone());
    let open = RwSignal::new(false);
    let number = row.number;
    let stated = row.stated;
    let [level1, level2, name, points, target, actual, score, reason] = texts::INDICATOR_COLUMNS;
    let differs = move || row.score.read().as_ref().is_some_and(RowScore::differs);
    let take_points = {
        let id = id.clone();
        move |figure: Option<_>| {
            app.edit(&Edit::Points(id.clone(), PointsField::Points, figure.map(Points::new)))
        }
    };
    let detail = row.clone();
    let says_more = Memo::new(move |_| {
        let row = stated.read();
        !row.note.is_empty() || !row.evidence.is_empty()
    });
    view! {
        <tbody class="row" class:differs=differs data-row=id.to_string()>
            <tr>
                <th scope="row" class="col-no">{number}</th>
                <td data-label=level1 class="col-level1">
                    <Line field=row.text(RowText::Level1) value=row.value(RowText::Level1) name=row.name(level1) suggestions=LEVEL1_LIST column="level1" mark=row.mark("level1") />
                </td>
                <td data-label=level2 class="col-level2">
                    <Line field=row.text(RowText::Level2) value=row.value(RowText::Level2) name=row.name(level2) suggestions=LEVEL2_LIST column="level2" mark=row.mark("level2") />
                </td>
                <td data-label=name class="col-name">
                    <Text field=row.text(RowText::Name) value=row.value(RowText::Name) name=row.name(name) column="name" mark=row.mark("name") />
                </td>
                <td data-label=points class="col-points number">
                    <FigureInput
                        kind=Figure::Points
                        value=Signal::derive(move || stated.read().points.map(Points::exact))
                        commit=take_points
                        field=FigureField::Points(row.id.clone(), PointsField::Points)
                        name=row.name(points)
                        column="points"
                        mark=row.mark("points")
                    />
                </td>
                <td data-label=target class="col-target">
                    <Text field=row.text(RowText::Target) value=row.value(RowText::Target) name=row.name(target) column="target" mark=row.mark("target") />
                    <Understood row=row.clone() open />
                </td>
                <td data-label=actual class="col-actual">
                    <Text field=row.text(RowText::Actual) value=row.value(RowText::Actual) name=row.name(actual) column="actual" mark=row.mark("actual") />
                    <TierFields row=row.clone() />
                </td>
                <td data-label=score class="col-score number"><ScoreCell row=row.clone() name=row.name(score) /></td>
                <td data-label=reason class="col-reason">
                    <Text field=row.text(RowText::Reason) value=row.value(RowText::Reason) name=row.name(reason) column="reason" mark=row.mark("reason") />
                </td>
                <td class="col-actions"><Actions row=row.clone() open /></td>
            </tr>
            <IndicatorMessages items=row.found />
            <Show when=move || open.get() || (app.follows() && says_more.get())>
                <RowDetail row=detail.clone() />
            </Show>
        </tbody>
    }
}

/// How the target was understood, with a way to overrule it.
///
/// The way does not stand between 年初目标值 and 实际完成值 on the way of the Tab key; by keyboard it is found under 更多.
#[component]
fn Understood(row: Row, open: RwSignal<bool>) -> impl IntoView {
    let stated = row.stated;
    let understood = Memo::new(move |_| {
        row.score.read().as_ref().map(|score| words::reading(&score.target)).unwrap_or_default()
    });
    let overruled = Memo::new(move |_| stated.read().rule.is_some());
    let shown = Memo::new(move |_| !understood.read().is_empty() || overruled.get());
    view! {
        <Show when=move || shown.get()>
            <div class="understood" class:overruled=move || overruled.get()>
                <span class="understood-as">{move || understood.get()}</span>
                {
                    let row = row.clone();
                    move || (!open.get()).then(|| view! { <RuleSelect row=row.clone() in_passing=true /> })
                }
            </div>
        </Show>
    }
}

/// ↑ ↓ 更多 删除: one stop of the Tab key; ← → go between them.
#[component]
fn Actions(row: Row, open: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let number = row.number;
    let (up, down, removed) = (row.id.clone(), row.id.clone(), row.id);
    let last = move || app.evaluation.with(|evaluation| evaluation.indicators.len()) == number.get();
    let remove = move |_| {
        app.edit(&Edit::RemoveRow(removed.clone()));
        focus::after_update(|| focus::focus(".bring-back button"));
    };
    view! {
        <div class="actions" role="group" aria-label=move || texts::cell_name(number.get(), texts::ACTIONS) on:keydown=move_inside>
            <button
                type="button"
                class="icon"
                aria-label=move || texts::move_up(number.get())
                title=texts::MOVE_UP_TITLE
                tabindex="-1"
                aria-disabled=move || (number.get() == 1).then_some("true")
                on:click=move |_| move_row(app, &up, false)
            >
                "↑"
            </button>
            <button
                type="button"
                class="icon"
                aria-label=move || texts::move_down(number.get())
                title=texts::MOVE_DOWN_TITLE
                tabindex="-1"
                aria-disabled=move || last().then_some("true")
                on:click=move |_| move_row(app, &down, true)
            >
                "↓"
            </button>
            <button
                type="button"
                class="icon"
                aria-label=move || texts::cell_name(number.get(), texts::MORE)
                title=texts::MORE_TITLE
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "…"
            </button>
            <button
                type="button"
                class="icon danger"
                aria-label=move || texts::cell_name(number.get(), texts::REMOVE)
                title=texts::REMOVE_TITLE
                tabindex="-1"
                on:click=remove
            >
                "✕"
            </button>
        </div>
    }
}

fn move_inside(event: KeyboardEvent) {
    let forward = match event::key(&event).as_deref() {
        Some("ArrowLeft") => false,
        Some("ArrowRight") => true,
        _ => return,
    };
    let Some(button) = focus::focused() else { return };
    let next = if forward { button.next_element_sibling() } else { button.previous_element_sibling() };
    if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        focus::focus_field(&next);
    }
}
