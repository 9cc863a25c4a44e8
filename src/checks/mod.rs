//! What a reviewer would say of a table: findings as codes with arguments; `words` makes the sentences.
//!
//! Each check is a pure function over evaluation, scheme and scorecard. Their numbers are those of the
//! project's list of checks; so far those stand here that speak of one table's own arithmetic.

mod finding;
mod rows;
mod sums;

pub use finding::{Check, Detail, Finding, Severity};
pub use rows::is_reason;

use crate::evaluation::Evaluation;
use crate::scheme::Scheme;
use crate::scoring::Scorecard;

/// All that a check looks at.
#[derive(Clone, Copy)]
struct Facts<'a> {
    evaluation: &'a Evaluation,
    scheme: &'a Scheme,
    card: &'a Scorecard,
}

/// Every finding on a table, in the order of the form.
#[must_use]
pub fn check(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard) -> Vec<Finding> {
    let facts = Facts { evaluation, scheme, card };
    let mut findings = Vec::new();
    sums::check(&facts, &mut findings);
    rows::check(&facts, &mut findings);
    findings
}
