//! Texts that stand where figures belong.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::checks::{Arg, Check, Finding};
use crate::evaluation::Evaluation;

/// A28: a text that is no figure, in the words of its field.
pub(in crate::checks) fn no_figure(look: &Look<'_>, found: &mut Found<'_>) {
    let evaluation = look.evaluation;
    for unread in &evaluation.unread {
        if let Some((figure, _)) = evaluation.figure_at(unread.row.as_ref(), &unread.field) {
            let said = Arg::Unread(figure, unread.text.clone(), evaluation.amount_unit.power());
            found.add(unread.place(evaluation), args! { "says" => said });
        }
    }
}

/// What only says that a figure is missing where A28 speaks already.
pub(in crate::checks) fn drop_doubles(evaluation: &Evaluation, findings: &mut Vec<Finding>) {
    if evaluation.unread.is_empty() {
        return;
    }
    let places: Vec<_> = evaluation.unread.iter().map(|unread| unread.place(evaluation)).collect();
    findings.retain(|finding| finding.check == Check::A28 || !places.contains(&finding.place));
}
