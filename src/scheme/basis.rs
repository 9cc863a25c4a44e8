//! What a rule rests on.

use serde::{Deserialize, Serialize};

/// Names a [`Basis`] inside one scheme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasisKey(String);

/// A document, or a decision of this program where documents are silent.
#[doc(alias = "依据")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Read in the document, or on published forms made under it.
    Read,
    /// Recalled or seen only at second hand: 未核实.
    Unverified,
    /// Documents are silent; decided by this program: 本软件约定.
    Convention,
}
