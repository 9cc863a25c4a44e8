//! The line with the total and the grade.

use super::columns;
use super::draft::Draft;
use super::heading::Heading;
use super::labels::{self, Field};
use super::lines::SpotId;
use super::text::{label, points};
use super::understood::{Doubt, Role};
use crate::number::Points;

/// Names of grades.
const GRADES: &[&str] = &["优", "良", "中", "差", "优秀", "良好", "中等", "较差", "合格", "不合格", "一般"];

/// A figure of the line.
struct Figure {
    spot: SpotId,
    points: Points,
    /// It stands behind 得分.
    after_score: bool,
    /// What its column holds; `None` where it stands in none.
    role: Option<Role>,
}

/// Takes total and grade from a line. `heading` is that of the indicator table above it.
pub(super) fn take(draft: &mut Draft<'_>, line: usize, heading: Option<&Heading>) {
    let lines = draft.lines;
    let mut figures: Vec<Figure> = Vec::new();
    let mut before: Option<SpotId> = None;
    let mut has_place = false;
    for (id, spot) in lines.spots(line) {
        let text = spot.line();
        let before_any = before.is_some();
        let last = before.replace(id).and_then(|before| lines.spots.get(before));
        let column_of = |spot: &super::lines::Spot| {
            heading.and_then(|heading| heading.at(spot.at.column)).map(|column| column.role)
        };
        // Full marks: points and score are two figures, which happen to be equal.
        let of_two = |last: &super::lines::Spot| {
            let roles = (column_of(last), column_of(spot));
            matches!(roles, (Some(one), Some(other)) if one != other)
                && [Role::Points, Role::Score].iter().all(|role| [roles.0, roles.1].contains(&Some(*role)))
        };
        if last.is_some_and(|last| last.raw == spot.raw && last.end() == spot.at.column && !of_two(last)) {
            // The same again in place of a merged cell.
            if labels::is_total(&spot.label.base) {
                draft.ledger.label(id);
            } else if let Some(same) =
                figures.last_mut().filter(|figure| points(&text) == Some(figure.points))
            {
                same.spot = id;
            }
            continue;
        }
        if let Some((name, value)) = text.split_once(['：', ':'])
            && labels::is_total(&label(name).base)
        {
            let value = value.split(['，', ',', '；', ';', '（', '(', '。']).next().unwrap_or_default();
            if let Some(found) = points(value.trim()) {
                figures.push(Figure { spot: id, points: found, after_score: true, role: None });
                continue;
            }
        }
        // 等级：优 in the same line.
        if let Some((Field::Grade, said)) = super::pairs::pairs(&spot.raw).into_iter().next() {
            super::values::take(draft, Field::Grade, &said, &[id], &[]);
            continue;
        }
        let is_score = columns::column(&spot.label) == Some(Role::Score);
        if labels::is_total(&spot.label.base) || is_score {
            has_place |= is_score && before_any;
            draft.ledger.label(id);
            continue;
        }
        let grade_before = last.is_some_and(|last| labels::field(&last.label) == Some(Field::Grade));
        if labels::field(&spot.label) == Some(Field::Grade) {
            draft.ledger.label(id);
        } else if grade_before || GRADES.contains(&spot.label.base.as_str()) {
            super::values::take(draft, Field::Grade, &text, &[id], &[]);
        } else if let Some(found) = points(&text).filter(|_| !spot.is_dash()) {
            let after_score = last.is_some_and(|last| {
                columns::column(&last.label) == Some(Role::Score) && !labels::is_total(&last.label.base)
            });
            let column = heading.and_then(|heading| {
                let columns = heading.grid.columns.iter();
                let mut over = columns.filter(|column| {
                    spot.begins_in(column.column, column.column.saturating_add(column.columns))
                });
                over.next().map(|column| column.role)
            });
            figures.push(Figure { spot: id, points: found, after_score, role: column });
        }
    }
    let points_set = figures.iter().find(|figure| figure.role == Some(Role::Points));
    draft.shown.points_set = points_set.map(|figure| (figure.spot, figure.points));
    let scored = heading.is_some_and(|heading| heading.column(Role::Score).is_some());
    // 总分 | 100 | 得分 | : the score has a place of its own, which is empty.
    if has_place && !figures.iter().any(|figure| figure.after_score) {
        return;
    }
    let Some((figure, doubts)) = chosen(&figures, scored) else { return };
    if draft.evaluation.claimed.total.is_some_and(|before| before != figure.points) {
        draft.mark("claimed.total", &[], &[Doubt::Conflict]);
        return;
    }
    draft.evaluation.claimed.total = Some(figure.points);
    let spot = figure.spot;
    draft.mark("claimed.total", &[spot], doubts);
}

/// Which of the figures is the score.
fn chosen(figures: &[Figure], scored: bool) -> Option<(&Figure, &'static [Doubt])> {
    let certain = figures
        .iter()
        .find(|figure| figure.after_score)
        .or_else(|| figures.iter().find(|figure| figure.role == Some(Role::Score)));
    if let Some(figure) = certain {
        return Some((figure, &[]));
    }
    let others = || figures.iter().filter(|figure| figure.role != Some(Role::Points));
    match (others().count(), figures.len()) {
        (1, 1) => others().next().map(|figure| (figure, [].as_slice())),
        // Points alone are no score where scores have a column.
        (0, _) if scored => None,
        (0, _) => figures.last().map(|figure| (figure, [Doubt::Assumed].as_slice())),
        _ => others().next_back().map(|figure| (figure, [Doubt::Assumed].as_slice())),
    }
}
