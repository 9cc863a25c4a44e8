//! Which number format the style of a cell has.

use super::super::figures;
use super::super::xml::{self, Event};
use crate::import::Refusal;

/// Number formats by the places of styles.
#[derive(Default)]
pub struct Styles {
    own: Vec<(u16, String)>,
    formats: Vec<u16>,
}

impl Styles {
    /// The format of a style; that of ordinary cells where there is none.
    pub fn format(&self, style: usize) -> &str {
        let number = self.formats.get(style).copied().unwrap_or(0);
        let own = self.own.iter().find(|(own, _)| *own == number);
        own.map_or_else(|| figures::built_in(number), |(_, code)| code.as_str())
    }
}

/// The styles of a workbook.
pub fn read(text: &str) -> Result<Styles, Refusal> {
    let mut out = Styles::default();
    let mut in_cells = false;
    xml::walk(text, |event| {
        match event {
            Event::Open(tag) => match tag.name() {
                "numFmt" => {
                    let number = tag.get("numFmtId").and_then(|number| number.parse().ok());
                    out.own.extend(number.zip(tag.get("formatCode")));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    out.formats.push(tag.get("numFmtId").and_then(|number| number.parse().ok()).unwrap_or(0));
                }
                _ => {}
            },
            Event::Close("cellXfs") => in_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}
