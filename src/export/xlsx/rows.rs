//! The indicator rows of the form: target, actual value, points and score of each.

use super::book::Content;
use super::form::{At, Planner, RowHome, constant};
use super::helpers::{Helper, name};
use super::layout::Spot;
use super::score::{self, Law, Operand, Written};
use crate::evaluation::{Indicator, Rule};
use crate::number::Exact;
use crate::number::reading::{Sense, Unit, read, to_common};
use crate::scheme::EqualScoring;
use crate::scoring::{Goal, Outcome, RowScore};
use crate::words::sheets as words;

/// Fills every row that is on the form.
pub(super) fn fill(planner: &mut Planner<'_>) {
    let spots = planner.row_spots();
    let layout = planner.layout;
    let (evaluation, card) = (planner.evaluation, planner.card);
    for ((indicator, row), found) in evaluation.indicators.iter().zip(&card.rows).zip(&spots) {
        let spot = |key: &str| found.get(key).and_then(|index| layout.spots.get(*index));
        let first = found.values().filter_map(|index| layout.spots.get(*index)).map(|spot| spot.row).min();
        let cells = RowCells {
            target: spot("target").or_else(|| spot("target_value")),
            parted: spot("target").is_none(),
            actual: spot("actual"),
            points: spot("points"),
            score: spot("score"),
        };
        let home = match first {
            Some(first) => cells.fill(planner, indicator, row, first),
            None => RowHome::default(),
        };
        planner.homes.rows.push(home);
    }
}

/// The cells of a row that the form has.
struct RowCells<'a> {
    target: Option<&'a Spot>,
    /// Whether the target's cell holds its figure alone, sign and unit in cells of their own.
    parted: bool,
    actual: Option<&'a Spot>,
    points: Option<&'a Spot>,
    score: Option<&'a Spot>,
}

/// A figure of a row: its value, and the cell with what stands in it where the form shows it as a number.
struct Shown {
    value: Exact,
    unit: Unit,
    cell: Option<(At, Exact)>,
}

impl RowCells<'_> {
    fn fill(&self, planner: &mut Planner<'_>, indicator: &Indicator, row: &RowScore, first: u32) -> RowHome {
        let mut home = RowHome { row: Some(first), ..RowHome::default() };
        let at = |spot: &Spot| (spot.row, spot.column);
        if let Some(points) = row.points {
            let content = Content::number(points.exact(), "General");
            home.points = Some(match self.points {
                Some(spot) => {
                    planner.contents.insert(at(spot), content);
                    at(spot)
                }
                None => planner.helpers.put(Helper::Points, first, content),
            });
        }
        let target = match &row.target.goal {
            Goal::Number { value, unit } => {
                let parted = self.target.filter(|_| self.parted).map(|spot| spot.text.as_str());
                let typed = parted.unwrap_or(&indicator.target);
                Some(show(planner, self.target, typed, *value, unit))
            }
            _ => None,
        };
        let quantitative = matches!(row.target.goal, Goal::Number { .. } | Goal::Range { .. });
        let actual = match read(&indicator.actual).sense {
            Sense::Number { value, unit, .. } if quantitative => {
                Some(show(planner, self.actual, &indicator.actual, value, &unit))
            }
            _ => None,
        };
        // The list shows the whole target, which a parted cell does not.
        let whole = target.as_ref().filter(|_| !self.parted);
        home.target = whole.and_then(|shown| shown.cell).map(|(at, _)| at);
        home.actual = actual.as_ref().and_then(|shown| shown.cell).map(|(at, _)| at);
        let points = home.points.zip(row.points);
        let points = points.map(|(at, points)| Operand { cell: name(at), literal: points.exact(), power: 0 });
        let computed = row.computed.map(|score| {
            let by_rule = law(planner, row, target.as_ref(), actual.as_ref(), first);
            match (points.filter(|points| super::book::fits(points.literal)), by_rule) {
                (Some(points), ByRule::Law(law)) => score::score(&points, &law, score.exact()),
                (_, ByRule::TooLong) | (None, ByRule::Law(_)) => constant(score.exact()),
                (_, ByRule::Formula) => {
                    Written { content: number(score.exact()), remark: Some(words::BY_FORMULA) }
                }
                // Judged by a person, by a date, or for several rows together: a figure like an entered one.
                (_, ByRule::Judged) => Written { content: number(score.exact()), remark: None },
            }
        });
        let score_at = self.score.map(at);
        home.score = score_at;
        match (row.entered, computed) {
            (Some(entered), computed) => {
                let entered = Written { content: number(entered.exact()), remark: None };
                home.score = Some(planner.write(entered, score_at, Helper::Score, first));
                home.computed =
                    computed.map(|computed| planner.write(computed, None, Helper::Computed, first));
            }
            (None, Some(computed)) => {
                home.score = Some(planner.write(computed, score_at, Helper::Score, first));
            }
            (None, None) => {}
        }
        home
    }
}

fn number(score: Exact) -> Content {
    Content::number(score, "General")
}

/// Shows a typed figure as a number in its cell, where there is one that can.
fn show(planner: &mut Planner<'_>, spot: Option<&Spot>, typed: &str, value: Exact, unit: &Unit) -> Shown {
    let cell = spot.and_then(|spot| Some(((spot.row, spot.column), planner.figure(spot, typed, value)?)));
    Shown { value, unit: unit.clone(), cell }
}

/// What a score follows from.
enum ByRule {
    Law(Law),
    /// By a formula of the scheme, which no formula of the sheet follows: a figure, and that is said.
    Formula,
    Judged,
    TooLong,
}

/// The rule of a row with the cells that hold its figures.
fn law(
    planner: &mut Planner<'_>,
    row: &RowScore,
    target: Option<&Shown>,
    actual: Option<&Shown>,
    first: u32,
) -> ByRule {
    if matches!(row.outcome, Outcome::ByFormula(_)) {
        return ByRule::Formula;
    }
    if !matches!(row.outcome, Outcome::Full | Outcome::Zero | Outcome::Proportional { .. }) {
        return ByRule::Judged;
    }
    let Some(actual) = actual else { return ByRule::Judged };
    let found = match (&row.target.goal, target) {
        (Goal::Number { .. }, Some(target)) => one_figure(planner, row, target, actual, first),
        (Goal::Range { low, high, unit }, _) => bounds(planner, (*low, *high), unit, actual, first),
        _ => return ByRule::Judged,
    };
    found.map_or(ByRule::TooLong, ByRule::Law)
}

fn one_figure(
    planner: &mut Planner<'_>,
    row: &RowScore,
    target: &Shown,
    actual: &Shown,
    first: u32,
) -> Option<Law> {
    let (goal, value, _) = to_common((target.value, &target.unit), (actual.value, &actual.unit)).ok()?;
    let is_zero = goal.is_zero();
    let target = operand(planner, target, goal, Helper::Target, first)?;
    let actual = operand(planner, actual, value, Helper::Actual, first)?;
    let strict_equal = planner.scheme.rules.equal.scored == EqualScoring::AllOrNothing;
    match row.target.rule? {
        Rule::AtMost => Some(Law::AtMost { target, actual }),
        Rule::Equal if is_zero => Some(Law::AtMost { target, actual }),
        Rule::Equal if strict_equal => Some(Law::Exactly { target, actual }),
        Rule::AtLeast | Rule::Equal => Some(Law::AtLeast { target, actual }),
        Rule::Range | Rule::ByDate | Rule::Tier => None,
    }
}

fn bounds(
    planner: &mut Planner<'_>,
    (low, high): (Exact, Exact),
    unit: &Unit,
    actual: &Shown,
    first: u32,
) -> Option<Law> {
    let (low, below, _) = to_common((low, unit), (actual.value, &actual.unit)).ok()?;
    let (high, above, _) = to_common((high, unit), (actual.value, &actual.unit)).ok()?;
    if below != above {
        return None;
    }
    let actual = operand(planner, actual, above, Helper::Actual, first)?;
    let low = planner.operand_beside(Helper::Target, first, low)?;
    let high = planner.operand_beside(Helper::Upper, first, high)?;
    Some(Law::Between { low, high, actual })
}

/// The cell of a figure, with what it stands for; beside the form where its own cell holds no number.
fn operand(
    planner: &mut Planner<'_>,
    shown: &Shown,
    meant: Exact,
    helper: Helper,
    first: u32,
) -> Option<Operand> {
    let on_form = shown.cell.and_then(|(at, literal)| {
        Some(Operand { cell: name(at), literal, power: power_between(literal, meant)? })
    });
    on_form.or_else(|| planner.operand_beside(helper, first, meant))
}

/// The power of ten by which one number is another.
fn power_between(from: Exact, to: Exact) -> Option<i32> {
    if from.is_zero() || to.is_zero() {
        return (from == to).then_some(0);
    }
    (0..=16_u32).find_map(|noughts| {
        let ten = super::figure::power_of_ten(noughts)?;
        let up = i32::try_from(noughts).ok()?;
        if from.times(ten) == Some(to) {
            Some(up)
        } else if to.times(ten) == Some(from) {
            up.checked_neg()
        } else {
            None
        }
    })
}
