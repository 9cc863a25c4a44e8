//! Are two writings the same? Folds the many ways to type one character into one.

/// What may end a value without belonging to it.
pub(super) const FULL_STOPS: [char; 5] = ['。', '.', ',', ';', '、'];

/// The text in one way of writing: half-width, one kind of space, minus, per cent, comparison signs and tilde.
///
/// Full-width ASCII becomes half-width; every kind of space becomes `' '`, runs of them one, none at the
/// ends; − – ‑ ﹣ － become `-`; ﹪ becomes `%`; ≧ ⩾ `>=` become ≥, ≦ ⩽ `<=` become ≤; ═ ﹦ become `=`;
/// 〜 ∼ become `~`; zero-width characters and controls go. A Chinese dash stays `—`. For reading and
/// comparing only: what she typed is stored and printed as she typed it. Folding twice is folding once.
///
/// ```
/// use ziping::number::reading::fold;
/// assert_eq!(fold("　≧ １００\u{a0}％ "), "≥ 100 %");
/// assert_eq!(fold("＞＝ 3～5"), "≥ 3~5");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match folded_char(c) {
            None => {}
            Some(' ') if folded.is_empty() || folded.ends_with(' ') => {}
            Some(c) => push_joining(&mut folded, c),
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Whether two texts say the same after folding; spaces and a full stop or comma at the end don't count.
///
/// ```
/// use ziping::number::reading::same_text;
/// assert!(same_text("稳步 提高。", "稳步提高"));
/// assert!(same_text("≥９０％", "≧ 90 %"));
/// assert!(!same_text("提高", "稳步提高"));
/// ```
#[must_use]
pub fn same_text(a: &str, b: &str) -> bool {
    bare(a) == bare(b)
}

fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    fold(text).chars().filter(|c| *c != ' ').for_each(|c| push_joining(&mut bare, c));
    let kept = bare.trim_end_matches(['。', '.', ',']).len();
    bare.truncate(kept);
    bare
}

/// A folded text without the spaces that separate nothing: only those between two figures stay
/// (`2 3` is two numbers, `2 次` is one).
pub(super) fn without_loose_spaces(folded: &str) -> String {
    let of_figure = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let mut joined = String::with_capacity(folded.len());
    let mut space = false;
    for c in folded.chars() {
        if c == ' ' {
            space = true;
            continue;
        }
        if space && of_figure(c) && joined.ends_with(of_figure) {
            joined.push(' ');
        }
        space = false;
        push_joining(&mut joined, c);
    }
    joined
}

/// Appends a character; `>` and `=` become one sign.
fn push_joining(text: &mut String, c: char) {
    let joined = match c {
        '=' if text.ends_with('>') => '≥',
        '=' if text.ends_with('<') => '≤',
        _ => return text.push(c),
    };
    text.pop();
    text.push(joined);
}

/// The character to read instead, or `None` for one that is not seen.
pub(crate) fn folded_char(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_whitespace() => ' ',
        _ if is_unseen(c) => return None,
        '\u{2010}'..='\u{2013}' | '−' | '﹣' | '\u{FF0D}' => '-',
        '―' | '─' | '━' | '﹘' => '—',
        '﹪' => '%',
        '≧' | '⩾' | '≮' => '≥',
        '≦' | '⩽' | '≯' => '≤',
        '═' | '﹦' => '=',
        '﹥' => '>',
        '﹤' => '<',
        '〜' | '∼' | '˜' => '~',
        '﹐' => ',',
        '﹙' => '(',
        '﹚' => ')',
        '￥' => '¥',
        '\u{FF01}'..='\u{FF5E}' => half_width(c),
        other => other,
    })
}

fn half_width(c: char) -> char {
    u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
}

/// Zero-width, direction and control characters, which pasting from Word and web pages brings along.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_listed_writing_folds() {
        let cases = [
            ("−–‑﹣－", "-----"),
            ("％﹪", "%%"),
            ("≧⩾>=＞＝≮", "≥≥≥≥≥"),
            ("≦⩽<=＜＝≯", "≤≤≤≤≤"),
            ("═﹦＝", "==="),
            ("～〜∼", "~~~"),
            ("—", "—"),
            (" a\u{3000}\u{a0}\t\r\nb\u{2009}", "a b"),
            ("1\u{200b}2\u{feff}\u{0}", "12"),
            ("（１，２３４．５）", "(1,234.5)"),
            (">\u{200b}=", "≥"),
        ];
        for (typed, folded) in cases {
            assert_eq!(fold(typed), folded, "{typed:?}");
        }
    }

    #[test]
    fn spaces_between_two_figures_are_kept() {
        assert_eq!(without_loose_spaces("> = 90 % 以 上"), "≥90%以上");
        assert_eq!(without_loose_spaces("1 234 , 5 个"), "1 234 , 5个");
    }

    #[test]
    fn same_text_ignores_spaces_and_the_full_stop() {
        assert!(same_text("达 到 预期。", "达到预期"));
        assert!(same_text("100%，", "１００ ％"));
        assert!(same_text("> = 5", "≥5"));
        assert!(same_text("", " 　"));
        assert!(!same_text("100%", "100"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>(), signs in "[<>=＝＜＞ \u{3000}\u{200b}≥−]{0,10}") {
            for text in [text, signs] {
                let once = fold(&text);
                prop_assert_eq!(fold(&once), once);
            }
        }
    }
}
