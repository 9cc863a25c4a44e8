//! What must hold inside a scheme before anything is scored by it.

use super::{BasisKey, ColumnKind, FormRow, Scheme};
use crate::evaluation::Tier;
use crate::number::{Exact, Points, Ratio};

/// Why a scheme cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeFault {
    /// Id or revision missing.
    NoId,
    /// Budget and sections do not give 100 points together.
    NotHundred {
        /// What they give.
        sum: Points,
    },
    /// A section, budget or band with a number below zero.
    Negative,
    /// The budget of a form with scores has no points.
    NoBudgetPoints,
    /// Sections without own points, but no points for them to share; or the other way round.
    FreePoints,
    /// The section that the budget counts in does not exist, or has fewer points than the budget.
    BudgetInside {
        /// Its title.
        title: String,
    },
    /// A form without scores that has points, grades or formulas, or shows them.
    ScoresOnUnscored,
    /// A formula that cannot be worked out, or that names no row.
    Formula {
        /// Which of the scheme's formulas, from 1; `None` for the budget's.
        number: Option<usize>,
    },
    /// Two sections have the same name.
    SectionTwice {
        /// The name.
        title: String,
    },
    /// A rule names a basis that the scheme does not have.
    NoBasis {
        /// The key.
        key: BasisKey,
    },
    /// The bands of the tiers leave a gap, overlap, or miss a tier.
    Bands,
    /// The grades are not in falling order down to 0.
    Grades,
    /// A bound from which a check speaks is below zero.
    Threshold,
    /// The ceilings of the total are not in rising order of rates.
    Ceilings,
    /// The widths of the form's columns do not give 100.
    ColumnWidths,
    /// A row of the form does not cover its columns.
    RowSpan {
        /// How many columns there are.
        columns: usize,
        /// How many the row covers.
        covered: usize,
    },
    /// The form has no indicator table, or more than one.
    Grids,
    /// A group of the report names no section of the scheme.
    ReportGroup {
        /// Its title.
        title: String,
    },
}

impl Scheme {
    /// Whether the scheme can be used.
    ///
    /// # Errors
    /// With the first thing that does not hold.
    pub fn check(&self) -> Result<(), SchemeFault> {
        if self.id.is_empty() || self.id.contains('@') || self.revision == 0 {
            return Err(SchemeFault::NoId);
        }
        if self.scored {
            self.check_points()?;
        } else {
            self.check_unscored()?;
        }
        self.check_sections()?;
        self.check_formulas()?;
        self.check_bases()?;
        self.check_bands()?;
        self.check_grades()?;
        self.check_bounds()?;
        self.check_form()?;
        let stray = self.report.groups.iter().find(|group| self.section_of(&group.section).is_none());
        stray.map_or(Ok(()), |group| Err(SchemeFault::ReportGroup { title: group.title.clone() }))
    }

    fn check_points(&self) -> Result<(), SchemeFault> {
        let budget = self.budget.as_ref();
        let of_budget = budget.map(|budget| budget.points.ok_or(SchemeFault::NoBudgetPoints)).transpose()?;
        let of_sections = self.sections.iter().map(|section| section.points);
        let stated = of_sections.clone().chain([of_budget, self.free_points]);
        if stated.flatten().any(|points| points.exact().is_negative()) {
            return Err(SchemeFault::Negative);
        }
        let shared = self.free_points.is_some_and(|free| free > Points::ZERO);
        if of_sections.clone().any(|points| points.is_none()) != shared {
            return Err(SchemeFault::FreePoints);
        }
        let inside = budget.and_then(|budget| budget.inside.as_ref());
        if let Some(title) = inside {
            let section = self.section_of(title).and_then(|place| self.sections.get(place));
            if section.and_then(|section| section.points) < of_budget {
                return Err(SchemeFault::BudgetInside { title: title.clone() });
            }
        }
        let beside = of_budget.filter(|_| inside.is_none());
        let sum = Points::sum(of_sections.chain([beside, self.free_points])).unwrap_or(Points::ZERO);
        if sum.exact() == Exact::HUNDRED { Ok(()) } else { Err(SchemeFault::NotHundred { sum }) }
    }

    /// A form without scores must not say any.
    fn check_unscored(&self) -> Result<(), SchemeFault> {
        let of_budget = self
            .budget
            .iter()
            .any(|budget| budget.points.is_some() || budget.inside.is_some() || budget.formula.is_some());
        let of_sections = self.sections.iter().any(|section| section.points.is_some());
        let others =
            self.free_points.is_some() || !self.formulas.is_empty() || !self.grades.bounds.is_empty();
        if of_budget || of_sections || others { Err(SchemeFault::ScoresOnUnscored) } else { Ok(()) }
    }

    fn check_sections(&self) -> Result<(), SchemeFault> {
        for (index, section) in self.sections.iter().enumerate() {
            if self.section_of(&section.title) != Some(index) {
                return Err(SchemeFault::SectionTwice { title: section.title.clone() });
            }
        }
        Ok(())
    }

    fn check_bases(&self) -> Result<(), SchemeFault> {
        let rules = &self.rules;
        let mut keys = vec![&self.weights, &self.grades.basis, &rules.tier.basis, &rules.equal.basis];
        keys.extend(
            [&rules.at_least, &rules.at_most, &rules.zero_target, &rules.range, &rules.by_date]
                .map(|rule| &rule.basis),
        );
        keys.extend(self.budget.iter().map(|budget| &budget.basis));
        keys.extend(self.ceilings.iter().map(|ceilings| &ceilings.basis));
        keys.extend(self.formulas.iter().map(|bound| &bound.basis));
        let missing = keys.into_iter().find(|key| self.basis(key).is_none());
        missing.map_or(Ok(()), |key| Err(SchemeFault::NoBasis { key: key.clone() }))
    }

    /// Bands must follow each other from 100 % down to 0, one for each tier, best tier first.
    fn check_bands(&self) -> Result<(), SchemeFault> {
        let bands = &self.rules.tier.bands;
        let mut upper = Ratio::new(Exact::ONE);
        for band in bands {
            if band.to != upper || band.from >= band.to {
                return Err(SchemeFault::Bands);
            }
            upper = band.from;
        }
        let whole = upper == Ratio::ZERO && bands.iter().map(|band| band.tier).eq(Tier::ALL.iter().copied());
        if whole { Ok(()) } else { Err(SchemeFault::Bands) }
    }

    fn check_grades(&self) -> Result<(), SchemeFault> {
        let bounds = &self.grades.bounds;
        let falling = bounds.iter().zip(bounds.iter().skip(1)).all(|(upper, lower)| lower.from < upper.from);
        let down_to_zero = match bounds.last() {
            Some(last) => last.from == Points::ZERO,
            None => !self.scored,
        };
        if falling && down_to_zero { Ok(()) } else { Err(SchemeFault::Grades) }
    }

    /// Bounds of checks are never negative; ceilings rise with the rate, or the first would hide the others.
    fn check_bounds(&self) -> Result<(), SchemeFault> {
        if self.thresholds.stated().any(|(_, bound)| bound < Ratio::ZERO) {
            return Err(SchemeFault::Threshold);
        }
        let steps = self.ceilings.iter().flat_map(|ceilings| &ceilings.steps);
        let rising = steps
            .clone()
            .zip(steps.clone().skip(1))
            .all(|(lower, upper)| lower.below_rate < upper.below_rate && lower.total <= upper.total);
        let positive = steps.clone().all(|step| step.below_rate > Ratio::ZERO && step.total >= Points::ZERO);
        if rising && positive { Ok(()) } else { Err(SchemeFault::Ceilings) }
    }

    fn check_form(&self) -> Result<(), SchemeFault> {
        let columns = self.form.columns.len();
        if self.form.columns.iter().try_fold(0_u32, |sum, width| sum.checked_add(*width)) != Some(100) {
            return Err(SchemeFault::ColumnWidths);
        }
        let mut grids = 0_usize;
        check_rows(&self.form.rows, columns, self.scored, &mut grids)?;
        if grids == 1 { Ok(()) } else { Err(SchemeFault::Grids) }
    }
}

fn check_rows(rows: &[FormRow], columns: usize, scored: bool, grids: &mut usize) -> Result<(), SchemeFault> {
    for row in rows {
        let covered = match row {
            FormRow::Cells(cells) | FormRow::EachSource(cells) => {
                total_span(cells.iter().map(|cell| cell.span))
            }
            FormRow::Indicators(grid) => {
                *grids = grids.saturating_add(1);
                let has =
                    |kinds: &[ColumnKind]| grid.columns.iter().any(|column| kinds.contains(&column.kind));
                if scored && !has(&[ColumnKind::Score]) {
                    return Err(SchemeFault::Grids);
                }
                if !scored && has(ColumnKind::OF_SCORES) {
                    return Err(SchemeFault::ScoresOnUnscored);
                }
                total_span(grid.columns.iter().map(|column| column.span))
            }
            FormRow::Block { side, rows } => {
                check_rows(rows, columns.saturating_sub(side.span.max(1)), scored, grids)?;
                columns
            }
        };
        if covered != columns {
            return Err(SchemeFault::RowSpan { columns, covered });
        }
    }
    Ok(())
}

fn total_span(spans: impl Iterator<Item = usize>) -> usize {
    spans.map(|span| span.max(1)).fold(0, usize::saturating_add)
}

#[cfg(test)]
mod tests {
    use crate::scheme::built_in;

    #[test]
    fn every_built_in_scheme_can_be_used() {
        for scheme in built_in() {
            assert_eq!(scheme.check(), Ok(()), "{}", scheme.id);
        }
    }
}
