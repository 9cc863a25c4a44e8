//! The printed form as data: rows of cells with places for values, laid on a grid of columns.
//!
//! Texts hold places in braces, e.g. `预算执行情况（{amount_unit}）`; which there are says
//! [`crate::report::Place`]. A test holds every place of every scheme against that list.

use serde::Serialize;

use crate::evaluation::words_of;

/// The printed form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    /// Lines of the title.
    pub title: Vec<String>,
    /// Upright or across.
    #[serde(skip_serializing_if = "Orientation::is_default")]
    pub orientation: Orientation,
    /// What stands above the table, left to right.
    pub above: Vec<String>,
    /// Widths of the table's columns, in percent.
    pub columns: Vec<u32>,
    /// Rows, top to bottom.
    pub rows: Vec<FormRow>,
    /// What stands below the table, left to right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<String>,
    /// Notes under the form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<String>,
}

impl Form {
    /// Whether its indicator table has a column of this kind.
    #[must_use]
    pub fn has_column(&self, kind: ColumnKind) -> bool {
        has_column(&self.rows, kind)
    }

    /// Whether one of its cells has this text in it, such as a place for a value: `{narrative.deviation}`.
    #[must_use]
    pub fn has_text(&self, text: &str) -> bool {
        self.above.iter().chain(&self.below).any(|line| line.contains(text)) || has_text(&self.rows, text)
    }
}

fn has_column(rows: &[FormRow], kind: ColumnKind) -> bool {
    rows.iter().any(|row| match row {
        FormRow::Indicators(grid) => grid.columns.iter().any(|column| column.kind == kind),
        FormRow::Block { rows, .. } => has_column(rows, kind),
        FormRow::Cells(_) | FormRow::EachSource(_) => false,
    })
}

fn has_text(rows: &[FormRow], text: &str) -> bool {
    rows.iter().any(|row| match row {
        FormRow::Cells(cells) | FormRow::EachSource(cells) => {
            cells.iter().any(|cell| cell.text.contains(text))
        }
        FormRow::Block { side, rows } => side.text.contains(text) || has_text(rows, text),
        FormRow::Indicators(_) => false,
    })
}

words_of! {
    /// How a sheet of paper lies.
    #[derive(Default)]
    Orientation {
        /// Upright (竖).
        #[default]
        Portrait = "portrait",
        /// Across (横).
        Landscape = "landscape",
    }
}

impl Orientation {
    fn is_default(&self) -> bool {
        *self == Orientation::default()
    }
}

/// One row of the form, or rows that repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FormRow {
    /// A row as it stands.
    Cells(Vec<Cell>),
    /// A row for each 资金来源; its texts may use the `source` places.
    EachSource(Vec<Cell>),
    /// Rows with one merged cell to their left.
    Block {
        /// The merged cell.
        side: Cell,
        /// The rows to its right.
        rows: Vec<FormRow>,
    },
    /// The indicator table with its headings.
    Indicators(Grid),
}

/// One cell of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What it says, with places for values.
    pub text: String,
    /// Boxes to tick, in place of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boxes: Option<BoxSet>,
    /// How many columns it covers; 0 and 1 mean one.
    #[serde(skip_serializing_if = "is_zero")]
    pub span: usize,
    /// Where its text stands.
    #[serde(skip_serializing_if = "Align::is_default")]
    pub align: Align,
    /// Whether it is a heading of what stands beside or below it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
}

fn is_zero(span: &usize) -> bool {
    *span == 0
}

words_of! {
    /// Where a text stands in its cell.
    #[derive(Default)]
    Align {
        /// In the middle.
        #[default]
        Center = "center",
        /// At the left.
        Left = "left",
        /// At the right.
        Right = "right",
    }
}

impl Align {
    fn is_default(&self) -> bool {
        *self == Align::default()
    }
}

/// A set of boxes of which one is ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoxSet {
    /// Which choice they show: `category`, `attribute` or `duration`.
    pub of: Boxes,
    /// The boxes in the form's order and words.
    pub options: Vec<BoxOption>,
}

words_of! {
    /// Which choice a set of boxes shows.
    Boxes {
        /// 项目类别.
        Category = "category",
        /// 项目属性.
        Attribute = "attribute",
        /// 项目类型.
        Duration = "duration",
    }
}

/// One box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoxOption {
    /// The choice, as files name it.
    pub value: String,
    /// What stands beside the box.
    pub label: String,
}

/// The indicator table inside the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grid {
    /// Its columns, left to right.
    pub columns: Vec<Column>,
}

/// One column of the indicator table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// What it shows.
    pub kind: ColumnKind,
    /// Its heading.
    pub heading: String,
    /// How many columns of the form it covers; 0 and 1 mean one.
    #[serde(skip_serializing_if = "is_zero")]
    pub span: usize,
}

words_of! {
    /// What a column of the indicator table shows.
    ColumnKind {
        /// 一级指标, merged over its rows.
        Level1 = "level1",
        /// 一级指标 with the section's points: `产出指标（40分）`.
        Level1WithPoints = "level1_with_points",
        /// 二级指标, merged over its rows.
        Level2 = "level2",
        /// 三级指标.
        Name = "name",
        /// 三级指标 with its points, for forms without a points column: `小学教师培训（5分）`.
        NameWithPoints = "name_with_points",
        /// 年初目标值.
        Target = "target",
        /// 指标性质: the target's sign, `≥`; 定性 for words.
        TargetOperator = "target_operator",
        /// 指标值: the target's figure, or its words.
        TargetValue = "target_value",
        /// 度量单位 of the target.
        TargetUnit = "target_unit",
        /// 实际完成值.
        Actual = "actual",
        /// 分值.
        Points = "points",
        /// 得分.
        Score = "score",
        /// 偏差原因分析及改进措施.
        Reason = "reason",
        /// Left blank, for somebody who writes on paper: 财政审核评分.
        Blank = "blank",
    }
}

impl ColumnKind {
    /// The columns that only a form with scores has.
    pub(super) const OF_SCORES: &'static [ColumnKind] =
        &[ColumnKind::Level1WithPoints, ColumnKind::NameWithPoints, ColumnKind::Points, ColumnKind::Score];
}
