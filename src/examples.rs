//! The two filled examples behind 看示例: a unit's whole-unit table and its project table of one year.
//!
//! Figures and indicator names are those of a published table; the sentences are our own.

use crate::evaluation::Evaluation;
use crate::file;

const WHOLE_UNIT: &str = include_str!("../examples/hubei-2020-unit.json");
const PROJECT: &str = include_str!("../examples/hubei-2020-project.json");

/// The example evaluations, the whole unit first.
#[must_use]
pub fn all() -> Vec<Evaluation> {
    // Files that do not read are left out here and fail a test.
    let documents = [WHOLE_UNIT, PROJECT].into_iter().filter_map(|text| file::read(text.as_bytes()).ok());
    documents.flat_map(file::Document::into_evaluations).collect()
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
