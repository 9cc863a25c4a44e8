//! SECURITY.md names the tests that hold each promise: here it is held that they exist.

#[cfg(test)]
mod tests {
    use crate::project::{Project, read_text};

    /// The places in a list entry like `` - `file`：`test`、`test`；`file`：`test` ``, each as file and test.
    fn named(text: &str) -> Vec<(String, String)> {
        let mut file = String::new();
        let mut named = Vec::new();
        let mut in_list = false;
        for line in text.lines() {
            in_list = line.starts_with("- `") || in_list && line.starts_with("  ");
            if !in_list {
                continue;
            }
            for span in line.split('`').skip(1).step_by(2) {
                let is_file = [".rs", ".mjs", ".toml"].iter().any(|end| span.ends_with(end));
                if is_file {
                    span.clone_into(&mut file);
                } else if span != "cargo xtask test" {
                    named.push((file.clone(), span.to_owned()));
                }
            }
        }
        named
    }

    #[test]
    fn every_test_that_security_md_names_exists() {
        let root = Project::find().map(|project| project.root().to_path_buf()).unwrap_or_default();
        let named = named(&read_text(&root.join("SECURITY.md")).unwrap_or_default());
        assert!(named.len() > 12, "{named:?}");
        for (file, test) in named {
            let text = read_text(&root.join(&file)).unwrap_or_default();
            assert!(text.contains(&test), "{file} has no test “{test}”");
        }
    }
}
