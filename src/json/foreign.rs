//! What bytes are that are no JSON of ours: a file of another program, or text in another encoding.

use super::{Encoding, OtherKind};

/// Files that people take for ours, known by their first bytes.
const SIGNS: &[(&[u8], OtherKind)] = &[
    (b"PK\x03\x04", OtherKind::Zip),
    (b"PK\x05\x06", OtherKind::Zip),
    (b"\xD0\xCF\x11\xE0", OtherKind::OldOffice),
    (b"%PDF", OtherKind::Pdf),
    (b"{\\rtf", OtherKind::Rtf),
    (b"Rar!\x1A\x07", OtherKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", OtherKind::Archive),
    (b"\x1F\x8B", OtherKind::Archive),
    (b"\x89PNG", OtherKind::Picture),
    (b"\xFF\xD8\xFF", OtherKind::Picture),
    (b"GIF8", OtherKind::Picture),
    (b"BM", OtherKind::Picture),
    (b"II*\0", OtherKind::Picture),
    (b"MM\0*", OtherKind::Picture),
    (b"RIFF", OtherKind::Picture),
];

/// Which program's file it is, where it is none of ours.
pub(super) fn other_kind(bytes: &[u8]) -> Option<OtherKind> {
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Some(match kind {
            OtherKind::Zip => packed(bytes),
            OtherKind::OldOffice => old_office(bytes),
            other => *other,
        });
    }
    let start = bytes.trim_ascii_start();
    match start.first()? {
        b'<' if start.starts_with(b"<?xml") => Some(OtherKind::Xml),
        b'<' => Some(OtherKind::Html),
        _ => None,
    }
}

/// Whether a text that is no JSON does not even begin like it: a list with commas, a note.
pub(super) fn is_plain_text(text: &str) -> bool {
    let begins = |c: char| matches!(c, '{' | '[' | '"' | '-' | '0'..='9');
    let start = text.trim_start();
    !start.starts_with(begins) && !["true", "false", "null"].iter().any(|word| start.starts_with(word))
}

/// What a zip archive is, by the names of what it holds; they stand before each part and again at the end.
fn packed(bytes: &[u8]) -> OtherKind {
    const NAMES: &[(&[u8], OtherKind)] = &[
        (b"xl/workbook", OtherKind::Xlsx),
        (b"word/document", OtherKind::Docx),
        (b"ppt/presentation", OtherKind::Pptx),
        (b"OFD.xml", OtherKind::Ofd),
    ];
    let found = NAMES.iter().find(|(name, _)| holds(bytes, name));
    found.map_or(OtherKind::Zip, |(_, kind)| *kind)
}

/// What a compound file is, by the names of its streams, which are in UTF-16. WPS writes the same.
fn old_office(bytes: &[u8]) -> OtherKind {
    let named = |name: &str| {
        let wide: Vec<u8> = name.bytes().flat_map(|letter| [letter, 0]).collect();
        holds(bytes, &wide)
    };
    if named("WordDocument") {
        OtherKind::OldWord
    } else if named("Workbook") || named("Book") {
        OtherKind::OldExcel
    } else {
        OtherKind::OldOffice
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The encoding of text that is no UTF-8.
pub(super) fn encoding_of(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(Encoding::Utf16Be);
    }
    // Text in UTF-8 or GB18030 has no zero bytes; UTF-16 has one in every Latin letter, and JSON begins with one.
    match bytes {
        [0, first, ..] if *first != 0 => return Some(Encoding::Utf16Be),
        [first, 0, ..] if *first != 0 => return Some(Encoding::Utf16Le),
        _ if bytes.contains(&0) => return None,
        _ => {}
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
    Some(Encoding::Gb18030)
}
