//! Word documents (.docx, .docm): paragraphs and tables as they are read, not as they came about.
//!
//! What was deleted while changes were tracked is gone, what was inserted is there; fields show their results; boxes of
//! every make are ☑ and ☐; macros, pictures and links are never looked at.

mod story;
mod tables;

use super::package::{Package, relations};
use super::{tree, xml};
use crate::import::{Refusal, Source};
use story::Story;

/// What a document says; `main` is its main part. Notes stand behind it.
pub fn read(package: &Package<'_>, main: &str) -> Result<Source, Refusal> {
    let mut pieces = part(package, main)?.ok_or(Refusal::Damaged)?;
    for relation in relations(package, main)? {
        if matches!(relation.kind.as_str(), "footnotes" | "endnotes") {
            pieces.extend(part(package, &relation.target)?.unwrap_or_default());
        }
    }
    Ok(Source { blocks: tree::blocks(pieces)? })
}

fn part(package: &Package<'_>, name: &str) -> Result<Option<Vec<tree::Piece>>, Refusal> {
    let Some(text) = package.text(name)? else { return Ok(None) };
    let mut story = Story::default();
    xml::walk(&text, |event| match event {
        xml::Event::Open(tag) => story.open(&tag),
        xml::Event::Close(name) => {
            story.close(name);
            Ok(())
        }
        xml::Event::Text(text) => {
            story.text(&text);
            Ok(())
        }
    })?;
    Ok(Some(story.finish()))
}
