//! What this program exports comes back: every member that a format shows (`shown.rs`, the table in `docs/import.md`), equal, and
//! nothing that it does not show.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod edited;
mod generate;
mod printed;
mod shown;

use std::path::Path;

use proptest::prelude::*;

use printed::{Said, columns, member, printed, said, value};
use shown::{Shown, shown};
use ziping::evaluation::{Evaluation, RowId};
use ziping::export::html;
use ziping::export::make::{Format, Paper, make};
use ziping::import::{self, Choices, Form, Understood, recognise};
use ziping::number::Exact;
use ziping::scheme::{self, ColumnKind, built_in};
use ziping::words::report_back::is_placeholder;
use ziping::{examples, file, scoring};

/// The ways in which an evaluation is taken away, and what each shows.
const WAYS: [(&str, Shown); 5] = [
    ("form.html", Shown::Form),
    ("report.html", Shown::Report),
    ("report.docx", Shown::Report),
    ("book.xlsx", Shown::Excel),
    ("rows.csv", Shown::Csv),
];

fn export(evaluations: &[Evaluation], way: &str) -> Vec<u8> {
    let of = |format| make(evaluations, format, Paper::default()).unwrap();
    match way {
        "form.html" => {
            let scheme = scheme::of(&evaluations[0]).unwrap();
            html::page(&evaluations[0], &scheme, &scoring::score(&evaluations[0], &scheme)).into_bytes()
        }
        "report.html" => of(Format::Html),
        "report.docx" => of(Format::Docx),
        "book.xlsx" => of(Format::Xlsx),
        _ => of(Format::Csv),
    }
}

fn understand(bytes: &[u8], way: &str) -> Understood {
    let source = import::read(bytes, way).unwrap_or_else(|why| panic!("{way}: {why:?}"));
    recognise(&source, &Choices::default())
}

/// What is not equal in a form that came back.
fn differences(evaluation: &Evaluation, form: &Form, kind: Shown) -> Vec<String> {
    let scheme = scheme::of(evaluation).unwrap();
    // A person's own paragraphs stand in the place of those that say what is read.
    let own = kind == Shown::Report && !evaluation.report.is_empty();
    let kind = if own { Shown::Form } else { kind };
    let members = shown(kind, &scheme, evaluation.is_project());
    let wanted = printed(evaluation, kind);
    let found: Said = said(&serde_json::from_str(&form.evaluation).unwrap());
    let in_cells =
        columns(&scheme).contains(&ColumnKind::TargetOperator) && matches!(kind, Shown::Form | Shown::Report);
    // The sheet 数据 and the CSV have the texts of rows to the letter; paper wraps them.
    let on_paper = matches!(kind, Shown::Form | Shown::Report);
    let mut wrong = Vec::new();
    let paths: std::collections::BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
    for path in paths {
        let Some(member) = member(path) else { continue };
        let (one, other) = (wanted.get(path), found.get(path));
        let equal = match (one, other) {
            (Some(one), Some(other)) => {
                one == other
                    || (on_paper || !member.starts_with("indicators")) && unwrapped(one) == *other
                    || on_paper && member == "indicators[].name" && one.strip_prefix("指标1：") == Some(other)
                    || in_cells && member == "indicators[].target" && dense(one) == dense(other)
                    || same_number(member, one, other)
            }
            (None, None) => true,
            (None, Some(_)) if own => form.mark(path).is_some_and(|mark| !mark.is_certain()),
            // A score that nobody entered stays one that is computed, if it is the same.
            (Some(one), None) if kind == Shown::Excel && member == "indicators[].score" => {
                computed(form, &scheme, path).is_some_and(|score| same_number(member, one, &score))
            }
            // The report's own words for nothing.
            (Some(one), None) => kind == Shown::Report && is_placeholder(one),
            _ => false,
        };
        if members.contains(member) {
            if !equal {
                wrong.push(format!("{path}: {one:?} came back as {other:?}"));
            } else if !own && form.mark(path).is_some_and(|mark| !mark.is_certain()) {
                wrong.push(format!("{path}: equal, but marked {:?}", form.mark(path).unwrap().doubts));
            }
        } else if other.is_some() && !equal && !own && !ALWAYS.contains(&member) {
            wrong.push(format!("{path}: not shown, but came back as {other:?} for {one:?}"));
        }
    }
    wrong
}

/// Some seconds in a debug build.
const CASES: u32 = 64;

/// Members that a file has whatever the source says.
const ALWAYS: &[&str] = &["scheme", "unit", "year", "project.name", "amount_unit", "accounts[].kind"];

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The score that the program gives a row which came back without one.
fn computed(form: &Form, scheme: &scheme::Scheme, path: &str) -> Option<String> {
    let place: usize = path.split(['[', ']']).nth(1)?.parse().ok()?;
    let card = scoring::score(&form.read().unwrap(), scheme);
    Some(card.rows.get(place)?.score()?.to_string())
}

/// On paper a line that does not end with a stop goes on in the next one, and a blank between Chinese characters is none.
fn unwrapped(text: &str) -> String {
    let mut made = String::new();
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let before = made.chars().next_back().unwrap_or(' ');
        let wide = !before.is_ascii() && signs.peek().is_some_and(|next| !next.is_ascii());
        let stop = ['。', '；', '：', '！', '？'].contains(&before);
        if !(c == ' ' && wide || c == '\n' && !stop) {
            made.push(c);
        }
    }
    made
}

/// Points, scores and totals may lose zeros at their ends; amounts keep their digits.
fn same_number(member: &str, one: &str, other: &str) -> bool {
    let points = [
        "indicators[].points",
        "indicators[].score",
        "claimed.sections",
        "claimed.budget_score",
        "claimed.total",
        "claimed.goal_points",
    ];
    points.contains(&member) && Exact::parse(one).is_ok() && Exact::parse(one) == Exact::parse(other)
}

/// Every way of one evaluation.
fn complaints(evaluation: &Evaluation, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (way, kind) in WAYS {
        let bytes = export(std::slice::from_ref(evaluation), way);
        if let Ok(folder) = std::env::var("ROUNDTRIP_OUT") {
            std::fs::write(Path::new(&folder).join(format!("{name}.{way}")), &bytes).unwrap();
        }
        let understood = understand(&bytes, way);
        match understood.forms.as_slice() {
            [form] => all.extend(
                differences(evaluation, form, kind).into_iter().map(|what| format!("{name} {way} {what}")),
            ),
            forms => all.push(format!("{name} {way} {} forms", forms.len())),
        }
    }
    all
}

fn report(all: &[String]) {
    assert!(
        all.is_empty(),
        "{} of them:\n{}",
        all.len(),
        all.iter().take(400).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// The evaluations of `tests/import/tables`.
fn tables() -> Vec<(String, Evaluation)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/tables");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let table: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = table["evaluation"].to_string();
        let evaluation = file::read(text.as_bytes()).unwrap().into_evaluations().remove(0);
        (path.file_stem().unwrap().to_string_lossy().into_owned(), evaluation)
    };
    paths.iter().map(|path| read(path)).collect()
}

#[test]
fn the_examples_come_back_from_every_format() {
    let all = examples::all();
    report(
        &all.iter()
            .enumerate()
            .flat_map(|(at, one)| complaints(one, &format!("example{at}")))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_labelled_tables_come_back_from_every_format() {
    let tables = tables();
    assert!(tables.len() >= 16);
    report(&tables.iter().flat_map(|(name, one)| complaints(one, name)).collect::<Vec<_>>());
}

/// The evaluations of `tests/corpus`: written to be checked, by several hands.
fn corpora() -> Vec<(String, Evaluation)> {
    let mut found = Vec::new();
    for folder in ["tables", "units", "second/tables", "second/units"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let evaluations = file::read(&std::fs::read(&path).unwrap()).unwrap().into_evaluations();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            found.extend(evaluations.into_iter().enumerate().map(|(at, one)| (format!("{name}.{at}"), one)));
        }
    }
    found
}

#[test]
fn the_tables_of_the_corpora_come_back_from_every_format() {
    let tables = corpora();
    assert!(tables.len() >= 100, "{}", tables.len());
    report(&tables.iter().flat_map(|(name, one)| complaints(one, name)).collect::<Vec<_>>());
}

#[test]
fn the_examples_come_back_under_every_scheme() {
    let mut all = Vec::new();
    for scheme in built_in() {
        let mut evaluation =
            if scheme.kind == scheme::Kind::Project { examples::project() } else { examples::whole_unit() };
        evaluation.scheme = scheme.full_id().to_string();
        evaluation.indicators.iter_mut().for_each(|row| row.reason = "受天气影响。".into());
        all.extend(complaints(&evaluation, &scheme.id));
    }
    report(&all);
}

#[test]
fn reasons_that_were_put_together_on_the_form_come_back_to_their_rows() {
    let mut all = Vec::new();
    for id in ["hubei-2020-unit", "hubei-2020-project", "yinchuan-2021-project"] {
        let mut evaluation =
            if id == "hubei-2020-unit" { examples::whole_unit() } else { examples::project() };
        evaluation.scheme = id.into();
        evaluation.narrative.deviation.clear();
        evaluation.budget.reason = "年中压减会议费。".into();
        evaluation.indicators[0].reason = "停课一周，\n改在线上。\n另见附件。".into();
        for (way, _) in [WAYS[0], WAYS[1], WAYS[3]] {
            let understood = understand(&export(std::slice::from_ref(&evaluation), way), way);
            let found = understood.forms[0].read().unwrap();
            assert_eq!(found.narrative.deviation, "", "{id} {way}");
            assert_eq!(found.budget.reason, "年中压减会议费。", "{id} {way}");
            assert!(found.indicators[0].reason.ends_with("另见附件。"), "{id} {way}");
        }
        all.extend(complaints(&evaluation, id));
    }
    report(&all);
}

/// Forms of several pages: rows that a page end parts from their 一级指标, reasons in notes, texts that are cut between lines.
#[test]
fn forms_of_many_pages_come_back_whole() {
    let mut all = Vec::new();
    for scheme in built_in() {
        let mut evaluation =
            if scheme.kind == scheme::Kind::Project { examples::project() } else { examples::whole_unit() };
        evaluation.scheme = scheme.full_id().to_string();
        let rows = evaluation.indicators.clone();
        evaluation.indicators = rows
            .iter()
            .flat_map(|row| {
                (0..4).map(move |at| {
                    let mut row = row.clone();
                    row.name = format!("{}第{}批", row.name, at + 1);
                    row.reason =
                        format!("第{at}批受天气影响，工期顺延，").repeat(if at == 1 { 20 } else { 2 });
                    row
                })
            })
            .collect();
        evaluation.survey.clear();
        evaluation.goals.annual = "年度目标要写得清楚，也要写得明白。".repeat(150);
        evaluation.narrative.measures = "改进措施一条一条地写。".repeat(200);
        evaluation
            .indicators
            .iter_mut()
            .enumerate()
            .for_each(|(at, row)| row.id = RowId::new(format!("row{at}")));
        evaluation.report.clear();
        all.extend(complaints(&evaluation, &scheme.id));
    }
    report(&all);
}

/// A unit with its projects: every scheme of projects, each with rows and texts of its own.
fn package() -> Vec<Evaluation> {
    let mut all = vec![examples::whole_unit()];
    for scheme in built_in().iter().filter(|scheme| scheme.kind == scheme::Kind::Project) {
        let mut project = examples::project();
        project.scheme = scheme.full_id().to_string();
        project.project.get_or_insert_default().name = format!("{}的项目", all.len());
        project.indicators.truncate(4 + all.len());
        project.indicators[0].note = format!("第{}个项目的说明。", all.len());
        all.push(project);
    }
    all
}

#[test]
fn a_whole_package_comes_back_as_many_forms() {
    let package = package();
    let mut all = Vec::new();
    for (way, kind) in WAYS.iter().skip(1) {
        let bytes = export(&package, way);
        if let Ok(folder) = std::env::var("ROUNDTRIP_OUT") {
            std::fs::write(Path::new(&folder).join(format!("package.{way}")), &bytes).unwrap();
        }
        let understood = understand(&bytes, way);
        assert_eq!(understood.forms.len(), package.len(), "{way}");
        for (place, (form, evaluation)) in understood.forms.iter().zip(&package).enumerate() {
            // The report is the first one's.
            let kind = if *kind == Shown::Report && place > 0 { Shown::Form } else { *kind };
            let found = differences(evaluation, form, kind);
            let own = |what: &String| place > 0 || !what.starts_with("claimed.report");
            all.extend(found.into_iter().filter(own).map(|what| format!("{place} {way} {what}")));
        }
        let evaluations = file::read(understood.file().unwrap().as_bytes()).unwrap().into_evaluations();
        assert_eq!(evaluations.len(), package.len());
    }
    report(&all);
}

#[test]
fn a_draft_comes_back_without_its_mark() {
    for evaluation in examples::all() {
        for (format, way) in [(Format::Html, "report.html"), (Format::Docx, "report.docx")] {
            let bytes =
                make(std::slice::from_ref(&evaluation), format, Paper { draft: true, form_only: false })
                    .unwrap();
            let understood = understand(&bytes, way);
            assert_eq!(understood.forms.len(), 1);
            report(&differences(&evaluation, &understood.forms[0], Shown::Report));
            let mark = ziping::words::report::draft_mark();
            assert!(understood.unused.iter().all(|unused| unused.text != mark), "{way}");
        }
    }
}

#[test]
fn a_member_of_the_file_is_in_the_list() {
    for evaluation in examples::all() {
        for path in said(&value(&evaluation)).keys() {
            assert!(
                member(path).is_some()
                    || ["format", "version", "id"].contains(&path.as_str())
                    || path.ends_with("].id"),
                "{path}"
            );
        }
    }
}

#[test]
fn the_documents_table_is_the_list() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/import.md");
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 6).collect();
    let of = |(member, places): &(&str, [shown::Where; 4])| {
        let words = places.map(|place| match place {
            shown::Where::No => "—",
            shown::Where::Form => "form",
            shown::Where::OfUnit => "whole unit",
            shown::Where::OfProject => "project",
            shown::Where::Yes => "yes",
        });
        format!("| `{member}` | {} |", words.join(" | "))
    };
    assert_eq!(lines, shown::MEMBERS.iter().map(of).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_an_office_writes_comes_back_from_every_format(evaluation in generate::evaluation()) {
        let all = complaints(&evaluation, "generated");
        prop_assert!(all.is_empty(), "{}\n{}", all.join("\n"), file::write_evaluation(&evaluation));
    }
}
