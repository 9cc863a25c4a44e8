//! What a record says of itself, for those who hear that another window has written one.

use super::record::{Facts, StateId};

/// Which state a record holds, without reading its evaluation; `None` where the text is no record of this version.
#[must_use]
pub fn state_of(record: &str) -> Option<StateId> {
    Facts::read(record).ok().map(|(facts, _)| StateId { sequence: facts.sequence, writer: facts.writer })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Evaluation;
    use crate::library::{Library, MemoryStorage, Stamp, Storage};
    use std::rc::Rc;

    #[test]
    fn a_record_says_which_state_it_holds_and_anything_else_says_nothing() {
        let storage = Rc::new(MemoryStorage::default());
        let library = Library::new(storage.clone());
        let evaluation = Evaluation { id: "a".into(), ..Evaluation::default() };
        let stamp = Stamp { saved_at: "t".into(), writer: "w".into() };
        let kept = library.save(&evaluation, &StateId::default(), &stamp, false).unwrap();
        let key = storage.keys().unwrap().into_iter().next().unwrap();
        let record = storage.get(&key).unwrap().unwrap();
        assert_eq!(state_of(&record), Some(kept.state()));
        assert_eq!(state_of(&record.replace("\"w\"", "\"v\"")), None);
        assert_eq!(state_of(""), None);
    }
}
