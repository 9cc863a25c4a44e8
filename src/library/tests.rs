//! What the library promises, one by one; `tests/library` holds it against every fault.

use std::cell::Cell;
use std::rc::Rc;

use super::*;
use crate::evaluation::Evaluation;

fn evaluation(id: &str, unit: &str) -> Evaluation {
    let scheme = "hubei-2020-unit".to_owned();
    Evaluation { id: id.into(), scheme, unit: unit.into(), year: 2020, ..Evaluation::default() }
}

fn stamp(saved_at: &str, writer: &str) -> Stamp {
    Stamp { saved_at: saved_at.into(), writer: writer.into() }
}

fn none() -> StateId {
    StateId::default()
}

fn loaded<S: Storage>(library: &Library<S>, id: &str) -> Kept {
    library.load(id).unwrap().unwrap().unwrap().kept
}

/// Three saves by one tab; gives the storage with both slots filled.
fn three_states() -> (Rc<MemoryStorage>, Library<Rc<MemoryStorage>>, Kept) {
    let storage = Rc::new(MemoryStorage::default());
    let library = Library::new(storage.clone());
    let mut state = none();
    let mut kept = None;
    for (unit, at) in [("甲校", "10:00"), ("乙校", "10:01"), ("丙校", "10:02")] {
        let saved = library.save(&evaluation("a", unit), &state, &stamp(at, "t1"), false).unwrap();
        state = saved.state();
        kept = Some(saved);
    }
    (storage, library, kept.unwrap())
}

/// A storage whose writes can be made to fail or to be cut off.
#[derive(Default)]
struct Faulty {
    inner: MemoryStorage,
    full: Cell<bool>,
    cuts: Cell<bool>,
}

impl Storage for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.full.get() {
            return Err(StorageError::Full);
        }
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        self.inner.set(key, if self.cuts.get() { &half } else { text })
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.inner.keys()
    }
}

#[test]
fn what_is_saved_is_listed_and_loads_as_it_was() {
    let library = Library::new(MemoryStorage::default());
    let mut one = evaluation("a", "甲校");
    let kept = library.save(&one, &none(), &stamp("2026-01-01 10:00", "t"), false).unwrap();
    one.unit = "乙校".into();
    library.save(&one, &kept.state(), &stamp("2026-01-01 10:01", "t"), true).unwrap();
    library.save(&evaluation("b", "丙校"), &none(), &stamp("2026-01-01 10:02", "t"), false).unwrap();
    let back = loaded(&library, "a");
    assert_eq!((&back.evaluation, back.sequence, back.exported), (&one, 2, 2));
    let units: Vec<String> = library
        .list()
        .unwrap()
        .into_iter()
        .map(|entry| match entry {
            Entry::Kept(loaded) => loaded.kept.evaluation.unit,
            Entry::Unreadable { key, .. } => key,
        })
        .collect();
    assert_eq!(units, ["丙校", "乙校"]);
    library.remove("a", &stamp("t", "t")).unwrap();
    assert_eq!(library.load("a").unwrap(), None);
}

#[test]
fn the_two_slots_take_turns_and_the_latest_is_never_the_one_written() {
    let (storage, library, kept) = three_states();
    let sequences = |key: &str| Kept::read(&storage.get(key).unwrap().unwrap()).unwrap().sequence;
    assert_eq!((sequences("ziping:slot:a:a"), sequences("ziping:slot:b:a")), (3, 2));
    library.save(&evaluation("a", "丁校"), &kept.state(), &stamp("t", "t1"), false).unwrap();
    assert_eq!((sequences("ziping:slot:a:a"), sequences("ziping:slot:b:a")), (3, 4));
    assert_eq!(storage.keys().unwrap().len(), 2);
}

#[test]
fn a_later_state_is_never_written_over() {
    let (_, library, kept) = three_states();
    let earlier = StateId { sequence: 2, writer: "t1".into() };
    let refused = library.save(&evaluation("a", "丁校"), &earlier, &stamp("t", "t2"), false);
    let head = Head { sequence: 3, writer: "t1".into(), saved_at: "10:02".into() };
    assert_eq!(refused, Err(SaveError::Later(head.clone())));
    assert_eq!(library.head("a").unwrap(), Some(head));
    assert_eq!(loaded(&library, "a"), kept);
}

#[test]
fn a_state_of_the_same_sequence_by_another_tab_is_never_written_over() {
    let (_, library, kept) = three_states();
    let at_the_same_moment = StateId { sequence: 3, writer: "t2".into() };
    let refused = library.save(&evaluation("a", "丁校"), &at_the_same_moment, &stamp("t", "t2"), false);
    assert!(matches!(refused, Err(SaveError::Later(_))));
    assert_eq!(loaded(&library, "a"), kept);
    // A tab that loaded that state follows it.
    library.save(&evaluation("a", "丁校"), &kept.state(), &stamp("t", "t2"), false).unwrap();
}

#[test]
fn a_clock_that_was_set_back_changes_nothing() {
    let library = Library::new(MemoryStorage::default());
    let first =
        library.save(&evaluation("a", "甲校"), &none(), &stamp("2026-05-01 10:00", "t"), false).unwrap();
    library.save(&evaluation("a", "乙校"), &first.state(), &stamp("2019-01-01 00:00", "t"), false).unwrap();
    assert_eq!(loaded(&library, "a").evaluation.unit, "乙校");
}

#[test]
fn a_full_storage_keeps_the_old_state_and_says_so() {
    let storage = Rc::new(Faulty::default());
    let library = Library::new(storage.clone());
    let kept = library.save(&evaluation("a", "甲校"), &none(), &stamp("t", "t"), false).unwrap();
    storage.full.set(true);
    let failed = library.save(&evaluation("a", "乙校"), &kept.state(), &stamp("t", "t"), false);
    assert_eq!(failed, Err(SaveError::Storage(StorageError::Full)));
    assert_eq!(loaded(&library, "a"), kept);
}

#[test]
fn a_write_that_was_cut_off_is_noticed_and_leaves_the_old_state() {
    let storage = Rc::new(Faulty::default());
    let library = Library::new(storage.clone());
    let kept = library.save(&evaluation("a", "甲校"), &none(), &stamp("t", "t"), false).unwrap();
    storage.cuts.set(true);
    let cut = library.save(&evaluation("a", "乙校"), &kept.state(), &stamp("t", "t"), false);
    assert_eq!(cut, Err(SaveError::NotAsWritten));
    assert_eq!(library.load("a").unwrap().unwrap().unwrap(), Loaded { kept: kept.clone(), lost: None });
    storage.cuts.set(false);
    library.save(&evaluation("a", "乙校"), &kept.state(), &stamp("t", "t"), false).unwrap();
}

#[test]
fn any_changed_letter_of_a_record_is_found() {
    let kept = three_states().2;
    let text = kept.write();
    assert_eq!(Kept::read(&text), Ok(kept));
    let letters: Vec<char> = text.chars().collect();
    for at in 0..letters.len() {
        let mut changed = letters.clone();
        changed[at] = if changed[at] == '7' { '8' } else { '7' };
        let why = Kept::read(&changed.iter().collect::<String>()).unwrap_err();
        assert!(why.is_broken(), "letter {at}: {why:?}");
        let cut: String = letters[..at].iter().collect();
        assert!(Kept::read(&cut).unwrap_err().is_broken(), "cut at {at}");
    }
}

#[test]
fn with_one_slot_broken_the_other_loads_and_the_broken_text_goes_to_quarantine_at_the_next_save() {
    let (storage, library, kept) = three_states();
    storage.set("ziping:slot:a:a", "ziping-record 2 half").unwrap();
    let found = library.load("a").unwrap().unwrap().unwrap();
    assert_eq!((found.kept.evaluation.unit.as_str(), found.kept.sequence), ("乙校", 2));
    assert_eq!(found.lost, Some(Lost { key: "ziping:slot:a:a".into(), why: Unreadable::Damaged }));
    assert!(library.quarantine().unwrap().is_empty(), "loading writes nothing");

    let saved = library.save(&kept.evaluation, &found.kept.state(), &stamp("t", "t2"), false).unwrap();
    assert_eq!(library.load("a").unwrap().unwrap().unwrap(), Loaded { kept: saved, lost: None });
    let aside = library.quarantine().unwrap();
    assert_eq!((aside.len(), aside[0].id.as_str()), (1, "a"));
    assert_eq!(library.raw(&aside[0].key).unwrap().as_deref(), Some("ziping-record 2 half"));
}

#[test]
fn with_both_slots_broken_everything_can_be_taken_out_and_nothing_is_written_over() {
    let (storage, library, kept) = three_states();
    storage.set("ziping:slot:a:a", "eins").unwrap();
    storage.set("ziping:slot:b:a", "zwei").unwrap();
    assert_eq!(library.load("a").unwrap(), Some(Err(Unreadable::Damaged)));
    let keys: Vec<String> = library
        .list()
        .unwrap()
        .into_iter()
        .filter_map(|entry| if let Entry::Unreadable { key, .. } = entry { Some(key) } else { None })
        .collect();
    assert_eq!(keys, ["ziping:slot:a:a", "ziping:slot:b:a"]);
    // The tab that had it open goes on.
    let mut state = kept.state();
    for _ in 0..2 {
        state = library.save(&kept.evaluation, &state, &stamp("t", "t1"), false).unwrap().state();
    }
    let aside = library.quarantine().unwrap();
    let texts: Vec<String> = aside.iter().map(|aside| library.raw(&aside.key).unwrap().unwrap()).collect();
    assert_eq!(texts, ["eins", "zwei"]);
}

#[test]
fn where_there_is_no_room_for_a_copy_broken_bytes_stay_where_they_are() {
    let storage = Rc::new(Faulty::default());
    let library = Library::new(storage.clone());
    let kept = library.save(&evaluation("a", "甲校"), &none(), &stamp("t", "t"), false).unwrap();
    storage.set("ziping:slot:b:a", "broken").unwrap();
    storage.full.set(true);
    let failed = library.save(&evaluation("a", "乙校"), &kept.state(), &stamp("t", "t"), false);
    assert_eq!(failed, Err(SaveError::Storage(StorageError::Full)));
    assert_eq!(storage.get("ziping:slot:b:a").unwrap().as_deref(), Some("broken"));
}

#[test]
fn a_record_of_the_first_format_is_read_and_goes_after_the_first_good_save() {
    let storage = Rc::new(Faulty::default());
    let library = Library::new(storage.clone());
    let old = first_record::write(&evaluation("a", "甲校"), 7, "2026-01-01 10:00");
    storage.set("ziping:evaluation:a", &old).unwrap();
    let found = loaded(&library, "a");
    assert_eq!((found.evaluation.unit.as_str(), found.sequence, found.writer.as_str()), ("甲校", 7, ""));
    assert_eq!(library.list().unwrap().len(), 1);

    storage.full.set(true);
    assert!(library.save(&evaluation("a", "乙校"), &found.state(), &stamp("t", "t"), false).is_err());
    assert_eq!(storage.get("ziping:evaluation:a").unwrap(), Some(old));
    storage.full.set(false);
    let saved = library.save(&evaluation("a", "乙校"), &found.state(), &stamp("t", "t"), false).unwrap();
    assert_eq!(saved.sequence, 8);
    assert_eq!(storage.keys().unwrap(), ["ziping:slot:a:a"]);
}

#[test]
fn what_a_newer_program_wrote_is_listed_and_never_written() {
    let (storage, library, kept) = three_states();
    let newer = "ziping-record 3 ";
    let rest = "{\"anything\":1}";
    let text = format!("{newer}{}\n{rest}", record::fnv(b"3\n".iter().copied().chain(rest.bytes())));
    storage.set("ziping:slot:b:a", &text).unwrap();
    assert_eq!(library.load("a").unwrap(), Some(Err(Unreadable::Newer { version: 3 })));
    let listed = library.list().unwrap();
    assert!(matches!(&listed[..], [Entry::Unreadable { key, .. }] if key == "ziping:slot:b:a"));
    let refused = library.save(&kept.evaluation, &kept.state(), &stamp("t", "t1"), false);
    assert!(matches!(refused, Err(SaveError::Occupied(_))));
    assert_eq!(storage.get("ziping:slot:b:a").unwrap(), Some(text));
}

#[test]
fn a_file_of_a_newer_version_in_a_whole_record_is_never_written_over() {
    let (storage, library, kept) = three_states();
    let facts = record::Facts { sequence: 4, writer: "new".into(), ..Default::default() };
    let text =
        facts.write(&crate::file::write_line(&kept.evaluation).replace("\"version\":1", "\"version\":9"));
    storage.set("ziping:slot:b:a", &text).unwrap();
    assert!(matches!(library.load("a").unwrap(), Some(Err(Unreadable::Refused(_)))));
    let refused = library.save(&kept.evaluation, &facts_state(&facts), &stamp("t", "t1"), false);
    assert!(matches!(refused, Err(SaveError::Occupied(_))));
    assert_eq!(storage.get("ziping:slot:b:a").unwrap(), Some(text));
}

fn facts_state(facts: &record::Facts) -> StateId {
    StateId { sequence: facts.sequence, writer: facts.writer.clone() }
}
