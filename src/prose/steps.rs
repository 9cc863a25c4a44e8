//! Counts work in tests, so that “in linear time” is tested without a clock.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// So many characters were looked at.
#[cfg(test)]
pub(super) fn count(characters: usize) {
    STEPS.with(|steps| steps.set(steps.get().saturating_add(characters)));
}

/// Nothing, outside of tests.
#[cfg(not(test))]
pub(super) const fn count(_characters: usize) {}

/// How many since the last time.
#[cfg(test)]
pub(super) fn take() -> usize {
    STEPS.with(|steps| steps.replace(0))
}
