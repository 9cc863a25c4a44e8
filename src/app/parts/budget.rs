//! 预算执行: the total, its sources, the rate and its score; for a whole unit also its expenditure by kind.

use leptos::prelude::*;

use super::field::Line;
use super::figure::{Figure, FigureInput, stated_figure};
use super::goals::LongText;
use super::message::{AmountMessages, FieldMessages, Mark};
use crate::app::state::{App, Subject, app};
use crate::checks::Spot;
use crate::edit::{AmountField, Edit, ExpenditureKey, FigureField, FundsColumn, TextField};
use crate::evaluation::{Evaluation, Source};
use crate::history::{Act, Step};
use crate::number::Amount;
use crate::words::page as texts;

/// The part.
#[component]
pub fn BudgetPart() -> impl IntoView {
    let app = app();
    let is_project = app.evaluation.with_untracked(Evaluation::is_project);
    view! {
        <section class="part" id="part-budget" aria-labelledby="budget-title">
            <h2 id="budget-title">{texts::BUDGET_TITLE} <AmountUnitNote /></h2>
            <FieldMessages mark=Mark::at("budget") />
            <FundsTable />
            <LongText label=texts::BUDGET_REASON field=TextField::BudgetReason />
            {(!is_project).then(|| view! { <ExpenditureFields /> })}
        </section>
    }
}

/// In which unit the amounts are.
#[component]
pub fn AmountUnitNote() -> impl IntoView {
    let app = app();
    let unit = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.amount_unit));
    view! { <small class="unit-note">{move || texts::amount_unit_note(unit.get())}</small> }
}

/// A field for an amount.
#[component]
pub fn AmountCell(field: AmountField, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let app = app();
    let value =
        stated_figure(move || app.evaluation.with(|evaluation| field.get(evaluation)).map(Amount::exact));
    let take = move |figure: Option<_>| app.edit(&Edit::Amount(field, figure.map(Amount::new)));
    let mark = Mark::of(Spot::amount(field));
    view! { <FigureInput kind=Figure::Amount value commit=take field=FigureField::Amount(field) name mark /> }
}

#[component]
fn FundsTable() -> impl IntoView {
    let app = app();
    let count = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.budget.sources.len()));
    // Rows are named by position: when one goes, those below are made anew, so that no field keeps another row's text.
    let rows = move || (0..count.get()).map(|at| (app.shape.get(), at)).collect::<Vec<_>>();
    let add = move |_| app.edit(&Edit::InsertSource(usize::MAX, Source::default()));
    let remove = move |at| {
        app.edit(&Edit::RemoveSource(at));
        app.reshape();
    };
    let unscored = Memo::new(move |_| !app.card.read().scored);
    let headings =
        FundsColumn::ALL.map(|column| view! { <th scope="col">{texts::funds_column(column)}</th> });
    let cells = FundsColumn::ALL.map(|column| {
        let label = texts::funds_column(column);
        let name = Signal::stored(texts::funds_cell(None, column));
        view! { <td class="number" data-label=label><AmountCell field=AmountField::Total(column) name /></td> }
    });
    view! {
        <table class="amounts" class:unscored=move || unscored.get() aria-labelledby="budget-title">
            <thead>
                <tr>
                    <th scope="col">{texts::SOURCE}</th>
                    {headings.collect_view()}
                    <th scope="col">{texts::RATE}</th>
                    <th scope="col" class="score-column">{texts::SCORE}</th>
                    <th scope="col"><span class="visually-hidden">{texts::ACTIONS}</span></th>
                </tr>
            </thead>
            <tbody>
                <tr class="total-row">
                    <th scope="row">{texts::FUNDS_TOTAL}</th>
                    {cells.collect_view()}
                    <td class="number result" data-label=texts::RATE><Rate /></td>
                    <td class="number result score-column" data-label=texts::SCORE><BudgetScoreButton /></td>
                    <td></td>
                </tr>
                <AmountMessages prefix="budget.total".to_owned() columns=7 />
                <For each=rows key=|row| *row let:((_, at))>
                    <SourceRow at remove=move || remove(at) />
                </For>
            </tbody>
        </table>
        <div class="below-table">
            <button type="button" on:click=add>{texts::ADD_SOURCE}</button>
            <FillTotal />
        </div>
    }
}

#[component]
fn SourceRow(at: usize, remove: impl Fn() + 'static) -> impl IntoView {
    let number = at.saturating_add(1);
    let cells = FundsColumn::ALL.map(|column| {
        let label = texts::funds_column(column);
        let name = Signal::stored(texts::funds_cell(Some(number), column));
        view! { <td class="number" data-label=label><AmountCell field=AmountField::Source(at, column) name /></td> }
    });
    view! {
        <tr>
            <td data-label=texts::SOURCE><Line field=TextField::SourceName(at) mark=Mark::of(Spot::text(&TextField::SourceName(at))) name=Signal::stored(texts::source_name(number)) /></td>
            {cells.collect_view()}
            <td class="unused"></td>
            <td class="unused score-column"></td>
            <td class="col-actions">
                <button type="button" class="icon danger" aria-label=texts::remove_source(number) title=texts::REMOVE_TITLE on:click=move |_| remove()>
                    "✕"
                </button>
            </td>
        </tr>
        <AmountMessages prefix=format!("budget.sources[{at}]") columns=7 />
    }
}

#[component]
fn Rate() -> impl IntoView {
    let app = app();
    move || {
        let card = app.card.read();
        let rate = card.budget.as_ref().and_then(|budget| budget.rate);
        rate.map_or_else(|| texts::DASH.to_owned(), |rate| rate.percent(2))
    }
}

#[component]
fn BudgetScoreButton() -> impl IntoView {
    let app = app();
    let score = Memo::new(move |_| app.card.read().budget.as_ref().and_then(|budget| budget.score));
    view! {
        <button
            type="button"
            class="score"
            class:open=move || *app.subject.read() == Subject::Budget
            aria-label=move || texts::budget_score_button(score.get())
            title=texts::SCORE_TITLE
            on:click=move |_| app.explain(Subject::Budget)
        >
            {move || texts::score_or_dash(score.get())}
        </button>
    }
}

/// 取资金来源合计: fills what the total row leaves open; offered only where there is something to fill.
#[component]
fn FillTotal() -> impl IntoView {
    let app = app();
    let fillable =
        Memo::new(move |_| app.evaluation.with(|evaluation| !missing_totals(evaluation).is_empty()));
    view! {
        <Show when=move || fillable.get()>
            <button type="button" on:click=move |_| fill_total(app)>{texts::FILL_TOTAL}</button>
        </Show>
    }
}

fn missing_totals(evaluation: &Evaluation) -> Vec<(FundsColumn, Amount)> {
    let budget = &evaluation.budget;
    let missing = FundsColumn::ALL.into_iter().filter(|column| column.get(&budget.total).is_none());
    missing
        .filter_map(|column| {
            let sum = Amount::sum(budget.sources.iter().map(|source| column.get(&source.funds)))?;
            Some((column, sum))
        })
        .collect()
}

fn fill_total(app: App) {
    let missing = app.evaluation.with_untracked(missing_totals).into_iter();
    let edits = missing.map(|(column, sum)| Edit::Amount(AmountField::Total(column), Some(sum)));
    let step = Step::at(Act::FillTotal, Spot::field("budget.total.adjusted"));
    app.edit_all(step, &edits.collect::<Vec<_>>());
}

const EXPENDITURE: [ExpenditureKey; 4] =
    [ExpenditureKey::Personnel, ExpenditureKey::Operating, ExpenditureKey::Basic, ExpenditureKey::Project];

/// 人员经费, 公用经费, 基本支出, 项目支出 of a whole unit.
#[component]
fn ExpenditureFields() -> impl IntoView {
    let fields = EXPENDITURE.map(|key| {
        let label = texts::expenditure(key);
        let field = AmountField::Expenditure(key);
        view! {
            <div class="field narrow">
                <label>
                    <span class="field-label">{label}</span>
                    <AmountCell field name=Signal::stored(label.to_owned()) />
                </label>
                <FieldMessages mark=Mark::of(Spot::amount(field)) />
            </div>
        }
    });
    view! {
        <h3>{texts::EXPENDITURE}</h3>
        <FieldMessages mark=Mark::at("expenditure") />
        <div class="fields">{fields.collect_view()}</div>
    }
}
