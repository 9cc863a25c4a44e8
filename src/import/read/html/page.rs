//! Tags to pieces: tables that are open, the paragraph that is being written, what nobody sees.

use super::super::caps::{self, Budget};
use super::super::symbols;
use super::super::tree::{Piece, RawCell, RawTable};
use super::Tag;
use super::inline::Line;
use crate::import::{Bound, Refusal};

/// Elements whose content is never shown, is no text, or was deleted while Word tracked changes.
const UNSEEN: [&str; 11] = [
    "del", "script", "style", "title", "template", "iframe", "noframes", "noembed", "svg", "math", "datalist",
];
/// Elements without content.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
];
/// Elements that end where the next of their kind begins.
const IMPLIED: [&str; 8] = ["p", "li", "option", "td", "th", "tr", "dd", "dt"];

/// Elements whose end also ends paragraphs, entries and choices.
const ENDING: [&str; 9] = ["table", "tr", "td", "th", "ul", "ol", "dl", "select", "body"];

/// A page while it is read.
#[derive(Debug, Default)]
pub struct Page {
    pieces: Vec<Piece>,
    line: Line,
    tables: Vec<Open>,
    /// Spans that are open, and the font that they set.
    fonts: Vec<Option<String>>,
    /// The element that hides everything until it ends, and how many of its name are open.
    hidden: Option<(String, usize)>,
    /// Between `<![if !supportMisalignedColumns]>` and its end: Office's rows that only hold the widths.
    widths: bool,
    budget: Budget,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Open {
    table: RawTable,
    in_row: bool,
    in_cell: bool,
    /// How many fonts were open before its cell.
    fonts: usize,
}

impl Page {
    /// A start tag.
    pub fn open(&mut self, tag: &Tag) -> Result<(), Refusal> {
        let name = tag.name.as_str();
        if self.widths || self.still_hidden(name) {
            return Ok(());
        }
        let unchosen = name == "option" && tag.get("selected").is_none();
        if UNSEEN.contains(&name) || ((unchosen || tag.is_hidden()) && !VOID.contains(&name)) {
            self.hidden = Some((name.to_owned(), 1));
            return Ok(());
        }
        match name {
            "table" => return self.open_table(),
            "tr" => self.open_row(),
            "td" | "th" => return self.open_cell(tag),
            "tbody" | "thead" | "tfoot" => self.close_row(),
            "br" => self.line.end_line(),
            "input" => self.input(tag),
            "span" | "font" => self.fonts.push(tag.font()),
            "pre" => self.line.raw = true,
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        Ok(())
    }

    /// An end tag.
    pub fn close(&mut self, name: &str) {
        if let Some((hiding, depth)) = self.hidden.as_mut() {
            if hiding == name {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    self.hidden = None;
                }
                return;
            }
            // What need not be closed hides no further than what it stands in.
            let ends = match hiding.as_str() {
                "tr" => name == "table",
                "td" | "th" => matches!(name, "table" | "tr"),
                implied if IMPLIED.contains(&implied) => ENDING.contains(&name),
                _ => false,
            };
            if !ends {
                return;
            }
            self.hidden = None;
        }
        if self.widths {
            return;
        }
        match name {
            "table" => self.close_table(),
            "tr" | "tbody" | "thead" | "tfoot" => self.close_row(),
            "td" | "th" => self.close_cell(),
            "span" | "font" => {
                let own = self.tables.last().map_or(0, |open| open.fonts);
                if self.fonts.len() > own {
                    self.fonts.pop();
                }
            }
            "br" => self.line.end_line(),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.end_paragraph();
            self.line.raw = self.line.raw && name != "pre";
        }
    }

    /// Text between tags.
    pub fn text(&mut self, text: &str) {
        if self.widths || self.hidden.is_some() {
            return;
        }
        // Between cells only white space is expected; anything else stands before the table, as in browsers.
        match self.fonts.iter().rev().find_map(Option::as_deref).filter(|font| symbols::draws(font)) {
            Some(font) => self.line.push(&symbols::drawn(font, text)),
            None => self.line.push(text),
        }
    }

    /// A comment: Office's conditions are some.
    pub fn comment(&mut self, text: &[u8]) {
        if text.starts_with(b"[if") {
            self.widths = text.windows(24).any(|part| part == b"supportMisalignedColumns");
        } else if text.starts_with(b"[endif") {
            self.widths = false;
        }
    }

    /// All pieces; what is open ends here.
    pub fn finish(mut self) -> Vec<Piece> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.end_paragraph();
        self.pieces
    }

    /// Whether a start tag stands inside something hidden.
    fn still_hidden(&mut self, name: &str) -> bool {
        let Some((hiding, depth)) = self.hidden.as_mut() else { return false };
        if hiding == name {
            if IMPLIED.contains(&name) {
                self.hidden = None;
                return false;
            }
            *depth = depth.saturating_add(1);
        }
        true
    }

    fn open_table(&mut self) -> Result<(), Refusal> {
        // A table directly in a table, not in a cell of it, ends it.
        if self.tables.last().is_some_and(|open| !open.in_cell) {
            self.close_table();
        }
        self.end_paragraph();
        caps::within(Bound::Depth, self.tables.len().saturating_add(1), caps::DEPTH)?;
        self.tables.push(Open { fonts: self.fonts.len(), ..Open::default() });
        Ok(())
    }

    fn open_row(&mut self) {
        self.close_row();
        if self.tables.is_empty() {
            self.end_paragraph();
            self.tables.push(Open { fonts: self.fonts.len(), ..Open::default() });
        }
        if let Some(open) = self.tables.last_mut() {
            open.table.rows.push(Vec::new());
            open.in_row = true;
        }
    }

    fn open_cell(&mut self, tag: &Tag) -> Result<(), Refusal> {
        self.budget.raw()?;
        self.close_cell();
        if self.tables.last().is_none_or(|open| !open.in_row) {
            self.open_row();
        }
        self.end_paragraph();
        let fonts = self.fonts.len();
        if let Some(open) = self.tables.last_mut() {
            open.in_cell = true;
            open.fonts = fonts;
            let rows = tag.span("rowspan");
            let cell = RawCell { rows, columns: tag.span("colspan").max(1), pieces: Vec::new() };
            if let Some(row) = open.table.rows.last_mut() {
                row.push(cell);
            }
        }
        Ok(())
    }

    fn close_cell(&mut self) {
        self.end_paragraph();
        if let Some(open) = self.tables.last_mut() {
            if open.in_cell {
                self.fonts.truncate(open.fonts);
            }
            open.in_cell = false;
        }
    }

    fn close_row(&mut self) {
        self.close_cell();
        if let Some(open) = self.tables.last_mut() {
            open.in_row = false;
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        if let Some(open) = self.tables.pop() {
            self.put(Piece::Table(open.table));
        }
    }

    /// A box or a field that was filled in on the page.
    fn input(&mut self, tag: &Tag) {
        let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
        match kind.as_str() {
            "checkbox" | "radio" => self.line.push(if tag.get("checked").is_some() { "☑" } else { "☐" }),
            "" | "text" | "number" | "date" | "tel" | "email" => {
                self.line.push(tag.get("value").unwrap_or_default())
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(text) = self.line.take() {
            self.put(Piece::Text(text));
        }
    }

    /// Where a piece belongs: the open cell, or the innermost one around a table between whose cells it stands.
    fn put(&mut self, piece: Piece) {
        let cell = self.tables.iter_mut().rev().find(|open| open.in_cell);
        let cell = cell.and_then(|open| open.table.rows.last_mut()).and_then(|row| row.last_mut());
        match cell {
            Some(cell) => cell.pieces.push(piece),
            None => self.pieces.push(piece),
        }
    }
}
