//! The text to look at: one way of writing, no loose spaces, and for every character where it stood.

use std::ops::Range;

use super::steps;
use crate::number::reading::folded_char;

/// A folded text and the way back to the original.
///
/// Lines stay lines and tabs stay tabs; `，` stays apart from `,` (only the latter groups digits).
pub(super) struct Ground<'a> {
    original: &'a str,
    text: String,
    marks: Vec<Mark>,
}

/// Where a folded character stands in the original.
struct Mark {
    at: usize,
    bytes: Range<usize>,
    chars: usize,
    line: usize,
}

impl<'a> Ground<'a> {
    pub(super) fn of(original: &'a str) -> Ground<'a> {
        let mut ground = Ground { original, text: String::with_capacity(original.len()), marks: Vec::new() };
        let mut line = 1_usize;
        let mut space = false;
        let mut typed = original.char_indices().zip(0_usize..).peekable();
        while let Some(((byte, c), chars)) = typed.next() {
            steps::count(1);
            let seen = match c {
                '\r' if typed.peek().is_some_and(|((_, next), _)| *next == '\n') => None,
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
                '\t' | '，' => Some(c),
                other => folded_char(other),
            };
            match seen {
                None => {}
                Some(' ') => space = true,
                Some(c) => {
                    if space && in_latin(c) && ground.text.ends_with(in_latin) {
                        ground.push(' ', byte..byte, chars, line);
                    }
                    space = false;
                    let end = byte.saturating_add(typed_length(original, byte));
                    ground.push(c, byte..end, chars, line);
                    if c == '\n' {
                        line = line.saturating_add(1);
                    }
                }
            }
        }
        ground
    }

    fn push(&mut self, c: char, bytes: Range<usize>, chars: usize, line: usize) {
        self.marks.push(Mark { at: self.text.len(), bytes, chars, line });
        self.text.push(c);
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The lines, without their ends.
    pub(super) fn lines(&self) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0_usize;
        for line in self.text.split('\n') {
            let end = start.saturating_add(line.len());
            lines.push(start..end);
            start = end.saturating_add(1);
        }
        lines
    }

    fn mark(&self, at: usize) -> Option<&Mark> {
        let place = self.marks.partition_point(|mark| mark.at < at);
        self.marks.get(place)
    }

    /// Bytes of the original; an empty range where nothing is left of it.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let length = self.original.len();
        let start = self.mark(range.start).map_or(length, |mark| mark.bytes.start);
        let last = self.marks.partition_point(|mark| mark.at < range.end).checked_sub(1);
        let end = last.and_then(|last| self.marks.get(last)).map_or(start, |mark| mark.bytes.end);
        start..end.max(start)
    }

    /// Characters before this one, and its line, both of the original; lines count from 1.
    pub(super) fn position(&self, at: usize) -> (usize, usize) {
        self.mark(at).or(self.marks.last()).map_or((0, 1), |mark| (mark.chars, mark.line))
    }

    /// The original text of a range, without spaces around.
    pub(super) fn raw(&self, range: Range<usize>) -> &'a str {
        self.original.get(self.bytes(range)).unwrap_or_default().trim()
    }
}

fn typed_length(text: &str, byte: usize) -> usize {
    text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// Between two of these a space separates.
fn in_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_leads_back_to_what_was_typed() {
        let typed = "得分　９４．０ 分\r\n1. 2020年，好";
        let ground = Ground::of(typed);
        assert_eq!(ground.text(), "得分94.0分\n1. 2020年，好");
        let at = ground.text().find("94").unwrap();
        assert_eq!(ground.raw(at..at + 4), "９４．０");
        assert_eq!(ground.position(at), (3, 1));
        assert_eq!(ground.position(ground.text().find("2020").unwrap()).1, 2);
    }

    #[test]
    fn every_kind_of_line_end_is_one() {
        assert_eq!(Ground::of("a\r\nb\rc\u{b}d\n").lines().len(), 5);
    }
}
