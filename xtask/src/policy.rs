//! The Content-Security-Policy of both forms of the page: nothing leaves it, nothing foreign runs in it.

use crate::hash;

/// The site's policy, as index.html carries it.
pub const SITE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
form-action 'none'";

/// The one-file page's policy: just these scripts and styles, a worker out of the page itself, and no connection at all.
pub fn single_file(scripts: &[String], styles: &[String]) -> String {
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles)
    )
}

fn hashes(texts: &[String]) -> String {
    let hash = |text: &String| format!("'sha256-{}'", hash::for_browsers(text.as_bytes()));
    texts.iter().map(hash).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_page_carries_the_policy() {
        assert!(include_str!("../../index.html").contains(SITE));
    }

    #[test]
    fn a_hash_is_the_one_browsers_compute() {
        // The example of the CSP specification: alert('Hello, world.');
        let hash = hashes(&["alert('Hello, world.');".to_owned()]);
        assert_eq!(hash, "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
