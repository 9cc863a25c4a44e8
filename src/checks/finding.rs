//! What a finding is: a check, how bad, where, and the figures it speaks of.

use super::args::Args;
use super::registry::Check;
use crate::evaluation::{Place, Step, words_of};

words_of! {
    /// How bad it is.
    Severity {
        /// Something does not hold.
        Error = "error",
        /// Something needs a reason.
        Warning = "warning",
        /// Something to look at.
        Hint = "hint",
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// Which of the check's sentences says it; empty for the only or usual one.
    pub case: &'static str,
    /// How bad it is here: the check's severity, or less.
    pub severity: Severity,
    /// Where in the evaluation.
    pub place: Place,
    /// Where to begin mending, where that is not the place itself: of a sum, the first figure of the part that does not hold.
    pub lead: Option<Place>,
    /// The figures and names it speaks of.
    pub args: Args,
    /// Why the person put it aside; `None` for one that stands.
    pub put_aside: Option<String>,
}

impl Finding {
    /// Where the person is led.
    #[must_use]
    pub fn leads_to(&self) -> &Place {
        self.lead.as_ref().unwrap_or(&self.place)
    }

    /// The row it belongs to, by its place in the table; `None` where it belongs to no row.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        match self.place.steps() {
            [Step::Member(list), Step::Index(at), ..] if list == "indicators" => Some(*at),
            _ => None,
        }
    }

    /// The field as `dismissed` names it: the path inside the row, else inside the evaluation.
    #[must_use]
    pub fn field(&self) -> String {
        let steps = self.place.steps();
        let inside = if self.row().is_some() { steps.get(2..).unwrap_or_default() } else { steps };
        let place = inside.iter().fold(Place::root(), |place, step| match step {
            Step::Member(name) => place.member(name),
            Step::Index(at) => place.index(*at),
        });
        place.path()
    }

    /// Whether the person may put it aside with a reason. What does not hold cannot be argued away, and a report has no
    /// section without a word.
    #[must_use]
    pub fn can_be_put_aside(&self) -> bool {
        self.severity != Severity::Error && self.check != Check::D16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_indicator_table_belongs_to_a_row_and_is_named_inside_it() {
        let at = |place: Place| Finding {
            check: Check::A05,
            case: "",
            severity: Severity::Error,
            place,
            lead: None,
            args: Args::default(),
            put_aside: None,
        };
        let row = at(Place::root().member("indicators").index(2).member("score"));
        assert_eq!((row.row(), row.field()), (Some(2), "score".to_owned()));
        let table = at(Place::root().member("indicators"));
        assert_eq!((table.row(), table.field()), (None, "indicators".to_owned()));
        let account = at(Place::root().member("accounts").index(2).member("final"));
        assert_eq!((account.row(), account.field()), (None, "accounts[2].final".to_owned()));
    }
}
