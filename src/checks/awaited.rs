//! What a finding waits for: it may only say that something is not filled in yet.

use super::finding::Finding;
use super::registry::Check;
use super::spot::Spot;
use super::{Arg, is_reason};
use crate::edit::FundsColumn;
use crate::evaluation::{Evaluation, Indicator, Step};
use crate::scoring::Facts;

/// The empty fields because of which a finding may be made; none where what is filled in does not hold.
///
/// As long as one of them was never touched the finding is no error: the person has not come to it yet.
pub(super) fn awaited(finding: &Finding, facts: Facts<'_>) -> Vec<Spot> {
    let evaluation = facts.evaluation;
    let row = finding.row().and_then(|at| evaluation.indicators.get(at));
    match finding.check {
        // Of a part of the rows nothing can be said about all of them.
        Check::A02 | Check::B05 | Check::B12 | Check::B15 | Check::C09 => without_points(facts, None),
        Check::A03 => without_points(facts, section_of(finding, facts)),
        Check::A09 => vec![Spot::of(&finding.place, evaluation)],
        Check::A10 => open_sources(finding, evaluation),
        Check::A11 | Check::A12 => open_expenditure(evaluation),
        Check::A13 => row.map(missing_in).unwrap_or_default(),
        Check::A15 | Check::B01 | Check::B02 | Check::B03 | Check::B04 => {
            let open = row.filter(|row| !is_reason(&row.reason));
            open.map(|row| Spot::row(&row.id, "reason")).into_iter().collect()
        }
        Check::B08 | Check::B09 | Check::B10 | Check::B13 => {
            unsaid(&evaluation.budget.reason, "budget.reason")
        }
        Check::B16 => row.map(|row| Spot::survey(&row.id, "valid")).into_iter().collect(),
        Check::D06 => {
            let narrative = &evaluation.narrative;
            let mut open = unsaid(&narrative.problems, "narrative.problems");
            open.extend(unsaid(&narrative.improvements, "narrative.improvements"));
            open
        }
        Check::D13 => {
            let missing = evaluation.filed_on.is_none();
            missing.then(|| Spot::field("filed_on")).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Points that are still to be stated, of one section or of all rows.
fn without_points(facts: Facts<'_>, section: Option<usize>) -> Vec<Spot> {
    let rows = facts.evaluation.indicators.iter().zip(&facts.card.rows);
    let open = rows.filter(|(row, score)| {
        row.points.is_none()
            && !row.shares_score_with_above
            && (section.is_none() || score.section == section)
    });
    open.map(|(row, _)| Spot::row(&row.id, "points")).collect()
}

fn section_of(finding: &Finding, facts: Facts<'_>) -> Option<usize> {
    let Some(Arg::Text(title)) = finding.args.get("sec") else { return None };
    facts.card.sections.iter().position(|section| section.title.as_ref() == Some(title))
}

/// What a row lacks itself; where only a score is missing, the score, or the tier that would give one.
fn missing_in(row: &Indicator) -> Vec<Spot> {
    let texts = [("target", &row.target), ("actual", &row.actual)];
    let open: Vec<Spot> = texts
        .iter()
        .filter(|(_, text)| text.trim().is_empty())
        .map(|(column, _)| Spot::row(&row.id, column))
        .collect();
    if open.is_empty() { vec![Spot::row(&row.id, "score")] } else { open }
}

/// The empty fields of the column of 资金来源 whose sum does not hold.
fn open_sources(finding: &Finding, evaluation: &Evaluation) -> Vec<Spot> {
    let Some(Step::Member(member)) = finding.place.steps().last() else { return Vec::new() };
    let column = match member.as_str() {
        "initial" => FundsColumn::Initial,
        "adjusted" => FundsColumn::Adjusted,
        "executed" => FundsColumn::Executed,
        _ => return Vec::new(),
    };
    let budget = &evaluation.budget;
    let sources = budget.sources.iter().enumerate();
    let open = sources.filter(|(_, source)| column.get(&source.funds).is_none());
    let mut open: Vec<Spot> =
        open.map(|(at, _)| Spot::Field(format!("budget.sources[{at}].{member}"))).collect();
    if column.get(&budget.total).is_none() {
        open.push(Spot::Field(format!("budget.total.{member}")));
    }
    open
}

fn open_expenditure(evaluation: &Evaluation) -> Vec<Spot> {
    let of = &evaluation.expenditure;
    let amounts = [
        ("personnel", of.personnel),
        ("operating", of.operating),
        ("basic", of.basic),
        ("project", of.project),
    ];
    let open = amounts.iter().filter(|(_, amount)| amount.is_none());
    open.map(|(member, _)| Spot::Field(format!("expenditure.{member}"))).collect()
}

fn unsaid(text: &str, path: &str) -> Vec<Spot> {
    if is_reason(text) { Vec::new() } else { vec![Spot::field(path)] }
}
