//! The rules and forms of authorities, as data (评分方案).
//!
//! A [`Scheme`] is one form in use: what it gives points for, how they are computed, what the paper looks
//! like, and on which document each rule rests. Those built in lie as JSON under `schemes/` and are read
//! by [`find`]; a bureau's own form can travel inside an evaluation's file. A form that needs only the
//! kinds of rules named here needs no Rust.

mod basis;
mod check;
mod check_formula;
mod check_size;
mod fault;
mod form;
mod formula;
mod levels;
mod read;
mod read_form;
mod read_formula;
mod registry;
mod rules;
mod thresholds;

use serde::Serialize;

use crate::evaluation::words_of;
use crate::number::Points;

pub use basis::{Basis, BasisKey, Standing};
pub(crate) use check_formula::bound;
pub(crate) use check_size::{LONGEST_NAME, LONGEST_TEXT};
pub use fault::{PointsOf, SchemeFault};
pub use form::{Align, BoxOption, BoxSet, Boxes, Cell, Column, ColumnKind, Form, FormRow, Grid, Orientation};
pub use formula::{
    BandsDirection, BandsOn, BoundFormula, Formula, FormulaKind, PointBand, StepCount, StepOf,
};
pub use levels::{Bare, Level2, Section, plain_title};
pub(crate) use read::read;
pub use registry::{SchemeId, built_in, find, of};
pub use rules::{
    Band, BudgetBase, BudgetRule, EqualRule, EqualScoring, GradeBound, Grades, RuleBasis, Rules, TierRule,
};
pub use thresholds::{Ceiling, Ceilings, Threshold, Thresholds};

/// One form in use, with its rules and their legal basis.
#[doc(alias = "评分方案")]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scheme {
    /// Its id without revision, e.g. `hubei-2020-unit`.
    pub id: String,
    /// A released scheme never changes; a correction is a new revision, counted from 1.
    pub revision: u32,
    /// What people call it.
    pub name: String,
    /// For a whole unit or for a project.
    pub kind: Kind,
    /// Whether the form gives points at all; without, it only holds what was done against what was planned.
    #[serde(skip_serializing_if = "is_true")]
    pub scored: bool,
    /// Documents that rules and figures rest on, by the key used below.
    pub basis: Vec<Basis>,
    /// 预算执行 as a scored part; a form may have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetRule>,
    /// The document that the points of budget and sections rest on.
    pub weights: BasisKey,
    /// 一级指标 with their points, in the order of the form.
    pub sections: Vec<Section>,
    /// Points that the sections without own points share as the unit likes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_points: Option<Points>,
    /// How rows are scored.
    pub rules: Rules,
    /// Rows that are counted otherwise than in proportion; the first that names a row rules it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formulas: Vec<BoundFormula>,
    /// 等级.
    pub grades: Grades,
    /// Bounds from which checks speak, where they are not the usual ones.
    #[serde(skip_serializing_if = "Thresholds::is_empty")]
    pub thresholds: Thresholds,
    /// 总分封顶 by execution rate, where there is such a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceilings: Option<Ceilings>,
    /// How many decimal places stand on paper.
    pub places: Places,
    /// The printed form.
    pub form: Form,
    /// How the report groups the rows.
    pub report: ReportGrouping,
}

fn is_true(scored: &bool) -> bool {
    *scored
}

words_of! {
    /// Whose performance a form is about.
    Kind {
        /// 整体.
        WholeUnit = "whole_unit",
        /// 项目.
        Project = "project",
    }
}

/// Decimal places on paper. In tables zeros at the end go; in the report's rate they stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Places {
    /// Of a rate in the table, in percent, zeros at the end dropped.
    pub table_rate: u32,
    /// Of a rate in the report, in percent, zeros kept.
    pub report_rate: u32,
}

/// How the report's analysis groups the rows of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportGrouping {
    /// Groups in order; a row belongs to the first that names its level-2 heading, else its section.
    pub groups: Vec<ReportGroup>,
}

/// One group of the report's analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportGroup {
    /// Its heading.
    pub title: String,
    /// The section whose rows it holds.
    pub section: String,
    /// Only rows under these level-2 headings; empty = all that no other group of the section names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub level2: Vec<String>,
}

impl Scheme {
    /// The id as files name it: with the revision from the second on.
    #[must_use]
    pub fn full_id(&self) -> SchemeId {
        SchemeId::new(&self.id, self.revision)
    }

    /// The document under this key.
    #[must_use]
    pub fn basis(&self, key: &BasisKey) -> Option<&Basis> {
        self.basis.iter().find(|basis| basis.key == *key)
    }

    /// Whether the weights of the form were only heard of, so that people are told wherever they choose it.
    #[must_use]
    pub fn is_unverified(&self) -> bool {
        self.basis(&self.weights).is_some_and(|basis| basis.status == Standing::Unverified)
    }

    /// The section among whose points the budget's are, by its place in [`Scheme::sections`].
    #[must_use]
    pub fn budget_section(&self) -> Option<usize> {
        self.section_of(self.budget.as_ref()?.inside.as_deref()?)
    }

    /// Points of all indicators together: those of the sections and the free ones, without the budget's.
    #[must_use]
    pub fn indicator_points(&self) -> Option<Points> {
        let stated = self.sections.iter().map(|section| section.points).chain([self.free_points]);
        let sum = Points::sum(stated)?;
        let inside = self.budget.as_ref().filter(|budget| budget.inside.is_some()).and_then(|b| b.points);
        inside.map_or(Some(sum), |budget| sum.minus(budget))
    }

    /// The section that a row with this 一级指标 belongs to, by its place in [`Scheme::sections`].
    ///
    /// Compared without spaces and without points in brackets: `产出 指标（40分）` is 产出指标.
    #[must_use]
    pub fn section_of(&self, level1: &str) -> Option<usize> {
        let title = plain_title(level1);
        self.sections.iter().position(|section| section.is_called(&title))
    }

    /// The level-2 heading that a row belongs to: within its section, or in any where its 一级指标 is none of ours.
    #[must_use]
    pub fn level2_of(&self, level1: &str, level2: &str) -> Option<&Level2> {
        let title = plain_title(level2);
        match self.section_of(level1).and_then(|place| self.sections.get(place)) {
            Some(section) => section.level2_called(&title),
            None => self.sections.iter().find_map(|section| section.level2_called(&title)),
        }
    }
}
