//! What must hold inside a scheme before anything is scored by it.

use super::{BasisKey, ColumnKind, FormRow, PointsOf, Scheme, SchemeFault, check_size, plain_title};
use crate::evaluation::Tier;
use crate::number::{Exact, Points, Ratio};

impl Scheme {
    /// Whether the scheme can be used.
    ///
    /// # Errors
    /// With the first thing that does not hold.
    pub fn check(&self) -> Result<(), SchemeFault> {
        self.faults().into_iter().next().map_or(Ok(()), Err)
    }

    /// Everything that does not hold, in the order of the file.
    #[must_use]
    pub fn faults(&self) -> Vec<SchemeFault> {
        let mut faults = Vec::new();
        if self.id.is_empty() || self.id.contains('@') || self.revision == 0 {
            faults.push(SchemeFault::NoId);
        }
        if self.scored {
            self.check_points(&mut faults);
        } else if self.says_scores() {
            faults.push(SchemeFault::ScoresOnUnscored);
        }
        self.check_sections(&mut faults);
        self.check_formulas(&mut faults);
        self.check_bases(&mut faults);
        self.check_bands(&mut faults);
        self.check_grades(&mut faults);
        self.check_bounds(&mut faults);
        self.check_form(&mut faults);
        let groups = self.report.groups.iter();
        let stray = groups.filter(|group| self.section_of(&group.section).is_none());
        faults.extend(stray.map(|group| SchemeFault::ReportGroup { title: group.title.clone() }));
        faults
    }

    /// What a file may hold, but nobody means: names that are missing or stand twice, a grade out of reach.
    #[must_use]
    pub fn slips(&self) -> Vec<SchemeFault> {
        let mut slips = Vec::new();
        if self.name.trim().is_empty() {
            slips.push(SchemeFault::NoName);
        }
        for at in 0..self.sections.len() {
            self.check_level2(at, &mut slips);
        }
        for (at, bound) in self.grades.bounds.iter().enumerate() {
            if bound.name.trim().is_empty() {
                slips.push(SchemeFault::GradeUnnamed { at });
            }
            if bound.from.exact() > Exact::HUNDRED {
                slips.push(SchemeFault::GradeBeyond { at, name: bound.name.clone() });
            }
        }
        slips
    }

    /// What budget, sections and free points give together: 100 where the scheme holds.
    #[must_use]
    pub fn points_together(&self) -> Points {
        let beside = self.budget.as_ref().filter(|budget| budget.inside.is_none());
        let of_sections = self.sections.iter().map(|section| section.points);
        let all = of_sections.chain([beside.and_then(|budget| budget.points), self.free_points]);
        Points::sum(all).unwrap_or(Points::ZERO)
    }

    fn check_points(&self, faults: &mut Vec<SchemeFault>) {
        let budget = self.budget.as_ref();
        let of_budget = budget.and_then(|budget| budget.points);
        if budget.is_some() && of_budget.is_none() {
            faults.push(SchemeFault::NoBudgetPoints);
        }
        let negative = |points: Option<Points>| points.is_some_and(|points| points.exact().is_negative());
        if negative(of_budget) {
            faults.push(SchemeFault::Negative { of: PointsOf::Budget });
        }
        let shared = self.free_points.is_some_and(|free| free > Points::ZERO);
        for (at, section) in self.sections.iter().enumerate() {
            let title = section.title.clone();
            if negative(section.points) {
                faults.push(SchemeFault::Negative { of: PointsOf::Section { at, title } });
            } else if section.points.is_none() && !shared {
                faults.push(SchemeFault::SectionWithoutPoints { at, title });
            }
        }
        if negative(self.free_points) {
            faults.push(SchemeFault::Negative { of: PointsOf::Free });
        }
        if shared && self.sections.iter().all(|section| section.points.is_some()) {
            faults.push(SchemeFault::FreePointsUnused);
        }
        if let Some(title) = budget.and_then(|budget| budget.inside.clone()) {
            let section = self.section_of(&title).and_then(|place| self.sections.get(place));
            let of_section = section.map(|section| section.points);
            if of_section.flatten() < of_budget {
                let points = of_section.map(|points| (points, of_budget));
                faults.push(SchemeFault::BudgetInside { title, points });
            }
        }
        let sum = self.points_together();
        if sum.exact() != Exact::HUNDRED {
            faults.push(SchemeFault::NotHundred { sum });
        }
    }

    /// A form without scores must not say any.
    fn says_scores(&self) -> bool {
        let of_budget = self
            .budget
            .iter()
            .any(|budget| budget.points.is_some() || budget.inside.is_some() || budget.formula.is_some());
        let of_sections = self.sections.iter().any(|section| section.points.is_some());
        let others =
            self.free_points.is_some() || !self.formulas.is_empty() || !self.grades.bounds.is_empty();
        of_budget || of_sections || others
    }

    fn check_sections(&self, faults: &mut Vec<SchemeFault>) {
        for (section, at) in self.sections.iter().zip(0..) {
            let title = section.title.clone();
            if plain_title(&title).is_empty() {
                faults.push(SchemeFault::SectionUnnamed { at });
            } else if let Some(other) =
                self.section_of(&title).filter(|place| *place < at).and_then(|place| self.sections.get(place))
            {
                faults.push(SchemeFault::SectionTwice { at, title, other: other.title.clone() });
            }
        }
    }

    fn check_level2(&self, section: usize, faults: &mut Vec<SchemeFault>) {
        let Some(holder) = self.sections.get(section) else { return };
        for (at, level2) in holder.level2.iter().enumerate() {
            let plain = plain_title(&level2.name);
            let earlier =
                |title: &str| holder.level2_called(title).is_some_and(|found| !std::ptr::eq(found, level2));
            if plain.is_empty() {
                faults.push(SchemeFault::Level2Unnamed { section, at, title: holder.title.clone() });
            } else if earlier(&plain) {
                faults.push(SchemeFault::Level2Twice { section, at, name: level2.name.clone() });
            }
        }
    }

    fn check_bases(&self, faults: &mut Vec<SchemeFault>) {
        let rules = &self.rules;
        let mut keys: Vec<&BasisKey> =
            vec![&self.weights, &self.grades.basis, &rules.tier.basis, &rules.equal.basis];
        keys.extend(
            [&rules.at_least, &rules.at_most, &rules.zero_target, &rules.range, &rules.by_date]
                .map(|rule| &rule.basis),
        );
        keys.extend(self.budget.iter().map(|budget| &budget.basis));
        keys.extend(self.ceilings.iter().map(|ceilings| &ceilings.basis));
        keys.extend(self.formulas.iter().map(|bound| &bound.basis));
        let missing = keys.into_iter().filter(|key| self.basis(key).is_none());
        faults.extend(missing.map(|key| SchemeFault::NoBasis { key: key.clone() }));
    }

    /// Bands must follow each other from 100 % down to 0, one for each tier, best tier first.
    fn check_bands(&self, faults: &mut Vec<SchemeFault>) {
        let bands = &self.rules.tier.bands;
        let before = faults.len();
        let mut upper = Ratio::new(Exact::ONE);
        for (at, band) in bands.iter().enumerate() {
            let (from, to) = (band.from, band.to);
            if to != upper {
                faults.push(SchemeFault::BandApart { at, to, upper });
            } else if from >= to {
                faults.push(SchemeFault::BandEmpty { at, from, to });
            }
            upper = from;
        }
        let whole = upper == Ratio::ZERO && bands.iter().map(|band| band.tier).eq(Tier::ALL.iter().copied());
        if !whole && faults.len() == before {
            faults.push(SchemeFault::Bands);
        }
    }

    fn check_grades(&self, faults: &mut Vec<SchemeFault>) {
        let bounds = &self.grades.bounds;
        for (at, bound) in bounds.iter().enumerate() {
            let better = at.checked_sub(1).and_then(|above| bounds.get(above));
            if let Some(upper) = better.filter(|upper| bound.from >= upper.from) {
                let said = |bound: &super::GradeBound| (bound.name.clone(), bound.from);
                faults.push(SchemeFault::GradeOrder { at, lower: said(bound), upper: said(upper) });
            }
        }
        let down_to_zero = match bounds.last() {
            Some(last) => last.from == Points::ZERO,
            None => !self.scored,
        };
        if !down_to_zero {
            faults.push(SchemeFault::GradesBottom);
        }
    }

    /// Bounds of checks are never negative; ceilings rise with the rate, or the first would hide the others.
    fn check_bounds(&self, faults: &mut Vec<SchemeFault>) {
        let negative = self.thresholds.stated().filter(|(_, bound)| *bound < Ratio::ZERO);
        faults.extend(negative.map(|(threshold, _)| SchemeFault::Threshold { threshold }));
        let steps = self.ceilings.as_ref().map(|ceilings| ceilings.steps.as_slice()).unwrap_or_default();
        for (at, step) in steps.iter().enumerate() {
            let lower = at.checked_sub(1).and_then(|below| steps.get(below));
            let rises =
                lower.is_none_or(|lower| lower.below_rate < step.below_rate && lower.total <= step.total);
            if !rises || step.below_rate <= Ratio::ZERO || step.total < Points::ZERO {
                faults.push(SchemeFault::Ceiling { at });
            }
        }
    }

    fn check_form(&self, faults: &mut Vec<SchemeFault>) {
        let columns = self.form.columns.len();
        let sum = self.form.columns.iter().try_fold(0_u32, |sum, width| sum.checked_add(*width));
        if sum != Some(100) {
            faults.push(SchemeFault::ColumnWidths { sum });
        }
        let mut grids = 0_usize;
        if let Err(fault) = check_rows(&self.form.rows, columns, self.scored, &mut grids) {
            faults.push(fault);
        } else if grids != 1 {
            faults.push(SchemeFault::Grids);
        }
        faults.extend(check_size::check(&self.form).err());
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
