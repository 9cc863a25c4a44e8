//! Which field of the form something is about: like a place in the file, but still the same after rows have moved.

use crate::evaluation::{Evaluation, Place, RowId, Step};

/// A field of the form, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A member of a row of the indicator table; empty for the row as a whole.
    Row(RowId, String),
    /// Anything else, by its path: `budget.total.adjusted`, `goals`. A survey goes by its row: `survey.r15.valid`.
    Field(String),
}

impl Spot {
    /// The field at a place of an evaluation.
    ///
    /// ```
    /// use ziping::checks::Spot;
    /// use ziping::evaluation::{Evaluation, Place};
    /// let place = Place::root().member("goals").member("annual");
    /// assert_eq!(Spot::of(&place, &Evaluation::default()), Spot::field("goals.annual"));
    /// ```
    #[must_use]
    pub fn of(place: &Place, evaluation: &Evaluation) -> Spot {
        let path = |steps: &[Step]| {
            let place = steps.iter().fold(Place::root(), |place, step| match step {
                Step::Member(name) => place.member(name),
                Step::Index(at) => place.index(*at),
            });
            place.path()
        };
        match place.steps() {
            [Step::Member(list), Step::Index(at), inside @ ..] if list == "indicators" => {
                let row = evaluation.indicators.get(*at);
                row.map_or_else(|| Spot::field(list), |row| Spot::Row(row.id.clone(), path(inside)))
            }
            [Step::Member(list), Step::Index(at), inside @ ..] if list == "survey" => {
                match evaluation.survey.get(*at) {
                    Some(entry) => Spot::survey(&entry.indicator, &path(inside)),
                    None => Spot::field(list),
                }
            }
            steps => Spot::Field(path(steps)),
        }
    }

    /// A field of a row.
    #[must_use]
    pub fn row(id: &RowId, column: &str) -> Spot {
        Spot::Row(id.clone(), column.to_owned())
    }

    /// A field outside the indicator table.
    #[must_use]
    pub fn field(path: &str) -> Spot {
        Spot::Field(path.to_owned())
    }

    /// A field of the survey behind a row.
    #[must_use]
    pub fn survey(row: &RowId, member: &str) -> Spot {
        let member = if member.is_empty() { String::new() } else { format!(".{member}") };
        Spot::Field(format!("survey.{row}{member}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{Indicator, SurveyEntry};

    #[test]
    fn a_field_is_named_by_its_row_whatever_the_row_number() {
        let id = RowId::new("r7");
        let mut evaluation = Evaluation {
            indicators: vec![Indicator::default(), Indicator { id: id.clone(), ..Indicator::default() }],
            survey: vec![SurveyEntry { indicator: id.clone(), ..SurveyEntry::default() }],
            ..Evaluation::default()
        };
        let score = |at| Place::root().member("indicators").index(at).member("score");
        assert_eq!(Spot::of(&score(1), &evaluation), Spot::row(&id, "score"));
        evaluation.indicators.swap(0, 1);
        assert_eq!(Spot::of(&score(0), &evaluation), Spot::row(&id, "score"));
        assert_eq!(Spot::of(&score(9), &evaluation), Spot::field("indicators"));
        let valid = Place::root().member("survey").index(0).member("valid");
        assert_eq!(Spot::of(&valid, &evaluation), Spot::field("survey.r7.valid"));
        let source = Place::root().member("budget").member("sources").index(2).member("executed");
        assert_eq!(Spot::of(&source, &evaluation), Spot::field("budget.sources[2].executed"));
    }
}
