//! What a reviewer would say of a table: findings as codes with arguments; `words` makes the sentences.
//!
//! Each check is a pure function over evaluation, scheme and scorecard, and where it compares tables over the
//! other tables of the same unit and year. Their numbers are those of the project's list of checks; which
//! there are, and what each looks for, says `docs/checks.md`. A new check is one function, its line in
//! `registry`, its words, and its examples under `tests/checks`.

mod agreement;
mod args;
mod aside;
mod awaited;
mod figures;
mod finding;
mod found;
mod indicators;
mod look;
mod outline;
mod reasons;
mod registry;
mod spot;
mod standing;
#[cfg(test)]
mod testing;
mod touched;

pub use args::{Arg, Args};
pub use aside::{dismissal, outdated};
pub use figures::rows::is_reason;
pub use finding::{Finding, Severity};
pub use outline::{Card, Group, Item, Key, Outline};
pub use registry::{Check, ENTRIES, Entry, Family, Needs};
pub use spot::Spot;
pub use standing::{Standing, standing};
pub use touched::Touched;

use crate::number::Day;
use crate::scoring::Facts;
use found::Found;
use look::Look;

/// How many other tables a table is held against at most: a unit has a few dozen projects, and a file with ten thousand
/// tables of one unit must not take ten thousand times ten thousand comparisons.
pub const MOST_OTHERS: usize = 200;

/// Every finding on a table, in the order of the checks and of the form.
///
/// `context` are the other tables of the same unit and year, against which it is held; a table is never held
/// against itself, and against no more than the first [`MOST_OTHERS`]. Findings that the person put aside are among them and say so.
///
/// What may not lie after today is not looked at: a table says the same on every day. [`check_on`] looks at it too.
#[must_use]
pub fn check(facts: Facts<'_>, context: &[Facts<'_>]) -> Vec<Finding> {
    check_on(None, facts, context)
}

/// Every finding on a table as it is on a day; `None` is a day that nobody knows.
#[must_use]
pub fn check_on(today: Option<Day>, facts: Facts<'_>, context: &[Facts<'_>]) -> Vec<Finding> {
    let look = Look::new(facts, context.get(..MOST_OTHERS).unwrap_or(context), today);
    let mut list = Vec::new();
    for entry in ENTRIES {
        (entry.run)(&look, &mut Found { entry, list: &mut list });
    }
    figures::unread::drop_doubles(facts.evaluation, &mut list);
    aside::mark(facts.evaluation, &mut list);
    list
}

/// What a report of this table still lacks (D16), whether or not it was begun: asked where a report is printed.
#[must_use]
pub fn holes(facts: Facts<'_>) -> Vec<Finding> {
    let mut list = Vec::new();
    if let Some(entry) = Check::D16.entry() {
        agreement::holes::of_the_report(&Look::new(facts, &[], None), &mut Found { entry, list: &mut list });
    }
    list
}

/// Whether nothing that does not hold was found, so that paper need not be a draft.
#[must_use]
pub fn no_errors(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Error)
}
