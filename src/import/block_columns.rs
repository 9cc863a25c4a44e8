//! Which column of the indicator table each column of a pasted block fills: as they stand on the page, or on the form's own paper.

use super::block::{BlockColumn, Why};
use super::recognise::{columns_of, name_with_points, points};
use super::source::Table;
use crate::number::Points;
use crate::scheme::{ColumnKind, Scheme};

/// What a column of a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A column of the page.
    Column(BlockColumn),
    /// 一级指标 with the section's points, which the table does not hold: `产出指标（40分）`.
    Level1WithPoints,
    /// 三级指标 with the row's points: `小学教师培训（5分）`.
    NameWithPoints,
    /// 指标性质, 指标值 or 度量单位: together the target.
    TargetPart,
    /// Left blank on paper.
    Blank,
}

/// A text that goes into a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Where to.
    pub to: BlockColumn,
    /// What it says.
    pub text: String,
    /// The figure that it states, in 分值 and 得分.
    pub figure: Option<Points>,
    /// Whether what stands right of it continues it.
    part: bool,
}

impl Slot {
    fn of(kind: ColumnKind) -> Slot {
        match kind {
            ColumnKind::Level1 => Slot::Column(BlockColumn::Level1),
            ColumnKind::Level1WithPoints => Slot::Level1WithPoints,
            ColumnKind::Level2 => Slot::Column(BlockColumn::Level2),
            ColumnKind::Name => Slot::Column(BlockColumn::Name),
            ColumnKind::NameWithPoints => Slot::NameWithPoints,
            ColumnKind::Target => Slot::Column(BlockColumn::Target),
            ColumnKind::TargetOperator | ColumnKind::TargetValue | ColumnKind::TargetUnit => Slot::TargetPart,
            ColumnKind::Actual => Slot::Column(BlockColumn::Actual),
            ColumnKind::Points => Slot::Column(BlockColumn::Points),
            ColumnKind::Score => Slot::Column(BlockColumn::Score),
            ColumnKind::Reason => Slot::Column(BlockColumn::Reason),
            ColumnKind::Blank => Slot::Blank,
        }
    }

    /// The column of the page that it belongs to.
    const fn column(self) -> Option<BlockColumn> {
        match self {
            Slot::Column(column) => Some(column),
            Slot::Level1WithPoints => Some(BlockColumn::Level1),
            Slot::NameWithPoints => Some(BlockColumn::Name),
            Slot::TargetPart => Some(BlockColumn::Target),
            Slot::Blank => None,
        }
    }

    /// Whether it groups rows, so that a merged cell speaks for all rows beside it.
    pub const fn groups(self) -> bool {
        matches!(self.column(), Some(BlockColumn::Level1 | BlockColumn::Level2))
    }

    /// Where a text goes from here.
    fn place(self, text: &str) -> Result<Vec<Placed>, Why> {
        let placed = |to, text: &str| Placed { to, text: text.to_owned(), figure: None, part: false };
        Ok(match self {
            Slot::Column(to @ (BlockColumn::Points | BlockColumn::Score)) => {
                let figure = points(text).ok_or(Why::NoFigure(to))?;
                vec![Placed { figure: Some(figure), ..placed(to, text) }]
            }
            Slot::Column(to) => vec![placed(to, text)],
            Slot::Level1WithPoints => {
                vec![placed(BlockColumn::Level1, name_with_points(text).map_or(text, |(name, _)| name))]
            }
            Slot::NameWithPoints => match name_with_points(text) {
                Some((name, worth)) => vec![
                    placed(BlockColumn::Name, name),
                    Placed { figure: Some(worth), ..placed(BlockColumn::Points, text) },
                ],
                None => vec![placed(BlockColumn::Name, text)],
            },
            // The paper's word for a target that is no figure; the target itself says so.
            Slot::TargetPart if text == "定性" => Vec::new(),
            Slot::TargetPart => vec![Placed { part: true, ..placed(BlockColumn::Target, text) }],
            Slot::Blank => return Err(Why::Outside),
        })
    }
}

/// Where the texts of a row go, and which go nowhere.
pub(super) fn place_row<'a>(
    said: impl Iterator<Item = (usize, &'a str)>,
    slots: &[Slot],
) -> (Vec<Placed>, Vec<(usize, &'a str, Why)>) {
    let (mut placed, mut left) = (Vec::<Placed>::new(), Vec::new());
    for (column, text) in said {
        let found = match slots.get(column).ok_or(Why::Beyond).and_then(|slot| slot.place(text)) {
            Ok(found) => found,
            Err(why) => {
                left.push((column, text, why));
                continue;
            }
        };
        let goes_on = found.first().is_some_and(|next| next.part);
        match placed.last_mut().filter(|last| last.part && goes_on) {
            Some(last) => found.iter().for_each(|next| last.text.push_str(&next.text)),
            None => placed.extend(found),
        }
    }
    (placed, left)
}

/// What the columns of a block are that begins at a column of the page. `shown` are those of the page, left to right.
///
/// The form's own paper speaks where the block fits it whole and does not fit the page, or says points in brackets as the paper does.
pub(super) fn slots(
    table: &Table,
    scheme: Option<&Scheme>,
    from: BlockColumn,
    shown: &[BlockColumn],
) -> Option<Vec<Slot>> {
    let first = shown.iter().position(|column| *column == from)?;
    let page: Vec<Slot> = shown.iter().skip(first).map(|column| Slot::Column(*column)).collect();
    let kinds = scheme.map(columns_of).unwrap_or_default();
    let paper: Vec<Slot> = kinds.into_iter().map(Slot::of).collect();
    let from = paper.iter().position(|slot| slot.column() == Some(from));
    let paper = from.and_then(|from| paper.get(from..)).unwrap_or_default();
    let on_paper = fits(table, paper) && (!fits(table, &page) || says_points(table, paper));
    Some(if on_paper { paper.to_vec() } else { page })
}

fn fits(table: &Table, slots: &[Slot]) -> bool {
    let mut said = table.cells.iter().filter(|cell| !cell.text.is_empty());
    said.all(|cell| slots.get(cell.column).is_some_and(|slot| slot.place(&cell.text).is_ok()))
}

fn says_points(table: &Table, slots: &[Slot]) -> bool {
    table.cells.iter().any(|cell| {
        slots.get(cell.column) == Some(&Slot::NameWithPoints) && name_with_points(&cell.text).is_some()
    })
}
