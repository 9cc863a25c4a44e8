//! 预算收支情况 of a whole unit, row by row.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::amount_grid;
use super::budget::{AmountCell, AmountUnitNote};
use super::field::Line;
use super::message::{AmountMessages, FieldMessages, Mark};
use crate::app::browser::event;
use crate::app::browser::focus;
use crate::app::state::{App, app};
use crate::checks::Spot;
use crate::edit::{AccountColumn, AmountField, Edit, TextField};
use crate::evaluation::{Account, AccountKind};
use crate::history::{Act, Step};
use crate::words::page as texts;

/// The part.
#[component]
pub fn Accounts() -> impl IntoView {
    let app = app();
    let count = Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.accounts.len()));
    // As in 资金来源: rows are named by position.
    let rows = move || (0..count.get()).map(|at| (app.shape.get(), at)).collect::<Vec<_>>();
    let remove = move |at| {
        app.edit(&Edit::RemoveAccount(at));
        app.reshape();
        focus_row_at(app, at);
    };
    let insert = move || app.edit(&Edit::InsertAccount(usize::MAX, Account::default()));
    let by_key = move |event: KeyboardEvent| amount_grid::move_by_key(&event, insert);
    let empty = move || count.get() == 0;
    let headings =
        AccountColumn::ALL.map(|column| view! { <th scope="col">{texts::account_column(column)}</th> });
    let headings = headings.collect_view();
    view! {
        <section class="part" id="part-accounts" aria-labelledby="accounts-title">
            <h2 id="accounts-title">{texts::ACCOUNTS} <AmountUnitNote /></h2>
            <FieldMessages mark=Mark::at("accounts") />
            <table class="amounts accounts" class:no-rows=empty aria-labelledby="accounts-title" on:keydown=by_key>
                <thead>
                    <tr>
                        <th scope="col">{texts::ACCOUNT_NAME}</th>
                        <th scope="col">{texts::ACCOUNT_GROUP}</th>
                        <th scope="col">{texts::ACCOUNT_KIND}</th>
                        {headings}
                        <th scope="col"><span class="visually-hidden">{texts::ACTIONS}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=rows key=|row| *row let:((_, at))>
                        <AccountRow at remove=move || remove(at) />
                    </For>
                </tbody>
            </table>
            <Show when=empty><p class="empty">{texts::NO_ACCOUNTS}</p></Show>
            <div class="below-table">
                <button type="button" on:click=move |_| add(app)>
                    {texts::ADD_ACCOUNT}
                </button>
                <Show when=empty>
                    <button type="button" on:click=move |_| fill_usual(app)>{texts::FILL_ACCOUNTS}</button>
                </Show>
            </div>
        </section>
    }
}

/// The first field of a new row has the focus.
fn add(app: App) {
    let at = app.evaluation.with_untracked(|evaluation| evaluation.accounts.len());
    app.edit(&Edit::InsertAccount(usize::MAX, Account::default()));
    focus_row_at(app, at);
}

/// The focus goes to the row at a position, to the last where there is none, to the button that adds one where all are gone.
fn focus_row_at(app: App, at: usize) {
    let count = app.evaluation.with_untracked(|evaluation| evaluation.accounts.len());
    let at = at.min(count.saturating_sub(1));
    focus::focus_place_soon(format!("accounts[{at}].name"), "#part-accounts .below-table button");
}

/// The rows that such a table usually has.
fn fill_usual(app: App) {
    let accounts = texts::USUAL_ACCOUNTS.iter().map(|(name, group, kind)| Account {
        name: (*name).to_owned(),
        group: (*group).to_owned(),
        kind: *kind,
        ..Account::default()
    });
    let edits: Vec<Edit> = accounts.map(|account| Edit::InsertAccount(usize::MAX, account)).collect();
    app.edit_all(Step::at(Act::UsualAccounts, Spot::field("accounts[0].name")), &edits);
    // The names are there; what is missing is the figures.
    let Spot::Field(first) = Spot::amount(AmountField::Account(0, AccountColumn::Initial)) else { return };
    focus::focus_place_soon(first, "#part-accounts input");
}

#[component]
fn AccountRow(at: usize, remove: impl Fn() + 'static) -> impl IntoView {
    let app = app();
    let number = at.saturating_add(1);
    let name = move |column| Signal::stored(texts::account_cell(number, column));
    let kind = Memo::new(move |_| {
        app.evaluation.with(|evaluation| evaluation.accounts.get(at).map(|account| account.kind))
    });
    let kinds = AccountKind::ALL.iter().map(|option| {
        let option = *option;
        let selected = move || kind.get() == Some(option);
        view! { <option value=option.word() prop:selected=selected>{texts::account_kind(option)}</option> }
    });
    let choose = move |word: String| {
        if let Some(kind) = AccountKind::from_word(&word) {
            app.edit(&Edit::AccountKind(at, kind));
        }
    };
    let cells = AccountColumn::ALL.map(|column| {
        let label = texts::account_column(column);
        view! { <td class="number" data-label=label><AmountCell field=AmountField::Account(at, column) name=name(label) /></td> }
    });
    let is_sum = move || kind.get().is_some_and(|kind| kind != AccountKind::Item);
    view! {
        <tr class:total-row=is_sum>
            <td data-label=texts::ACCOUNT_NAME><Line field=TextField::AccountName(at) mark=Mark::of(Spot::text(&TextField::AccountName(at))) name=name(texts::ACCOUNT_NAME) /></td>
            <td data-label=texts::ACCOUNT_GROUP><Line field=TextField::AccountGroup(at) mark=Mark::of(Spot::text(&TextField::AccountGroup(at))) name=name(texts::ACCOUNT_GROUP) /></td>
            <td data-label=texts::ACCOUNT_KIND>
                <select data-place=format!("accounts[{at}].kind") aria-label=texts::account_cell(number, texts::ACCOUNT_KIND) on:change=move |event| choose(event::chosen(&event))>
                    {kinds.collect_view()}
                </select>
            </td>
            {cells.collect_view()}
            <td class="col-actions">
                <button type="button" class="icon danger" aria-label=texts::remove_account(number) title=texts::REMOVE_TITLE on:click=move |_| remove()>
                    "✕"
                </button>
            </td>
        </tr>
        <AmountMessages prefix=format!("accounts[{at}]") columns=8 />
    }
}
