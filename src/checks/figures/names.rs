//! What a table is of: without the unit's name, or the project's, nobody can tell.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::number::reading::fold;

/// A29: the name of the unit, or of the project in a project's table, is missing.
pub(in crate::checks) fn names_are_stated(look: &Look<'_>, found: &mut Found<'_>) {
    let missing = |name: &str| fold(name).trim().is_empty();
    if missing(&look.evaluation.unit) {
        found.add_case("unit", look.place(&["unit"]), args! {});
    }
    if look.evaluation.project.as_ref().is_some_and(|project| missing(&project.name)) {
        found.add_case("project", look.place(&["project", "name"]), args! {});
    }
}
