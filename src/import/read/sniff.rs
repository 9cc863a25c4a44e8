//! What a file is, by its first bytes and by what lies in it.

use super::compound::Compound;
use super::package::{Package, relations};
use crate::import::{OtherFormat, Refusal};

/// How a file is put together.
pub enum Kind {
    /// A zip package.
    Package,
    /// A compound file (OLE): old Office, and new Office with a password.
    Compound,
    /// Text of some kind.
    Text,
}

/// Beginnings of files that are none of ours.
const OTHERS: [(&[u8], OtherFormat); 13] = [
    (b"%PDF", OtherFormat::Page),
    (b"\x89PNG", OtherFormat::Picture),
    (b"\xFF\xD8\xFF", OtherFormat::Picture),
    (b"GIF8", OtherFormat::Picture),
    (b"II*\0", OtherFormat::Picture),
    (b"MM\0*", OtherFormat::Picture),
    (b"RIFF", OtherFormat::Picture),
    (b"{\\rtf", OtherFormat::RichText),
    (b"Rar!", OtherFormat::Archive),
    (b"7z\xBC\xAF", OtherFormat::Archive),
    (b"\x1F\x8B", OtherFormat::Archive),
    (b"\xDB\xA5\x2D\0", OtherFormat::OldWord),
    (b"\x09\x04\x06\0", OtherFormat::OldOffice),
];

/// The kind of a file.
pub fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.starts_with(b"PK") && bytes.get(2).is_none_or(|third| matches!(third, 1 | 3 | 5 | 7)) {
        return Ok(Kind::Package);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Kind::Compound);
    }
    // Words may begin with BM as well; in a picture zeros follow.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Err(Refusal::Other(OtherFormat::Picture));
    }
    match OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, other)) => Err(Refusal::Other(*other)),
        None => Ok(Kind::Text),
    }
}

/// The part of a package that holds the document.
pub enum Main {
    /// Word.
    Word(String),
    /// Excel.
    Excel(String),
}

/// What a package is: by the part that it names as its document, else by the usual names.
pub fn main_part(package: &Package<'_>) -> Result<Main, Refusal> {
    let named = relations(package, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let usual = ["word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"];
    let usual = usual.into_iter().find(|part| package.has(part)).map(ToOwned::to_owned);
    let part = named.map(|relation| relation.target).filter(|part| package.has(part)).or(usual);
    let Some(part) = part else {
        let open = package.has("content.xml") && package.has("mimetype");
        let page = package.has("OFD.xml");
        return Err(Refusal::Other(match (open, page) {
            (true, _) => OtherFormat::OpenDocument,
            (_, true) => OtherFormat::Page,
            _ => OtherFormat::Archive,
        }));
    };
    let folder = part.split('/').next().unwrap_or_default().to_ascii_lowercase();
    match folder.as_str() {
        _ if part.ends_with(".bin") => Err(Refusal::Other(OtherFormat::BinaryBook)),
        "word" => Ok(Main::Word(part)),
        "xl" => Ok(Main::Excel(part)),
        "ppt" => Err(Refusal::Other(OtherFormat::Slides)),
        _ => Err(Refusal::Other(OtherFormat::Archive)),
    }
}

/// The stream of a compound file that holds an Excel workbook.
pub fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    // Documents may hold workbooks, so they come first.
    for (name, other) in [
        ("WordDocument", OtherFormat::OldWord),
        ("WpsDocument", OtherFormat::OldWord),
        ("PowerPoint Document", OtherFormat::Slides),
    ] {
        if file.has(name) {
            return Err(Refusal::Other(other));
        }
    }
    match ["Workbook", "Book"].into_iter().find(|name| file.has(name)) {
        Some(name) => file.stream(name),
        None => Err(Refusal::Other(OtherFormat::OldOffice)),
    }
}

/// Texts that are something else.
pub fn other_text(text: &str) -> Option<OtherFormat> {
    let start = text.trim_start();
    let near: String = start.chars().take(2048).collect();
    let opens = |first: char, second: char| {
        start.strip_prefix(first).is_some_and(|rest| rest.trim_start().starts_with(second))
    };
    if opens('{', '"') || opens('[', '{') {
        return Some(OtherFormat::Ours);
    }
    if near.starts_with("MIME-Version:") {
        return Some(OtherFormat::OneFile);
    }
    let office = [
        "urn:schemas-microsoft-com:office:spreadsheet\"",
        "schemas.microsoft.com/office/word/2003/wordml",
        "Word.Document\"",
    ];
    let is_xml = near.starts_with("<?xml") && !near.to_ascii_lowercase().contains("<html");
    (is_xml && office.iter().any(|mark| near.contains(mark))).then_some(OtherFormat::OneFile)
}
