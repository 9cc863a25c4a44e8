//! Signs that nobody sees: which a file never keeps, and how the others are shown.
//!
//! Decided here once, for files, edits, sentences and paper:
//! - *Controls* (C0 but line feed and tab, DEL, C1) mean nothing in a form and are refused by other programs' files. They go
//!   when a file is read ([`crate::json`]) and at each edit; a carriage return becomes a line feed ([`without_controls`]).
//! - *Signs that turn the direction of writing* stay in the file as typed, and are shown as what they are, `[U+202E]`,
//!   wherever the text is read: in sentences of the program, on paper, in every export ([`shown`]). A field of the form holds
//!   the text itself and says beside it which such signs are in it ([`turns`]).
//! - *Signs without width* (zero-width space, word joiner, BOM, soft hyphen …) stay in the file and are left out where the
//!   text is shown; the two joiners stay between letters of scripts that need them.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a file never keeps this sign.
///
/// ```
/// use ziping::signs::is_dropped;
/// assert!(is_dropped('\0') && is_dropped('\u{85}'));
/// assert!(!is_dropped('\n') && !is_dropped('\t') && !is_dropped('\u{202E}'));
/// ```
#[must_use]
pub const fn is_dropped(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}')
}

/// A text as files keep it: without controls; CR LF and CR are line feeds.
///
/// ```
/// assert_eq!(ziping::signs::without_controls("甲\0乙\r\n丙\rd\t"), "甲乙\n丙\nd\t");
/// ```
#[must_use]
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dropped) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '\r' if signs.peek() == Some(&'\n') => {}
            '\r' => kept.push('\n'),
            c if is_dropped(c) => {}
            c => kept.push(c),
        }
    }
    Cow::Owned(kept)
}

/// Whether a sign turns the direction in which what follows is written.
#[must_use]
pub const fn is_turn(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The signs in a text that turn the direction of writing, as they are shown, each once, in their order.
///
/// ```
/// assert_eq!(ziping::signs::turns("甲\u{202E}乙\u{202C}丙\u{202E}"), ["[U+202E]", "[U+202C]"]);
/// ```
#[must_use]
pub fn turns(text: &str) -> Vec<String> {
    let mut found: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| is_turn(*c)) {
        if !found.contains(&c) {
            found.push(c);
        }
    }
    found.into_iter().map(name).collect()
}

/// A text as it is shown to people outside the field where it is typed: nothing in it is unseen.
///
/// ```
/// use ziping::signs::shown;
/// assert_eq!(shown("\u{202E}左\u{200B}右\u{FEFF}"), "[U+202E]左右");
/// assert_eq!(shown("甲\u{2028}乙"), "甲\n乙");
/// ```
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_dropped(c) || is_turn(c) || is_unseen(c) || is_joiner(c) || is_break(c)) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut before = None;
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            c if is_turn(c) => seen.push_str(&name(c)),
            c if is_joiner(c) => {
                if before.is_some_and(joins) && signs.peek().copied().is_some_and(joins) {
                    seen.push(c);
                }
            }
            c if is_break(c) => seen.push('\n'),
            c if is_dropped(c) || is_unseen(c) => {}
            c => seen.push(c),
        }
        before = Some(c);
    }
    Cow::Owned(seen)
}

fn name(c: char) -> String {
    let mut name = String::new();
    // Writing into a String cannot fail.
    let _: std::fmt::Result = write!(name, "[U+{:04X}]", u32::from(c));
    name
}

/// Signs without width, tags, marks of annotations, and the two code points that no XML file may hold.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}')
        || matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// Zero-width joiner and non-joiner.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Line and paragraph separator.
const fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a joiner can mean something beside this sign: in Uyghur, Mongolian, Tibetan and between emoji it does,
/// beside ASCII and Chinese it does not.
const fn joins(c: char) -> bool {
    let beside = c.is_ascii()
        || matches!(c, '\u{2000}'..='\u{206F}' | '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}')
        || matches!(c, '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    // What is not shown itself gives a joiner nothing to join.
    !(beside || is_turn(c) || is_unseen(c) || is_dropped(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joiners_stay_where_letters_join() {
        assert_eq!(shown("甲\u{200D}乙a\u{200C}b\u{200D}"), "甲乙ab");
        assert_eq!(shown("👩\u{200D}🌾"), "👩\u{200D}🌾");
        assert_eq!(shown("\u{200D}=1"), "=1");
        assert_eq!(shown("\u{FEFF}\u{200C}\u{FEFF}"), "");
        assert_eq!(shown("م\u{61C}\u{200C}م"), "م[U+061C]م");
    }

    #[test]
    fn soft_hyphens_tags_and_noncharacters_are_left_out() {
        assert_eq!(shown("a\u{AD}b\u{E0041}c\u{FFFE}d\u{FFF9}e\u{2060}"), "abcde");
    }

    #[test]
    fn every_turn_is_named() {
        let turns: String = ['\u{61C}', '\u{200E}', '\u{200F}']
            .into_iter()
            .chain('\u{202A}'..='\u{202E}')
            .chain('\u{2066}'..='\u{2069}')
            .collect();
        assert_eq!(turns.chars().count(), 12);
        assert!(turns.chars().all(is_turn));
        assert_eq!(shown(&turns).matches("[U+").count(), 12);
        assert_eq!(super::turns(&turns).len(), 12);
    }

    proptest! {
        #[test]
        fn what_is_kept_stays_and_what_is_shown_is_seen(text in any::<String>(), odd in "[\0-\u{A0}\u{2000}-\u{2070}\u{FEFF}一<=]{0,12}") {
            for text in [text, odd] {
                let kept = without_controls(&text).into_owned();
                prop_assert!(!kept.contains(is_dropped));
                prop_assert_eq!(&without_controls(&kept), &kept);
                let seen = shown(&kept).into_owned();
                prop_assert_eq!(&shown(&seen), &seen);
                prop_assert!(!shown(&text).contains(|c| is_turn(c) || is_unseen(c) || is_dropped(c)));
            }
        }
    }
}
