//! The `wasm-bindgen` that Trunk calls, over the library that the real command line is made of.
//!
//! Trunk needs a program of exactly the version that the page is compiled with. This one is built from Cargo.lock like
//! everything else, so it is that version by construction, and nobody has to install anything. It knows only the
//! arguments that Trunk 0.21 passes; anything else is refused by name instead of being half understood.

mod arguments;

use arguments::{Request, Target};
use std::{env, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let answer = Request::read(env::args().skip(1)).and_then(|request| match request {
        Request::Version => {
            println!("wasm-bindgen {}", env!("LOCKED_VERSION"));
            Ok(())
        }
        Request::Generate(job) => generate(&job),
    });
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("wasm-bindgen: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the glue and the finished module into the output folder.
fn generate(job: &arguments::Job) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&job.input).out_name(&job.name).typescript(job.typescript);
    bindgen.keep_debug(job.keep_debug).demangle(job.demangle);
    match job.target {
        Target::Web => bindgen.web(true),
        Target::NoModules => bindgen.no_modules(true),
    }
    .and_then(|bindgen| bindgen.generate(&job.folder))
    .map_err(|why| format!("{why:#}"))
}
