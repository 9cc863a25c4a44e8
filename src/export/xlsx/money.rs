//! The money on the form: amounts as numbers, rates and the budget's score as formulas.

use super::book::{Content, fits};
use super::figure::as_stated;
use super::form::{Planner, constant};
use super::helpers::{Helper, name};
use super::score::{self, Operand, Written};
use crate::evaluation::Funds;
use crate::number::{Amount, Exact};
use crate::report::{Place, Shows};
use crate::scheme::BudgetBase;
use crate::words::sheets as words;

impl Planner<'_> {
    /// Amounts and points that stand alone in a cell.
    pub(super) fn values(&mut self) {
        for spot in &self.layout.spots {
            let at = (spot.row, spot.column);
            let number = match spot.shows {
                Shows::Value(place) => self.stated(place),
                Shows::OfSource(place, index) => {
                    let source = self.evaluation.budget.sources.get(index);
                    source.and_then(|source| amount_of(&source.funds, place))
                }
                _ => None,
            };
            if !matches!(spot.shows, Shows::Value(_) | Shows::OfSource(..)) {
                continue;
            }
            if self.homes.of(spot.shows).is_none() {
                self.homes.values.push((spot.shows, at));
            }
            if let Some((value, format)) = number {
                self.contents.insert(at, Content::number(value, &format));
            }
        }
    }

    /// The number of a place that is stated, with how it is shown.
    fn stated(&self, place: Place) -> Option<(Exact, String)> {
        let of_amount =
            |amount: Option<Amount>| amount.map(|amount| (amount.exact(), as_stated(amount.exact())));
        let expenditure = &self.evaluation.expenditure;
        match place {
            Place::BudgetInitial | Place::BudgetAdjusted | Place::BudgetExecuted => {
                amount_of(&self.evaluation.budget.total, place)
            }
            Place::BudgetBase => amount_of(&self.evaluation.budget.total, self.base_place()),
            Place::Personnel => of_amount(expenditure.personnel),
            Place::Operating => of_amount(expenditure.operating),
            Place::Basic => of_amount(expenditure.basic),
            Place::Project => of_amount(expenditure.project),
            Place::BudgetPoints => {
                let points = self.scheme.budget.as_ref().and_then(|rule| rule.points);
                points.map(|points| (points.exact(), "General".to_owned()))
            }
            _ => None,
        }
    }

    fn base_place(&self) -> Place {
        match self.scheme.budget.as_ref().map(|rule| rule.base) {
            Some(BudgetBase::Initial) => Place::BudgetInitial,
            Some(BudgetBase::Adjusted) | None => Place::BudgetAdjusted,
        }
    }

    /// 预算执行: rate and score.
    pub(super) fn budget(&mut self) {
        let row = self.homes.of(Shows::Value(Place::BudgetScore)).map_or(self.layout.table, |(row, _)| row);
        let total = &self.evaluation.budget.total;
        let base_place = self.base_place();
        let base = self
            .homes
            .of(Shows::Value(Place::BudgetBase))
            .or_else(|| self.homes.of(Shows::Value(base_place)))
            .and_then(|at| self.operand_at(at));
        let executed = self.homes.of(Shows::Value(Place::BudgetExecuted)).and_then(|at| self.operand_at(at));
        let stated_base = amount_of(total, base_place);
        let stated_executed = amount_of(total, Place::BudgetExecuted);
        let found = self.card.budget.as_ref().and_then(|budget| Some((budget.points?, budget.score?)));
        if let Some(of_rule) = self.scheme.budget.as_ref().and_then(|rule| rule.points) {
            let on_form = self.homes.of(Shows::Value(Place::BudgetPoints));
            let on_form = on_form.filter(|at| self.operand_at(*at).is_some());
            let points = Content::number(of_rule.exact(), "General");
            let at = on_form.unwrap_or_else(|| self.helpers.put(Helper::Points, row, points));
            self.homes.budget_points = Some(at);
        }
        if let Some((points, score)) = found {
            let points = self.homes.budget_points.filter(|_| fits(points.exact())).map(|at| Operand {
                cell: name(at),
                literal: points.exact(),
                power: 0,
            });
            let base = base.clone().or_else(|| self.operand_beside(Helper::Target, row, stated_base?.0));
            let executed =
                executed.clone().or_else(|| self.operand_beside(Helper::Actual, row, stated_executed?.0));
            let by_formula = self.scheme.budget.as_ref().is_some_and(|rule| rule.formula.is_some());
            let written = match (points, base, executed) {
                _ if by_formula => Written {
                    content: Content::number(score.exact(), "General"),
                    remark: Some(words::BY_FORMULA),
                },
                (Some(points), Some(target), Some(actual)) => {
                    score::score(&points, &score::Law::AtLeast { target, actual }, score.exact())
                }
                _ => constant(score.exact()),
            };
            let at = self.homes.of(Shows::Value(Place::BudgetScore));
            self.homes.budget_score = Some(self.write(written, at, Helper::Score, row));
        } else {
            self.homes.budget_score = self.homes.of(Shows::Value(Place::BudgetScore));
        }
        self.rate(Shows::Value(Place::BudgetRate), base, executed);
        for index in 0..self.evaluation.budget.sources.len() {
            let operand = |planner: &Self, place| {
                planner.homes.of(Shows::OfSource(place, index)).and_then(|at| planner.operand_at(at))
            };
            let base = operand(self, Place::SourceAdjusted);
            let executed = operand(self, Place::SourceExecuted);
            self.rate(Shows::OfSource(Place::SourceRate, index), base, executed);
        }
    }

    /// A rate as its cell shows it.
    fn rate(&mut self, shows: Shows, base: Option<Operand>, executed: Option<Operand>) {
        let Some(at) = self.homes.of(shows) else { return };
        let spot = self.layout.spots.iter().find(|spot| (spot.row, spot.column) == at);
        let percent = spot.and_then(|spot| Exact::parse(spot.text.strip_suffix('%')?).ok());
        let Some(percent) = percent else { return };
        let format = "General\"%\"";
        let content = match (base, executed) {
            (Some(base), Some(executed)) if self.scheme.places.table_rate == 2 => {
                score::rate(&base, &executed, percent, format).content
            }
            _ => Content::number(percent, format),
        };
        self.contents.insert(at, content);
    }
}

/// An amount of a row of money, with how it is shown.
fn amount_of(funds: &Funds, place: Place) -> Option<(Exact, String)> {
    let amount = match place {
        Place::BudgetInitial | Place::SourceInitial => funds.initial,
        Place::BudgetAdjusted | Place::SourceAdjusted => funds.adjusted,
        Place::BudgetExecuted | Place::SourceExecuted => funds.executed,
        _ => None,
    };
    amount.map(|amount| (amount.exact(), as_stated(amount.exact())))
}
