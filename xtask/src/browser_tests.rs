//! What the browser tests need: Playwright from npm, and a browser that is installed already or through the system.

use crate::{
    project::Project,
    step::{answer, command, done_already, npm, run, run_and_watch, step},
    system_packages,
};
use std::{env, fs, path::Path};

const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// Programs that the tests call, each with its Debian package: what reads the printed pages, and what the headed tests work with
/// (`tests/browser/headed`): a display without a screen, a window manager, keys and mouse, the clipboard.
const PROGRAMS: [(&str, &str); 5] = [
    ("pdftotext", "poppler-utils"),
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("xclip", "xclip"),
];

/// Puts the npm packages, a Chromium, a Chinese font and the programs around them in place.
pub fn set_up(project: &Project) -> Result<(), String> {
    let folder = project.browser_tests();
    if answer(command("node", &folder).arg("--version")).is_none() {
        return Err("Node.js is missing: install version 20 or later, with npm".to_owned());
    }
    if packages_are_newer_than_their_lock(&folder) {
        done_already("npm packages of tests/browser");
    } else {
        step("npm packages of tests/browser", || {
            run(npm("npm", &folder).args(["ci", "--no-audit", "--no-fund"]))
        })?;
    }
    let browser = find_browser(&folder);
    match &browser {
        Some(path) => done_already(&format!("a browser ({path})")),
        None => println!("  no browser found"),
    }
    if browser.is_none() || !has_chinese_font(&folder) {
        let outcome = system_packages::install(&folder, &PACKAGES);
        match (outcome, &browser) {
            // Without the font the pages are tested all the same; only their pictures show boxes.
            (Err(why), Some(_)) => println!("  {why}"),
            (outcome, _) => outcome?,
        }
    }
    if find_browser(&folder).is_none() {
        return Err(
            "no Chromium was found: install Chromium, Chrome or Edge, or set CHROME to its path".to_owned()
        );
    }
    set_up_programs(&folder)
}

/// Where the system can't give them, the tests that need them are left out, which their configuration says; never in CI.
fn set_up_programs(folder: &Path) -> Result<(), String> {
    let missing = || -> Vec<&str> {
        let gone = PROGRAMS.iter().filter(|(program, _)| !system_packages::is_on_path(program));
        gone.map(|(_, package)| *package).collect()
    };
    if !cfg!(target_os = "linux") {
        println!("  the headed browser tests need X and are left out on this system");
        return Ok(());
    }
    let packages = missing();
    if packages.is_empty() {
        done_already("pdftotext, Xvfb, openbox, xdotool and xclip");
        return Ok(());
    }
    match system_packages::install(folder, &packages) {
        Err(why) if env::var_os("CI").is_none() => {
            println!("  {why}\n  the tests that need them are left out");
            Ok(())
        }
        outcome => outcome,
    }
}

/// Runs Playwright; the number of tests passed.
pub fn run_all(project: &Project, words: &[&str]) -> Result<u32, String> {
    let mut passed = 0;
    let mut playwright = npm("npx", &project.browser_tests());
    playwright.args(["--no-install", "playwright", "test"]).args(words);
    run_and_watch(&mut playwright, |line| passed += passed_in(line))?;
    Ok(passed)
}

/// The count in a closing line like `  12 passed (3.4s)`.
fn passed_in(line: &str) -> u32 {
    let mut words = line.split_whitespace();
    match (words.next().and_then(|number| number.parse().ok()), words.next(), words.next()) {
        (Some(count), Some("passed"), Some(time)) if time.starts_with('(') => count,
        _ => 0,
    }
}

fn packages_are_newer_than_their_lock(folder: &Path) -> bool {
    let changed = |name: &str| fs::metadata(folder.join(name)).and_then(|data| data.modified()).ok();
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Some(installed), Some(lock)) => installed >= lock,
        _ => false,
    }
}

/// The tests themselves know how to find a browser: one place for it.
fn find_browser(folder: &Path) -> Option<String> {
    answer(command("node", folder).arg("find-browser.mjs")).filter(|path| !path.is_empty())
}

pub fn has_chinese_font(folder: &Path) -> bool {
    // Elsewhere the system brings one.
    !cfg!(target_os = "linux")
        || answer(command("fc-list", folder).arg(":lang=zh")).is_some_and(|list| !list.is_empty())
}

#[cfg(test)]
mod tests {
    use super::passed_in;

    #[test]
    fn the_closing_line_is_counted() {
        assert_eq!(passed_in("  12 passed (3.4s)"), 12);
        assert_eq!(passed_in("  1 failed"), 0);
        assert_eq!(passed_in("12 passed through here"), 0);
    }
}
