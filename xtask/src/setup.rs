//! Everything that is missing, put in place; what is there is left alone.

use crate::{browser_tests, office_tests, project::Project, step::step, trunk, wasm_target};

/// What the build needs.
pub fn for_build(project: &Project) -> Result<(), String> {
    wasm_target::set_up(project)?;
    trunk::set_up(project)?;
    step("the crates of Cargo.lock", || trunk::fetch(project))?;
    step("wasm-bindgen of Cargo.lock's version", || trunk::build_bindgen(project))
}

/// What build and tests need.
pub fn everything(project: &Project) -> Result<(), String> {
    wasm_target::set_up_lints(project)?;
    for_build(project)?;
    office_tests::set_up(project)?;
    browser_tests::set_up(project)
}
