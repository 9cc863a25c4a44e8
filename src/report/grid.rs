//! The indicator table of the form, with cells of equal headings merged.

use super::document::{Shows, TableCell, TableRow};
use super::place::points;
use crate::evaluation::Indicator;
use crate::scheme::{Align, Column, ColumnKind, Grid};
use crate::scoring::Facts;
use crate::scoring::RowScore;
use crate::words::target_cells;

/// A row that says something, with its position in the evaluation.
type FilledRow<'a> = (usize, &'a Indicator, &'a RowScore);

/// The headings and every row that says something.
pub(super) fn indicator_rows(grid: &Grid, facts: &Facts<'_>) -> Vec<TableRow> {
    let headings = grid.columns.iter().map(|column| TableCell {
        columns: column.span.max(1),
        shows: Shows::GridHeading,
        ..TableCell::heading(column.heading.clone())
    });
    let mut made = vec![TableRow { cells: headings.collect() }];
    let all = facts.evaluation.indicators.iter().zip(&facts.card.rows).enumerate();
    let rows: Vec<FilledRow<'_>> = all
        .filter(|(_, (indicator, _))| !indicator.is_blank())
        .map(|(position, (indicator, score))| (position, indicator, score))
        .collect();
    let columns: Vec<Vec<Option<TableCell>>> =
        grid.columns.iter().map(|column| column_cells(column, &rows, facts)).collect();
    let mut cells: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    for _ in &rows {
        let row = cells.iter_mut().filter_map(|column| column.next().flatten()).collect();
        made.push(TableRow { cells: row });
    }
    made
}

/// The cells of one column; `None` where a cell above reaches down.
fn column_cells(column: &Column, rows: &[FilledRow<'_>], facts: &Facts<'_>) -> Vec<Option<TableCell>> {
    let mut cells: Vec<Option<TableCell>> = Vec::with_capacity(rows.len());
    let mut open: Option<(usize, String)> = None;
    for (index, (position, row, score)) in rows.iter().enumerate() {
        let key = merge_key(column.kind, row, score);
        if let (Some(key), Some((head, last))) = (&key, &open)
            && key == last
        {
            if let Some(Some(cell)) = cells.get_mut(*head) {
                cell.rows = cell.rows.saturating_add(1);
            }
            cells.push(None);
            continue;
        }
        // A score that covers the rows below reaches down over them.
        let follows = matches!(column.kind, ColumnKind::Score | ColumnKind::Blank);
        if follows && row.shares_score_with_above {
            let head = cells.iter_mut().rev().flatten().next();
            if let Some(cell) = head {
                cell.rows = cell.rows.saturating_add(1);
                cells.push(None);
                continue;
            }
        }
        open = key.map(|key| (index, key));
        cells.push(Some(TableCell {
            text: cell_text(column.kind, row, score, facts),
            columns: column.span.max(1),
            rows: 1,
            align: align(column.kind),
            heading: matches!(
                column.kind,
                ColumnKind::Level1 | ColumnKind::Level1WithPoints | ColumnKind::Level2
            ),
            shows: Shows::OfRow(column.kind, *position),
        }));
    }
    cells
}

/// Neighbours with the same key share one cell. Rows of one section do, however each calls it: the form prints the
/// section's own name.
fn merge_key(kind: ColumnKind, row: &Indicator, score: &RowScore) -> Option<String> {
    let plain = crate::scheme::plain_title;
    let level1 =
        || score.section.map_or_else(|| plain(&row.level1).into_owned(), |section| section.to_string());
    match kind {
        ColumnKind::Level1 | ColumnKind::Level1WithPoints => Some(level1()),
        ColumnKind::Level2 => Some(format!("{}/{}", level1(), plain(&row.level2))),
        _ => None,
    }
}

fn align(kind: ColumnKind) -> Align {
    match kind {
        ColumnKind::Name | ColumnKind::NameWithPoints | ColumnKind::Reason => Align::Left,
        _ => Align::Center,
    }
}

fn cell_text(kind: ColumnKind, row: &Indicator, score: &RowScore, facts: &Facts<'_>) -> String {
    let with_points = |text: &str, points: String| {
        if points.is_empty() { text.to_owned() } else { format!("{text}（{points}分）") }
    };
    // What is no figure is printed as typed: nothing is lost on paper, which is a draft then.
    let typed = |field: &str| facts.evaluation.unread_at(Some(&row.id), field).map(ToOwned::to_owned);
    let section = score.section.and_then(|place| facts.scheme.sections.get(place));
    let level1 = section.map_or(row.level1.as_str(), |section| section.title.as_str());
    match kind {
        ColumnKind::Level1 => level1.to_owned(),
        ColumnKind::Level1WithPoints => {
            with_points(level1, points(section.and_then(|section| section.points)))
        }
        ColumnKind::Level2 => row.level2.clone(),
        ColumnKind::Name => row.name.clone(),
        ColumnKind::NameWithPoints => with_points(&row.name, points(score.points)),
        ColumnKind::Target => row.target.clone(),
        ColumnKind::TargetOperator => target_cells(&row.target, &score.target).operator,
        ColumnKind::TargetValue => target_cells(&row.target, &score.target).value,
        ColumnKind::TargetUnit => target_cells(&row.target, &score.target).unit,
        ColumnKind::Actual => row.actual.clone(),
        ColumnKind::Points => typed("points").unwrap_or_else(|| points(score.points)),
        ColumnKind::Score => typed("score").unwrap_or_else(|| points(score.score())),
        ColumnKind::Reason => row.reason.clone(),
        ColumnKind::Blank => String::new(),
    }
}
