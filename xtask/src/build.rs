//! dist/: the site through Trunk, then the one-file page out of the site.

use crate::{leaks, office, policy, project::Project, project::read_text, single_file, step::step, trunk};

/// Builds both forms of the page and looks at what came out.
pub fn build(project: &Project) -> Result<(), String> {
    step("the build", || both(project))
}

fn both(project: &Project) -> Result<(), String> {
    step("the site: dist/index.html", || trunk::build(project))?;
    step("names of the office module", || office::finish(project))?;
    step("no path of this machine in it", || leaks::check(project))?;
    step("one file: dist/ziping.html", || {
        let index = read_text(&project.dist().join("index.html"))?;
        if !index.contains(policy::SITE) {
            return Err("index.html doesn't carry the policy of xtask/src/policy.rs".to_owned());
        }
        single_file::write(project, &index)
    })
}
