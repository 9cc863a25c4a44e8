//! What bytes are that are no JSON of ours: a file of another program, or text in another encoding.

use super::OtherKind;

/// Files that people take for ours, known by their first bytes.
pub(super) fn other_kind(bytes: &[u8]) -> Option<OtherKind> {
    const SIGNS: &[(&[u8], OtherKind)] = &[
        (b"PK\x03\x04", OtherKind::Zip),
        (b"\xD0\xCF\x11\xE0", OtherKind::OldOffice),
        (b"%PDF", OtherKind::Pdf),
        (b"\x89PNG", OtherKind::Picture),
        (b"\xFF\xD8\xFF", OtherKind::Picture),
        (b"GIF8", OtherKind::Picture),
    ];
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Some(*kind);
    }
    let start = bytes.trim_ascii_start();
    (start.starts_with(b"<")).then_some(OtherKind::Html)
}

/// The encoding that bytes which are not UTF-8 look like.
pub(super) fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Some("UTF-16");
    }
    // Text in UTF-8 or GB18030 has no zero bytes; UTF-16 has one in every Latin letter.
    if bytes.contains(&0) {
        return Some("UTF-16");
    }
    // In GB18030 a byte above 0x80 is followed by another in 0x30–0xFE; this covers what offices write.
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        if byte >= 0x80
            && !rest.next().is_some_and(|&second| (0x30..=0xFE).contains(&second) && second != 0x7F)
        {
            return None;
        }
    }
    Some("GB18030")
}
