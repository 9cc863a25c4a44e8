//! Members → formulas of a scheme.

use super::read::{ENTRIES, basis_key, list, part};
use super::{BandsDirection, BandsOn, BoundFormula, Formula, FormulaKind, PointBand, StepCount, StepOf};
use crate::json::{Members, Read};

/// A formula with the rows that it rules.
pub(super) fn bound(mut from: Members) -> Read<BoundFormula> {
    let bound = BoundFormula {
        level1: from.text("level1")?,
        level2: from.text("level2")?,
        name: from.text("name")?,
        formula: part(&mut from, "formula", formula)?,
        basis: basis_key(&mut from, "basis")?,
    };
    from.finish()?;
    Ok(bound)
}

/// The kind says which members there are.
pub(super) fn formula(mut from: Members) -> Read<Formula> {
    let kind = from.must("kind", |from, name| from.word(name, FormulaKind::ALL, FormulaKind::word))?;
    let formula = match kind {
        FormulaKind::AllOrNothing => Formula::AllOrNothing,
        FormulaKind::PassLine => Formula::PassLine { line: from.must("line", Members::ratio)? },
        FormulaKind::Step => Formula::Step {
            per: from.must("per", Members::ratio)?,
            of: from.must("of", |from, name| from.word(name, StepOf::ALL, StepOf::word))?,
            deduct: from.must("deduct", Members::points)?,
            count: from.must("count", |from, name| from.word(name, StepCount::ALL, StepCount::word))?,
        },
        FormulaKind::Bands => Formula::Bands {
            on: from.must("on", |from, name| from.word(name, BandsOn::ALL, BandsOn::word))?,
            direction: from
                .must("direction", |from, name| from.word(name, BandsDirection::ALL, BandsDirection::word))?,
            steps: list(&mut from, "steps", ENTRIES, band)?,
            rest: from.must("rest", Members::points)?,
        },
        FormulaKind::Linear => Formula::Linear { zero_at: from.must("zero_at", Members::ratio)? },
    };
    from.finish()?;
    Ok(formula)
}

fn band(mut from: Members) -> Read<PointBand> {
    let band =
        PointBand { bound: from.required_text("bound")?, points: from.must("points", Members::points)? };
    from.finish()?;
    Ok(band)
}
