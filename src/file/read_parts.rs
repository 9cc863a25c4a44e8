//! The parts of an evaluation, each from its object. One function for each, members in file order.

use crate::evaluation::{
    Account, AccountKind, Attribute, Budget, Category, Claimed, Contacts, Dismissed, Duration, Expenditure,
    Funds, Goals, Indicator, Narrative, Project, ReportKey, RowId, Rule, Source, SurveyEntry, Tier, Unread,
};
use crate::json::{FileError, Limit, Members, Problem, Read, value};
use crate::number::Points;
use std::collections::BTreeMap;

pub(super) fn contacts(mut from: Members) -> Read<Contacts> {
    let contacts = Contacts {
        filled_by: from.text("filled_by")?,
        phone: from.text("phone")?,
        reviewer: from.text("reviewer")?,
        head: from.text("head")?,
    };
    from.finish()?;
    Ok(contacts)
}

pub(super) fn project(of: &mut Members) -> Read<Option<Project>> {
    of.part("project", |mut from| {
        let project = Project {
            name: from.required_text("name")?,
            supervising_department: from.text("supervising_department")?,
            implementing_unit: from.text("implementing_unit")?,
            category: from.word("category", Category::ALL, Category::word)?,
            attribute: from.word("attribute", Attribute::ALL, Attribute::word)?,
            duration: from.word("duration", Duration::ALL, Duration::word)?,
        };
        from.finish()?;
        Ok(project)
    })
}

fn funds(from: &mut Members) -> Read<Funds> {
    Ok(Funds {
        initial: from.amount("initial")?,
        adjusted: from.amount("adjusted")?,
        executed: from.amount("executed")?,
    })
}

pub(super) fn budget(mut from: Members, rows: usize) -> Read<Budget> {
    let mut total = from.object("total")?;
    let budget = Budget {
        total: funds(&mut total)?,
        sources: from.list("sources", Limit::Rows, rows, |mut from| {
            let source = Source { name: from.text("name")?, funds: funds(&mut from)? };
            from.finish()?;
            Ok(source)
        })?,
        reason: from.text("reason")?,
    };
    total.finish()?;
    from.finish()?;
    Ok(budget)
}

pub(super) fn expenditure(mut from: Members) -> Read<Expenditure> {
    let expenditure = Expenditure {
        personnel: from.amount("personnel")?,
        operating: from.amount("operating")?,
        basic: from.amount("basic")?,
        project: from.amount("project")?,
    };
    from.finish()?;
    Ok(expenditure)
}

pub(super) fn account(mut from: Members) -> Read<Account> {
    let account = Account {
        name: from.text("name")?,
        group: from.text("group")?,
        kind: from.word("kind", AccountKind::ALL, AccountKind::word)?.unwrap_or_default(),
        initial: from.amount("initial")?,
        supplement: from.amount("supplement")?,
        adjusted: from.amount("adjusted")?,
        final_accounts: from.amount("final")?,
    };
    from.finish()?;
    Ok(account)
}

pub(super) fn goals(mut from: Members) -> Read<Goals> {
    let goals = Goals {
        long_term: from.text("long_term")?,
        annual: from.text("annual")?,
        achieved: from.text("achieved")?,
    };
    from.finish()?;
    Ok(goals)
}

pub(super) fn indicator(mut from: Members) -> Read<Indicator> {
    let indicator = Indicator {
        id: RowId::new(from.text("id")?),
        level1: from.text("level1")?,
        level2: from.text("level2")?,
        name: from.text("name")?,
        points: from.points("points")?,
        target: from.text("target")?,
        actual: from.text("actual")?,
        score: from.points("score")?,
        shares_score_with_above: from.flag("shares_score_with_above")?,
        note: from.text("note")?,
        evidence: from.text("evidence")?,
        reason: from.text("reason")?,
        rule: from.word("rule", Rule::ALL, Rule::word)?,
        tier: from.word("tier", Tier::ALL, Tier::word)?,
        share: from.ratio("share")?,
    };
    from.finish()?;
    Ok(indicator)
}

pub(super) fn survey(mut from: Members) -> Read<SurveyEntry> {
    let survey = SurveyEntry {
        indicator: RowId::new(from.required_text("indicator")?),
        sent: from.count("sent")?,
        valid: from.count("valid")?,
        satisfied: from.count("satisfied")?,
        date: from.day("date")?,
    };
    from.finish()?;
    Ok(survey)
}

pub(super) fn narrative(mut from: Members) -> Read<Narrative> {
    let narrative = Narrative {
        conclusion: from.text("conclusion")?,
        purpose: from.text("purpose")?,
        key_work: from.text("key_work")?,
        goals_note: from.text("goals_note")?,
        process: from.text("process")?,
        completed: from.text("completed")?,
        analysis: from.text("analysis")?,
        problems: from.text("problems")?,
        improvements: from.text("improvements")?,
        last_year_use: from.text("last_year_use")?,
        other_evidence: from.text("other_evidence")?,
        deviation: from.text("deviation")?,
        measures: from.text("measures")?,
        approval: from.text("approval")?,
    };
    from.finish()?;
    Ok(narrative)
}

pub(super) fn report(from: Members, most: usize) -> Read<BTreeMap<ReportKey, String>> {
    let (entries, place) = from.into_entries(most)?;
    let mut report = BTreeMap::new();
    for (name, value) in entries {
        let refuse = |problem| FileError::at(&place.member(&name), problem);
        let key = ReportKey::from_member(&name).ok_or_else(|| refuse(Problem::Unknown { near: None }))?;
        let text = if value.is_null() { String::new() } else { value::text(value).map_err(refuse)? };
        // An empty text is no text: the generated paragraph stands.
        if !text.is_empty() {
            report.insert(key, text);
        }
    }
    Ok(report)
}

pub(super) fn dismissed(mut from: Members) -> Read<Dismissed> {
    let row = Some(from.text("row")?).filter(|row| !row.is_empty()).map(RowId::new);
    let dismissed = Dismissed {
        id: from.required_text("id")?,
        row,
        field: from.text("field")?,
        inputs: from.text("inputs")?,
        reason: from.text("reason")?,
    };
    from.finish()?;
    Ok(dismissed)
}

pub(super) fn unread(mut from: Members) -> Read<Unread> {
    let row = Some(from.text("row")?).filter(|row| !row.is_empty()).map(RowId::new);
    let unread = Unread { row, field: from.required_text("field")?, text: from.required_text("text")? };
    from.finish()?;
    Ok(unread)
}

pub(super) fn claimed(mut from: Members, most: usize) -> Read<Claimed> {
    let (sections, place) = from.object("sections")?.into_entries(most)?;
    let stated = sections.into_iter().filter(|(_, value)| !value.is_null());
    let sections =
        stated.map(|(title, value)| match value::decimal(value, Points::MAX_PLACES, Points::parse) {
            Ok(points) => Ok((title, points)),
            Err(problem) => Err(FileError { place: place.member(&title), problem }),
        });
    let claimed = Claimed {
        execution_rate: from.text("execution_rate")?,
        budget_score: from.points("budget_score")?,
        total: from.points("total")?,
        grade: from.text("grade")?,
        goal_points: from.points("goal_points")?,
        sections: sections.collect::<Read<_>>()?,
        report: from.text("report")?,
    };
    from.finish()?;
    Ok(claimed)
}
