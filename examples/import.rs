//! A file in, the evaluation that it holds out; a bundle where it holds several. What was not used goes to stderr.
//!
//! `cargo run --no-default-features --features office --example import -- FILE > OUT.json`

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use ziping::import::{self, Choices, recognise};
use ziping::words;

fn main() -> ExitCode {
    let files: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [file] = files.as_slice() else {
        eprintln!(
            "用法：cargo run --no-default-features --features office --example import -- 文件 > 输出.json"
        );
        return ExitCode::from(2);
    };
    match import(Path::new(file)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{}：{why}", Path::new(file).display());
            ExitCode::FAILURE
        }
    }
}

fn import(file: &Path) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| words::unopened(error.kind()).to_owned())?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let source = import::read(&bytes, &name).map_err(|refusal| words::refused_import(&refusal))?;
    let understood = recognise(&source, &Choices::default());
    for unused in &understood.unused {
        eprintln!("{}", words::import::unused(&source, unused));
    }
    let text = understood.file().ok_or_else(|| words::import::no_form().to_owned())?;
    // Whoever reads the output may stop early (`| head`); that is no failure of ours.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(())
}
