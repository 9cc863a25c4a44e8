//! A unit's package: the whole-unit report with its form and the forms of all its projects, in one document.

use super::document::{Document, Sheet};
use super::form;
use super::full::{Projects, report_sheet, title_of};
use crate::evaluation::Funds;
use crate::number::Amount;
use crate::scoring::Facts;

/// One document from several evaluations: report and form of the whole unit (or of the first, where there is
/// none), then the forms of the others in their order.
///
/// The projects' budgets are held against 项目支出总额 in a sentence of the report.
#[must_use]
pub fn package(members: &[Facts<'_>], draft: bool) -> Document {
    let Some(main_at) = members.iter().position(|member| !member.evaluation.is_project()).or(Some(0)) else {
        return Document { title: String::new(), draft, sheets: Vec::new() };
    };
    let Some(main) = members.get(main_at) else {
        return Document { title: String::new(), draft, sheets: Vec::new() };
    };
    let others: Vec<&Facts<'_>> =
        members.iter().enumerate().filter(|(at, _)| *at != main_at).map(|(_, member)| member).collect();
    let attached: Vec<String> = std::iter::once(main).chain(others.iter().copied()).map(form_title).collect();
    let projects = (!main.evaluation.is_project() && !others.is_empty()).then(|| sums(main, &others));
    let mut sheets: Vec<Sheet> =
        vec![report_sheet(main, &attached, projects.as_ref(), draft), form::sheet(main)];
    sheets.extend(others.iter().map(|other| form::sheet(other)));
    Document { title: title_of(main), draft, sheets }
}

/// What a form is called among the attachments; a project's with its name.
fn form_title(facts: &Facts<'_>) -> String {
    let title: String = facts.scheme.form.title.iter().map(|text| facts.fill(text, None)).collect();
    match &facts.evaluation.project {
        Some(project) if !project.name.trim().is_empty() => format!("{title}（{}）", project.name.trim()),
        _ => title,
    }
}

fn sums(main: &Facts<'_>, others: &[&Facts<'_>]) -> Projects {
    let unit = main.evaluation.amount_unit;
    let projects = || others.iter().filter(|other| other.evaluation.is_project());
    let sum = |pick: fn(&Funds) -> Option<Amount>| {
        Amount::sum(projects().map(|other| {
            let amount = pick(&other.evaluation.budget.total)?;
            other.evaluation.amount_unit.convert(amount, unit)
        }))
    };
    Projects {
        count: projects().count(),
        adjusted: sum(|funds| funds.adjusted),
        executed: sum(|funds| funds.executed),
        stated: main.evaluation.expenditure.project,
        unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::AmountUnit;
    use crate::report::Part;
    use crate::{examples, scheme, scoring};

    fn text_of(document: &Document) -> String {
        let parts = document.sheets.iter().flat_map(|sheet| &sheet.parts);
        let lines = parts.filter_map(|part| match part {
            Part::Paragraph(paragraph) => Some(paragraph.text.clone()),
            _ => None,
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn packaged(change: impl Fn(&mut Vec<crate::evaluation::Evaluation>)) -> Document {
        let mut evaluations = examples::all();
        change(&mut evaluations);
        let schemes: Vec<_> = evaluations.iter().map(|one| scheme::of(one).unwrap()).collect();
        let cards: Vec<_> =
            evaluations.iter().zip(&schemes).map(|(one, scheme)| scoring::score(one, scheme)).collect();
        let members: Vec<Facts<'_>> = evaluations
            .iter()
            .zip(&schemes)
            .zip(&cards)
            .map(|((evaluation, scheme), card)| Facts { evaluation, scheme, card })
            .collect();
        package(&members, false)
    }

    #[test]
    fn a_package_has_the_report_every_form_and_the_sum_of_the_projects() {
        let document = packaged(|_| {});
        assert_eq!(document.sheets.len(), 3);
        let text = text_of(&document);
        assert!(
            text.contains("项目1个，全年预算合计50.60万元，执行合计50.60万元，与项目支出总额50.60万元一致"),
            "{text}"
        );
        assert!(text.contains("2．2020年度项目自评表（项目支出）"));
    }

    #[test]
    fn sums_that_do_not_hold_are_said_also_across_units_of_money() {
        let document = packaged(|evaluations| {
            let project = &mut evaluations[1];
            project.amount_unit = AmountUnit::Yuan;
            project.budget.total.adjusted = Amount::parse("406000.5").ok();
            project.budget.total.executed = Amount::parse("406000").ok();
        });
        let text = text_of(&document);
        assert!(
            text.contains("全年预算合计40.60005万元，执行合计40.6万元，比项目支出总额50.60万元少9.99995万元"),
            "{text}"
        );
    }
}
