//! The indicators as CSV: read back by a strict reader, whatever was typed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use ziping::evaluation::{Evaluation, Indicator, RowId};
use ziping::export::csv;
use ziping::number::Points;
use ziping::scoring::score;
use ziping::{edit, examples, scheme};

fn write(evaluation: &Evaluation) -> String {
    let scheme = scheme::of(evaluation).unwrap();
    csv::write(evaluation, &scheme, &score(evaluation, &scheme))
}

/// Lines of cells, as RFC 4180 says; every cell is quoted and every line ends with CR LF.
fn read(table: &str) -> Vec<Vec<String>> {
    let mut rest = table.strip_prefix('\u{FEFF}').expect("begins with the mark of UTF-8");
    let mut lines = Vec::new();
    let mut line = Vec::new();
    while !rest.is_empty() {
        rest = rest.strip_prefix('"').expect("every cell is quoted");
        let mut cell = String::new();
        loop {
            let (before, after) = rest.split_once('"').expect("quotes are closed");
            cell.push_str(before);
            rest = after;
            match rest.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    rest = more;
                }
                None => break,
            }
        }
        line.push(cell);
        if let Some(more) = rest.strip_prefix(',') {
            rest = more;
        } else {
            rest = rest.strip_prefix("\r\n").expect("lines end with CR LF");
            lines.push(std::mem::take(&mut line));
        }
    }
    assert!(line.is_empty());
    lines
}

#[test]
fn an_example_has_its_rows_and_its_total() {
    let lines = read(&write(&examples::whole_unit()));
    assert_eq!(
        lines[0],
        [
            "序号",
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "年初目标值",
            "实际完成值",
            "计算得分",
            "填报得分",
            "得分",
            "偏差原因",
            "完成情况说明",
            "佐证"
        ]
    );
    assert_eq!(lines.len(), 1 + examples::whole_unit().indicators.len() + 1);
    assert!(lines.iter().all(|line| line.len() == 13));
    let last = lines.last().unwrap();
    assert_eq!((last[1].as_str(), last[4].as_str(), last[9].as_str()), ("总分", "100", "94"));
}

#[test]
fn rows_that_say_nothing_are_left_out_and_counted_past() {
    let scheme = scheme::find("mof-2020-project").unwrap();
    let mut evaluation = edit::new_evaluation(&scheme, "e".into(), 2020);
    let filled = Indicator {
        id: RowId::new("x"),
        points: Some(Points::parse("10").unwrap()),
        target: "≥6次".into(),
        actual: "5次".into(),
        ..Indicator::default()
    };
    evaluation.indicators.push(filled);
    let lines = read(&write(&evaluation));
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1][0], "1");
    assert_eq!(lines[1][4..10], ["10", "≥6次", "5次", "8.33", "", "8.33"]);
}

#[test]
fn no_cell_begins_like_a_formula() {
    let nasty = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1+1",
        "＠x",
        " =1",
        "=\"a\"\n,b",
    ];
    let mut evaluation = examples::project();
    evaluation.indicators.truncate(nasty.len().min(evaluation.indicators.len()));
    for (row, text) in evaluation.indicators.iter_mut().zip(nasty) {
        for field in [
            &mut row.level1,
            &mut row.level2,
            &mut row.name,
            &mut row.reason,
            &mut row.note,
            &mut row.evidence,
        ] {
            *field = text.into();
        }
        row.target = "-5".into();
        row.actual = text.into();
    }
    let lines = read(&write(&evaluation));
    for cell in lines.iter().flatten() {
        let first = cell.trim_start().chars().next();
        let begins = first.is_some_and(|c| "=+-@＝＋－＠\t\r".contains(c));
        assert!(!begins || cell == "-5", "{cell}");
    }
    assert_eq!(lines[1][5], "-5");
    assert_eq!(lines[1][6], "'=1+1");
}

proptest! {
    #[test]
    fn every_text_comes_back(name in any::<String>(), target in any::<String>()) {
        let scheme = scheme::find("hubei-2020-unit").unwrap();
        let mut evaluation = edit::new_evaluation(&scheme, "e".into(), 2020);
        evaluation.indicators = vec![Indicator { name: name.clone(), target, actual: "1".into(), ..Indicator::default() }];
        let lines = read(&write(&evaluation));
        prop_assert_eq!(lines.len(), 3);
        let shown: String = name.chars().filter(|c| !c.is_control() && c.is_alphanumeric()).collect();
        let got: String = lines[1][3].chars().filter(|c| c.is_alphanumeric()).collect();
        prop_assert!(got.contains(&shown) || lines[1][3].contains("[U+"));
    }
}
