//! What must hold for the formulas of a scheme.

use super::{BandsDirection, BandsOn, Formula, PointBand, Scheme, SchemeFault};
use crate::number::reading::{Sense, Unit, read, to_common};
use crate::number::{Exact, Points, Ratio};

impl Scheme {
    pub(super) fn check_formulas(&self) -> Result<(), SchemeFault> {
        for (index, bound) in self.formulas.iter().enumerate() {
            let names_nothing =
                [&bound.level1, &bound.level2, &bound.name].iter().all(|n| n.trim().is_empty());
            if names_nothing || !holds(&bound.formula) {
                return Err(SchemeFault::Formula { number: index.checked_add(1) });
            }
        }
        let of_budget = self.budget.as_ref().and_then(|budget| budget.formula.as_ref());
        match of_budget {
            Some(formula) if !holds(formula) || !suits_a_rate(formula) => {
                Err(SchemeFault::Formula { number: None })
            }
            _ => Ok(()),
        }
    }
}

fn holds(formula: &Formula) -> bool {
    let one = Ratio::new(Exact::ONE);
    match formula {
        Formula::AllOrNothing => true,
        Formula::PassLine { line } => *line > Ratio::ZERO && *line <= one,
        Formula::Step { per, deduct, .. } => *per > Ratio::ZERO && *deduct > Points::ZERO,
        Formula::Bands { on, direction, steps, rest } => bands_hold(*on, *direction, steps, *rest),
        Formula::Linear { zero_at } => *zero_at >= Ratio::ZERO && *zero_at != one,
    }
}

/// More of the budget spent is better, and what is measured is the rate.
fn suits_a_rate(formula: &Formula) -> bool {
    match formula {
        Formula::Bands { on, direction, .. } => {
            *on == BandsOn::Attainment && *direction == BandsDirection::AtLeast
        }
        Formula::Linear { zero_at } => *zero_at < Ratio::new(Exact::ONE),
        _ => true,
    }
}

/// Bounds must go one way and points fall, so that every figure lies in exactly one band.
fn bands_hold(on: BandsOn, direction: BandsDirection, steps: &[PointBand], rest: Points) -> bool {
    let bounds: Option<Vec<(Exact, Unit)>> = steps.iter().map(|step| bound(&step.bound)).collect();
    let Some(bounds) = bounds else { return false };
    let percent = on == BandsOn::Actual || bounds.iter().all(|(_, unit)| unit.is_percent());
    let ordered = bounds.iter().zip(bounds.iter().skip(1)).all(|((first, unit), (next, of))| {
        to_common((*first, unit), (*next, of)).is_ok_and(|(first, next, _)| match direction {
            BandsDirection::AtMost => first < next,
            BandsDirection::AtLeast => first > next,
        })
    });
    let points = || steps.iter().map(|step| step.points).chain([rest]);
    let falling = points().zip(points().skip(1)).all(|(better, worse)| better > worse);
    !steps.is_empty() && percent && ordered && falling && rest >= Points::ZERO
}

/// A bound as a plain figure; `None` where it is none, or not an exact one.
pub(crate) fn bound(typed: &str) -> Option<(Exact, Unit)> {
    let reading = read(typed);
    match reading.sense {
        Sense::Number { operator: None, value, unit } if reading.marks.is_empty() => Some((value, unit)),
        _ => None,
    }
}
