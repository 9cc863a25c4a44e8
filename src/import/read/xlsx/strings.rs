//! Texts that cells share, and how texts are written in cells.

use super::super::caps;
use super::super::xml::{self, Event};
use crate::import::{Bound, Refusal};

/// Shared texts, in order.
pub fn read(text: &str) -> Result<Vec<String>, Refusal> {
    let mut out = Vec::new();
    let mut rich = Rich::default();
    xml::walk(text, |event| {
        match &event {
            Event::Open(tag) if tag.name() == "si" => rich = Rich::default(),
            Event::Close("si") => {
                caps::within(Bound::Cells, out.len().saturating_add(1), caps::RAW_CELLS)?;
                out.push(rich.take());
            }
            _ => rich.see(&event),
        }
        Ok(())
    })?;
    Ok(out)
}

/// A text of runs (`<r><t>…</t></r>`), without the marks of its pronunciation.
#[derive(Default)]
pub struct Rich {
    text: String,
    open: bool,
    pronounced: bool,
}

impl Rich {
    /// What comes next inside of it.
    pub fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(tag) => match tag.name() {
                "t" => self.open = true,
                "rPh" => self.pronounced = true,
                _ => {}
            },
            Event::Close("t") => self.open = false,
            Event::Close("rPh") => self.pronounced = false,
            Event::Text(text) if self.open && !self.pronounced => self.text.push_str(text),
            _ => {}
        }
    }

    /// The text; the next one begins.
    pub fn take(&mut self) -> String {
        unescaped(&std::mem::take(&mut self.text))
    }
}

/// `_x000D_` is how Excel writes signs that XML does not have; `_x005F_` stands before what only looks like that.
pub fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_excel_are_undone_and_lookalikes_are_not() {
        assert_eq!(unescaped("甲_x000D_\n乙_x005F_x0041__xyz_x00"), "甲\r\n乙_x0041__xyz_x00");
    }

    #[test]
    fn runs_are_one_text_and_pronunciation_is_none() {
        let text = "<sst><si><r><t>甲</t></r><r><rPr/><t xml:space=\"preserve\"> 乙</t></r><rPh><t>jia</t></rPh></si><si><t/></si></sst>";
        assert_eq!(read(text).unwrap(), ["甲 乙", ""]);
    }
}
