//! How long scoring and checking take: `cargo bench --no-default-features --bench checks`.
//!
//! What the figures should be stands in docs/checks.md; they are read here, never asserted in a test.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ziping::checks::check;
use ziping::evaluation::{Evaluation, RowId};
use ziping::scoring::{Facts, score};
use ziping::{examples, scheme};

/// The example's fifteen rows, over and over, each with a name of its own.
fn table(rows: usize) -> Evaluation {
    let mut evaluation = examples::all().remove(0);
    let pattern = evaluation.indicators.clone();
    evaluation.indicators = (0..rows)
        .map(|at| {
            let mut row = pattern[at % pattern.len()].clone();
            row.id = RowId::new(format!("r{at}"));
            row.name = format!("{}{at}", row.name);
            row
        })
        .collect();
    evaluation
}

fn run(criterion: &mut Criterion) {
    for rows in [15, 1_000] {
        let evaluation = table(rows);
        let scheme = scheme::of(&evaluation).unwrap();
        criterion.bench_function(&format!("score {rows} rows"), |bench| {
            bench.iter(|| score(black_box(&evaluation), &scheme));
        });
        let card = score(&evaluation, &scheme);
        criterion.bench_function(&format!("check {rows} rows"), |bench| {
            bench.iter(|| {
                check(Facts { evaluation: black_box(&evaluation), scheme: &scheme, card: &card }, &[])
            });
        });
    }
    let examples = examples::all();
    let schemes: Vec<_> = examples.iter().map(|one| scheme::of(one).unwrap()).collect();
    let cards: Vec<_> = examples.iter().zip(&schemes).map(|(one, scheme)| score(one, scheme)).collect();
    let unit: Vec<Facts<'_>> = examples
        .iter()
        .zip(&schemes)
        .zip(&cards)
        .map(|((evaluation, scheme), card)| Facts { evaluation, scheme, card })
        .collect();
    criterion.bench_function("check a unit and its project against each other", |bench| {
        bench.iter(|| unit.iter().map(|table| check(*table, black_box(&unit)).len()).sum::<usize>());
    });
}

criterion_group!(benches, run);
criterion_main!(benches);
