//! Pages and what programs put on the clipboard as HTML: markup to pieces.
//!
//! The tokenizer is html5gum's; what tags mean is here, as lenient as browsers are: cells and rows that are never closed, tables
//! without rows, and rows without a table.

mod inline;
mod page;

use super::{caps, tree};
use crate::import::{Refusal, Source};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use page::Page;

/// What a page or fragment says.
pub fn read(text: &str) -> Result<Source, Refusal> {
    caps::within(crate::import::Bound::Plain, text.len(), caps::PLAIN_BYTES)?;
    Ok(Source { blocks: tree::blocks(pieces(text)?)? })
}

/// The text of a fragment without tables: as cells of plain text have it that came from a page once.
pub fn words(fragment: &str) -> Result<String, Refusal> {
    let lines = pieces(fragment)?.into_iter().filter_map(|piece| match piece {
        tree::Piece::Text(text) => Some(text),
        tree::Piece::Table(_) => None,
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// Tags by which a page is known.
const TELLING: [&str; 12] = [
    "<html",
    "<table",
    "<tr",
    "<td",
    "<body",
    "<head",
    "<p>",
    "<p ",
    "<div",
    "<span",
    "<br",
    "<!doctype html",
];

/// Whether a text is a page: it begins with a tag, and with one of HTML near its beginning. The clipboard of Windows puts lines
/// with numbers before it.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    let clipboard = start.starts_with("Version:") && start.contains("StartHTML:");
    if !clipboard && !start.starts_with('<') {
        return false;
    }
    let near: String = start.chars().take(4096).collect::<String>().to_ascii_lowercase();
    TELLING.iter().any(|tag| near.contains(tag))
}

fn pieces(text: &str) -> Result<Vec<tree::Piece>, Refusal> {
    let mut page = Page::default();
    let mut tag = Tag::default();
    let mut refusal = None;
    // Windows' lines about the fragment are not part of it.
    let text = match text.trim_start() {
        start if start.starts_with("Version:") => {
            start.find('<').and_then(|at| start.get(at..)).unwrap_or(start)
        }
        _ => text,
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        let done = match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.begin(name);
                Ok(())
            }
            CallbackEvent::AttributeName { name } => {
                tag.attributes.push((lossy(name), String::new()));
                Ok(())
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, held)) = tag.attributes.last_mut() {
                    held.push_str(&lossy(value));
                }
                Ok(())
            }
            CallbackEvent::CloseStartTag { .. } => page.open(&tag),
            CallbackEvent::EndTag { name } => {
                page.close(&lossy(name));
                Ok(())
            }
            CallbackEvent::String { value } => {
                page.text(&String::from_utf8_lossy(value));
                Ok(())
            }
            CallbackEvent::Comment { value } => {
                page.comment(value);
                Ok(())
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => Ok(()),
        };
        done.err().map(|why| refusal = Some(why))
    });
    emitter.naively_switch_states(true);
    // A token comes out only to stop; reading from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(text, emitter).next();
    match refusal {
        Some(why) => Err(why),
        None => Ok(page.finish()),
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A start tag with its attributes; names in lower case.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn begin(&mut self, name: &[u8]) {
        self.name = lossy(name);
        self.attributes.clear();
    }

    /// The value of an attribute, "" where it stands without one.
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// A number of rows or columns: digits at the beginning, as browsers read it; 1 for what is none.
    fn span(&self, name: &str) -> usize {
        let Some(value) = self.get(name) else { return 1 };
        let digits: String = value.trim_start().chars().take_while(char::is_ascii_digit).take(9).collect();
        digits.parse().unwrap_or(1)
    }

    /// Whether it says itself that nobody sees it.
    fn is_hidden(&self) -> bool {
        let style = self.get("style").unwrap_or_default();
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        self.get("hidden").is_some()
            || ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|way| style.contains(way))
    }

    /// The font that it sets.
    fn font(&self) -> Option<String> {
        let style = self.get("style").unwrap_or_default();
        let set = style.split(';').find_map(|part| {
            let (name, value) = part.split_once(':')?;
            name.trim().eq_ignore_ascii_case("font-family").then(|| value.to_owned())
        });
        let set = set.or_else(|| self.get("face").map(ToOwned::to_owned))?;
        set.split(',').next().map(|first| first.trim_matches(['"', '\'', ' ', '\n', '\r', '\t']).to_owned())
    }
}
