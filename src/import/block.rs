//! A block of cells that is pasted into the indicator table: rightwards and downwards from the cell that has the focus.

use std::collections::BTreeMap;

use super::block_columns::{Slot, place_row, slots};
use super::source::{Block, Cell, Source, Table};
use crate::evaluation::{Evaluation, Indicator};
use crate::file::Limits;
use crate::number::Points;
use crate::scheme;

/// A column of the indicator table that a block may fill, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockColumn {
    /// 一级指标.
    Level1,
    /// 二级指标.
    Level2,
    /// 三级指标.
    Name,
    /// 分值.
    Points,
    /// 年初目标值.
    Target,
    /// 实际完成值.
    Actual,
    /// 得分.
    Score,
    /// 偏差原因.
    Reason,
}

impl BlockColumn {
    /// All, as they stand beside each other.
    pub const ALL: [BlockColumn; 8] = [
        BlockColumn::Level1,
        BlockColumn::Level2,
        BlockColumn::Name,
        BlockColumn::Points,
        BlockColumn::Target,
        BlockColumn::Actual,
        BlockColumn::Score,
        BlockColumn::Reason,
    ];

    /// Its member in files.
    #[must_use]
    pub const fn member(self) -> &'static str {
        match self {
            BlockColumn::Level1 => "level1",
            BlockColumn::Level2 => "level2",
            BlockColumn::Name => "name",
            BlockColumn::Points => "points",
            BlockColumn::Target => "target",
            BlockColumn::Actual => "actual",
            BlockColumn::Score => "score",
            BlockColumn::Reason => "reason",
        }
    }

    /// The column of a member.
    #[must_use]
    pub fn of(member: &str) -> Option<BlockColumn> {
        Self::ALL.into_iter().find(|column| column.member() == member)
    }

    /// Whether it holds figures or what begins with one: several lines pasted there are several cells.
    #[must_use]
    pub const fn takes_lines_as_cells(self) -> bool {
        matches!(self, BlockColumn::Points | BlockColumn::Target | BlockColumn::Actual | BlockColumn::Score)
    }
}

/// Where a block begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corner {
    /// The row of the indicator table, from 0.
    pub row: usize,
    /// The column.
    pub column: BlockColumn,
}

/// What pasting a block would make of an evaluation. Nothing is changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// The evaluation with the block in it.
    pub evaluation: Evaluation,
    /// The cells that would be others than before, row by row.
    pub changes: Vec<Change>,
    /// What goes nowhere.
    pub left: Vec<Left>,
    /// How many rows come at the end of the table.
    pub added: usize,
}

/// A cell that would be another than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The row of the indicator table, from 0.
    pub row: usize,
    /// The column.
    pub column: BlockColumn,
    /// What it says now.
    pub before: String,
    /// What it would say.
    pub after: String,
}

/// A text of the block that goes nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Its row in the block, from 0.
    pub row: usize,
    /// Its column there, from 0.
    pub column: usize,
    /// What it says.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why a text of a block goes nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The table has no column so far right.
    Beyond,
    /// It is no figure, and the column holds figures.
    NoFigure(BlockColumn),
    /// The table would have more rows than a file may have.
    TooManyRows,
    /// It belongs to another table than the first.
    AnotherTable,
    /// It stands outside the block.
    Outside,
}

/// A text of several lines as a column of cells. Blank lines are empty cells, which leave what is there.
#[must_use]
pub fn column_of_lines(text: &str) -> Source {
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim).collect();
    let cells = lines.iter().enumerate().filter(|(_, line)| !line.is_empty());
    let cells =
        cells.map(|(row, line)| Cell { row, column: 0, rows: 1, columns: 1, text: (*line).to_owned() });
    let table = Table { name: String::new(), rows: lines.len(), columns: 1, cells: cells.collect() };
    Source { blocks: vec![Block::Table(table)] }
}

/// Lays the first table of a source into the indicator table, from a cell rightwards and downwards.
///
/// Its columns are those of the page, or those of the form's own paper where it fits these: then points are read from
/// the brackets of a name, `小学教师培训（5分）`. Empty cells leave what is there. New rows take the headings of the row above where the block says none. `shown` are
/// the columns that the page shows, left to right. Gives `None` where the source holds no table.
///
/// ```
/// use ziping::evaluation::{Evaluation, Indicator};
/// use ziping::import::{Block, BlockColumn, Cell, Corner, Source, Table, paste_block};
/// let cell = |row, text: &str| Cell { row, column: 0, rows: 1, columns: 1, text: text.into() };
/// let table = Table { rows: 2, columns: 1, cells: vec![cell(0, "30次"), cell(1, "28次")], ..Table::default() };
/// let now = Evaluation { indicators: vec![Indicator::default()], ..Evaluation::default() };
/// let corner = Corner { row: 0, column: BlockColumn::Actual };
/// let pasted = paste_block(&Source { blocks: vec![Block::Table(table)] }, &now, corner, &BlockColumn::ALL).unwrap();
/// assert_eq!(pasted.evaluation.indicators[1].actual, "28次");
/// assert_eq!(pasted.added, 1);
/// ```
#[must_use]
pub fn paste_block(
    source: &Source,
    now: &Evaluation,
    corner: Corner,
    shown: &[BlockColumn],
) -> Option<Pasted> {
    let table = source.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    })?;
    let scheme = scheme::of(now);
    let slots = slots(table, scheme.as_deref(), corner.column, shown)?;
    let mut pasted = Pasted { evaluation: now.clone(), changes: Vec::new(), left: Vec::new(), added: 0 };
    for (row, said) in rows_of(table, &slots) {
        lay_row(row, &said, corner.row, &slots, &mut pasted);
    }
    let mut first = true;
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => {
                pasted.left.push(Left { row: 0, column: 0, text: text.clone(), why: Why::Outside });
            }
            Block::Table(_) if std::mem::take(&mut first) => {}
            Block::Table(table) => {
                let cells = table.cells.iter().filter(|cell| !cell.text.is_empty());
                pasted.left.extend(cells.map(|cell| {
                    let (row, column, text) = (cell.row, cell.column, cell.text.clone());
                    Left { row, column, text, why: Why::AnotherTable }
                }));
            }
        }
    }
    Some(pasted)
}

/// What each row says, by column. A row that says nothing of its own is none.
fn rows_of<'a>(table: &'a Table, slots: &[Slot]) -> BTreeMap<usize, BTreeMap<usize, &'a str>> {
    let mut rows: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
    let said = || table.cells.iter().filter(|cell| !cell.text.is_empty());
    for cell in said() {
        rows.entry(cell.row).or_default().insert(cell.column, &cell.text);
    }
    let merged = said().filter(|cell| cell.rows > 1 && slots.get(cell.column).is_some_and(|to| to.groups()));
    for cell in merged {
        for (_, row) in rows.range_mut(cell.row..cell.row.saturating_add(cell.rows)) {
            row.entry(cell.column).or_insert(&cell.text);
        }
    }
    rows
}

fn lay_row(row: usize, said: &BTreeMap<usize, &str>, first: usize, slots: &[Slot], pasted: &mut Pasted) {
    let at = first.saturating_add(row);
    if at >= Limits::default().indicators {
        let left = said.iter().map(|(column, text)| Left {
            row,
            column: *column,
            text: (*text).to_owned(),
            why: Why::TooManyRows,
        });
        return pasted.left.extend(left);
    }
    let (placed, left) = place_row(said.iter().map(|(column, text)| (*column, *text)), slots);
    let left = left.into_iter();
    pasted.left.extend(left.map(|(column, text, why)| Left { row, column, text: text.to_owned(), why }));
    for one in placed {
        let Some(indicator) = row_at(pasted, at) else { continue };
        let before = cell(indicator, one.to);
        put(indicator, one.to, one.text, one.figure);
        let after = cell(indicator, one.to);
        if before != after {
            pasted.changes.push(Change { row: at, column: one.to, before, after });
        }
    }
}

/// The row at a place; rows are added until there is one.
fn row_at(pasted: &mut Pasted, at: usize) -> Option<&mut Indicator> {
    while pasted.evaluation.indicators.len() <= at {
        let id = pasted.evaluation.free_row_id();
        let heading = pasted.evaluation.indicators.last();
        let (level1, level2) =
            heading.map(|row| (row.level1.clone(), row.level2.clone())).unwrap_or_default();
        pasted.evaluation.indicators.push(Indicator { id, level1, level2, ..Indicator::default() });
        pasted.added = pasted.added.saturating_add(1);
    }
    pasted.evaluation.indicators.get_mut(at)
}

/// What a cell of a row says.
fn cell(row: &Indicator, column: BlockColumn) -> String {
    let figure = |figure: Option<Points>| figure.map(|figure| figure.exact().to_string()).unwrap_or_default();
    match column {
        BlockColumn::Level1 => row.level1.clone(),
        BlockColumn::Level2 => row.level2.clone(),
        BlockColumn::Name => row.name.clone(),
        BlockColumn::Points => figure(row.points),
        BlockColumn::Target => row.target.clone(),
        BlockColumn::Actual => row.actual.clone(),
        BlockColumn::Score => figure(row.score),
        BlockColumn::Reason => row.reason.clone(),
    }
}

fn put(row: &mut Indicator, column: BlockColumn, text: String, figure: Option<Points>) {
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match column {
        BlockColumn::Level1 => row.level1 = one_line(text),
        BlockColumn::Level2 => row.level2 = one_line(text),
        BlockColumn::Name => row.name = text,
        BlockColumn::Points => row.points = figure,
        BlockColumn::Target => row.target = text,
        BlockColumn::Actual => row.actual = text,
        BlockColumn::Score => row.score = figure,
        BlockColumn::Reason => row.reason = text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::RowId;

    fn source(rows: &[&str]) -> Source {
        let cells = rows.iter().enumerate().flat_map(|(row, line)| {
            line.split('\t')
                .enumerate()
                .filter(|(_, text)| !text.is_empty())
                .map(move |(column, text)| Cell { row, column, rows: 1, columns: 1, text: text.into() })
        });
        let columns = rows.iter().map(|row| row.split('\t').count()).max().unwrap_or(0);
        let table = Table { name: String::new(), rows: rows.len(), columns, cells: cells.collect() };
        Source { blocks: vec![Block::Table(table)] }
    }

    fn two_rows() -> Evaluation {
        let row = |id: &str, name: &str| Indicator {
            id: RowId::new(id),
            level1: "产出指标".into(),
            level2: "数量指标".into(),
            name: name.into(),
            actual: "12次".into(),
            ..Indicator::default()
        };
        Evaluation {
            indicators: vec![row("r1", "教师培训"), row("r2", "教研活动")], ..Evaluation::default()
        }
    }

    fn paste(rows: &[&str], row: usize, column: BlockColumn) -> Pasted {
        paste_block(&source(rows), &two_rows(), Corner { row, column }, &BlockColumn::ALL).unwrap()
    }

    #[test]
    fn a_block_goes_right_and_down_and_adds_rows_under_the_same_headings() {
        let pasted = paste(&["5分\t30次\t28次", "3\t\t", "4\t6场\t6场"], 1, BlockColumn::Points);
        let rows = &pasted.evaluation.indicators;
        let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["r1", "r2", "r3", "r4"]);
        assert_eq!(rows[0], two_rows().indicators[0]);
        assert_eq!(cell(&rows[1], BlockColumn::Points), "5");
        assert_eq!((rows[1].target.as_str(), rows[1].actual.as_str()), ("30次", "28次"));
        assert_eq!((rows[3].level1.as_str(), rows[3].target.as_str()), ("产出指标", "6场"));
        assert_eq!(pasted.added, 2);
        let first = &pasted.changes[2];
        assert_eq!((first.row, first.before.as_str(), first.after.as_str()), (1, "12次", "28次"));
        assert_eq!(pasted.left, []);
    }

    #[test]
    fn an_empty_cell_leaves_what_is_there_and_an_empty_row_adds_none() {
        let pasted = paste(&["", "30次", ""], 0, BlockColumn::Actual);
        let actual: Vec<&str> = pasted.evaluation.indicators.iter().map(|row| row.actual.as_str()).collect();
        assert_eq!(actual, ["12次", "30次"]);
        assert_eq!((pasted.changes.len(), pasted.added), (1, 0));
    }

    #[test]
    fn what_has_no_place_is_listed_and_changes_nothing() {
        let pasted = paste(&["9.8\t理由\t备注", "很好\t\t"], 0, BlockColumn::Score);
        let left: Vec<(usize, usize, &str, Why)> =
            pasted.left.iter().map(|left| (left.row, left.column, left.text.as_str(), left.why)).collect();
        assert_eq!(left, [(0, 2, "备注", Why::Beyond), (1, 0, "很好", Why::NoFigure(BlockColumn::Score))]);
        assert_eq!(pasted.evaluation.indicators[1].score, None);
        assert_eq!(pasted.changes.len(), 2);
    }

    #[test]
    fn a_merged_heading_speaks_for_its_rows_and_a_merged_score_for_the_first() {
        let mut source = source(&["效益指标\t社会效益\t甲\t5\t\t\t5", "\t\t乙\t5\t\t\t"]);
        if let Block::Table(table) = &mut source.blocks[0] {
            for at in [0, 1, 4] {
                table.cells[at].rows = 2;
            }
        }
        let corner = Corner { row: 2, column: BlockColumn::Level1 };
        let pasted = paste_block(&source, &two_rows(), corner, &BlockColumn::ALL).unwrap();
        let rows = &pasted.evaluation.indicators;
        assert_eq!(
            (rows[3].level1.as_str(), rows[3].level2.as_str(), rows[3].name.as_str()),
            ("效益指标", "社会效益", "乙")
        );
        assert_eq!((rows[2].score.is_some(), rows[3].score), (true, None));
    }

    #[test]
    fn a_column_that_the_page_hides_takes_nothing() {
        let shown: Vec<BlockColumn> =
            BlockColumn::ALL.into_iter().filter(|column| *column != BlockColumn::Score).collect();
        let corner = Corner { row: 0, column: BlockColumn::Actual };
        let pasted = paste_block(&source(&["30次\t下雨"]), &two_rows(), corner, &shown).unwrap();
        assert_eq!(pasted.evaluation.indicators[0].reason, "下雨");
    }

    #[test]
    fn a_second_table_of_a_block_is_listed() {
        let mut two = source(&["30次"]);
        two.blocks.extend(source(&["甲\t乙"]).blocks);
        two.blocks.push(Block::Paragraph("注".into()));
        let corner = Corner { row: 0, column: BlockColumn::Actual };
        let pasted = paste_block(&two, &two_rows(), corner, &BlockColumn::ALL).unwrap();
        let left: Vec<(&str, Why)> = pasted.left.iter().map(|left| (left.text.as_str(), left.why)).collect();
        assert_eq!(left, [("甲", Why::AnotherTable), ("乙", Why::AnotherTable), ("注", Why::Outside)]);
        assert_eq!(pasted.changes.len(), 1);
    }

    #[test]
    fn no_more_rows_come_than_a_file_may_have() {
        let rows = vec!["甲"; 3];
        let last = Limits::default().indicators - 1;
        let pasted = paste(&rows, last, BlockColumn::Name);
        assert_eq!(pasted.evaluation.indicators.len(), last + 1);
        let left: Vec<(usize, Why)> = pasted.left.iter().map(|left| (left.row, left.why)).collect();
        assert_eq!(left, [(1, Why::TooManyRows), (2, Why::TooManyRows)]);
    }

    /// Rows of the official form of Hubei: no column for points, which stand behind the names.
    fn of_hubei(rows: &[&str], column: BlockColumn) -> Pasted {
        let now = Evaluation { scheme: "hubei-2020-project".into(), ..two_rows() };
        paste_block(&source(rows), &now, Corner { row: 1, column }, &BlockColumn::ALL).unwrap()
    }

    #[test]
    fn rows_of_the_forms_own_paper_fill_its_columns_and_bring_the_points_of_their_names() {
        let mut of_form = source(&[
            "产出指标（40分）\t数量指标\t教师培训（5分）\t45场\t44场\t4.89",
            "\t\t教研活动（4.5分）\t6次\t6次\t4.5",
            "\t质量指标\t参与率（10分）\t100%\t100%\t10",
        ]);
        let Block::Table(table) = &mut of_form.blocks[0] else { panic!() };
        table.cells[0].rows = 3;
        table.cells[1].rows = 2;
        let now = Evaluation { scheme: "hubei-2020-project".into(), ..two_rows() };
        let corner = Corner { row: 0, column: BlockColumn::Level1 };
        let pasted = paste_block(&of_form, &now, corner, &BlockColumn::ALL).unwrap();
        let said = |at: usize| {
            let row = &pasted.evaluation.indicators[at];
            BlockColumn::ALL.map(|column| cell(row, column)).join("|")
        };
        assert_eq!(said(0), "产出指标|数量指标|教师培训|5|45场|44场|4.89|");
        assert_eq!(said(1), "产出指标|数量指标|教研活动|4.5|6次|6次|4.5|");
        assert_eq!(said(2), "产出指标|质量指标|参与率|10|100%|100%|10|");
        assert_eq!((pasted.left.as_slice(), pasted.added), ([].as_slice(), 1));
    }

    #[test]
    fn a_part_of_the_paper_is_known_by_its_points_or_by_what_the_page_cannot_take() {
        let named = of_hubei(&["参与率（5分）\t100\t90\t4"], BlockColumn::Name);
        let row = &named.evaluation.indicators[1];
        assert_eq!((row.name.as_str(), row.target.as_str(), row.actual.as_str()), ("参与率", "100", "90"));
        assert_eq!((cell(row, BlockColumn::Points), cell(row, BlockColumn::Score)), ("5".into(), "4".into()));
        let unnamed = of_hubei(&["参与率\t100%\t90%\t4"], BlockColumn::Name);
        assert_eq!(unnamed.evaluation.indicators[1].target, "100%");
        // What fits the page goes as it stands there.
        let page = of_hubei(&["参与率\t5\t100%\t90%"], BlockColumn::Name);
        let row = &page.evaluation.indicators[1];
        assert_eq!((cell(row, BlockColumn::Points).as_str(), row.target.as_str()), ("5", "100%"));
        // What fits neither is told of by the columns of the page.
        let neither = of_hubei(&["参与率\t很多\t1\t2\t3\t4\t5"], BlockColumn::Name);
        assert_eq!(neither.left[0].why, Why::NoFigure(BlockColumn::Points));
    }

    #[test]
    fn a_target_in_three_columns_of_the_paper_is_one() {
        let three = scheme::built_in().iter().find(|scheme| {
            let kinds = super::super::recognise::columns_of(scheme);
            kinds.contains(&scheme::ColumnKind::TargetUnit)
                && kinds.contains(&scheme::ColumnKind::TargetOperator)
        });
        let Some(three) = three else { return };
        let kinds = super::super::recognise::columns_of(three);
        let said = kinds.iter().map(|kind| match kind {
            scheme::ColumnKind::TargetOperator => "≥",
            scheme::ColumnKind::TargetValue => "45",
            scheme::ColumnKind::TargetUnit => "场",
            scheme::ColumnKind::Points | scheme::ColumnKind::Score => "5",
            scheme::ColumnKind::Blank => "",
            _ => "甲",
        });
        let line = said.collect::<Vec<_>>().join("\t");
        let now = Evaluation { scheme: three.full_id().to_string(), ..two_rows() };
        let corner = Corner { row: 0, column: BlockColumn::Level1 };
        let pasted = paste_block(&source(&[&line]), &now, corner, &BlockColumn::ALL).unwrap();
        assert_eq!(pasted.evaluation.indicators[0].target, "≥45场", "{kinds:?}");
    }

    #[test]
    fn lines_are_cells_of_one_column() {
        let lines = column_of_lines("45场\r\n\r\n 360场\n\n");
        let corner = Corner { row: 0, column: BlockColumn::Actual };
        let pasted = paste_block(&lines, &two_rows(), corner, &BlockColumn::ALL).unwrap();
        let actual: Vec<&str> = pasted.evaluation.indicators.iter().map(|row| row.actual.as_str()).collect();
        assert_eq!(actual, ["45场", "12次", "360场"]);
        assert_eq!(pasted.left, []);
    }

    #[test]
    fn a_text_without_a_table_is_no_block() {
        let source = Source { blocks: vec![Block::Paragraph("30次".into())] };
        let corner = Corner { row: 0, column: BlockColumn::Actual };
        assert_eq!(paste_block(&source, &two_rows(), corner, &BlockColumn::ALL), None);
    }
}
