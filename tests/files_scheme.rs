//! A scheme that travels with the file: what it may say, and where and in which words it is refused.
//!
//! What must hold for one member must hold for all: most tests here go through every member of a scheme
//! that states all there are.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use ziping::evaluation::Evaluation;
use ziping::file::{Document, Expected, FileError, Limit, Problem, read, write_evaluation};
use ziping::scheme::Threshold;
use ziping::words;

/// The smallest evaluation that brings this scheme.
fn with(scheme: &Value) -> Vec<u8> {
    let file = json!({
        "format": "ziping-evaluation", "version": 1, "unit": "某单位", "year": 2020,
        "scheme": "our-own", "scheme_definition": scheme,
    });
    file.to_string().into_bytes()
}

fn one(text: &[u8]) -> Evaluation {
    match read(text) {
        Ok(Document::Evaluation(evaluation)) => *evaluation,
        Ok(Document::Bundle(_)) => panic!("a bundle"),
        Err(error) => panic!("{}", words::file_error(&error)),
    }
}

fn refused(scheme: &Value) -> FileError {
    read(&with(scheme)).expect_err("opened")
}

fn own_scheme() -> Value {
    let mut scheme = serde_json::to_value(&*ziping::scheme::find("hubei-2020-unit").unwrap()).unwrap();
    scheme["id"] = json!("our-own");
    scheme
}

/// A scheme that states every member there is.
fn every_member() -> Value {
    let mut scheme = own_scheme();
    scheme["sections"][0]["aliases"] = json!(["产出"]);
    scheme["sections"][0]["level2"][0] =
        json!({"name": "数量指标", "aliases": ["数量"], "starts": true, "bare": "at_most"});
    scheme["budget"]["sources"] = json!(["当年财政拨款"]);
    scheme["budget"]["inside"] = json!("产出指标");
    scheme["budget"]["formula"] = json!({"kind": "linear", "zero_at": "0.5"});
    let shared = json!({"title": "其他工作", "level2": []});
    scheme["sections"].as_array_mut().unwrap().push(shared);
    scheme["free_points"] = json!("20");
    let steps = json!([{"bound": "10%", "points": "6"}, {"bound": "20%", "points": "4"}]);
    scheme["formulas"] = json!([
        {"level1": "产出指标", "level2": "数量指标", "name": "结转结余率", "formula":
            {"kind": "bands", "on": "actual", "direction": "at_most", "steps": steps, "rest": "0"}, "basis": "convention"},
        {"level1": "产出指标", "formula":
            {"kind": "step", "per": "0.01", "of": "percentage_points", "deduct": "0.5", "count": "whole"}, "basis": "convention"},
        {"level2": "质量指标", "formula": {"kind": "pass_line", "line": "0.6"}, "basis": "convention"},
        {"name": "公用经费控制率", "formula": {"kind": "all_or_nothing"}, "basis": "convention"},
    ]);
    scheme["report"]["groups"][0]["level2"] = json!(["数量指标"]);
    let bounds = Threshold::ALL.iter().map(|bound| (bound.word().to_owned(), json!("0.5")));
    scheme["thresholds"] = Value::Object(bounds.collect());
    let steps = json!([{"below_rate": "0.5", "total": "59"}, {"below_rate": "0.8", "total": "89"}]);
    scheme["ceilings"] = json!({"steps": steps, "basis": "grades"});
    let form = &mut scheme["form"];
    form["orientation"] = json!("landscape");
    form["below"] = json!(["填报人"]);
    form["footnotes"] = json!(["注"]);
    form["columns"] = json!([40, 60]);
    form["rows"] = json!([
        {"cells": [
            {"text": "类别", "span": 1, "align": "left", "heading": true},
            {"text": "", "boxes": {"of": "category", "options": [{"value": "new", "label": "新增"}]}},
        ]},
        {"each_source": [{"text": "其中", "span": 2}]},
        {"block": {"side": {"text": "指标"}, "rows": [
            {"indicators": {"columns": [{"kind": "score", "heading": "得分", "span": 1}]}},
        ]}},
    ]);
    scheme
}

/// What a scheme need not say.
const OPTIONAL: &[&str] = &[
    "aliases",
    "sources",
    "inside",
    "free_points",
    "formulas",
    "starts",
    "bare",
    "orientation",
    "below",
    "footnotes",
    "text",
    "boxes",
    "span",
    "align",
];

/// Every value inside a value: its pointer, and its place as programs write it.
fn parts(value: &Value, pointer: &str, place: &str, found: &mut Vec<(String, String)>) {
    let mut part = |step: String, place: String, value: &Value| {
        let pointer = format!("{pointer}/{step}");
        found.push((pointer.clone(), place.clone()));
        parts(value, &pointer, &place, found);
    };
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| part(name.clone(), format!("{place}.{name}"), value));
        }
        Value::Array(entries) => {
            entries
                .iter()
                .enumerate()
                .for_each(|(n, value)| part(n.to_string(), format!("{place}[{n}]"), value));
        }
        _ => {}
    }
}

fn all_parts(scheme: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    parts(scheme, "", "scheme_definition", &mut found);
    found
}

/// Nothing of the program's own names in what people read, but for what they must write.
fn is_in_words(error: &FileError) -> bool {
    let place = words::place(&error.place);
    place.starts_with("自带评分方案 · ") && !place.chars().any(|c| c.is_ascii_alphabetic())
}

// --- What opens ------------------------------------------------------------------------------------

#[test]
fn a_scheme_with_every_member_keeps_every_member() {
    let scheme = every_member();
    let evaluation = one(&with(&scheme));
    let written: Value = serde_json::from_str(&write_evaluation(&evaluation)).unwrap();
    assert_eq!(written["scheme_definition"], scheme);
}

#[test]
fn every_built_in_scheme_written_and_read_back_is_equal() {
    for scheme in ziping::scheme::built_in() {
        let mut evaluation = one(&with(&own_scheme()));
        evaluation.scheme = scheme.full_id().to_string();
        evaluation.scheme_definition = Some(Box::new(scheme.as_ref().clone()));
        let again = one(write_evaluation(&evaluation).as_bytes());
        assert_eq!(again.scheme_definition.as_deref(), Some(scheme.as_ref()), "{}", scheme.id);
    }
}

// file-format.md: "`null` or missing: not stated"; "A JSON integer is accepted there on reading."
#[test]
fn a_scheme_is_read_by_the_rules_of_the_format() {
    let mut scheme = own_scheme();
    scheme["sections"][0]["points"] = json!(40);
    scheme["form"]["footnotes"] = Value::Null;
    scheme["form"]["orientation"] = json!("");
    assert_eq!(
        one(&with(&scheme)).scheme_definition.unwrap().sections,
        one(&with(&own_scheme())).scheme_definition.unwrap().sections
    );
}

#[test]
fn a_file_may_bring_its_own_scheme() {
    let evaluation = one(&with(&own_scheme()));
    assert_eq!(ziping::scheme::of(&evaluation).unwrap().id, "our-own");
    assert_eq!(one(write_evaluation(&evaluation).as_bytes()), evaluation);
}

// --- What is refused -------------------------------------------------------------------------------

const BAD_FORMULA: &str =
    "第 1 条的计分方法不能使用：应指明所用的行，各档依次相接、分值递减，比例和扣分大于 0";

fn formula(scheme: &mut Value, formula: Value) {
    scheme["formulas"] = json!([{"name": "某指标", "formula": formula, "basis": "convention"}]);
}

fn bands(steps: &[(&str, &str)]) -> Value {
    let steps: Vec<Value> =
        steps.iter().map(|(bound, points)| json!({"bound": bound, "points": points})).collect();
    json!({"kind": "bands", "on": "actual", "direction": "at_most", "steps": steps, "rest": "0"})
}

// What a budget's formula must be: more spent is better, and what is banded is the rate.
#[test]
fn a_formula_of_the_budget_must_suit_a_rate() {
    let bad = "自带评分方案：自带的评分方案不能使用：预算执行的计分方法不能使用：应指明所用的行，各档依次相接、分值递减，比例和扣分大于 0。";
    let mut at_least = bands(&[("95%", "10"), ("85%", "8")]);
    at_least["direction"] = json!("at_least");
    let mut on_rate = at_least.clone();
    on_rate["on"] = json!("attainment");
    for (formula, good) in [
        (json!({"kind": "linear", "zero_at": "0.5"}), true),
        (json!({"kind": "linear", "zero_at": "2"}), false),
        (at_least, false),
        (on_rate, true),
    ] {
        let mut scheme = own_scheme();
        scheme["budget"]["formula"] = formula;
        match read(&with(&scheme)) {
            Ok(_) => assert!(good, "{scheme}"),
            Err(error) => assert_eq!((words::file_error(&error).as_str(), good), (bad, false)),
        }
    }
}

#[test]
fn a_form_without_scores_says_so_and_is_read_back() {
    let mut scheme = serde_json::to_value(&*ziping::scheme::find("transfer-project").unwrap()).unwrap();
    assert_eq!(scheme["scored"], json!(false));
    scheme["id"] = json!("our-own");
    let evaluation = one(&with(&scheme));
    assert_eq!(one(write_evaluation(&evaluation).as_bytes()), evaluation);
    scheme["scored"] = json!("false");
    let error = refused(&scheme);
    assert_eq!(error.problem, Problem::WrongType { expected: Expected::Bool });
}

#[test]
fn a_scheme_that_does_not_hold_together_is_refused_with_the_reason() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 22] = [
        (|scheme| scheme["thresholds"] = json!({"unspent": "-0.1"}), "检查的界限“未执行比例”不能为负"),
        (
            |scheme| {
                let steps =
                    json!([{"below_rate": "0.8", "total": "89"}, {"below_rate": "0.5", "total": "59"}]);
                scheme["ceilings"] = json!({"steps": steps, "basis": "grades"});
            },
            "总分封顶第 2 档：应按执行率由低到高排列，执行率大于 0，封顶分不为负、不随执行率下降",
        ),
        (
            |scheme| scheme["sections"][0]["points"] = json!("41"),
            "预算执行与各一级指标的分值合计为 101 分，多出 1 分，应为 100 分",
        ),
        (|scheme| scheme["budget"]["points"] = json!("-20"), "预算执行的分值不能为负"),
        (
            |scheme| scheme["sections"][1]["title"] = json!("产出 指标（40分）"),
            "一级指标“产出 指标（40分）”与“产出指标”重名",
        ),
        (|scheme| scheme["weights"] = json!("nowhere"), "有一条规则所引的依据不在方案的依据清单中"),
        (
            |scheme| scheme["rules"]["tier"]["bands"][1]["from"] = json!("0.6"),
            "定性第 2 档与第 3 档之间留空：一档从 60% 起，另一档到 50% 为止",
        ),
        (
            |scheme| scheme["grades"]["bounds"][1]["from"] = json!("95"),
            "等级的下限应由高到低：“良”从 95 分起，应低于“优”的 90 分",
        ),
        (|scheme| scheme["form"]["columns"][0] = json!(99), "表格各列宽度合计应为 100"),
        (
            |scheme| drop(scheme["budget"].as_object_mut().unwrap().remove("points")),
            "预算执行缺少分值；不计分的表格应写 \"scored\": false",
        ),
        (
            |scheme| drop(scheme["sections"][0].as_object_mut().unwrap().remove("points")),
            "一级指标“产出指标”没有分值，也没有可以共用的“自行分配的分值”",
        ),
        (|scheme| scheme["free_points"] = json!("10"), "各一级指标都有分值，“自行分配的分值”应留空"),
        (|scheme| scheme["budget"]["inside"] = json!("过程"), "预算执行所计入的“过程”不在一级指标中"),
        (
            |scheme| {
                scheme["budget"]["inside"] = json!("产出指标");
                scheme["budget"]["points"] = json!("41");
            },
            "预算执行的 41 分多于所计入的“产出指标”的 40 分",
        ),
        (|scheme| scheme["scored"] = json!(false), "不计分的表格不应有分值、得分、等级和计分方法"),
        (|scheme| formula(scheme, json!({"kind": "pass_line", "line": "1.1"})), BAD_FORMULA),
        (|scheme| formula(scheme, json!({"kind": "linear", "zero_at": "1"})), BAD_FORMULA),
        (
            |scheme| {
                let step = json!({"kind": "step", "per": "0", "of": "percentage_points", "deduct": "1", "count": "whole"});
                formula(scheme, step);
            },
            BAD_FORMULA,
        ),
        (|scheme| formula(scheme, bands(&[("20%", "6"), ("10%", "4")])), BAD_FORMULA),
        (|scheme| formula(scheme, bands(&[("10%", "4"), ("20%", "6")])), BAD_FORMULA),
        (|scheme| formula(scheme, bands(&[("≤10%", "6"), ("20%", "4")])), BAD_FORMULA),
        (|scheme| scheme["id"] = json!("another"), "“another”与文件所写的评分方案“our-own”不是同一个"),
    ];
    for (change, reason) in cases {
        let mut scheme = own_scheme();
        change(&mut scheme);
        let error = refused(&scheme);
        assert_eq!(error.place.path(), "scheme_definition");
        assert_eq!(words::file_error(&error), format!("自带评分方案：自带的评分方案不能使用：{reason}。"));
    }
}

// --- What is refused, member by member -------------------------------------------------------------

#[test]
fn a_wrong_type_is_refused_at_its_member_wherever_it_is() {
    for (pointer, place) in all_parts(&every_member()) {
        let mut scheme = every_member();
        let part = scheme.pointer_mut(&pointer).unwrap();
        let was = std::mem::replace(part, json!({}));
        let expected = match &was {
            Value::Object(_) => {
                *part = json!([]);
                Expected::Object
            }
            Value::Array(_) => Expected::List,
            Value::Bool(_) => Expected::Bool,
            Value::Number(_) => Expected::Integer,
            Value::Null => panic!("{place} states nothing"),
            Value::String(_) if is_decimal(&pointer) => Expected::Decimal,
            Value::String(_) => Expected::Text,
        };
        let error = refused(&scheme);
        assert_eq!((error.place.path(), &error.problem), (place, &Problem::WrongType { expected }));
        assert!(is_in_words(&error), "{}", words::file_error(&error));
    }
}

fn is_decimal(pointer: &str) -> bool {
    let ends = [
        "/points",
        "/from",
        "/to",
        "/zero_at",
        "/per",
        "/deduct",
        "/line",
        "/rest",
        "/free_points",
        "/below_rate",
        "/total",
    ];
    pointer.starts_with("/thresholds/") || ends.iter().any(|end| pointer.ends_with(end))
}

#[test]
fn what_must_be_there_is_missed_at_its_place_and_the_rest_is_not() {
    for (pointer, place) in all_parts(&every_member()) {
        let (above, name) = pointer.rsplit_once('/').unwrap();
        let mut scheme = every_member();
        let Value::Object(members) = scheme.pointer_mut(above).unwrap() else { continue };
        members.remove(name).unwrap();
        // A scored budget and its points, those of a section, what a formula's rows are called, other names of a heading in a report, a cell's heading: none need be said.
        let whole_rows = ["cells", "each_source", "block", "indicators"].contains(&name);
        let optional = OPTIONAL.contains(&name)
            || ["/budget", "/budget/points", "/budget/formula", "/thresholds", "/ceilings"]
                .contains(&pointer.as_str())
            || above == "/thresholds"
            || name == "points" && pointer.starts_with("/sections")
            || ["level1", "level2", "name"].contains(&name) && pointer.starts_with("/formulas")
            || name == "level2" && pointer.starts_with("/report")
            || name == "heading" && !pointer.contains("/columns/");
        match read(&with(&scheme)) {
            Ok(_) => assert!(optional, "{place}"),
            Err(FileError { problem: Problem::BadScheme { .. }, .. }) => assert!(optional, "{place}"),
            Err(error) if whole_rows => assert!(matches!(error.problem, Problem::OneOf { .. }), "{place}"),
            Err(error) => {
                assert_eq!((error.place.path(), &error.problem), (place, &Problem::Missing));
                assert!(is_in_words(&error) && !optional, "{}", words::file_error(&error));
            }
        }
    }
}

#[test]
fn an_unknown_member_is_refused_at_its_place_wherever_it_is() {
    let all = [vec![(String::new(), "scheme_definition".to_owned())], all_parts(&every_member())].concat();
    for (pointer, place) in all {
        let mut scheme = every_member();
        let Value::Object(members) = scheme.pointer_mut(&pointer).unwrap() else { continue };
        members.insert("colour".to_owned(), json!("red"));
        let error = refused(&scheme);
        assert_eq!(error.place.path(), format!("{place}.colour"));
        assert_eq!(error.problem, Problem::Unknown { near: None });
    }
}

#[test]
fn each_kind_of_mistake_has_its_place_and_its_sentence() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str, &str); 17] = [
        (
            |scheme| scheme["sections"][1]["points"] = json!("四十"),
            "scheme_definition.sections[1].points",
            "自带评分方案 · 第 2 个一级指标 · 分值：“四十”不是数字，应写成 \"570.36\" 这样的数字，不带单位、空格和千位分隔符。",
        ),
        (
            |scheme| scheme["sections"][1]["points"] = json!(40.5),
            "scheme_definition.sections[1].points",
            "自带评分方案 · 第 2 个一级指标 · 分值：小数要写在引号里，如 \"570.36\"，以免失去精度；年度、份数等整数不带小数点；不能用科学记数法。",
        ),
        (
            |scheme| scheme["budget"]["points"] = json!("20.125"),
            "scheme_definition.budget.points",
            "自带评分方案 · 预算执行 · 分值：位数过多：整数最多 15 位，小数最多 2 位。",
        ),
        (
            |scheme| scheme["revision"] = json!(0),
            "scheme_definition.revision",
            "自带评分方案 · 修订号：应为 1 到 4294967295 之间的整数。",
        ),
        (
            |scheme| scheme["places"]["table_rate"] = json!(4_000_000_000_u32),
            "scheme_definition.places.table_rate",
            "自带评分方案 · 小数位数 · 表内执行率：应为 0 到 6 之间的整数。",
        ),
        (
            |scheme| scheme["kind"] = json!("unit"),
            "scheme_definition.kind",
            "自带评分方案 · 类别：“unit”不能用在这里，可以是：whole_unit、project。",
        ),
        (
            |scheme| scheme["basis"][0]["status"] = json!(""),
            "scheme_definition.basis[0].status",
            "自带评分方案 · 第 1 条依据 · 核实情况：缺少这一项，请补上。",
        ),
        (
            |scheme| scheme["weights"] = json!(null),
            "scheme_definition.weights",
            "自带评分方案 · 分值的依据：缺少这一项，请补上。",
        ),
        (
            |scheme| scheme["rules"]["tier"]["bands"][1]["form"] = json!("0.6"),
            "scheme_definition.rules.tier.bands[1].form",
            "自带评分方案 · 评分规则 · 定性档次 · 第 2 档 · “form”：格式中没有这个成员，请删去或改正名称。",
        ),
        (
            |scheme| scheme["rules"]["equal"]["scores"] = json!("as_at_least"),
            "scheme_definition.rules.equal.scores",
            "自带评分方案 · 评分规则 · 等于 · “scores”：格式中没有这个成员，是否应为“scored”？",
        ),
        (
            |scheme| scheme["grades"]["bounds"] = json!("90"),
            "scheme_definition.grades.bounds",
            "自带评分方案 · 等级 · 各等下限：类型不对，这里应为列表（[ … ]）。",
        ),
        (
            |scheme| scheme["form"]["rows"][0]["block"] = json!({"side": {}, "rows": []}),
            "scheme_definition.form.rows[0]",
            "自带评分方案 · 表格 · 第 1 行：应有 cells、each_source、block、indicators 中的一项，且只有一项。",
        ),
        (
            |scheme| scheme["form"]["rows"][0] = json!({}),
            "scheme_definition.form.rows[0]",
            "自带评分方案 · 表格 · 第 1 行：应有 cells、each_source、block、indicators 中的一项，且只有一项。",
        ),
        (
            |scheme| scheme["form"]["rows"][0] = json!({"cell": []}),
            "scheme_definition.form.rows[0].cell",
            "自带评分方案 · 表格 · 第 1 行 · “cell”：格式中没有这个成员，是否应为“cells”？",
        ),
        (
            |scheme| scheme["form"]["above"][0] = json!(null),
            "scheme_definition.form.above[0]",
            "自带评分方案 · 表格 · 第 1 处表上文字：类型不对，这里应为文字（写在引号里）。",
        ),
        (
            |scheme| scheme["form"]["columns"][0] = json!(-6),
            "scheme_definition.form.columns[0]",
            "自带评分方案 · 表格 · 第 1 列：应为 0 到 100 之间的整数。",
        ),
        (
            |scheme| *scheme = json!("hubei-2020-unit"),
            "scheme_definition",
            "自带评分方案：类型不对，这里应为一组成员（{ … }）。",
        ),
    ];
    for (change, place, sentence) in cases {
        let mut scheme = every_member();
        change(&mut scheme);
        let error = refused(&scheme);
        assert_eq!((error.place.path().as_str(), words::file_error(&error).as_str()), (place, sentence));
    }
}

#[test]
fn a_name_that_stands_twice_is_refused_at_its_place() {
    let text = String::from_utf8(with(&own_scheme())).unwrap();
    let twice = text.replace("\"weights\":", "\"weights\":\"form\",\"weights\":");
    let error = read(twice.as_bytes()).expect_err("opened");
    assert_eq!(
        (error.place.path().as_str(), error.problem),
        ("scheme_definition.weights", Problem::Duplicate)
    );
}

// What is looked through for every row of a table may not be endless.
#[test]
fn lists_of_a_scheme_are_capped() {
    let mut scheme = own_scheme();
    scheme["sections"][0]["aliases"] = json!(vec!["产出"; 21]);
    let error = refused(&scheme);
    assert_eq!(error.problem, Problem::OverLimit { what: Limit::Entries, limit: 20 });
    let sentence = "自带评分方案 · 第 1 个一级指标 · 别名：条目太多，最多 20 项。";
    assert_eq!(words::file_error(&error), sentence);
}
