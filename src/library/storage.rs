//! What the library needs of a place to keep things.

/// A place to keep texts under keys. Every operation may fail; a failed write leaves what was there.
pub trait Storage {
    /// The text under a key.
    ///
    /// # Errors
    /// Where the place cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// Where there is no room or no permission.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Forgets a key.
    ///
    /// # Errors
    /// Where the place cannot be changed.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// Every key.
    ///
    /// # Errors
    /// Where the place cannot be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Why a place to keep things failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// There is none, or it is denied (policy, private window).
    Denied,
    /// It is full.
    Full,
    /// Something else.
    Failed,
}

impl<S: Storage + ?Sized> Storage for std::rc::Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}

impl<S: Storage + ?Sized> Storage for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}
