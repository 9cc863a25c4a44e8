//! The two filled examples behind 看示例: a unit's whole-unit table and its project table of one year.
//!
//! Figures and indicator names are those of a published table; the sentences are our own.

use crate::evaluation::Evaluation;
use crate::file;

const WHOLE_UNIT: &str = include_str!("../examples/hubei-2020-unit.json");
const PROJECT: &str = include_str!("../examples/hubei-2020-project.json");

/// The whole unit's table.
#[must_use]
pub fn whole_unit() -> Evaluation {
    example(WHOLE_UNIT)
}

/// The project's table.
#[must_use]
pub fn project() -> Evaluation {
    example(PROJECT)
}

/// Both, the whole unit first.
#[must_use]
pub fn all() -> Vec<Evaluation> {
    vec![whole_unit(), project()]
}

fn example(text: &str) -> Evaluation {
    // A file that does not read fails a test; here it would be an empty form.
    let document = file::read(text.as_bytes()).ok();
    document.and_then(|document| document.into_evaluations().into_iter().next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_examples_read_and_lie_in_canonical_form() {
        let examples = all();
        assert_eq!(examples.len(), 2);
        for (example, text) in examples.iter().zip([WHOLE_UNIT, PROJECT]) {
            assert!(
                file::write_evaluation(example) == text,
                "{} is not as the program writes it",
                example.scheme
            );
        }
    }
}
