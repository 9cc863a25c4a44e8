//! What was typed where a figure belongs, and is none: kept as typed, until it is mended.

use serde::Serialize;

use super::{Evaluation, Funds, Place, RowId};
use crate::number::reading::Figure;
use crate::number::{Amount, Exact, Points, Ratio};

/// A text in place of a figure. The figure is then not stated (the year excepted, which always is).
///
/// A field is named as in `dismissed`: inside its row, else inside the evaluation, a survey's count in its row.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unread {
    /// Which row, if it belongs to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    /// Which field: `score`, `survey.sent`; `budget.sources[0].executed`.
    pub field: String,
    /// What was typed.
    pub text: String,
}

impl Unread {
    /// Where it is in an evaluation, as findings name places.
    #[must_use]
    pub fn place(&self, evaluation: &Evaluation) -> Place {
        let root = Place::root();
        if let Some(title) = self.field.strip_prefix("claimed.sections.") {
            return root.member("claimed").member("sections").member(title);
        }
        let (start, path) = match (&self.row, self.field.strip_prefix("survey.")) {
            (None, _) => (root, self.field.as_str()),
            (Some(row), Some(count)) => {
                let at = evaluation.survey.iter().position(|entry| entry.indicator == *row);
                let list = root.member("survey");
                (at.map_or_else(|| list.clone(), |at| list.index(at)), count)
            }
            (Some(row), None) => {
                let list = root.member("indicators");
                let at = evaluation.row_position(row);
                (at.map_or_else(|| list.clone(), |at| list.index(at)), self.field.as_str())
            }
        };
        path.split('.').fold(start, |place, step| match in_list(step) {
            Some((list, at)) => place.member(list).index(at),
            None => place.member(step),
        })
    }
}

impl Evaluation {
    /// The field of this name, where a figure belongs: what kind of figure, and the one that is stated. `None` where
    /// there is no such field.
    #[must_use]
    pub fn figure_at(&self, row: Option<&RowId>, field: &str) -> Option<(Figure, Option<Exact>)> {
        if let Some(id) = row {
            let row = self.row(id)?;
            let own = !row.shares_score_with_above;
            return match field {
                "points" if own => Some((Figure::Points, row.points.map(Points::exact))),
                "score" if own => Some((Figure::Score, row.score.map(Points::exact))),
                "share" => Some((Figure::Percent, row.share.map(Ratio::exact))),
                _ => {
                    let entry = self.survey.iter().find(|entry| entry.indicator == *id)?;
                    let count = match field {
                        "survey.sent" => entry.sent,
                        "survey.valid" => entry.valid,
                        "survey.satisfied" => entry.satisfied,
                        _ => return None,
                    };
                    Some((Figure::Count, count.and_then(|count| Exact::parse(&count.to_string()).ok())))
                }
            };
        }
        if field == "year" {
            return Some((Figure::Year, None));
        }
        let (part, member) = field.split_once('.')?;
        if part == "claimed" {
            let claimed = &self.claimed;
            let points = match member {
                "budget_score" => claimed.budget_score,
                "total" => claimed.total,
                "goal_points" => claimed.goal_points,
                _ => {
                    let title = member.strip_prefix("sections.").filter(|title| !title.is_empty())?;
                    claimed.sections.get(title).copied()
                }
            };
            return Some((Figure::Score, points.map(Points::exact)));
        }
        let of_funds = |funds: &Funds, member: &str| {
            let columns =
                [("initial", funds.initial), ("adjusted", funds.adjusted), ("executed", funds.executed)];
            columns.into_iter().find(|(column, _)| *column == member).map(|(_, stated)| stated)
        };
        let amount = match (part, in_list(part)) {
            ("budget", _) => {
                let (row, member) = member.split_once('.')?;
                match (row, in_list(row)) {
                    ("total", _) => of_funds(&self.budget.total, member)?,
                    (_, Some(("sources", at))) => of_funds(&self.budget.sources.get(at)?.funds, member)?,
                    _ => return None,
                }
            }
            ("expenditure", _) => match member {
                "personnel" => self.expenditure.personnel,
                "operating" => self.expenditure.operating,
                "basic" => self.expenditure.basic,
                "project" => self.expenditure.project,
                _ => return None,
            },
            (_, Some(("accounts", at))) => {
                let account = self.accounts.get(at)?;
                match member {
                    "initial" => account.initial,
                    "supplement" => account.supplement,
                    "adjusted" => account.adjusted,
                    "final" => account.final_accounts,
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some((Figure::Amount, amount.map(Amount::exact)))
    }

    /// What was typed at this field and is no figure; `None` where nothing is.
    #[must_use]
    pub fn unread_at(&self, row: Option<&RowId>, field: &str) -> Option<&str> {
        let here = |known: &&Unread| known.row.as_ref() == row && known.field == field;
        self.unread.iter().find(here).map(|known| known.text.as_str())
    }

    /// Takes out what has no field any more, or a figure in its place, and puts the rest in order.
    pub(crate) fn settle_unread(&mut self) {
        if self.unread.is_empty() {
            return;
        }
        let mut unread = std::mem::take(&mut self.unread);
        unread.retain(|known| {
            let figure = self.figure_at(known.row.as_ref(), &known.field);
            !known.text.trim().is_empty() && matches!(figure, Some((_, None)))
        });
        unread.sort_unstable();
        unread.dedup_by(|a, b| (&a.row, &a.field) == (&b.row, &b.field));
        self.unread = unread;
    }

    /// After an entry of a list without ids came to a position, or went from it: what was typed below moves along.
    pub(crate) fn move_unread(&mut self, list: &str, from: usize, came: bool) {
        self.unread.retain_mut(|known| {
            let Some(rest) = known.field.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')) else {
                return true;
            };
            let Some((at, member)) = rest.split_once(']') else { return true };
            let Ok(at) = at.parse::<usize>() else { return true };
            let to = match (came, at.cmp(&from)) {
                (_, std::cmp::Ordering::Less) => at,
                (true, _) => at.saturating_add(1),
                (false, std::cmp::Ordering::Equal) => return false,
                (false, _) => at.saturating_sub(1),
            };
            known.field = format!("{list}[{to}]{member}");
            true
        });
    }
}

/// `sources[2]`: the list and the position.
fn in_list(step: &str) -> Option<(&str, usize)> {
    let (list, at) = step.strip_suffix(']')?.split_once('[')?;
    let written = at.parse::<usize>().ok()?;
    // `[02]` names nothing: one field has one name.
    (written.to_string() == at).then_some((list, written))
}
