//! Under which keys things lie.

/// Every key of this program begins with this; on `file://` other pages may share the storage.
pub const KEY_PREFIX: &str = "ziping:";

/// The two places that hold the states of one evaluation by turns.
pub(super) const SLOTS: [&str; 2] = ["ziping:slot:a:", "ziping:slot:b:"];
/// Where the first record format kept an evaluation: one key each.
pub(super) const FIRST: &str = "ziping:evaluation:";

/// The key of the first or second slot of an evaluation.
pub(super) fn slot(which: usize, id: &str) -> String {
    format!("{}{id}", SLOTS.get(which).copied().unwrap_or_default())
}

/// The key that the first record format used for an evaluation.
pub(super) fn first(id: &str) -> String {
    format!("{FIRST}{id}")
}

/// The evaluation that a key holds a state of.
///
/// ```
/// assert_eq!(ziping::library::id_of("ziping:slot:b:7f"), Some("7f"));
/// assert_eq!(ziping::library::id_of("ziping:quarantine:1:slot:b:7f"), None);
/// ```
#[must_use]
pub fn id_of(key: &str) -> Option<&str> {
    SLOTS.iter().chain([&FIRST]).find_map(|prefix| key.strip_prefix(prefix))
}
