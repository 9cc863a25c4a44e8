//! A document as a Word file, set as official documents are (GB/T 9704-2012).
//!
//! docx-rs makes the text, [`package`] the file around it. Styles, settings, theme and the list of fonts are files beside
//! this one ([`STYLES`] and its neighbours), so that what an office may want to change stands in one place; the
//! library's own cannot name a default style, other names of a font, or members in the prescribed order.
//! The file says nothing but its title: no author, no time, no comments.

mod grid;
mod package;
mod page;
mod pages;
mod table;
mod tidy;

use docx_rs::{
    BreakType, Docx, Paragraph as WordParagraph, Run, RunFonts, SectionProperty, Tab, TabValueType,
};

use super::text::clean;
use crate::report::{Document, Part, Sheet, SheetKind};

const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");
const FONTS: &str = include_str!("fonts.xml");
const THEME: &str = include_str!("theme.xml");

/// Why no file was made.
#[derive(Debug)]
pub struct DocxError(String);

impl std::fmt::Display for DocxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DocxError {}

/// The document as the bytes of a `.docx` file. The same document always gives the same bytes.
///
/// # Errors
/// When the file cannot be packed: it would be larger than four gigabytes.
pub fn write(document: &Document) -> Result<Vec<u8>, DocxError> {
    package::pack(&body(document).build(), &document.title).map_err(|error| DocxError(error.to_string()))
}

/// All sheets. Each but the last ends with a paragraph that holds its page set-up; page numbers and the
/// mark of a draft are named in the first and hold for all that follow.
fn body(document: &Document) -> Docx {
    let mut docx = Docx::new().footer(page::footer("Footer")).even_footer(page::footer("FooterEven"));
    if document.draft {
        let mark = crate::words::report::draft_mark();
        docx = docx.header(page::header(mark)).even_header(page::header(mark));
    }
    let mut first = SectionProperty::new();
    move_references(&mut docx.document.section_property, &mut first);
    for (index, sheet) in document.sheets.iter().enumerate() {
        let is_last = index.saturating_add(1) == document.sheets.len();
        let mut section = page::section(sheet);
        if index == 0 {
            move_references(&mut first, &mut section);
        }
        docx = add_sheet(docx, sheet, (!is_last).then(|| section.clone()));
        if is_last {
            // Headers and footers themselves hang on the last section.
            let last = &mut docx.document.section_property;
            last.page_size = section.page_size.clone();
            last.page_margin = section.page_margin.clone();
            move_references(&mut section, last);
        }
    }
    docx
}

fn move_references(from: &mut SectionProperty, to: &mut SectionProperty) {
    to.header_reference = from.header_reference.take();
    to.even_header_reference = from.even_header_reference.take();
    to.footer_reference = from.footer_reference.take();
    to.even_footer_reference = from.even_footer_reference.take();
}

/// Something that stands on a sheet.
enum Block {
    Paragraph(Box<WordParagraph>),
    Table(Box<docx_rs::Table>),
}

impl Block {
    fn paragraph(paragraph: WordParagraph) -> Block {
        Block::Paragraph(Box::new(paragraph))
    }
}

fn add_sheet(mut docx: Docx, sheet: &Sheet, section: Option<SectionProperty>) -> Docx {
    let mut blocks = Vec::new();
    for part in &sheet.parts {
        add_part(part, sheet, &mut blocks);
    }
    // The last paragraph carries the page set-up, and nothing may end with a table.
    if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
        blocks.push(Block::paragraph(styled("AfterTable")));
    }
    if let (Some(section), Some(Block::Paragraph(last))) = (section, blocks.last_mut()) {
        last.property.section_property = Some(section);
    }
    for block in blocks {
        docx = match block {
            Block::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Block::Table(table) => docx.add_table(*table),
        };
    }
    docx
}

fn add_part(part: &Part, sheet: &Sheet, blocks: &mut Vec<Block>) {
    let mut say = |style: &str, text: &str| {
        blocks.push(Block::paragraph(styled(style).add_run(run(text))));
    };
    match part {
        Part::Title(lines) => {
            let style = if sheet.kind == SheetKind::Form { "FormTitle" } else { "Title" };
            say(style, &lines.join("\n"));
        }
        Part::Heading { level, text } => say(heading_style(*level), text),
        Part::Paragraph(paragraph) => {
            let lines = clean(&paragraph.text);
            lines
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .for_each(|line| say("BodyText", line));
        }
        Part::Line(texts) => blocks.push(Block::paragraph(line(texts, page::text_width(sheet)))),
        Part::Caption(text) => say("Caption", text),
        Part::Signature { unit, date } => {
            [("Signature", unit), ("Date", date)]
                .into_iter()
                .filter(|(_, text)| !text.trim().is_empty())
                .for_each(|(style, text)| say(style, text));
        }
        Part::Footnotes(notes) => notes.iter().for_each(|note| say("TableNote", note)),
        Part::Table(table) => {
            for (index, piece) in pages::pieces(table, sheet).iter().enumerate() {
                // Each page but the first begins with a paragraph nobody sees; without one, two tables would be one.
                if index > 0 {
                    blocks.push(Block::paragraph(styled("NextPage")));
                } else if matches!(blocks.last(), Some(Block::Table(_))) {
                    blocks.push(Block::paragraph(styled("AfterTable")));
                }
                let made = table::table(piece, page::text_width(sheet), page::text_height(sheet));
                blocks.extend(made.map(|table| Block::Table(Box::new(table))));
            }
        }
    }
}

const fn heading_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

/// Texts side by side: the first at the left, the last at the right, others between them, in the middle where there is room.
fn line(texts: &[String], width: usize) -> WordParagraph {
    let gaps = texts.len().saturating_sub(1);
    let mut made = styled("FormLine");
    let mut end = 0_usize;
    for (index, text) in texts.iter().enumerate() {
        let wide = table::one_line(text);
        if index == 0 {
            made = made.add_run(run(text));
            end = wide;
            continue;
        }
        let middle = width.saturating_mul(index).checked_div(gaps).unwrap_or(width);
        let gap = end.saturating_add(table::CHARACTER);
        let (kind, at) = if index == gaps {
            (TabValueType::Right, width)
        } else if middle.saturating_sub(wide / 2) > gap {
            (TabValueType::Center, middle)
        } else {
            (TabValueType::Left, gap)
        };
        end = match kind {
            TabValueType::Left => at.saturating_add(wide),
            _ => at.saturating_add(wide / 2),
        };
        made = made.add_tab(Tab::new().val(kind).pos(at)).add_run(Run::new().add_tab()).add_run(run(text));
    }
    made
}

fn styled(style: &str) -> WordParagraph {
    WordParagraph::new().style(style)
}

/// A text as one run. The hint gives signs that both scripts have (quotation marks, dashes, ☑) the Chinese
/// font; digits and letters keep the Latin one.
fn run(text: &str) -> Run {
    let run = Run::new().fonts(RunFonts::new().hint("eastAsia"));
    clean(text).split('\n').enumerate().fold(run, |run, (index, line)| {
        let run = if index == 0 { run } else { run.add_break(BreakType::TextWrapping) };
        if line.is_empty() { run } else { run.add_text(line) }
    })
}
