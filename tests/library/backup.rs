//! 备份全部 and 恢复备份: everything in one file, and a plan before anything is written.

use std::rc::Rc;

use ziping::library::{
    Against, Choice, Later, Library, MemoryStorage, Part, Restored, SaveError, Stamp, StateId, Storage,
    Unreadable, read_contents,
};

use crate::session::evaluation;

fn stamp(writer: &str) -> Stamp {
    Stamp { saved_at: "2026-01-01 10:00".into(), writer: writer.into() }
}

fn library() -> (Rc<MemoryStorage>, Library<Rc<MemoryStorage>>) {
    let storage = Rc::new(MemoryStorage::default());
    (storage.clone(), Library::new(storage))
}

fn everything(storage: &MemoryStorage) -> Vec<(String, String)> {
    storage.keys().unwrap().into_iter().map(|key| (storage.get(&key).unwrap().unwrap(), key)).collect()
}

/// The file that the page offers after a crash, as `boot.js` makes it.
fn rescue_of(storage: &MemoryStorage) -> String {
    let entries: serde_json::Map<String, serde_json::Value> = storage
        .keys()
        .unwrap()
        .into_iter()
        .map(|key| (key.clone(), storage.get(&key).unwrap().unwrap().into()))
        .collect();
    let saved_at = "2026-01-01T02:00:00.000Z";
    let entries = serde_json::to_string_pretty(&entries).unwrap();
    format!(
        "{{\n  \"kind\": \"ziping-rescue\",\n  \"saved_at\": \"{saved_at}\",\n  \"entries\": {entries}\n}}"
    )
}

#[test]
fn a_backup_restores_everything_under_its_own_ids_into_an_empty_library() {
    let (_, library1) = library();
    for (id, unit) in [("a", "甲校"), ("b", "乙校")] {
        library1.save(&evaluation(id, unit), &StateId::default(), &stamp("w"), false).unwrap();
    }
    let backup = library1.backup().unwrap();
    assert_eq!(backup.left_out, 0);
    for (id, sequence) in &backup.states {
        library1.note_exported(id, *sequence).unwrap();
        assert!(library1.load(id).unwrap().unwrap().unwrap().kept.is_exported());
    }
    let (storage, library2) = library();
    let plan = library2.plan_restore(read_contents(backup.text.as_bytes()).unwrap()).unwrap();
    assert!(everything(&storage).is_empty(), "a plan writes nothing");
    assert!(plan.items.iter().all(|item| item.against == Against::New && item.choice == Choice::Take));
    let outcomes = library2.restore(&plan, &stamp("w"), || unreachable!("no new ids"));
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Restored::Kept(kept) if kept.is_exported())));
    assert_eq!(library2.backup().unwrap().text, backup.text);
    // Once more: there is nothing to do.
    let before = everything(&storage);
    let plan = library2.plan_restore(read_contents(backup.text.as_bytes()).unwrap()).unwrap();
    assert!(plan.items.iter().all(|item| item.against == Against::Same && item.choices() == [Choice::Keep]));
    library2.restore(&plan, &stamp("w"), String::new);
    assert_eq!(everything(&storage), before);
}

#[test]
fn a_conflict_says_what_differs_and_each_choice_does_what_it_says() {
    let mut other = evaluation("a", "改过的单位");
    other.year = 2021;
    other.goals.annual = "目标".into();
    other.indicators = vec![ziping::evaluation::Indicator::default()];
    let bundle = ziping::file::write_bundle(&[other]);
    for choice in [Choice::Keep, Choice::Take, Choice::Both] {
        let (_, library) = library();
        let kept = library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("w"), false).unwrap();
        let mut plan = library.plan_restore(read_contents(bundle.as_bytes()).unwrap()).unwrap();
        let Against::Differs(conflict) = &plan.items[0].against else {
            panic!("{:?}", plan.items[0].against)
        };
        assert_eq!(conflict.parts, [Part::Unit, Part::Year, Part::Goals, Part::Indicators(1)]);
        assert_eq!((conflict.later, plan.items[0].choice), (None, Choice::Both));
        assert!(plan.items[0].is_conflict());
        plan.items[0].choice = choice;
        let outcomes = library.restore(&plan, &stamp("w"), || "copy".to_owned());
        let unit = |id: &str| Some(library.load(id).unwrap()?.unwrap().kept.evaluation.unit);
        match choice {
            Choice::Keep => {
                assert_eq!(outcomes, [Restored::LeftOut]);
                assert_eq!((unit("a").as_deref(), unit("copy")), (Some("甲校"), None));
            }
            Choice::Take => {
                assert_eq!((unit("a").as_deref(), unit("copy")), (Some("改过的单位"), None));
                // What was replaced can still be had.
                assert_eq!(library.bin().unwrap()[0].kept.as_ref(), Ok(&kept));
            }
            Choice::Both => {
                assert_eq!(
                    (unit("a").as_deref(), unit("copy").as_deref()),
                    (Some("甲校"), Some("改过的单位"))
                );
            }
        }
    }
}

#[test]
fn a_state_that_was_saved_after_the_plan_was_made_is_not_replaced() {
    let (_, library) = library();
    let kept = library.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("w"), false).unwrap();
    let bundle = ziping::file::write_bundle(&[evaluation("a", "乙校"), evaluation("b", "丙校")]);
    let mut plan = library.plan_restore(read_contents(bundle.as_bytes()).unwrap()).unwrap();
    plan.items[0].choice = Choice::Take;
    library.save(&evaluation("a", "后来的"), &kept.state(), &stamp("another tab"), false).unwrap();
    library.save(&evaluation("b", "也是后来的"), &StateId::default(), &stamp("another tab"), false).unwrap();
    let outcomes = library.restore(&plan, &stamp("w"), String::new);
    assert!(
        outcomes.iter().all(|outcome| matches!(outcome, Restored::Failed(SaveError::Later(_)))),
        "{outcomes:?}"
    );
    assert_eq!(library.load("a").unwrap().unwrap().unwrap().kept.evaluation.unit, "后来的");
    assert_eq!(library.bin_count(), Ok(0));
}

#[test]
fn what_does_not_read_is_never_replaced_and_twins_in_one_file_both_stay() {
    let (storage, library) = library();
    storage.set("ziping:slot:a:a", "damaged").unwrap();
    let bundle =
        ziping::file::write_bundle(&[evaluation("a", "甲校"), evaluation("b", "一"), evaluation("b", "二")]);
    let plan = library.plan_restore(read_contents(bundle.as_bytes()).unwrap()).unwrap();
    assert_eq!(plan.items[0].against, Against::Unreadable(Unreadable::Damaged));
    assert_eq!(plan.items[2].against, Against::Twice);
    let mut ids = ["x", "y"].into_iter().map(str::to_owned);
    library.restore(&plan, &stamp("w"), || ids.next().unwrap());
    let unit = |id: &str| library.load(id).unwrap().unwrap().unwrap().kept.evaluation.unit;
    assert_eq!((unit("x"), unit("b"), unit("y")), ("甲校".into(), "一".into(), "二".into()));
    assert_eq!(storage.get("ziping:slot:a:a").unwrap().as_deref(), Some("damaged"));
}

#[test]
fn the_file_saved_after_a_crash_restores_with_labels_and_knows_which_state_is_later() {
    let (storage, before) = library();
    let mut state = StateId::default();
    for unit in ["一", "二", "三"] {
        state = before.save(&evaluation("a", unit), &state, &stamp("w"), false).unwrap().state();
    }
    before.rename("a", "备注").unwrap();
    before.save(&evaluation("gone", "已删"), &StateId::default(), &stamp("w"), false).unwrap();
    before.remove("gone", &stamp("w")).unwrap();
    storage.set("ziping:slot:a:broken", "damaged").unwrap();
    storage.set("ziping:evaluation:m", include_str!("first-record.json").trim_end()).unwrap();
    let rescue = rescue_of(&storage);

    let (_, empty) = library();
    let plan = empty.plan_restore(read_contents(rescue.as_bytes()).unwrap()).unwrap();
    let seen: Vec<_> =
        plan.items.iter().map(|item| (item.incoming.evaluation.unit.as_str(), item.choice)).collect();
    assert_eq!(seen, [("三", Choice::Take), ("甲校", Choice::Take), ("已删", Choice::Keep)]);
    assert_eq!(plan.unreadable, [("ziping:slot:a:broken".to_owned(), Unreadable::Damaged)]);
    empty.restore(&plan, &stamp("w2"), String::new);
    let kept = empty.load("a").unwrap().unwrap().unwrap().kept;
    assert_eq!((kept.label.as_str(), kept.is_exported()), ("备注", false));

    let later = |library: &Library<Rc<MemoryStorage>>| {
        let plan = library.plan_restore(read_contents(rescue.as_bytes()).unwrap()).unwrap();
        match &plan.items[0].against {
            Against::Differs(conflict) => (conflict.later, plan.items[0].choice),
            against => panic!("{against:?}"),
        }
    };
    let (_, other) = library();
    let first = other.save(&evaluation("a", "别的"), &StateId::default(), &stamp("w"), false).unwrap();
    assert_eq!(later(&other), (Some(Later::Incoming), Choice::Take));
    let mut state = first.state();
    for _ in 0..3 {
        state = other.save(&evaluation("a", "别的"), &state, &stamp("w"), false).unwrap().state();
    }
    assert_eq!(later(&other), (Some(Later::Kept), Choice::Keep));
}

#[test]
fn a_broken_file_after_a_crash_is_refused_or_read_as_far_as_it_reads() {
    let (storage, before) = library();
    before.save(&evaluation("a", "甲校"), &StateId::default(), &stamp("w"), false).unwrap();
    let rescue = rescue_of(&storage);
    for end in (0..rescue.len()).filter(|end| rescue.is_char_boundary(*end)) {
        assert!(read_contents(&rescue.as_bytes()[..end]).is_err(), "cut at {end}");
    }
    for odd in [
        r#"{"kind":"ziping-rescue"}"#,
        r#"{"kind":"ziping-rescue","entries":{}}"#,
        r#"{"kind":"ziping-rescue","entries":{"ziping:slot:a:x":5,"y":"z"}}"#,
    ] {
        assert_eq!(read_contents(odd.as_bytes()).unwrap().incoming, []);
    }
    assert!(read_contents(br#"{"kind":"ziping-rescue","other":1}"#).is_err());
    assert!(read_contents(br#"{"kind":"ziping-rescue","entries":[]}"#).is_err());
}
