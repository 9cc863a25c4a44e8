//! Which field of the form something is about: like a place in the file, but still the same after rows have moved.

use crate::edit::{AmountField, ClaimedPoints, DayField, FigureField, RowText, TextField};
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

    /// The field for a text.
    #[must_use]
    pub fn text(field: &TextField) -> Spot {
        Spot::Field(match field {
            TextField::Unit => "unit".to_owned(),
            TextField::ProjectName => "project.name".to_owned(),
            TextField::SupervisingDepartment => "project.supervising_department".to_owned(),
            TextField::ImplementingUnit => "project.implementing_unit".to_owned(),
            TextField::Contact(key) => format!("contacts.{}", key.member()),
            TextField::Goal(key) => format!("goals.{}", key.member()),
            TextField::Narrative(key) => format!("narrative.{}", key.member()),
            TextField::BudgetReason => "budget.reason".to_owned(),
            TextField::SourceName(at) => format!("budget.sources[{at}].name"),
            TextField::AccountName(at) => format!("accounts[{at}].name"),
            TextField::AccountGroup(at) => format!("accounts[{at}].group"),
            TextField::Row(id, text) => return Spot::row(id, row_member(*text)),
            TextField::Report(key) => format!("report.{key}"),
            TextField::Claimed(text) => format!("claimed.{}", text.member()),
        })
    }

    /// The field for an amount.
    #[must_use]
    pub fn amount(field: AmountField) -> Spot {
        Spot::figure(&FigureField::Amount(field))
    }

    /// The field for a date.
    #[must_use]
    pub fn day(field: &DayField) -> Spot {
        match field {
            DayField::FiledOn => Spot::field("filed_on"),
            DayField::ReportDate => Spot::field("report_date"),
            DayField::Survey(row) => Spot::survey(row, "date"),
        }
    }

    /// The field for points that an existing table prints.
    #[must_use]
    pub fn claimed(field: &ClaimedPoints) -> Spot {
        Spot::figure(&FigureField::Claimed(field.clone()))
    }

    /// The field for a figure.
    #[must_use]
    pub fn figure(field: &FigureField) -> Spot {
        let (row, name) = field.key();
        match (row, name.strip_prefix("survey.")) {
            (Some(row), Some(count)) => Spot::survey(&row, count),
            (Some(row), None) => Spot::Row(row, name),
            (None, _) => Spot::Field(name),
        }
    }

    /// A field of the survey behind a row.
    #[must_use]
    pub fn survey(row: &RowId, member: &str) -> Spot {
        let member = if member.is_empty() { String::new() } else { format!(".{member}") };
        Spot::Field(format!("survey.{row}{member}"))
    }
}

const fn row_member(text: RowText) -> &'static str {
    match text {
        RowText::Level1 => "level1",
        RowText::Level2 => "level2",
        RowText::Name => "name",
        RowText::Target => "target",
        RowText::Actual => "actual",
        RowText::Reason => "reason",
        RowText::Note => "note",
        RowText::Evidence => "evidence",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::FundsColumn;
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

    /// The path of a spot, `<row>.<member>` inside the indicator table.
    fn path(spot: Spot) -> String {
        match spot {
            Spot::Row(id, member) => format!("{id}.{member}"),
            Spot::Field(path) => path,
        }
    }

    #[test]
    fn only_rows_and_surveys_go_by_their_row() {
        let id = RowId::new("r7");
        let evaluation = Evaluation {
            indicators: vec![Indicator { id: id.clone(), ..Indicator::default() }],
            survey: vec![SurveyEntry { indicator: id, ..SurveyEntry::default() }],
            ..Evaluation::default()
        };
        let at = |list: &str, row: usize| path(Spot::of(&Place::root().member(list).index(row), &evaluation));
        assert_eq!([at("indicators", 0), at("survey", 0), at("survey", 1)], ["r7.", "survey.r7", "survey"]);
        assert_eq!(at("accounts", 0), "accounts[0]");
    }

    #[test]
    fn fields_for_amounts_and_for_texts_of_rows_bear_the_names_of_the_file() {
        for (column, member) in [
            (FundsColumn::Initial, "initial"),
            (FundsColumn::Adjusted, "adjusted"),
            (FundsColumn::Executed, "executed"),
        ] {
            assert_eq!(path(Spot::amount(AmountField::Total(column))), format!("budget.total.{member}"));
            let source = path(Spot::amount(AmountField::Source(1, column)));
            assert_eq!(source, format!("budget.sources[1].{member}"));
        }
        for (text, member) in [
            (RowText::Level1, "level1"),
            (RowText::Level2, "level2"),
            (RowText::Name, "name"),
            (RowText::Target, "target"),
            (RowText::Actual, "actual"),
            (RowText::Reason, "reason"),
            (RowText::Note, "note"),
            (RowText::Evidence, "evidence"),
        ] {
            let of_row = Spot::text(&TextField::Row(RowId::new("r7"), text));
            assert_eq!(path(of_row), format!("r7.{member}"));
        }
    }
}
