//! The schemes that are built in, found by the id that files name.

use std::fmt;
use std::sync::{Arc, LazyLock};

use super::{Scheme, read::read_text};
use crate::evaluation::Evaluation;

/// Names one revision of a scheme: `hubei-2020-unit` (= `@1`), `hubei-2020-unit@2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemeId {
    id: String,
    revision: u32,
}

impl SchemeId {
    /// The id of a revision.
    #[must_use]
    pub fn new(id: &str, revision: u32) -> SchemeId {
        SchemeId { id: id.to_owned(), revision }
    }

    /// Reads `id` or `id@revision`.
    #[must_use]
    pub fn parse(text: &str) -> Option<SchemeId> {
        let (id, revision) = match text.split_once('@') {
            Some((id, revision)) if revision.bytes().all(|b| b.is_ascii_digit()) => {
                (id, revision.parse().ok()?)
            }
            Some(_) => return None,
            None => (text, 1),
        };
        (!id.is_empty() && revision > 0).then(|| SchemeId::new(id, revision))
    }

    /// With the revision always said, as scorecards print it: `hubei-2020-unit@1`.
    #[must_use]
    pub fn with_revision(&self) -> String {
        format!("{}@{}", self.id, self.revision)
    }
}

impl fmt::Display for SchemeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.revision == 1 { f.write_str(&self.id) } else { f.write_str(&self.with_revision()) }
    }
}

/// Every scheme that is built in. A new form is one more file and one more line here.
const FILES: &[&str] = &[
    include_str!("schemes/hubei-2020-unit.json"),
    include_str!("schemes/hubei-2020-project.json"),
    include_str!("schemes/mof-2020-project.json"),
    include_str!("schemes/mof-2021-project.json"),
    include_str!("schemes/sichuan-2023-project.json"),
    include_str!("schemes/yunnan-2022-project.json"),
    include_str!("schemes/yinchuan-2021-project.json"),
    include_str!("schemes/transfer-project.json"),
];

static BUILT_IN: LazyLock<Vec<Arc<Scheme>>> = LazyLock::new(|| {
    // A file that does not read is left out here and fails a test (`every_built_in_scheme_reads`).
    FILES.iter().filter_map(|text| read_text(text).ok()).map(Arc::new).collect()
});

/// The schemes that are built in, in the order in which they are offered.
#[must_use]
pub fn built_in() -> &'static [Arc<Scheme>] {
    &BUILT_IN
}

/// The built-in scheme that a file names.
///
/// ```
/// assert!(ziping::scheme::find("hubei-2020-unit@1").is_some());
/// assert!(ziping::scheme::find("hubei-1949-unit").is_none());
/// ```
#[must_use]
pub fn find(id: &str) -> Option<Arc<Scheme>> {
    let wanted = SchemeId::parse(id)?;
    BUILT_IN.iter().find(|scheme| scheme.full_id() == wanted).cloned()
}

/// The scheme that rules an evaluation: its own, or the built-in one it names.
///
/// `None` only for an evaluation that was not read from a file and names a scheme that does not exist.
#[must_use]
pub fn of(evaluation: &Evaluation) -> Option<Arc<Scheme>> {
    match &evaluation.scheme_definition {
        Some(own) => Some(Arc::new((**own).clone())),
        None => find(&evaluation.scheme),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_scheme_reads() {
        for text in FILES {
            if let Err(error) = read_text(text) {
                panic!("{}: {}", text.chars().take(80).collect::<String>(), crate::words::file_error(&error));
            }
        }
        assert_eq!(BUILT_IN.len(), FILES.len());
    }

    #[test]
    fn every_built_in_scheme_written_and_read_back_is_equal() {
        for scheme in built_in() {
            let written = serde_json::to_string(scheme.as_ref()).unwrap();
            assert_eq!(read_text(&written).as_ref(), Ok(scheme.as_ref()), "{}", scheme.id);
        }
    }

    #[test]
    fn the_bare_id_means_the_first_revision() {
        assert_eq!(SchemeId::parse("a@1"), SchemeId::parse("a"));
        assert_eq!(SchemeId::parse("a@2").unwrap().to_string(), "a@2");
        for bad in ["", "@1", "a@", "a@0", "a@x", "a@1@2", "a@+1"] {
            assert_eq!(SchemeId::parse(bad), None, "{bad}");
        }
    }
}
