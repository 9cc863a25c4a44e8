//! Texts that say “nothing” where the table says something.

use crate::checks::agreement::texts::{Text, TextOf};
use crate::checks::args::args;
use crate::checks::figures::rows::is_reason;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{NarrativeKey, Paragraph, ReportKey};
use crate::prose::{Place, Said, Topic, says_nothing};
use crate::scoring::Finished;

/// D05, once for each text and cause: nothing is said to be unfinished, or all to be finished, while a target is
/// missed; no reason is given while points were lost. Nothing under 存在的问题 is D06.
pub(in crate::checks) fn nothing_unfinished(look: &Look<'_>, found: &mut Found<'_>) {
    let missed = look.rows.iter().filter(|row| row.score.finished == Finished::No).count();
    let lost = look.has_lost_points();
    for text in look.tellings() {
        if let Some(case) = says_all_is_done(text).filter(|_| missed > 0) {
            found.add_case(case, text.place(), args! { "n" => missed });
        }
        if let Some(total) = look.total().filter(|_| lost && says_no_reason(text)) {
            found.add_case("reason", text.place(), args! { "s" => total });
        }
    }
}

/// In which way a text says it.
fn says_all_is_done(text: &Text<'_>) -> Option<&'static str> {
    let claims = || text.prose.claims.iter();
    let none = claims().any(|claim| claim.what == Said::Nothing && claim.place.topic == Topic::Unfinished);
    if none || text.is_own(Paragraph::Unfinished) && says_nothing(text.text) {
        return Some("unfinished");
    }
    let all = claims().any(|claim| claim.what == Said::AllFinished && is_of_all(text.text, &claim.place));
    all.then_some("all")
}

/// Whether a clause speaks of all targets, not of one kind of them or of some task.
fn is_of_all(text: &str, said: &Place) -> bool {
    const KINDS: &[&str] = &["产出", "数量", "质量", "时效", "成本", "效益", "满意度", "部分"];
    let before = text.get(..said.bytes.start).unwrap_or_default();
    let clause = before.rsplit(['，', ',', '。', '；', ';', '\n', '、']).next().unwrap_or_default();
    (clause.contains("指标") || clause.contains("目标")) && !KINDS.iter().any(|kind| clause.contains(kind))
}

fn says_no_reason(text: &Text<'_>) -> bool {
    let cell = text.of == TextOf::Narrative(NarrativeKey::Deviation) && says_nothing(text.text);
    cell || text.prose.claims.iter().any(|claim| claim.what == Said::NoReason)
}

/// D06, once: problems are said to be none while points were lost; or nothing at all is written on problems, reasons
/// and measures of a complete table, not even in a row. A problems paragraph of the person's own stands for
/// `narrative.problems`, which it replaces in the report.
pub(in crate::checks) fn nothing_on_problems(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(total) = look.total().filter(|_| look.has_lost_points()) else { return };
    let own = look.texts.iter().any(|text| text.is_own(Paragraph::Problems));
    let none = look.tellings().find(|text| match text.of {
        TextOf::Report => text
            .prose
            .claims
            .iter()
            .any(|claim| claim.what == Said::Nothing && claim.place.topic == Topic::Problems),
        TextOf::Narrative(NarrativeKey::Problems) => !own && says_nothing(text.text),
        TextOf::Own(ReportKey::Paragraph(Paragraph::Problems)) => says_nothing(text.text),
        _ => false,
    });
    if let Some(text) = none {
        found.add_case("none", text.place(), args! { "s" => total });
    } else if look.card.complete && !anything_is_written(look) {
        found.add_case("blank", look.place(&["narrative", "problems"]), args! { "s" => total });
    }
}

/// Whether a word stands where problems, reasons or measures go.
fn anything_is_written(look: &Look<'_>) -> bool {
    let in_text = look.texts.iter().any(|text| match text.of {
        TextOf::Report => true,
        TextOf::Own(ReportKey::Paragraph(paragraph)) => {
            matches!(paragraph, Paragraph::Problems | Paragraph::NextSteps | Paragraph::Unfinished)
        }
        TextOf::Own(ReportKey::Analysis(_)) => true,
        TextOf::Narrative(key) => matches!(
            key,
            NarrativeKey::Problems
                | NarrativeKey::Improvements
                | NarrativeKey::Measures
                | NarrativeKey::Deviation
        ),
        TextOf::Goal(_) => false,
    });
    let in_rows = || look.rows.iter().any(|row| row.lost().is_some() && is_reason(&row.row.reason));
    in_text || is_reason(&look.evaluation.budget.reason) || in_rows()
}

/// B07: a text says that no targets were declared, yet targets are filled in.
pub(in crate::checks) fn targets_that_were_not_declared(look: &Look<'_>, found: &mut Found<'_>) {
    let filled = look.rows.iter().filter(|row| !row.row.target.trim().is_empty()).count();
    if filled == 0 {
        return;
    }
    for text in &look.texts {
        let claim = text.prose.claims.iter().find(|claim| claim.what == Said::NoTargetsDeclared);
        if let Some(claim) = claim {
            found.add(text.place(), args! { "a" => claim.place.quote.trim(), "n" => filled });
        }
    }
}
