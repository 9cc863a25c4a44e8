//! What a finding waits for: it may only say that something is not filled in yet.

use super::figures::accounts::sides;
use super::figures::money::ACCOUNT;
use super::finding::Finding;
use super::registry::Check;
use super::spot::Spot;
use super::{Arg, is_reason};
use crate::edit::FundsColumn;
use crate::evaluation::{Account, AccountKind, Evaluation, Indicator, Step};
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
        Check::A09 | Check::D16 => vec![Spot::of(&finding.place, evaluation)],
        Check::A10 => open_sources(finding, evaluation),
        Check::A12 | Check::A30 | Check::A31 if finding.place.path().starts_with("accounts[") => {
            open_accounts(finding, evaluation)
        }
        Check::A11 | Check::A12 => open_expenditure(evaluation),
        Check::A29 => vec![Spot::of(&finding.place, evaluation)],
        Check::A13 => row.map(missing_in).unwrap_or_default(),
        Check::A15 | Check::B01 | Check::B02 | Check::B03 | Check::B04 => {
            row.map(|row| Spot::row(&row.id, "reason")).into_iter().collect()
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
    let sources = evaluation.budget.sources.iter().enumerate();
    let open = sources.filter(|(_, source)| column.get(&source.funds).is_none());
    open.map(|(at, _)| Spot::Field(format!("budget.sources[{at}].{member}"))).collect()
}

/// The empty fields of 预算收支情况 that a sum there may still get: of its row what makes the adjusted budget, or what else a part
/// may be held against; for a 小计 or a total the same column of the rows that it is the sum of.
fn open_accounts(finding: &Finding, evaluation: &Evaluation) -> Vec<Spot> {
    let accounts = &evaluation.accounts;
    let [_, Step::Index(at), Step::Member(member)] = finding.place.steps() else { return Vec::new() };
    let Some(own) = accounts.get(*at) else { return Vec::new() };
    let open = |at: usize, account: &Account, member: &str| {
        let column = ACCOUNT.iter().find(|(name, _)| *name == member);
        let empty = column.is_some_and(|(_, pick)| pick(account).is_none());
        empty.then(|| Spot::Field(format!("accounts[{at}].{member}")))
    };
    let rows = accounts.iter().enumerate();
    match (finding.check, finding.case) {
        (Check::A12, "adjusted") => open(*at, own, "supplement").into_iter().collect(),
        (Check::A12, _) => {
            let of_group = rows.filter(|(_, row)| row.group == own.group && row.kind == AccountKind::Item);
            of_group.filter_map(|(at, row)| open(at, row, member)).collect()
        }
        (Check::A30, _) => {
            let sides = sides(accounts);
            let side = sides.get(*at).copied();
            let of_side = rows.zip(&sides).filter(|(_, of)| side == Some(**of));
            of_side.filter_map(|((at, row), _)| open(at, row, member)).collect()
        }
        (_, "total") => Vec::new(),
        _ => ["adjusted", "final"].iter().filter_map(|member| open(*at, own, member)).collect(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{project, table, with_found};

    /// What the findings of a check on this table wait for, one line for each finding.
    fn waits_in(id: &str, table: Evaluation) -> Vec<String> {
        let named = |spot: Spot| match spot {
            Spot::Row(row, column) => format!("{row}.{column}"),
            Spot::Field(path) => path,
        };
        let of = |finding: &Finding, facts: Facts<'_>| {
            awaited(finding, facts).into_iter().map(named).collect::<Vec<_>>()
        };
        with_found(id, &[table], |findings, facts| {
            findings.iter().map(|finding| of(finding, facts).join(" ")).collect()
        })
    }

    fn waits(id: &str, rows: &str) -> Vec<String> {
        waits_in(id, project(rows))
    }

    #[test]
    fn sums_wait_for_points_of_the_rows_that_they_are_made_of() {
        let rows = r#"{"id": "a", "level1": "产出指标", "name": "甲", "points": "10"},
            {"id": "b", "level1": "产出指标", "name": "乙"},
            {"id": "c", "level1": "产出指标", "name": "丙", "shares_score_with_above": true},
            {"id": "d", "level1": "效益指标", "name": "丁", "points": "5"},
            {"id": "e", "level1": "效益指标", "name": "戊"}"#;
        assert_eq!(waits("A02", rows), ["b.points e.points"]);
        assert_eq!(waits("A03", rows), ["b.points", "e.points"]);
        assert_eq!(waits("C09", rows)[0], "b.points e.points");
        let stated = rows.replace(r#""name": "乙""#, r#""name": "乙", "points": "1""#);
        assert_eq!(waits("A03", &stated), ["", "e.points"], "what is stated does not add up");
    }

    #[test]
    fn sums_of_money_wait_for_what_is_not_stated() {
        let rows = r#"], "budget": {"total": {"adjusted": "0", "executed": "5"}}, "survey": ["#;
        assert_eq!(waits("A09", rows), ["budget.total.adjusted"]);
        let rows = r#"], "budget": {"total": {"initial": "9", "adjusted": "9", "executed": "9"}, "sources": [
            {"name": "甲", "adjusted": "1", "executed": "1"}, {"name": "乙", "initial": "1", "executed": "1"},
            {"name": "丙", "initial": "1", "adjusted": "1"}]}, "survey": ["#;
        let open = ["budget.sources[0].initial", "budget.sources[1].adjusted", "budget.sources[2].executed"];
        assert_eq!(waits("A10", rows), open);
        let unit = |expenditure: &str| {
            let members = r#""scheme": "hubei-2020-unit", "unit": "某校", "year": 2023,
                "budget": {"total": {"adjusted": "9", "executed": "8"}}, "expenditure": "#;
            table(&format!("{members}{expenditure}"))
        };
        let of_parts = unit(r#"{"basic": "1", "project": "1", "operating": "1"}"#);
        assert_eq!(waits_in("A11", of_parts), ["expenditure.personnel"]);
        let of_parts = unit(r#"{"basic": "1", "personnel": "1", "operating": "1"}"#);
        assert_eq!(waits_in("A12", of_parts), ["expenditure.project"]);
    }

    #[test]
    fn what_a_row_lacks_and_its_reason_are_waited_for() {
        let row = |more: &str| format!(r#"{{"id": "a", "name": "甲", "points": "10"{more}}}"#);
        assert_eq!(waits("A13", &row("")), ["a.target a.actual"]);
        assert_eq!(waits("A13", &row(r#", "target": "4次""#)), ["a.actual"]);
        assert_eq!(waits("A13", &row(r#", "target": "整洁", "actual": "整洁""#)), ["a.score"]);
        for (id, target, actual, score) in [
            ("A15", "4次", "4次", r#", "score": "9""#),
            ("B01", "4次", "2次", ""),
            ("B02", "4次", "2次", ""),
            ("B03", "4次", "400次", ""),
            ("B04", "≤100次", "1次", ""),
        ] {
            let row = row(&format!(r#", "target": "{target}", "actual": "{actual}"{score}"#));
            assert_eq!(waits(id, &row), ["a.reason"], "{id}");
        }
        let satisfied = r#"{"id": "a", "level1": "满意度指标", "name": "满意度", "points": "10", "target": "≥90%", "actual": "95%"}"#;
        assert_eq!(waits("B16", satisfied), ["survey.a.valid"]);
    }

    #[test]
    fn what_the_budget_calls_to_explain_waits_for_its_reason() {
        let budget = |reason: &str| {
            format!(
                r#"{{"name": "甲", "points": "90", "target": "4次", "actual": "4次"}}],
                "budget": {{"total": {{"initial": "9", "adjusted": "10", "executed": "5"}}, "reason": "{reason}"}}, "survey": ["#
            )
        };
        for id in ["B08", "B09", "B10", "B13"] {
            assert_eq!(waits(id, &budget("")), ["budget.reason"], "{id}");
        }
        assert_eq!(waits("B09", &budget("尾款次年支付")), [""], "explained, and still to be looked at");
    }

    #[test]
    fn problems_and_dates_that_are_not_written_yet() {
        let lost = |narrative: &str| {
            format!(
                r#"{{"level1": "产出指标", "name": "甲", "points": "90", "target": "4次", "actual": "2次"}}],
                "budget": {{"total": {{"adjusted": "10", "executed": "10"}}}}, "narrative": {{{narrative}}}, "survey": ["#
            )
        };
        assert_eq!(waits("D06", &lost("")), ["narrative.problems narrative.improvements"]);
        assert_eq!(waits("D06", &lost(r#""problems": "无""#)), ["narrative.problems narrative.improvements"]);
        assert_eq!(
            waits("D06", &lost(r#""problems": "无", "improvements": "早作安排""#)),
            ["narrative.problems"]
        );
        assert_eq!(waits("D13", ""), ["filed_on"]);
        assert_eq!(
            waits("D13", r#"], "filed_on": "2023-05-01", "survey": ["#),
            [""],
            "a date that is too early"
        );
    }
}
