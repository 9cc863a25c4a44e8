//! dist/: the site through Trunk, then the one-file page out of the site.

use crate::{checksum, leaks, office, offline, project::Project, single_file, step::step, trunk};

/// Builds both forms of the page and looks at what came out.
pub fn build(project: &Project) -> Result<(), String> {
    step("the build", || both(project))
}

fn both(project: &Project) -> Result<(), String> {
    step("the site: dist/index.html", || trunk::build(project))?;
    step("names of the office module", || office::finish(project))?;
    step("manifest and service worker", || offline::finish(project))?;
    step("no path of this machine in it", || leaks::check(project))?;
    step("one file: dist/ziping.html, and its hash", || {
        single_file::write(project)?;
        checksum::finish(project)
    })
}
