//! What a field's value is worth: dates, years, units of money, boxes, texts.

use super::boxes::{Ticked, ticked};
use super::dates::{day, year_of};
use super::draft::Draft;
use super::labels::Field;
use super::lines::SpotId;
use super::text::{amount, is_dash, joined, paragraphs, points_in};
use super::understood::Doubt;
use crate::evaluation::{AmountUnit, Attribute, Category, Duration, GoalKey, Project};
use crate::number::reading::fold;

/// Takes the value of a field from a text. `spots` are where it stands. Gives whether something was made of it.
pub(super) fn take(
    draft: &mut Draft<'_>,
    field: Field,
    value: &str,
    spots: &[SpotId],
    doubts: &[Doubt],
) -> bool {
    let line = joined(value);
    if line.is_empty() || is_dash(&line) {
        return false;
    }
    match field {
        Field::Unit => {
            if let Some(unit) = money_unit(&line) {
                return amount_unit(draft, unit, spots, doubts);
            }
            text(draft, "unit", line, spots, doubts, |draft| &mut draft.evaluation.unit)
        }
        Field::AmountUnit => money_unit(&line).is_some_and(|unit| amount_unit(draft, unit, spots, doubts)),
        Field::Year => year_of(&line).is_some_and(|found| year(draft, found, spots, doubts)),
        Field::FiledOn => filed_on(draft, &line, spots, doubts),
        Field::ProjectName => project_text(draft, "name", line, spots, doubts, |project| &mut project.name),
        Field::Supervising => project_text(draft, "supervising_department", line, spots, doubts, |project| {
            &mut project.supervising_department
        }),
        Field::Implementing => project_text(draft, "implementing_unit", line, spots, doubts, |project| {
            &mut project.implementing_unit
        }),
        Field::Category | Field::Attribute | Field::Duration => boxes(draft, field, &line, spots, doubts),
        Field::Contact(key) => {
            let member = format!("contacts.{}", key.member());
            text(draft, &member, line, spots, doubts, |draft| draft.evaluation.contacts.get_mut(key))
        }
        Field::Goal(key) => goal(draft, key, value, spots, doubts),
        Field::Narrative(key) => {
            let member = format!("narrative.{}", key.member());
            let value = paragraphs(value);
            text(draft, &member, value, spots, doubts, |draft| draft.evaluation.narrative.get_mut(key))
        }
        Field::BudgetReason => text(draft, "budget.reason", paragraphs(value), spots, doubts, |draft| {
            &mut draft.evaluation.budget.reason
        }),
        Field::Grade => {
            let grade = line.trim_matches(['“', '”', '"', '。']).to_owned();
            grade.chars().count() <= 6
                && text(draft, "claimed.grade", grade, spots, doubts, |draft| {
                    &mut draft.evaluation.claimed.grade
                })
        }
        Field::Basic | Field::ProjectSpending | Field::Personnel | Field::Operating => {
            spending(draft, field, &line, spots, doubts)
        }
    }
}

/// Sets a text unless there is one; what says the same adds its place, what says something else makes it doubtful.
pub(super) fn text(
    draft: &mut Draft<'_>,
    member: &str,
    value: String,
    spots: &[SpotId],
    doubts: &[Doubt],
    place: impl for<'b> FnOnce(&'b mut Draft<'_>) -> &'b mut String,
) -> bool {
    let dense = |text: &str| fold(text).replace(' ', "");
    let here = place(draft);
    if here.is_empty() {
        *here = value;
        draft.mark(member, spots, doubts);
        return true;
    }
    let same = dense(here) == dense(&value);
    if same {
        draft.mark(member, spots, &[]);
    } else {
        draft.mark(member, &[], &[Doubt::Conflict]);
    }
    same
}

fn goal(draft: &mut Draft<'_>, key: GoalKey, value: &str, spots: &[SpotId], doubts: &[Doubt]) -> bool {
    let member = format!("goals.{}", key.member());
    // A form whose annual goal is a long one states it once.
    let value = paragraphs(value);
    text(draft, &member, value, spots, doubts, |draft| draft.evaluation.goals.get_mut(key))
}

fn project_text(
    draft: &mut Draft<'_>,
    member: &str,
    value: String,
    spots: &[SpotId],
    doubts: &[Doubt],
    place: impl FnOnce(&mut Project) -> &mut String,
) -> bool {
    let path = format!("project.{member}");
    if member == "name" {
        draft.shown.whole_unit.get_or_insert(false);
    }
    text(draft, &path, value, spots, doubts, |draft| place(draft.evaluation.project.get_or_insert_default()))
}

fn boxes(draft: &mut Draft<'_>, field: Field, line: &str, spots: &[SpotId], doubts: &[Doubt]) -> bool {
    macro_rules! choose {
        ($member:literal, $place:ident, $choices:expr) => {
            match ticked(line, $choices) {
                Ticked::One(choice) => {
                    draft.evaluation.project.get_or_insert_default().$place = Some(choice);
                    draft.mark($member, spots, doubts);
                    true
                }
                Ticked::Unclear => {
                    draft.mark($member, &[], &[Doubt::Boxes]);
                    false
                }
                Ticked::Nothing => false,
            }
        };
    }
    match field {
        Field::Category => choose!(
            "project.category",
            category,
            &[
                ("转移支付", Category::TransferPayment),
                ("部门预算", Category::DepartmentalBudget),
                ("部门项目", Category::DepartmentalBudget),
                ("专项", Category::EarmarkedFund),
            ]
        ),
        Field::Attribute => choose!(
            "project.attribute",
            attribute,
            &[
                ("持续", Attribute::Continuing),
                ("延续", Attribute::Continuing),
                ("新增", Attribute::New),
                ("新设", Attribute::New)
            ]
        ),
        _ => choose!(
            "project.duration",
            duration,
            &[
                ("常年", Duration::Permanent),
                ("经常性", Duration::Permanent),
                ("延续", Duration::MultiYear),
                ("跨年", Duration::MultiYear),
                ("一次", Duration::OneOff),
            ]
        ),
    }
}

fn spending(draft: &mut Draft<'_>, field: Field, line: &str, spots: &[SpotId], doubts: &[Doubt]) -> bool {
    let Some(spot) = spots.first().copied() else { return false };
    let Some((amount, _)) = amount(line) else { return false };
    let expenditure = &mut draft.evaluation.expenditure;
    let (member, place) = match field {
        Field::Basic => ("basic", &mut expenditure.basic),
        Field::ProjectSpending => ("project", &mut expenditure.project),
        Field::Personnel => ("personnel", &mut expenditure.personnel),
        _ => ("operating", &mut expenditure.operating),
    };
    let before = place.is_some_and(|before| before != amount);
    if !before {
        *place = Some(amount);
    }
    let path = format!("expenditure.{member}");
    if before {
        draft.mark(&path, &[], &[Doubt::Conflict]);
        return false;
    }
    draft.mark(&path, &[spot], doubts);
    true
}

/// The unit of money that a text is.
pub(super) fn money_unit(text: &str) -> Option<AmountUnit> {
    let dense: String = fold(text).chars().filter(|c| *c != ' ').collect();
    let dense = dense.trim_start_matches("人民币").trim_start_matches("单位:").trim_matches(['(', ')', '。']);
    AmountUnit::from_word(dense)
}

/// Sets the unit of money.
pub(super) fn amount_unit(
    draft: &mut Draft<'_>,
    unit: AmountUnit,
    spots: &[SpotId],
    doubts: &[Doubt],
) -> bool {
    let before = draft.marks.has("amount_unit") && draft.evaluation.amount_unit != unit;
    if before {
        draft.mark("amount_unit", &[], &[Doubt::Conflict]);
        return false;
    }
    draft.evaluation.amount_unit = unit;
    draft.mark("amount_unit", spots, doubts);
    true
}

/// Sets the year.
pub(super) fn year(draft: &mut Draft<'_>, found: i32, spots: &[SpotId], doubts: &[Doubt]) -> bool {
    let known = draft.marks.has("year");
    if known && draft.evaluation.year != found {
        draft.mark("year", &[], &[Doubt::Conflict]);
        return false;
    }
    draft.evaluation.year = found;
    draft.mark("year", spots, doubts);
    true
}

/// Sets 填报日期.
pub(super) fn filed_on(draft: &mut Draft<'_>, line: &str, spots: &[SpotId], doubts: &[Doubt]) -> bool {
    let Some(found) = day(line) else {
        draft.mark("filed_on", &[], &[Doubt::Unreadable]);
        return false;
    };
    match draft.evaluation.filed_on {
        Some(before) if before != found => {
            draft.mark("filed_on", &[], &[Doubt::Conflict]);
            false
        }
        _ => {
            draft.evaluation.filed_on = Some(found);
            draft.mark("filed_on", spots, doubts);
            true
        }
    }
}

/// Points and a unit of money in the brackets of a heading: `预算执行情况（万元）（20分）`.
pub(super) fn brackets(draft: &mut Draft<'_>, spot: SpotId) {
    let Some(brackets) = draft.lines.spots.get(spot).map(|spot| spot.label.brackets.clone()) else { return };
    for inner in &brackets {
        if let Some(unit) =
            money_unit(inner.trim_start_matches("金额").trim_start_matches("单位").trim_start_matches(':'))
        {
            amount_unit(draft, unit, &[spot], &[]);
        }
    }
    let of_budget = draft.lines.spots.get(spot).is_some_and(|spot| {
        spot.label.base.contains("预算执行")
            || spot.label.base.contains("项目资金")
            || spot.label.base == "得分"
    });
    if let Some(points) = points_in(&brackets).filter(|_| of_budget) {
        draft.shown.budget_points.get_or_insert(points);
    }
}
