//! Single rows: points and scores that cannot be, and what is missing.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::{Look, Row};
use crate::number::reading::Sense;
use crate::number::{Exact, Points};
use crate::scoring::{Gap, Outcome};

/// A05: a score above the points of its row. Rows whose figures A06 refuses are not said twice.
pub(in crate::checks) fn above_points(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        if let (Some(points), Some(score)) = (row.score.points, row.score.score())
            && score > points
            && bad_points(row).is_none()
        {
            found.add(row.place("score"), args! { "ind" => row.name(), "s" => score, "p" => points });
        }
    }
}

/// A06: points not above zero, or a score below zero. (What is no number at all, the file does not take.)
pub(in crate::checks) fn bad_figure(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        if let Some(points) = bad_points(row) {
            found.add_case("points", row.place("points"), args! { "ind" => row.name(), "p" => points });
        }
        if let Some(score) = row.score.score().filter(|score| score.exact().is_negative()) {
            found.add(row.place("score"), args! { "ind" => row.name(), "s" => score });
        }
    }
}

/// Points that are not above zero.
fn bad_points(row: &Row<'_>) -> Option<Points> {
    row.score.points.filter(|points| points.exact() <= Exact::ZERO)
}

/// A13: a row with points that lacks its target, its actual value, or a score that is entered or can be
/// computed. All that it lacks is one finding, at the first of them.
///
/// Under a form without scores every row that says anything must have target and actual value. A score that
/// cannot be computed because the points are negative is A06's matter.
pub(in crate::checks) fn lacks(look: &Look<'_>, found: &mut Found<'_>) {
    let scored = look.scheme.scored;
    for row in &look.rows {
        let counts = if scored { row.score.is_pointed() } else { !row.row.is_blank() };
        if !counts {
            continue;
        }
        let no_score =
            scored && row.score.score().is_none() && row.score.outcome != Outcome::Unknown(Gap::BadPoints);
        let missing = [
            (row.target.sense == Sense::Blank, "target"),
            (row.actual.sense == Sense::Blank, "actual"),
            (no_score, "score"),
        ];
        let mut missing = missing.iter().filter(|(is, _)| *is).map(|(_, member)| *member).peekable();
        if let Some(first) = missing.peek().copied() {
            let all: Vec<String> = missing.map(ToOwned::to_owned).collect();
            found.add(row.place(first), args! { "ind" => row.name(), "field" => all });
        }
    }
}

/// Whether a text gives a reason: blank, 无 and 0 are none.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    !matches!(text.trim().trim_end_matches('。'), "" | "无" | "0" | "—" | "-")
}
