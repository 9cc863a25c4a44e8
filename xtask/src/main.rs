//! `cargo xtask`: sets up, builds, runs and tests the page. Each command is one file beside this one.

mod browser_tests;
mod build;
mod byte_budget;
mod checksum;
mod dependencies;
mod desktop;
mod flags;
mod gzip;
mod hash;
mod html;
mod inert;
mod leaks;
mod licence;
mod office;
mod office_tests;
mod offline;
mod policy;
mod project;
mod promises;
mod reproduce;
mod run;
mod serve;
mod setup;
mod single_file;
mod size;
mod step;
mod system_packages;
mod test;
mod trunk;
mod wasm_target;

use project::Project;
use std::{env, process::ExitCode};

const HELP: &str = "\
cargo xtask COMMAND

  run            set up what the page needs, build it, serve it on this machine and open it
  test           set up everything and pass all tests: native and in a real browser
  test native    format, lints and native tests only
  test office    Word and Excel files only, read back by python-docx, openpyxl and LibreOffice
  test browser   build and browser tests only (words after it go to Playwright)
  test long      what a release needs beyond `test`: the heaviest hostile files, the larger worlds of windows (takes long)
  build          dist/index.html (any static host) and dist/ziping.html (one file, opens by double-click)
  size           build, then raw, gzip and brotli sizes: first screen, office module, one file
  reproduce      build twice, from nothing, in two folders, and compare every byte (takes long)
  setup          everything that build and tests need, and nothing else";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = Project::find().and_then(|project| match words.as_slice() {
        ["setup"] => setup::everything(&project),
        ["build"] => setup::for_build(&project).and_then(|()| build::build(&project)),
        ["run"] => run::run(&project),
        ["test"] => test::all(&project),
        ["test", "native"] => test::native_only(&project),
        ["test", "office"] => test::office_only(&project),
        ["test", "long"] => test::long(&project),
        ["test", "browser", rest @ ..] => test::browser_only(&project, rest),
        ["size"] => setup::for_build(&project)
            .and_then(|()| build::build(&project))
            .and_then(|()| size::print(&project)),
        ["reproduce"] => setup::for_build(&project).and_then(|()| reproduce::everything(&project)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("there is no such command: {}\n\n{HELP}", words.join(" "))),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
