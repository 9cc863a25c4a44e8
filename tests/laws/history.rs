//! Whatever is done, undone and redone: every state on the way comes back as it was, to the byte.

use proptest::collection::vec;
use proptest::prelude::*;

use super::arbitrary::{edit, evaluation};
use ziping::checks::Spot;
use ziping::edit::Edit;
use ziping::evaluation::Evaluation;
use ziping::file::write_evaluation;
use ziping::history::{Act, History, MAX_STEPS, Step, Unfit};
use ziping::words::page as texts;

#[derive(Debug, Clone)]
enum Gesture {
    /// One edit; several in a row may be one step.
    Edit(Edit),
    /// Several at once.
    Several(Vec<Edit>),
    /// Everything becomes another.
    Replace(Box<Evaluation>),
    /// The field is left.
    Seal,
    Undo(usize),
    Redo(usize),
    /// The page is loaded again.
    Reload,
}

fn gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        8 => edit().prop_map(Gesture::Edit),
        1 => vec(edit(), 0..4).prop_map(Gesture::Several),
        1 => evaluation().prop_map(|new| Gesture::Replace(Box::new(new))),
        2 => Just(Gesture::Seal),
        4 => (0_usize..4).prop_map(Gesture::Undo),
        3 => (0_usize..4).prop_map(Gesture::Redo),
        1 => Just(Gesture::Reload),
    ]
}

fn whole(history: &History) -> (usize, usize) {
    (history.undoable().count(), history.redoable().count())
}

/// Goes some steps and says whether there were any.
fn go(
    history: &mut History,
    evaluation: &mut Evaluation,
    way: fn(&mut History, &Evaluation, usize) -> Result<Option<ziping::history::Went>, Unfit>,
    count: usize,
) -> bool {
    let went = way(history, evaluation, count).expect("steps that fit");
    went.map(|went| *evaluation = went.evaluation).is_some()
}

/// A reload: what is typed is closed, history and evaluation are written and read.
fn reload(history: &mut History, evaluation: &mut Evaluation) {
    history.seal(evaluation);
    let text = write_evaluation(evaluation);
    *evaluation = ziping::file::read(text.as_bytes()).unwrap().into_evaluations().remove(0);
    *history = History::read(&history.write(), evaluation).expect("a history that was just written");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_and_redoing_everything_gives_back_every_state(start in evaluation(), gestures in vec(gesture(), 1..20)) {
        let first = write_evaluation(&start);
        let mut evaluation = start;
        let mut history = History::of(&evaluation);
        for gesture in gestures {
            match gesture {
                Gesture::Edit(edit) => {
                    let before = evaluation.clone();
                    if history.edit(&mut evaluation, &edit).is_err() {
                        prop_assert_eq!(&evaluation, &before);
                    }
                }
                Gesture::Several(edits) => {
                    history.edit_all(&mut evaluation, Step::at(Act::FillTotal, Spot::field("budget")), &edits);
                }
                Gesture::Replace(new) => {
                    let id = evaluation.id.clone();
                    history.replace(&mut evaluation, *new, Step::whole(Act::Import));
                    prop_assert_eq!(&evaluation.id, &id);
                }
                Gesture::Seal => drop(history.seal(&evaluation)),
                Gesture::Undo(count) => {
                    // The same with the step closed before.
                    let (mut sealed, before) = (history.clone(), write_evaluation(&evaluation));
                    sealed.seal(&evaluation);
                    let (done, _) = whole(&sealed);
                    go(&mut history, &mut evaluation, History::undo, count);
                    let undone = count.min(done);
                    prop_assert_eq!(whole(&history), (done - undone, whole(&sealed).1 + undone));
                    let now = write_evaluation(&evaluation);
                    prop_assert_eq!(go(&mut history, &mut evaluation, History::redo, undone), undone > 0);
                    prop_assert_eq!(write_evaluation(&evaluation), before);
                    go(&mut history, &mut evaluation, History::undo, undone);
                    prop_assert_eq!(write_evaluation(&evaluation), now);
                }
                Gesture::Redo(count) => {
                    history.seal(&evaluation);
                    let (before, (done, redoable)) = (write_evaluation(&evaluation), whole(&history));
                    let redone = count.min(redoable);
                    prop_assert_eq!(go(&mut history, &mut evaluation, History::redo, count), redone > 0);
                    prop_assert_eq!(whole(&history), (done + redone, redoable - redone));
                    let now = write_evaluation(&evaluation);
                    go(&mut history, &mut evaluation, History::undo, redone);
                    prop_assert_eq!(write_evaluation(&evaluation), before);
                    go(&mut history, &mut evaluation, History::redo, redone);
                    prop_assert_eq!(write_evaluation(&evaluation), now);
                }
                Gesture::Reload => {
                    history.seal(&evaluation);
                    let before = (history.clone(), evaluation.clone());
                    reload(&mut history, &mut evaluation);
                    prop_assert_eq!(&(history.clone(), evaluation.clone()), &before);
                }
            }
            let (undoable, redoable) = whole(&history);
            prop_assert!(undoable + redoable <= MAX_STEPS);
            for step in history.undoable().chain(history.redoable()) {
                let name = texts::step(step);
                prop_assert!(!name.is_empty() && name.chars().count() < 80 && !name.contains('\n'), "{name}");
            }
        }
        // From one end to the other and back, step by step.
        while go(&mut history, &mut evaluation, History::redo, 1) {}
        history.seal(&evaluation);
        let last = write_evaluation(&evaluation);
        let mut states = vec![last.clone()];
        while go(&mut history, &mut evaluation, History::undo, 1) {
            states.push(write_evaluation(&evaluation));
        }
        prop_assert_eq!(states.pop(), Some(first.clone()));
        while let Some(state) = states.pop() {
            prop_assert!(go(&mut history, &mut evaluation, History::redo, 1));
            prop_assert_eq!(write_evaluation(&evaluation), state);
        }
        // And all at once.
        go(&mut history, &mut evaluation, History::undo, usize::MAX);
        prop_assert_eq!(write_evaluation(&evaluation), first);
        go(&mut history, &mut evaluation, History::redo, usize::MAX);
        prop_assert_eq!(write_evaluation(&evaluation), last);
    }

    // A damaged record, whether by a byte or as a whole, is no history; one with a right checksum and wrong contents harms nothing.
    #[test]
    fn a_damaged_history_is_none_and_a_wrong_one_is_refused(
        start in evaluation(), edits in vec(edit(), 1..8), at in any::<prop::sample::Index>(), byte in any::<u8>(),
        other in evaluation(), noise in ".{0,60}",
    ) {
        let mut evaluation = start;
        let mut history = History::of(&evaluation);
        for edit in &edits {
            let _ = history.edit(&mut evaluation, edit);
        }
        history.seal(&evaluation);
        let text = history.write();
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(damaged) = String::from_utf8(bytes) && damaged != text {
            prop_assert_eq!(History::read(&damaged, &evaluation), None);
        }
        prop_assert_eq!(History::read(&noise, &evaluation), None);
        let cut: String = text.chars().take(text.chars().count() / 2).collect();
        prop_assert_eq!(History::read(&cut, &evaluation), None);
        // Steps of one evaluation, told that they were another's.
        let before = other.clone();
        let went = history.undo(&other, 1);
        let same = Evaluation { id: String::new(), ..other.clone() } == Evaluation { id: String::new(), ..evaluation };
        prop_assert!(matches!(went, Ok(None) | Err(Unfit)) || same);
        prop_assert_eq!(other, before);
    }
}
