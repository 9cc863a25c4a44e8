//! Which document a rule rests on, and how sure the program is of it.

use crate::scheme::{BasisKey, Scheme, Standing};

/// The citation, with a mark where the official text was not read: `财预〔2020〕10号（未核实）`.
#[must_use]
pub fn basis_of(scheme: &Scheme, key: &BasisKey) -> String {
    let Some(basis) = scheme.basis(key) else { return String::new() };
    match basis.status {
        Standing::Read | Standing::Convention => basis.citation.clone(),
        Standing::Unverified => format!("{}（未核实）", basis.citation),
    }
}

/// What the document says, in a sentence; with a word of caution where the official text was not read.
#[must_use]
pub fn basis_says(scheme: &Scheme, key: &BasisKey) -> String {
    let Some(basis) = scheme.basis(key) else { return String::new() };
    match basis.status {
        Standing::Read | Standing::Convention => basis.says.clone(),
        Standing::Unverified => format!("{}（此条据转述录入，未与正式文本核对。）", basis.says),
    }
}
