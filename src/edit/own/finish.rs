//! From a draft to a scheme, and what is wrong with it.

use super::leave::renamed;
use super::{Draft, DraftSection, DraftTier, Entry, Key, OWN_BASIS, OwnScheme, SchemeFigure, SchemeText};
use crate::edit::Edit;
use crate::evaluation::Tier;
use crate::number::{Exact, Ratio};
use crate::scheme::{
    Band, Bare, Basis, BasisKey, BoundFormula, Ceiling, Ceilings, GradeBound, Level2, PointsOf, ReportGroup,
    Scheme, SchemeFault, Section, Standing, plain_title,
};

/// What is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftFault {
    /// A figure that must be stated is not.
    Missing(SchemeFigure),
    /// What does not hold in the scheme.
    Scheme(SchemeFault),
}

impl Draft {
    /// Everything that is wrong, with the field where it can be mended, if there is one.
    #[must_use]
    pub fn faults(&self) -> Vec<(DraftFault, Option<DraftField>)> {
        let missing =
            self.missing().into_iter().map(|of| (DraftFault::Missing(of), Some(DraftField::Figure(of))));
        let scheme = self.scheme();
        let faults = scheme.slips().into_iter().chain(scheme.faults()).map(|fault| {
            let field = self.field_of(&fault);
            (DraftFault::Scheme(fault), field)
        });
        missing.chain(faults).collect()
    }

    /// The edit that puts the scheme into the evaluation and renames its rows along; `None` while anything is wrong.
    #[must_use]
    pub fn adopted(&self, rename: bool) -> Option<Edit> {
        let scheme = self.scheme();
        let whole = self.missing().is_empty() && scheme.slips().is_empty() && scheme.check().is_ok();
        let renamed = if rename { renamed(&self.base, &self.sections) } else { Vec::new() };
        whole.then(|| Edit::OwnScheme(Box::new(OwnScheme { scheme, renamed })))
    }

    /// Whether rows of the table would be called otherwise.
    #[must_use]
    pub fn renames(&self) -> bool {
        !renamed(&self.base, &self.sections).is_empty()
    }

    /// Figures without which the scheme cannot be put together. Missing points of sections and budget are
    /// faults of the scheme itself.
    fn missing(&self) -> Vec<SchemeFigure> {
        let tiers = self.tiers.iter().filter(|tier| tier.from.is_none());
        let tiers = tiers.map(|tier| SchemeFigure::Tier(tier.tier));
        let grades = self.grades.iter().filter(|grade| grade.item.from.is_none());
        let grades = grades.map(|grade| SchemeFigure::Grade(grade.key));
        let rates = self.ceilings.iter().filter(|ceiling| ceiling.item.below_rate.is_none());
        let rates = rates.map(|ceiling| SchemeFigure::CeilingRate(ceiling.key));
        let totals = self.ceilings.iter().filter(|ceiling| ceiling.item.total.is_none());
        let totals = totals.map(|ceiling| SchemeFigure::CeilingTotal(ceiling.key));
        tiers.chain(grades).chain(rates).chain(totals).collect()
    }

    /// The scheme that the draft makes. A list with a missing figure stays as it was before.
    pub(super) fn scheme(&self) -> Scheme {
        let mut scheme = self.base.clone();
        scheme.name.clone_from(&self.name);
        scheme.sections = self.sections.iter().map(|entry| self.section(entry)).collect();
        scheme.free_points = self.free_points;
        let inside = self.budget_inside().map(ToOwned::to_owned);
        if let (Some(rule), Some(budget)) = (scheme.budget.as_mut(), &self.budget) {
            rule.title.clone_from(&budget.title);
            rule.points = budget.points;
            rule.base = budget.base;
            rule.inside = inside;
        }
        scheme.formulas = self.base.formulas.iter().filter_map(|bound| self.formula(bound)).collect();
        if let Some(bands) = bands(&self.tiers) {
            scheme.rules.tier.bands = bands;
        }
        if let Some(bounds) = self.grade_bounds() {
            scheme.grades.bounds = bounds;
        }
        scheme.thresholds = self.thresholds.clone();
        if let Some(steps) = self.steps() {
            let basis = || BasisKey::new(OWN_BASIS);
            let kept = self.base.ceilings.as_ref().map(|ceilings| ceilings.basis.clone());
            let basis = kept.unwrap_or_else(basis);
            scheme.ceilings = (!steps.is_empty()).then_some(Ceilings { steps, basis });
        }
        scheme.form = self.form();
        scheme.report.groups = self.groups();
        self.set_basis(&mut scheme);
        scheme
    }

    /// A renamed section is still found under its old name, unless that is now another one's.
    fn section(&self, entry: &Entry<DraftSection>) -> Section {
        let before = entry.origin.and_then(|origin| self.base.sections.get(origin));
        let old = before.map(|before| &before.title);
        let aliases = before.map(|before| before.aliases.as_slice()).unwrap_or_default();
        let titles =
            self.sections.iter().filter(|other| other.key != entry.key).map(|other| &other.item.title);
        let others = || self.base.sections.iter().enumerate().filter(|(at, _)| Some(*at) != entry.origin);
        let of_others = others().flat_map(|(_, section)| &section.aliases);
        let taken: Vec<&String> = titles.collect();
        let known: Vec<&String> = of_others.collect();
        let level2 = entry.item.level2.iter().map(|level2| {
            let before = before.zip(level2.origin).and_then(|(before, at)| before.level2.get(at));
            let names = entry.item.level2.iter().filter(|other| other.key != level2.key);
            let taken: Vec<&String> = names.map(|other| &other.item.name).collect();
            let aliases = before.map(|before| before.aliases.as_slice()).unwrap_or_default();
            Level2 {
                name: level2.item.name.clone(),
                aliases: names_kept(
                    before.map(|before| &before.name),
                    aliases,
                    &level2.item.name,
                    &taken,
                    &[],
                ),
                starts: level2.item.starts,
                bare: level2.item.bare,
            }
        });
        Section {
            title: entry.item.title.clone(),
            points: entry.item.points,
            aliases: names_kept(old, aliases, &entry.item.title, &taken, &known),
            level2: level2.collect(),
        }
    }

    fn grade_bounds(&self) -> Option<Vec<GradeBound>> {
        let bound = |grade: &Entry<super::DraftGrade>| {
            Some(GradeBound { name: grade.item.name.clone(), from: grade.item.from? })
        };
        self.grades.iter().map(bound).collect()
    }

    fn steps(&self) -> Option<Vec<Ceiling>> {
        let step = |ceiling: &Entry<super::DraftCeiling>| {
            Some(Ceiling { below_rate: ceiling.item.below_rate?, total: ceiling.item.total? })
        };
        self.ceilings.iter().map(step).collect()
    }

    /// A section of the base, as it is now.
    fn now(&self, origin: usize) -> Option<&DraftSection> {
        self.sections.iter().find(|entry| entry.origin == Some(origin)).map(|entry| &entry.item)
    }

    /// What a level-2 heading of a section of the base is called now; `None` where it has gone.
    fn level2_now(&self, origin: usize, name: &str) -> Option<String> {
        let section = self.base.sections.get(origin)?;
        let title = plain_title(name);
        let known = section.level2_called(&title);
        let at = known.and_then(|known| section.level2.iter().position(|level2| std::ptr::eq(level2, known)));
        match at {
            None => Some(name.to_owned()),
            Some(at) => {
                let mut all = self.now(origin)?.level2.iter();
                all.find(|entry| entry.origin == Some(at)).map(|entry| entry.item.name.clone())
            }
        }
    }

    /// A formula of a section that has gone goes too.
    fn formula(&self, bound: &BoundFormula) -> Option<BoundFormula> {
        let mut bound = bound.clone();
        if let Some(origin) = self.base.section_of(&bound.level1) {
            if !bound.level2.is_empty() {
                bound.level2 = self.level2_now(origin, &bound.level2)?;
            }
            bound.level1.clone_from(&self.now(origin)?.title);
        }
        Some(bound)
    }

    /// Groups of the report follow their sections; a new section gets one of its own.
    fn groups(&self) -> Vec<ReportGroup> {
        let followed = self.base.report.groups.iter().filter_map(|group| {
            let Some(origin) = self.base.section_of(&group.section) else { return Some(group.clone()) };
            let now = self.now(origin)?;
            let before = self.base.sections.get(origin)?;
            let level2: Vec<String> =
                group.level2.iter().filter_map(|name| self.level2_now(origin, name)).collect();
            if level2.is_empty() && !group.level2.is_empty() {
                return None;
            }
            let title = group.title.replace(&before.title, &now.title);
            let same = now.title == before.title;
            let section = if same { group.section.clone() } else { now.title.clone() };
            Some(ReportGroup { title, section, level2 })
        });
        let new = self.sections.iter().filter(|entry| entry.origin.is_none());
        let new = new.map(|entry| ReportGroup {
            title: entry.item.title.clone(),
            section: entry.item.title.clone(),
            level2: Vec::new(),
        });
        followed.chain(new).collect()
    }

    /// What the person set rests on her own basis, the rest on what it rested on before.
    fn set_basis(&self, scheme: &mut Scheme) {
        let own = BasisKey::new(OWN_BASIS);
        let base = &self.base;
        let points = |scheme: &Scheme| {
            let of_sections: Vec<_> =
                scheme.sections.iter().map(|section| (section.title.clone(), section.points)).collect();
            (of_sections, scheme.free_points, scheme.budget.as_ref().and_then(|budget| budget.points))
        };
        let of_budget = |scheme: &Scheme| scheme.budget.as_ref().map(|budget| (budget.points, budget.base));
        if points(scheme) != points(base) {
            scheme.weights = own.clone();
        }
        if of_budget(scheme) != of_budget(base)
            && let Some(budget) = scheme.budget.as_mut()
        {
            budget.basis = own.clone();
        }
        if scheme.rules.tier.bands != base.rules.tier.bands {
            scheme.rules.tier.basis = own.clone();
        }
        if scheme.grades.bounds != base.grades.bounds {
            scheme.grades.basis = own.clone();
        }
        let steps = |scheme: &Scheme| scheme.ceilings.as_ref().map(|ceilings| ceilings.steps.clone());
        if steps(scheme) != steps(base)
            && let Some(ceilings) = scheme.ceilings.as_mut()
        {
            ceilings.basis = own.clone();
        }
        let entry = Basis {
            key: own.clone(),
            citation: self.citation.clone(),
            says: self.says.clone(),
            status: Standing::Convention,
        };
        match scheme.basis.iter_mut().find(|basis| basis.key == own) {
            Some(basis) => *basis = entry,
            None => scheme.basis.push(entry),
        }
    }

    fn field_of(&self, fault: &SchemeFault) -> Option<DraftField> {
        let section = |at: usize| self.sections.get(at).map(|entry| entry.key);
        let level2 = |of: usize, at: usize| Some(self.sections.get(of)?.item.level2.get(at)?.key);
        let grade = |at: usize| self.grades.get(at).map(|entry| entry.key);
        let text = |key: Key| DraftField::Text(SchemeText::Entry(key));
        let figure = DraftField::Figure;
        match fault {
            SchemeFault::NoName => Some(DraftField::Text(SchemeText::Name)),
            SchemeFault::NotHundred { .. } => section(0)
                .map(|key| figure(SchemeFigure::Section(key)))
                .or(Some(figure(SchemeFigure::Budget))),
            SchemeFault::Negative { of: PointsOf::Budget } | SchemeFault::NoBudgetPoints => {
                Some(figure(SchemeFigure::Budget))
            }
            SchemeFault::BudgetInside { .. } => Some(figure(SchemeFigure::Budget)),
            SchemeFault::Negative { of: PointsOf::Section { at, .. } }
            | SchemeFault::SectionWithoutPoints { at, .. } => {
                section(*at).map(|key| figure(SchemeFigure::Section(key)))
            }
            SchemeFault::Negative { of: PointsOf::Free } | SchemeFault::FreePointsUnused => {
                Some(figure(SchemeFigure::Free))
            }
            SchemeFault::SectionUnnamed { at } | SchemeFault::SectionTwice { at, .. } => {
                section(*at).map(text)
            }
            SchemeFault::Level2Unnamed { section, at, .. } | SchemeFault::Level2Twice { section, at, .. } => {
                level2(*section, *at).map(text)
            }
            // A bound is that of the tier above it; the lowest tier has none of its own.
            SchemeFault::BandApart { at, .. } | SchemeFault::BandEmpty { at, .. } => {
                let above = |tier: &&DraftTier| tier.tier != Tier::NotAchieved;
                let tier = self.tiers.get(*at).filter(above).or_else(|| self.tiers.iter().rfind(above));
                tier.map(|tier| figure(SchemeFigure::Tier(tier.tier)))
            }
            SchemeFault::GradeUnnamed { at } => grade(*at).map(text),
            SchemeFault::GradeOrder { at, .. } | SchemeFault::GradeBeyond { at, .. } => {
                grade(*at).map(|key| figure(SchemeFigure::Grade(key)))
            }
            SchemeFault::GradesBottom => self.grades.last().map(|e| figure(SchemeFigure::Grade(e.key))),
            SchemeFault::Threshold { threshold } => Some(figure(SchemeFigure::Threshold(*threshold))),
            SchemeFault::Ceiling { at } => {
                self.ceilings.get(*at).map(|entry| figure(SchemeFigure::CeilingRate(entry.key)))
            }
            _ => None,
        }
    }
}

/// A field of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftField {
    /// One for a text.
    Text(SchemeText),
    /// One for a figure.
    Figure(SchemeFigure),
}

/// Three bands out of two bounds: the last one ends at 0, each begins where the better one ends.
fn bands(tiers: &[DraftTier]) -> Option<Vec<Band>> {
    let mut to = Ratio::new(Exact::ONE);
    let mut bands = Vec::new();
    for tier in tiers {
        let from = tier.from?;
        bands.push(Band { tier: tier.tier, label: tier.label.clone(), from, to });
        to = from;
    }
    Some(bands)
}

/// Other names that a heading keeps: not those that others are called by now, and its old one where it has a new one.
fn names_kept(
    old: Option<&String>,
    aliases: &[String],
    new: &str,
    taken: &[&String],
    known: &[&String],
) -> Vec<String> {
    let is = |name: &str, other: &str| {
        let name =
            Level2 { name: name.to_owned(), aliases: Vec::new(), starts: false, bare: Bare::default() };
        let section = Section { title: String::new(), points: None, aliases: Vec::new(), level2: vec![name] };
        section.level2_called(&plain_title(other)).is_some()
    };
    let mut kept: Vec<String> =
        aliases.iter().filter(|alias| !taken.iter().any(|other| is(alias, other))).cloned().collect();
    let free = |old: &&String| {
        !is(old, new) && !taken.iter().chain(known).any(|other| is(old, other)) && !kept.contains(*old)
    };
    // A file holds no more other names.
    if let Some(old) = old.filter(free)
        && kept.len() < 20
    {
        kept.push(old.clone());
    }
    kept
}
