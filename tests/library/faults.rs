//! Every operation of a session goes wrong once, in every way.

use std::rc::Rc;

use ziping::library::{Library, Stamp, Storage, StorageError};

use crate::faulty::{FAULTS, FaultyStorage, SmallStorage};
use crate::session::{EVERYTHING, Session, Step, missing, prepare};

/// Carries a session out; after each step nothing that was promised may be missing.
fn run(storage: &Rc<FaultyStorage>, steps: &[Step], what: &str) -> Session<FaultyStorage> {
    let mut session = Session::new(storage.clone());
    for (number, step) in steps.iter().enumerate() {
        session.carry_out(*step);
        // Until then it is the session without faults.
        if storage.was_hit()
            && let Some(lost) = missing(&storage.inner, &session.wants)
        {
            panic!("{what}, after step {number} {step:?} {:?}:\n{lost}", session.told);
        }
    }
    session
}

#[test]
fn whatever_operation_fails_nothing_that_was_reported_as_kept_is_lost() {
    let storage = Rc::new(FaultyStorage::default());
    prepare(&storage.inner);
    let session = run(&storage, EVERYTHING, "without faults");
    assert_eq!(session.told, []);
    assert_eq!(missing(&storage.inner, &session.wants), None);
    let operations = storage.operations();
    let mut injected = 0;
    let mut told = 0;
    for fault in FAULTS {
        for n in 1..=operations {
            let storage = Rc::new(FaultyStorage::default());
            prepare(&storage.inner);
            storage.break_at(n, fault);
            let session = run(&storage, EVERYTHING, &format!("{fault:?} at operation {n}"));
            assert!(storage.was_hit(), "{fault:?} {n}");
            injected += 1;
            told += usize::from(!session.told.is_empty());
            // Once it is mended, everything can be kept again.
            storage.mend();
            let mut session = session;
            session.told.clear();
            for step in
                [Step::Reload, Step::Edit("m"), Step::Edit("n"), Step::New("last"), Step::Edit("last")]
            {
                session.carry_out(step);
            }
            assert_eq!(session.told, [], "{fault:?} {n}");
            assert_eq!(missing(&storage.inner, &session.wants), None, "{fault:?} {n}");
        }
    }
    println!(
        "{operations} storage operations a session, {injected} faults injected, {told} sessions told of them"
    );
    assert!(injected > 1000 && told > injected / 2);
}

#[test]
fn with_room_for_any_number_of_letters_nothing_that_was_reported_as_kept_is_lost() {
    let roomy = Rc::new(SmallStorage::new(usize::MAX));
    prepare(&roomy.inner);
    let mut session = Session::new(roomy.clone());
    EVERYTHING.iter().for_each(|step| session.carry_out(*step));
    let mut sizes = 0;
    for room in (600..9000).step_by(83) {
        let storage = Rc::new(SmallStorage::new(room));
        prepare(&storage.inner);
        let mut session = Session::new(storage.clone());
        for (number, step) in EVERYTHING.iter().enumerate() {
            session.carry_out(*step);
            let lost = missing(&storage.inner, &session.wants);
            assert_eq!(lost, None, "room for {room}, after step {number} {step:?} {:?}", session.told);
        }
        sizes += 1;
        storage.room.set(usize::MAX);
        session.told.clear();
        [Step::Edit("m"), Step::Edit("n")].iter().for_each(|step| session.carry_out(*step));
        assert_eq!(session.told, []);
    }
    println!("{sizes} sizes of storage tried");
}

#[test]
fn a_denied_storage_is_an_error_everywhere_and_a_panic_nowhere() {
    let storage = Rc::new(FaultyStorage::default());
    prepare(&storage.inner);
    storage.break_at(1, FAULTS[3]);
    let library = Library::new(storage.clone());
    let stamp = Stamp::default();
    assert!(library.list().is_err());
    assert!(library.load("q").is_err());
    assert!(library.head("q").is_err());
    assert!(library.bin().is_err());
    assert!(library.quarantine().is_err());
    assert!(library.backup().is_err());
    assert!(library.rename("q", "x").is_err());
    assert!(library.remove("q", &stamp).is_err());
    assert!(library.remove_for_good("q").is_err());
    assert!(library.bring_back("ziping:bin:1:q", "o").is_err());
    assert!(library.forget("ziping:bin:1:q").is_err());
    assert_eq!(storage.inner.keys().unwrap().len(), 4);
}

#[test]
fn what_cannot_be_read_is_an_error_and_never_looks_empty() {
    type Read = fn(&Library<Rc<FaultyStorage>>) -> Result<usize, StorageError>;
    const READS: [(&str, Read); 4] = [
        ("list", |library| library.list().map(|list| list.len())),
        ("bin", |library| library.bin().map(|bin| bin.len())),
        ("quarantine", |library| library.quarantine().map(|aside| aside.len())),
        ("backup", |library| library.backup().map(|backup| backup.states.len())),
    ];
    let storage = Rc::new(FaultyStorage::default());
    prepare(&storage.inner);
    let library = Library::new(storage.clone());
    library.remove("q", &Stamp::default()).unwrap();
    for (name, read) in READS {
        let whole = read(&library).unwrap();
        assert!(whole > 0, "{name} has nothing to read");
        storage.break_at(usize::MAX, FAULTS[2]);
        read(&library).unwrap();
        for n in 1..=storage.operations() {
            storage.break_at(n, FAULTS[2]);
            assert_eq!(read(&library), Err(StorageError::Failed), "{name}, operation {n}");
            storage.mend();
            assert_eq!(read(&library), Ok(whole), "{name} after operation {n}");
        }
    }
}
