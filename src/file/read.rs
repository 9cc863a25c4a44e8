//! Tree to evaluation, and what must hold between its members.

use std::collections::HashSet;

use super::error::{FileError, Limit, Problem};
use super::members::Members;
use super::{Limits, read_parts as parts};
use crate::evaluation::{AmountUnit, Evaluation, Indicator, RowId};
use crate::scheme::{self, Scheme};

/// Years that an evaluation may be about.
pub(super) const YEARS: (i64, i64) = (1949, 2999);

/// Reads the members of an evaluation; `format` and `version` are done with.
pub(super) fn evaluation(mut members: Members, limits: &Limits) -> Result<Evaluation, FileError> {
    let rows = limits.rows;
    let (scheme, scheme_definition) = scheme(&mut members)?;
    let evaluation = Evaluation {
        id: members.text("id")?,
        scheme,
        scheme_definition,
        unit: members.required_text("unit")?,
        year: year(&mut members)?,
        filed_on: members.day("filed_on")?,
        report_date: members.day("report_date")?,
        contacts: parts::contacts(members.object("contacts")?)?,
        project: parts::project(&mut members)?,
        amount_unit: members.word("amount_unit", AmountUnit::ALL, AmountUnit::word)?.unwrap_or_default(),
        budget: parts::budget(members.object("budget")?, rows)?,
        expenditure: parts::expenditure(members.object("expenditure")?)?,
        accounts: members.list("accounts", Limit::Rows, rows, parts::account)?,
        goals: parts::goals(members.object("goals")?)?,
        indicators: indicators(&mut members, limits)?,
        survey: members.list("survey", Limit::Rows, limits.indicators, parts::survey)?,
        narrative: parts::narrative(members.object("narrative")?)?,
        report: parts::report(members.object("report")?)?,
        dismissed: members.list("dismissed", Limit::Rows, limits.indicators.max(rows), parts::dismissed)?,
        claimed: parts::claimed(members.object("claimed")?)?,
    };
    members.finish()?;
    Ok(evaluation)
}

/// Reads the members of a bundle.
pub(super) fn bundle(mut members: Members, limits: &Limits) -> Result<Vec<Evaluation>, FileError> {
    let evaluations = members.list("evaluations", Limit::Evaluations, limits.evaluations, |mut entry| {
        let format = entry.peek_text("format");
        if format.as_deref() != Some("ziping-evaluation") {
            return Err(FileError::at(entry.place(), Problem::NotOurs { format }));
        }
        entry.version()?;
        evaluation(entry, limits)
    })?;
    members.finish()?;
    Ok(evaluations)
}

fn year(members: &mut Members) -> Result<i32, FileError> {
    let place = members.place().member("year");
    let year = members.integer("year", YEARS.0, YEARS.1)?;
    // The range is well inside i32.
    year.and_then(|year| i32::try_from(year).ok()).ok_or(FileError::at(&place, Problem::Missing))
}

/// The scheme's id, and the scheme itself where the file brings it.
fn scheme(members: &mut Members) -> Result<(String, Option<Box<Scheme>>), FileError> {
    let place = members.place().member("scheme");
    let id = members.required_text("scheme")?;
    let Some((value, definition_place)) = members.take("scheme_definition") else {
        let unknown = || FileError::at(&place, Problem::UnknownScheme { id: id.clone() });
        scheme::find(&id).ok_or_else(unknown)?;
        return Ok((id, None));
    };
    let bad = |reason| FileError::at(&definition_place, Problem::BadScheme { reason });
    let scheme: Scheme = serde_path_to_error::deserialize(value.into_value())
        .map_err(|error| bad(format!("{}：{}", error.path(), error.inner())))?;
    if scheme::SchemeId::parse(&id) != Some(scheme.full_id()) {
        return Err(bad(format!("“{}”与文件所写的评分方案“{id}”不是同一个", scheme.full_id())));
    }
    scheme.check().map_err(|fault| bad(crate::words::scheme_fault(&fault)))?;
    Ok((id, Some(Box::new(scheme))))
}

/// The indicator table: ids are made where they are missing, and must be unique.
fn indicators(members: &mut Members, limits: &Limits) -> Result<Vec<Indicator>, FileError> {
    let list = members.place().member("indicators");
    let mut rows = members.list("indicators", Limit::Indicators, limits.indicators, parts::indicator)?;
    let mut taken: HashSet<RowId> = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let place = list.index(index);
        if !row.id.as_str().is_empty() && !taken.insert(row.id.clone()) {
            let problem = Problem::DuplicateId { id: row.id.to_string() };
            return Err(FileError::at(&place.member("id"), problem));
        }
        if row.shares_score_with_above {
            if index == 0 {
                return Err(FileError::at(&place.member("shares_score_with_above"), Problem::NothingAbove));
            }
            for (stated, name) in [(row.points, "points"), (row.score, "score")] {
                if stated.is_some() {
                    return Err(FileError::at(&place.member(name), Problem::SharedRowHasOwn));
                }
            }
        }
    }
    // One counter for all rows: looking for a free id from 1 again for every row would be quadratic.
    let mut numbers = 1_u32..;
    for row in rows.iter_mut().filter(|row| row.id.as_str().is_empty()) {
        let free = numbers.by_ref().map(|n| RowId::new(format!("r{n}"))).find(|id| !taken.contains(id));
        row.id = free.unwrap_or_default();
    }
    Ok(rows)
}
