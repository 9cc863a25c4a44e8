//! Taking a scheme of one's own into use, and going back to a built-in one.

use std::sync::Arc;

use super::{DraftSection, Entry};
use crate::evaluation::Evaluation;
use crate::scheme::{self, Scheme, Section, plain_title};

/// A scheme to be used, and how the rows of the table are called under it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnScheme {
    /// The scheme.
    pub scheme: Scheme,
    /// Headings that are called otherwise.
    pub renamed: Vec<Renamed>,
}

/// A heading of a scheme that is called otherwise in the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The section, as the scheme before called it.
    pub section: String,
    /// The level-2 heading in it; none for the section itself.
    pub level2: Option<String>,
    /// The new name.
    pub to: String,
}

/// The built-in scheme that a scheme of one's own was copied from.
#[must_use]
pub fn origin_of(own: &Scheme) -> Option<Arc<Scheme>> {
    let (_, origin) = own.id.strip_prefix("own-")?.split_once('-')?;
    // The latest revision of it that fits.
    scheme::built_in().iter().rev().find(|scheme| scheme.id == origin && scheme.kind == own.kind).cloned()
}

/// How headings of one scheme are called in another that knows them under another name.
#[must_use]
pub fn renamed_between(from: &Scheme, to: &Scheme) -> Vec<Renamed> {
    let mut renamed = Vec::new();
    for section in &from.sections {
        let names = || std::iter::once(&section.title).chain(&section.aliases);
        let found = names().find_map(|name| to.sections.get(to.section_of(name)?));
        let Some(other) = found else { continue };
        if other.title != section.title {
            renamed.push(heading(section, None, &other.title));
        }
        for level2 in &section.level2 {
            let names = || std::iter::once(&level2.name).chain(&level2.aliases);
            let known = names().find_map(|name| other.level2_called(&plain_title(name)));
            let known = known.filter(|known| known.name != level2.name);
            renamed.extend(known.map(|known| heading(section, Some(&level2.name), &known.name)));
        }
    }
    renamed
}

/// What a draft calls otherwise than the scheme that it began with.
pub(super) fn renamed(base: &Scheme, sections: &[Entry<DraftSection>]) -> Vec<Renamed> {
    let mut renamed = Vec::new();
    for entry in sections {
        let Some(before) = entry.origin.and_then(|origin| base.sections.get(origin)) else { continue };
        if before.title != entry.item.title {
            renamed.push(heading(before, None, &entry.item.title));
        }
        for level2 in &entry.item.level2 {
            let Some(old) = level2.origin.and_then(|origin| before.level2.get(origin)) else { continue };
            if old.name != level2.item.name {
                renamed.push(heading(before, Some(&old.name), &level2.item.name));
            }
        }
    }
    renamed
}

fn heading(section: &Section, level2: Option<&String>, to: &str) -> Renamed {
    Renamed { section: section.title.clone(), level2: level2.cloned(), to: to.to_owned() }
}

/// Takes the scheme into the evaluation.
pub(in crate::edit) fn adopt(evaluation: &mut Evaluation, own: &OwnScheme) {
    rename(evaluation, &own.renamed);
    evaluation.scheme = own.scheme.full_id().to_string();
    evaluation.scheme_definition = Some(Box::new(own.scheme.clone()));
}

/// Goes back to a built-in scheme.
pub(in crate::edit) fn leave(evaluation: &mut Evaluation, id: &str, renamed: &[Renamed]) {
    rename(evaluation, renamed);
    id.clone_into(&mut evaluation.scheme);
    evaluation.scheme_definition = None;
}

/// Renames the rows of headings; whose they are says the scheme that still rules.
fn rename(evaluation: &mut Evaluation, renamed: &[Renamed]) {
    let Some(before) = scheme::of(evaluation).filter(|_| !renamed.is_empty()) else { return };
    for row in &mut evaluation.indicators {
        let place = before.section_of(&row.level1);
        let Some(section) = place.and_then(|place| before.sections.get(place)) else { continue };
        let level2 = section.level2_called(&plain_title(&row.level2));
        let of_section = renamed.iter().filter(|heading| before.section_of(&heading.section) == place);
        let (mut level1, mut name) = (None, None);
        for heading in of_section {
            match &heading.level2 {
                None => level1 = Some(&heading.to),
                Some(old) if level2.is_some_and(|level2| level2.name == *old) => name = Some(&heading.to),
                Some(_) => {}
            }
        }
        if let Some(to) = level1 {
            row.level1.clone_from(to);
        }
        if let Some(to) = name {
            row.level2.clone_from(to);
        }
    }
}
