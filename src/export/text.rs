//! What every writer does to a text before it goes on paper.

use std::fmt::Write;

/// The signs of a text that may stand on paper: line breaks stay, a tab is a space, control characters and
/// the two code points that no XML file may hold go, and invisible signs that turn the direction of
/// writing are shown as what they are.
#[must_use]
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                // Writing into a String cannot fail.
                let _: std::fmt::Result = write!(clean, "[U+{:04X}]", u32::from(c));
            }
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    clean
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
