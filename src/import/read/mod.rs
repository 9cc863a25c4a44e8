//! Bytes → [`Source`]: what a file is, said by its content and never by its name alone, and how each kind is read.
//!
//! Everything here runs in the office module, in a worker of its own that lives for one reading. Caps (`caps`) keep
//! hostile files from being more than a sentence.

mod areas;
mod caps;
mod compound;
mod docx;
mod figures;
mod grid;
mod html;
mod lines;
mod package;
mod records;
mod sniff;
mod symbols;
mod text;
mod tidy;
mod tree;
mod xls;
mod xlsx;
mod xml;

use super::{Bound, OtherFormat, Refusal, Source};
use sniff::Kind;

/// Reads a file or what was pasted (as UTF-8). The name decides only whether lines with few commas are CSV.
///
/// # Errors
///
/// What it is instead, that it is locked or broken, or which bound it exceeds.
///
/// ```
/// use ziping::import::{self, Block};
/// let source = import::read("指标\t得分\n教师培训\t5\n".as_bytes(), "").unwrap();
/// let Some(Block::Table(table)) = source.blocks.first() else { unreachable!() };
/// assert_eq!(table.at(1, 1).unwrap().text, "5");
/// ```
pub fn read(bytes: &[u8], name: &str) -> Result<Source, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    caps::within(Bound::File, bytes.len(), caps::FILE_BYTES)?;
    let source = match sniff::kind(bytes)? {
        Kind::Package => package(bytes)?,
        Kind::Compound => compound(bytes)?,
        Kind::Text => plain(bytes, name)?,
    };
    if source.blocks.is_empty() { Err(Refusal::Nothing) } else { Ok(source) }
}

fn package(bytes: &[u8]) -> Result<Source, Refusal> {
    let package = package::Package::open(bytes)?;
    match sniff::main_part(&package)? {
        sniff::Main::Word(part) => docx::read(&package, &part),
        sniff::Main::Excel(part) => xlsx::read(&package, &part),
    }
}

fn compound(bytes: &[u8]) -> Result<Source, Refusal> {
    let stream = sniff::workbook(bytes)?;
    xls::read(bytes, &stream)
}

fn plain(bytes: &[u8], name: &str) -> Result<Source, Refusal> {
    caps::within(Bound::Plain, bytes.len(), caps::PLAIN_BYTES)?;
    let text = text::decode(bytes).ok_or(Refusal::Other(OtherFormat::Unknown))?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(other) = sniff::other_text(&text) {
        return Err(Refusal::Other(other));
    }
    if html::is_page(&text) {
        return html::read(&text);
    }
    let named_csv = name.to_ascii_lowercase().ends_with(".csv");
    match lines::csv_delimiter(&text, named_csv) {
        Some(delimiter) => lines::read_csv(&text, delimiter),
        None => lines::read(&text),
    }
}
