//! Tags of a Word document to pieces.

use super::super::caps::{self, Budget};
use super::super::symbols;
use super::super::tree::Piece;
use super::super::xml::Tag;
use super::tables::{Down, Open, Shape};
use crate::import::{Bound, Refusal};

/// A document while it is read.
#[derive(Debug)]
pub struct Story {
    /// The body, and inside of it cells and text boxes that are open.
    holders: Vec<Holder>,
    tables: Vec<Open>,
    shapes: Vec<Shape>,
    controls: Vec<Control>,
    /// The element that is left out, and how many of its name are open.
    skipped: Option<(String, usize)>,
    in_text: bool,
    in_row_properties: bool,
    /// The box of an old form field.
    old_box: Option<bool>,
    budget: Budget,
}

/// What holds paragraphs.
#[derive(Debug, Default)]
struct Holder {
    pieces: Vec<Piece>,
    paragraph: String,
    /// Text boxes of the paragraph stand behind it.
    behind: Vec<Piece>,
    run: Option<Run>,
}

/// Characters that look alike.
#[derive(Debug, Default)]
struct Run {
    unseen: bool,
    font: Option<String>,
}

/// A content control.
#[derive(Debug, Default)]
struct Control {
    /// It is a box, and whether it is ticked.
    ticked: Option<bool>,
    /// It shows only what ought to be written there.
    placeholder: bool,
    said: bool,
}

impl Default for Story {
    fn default() -> Self {
        Story {
            holders: vec![Holder::default()],
            tables: Vec::new(),
            shapes: Vec::new(),
            controls: Vec::new(),
            skipped: None,
            in_text: false,
            in_row_properties: false,
            old_box: None,
            budget: Budget::default(),
        }
    }
}

impl Story {
    /// A tag begins.
    pub fn open(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        let name = tag.name();
        if let Some((skipped, depth)) = self.skipped.as_mut() {
            if skipped == name {
                *depth = depth.saturating_add(1);
            }
            return Ok(());
        }
        match name {
            "del" | "moveFrom" if self.in_row_properties => self.row(|table| table.deleted = true),
            // `Fallback` says the same again for older programs.
            "del" | "moveFrom" | "Fallback" => self.skipped = Some((name.to_owned(), 1)),
            "tbl" => {
                caps::within(Bound::Depth, self.tables.len().saturating_add(1), caps::DEPTH)?;
                self.tables.push(Open::default());
            }
            "tr" => self.row(Open::open_row),
            "trPr" => self.in_row_properties = true,
            "gridBefore" => {
                let columns = number(tag);
                if columns > 0 {
                    caps::within(Bound::Columns, columns, caps::COLUMNS)?;
                    self.row(|table| table.skip(columns));
                }
            }
            "tc" => {
                self.budget.raw()?;
                self.holders.push(Holder::default());
                self.shapes.push(Shape::default());
            }
            "gridSpan" | "vMerge" | "hMerge" => self.shape(tag),
            "txbxContent" => self.holders.push(Holder::default()),
            "r" => self.holder(|holder| holder.run = Some(Run::default())),
            "t" => self.in_text = true,
            "vanish" | "rFonts" => self.run(tag),
            "br" | "cr" => self.sign('\n'),
            "tab" | "ptab" => self.sign(' '),
            "noBreakHyphen" => self.sign('-'),
            "sym" => self.symbol(tag),
            "sdt" => self.controls.push(Control::default()),
            "showingPlcHdr" => self.control(|control| control.placeholder = tag.is_on("val")),
            "checkbox" => self.control(|control| control.ticked = Some(false)),
            "checkBox" => self.old_box = Some(false),
            "checked" => match self.old_box.as_mut() {
                Some(ticked) => *ticked = tag.is_on("val"),
                None => self.control(|control| control.ticked = control.ticked.map(|_| tag.is_on("val"))),
            },
            "default" => self.old_box = self.old_box.map(|_| tag.is_on("val")),
            _ => {}
        }
        Ok(())
    }

    /// A tag ends.
    pub fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = self.skipped.as_mut() {
            if skipped == name {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        match name {
            "p" => self.holder(Holder::end_paragraph),
            "r" => self.holder(|holder| holder.run = None),
            "t" => self.in_text = false,
            "tc" => self.close_cell(),
            "tr" => self.row(Open::close_row),
            "trPr" => self.in_row_properties = false,
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.holder(|holder| holder.pieces.push(Piece::Table(table.finish())));
                }
            }
            "txbxContent" if self.holders.len() > 1 => {
                let inside = self.holders.pop().map(Holder::finish).unwrap_or_default();
                self.holder(|holder| holder.behind.extend(inside));
            }
            "sdt" => {
                self.controls.pop();
            }
            "checkBox" => {
                if let Some(ticked) = self.old_box.take() {
                    self.sign(if ticked { '☑' } else { '☐' });
                }
            }
            _ => {}
        }
    }

    /// Text between tags.
    pub fn text(&mut self, text: &str) {
        if !self.in_text || self.skipped.is_some() {
            return;
        }
        let font =
            self.holders.last().and_then(|holder| holder.run.as_ref()).and_then(|run| run.font.clone());
        match font {
            Some(font) => self.say(&symbols::drawn(&font, text)),
            None => self.say(text),
        }
    }

    /// Everything; what is open ends here.
    pub fn finish(mut self) -> Vec<Piece> {
        // Tags are checked to end in order, so only a text that breaks off leaves anything open.
        while self.holders.len() > 1 {
            let inside = self.holders.pop().map(Holder::finish).unwrap_or_default();
            self.holder(|holder| holder.pieces.extend(inside));
        }
        self.holders.pop().map(Holder::finish).unwrap_or_default()
    }

    fn say(&mut self, text: &str) {
        let said = match self.controls.last_mut() {
            Some(control) if control.placeholder => return,
            Some(Control { ticked: Some(ticked), said, .. }) => {
                if std::mem::replace(said, true) {
                    return;
                }
                if *ticked { "☑" } else { "☐" }
            }
            _ => text,
        };
        self.holder(|holder| {
            if !holder.run.as_ref().is_some_and(|run| run.unseen) {
                holder.paragraph.push_str(said);
            }
        });
    }

    /// A sign that a tag stands for. Outside of runs the same names are settings (stops of the tabulator).
    fn sign(&mut self, sign: char) {
        if self.holders.last().is_some_and(|holder| holder.run.is_some()) {
            self.say(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn symbol(&mut self, tag: &Tag<'_>) {
        let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let sign = code.and_then(|code| symbols::sign(&tag.get("font").unwrap_or_default(), code));
        if let Some(sign) = sign {
            self.sign(sign);
        }
    }

    fn shape(&mut self, tag: &Tag<'_>) {
        let Some(shape) = self.shapes.last_mut() else { return };
        let begins = tag.get("val").as_deref() == Some("restart");
        match tag.name() {
            "gridSpan" => shape.columns = number(tag),
            "vMerge" => shape.down = if begins { Down::Begins } else { Down::GoesOn },
            _ => shape.goes_on_left = !begins,
        }
    }

    fn run(&mut self, tag: &Tag<'_>) {
        let Some(run) = self.holders.last_mut().and_then(|holder| holder.run.as_mut()) else { return };
        if tag.name() == "vanish" {
            run.unseen = tag.is_on("val");
        } else {
            let font = tag.get("ascii").or_else(|| tag.get("hAnsi"));
            run.font = font.filter(|font| symbols::draws(font));
        }
    }

    fn close_cell(&mut self) {
        if self.holders.len() > 1
            && let Some(holder) = self.holders.pop()
        {
            let shape = self.shapes.pop().unwrap_or_default();
            self.row(|table| table.cell(&shape, holder.finish()));
        }
    }

    fn holder(&mut self, change: impl FnOnce(&mut Holder)) {
        if let Some(holder) = self.holders.last_mut() {
            change(holder);
        }
    }

    fn row(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn control(&mut self, change: impl FnOnce(&mut Control)) {
        if let Some(control) = self.controls.last_mut() {
            change(control);
        }
    }
}

impl Holder {
    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        self.pieces.push(Piece::Text(text));
        self.pieces.append(&mut self.behind);
    }

    fn finish(mut self) -> Vec<Piece> {
        self.end_paragraph();
        self.pieces
    }
}

/// The number of a setting, 0 for what is none.
fn number(tag: &Tag<'_>) -> usize {
    tag.get("val").and_then(|value| value.parse().ok()).unwrap_or(0)
}
