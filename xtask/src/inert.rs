//! Text that a person typed never becomes markup or code: the ways in which it could are named nowhere in our sources.
//! (`clippy.toml` forbids the methods of web-sys; this looks for every other way to write them, in Rust and JavaScript.)

use crate::project::{Project, files_below, read_text};

/// Each makes markup or code out of a text. Without capitals and underscores, so that `inner_html` is `innerHTML`.
const WAYS: [&str; 13] = [
    "innerhtml",
    "outerhtml",
    "insertadjacenthtml",
    "createcontextualfragment",
    "sethtmlunsafe",
    "parsehtmlunsafe",
    "srcdoc",
    "documentwrite",
    "document.write",
    "eval(",
    "newfunction(",
    "function::newwithargs",
    "importscripts",
];

/// Looks through everything that becomes part of the page.
pub fn check(project: &Project) -> Result<(), String> {
    let root = project.root();
    let mut files = files_below(&root.join("src"))?;
    files.extend(crate::project::files_in(root)?);
    let mut looked_at = 0;
    for path in files {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        if !["rs", "js", "html"].contains(&end) {
            continue;
        }
        looked_at += 1;
        if let Some((number, way)) = first_way(&read_text(&path)?) {
            return Err(format!("{}, line {number}: {way} makes markup or code out of text", path.display()));
        }
    }
    if looked_at < 100 { Err(format!("only {looked_at} sources were found")) } else { Ok(()) }
}

/// The first line that names a way, comments aside.
fn first_way(text: &str) -> Option<(usize, &'static str)> {
    text.lines().enumerate().find_map(|(at, line)| {
        let code = line.trim_start();
        if code.starts_with("//") {
            return None;
        }
        let plain: String = code
            .chars()
            .filter(|letter| *letter != '_' && !letter.is_whitespace())
            .collect::<String>()
            .to_lowercase();
        WAYS.into_iter().find(|way| names(&plain, way)).map(|way| (at + 1, way))
    })
}

/// A way that is a word of its own, like `eval(`, may be the end of a longer one, like `medieval(`.
fn names(line: &str, way: &str) -> bool {
    line.match_indices(way).any(|(at, _)| {
        way != "eval("
            || !line.get(..at).unwrap_or_default().ends_with(|letter: char| letter.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_found_with_its_line() {
        for bad in [
            "node.innerHTML = text",
            "element.set_inner_html(&text)",
            "<div inner_html=text />",
            "document . write (text)",
            "eval (text)",
            "window.eval(text)",
            "new Function(text)",
            "frame.srcdoc = text",
            "range.createContextualFragment(text)",
            "js_sys::eval(&text)",
        ] {
            assert_eq!(first_way(&format!("let a;\n{bad}")).map(|(line, _)| line), Some(2), "{bad}");
        }
    }

    #[test]
    fn comments_and_longer_words_are_none() {
        assert_eq!(
            first_way("// never innerHTML\n    /// never `inner_html`\nmedieval(x); text_content"),
            None
        );
    }

    #[test]
    fn nothing_in_this_repository_does_it() {
        let outcome = Project::find().and_then(|project| check(&project));
        assert_eq!(outcome, Ok(()));
    }
}
