//! `cargo xtask test`: format, lints, native tests, build, browser tests. `cargo xtask test long`: what takes too long for every day.

use crate::{
    browser_tests, build, byte_budget, dependencies, inert, office_tests,
    project::Project,
    reproduce, setup,
    step::{cargo, run, run_and_watch, step},
    wasm_target::{self, TARGET},
};

/// All but the page: the core, and what makes office files.
const CORE: [&str; 5] = ["--package", "ziping", "--no-default-features", "--features", "office"];
/// The members that are no page.
const TOOLS: [&str; 4] = ["--package", "xtask", "--package", "wasm-bindgen-shim"];

/// Everything, as CI does it.
pub fn all(project: &Project) -> Result<(), String> {
    setup::everything(project)?;
    let native = native(project)?;
    let office = step("office files read by others", || office_tests::run_all(project))?;
    let browser = browser(project, &[])?;
    closing_line(native + office + browser)
}

/// Format, lints and the tests that need no browser.
pub fn native_only(project: &Project) -> Result<(), String> {
    wasm_target::set_up_lints(project)?;
    wasm_target::set_up(project)?;
    closing_line(native(project)?)
}

/// The Word and Excel files, written and read back by others.
pub fn office_only(project: &Project) -> Result<(), String> {
    office_tests::set_up(project)?;
    let written =
        step("files", || tests(project, &[&CORE[..], &["--test", "docx", "--test", "xlsx"]].concat()))?;
    let read = step("office files read by others", || office_tests::run_all(project))?;
    closing_line(written + read)
}

/// The built page in a real browser; the words are handed to Playwright.
pub fn browser_only(project: &Project, words: &[&str]) -> Result<(), String> {
    setup::everything(project)?;
    closing_line(browser(project, words)?)
}

/// What takes too long for every day, optimised: hostile files of every weight, and windows with one evaluation in larger worlds.
pub fn long(project: &Project) -> Result<(), String> {
    let optimised = |words: &[&str]| tests(project, &[&CORE[..], &["--release"], words].concat());
    let hostile = step("hostile files, the heaviest too", || optimised(&["--test", "hostile"]))?;
    let windows = step("windows in larger worlds", || optimised(&["--test", "tabs", "--", "--ignored"]))?;
    closing_line(hostile + windows)
}

fn native(project: &Project) -> Result<u32, String> {
    let lint = |words: &[&str]| {
        run(cargo(project.root()).args(["clippy", "--locked"]).args(words).args(["--", "-D", "warnings"]))
    };
    step("format", || run(cargo(project.root()).args(["fmt", "--all", "--check"])))?;
    step("lints of the core", || lint(&[&CORE[..], &["--all-targets"]].concat()))?;
    step("lints of the page", || lint(&["--package", "ziping", "--lib", "--bins", "--target", TARGET]))?;
    step("lints of the office module", || {
        lint(&[&CORE[..], &["--lib", "--bins", "--target", TARGET]].concat())
    })?;
    step("lints of the tools", || lint(&[&TOOLS[..], &["--all-targets"]].concat()))?;
    step("licences and sources of what is built in", || dependencies::check(project))?;
    step("no way from text to markup", || inert::check(project))?;
    let core = step("native tests", || tests(project, &CORE))?;
    let tools = step("tests of the tools", || tests(project, &TOOLS))?;
    Ok(core + tools)
}

fn browser(project: &Project, words: &[&str]) -> Result<u32, String> {
    build::build(project)?;
    step("byte budgets", || byte_budget::check(project))?;
    step("the same bytes when packed again", || reproduce::packaging(project))?;
    step("browser tests", || browser_tests::run_all(project, words))
}

fn tests(project: &Project, words: &[&str]) -> Result<u32, String> {
    let mut passed = 0;
    let mut test = cargo(project.root());
    test.env("DOCX_OUT", office_tests::word_files(project));
    run_and_watch(test.args(["test", "--locked"]).args(words), |line| passed += passed_in(line))?;
    Ok(passed)
}

/// The count in a closing line like `test result: ok. 12 passed; 0 failed; …`.
fn passed_in(line: &str) -> u32 {
    line.strip_prefix("test result: ok. ")
        .and_then(|rest| rest.split_once(" passed"))
        .and_then(|(count, _)| count.parse().ok())
        .unwrap_or(0)
}

fn closing_line(passed: u32) -> Result<(), String> {
    if passed == 0 {
        return Err("no test was run".to_owned());
    }
    println!("\n{passed} passed, 0 failed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::passed_in;

    #[test]
    fn the_closing_line_is_counted() {
        assert_eq!(passed_in("test result: ok. 12 passed; 0 failed; 0 ignored"), 12);
        assert_eq!(passed_in("test result: FAILED. 12 passed; 1 failed"), 0);
        assert_eq!(passed_in("running 12 tests"), 0);
    }
}
