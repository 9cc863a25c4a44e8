//! What can be wrong with a scheme, with all that is needed to say it exactly.

use super::{BasisKey, Threshold};
use crate::number::{Points, Ratio};

/// Why a scheme cannot be used. Places (`at`, `section`) count from 0 in the scheme's own lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeFault {
    /// Id or revision missing.
    NoId,
    /// The scheme has no name.
    NoName,
    /// Budget and sections do not give 100 points together.
    NotHundred {
        /// What they give.
        sum: Points,
    },
    /// Points below zero.
    Negative {
        /// Whose.
        of: PointsOf,
    },
    /// The budget of a form with scores has no points.
    NoBudgetPoints,
    /// A section without own points, and no points to share.
    SectionWithoutPoints {
        /// Which.
        at: usize,
        /// Its title.
        title: String,
    },
    /// Points to share, but every section has its own.
    FreePointsUnused,
    /// The section that the budget counts in does not exist, or has fewer points than the budget.
    BudgetInside {
        /// Its title.
        title: String,
        /// Its points and those of the budget, where it exists.
        points: Option<(Option<Points>, Option<Points>)>,
    },
    /// A form without scores that has points, grades or formulas, or shows them.
    ScoresOnUnscored,
    /// A formula that cannot be worked out, or that names no row.
    Formula {
        /// Which of the scheme's formulas, from 1; `None` for the budget's.
        number: Option<usize>,
    },
    /// A section without a name.
    SectionUnnamed {
        /// Which.
        at: usize,
    },
    /// A section that is found under the name, or another name, of an earlier one.
    SectionTwice {
        /// Which.
        at: usize,
        /// Its title.
        title: String,
        /// The title of the earlier one.
        other: String,
    },
    /// A level-2 heading without a name.
    Level2Unnamed {
        /// In which section.
        section: usize,
        /// Which of its headings.
        at: usize,
        /// The section's title.
        title: String,
    },
    /// A level-2 heading that is found under the name, or another name, of an earlier one of its section.
    Level2Twice {
        /// In which section.
        section: usize,
        /// Which of its headings.
        at: usize,
        /// Its name.
        name: String,
    },
    /// A rule names a basis that the scheme does not have.
    NoBasis {
        /// The key.
        key: BasisKey,
    },
    /// A band that does not begin where the better one ends: a gap or an overlap.
    BandApart {
        /// Which.
        at: usize,
        /// Its upper bound.
        to: Ratio,
        /// The lower bound of the better band.
        upper: Ratio,
    },
    /// A band whose lower bound is not below its upper one.
    BandEmpty {
        /// Which.
        at: usize,
        /// Its lower bound.
        from: Ratio,
        /// Its upper bound.
        to: Ratio,
    },
    /// The bands miss a tier, or do not reach down to 0.
    Bands,
    /// A grade without a name.
    GradeUnnamed {
        /// Which.
        at: usize,
    },
    /// A grade that begins at or above the better one.
    GradeOrder {
        /// Which.
        at: usize,
        /// Its name and bound.
        lower: (String, Points),
        /// Name and bound of the better one.
        upper: (String, Points),
    },
    /// A grade that begins above 100.
    GradeBeyond {
        /// Which.
        at: usize,
        /// Its name.
        name: String,
    },
    /// There is no grade, or the lowest does not begin at 0.
    GradesBottom,
    /// A bound from which a check speaks is below zero.
    Threshold {
        /// Which.
        threshold: Threshold,
    },
    /// A ceiling that is not positive, or does not follow the one before with a higher rate and no lower total.
    Ceiling {
        /// Which.
        at: usize,
    },
    /// The widths of the form's columns do not give 100.
    ColumnWidths {
        /// What they give; `None` beyond counting.
        sum: Option<u32>,
    },
    /// A row of the form does not cover its columns.
    RowSpan {
        /// How many columns there are.
        columns: usize,
        /// How many the row covers.
        covered: usize,
    },
    /// The form has no indicator table, or more than one, or one without a column for the score.
    Grids,
    /// The form asks for more paper than any table needs: too many columns or cells, or one value again and again.
    FormTooLarge,
    /// A group of the report names no section of the scheme.
    ReportGroup {
        /// Its title.
        title: String,
    },
}

/// Whose points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointsOf {
    /// The budget's.
    Budget,
    /// A section's.
    Section {
        /// Which.
        at: usize,
        /// Its title.
        title: String,
    },
    /// Those that sections share.
    Free,
}
