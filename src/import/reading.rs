//! What the office module hands to the page.

use serde::{Deserialize, Serialize};

use super::{Source, Understood};

/// A file or a pasted text: what stands in it, and what it was understood as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What stands in it.
    pub source: Source,
    /// What it says.
    pub understood: Understood,
}
