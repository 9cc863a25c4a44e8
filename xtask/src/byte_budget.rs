//! Byte budgets: the build fails when a part of the page grows past its limit in `xtask/budgets.tsv`.
//!
//! A limit is raised in the commit that needs the bytes, with the reason in its message; never unnoticed. Sizes are those
//! of gzip, which every host sends and which takes a second to work out.

use crate::{
    gzip,
    project::{Project, read, read_text},
    size::Files,
};
use std::path::PathBuf;

/// The limits: part, tab, bytes after gzip.
const LIMITS: &str = "xtask/budgets.tsv";

/// Compares each part of `dist/` with its limit. A quick build (`ZIPING_PROFILE`) has other sizes and is not compared.
pub fn check(project: &Project) -> Result<(), String> {
    if std::env::var_os("ZIPING_PROFILE").is_some() {
        println!("  another profile than release: sizes are not compared");
        return Ok(());
    }
    let files = Files::of(project)?;
    let limits = limits(&read_text(&project.root().join(LIMITS))?)?;
    for (part, limit) in limits {
        let size = match part.as_str() {
            "first screen" => packed(&files.first_screen)?,
            "office module" => packed(&files.office)?,
            "one file" => packed(&[project.single_file()])?,
            other => return Err(format!("{LIMITS}: there is no part “{other}”")),
        };
        println!("  {part}: {size} of {limit} bytes after gzip");
        if size > limit {
            return Err(format!(
                "{part} has {size} bytes after gzip, {} more than {LIMITS} allows: find what grew (`cargo xtask size`), or raise the limit with the reason in the commit",
                size.saturating_sub(limit)
            ));
        }
    }
    Ok(())
}

fn packed(files: &[PathBuf]) -> Result<usize, String> {
    files.iter().try_fold(0_usize, |sum, path| Ok(sum.saturating_add(gzip::pack(&read(path)?)?.len())))
}

/// The lines of the table; lines that begin with `#` are comments.
fn limits(text: &str) -> Result<Vec<(String, usize)>, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (part, limit) =
                line.split_once('\t').ok_or_else(|| format!("{LIMITS}: no tab in “{line}”"))?;
            let limit = limit.trim().parse().map_err(|why| format!("{LIMITS}: “{line}”: {why}"))?;
            Ok((part.to_owned(), limit))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::limits;

    #[test]
    fn the_table_names_each_part_once_with_a_limit() {
        let table = limits(include_str!("../budgets.tsv")).unwrap_or_default();
        let parts: Vec<&str> = table.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(parts, ["first screen", "office module", "one file"]);
        assert!(table.iter().all(|(_, limit)| *limit > 0));
        assert!(limits("first screen 5").is_err());
    }
}
