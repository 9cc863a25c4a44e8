//! Targets of single rows: measured in money, vague, a question, or not of the kind that the name says.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::indicators::kinds::{names_count, names_rate};
use crate::checks::indicators::vague::{is_question, is_vague};
use crate::checks::look::{Look, Row};
use crate::evaluation::AmountUnit;
use crate::number::reading::{Mark, Reading, Sense, Unit};
use crate::number::{Amount, Exact};
use crate::scoring::Goal;

/// C01: a quantity that is an amount of money, or whose figure is the budget's. A figure without a unit is held
/// against the amounts as the table states them, one written out with 万 or 亿 against their 元.
pub(in crate::checks) fn money_as_quantity(look: &Look<'_>, found: &mut Found<'_>) {
    for row in look.rows.iter().filter(|row| row.is_under("数量")) {
        let case = match &row.target.sense {
            Sense::Number { unit, .. } | Sense::Range { unit, .. } if unit.is_money() => "",
            Sense::Number { value, unit, .. } if unit.is_none() && is_of_budget(look, row, *value) => {
                "budget"
            }
            _ => continue,
        };
        found.add_case(case, row.place("target"), args! { "ind" => row.name(), "A" => &row.row.target });
    }
}

fn is_of_budget(look: &Look<'_>, row: &Row<'_>, value: Exact) -> bool {
    let in_yuan = row.target.has(Mark::Multiplied);
    let total = &look.evaluation.budget.total;
    let stated = |amount: Amount| {
        let own = look.evaluation.amount_unit;
        if in_yuan { own.convert(amount, AmountUnit::Yuan).map(Amount::exact) } else { Some(amount.exact()) }
    };
    let amounts = [total.initial, total.adjusted, total.executed];
    value.is_positive() && amounts.into_iter().flatten().any(|amount| stated(amount) == Some(value))
}

/// C05: words only, and none that could be measured.
pub(in crate::checks) fn vague_target(look: &Look<'_>, found: &mut Found<'_>) {
    for row in in_words(look) {
        if is_vague(&row.row.target) {
            found.add(row.place("target"), args! { "ind" => row.name(), "A" => row.row.target.trim() });
        }
    }
}

/// C06.
pub(in crate::checks) fn question_as_target(look: &Look<'_>, found: &mut Found<'_>) {
    for row in in_words(look) {
        if is_question(&row.row.target) {
            found.add(row.place("target"), args! { "ind" => row.name(), "A" => row.row.target.trim() });
        }
    }
}

fn in_words<'l, 'a>(look: &'l Look<'a>) -> impl Iterator<Item = &'l Row<'a>> {
    look.rows.iter().filter(|row| row.target.sense == Sense::Text)
}

/// C10: a rate whose figure is above 1 and bare. A name that says its unit itself, 完成率（%）, is not asked for it;
/// nor is a figure beside one that has another unit.
pub(in crate::checks) fn percent_sign_missing(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        let sides = lacks_percent_sign(row);
        if let Some(first) = sides.first() {
            let all: Vec<String> = sides.iter().map(|side| (*side).to_owned()).collect();
            found.add(row.place(first), args! { "ind" => row.name(), "field" => all });
        }
    }
}

/// The sides of a rate that lack their sign.
pub(in crate::checks) fn lacks_percent_sign(row: &Row<'_>) -> Vec<&'static str> {
    let says_unit = row.name().contains(['%', '％', '‰']);
    let by_date = matches!(row.score.target.goal, Goal::Date { .. });
    if !names_rate(row.name()) || says_unit || by_date {
        return Vec::new();
    }
    let bare = |own: &Reading, other: &Reading| is_bare_above_one(own) && !has_other_unit(other);
    let sides = [(bare(row.target, row.actual), "target"), (bare(row.actual, row.target), "actual")];
    sides.iter().filter(|(is, _)| *is).map(|(_, side)| *side).collect()
}

fn is_bare_above_one(reading: &Reading) -> bool {
    let (figure, unit) = match &reading.sense {
        Sense::Number { value, unit, .. } => (value, unit),
        Sense::Range { high, unit, .. } => (high, unit),
        _ => return false,
    };
    unit.is_none() && *figure > Exact::ONE && !reading.has(Mark::Multiplied)
}

fn has_other_unit(reading: &Reading) -> bool {
    unit_of(reading).is_some_and(|unit| !unit.is_none() && !unit.is_percent())
}

fn unit_of(reading: &Reading) -> Option<&Unit> {
    match &reading.sense {
        Sense::Number { unit, .. } | Sense::Range { unit, .. } => Some(unit),
        _ => None,
    }
}

/// C11: a rate to be done by a day, or a count in percent.
pub(in crate::checks) fn other_kind_of_target(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        let date = matches!(row.target.sense, Sense::Date(_));
        let percent = unit_of(row.target).is_some_and(Unit::is_percent);
        let case = match (date, percent) {
            (true, _) if names_rate(row.name()) => "date",
            (_, true) if names_count(row.name()) => "percent",
            _ => continue,
        };
        found.add_case(case, row.place("target"), args! { "ind" => row.name(), "A" => &row.row.target });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::said;

    fn row(level2: &str, name: &str, target: &str, actual: &str) -> String {
        format!(
            r#"{{"level1": "产出指标", "level2": "{level2}", "name": "{name}", "target": "{target}", "actual": "{actual}"}}"#
        )
    }

    #[test]
    fn quantities_in_money() {
        let quantity = |target: &str| {
            let row = row("数量指标", "补助", target, "");
            said(
                "C01",
                &format!(
                    r#"{row}], "budget": {{"total": {{"initial": "45", "adjusted": "50"}}}}, "survey": ["#
                ),
            )
            .len()
        };
        for target in ["5万元", "3-5万元", "72890元", "50", "≥45", "50万"] {
            assert_eq!(quantity(target), 1, "{target}");
        }
        for target in ["50场", "5元/人", "51", "5万", "50%", "0", "补助到位"] {
            assert_eq!(quantity(target), 0, "{target}");
        }
        assert!(said("C01", &row("成本指标", "补助", "5万元", "")).is_empty());
    }

    #[test]
    fn rates_without_their_sign() {
        let bare =
            |name: &str, target: &str, actual: &str| said("C10", &row("质量指标", name, target, actual));
        assert_eq!(bare("合格率", "100", "100"), ["“合格率”的年初目标值、实际完成值疑缺少百分号。"]);
        assert_eq!(bare("合格率", "≥98%", "99"), ["“合格率”的实际完成值疑缺少百分号。"]);
        assert_eq!(bare("学员满意度", "90-95", "93%").len(), 1);
        for (name, target, actual) in [
            ("合格率", "0.98", "1"),
            ("合格率（%）", "98", "99"),
            ("巡查频率", "12", "12"),
            ("办结率", "5天", "4"),
            ("合格人数", "98", "99"),
            ("合格率", "全部合格", "99人"),
        ] {
            assert!(bare(name, target, actual).is_empty(), "{name} {target} {actual}");
        }
    }

    #[test]
    fn names_and_targets_of_two_kinds() {
        let kinds = |name: &str, target: &str| said("C11", &row("时效指标", name, target, ""));
        assert_eq!(
            kinds("拨付及时率", "2020年内"),
            ["“拨付及时率”是比率，目标却是时限“2020年内”，名称与目标类型不一致。"]
        );
        assert_eq!(
            kinds("培训场次", "≥95%"),
            ["“培训场次”是数量，目标却是百分比“≥95%”，名称与目标类型不一致。"]
        );
        for (name, target) in [
            ("拨付及时率", "100%"),
            ("拨付时间", "2020年内"),
            ("培训场次完成率", "≥95%"),
            ("培训场次", "12场"),
        ] {
            assert!(kinds(name, target).is_empty(), "{name} {target}");
        }
    }
}
