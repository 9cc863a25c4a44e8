//! 最近删除, labels, quarantine: what a person sets aside is still there, and goes only when she says so.

use std::rc::Rc;

use ziping::library::{
    Entry, Library, MemoryStorage, SaveError, Stamp, StateId, Storage, StorageError, Unreadable,
};

use crate::faulty::SmallStorage;
use crate::session::evaluation;

fn stamp(saved_at: &str) -> Stamp {
    Stamp { saved_at: saved_at.into(), writer: "w".into() }
}

fn library() -> (Rc<MemoryStorage>, Library<Rc<MemoryStorage>>) {
    let storage = Rc::new(MemoryStorage::default());
    (storage.clone(), Library::new(storage))
}

fn units<S: Storage>(library: &Library<S>) -> Vec<String> {
    let unit = |entry| match entry {
        Entry::Kept(loaded) => loaded.kept.evaluation.unit,
        Entry::Unreadable { key, .. } => key,
    };
    library.list().unwrap().into_iter().map(unit).collect()
}

#[test]
fn what_is_deleted_lies_in_the_bin_and_comes_back_as_it_was() {
    let (storage, library) = library();
    let first = library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("10:00"), true).unwrap();
    library.rename("a", "备注").unwrap();
    let before = library.load("a").unwrap().unwrap().unwrap();
    let key = library.remove("a", &stamp("11:00")).unwrap().unwrap();
    assert_eq!(units(&library), [""; 0]);
    assert_eq!(storage.keys().unwrap(), std::slice::from_ref(&key));
    let bin = library.bin().unwrap();
    assert_eq!((bin.len(), bin[0].removed_at.as_str()), (1, "11:00"));
    assert_eq!(bin[0].kept.as_ref().unwrap().evaluation, first.evaluation);

    let back = library.bring_back(&key, "other").unwrap().unwrap();
    assert_eq!(library.load("a").unwrap().unwrap().unwrap(), before);
    assert_eq!((back.label.as_str(), back.is_exported()), ("备注", true));
    assert_eq!(library.bin_count(), Ok(0));
    assert_eq!(library.bring_back(&key, "other"), Ok(None));
}

#[test]
fn what_was_deleted_twice_lies_there_twice_and_comes_back_beside_what_is_kept() {
    let (_, library) = library();
    library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("10:00"), false).unwrap();
    let first = library.remove("a", &stamp("10:01")).unwrap().unwrap();
    library.save(&evaluation("a", "乙校"), &StateId::default(), &stamp("10:02"), false).unwrap();
    library.remove("a", &stamp("10:03")).unwrap();
    library.save(&evaluation("a", "丙校"), &StateId::default(), &stamp("10:04"), false).unwrap();
    let deleted: Vec<String> =
        library.bin().unwrap().into_iter().map(|binned| binned.kept.unwrap().evaluation.unit).collect();
    assert_eq!(deleted, ["乙校", "甲校"]);
    let back = library.bring_back(&first, "other").unwrap().unwrap();
    assert_eq!((back.evaluation.id.as_str(), back.evaluation.unit.as_str()), ("other", "甲校"));
    assert_eq!(units(&library), ["丙校", "甲校"]);
}

#[test]
fn an_emptied_bin_is_empty_and_nothing_else_goes_that_way() {
    let (storage, library) = library();
    library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("10:00"), false).unwrap();
    let key = library.remove("a", &stamp("10:01")).unwrap().unwrap();
    library.save(&evaluation("b", "乙校"), &StateId::default(), &stamp("10:00"), false).unwrap();
    storage.set("other", "x").unwrap();
    for kept in ["ziping:slot:a:b", "other", "not there"] {
        assert_eq!(library.forget(kept), Ok(false), "{kept}");
    }
    assert_eq!(library.forget(&key), Ok(true));
    assert_eq!(storage.keys().unwrap(), ["other", "ziping:slot:a:b"]);
}

#[test]
fn in_a_full_storage_the_older_state_makes_room_for_the_bin_and_saving_says_what_can_be_emptied() {
    let storage = Rc::new(SmallStorage::new(usize::MAX));
    let library = Library::new(storage.clone());
    let first = library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("10:00"), false).unwrap();
    library.save(&evaluation("a", "乙校"), &first.state(), &stamp("10:01"), false).unwrap();
    let full: usize =
        storage.keys().unwrap().iter().map(|key| key.len() + storage.get(key).unwrap().unwrap().len()).sum();
    storage.room.set(full + 40);
    let key = library.remove("a", &stamp("10:02")).unwrap().unwrap();
    assert_eq!(library.bin().unwrap()[0].kept.as_ref().unwrap().evaluation.unit, "乙校");

    storage.room.set(full / 2 + 60);
    let refused = library.save(&evaluation("b", "丙校"), &StateId::default(), &stamp("10:03"), false);
    assert_eq!(refused, Err(SaveError::FullWithBin(1)));
    assert_eq!(library.forget(&key), Ok(true));
    library.save(&evaluation("b", "丙校"), &StateId::default(), &stamp("10:03"), false).unwrap();
    // No room for a copy at all: that is said, and only the person's word removes it without one.
    storage.room.set(0);
    assert_eq!(library.remove("b", &stamp("10:04")), Err(SaveError::Storage(StorageError::Full)));
    assert_eq!(units(&library), ["丙校"]);
    library.remove_for_good("b").unwrap();
    assert_eq!(storage.keys().unwrap(), [""; 0]);
}

#[test]
fn a_label_and_the_note_of_an_export_are_no_new_state() {
    let (_, library) = library();
    let first = library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("10:00"), false).unwrap();
    library.rename("a", "张三用").unwrap();
    library.note_exported("a", 1).unwrap();
    let kept = library.load("a").unwrap().unwrap().unwrap().kept;
    assert_eq!((kept.label.as_str(), kept.is_exported(), kept.state()), ("张三用", true, first.state()));
    // A tab that has it open goes on as if nothing had been, and the label stays.
    let other = Stamp { saved_at: "10:01".into(), writer: "another".into() };
    let second = library.save(&evaluation("a", "乙校"), &first.state(), &other, false).unwrap();
    assert_eq!((second.label.as_str(), second.is_exported(), second.sequence), ("张三用", false, 2));
    library.rename("a", "").unwrap();
    library.rename("nobody", "x").unwrap();
    assert_eq!(library.load("a").unwrap().unwrap().unwrap().kept.label, "");
}

#[test]
fn quarantine_is_emptied_only_by_name() {
    let (storage, library) = library();
    let first = library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("10:00"), false).unwrap();
    storage.set("ziping:slot:b:a", "damaged").unwrap();
    library.save(&evaluation("a", "乙校"), &first.state(), &stamp("10:01"), false).unwrap();
    let aside = library.quarantine().unwrap();
    assert_eq!((aside.len(), aside[0].id.as_str()), (1, "a"));
    assert_eq!(library.forget(&aside[0].key), Ok(true));
    assert_eq!(library.quarantine(), Ok(vec![]));
}

#[test]
fn a_broken_record_of_the_list_goes_only_by_name_and_a_newer_one_never() {
    let (storage, library) = library();
    storage.set("ziping:slot:a:a", "damaged").unwrap();
    assert!(matches!(library.remove("a", &stamp("t")), Err(SaveError::Occupied(Unreadable::Damaged))));
    assert!(matches!(library.remove_for_good("a"), Err(SaveError::Occupied(_))));
    assert_eq!(library.forget("ziping:slot:a:a"), Ok(true));
    let newer = include_str!("newer-record.txt");
    storage.set("ziping:slot:a:a", newer).unwrap();
    assert_eq!(library.load("a").unwrap(), Some(Err(Unreadable::Newer { version: 3 })));
    assert_eq!(library.forget("ziping:slot:a:a"), Ok(false));
    assert!(library.remove("a", &stamp("t")).is_err());
    assert!(library.rename("a", "x").is_err());
    assert_eq!(storage.get("ziping:slot:a:a").unwrap().as_deref(), Some(newer));
}
