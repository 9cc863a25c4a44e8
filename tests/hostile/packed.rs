//! Word and Excel files taken apart: every part is well-formed XML without anything that acts, and its texts.

use std::io::{Cursor, Read};

use roxmltree::Document;

/// Elements that do something when the file is opened; none comes out of a text, none is used. A field of the footer counts pages.
const ACTING: &[&str] = &[
    "hyperlink",
    "hyperlinks",
    "externalLink",
    "oleObject",
    "object",
    "attachedTemplate",
    "script",
    "macro",
    "ddeLink",
];

/// The parts of a packed file with their XML.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        if entry.is_dir() {
            continue;
        }
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        parts.push((entry.name().unwrap().into_owned(), text));
    }
    parts
}

/// Every text in it.
pub fn texts(bytes: &[u8]) -> String {
    let mut texts = String::new();
    for (name, xml) in parts(bytes) {
        let document = Document::parse(&xml).unwrap_or_else(|why| panic!("{name}: {why}"));
        for node in document.descendants() {
            assert!(!ACTING.contains(&node.tag_name().name()), "{name}: <{}>", node.tag_name().name());
            assert!(node.attribute("TargetMode").is_none_or(|mode| mode != "External"), "{name}");
            match node.tag_name().name() {
                // A line break inside a text.
                "br" => texts.push('\n'),
                "instrText" => assert_eq!(node.text().unwrap_or_default().trim(), "PAGE", "{name}"),
                _ if node.is_text() => texts.push_str(node.text().unwrap_or_default()),
                _ => {}
            }
        }
    }
    texts
}

/// The formulas of a workbook, without the texts in quotes that stand in them: those are text.
pub fn formulas(bytes: &[u8]) -> Vec<String> {
    let sheets = parts(bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let mut found = Vec::new();
    for (_, xml) in sheets {
        let document = Document::parse(&xml).unwrap();
        let formulas = document.descendants().filter(|node| node.tag_name().name() == "f");
        found.extend(formulas.map(|node| without_texts(node.text().unwrap_or_default())));
    }
    found
}

/// A formula without its texts; a quote inside a text is written twice.
fn without_texts(formula: &str) -> String {
    let pieces = formula.split('"');
    pieces.step_by(2).collect::<Vec<_>>().join("\"\"")
}
