//! What lies in storage under the keys of one evaluation.

use super::record::{Facts, Kept, Unreadable};
use super::{Head, Storage, StorageError, keys};

/// A key that holds something.
pub(super) struct Lying {
    pub key: String,
    pub text: String,
    /// What it says but for the evaluation; the checksum holds.
    pub facts: Result<Facts, Unreadable>,
}

/// Everything that lies there for one evaluation.
pub(super) struct Place {
    id: String,
    /// The first and second slot.
    pub slots: [Option<Lying>; 2],
    /// The key of the first record format.
    pub first: Option<Lying>,
}

impl Lying {
    fn at(storage: &impl Storage, key: String) -> Result<Option<Lying>, StorageError> {
        Ok(storage.get(&key)?.map(|text| {
            let facts = Facts::read(&text).map(|(facts, _)| facts);
            Lying { key, text, facts }
        }))
    }

    /// The whole record of this evaluation.
    pub fn kept(&self, id: &str) -> Result<Kept, Unreadable> {
        let kept = Kept::read(&self.text)?;
        // A record under another's key was copied there by something else than this program.
        if kept.evaluation.id == id { Ok(kept) } else { Err(Unreadable::Damaged) }
    }

    fn age(&self) -> Option<(u64, u64, &str)> {
        self.facts.as_ref().ok().map(|facts| (facts.sequence, facts.marks, facts.writer.as_str()))
    }
}

impl Place {
    /// Looks.
    pub fn look(storage: &impl Storage, id: &str) -> Result<Place, StorageError> {
        let slots = [Lying::at(storage, keys::slot(0, id))?, Lying::at(storage, keys::slot(1, id))?];
        Ok(Place { id: id.to_owned(), slots, first: Lying::at(storage, keys::first(id))? })
    }

    /// Whose place it is.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Everything, the slots first.
    pub fn all(&self) -> impl Iterator<Item = &Lying> {
        self.slots.iter().chain([&self.first]).flatten()
    }

    /// The latest state that is whole, by sequence and never by clock.
    pub fn latest(&self) -> Option<&Lying> {
        // Of equals the first stands.
        self.all()
            .filter(|lying| lying.facts.is_ok())
            .reduce(|best, other| if other.age() > best.age() { other } else { best })
    }

    /// What the latest state says of itself.
    pub fn head(&self) -> Option<Head> {
        let facts = self.latest()?.facts.as_ref().ok()?;
        let Facts { sequence, writer, saved_at, .. } = facts.clone();
        Some(Head { sequence, writer, saved_at })
    }

    /// A record of a newer program.
    pub fn newer(&self) -> Option<(&Lying, &Unreadable)> {
        let mut faults = self.all().filter_map(|lying| lying.facts.as_ref().err().map(|why| (lying, why)));
        faults.find(|(_, why)| !why.is_broken())
    }

    /// The first record that is broken.
    pub fn broken(&self) -> Option<(&Lying, &Unreadable)> {
        self.all().find_map(|lying| lying.facts.as_ref().err().map(|why| (lying, why)))
    }

    /// The latest state, read; where it cannot be used, why and where it lies.
    pub fn load(&self) -> Option<Result<Kept, (&Lying, Unreadable)>> {
        if let Some((lying, why)) = self.newer() {
            return Some(Err((lying, why.clone())));
        }
        match self.latest() {
            Some(latest) => Some(latest.kept(&self.id).map_err(|why| (latest, why))),
            None => self.broken().map(|(lying, why)| Err((lying, why.clone()))),
        }
    }
}
