//! 最近删除: what was removed lies here until the person empties it.

use super::lying::Place;
use super::record::{Facts, Kept, Stamp, Unreadable};
use super::save::SaveError;
use super::{Library, Storage, StorageError, keys};
use crate::file;

/// `ziping:bin:NUMBER:ID`
const BIN: &str = "ziping:bin:";

/// One removed evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Binned {
    /// Where it lies.
    pub key: String,
    /// When it was removed; only shown.
    pub removed_at: String,
    /// What it was.
    pub kept: Result<Kept, Unreadable>,
}

impl<S: Storage> Library<S> {
    /// Moves an evaluation to the bin; gives its key there, `None` where nothing is kept under the id.
    ///
    /// The copy is written and read back before anything goes; in a full storage the older of the two states makes room
    /// for it. Broken bytes beside it go to quarantine.
    ///
    /// # Errors
    /// Where it could not be moved. It is then still in the list, or in the bin, or in both.
    pub fn remove(&self, id: &str, stamp: &Stamp) -> Result<Option<String>, SaveError> {
        let place = Place::look(self.storage(), id)?;
        let kept = match place.load() {
            Some(Ok(kept)) => kept,
            Some(Err((_, why))) => return Err(SaveError::Occupied(why)),
            None => return Ok(None),
        };
        let key = match self.copy_to_bin(&kept, &stamp.saved_at) {
            Err(SaveError::Storage(StorageError::Full)) => {
                self.clear_older(&place)?;
                self.copy_to_bin(&kept, &stamp.saved_at)?
            }
            copied => copied?,
        };
        self.clear_older(&place)?;
        if let Some(latest) = place.latest() {
            self.take_away(&latest.key)?;
        }
        Ok(Some(key))
    }

    /// Removes an evaluation without the bin: for a full storage, once the person has said so.
    ///
    /// # Errors
    /// Where the storage cannot be changed, or what lies there is a newer program's.
    pub fn remove_for_good(&self, id: &str) -> Result<(), SaveError> {
        let place = Place::look(self.storage(), id)?;
        match place.load() {
            Some(Ok(_)) => {}
            Some(Err((_, why))) => return Err(SaveError::Occupied(why)),
            None => return Ok(()),
        }
        self.clear_older(&place)?;
        if let Some(latest) = place.latest() {
            self.take_away(&latest.key)?;
        }
        Ok(())
    }

    /// Everything but the latest state: whole ones go, what does not read goes to quarantine.
    fn clear_older(&self, place: &Place) -> Result<(), StorageError> {
        let latest = place.latest().map(|latest| latest.key.as_str());
        for lying in place.all().filter(|lying| Some(lying.key.as_str()) != latest) {
            // It may have gone in an earlier attempt.
            if self.storage().get(&lying.key)?.is_none() {
                continue;
            }
            match lying.kept(place.id()) {
                Ok(_) => self.take_away(&lying.key)?,
                Err(_) => self.put_aside(&lying.key, &lying.text)?,
            }
        }
        Ok(())
    }

    /// Lays a copy of a state into the bin.
    pub(super) fn copy_to_bin(&self, kept: &Kept, removed_at: &str) -> Result<String, SaveError> {
        let facts = Facts { removed_at: removed_at.to_owned(), ..kept.facts() };
        let text = facts.write(&file::write_line(&kept.evaluation));
        let mut number = 1_u64;
        loop {
            let key = format!("{BIN}{number}:{}", kept.evaluation.id);
            match self.storage().get(&key)? {
                None => return self.set_and_compare(&key, &text).map(|()| key),
                // An earlier attempt came this far.
                Some(there) if Kept::read(&there).is_ok_and(|there| there == *kept) => return Ok(key),
                Some(_) => number = number.saturating_add(1),
            }
        }
    }

    /// What lies in the bin, the last removed first.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn bin(&self) -> Result<Vec<Binned>, StorageError> {
        let mut found = Vec::new();
        for key in self.bin_keys()? {
            let Some(text) = self.storage().get(&key)? else { continue };
            let removed_at = Facts::read(&text).map(|(facts, _)| facts.removed_at).unwrap_or_default();
            found.push(Binned { key, removed_at, kept: Kept::read(&text) });
        }
        found.sort_by(|a, b| (&b.removed_at, &b.key).cmp(&(&a.removed_at, &a.key)));
        Ok(found)
    }

    fn bin_keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.storage().keys()?.into_iter().filter(|key| key.starts_with(BIN)).collect())
    }

    /// How many lie in the bin.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    pub fn bin_count(&self) -> Result<usize, StorageError> {
        Ok(self.bin_keys()?.len())
    }

    /// Brings an evaluation back from the bin, as the state that it was. Where another state of it is kept meanwhile, it
    /// comes back beside that one, under `other_id`. `None` where nothing readable lies under the key.
    ///
    /// # Errors
    /// Where it could not be kept; it is then still in the bin.
    pub fn bring_back(&self, key: &str, other_id: &str) -> Result<Option<Kept>, SaveError> {
        let Some(Ok(mut kept)) = self.storage().get(key)?.map(|text| Kept::read(&text)) else {
            return Ok(None);
        };
        let place = Place::look(self.storage(), &kept.evaluation.id)?;
        match place.load() {
            None => self.write(&place, &kept)?,
            Some(Ok(there)) if there.evaluation == kept.evaluation => kept = there,
            Some(_) => {
                other_id.clone_into(&mut kept.evaluation.id);
                self.write(&Place::look(self.storage(), other_id)?, &kept)?;
            }
        }
        self.take_away(key)?;
        Ok(Some(kept))
    }

    /// Deletes a text for good: one in the bin or in quarantine, or a record of the list that is broken. Nothing else
    /// goes this way; says whether it went.
    ///
    /// # Errors
    /// Where the storage cannot be changed.
    pub fn forget(&self, key: &str) -> Result<bool, StorageError> {
        let Some(text) = self.storage().get(key)? else { return Ok(false) };
        let broken = || Facts::read(&text).err().is_some_and(|why| why.is_broken());
        let may_go = key.starts_with(BIN) || Self::is_aside(key) || keys::id_of(key).is_some() && broken();
        if may_go {
            self.take_away(key)?;
        }
        Ok(may_go)
    }
}
