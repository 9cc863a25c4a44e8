//! Every file in `tests/cases`: an evaluation and the figures that a person worked out for it by hand.
//!
//! A case has a `title`, the `rule` it follows in the words of its `source`, the `working` by hand, an
//! `evaluation` as in a file, and what is to `expect`: `total`, `grade`, `complete`, `budget` (`rate`,
//! `score`), `sections`, and for each row `computed`, `score`, and where it matters `reading`,
//! `explanation`, `notes` and `finished`. What a case leaves out is not compared; `null` means "there is none". To add a case, add a
//! file. Figures in `expect` are never copied from the program. A scheme that begins with `test-` lies in `tests/schemes`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "schemes/mod.rs"]
mod schemes;

use std::path::PathBuf;

use serde_json::Value;
use ziping::evaluation::{Evaluation, Indicator};
use ziping::number::{Points, Ratio};
use ziping::scheme::{self, BudgetBase, EqualScoring, Scheme};
use ziping::scoring::{Finished, RowScore, Scorecard, score};
use ziping::{file, words};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The cases whose file name starts with `prefix`, by name.
fn cases(prefix: &str) -> Vec<(String, Value)> {
    let mut cases: Vec<(String, Value)> = std::fs::read_dir(root().join("tests/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name.starts_with(prefix))
        .map(|(name, path)| (name, serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()))
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

fn points(points: Option<Points>) -> Value {
    points.map_or(Value::Null, |points| points.exact().fixed(2).into())
}

fn rate(rate: Option<Ratio>) -> Value {
    rate.map_or(Value::Null, |rate| rate.exact().fixed(4).into())
}

fn row(row: &RowScore, name: &str, scheme: &Scheme) -> Value {
    match name {
        "computed" => points(row.computed),
        "score" => points(row.score()),
        "reading" => words::reading(&row.target).into(),
        "notes" => words::row_notes(row).into(),
        "explanation" => words::explain_row(row, scheme).into(),
        "finished" => match row.finished {
            Finished::Yes => "yes".into(),
            Finished::No => "no".into(),
            Finished::Undecided => "undecided".into(),
        },
        other => panic!("a row has no {other}"),
    }
}

fn section(card: &Scorecard) -> Value {
    let sections = card.sections.iter().map(|section| {
        serde_json::json!({
            "title": section.title.as_deref().unwrap_or("其他"),
            "points": points(section.points),
            "points_set": points(Some(section.points_set)),
            "score": points(section.score),
        })
    });
    sections.collect()
}

/// What the program says beside what the case expects; one line for each difference.
fn differences(case: &Value) -> Vec<String> {
    let text = serde_json::to_vec(&schemes::evaluation(case)).unwrap();
    let evaluations = match file::read(&text) {
        Ok(document) => document.into_evaluations(),
        Err(error) => return vec![format!("does not open: {}", words::file_error(&error))],
    };
    let evaluation = &evaluations[0];
    let scheme = scheme::of(evaluation).unwrap();
    let card = score(evaluation, &scheme);
    let mut found = Vec::new();
    let mut compare = |place: String, expected: &Value, got: &Value| {
        if expected != got {
            found.push(format!("{place}: expected {expected}, got {got}"));
        }
    };
    for (name, expected) in case["expect"].as_object().unwrap() {
        match name.as_str() {
            "total" => compare("total".into(), expected, &points(card.total)),
            "grade" => {
                compare("grade".into(), expected, &card.grade.clone().map_or(Value::Null, Value::from))
            }
            "complete" => compare("complete".into(), expected, &card.complete.into()),
            "budget" => {
                let budget = card.budget.as_ref().unwrap();
                compare("budget rate".into(), &expected["rate"], &rate(budget.rate));
                compare("budget score".into(), &expected["score"], &points(budget.score));
            }
            "sections" => compare("sections".into(), expected, &section(&card)),
            "rows" => {
                let rows = expected.as_array().unwrap();
                compare("rows".into(), &rows.len().into(), &card.rows.len().into());
                for (index, (expected, got)) in rows.iter().zip(&card.rows).enumerate() {
                    for (name, expected) in expected.as_object().unwrap() {
                        compare(format!("row {} {name}", index + 1), expected, &row(got, name, &scheme));
                    }
                }
            }
            other => panic!("a case has no {other}"),
        }
    }
    found
}

fn all_hold(prefix: &str) {
    let cases = cases(prefix);
    assert!(!cases.is_empty(), "no case begins with {prefix}");
    let mut failures = String::new();
    for (name, case) in cases {
        for difference in differences(&case) {
            failures.push_str(&format!(
                "\n{name} ({}), {difference}\n  by the rule: {}",
                case["title"].as_str().unwrap(),
                case["rule"].as_str().unwrap()
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}\n");
}

/// One test for each group of files, so that a failure names what is wrong.
macro_rules! groups {
    ($($test:ident: $prefix:literal,)+) => {
        $(#[test] fn $test() { all_hold($prefix); })+

        // A file whose name begins with no group's word would be tested by nobody.
        #[test]
        fn every_case_belongs_to_a_group_and_says_where_it_comes_from() {
            let prefixes = [$($prefix),+];
            let cases = cases("");
            assert!(cases.len() >= 40);
            for (name, case) in cases {
                assert!(prefixes.iter().any(|prefix| name.starts_with(prefix)), "{name}");
                for member in ["title", "rule", "source"] {
                    assert!(case[member].as_str().is_some_and(|text| !text.is_empty()), "{name}: {member}");
                }
                assert!(!case["working"].as_array().unwrap().is_empty(), "{name}: working");
                assert!(case["expect"]["rows"].is_array(), "{name}: rows");
            }
        }
    };
}

groups! {
    more_is_better_is_scored_as_the_rule_says: "at-least-",
    less_is_better_is_scored_as_the_rule_says: "at-most-",
    a_target_is_finished_when_its_rule_is_reached: "finished-",
    a_target_of_zero_is_a_ceiling: "zero-",
    equal_is_scored_like_at_least: "equal-",
    less_is_better_under_the_cost_heading: "cost-",
    a_range_is_scored_as_the_rule_says: "range-",
    a_date_is_scored_as_the_rule_says: "by-date-",
    tiers_are_scored_inside_their_bands: "tier-",
    a_negative_target_is_not_scored: "negative-",
    an_actual_that_is_no_number_is_not_scored: "actual-",
    a_blank_target_is_not_scored: "target-",
    two_numbers_in_a_cell_are_words: "two-",
    units_are_brought_together_or_refused: "unit-",
    numbers_are_read_however_they_are_written: "writing-",
    words_around_a_number_are_understood: "words-",
    a_person_can_overrule_the_reading: "overrule-",
    an_entered_score_counts_and_stands_beside_the_computed_one: "entered-",
    a_merged_score_is_full_or_open: "merged-",
    rows_without_points_have_no_score: "rows-",
    sections_are_found_by_title: "sections-",
    the_budget_is_scored_by_its_rate: "budget-",
    rounding_is_half_up_and_once: "rounding-",
    long_figures_stay_exact: "long-",
    grades_are_closed_below: "grade-",
    a_table_is_complete_when_nothing_is_open: "complete-",
    what_a_table_claims_is_not_scored: "claimed-",
    published_tables_give_their_figures: "table-",
    all_or_nothing_gives_all_or_nothing: "all-or-nothing-",
    nothing_is_given_below_the_pass_line: "pass-line-",
    each_step_costs_its_points: "step-",
    bands_give_their_points: "bands-",
    a_linear_loss_ends_where_the_scheme_says: "linear-",
    the_form_with_costs_is_scored: "mof-2021-",
    the_form_of_sichuan_is_scored: "sichuan-",
    the_form_of_yunnan_is_scored: "yunnan-",
    the_form_of_yinchuan_is_scored: "yinchuan-",
    the_form_without_scores_gives_none: "transfer-",
}

fn example(name: &str) -> Evaluation {
    let bytes = std::fs::read(root().join("examples").join(name)).unwrap();
    file::read(&bytes).unwrap().into_evaluations().remove(0)
}

fn scored(evaluation: &Evaluation) -> Scorecard {
    score(evaluation, &scheme::of(evaluation).unwrap())
}

// issue 2: "The seed's whole-unit table gives 94.00, 优, with the scores that it prints entered; its
// computed score for 教师对培训质量满意度 is 10.00 against the entered 8."
#[test]
fn the_whole_unit_example_gives_94_and_excellent() {
    let evaluation = example("hubei-2020-unit.json");
    let card = scored(&evaluation);
    assert_eq!(points(card.total), "94.00");
    assert_eq!(card.grade.as_deref(), Some("优"));
    assert!(card.complete);
    let satisfaction =
        evaluation.indicators.iter().find(|row| row.name == "教师对培训质量满意度").map(|row| &row.id);
    let row = card.row(satisfaction.unwrap()).unwrap();
    assert_eq!((points(row.computed), points(row.score())), ("10.00".into(), "8.00".into()));
    assert!(row.differs());
    // rules.md §8: "units points 20+40+40=100, 15 indicators, scores 20+40+34=94".
    let sections: Vec<Value> = card.sections.iter().map(|section| points(section.score)).collect();
    assert_eq!(sections, ["40.00", "34.00"]);
    assert_eq!(card.rows.len(), 15);
    assert_eq!(points(card.points_set), "100.00");
}

// issue 2: "Its project table gives 95.00, 优."
#[test]
fn the_project_example_gives_95_and_excellent() {
    let card = scored(&example("hubei-2020-project.json"));
    assert_eq!(points(card.total), "95.00");
    assert_eq!(card.grade.as_deref(), Some("优"));
    // rules.md §8: "project 20+40+30+10=100, 13 indicators, 20+40+25+10=95".
    let sections: Vec<Value> = card.sections.iter().map(|section| points(section.score)).collect();
    assert_eq!(sections, ["40.00", "25.00", "10.00"]);
    assert_eq!(card.rows.len(), 13);
    assert_eq!(points(card.points_set), "100.00");
}

/// An evaluation of one row and one budget under the national project form.
fn one_row(target: &str, actual: &str) -> Evaluation {
    let text = serde_json::json!({
        "format": "ziping-evaluation", "version": 1, "scheme": "mof-2020-project", "unit": "某校", "year": 2020,
        "project": {"name": "某项目"},
        "budget": {"total": {"initial": "50", "adjusted": "100", "executed": "40"}},
        "indicators": [{"level1": "产出指标", "level2": "数量指标", "points": "10", "target": target, "actual": actual}],
    });
    file::read(text.to_string().as_bytes()).unwrap().into_evaluations().remove(0)
}

fn changed(change: impl FnOnce(&mut Scheme)) -> Scheme {
    let mut scheme = (*scheme::find("mof-2020-project").unwrap()).clone();
    change(&mut scheme);
    scheme
}

// scoring.md: "equal: as at_least, unless the scheme says otherwise."
#[test]
fn a_scheme_can_give_equal_all_or_nothing() {
    let strict = changed(|scheme| scheme.rules.equal.scored = EqualScoring::AllOrNothing);
    for (actual, expected) in [("8个", "10.00"), ("6个", "0.00"), ("9个", "0.00")] {
        assert_eq!(points(score(&one_row("=8个", actual), &strict).rows[0].computed), expected, "{actual}");
    }
}

// scoring.md: "The base (adjusted or initial) is scheme data."
#[test]
fn a_scheme_can_take_the_rate_on_the_initial_budget() {
    let initial = changed(|scheme| scheme.budget.as_mut().unwrap().base = BudgetBase::Initial);
    let budget = score(&one_row("1次", "1次"), &initial).budget.unwrap();
    // 40 ÷ 50 = 0.8; 10 × 0.8 = 8
    assert_eq!((rate(budget.rate), points(budget.score)), ("0.8000".into(), "8.00".into()));
    let budget = score(&one_row("1次", "1次"), &changed(|_| ())).budget.unwrap();
    assert_eq!((rate(budget.rate), points(budget.score)), ("0.4000".into(), "4.00".into()));
}

// scoring.md: "bounds are scheme data"; rules.md §1.2: some deployments used 优 ≥ 80.
#[test]
fn a_scheme_can_have_other_grade_bounds() {
    let lower = changed(|scheme| {
        scheme.grades.bounds[0].from = Points::parse("14").unwrap();
        for (bound, from) in scheme.grades.bounds.iter_mut().skip(1).zip(["12", "10", "0"]) {
            bound.from = Points::parse(from).unwrap();
        }
    });
    // 4 + 10 + 0 = 14, of 100: exactly the bound.
    let mut table = one_row("1次", "1次");
    let rest = Indicator {
        points: Points::parse("80").ok(),
        score: Points::parse("0").ok(),
        ..Indicator::default()
    };
    assert_eq!(score(&table, &lower).grade, None, "of 20 points");
    table.indicators.push(rest);
    let card = score(&table, &lower);
    assert_eq!((points(card.total), card.grade.as_deref()), ("14.00".into(), Some("优")));
}

// A form may have no scored budget (rules.md §3, transfer payments): then only the rows must be complete.
#[test]
fn a_scheme_without_a_scored_budget_is_complete_with_its_rows() {
    let rows_only = changed(|scheme| scheme.budget = None);
    let card = score(&one_row("1次", "1次"), &rows_only);
    assert_eq!((card.budget.is_none(), points(card.total), card.complete), (true, "10.00".into(), true));
}

// scoring.md "Words": 按“不低于”计：10 分 × 98 ÷ 100 = 9.80 分（鄂财绩发〔2020〕3号所附表注）.
#[test]
fn an_explanation_shows_figures_rule_rounding_and_basis() {
    let scheme = scheme::find("hubei-2020-project").unwrap();
    let card = score(&one_row("≥100%", "98%"), &scheme);
    assert_eq!(
        words::explain_row(&card.rows[0], &scheme),
        "按“不低于”计：10 分 × 98 ÷ 100 = 9.80 分（鄂财绩发〔2020〕3号所附表注）"
    );
}

// scoring.md "Words": "An explanation shows her own figures". Whatever a target of zero with ≥ is worth,
// the explanation must not say of an actual of 5 that it did not exceed 0.
#[test]
fn an_explanation_of_a_zero_target_is_true_of_the_actual_value() {
    let scheme = scheme::find("mof-2020-project").unwrap();
    for (target, rule) in [("≥0", None), ("0", Some(ziping::evaluation::Rule::AtLeast))] {
        let mut evaluation = one_row(target, "5");
        evaluation.indicators[0].rule = rule;
        let card = score(&evaluation, &scheme);
        let said = words::explain_row(&card.rows[0], &scheme);
        assert!(!said.contains("实际未超过 0"), "{target} {rule:?}, actual 5: {said}");
    }
}

// scoring.md "Words": "For null: what is missing and where to say it."
#[test]
fn every_row_without_a_score_says_what_is_missing() {
    for (name, case) in cases("") {
        let text = serde_json::to_vec(&schemes::evaluation(&case)).unwrap();
        let Ok(document) = file::read(&text) else { continue };
        for evaluation in document.into_evaluations() {
            let scheme = scheme::of(&evaluation).unwrap();
            let card = score(&evaluation, &scheme);
            for row in card.rows.iter().filter(|row| row.computed.is_none() && row.is_pointed()) {
                let said = words::explain_row(row, &scheme);
                assert!(said.contains("不能自动计分：") && said.ends_with('。'), "{name}: {said}");
            }
        }
    }
}
