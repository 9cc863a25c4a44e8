//! Sums of points, and the budget.

use super::Facts;
use super::finding::{Check, Detail, Finding};
use crate::evaluation::{Funds, Place};
use crate::number::{Amount, Exact, Points};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    budget_is_stated(facts, findings);
    points_are_a_hundred(facts, findings);
    sections_have_their_points(facts, findings);
}

/// A09: a rate on a budget of nothing has no meaning.
fn budget_is_stated(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let Some(rule) = &facts.scheme.budget else { return };
    let (pick, member): (fn(&Funds) -> Option<Amount>, _) = match rule.base {
        crate::scheme::BudgetBase::Adjusted => (|funds| funds.adjusted, "adjusted"),
        crate::scheme::BudgetBase::Initial => (|funds| funds.initial, "initial"),
    };
    let budget = &facts.evaluation.budget;
    let nothing = pick(&budget.total).is_none_or(|amount| amount.exact().is_zero());
    let is_money = |amount: Option<Amount>| amount.is_some_and(|amount| amount.exact().is_positive());
    let spent = is_money(budget.total.executed);
    let in_sources = budget.sources.iter().any(|source| is_money(pick(&source.funds)));
    if nothing && (spent || in_sources) {
        let place = Place::root().member("budget").member("total").member(member);
        findings.push(Finding { check: Check::A09, place, detail: Detail::Place });
    }
}

/// A02. A table without any points yet is not wrong.
fn points_are_a_hundred(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let any = facts.card.rows.iter().any(|row| row.is_pointed());
    let found = facts.card.points_set.filter(|found| any && found.exact() != Exact::HUNDRED);
    if let Some(found) = found {
        let detail = Detail::Sum { section: None, found, expected: Points::new(Exact::HUNDRED) };
        findings.push(Finding { check: Check::A02, place: Place::root().member("indicators"), detail });
    }
}

/// A03.
fn sections_have_their_points(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    for (index, section) in facts.card.sections.iter().enumerate() {
        let pointed = |row: &&crate::scoring::RowScore| row.section == Some(index) && row.is_pointed();
        let any = facts.card.rows.iter().any(|row| pointed(&row));
        let expected = section.points.filter(|expected| any && *expected != section.points_set);
        if let (Some(expected), Some(title)) = (expected, &section.title) {
            let detail = Detail::Sum { section: Some(title.clone()), found: section.points_set, expected };
            findings.push(Finding { check: Check::A03, place: Place::root().member("indicators"), detail });
        }
    }
}
