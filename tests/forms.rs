//! What every built-in form prints, and what a scheme's own formulas say of a score.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "schemes/mod.rs"]
mod schemes;

use serde_json::{Value, json};
use ziping::checks::Check;
use ziping::evaluation::Evaluation;
use ziping::export::{csv, html, scorecard};
use ziping::report::{Document, Part, Place, Shows, form, report};
use ziping::scheme::{self, ColumnKind, Scheme, built_in};
use ziping::scoring::{Facts, Scorecard, score};
use ziping::{file, words};

fn read(evaluation: &Value) -> Evaluation {
    let text = evaluation.to_string();
    match file::read(text.as_bytes()) {
        Ok(document) => document.into_evaluations().remove(0),
        Err(error) => panic!("{}", words::file_error(&error)),
    }
}

fn with(scheme: &str, budget: Value, rows: Value) -> Evaluation {
    let evaluation = json!({
        "format": "ziping-evaluation", "version": 1, "scheme": scheme, "unit": "某校", "year": 2022,
        "project": {"name": "某项目"}, "budget": budget, "indicators": rows,
    });
    read(&schemes::evaluation(&json!({"evaluation": evaluation})))
}

fn scored(evaluation: &Evaluation) -> (std::sync::Arc<scheme::Scheme>, Scorecard) {
    let scheme = scheme::of(evaluation).unwrap();
    let card = score(evaluation, &scheme);
    (scheme, card)
}

fn row(level1: &str, level2: &str, points: &str, target: &str, actual: &str) -> Value {
    json!({"level1": level1, "level2": level2, "name": format!("关于{target}"), "points": points, "target": target, "actual": actual})
}

/// All texts inside a value.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(entries) => entries.iter().for_each(|entry| texts(entry, found)),
        Value::Object(members) => members.values().for_each(|entry| texts(entry, found)),
        _ => {}
    }
}

#[test]
fn every_place_of_every_form_is_known() {
    for scheme in built_in() {
        let mut found = Vec::new();
        texts(&serde_json::to_value(&scheme.form).unwrap(), &mut found);
        for text in found {
            for place in text.split('{').skip(1) {
                let (name, _) = place.split_once('}').expect("a closed place");
                assert!(Place::from_name(name).is_some(), "{}: {{{name}}}", scheme.id);
            }
        }
    }
}

/// The texts of one column of a form's indicator table.
fn column(document: &Document, kind: ColumnKind) -> Vec<String> {
    let parts = document.sheets.iter().flat_map(|sheet| &sheet.parts);
    let tables = parts.filter_map(|part| if let Part::Table(table) = part { Some(table) } else { None });
    let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let of_kind = cells.filter(|cell| matches!(cell.shows, Shows::OfRow(shown, _) if shown == kind));
    of_kind.map(|cell| cell.text.clone()).collect()
}

#[test]
fn a_target_is_printed_in_three_cells() {
    let targets = [
        ("≧ 735 人次", ["≥", "735", "人次"]),
        ("═ 98.50 %", ["=", "98.50", "%"]),
        ("不超过5万元", ["≤", "5", "万元"]),
        (">3次", [">", "3", "次"]),
        // Without a sign: the one by which the row is judged.
        ("25TB", ["≥", "25", "TB"]),
        ("0起", ["≤", "0", "起"]),
        // What is no plain figure stays whole.
        ("有效", ["定性", "有效", ""]),
        ("3-5个", ["", "3-5个", ""]),
        ("2022年12月底前", ["", "2022年12月底前", ""]),
        ("约500人", ["", "约500人", ""]),
        ("2万人次", ["", "2万人次", ""]),
        ("", ["", "", ""]),
    ];
    let rows: Vec<Value> =
        targets.iter().map(|(target, _)| row("产出指标", "数量指标", "5", target, "")).collect();
    for id in ["yunnan-2022-project", "sichuan-2023-project"] {
        let evaluation = with(id, json!({}), json!(rows));
        let (scheme, card) = scored(&evaluation);
        let form = form(&evaluation, &scheme, &card, false);
        let [operators, values, units] =
            [ColumnKind::TargetOperator, ColumnKind::TargetValue, ColumnKind::TargetUnit]
                .map(|kind| column(&form, kind));
        for (at, (target, cells)) in targets.iter().enumerate() {
            assert_eq!([&operators[at], &values[at], &units[at]], cells.each_ref(), "{target}");
        }
    }
}

// The person's rule is what the row is judged by, so it is what the form says.
#[test]
fn an_overruled_target_is_printed_with_the_sign_of_its_rule() {
    let mut evaluation =
        with("yunnan-2022-project", json!({}), json!([row("产出指标", "数量指标", "5", "≥3次", "2次")]));
    evaluation.indicators[0].rule = Some(ziping::evaluation::Rule::AtMost);
    let (scheme, card) = scored(&evaluation);
    assert_eq!(column(&form(&evaluation, &scheme, &card, false), ColumnKind::TargetOperator), ["≤"]);
    evaluation.indicators[0].rule = Some(ziping::evaluation::Rule::Tier);
    let (scheme, card) = scored(&evaluation);
    assert_eq!(column(&form(&evaluation, &scheme, &card, false), ColumnKind::TargetOperator), ["定性"]);
}

fn yinchuan() -> Evaluation {
    with(
        "yinchuan-2021-project",
        json!({"total": {"adjusted": "100", "executed": "80"}}),
        json!([
            row("决策", "项目立项", "10", "≥1次", "1次"),
            row("管理", "组织实施", "15", "≥100%", "100%"),
            row("产出", "数量指标", "30", "≥10次", "10次"),
            row("效益", "社会效益指标", "35", "≥100%", "100%"),
        ]),
    )
}

/// Whether no check says that points of the table or of a section are wrong.
fn points_add_up(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard) -> bool {
    let findings = ziping::checks::check(Facts { evaluation, scheme, card }, &[]);
    findings.iter().all(|finding| !matches!(finding.check, Check::A02 | Check::A03))
}

#[test]
fn a_budget_inside_a_section_counts_there_and_only_once() {
    let (scheme, card) = scored(&yinchuan());
    assert_eq!(card.total.unwrap().to_string(), "98.00");
    assert_eq!(card.points_set.unwrap().exact().plain(), "100");
    assert_eq!(scheme.indicator_points().unwrap().exact().plain(), "90");
    let total = words::explain_total(&card, &scheme);
    let sum = "决策指标 10.00 ＋ 管理指标 23.00 ＋ 产出指标 30.00 ＋ 效益指标 35.00 = 98.00 分。";
    assert!(total.starts_with(sum), "{total}");
    assert_eq!(
        words::explain_section(&card.sections[1]),
        "管理指标各项得分合计 23.00 分（含预算执行）。各行分值合计 25 分（含预算执行），与本方案规定一致。"
    );
    assert!(points_add_up(&yinchuan(), &scheme, &card));
}

#[test]
fn rows_of_one_section_share_its_cell_however_they_call_it() {
    let rows = json!([
        row("管理", "资金管理", "5", "≥1次", "1次"),
        row("管理指标（25分）", "组织实施", "10", "≥1次", "1次"),
        row("过程", "组织实施", "5", "≥1次", "1次"),
        row("另外", "组织实施", "5", "≥1次", "1次"),
    ]);
    let evaluation = with("yinchuan-2021-project", json!({}), rows);
    let (scheme, card) = scored(&evaluation);
    let form = form(&evaluation, &scheme, &card, false);
    assert_eq!(column(&form, ColumnKind::Level1WithPoints), ["管理指标（25分）", "另外"]);
    assert_eq!(column(&form, ColumnKind::Level2), ["资金管理", "组织实施", "组织实施"]);
}

#[test]
fn the_reviewers_column_is_left_blank_beside_the_scores() {
    let evaluation = yinchuan();
    let (scheme, card) = scored(&evaluation);
    let form = form(&evaluation, &scheme, &card, false);
    assert_eq!(column(&form, ColumnKind::Score), ["10", "15", "30", "35"]);
    assert_eq!(column(&form, ColumnKind::Blank), ["", "", "", ""]);
    assert!(html::page(&evaluation, &scheme, &card).contains("财政审核评分"));
}

#[test]
fn a_section_without_own_points_says_that_they_are_free() {
    let rows = json!([row("产出指标", "数量指标", "90", "≥1次", "1次")]);
    let evaluation = with("yunnan-2022-project", json!({}), rows);
    let (scheme, card) = scored(&evaluation);
    assert_eq!(
        words::explain_section(&card.sections[0]),
        "产出指标各项得分合计 90.00 分。各行分值合计 90 分；本方案不单独规定这一项的分值，各项之间可自行分配。"
    );
    assert_eq!(scheme.indicator_points().unwrap().exact().plain(), "90");
    // Nothing says that a section's points are wrong.
    assert!(points_add_up(&evaluation, &scheme, &card));
}

#[test]
fn a_form_without_scores_prints_none() {
    let budget = json!({"total": {"adjusted": "43.2", "executed": "37.24"},
        "sources": [{"name": "中央资金", "adjusted": "43.2", "executed": "37.24"}]});
    let mut rows = vec![
        row("产出指标", "数量指标", "77", "≥45场", "44场"),
        row("效益指标", "社会效益指标", "13", "明显", "明显"),
    ];
    rows[0]["score"] = json!("66.6");
    let evaluation = with("transfer-project", budget, json!(rows));
    let (scheme, card) = scored(&evaluation);
    assert_eq!((card.total, card.points_set, &card.grade, card.complete), (None, None, &None, false));
    let paper = html::page(&evaluation, &scheme, &card);
    assert!(paper.contains("86.2%") && paper.contains("中央资金"));
    let document = report(&evaluation, &scheme, &card, false);
    let mut said = String::new();
    for part in document.sheets.iter().flat_map(|sheet| &sheet.parts) {
        if let Part::Paragraph(paragraph) = part {
            said.push_str(&paragraph.text);
        }
    }
    assert!(said.contains("某校2022年度“某项目”绩效自评不计分，按绩效目标和指标的完成情况说明。"), "{said}");
    assert!(said.contains("预算执行率86.20%") && said.contains("未完成的指标1个"));
    let (_, body) = paper.split_once("<body").unwrap();
    for text in [body, said.as_str(), &csv::write(&evaluation, &scheme, &card)] {
        for score in ["77", "66.6", "总分", "等级为", "尚无得分"] {
            assert!(!text.contains(score), "{score}: {text}");
        }
    }
    assert!(!body.contains("得分") && !body.contains("分值"));
    let line: Value = serde_json::from_str(&scorecard::line(
        Facts { evaluation: &evaluation, scheme: &scheme, card: &card },
        &[],
    ))
    .unwrap();
    assert_eq!((&line["total"], &line["grade"]), (&Value::Null, &Value::Null));
    assert_eq!(line["budget"]["points"], Value::Null);
    assert_eq!(
        line["budget"]["explanation"],
        "执行率 37.24 ÷ 43.2 = 86.2%（已公开的转移支付绩效目标自评表）。本表不计分。"
    );
    assert_eq!(line["indicators"][0]["explanation"], "本表不计分，只填报目标值与完成值。");
    assert_eq!(
        words::explain_total(&card, &scheme),
        "本表不计分，也不评等级：只填报目标值、完成值和预算执行率。"
    );
    assert_eq!(words::page::worth(&card), "本表不计分");
}

#[test]
fn a_scheme_that_was_only_heard_of_says_so_wherever_it_is_chosen() {
    for scheme in built_in() {
        let marked = words::scheme_name(scheme).ends_with("（未核实）");
        assert_eq!(marked, scheme.id == "mof-2021-project", "{}", scheme.id);
    }
}

fn explained(scheme: &str, row: Value) -> String {
    let evaluation = with(scheme, json!({}), json!([row]));
    let (scheme, card) = scored(&evaluation);
    words::explain_row(&card.rows[0], &scheme)
}

#[test]
fn an_explanation_by_a_formula_has_every_figure() {
    let output = |points, target, actual| row("产出指标", "数量指标", points, target, actual);
    let quality = |points, target, actual| row("产出指标", "质量指标", points, target, actual);
    let cost = |target, actual| row("产出指标", "成本指标", "10", target, actual);
    let named = |name: &str, points, target, actual| {
        let mut row = row("产出指标", "数量指标", points, target, actual);
        row["name"] = json!(name);
        row
    };
    for (scheme, row, sentence) in [
        ("test-all-or-nothing", output("10", "≥5次", "5次"), "按“不低于”计：已达到目标，得满分 10.00 分"),
        ("test-all-or-nothing", output("10", "≥5次", "4次"), "按“不低于”计：未达到目标即不得分：0.00 分"),
        (
            "test-pass-line",
            output("5", "≥375场", "374场"),
            "按“不低于”计：完成率 99.73%，不低于 60% 的起评线，5 分 × 374 ÷ 375 = 4.99 分",
        ),
        (
            "test-pass-line",
            output("10", "≥100人", "59人"),
            "按“不低于”计：完成率 59%，低于 60% 的起评线，不得分：0.00 分",
        ),
        (
            "test-step",
            named("三公经费变动率", "8", "≤5%", "8.01%"),
            "按“不高于”计：与目标相差 3.01 个百分点，每 1 个百分点为一档（不足一档不扣），共 3 档，每档扣 0.5 分：8 分 － 3 × 0.5 = 6.50 分",
        ),
        (
            "test-step",
            quality("10", "≥200人", "20人"),
            "按“不低于”计：与目标相差 180，每 10 为一档（不足一档不扣），共 18 档，每档扣 2 分：10 分 － 18 × 2 = 0.00 分（扣完为止）",
        ),
        (
            "test-bands",
            named("结转结余率", "5", "≤10%", "8%"),
            "按“不高于”计：实际为 8%，在不高于 10% 一档，得 5.00 分（该档 6 分，以分值为限）",
        ),
        ("test-bands", quality("10", "≥200人", "100人"), "按“不低于”计：完成率 50%，在各档之外，得 1.00 分"),
        (
            "test-linear",
            cost("≤100万元", "133万元"),
            "按“不高于”计：从目标 100 起到 200 均匀扣完，10 分 × 67 ÷ 100 = 6.70 分",
        ),
        (
            "test-linear",
            cost("≤100万元", "250万元"),
            "按“不高于”计：从目标 100 起到 200 扣完，实际已到扣完处，不得分：0.00 分",
        ),
    ] {
        assert_eq!(explained(scheme, row), format!("{sentence}（本软件约定）"));
    }
    let budget = json!({"total": {"adjusted": "100", "executed": "94.99"}});
    let (scheme, card) = scored(&with("test-budget-bands", budget, json!([])));
    assert_eq!(
        words::explain_budget(&card.budget.unwrap(), &scheme),
        "94.99 ÷ 100，执行率 94.99%：完成率 94.99%，在不低于 85% 一档，得 8.00 分（财预〔2020〕10号所附自评表）"
    );
}

// A score below what a formula gives for a missed target needs a reason, one above it is an error.
#[test]
fn the_checks_hold_an_entered_score_against_the_formula() {
    let mut entered = row("产出指标", "数量指标", "10", "≥5次", "4次");
    entered["score"] = json!("8");
    let evaluation = with("test-all-or-nothing", json!({}), json!([entered]));
    let (scheme, card) = scored(&evaluation);
    let found = ziping::checks::check(Facts { evaluation: &evaluation, scheme: &scheme, card: &card }, &[]);
    assert!(found.iter().any(|finding| finding.check.id() == "A14"), "{found:?}");
}
