//! The official form as a sheet: figures as numbers, scores as formulas.

use std::collections::HashMap;

use super::book::{Content, Placed, Printed, Sheet, fits};
use super::figure::{self, Formats, as_stated};
use super::helpers::{Helper, Helpers, name};
use super::layout::{Layout, Spot, lay};
use super::score::{Operand, Written};
use super::sums::{Addends, grade};
use super::wrap;
use crate::evaluation::Evaluation;
use crate::number::Exact;
use crate::report::{self, Document, Place, Shows};
use crate::scheme::{ColumnKind, Scheme};
use crate::scoring::Scorecard;
use crate::words::sheets as words;

/// A cell's place: row and column.
pub(super) type At = (u32, u16);

/// Where the figures of an evaluation stand on its form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Homes {
    pub rows: Vec<RowHome>,
    pub values: Vec<(Shows, At)>,
    pub budget_points: Option<At>,
    pub budget_score: Option<At>,
    pub scores: Addends,
}

/// Where the figures of one row stand; nothing where they are not numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowHome {
    pub row: Option<u32>,
    pub points: Option<At>,
    pub target: Option<At>,
    pub actual: Option<At>,
    pub score: Option<At>,
    pub computed: Option<At>,
}

impl Homes {
    /// Where a value stands.
    pub(super) fn of(&self, shows: Shows) -> Option<At> {
        self.values.iter().find(|(known, _)| *known == shows).map(|(_, at)| *at)
    }
}

/// The form of one evaluation.
pub(super) fn plan(
    evaluation: &Evaluation,
    scheme: &Scheme,
    card: &Scorecard,
    number: Option<usize>,
    formats: &mut Formats,
) -> (Sheet, Document, Homes) {
    let document = report::form(evaluation, scheme, card, false);
    let mut layout = lay(&document);
    if layout.table == 0 {
        // The names of the helper columns need a row above the table.
        layout.move_down();
    }
    let columns = u16::try_from(layout.widths.len()).unwrap_or(u16::MAX);
    let mut planner = Planner {
        evaluation,
        scheme,
        card,
        formats,
        helpers: Helpers::new(columns.saturating_add(1)),
        contents: HashMap::new(),
        homes: Homes::default(),
        layout: &layout,
    };
    planner.values();
    planner.budget();
    super::rows::fill(&mut planner);
    planner.sums();
    let Planner { helpers, mut contents, homes, .. } = planner;
    let above = layout.table.saturating_sub(1);
    let headings: Vec<u32> = std::iter::once(above).chain(layout.grid_heading).collect();
    let mut cells: Vec<Placed> = Vec::with_capacity(layout.spots.len());
    for spot in &layout.spots {
        let content =
            contents.remove(&(spot.row, spot.column)).unwrap_or_else(|| Content::text(spot.text.clone()));
        let Spot { row, column, rows, columns, style, .. } = *spot;
        cells.push(Placed { row, column, rows, columns, content, style });
    }
    let last = layout.heights.len().saturating_sub(1);
    let mut widths = layout.widths.clone();
    let (helper_cells, helper_widths) = helpers.finish(0, &headings);
    if !helper_widths.is_empty() {
        widths.push(40);
        widths.extend(helper_widths);
    }
    cells.extend(helper_cells);
    let title = if evaluation.is_project() { words::FORM_OF_PROJECT } else { words::FORM_OF_UNIT };
    let sheet = Sheet {
        name: number.map_or(title.to_owned(), |number| format!("{number} {title}")),
        widths,
        heights: layout.heights.clone(),
        cells,
        print: Printed {
            orientation: scheme.form.orientation,
            last: Some((u32::try_from(last).unwrap_or(u32::MAX), columns.saturating_sub(1))),
            repeat: layout.grid_heading,
            breaks: layout.breaks.clone(),
            one_page: layout.fits_one_page(scheme.form.orientation),
            never: false,
        },
        freeze: false,
    };
    (sheet, document, homes)
}

/// Finds out what stands in each cell.
pub(super) struct Planner<'a> {
    pub evaluation: &'a Evaluation,
    pub scheme: &'a Scheme,
    pub card: &'a Scorecard,
    pub formats: &'a mut Formats,
    pub helpers: Helpers,
    pub contents: HashMap<At, Content>,
    pub homes: Homes,
    pub layout: &'a Layout,
}

impl Planner<'_> {
    /// A number in a cell of the form, for formulas.
    pub(super) fn operand_at(&self, at: At) -> Option<Operand> {
        let literal = self.contents.get(&at)?.value()?;
        Some(Operand { cell: name(at), literal, power: 0 })
    }

    /// A number put beside the form, for formulas.
    pub(super) fn operand_beside(&mut self, helper: Helper, row: u32, value: Exact) -> Option<Operand> {
        if !fits(value) {
            return None;
        }
        let at = self.helpers.put(helper, row, Content::number(value, &as_stated(value)));
        Some(Operand { cell: name(at), literal: value, power: 0 })
    }

    /// Puts a computed figure into its cell, or beside the form where it has none; and what is to say of it.
    pub(super) fn write(&mut self, written: Written, at: Option<At>, helper: Helper, row: u32) -> At {
        if let Some(remark) = written.remark {
            self.helpers.put(Helper::Remark, row, Content::text(remark));
        }
        match at {
            Some(at) => {
                self.contents.insert(at, written.content);
                at
            }
            None => self.helpers.put(helper, row, written.content),
        }
    }

    /// Total, sum of the points, grade.
    fn sums(&mut self) {
        let rows = std::mem::take(&mut self.homes.rows);
        let budget = self.card.budget.as_ref();
        let budget_number = budget.and_then(|budget| budget.score).map(|score| score.exact());
        let scores = rows
            .iter()
            .zip(&self.card.rows)
            .filter_map(|(home, row)| home.score.and_then(|_| row.score()).map(|score| score.exact()));
        let numbers: Vec<Exact> = budget_number.into_iter().chain(scores).filter(|n| fits(*n)).collect();
        let ends = |at: &At| self.layout.rows_at(*at);
        let range = ranges(rows.iter().filter_map(|home| home.score), &ends);
        let single = self.homes.budget_score.map(name);
        self.homes.scores = Addends::new(single, range, numbers);

        let budget_points = budget.and_then(|budget| budget.points).map(|points| points.exact());
        let points = rows.iter().zip(&self.card.rows);
        let points =
            points.filter_map(|(home, row)| home.points.and(row.points).map(|points| points.exact()));
        let numbers: Vec<Exact> = budget_points.into_iter().chain(points).filter(|n| fits(*n)).collect();
        let range = ranges(rows.iter().filter_map(|home| home.points), &ends);
        let all_points = Addends::new(self.homes.budget_points.map(name), range, numbers);

        let total = self.homes.of(Shows::Value(Place::Total));
        if let (Some(at), Some(total)) = (total, self.card.total) {
            self.contents.insert(at, self.homes.scores.sum(total.exact()));
        }
        let set = self.homes.of(Shows::Value(Place::TotalPoints));
        if let (Some(at), Some(set)) = (set, self.card.points_set) {
            self.contents.insert(at, all_points.sum(set.exact()));
        }
        if let (Some(at), Some(total)) = (self.homes.of(Shows::Value(Place::Grade)), total) {
            let content = grade(&self.scheme.grades, self.card, &self.homes.scores, &name(total));
            self.contents.insert(at, content);
        }
        self.homes.rows = rows;
    }

    /// A typed figure as a number in its own cell, where that can show it as typed.
    pub(super) fn figure(&mut self, spot: &Spot, typed: &str, value: Exact) -> Option<Exact> {
        let covered =
            self.layout.widths.iter().skip(usize::from(spot.column)).take(usize::from(spot.columns));
        let room = wrap::usable(covered.copied().fold(0, u32::saturating_add));
        // A number never wraps; it may shrink, but not until nobody can read it.
        if wrap::width(typed) > room.saturating_mul(8) / 5 {
            return None;
        }
        let figure = figure::shown(typed, value, self.formats)?;
        let content = Content::number(figure.literal, &figure.format);
        self.contents.insert((spot.row, spot.column), content);
        Some(figure.literal)
    }

    /// The cell of a row's column.
    pub(super) fn row_spots(&self) -> Vec<HashMap<&'static str, usize>> {
        let mut rows = vec![HashMap::new(); self.evaluation.indicators.len()];
        for (index, spot) in self.layout.spots.iter().enumerate() {
            let Shows::OfRow(kind, row) = spot.shows else { continue };
            let key = match kind {
                ColumnKind::Target => "target",
                ColumnKind::TargetValue => "target_value",
                ColumnKind::Actual => "actual",
                ColumnKind::Points => "points",
                ColumnKind::Score => "score",
                _ => "other",
            };
            if let Some(row) = rows.get_mut(row) {
                row.entry(key).or_insert(index);
            }
        }
        rows
    }
}

/// A constant in place of a formula.
pub(super) fn constant(score: Exact) -> Written {
    Written { content: Content::number(score, "General"), remark: Some(words::CONSTANT) }
}

/// Cells of one column as one range from the first to the last row; cells of several columns one by one.
fn ranges(cells: impl Iterator<Item = At>, rows: &impl Fn(&At) -> u32) -> Vec<String> {
    let cells: Vec<At> = cells.collect();
    let Some(first) = cells.first() else { return Vec::new() };
    let one_column = cells.iter().all(|cell| cell.1 == first.1);
    match cells.last() {
        Some(last) if one_column && cells.len() > 1 => {
            let end = last.0.saturating_add(rows(last).saturating_sub(1));
            vec![format!("{}:{}", name(*first), name((end, last.1)))]
        }
        _ => cells.iter().map(|cell| name(*cell)).collect(),
    }
}

impl Layout {
    /// How many rows the cell at this place covers.
    fn rows_at(&self, at: At) -> u32 {
        let spot = self.spots.iter().find(|spot| (spot.row, spot.column) == at);
        spot.map_or(1, |spot| spot.rows)
    }

    fn move_down(&mut self) {
        self.heights.insert(0, wrap::LINE);
        for spot in &mut self.spots {
            spot.row = spot.row.saturating_add(1);
        }
        self.table = self.table.saturating_add(1);
        self.grid_heading = self.grid_heading.map(|row| row.saturating_add(1));
        self.breaks.iter_mut().for_each(|row| *row = row.saturating_add(1));
    }
}
