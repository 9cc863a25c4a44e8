//! Lines of an indicator table that are nothing but the name of a section, where it has no column for them:
//! `一、产出指标（50分）`.

use super::heading::Heading;
use super::levels::is_level1;
use super::lines::{Lines, SpotId};
use super::text::{LONGEST_LABEL, points_in, without_number};
use super::understood::Role;
use crate::scheme::plain_title;

/// The section that a line names, if it says nothing else.
pub(super) fn of_line(lines: &Lines, line: usize, heading: &Heading) -> Option<(SpotId, String)> {
    let (id, spot) = lines.only(line).filter(|_| !lines.line(line).paragraph)?;
    if spot.raw.chars().nth(LONGEST_LABEL).is_some() {
        return None;
    }
    let text = spot.line();
    let bare = without_number(&text);
    let has_column = heading.column(Role::Level1).is_some();
    // In a column of its own it is a cell like any other, unless it reaches over the table.
    if has_column && spot.columns < 3 {
        return None;
    }
    let pointed = bare.contains("指标") && points_in(&spot.label.brackets).is_some() && !has_column;
    (is_level1(bare) || pointed).then(|| (id, plain_title(bare).into_owned()))
}
