//! `cargo xtask run`: from a fresh clone to the open page.

use crate::{build, desktop, project::Project, serve, setup};

/// Sets up, builds, serves on this machine until Ctrl-C, and opens a window where there is a desktop.
pub fn run(project: &Project) -> Result<(), String> {
    setup::for_build(project)?;
    build::build(project)?;
    let (listener, address) = serve::listen()?;
    println!("\n自评  {address}");
    println!(
        "      {}  (one file: copy it anywhere, open it by double-click)",
        project.single_file().display()
    );
    if desktop::open(project, &address) {
        println!("      a browser window opens; Ctrl-C here ends the server");
    } else {
        println!("      open the address or the file in a browser; Ctrl-C here ends the server");
    }
    serve::serve(&listener, &project.dist())
}
