//! Packages of the system: by apt-get where there is one and rights to use it, else a sentence what to install.

use crate::step::{answer, command, run, step};
use std::{env, path::Path, process::Command};

/// Whether a program of this name can be called.
pub fn is_on_path(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// Installs packages of the system.
pub fn install(folder: &Path, packages: &[&str]) -> Result<(), String> {
    step(&format!("system packages {}", packages.join(", ")), || by_apt(folder, packages))
}

fn by_apt(folder: &Path, packages: &[&str]) -> Result<(), String> {
    let wanted = format!("install {} with your system's package manager", packages.join(" and "));
    if answer(command("apt-get", folder).arg("--version")).is_none() {
        return Err(wanted);
    }
    let is_root = answer(command("id", folder).arg("-u")).is_some_and(|id| id == "0");
    if !is_root && answer(command("sudo", folder).args(["-n", "true"])).is_none() {
        return Err(format!(
            "this needs an administrator; {wanted}, for example: sudo apt-get install {}",
            packages.join(" ")
        ));
    }
    let apt = |words: &[&str]| -> Command {
        let mut apt = if is_root { command("apt-get", folder) } else { command("sudo", folder) };
        if !is_root {
            apt.args(["-n", "apt-get"]);
        }
        apt.args(["-q", "-y"]).args(words).env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(&mut apt(&["update"]))?;
    run(apt(&["install", "--no-install-recommends"]).args(packages)).map_err(|why| format!("{why}\n{wanted}"))
}
