//! The facts: plain data, only what a unit states.
//!
//! Nothing here is computed. A number that is not stated is `None`, which is not zero; a text that is not
//! stated is empty. What a person typed as a target or an actual value is kept as typed. The members are
//! those of the file format (`docs/file-format.md`), in the order in which they are written.

mod budget;
mod claimed;
mod indicator;
mod project;
mod texts;
mod unread;

use std::collections::BTreeMap;

use serde::Serialize;

pub use crate::json::{Place, Step};
pub use crate::number::Day;
pub use budget::{Account, AccountKind, AmountUnit, Budget, Expenditure, Funds, Source};
pub use claimed::{Claimed, Dismissed};
pub use indicator::{Indicator, RowId, Rule, SurveyEntry, Tier};
pub use project::{Attribute, Category, Duration, Project};
pub use texts::{ContactKey, Contacts, GoalKey, Goals, Narrative, NarrativeKey, Paragraph, ReportKey};
pub use unread::Unread;

use crate::scheme::Scheme;

/// One self-evaluation table and all that belongs to it: a whole unit's or one project's.
#[doc(alias = "自评表")]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Evaluation {
    /// Random, made with the evaluation, kept by every copy that is sent around; empty = not given yet.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Which scheme (评分方案) rules it: an id such as `hubei-2020-unit`, with `@2` for a later revision.
    pub scheme: String,
    /// The whole scheme, where the file brings its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme_definition: Option<Box<Scheme>>,
    /// 单位名称.
    pub unit: String,
    /// The evaluated year.
    pub year: i32,
    /// 填报日期.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed_on: Option<Day>,
    /// Date under the report; not stated = `filed_on`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_date: Option<Day>,
    /// Who filled in, who answers for it.
    #[serde(skip_serializing_if = "is_default")]
    pub contacts: Contacts,
    /// The project, or `None` for a whole unit (整体).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    /// Unit of all amounts in this evaluation.
    pub amount_unit: AmountUnit,
    /// 预算执行情况.
    #[serde(skip_serializing_if = "is_default")]
    pub budget: Budget,
    /// 基本支出 and 项目支出 of a whole unit.
    #[serde(skip_serializing_if = "is_default")]
    pub expenditure: Expenditure,
    /// 预算收支情况表, row by row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
    /// 绩效目标.
    #[serde(skip_serializing_if = "is_default")]
    pub goals: Goals,
    /// The indicator table, in table order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Satisfaction surveys behind indicators.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub survey: Vec<SurveyEntry>,
    /// Texts for the report and the table.
    #[serde(skip_serializing_if = "is_default")]
    pub narrative: Narrative,
    /// The person's own text in place of a generated paragraph.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub report: BTreeMap<ReportKey, String>,
    /// Findings put aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissed>,
    /// Texts that stand where figures belong; by row and field, each field once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
    /// What an existing table or report prints; only checked, never used in scoring.
    #[serde(skip_serializing_if = "is_default")]
    pub claimed: Claimed,
}

impl Evaluation {
    /// The row with this id.
    #[must_use]
    pub fn row(&self, id: &RowId) -> Option<&Indicator> {
        self.indicators.iter().find(|row| row.id == *id)
    }

    /// The position of the row with this id, from 0.
    #[must_use]
    pub fn row_position(&self, id: &RowId) -> Option<usize> {
        self.indicators.iter().position(|row| row.id == *id)
    }

    /// What tables that belong together share: the unit, spaces aside (they are a matter of typing), and the year.
    #[must_use]
    pub fn unit_and_year(&self) -> (String, i32) {
        (self.unit.chars().filter(|letter| !letter.is_whitespace()).collect(), self.year)
    }

    /// Whether this is a project's table (else a whole unit's).
    #[must_use]
    pub fn is_project(&self) -> bool {
        self.project.is_some()
    }

    /// The shortest row id of the form `r1`, `r2` … that no row has yet.
    #[must_use]
    pub fn free_row_id(&self) -> RowId {
        RowId::free(|id| self.indicators.iter().any(|row| row.id == *id))
    }
}

/// Whether a part holds nothing, so that it is not written.
pub(crate) fn is_default<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}

/// Makes an enum whose variants have one fixed word each in files.
macro_rules! words_of {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every value, in the order of the form.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word that stands for this value in files.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The value that this word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}
pub(crate) use words_of;
