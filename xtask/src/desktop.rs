//! Opens an address in the person's browser, where there is a desktop to open it on.

use crate::{project::Project, step::command};
use std::{env, process::Stdio};

/// Whether a window was asked for.
pub fn open(project: &Project, address: &str) -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let words: &[&str] = if set("CI") {
        return false;
    } else if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        &["cmd", "/c", "start", ""]
    } else if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        &["xdg-open"]
    } else {
        return false;
    };
    let Some((program, first)) = words.split_first() else {
        return false;
    };
    let mut opener = command(program, project.root());
    opener.args(first).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    opener.spawn().is_ok()
}
