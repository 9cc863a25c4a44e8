//! How far a table is, in one word: what a list of many shows of each.

use super::finding::Severity;
use super::outline::{Group, Outline, Writing};
use super::touched::Touched;
use super::{Finding, check};
use crate::scoring::Facts;

/// How far a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 未填完: there is no score yet for some row or the budget; with so many errors that no empty field explains.
    Unfinished(usize),
    /// So many errors: as many as the form shows.
    Errors(usize),
    /// 无错误.
    Clean,
}

/// How far a table is among the other tables of its unit and year.
#[must_use]
pub fn standing(facts: Facts<'_>, context: &[Facts<'_>]) -> Standing {
    let findings: Vec<Finding> = check(facts, context);
    if facts.card.scored && !facts.card.complete {
        return Standing::Unfinished(
            Outline::of(&findings, facts, &Touched::default(), &Writing::default()).count(Group::Errors),
        );
    }
    match findings.iter().filter(|finding| finding.severity == Severity::Error).count() {
        0 => Standing::Clean,
        errors => Standing::Errors(errors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::new_evaluation;
    use crate::evaluation::Evaluation;
    use crate::number::Points;
    use crate::{examples, scheme, scoring};

    fn of(evaluation: &Evaluation) -> Standing {
        let scheme = scheme::of(evaluation).unwrap();
        let card = scoring::score(evaluation, &scheme);
        standing(Facts { evaluation, scheme: &scheme, card: &card }, &[])
    }

    #[test]
    fn a_new_form_is_unfinished_and_not_wrong() {
        for scheme in scheme::built_in().iter().filter(|scheme| scheme.scored) {
            let new = new_evaluation(scheme, "a".into(), 2025);
            assert_eq!(of(&new), Standing::Unfinished(0), "{}", scheme.id);
        }
    }

    #[test]
    fn errors_count_in_a_table_that_is_finished_and_in_one_that_is_not() {
        let mut example = examples::all().remove(0);
        assert_eq!(of(&example), Standing::Clean);
        example.indicators[0].points = Points::parse("99").ok();
        assert!(matches!(of(&example), Standing::Errors(1..)));
        let open = example.indicators.iter_mut().rev().find(|row| row.points.is_some()).unwrap();
        (open.actual, open.score, open.tier) = (String::new(), None, None);
        assert!(matches!(of(&example), Standing::Unfinished(1..)), "{:?}", of(&example));
    }
}
