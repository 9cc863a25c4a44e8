//! Fonts whose letters are pictures: in them offices draw their boxes.

/// The sign that a character draws in a font of signs; `None` in other fonts, and for pictures that mean nothing here.
///
/// Codes as the fonts have them; Word writes them with 0xF000 added, HTML as the letter with the code.
#[must_use]
pub fn sign(font: &str, code: u32) -> Option<char> {
    let font = font.trim_matches(['"', '\'', ' ']);
    let is = |name: &str| font.eq_ignore_ascii_case(name);
    let code = match code {
        0xF000..=0xF0FF => code & 0xFF,
        other => other,
    };
    Some(match code {
        0x6C if is("Wingdings") => '●',
        0x6E if is("Wingdings") => '■',
        0x6F | 0x71 | 0x72 | 0xA8 if is("Wingdings") => '☐',
        0x75 if is("Wingdings") => '◆',
        0xFB if is("Wingdings") => '×',
        0xFC if is("Wingdings") => '√',
        0xFD if is("Wingdings") => '☒',
        0xFE if is("Wingdings") => '☑',
        0x4F if is("Wingdings 2") => '×',
        0x50 if is("Wingdings 2") => '√',
        0x51 | 0x53 | 0x54 if is("Wingdings 2") => '☒',
        0x52 if is("Wingdings 2") => '☑',
        0x2A | 0xA3 if is("Wingdings 2") => '☐',
        0xA3 if is("Symbol") => '≤',
        0xB3 if is("Symbol") => '≥',
        0xB4 if is("Symbol") => '×',
        0xB1 if is("Symbol") => '±',
        _ => return None,
    })
}

/// Whether a font draws signs, so that its letters need looking up.
#[must_use]
pub fn draws(font: &str) -> bool {
    let font = font.trim_matches(['"', '\'', ' ']);
    ["Wingdings", "Wingdings 2", "Symbol"].iter().any(|name| font.eq_ignore_ascii_case(name))
}

/// A text in a font, its letters as the signs that they draw.
#[must_use]
pub fn drawn(font: &str, text: &str) -> String {
    text.chars().map(|c| sign(font, u32::from(c)).unwrap_or(c)).collect()
}
