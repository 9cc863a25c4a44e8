//! What every writer does to a text before it goes on paper.

use crate::signs::shown;

/// The signs of a text that may stand on paper: what [`shown`] leaves, with line breaks; a tab is a space.
#[must_use]
pub(super) fn clean(text: &str) -> String {
    shown(text).replace('\t', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes_or_is_shown() {
        assert_eq!(clean("a\u{0}\u{B}\u{1F}\u{7F}\u{85}\u{FFFF}b\r\nc\td"), "ab\nc d");
        assert_eq!(clean("\u{202E}左\u{2066}"), "[U+202E]左[U+2066]");
        assert_eq!(clean("<&>\"'🎓𠮷=1+1"), "<&>\"'🎓𠮷=1+1");
    }
}
