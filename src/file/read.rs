//! Tree to evaluation, and what must hold between its members.

use std::collections::HashSet;

use super::{Limits, VERSION, read_parts as parts};
use crate::evaluation::{AmountUnit, Evaluation, Indicator, Place, RowId};
use crate::json::{FileError, Limit, Members, Problem, Read};
use crate::scheme::{self, Scheme};
use crate::words::shortened;

/// Years that an evaluation may be about.
pub(super) const YEARS: (i64, i64) = (1949, LAST_YEAR);
/// The last of them.
pub const LAST_YEAR: i64 = 2999;

/// Takes `format` and `version` and refuses versions that this program does not know.
pub(super) fn version(members: &mut Members) -> Read<()> {
    members.take("format");
    match members.must("version", |from, name| from.integer(name, i64::MIN, i64::MAX))? {
        version if version > VERSION => Err(members.refuse("version", Problem::Newer { version })),
        version if version < 1 => {
            Err(members.refuse("version", Problem::OutOfRange { from: 1, to: VERSION }))
        }
        _ => Ok(()),
    }
}

/// Reads the members of an evaluation; `format` and `version` are done with.
pub(super) fn evaluation(mut members: Members, limits: &Limits) -> Read<Evaluation> {
    let rows = limits.rows;
    let (scheme, scheme_definition) = scheme(&mut members)?;
    let list = members.place().member("unread");
    let mut evaluation = Evaluation {
        id: members.text("id")?,
        scheme,
        scheme_definition,
        unit: members.required_text("unit")?,
        year: members.must("year", |from, name| from.integer(name, YEARS.0, YEARS.1))?,
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
        report: parts::report(members.object("report")?, limits.paragraphs())?,
        dismissed: members.list("dismissed", Limit::Rows, limits.indicators.max(rows), parts::dismissed)?,
        unread: members.list("unread", Limit::Rows, limits.indicators.max(rows), parts::unread)?,
        claimed: parts::claimed(members.object("claimed")?, rows)?,
    };
    members.finish()?;
    unread(&mut evaluation, &list)?;
    Ok(evaluation)
}

/// Every text that is no figure stands where a figure belongs, and no figure stands there; in order.
fn unread(evaluation: &mut Evaluation, list: &Place) -> Read<()> {
    let mut taken = HashSet::new();
    for (index, known) in evaluation.unread.iter().enumerate() {
        let field = list.index(index).member("field");
        match evaluation.figure_at(known.row.as_ref(), &known.field) {
            None => return Err(FileError::at(&field, Problem::NoFigureThere)),
            Some((_, Some(_))) => return Err(FileError::at(&field, Problem::FigureStands)),
            Some((_, None)) if !taken.insert((&known.row, &known.field)) => {
                return Err(FileError::at(&field, Problem::FigureStands));
            }
            Some((_, None)) => {}
        }
    }
    evaluation.settle_unread();
    Ok(())
}

/// Reads the members of a bundle.
pub(super) fn bundle(mut members: Members, limits: &Limits) -> Read<Vec<Evaluation>> {
    let evaluations = members.list("evaluations", Limit::Evaluations, limits.evaluations, |mut entry| {
        let format = entry.peek_text("format");
        if format != Some("ziping-evaluation") {
            let format = format.map(ToOwned::to_owned);
            return Err(FileError::at(entry.place(), Problem::NotOurs { format }));
        }
        version(&mut entry)?;
        evaluation(entry, limits)
    })?;
    members.finish()?;
    Ok(evaluations)
}

/// The scheme's id, and the scheme itself where the file brings it.
fn scheme(members: &mut Members) -> Read<(String, Option<Box<Scheme>>)> {
    let id = members.required_text("scheme")?;
    let Some(scheme) = members.part("scheme_definition", scheme::read)? else {
        return match scheme::find(&id) {
            Some(_) => Ok((id, None)),
            None => Err(members.refuse("scheme", Problem::UnknownScheme { id })),
        };
    };
    let bad = |reason| members.refuse("scheme_definition", Problem::BadScheme { reason });
    if scheme::SchemeId::parse(&id) != Some(scheme.full_id()) {
        let (own, id) = (shortened(&scheme.full_id().to_string()), shortened(&id));
        return Err(bad(format!("“{own}”与文件所写的评分方案“{id}”不是同一个")));
    }
    scheme.check().map_err(|fault| bad(crate::words::scheme_fault(&fault)))?;
    Ok((id, Some(Box::new(scheme))))
}

/// The indicator table: ids are made where they are missing, and must be unique.
fn indicators(members: &mut Members, limits: &Limits) -> Read<Vec<Indicator>> {
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
