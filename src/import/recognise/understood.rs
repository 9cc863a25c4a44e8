//! What a source was understood as, and what a person decided about it: plain data that goes to the page as JSON.

use serde::{Deserialize, Serialize};

use super::super::source::At;
use crate::evaluation::{Evaluation, words_of};
use crate::file;

/// What a source says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The forms found, in the order of the source.
    pub forms: Vec<Form>,
    /// Every cell and paragraph with text that nothing was made of, in the order of the source.
    pub unused: Vec<Unused>,
    /// How many cells and paragraphs there are, by what became of them.
    pub counts: Counts,
}

/// One form: an evaluation that knows where each of its members came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The evaluation, as the text of its file.
    pub evaluation: String,
    /// Where its members came from, in the order in which they were found; a member without a mark came from nowhere
    /// and says nothing.
    pub marks: Vec<Mark>,
    /// Schemes that may rule it, the best fitting first. It is read under the first unless the person chose another.
    pub proposals: Vec<Proposal>,
    /// Its indicator tables: one, or several parts of one.
    pub grids: Vec<Grid>,
}

/// Where a member came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its path in the file: `indicators[3].actual`.
    pub member: String,
    /// The cells and paragraphs it was made of; none for a member that the source lacks.
    pub cells: Vec<At>,
    /// Why it is uncertain; empty = it is certain.
    pub doubts: Vec<Doubt>,
}

/// A text that nothing was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unused {
    /// Where it stands.
    pub at: At,
    /// What it says.
    pub text: String,
}

/// How many cells and paragraphs with text there are; the four kinds add up to `all`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// All with text.
    pub all: usize,
    /// Those that a member was made of.
    pub used: usize,
    /// Headings and labels of the form.
    pub labels: usize,
    /// Dashes and the like, which say that nothing is stated.
    pub silent: usize,
    /// The others, which are listed.
    pub unused: usize,
}

/// An indicator table, or the part of one up to a page break.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The block it stands in.
    pub block: usize,
    /// The first row of its heading.
    pub row: usize,
    /// How many rows the heading has.
    pub rows: usize,
    /// Its columns, left to right.
    pub columns: Vec<GridColumn>,
}

/// A column of an indicator table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridColumn {
    /// The first column of the table that it covers, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// What its heading says.
    pub heading: String,
    /// What it was taken for.
    pub role: Role,
}

words_of! {
    /// What a column of an indicator table holds.
    #[derive(serde::Deserialize)]
    Role {
        /// 序号.
        Serial = "serial",
        /// 一级指标.
        Level1 = "level1",
        /// 二级指标.
        Level2 = "level2",
        /// 三级指标.
        Name = "name",
        /// 分值.
        Points = "points",
        /// 指标性质: the sign before the target.
        Operator = "operator",
        /// 年初目标值.
        Target = "target",
        /// 度量单位 of the target.
        Unit = "unit",
        /// 实际完成值.
        Actual = "actual",
        /// 自评得分.
        Score = "score",
        /// 偏差原因分析及改进措施.
        Reason = "reason",
        /// 完成情况说明.
        Note = "note",
        /// 佐证.
        Evidence = "evidence",
        /// Nothing of ours: 复核得分, 备注.
        None = "none",
    }
}

words_of! {
    /// Why a member is uncertain.
    #[derive(serde::Deserialize)]
    Doubt {
        /// The source has a place for it, but nothing stands there.
        Missing = "missing",
        /// The row's cells had slipped sideways and were put in their columns by what they say.
        Shifted = "shifted",
        /// What stands there cannot be read as what it should be; it is listed as unused.
        Unreadable = "unreadable",
        /// Other cells state something else.
        Conflict = "conflict",
        /// Taken from the report, where the table lacks it.
        FromReport = "from_report",
        /// Taken from a title.
        FromTitle = "from_title",
        /// One merged cell covers several rows.
        Merged = "merged",
        /// Nothing says so outright; it is what usually holds.
        Assumed = "assumed",
        /// More than one box is ticked, or none where there are boxes.
        Boxes = "boxes",
        /// Digits or a percent sign may have been lost before the source was made.
        Digits = "digits",
        /// Found by its number in the report, not by its name.
        ByNumber = "by_number",
    }
}

/// A scheme that may rule a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id.
    pub scheme: String,
    /// Whether what the form shows goes with it.
    pub fit: Fit,
    /// What speaks for it and against it.
    pub reasons: Vec<Reason>,
}

words_of! {
    /// How well a scheme fits.
    #[derive(serde::Deserialize)]
    Fit {
        /// Points and columns agree.
        Good = "good",
        /// Something does not.
        Fair = "fair",
        /// So much does not that another scheme is likely, or one that is not built in.
        Poor = "poor",
    }
}

/// One thing that speaks for or against a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What was compared.
    pub about: About,
    /// Whether it speaks for the scheme.
    pub agrees: bool,
    /// What the form shows: points, a section with its points, words.
    pub found: String,
    /// What the scheme has; empty where that goes without saying.
    pub expected: String,
}

words_of! {
    /// What a scheme and a form are compared in.
    #[derive(serde::Deserialize)]
    About {
        /// 整体 or 项目.
        Kind = "kind",
        /// Points of 预算执行.
        BudgetPoints = "budget_points",
        /// A 一级指标 that the scheme has or not.
        Section = "section",
        /// The points of a 一级指标.
        SectionPoints = "section_points",
        /// Whether there are scores.
        Scored = "scored",
        /// Target in three cells, points in a column, a column of reasons, one for the reviewer.
        Columns = "columns",
        /// A field that only some forms have, by its member: `narrative.approval`.
        Fields = "fields",
        /// Names of 资金来源.
        Sources = "sources",
        /// Documents and places that are named.
        Words = "words",
    }
}

/// What a person decided in the preview; recognition is run again with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The scheme of a form.
    pub schemes: Vec<SchemeChoice>,
    /// What a column of an indicator table holds.
    pub columns: Vec<ColumnChoice>,
    /// The year to write where the source names none.
    pub year: Option<i32>,
}

/// The scheme of one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeChoice {
    /// Which form, from 0.
    pub form: usize,
    /// The id of a built-in scheme.
    pub scheme: String,
}

/// What one column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// The block of the indicator table.
    pub block: usize,
    /// The first row of its heading, as in [`Grid::row`].
    pub row: usize,
    /// The column, as in [`GridColumn::column`].
    pub column: usize,
    /// What it holds.
    pub role: Role,
}

impl Understood {
    /// The file of what was understood: an evaluation, or a bundle of several; `None` where no form was found.
    #[must_use]
    pub fn file(&self) -> Option<String> {
        match self.forms.as_slice() {
            [] => None,
            [one] => Some(one.evaluation.clone()),
            many => Some(file::write_bundle(&many.iter().filter_map(Form::read).collect::<Vec<_>>())),
        }
    }
}

impl Form {
    /// The evaluation itself.
    ///
    /// `None` never happens for a form that recognition made: what it makes is a file that opens.
    #[must_use]
    pub fn read(&self) -> Option<Evaluation> {
        file::read(self.evaluation.as_bytes()).ok()?.into_evaluations().pop()
    }

    /// Where a member came from.
    #[must_use]
    pub fn mark(&self, member: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.member == member)
    }
}

impl Mark {
    /// Whether nothing speaks against it.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.doubts.is_empty()
    }
}
