//! What Word documents can hold, as small packages written here.

use super::{rows, sound};
use std::io::{Cursor, Write};
use ziping::import::{self, Block, Refusal, Source};

/// A package with these entries.
pub fn package(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:w14=\"w14\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    )
}

fn read(body: &str) -> Source {
    let source = import::read(&package(&[("word/document.xml", &document(body))]), "").unwrap();
    sound(&source);
    source
}

fn text(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn cell(shape: &str, said: &str) -> String {
    format!("<w:tc><w:tcPr>{shape}</w:tcPr><w:p>{}</w:p></w:tc>", text(said))
}

fn paragraphs(source: &Source) -> Vec<&str> {
    let texts = source.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text.as_str()),
        Block::Table(_) => None,
    });
    texts.collect()
}

#[test]
fn changes_that_were_tracked_are_read_as_if_accepted() {
    let source = read(&format!(
        "<w:p>{}<w:del>{}</w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom></w:p>\
         <w:tbl><w:tr>{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        text("甲"),
        text("乙"),
        text("丙"),
        text("丁"),
        cell("", "留"),
        cell("", "删"),
    ));
    assert_eq!(paragraphs(&source), ["甲丙"]);
    assert!(
        matches!(&source.blocks[1], Block::Table(table) if table.rows == 1 && table.cells[0].text == "留")
    );
}

#[test]
fn boxes_of_every_make_are_boxes() {
    let control = |on: u8, sign: &str| {
        format!(
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"{on}\"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            text(sign)
        )
    };
    let old = |inside: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>{inside}</w:checkBox></w:ffData></w:fldChar></w:r>"
        )
    };
    let source = read(&format!(
        "<w:p>{}{}{}{}<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\u{A8}</w:t></w:r></w:p>",
        control(1, "☒"),
        control(0, "☐"),
        old("<w:default w:val=\"0\"/><w:checked/>"),
        old("<w:default w:val=\"0\"/>"),
    ));
    assert_eq!(paragraphs(&source), ["☑☐☑☐☑☐"]);
}

#[test]
fn fields_show_their_results_and_placeholders_nothing() {
    let source = read(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:t>2021年</w:t></w:r>\
         <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:br/><w:t>6月</w:t><w:tab/><w:t>15日</w:t></w:r></w:p>",
    );
    assert_eq!(paragraphs(&source), ["2021年\n6月 15日"]);
}

#[test]
fn cells_merge_down_and_across_and_rows_may_begin_later() {
    let source = read(&format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr></w:tbl>",
        cell("<w:vMerge w:val=\"restart\"/>", "产出"),
        cell("<w:gridSpan w:val=\"2\"/>", "数量"),
        cell("<w:vMerge/>", ""),
        cell("", "培训"),
        cell("", "30次"),
        cell("", "后"),
        cell("", "来"),
    ));
    let [Block::Table(table)] = source.blocks.as_slice() else { panic!("{source:?}") };
    assert_eq!(rows(table), [["产出", "数量", "数量"], ["产出", "培训", "30次"], ["", "后", "来"]]);
}

#[test]
fn text_boxes_are_read_once_and_notes_stand_at_the_end() {
    let choice = format!("<mc:Choice><w:txbxContent><w:p>{}</w:p></w:txbxContent></mc:Choice>", text("框内"));
    let fallback = choice.replace("Choice", "Fallback");
    let body = document(&format!(
        "<w:p>{}<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>{}</w:p>",
        text("框"),
        text("外")
    ));
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{types}/footnotes\" Target=\"footnotes.xml\"/></Relationships>"
    );
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote><w:p>{}</w:p></w:footnote></w:footnotes>",
        text("脚注")
    );
    let bytes = package(&[
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", &links),
        ("word/footnotes.xml", &notes),
    ]);
    assert_eq!(paragraphs(&import::read(&bytes, "").unwrap()), ["框外", "框内", "脚注"]);
}

#[test]
fn a_document_under_another_name_is_found_by_its_relation_and_entities_are_refused() {
    let links = "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let body = document(&format!("<w:p>{}</w:p>", text("甲")));
    let bytes = package(&[("_rels/.rels", links), ("word/document2.xml", &body)]);
    assert_eq!(paragraphs(&import::read(&bytes, "").unwrap()), ["甲"]);
    let declared = body.replacen("?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>", 1);
    assert_eq!(import::read(&package(&[("word/document.xml", &declared)]), ""), Err(Refusal::Damaged));
}

#[test]
fn other_packages_are_said_what_they_are() {
    for (entry, words) in [
        ("ppt/presentation.xml", "演示"),
        ("xl/workbook.bin", ".xlsb"),
        ("content.xml", "OpenDocument"),
        ("OFD.xml", "OFD"),
        ("readme.txt", "解压"),
    ] {
        let why = import::read(&package(&[("mimetype", "x"), (entry, "<x/>")]), "a.docx").unwrap_err();
        assert!(ziping::words::refused_import(&why).contains(words), "{entry}: {why:?}");
    }
}
