//! Looks for this machine's folders in the bytes that are shipped.

use crate::{
    flags,
    project::{Project, files_in, read},
};
use std::path::MAIN_SEPARATOR;

/// Refuses a site that names a folder of this machine (home, tools, where it was built) or the person who built it.
pub fn check(project: &Project) -> Result<(), String> {
    let mut folders: Vec<String> = flags::private_folders(project)
        .iter()
        .map(|folder| format!("{}{MAIN_SEPARATOR}", folder.display()))
        .collect();
    folders.extend(flags::user_names().iter().map(|name| format!("{MAIN_SEPARATOR}{name}{MAIN_SEPARATOR}")));
    for file in files_in(&project.dist())? {
        let bytes = read(&file)?;
        if let Some(folder) = folders.iter().find(|folder| holds(&bytes, folder.as_bytes())) {
            return Err(format!(
                "{} names the folder {folder}: add it to xtask/src/flags.rs",
                file.display()
            ));
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    !sought.is_empty() && bytes.windows(sought.len()).any(|window| window == sought)
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_folder_is_found_in_the_middle_of_bytes() {
        assert!(holds(b"\0asm /home/me/x.rs", b"/home/me/"));
        assert!(!holds(b"\0asm home/x.rs", b"/home/me/"));
        assert!(!holds(b"x", b""));
    }
}
