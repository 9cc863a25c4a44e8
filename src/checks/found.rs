//! Where a check puts what it found.

use super::args::Args;
use super::finding::{Finding, Severity};
use super::registry::Entry;
use crate::evaluation::Place;

/// The findings so far, and the check that is looking.
pub(super) struct Found<'l> {
    pub(super) entry: &'static Entry,
    pub(super) list: &'l mut Vec<Finding>,
}

impl Found<'_> {
    /// A finding in the check's usual words.
    pub(super) fn add(&mut self, place: Place, args: Args) {
        self.add_case("", place, args);
    }

    /// A finding in the check's words for this case.
    pub(super) fn add_case(&mut self, case: &'static str, place: Place, args: Args) {
        self.add_lesser(self.entry.severity, case, place, args);
    }

    /// A finding that is less bad than the check's others.
    pub(super) fn add_lesser(&mut self, severity: Severity, case: &'static str, place: Place, args: Args) {
        let check = self.entry.check;
        self.list.push(Finding { check, case, severity, place, lead: None, args, put_aside: None });
    }

    /// A finding about a whole that leads to the part where it is mended.
    pub(super) fn add_leading(&mut self, case: &'static str, place: Place, lead: Option<Place>, args: Args) {
        let (check, severity) = (self.entry.check, self.entry.severity);
        self.list.push(Finding { check, case, severity, place, lead, args, put_aside: None });
    }
}
