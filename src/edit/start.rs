//! New evaluations: an empty form, the unit's next project, a copy. Ids are handed in.

use crate::evaluation::{Evaluation, Indicator, Project, RowId, Source};
use crate::scheme::{Kind, Scheme};

/// An empty form of a scheme: one row for each 二级指标 that a table of this form usually has.
#[must_use]
pub fn new_evaluation(scheme: &Scheme, id: String, year: i32) -> Evaluation {
    let headings = scheme.sections.iter().flat_map(|section| {
        let starting = section.level2.iter().filter(|level2| level2.starts);
        starting.map(|level2| (section.title.clone(), level2.name.clone()))
    });
    let rows = headings.zip(1_u32..).map(|((level1, level2), number)| Indicator {
        id: RowId::new(format!("r{number}")),
        level1,
        level2,
        ..Indicator::default()
    });
    let mut evaluation = Evaluation {
        id,
        scheme: scheme.full_id().to_string(),
        year,
        project: (scheme.kind == Kind::Project).then(Project::default),
        indicators: rows.collect(),
        ..Evaluation::default()
    };
    let sources = scheme.budget.iter().flat_map(|budget| &budget.sources);
    evaluation.budget.sources =
        sources.map(|name| Source { name: name.clone(), ..Source::default() }).collect();
    evaluation
}

/// The next project of the same unit: unit, year, department, dates, contacts and scheme are kept.
#[must_use]
pub fn next_project(from: &Evaluation, scheme: &Scheme, id: String) -> Evaluation {
    let mut next = new_evaluation(scheme, id, from.year);
    next.unit.clone_from(&from.unit);
    next.filed_on = from.filed_on;
    next.report_date = from.report_date;
    next.contacts = from.contacts.clone();
    next.amount_unit = from.amount_unit;
    if scheme.id == from.scheme.split('@').next().unwrap_or_default() {
        next.scheme.clone_from(&from.scheme);
        next.scheme_definition.clone_from(&from.scheme_definition);
    }
    if let (Some(project), Some(before)) = (next.project.as_mut(), &from.project) {
        project.supervising_department.clone_from(&before.supervising_department);
        project.implementing_unit.clone_from(&before.implementing_unit);
    } else if let Some(project) = next.project.as_mut() {
        project.implementing_unit.clone_from(&from.unit);
    }
    next
}

/// A copy with an id of its own.
#[must_use]
pub fn duplicate(from: &Evaluation, id: String) -> Evaluation {
    Evaluation { id, ..from.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::{built_in, find};

    #[test]
    fn a_new_form_has_a_row_in_every_section_and_reads_back() {
        for scheme in built_in() {
            let new = new_evaluation(scheme, "a".into(), 2025);
            for section in &scheme.sections {
                assert!(new.indicators.iter().any(|row| row.level1 == section.title), "{}", section.title);
            }
            assert_eq!(new.is_project(), scheme.kind == Kind::Project);
            let text = crate::file::write_evaluation(&new);
            assert_eq!(crate::file::read(text.as_bytes()).unwrap().into_evaluations(), [new]);
        }
    }

    #[test]
    fn the_next_project_keeps_the_unit_and_nothing_of_the_project_itself() {
        let scheme = find("hubei-2020-project").unwrap();
        let mut first = new_evaluation(&scheme, "a".into(), 2024);
        first.unit = "某校".into();
        first.indicators[0].target = "4次".into();
        let project = first.project.as_mut().unwrap();
        project.name = "培训".into();
        project.supervising_department = "区教育局".into();
        let next = next_project(&first, &scheme, "b".into());
        let project = next.project.as_ref().unwrap();
        assert_eq!((next.unit.as_str(), next.year, next.id.as_str()), ("某校", 2024, "b"));
        assert_eq!((project.name.as_str(), project.supervising_department.as_str()), ("", "区教育局"));
        assert_eq!(next.indicators[0].target, "");
    }
}
