//! Foreign text in a sentence of ours.

use crate::signs::shown;

/// Never longer than a line, on one line, and nothing in it unseen: at most 30 letters, then `…`.
pub(crate) fn shortened(text: &str) -> String {
    // Of a very long text only the beginning is looked at: one letter of it may be shown as ten.
    let (start, cut) = match text.char_indices().nth(60) {
        Some((at, _)) => (text.split_at_checked(at).map_or(text, |(start, _)| start), true),
        None => (text, false),
    };
    let line = shown(start).replace(['\n', '\t'], " ");
    let mut short: String = line.chars().take(30).collect();
    if cut || line.chars().nth(30).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stands_as_it_is_and_a_long_one_is_cut() {
        assert_eq!(shortened("甲\n乙\0"), "甲 乙");
        assert_eq!(shortened(&"长".repeat(30)), "长".repeat(30));
        assert_eq!(shortened(&"长".repeat(31)), format!("{}…", "长".repeat(30)));
        assert_eq!(shortened("\u{202E}txt"), "[U+202E]txt");
    }
}
