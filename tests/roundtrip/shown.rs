//! Which members each format shows, and so gives back: the list. `docs/import.md` has it as a table.

use std::collections::BTreeSet;

use ziping::report::Place;
use ziping::scheme::{ColumnKind, FormRow, Scheme};

/// Where a format shows a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Nowhere, or not so that it can be told apart.
    No,
    /// In the form, where the scheme's form has a place for it.
    Form,
    /// In the report, of whole units.
    OfUnit,
    /// In the report, of projects.
    OfProject,
    /// Always.
    Yes,
}

use Where::{Form, No, OfProject, OfUnit, Yes};

/// A format of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The form alone, as HTML.
    Form,
    /// Report and form, as HTML or Word.
    Report,
    /// The workbook.
    Excel,
    /// The rows as CSV.
    Csv,
}

/// Every member of the file, and where the four formats show it: the form alone, report and form, Excel, CSV.
pub const MEMBERS: &[(&str, [Where; 4])] = &[
    ("scheme", [No, No, Yes, No]),
    ("unit", [Form, Yes, Yes, No]),
    ("year", [Form, Yes, Yes, No]),
    ("filed_on", [Form, Form, Form, No]),
    ("report_date", [No, Yes, No, No]),
    ("contacts.filled_by", [Form, Form, Form, No]),
    ("contacts.phone", [Form, Form, Form, No]),
    ("contacts.reviewer", [Form, Form, Form, No]),
    ("contacts.head", [Form, Form, Form, No]),
    ("project.name", [Form, Form, Yes, No]),
    ("project.supervising_department", [Form, Form, Form, No]),
    ("project.implementing_unit", [Form, Form, Form, No]),
    ("project.category", [Form, Form, Form, No]),
    ("project.attribute", [Form, Form, Form, No]),
    ("project.duration", [Form, Form, Form, No]),
    ("amount_unit", [Form, Form, Yes, No]),
    ("budget.total.initial", [Form, Form, Yes, No]),
    ("budget.total.adjusted", [Form, Form, Yes, No]),
    ("budget.total.executed", [Form, Form, Yes, No]),
    ("budget.sources[].name", [Form, Form, Yes, No]),
    ("budget.sources[].initial", [Form, Form, Yes, No]),
    ("budget.sources[].adjusted", [Form, Form, Yes, No]),
    ("budget.sources[].executed", [Form, Form, Yes, No]),
    ("budget.reason", [Form, Yes, Form, No]),
    ("expenditure.personnel", [Form, Form, Form, No]),
    ("expenditure.operating", [Form, Form, Form, No]),
    ("expenditure.basic", [Form, Form, Form, No]),
    ("expenditure.project", [Form, Form, Form, No]),
    ("accounts[].name", [No, OfUnit, OfUnit, No]),
    ("accounts[].group", [No, OfUnit, OfUnit, No]),
    ("accounts[].kind", [No, No, No, No]),
    ("accounts[].initial", [No, OfUnit, OfUnit, No]),
    ("accounts[].supplement", [No, OfUnit, OfUnit, No]),
    ("accounts[].adjusted", [No, OfUnit, OfUnit, No]),
    ("accounts[].final", [No, OfUnit, OfUnit, No]),
    ("goals.long_term", [Form, Yes, Form, No]),
    ("goals.annual", [Form, Yes, Form, No]),
    ("goals.achieved", [Form, Yes, Form, No]),
    ("indicators[].level1", [Form, Form, Yes, Yes]),
    ("indicators[].level2", [Form, Form, Yes, Yes]),
    ("indicators[].name", [Form, Form, Yes, Yes]),
    ("indicators[].points", [Form, Form, Yes, Yes]),
    ("indicators[].target", [Form, Form, Yes, Yes]),
    ("indicators[].actual", [Form, Form, Yes, Yes]),
    ("indicators[].score", [Form, Form, Yes, Yes]),
    ("indicators[].shares_score_with_above", [Form, Form, Form, No]),
    ("indicators[].note", [No, Yes, Yes, Yes]),
    ("indicators[].evidence", [No, Yes, Yes, Yes]),
    ("indicators[].reason", [Form, Yes, Yes, Yes]),
    ("indicators[].rule", [No, No, No, No]),
    ("indicators[].tier", [No, No, No, No]),
    ("indicators[].share", [No, No, No, No]),
    ("survey", [No, No, No, No]),
    ("narrative.conclusion", [Form, Yes, Form, No]),
    ("narrative.purpose", [No, OfProject, No, No]),
    ("narrative.key_work", [No, OfUnit, No, No]),
    ("narrative.goals_note", [No, No, No, No]),
    ("narrative.process", [No, Yes, No, No]),
    ("narrative.completed", [Form, Yes, Form, No]),
    ("narrative.analysis", [No, Yes, No, No]),
    ("narrative.problems", [Form, Yes, Form, No]),
    ("narrative.improvements", [Form, Yes, Form, No]),
    ("narrative.last_year_use", [No, Yes, No, No]),
    ("narrative.other_evidence", [No, Yes, No, No]),
    ("narrative.deviation", [Form, Form, Form, No]),
    ("narrative.measures", [Form, Form, Form, No]),
    ("narrative.approval", [Form, Form, Form, No]),
    ("report", [No, No, No, No]),
    ("dismissed", [No, No, No, No]),
    ("claimed.execution_rate", [Form, Form, Form, No]),
    ("claimed.budget_score", [Form, Form, Form, No]),
    ("claimed.total", [Form, Form, Yes, Yes]),
    ("claimed.grade", [Form, Form, Yes, No]),
    ("claimed.goal_points", [Form, Form, Form, No]),
    ("claimed.sections", [Form, Form, Form, No]),
    ("claimed.report", [No, Yes, No, No]),
];

/// The members that an export of this kind under this scheme gives back.
pub fn shown(shown: Shown, scheme: &Scheme, is_project: bool) -> BTreeSet<&'static str> {
    let places = places(scheme);
    let column = match shown {
        Shown::Form => 0,
        Shown::Report => 1,
        Shown::Excel => 2,
        Shown::Csv => 3,
    };
    let says = |(member, columns): &(&'static str, [Where; 4])| match columns[column] {
        Yes => true,
        No => false,
        OfUnit => !is_project,
        OfProject => is_project,
        Form => places.contains(*member),
    };
    MEMBERS.iter().filter(|line| says(line)).map(|(member, _)| *member).collect()
}

/// The members that the form of a scheme has places for.
fn places(scheme: &Scheme) -> BTreeSet<&'static str> {
    let mut texts: Vec<&str> = Vec::new();
    let mut found: BTreeSet<&'static str> = BTreeSet::new();
    let form = &scheme.form;
    texts.extend(form.title.iter().chain(&form.above).chain(&form.below).map(String::as_str));
    collect(&form.rows, &mut texts, &mut found);
    let base = scheme.budget.as_ref().map(|budget| budget.base);
    for name in
        texts.iter().flat_map(|text| text.split('{').skip(1)).filter_map(|part| part.split('}').next())
    {
        assert!(Place::from_name(name).is_some(), "{name}");
        let member = match name {
            "budget.base" if base == Some(ziping::scheme::BudgetBase::Initial) => "budget.total.initial",
            "budget.base" => "budget.total.adjusted",
            "budget.rate" => "claimed.execution_rate",
            "budget.score" => "claimed.budget_score",
            "total" => "claimed.total",
            "grade" => "claimed.grade",
            "indicator_points" => "claimed.goal_points",
            name => name,
        };
        let of_budget =
            member.strip_prefix("budget.").filter(|name| ["initial", "adjusted", "executed"].contains(name));
        let member = match (of_budget, member.strip_prefix("source.")) {
            (Some(name), _) => format!("budget.total.{name}"),
            (_, Some(name)) => format!("budget.sources[].{name}"),
            _ => member.to_owned(),
        };
        found.extend(MEMBERS.iter().map(|(known, _)| *known).filter(|known| *known == member));
    }
    found
}

fn collect<'a>(rows: &'a [FormRow], texts: &mut Vec<&'a str>, found: &mut BTreeSet<&'static str>) {
    for row in rows {
        match row {
            FormRow::Cells(cells) | FormRow::EachSource(cells) => {
                for cell in cells {
                    texts.push(&cell.text);
                    let of = cell.boxes.as_ref().map(|boxes| format!("project.{}", boxes.of.word()));
                    found.extend(of.iter().flat_map(|of| {
                        MEMBERS.iter().map(|(known, _)| *known).filter(move |known| known == of)
                    }));
                }
            }
            FormRow::Block { side, rows } => {
                texts.push(&side.text);
                collect(rows, texts, found);
            }
            FormRow::Indicators(grid) => {
                for column in &grid.columns {
                    let members: &[&'static str] = match column.kind {
                        ColumnKind::Level1 => &["indicators[].level1"],
                        ColumnKind::Level1WithPoints => &["indicators[].level1", "claimed.sections"],
                        ColumnKind::Level2 => &["indicators[].level2"],
                        ColumnKind::Name => &["indicators[].name"],
                        ColumnKind::NameWithPoints => &["indicators[].name", "indicators[].points"],
                        ColumnKind::Points => &["indicators[].points"],
                        ColumnKind::Target | ColumnKind::TargetValue => &["indicators[].target"],
                        ColumnKind::Actual => &["indicators[].actual"],
                        ColumnKind::Score => &["indicators[].score", "indicators[].shares_score_with_above"],
                        ColumnKind::Reason => &["indicators[].reason"],
                        _ => &[],
                    };
                    found.extend(members);
                }
            }
        }
    }
}
