//! What undo costs in a table of 500 rows: `cargo bench --no-default-features --bench history`.
//!
//! A keystroke must not pay for it: the text is written and compared only when a step is closed.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ziping::edit::{Edit, RowText, TextField, apply};
use ziping::evaluation::{Evaluation, RowId};
use ziping::examples;
use ziping::history::History;

const ROWS: usize = 500;

/// The example's fifteen rows, over and over.
fn table() -> Evaluation {
    let mut evaluation = examples::all().remove(0);
    let pattern = evaluation.indicators.clone();
    let row = |at: usize| {
        let mut row = pattern[at % pattern.len()].clone();
        row.id = RowId::new(format!("r{at}"));
        row
    };
    evaluation.indicators = (0..ROWS).map(row).collect();
    evaluation
}

fn typed(at: usize, text: &str) -> Edit {
    Edit::Text(TextField::Row(RowId::new(format!("r{at}")), RowText::Reason), text.to_owned())
}

fn run(criterion: &mut Criterion) {
    let start = table();
    let size = ziping::file::write_evaluation(&start).len();
    println!("{ROWS} rows, {size} bytes");

    criterion.bench_function("a keystroke without history", |bench| {
        let mut evaluation = start.clone();
        bench.iter(|| apply(&mut evaluation, black_box(&typed(250, "原因"))));
    });
    criterion.bench_function("a keystroke with history", |bench| {
        let mut evaluation = start.clone();
        let mut history = History::of(&evaluation);
        bench.iter(|| history.edit(&mut evaluation, black_box(&typed(250, "原因"))));
    });
    let worked_at = || {
        let mut evaluation = start.clone();
        let mut history = History::of(&evaluation);
        history.edit(&mut evaluation, &typed(250, "原因")).unwrap();
        (history, evaluation)
    };
    criterion.bench_function("closing a step", |bench| {
        let close = |(mut history, evaluation): (History, Evaluation)| history.seal(&evaluation);
        bench.iter_batched(worked_at, close, BatchSize::LargeInput);
    });
    criterion.bench_function("undo", |bench| {
        let undo = |(mut history, evaluation): (History, Evaluation)| history.undo(&evaluation, 1).unwrap();
        bench.iter_batched(worked_at, undo, BatchSize::LargeInput);
    });
    // Fifty steps, as they are written for a reload.
    let mut evaluation = start.clone();
    let mut history = History::of(&evaluation);
    for at in 0..50 {
        history.edit(&mut evaluation, &typed(at, "培训内容调整，参训人数减少。")).unwrap();
    }
    history.seal(&evaluation);
    println!("50 steps, {} bytes", history.write().len());
    criterion.bench_function("writing 50 steps", |bench| bench.iter(|| black_box(&history).write()));
    let text = history.write();
    criterion.bench_function("reading 50 steps", |bench| bench.iter(|| History::read(&text, &evaluation)));
}

criterion_group!(benches, run);
criterion_main!(benches);
