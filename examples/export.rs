//! A file in, the report with its forms out, in the format that the second name ends with.
//!
//! `cargo run --no-default-features --features office --example export -- IN.json OUT.(docx|xlsx|html|csv)`

use std::path::Path;
use std::process::ExitCode;

use ziping::export::make::{Format, Paper, is_draft, make, report_has_holes};
use ziping::{file, words};

fn main() -> ExitCode {
    let files: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    let [from, to] = files.as_slice() else {
        eprintln!(
            "用法：cargo run --no-default-features --features office --example export -- 输入.json 输出.(docx|xlsx|html|csv)"
        );
        return ExitCode::from(2);
    };
    match export(Path::new(from), Path::new(to)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn export(from: &Path, to: &Path) -> Result<(), String> {
    let extension = to.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let format = Format::from_extension(&extension.to_ascii_lowercase()).ok_or_else(|| {
        words::no_such_format(extension, Format::ALL.iter().map(|format| format.extension()))
    })?;
    let bytes = std::fs::read(from)
        .map_err(|error| format!("{}：{}", from.display(), words::unopened(error.kind())))?;
    let document =
        file::read(&bytes).map_err(|error| format!("{}：{}", from.display(), words::file_error(&error)))?;
    let evaluations = document.into_evaluations();
    let draft = is_draft(&evaluations)
        .and_then(|errors| Ok(errors || format.has_report() && report_has_holes(&evaluations)?));
    let made = draft
        .and_then(|draft| make(&evaluations, format, Paper { draft, form_only: false }))
        .map_err(|error| words::make_error(&error))?;
    std::fs::write(to, made)
        .map_err(|error| format!("{}：{}", to.display(), words::not_written(error.kind())))
}
