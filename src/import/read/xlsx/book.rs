//! The workbook's own part: its sheets, and where everything is.

use super::super::package::{Package, Relation, relations};
use super::super::xml::{self, Event};
use super::{Book, strings, styles};
use crate::import::Refusal;

/// A sheet in the order of the workbook.
pub struct Entry {
    /// Its name on the tab.
    pub name: String,
    /// The part that holds it.
    pub part: String,
    /// Not shown.
    pub hidden: bool,
}

/// The sheets with cells, and what they share.
pub fn read(package: &Package<'_>, main: &str) -> Result<(Vec<Entry>, Book), Refusal> {
    let text = package.text(main)?.ok_or(Refusal::Damaged)?;
    let relations = relations(package, main)?;
    let (mut sheets, mut epoch_1904) = (Vec::new(), false);
    xml::walk(&text, |event| {
        if let Event::Open(tag) = event {
            match tag.name() {
                "workbookPr" => epoch_1904 = tag.get("date1904").is_some() && tag.is_on("date1904"),
                "sheet" => {
                    let id = tag.get("id").unwrap_or_default();
                    if let Some(found) =
                        relations.iter().find(|relation| relation.id == id && relation.kind == "worksheet")
                    {
                        let hidden = matches!(tag.get("state").as_deref(), Some("hidden" | "veryHidden"));
                        let name = tag.get("name").unwrap_or_default();
                        sheets.push(Entry { name, part: found.target.clone(), hidden });
                    }
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    let part = |kind: &str| relations.iter().find(|relation: &&Relation| relation.kind == kind);
    let text_of = |kind: &str| part(kind).map_or(Ok(None), |relation| package.text(&relation.target));
    let strings = text_of("sharedStrings")?.map_or(Ok(Vec::new()), |text| strings::read(&text))?;
    let styles = text_of("styles")?.map_or(Ok(styles::Styles::default()), |text| styles::read(&text))?;
    Ok((sheets, Book { strings, styles, epoch_1904 }))
}
