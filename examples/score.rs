//! Files in, scorecards out: one JSON line for each evaluation.
//!
//! `cargo run --no-default-features --example score -- FILE…`

use std::io::Write;
use std::process::ExitCode;

use ziping::export::scorecard;
use ziping::{file, scheme, scoring, words};

fn main() -> ExitCode {
    let files: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    if files.is_empty() {
        eprintln!("用法：cargo run --no-default-features --example score -- 文件…");
        return ExitCode::from(2);
    }
    let mut out = std::io::stdout().lock();
    let mut all_read = true;
    for path in files {
        let name = path.to_string_lossy();
        let lines = match std::fs::read(&path) {
            Err(error) => Err(scorecard::unopened(&name, words::unopened(error.kind()))),
            Ok(bytes) => file::read(&bytes).map_err(|error| scorecard::refusal(&name, &error)),
        };
        let lines = match lines {
            Ok(document) => document.into_evaluations().iter().filter_map(line).collect(),
            Err(refusal) => {
                all_read = false;
                vec![refusal]
            }
        };
        for line in lines {
            // Whoever reads the output may stop early (`| head`); that is no failure of ours.
            if writeln!(out, "{line}").is_err() {
                return ExitCode::SUCCESS;
            }
        }
    }
    if all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The scorecard of one evaluation. A file that was read always names a scheme that exists.
fn line(evaluation: &ziping::evaluation::Evaluation) -> Option<String> {
    let scheme = scheme::of(evaluation)?;
    Some(scorecard::line(evaluation, &scheme, &scoring::score(evaluation, &scheme)))
}
