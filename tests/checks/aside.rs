//! Warnings and hints can be put aside with a reason; a changed figure brings them back; errors stay.

use std::collections::BTreeSet;

use ziping::checks::{Check, Finding, Severity, check, dismissal, no_errors, outdated};
use ziping::evaluation::Evaluation;
use ziping::number::{Amount, Points};
use ziping::scoring::{Facts, score};
use ziping::{examples, file, scheme};

use super::files::{names, path};

fn found(evaluation: &Evaluation) -> Vec<Finding> {
    let scheme = scheme::of(evaluation).unwrap();
    let card = score(evaluation, &scheme);
    check(Facts { evaluation, scheme: &scheme, card: &card }, &[])
}

/// The single tables among the bad examples.
fn bad_tables() -> Vec<Evaluation> {
    let mut tables = Vec::new();
    for check in Check::ALL {
        let directory = path("checks/examples").join(check.id());
        for name in names(&directory).iter().filter(|name| name.starts_with("bad")) {
            let bytes = std::fs::read(directory.join(format!("{name}.json"))).unwrap();
            let mut evaluations = file::read(&bytes).unwrap().into_evaluations();
            if evaluations.len() == 1 {
                tables.push(evaluations.remove(0));
            }
        }
    }
    tables
}

/// The example with a deduction that nobody explains, and a hint for the whole table.
fn table() -> Evaluation {
    let mut evaluation = examples::all().remove(0);
    evaluation.indicators[14].reason.clear();
    evaluation.narrative.deviation.clear();
    evaluation
}

fn put_aside(evaluation: &mut Evaluation, wanted: Check, reason: &str) -> Finding {
    let finding = found(evaluation).into_iter().find(|finding| finding.check == wanted).unwrap();
    let dismissed = dismissal(&finding, evaluation, reason.into());
    evaluation.dismissed.push(dismissed);
    finding
}

fn reason_of(evaluation: &Evaluation, wanted: Check) -> Option<String> {
    found(evaluation).into_iter().find(|finding| finding.check == wanted).unwrap().put_aside
}

#[test]
fn whatever_may_be_put_aside_stays_so_and_nothing_else_does() {
    for table in bad_tables() {
        for finding in found(&table) {
            let mut evaluation = table.clone();
            evaluation.dismissed = vec![dismissal(&finding, &table, "已向主管部门说明".into())];
            let aside: Vec<Finding> =
                found(&evaluation).into_iter().filter(|found| found.put_aside.is_some()).collect();
            // A report has no section without a word, whatever the reason.
            if finding.severity == Severity::Error || finding.check == Check::D16 {
                assert_eq!(aside, [], "{finding:?}");
            } else {
                assert_eq!(aside.len(), 1, "{finding:?}");
                assert_eq!(aside[0].put_aside.as_deref(), Some("已向主管部门说明"));
                assert_eq!((aside[0].check, &aside[0].place), (finding.check, &finding.place));
            }
        }
    }
}

#[test]
fn findings_of_one_table_are_told_apart() {
    for table in bad_tables() {
        let all = found(&table);
        let named: BTreeSet<_> = all
            .iter()
            .map(|finding| dismissal(finding, &table, String::new()))
            .map(|it| (it.id, it.row, it.field, it.inputs))
            .collect();
        assert_eq!(named.len(), all.len());
    }
}

#[test]
fn a_changed_figure_of_the_row_brings_it_back_and_another_rows_does_not() {
    type Change = fn(&mut Evaluation);
    let changes: [Change; 5] = [
        |table| table.indicators[14].score = Points::parse("7").ok(),
        |table| table.indicators[14].actual = "93%".into(),
        |table| table.indicators[14].target = "91%".into(),
        |table| table.indicators[14].points = Points::parse("11").ok(),
        |table| table.indicators[14].share = ziping::number::Ratio::parse("0.9").ok(),
    ];
    let mut before = table();
    put_aside(&mut before, Check::A15, "抽样方式待改进");
    assert_eq!(reason_of(&before, Check::A15).as_deref(), Some("抽样方式待改进"));
    for change in changes {
        let mut after = before.clone();
        change(&mut after);
        assert_eq!(reason_of(&after, Check::A15), None);
    }
    before.indicators[0].actual = "5次".into();
    before.indicators[14].note = "另有说明".into();
    assert_eq!(reason_of(&before, Check::A15).as_deref(), Some("抽样方式待改进"));
}

#[test]
fn a_finding_on_the_whole_table_comes_back_with_any_figure() {
    let mut before = table();
    let finding = put_aside(&mut before, Check::B06, "目标为年初批复值");
    assert_eq!(finding.row(), None);
    assert_eq!(reason_of(&before, Check::B06).as_deref(), Some("目标为年初批复值"));
    let mut after = before.clone();
    after.budget.total.executed = Amount::parse("570.35").ok();
    assert_eq!(reason_of(&after, Check::B06), None);
    let mut after = before.clone();
    after.indicators[13].score = Points::parse("3").ok();
    assert_eq!(reason_of(&after, Check::B06), None);
}

#[test]
fn what_was_put_aside_for_other_figures_is_known_as_outdated() {
    let mut evaluation = table();
    put_aside(&mut evaluation, Check::A15, "旧的理由");
    let old = evaluation.dismissed[0].clone();
    let now = |evaluation: &Evaluation| {
        let all = found(evaluation);
        let finding = all.iter().find(|finding| finding.check == Check::A15).unwrap();
        outdated(finding, &all, evaluation)
    };
    assert_eq!(now(&evaluation), []);
    evaluation.indicators[14].score = Points::parse("7").ok();
    assert_eq!(now(&evaluation), std::slice::from_ref(&old));
    // What belongs to another field or check is not touched.
    evaluation.dismissed[0].field = "target".into();
    assert_eq!(now(&evaluation), []);
    evaluation.dismissed[0] = old;
    evaluation.dismissed[0].id = "B01".into();
    assert_eq!(now(&evaluation), []);
}

/// Files keep these digits: a version that computed others would bring everything back that was put aside.
#[test]
fn the_digest_stays_what_it_was() {
    let mut evaluation = table();
    put_aside(&mut evaluation, Check::A15, "");
    put_aside(&mut evaluation, Check::B06, "");
    let inputs: Vec<&str> = evaluation.dismissed.iter().map(|it| it.inputs.as_str()).collect();
    assert_eq!(inputs, ["a8e8c090f46aefb1", "f25b5ea2a3804010"]);
}

#[test]
fn only_errors_make_a_draft() {
    let mut evaluation = table();
    let findings = found(&evaluation);
    assert!(!findings.is_empty() && no_errors(&findings));
    evaluation.indicators[0].score = Points::parse("6").ok();
    assert!(!no_errors(&found(&evaluation)));
    assert!(no_errors(&[]));
}

/// The field is the path inside the row, else inside the evaluation; a list of another kind is no row.
#[test]
fn what_is_kept_names_row_and_field() {
    let mut evaluation = table();
    evaluation.accounts[0].adjusted = Amount::parse("570.37").ok();
    evaluation.claimed.total = Points::parse("95").ok();
    let kept = |wanted: Check| {
        let all = found(&evaluation);
        let finding = all.iter().find(|finding| finding.check == wanted).unwrap();
        let kept = dismissal(finding, &evaluation, "理由".into());
        (finding.row(), kept.row.map(|id| id.to_string()), kept.field, kept.reason)
    };
    let row = evaluation.indicators[14].id.to_string();
    assert_eq!(kept(Check::A15), (Some(14), Some(row), "score".into(), "理由".into()));
    assert_eq!(kept(Check::A01), (None, None, "claimed.total".into(), "理由".into()));
    assert_eq!(kept(Check::A12), (None, None, "accounts[0].adjusted".into(), "理由".into()));
}
