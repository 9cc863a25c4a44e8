//! The history as text, and where it is kept so that a reload does not lose it.
//!
//! A kept history says which state it belongs to, and is dropped where another one is loaded. It is worth less than the
//! evaluation: whatever is wrong with it or with the storage, there is no history then, and nothing else happens.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::delta::Delta;
use super::{Act, Closed, History, MAX_STEPS, Step, text_of};
use crate::checks::Spot;
use crate::evaluation::{Evaluation, RowId};
use crate::library::Storage;

/// The keys of kept histories begin with this.
pub const HISTORY_PREFIX: &str = "ziping:history:";

/// A kept history takes about so many bytes at most; the oldest steps are left out.
pub const KEPT_BYTES: usize = 1024 * 1024;

/// What a step takes beside its delta, about.
const BESIDE: usize = 160;

#[derive(Serialize, Deserialize)]
struct Raw {
    /// Which state the history belongs to.
    state: String,
    done: usize,
    steps: Vec<RawStep>,
}

#[derive(Serialize, Deserialize)]
struct RawStep {
    act: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
    field: String,
    number: usize,
    name: String,
    at: usize,
    old: String,
    new: String,
}

/// Keeps the history of an evaluation in place of what was kept of it. The step that is being typed is left out, so it
/// is to be closed before.
///
/// Where there is no room, the histories of other evaluations make way.
pub fn keep(storage: &impl Storage, id: &str, history: &History) {
    let key = key_of(id);
    if history.steps.is_empty() {
        // What cannot be removed is dropped when it is read: it belongs to another state.
        let _ = storage.remove(&key);
        return;
    }
    let text = history.write();
    if storage.set(&key, &text).is_ok() {
        return;
    }
    for other in storage.keys().unwrap_or_default() {
        if other.starts_with(HISTORY_PREFIX) {
            let _ = storage.remove(&other);
        }
    }
    let _ = storage.set(&key, &text);
}

/// The kept history of an evaluation; an empty one where there is none that belongs to this state of it.
pub fn load(storage: &impl Storage, evaluation: &Evaluation) -> History {
    let kept = storage.get(&key_of(&evaluation.id)).ok().flatten();
    kept.and_then(|text| History::read(&text, evaluation)).unwrap_or_else(|| History::of(evaluation))
}

fn key_of(id: &str) -> String {
    format!("{HISTORY_PREFIX}{id}")
}

impl History {
    /// The closed steps as text: a checksum, and below it JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let mut bytes = 0_usize;
        let cost = |closed: &Closed| closed.delta.bytes().saturating_add(BESIDE);
        let mut fits = |closed: &&Closed| {
            let with = bytes.saturating_add(cost(closed));
            let fits = with <= KEPT_BYTES;
            bytes = if fits { with } else { bytes };
            fits
        };
        // Nearest to the present first, and what can be undone before what can be redone.
        let undoable = self.steps.iter().take(self.done).rev().take_while(&mut fits).count();
        let redoable = self.steps.iter().skip(self.done).take_while(&mut fits).count();
        let from = self.done.saturating_sub(undoable);
        let steps = self.steps.iter().skip(from).take(undoable.saturating_add(redoable));
        let raw = Raw { state: sum(&self.text), done: undoable, steps: steps.map(write_step).collect() };
        let json = serde_json::to_string(&raw).unwrap_or_default();
        format!("{}\n{json}", sum(&json))
    }

    /// The history that a text holds, if it is whole and belongs to this state of the evaluation.
    #[must_use]
    pub fn read(text: &str, evaluation: &Evaluation) -> Option<History> {
        let (checksum, json) = text.split_once('\n')?;
        if checksum != sum(json) {
            return None;
        }
        let raw: Raw = serde_json::from_str(json).ok()?;
        let text = text_of(evaluation);
        if raw.state != sum(&text) || raw.steps.len() > MAX_STEPS || raw.done > raw.steps.len() {
            return None;
        }
        let steps = raw.steps.into_iter().map(read_step).collect::<Option<_>>()?;
        Some(History { text, steps, done: raw.done, open: None })
    }
}

fn write_step(Closed { step, delta }: &Closed) -> RawStep {
    let (row, field) = match &step.spot {
        Spot::Row(id, column) => (Some(id.to_string()), column.clone()),
        Spot::Field(path) => (None, path.clone()),
    };
    RawStep {
        act: step.act.word().to_owned(),
        row,
        field,
        number: step.number,
        name: step.name.clone(),
        at: delta.at,
        old: delta.old.clone(),
        new: delta.new.clone(),
    }
}

fn read_step(raw: RawStep) -> Option<Closed> {
    let RawStep { act, row, field, number, name, at, old, new } = raw;
    let spot = match row {
        Some(id) => Spot::Row(RowId::new(id), field),
        None => Spot::Field(field),
    };
    let step = Step { act: Act::from_word(&act)?, spot, number, name };
    Some(Closed { step, delta: Delta { at, old, new } })
}

/// Finds damage, not malice. Another build may count otherwise; the history is then dropped.
fn sum(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
