//! Where in a file something is: as a path for machines, from which `words` makes a phrase for people.

use std::fmt::Write;

/// One step from a value to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Member(String),
    /// An entry of a list, from 0.
    Index(usize),
}

/// The way from the whole evaluation (or file) to a value.
///
/// ```
/// use ziping::evaluation::Place;
/// assert_eq!(Place::root().member("indicators").index(3).member("points").path(), "indicators[3].points");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place(Vec<Step>);

impl Place {
    /// The whole file.
    #[must_use]
    pub fn root() -> Place {
        Place::default()
    }

    /// A member of the object here.
    #[must_use]
    pub fn member(&self, name: &str) -> Place {
        self.then(Step::Member(name.to_owned()))
    }

    /// An entry of the list here, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Place {
        self.then(Step::Index(index))
    }

    /// The place that a path names; the other way round from [`Place::path`], for names without `.` and `[`.
    ///
    /// ```
    /// use ziping::evaluation::Place;
    /// assert_eq!(Place::of("indicators[3].points"), Place::root().member("indicators").index(3).member("points"));
    /// ```
    #[must_use]
    pub fn of(path: &str) -> Place {
        path.split(['.', '[']).filter(|part| !part.is_empty()).fold(Place::root(), |place, part| {
            match part.strip_suffix(']').and_then(|index| index.parse().ok()) {
                Some(index) => place.index(index),
                None => place.member(part),
            }
        })
    }

    /// The steps, outermost first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The path as programs write it: `indicators[3].points`; empty for the whole file.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.0 {
            match step {
                Step::Member(name) if path.is_empty() => path.push_str(name),
                // Writing into a String cannot fail.
                Step::Member(name) => {
                    let _: std::fmt::Result = write!(path, ".{name}");
                }
                Step::Index(index) => {
                    let _: std::fmt::Result = write!(path, "[{index}]");
                }
            }
        }
        path
    }

    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(super) fn pop(&mut self) -> Option<Step> {
        self.0.pop()
    }

    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    fn then(&self, step: Step) -> Place {
        let mut steps = Vec::with_capacity(self.0.len().saturating_add(1));
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Place(steps)
    }
}
