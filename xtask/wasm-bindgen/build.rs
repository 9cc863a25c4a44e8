//! Reads the version of wasm-bindgen out of Cargo.lock, so that what the helper says of itself can't drift from it.

use std::{env, fs, path::PathBuf, process::ExitCode};

/// The package whose version counts: the library that does the work.
const LIBRARY: &str = "wasm-bindgen-cli-support";

fn main() -> ExitCode {
    match locked_version() {
        Ok((lock, version)) => {
            println!("cargo::rerun-if-changed={}", lock.display());
            println!("cargo::rustc-env=LOCKED_VERSION={version}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

fn locked_version() -> Result<(PathBuf, String), String> {
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or("run this through cargo")?;
    let lock = PathBuf::from(here).join("../../Cargo.lock");
    let text =
        fs::read_to_string(&lock).map_err(|why| format!("{} is not readable: {why}", lock.display()))?;
    let name = format!("name = \"{LIBRARY}\"");
    let mut lines = text.lines().skip_while(|line| *line != name);
    let version = lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .ok_or_else(|| format!("Cargo.lock names no version of {LIBRARY}"))?;
    Ok((lock, version.to_owned()))
}
