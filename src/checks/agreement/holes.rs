//! Sections of the report that say nothing yet.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::Evaluation;
use crate::report::holes;
use crate::scoring::Facts;

/// D16, once for each section without a word, in a report that was begun. Who fills in a form alone hears nothing of it.
pub(in crate::checks) fn of_a_report_that_was_begun(look: &Look<'_>, found: &mut Found<'_>) {
    if is_begun(look.evaluation) {
        of_the_report(look, found);
    }
}

/// The same, whether or not anything was written: for a report that is to be printed.
pub(in crate::checks) fn of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let facts = Facts { evaluation: look.evaluation, scheme: look.scheme, card: look.card };
    for hole in holes(&facts) {
        found.add(hole.place, args! { "a" => hole.title.as_str() });
    }
}

/// Whether something is written that no table asks for, only the body of a report.
fn is_begun(evaluation: &Evaluation) -> bool {
    let narrative = &evaluation.narrative;
    let texts = [&narrative.process, &narrative.analysis, &narrative.other_evidence];
    texts.iter().any(|text| !text.trim().is_empty())
}
