//! Taking evaluations in: first a plan that the person sees, then what was agreed.

use std::collections::BTreeMap;

use super::backup::{Contents, Incoming};
use super::lying::Place;
use super::parts::{Part, differing_parts};
use super::record::{Kept, Stamp, StateId, Unreadable};
use super::save::SaveError;
use super::{Library, Storage, StorageError};

/// What is to become of each evaluation of a file. Making it writes nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct RestorePlan {
    /// One for each evaluation, in the file's order.
    pub items: Vec<RestoreItem>,
    /// Records of the file that do not read: the keys they lay under.
    pub unreadable: Vec<(String, Unreadable)>,
}

/// One evaluation of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoreItem {
    /// What the file holds.
    pub incoming: Incoming,
    /// What is kept here already.
    pub against: Against,
    /// What is to be done; one of [`RestoreItem::choices`].
    pub choice: Choice,
}

/// An evaluation of a file against what is kept under its id.
#[derive(Debug, Clone, PartialEq)]
pub enum Against {
    /// Nothing is kept under its id.
    New,
    /// The very same is kept.
    Same,
    /// Another state is kept.
    Differs(Box<Conflict>),
    /// What is kept does not read, and is not written over.
    Unreadable(Unreadable),
    /// An earlier evaluation of the file has the same id.
    Twice,
}

/// A kept state that is not the file's.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What is kept.
    pub kept: Kept,
    /// Where the two differ, in the order of the form.
    pub parts: Vec<Part>,
    /// Which of the two is the later one, where that is known.
    pub later: Option<Later>,
}

/// Which of two states is the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// The file's.
    Incoming,
    /// The kept one: it has counted on since.
    Kept,
}

/// What is to be done with an evaluation of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It is kept; another state under its id goes to the bin.
    Take,
    /// What is here stays; the file's is left out.
    Keep,
    /// It is kept beside what is here, under an id of its own.
    Both,
}

/// What became of an evaluation of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Restored {
    /// It was left out, as agreed.
    LeftOut,
    /// It is kept.
    Kept(Box<Kept>),
    /// It could not be kept.
    Failed(SaveError),
}

impl RestorePlan {
    /// Whether it can't be carried out before a person has seen it.
    #[must_use]
    pub fn asks(&self) -> bool {
        let from_crash = self.items.iter().any(|item| item.incoming.noted.is_some());
        from_crash || !self.unreadable.is_empty() || self.items.iter().any(RestoreItem::is_conflict)
    }
}

impl RestoreItem {
    /// What may be done with it.
    #[must_use]
    pub fn choices(&self) -> &'static [Choice] {
        match self.against {
            Against::New => &[Choice::Take, Choice::Keep],
            Against::Same => &[Choice::Keep],
            Against::Differs(_) => &[Choice::Both, Choice::Take, Choice::Keep],
            Against::Unreadable(_) | Against::Twice => &[Choice::Both, Choice::Keep],
        }
    }

    /// Whether a person has to say what becomes of it: two states of one evaluation. (What does not read is not replaced
    /// anyway; the file's is kept beside it.)
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self.against, Against::Differs(_))
    }

    /// What loses nothing and surprises nobody.
    fn usual(incoming: &Incoming, against: &Against) -> Choice {
        if incoming.noted.as_ref().is_some_and(|noted| noted.removed) {
            return Choice::Keep;
        }
        match against {
            Against::New => Choice::Take,
            Against::Same => Choice::Keep,
            Against::Unreadable(_) | Against::Twice => Choice::Both,
            Against::Differs(conflict) => match conflict.later {
                Some(Later::Incoming) => Choice::Take,
                Some(Later::Kept) => Choice::Keep,
                None => Choice::Both,
            },
        }
    }
}

impl<S: Storage> Library<S> {
    /// What would become of the evaluations of a file. Nothing is written.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn plan_restore(&self, contents: Contents) -> Result<RestorePlan, StorageError> {
        let Contents { incoming, unreadable } = contents;
        let mut seen = BTreeMap::new();
        let mut items = Vec::with_capacity(incoming.len());
        for (index, incoming) in incoming.into_iter().enumerate() {
            let against = match seen.get(&incoming.evaluation.id) {
                _ if incoming.evaluation.id.is_empty() => Against::New,
                Some(_) => Against::Twice,
                None => self.against(&incoming)?,
            };
            seen.insert(incoming.evaluation.id.clone(), index);
            let choice = RestoreItem::usual(&incoming, &against);
            items.push(RestoreItem { incoming, against, choice });
        }
        Ok(RestorePlan { items, unreadable })
    }

    fn against(&self, incoming: &Incoming) -> Result<Against, StorageError> {
        let place = Place::look(self.storage(), &incoming.evaluation.id)?;
        Ok(match place.load() {
            None => Against::New,
            Some(Err((_, why))) => Against::Unreadable(why),
            Some(Ok(kept)) if kept.evaluation == incoming.evaluation => Against::Same,
            Some(Ok(kept)) => {
                let later = match &incoming.noted {
                    Some(noted) => match noted.sequence.cmp(&kept.sequence) {
                        std::cmp::Ordering::Less => Some(Later::Kept),
                        std::cmp::Ordering::Greater => Some(Later::Incoming),
                        std::cmp::Ordering::Equal => None,
                    },
                    None => None,
                };
                let parts = differing_parts(&kept.evaluation, &incoming.evaluation);
                Against::Differs(Box::new(Conflict { kept, parts, later }))
            }
        })
    }

    /// Does what the plan says, one evaluation after the other. What was replaced lies in the bin.
    ///
    /// `new_id` gives a random id each time. A state that was saved since the plan was made is not written over.
    pub fn restore(
        &self,
        plan: &RestorePlan,
        stamp: &Stamp,
        mut new_id: impl FnMut() -> String,
    ) -> Vec<Restored> {
        plan.items.iter().map(|item| self.restore_one(item, stamp, &mut new_id)).collect()
    }

    fn restore_one(
        &self,
        item: &RestoreItem,
        stamp: &Stamp,
        new_id: &mut impl FnMut() -> String,
    ) -> Restored {
        let mut evaluation = item.incoming.evaluation.clone();
        let mut after = StateId::default();
        let mut replaced = None;
        match (item.choice, &item.against) {
            (Choice::Keep, _) | (_, Against::Same) => return Restored::LeftOut,
            (Choice::Take, Against::Differs(conflict)) => {
                match self.copy_to_bin(&conflict.kept, &stamp.saved_at) {
                    Ok(copy) => replaced = Some(copy),
                    Err(error) => return Restored::Failed(error),
                }
                after = conflict.kept.state();
            }
            (Choice::Take, Against::New) if !evaluation.id.is_empty() => {}
            (Choice::Take | Choice::Both, _) => evaluation.id = new_id(),
        }
        // What came as a file of evaluations is in a file.
        let noted = item.incoming.noted.as_ref();
        let label = noted.map(|noted| noted.label.as_str());
        match self.save_labelled(&evaluation, &after, stamp, noted.is_none(), label) {
            Ok(kept) => Restored::Kept(Box::new(kept)),
            Err(error) => {
                // What was to be replaced is still kept.
                let _ = replaced.map(|copy| self.storage().remove(&copy));
                Restored::Failed(error)
            }
        }
    }
}
