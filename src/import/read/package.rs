//! Zip packages (.xlsx, .docx): entries unpacked under caps, by what really comes out.

use super::caps;
use crate::import::{Bound, Refusal};
use std::cell::Cell;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A package in memory. Nothing of it is unpacked before it is asked for, nothing is ever written anywhere.
pub struct Package<'a> {
    archive: std::cell::RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    /// Names as they are looked up: `/` between folders, none at the beginning, lower case; with their places.
    names: Vec<(String, usize)>,
    inflated: Cell<usize>,
}

impl<'a> Package<'a> {
    /// Reads the list of entries.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        caps::within(Bound::Entries, archive.len(), caps::ENTRIES)?;
        let names = archive.file_names_raw().map(String::from_utf8_lossy);
        let names = names.enumerate().map(|(place, name)| (plain(&name), place)).collect();
        Ok(Package { archive: archive.into(), names, inflated: Cell::new(0) })
    }

    /// Whether there is an entry of this name.
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    fn place(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.names.iter().find(|(own, _)| *own == name).map(|(_, place)| *place)
    }

    /// An entry as text; `None` where there is none.
    pub fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(place) = self.place(name) else { return Ok(None) };
        let bytes = self.unpacked(place)?;
        super::text::decode(&bytes).ok_or(Refusal::Damaged).map(Some)
    }

    fn unpacked(&self, place: usize) -> Result<Vec<u8>, Refusal> {
        let mut archive = self.archive.borrow_mut();
        let entry = archive.by_index(place).map_err(|why| match why {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                Refusal::Encrypted
            }
            _ => Refusal::Damaged,
        })?;
        if entry.encrypted() {
            return Err(Refusal::Encrypted);
        }
        let left = caps::INFLATED_BYTES.saturating_sub(self.inflated.get());
        let most = caps::ENTRY_BYTES.min(left);
        let mut bytes = Vec::new();
        // One more than there may be: only then is it known that there are more.
        let more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let read = entry.take(more).read_to_end(&mut bytes);
        caps::within(Bound::Inflated, bytes.len(), most)?;
        read.map_err(|_| Refusal::Damaged)?;
        self.inflated.set(self.inflated.get().saturating_add(bytes.len()));
        Ok(bytes)
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The target of a relation as an entry's name: from the folder of the part that names it, or from the root.
pub fn resolved(part: &str, target: &str) -> String {
    if let Some(from_root) = target.strip_prefix('/') {
        return from_root.to_owned();
    }
    let mut steps: Vec<&str> = part.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A relation between parts.
pub struct Relation {
    /// By which the part names it.
    pub id: String,
    /// What it is: the end of its type's address, as `worksheet`.
    pub kind: String,
    /// The entry that it leads to.
    pub target: String,
}

/// The relations of a part ("" for the package itself). Those that lead outside are left out: nothing is ever fetched.
pub fn relations(package: &Package<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let list =
        if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut out = Vec::new();
    let Some(text) = package.text(&list)? else { return Ok(out) };
    super::xml::walk(&text, |event| {
        if let super::xml::Event::Open(tag) = event
            && tag.name() == "Relationship"
            && tag.get("TargetMode").as_deref() != Some("External")
        {
            let kind = tag.get("Type").unwrap_or_default();
            out.push(Relation {
                id: tag.get("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolved(part, &tag.get("Target").unwrap_or_default()),
            });
        }
        Ok(())
    })?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_lead_from_the_folder_of_their_part() {
        assert_eq!(resolved("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets/sheet1.xml", "../drawings/a.vml"), "xl/drawings/a.vml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("", "../../etc/x"), "etc/x");
    }
}
