//! Widths of columns in which no number and no `（5分）` is broken.

use super::cells::{Placed, place, room};
use super::measure::{lines, whole, width};
use super::setting::{BESIDE, Setting};
use crate::report::Table;

/// No column becomes narrower, in percent.
const LEAST: u32 = 4;
/// So wide may the label at the left become, so that it does not make its rows higher than their texts.
const SIDE: usize = 18_500;

/// The widths, taken from the columns with most room; `None` where there is not enough. The font in micrometres.
pub(super) fn fit(table: &Table, font: usize, inner: usize, setting: Setting) -> Option<Vec<u32>> {
    let cells = place(table);
    let total: u32 = table.widths.iter().sum();
    let percent = |wide: usize| -> u32 {
        let parts = usize::try_from(total).unwrap_or(100);
        u32::try_from(wide.saturating_mul(parts).div_ceil(inner.max(1))).unwrap_or(u32::MAX)
    };
    let mut need = vec![LEAST; table.widths.len()];
    need.iter_mut().zip(&table.widths).for_each(|(need, own)| *need = (*need).min(*own));
    let widest = |placed: &Placed| {
        let text = &placed.cell.text;
        whole(text).map(|unit| width(unit, font)).max().map(|wide| percent(wide.saturating_add(BESIDE)))
    };
    for placed in cells.iter().filter(|placed| placed.cell.columns == 1) {
        if let (Some(wide), Some(need)) = (widest(placed), need.get_mut(placed.column)) {
            *need = wide.max(*need);
        }
    }
    for placed in cells.iter().filter(|placed| placed.cell.columns > 1) {
        let reach = placed.column..placed.column.saturating_add(placed.cell.columns).min(need.len());
        let own = table.widths.get(reach.clone()).unwrap_or_default();
        let has: u32 = need
            .get(reach.clone())
            .unwrap_or_default()
            .iter()
            .zip(own)
            .map(|(need, own)| need.max(own))
            .sum();
        let missing = widest(placed).unwrap_or(0).saturating_sub(has);
        if missing > 0
            && let Some(last) = reach.end.checked_sub(1)
            && let (Some(need), Some(own)) = (need.get_mut(last), table.widths.get(last))
        {
            *need = (*need).max(*own).saturating_add(missing);
        }
    }
    let wanted = side(table, &cells, font, inner, setting).map(percent);
    if let (Some(wanted), Some(first)) = (wanted, need.first_mut()) {
        let before = *first;
        *first = wanted.max(before);
        let with_side = give(table, &need, total);
        if with_side.is_some() {
            return with_side;
        }
        if let Some(first) = need.first_mut() {
            *first = before;
        }
    }
    give(table, &need, total)
}

/// How wide the label at the left wants to be, where it is higher than the rows beside it.
fn side(table: &Table, cells: &[Placed], font: usize, inner: usize, setting: Setting) -> Option<usize> {
    let row = setting.line().saturating_add(setting.around());
    let high = |placed: &&Placed| {
        let room = room(&table.widths, 0, placed.cell.columns, inner);
        let label = lines(&placed.cell.text, room, font).saturating_mul(setting.line());
        label.saturating_add(setting.around()) > row.saturating_mul(placed.cell.rows)
    };
    let mut labels =
        cells.iter().filter(|placed| placed.column == 0 && placed.cell.columns == 1 && placed.cell.rows > 1);
    labels.find(high).map(|_| SIDE)
}

/// Each column as wide as it must be; the rest is taken from those that have most to spare.
fn give(table: &Table, need: &[u32], total: u32) -> Option<Vec<u32>> {
    let mut widths: Vec<u32> = table.widths.iter().zip(need).map(|(own, need)| (*own).max(*need)).collect();
    let mut over = widths.iter().sum::<u32>().saturating_sub(total);
    while over > 0 {
        let spare = |(width, need): &(&mut u32, &u32)| width.saturating_sub(**need);
        let (width, _) = widths.iter_mut().zip(need).max_by_key(spare).filter(|pair| spare(pair) > 0)?;
        *width = width.saturating_sub(1);
        over = over.saturating_sub(1);
    }
    Some(widths)
}
