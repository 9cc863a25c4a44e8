//! The places in a form's texts where values go.

use super::composed::composed_deviation;
use crate::evaluation::{ContactKey, Evaluation, Funds, GoalKey, NarrativeKey, Source};
use crate::number::{Amount, Exact, Points, Ratio};
use crate::scheme::BudgetBase;
use crate::scoring::Facts;

/// Most letters of the name of a place, or of a hole in a sentence.
const LONGEST_NAME: usize = 64;
/// What the forms print where a number is not stated.
const DASH: &str = "—";

/// A place: `{budget.rate}` in a form's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the value named in NAMES")]
pub enum Place {
    Unit,
    Year,
    FiledOn,
    AmountUnit,
    ProjectName,
    SupervisingDepartment,
    ImplementingUnit,
    BudgetInitial,
    BudgetAdjusted,
    BudgetExecuted,
    BudgetBase,
    BudgetRate,
    BudgetPoints,
    BudgetScore,
    SourceName,
    SourceInitial,
    SourceAdjusted,
    SourceExecuted,
    SourceRate,
    Personnel,
    Operating,
    Basic,
    Project,
    BudgetReason,
    Goal(GoalKey),
    Narrative(NarrativeKey),
    Contact(ContactKey),
    Total,
    TotalPoints,
    IndicatorPoints,
    Grade,
}

/// Every place with the name that stands for it in forms.
const NAMES: &[(&str, Place)] = &[
    ("unit", Place::Unit),
    ("year", Place::Year),
    ("filed_on", Place::FiledOn),
    ("amount_unit", Place::AmountUnit),
    ("project.name", Place::ProjectName),
    ("project.supervising_department", Place::SupervisingDepartment),
    ("project.implementing_unit", Place::ImplementingUnit),
    ("budget.initial", Place::BudgetInitial),
    ("budget.adjusted", Place::BudgetAdjusted),
    ("budget.executed", Place::BudgetExecuted),
    ("budget.base", Place::BudgetBase),
    ("budget.rate", Place::BudgetRate),
    ("budget.points", Place::BudgetPoints),
    ("budget.score", Place::BudgetScore),
    ("source.name", Place::SourceName),
    ("source.initial", Place::SourceInitial),
    ("source.adjusted", Place::SourceAdjusted),
    ("source.executed", Place::SourceExecuted),
    ("source.rate", Place::SourceRate),
    ("expenditure.personnel", Place::Personnel),
    ("expenditure.operating", Place::Operating),
    ("expenditure.basic", Place::Basic),
    ("expenditure.project", Place::Project),
    ("budget.reason", Place::BudgetReason),
    ("goals.long_term", Place::Goal(GoalKey::LongTerm)),
    ("goals.annual", Place::Goal(GoalKey::Annual)),
    ("goals.achieved", Place::Goal(GoalKey::Achieved)),
    ("narrative.conclusion", Place::Narrative(NarrativeKey::Conclusion)),
    ("narrative.completed", Place::Narrative(NarrativeKey::Completed)),
    ("narrative.problems", Place::Narrative(NarrativeKey::Problems)),
    ("narrative.improvements", Place::Narrative(NarrativeKey::Improvements)),
    ("narrative.deviation", Place::Narrative(NarrativeKey::Deviation)),
    ("narrative.measures", Place::Narrative(NarrativeKey::Measures)),
    ("narrative.approval", Place::Narrative(NarrativeKey::Approval)),
    ("contacts.filled_by", Place::Contact(ContactKey::FilledBy)),
    ("contacts.phone", Place::Contact(ContactKey::Phone)),
    ("contacts.reviewer", Place::Contact(ContactKey::Reviewer)),
    ("contacts.head", Place::Contact(ContactKey::Head)),
    ("total", Place::Total),
    ("total_points", Place::TotalPoints),
    ("indicator_points", Place::IndicatorPoints),
    ("grade", Place::Grade),
];

impl Place {
    /// The place of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Place> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, place)| *place)
    }

    /// Whether it speaks of a row of 资金来源.
    #[must_use]
    pub fn is_of_source(self) -> bool {
        matches!(
            self,
            Place::SourceName
                | Place::SourceInitial
                | Place::SourceAdjusted
                | Place::SourceExecuted
                | Place::SourceRate
        )
    }
}

/// Puts values in the places of a text. A brace that opens no place stays as it stands.
///
/// ```
/// let filled = ziping::report::fill("{year}年度{unit}", |name| match name {
///     "year" => Some("2020".into()),
///     _ => None,
/// });
/// assert_eq!(filled, "2020年度{unit}");
/// ```
#[must_use]
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        // No name is longer: a text of nothing but open braces must not be searched to its end for each of them.
        let end = after.char_indices().take(LONGEST_NAME).find(|(_, c)| *c == '}').map(|(at, _)| at);
        let named = end.and_then(|end| after.split_at_checked(end));
        let found = named.and_then(|(name, after)| Some((value(name)?, after.strip_prefix('}')?)));
        if let Some((value, after)) = found {
            filled.push_str(&value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

impl Facts<'_> {
    /// A text with its places filled.
    pub(super) fn fill(&self, text: &str, source: Option<&Source>) -> String {
        fill(text, |name| Place::from_name(name).map(|place| self.value(place, source)))
    }

    fn value(&self, place: Place, source: Option<&Source>) -> String {
        let evaluation = self.evaluation;
        let project = evaluation.project.as_ref();
        let total = &evaluation.budget.total;
        let amount = |field: &str, stated: Option<Amount>| typed(evaluation, field, stated);
        let at = source.and_then(|source| {
            evaluation.budget.sources.iter().position(|known| std::ptr::eq(known, source))
        });
        let of_source = |member: &str, pick: fn(&Funds) -> Option<Amount>| {
            let field = at.map(|at| format!("budget.sources[{at}].{member}")).unwrap_or_default();
            amount(&field, source.and_then(|source| pick(&source.funds)))
        };
        match place {
            Place::Unit => evaluation.unit.clone(),
            Place::Year => evaluation.year.to_string(),
            Place::FiledOn => evaluation.filed_on.map(crate::number::Day::in_words).unwrap_or_default(),
            Place::AmountUnit => evaluation.amount_unit.word().to_owned(),
            Place::ProjectName => project.map(|project| project.name.clone()).unwrap_or_default(),
            Place::SupervisingDepartment => {
                project.map(|project| project.supervising_department.clone()).unwrap_or_default()
            }
            Place::ImplementingUnit => {
                project.map(|project| project.implementing_unit.clone()).unwrap_or_default()
            }
            Place::BudgetInitial => amount("budget.total.initial", total.initial),
            Place::BudgetAdjusted => amount("budget.total.adjusted", total.adjusted),
            Place::BudgetExecuted => amount("budget.total.executed", total.executed),
            Place::BudgetBase => match self.scheme.budget.as_ref().map(|budget| budget.base) {
                Some(BudgetBase::Initial) => amount("budget.total.initial", total.initial),
                Some(BudgetBase::Adjusted) | None => amount("budget.total.adjusted", total.adjusted),
            },
            Place::BudgetRate => self.rate(self.card.budget.as_ref().and_then(|budget| budget.rate)),
            Place::BudgetPoints => points(self.scheme.budget.as_ref().and_then(|budget| budget.points)),
            Place::BudgetScore => points(self.card.budget.as_ref().and_then(|budget| budget.score)),
            Place::SourceName => source.map(|source| source.name.clone()).unwrap_or_default(),
            Place::SourceInitial => of_source("initial", |funds| funds.initial),
            Place::SourceAdjusted => of_source("adjusted", |funds| funds.adjusted),
            Place::SourceExecuted => of_source("executed", |funds| funds.executed),
            Place::SourceRate => self.rate(source.and_then(|source| rate_of(&source.funds))),
            Place::Personnel => amount("expenditure.personnel", evaluation.expenditure.personnel),
            Place::Operating => amount("expenditure.operating", evaluation.expenditure.operating),
            Place::Basic => amount("expenditure.basic", evaluation.expenditure.basic),
            Place::Project => amount("expenditure.project", evaluation.expenditure.project),
            Place::BudgetReason => evaluation.budget.reason.clone(),
            Place::Goal(key) => evaluation.goals.get(key).to_owned(),
            Place::Narrative(NarrativeKey::Deviation) => composed_deviation(evaluation, self.scheme)
                .unwrap_or_else(|| evaluation.narrative.deviation.clone()),
            Place::Narrative(key) => evaluation.narrative.get(key).to_owned(),
            Place::Contact(key) => evaluation.contacts.get(key).to_owned(),
            Place::Total => points(self.card.total),
            Place::TotalPoints => points(self.card.points_set),
            Place::IndicatorPoints => points(self.scheme.indicator_points()),
            Place::Grade => self.card.grade.clone().unwrap_or_default(),
        }
    }

    fn rate(&self, rate: Option<Ratio>) -> String {
        let percent = rate.and_then(|rate| rate.exact().times(Exact::HUNDRED));
        let rounded = percent.and_then(|percent| percent.rounded(self.scheme.places.table_rate));
        rounded.map_or(DASH.to_owned(), |percent| format!("{}%", percent.plain()))
    }
}

/// Executed ÷ adjusted of one row, as a ratio to hundredths of a percent; `None` where there is none.
fn rate_of(funds: &Funds) -> Option<Ratio> {
    let (executed, adjusted) = (funds.executed?.exact(), funds.adjusted?.exact());
    Exact::ONE.mul_div(executed, adjusted, 4).map(Ratio::new)
}

/// An amount as tables print it: digits as stated, what was typed where that is no figure (nothing is lost on paper,
/// which is a draft then), a dash where nothing is.
fn typed(evaluation: &Evaluation, field: &str, stated: Option<Amount>) -> String {
    let typed = || evaluation.unread_at(None, field).unwrap_or(DASH).to_owned();
    stated.map_or_else(typed, |amount| amount.to_string())
}

/// Points as tables print them: zeros at the end go; nothing where there are none.
pub(super) fn points(points: Option<Points>) -> String {
    points.map(|points| points.exact().plain()).unwrap_or_default()
}
