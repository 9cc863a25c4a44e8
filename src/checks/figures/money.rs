//! Sums of money: budget and its sources, expenditure by kind, 预算收支情况.

use std::collections::HashMap;

use crate::checks::args::{Arg, args};
use crate::checks::figures::accounts::label;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{Account, AccountKind, Funds, Place};
use crate::number::Amount;

/// A09: a rate on a budget of nothing has no meaning. Money that is spent, or that a source states in the
/// column of the base or as spent, says that there is a budget.
pub(in crate::checks) fn budget_is_stated(look: &Look<'_>, found: &mut Found<'_>) {
    let budget = &look.evaluation.budget;
    let (member, pick) = look.base();
    let nothing = pick(&budget.total).is_none_or(|amount| amount.exact().is_zero());
    let is_money = |amount: Option<Amount>| amount.is_some_and(|amount| amount.exact().is_positive());
    let has_money = |funds: &Funds| is_money(pick(funds)) || is_money(funds.executed);
    if nothing && (has_money(&budget.total) || budget.sources.iter().any(|source| has_money(&source.funds))) {
        found.add(look.place(&["budget", "total", member]), args! {});
    }
}

/// Takes one amount of a row.
pub(in crate::checks) type Pick<T> = fn(&T) -> Option<Amount>;

/// The columns of a budget row, as files name them.
const FUNDS: [(&str, Pick<Funds>); 3] = [
    ("initial", |funds| funds.initial),
    ("adjusted", |funds| funds.adjusted),
    ("executed", |funds| funds.executed),
];

/// A10: the total row is not the sum of 资金来源. A column counts where the total and at least one source state
/// it; a source that states nothing adds nothing.
pub(in crate::checks) fn sources_add_up(look: &Look<'_>, found: &mut Found<'_>) {
    let budget = &look.evaluation.budget;
    for (column, pick) in FUNDS {
        let sum = Amount::sum(budget.sources.iter().map(|source| pick(&source.funds)));
        if let (Some(total), Some(sum)) = (pick(&budget.total), sum)
            && total != sum
        {
            let args = args! { "col" => Arg::Member(column), "a" => sum, "b" => total };
            found.add(look.place(&["budget", "total", column]), args);
        }
    }
}

/// A11: 基本支出 and 项目支出 of a whole unit are together neither its budget nor what it spent.
pub(in crate::checks) fn basic_and_project(look: &Look<'_>, found: &mut Found<'_>) {
    if look.evaluation.is_project() {
        return;
    }
    let spent = &look.evaluation.expenditure;
    let total = &look.evaluation.budget.total;
    let (Some(basic), Some(project)) = (spent.basic, spent.project) else { return };
    let Some(sum) = basic.plus(project) else { return };
    if [total.adjusted, total.executed].contains(&Some(sum)) {
        return;
    }
    let place = look.place(&["expenditure", "basic"]);
    match (total.adjusted, total.executed) {
        (Some(budget), Some(executed)) if budget != executed => {
            found.add_case("both", place, args! { "a" => sum, "b" => budget, "c" => executed });
        }
        (Some(stated), _) | (None, Some(stated)) => found.add(place, args! { "a" => sum, "b" => stated }),
        (None, None) => {}
    }
}

/// A12: a sum inside the unit's own figures does not hold: 人员经费 + 公用经费 against 基本支出, initial budget +
/// supplement against the adjusted one, and each 小计 against the items of its group.
pub(in crate::checks) fn details_add_up(look: &Look<'_>, found: &mut Found<'_>) {
    let spent = &look.evaluation.expenditure;
    if let (Some(personnel), Some(operating), Some(basic)) = (spent.personnel, spent.operating, spent.basic)
        && let Some(sum) = personnel.plus(operating).filter(|sum| *sum != basic)
    {
        found.add(look.place(&["expenditure", "basic"]), args! { "a" => basic, "b" => sum });
    }
    let accounts = &look.evaluation.accounts;
    let groups = sums_of_groups(accounts);
    for (at, account) in accounts.iter().enumerate() {
        let place = |column: &str| Place::root().member("accounts").index(at).member(column);
        if !adds_up(account)
            && let (Some(adjusted), Some(sum)) = (account.adjusted, with_supplement(account))
        {
            let args = args! { "row" => row_name(account), "a" => adjusted, "b" => sum };
            found.add_case("adjusted", place("adjusted"), args);
        }
        if account.kind != AccountKind::Subtotal {
            continue;
        }
        for ((column, pick), sum) in
            ACCOUNT.iter().zip(groups.get(account.group.as_str()).unwrap_or(&[None; 4]))
        {
            if let (Some(stated), Some(sum)) = (pick(account), sum)
                && stated != *sum
            {
                let args = args! {
                    "row" => row_name(account), "col" => Arg::Member(label(column)), "a" => stated, "b" => *sum,
                };
                found.add_case("subtotal", place(column), args);
            }
        }
    }
}

/// The columns of a row of 预算收支情况, as files name them.
pub(in crate::checks) const ACCOUNT: [(&str, Pick<Account>); 4] = [
    ("initial", |account| account.initial),
    ("supplement", |account| account.supplement),
    ("adjusted", |account| account.adjusted),
    ("final", |account| account.final_accounts),
];

/// Whether the initial budget and the supplement of a row make its adjusted budget, where both budgets are stated.
pub(in crate::checks) fn adds_up(account: &Account) -> bool {
    with_supplement(account).is_none_or(|sum| account.adjusted.is_none_or(|adjusted| adjusted == sum))
}

fn with_supplement(account: &Account) -> Option<Amount> {
    Amount::sum([Some(account.initial?), account.supplement])
}

/// What the items of each group state, column by column. Items without a group belong to no 小计; what an item holds (其中) is
/// in it already.
fn sums_of_groups(accounts: &[Account]) -> HashMap<&str, [Option<Amount>; 4]> {
    let mut groups: HashMap<&str, [Option<Amount>; 4]> = HashMap::new();
    let items = accounts.iter().filter(|account| account.kind == AccountKind::Item);
    for item in items.filter(|item| !item.group.is_empty() && !item.name.contains("其中")) {
        let sums = groups.entry(item.group.as_str()).or_default();
        for ((_, pick), sum) in ACCOUNT.iter().zip(sums) {
            *sum = Amount::sum([*sum, pick(item)]);
        }
    }
    groups
}

/// 小计 says little by itself: it is named with its group, unless it says that itself.
pub(in crate::checks) fn row_name(account: &Account) -> String {
    let (group, name) = (account.group.trim(), account.name.trim());
    match account.kind {
        AccountKind::Subtotal if !name.starts_with(group) => format!("{group}{name}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_add_up_in_their_group_column_by_column() {
        let account = |group: &str, kind, initial: Option<&str>| Account {
            group: group.into(),
            kind,
            initial: initial.map(|amount| Amount::parse(amount).unwrap()),
            ..Account::default()
        };
        let accounts = [
            account("基本支出", AccountKind::Item, Some("1.5")),
            account("基本支出", AccountKind::Subtotal, Some("9")),
            account("", AccountKind::Item, Some("7")),
            account("基本支出", AccountKind::Item, Some("2.5")),
            account("基本支出", AccountKind::Item, None),
        ];
        let groups = sums_of_groups(&accounts);
        let sum = Amount::parse("4").ok();
        assert_eq!(groups.get("基本支出"), Some(&[sum, None, None, None]));
        assert_eq!(groups.len(), 1);
    }
}
