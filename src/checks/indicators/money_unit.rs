//! Amounts that look like 元 in a form of 万元, or the reverse, beside another table of the same unit.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{AmountUnit, Evaluation};
use crate::number::reading::Sense;
use crate::number::{Amount, Exact};
use crate::prose::figures;
use crate::scheme::Threshold;

/// How many of the next smaller unit one is: 亿元 to 万元, 万元 to 元.
const STEP: i64 = 10_000;

/// C12: the table itself names the very sum in another unit (see [`said_otherwise`]); or a project many times larger than its whole unit, or a whole unit many times smaller than its projects
/// together, where the next smaller or larger unit would put it right. Which of two tables is wrong cannot be known,
/// so each says it of itself; but a project that fits vouches for the whole unit. The budget is the
/// adjusted one, or the initial one where that is not stated.
pub(in crate::checks) fn amount_unit_looks_wrong(look: &Look<'_>, found: &mut Found<'_>) {
    let table = look.evaluation;
    let Some(own) = budget(table) else { return };
    if let Some((stated, suspected)) = said_otherwise(look, own) {
        let unit = table.amount_unit.word();
        let args = args! { "a" => own, "v" => unit, "b" => stated, "u" => suspected.word() };
        found.add_case("stated", look.place(&["amount_unit"]), args);
        return;
    }
    let (other, suspected, case) = if table.is_project() {
        (whole_unit(look), smaller(table.amount_unit), "project")
    } else {
        (larger_projects(look, own), larger(table.amount_unit), "whole unit")
    };
    let (Some(other), Some(suspected)) = (other, suspected) else { return };
    let (small, large) = if table.is_project() { (other, own) } else { (own, other) };
    if looks_wrong(small, large, look.bound(Threshold::MoneyGap)) == Some(true) {
        let (unit, suspected) = (table.amount_unit.word(), suspected.word());
        let args = args! { "a" => own, "b" => other, "v" => unit, "u" => suspected };
        found.add_case(case, look.place(&["amount_unit"]), args);
    }
}

/// An amount of a target, an actual value or a goal that has the budget's very digits in the next smaller or larger
/// unit: 286.5万元 beside 2865000.00 万元. With the unit that would put the budget right.
fn said_otherwise(look: &Look<'_>, own: Amount) -> Option<(String, AmountUnit)> {
    let unit = look.evaluation.amount_unit;
    let in_other = |suspected: Option<AmountUnit>| {
        suspected.and_then(|suspected| Some((suspected.convert(own, AmountUnit::Yuan)?, suspected)))
    };
    let wanted: Vec<(Amount, AmountUnit)> = [smaller(unit), larger(unit)]
        .into_iter()
        .filter_map(in_other)
        .filter(|(yuan, _)| *yuan > Amount::ZERO)
        .collect();
    let meant = |value: Exact, unit: &str| {
        let yuan = AmountUnit::from_word(unit)?.convert(Amount::new(value), AmountUnit::Yuan)?;
        let (_, suspected) = wanted.iter().find(|(wanted, _)| wanted.exact() == yuan.exact())?;
        Some((format!("{}{unit}", value.plain()), *suspected))
    };
    let whole = look.rows.iter().filter(|row| is_of_the_whole(row.name()));
    let values = whole.flat_map(|row| [row.target, row.actual]);
    let in_rows = values.filter_map(|reading| match &reading.sense {
        Sense::Number { value, unit, .. } => meant(*value, unit.name()),
        _ => None,
    });
    let goals = &look.evaluation.goals;
    let in_goals = [&goals.annual, &goals.achieved].into_iter().flat_map(|text| {
        let before = |at: usize| text.get(..at).and_then(|before| before.rsplit(CLAUSE_ENDS).next());
        let of_the_whole = move |at: usize| before(at).is_some_and(is_of_the_whole);
        figures(text).into_iter().filter(move |figure| of_the_whole(figure.whole.start))
    });
    let in_goals = in_goals.filter_map(|figure| meant(figure.value, figure.unit?));
    in_rows.chain(in_goals).next()
}

const CLAUSE_ENDS: [char; 6] = ['，', '。', '；', '、', ',', '\n'];

/// Whether words speak of all the money: 120元 for a book is no sign beside a budget of 120 万元.
fn is_of_the_whole(words: &str) -> bool {
    ["总", "资金", "投入", "投资", "预算", "经费"].iter().any(|word| words.contains(word))
}

/// What the whole unit of a project has, in the project's unit.
fn whole_unit(look: &Look<'_>) -> Option<Amount> {
    let others = look.others().map(|facts| facts.evaluation).filter(|other| !other.is_project());
    others.filter_map(|whole| in_unit_of(look.evaluation, whole)).next()
}

/// What the projects of a whole unit have together, in its unit, where every one has more than the unit itself.
fn larger_projects(look: &Look<'_>, own: Amount) -> Option<Amount> {
    let others = look.others().map(|facts| facts.evaluation).filter(|other| other.is_project());
    others.filter_map(|project| in_unit_of(look.evaluation, project)).try_fold(
        Amount::ZERO,
        |sum, project| {
            if project > own { sum.plus(project) } else { None }
        },
    )
}

/// Whether what should be the smaller is as many times larger, and would not be in the next unit.
fn looks_wrong(whole: Amount, part: Amount, gap: Exact) -> Option<bool> {
    let (whole, part) = (whole.exact(), part.exact());
    let plausible = part <= whole.times(Exact::from(STEP))?;
    Some(whole.is_positive() && part >= whole.times(gap)? && plausible)
}

fn budget(table: &Evaluation) -> Option<Amount> {
    table.budget.total.adjusted.or(table.budget.total.initial)
}

/// Another table's budget in the unit of this one.
fn in_unit_of(table: &Evaluation, other: &Evaluation) -> Option<Amount> {
    other.amount_unit.convert(budget(other)?, table.amount_unit)
}

fn smaller(unit: AmountUnit) -> Option<AmountUnit> {
    match unit {
        AmountUnit::HundredMillionYuan => Some(AmountUnit::TenThousandYuan),
        AmountUnit::TenThousandYuan => Some(AmountUnit::Yuan),
        AmountUnit::Yuan => None,
    }
}

fn larger(unit: AmountUnit) -> Option<AmountUnit> {
    match unit {
        AmountUnit::Yuan => Some(AmountUnit::TenThousandYuan),
        AmountUnit::TenThousandYuan => Some(AmountUnit::HundredMillionYuan),
        AmountUnit::HundredMillionYuan => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{said, said_of, table};

    #[test]
    fn ten_times_as_much_and_not_a_unit_too_far() {
        let wrong = |whole: &str, part: &str| {
            let amount = |text| Amount::parse(text).unwrap();
            looks_wrong(amount(whole), amount(part), Exact::from(10)).unwrap()
        };
        assert!(wrong("100", "1000") && wrong("100", "506000") && wrong("100", "1000000"));
        assert!(!wrong("100", "999.99") && !wrong("100", "1000000.01") && !wrong("0", "5"));
    }

    #[test]
    fn a_budget_of_nothing_is_written_alike_in_every_unit() {
        let said = |amount: &str| {
            let rows = format!(
                r#"{{"name": "总投入", "target": "{amount}元"}}],
                   "budget": {{"total": {{"adjusted": "{amount}"}}}}, "survey": ["#
            );
            said("C12", &rows).len()
        };
        assert_eq!([said("30000"), said("0")], [1, 0]);
    }

    #[test]
    fn every_project_must_have_more_than_the_unit_itself() {
        let table = |more: &str, amount: &str| {
            table(&format!(
                r#""unit": "某校", "year": 2022, {more}, "budget": {{"total": {{"adjusted": "{amount}"}}}}"#
            ))
        };
        let unit = || table(r#""scheme": "hubei-2020-unit""#, "100");
        let project = |name: &str, amount: &str| {
            table(&format!(r#""scheme": "mof-2020-project", "project": {{"name": "{name}"}}"#), amount)
        };
        let said = |amounts: [&str; 2]| {
            said_of("C12", &[unit(), project("甲", amounts[0]), project("乙", amounts[1])]).len()
        };
        assert_eq!([said(["101", "2000"]), said(["100", "2000"]), said(["99", "2000"])], [1, 0, 0]);
    }
}
