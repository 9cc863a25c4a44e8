//! A person at work over a storage, and what she was promised.
//!
//! Each step says what it wants and what it was told. What was told to be kept must be there, whatever happens after;
//! what was told to have failed may be as before or as wanted.

use std::collections::BTreeMap;
use std::rc::Rc;

use ziping::edit::{duplicate, next_year};
use ziping::evaluation::Evaluation;
use ziping::file::write_bundle;
use ziping::library::{
    Choice, Entry, Kept, Library, MemoryStorage, Restored, SaveError, Stamp, StateId, Storage, read_contents,
};

/// One thing that a person does.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A new evaluation.
    New(&'static str),
    /// Types something; kept after a pause.
    Edit(&'static str),
    /// Exports it: kept with a note.
    Export(&'static str),
    /// Gives it a name of her own.
    Rename(&'static str),
    /// Deletes it.
    Delete(&'static str),
    /// Takes the last deletion back.
    BringBack,
    /// Copies it into the next year.
    NextYear(&'static str, &'static str),
    /// Opens a backup with an older state of one and an evaluation that is not here, and takes both.
    Restore(&'static str, &'static str),
    /// Backs everything up.
    Backup,
    /// Empties the bin.
    EmptyBin,
    /// Closes the page and opens it again.
    Reload,
}

/// A session with everything in it. `m` lies there in the first record format, of `q` one slot is broken.
pub const EVERYTHING: &[Step] = &[
    Step::New("a"),
    Step::Edit("a"),
    Step::Edit("a"),
    Step::Export("a"),
    Step::Edit("m"),
    Step::Edit("m"),
    Step::Edit("q"),
    Step::Edit("q"),
    Step::New("b"),
    Step::Edit("b"),
    Step::Rename("b"),
    Step::Edit("b"),
    Step::Delete("b"),
    Step::BringBack,
    Step::Edit("b"),
    Step::Reload,
    Step::Edit("b"),
    Step::Delete("a"),
    Step::Delete("q"),
    Step::Restore("b", "z"),
    Step::Edit("z"),
    Step::NextYear("z", "n"),
    Step::Backup,
    Step::Delete("b"),
    Step::EmptyBin,
    Step::Edit("n"),
];

/// Where an evaluation is to be found.
#[derive(Debug, Clone, PartialEq)]
pub enum Want {
    /// Nothing was promised.
    Nothing,
    /// In the list, with these contents.
    Listed(Box<Evaluation>),
    /// In the bin and no more in the list.
    Binned(Box<Evaluation>),
}

/// Work on a storage.
pub struct Session<S> {
    library: Library<Rc<S>>,
    open: BTreeMap<&'static str, (Evaluation, StateId)>,
    /// For each evaluation what may be found.
    pub wants: BTreeMap<String, Vec<Want>>,
    last_bin: Option<(&'static str, String)>,
    writer: u32,
    count: u32,
    /// What went wrong, as it was told.
    pub told: Vec<SaveError>,
}

pub fn evaluation(id: &str, unit: &str) -> Evaluation {
    let scheme = "hubei-2020-unit".to_owned();
    Evaluation { id: id.into(), scheme, unit: unit.into(), year: 2020, ..Evaluation::default() }
}

/// What lies in the storage before the session: `m` and `q`.
pub fn prepare(storage: &impl Storage) {
    let stamp = Stamp { saved_at: "2026-01-01 08:00".into(), writer: "w0".into() };
    let elsewhere = Rc::new(MemoryStorage::default());
    let library = Library::new(elsewhere.clone());
    let mut state = StateId::default();
    for unit in ["旧一", "旧二", "旧三"] {
        state = library.save(&evaluation("q", unit), &state, &stamp, false).unwrap().state();
    }
    let latest = elsewhere.get("ziping:slot:a:q").unwrap().unwrap();
    storage.set("ziping:slot:a:q", &latest).unwrap();
    storage.set("ziping:slot:b:q", "ziping-record 2 half of a rec").unwrap();
    storage.set("ziping:evaluation:m", include_str!("first-record.json").trim_end()).unwrap();
    storage.set("somebody else's", "x").unwrap();
}

impl<S: Storage> Session<S> {
    pub fn new(storage: Rc<S>) -> Session<S> {
        let mut wants = BTreeMap::new();
        wants.insert("q".to_owned(), vec![Want::Listed(Box::new(evaluation("q", "旧三")))]);
        wants.insert("m".to_owned(), vec![Want::Listed(Box::new(evaluation("m", "甲校")))]);
        let library = Library::new(storage);
        Session { library, open: BTreeMap::new(), wants, last_bin: None, writer: 1, count: 0, told: vec![] }
    }

    fn stamp(&mut self) -> Stamp {
        self.count += 1;
        // The clock runs backwards: nothing may hang on it.
        let saved_at = format!("2026-01-01 {:02}:00", 23 - self.count % 24);
        Stamp { saved_at, writer: format!("w{}", self.writer) }
    }

    /// What the id is wanted to be from now on; where that failed, what it was may be found too.
    fn settle(&mut self, id: &str, want: Want, failed: Option<SaveError>) {
        self.settle_any(id, vec![want], failed);
    }

    fn settle_any(&mut self, id: &str, may_be: Vec<Want>, failed: Option<SaveError>) {
        let wants = self.wants.entry(id.to_owned()).or_insert_with(|| vec![Want::Nothing]);
        match failed {
            None => *wants = may_be,
            Some(error) => {
                self.told.push(error);
                wants.extend(may_be);
            }
        }
    }

    /// Every state that may be found, elsewhere: in the bin instead of the list, or the other way.
    fn moved(&self, id: &str, to: fn(Box<Evaluation>) -> Want) -> Vec<Want> {
        let wants = self.wants.get(id).cloned().unwrap_or_default();
        let moved = wants.into_iter().filter_map(|want| match want {
            Want::Nothing => None,
            Want::Listed(state) | Want::Binned(state) => Some(to(state)),
        });
        moved.collect()
    }

    /// The evaluation as the page has it in memory: opened when it is first asked for.
    fn opened(&mut self, id: &'static str) -> Option<(Evaluation, StateId)> {
        if !self.open.contains_key(id) {
            let Ok(Some(Ok(loaded))) = self.library.load(id) else { return None };
            let state = loaded.kept.state();
            self.open.insert(id, (loaded.kept.evaluation, state));
        }
        self.open.get(id).cloned()
    }

    fn save(&mut self, id: &'static str, evaluation: Evaluation, after: StateId, exported: bool) {
        let stamp = self.stamp();
        let saved = self.library.save(&evaluation, &after, &stamp, exported);
        let state = saved.as_ref().map_or(after, Kept::state);
        self.settle(id, Want::Listed(Box::new(evaluation.clone())), saved.err());
        // What was typed stays in memory, kept or not.
        self.open.insert(id, (evaluation, state));
    }

    pub fn carry_out(&mut self, step: Step) {
        match step {
            Step::New(id) => self.save(id, evaluation(id, "新校"), StateId::default(), false),
            Step::Edit(id) | Step::Export(id) => {
                let Some((mut evaluation, after)) = self.opened(id) else { return };
                if let Step::Edit(_) = step {
                    self.count += 1;
                    evaluation.unit = format!("第{}校", self.count);
                }
                self.save(id, evaluation, after, matches!(step, Step::Export(_)));
            }
            Step::Rename(id) => {
                if let Err(error) = self.library.rename(id, "我的备注") {
                    self.told.push(error);
                }
            }
            Step::Delete(id) => self.delete(id),
            Step::BringBack => self.bring_back(),
            Step::NextYear(from, to) => {
                let Some((evaluation, _)) = self.opened(from) else { return };
                let next = next_year(&evaluation, to.to_owned()).unwrap().evaluation;
                self.save(to, next, StateId::default(), false);
            }
            Step::Restore(known, unknown) => self.restore(known, unknown),
            Step::Backup => {
                let Ok(backup) = self.library.backup() else { return };
                for (id, sequence) in backup.states {
                    self.told.extend(self.library.note_exported(&id, sequence).err());
                }
            }
            Step::EmptyBin => self.empty_bin(),
            Step::Reload => {
                self.open.clear();
                self.writer += 1;
            }
        }
    }

    fn delete(&mut self, id: &'static str) {
        let stamp = self.stamp();
        let may_be = self.moved(id, Want::Binned);
        match self.library.remove(id, &stamp) {
            Ok(Some(key)) => {
                self.settle_any(id, may_be, None);
                self.last_bin = Some((id, key));
                self.open.remove(id);
            }
            Ok(None) => {}
            Err(error) => self.settle_any(id, may_be, Some(error)),
        }
    }

    fn bring_back(&mut self) {
        let Some((id, key)) = self.last_bin.clone() else { return };
        let may_be = self.moved(id, Want::Listed);
        match self.library.bring_back(&key, "other") {
            Ok(Some(kept)) => {
                let came_as = kept.evaluation.id.clone();
                let here = |want| match want {
                    Want::Listed(state) => Want::Listed(Box::new(duplicate(&state, came_as.clone()))),
                    other => other,
                };
                self.settle_any(&came_as, may_be.into_iter().map(here).collect(), None);
            }
            Ok(None) => {}
            Err(error) => self.settle_any(id, may_be, Some(error)),
        }
    }

    fn restore(&mut self, known: &'static str, unknown: &'static str) {
        let (older, other) = (evaluation(known, "备份中的旧内容"), evaluation(unknown, "另一台电脑"));
        let bundle = write_bundle(&[older, other]);
        let contents = read_contents(bundle.as_bytes()).unwrap();
        let Ok(mut plan) = self.library.plan_restore(contents) else { return };
        for item in &mut plan.items {
            if item.choices().contains(&Choice::Take) {
                item.choice = Choice::Take;
            }
        }
        let mut copies = 0;
        let stamp = self.stamp();
        let outcomes = self.library.restore(&plan, &stamp, || {
            copies += 1;
            format!("copy{copies}")
        });
        for (item, outcome) in plan.items.iter().zip(outcomes) {
            let wanted = item.incoming.evaluation.clone();
            match outcome {
                Restored::LeftOut => {}
                Restored::Kept(kept) => {
                    let id = kept.evaluation.id.clone();
                    self.settle(&id, Want::Listed(Box::new(duplicate(&wanted, id.clone()))), None);
                }
                Restored::Failed(error) => {
                    let id = wanted.id.clone();
                    self.settle(&id, Want::Listed(Box::new(wanted)), Some(error));
                }
            }
        }
        self.open.remove(known);
        self.open.remove(unknown);
    }

    fn empty_bin(&mut self) {
        let Ok(binned) = self.library.bin() else { return };
        for binned in binned {
            self.told.extend(self.library.forget(&binned.key).err().map(SaveError::Storage));
        }
        // She has let go of them.
        for wants in self.wants.values_mut() {
            if wants.iter().any(|want| matches!(want, Want::Binned(_))) {
                wants.push(Want::Nothing);
            }
        }
    }
}

/// What lies in a storage, looked at without faults, against what may lie there. Says what is missing.
pub fn missing(storage: &impl Storage, wants: &BTreeMap<String, Vec<Want>>) -> Option<String> {
    let library = Library::new(storage);
    let bin: Vec<Evaluation> =
        library.bin().unwrap().into_iter().filter_map(|binned| Some(binned.kept.ok()?.evaluation)).collect();
    for entry in library.list().unwrap() {
        // Whatever does not read can be taken out.
        if let Entry::Unreadable { key, .. } = entry {
            assert!(library.raw(&key).unwrap().is_some());
        }
    }
    for (id, wants) in wants {
        let listed = library.load(id).unwrap().and_then(Result::ok).map(|loaded| loaded.kept.evaluation);
        let holds = |want: &Want| match want {
            Want::Nothing => true,
            Want::Listed(wanted) => listed.as_ref() == Some(wanted),
            Want::Binned(wanted) => listed.is_none() && bin.contains(wanted),
        };
        if !wants.iter().any(holds) {
            return Some(format!("{id}: listed {listed:?}\nbin {bin:?}\nwanted one of {wants:?}"));
        }
    }
    None
}
