//! The printed form as data: rows of cells with places for values, laid on a grid of columns.
//!
//! Texts hold places in braces, e.g. `预算执行情况（{amount_unit}）`; which there are says
//! [`crate::report::Place`]. A test holds every place of every scheme against that list.

use serde::{Deserialize, Serialize};

/// The printed form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Lines of the title.
    pub title: Vec<String>,
    /// Upright or across.
    #[serde(default, skip_serializing_if = "Orientation::is_default")]
    pub orientation: Orientation,
    /// What stands above the table, left to right.
    pub above: Vec<String>,
    /// Widths of the table's columns, in percent.
    pub columns: Vec<u32>,
    /// Rows, top to bottom.
    pub rows: Vec<FormRow>,
    /// What stands below the table, left to right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<String>,
    /// Notes under the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<String>,
}

/// How a sheet of paper lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Upright (竖).
    #[default]
    Portrait,
    /// Across (横).
    Landscape,
}

impl Orientation {
    fn is_default(&self) -> bool {
        *self == Orientation::default()
    }
}

/// One row of the form, or rows that repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
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

/// Where a text stands in its cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// In the middle.
    #[default]
    Center,
    /// At the left.
    Left,
    /// At the right.
    Right,
}

impl Align {
    fn is_default(&self) -> bool {
        *self == Align::default()
    }
}

/// A set of boxes of which one is ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoxSet {
    /// Which choice they show: `category`, `attribute` or `duration`.
    pub of: Boxes,
    /// The boxes in the form's order and words.
    pub options: Vec<BoxOption>,
}

/// Which choice a set of boxes shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Boxes {
    /// 项目类别.
    Category,
    /// 项目属性.
    Attribute,
    /// 项目类型.
    Duration,
}

/// One box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoxOption {
    /// The choice, as files name it.
    pub value: String,
    /// What stands beside the box.
    pub label: String,
}

/// The indicator table inside the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Its columns, left to right.
    pub columns: Vec<Column>,
}

/// One column of the indicator table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What it shows.
    pub kind: ColumnKind,
    /// Its heading.
    pub heading: String,
    /// How many columns of the form it covers; 0 and 1 mean one.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub span: usize,
}

/// What a column of the indicator table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// 一级指标, merged over its rows.
    Level1,
    /// 一级指标 with the section's points: `产出指标（40分）`.
    Level1WithPoints,
    /// 二级指标, merged over its rows.
    Level2,
    /// 三级指标.
    Name,
    /// 三级指标 with its points, for forms without a points column: `小学教师培训（5分）`.
    NameWithPoints,
    /// 年初目标值.
    Target,
    /// 实际完成值.
    Actual,
    /// 分值.
    Points,
    /// 得分.
    Score,
    /// 偏差原因分析及改进措施.
    Reason,
}
