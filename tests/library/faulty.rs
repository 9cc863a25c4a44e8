//! Storages that go wrong on purpose.

use std::cell::{Cell, RefCell};

use ziping::library::{MemoryStorage, Storage, StorageError};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The operation fails and does nothing.
    Error(StorageError),
    /// This operation and all after it fail, until the storage is mended.
    Dead(StorageError),
    /// A write keeps the first half and says that all is well; a read gives the first half.
    Cut,
    /// A write keeps the first half and fails.
    CutAndError,
    /// A write or a removal does nothing and says that all is well.
    Ignored,
}

pub const FAULTS: [Fault; 7] = [
    Fault::Error(StorageError::Denied),
    Fault::Error(StorageError::Full),
    Fault::Error(StorageError::Failed),
    Fault::Dead(StorageError::Full),
    Fault::Cut,
    Fault::CutAndError,
    Fault::Ignored,
];

/// A storage whose n-th operation goes wrong.
#[derive(Default)]
pub struct FaultyStorage {
    pub inner: MemoryStorage,
    operations: Cell<usize>,
    plan: Cell<Option<(usize, Fault)>>,
    hit: Cell<bool>,
}

impl FaultyStorage {
    /// From here on, the n-th operation (from 1) goes wrong.
    pub fn break_at(&self, n: usize, fault: Fault) {
        self.operations.set(0);
        self.plan.set(Some((n, fault)));
    }

    /// From here on, nothing goes wrong any more.
    pub fn mend(&self) {
        self.plan.set(None);
    }

    /// How many operations there were since the start or [`FaultyStorage::break_at`].
    pub fn operations(&self) -> usize {
        self.operations.get()
    }

    /// Whether the fault came about.
    pub fn was_hit(&self) -> bool {
        self.hit.get()
    }

    fn now(&self) -> Option<Fault> {
        self.operations.set(self.operations.get() + 1);
        let (n, fault) = self.plan.get()?;
        let now = self.operations.get() == n || matches!(fault, Fault::Dead(_)) && self.operations.get() > n;
        self.hit.set(self.hit.get() || now);
        now.then_some(fault)
    }
}

fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

impl Storage for FaultyStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let found = self.inner.get(key)?;
        match self.now() {
            None | Some(Fault::Ignored) => Ok(found),
            Some(Fault::Error(error) | Fault::Dead(error)) => Err(error),
            Some(Fault::CutAndError) => Err(StorageError::Failed),
            Some(Fault::Cut) => Ok(found.as_deref().map(half)),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        match self.now() {
            None => self.inner.set(key, text),
            Some(Fault::Error(error) | Fault::Dead(error)) => Err(error),
            Some(Fault::Cut) => self.inner.set(key, &half(text)),
            Some(Fault::CutAndError) => {
                self.inner.set(key, &half(text))?;
                Err(StorageError::Failed)
            }
            Some(Fault::Ignored) => Ok(()),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        match self.now() {
            None => self.inner.remove(key),
            Some(Fault::Error(error) | Fault::Dead(error)) => Err(error),
            Some(Fault::Cut | Fault::CutAndError) => Err(StorageError::Failed),
            Some(Fault::Ignored) => Ok(()),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        match self.now() {
            None | Some(Fault::Ignored | Fault::Cut) => self.inner.keys(),
            Some(Fault::Error(error) | Fault::Dead(error)) => Err(error),
            Some(Fault::CutAndError) => Err(StorageError::Failed),
        }
    }
}

/// One write, as it reached the storage.
#[derive(Debug, Clone)]
pub enum Write {
    Set(String, String),
    Remove(String),
}

/// A storage that remembers every write in order.
#[derive(Default)]
pub struct RecordingStorage {
    pub inner: MemoryStorage,
    pub writes: RefCell<Vec<Write>>,
}

impl Storage for RecordingStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.writes.borrow_mut().push(Write::Set(key.to_owned(), text.to_owned()));
        self.inner.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.writes.borrow_mut().push(Write::Remove(key.to_owned()));
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.inner.keys()
    }
}

/// A storage with room for so many letters, keys included, as browsers have.
pub struct SmallStorage {
    pub inner: MemoryStorage,
    pub room: Cell<usize>,
}

impl SmallStorage {
    pub fn new(room: usize) -> SmallStorage {
        SmallStorage { inner: MemoryStorage::default(), room: Cell::new(room) }
    }

    fn taken(&self) -> usize {
        let size = |key: &String| key.len() + self.inner.get(key).unwrap().unwrap_or_default().len();
        self.inner.keys().unwrap().iter().map(size).sum()
    }
}

impl Storage for SmallStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let before = self.inner.get(key)?.map_or(0, |there| key.len() + there.len());
        if self.taken() - before + key.len() + text.len() > self.room.get() {
            return Err(StorageError::Full);
        }
        self.inner.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.inner.keys()
    }
}
