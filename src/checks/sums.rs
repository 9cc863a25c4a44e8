//! Sums of points, and whether there is a budget at all.

use super::args::args;
use super::found::Found;
use super::look::Look;
use crate::evaluation::{Funds, Place};
use crate::number::{Amount, Exact, Points};
use crate::scheme::BudgetBase;

/// A09: a rate on a budget of nothing has no meaning.
pub(super) fn budget_is_stated(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(rule) = &look.scheme.budget else { return };
    let (pick, member): (fn(&Funds) -> Option<Amount>, _) = match rule.base {
        BudgetBase::Adjusted => (|funds| funds.adjusted, "adjusted"),
        BudgetBase::Initial => (|funds| funds.initial, "initial"),
    };
    let budget = &look.evaluation.budget;
    let nothing = pick(&budget.total).is_none_or(|amount| amount.exact().is_zero());
    let is_money = |amount: Option<Amount>| amount.is_some_and(|amount| amount.exact().is_positive());
    let spent = is_money(budget.total.executed);
    let in_sources = budget.sources.iter().any(|source| is_money(pick(&source.funds)));
    if nothing && (spent || in_sources) {
        found.add(look.place(&["budget", "total", member]), args! {});
    }
}

/// A02. A table without any points yet is not wrong.
pub(super) fn points_of_the_table(look: &Look<'_>, found: &mut Found<'_>) {
    let any = look.card.rows.iter().any(|row| row.is_pointed());
    let sum = look.card.points_set.filter(|sum| any && sum.exact() != Exact::HUNDRED);
    if let Some(sum) = sum {
        let args = args! { "x" => sum, "b" => Points::new(Exact::HUNDRED) };
        found.add(Place::root().member("indicators"), args);
    }
}

/// A03.
pub(super) fn points_of_sections(look: &Look<'_>, found: &mut Found<'_>) {
    for (index, section) in look.card.sections.iter().enumerate() {
        let any = look.card.rows.iter().any(|row| row.section == Some(index) && row.is_pointed());
        let expected = section.points.filter(|expected| any && *expected != section.points_set);
        if let (Some(expected), Some(title)) = (expected, &section.title) {
            let args = args! { "sec" => title, "a" => expected, "b" => section.points_set };
            found.add(Place::root().member("indicators"), args);
        }
    }
}
