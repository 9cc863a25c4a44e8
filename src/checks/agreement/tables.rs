//! The tables of one unit against each other.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::checks::agreement::same::{Same, plain_name, same_value, typed_operator};
use crate::checks::args::{Args, args};
use crate::checks::found::Found;
use crate::checks::look::{Look, Row};
use crate::evaluation::{AmountUnit, Indicator};
use crate::number::Amount;
use crate::number::reading::read;
use crate::scheme::{Level2, plain_title};
use crate::scoring::Facts;

/// D07, on both tables, once for each row: a project's row of the same name says something else. Figures are compared
/// by meaning and then by the operator as typed; what is blank on one side is not compared. Of several projects with
/// such a row the first that differs is named.
pub(in crate::checks) fn same_row_elsewhere(look: &Look<'_>, found: &mut Found<'_>) {
    let project = look.evaluation.is_project();
    let others: Vec<&Facts<'_>> =
        look.others().filter(|other| other.evaluation.is_project() != project).collect();
    if others.is_empty() {
        return;
    }
    let mut own: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(look.rows.len());
    for row in look.rows.iter().rev().filter(|row| !row.name().trim().is_empty()) {
        own.insert(plain_name(&row.row.name), row.at);
    }
    let mut differing: HashMap<usize, Args> = HashMap::new();
    for other in others {
        for theirs in &other.evaluation.indicators {
            let name = plain_name(&theirs.name);
            let row = own.get(name.as_ref()).and_then(|at| look.rows.get(*at));
            let Some(row) = row.filter(|row| !differing.contains_key(&row.at)) else { continue };
            if let Some(args) = differences(look, row, other, theirs) {
                differing.insert(row.at, args);
            }
        }
    }
    for row in &look.rows {
        if let Some(args) = differing.remove(&row.at) {
            found.add_case(if project { "unit" } else { "project" }, row.place("name"), args);
        }
    }
}

/// A project without a name yet.
const UNNAMED: &str = "未命名项目";

/// What differs, each with both sides.
fn differences(look: &Look<'_>, row: &Row<'_>, other: &Facts<'_>, theirs: &Indicator) -> Option<Args> {
    let year = look.evaluation.year;
    let (target, actual) = (read(&theirs.target), read(&theirs.actual));
    let (typed, read_here) = (&row.row.target, &row.target);
    let same_target = same_value((typed, read_here), (&theirs.target, &target), year) == Same::Yes
        && (typed_operator(read_here) == typed_operator(&target)
            || typed.trim().is_empty()
            || theirs.target.trim().is_empty());
    let same_actual = same_value((&row.row.actual, row.actual), (&theirs.actual, &actual), year) == Same::Yes;
    let theirs_level2 = other.scheme.level2_of(&theirs.level1, &theirs.level2);
    let same_level2 = level2(row.level2, &row.row.level2) == level2(theirs_level2, &theirs.level2);
    let same_points = row.row.points.zip(theirs.points).is_none_or(|(own, theirs)| own == theirs);
    let points = |row: &Indicator| row.points.map(|points| points.exact().plain()).unwrap_or_default();
    let mut sides: [Vec<String>; 3] = Default::default();
    let mut add = |same: bool, member: &str, own: &str, their: &str| {
        if !same {
            let parts = [member, own.trim(), their.trim()];
            sides.iter_mut().zip(parts).for_each(|(side, part)| side.push(part.to_owned()));
        }
    };
    add(same_target, "target", &row.row.target, &theirs.target);
    add(same_actual, "actual", &row.row.actual, &theirs.actual);
    add(same_points, "points", &points(row.row), &points(theirs));
    add(same_level2, "level2", &row.row.level2, &theirs.level2);
    let [members, own, their] = sides;
    (!members.is_empty()).then(|| {
        let table = other.evaluation.project.as_ref().map(|project| project.name.trim());
        let args = args! { "ind" => row.name(), "field" => members, "x" => own, "y" => their };
        match table {
            Some(table) => args.with("table", if table.is_empty() { UNNAMED } else { table }),
            None => args,
        }
    })
}

/// 二级指标 to compare by: as its scheme calls it, without 指标; all names of satisfaction are one.
fn level2(known: Option<&Level2>, typed: &str) -> String {
    let title = known.map_or_else(|| plain_title(typed), |level2| plain_title(&level2.name));
    if title.contains("满意度") {
        return "满意度".to_owned();
    }
    title.trim_end_matches("指标").to_owned()
}

/// D08, on the whole unit's table: 项目支出总额 is neither what the projects were given nor what they spent. Silent
/// while a project of the unit states no amount, because then there is no sum.
pub(in crate::checks) fn projects_against_unit(look: &Look<'_>, found: &mut Found<'_>) {
    let evaluation = look.evaluation;
    let Some(stated) = evaluation.expenditure.project.filter(|_| !evaluation.is_project()) else { return };
    let projects: Vec<_> = look.others().filter(|other| other.evaluation.is_project()).collect();
    let sum = |pick: fn(&Facts<'_>) -> Option<Amount>| {
        projects.iter().try_fold(Amount::ZERO, |sum, project| {
            let unit: AmountUnit = project.evaluation.amount_unit;
            sum.plus(unit.convert(pick(project)?, evaluation.amount_unit)?)
        })
    };
    let adjusted = sum(|project| project.evaluation.budget.total.adjusted);
    let executed = sum(|project| project.evaluation.budget.total.executed);
    let Some(adjusted) = adjusted.filter(|sum| !projects.is_empty() && *sum != stated) else { return };
    if executed == Some(stated) {
        return;
    }
    let args = args! { "n" => projects.len(), "a" => adjusted, "b" => stated };
    let args = args.with("u", evaluation.amount_unit.word());
    match executed {
        Some(executed) => {
            found.add(look.place(&["expenditure", "project"]), args.with("c", executed));
        }
        None => found.add_case("planned", look.place(&["expenditure", "project"]), args),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{said_of, table};

    #[test]
    fn a_blank_target_is_not_held_against_an_operator() {
        let differing = |own: &str, theirs: &str| {
            let rows = |target: &str| format!(r#""indicators": [{{"name": "培训", "target": "{target}"}}]"#);
            let unit = r#""scheme": "hubei-2020-unit", "unit": "某校", "year": 2022"#;
            let project =
                r#""scheme": "mof-2020-project", "unit": "某校", "year": 2022, "project": {"name": "维修"}"#;
            let tables =
                [table(&format!("{unit}, {}", rows(own))), table(&format!("{project}, {}", rows(theirs)))];
            said_of("D07", &tables).len()
        };
        assert_eq!([differing("", "≥5次"), differing("≥5次", ""), differing(" ", "≥5次")], [0, 0, 0]);
        assert_eq!([differing("5次", "≥5次"), differing("≥5次", "≥6次")], [1, 1]);
    }
}
