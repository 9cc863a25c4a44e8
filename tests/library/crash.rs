//! The page may go at any moment: after every write, and in the middle of it, the old or the new state is there.

use std::rc::Rc;

use ziping::library::{Library, MemoryStorage, Stamp, Storage};

use crate::faulty::{RecordingStorage, Write};
use crate::session::{EVERYTHING, Session, evaluation, missing, prepare};

/// How many places a text is cut at: all of a short one.
const CUTS: usize = 48;

fn carry_out(storage: &MemoryStorage, write: &Write) {
    match write {
        Write::Set(key, text) => storage.set(key, text).unwrap(),
        Write::Remove(key) => storage.remove(key).unwrap(),
    }
}

/// Beginnings of a text, the empty one and all but the last letter among them.
fn beginnings(text: &str) -> Vec<&str> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let every = places.len().div_ceil(CUTS).max(1);
    let sampled = places.iter().step_by(every).chain(places.last());
    sampled.map(|at| text.split_at(*at).0).collect()
}

/// The next page opens what is there and goes on with it.
fn goes_on(storage: &MemoryStorage) {
    let library = Library::new(storage);
    let stamp = Stamp { saved_at: "2020-01-01 00:00".into(), writer: "next".into() };
    for id in ["a", "b", "m", "q", "z", "n"] {
        let Some(Ok(loaded)) = library.load(id).unwrap() else { continue };
        let typed = evaluation(id, "崩溃之后");
        library.save(&typed, &loaded.kept.state(), &stamp, false).unwrap();
        assert_eq!(library.load(id).unwrap().unwrap().unwrap().kept.evaluation, typed);
    }
}

#[test]
fn after_every_prefix_of_writes_the_old_or_the_new_state_is_there() {
    let recording = Rc::new(RecordingStorage::default());
    prepare(&recording.inner);
    let mut session = Session::new(recording.clone());
    // What may be found while each step's writes are under way: what was before it, and what comes after.
    let mut wants_at = Vec::new();
    for step in EVERYTHING {
        let before = session.wants.clone();
        session.carry_out(*step);
        let mut wants = session.wants.clone();
        for (id, wants) in &mut wants {
            wants.extend(before.get(id).cloned().unwrap_or_else(|| vec![crate::session::Want::Nothing]));
        }
        wants_at.resize(recording.writes.borrow().len(), wants);
    }
    let writes = recording.writes.borrow();
    let (mut prefixes, mut cuts) = (0, 0);
    let so_far = MemoryStorage::default();
    prepare(&so_far);
    let copy_of = |storage: &MemoryStorage| {
        let copy = MemoryStorage::default();
        for key in storage.keys().unwrap() {
            copy.set(&key, &storage.get(&key).unwrap().unwrap()).unwrap();
        }
        copy
    };
    for (at, write) in writes.iter().enumerate() {
        if let Write::Set(key, text) = write {
            for beginning in beginnings(text) {
                let cut = copy_of(&so_far);
                cut.set(key, beginning).unwrap();
                let lost = missing(&cut, &wants_at[at]);
                assert_eq!(lost, None, "write {at} to {key} cut after {} bytes", beginning.len());
                goes_on(&cut);
                cuts += 1;
            }
        }
        carry_out(&so_far, write);
        assert_eq!(missing(&so_far, &wants_at[at]), None, "after write {at} {write:?}");
        goes_on(&copy_of(&so_far));
        prefixes += 1;
    }
    println!("{prefixes} prefixes of writes replayed, {cuts} writes cut in the middle");
    assert!(prefixes > 40 && cuts > 1000);
}
