//! How long recognition takes: `cargo bench --no-default-features --bench import`.
//!
//! 10,000 cells each: an indicator table as it should be, one whose rows have all slipped sideways, one form after the other,
//! a report. The figures stand in docs/import.md; they are read here, never asserted in a test.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ziping::import::{Block, Cell, Choices, Source, Table, recognise};

const CELLS: usize = 10_000;
const HEAD: [&str; 8] =
    ["一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值", "分值", "得分", "偏差原因"];
const ROW: [&str; 8] = ["产出指标", "数量指标", "教师培训（5分）", "30次", "28次", "5", "4.67", "疫情"];

fn table(text: impl Fn(usize, usize) -> String) -> Source {
    let cell =
        |at: usize| Cell { row: at / 8, column: at % 8, rows: 1, columns: 1, text: text(at / 8, at % 8) };
    let cells = (0..CELLS).map(cell).collect();
    Source { blocks: vec![Block::Table(Table { name: String::new(), rows: CELLS / 8, columns: 8, cells })] }
}

fn run(criterion: &mut Criterion) {
    let body = |row: usize, column: usize| {
        if column == 2 { format!("教师培训{row}（5分）") } else { ROW[column].to_owned() }
    };
    let right = table(|row, column| if row == 0 { HEAD[column].into() } else { body(row, column) });
    let slipped =
        table(|row, column| if row == 0 { HEAD[column].into() } else { body(row, (column + 3) % 8) });
    let forms = table(|row, column| match row % 4 {
        0 => "2020年度项目自评表".into(),
        1 => HEAD[column].into(),
        2 => body(row, column),
        _ => "总分".into(),
    });
    let said = (0..CELLS).map(|at| match at {
        0 => "2020年度某校整体绩效自评报告".into(),
        at => format!("指标{at}：教师培训。年初目标30次，实际完成28次，因疫情推迟。"),
    });
    let report = Source { blocks: said.map(Block::Paragraph).collect() };
    for (name, source) in [("table", right), ("slipped table", slipped), ("forms", forms), ("report", report)]
    {
        criterion.bench_function(&format!("recognise 10,000 cells: {name}"), |bench| {
            bench.iter(|| recognise(black_box(&source), &Choices::default()));
        });
    }
}

criterion_group! { name = benches; config = Criterion::default().sample_size(10); targets = run }
criterion_main!(benches);
