//! A scheme of one's own: a copy that a person changes as a draft, and adopts once nothing is wrong with it.
//!
//! A [`Draft`] holds what can be changed, with figures that may be missing while they are typed; every change is a
//! [`SchemeChange`]. What is wrong says [`Draft::faults`], all of it at once; [`Draft::adopted`] gives the one
//! [`Edit`](super::Edit) that puts the scheme into the evaluation. A bound between two tiers is one value here, so that
//! gaps and overlaps cannot arise.
//!
//! Entries of lists have keys of their own, so that a change still means the same after entries have moved.

mod change;
mod columns;
mod finish;
mod leave;
mod list;
#[cfg(test)]
mod tests;

pub use change::{SchemeChange, SchemeFigure, SchemeList, SchemeText};
pub use finish::{DraftFault, DraftField};
pub use leave::{OwnScheme, Renamed, origin_of, renamed_between};
pub(super) use leave::{adopt, leave};
pub use list::{Entry, Key, Way};

use crate::evaluation::Tier;
use crate::number::{Points, Ratio};
use crate::scheme::{
    Bare, BasisKey, BudgetBase, Ceiling, ColumnKind, GradeBound, LONGEST_TEXT, Level2, Scheme, Section,
    Thresholds,
};
use list::Keys;

/// The key of the basis that stands for what a person sets herself.
const OWN_BASIS: &str = "own";

/// What the program calls a copy and what it rests on; handed in, because words live elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct CopyWords<'a> {
    /// Makes the copy's name of the name of what is copied.
    pub name: fn(&str) -> String,
    /// What the person's own rules are quoted as, e.g. `本单位自定`.
    pub citation: &'a str,
    /// What they say.
    pub says: &'a str,
}

/// A scheme while it is changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// As it was when the draft was opened, but for id, revision, name and the basis for own rules.
    base: Scheme,
    /// Its name.
    pub name: String,
    /// 预算执行, where the form has it.
    pub budget: Option<DraftBudget>,
    /// 一级指标.
    pub sections: Vec<Entry<DraftSection>>,
    /// 自行分配的分值.
    pub free_points: Option<Points>,
    /// The three tiers, best first.
    pub tiers: Vec<DraftTier>,
    /// 等级, best first.
    pub grades: Vec<Entry<DraftGrade>>,
    /// Bounds from which checks speak.
    pub thresholds: Thresholds,
    /// 总分封顶, lowest rate first.
    pub ceilings: Vec<Entry<DraftCeiling>>,
    /// Columns of the indicator table, left to right.
    pub columns: Vec<Entry<DraftColumn>>,
    /// Widths of the form's columns; they always give 100 where they did.
    widths: Vec<u32>,
    /// Columns that the form has got beside those of `base`.
    more_columns: usize,
    /// Lines of the form's title.
    pub title: Vec<Entry<String>>,
    /// Notes under the form.
    pub footnotes: Vec<Entry<String>>,
    /// What the own rules are quoted as.
    pub citation: String,
    /// What they say.
    pub says: String,
    keys: Keys,
}

/// 预算执行 in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftBudget {
    /// Its name on the form.
    pub title: String,
    /// Its points.
    pub points: Option<Points>,
    /// Which budget the rate is taken on.
    pub base: BudgetBase,
}

/// 一级指标 in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSection {
    /// Its name.
    pub title: String,
    /// Its points; none where it shares the free ones.
    pub points: Option<Points>,
    /// 二级指标 under it.
    pub level2: Vec<Entry<DraftLevel2>>,
}

/// 二级指标 in a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftLevel2 {
    /// Its name.
    pub name: String,
    /// Whether a new table starts with a row of it.
    pub starts: bool,
    /// What a target without an operator means here.
    pub bare: Bare,
}

/// A tier in a draft. The better tier ends where this one's upper neighbour begins, so there is only one bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTier {
    /// Which.
    pub tier: Tier,
    /// What the form calls it.
    pub label: String,
    /// Its lower bound, included; that of the last tier is 0 and never changes.
    pub from: Option<Ratio>,
}

/// A grade in a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftGrade {
    /// Its name.
    pub name: String,
    /// The smallest total that has it.
    pub from: Option<Points>,
}

/// A ceiling in a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftCeiling {
    /// It holds for rates below this one.
    pub below_rate: Option<Ratio>,
    /// The highest total.
    pub total: Option<Points>,
}

/// A column of the indicator table in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftColumn {
    /// What it shows.
    pub kind: ColumnKind,
    /// Its heading.
    pub heading: String,
    /// How many columns of the form it covers, at least one.
    span: usize,
}

impl Draft {
    /// A copy of a scheme, under an id of its own with this random part.
    #[must_use]
    pub fn copy_of(scheme: &Scheme, random: &str, words: CopyWords<'_>) -> Draft {
        let mut base = scheme.clone();
        let origin = origin_of(scheme).map_or_else(|| scheme.id.clone(), |origin| origin.id.clone());
        base.id = format!("own-{random}-{origin}").replace('@', "-");
        base.revision = 1;
        base.name = (words.name)(&scheme.name).chars().take(LONGEST_TEXT).collect();
        Draft::of(base, words)
    }

    /// A new revision of a scheme of one's own.
    #[must_use]
    pub fn revision_of(scheme: &Scheme, words: CopyWords<'_>) -> Draft {
        let mut base = scheme.clone();
        base.revision = base.revision.saturating_add(1);
        Draft::of(base, words)
    }

    fn of(base: Scheme, words: CopyWords<'_>) -> Draft {
        let mut keys = Keys::default();
        let own = base.basis(&BasisKey::new(OWN_BASIS));
        let budget = base.budget.as_ref().map(|budget| DraftBudget {
            title: budget.title.clone(),
            points: budget.points,
            base: budget.base,
        });
        let sections = base.sections.iter().map(|section| draft_section(section, &mut keys)).collect();
        let sections = keys.entries(sections);
        let bands = base.rules.tier.bands.iter();
        let tiers =
            bands.map(|band| DraftTier { tier: band.tier, label: band.label.clone(), from: Some(band.from) });
        let grades = base.grades.bounds.iter().map(draft_grade).collect();
        let steps = base.ceilings.iter().flat_map(|ceilings| &ceilings.steps);
        let ceilings = steps.map(draft_ceiling).collect();
        let columns = columns::of(&base.form);
        Draft {
            name: base.name.clone(),
            budget,
            sections,
            free_points: base.free_points,
            tiers: tiers.collect(),
            grades: keys.entries(grades),
            thresholds: base.thresholds.clone(),
            ceilings: keys.entries(ceilings),
            columns: keys.entries(columns),
            widths: base.form.columns.clone(),
            more_columns: 0,
            title: keys.entries(base.form.title.clone()),
            footnotes: keys.entries(base.form.footnotes.clone()),
            citation: own.map_or(words.citation, |own| &own.citation).to_owned(),
            says: own.map_or(words.says, |own| &own.says).to_owned(),
            keys,
            base,
        }
    }

    /// Whether the form gives points at all.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.base.scored
    }

    /// The section that the budget's points belong to, as it is called now.
    #[must_use]
    pub fn budget_inside(&self) -> Option<&str> {
        let origin = self.base.budget_section()?;
        self.sections
            .iter()
            .find(|section| section.origin == Some(origin))
            .map(|section| section.item.title.as_str())
    }

    /// What budget, sections and free points give together so far.
    #[must_use]
    pub fn points_together(&self) -> Points {
        self.scheme().points_together()
    }
}

fn draft_section(section: &Section, keys: &mut Keys) -> DraftSection {
    let level2 = section.level2.iter().map(draft_level2).collect();
    DraftSection { title: section.title.clone(), points: section.points, level2: keys.entries(level2) }
}

fn draft_level2(level2: &Level2) -> DraftLevel2 {
    DraftLevel2 { name: level2.name.clone(), starts: level2.starts, bare: level2.bare }
}

fn draft_grade(bound: &GradeBound) -> DraftGrade {
    DraftGrade { name: bound.name.clone(), from: Some(bound.from) }
}

fn draft_ceiling(step: &Ceiling) -> DraftCeiling {
    DraftCeiling { below_rate: Some(step.below_rate), total: Some(step.total) }
}
