//! XML of office files as a row of tags and texts. Declarations of entities are refused: office files have none, and what
//! has them means no good.

use crate::import::Refusal;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event as Raw};
use std::borrow::Cow;

/// What comes next.
pub enum Event<'a> {
    /// A tag begins; one without content ends at once.
    Open(Tag<'a>),
    /// The tag of this name ends.
    Close(&'a str),
    /// Text between tags.
    Text(Cow<'a, str>),
}

/// A start tag. Names without the prefix of their namespace: prefixes are free, and the names are telling enough.
pub struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        std::str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let mut all = all.with_checks(false).flatten();
        let value = all.find(|attribute| attribute.key.local_name().into_inner() == name.as_bytes())?.value;
        unescape(std::str::from_utf8(&value).ok()?).ok().map(Cow::into_owned)
    }

    /// An attribute that switches: on unless it says no.
    pub fn is_on(&self, name: &str) -> bool {
        !matches!(self.get(name).as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Calls `each` for everything in a text, until it refuses.
pub fn walk(text: &str, mut each: impl FnMut(Event<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Raw::Start(tag) => each(Event::Open(Tag(&tag)))?,
            Raw::End(tag) => {
                each(Event::Close(std::str::from_utf8(tag.local_name().into_inner()).unwrap_or_default()))?;
            }
            Raw::Text(text) => each(Event::Text(text.xml10_content().map_err(|_| Refusal::Damaged)?))?,
            Raw::CData(text) => each(Event::Text(text.decode().map_err(|_| Refusal::Damaged)?))?,
            Raw::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
                    Some(c) => Cow::Owned(c.to_string()),
                    None => {
                        let name = reference.decode().map_err(|_| Refusal::Damaged)?;
                        Cow::Borrowed(resolve_predefined_entity(&name).ok_or(Refusal::Damaged)?)
                    }
                };
                each(Event::Text(text))?;
            }
            Raw::DocType(_) => return Err(Refusal::Damaged),
            Raw::Eof => return Ok(()),
            Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => {}
        }
    }
}
