//! Which document a rule rests on, and how sure the program is of it.

use crate::scheme::{BasisKey, Scheme, Standing};
use crate::signs::shown;

/// The citation, with a mark where the official text was not read: `财预〔2020〕10号（未核实）`.
#[must_use]
pub fn basis_of(scheme: &Scheme, key: &BasisKey) -> String {
    let Some(basis) = scheme.basis(key) else { return String::new() };
    match basis.status {
        Standing::Read | Standing::Convention => shown(&basis.citation).into_owned(),
        Standing::Unverified => format!("{}（未核实）", shown(&basis.citation)),
    }
}

/// What the document says, in a sentence; with a word of caution where the official text was not read.
#[must_use]
pub fn basis_says(scheme: &Scheme, key: &BasisKey) -> String {
    let Some(basis) = scheme.basis(key) else { return String::new() };
    match basis.status {
        Standing::Read | Standing::Convention => shown(&basis.says).into_owned(),
        Standing::Unverified => format!("{}（此条据转述录入，未与正式文本核对。）", shown(&basis.says)),
    }
}
