//! What an import makes of an evaluation that is open: what the source states takes its place, what it does not state stays.

use std::collections::BTreeMap;

use super::{Doubt, Form};
use crate::evaluation::{
    AmountUnit, ContactKey, Evaluation, Funds, GoalKey, Indicator, NarrativeKey, Project, RowId,
};
use crate::number::Amount;

/// What filling an evaluation would make of it. Nothing is changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The evaluation with what the source states.
    pub evaluation: Evaluation,
    /// How many rows of the indicator table have the name of a row of the source, and keep what that does not state.
    pub matched: usize,
    /// How many rows come.
    pub added: usize,
    /// The names of the rows that go, as the source has no row of that name.
    pub removed: Vec<String>,
    /// Nobody said which unit the source's amounts have: they were taken for the form's.
    pub unit_assumed: bool,
}

/// Why a form cannot fill an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfillable {
    /// One is a project's, the other a whole unit's.
    OtherKind,
    /// The amounts of the two have different units, and none can be written in the other's.
    Units,
}

/// Fills an evaluation with what a form states.
///
/// Lists (资金来源, 收支表, the indicator table) are taken whole where the source has any; rows of the same name keep their
/// ids and what the source does not state, but no score and no tier that was for another target or actual value. Id and a
/// scheme of one's own stay. Amounts are converted to the unit that the evaluation has, if it states any, else the
/// evaluation's to the source's.
///
/// # Errors
/// Where the one cannot be put into the other; see [`Unfillable`].
pub fn fill(now: &Evaluation, form: &Form) -> Result<Filled, Unfillable> {
    let mut taken = form.read().ok_or(Unfillable::OtherKind)?;
    if taken.is_project() != now.is_project() {
        return Err(Unfillable::OtherKind);
    }
    let mut filled = now.clone();
    let unit_assumed = settle_unit(&mut filled, &mut taken, form)?;
    if now.scheme_definition.is_none() {
        filled.scheme.clone_from(&taken.scheme);
    }
    filled.year = taken.year;
    take(&mut filled.unit, &taken.unit);
    take(&mut filled.filed_on, &taken.filed_on);
    take(&mut filled.report_date, &taken.report_date);
    for key in ContactKey::ALL {
        take(filled.contacts.get_mut(*key), &taken.contacts.get(*key).to_owned());
    }
    for key in GoalKey::ALL {
        take(filled.goals.get_mut(*key), &taken.goals.get(*key).to_owned());
    }
    for key in NarrativeKey::ALL {
        take(filled.narrative.get_mut(*key), &taken.narrative.get(*key).to_owned());
    }
    if let (Some(project), Some(taken)) = (&mut filled.project, &taken.project) {
        fill_project(project, taken);
    }
    fill_money(&mut filled, &taken);
    take(&mut filled.report, &taken.report);
    fill_claimed(&mut filled, &taken);
    let (matched, removed) = fill_rows(&mut filled, &taken);
    fill_unread(&mut filled, &taken);
    let added = if taken.indicators.is_empty() { 0 } else { taken.indicators.len().saturating_sub(matched) };
    Ok(Filled { evaluation: filled, matched, added, removed, unit_assumed })
}

/// A list that is taken whole takes what was typed in its entries along; what stands in for figures elsewhere stays until
/// there is a figure.
fn fill_unread(filled: &mut Evaluation, taken: &Evaluation) {
    let lists =
        [("budget.sources[", taken.budget.sources.is_empty()), ("accounts[", taken.accounts.is_empty())];
    let goes = |field: &str| lists.iter().any(|(list, kept)| !kept && field.starts_with(list));
    filled.unread.retain(|unread| unread.row.is_some() || !goes(&unread.field));
    let year = taken.unread_at(None, "year").is_none();
    filled.unread.retain(|unread| !(year && unread.field == "year"));
    let of_lists = taken.unread.iter().filter(|unread| unread.row.is_none() && goes(&unread.field));
    filled.unread.extend(of_lists.cloned());
    filled.settle_unread();
}

/// What can be stated or not.
trait Stated: Clone {
    fn is_stated(&self) -> bool;
}

impl Stated for String {
    fn is_stated(&self) -> bool {
        !self.is_empty()
    }
}

impl<T: Clone> Stated for Option<T> {
    fn is_stated(&self) -> bool {
        self.is_some()
    }
}

impl<T: Clone> Stated for Vec<T> {
    fn is_stated(&self) -> bool {
        !self.is_empty()
    }
}

impl<K: Clone, V: Clone> Stated for BTreeMap<K, V> {
    fn is_stated(&self) -> bool {
        !self.is_empty()
    }
}

fn take<T: Stated>(now: &mut T, taken: &T) {
    if taken.is_stated() {
        now.clone_from(taken);
    }
}

fn fill_project(project: &mut Project, taken: &Project) {
    take(&mut project.name, &taken.name);
    take(&mut project.supervising_department, &taken.supervising_department);
    take(&mut project.implementing_unit, &taken.implementing_unit);
    take(&mut project.category, &taken.category);
    take(&mut project.attribute, &taken.attribute);
    take(&mut project.duration, &taken.duration);
}

fn fill_money(filled: &mut Evaluation, taken: &Evaluation) {
    let (budget, from) = (&mut filled.budget, &taken.budget);
    fill_funds(&mut budget.total, &from.total);
    take(&mut budget.sources, &from.sources);
    take(&mut budget.reason, &from.reason);
    let (expenditure, from) = (&mut filled.expenditure, &taken.expenditure);
    take(&mut expenditure.personnel, &from.personnel);
    take(&mut expenditure.operating, &from.operating);
    take(&mut expenditure.basic, &from.basic);
    take(&mut expenditure.project, &from.project);
    take(&mut filled.accounts, &taken.accounts);
}

fn fill_funds(funds: &mut Funds, taken: &Funds) {
    take(&mut funds.initial, &taken.initial);
    take(&mut funds.adjusted, &taken.adjusted);
    take(&mut funds.executed, &taken.executed);
}

fn fill_claimed(filled: &mut Evaluation, taken: &Evaluation) {
    let (claimed, from) = (&mut filled.claimed, &taken.claimed);
    take(&mut claimed.execution_rate, &from.execution_rate);
    take(&mut claimed.budget_score, &from.budget_score);
    take(&mut claimed.total, &from.total);
    take(&mut claimed.grade, &from.grade);
    take(&mut claimed.goal_points, &from.goal_points);
    take(&mut claimed.sections, &from.sections);
    take(&mut claimed.report, &from.report);
}

/// Gives how many rows have a partner, and the names of those that go.
fn fill_rows(filled: &mut Evaluation, taken: &Evaluation) -> (usize, Vec<String>) {
    if taken.indicators.is_empty() {
        return (0, Vec::new());
    }
    let mut before: Vec<Option<Indicator>> = filled.indicators.drain(..).map(Some).collect();
    let mut ids: BTreeMap<RowId, RowId> = BTreeMap::new();
    let mut partners: Vec<Option<Indicator>> = Vec::with_capacity(taken.indicators.len());
    for row in &taken.indicators {
        let same = |old: &&mut Option<Indicator>| {
            let named = old.as_ref().map(|old| dense(&old.name));
            named.is_some_and(|name| !name.is_empty() && name == dense(&row.name))
        };
        partners.push(before.iter_mut().find(same).and_then(Option::take));
    }
    let matched = partners.iter().flatten().count();
    let used: Vec<RowId> = partners.iter().flatten().map(|row| row.id.clone()).collect();
    for (row, partner) in taken.indicators.iter().zip(partners) {
        let (new, id) = match partner {
            Some(old) => (with_stated(&old, row), old.id),
            None => {
                let rows = &filled.indicators;
                let id = RowId::free(|id| used.contains(id) || rows.iter().any(|row| row.id == *id));
                (Indicator { id: id.clone(), ..row.clone() }, id)
            }
        };
        ids.insert(row.id.clone(), id);
        filled.indicators.push(new);
    }
    // Surveys and findings put aside go with the row they are about.
    filled.survey.retain(|entry| used.contains(&entry.indicator));
    filled.dismissed.retain(|aside| aside.row.as_ref().is_none_or(|row| used.contains(row)));
    for entry in &taken.survey {
        let Some(id) = ids.get(&entry.indicator) else { continue };
        filled.survey.retain(|old| old.indicator != *id);
        filled.survey.push(crate::evaluation::SurveyEntry { indicator: id.clone(), ..entry.clone() });
    }
    let removed = before.into_iter().flatten().filter(|row| !row.is_blank());
    (matched, removed.map(|row| row.name).collect())
}

/// The row of the source, with what stood in the row of the same name where the source states nothing.
fn with_stated(old: &Indicator, row: &Indicator) -> Indicator {
    let mut new = old.clone();
    let other = |old: &str, new: &str| !new.is_empty() && old != new;
    if other(&old.target, &row.target) || other(&old.actual, &row.actual) {
        (new.score, new.tier, new.share) = (None, None, None);
    }
    take(&mut new.level1, &row.level1);
    take(&mut new.level2, &row.level2);
    new.name.clone_from(&row.name);
    take(&mut new.points, &row.points);
    take(&mut new.target, &row.target);
    take(&mut new.actual, &row.actual);
    take(&mut new.score, &row.score);
    new.shares_score_with_above = row.shares_score_with_above;
    take(&mut new.note, &row.note);
    take(&mut new.evidence, &row.evidence);
    take(&mut new.reason, &row.reason);
    take(&mut new.rule, &row.rule);
    take(&mut new.tier, &row.tier);
    take(&mut new.share, &row.share);
    new
}

fn dense(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// Brings the amounts of both to one unit. Gives whether that of the source was assumed.
fn settle_unit(now: &mut Evaluation, taken: &mut Evaluation, form: &Form) -> Result<bool, Unfillable> {
    let (mine, theirs) = (now.amount_unit, taken.amount_unit);
    if mine == theirs || !states_amounts(taken) {
        return Ok(false);
    }
    // Nobody said which unit the source's figures have: they are taken for the unit of the form.
    let assumed = form
        .mark("amount_unit")
        .is_none_or(|mark| mark.cells.is_empty() && mark.doubts.contains(&Doubt::Assumed));
    if assumed {
        taken.amount_unit = mine;
    } else if !states_amounts(now) {
        now.amount_unit = theirs;
    } else if let Some(converted) = converted(taken, mine) {
        *taken = converted;
    } else {
        *now = converted(now, theirs).ok_or(Unfillable::Units)?;
    }
    Ok(assumed)
}

fn states_amounts(evaluation: &Evaluation) -> bool {
    let mut copy = evaluation.clone();
    let mut any = false;
    each_amount(&mut copy, &mut |_| any = true);
    any
}

/// The same in another unit; `None` where an amount would get more digits than a file may hold.
fn converted(evaluation: &Evaluation, to: AmountUnit) -> Option<Evaluation> {
    let (from, mut new, mut fits) = (evaluation.amount_unit, evaluation.clone(), true);
    each_amount(&mut new, &mut |amount| {
        let converted = from.convert(*amount, to);
        match converted.filter(|converted| Amount::parse(&converted.exact().to_string()).is_ok()) {
            Some(converted) => *amount = converted,
            None => fits = false,
        }
    });
    new.amount_unit = to;
    fits.then_some(new)
}

fn each_amount(evaluation: &mut Evaluation, act: &mut dyn FnMut(&mut Amount)) {
    let mut funds: Vec<&mut Option<Amount>> = Vec::new();
    let Evaluation { budget, expenditure, accounts, .. } = evaluation;
    let rows = budget.sources.iter_mut().map(|source| &mut source.funds);
    for row in rows.chain([&mut budget.total]) {
        funds.extend([&mut row.initial, &mut row.adjusted, &mut row.executed]);
    }
    funds.extend([
        &mut expenditure.personnel,
        &mut expenditure.operating,
        &mut expenditure.basic,
        &mut expenditure.project,
    ]);
    for row in accounts {
        funds.extend([&mut row.initial, &mut row.supplement, &mut row.adjusted, &mut row.final_accounts]);
    }
    funds.into_iter().flatten().for_each(act);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Dismissed;
    use crate::examples;
    use crate::file;
    use crate::import::Mark;

    fn unit() -> Evaluation {
        examples::all().into_iter().find(|example| !example.is_project()).unwrap()
    }

    fn form(evaluation: &Evaluation) -> Form {
        Form { evaluation: file::write_evaluation(evaluation), ..Form::default() }
    }

    #[test]
    fn an_empty_form_becomes_what_the_source_says_but_for_its_id() {
        let taken = unit();
        let empty = Evaluation {
            id: "own".into(),
            scheme: taken.scheme.clone(),
            year: 2000,
            ..Evaluation::default()
        };
        let filled = fill(&empty, &form(&taken)).unwrap();
        let mut expected = Evaluation { id: "own".into(), ..taken.clone() };
        for (number, row) in (1..).zip(&mut expected.indicators) {
            row.id = RowId::new(format!("r{number}"));
        }
        expected.survey.clone_from(&filled.evaluation.survey);
        expected.dismissed.clear();
        expected.scheme_definition = None;
        assert_eq!(filled.evaluation, expected);
        assert_eq!((filled.matched, filled.added), (0, taken.indicators.len()));
        assert_eq!(filled.evaluation.survey.len(), taken.survey.len());
    }

    #[test]
    fn what_the_source_does_not_state_stays() {
        let now = unit();
        let bare = Evaluation { scheme: now.scheme.clone(), year: now.year, ..Evaluation::default() };
        assert_eq!(fill(&now, &form(&bare)).unwrap().evaluation, now);
        let named = Evaluation { unit: "另一所学校".into(), ..bare };
        let filled = fill(&now, &form(&named)).unwrap().evaluation;
        assert_eq!(filled, Evaluation { unit: "另一所学校".into(), ..now });
    }

    #[test]
    fn rows_of_the_same_name_keep_their_ids_and_what_the_source_lacks() {
        let mut now = unit();
        now.indicators[1].evidence = "签到表".into();
        let aside =
            |row: &RowId| Dismissed { id: "A15".into(), row: Some(row.clone()), ..Dismissed::default() };
        now.dismissed = vec![aside(&now.indicators[0].id), aside(&now.indicators[1].id)];
        let mut taken = now.clone();
        let gone = taken.indicators.remove(0);
        taken.indicators.reverse();
        for row in &mut taken.indicators {
            row.id = RowId::new(format!("x{}", row.id));
            row.evidence = String::new();
            row.name = row.name.chars().flat_map(|sign| [sign, ' ']).collect::<String>().trim().into();
        }
        taken.survey.clear();
        let kept = now.indicators[1].clone();
        let filled = fill(&now, &form(&taken)).unwrap();
        let last = filled.evaluation.indicators.last().unwrap();
        assert_eq!((&last.id, last.evidence.as_str()), (&kept.id, "签到表"));
        assert_eq!(
            (filled.matched, filled.added, filled.removed),
            (taken.indicators.len(), 0, vec![gone.name])
        );
        assert_eq!(filled.evaluation.dismissed, [aside(&kept.id)]);
    }

    #[test]
    fn amounts_come_in_the_unit_that_the_form_has() {
        let now = unit();
        assert_eq!(now.amount_unit, AmountUnit::TenThousandYuan);
        let yuan = converted(&now, AmountUnit::Yuan).unwrap();
        let mut said = form(&yuan);
        let cells = vec![crate::import::At { block: 0, row: 0, column: 0 }];
        said.marks = vec![Mark { member: "amount_unit".into(), cells, doubts: Vec::new() }];
        assert_eq!(fill(&now, &said).unwrap().evaluation.budget, now.budget);
        let empty = Evaluation { scheme: now.scheme.clone(), year: 2020, ..Evaluation::default() };
        assert_eq!(fill(&empty, &said).unwrap().evaluation.amount_unit, AmountUnit::Yuan);
        // Where nobody says which unit it is, the figures stay what they are.
        said.marks.clear();
        let filled = fill(&now, &said).unwrap().evaluation;
        assert_eq!((filled.amount_unit, &filled.budget), (now.amount_unit, &yuan.budget));
        assert!(fill(&now, &said).unwrap().unit_assumed);
    }

    // A file holds six places: 0.001 元 is none of 万元, and 0.000001 亿元 many 元.
    #[test]
    fn amounts_that_would_get_too_long_are_not_converted() {
        let total = |text: &str, unit| {
            let mut evaluation =
                Evaluation { scheme: unit_scheme(), year: 2020, amount_unit: unit, ..Evaluation::default() };
            evaluation.budget.total.adjusted = Some(Amount::parse(text).unwrap());
            evaluation
        };
        let said = |evaluation: &Evaluation| {
            let cells = vec![crate::import::At { block: 0, row: 0, column: 0 }];
            let marks = vec![Mark { member: "amount_unit".into(), cells, doubts: Vec::new() }];
            Form { marks, ..form(evaluation) }
        };
        let (fine, coarse) = (total("0.001", AmountUnit::Yuan), total("12.5", AmountUnit::TenThousandYuan));
        let filled = fill(&coarse, &said(&fine)).unwrap().evaluation;
        assert_eq!(
            (filled.amount_unit, filled.budget.total.adjusted),
            (AmountUnit::Yuan, fine.budget.total.adjusted)
        );
        let huge = total("99999999999999", AmountUnit::HundredMillionYuan);
        if converted(&huge, AmountUnit::Yuan).is_none() {
            assert_eq!(fill(&huge, &said(&fine)), Err(Unfillable::Units));
        }
        for filled in [fill(&coarse, &said(&fine)), fill(&fine, &said(&coarse))] {
            let filled = filled.unwrap().evaluation;
            let read = file::read(file::write_evaluation(&filled).as_bytes()).unwrap().into_evaluations();
            assert_eq!(read, [filled]);
        }
    }

    fn unit_scheme() -> String {
        unit().scheme
    }

    #[test]
    fn a_tier_does_not_outlive_another_actual_value() {
        let mut now = unit();
        now.indicators[0].tier = Some(crate::evaluation::Tier::Achieved);
        let mut taken = now.clone();
        taken.indicators[0] =
            Indicator {
                actual: "另一个数".into(), score: None, tier: None, ..taken.indicators[0].clone()
            };
        let filled = fill(&now, &form(&taken)).unwrap().evaluation;
        assert_eq!((filled.indicators[0].tier, filled.indicators[0].score), (None, None));
        taken.indicators[0].actual.clone_from(&now.indicators[0].actual);
        let filled = fill(&now, &form(&taken)).unwrap().evaluation;
        assert_eq!(filled.indicators[0], now.indicators[0]);
    }

    #[test]
    fn a_project_does_not_fill_a_unit() {
        let project = examples::all().into_iter().find(Evaluation::is_project).unwrap();
        assert_eq!(fill(&unit(), &form(&project)), Err(Unfillable::OtherKind));
    }
}
