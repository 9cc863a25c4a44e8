//! What a rule rests on.

use serde::Serialize;

use crate::evaluation::words_of;

/// Names a [`Basis`] inside one scheme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct BasisKey(String);

impl BasisKey {
    /// The key with these letters.
    #[must_use]
    pub fn new(key: impl Into<String>) -> BasisKey {
        BasisKey(key.into())
    }
}

/// A document, or a decision of this program where documents are silent.
#[doc(alias = "依据")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// How rules of the scheme name it.
    pub key: BasisKey,
    /// As it is quoted in an explanation, with its number and clause, e.g. `鄂财绩发〔2020〕3号所附表注（2）`.
    pub citation: String,
    /// What it says, in the program's own words.
    pub says: String,
    /// How sure the program is of it; people are told wherever it is quoted.
    pub status: Standing,
}

words_of! {
    /// How sure a rule is.
    Standing {
        /// Read in the document, or on published forms made under it.
        Read = "read",
        /// Recalled or seen only at second hand: 未核实.
        Unverified = "unverified",
        /// Documents are silent; decided by this program: 本软件约定.
        Convention = "convention",
    }
}
