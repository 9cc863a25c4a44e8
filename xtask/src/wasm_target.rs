//! The parts of the Rust toolchain beyond the compiler itself.

use crate::{
    project::Project,
    step::{answer, cargo, command, done_already, run, step},
};
use std::path::Path;

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn set_up(project: &Project) -> Result<(), String> {
    let library =
        answer(command("rustc", project.root()).args(["--print", "target-libdir", "--target", TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        done_already(TARGET);
        return Ok(());
    }
    step(&format!("the Rust target {TARGET}"), || {
        run(command("rustup", project.root()).args(["target", "add", TARGET])).map_err(|why| {
            format!("{why}\nInstall Rust through rustup, or the package of your system with the standard library for {TARGET}.")
        })
    })
}

/// Clippy and rustfmt.
pub fn set_up_lints(project: &Project) -> Result<(), String> {
    let there = |name: &str| answer(cargo(project.root()).args([name, "--version"])).is_some();
    for (name, component) in [("clippy", "clippy"), ("fmt", "rustfmt")] {
        if there(name) {
            done_already(component);
        } else {
            step(component, || run(command("rustup", project.root()).args(["component", "add", component])))?;
        }
    }
    Ok(())
}
