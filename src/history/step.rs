//! What a step is called and where it was: as data, from which `words` makes 修改“教师培训”的分值.

use crate::checks::Spot;
use crate::edit::{Edit, PointsField};
use crate::evaluation::{Evaluation, RowId, words_of};
use crate::scheme;

words_of! {
    /// What a person did.
    Act {
        /// A field became another.
        Change = "change",
        /// A row of the indicator table came.
        AddRow = "add_row",
        /// A row of the indicator table went.
        RemoveRow = "remove_row",
        /// A row of the indicator table moved.
        MoveRow = "move_row",
        /// A row of 资金来源 came.
        AddSource = "add_source",
        /// A row of 资金来源 went.
        RemoveSource = "remove_source",
        /// A row of 收支表 came.
        AddAccount = "add_account",
        /// A row of 收支表 went.
        RemoveAccount = "remove_account",
        /// The usual rows of 收支表 came.
        UsualAccounts = "usual_accounts",
        /// The total was taken from the sources.
        FillTotal = "fill_total",
        /// A survey went.
        RemoveSurvey = "remove_survey",
        /// Another built-in scheme.
        Scheme = "scheme",
        /// A scheme of one's own.
        OwnScheme = "own_scheme",
        /// A built-in scheme in place of one's own.
        LeaveOwnScheme = "leave_own_scheme",
        /// A finding was put aside.
        PutAside = "put_aside",
        /// A finding that was put aside speaks again.
        BringBack = "bring_back",
        /// A block from a clipboard.
        Paste = "paste",
        /// A file took the place of everything.
        Import = "import",
        /// An earlier state came back as a whole.
        Restore = "restore",
        /// The state of another window was taken over.
        OtherWindow = "other_window",
    }
}

/// One step: what was done, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub act: Act,
    /// The field to go to when it is undone or redone.
    pub spot: Spot,
    /// The number of the row that it was about, from 1, as it was then; 0 where it was about none.
    pub number: usize,
    /// What that row was called then, or the scheme that came; at most [`Step::NAME`] signs.
    pub name: String,
}

impl Step {
    /// How many signs of a name are kept.
    pub const NAME: usize = 24;

    /// A step about a place that is no row of the indicator table.
    #[must_use]
    pub fn at(act: Act, spot: Spot) -> Step {
        Step { act, spot, number: 0, name: String::new() }
    }

    /// A step about the whole evaluation.
    #[must_use]
    pub fn whole(act: Act) -> Step {
        Step::at(act, Spot::field(""))
    }

    /// Whether it is about the whole evaluation.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(&self.spot, Spot::Field(path) if path.is_empty())
    }

    /// The step that an edit makes; asked before it is carried out.
    #[must_use]
    pub fn of(edit: &Edit, evaluation: &Evaluation) -> Step {
        let change = |spot: Spot| Step::at(Act::Change, spot).of_row(evaluation);
        let in_row = |id: &RowId, column: &str| change(Spot::row(id, column));
        let row = |act, id: &RowId| Step::at(act, Spot::row(id, "name")).of_row(evaluation);
        let entry = |act, list: &str, at: usize, length: usize| {
            let at = at.min(length);
            Step { number: at.saturating_add(1), ..Step::at(act, Spot::Field(format!("{list}[{at}].name"))) }
        };
        let (sources, accounts) = (evaluation.budget.sources.len(), evaluation.accounts.len());
        match edit {
            Edit::Text(field, _) => change(Spot::text(field)),
            Edit::Amount(field, _) => change(Spot::amount(*field)),
            Edit::Points(id, PointsField::Points, _) => in_row(id, "points"),
            Edit::Points(id, PointsField::Score, _) => in_row(id, "score"),
            Edit::Day(field, _) => change(Spot::day(field)),
            Edit::Survey(id, count, _) => change(Spot::survey(id, count.member())),
            Edit::Year(_) => change(Spot::field("year")),
            Edit::AmountUnit(_) => change(Spot::field("amount_unit")),
            Edit::Scheme(id) => scheme_step(Act::Scheme, id),
            Edit::OwnScheme(own) => of_scheme(Act::OwnScheme, &own.scheme.name),
            Edit::LeaveOwnScheme(id, _) => scheme_step(Act::LeaveOwnScheme, id),
            Edit::Category(_) => change(Spot::field("project.category")),
            Edit::Attribute(_) => change(Spot::field("project.attribute")),
            Edit::Duration(_) => change(Spot::field("project.duration")),
            Edit::Rule(id, _) => in_row(id, "rule"),
            Edit::Tier(id, _) => in_row(id, "tier"),
            Edit::Share(id, _) => in_row(id, "share"),
            Edit::SharesScore(id, _) => in_row(id, "shares_score_with_above"),
            Edit::InsertRow(at, new) => {
                let at = (*at).min(evaluation.indicators.len());
                Step { number: at.saturating_add(1), ..row(Act::AddRow, &new.id) }
            }
            Edit::RemoveRow(id) => row(Act::RemoveRow, id),
            Edit::MoveRow(id, _) => row(Act::MoveRow, id),
            Edit::InsertSource(at, _) => entry(Act::AddSource, "budget.sources", *at, sources),
            Edit::RemoveSource(at) => entry(Act::RemoveSource, "budget.sources", *at, sources),
            Edit::InsertAccount(at, _) => entry(Act::AddAccount, "accounts", *at, accounts),
            Edit::RemoveAccount(at) => entry(Act::RemoveAccount, "accounts", *at, accounts),
            Edit::AccountKind(at, _) => change(Spot::Field(format!("accounts[{at}].kind"))),
            Edit::Claimed(field, _) => change(Spot::claimed(field)),
            Edit::Unread(field, _) => change(Spot::figure(field)),
            Edit::PutAside(dismissed) | Edit::BringBack(dismissed) => {
                let act = if matches!(edit, Edit::PutAside(_)) { Act::PutAside } else { Act::BringBack };
                let spot = match &dismissed.row {
                    Some(id) => Spot::row(id, &dismissed.field),
                    None => Spot::field(&dismissed.field),
                };
                Step::at(act, spot).of_row(evaluation)
            }
            Edit::Restore(_) => Step::whole(Act::Restore),
        }
    }

    /// Whether another edit of the same goes on with this step: typing and moving do, choices are one step each.
    pub(super) fn goes_on_with(&self, next: &Edit, step: &Step) -> bool {
        let typed = matches!(
            next,
            Edit::Text(..)
                | Edit::Amount(..)
                | Edit::Points(..)
                | Edit::Day(..)
                | Edit::Survey(..)
                | Edit::Year(_)
                | Edit::Share(..)
                | Edit::Claimed(..)
                | Edit::Unread(..)
                | Edit::MoveRow(..)
        );
        typed && (self.act, &self.spot) == (step.act, &step.spot)
    }

    /// The same with number and name of the row that it is about, if it is about one.
    #[must_use]
    pub fn of_row(self, evaluation: &Evaluation) -> Step {
        let id = match &self.spot {
            Spot::Row(id, _) => Some(id.clone()),
            Spot::Field(path) => survey_row(path, evaluation),
        };
        let Some(at) = id.and_then(|id| evaluation.row_position(&id)) else { return self };
        let name = evaluation.indicators.get(at).map_or("", |row| row.name.as_str());
        Step { number: at.saturating_add(1), name: short(name), ..self }
    }

    /// After an edit was carried out: a new row has the id that it was given.
    pub(super) fn carried_out(self, evaluation: &Evaluation) -> Step {
        match (self.act, evaluation.indicators.get(self.number.saturating_sub(1))) {
            (Act::AddRow, Some(row)) => {
                Step { spot: Spot::row(&row.id, "name"), name: short(&row.name), ..self }
            }
            _ => self,
        }
    }
}

/// The row of a survey's field: `survey.r15.valid`. An id may have dots, so rows are asked, not signs counted.
fn survey_row(path: &str, evaluation: &Evaluation) -> Option<RowId> {
    let rest = path.strip_prefix("survey.")?;
    let named = |id: &RowId| {
        rest.strip_prefix(id.as_str()).is_some_and(|member| member.is_empty() || member.starts_with('.'))
    };
    evaluation.indicators.iter().map(|row| &row.id).find(|id| named(id)).cloned()
}

fn scheme_step(act: Act, id: &str) -> Step {
    of_scheme(act, &scheme::find(id).map_or_else(|| id.to_owned(), |scheme| scheme.name.clone()))
}

fn of_scheme(act: Act, name: &str) -> Step {
    Step { name: short(name), ..Step::at(act, Spot::field("scheme")) }
}

/// A name in one line, of bounded length, without signs that turn the direction of writing.
pub(super) fn short(name: &str) -> String {
    let turns = |sign: &char| matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let plain: String = name.chars().filter(|sign| !turns(sign)).take(Step::NAME.saturating_mul(8)).collect();
    let parts = plain.split(|sign: char| sign.is_whitespace() || sign.is_control());
    let line = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().nth(Step::NAME).is_none() {
        return line;
    }
    line.chars().take(Step::NAME.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_bounded_length() {
        assert_eq!(short(" 教师\n培训 \u{202E}"), "教师 培训");
        assert_eq!(short(&"长".repeat(24)), "长".repeat(24));
        assert_eq!(short(&"长".repeat(25)), format!("{}…", "长".repeat(23)));
    }
}
