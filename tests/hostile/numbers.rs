//! N2 and N4: nothing stated is not zero, zero is said as such, and no figure of the format is too long for any sum, product,
//! difference or formula.

use serde_json::{Value, json};

use crate::markup::opened;
use crate::recipes::{scheme, with, with_scheme};

/// Figures at the edges of the format.
const EDGES: &[&str] =
    &["0", "0.000001", "-0.000001", "1", "999999999999999.999999", "-999999999999999.999999", "0.333333"];

fn formulas() -> Vec<Value> {
    let mut all = vec![
        json!({"kind": "all_or_nothing"}),
        json!({"kind": "pass_line", "line": "0.000001"}),
        json!({"kind": "pass_line", "line": "0.999999"}),
    ];
    for per in ["0.000001", "999999999999999.999999"] {
        for of in ["percentage_points", "percent_of_target"] {
            for count in ["whole", "begun"] {
                all.push(json!({"kind": "step", "per": per, "of": of, "deduct": "0.01", "count": count}));
                all.push(json!({"kind": "step", "per": per, "of": of, "deduct": "999999999999999.99", "count": count}));
            }
        }
    }
    all.push(json!({"kind": "linear", "zero_at": "0.000001"}));
    all.push(json!({"kind": "linear", "zero_at": "999999999999999.999999"}));
    for on in ["actual", "attainment"] {
        let steps = json!([{"bound": "999999999999999.999999亿元", "points": "10"}, {"bound": "0.000001元", "points": "5"}]);
        all.push(json!({"kind": "bands", "on": on, "direction": "at_least", "steps": steps, "rest": "0"}));
    }
    all
}

// Each kind of formula with figures at the edges, over rows at the edges: scored, explained, checked, exported.
#[test]
fn formulas_of_a_scheme_hold_at_the_edges() {
    let mut tried = 0;
    for formula in formulas() {
        let mut scheme = scheme();
        scheme["formulas"] =
            json!([{"level1": "产出指标", "formula": formula, "basis": scheme["basis"][0]["key"]}]);
        let mut rows = Vec::new();
        for target in EDGES {
            for actual in EDGES {
                for (sign, unit) in [("≥", "%"), ("≤", "亿元"), ("=", "")] {
                    rows.push(json!({"level1": "产出指标", "points": "999999999999999.99", "target": format!("{sign}{target}{unit}"), "actual": format!("{actual}{unit}")}));
                }
            }
        }
        let bytes = with_scheme(
            &scheme,
            &json!({"indicators": rows, "project": {"name": "某"}, "budget": {"total": {"adjusted": "0.000001", "executed": "999999999999999.999999"}}}),
        );
        match crate::everything::everything(&bytes) {
            crate::everything::Outcome::Opened(_) => tried += 1,
            crate::everything::Outcome::Refused(error) => {
                assert_eq!(error.place.path(), "scheme_definition", "{}", ziping::words::file_error(&error))
            }
        }
    }
    assert!(tried >= 10, "only {tried} formulas were taken");
}

#[test]
fn sums_at_the_edges_are_findings_or_dashes() {
    for stated in EDGES {
        for other in EDGES {
            let source = json!({"name": "甲", "initial": stated, "adjusted": other, "executed": stated});
            let account = json!({"name": "乙", "kind": "item", "initial": stated, "supplement": other, "adjusted": stated, "final": other});
            let total = json!({"name": "合计", "kind": "total", "initial": other, "supplement": stated, "adjusted": other, "final": stated});
            let made = opened(&with(&json!({
                "amount_unit": "亿元", "budget": {"total": {"initial": other, "adjusted": stated, "executed": other}, "sources": [source, source]},
                "expenditure": {"personnel": stated, "operating": other, "basic": stated, "project": other}, "accounts": [account, account, total],
            })));
            assert_eq!(made.evaluations.len(), 1);
        }
    }
}

// "zero target, zero budget, empty is not zero: said as such; never 0 or full marks by accident"
#[test]
fn nothing_stated_is_neither_zero_nor_full() {
    let line = |members: Value| {
        let evaluations = ziping::file::read(&with(&members)).unwrap().into_evaluations();
        let lines = ziping::export::scorecard::Lines::of(&evaluations);
        let card: Value = serde_json::from_str(&lines.line(0).unwrap()).unwrap();
        card
    };
    let budget = |adjusted: Value, executed: Value| {
        line(json!({"budget": {"total": {"adjusted": adjusted, "executed": executed}}}))["budget"].clone()
    };
    for (adjusted, executed) in
        [(json!(null), json!("5")), (json!("5"), json!(null)), (json!(null), json!(null))]
    {
        let said = budget(adjusted, executed);
        assert_eq!((&said["rate"], &said["score"]), (&Value::Null, &Value::Null));
    }
    let zero = budget(json!("0"), json!("0"));
    assert_eq!(zero["score"], Value::Null, "{zero}");
    assert!(zero["explanation"].as_str().unwrap().contains('零'), "{zero}");
    let spent_nothing = budget(json!("5"), json!("0"));
    assert_eq!((&spent_nothing["rate"], &spent_nothing["score"]), (&json!("0.0000"), &json!("0.00")));
    let row = |target: &str, actual: &str| {
        line(json!({"indicators": [{"level1": "产出指标", "points": "5", "target": target, "actual": actual}]}))["indicators"][0]["computed"].clone()
    };
    assert_eq!(row("≥5次", ""), Value::Null);
    assert_eq!(row("", "5次"), Value::Null);
    assert_eq!(row("≥5次", "0次"), json!("0.00"));
    assert_eq!(row("0次", "0次"), json!("5.00"));
    assert_eq!(row("0次", "1次"), json!("0.00"));
}
