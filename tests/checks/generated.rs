//! What the program writes itself agrees with the table that it was written from.

use ziping::checks::{Family, Severity};
use ziping::evaluation::Evaluation;
use ziping::report::{Part, SheetKind, report};
use ziping::scheme;
use ziping::scoring::{Facts, score};
use ziping::{checks, examples, words};

use super::files::{Unit, names, path};

/// The generated report as somebody would paste it: text alone, tables with tabs.
fn text_of(evaluation: &Evaluation) -> String {
    let scheme = scheme::of(evaluation).unwrap();
    let card = score(evaluation, &scheme);
    let document = report(evaluation, &scheme, &card, false);
    let mut lines = Vec::new();
    let sheets = document.sheets.iter().filter(|sheet| sheet.kind == SheetKind::Report);
    for part in sheets.flat_map(|sheet| &sheet.parts) {
        match part {
            Part::Title(title) => lines.extend(title.clone()),
            Part::Heading { text, .. } | Part::Caption(text) => lines.push(text.clone()),
            Part::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Part::Line(texts) | Part::Footnotes(texts) => lines.extend(texts.clone()),
            Part::Table(table) => {
                lines.extend(table.rows.iter().map(|row| {
                    row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t")
                }))
            }
            Part::Signature { unit, date } => lines.extend([unit.clone(), date.clone()]),
        }
    }
    lines.join("\n")
}

/// Errors and warnings of family D, and B07, on a table that has its own generated report as the report made elsewhere. A text
/// that is still to be written says so (D11), which is right.
fn shouts(evaluation: &Evaluation) -> Vec<String> {
    let mut own = evaluation.clone();
    own.claimed.report = text_of(evaluation);
    let scheme = scheme::of(&own).unwrap();
    let card = score(&own, &scheme);
    let found = checks::check(Facts { evaluation: &own, scheme: &scheme, card: &card }, &[]);
    let of_report = found.iter().filter(|finding| {
        finding.place.path() == "claimed.report" || finding.check.family() == Family::Agreement
    });
    let loud =
        of_report.filter(|finding| finding.severity != Severity::Hint && finding.check != checks::Check::D11);
    loud.map(|finding| format!("{} {}", finding.check.id(), words::finding(finding))).collect()
}

#[test]
fn generated_reports_of_the_examples_agree_with_them() {
    for evaluation in examples::all() {
        let before = shouts(&Evaluation { report: std::collections::BTreeMap::default(), ..evaluation });
        assert_eq!(before, Vec::<String>::new());
    }
}

#[test]
fn generated_reports_of_right_tables_agree_with_them() {
    let directory = path("checks/examples");
    let mut seen = 0;
    for check in checks::Check::ALL {
        let directory = directory.join(check.id());
        if !directory.is_dir() {
            continue;
        }
        for name in names(&directory).iter().filter(|name| name.starts_with("good")) {
            let unit = Unit::read(&directory.join(format!("{name}.json")));
            for (evaluation, _) in unit.findings() {
                seen += 1;
                let told = Evaluation { report: std::collections::BTreeMap::default(), ..evaluation.clone() };
                assert_eq!(shouts(&told), Vec::<String>::new(), "{}/{name}", check.id());
            }
        }
    }
    assert!(seen >= 30, "only {seen} tables");
}
