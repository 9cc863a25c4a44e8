//! Files in, scorecards with their findings out: one JSON line for each evaluation.
//!
//! Of several files given at once, the tables of one unit and year are held against each other.
//!
//! `cargo run --no-default-features --example score -- FILE…`

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use ziping::evaluation::Evaluation;
use ziping::export::scorecard::{self, Lines};
use ziping::{file, words};

fn main() -> ExitCode {
    let files: Vec<OsString> = std::env::args_os().skip(1).collect();
    if files.is_empty() {
        eprintln!("用法：cargo run --no-default-features --example score -- 文件…");
        return ExitCode::from(2);
    }
    let read: Vec<Result<Vec<Evaluation>, String>> = files.into_iter().map(evaluations).collect();
    let tables = Lines::of(read.iter().flatten().flatten());
    let mut out = std::io::stdout().lock();
    let mut next = 0;
    for file in &read {
        let lines = match file {
            Err(refusal) => vec![refusal.clone()],
            Ok(evaluations) => {
                let from = next;
                next += evaluations.len();
                (from..next).filter_map(|at| tables.line(at)).collect()
            }
        };
        for line in lines {
            // Whoever reads the output may stop early (`| head`); that is no failure of ours.
            if writeln!(out, "{line}").is_err() {
                return ExitCode::SUCCESS;
            }
        }
    }
    if read.iter().all(Result::is_ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What a file holds, or the line that says why it cannot be read.
fn evaluations(path: OsString) -> Result<Vec<Evaluation>, String> {
    let name = path.to_string_lossy();
    let bytes =
        std::fs::read(&path).map_err(|error| scorecard::unopened(&name, words::unopened(error.kind())))?;
    let document = file::read(&bytes).map_err(|error| scorecard::refusal(&name, &error))?;
    Ok(document.into_evaluations())
}
