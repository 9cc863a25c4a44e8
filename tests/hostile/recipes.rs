//! Files too large to keep: how each is made. `index.tsv` lists them beside the small ones.

use std::fmt::Write;

use serde_json::{Value, json};

/// Every recipe.
pub const NAMES: &[&str] = &[
    "33-mb-of-spaces",
    "a-million-brackets",
    "a-million-objects",
    "2000001-values",
    "a-text-of-200001-letters",
    "a-name-of-200001-letters",
    "2001-indicators",
    "1001-accounts",
    "10001-evaluations",
    "2000-indicators-with-long-texts",
    "every-text-as-long-as-can-be",
    "a-report-as-long-as-can-be",
    "300000-own-paragraphs",
    "300000-claimed-sections",
    "ids-of-100000-letters",
    "10000-evaluations-of-one-unit",
    "scheme-100000-sections",
    "scheme-100000-aliases",
    "scheme-100000-footnotes",
    "scheme-100000-thresholds",
    "scheme-2001-letters",
    "scheme-that-prints-a-text-1000-times",
    "scheme-200-columns",
    "scheme-a-row-for-each-source-with-a-long-text",
    "scheme-nested-as-deep-as-can-be",
    "scheme-as-large-as-can-be",
    "scheme-open-braces",
    "1000-sums-of-15-digits",
    "2000-rows-of-15-digits",
    "a-cell-of-5000-letters",
    "a-line-of-2000000-quotes-cut-off",
];

/// The bytes of a recipe.
pub fn made(name: &str) -> Vec<u8> {
    match name {
        "33-mb-of-spaces" => vec![b' '; 33 * 1024 * 1024],
        "a-million-brackets" => "[".repeat(1_000_000).into_bytes(),
        "a-million-objects" => "{\"a\":".repeat(1_000_000).into_bytes(),
        "2000001-values" => format!("[{}0]", "0,".repeat(2_000_000)).into_bytes(),
        "a-text-of-200001-letters" => with(&json!({"goals": {"annual": "长".repeat(200_001)}})),
        "a-name-of-200001-letters" => with(&json!({("长".repeat(200_001)): 1})),
        "2001-indicators" => with(&json!({"indicators": vec![json!({}); 2_001]})),
        "1001-accounts" => with(&json!({"accounts": vec![json!({}); 1_001]})),
        "10001-evaluations" => bundle(vec![json!(1); 10_001]),
        "2000-indicators-with-long-texts" => {
            with(&json!({"indicators": rows(2_000, "长".repeat(500).as_str())}))
        }
        "every-text-as-long-as-can-be" => every_text(&"长".repeat(200_000)),
        "a-report-as-long-as-can-be" => with(&json!({"claimed": {"report": long_report()}})),
        "300000-own-paragraphs" => {
            let paragraphs: serde_json::Map<String, Value> =
                (0..300_000).map(|n| (format!("analysis.r{n}"), json!("文"))).collect();
            with(&json!({"report": paragraphs}))
        }
        "300000-claimed-sections" => {
            let sections: serde_json::Map<String, Value> =
                (0..300_000).map(|n| (format!("第{n}类"), json!("1"))).collect();
            with(&json!({"claimed": {"sections": sections}}))
        }
        "ids-of-100000-letters" => {
            let rows: Vec<Value> =
                (0..50).map(|n| json!({"id": format!("{n}{}", "i".repeat(100_000)), "name": "甲"})).collect();
            with(&json!({"id": "e".repeat(100_000), "indicators": rows}))
        }
        "10000-evaluations-of-one-unit" => bundle(vec![
            json!({"format": "ziping-evaluation", "version": 1, "scheme": "hubei-2020-unit", "unit": "某单位", "year": 2020});
            10_000
        ]),
        "1000-sums-of-15-digits" => with(&long_sums()),
        "2000-rows-of-15-digits" => {
            let row = json!({"level1": "产出指标", "points": "999999999999999.99", "target": "≥999999999999999.999999万元", "actual": "0.000001亿元"});
            with(&json!({"indicators": vec![row; 2_000]}))
        }
        "a-cell-of-5000-letters" => with(
            &json!({"indicators": rows(500, "长".repeat(20).as_str()), "narrative": {"measures": "长".repeat(5_000)}}),
        ),
        "a-line-of-2000000-quotes-cut-off" => "\"\\\"".repeat(1_000_000).into_bytes(),
        scheme => own_scheme(scheme),
    }
}

/// The smallest evaluation with these members beside the required ones.
pub fn with(members: &Value) -> Vec<u8> {
    let mut file = json!({"format": "ziping-evaluation", "version": 1, "scheme": "hubei-2020-unit", "unit": "某单位", "year": 2020});
    file.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    file.to_string().into_bytes()
}

/// The same with a scheme of its own.
pub fn with_scheme(scheme: &Value, members: &Value) -> Vec<u8> {
    let mut members = members.clone();
    members["scheme"] = scheme["id"].clone();
    members["scheme_definition"] = scheme.clone();
    with(&members)
}

/// A scheme of one's own: a copy of a built-in one.
pub fn scheme() -> Value {
    let mut scheme = serde_json::to_value(&*ziping::scheme::find("mof-2020-project").unwrap()).unwrap();
    scheme["id"] = json!("our-own");
    scheme
}

fn bundle(evaluations: Vec<Value>) -> Vec<u8> {
    json!({"format": "ziping-bundle", "version": 1, "evaluations": evaluations}).to_string().into_bytes()
}

fn rows(count: usize, text: &str) -> Vec<Value> {
    let row = json!({"level1": "产出指标", "level2": "数量指标", "name": text, "points": "1", "target": "≥90%", "actual": "95%",
        "reason": text, "note": text, "evidence": text});
    vec![row; count]
}

/// Every text of `every-member.json` replaced, as far as the file stays within its limit.
fn every_text(text: &str) -> Vec<u8> {
    let mut file: Value = serde_json::from_str(include_str!("../files/every-member.json")).unwrap();
    file["scheme"] = json!("hubei-2020-project");
    file["scheme_definition"] = Value::Null;
    for part in ["contacts", "goals", "narrative", "report"] {
        for (_, value) in file[part].as_object_mut().unwrap() {
            *value = json!(text);
        }
    }
    for row in file["indicators"].as_array_mut().unwrap() {
        for name in ["name", "target", "actual", "note", "evidence", "reason"] {
            row[name] = json!(text);
        }
    }
    let file = file.to_string().into_bytes();
    assert!(file.len() < 32 * 1024 * 1024, "{}", file.len());
    file
}

fn long_report() -> String {
    let mut report = String::from("2020年度某单位整体绩效自评报告\n一、自评结论\n");
    while report.chars().count() < 199_000 {
        let _ = write!(
            report,
            "（一）自评得分\n最终得分94分（满分100分），预算执行率98.5%，产出指标得分38分，其中：基本支出519.76万元、项目支出50.60万元。{}\n",
            "1".repeat(90)
        );
    }
    report
}

fn long_sums() -> Value {
    let most = "999999999999999.999999";
    let source = json!({"name": "甲", "initial": most, "adjusted": most, "executed": most});
    let account = json!({"name": "乙", "group": "基本支出", "kind": "item", "initial": most, "supplement": most, "adjusted": most, "final": most});
    json!({
        "amount_unit": "亿元",
        "budget": {"total": {"initial": "0.000001", "adjusted": "0.000001", "executed": most}, "sources": vec![source; 1_000]},
        "expenditure": {"personnel": most, "operating": most, "basic": most, "project": most},
        "accounts": vec![account; 1_000],
        "survey": [{"indicator": "r1", "sent": u32::MAX, "valid": u32::MAX, "satisfied": u32::MAX}],
        "claimed": {"total": "999999999999999.99", "budget_score": "-999999999999999.99", "goal_points": "999999999999999.99",
            "sections": {"产出指标": "999999999999999.99", "效益指标": "999999999999999.99"}},
    })
}

fn numbered(count: usize) -> Vec<Value> {
    (0..count).map(|n| json!(format!("第{n}条"))).collect()
}

/// Files that bring a scheme made to hurt.
fn own_scheme(name: &str) -> Vec<u8> {
    let mut scheme = scheme();
    let mut members = json!({"indicators": rows(10, "甲"), "project": {"name": "某项目"}});
    let long = "长".repeat(200_000);
    match name {
        "scheme-100000-sections" => {
            scheme["sections"] = json!(vec![json!({"title": "甲", "level2": []}); 100_000])
        }
        "scheme-100000-aliases" => scheme["sections"][0]["aliases"] = json!(numbered(100_000)),
        "scheme-100000-footnotes" => scheme["form"]["footnotes"] = json!(numbered(100_000)),
        "scheme-100000-thresholds" => {
            let bounds: serde_json::Map<String, Value> =
                (0..100_000).map(|n| (format!("bound_{n}"), json!("1"))).collect();
            scheme["thresholds"] = Value::Object(bounds);
        }
        "scheme-2001-letters" => scheme["form"]["footnotes"] = json!(["长".repeat(2_001)]),
        "scheme-that-prints-a-text-1000-times" => {
            scheme["form"]["footnotes"] = json!(vec!["{goals.annual}".repeat(10); 100]);
            members["goals"] = json!({"annual": long});
        }
        "scheme-200-columns" => {
            scheme["form"]["columns"] = json!(vec![1; 100]);
            let columns: Vec<Value> = (0..100).map(|_| json!({"kind": "score", "heading": "得分"})).collect();
            scheme["form"]["rows"] = json!([{"indicators": {"columns": columns}}]);
        }
        "scheme-a-row-for-each-source-with-a-long-text" => {
            scheme["form"]["rows"]
                .as_array_mut()
                .unwrap()
                .push(json!({"each_source": [{"text": "{goals.annual}", "span": 9}]}));
            members["goals"] = json!({"annual": long});
            members["budget"] = json!({"sources": vec![json!({"name": "甲"}); 1_000]});
        }
        "scheme-nested-as-deep-as-can-be" => {
            let mut row = json!({"cells": [{"text": "甲"}]});
            for _ in 0..9 {
                row = json!({"block": {"side": {"text": "乙"}, "rows": [row]}});
            }
            scheme["form"]["rows"].as_array_mut().unwrap().push(row);
        }
        "scheme-as-large-as-can-be" => {
            // Every list that is searched for every row, with names as long as may be, none of which fits.
            let name = |n: usize| json!(format!("{}{n}", "长".repeat(50)));
            for at in 0..3 {
                scheme["sections"][at]["aliases"] = (0..20).map(|n| name(at * 1_000 + n)).collect();
                scheme["sections"][at]["level2"] = (0..20)
                    .map(|n| json!({"name": name(at * 1_000 + 100 + n), "aliases": (0..20).map(|m| name(at * 100_000 + 200 + n * 100 + m)).collect::<Value>()}))
                    .collect();
            }
            scheme["form"]["footnotes"] = (0..200).map(name).collect();
            let mut all = rows(2_000, "甲");
            for (n, row) in all.iter_mut().enumerate() {
                row["level1"] = scheme["sections"][n % 3]["title"].clone();
                row["level2"] = json!("没有的指标");
            }
            members["indicators"] = json!(all);
            members["budget"] = json!({"sources": vec![json!({"name": "甲", "initial": "1", "adjusted": "1", "executed": "1"}); 1_000]});
        }
        "scheme-open-braces" => scheme["form"]["footnotes"] = json!(vec!["{".repeat(2_000); 200]),
        other => panic!("no recipe {other}"),
    }
    with_scheme(&scheme, &members)
}
