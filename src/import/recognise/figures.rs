//! Rows of figures under headings: which figure belongs to which heading, also where a row has slipped sideways.

use super::lines::{Lines, Spot, SpotId};
use super::text::{LONGEST_LABEL, amount};

/// A heading above figures, and the columns from which to which it reaches.
#[derive(Debug, Clone)]
pub(super) struct Over<T> {
    pub(super) what: T,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A row under such headings.
#[derive(Debug)]
pub(super) struct FigureRow<T> {
    /// What stands before the figures, left to right.
    pub(super) names: Vec<SpotId>,
    /// The figures by heading.
    pub(super) figures: Vec<(T, SpotId)>,
    /// Cells that belong to no heading.
    pub(super) shifted: bool,
}

/// Whether a cell holds a figure, a rate or a dash.
pub(super) fn is_figure(spot: &Spot) -> bool {
    let text = spot.line();
    if text.chars().nth(LONGEST_LABEL).is_some() {
        return false;
    }
    spot.is_dash() || amount(text.trim_end_matches(['%', '％'])).is_some()
}

/// Reads a row. Where its cells stand under headings they belong to these; where they do not, the figures belong to the
/// headings in their order. `side` says which cells stand beside the rows and belong to none.
pub(super) fn row<T: Copy>(
    lines: &Lines,
    line: usize,
    over: &[Over<T>],
    side: &dyn Fn(SpotId, &Spot) -> bool,
) -> FigureRow<T> {
    let cells: Vec<(SpotId, &Spot)> = lines.spots(line).filter(|(id, spot)| !side(*id, spot)).collect();
    let first = over.iter().map(|over| over.from).min().unwrap_or(0);
    let heading = |spot: &Spot| over.iter().find(|over| spot.begins_in(over.from, over.to));
    let in_place =
        cells.iter().all(|(_, spot)| spot.at.column < first || heading(spot).is_none() || is_figure(spot))
            && cells.iter().any(|(_, spot)| spot.at.column < first && !is_figure(spot));
    if in_place {
        let names = cells.iter().filter(|(_, spot)| spot.at.column < first).map(|(id, _)| *id).collect();
        let figures = cells.iter().filter_map(|(id, spot)| Some((heading(spot)?.what, *id))).collect();
        return FigureRow { names, figures, shifted: false };
    }
    let until = cells.iter().position(|(_, spot)| is_figure(spot)).unwrap_or(cells.len());
    let names = cells.iter().take(until).map(|(id, _)| *id).collect();
    let figures = cells.iter().skip(until).zip(over).map(|((id, _), over)| (over.what, *id)).collect();
    FigureRow { names, figures, shifted: true }
}
