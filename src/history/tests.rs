//! One evaluation, edited, undone and redone as a person does.

use super::*;
use crate::checks::Spot;
use crate::edit::{DayField, PointsField, RowText, SurveyCount, TextField};
use crate::evaluation::{AmountUnit, Indicator, RowId};
use crate::library::{MemoryStorage, Storage, StorageError};
use crate::number::Points;

struct Desk {
    evaluation: Evaluation,
    history: History,
}

impl Desk {
    fn new() -> Desk {
        let row = |id: &str, name: &str| Indicator {
            id: RowId::new(id),
            name: name.into(),
            ..Indicator::default()
        };
        let evaluation = Evaluation {
            id: "e1".into(),
            scheme: "hubei-2020-unit".into(),
            year: 2020,
            indicators: vec![row("r1", "教师培训"), row("r2", "教研活动"), row("r3", "")],
            ..Evaluation::default()
        };
        let history = History::of(&evaluation);
        Desk { evaluation, history }
    }

    fn edit(&mut self, edit: Edit) -> &mut Desk {
        self.history.edit(&mut self.evaluation, &edit).unwrap();
        self
    }

    fn unit(&mut self, text: &str) -> &mut Desk {
        self.edit(Edit::Text(TextField::Unit, text.into()))
    }

    fn seal(&mut self) -> bool {
        self.history.seal(&self.evaluation)
    }

    fn undo(&mut self) -> Option<Step> {
        let went = self.history.undo(&self.evaluation, 1).unwrap()?;
        self.evaluation = went.evaluation;
        Some(went.step)
    }

    fn redo(&mut self) -> Option<Step> {
        let went = self.history.redo(&self.evaluation, 1).unwrap()?;
        self.evaluation = went.evaluation;
        Some(went.step)
    }

    fn undoable(&self) -> usize {
        self.history.undoable().count()
    }

    fn last(&self) -> Step {
        self.history.undoable().next().unwrap().clone()
    }
}

#[test]
fn typing_in_one_field_is_one_step_until_it_is_sealed() {
    let mut desk = Desk::new();
    desk.unit("某").unit("某区").unit("某区教");
    assert_eq!(desk.undoable(), 1);
    assert!(desk.seal());
    assert!(!desk.seal());
    desk.unit("某区教研室");
    assert_eq!(desk.undoable(), 2);
    desk.undo();
    assert_eq!(desk.evaluation.unit, "某区教");
    desk.undo();
    assert_eq!(desk.evaluation.unit, "");
    assert_eq!(desk.undo(), None);
    desk.redo();
    desk.redo();
    assert_eq!(desk.evaluation.unit, "某区教研室");
    assert_eq!(desk.redo(), None);
}

#[test]
fn another_field_another_row_and_a_choice_are_steps_of_their_own() {
    let mut desk = Desk::new();
    let target =
        |id: &str, text: &str| Edit::Text(TextField::Row(RowId::new(id), RowText::Target), text.into());
    let points = |id: &str| Edit::Points(RowId::new(id), PointsField::Points, Points::parse("5").ok());
    desk.edit(target("r1", "4")).edit(target("r1", "4次")).edit(target("r2", "4次")).edit(points("r2"));
    assert_eq!(desk.undoable(), 3);
    // Two choices are two steps, though of one field.
    desk.edit(Edit::AmountUnit(AmountUnit::Yuan)).edit(Edit::AmountUnit(AmountUnit::HundredMillionYuan));
    assert_eq!(desk.undoable(), 5);
    desk.undo();
    assert_eq!(desk.evaluation.amount_unit, AmountUnit::Yuan);
    // A row that is moved down with the key held is one step.
    desk.edit(Edit::MoveRow(RowId::new("r1"), 1)).edit(Edit::MoveRow(RowId::new("r1"), 2));
    assert_eq!(desk.undoable(), 5);
    assert_eq!((desk.last().act, desk.last().number), (Act::MoveRow, 1));
}

#[test]
fn typing_again_drops_what_could_be_redone_but_typing_nothing_does_not() {
    let mut desk = Desk::new();
    desk.unit("甲校");
    desk.undo();
    desk.unit("乙").unit("");
    assert_eq!(desk.history.redoable().count(), 0, "while it is being typed");
    desk.seal();
    assert_eq!((desk.undoable(), desk.history.redoable().count()), (0, 1));
    desk.unit("丙校");
    desk.seal();
    assert_eq!(desk.redo(), None);
    assert_eq!(desk.evaluation.unit, "丙校");
}

#[test]
fn a_step_says_what_was_done_where_with_the_name_of_its_row() {
    let mut desk = Desk::new();
    desk.edit(Edit::Points(RowId::new("r1"), PointsField::Points, Points::parse("5").ok()));
    let row = |act, id: &str, column: &str, number, name: &str| Step {
        act,
        spot: Spot::row(&RowId::new(id), column),
        number,
        name: name.into(),
    };
    assert_eq!(desk.last(), row(Act::Change, "r1", "points", 1, "教师培训"));
    desk.edit(Edit::InsertRow(9, Box::default()));
    assert_eq!(desk.last(), row(Act::AddRow, "r4", "name", 4, ""));
    desk.edit(Edit::Survey(RowId::new("r2"), SurveyCount::Valid, Some(9)));
    let survey = desk.last();
    assert_eq!(
        (survey.spot, survey.number, survey.name.as_str()),
        (Spot::field("survey.r2.valid"), 2, "教研活动")
    );
    desk.edit(Edit::RemoveRow(RowId::new("r2")));
    assert_eq!(desk.last(), row(Act::RemoveRow, "r2", "name", 2, "教研活动"));
    desk.edit(Edit::InsertSource(7, crate::evaluation::Source::default()));
    assert_eq!((desk.last().spot, desk.last().number), (Spot::field("budget.sources[0].name"), 1));
    desk.edit(Edit::Scheme("hubei-2020-project".into()));
    assert_eq!((desk.last().act, desk.last().name.is_empty()), (Act::Scheme, false));
    // And undoing it says the same.
    assert_eq!(desk.undo().map(|step| step.act), Some(Act::Scheme));
}

#[test]
fn what_hung_on_a_removed_row_comes_back_with_it() {
    let mut desk = Desk::new();
    desk.edit(Edit::Survey(RowId::new("r2"), SurveyCount::Valid, Some(9)));
    desk.edit(Edit::Day(DayField::Survey(RowId::new("r2")), crate::number::Day::parse("2021-01-02")));
    desk.seal();
    let before = desk.evaluation.clone();
    desk.edit(Edit::RemoveRow(RowId::new("r2")));
    assert!(desk.evaluation.survey.is_empty());
    desk.undo();
    assert_eq!(desk.evaluation, before);
}

#[test]
fn several_edits_and_a_whole_replacement_are_one_step_and_the_id_stays() {
    let mut desk = Desk::new();
    desk.unit("甲校");
    let other =
        Evaluation { id: "other".into(), year: 2021, unit: "乙校".into(), ..desk.evaluation.clone() };
    let before = desk.evaluation.clone();
    desk.history.replace(&mut desk.evaluation, other, Step::whole(Act::Import));
    assert_eq!((desk.evaluation.id.as_str(), desk.evaluation.unit.as_str()), ("e1", "乙校"));
    assert_eq!(desk.undoable(), 2);
    let edits: Vec<Edit> =
        [1, 2].map(|sent| Edit::Survey(RowId::new(format!("r{sent}")), SurveyCount::Sent, Some(sent))).into();
    desk.history.edit_all(&mut desk.evaluation, Step::at(Act::RemoveSurvey, Spot::field("survey")), &edits);
    assert_eq!((desk.undoable(), desk.evaluation.survey.len()), (3, 2));
    // A record that was kept under another id is still undone as what it is now.
    desk.evaluation.id = "e2".into();
    desk.undo();
    desk.undo();
    assert_eq!(desk.evaluation, Evaluation { id: "e2".into(), ..before });
}

#[test]
fn several_steps_are_gone_at_once_and_the_last_of_them_is_named() {
    let mut desk = Desk::new();
    desk.unit("甲校").edit(Edit::Year(2021)).edit(Edit::AmountUnit(AmountUnit::Yuan));
    let first = desk.history.undo(&desk.evaluation, 2).unwrap().unwrap();
    assert_eq!((first.step.spot, first.evaluation.year), (Spot::field("year"), 2020));
    let last = desk.history.redo(&first.evaluation, 9).unwrap().unwrap();
    assert_eq!((&last.step.spot, &last.evaluation), (&Spot::field("amount_unit"), &desk.evaluation));
    assert_eq!(desk.history.undo(&last.evaluation, 0), Ok(None));
}

#[test]
fn a_refused_edit_changes_neither_the_table_nor_the_history() {
    let mut desk = Desk::new();
    desk.unit("甲校");
    desk.undo();
    let nobody = Edit::RemoveRow(RowId::new("nobody"));
    assert!(desk.history.edit(&mut desk.evaluation, &nobody).is_err());
    assert_eq!((desk.undoable(), desk.history.redoable().count()), (0, 1));
}

#[test]
fn an_evaluation_that_was_changed_elsewhere_is_left_alone_and_the_history_is_emptied() {
    let mut desk = Desk::new();
    desk.unit("甲校");
    desk.seal();
    desk.evaluation.year = 1999;
    assert_eq!(desk.history.undo(&desk.evaluation, 1), Err(Unfit));
    assert_eq!(desk.history, History::of(&desk.evaluation));
    // It goes on from there.
    desk.unit("乙校");
    desk.undo();
    assert_eq!((desk.evaluation.unit.as_str(), desk.evaluation.year), ("甲校", 1999));
}

#[test]
fn the_oldest_steps_go_first_by_number_and_by_size() {
    let mut desk = Desk::new();
    for year in 0..1000 {
        desk.edit(Edit::Year(1950 + year)).seal();
    }
    assert_eq!(desk.undoable(), MAX_STEPS);
    while desk.undo().is_some() {}
    assert_eq!(desk.evaluation.year, 1950 + 1000 - 1 - i32::try_from(MAX_STEPS).unwrap());

    let mut desk = Desk::new();
    let bytes = |desk: &Desk| desk.history.steps.iter().map(|closed| closed.delta.bytes()).sum::<usize>();
    for sign in ["a", "b"].repeat(40) {
        desk.unit(&sign.repeat(190_000)).seal();
        assert!(bytes(&desk) <= MAX_BYTES);
    }
    assert!(desk.undoable() > 10, "{}", desk.undoable());
    // One step that is larger than all together may be is there all the same.
    let text = "字".repeat(60_000);
    let large = |id: usize| Indicator {
        id: RowId::new(format!("x{id}")),
        note: text.clone(),
        ..Indicator::default()
    };
    let new = Evaluation { indicators: (0..60).map(large).collect(), ..desk.evaluation.clone() };
    desk.history.replace(&mut desk.evaluation, new, Step::whole(Act::Import));
    assert!(bytes(&desk) > MAX_BYTES);
    assert_eq!(desk.undoable(), 1);
    desk.undo();
    assert_eq!(desk.evaluation.indicators.len(), 3);
}

// ---- kept for a reload --------------------------------------------------------------------------------------------

fn worked_at() -> Desk {
    let mut desk = Desk::new();
    desk.unit("甲校").edit(Edit::Year(2021)).edit(Edit::RemoveRow(RowId::new("r2")));
    desk.undo();
    desk
}

#[test]
fn a_kept_history_goes_on_where_it_was() {
    let desk = worked_at();
    let storage = MemoryStorage::default();
    keep(&storage, &desk.evaluation.id, &desk.history);
    let mut again = Desk { history: load(&storage, &desk.evaluation), evaluation: desk.evaluation.clone() };
    assert_eq!(again.history, desk.history);
    again.redo();
    assert_eq!(again.evaluation.indicators.len(), 2);
    again.undo();
    again.undo();
    again.undo();
    assert_eq!(again.evaluation, Desk::new().evaluation);
}

#[test]
fn a_kept_history_of_another_state_or_evaluation_is_dropped() {
    let desk = worked_at();
    let storage = MemoryStorage::default();
    keep(&storage, &desk.evaluation.id, &desk.history);
    let later = Evaluation { unit: "乙校".into(), ..desk.evaluation.clone() };
    assert_eq!(load(&storage, &later), History::of(&later));
    let other = Evaluation { id: "other".into(), ..desk.evaluation.clone() };
    assert_eq!(load(&storage, &other), History::of(&other));
    // An evaluation that nothing was done to leaves nothing behind.
    keep(&storage, &desk.evaluation.id, &Desk::new().history);
    assert_eq!(storage.keys(), Ok(vec![]));
}

#[test]
fn a_kept_history_is_of_bounded_size_and_keeps_what_is_nearest() {
    let mut desk = Desk::new();
    for sign in ["a", "b"].repeat(8) {
        desk.unit(&sign.repeat(100_000)).seal();
    }
    desk.edit(Edit::Year(2021));
    desk.undo();
    let text = desk.history.write();
    assert!(text.len() <= KEPT_BYTES + KEPT_BYTES / 8, "{}", text.len());
    let kept = History::read(&text, &desk.evaluation).unwrap();
    assert!(kept.undoable().count() >= 4 && kept.undoable().count() < 16);
    assert_eq!(kept.redoable().count(), 1);
    desk.history = kept;
    desk.redo();
    assert_eq!(desk.evaluation.year, 2021);
}

/// Room for so many signs in all.
struct Small(MemoryStorage, usize);

impl Storage for Small {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let others = self.0.keys()?.into_iter().filter(|other| other != key);
        let used: usize = others.filter_map(|other| self.0.get(&other).ok()?).map(|text| text.len()).sum();
        if used + text.len() > self.1 { Err(StorageError::Full) } else { self.0.set(key, text) }
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.0.keys()
    }
}

#[test]
fn where_there_is_no_room_other_histories_make_way_and_nothing_else() {
    let desk = worked_at();
    let length = desk.history.write().len();
    let storage = Small(MemoryStorage::default(), length * 2);
    storage.set("ziping:evaluation:e1", "1").unwrap();
    keep(&storage, "other", &desk.history);
    keep(&storage, "e1", &desk.history);
    assert_eq!(storage.keys().unwrap(), ["ziping:evaluation:e1", "ziping:history:e1"]);
    assert_eq!(load(&storage, &desk.evaluation), desk.history);
    // No room at all: nothing stays that could be taken for the history of now.
    let none = Small(MemoryStorage::default(), 10);
    keep(&none, "e1", &desk.history);
    assert_eq!(none.keys(), Ok(vec![]));
}
