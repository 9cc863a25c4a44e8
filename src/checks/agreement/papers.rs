//! Unit, year, dates and attachments that a report names, against the table.

use crate::checks::agreement::pieces::kind_of;
use crate::checks::agreement::score::is_name_of_office;
use crate::checks::agreement::texts::TextOf;
use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{Evaluation, Paragraph};
use crate::number::Day;
use crate::number::reading::fold;
use crate::prose::{NameFrom, PaperKind, Prose};

/// D12: a title, a signature or 单位名称 in a report made elsewhere, or a title of the person's own, has another unit or
/// another year. A shorter or longer form of the unit's name is no other, nor is the name of the project or of the unit that
/// carries it out, nor are words that do not end as names of offices do.
pub(in crate::checks) fn unit_and_year_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let evaluation = look.evaluation;
    for text in look.texts.iter().filter(|text| text.of == TextOf::Report || text.is_own(Paragraph::Title)) {
        if let Some(name) = other_unit(evaluation, &text.prose) {
            let args = args! { "a" => name, "b" => evaluation.unit.trim() };
            found.add_case("unit", text.place(), args);
        }
        let years = text.prose.titles.iter().filter_map(|title| title.year);
        if let Some(year) = years.into_iter().find(|year| *year != evaluation.year) {
            found.add_case("year", text.place(), args! { "a" => year, "b" => evaluation.year });
        }
    }
}

/// The first name that is not the unit's.
fn other_unit<'p>(evaluation: &Evaluation, prose: &'p Prose) -> Option<&'p str> {
    let dense = |name: &str| -> String { fold(name).chars().filter(|c| *c != ' ').collect() };
    let project = evaluation.project.as_ref();
    let own = [
        Some(&evaluation.unit),
        project.map(|project| &project.implementing_unit),
        project.map(|project| &project.name),
    ];
    let own: Vec<String> = own.into_iter().flatten().map(|name| dense(name)).collect();
    if own.first().is_none_or(String::is_empty) {
        return None;
    }
    let is_own = |name: &str| {
        let name = dense(name);
        own.iter().any(|own| !own.is_empty() && (own.contains(&name) || name.contains(own)))
    };
    let names =
        prose.units.iter().filter(|unit| unit.from == NameFrom::Field || is_name_of_office(&unit.name));
    names.map(|unit| unit.name.as_str()).find(|name| !is_own(name))
}

/// D13, once: 填报日期 is missing, lies before the end of the evaluated year, or is not the date of the report.
pub(in crate::checks) fn filing_date(look: &Look<'_>, found: &mut Found<'_>) {
    let evaluation = look.evaluation;
    let place = || look.place(&["filed_on"]);
    let Some(filed) = evaluation.filed_on else {
        found.add_case("missing", place(), args! {});
        return;
    };
    if Day::new(evaluation.year, 12, 31).is_some_and(|end| filed < end) {
        found.add_case("early", place(), args! { "a" => filed, "y" => evaluation.year });
        return;
    }
    let reports = look.texts.iter().filter(|text| text.of == TextOf::Report);
    let dates = reports.flat_map(|text| text.prose.dates.iter().map(|dated| dated.day));
    let other = evaluation.report_date.into_iter().chain(dates).find(|day| *day != filed);
    if let Some(other) = other {
        found.add_case("differs", place(), args! { "a" => filed, "b" => other });
    }
}

/// D17: 填报日期 or 报告日期 lies after today. On a day that nobody knows nothing is said.
pub(in crate::checks) fn day_to_come(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(today) = look.today else { return };
    let days =
        [("", "filed_on", look.evaluation.filed_on), ("report", "report_date", look.evaluation.report_date)];
    for (case, member, day) in days {
        if let Some(day) = day.filter(|day| *day > today) {
            found.add_case(case, look.place(&[member]), args! { "a" => day, "b" => today });
        }
    }
}

/// D14: of the tables that the report says are attached, there is one of the other kind and none of its own.
pub(in crate::checks) fn attached_table(look: &Look<'_>, found: &mut Found<'_>) {
    let evaluation = look.evaluation;
    let (own, other) = match evaluation.is_project() {
        true => (PaperKind::Project, PaperKind::WholeUnit),
        false => (PaperKind::WholeUnit, PaperKind::Project),
    };
    for text in look.texts.iter().filter(|text| text.of == TextOf::Report) {
        let tables = || text.prose.attachments.iter().filter(|one| one.name.contains("自评"));
        let kind = |name: &str| kind_of(name, evaluation);
        if tables().any(|one| kind(&one.name) == own) {
            continue;
        }
        if let Some(wrong) = tables().find(|one| kind(&one.name) == other) {
            let case = if evaluation.is_project() { "project" } else { "unit" };
            found.add_case(case, text.place(), args! { "x" => wrong.name.as_str() });
        }
    }
}
