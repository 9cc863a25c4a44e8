//! The parts of the file and how they hang together.
//!
//! The library's own package holds parts that nothing uses (comments, footnotes, a list with members where they may not stand)
//! and no theme, and packs without compressing. So it only writes the text, headers and footers, and the package is made here.

use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::tidy::tidy;
use crate::export::text::clean;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A part: its name, what it is to the text (the last word of the relationship), its type of content, its bytes.
struct Part {
    name: String,
    relation: &'static str,
    id: String,
    kind: String,
    content: Vec<u8>,
}

/// The bytes of the file.
///
/// # Errors
/// When it would be larger than four gigabytes.
pub(super) fn pack(written: &XMLDocx, title: &str) -> Result<Vec<u8>, ZipError> {
    let parts = parts(written);
    let document = tidy(&String::from_utf8_lossy(&written.document));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &[u8]| -> Result<(), ZipError> {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))?;
        zip.write_all(content)?;
        Ok(())
    };
    put("[Content_Types].xml", content_types(&parts).as_bytes())?;
    put("_rels/.rels", package_relations().as_bytes())?;
    put("docProps/core.xml", core_properties(title).as_bytes())?;
    put("word/document.xml", document.as_bytes())?;
    put("word/_rels/document.xml.rels", relations(&parts).as_bytes())?;
    for part in &parts {
        put(&format!("word/{}", part.name), &part.content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// All that the text refers to.
fn parts(written: &XMLDocx) -> Vec<Part> {
    let fixed = |name: &str, relation: &'static str, kind: String, content: &str| Part {
        name: name.to_owned(),
        relation,
        id: format!("rId-{relation}"),
        kind,
        content: content.into(),
    };
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml".to_owned();
    let mut parts = vec![
        fixed("styles.xml", "styles", format!("{WORD}styles+xml"), super::STYLES),
        fixed("settings.xml", "settings", format!("{WORD}settings+xml"), super::SETTINGS),
        fixed("fontTable.xml", "fontTable", format!("{WORD}fontTable+xml"), super::FONTS),
        fixed("theme/theme1.xml", "theme", theme, super::THEME),
    ];
    let numbered = |relation: &'static str, id: &str, number: usize, content: &[u8]| Part {
        name: format!("{relation}{number}.xml"),
        relation,
        id: format!("{id}{number}"),
        kind: format!("{WORD}{relation}+xml"),
        content: tidy(&String::from_utf8_lossy(content)).into_bytes(),
    };
    let headers = written.headers.iter().zip(1..);
    parts.extend(headers.map(|(content, number)| numbered("header", "rIdHeader", number, content)));
    let footers = written.footers.iter().zip(1..);
    parts.extend(footers.map(|(content, number)| numbered("footer", "rIdFooter", number, content)));
    parts
}

fn content_types(parts: &[Part]) -> String {
    let one = |name: &str, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    let all: String =
        parts.iter().map(|part| one(&format!("word/{}", part.name), part.kind.as_str())).collect();
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{all}</Types>",
        one("docProps/core.xml", core),
        one("word/document.xml", &format!("{WORD}document.main+xml")),
    )
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
}

fn all_relations(all: &str) -> String {
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("{DECLARATION}<Relationships xmlns=\"{namespace}\">{all}</Relationships>")
}

fn package_relations() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let document = relation("rId1", &format!("{OFFICE}officeDocument"), "word/document.xml");
    all_relations(&format!("{document}{}", relation("rId2", core, "docProps/core.xml")))
}

fn relations(parts: &[Part]) -> String {
    let one = |part: &Part| relation(&part.id, &format!("{OFFICE}{}", part.relation), &part.name);
    all_relations(&parts.iter().map(one).collect::<String>())
}

/// Nothing but the title: no author, no time.
fn core_properties(title: &str) -> String {
    let title =
        clean(title).replace('\n', "").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></cp:coreProperties>"
    )
}
