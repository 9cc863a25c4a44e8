//! Carrying out an edit.

use std::collections::BTreeMap;

use super::field::row_mut;
use super::kept::kept;
use super::{DayField, Edit, FigureField, PointsField, SurveyCount, TextField, own};
use crate::evaluation::{Dismissed, Evaluation, Indicator, ReportKey, RowId, SurveyEntry, Unread};
use crate::number::Points;

/// Lists without ids, as fields are named in them.
const SOURCES: &str = "budget.sources";
const ACCOUNTS: &str = "accounts";

/// Why an edit was not carried out; the evaluation is then as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// There is no row with this id.
    NoSuchRow(RowId),
    /// There is no such entry in a list, or no project.
    NoSuchPlace,
    /// The row shares the score of the row above and has no figures of its own.
    SharesScore(RowId),
}

/// Carries out one edit. Controls in its texts are not kept ([`crate::signs`]).
///
/// ```
/// use ziping::edit::{Edit, TextField, apply};
/// let mut evaluation = ziping::evaluation::Evaluation::default();
/// apply(&mut evaluation, &Edit::Text(TextField::Unit, "某校".into())).unwrap();
/// assert_eq!(evaluation.unit, "某校");
/// ```
///
/// # Errors
/// Where what the edit names is not there; nothing is changed then.
pub fn apply(evaluation: &mut Evaluation, edit: &Edit) -> Result<(), EditError> {
    let edit = kept(edit);
    if let Edit::Unread(field, text) = edit.as_ref() {
        return set_unread(evaluation, field, text);
    }
    let stated = FigureField::of(edit.as_ref()).filter(|_| !evaluation.unread.is_empty());
    if let Some((row, field)) = stated.map(|field| field.key()) {
        evaluation.unread.retain(|known| (&known.row, &known.field) != (&row, &field));
    }
    carry_out(evaluation, edit.as_ref())?;
    evaluation.settle_unread();
    Ok(())
}

/// A text that is no figure: its figure goes. Where that cannot be, nothing is changed.
fn set_unread(evaluation: &mut Evaluation, field: &FigureField, text: &str) -> Result<(), EditError> {
    let (row, name) = field.key();
    if let (Some(id), FigureField::Points(..)) = (&row, field)
        && self::row(evaluation, id)?.shares_score_with_above
    {
        return Err(EditError::SharesScore(id.clone()));
    }
    let before = evaluation.unread.clone();
    evaluation.unread.retain(|known| (&known.row, &known.field) != (&row, &name));
    // Before the figure goes, so that a survey without any other figure stays.
    evaluation.unread.push(Unread { row, field: name, text: text.to_owned() });
    let cleared = field.cleared().map_or(Ok(()), |edit| carry_out(evaluation, &edit));
    if cleared.is_err() {
        evaluation.unread = before;
    }
    evaluation.settle_unread();
    cleared
}

fn carry_out(evaluation: &mut Evaluation, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Text(field, text) => set_text(evaluation, field, text)?,
        Edit::Amount(field, amount) => *field.get_mut(evaluation).ok_or(EditError::NoSuchPlace)? = *amount,
        Edit::Points(id, field, figure) => set_points(evaluation, id, *field, *figure)?,
        Edit::Day(DayField::FiledOn, day) => evaluation.filed_on = *day,
        Edit::Day(DayField::ReportDate, day) => evaluation.report_date = *day,
        Edit::Day(DayField::Survey(id), day) => change_survey(evaluation, id, |survey| survey.date = *day)?,
        Edit::Survey(id, count, number) => change_survey(evaluation, id, |survey| match count {
            SurveyCount::Sent => survey.sent = *number,
            SurveyCount::Valid => survey.valid = *number,
            SurveyCount::Satisfied => survey.satisfied = *number,
        })?,
        Edit::Year(year) => evaluation.year = *year,
        Edit::AmountUnit(unit) => evaluation.amount_unit = *unit,
        Edit::Scheme(id) => {
            evaluation.scheme.clone_from(id);
            evaluation.scheme_definition = None;
        }
        Edit::OwnScheme(scheme) => own::adopt(evaluation, scheme),
        Edit::LeaveOwnScheme(id, renamed) => own::leave(evaluation, id, renamed),
        Edit::Category(choice) => project(evaluation)?.category = *choice,
        Edit::Attribute(choice) => project(evaluation)?.attribute = *choice,
        Edit::Duration(choice) => project(evaluation)?.duration = *choice,
        Edit::Rule(id, rule) => row(evaluation, id)?.rule = *rule,
        Edit::Tier(id, tier) => row(evaluation, id)?.tier = *tier,
        Edit::Share(id, share) => row(evaluation, id)?.share = *share,
        Edit::SharesScore(id, shares) => set_shares(evaluation, id, *shares)?,
        Edit::Restore(before) => evaluation.clone_from(before),
        Edit::InsertRow(at, row) => insert_row(evaluation, *at, row),
        Edit::RemoveRow(id) => remove_row(evaluation, id)?,
        Edit::MoveRow(id, to) => move_row(evaluation, id, *to)?,
        Edit::InsertSource(at, source) => {
            evaluation.move_unread(SOURCES, *at, true);
            insert(&mut evaluation.budget.sources, *at, source.clone());
        }
        Edit::RemoveSource(at) => {
            remove(&mut evaluation.budget.sources, *at)?;
            evaluation.move_unread(SOURCES, *at, false);
        }
        Edit::InsertAccount(at, account) => {
            evaluation.move_unread(ACCOUNTS, *at, true);
            insert(&mut evaluation.accounts, *at, account.clone());
        }
        Edit::RemoveAccount(at) => {
            remove(&mut evaluation.accounts, *at)?;
            evaluation.move_unread(ACCOUNTS, *at, false);
        }
        // Carried out by itself.
        Edit::Unread(..) => {}
        Edit::AccountKind(at, kind) => {
            evaluation.accounts.get_mut(*at).ok_or(EditError::NoSuchPlace)?.kind = *kind;
        }
        Edit::Claimed(field, points) => field.set(&mut evaluation.claimed, *points)?,
        Edit::PutAside(dismissed) => put_aside(evaluation, dismissed)?,
        Edit::BringBack(dismissed) => {
            let before = evaluation.dismissed.len();
            evaluation.dismissed.retain(|known| !same_finding(known, dismissed));
            if evaluation.dismissed.len() == before {
                return Err(EditError::NoSuchPlace);
            }
        }
    }
    Ok(())
}

fn set_text(evaluation: &mut Evaluation, field: &TextField, text: &str) -> Result<(), EditError> {
    if let (TextField::Report(key), true) = (field, text.is_empty()) {
        evaluation.report.remove(key);
        return Ok(());
    }
    let missing = match field {
        TextField::Row(id, _) => EditError::NoSuchRow(id.clone()),
        _ => EditError::NoSuchPlace,
    };
    text.clone_into(field.get_mut(evaluation).ok_or(missing)?);
    Ok(())
}

fn row<'e>(evaluation: &'e mut Evaluation, id: &RowId) -> Result<&'e mut Indicator, EditError> {
    row_mut(evaluation, id).ok_or_else(|| EditError::NoSuchRow(id.clone()))
}

fn project(evaluation: &mut Evaluation) -> Result<&mut crate::evaluation::Project, EditError> {
    evaluation.project.as_mut().ok_or(EditError::NoSuchPlace)
}

fn position(evaluation: &Evaluation, id: &RowId) -> Result<usize, EditError> {
    evaluation.row_position(id).ok_or_else(|| EditError::NoSuchRow(id.clone()))
}

fn set_points(
    evaluation: &mut Evaluation,
    id: &RowId,
    field: PointsField,
    figure: Option<Points>,
) -> Result<(), EditError> {
    let row = row(evaluation, id)?;
    if row.shares_score_with_above && figure.is_some() {
        return Err(EditError::SharesScore(id.clone()));
    }
    match field {
        PointsField::Points => row.points = figure,
        PointsField::Score => row.score = figure,
    }
    Ok(())
}

fn put_aside(evaluation: &mut Evaluation, new: &Dismissed) -> Result<(), EditError> {
    if let Some(row) = &new.row {
        position(evaluation, row)?;
    }
    match evaluation.dismissed.iter_mut().find(|known| same_finding(known, new)) {
        Some(known) => known.clone_from(new),
        None => evaluation.dismissed.push(new.clone()),
    }
    Ok(())
}

/// Whether two were put aside for the same: the figures too, as one check may say several things of one field.
fn same_finding(a: &Dismissed, b: &Dismissed) -> bool {
    (&a.id, &a.row, &a.field, &a.inputs) == (&b.id, &b.row, &b.field, &b.inputs)
}

/// Changes the survey of a row; an entry without any figure goes, unless something is typed there that is none.
fn change_survey(
    evaluation: &mut Evaluation,
    id: &RowId,
    change: impl FnOnce(&mut SurveyEntry),
) -> Result<(), EditError> {
    position(evaluation, id)?;
    let blank = SurveyEntry { indicator: id.clone(), ..SurveyEntry::default() };
    let surveys = &mut evaluation.survey;
    match surveys.iter_mut().find(|survey| survey.indicator == *id) {
        Some(survey) => change(survey),
        None => {
            let mut survey = blank.clone();
            change(&mut survey);
            surveys.push(survey);
        }
    }
    let typed = |known: &Unread| known.row.as_ref() == Some(id) && known.field.starts_with("survey.");
    if !evaluation.unread.iter().any(typed) {
        surveys.retain(|survey| *survey != blank);
    }
    Ok(())
}

fn set_shares(evaluation: &mut Evaluation, id: &RowId, shares: bool) -> Result<(), EditError> {
    if position(evaluation, id)? == 0 && shares {
        return Err(EditError::NoSuchPlace);
    }
    let row = row(evaluation, id)?;
    row.shares_score_with_above = shares;
    if shares {
        row.points = None;
        row.score = None;
    }
    Ok(())
}

fn insert_row(evaluation: &mut Evaluation, at: usize, new: &Indicator) {
    let groups = score_groups(evaluation);
    let mut new = new.clone();
    new.shares_score_with_above = false;
    if new.id.as_str().is_empty() || evaluation.row(&new.id).is_some() {
        new.id = evaluation.free_row_id();
    }
    insert(&mut evaluation.indicators, at, new);
    keep_groups(evaluation, &groups);
}

fn remove_row(evaluation: &mut Evaluation, id: &RowId) -> Result<(), EditError> {
    let at = position(evaluation, id)?;
    let gone = evaluation.indicators.remove(at);
    // The score of rows that share one belongs to all of them: the next one carries it on.
    if let Some(next) = evaluation.indicators.get_mut(at)
        && next.shares_score_with_above
        && !gone.shares_score_with_above
    {
        next.shares_score_with_above = false;
        next.points = gone.points;
        next.score = gone.score;
    }
    evaluation.survey.retain(|survey| survey.indicator != *id);
    evaluation.report.remove(&ReportKey::Analysis(id.clone()));
    evaluation.dismissed.retain(|dismissed| dismissed.row.as_ref() != Some(id));
    evaluation.unread.retain(|known| known.row.as_ref() != Some(id));
    Ok(())
}

fn move_row(evaluation: &mut Evaluation, id: &RowId, to: usize) -> Result<(), EditError> {
    let at = position(evaluation, id)?;
    let groups = score_groups(evaluation);
    let row = evaluation.indicators.remove(at);
    insert(&mut evaluation.indicators, to, row);
    keep_groups(evaluation, &groups);
    Ok(())
}

/// For each row that shares a score the row that carries it.
fn score_groups(evaluation: &Evaluation) -> BTreeMap<RowId, RowId> {
    let mut groups = BTreeMap::new();
    let mut head = None;
    for row in &evaluation.indicators {
        match &head {
            Some(head) if row.shares_score_with_above => {
                drop(groups.insert(row.id.clone(), RowId::clone(head)))
            }
            _ => head = Some(row.id.clone()),
        }
    }
    groups
}

/// After rows have moved, a row shares a score only with the row that carried it before; else it stands alone,
/// without points, rather than silently under another row's score.
fn keep_groups(evaluation: &mut Evaluation, before: &BTreeMap<RowId, RowId>) {
    let mut head: Option<RowId> = None;
    for row in &mut evaluation.indicators {
        if row.shares_score_with_above && head.is_some() && before.get(&row.id) == head.as_ref() {
            continue;
        }
        row.shares_score_with_above = false;
        head = Some(row.id.clone());
    }
}

fn insert<T>(list: &mut Vec<T>, at: usize, entry: T) {
    list.insert(at.min(list.len()), entry);
}

fn remove<T>(list: &mut Vec<T>, at: usize) -> Result<(), EditError> {
    if at >= list.len() {
        return Err(EditError::NoSuchPlace);
    }
    list.remove(at);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{AmountField, ClaimedPoints, ClaimedText, FundsColumn, RowText};
    use crate::evaluation::Source;
    use crate::number::Points;

    fn three_rows() -> Evaluation {
        let mut evaluation = Evaluation::default();
        for name in ["甲", "乙", "丙"] {
            let row = Indicator { name: name.to_owned(), ..Indicator::default() };
            apply(&mut evaluation, &Edit::InsertRow(usize::MAX, Box::new(row))).unwrap();
        }
        evaluation
    }

    fn names(evaluation: &Evaluation) -> String {
        evaluation.indicators.iter().map(|row| row.name.as_str()).collect()
    }

    fn id(number: u32) -> RowId {
        RowId::new(format!("r{number}"))
    }

    #[test]
    fn rows_are_inserted_moved_and_removed_by_id() {
        let mut evaluation = three_rows();
        apply(&mut evaluation, &Edit::MoveRow(id(3), 0)).unwrap();
        assert_eq!(names(&evaluation), "丙甲乙");
        apply(&mut evaluation, &Edit::RemoveRow(id(1))).unwrap();
        assert_eq!(names(&evaluation), "丙乙");
        let back = apply(&mut evaluation, &Edit::Text(TextField::Row(id(1), RowText::Name), "丁".into()));
        assert_eq!(back, Err(EditError::NoSuchRow(id(1))));
    }

    #[test]
    fn a_new_row_never_takes_an_id_that_is_in_use() {
        let mut evaluation = three_rows();
        let copy = evaluation.indicators[0].clone();
        apply(&mut evaluation, &Edit::InsertRow(1, Box::new(copy))).unwrap();
        assert_eq!(evaluation.indicators[1].id, id(4));
    }

    #[test]
    fn what_hangs_on_a_row_goes_with_it() {
        let mut evaluation = three_rows();
        apply(&mut evaluation, &Edit::Survey(id(2), SurveyCount::Sent, Some(30))).unwrap();
        apply(&mut evaluation, &Edit::Text(TextField::Report(ReportKey::Analysis(id(2))), "文".into()))
            .unwrap();
        apply(&mut evaluation, &Edit::RemoveRow(id(2))).unwrap();
        assert!(evaluation.survey.is_empty() && evaluation.report.is_empty());
    }

    #[test]
    fn a_survey_without_figures_is_no_survey() {
        let mut evaluation = three_rows();
        apply(&mut evaluation, &Edit::Survey(id(1), SurveyCount::Valid, Some(3))).unwrap();
        apply(&mut evaluation, &Edit::Survey(id(1), SurveyCount::Valid, None)).unwrap();
        assert!(evaluation.survey.is_empty());
    }

    #[test]
    fn a_row_that_shares_a_score_has_none_of_its_own_and_is_never_first() {
        let mut evaluation = three_rows();
        apply(&mut evaluation, &Edit::Points(id(2), PointsField::Points, Points::parse("5").ok())).unwrap();
        apply(&mut evaluation, &Edit::SharesScore(id(2), true)).unwrap();
        assert_eq!(evaluation.indicators[1].points, None);
        assert!(apply(&mut evaluation, &Edit::SharesScore(id(1), true)).is_err());
        let own = Edit::Points(id(2), PointsField::Score, Points::parse("3").ok());
        assert_eq!(apply(&mut evaluation, &own), Err(EditError::SharesScore(id(2))));
        apply(&mut evaluation, &Edit::RemoveRow(id(1))).unwrap();
        assert!(!evaluation.indicators[0].shares_score_with_above);
    }

    #[test]
    fn a_merged_score_stays_with_its_rows() {
        let mut evaluation = three_rows();
        let eight = Points::parse("8").ok();
        apply(&mut evaluation, &Edit::Points(id(2), PointsField::Points, eight)).unwrap();
        apply(&mut evaluation, &Edit::SharesScore(id(3), true)).unwrap();
        let mut removed = evaluation.clone();
        apply(&mut removed, &Edit::RemoveRow(id(2))).unwrap();
        assert_eq!(
            (removed.indicators[1].points, removed.indicators[1].shares_score_with_above),
            (eight, false)
        );
        // Moved below the row that shared its score: that row is now alone, not under the first row's score.
        apply(&mut evaluation, &Edit::MoveRow(id(2), 2)).unwrap();
        assert_eq!(names(&evaluation), "甲丙乙");
        assert!(evaluation.indicators.iter().all(|row| !row.shares_score_with_above));
    }

    fn aside(row: Option<RowId>, inputs: &str, reason: &str) -> Dismissed {
        let [id, field, inputs, reason] = ["A15", "score", inputs, reason].map(String::from);
        Dismissed { id, row, field, inputs, reason }
    }

    #[test]
    fn a_finding_is_put_aside_once_for_the_same_figures_and_can_be_brought_back() {
        let mut evaluation = three_rows();
        for (inputs, reason) in [("1", "甲"), ("2", "乙"), ("1", "丙")] {
            let new = aside(Some(id(2)), inputs, reason);
            apply(&mut evaluation, &Edit::PutAside(Box::new(new))).unwrap();
        }
        let reasons: Vec<&str> = evaluation.dismissed.iter().map(|known| known.reason.as_str()).collect();
        assert_eq!(reasons, ["丙", "乙"]);
        let back = Edit::BringBack(Box::new(aside(Some(id(2)), "1", "")));
        apply(&mut evaluation, &back).unwrap();
        assert_eq!(evaluation.dismissed, [aside(Some(id(2)), "2", "乙")]);
        assert_eq!(apply(&mut evaluation, &back), Err(EditError::NoSuchPlace));
        let nowhere = Edit::PutAside(Box::new(aside(Some(id(9)), "1", "丁")));
        assert_eq!(apply(&mut evaluation, &nowhere), Err(EditError::NoSuchRow(id(9))));
        apply(&mut evaluation, &Edit::RemoveRow(id(2))).unwrap();
        assert!(evaluation.dismissed.is_empty());
    }

    #[test]
    fn a_text_that_is_no_figure_takes_the_place_of_its_figure_and_gives_way_to_one() {
        let mut evaluation = three_rows();
        let score = FigureField::Points(id(2), PointsField::Score);
        apply(&mut evaluation, &Edit::Points(id(2), PointsField::Score, Points::parse("4").ok())).unwrap();
        apply(&mut evaluation, &Edit::Unread(score.clone(), "四\0分".into())).unwrap();
        assert_eq!(evaluation.unread_at(Some(&id(2)), "score"), Some("四分"));
        assert_eq!(evaluation.indicators[1].score, None);
        apply(&mut evaluation, &Edit::MoveRow(id(2), 0)).unwrap();
        assert_eq!(evaluation.unread[0].place(&evaluation).path(), "indicators[0].score");
        let mut stated = evaluation.clone();
        apply(&mut stated, &Edit::Points(id(2), PointsField::Score, None)).unwrap();
        assert!(stated.unread.is_empty(), "an emptied field has no text");
        let mut shared = evaluation.clone();
        apply(&mut shared, &Edit::MoveRow(id(2), 1)).unwrap();
        apply(&mut shared, &Edit::SharesScore(id(2), true)).unwrap();
        assert!(shared.unread.is_empty(), "a row that shares a score has no field for one");
        let refused = Edit::Unread(score, "四分".into());
        assert_eq!(apply(&mut shared, &refused), Err(EditError::SharesScore(id(2))));
        apply(&mut evaluation, &Edit::RemoveRow(id(2))).unwrap();
        assert!(evaluation.unread.is_empty());
    }

    #[test]
    fn a_text_that_is_no_figure_moves_with_its_entry() {
        let mut evaluation = Evaluation::default();
        for name in ["甲", "乙"] {
            let source = Source { name: name.to_owned(), ..Source::default() };
            apply(&mut evaluation, &Edit::InsertSource(usize::MAX, source)).unwrap();
        }
        let second = FigureField::Amount(AmountField::Source(1, FundsColumn::Executed));
        apply(&mut evaluation, &Edit::Unread(second, "5o.6O".into())).unwrap();
        let at = |evaluation: &Evaluation| evaluation.unread[0].field.clone();
        apply(&mut evaluation, &Edit::InsertSource(0, Source::default())).unwrap();
        assert_eq!(at(&evaluation), "budget.sources[2].executed");
        apply(&mut evaluation, &Edit::RemoveSource(1)).unwrap();
        assert_eq!(at(&evaluation), "budget.sources[1].executed");
        apply(&mut evaluation, &Edit::InsertSource(usize::MAX, Source::default())).unwrap();
        assert_eq!(at(&evaluation), "budget.sources[1].executed");
        apply(&mut evaluation, &Edit::RemoveSource(1)).unwrap();
        assert!(evaluation.unread.is_empty());
        let nowhere = FigureField::Amount(AmountField::Source(9, FundsColumn::Executed));
        assert_eq!(apply(&mut evaluation, &Edit::Unread(nowhere, "x".into())), Err(EditError::NoSuchPlace));
        assert!(evaluation.unread.is_empty());
    }

    #[test]
    fn a_survey_with_nothing_but_such_a_text_stays_until_it_goes() {
        let mut evaluation = three_rows();
        let sent = FigureField::Survey(id(1), SurveyCount::Sent);
        apply(&mut evaluation, &Edit::Unread(sent, "一百份".into())).unwrap();
        assert_eq!(evaluation.survey.len(), 1);
        assert_eq!(evaluation.unread[0].place(&evaluation).path(), "survey[0].sent");
        apply(&mut evaluation, &Edit::Survey(id(1), SurveyCount::Sent, None)).unwrap();
        assert!(evaluation.survey.is_empty() && evaluation.unread.is_empty());
    }

    #[test]
    fn a_year_that_is_none_leaves_the_one_there_was() {
        let mut evaluation = Evaluation { year: 2020, ..Evaluation::default() };
        apply(&mut evaluation, &Edit::Unread(FigureField::Year, "20200".into())).unwrap();
        assert_eq!((evaluation.year, evaluation.unread_at(None, "year")), (2020, Some("20200")));
        apply(&mut evaluation, &Edit::Year(2020)).unwrap();
        assert!(evaluation.unread.is_empty());
    }

    #[test]
    fn what_a_table_elsewhere_prints_is_stated_and_taken_back() {
        let mut evaluation = Evaluation::default();
        let fields = [
            ClaimedPoints::BudgetScore,
            ClaimedPoints::Total,
            ClaimedPoints::GoalPoints,
            ClaimedPoints::Section("产出指标".into()),
        ];
        let points = Points::parse("94").ok();
        for field in &fields {
            apply(&mut evaluation, &Edit::Claimed(field.clone(), points)).unwrap();
            assert_eq!(field.get(&evaluation.claimed), points);
        }
        for text in [ClaimedText::ExecutionRate, ClaimedText::Grade, ClaimedText::Report] {
            apply(&mut evaluation, &Edit::Text(TextField::Claimed(text), text.member().into())).unwrap();
            assert_eq!(TextField::Claimed(text).get(&evaluation), text.member());
            apply(&mut evaluation, &Edit::Text(TextField::Claimed(text), String::new())).unwrap();
        }
        for field in &fields {
            apply(&mut evaluation, &Edit::Claimed(field.clone(), None)).unwrap();
        }
        assert_eq!(evaluation, Evaluation::default());
        let nameless = Edit::Claimed(ClaimedPoints::Section(String::new()), points);
        assert_eq!(apply(&mut evaluation, &nameless), Err(EditError::NoSuchPlace));
    }

    #[test]
    fn an_empty_own_paragraph_gives_way_to_the_generated_one() {
        let mut evaluation = three_rows();
        let field = TextField::Report(ReportKey::from_member("conclusion").unwrap());
        apply(&mut evaluation, &Edit::Text(field.clone(), "自写".into())).unwrap();
        apply(&mut evaluation, &Edit::Text(field, String::new())).unwrap();
        assert!(evaluation.report.is_empty());
    }
}
