//! Rows of the indicator table: what their cells say, with the headings that reach over them.

use super::align::{Placed, place};
use super::draft::Draft;
use super::heading::Heading;
use super::levels::{is_level1, is_level2};
use super::lines::SpotId;
use super::text::{is_dash, name_with_points, points, points_in, without_number};
use super::understood::{Doubt, Role};
use super::{sections, target};
use crate::evaluation::{Indicator, RowId};
use crate::file::Limits;
use crate::number::Points;
use crate::scheme::plain_title;

/// What a row takes over from those above it.
#[derive(Debug, Default)]
pub(super) struct Carry {
    level1: Option<(String, SpotId)>,
    level2: Option<(String, SpotId)>,
}

/// A member of a row as found.
struct Found {
    member: &'static str,
    spots: Vec<SpotId>,
    doubts: Vec<Doubt>,
}

/// Takes one line of the table.
pub(super) fn take(draft: &mut Draft<'_>, line: usize, heading: &Heading, carry: &mut Carry) {
    if let Some((spot, title)) = sections::of_line(draft.lines, line, heading) {
        section(draft, line, spot, title, carry);
        return;
    }
    let placed = place(draft.lines, line, heading);
    sides(draft, &placed);
    let mut row = Row { draft, placed: &placed, indicator: Indicator::default(), found: Vec::new() };
    row.headings(carry);
    row.name();
    row.values(heading);
    let sub = row.indicator.name.starts_with("其中");
    row.points(heading, sub);
    row.finish(heading, sub);
}

/// A line that names the section of the rows below it.
fn section(draft: &mut Draft<'_>, line: usize, spot: SpotId, title: String, carry: &mut Carry) {
    draft.lines.spots(line).for_each(|(id, _)| draft.ledger.label(id));
    section_points(draft, spot, &title);
    *carry = Carry { level1: Some((title, spot)), level2: None };
}

/// 产出指标（40分）.
fn section_points(draft: &mut Draft<'_>, spot: SpotId, title: &str) {
    let brackets = draft.lines.spots.get(spot).map(|spot| spot.label.brackets.clone());
    let Some(found) = brackets.as_deref().and_then(points_in) else { return };
    let before = *draft.evaluation.claimed.sections.entry(title.to_owned()).or_insert(found);
    let doubts: &[Doubt] = if before == found { &[] } else { &[Doubt::Conflict] };
    draft.mark(&format!("claimed.sections.{title}"), &[spot], doubts);
}

/// Cells beside the table: 年度绩效目标（80分）.
fn sides(draft: &mut Draft<'_>, placed: &Placed) {
    placed.sides.iter().for_each(|spot| draft.ledger.label(*spot));
    if let Some((spot, found)) = placed.goal_points {
        goal_points(draft, spot, found);
    }
}

/// Points in the heading 绩效目标.
pub(super) fn goal_points(draft: &mut Draft<'_>, spot: SpotId, found: Points) {
    draft.ledger.label(spot);
    let doubts: &[Doubt] = match draft.evaluation.claimed.goal_points {
        Some(before) if before != found => &[Doubt::Conflict],
        _ => &[],
    };
    draft.evaluation.claimed.goal_points.get_or_insert(found);
    draft.mark("claimed.goal_points", &[spot], doubts);
}

struct Row<'d, 'a, 'p> {
    draft: &'d mut Draft<'a>,
    placed: &'p Placed,
    indicator: Indicator,
    found: Vec<Found>,
}

impl Row<'_, '_, '_> {
    fn cells(&self, role: Role) -> Vec<SpotId> {
        self.placed.cells.iter().filter(|(of, _)| *of == role).map(|(_, id)| *id).collect()
    }

    fn above(&self, role: Role) -> Option<SpotId> {
        self.placed.above.iter().find(|(of, _)| *of == role).map(|(_, id)| *id)
    }

    fn found(&mut self, member: &'static str, spots: &[SpotId], doubts: &[Doubt]) {
        let mut doubts = doubts.to_vec();
        if self.placed.shifted && !spots.is_empty() && !self.says_what_it_is(member, spots) {
            doubts.push(Doubt::Shifted);
        }
        self.found.push(Found { member, spots: spots.to_vec(), doubts });
    }

    /// Whether a cell proves by what it says that it is what it was taken for: a known heading, a name with its points. What
    /// a merged cell above states did not slip.
    fn says_what_it_is(&self, member: &str, spots: &[SpotId]) -> bool {
        let texts = || spots.iter().map(|spot| self.draft.line(*spot));
        match member {
            "level1" => texts().all(|text| is_level1(&text)),
            "level2" => texts().all(|text| is_level2(&text)),
            "name" | "points" => texts().all(|text| name_with_points(&text).is_some()),
            _ => false,
        }
    }

    /// 一级 and 二级指标: of the row, of a merged cell, or of the rows above where it has none.
    fn headings(&mut self, carry: &mut Carry) {
        if let Some(spot) = self.cells(Role::Level1).first().copied().or(self.above(Role::Level1)) {
            let text = self.draft.line(spot);
            let plain = plain_title(&text).into_owned();
            if !is_dash(&text) && !plain.is_empty() {
                section_points(self.draft, spot, &plain);
                // Another section begins without a 二级指标 of its own.
                if carry.level1.as_ref().is_none_or(|(before, _)| *before != plain) {
                    carry.level2 = None;
                }
                carry.level1 = Some((plain, spot));
            }
        }
        if let Some(spot) = self.cells(Role::Level2).first().copied().or(self.above(Role::Level2)) {
            let text = self.draft.line(spot);
            let plain = plain_title(&text).into_owned();
            if !is_dash(&text) && !plain.is_empty() {
                carry.level2 = Some((plain, spot));
            }
        }
        if let Some((text, spot)) = &carry.level1 {
            self.indicator.level1.clone_from(text);
            self.found("level1", &[*spot], &[]);
        }
        if let Some((text, spot)) = &carry.level2 {
            self.indicator.level2.clone_from(text);
            self.found("level2", &[*spot], &[]);
        }
    }

    fn name(&mut self) {
        let own = self.cells(Role::Name);
        let merged = own.is_empty();
        let spots = if merged { self.above(Role::Name).into_iter().collect() } else { own };
        let text = spots.iter().map(|spot| self.draft.line(*spot)).collect::<Vec<_>>().join("");
        let bare = without_number(&text);
        if spots.is_empty() || is_dash(bare) || bare.is_empty() {
            return;
        }
        let (name, points) = match name_with_points(bare) {
            Some((name, points)) => (name.to_owned(), Some(points)),
            None => (bare.to_owned(), None),
        };
        self.indicator.name = name;
        self.found("name", &spots, if merged { &[Doubt::Merged] } else { &[] });
        if let Some(points) = points.filter(|_| !merged) {
            self.draft.shown.points_in_names = true;
            self.indicator.points = Some(points);
            self.found("points", &spots, &[]);
        }
    }

    /// Target, actual value and texts.
    fn values(&mut self, heading: &Heading) {
        let cells = |role| {
            let own = self.cells(role);
            let merged = own.is_empty().then(|| self.above(role)).flatten();
            (if own.is_empty() { merged.into_iter().collect() } else { own }, merged.is_some())
        };
        let (operator, value, unit) = (cells(Role::Operator), cells(Role::Target), cells(Role::Unit));
        let actual = cells(Role::Actual);
        let lines =
            |spots: &[SpotId]| spots.iter().map(|spot| self.draft.line(*spot)).collect::<Vec<_>>().join(" ");
        let typed = target::joined(&lines(&operator.0), &lines(&value.0), &lines(&unit.0));
        let done = lines(&actual.0);
        let merged: &[Doubt] = &[Doubt::Merged];
        if !typed.is_empty() {
            let spots: Vec<SpotId> = [operator.0, value.0, unit.0].concat();
            self.indicator.target = typed;
            self.found("target", &spots, if value.1 { merged } else { &[] });
        }
        if !done.is_empty() && !is_dash(&done) {
            let doubts = if actual.1 { merged } else { &[] };
            self.indicator.actual = done;
            self.found("actual", &actual.0, doubts);
            if target::lost_percent(&self.indicator.target, &self.indicator.actual) {
                self.found("actual", &[], &[Doubt::Digits]);
            }
        }
        for role in [Role::Reason, Role::Note, Role::Evidence] {
            let spots = self.cells(role);
            let Some(first) = spots.first().copied() else { continue };
            if self.draft.is_dash(first) || heading.column(role).is_none() {
                continue;
            }
            let text = spots.iter().map(|spot| self.draft.text(*spot)).collect::<Vec<_>>().join("\n");
            let (member, place) = match role {
                Role::Reason => ("reason", &mut self.indicator.reason),
                Role::Note => ("note", &mut self.indicator.note),
                _ => ("evidence", &mut self.indicator.evidence),
            };
            *place = text;
            self.found(member, &spots, &[]);
        }
    }

    /// Points and score, which a merged cell may state for several rows.
    fn points(&mut self, heading: &Heading, sub: bool) {
        if let Some(spot) =
            self.cells(Role::Points).first().copied().filter(|spot| !self.draft.is_dash(*spot))
        {
            match self.figure(spot) {
                Some((stated, doubts)) => {
                    let conflict = self.indicator.points.is_some_and(|named| named != stated);
                    self.indicator.points = Some(stated);
                    self.found("points", &[spot], if conflict { &[Doubt::Conflict] } else { doubts });
                }
                None => self.found("points", &[], &[Doubt::Unreadable]),
            }
        }
        let own = self.cells(Role::Score).first().copied();
        match own {
            Some(spot) if self.draft.is_dash(spot) => {}
            Some(spot) => match self.figure(spot) {
                Some((stated, doubts)) => {
                    self.indicator.score = Some(stated);
                    self.found("score", &[spot], doubts);
                }
                None => self.found("score", &[], &[Doubt::Unreadable]),
            },
            None => {
                let merged = self.above(Role::Score).filter(|spot| !self.draft.is_dash(*spot));
                let Some(spot) = merged.filter(|_| !sub) else { return };
                let none_of_its_own = self.indicator.points.is_none();
                if none_of_its_own && !self.draft.evaluation.indicators.is_empty() {
                    self.indicator.shares_score_with_above = true;
                    self.found("shares_score_with_above", &[spot], &[]);
                } else {
                    self.found("score", &[spot], &[Doubt::Merged]);
                }
            }
        }
        let _ = heading;
    }

    /// Points as a cell states them; a share in percent is taken as points.
    fn figure(&self, spot: SpotId) -> Option<(Points, &'static [Doubt])> {
        let text = self.draft.line(spot);
        if let Some(stated) = points(&text) {
            return Some((stated, &[]));
        }
        points(text.trim_end_matches(['%', '％']).trim_end())
            .map(|stated| (stated, [Doubt::Assumed].as_slice()))
    }

    /// Adds the row to the table, unless it says nothing.
    fn finish(mut self, heading: &Heading, sub: bool) {
        let subtotal =
            ["小计", "合计"].contains(&self.indicator.name.as_str()) || self.indicator.level1 == "小计";
        let full = self.draft.evaluation.indicators.len() >= Limits::default().indicators;
        if self.indicator.is_blank() || subtotal || full {
            // Its headings are the form's own.
            if !subtotal && !full {
                let heads = self
                    .placed
                    .cells
                    .iter()
                    .filter(|(role, _)| matches!(role, Role::Level1 | Role::Level2 | Role::Serial));
                heads.for_each(|(_, spot)| self.draft.ledger.label(*spot));
            }
            return;
        }
        let row = &self.indicator;
        let missing: Vec<&'static str> = [
            ("name", Role::Name, row.name.is_empty()),
            ("target", Role::Target, row.target.is_empty()),
            ("actual", Role::Actual, row.actual.is_empty()),
            ("score", Role::Score, row.score.is_none() && !row.shares_score_with_above && !sub),
            ("points", Role::Points, row.points.is_none() && !row.shares_score_with_above && !sub),
        ]
        .into_iter()
        .filter(|(_, role, missing)| {
            let named = *role == Role::Points && self.draft.shown.points_in_names;
            *missing && (heading.column(*role).is_some() || named)
        })
        .map(|(member, _, _)| member)
        .collect();
        missing.into_iter().for_each(|member| {
            self.found.push(Found { member, spots: Vec::new(), doubts: vec![Doubt::Missing] })
        });
        self.cells(Role::Serial).into_iter().for_each(|spot| self.draft.ledger.label(spot));
        let place = self.draft.evaluation.indicators.len();
        self.indicator.id = RowId::new(format!("r{}", place.saturating_add(1)));
        for found in self.found {
            self.draft.mark(&format!("indicators[{place}].{}", found.member), &found.spots, &found.doubts);
        }
        self.draft.evaluation.indicators.push(self.indicator);
    }
}
