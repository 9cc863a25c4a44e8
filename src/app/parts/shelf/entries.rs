//! The list as it was last read, with what each evaluation is worth, worked out when it is first asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::app::findings::Other;
use crate::checks::{Standing, standing};
use crate::evaluation::Evaluation;
use crate::library::{Entry, Kept, StorageError};
use crate::scoring::{Facts, Scorecard};

/// The list, or why it could not be read.
#[derive(Clone)]
pub struct Entries {
    /// What was read.
    pub result: Result<Arc<Vec<Entry>>, StorageError>,
    scored: Arc<Mutex<BTreeMap<String, Option<Arc<Other>>>>>,
}

impl PartialEq for Entries {
    fn eq(&self, other: &Entries) -> bool {
        self.result == other.result
    }
}

impl Entries {
    /// What was read, nothing of it scored.
    pub fn new(result: Result<Vec<Entry>, StorageError>) -> Entries {
        Entries { result: result.map(Arc::new), scored: Arc::default() }
    }

    /// Every entry.
    pub fn list(&self) -> &[Entry] {
        self.result.as_ref().map_or(&[], |list| list.as_slice())
    }

    /// Those that read.
    pub fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.list().iter().filter_map(|entry| match entry {
            Entry::Kept(loaded) => Some(&loaded.kept),
            Entry::Unreadable { .. } => None,
        })
    }

    fn scored(&self, evaluation: &Evaluation) -> Option<Arc<Other>> {
        let mut scored = self.scored.lock().ok()?;
        let of = || Other::of(evaluation.clone()).map(Arc::new);
        scored.entry(evaluation.id.clone()).or_insert_with(of).clone()
    }

    /// What an evaluation of the list is worth.
    pub fn card(&self, evaluation: &Evaluation) -> Option<Scorecard> {
        self.scored(evaluation).map(|scored| scored.facts().card.clone())
    }

    /// How far it is, among those of its unit and year: what the form says when it is opened.
    pub fn standing(&self, evaluation: &Evaluation) -> Option<Standing> {
        let own = self.scored(evaluation)?;
        let whose = evaluation.unit_and_year();
        let companions = self.kept().map(|kept| &kept.evaluation).filter(|other| {
            !whose.0.is_empty() && other.id != evaluation.id && other.unit_and_year() == whose
        });
        let companions: Vec<Arc<Other>> = companions.filter_map(|other| self.scored(other)).collect();
        let facts: Vec<Facts<'_>> = companions.iter().map(|other| other.facts()).collect();
        Some(standing(own.facts(), &facts))
    }
}
