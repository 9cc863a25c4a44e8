//! Undo and redo over a whole evaluation, with names.
//!
//! A step is the stretch of the canonical file text that it changed, so every edit, an import too, is one small step, and
//! undoing gives back what was to the byte. Typing goes on with the step it began until [`History::seal`]; only then
//! is the text written and compared, so a keystroke costs nothing of that. The evaluation's id is left out: undoing
//! never turns an evaluation into another record.

mod delta;
mod keep;
mod step;

use std::collections::VecDeque;

pub use keep::{HISTORY_PREFIX, KEPT_BYTES, keep, load};
pub use step::{Act, Step};

use crate::edit::{Edit, EditError, apply};
use crate::evaluation::Evaluation;
use crate::file;
use delta::Delta;

/// How many steps there are at most; the oldest go.
pub const MAX_STEPS: usize = 300;

/// How many bytes all steps take together at most; the oldest go, but never the last one.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What was done to an evaluation, step by step, and what was undone of it.
///
/// ```
/// use ziping::edit::{Edit, TextField};
/// use ziping::evaluation::Evaluation;
/// use ziping::history::History;
///
/// let mut evaluation = Evaluation { scheme: "hubei-2020-unit".into(), year: 2020, ..Evaluation::default() };
/// let mut history = History::of(&evaluation);
/// for typed in ["某", "某校"] {
///     history.edit(&mut evaluation, &Edit::Text(TextField::Unit, typed.into())).unwrap();
/// }
/// assert_eq!(history.undoable().count(), 1);
/// let back = history.undo(&evaluation, 1).unwrap().unwrap();
/// assert_eq!(back.evaluation.unit, "");
/// assert_eq!(history.redo(&back.evaluation, 1).unwrap().unwrap().evaluation.unit, "某校");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// What the evaluation said, as text, when the last step was closed or undone.
    text: String,
    /// The steps that can be undone, then those that can be redone.
    steps: VecDeque<Closed>,
    /// How many of them are done.
    done: usize,
    /// The step that is still being typed.
    open: Option<Step>,
}

/// A step with what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Closed {
    step: Step,
    delta: Delta,
}

/// Where undoing or redoing led.
#[derive(Debug, Clone, PartialEq)]
pub struct Went {
    /// The evaluation as it was then.
    pub evaluation: Evaluation,
    /// The step that was undone or redone last.
    pub step: Step,
}

/// The evaluation is not the one that the steps were made from. Nothing is changed, and the history is empty: better
/// none than a wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

impl History {
    /// The history of an evaluation that nothing was done to yet.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> History {
        History { text: text_of(evaluation), ..History::default() }
    }

    /// Carries out an edit, as a step or as a part of the one that is being typed.
    ///
    /// # Errors
    /// As [`apply`]; neither evaluation nor history is another then.
    pub fn edit(&mut self, evaluation: &mut Evaluation, edit: &Edit) -> Result<(), EditError> {
        let step = Step::of(edit, evaluation);
        if self.open.as_ref().is_some_and(|open| open.goes_on_with(edit, &step)) {
            return apply(evaluation, edit);
        }
        self.seal(evaluation);
        apply(evaluation, edit)?;
        self.open = Some(step.carried_out(evaluation));
        Ok(())
    }

    /// Carries out several edits as one step of this name, and closes it. Those that name what is not there are left out.
    pub fn edit_all(&mut self, evaluation: &mut Evaluation, step: Step, edits: &[Edit]) {
        self.seal(evaluation);
        for edit in edits {
            // As with a single edit, nothing was changed then.
            let _ = apply(evaluation, edit);
        }
        self.open = Some(step);
        self.seal(evaluation);
    }

    /// Puts other contents in place of all that the evaluation says, as one step. It keeps its id, and so its record.
    pub fn replace(&mut self, evaluation: &mut Evaluation, new: Evaluation, step: Step) {
        self.seal(evaluation);
        let id = std::mem::take(&mut evaluation.id);
        *evaluation = Evaluation { id, ..new };
        evaluation.settle_unread();
        self.open = Some(step);
        self.seal(evaluation);
    }

    /// Closes the step that is being typed. Says whether there is one more step since.
    pub fn seal(&mut self, now: &Evaluation) -> bool {
        let Some(step) = self.open.take() else { return false };
        let text = text_of(now);
        // Typed and taken back: nothing was done, and what was undone before can still be redone.
        let Some(delta) = Delta::between(&self.text, &text) else { return false };
        self.text = text;
        self.steps.truncate(self.done);
        self.steps.push_back(Closed { step, delta });
        self.done = self.steps.len();
        self.bound();
        true
    }

    /// Undoes so many steps, or all where there are fewer. `None` where there are none.
    ///
    /// # Errors
    /// Where `now` is not what the steps led to.
    pub fn undo(&mut self, now: &Evaluation, count: usize) -> Result<Option<Went>, Unfit> {
        self.go(now, |done, _| done.checked_sub(count.min(done)))
    }

    /// Redoes so many steps, or all where there are fewer. `None` where there are none.
    ///
    /// # Errors
    /// Where `now` is not what the steps led to.
    pub fn redo(&mut self, now: &Evaluation, count: usize) -> Result<Option<Went>, Unfit> {
        self.go(now, |done, all| Some(done.saturating_add(count).min(all)))
    }

    /// The steps that can be undone, the last one first.
    pub fn undoable(&self) -> impl Iterator<Item = &Step> {
        let closed = self.steps.iter().take(self.done).rev().map(|closed| &closed.step);
        self.open.iter().chain(closed)
    }

    /// The steps that can be redone, the next one first. While something is being typed there are none.
    pub fn redoable(&self) -> impl Iterator<Item = &Step> {
        let redoable = if self.open.is_some() { 0 } else { usize::MAX };
        self.steps.iter().skip(self.done).take(redoable).map(|closed| &closed.step)
    }

    /// The step that is still being typed.
    #[must_use]
    pub fn typing(&self) -> Option<&Step> {
        self.open.as_ref()
    }

    fn go(
        &mut self,
        now: &Evaluation,
        to: impl Fn(usize, usize) -> Option<usize>,
    ) -> Result<Option<Went>, Unfit> {
        let typed = self.open.is_some();
        self.seal(now);
        let to = to(self.done, self.steps.len()).unwrap_or_default();
        let went = match self.walk(to) {
            None => return Ok(None),
            // What is being typed was compared just now.
            Some(went) if typed || text_of(now) == self.text => went.and_then(|(text, step)| {
                let evaluation = Evaluation { id: now.id.clone(), ..evaluation_of(&text)? };
                Some((text, Went { evaluation, step }))
            }),
            Some(_) => None,
        };
        let Some((text, went)) = went else {
            *self = History::of(now);
            return Err(Unfit);
        };
        (self.text, self.done) = (text, to);
        Ok(Some(went))
    }

    /// The text after so many steps, and the last step of the way; `None` where it is the present one.
    #[allow(clippy::option_option, reason = "no way to go, or a way that does not fit")]
    fn walk(&self, to: usize) -> Option<Option<(String, Step)>> {
        let between = |from: usize, to: usize| self.steps.iter().skip(from).take(to.saturating_sub(from));
        let back = between(to, self.done).rev().map(|closed| (closed, Delta::back as Way));
        let forward = between(self.done, to).map(|closed| (closed, Delta::forward as Way));
        let mut way = back.chain(forward).peekable();
        way.peek()?;
        let start = Some((self.text.clone(), None));
        let end = way.fold(start, |here, (closed, way)| {
            let (text, _) = here?;
            Some((way(&closed.delta, &text)?, Some(&closed.step)))
        });
        Some(end.and_then(|(text, step)| Some((text, step?.clone()))))
    }

    fn bound(&mut self) {
        let mut bytes: usize = self.steps.iter().map(|closed| closed.delta.bytes()).sum();
        while self.steps.len() > 1 && (self.steps.len() > MAX_STEPS || bytes > MAX_BYTES) {
            let Some(oldest) = self.steps.pop_front() else { return };
            bytes = bytes.saturating_sub(oldest.delta.bytes());
            self.done = self.done.saturating_sub(1);
        }
    }
}

type Way = fn(&Delta, &str) -> Option<String>;

/// What an evaluation says, without its id.
fn text_of(evaluation: &Evaluation) -> String {
    file::write_evaluation(&Evaluation { id: String::new(), ..evaluation.clone() })
}

/// The evaluation that says this and nothing else.
fn evaluation_of(text: &str) -> Option<Evaluation> {
    let evaluation = file::read(text.as_bytes()).ok()?.into_evaluations().into_iter().next()?;
    (file::write_evaluation(&evaluation) == text).then_some(evaluation)
}

#[cfg(test)]
mod tests;
