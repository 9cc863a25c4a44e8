//! Trunk and the wasm-bindgen that it calls: which version, where from, and how it is run.

use crate::{
    flags,
    project::Project,
    step::{answer, cargo, command, done_already, run, step},
};
use std::{env, path::PathBuf};

/// Newer ones need a newer compiler; Trunk.toml names the same version.
const VERSION: &str = "0.21.14";

/// Trunk of the right version: this project's own first, then one on PATH.
fn find(project: &Project) -> Option<PathBuf> {
    let own = project.tools().join("bin").join(format!("trunk{}", env::consts::EXE_SUFFIX));
    [own, PathBuf::from("trunk")].into_iter().find(|program| {
        answer(command(program, project.root()).arg("--version"))
            .is_some_and(|text| text.split(' ').next_back() == Some(VERSION))
    })
}

/// Installs Trunk into the project's own folder where it is missing.
pub fn set_up(project: &Project) -> Result<(), String> {
    if find(project).is_some() {
        done_already(&format!("Trunk {VERSION}"));
        return Ok(());
    }
    let tools = project.tools();
    let has_binstall = answer(cargo(project.root()).args(["binstall", "-V"])).is_some();
    if has_binstall {
        let package = format!("trunk@{VERSION}");
        let outcome = step(&format!("Trunk {VERSION}, ready made"), || {
            run(cargo(project.root()).args(["binstall", "--no-confirm", "--root"]).arg(tools).arg(&package))
        });
        match outcome {
            Ok(()) if find(project).is_some() => return Ok(()),
            Ok(()) => println!("  what came is not Trunk {VERSION}: building it instead"),
            Err(why) => println!("  {why}: building it instead"),
        }
    }
    step(&format!("Trunk {VERSION}, built from source into .tools (once; some minutes)"), || {
        let mut install = cargo(project.root());
        install.args(["install", "trunk", "--version", VERSION, "--locked", "--no-default-features"]);
        install.arg("--root").arg(tools);
        // Trunk waits for others nearly all of its time: a quick build of it serves better than a quick Trunk.
        install.arg("--debug").env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(&mut install)
            .map_err(|why| format!("{why}\nPut a Trunk {VERSION} on PATH, or look at cargo's message above."))
    })
}

/// Builds the helper over the library that Cargo.lock names; it lands beside this program.
pub fn build_bindgen(project: &Project) -> Result<(), String> {
    run(cargo(project.root()).args(["build", "--quiet", "--locked", "--package", "wasm-bindgen-shim"]))
}

/// Brings the crates of Cargo.lock along: Trunk builds offline, so that it fetches no tools of its own.
pub fn fetch(project: &Project) -> Result<(), String> {
    run(cargo(project.root()).args(["fetch", "--quiet", "--locked"]))
}

/// Builds the site into dist/.
pub fn build(project: &Project) -> Result<(), String> {
    let trunk =
        find(project).ok_or_else(|| format!("Trunk {VERSION} is missing: run `cargo xtask setup`"))?;
    let path = env::var_os("PATH").unwrap_or_default();
    let places = std::iter::once(project.programs().to_path_buf()).chain(env::split_paths(&path));
    let path = env::join_paths(places).map_err(|why| format!("PATH can't be extended: {why}"))?;

    let mut build = command(trunk, project.root());
    build.args(["build", "--release"]).env("PATH", path);
    // Another profile of Cargo.toml, to try a change; what is shipped is always `release`.
    if let Some(profile) = env::var_os("ZIPING_PROFILE") {
        build.arg("--cargo-profile").arg(profile);
    }
    // Both would be taken in place of these flags.
    build.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_RUSTFLAGS");
    build.env("CARGO_ENCODED_RUSTFLAGS", flags::encoded(project)?);
    // Trunk refuses the usual NO_COLOR=1: it wants a word.
    if env::var_os("NO_COLOR").is_some() {
        build.env("NO_COLOR", "true");
    }
    // The compiler has said already what is wrong; Trunk's own stack says nothing about the page.
    build.env("RUST_BACKTRACE", "0");
    run(&mut build)
}
