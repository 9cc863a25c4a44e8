//! Every row of `statements.tsv`: a text, and everything that is read out of it.
//!
//! The table is for people to review. First column: the text, `¶` a line end. Second column: what is read, parts parted by
//! ` | `, in this order: statements (`total 94 分`, `section 产出指标 34 分`, `rate 98.5 %`, `budget 570.36 万元`, `set 15 个` …, with
//! `@basic`, `@source:财政拨款` … where it is not about the whole), claims (`grade 优`, `all finished`, `no reason`, `no targets`,
//! `nothing Unfinished`), indicators (`#1 名 → 目标 → 实际`), attachments, units and dates; `-` for nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write;

use ziping::prose::{About, Prose, Role, Said, Scope, read};
use ziping::report::{Part, report};
use ziping::{examples, file, scheme, scoring};

const TABLE: &str = include_str!("statements.tsv");

fn written(prose: &Prose) -> String {
    let mut parts: Vec<String> = Vec::new();
    for said in &prose.statements {
        let about = match &said.about {
            About::TotalScore => "total".to_owned(),
            About::SectionScore { name } => format!("section {name}"),
            About::Rate => "rate".to_owned(),
            About::Amount(role) => format!("{role:?}").to_lowercase(),
            About::IndicatorsSet => "set".to_owned(),
            About::IndicatorsFinished => "finished".to_owned(),
            About::IndicatorsUnfinished => "unfinished".to_owned(),
        };
        let scope = match &said.scope {
            Scope::Whole => String::new(),
            Scope::Source(name) => format!(" @source:{name}"),
            Scope::Part(name) => format!(" @part:{name}"),
            other => format!(" @{other:?}").to_lowercase(),
        };
        let mut part = format!("{about} {}", said.value.plain());
        if !said.unit.is_empty() {
            write!(part, " {}", said.unit).unwrap();
        }
        parts.push(part + &scope);
    }
    for claim in &prose.claims {
        parts.push(match &claim.what {
            Said::Grade(grade) => format!("grade {grade}"),
            Said::AllFinished => "all finished".to_owned(),
            Said::NoReason => "no reason".to_owned(),
            Said::NoTargetsDeclared => "no targets".to_owned(),
            Said::Nothing => format!("nothing {:?}", claim.place.topic),
        });
    }
    for one in &prose.indicators {
        let number = one.number.map_or("?".to_owned(), |number| number.to_string());
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        parts.push(format!("#{number} {} → {} → {}", one.name, or_dash(&one.target), or_dash(&one.actual)));
    }
    parts.extend(prose.attachments.iter().map(|one| format!("attached {} ({:?})", one.name, one.kind)));
    parts.extend(prose.units.iter().map(|one| format!("unit {} ({:?})", one.name, one.from)));
    parts.extend(
        prose.dates.iter().map(|one| format!("{} {}", if one.filed { "filed" } else { "signed" }, one.day)),
    );
    if parts.is_empty() { "-".to_owned() } else { parts.join(" | ") }
}

fn rows() -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    let lines = TABLE.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(line, number)| {
        let (text, expected) = line.split_once('\t').unwrap_or_else(|| panic!("line {number}: no tab"));
        (number, text, expected)
    })
}

#[test]
fn every_row_is_read_as_the_table_says() {
    let mut wrong = String::new();
    for (line, text, expected) in rows() {
        let found = written(&read(&text.replace('¶', "\n")));
        if found != expected {
            writeln!(wrong, "{line}: {text}\n   found    {found}\n   expected {expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_table_is_worth_its_name() {
    let mut seen = std::collections::HashSet::new();
    for (line, text, _) in rows() {
        assert!(seen.insert(text), "line {line} stands twice");
    }
    assert!(seen.len() >= 90, "{} rows", seen.len());
}

/// The text of our own report, a line for each heading and paragraph.
fn generated(evaluation: &ziping::evaluation::Evaluation) -> String {
    let scheme = scheme::of(evaluation).unwrap();
    let document = report(evaluation, &scheme, &scoring::score(evaluation, &scheme), false);
    let lines = document.sheets[0].parts.iter().flat_map(|part| match part {
        Part::Title(lines) => lines.clone(),
        Part::Heading { text, .. } => vec![text.clone()],
        Part::Paragraph(paragraph) => vec![paragraph.text.clone()],
        Part::Signature { unit, date } => vec![unit.clone(), date.clone()],
        _ => Vec::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn our_own_reports_are_read_back_as_the_data_has_it() {
    let second = file::read(include_bytes!("../report/second.json")).unwrap().into_evaluations();
    for mut evaluation in examples::all().into_iter().chain(second) {
        evaluation.report.clear(); // a person's own sentences may say anything
        let scheme = scheme::of(&evaluation).unwrap();
        let card = scoring::score(&evaluation, &scheme);
        let text = generated(&evaluation);
        let prose = read(&text);
        let figures = |wanted: About| -> Vec<_> {
            let found = prose.statements.iter().filter(|said| said.about == wanted);
            found
                .filter(|said| matches!(said.scope, Scope::Whole | Scope::Project))
                .map(|said| said.value)
                .collect()
        };
        if let Some(total) = card.total {
            assert_eq!(figures(About::TotalScore), [total.exact()], "{text}");
        }
        let funds = &evaluation.budget.total;
        for (role, amount) in [(Role::Adjusted, funds.adjusted), (Role::Executed, funds.executed)] {
            let found = figures(About::Amount(role));
            assert!(
                !found.is_empty() && found.iter().all(|value| Some(*value) == amount.map(|a| a.exact())),
                "{role:?} {found:?}\n{text}"
            );
        }
        let set = evaluation.indicators.len();
        assert_eq!(
            figures(About::IndicatorsSet),
            [ziping::number::Exact::from(i64::try_from(set).unwrap())],
            "{text}"
        );
        let numbered: Vec<_> = prose.indicators.iter().filter(|one| one.number.is_some()).collect();
        assert_eq!(numbered.len(), set, "{text}");
        for one in numbered {
            let row = evaluation.indicators.iter().find(|row| row.name.trim() == one.name).expect(&one.name);
            let typed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            assert_eq!(
                (&one.target, &one.actual),
                (&typed(&row.target), &typed(&row.actual)),
                "{}",
                one.name
            );
        }
        assert_eq!(prose.year(), Some(evaluation.year));
        assert!(
            !prose.units.is_empty() && prose.units.iter().all(|one| one.name == evaluation.unit),
            "{:?}",
            prose.units
        );
        assert_eq!(prose.attachments.len(), 1);
    }
}
