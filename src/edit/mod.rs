//! Every change a person can make, as data.
//!
//! The page turns each gesture into one [`Edit`] and hands it to [`apply`]; nothing else changes an
//! evaluation. Rows are named by id, never by position, so that an edit still means the same after rows
//! have moved. The lists without ids (资金来源, 收支表) are named by position.

mod apply;
mod claimed;
mod field;
mod figure;
mod kept;
mod next_year;
pub mod own;
mod start;
mod years;

pub use apply::{EditError, apply};
pub use claimed::{ClaimedPoints, ClaimedText};
pub use field::{
    AccountColumn, AmountField, DayField, ExpenditureKey, FundsColumn, PointsField, RowText, SurveyCount,
    TextField,
};
pub use figure::FigureField;
pub use next_year::{NextYear, YearSpot, next_year};
pub use start::{duplicate, new_evaluation, next_project};

use crate::evaluation::{
    Account, AccountKind, AmountUnit, Attribute, Category, Dismissed, Duration, Evaluation, Indicator, RowId,
    Rule, Source, Tier,
};
use crate::number::{Amount, Day, Points, Ratio};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// A text becomes another.
    Text(TextField, String),
    /// An amount is stated, or no longer stated.
    Amount(AmountField, Option<Amount>),
    /// Points or score of a row.
    Points(RowId, PointsField, Option<Points>),
    /// A date.
    Day(DayField, Option<Day>),
    /// A count of a survey.
    Survey(RowId, SurveyCount, Option<u32>),
    /// The evaluated year.
    Year(i32),
    /// The unit of all amounts. Figures stay as they are.
    AmountUnit(AmountUnit),
    /// A built-in scheme (its id).
    Scheme(String),
    /// A scheme of one's own, which travels with the evaluation; rows are renamed along with their headings.
    OwnScheme(Box<own::OwnScheme>),
    /// A built-in scheme in place of one's own, with the headings that it calls otherwise.
    LeaveOwnScheme(String, Vec<own::Renamed>),
    /// 项目类别.
    Category(Option<Category>),
    /// 项目属性.
    Attribute(Option<Attribute>),
    /// 项目类型.
    Duration(Option<Duration>),
    /// The rule of a row, overruled or left to the text.
    Rule(RowId, Option<Rule>),
    /// The tier of a qualitative row.
    Tier(RowId, Option<Tier>),
    /// The share inside the tier.
    Share(RowId, Option<Ratio>),
    /// Whether a row shares the score of the row above; it then gives up points and score of its own.
    SharesScore(RowId, bool),
    /// A new row at a position, with a score of its own; an id that is missing or taken is replaced by a free one.
    InsertRow(usize, Box<Indicator>),
    /// A row goes, with what hangs on it.
    RemoveRow(RowId),
    /// A row moves to a position.
    MoveRow(RowId, usize),
    /// A new 资金来源 row at a position.
    InsertSource(usize, Source),
    /// A 资金来源 row goes.
    RemoveSource(usize),
    /// A new row of 收支表 at a position.
    InsertAccount(usize, Account),
    /// A row of 收支表 goes.
    RemoveAccount(usize),
    /// What a row of 收支表 is.
    AccountKind(usize, AccountKind),
    /// Points that an existing table prints, to be compared.
    Claimed(ClaimedPoints, Option<Points>),
    /// A text that is no figure stands in a field for one, whose figure is then stated no longer.
    Unread(FigureField, String),
    /// A finding is put aside; what was put aside for the same figures of the same field gives way.
    PutAside(Box<Dismissed>),
    /// A finding that was put aside speaks again; the reason is not compared.
    BringBack(Box<Dismissed>),
    /// An earlier state comes back as a whole, e.g. with a row that was removed and all that hung on it.
    Restore(Box<Evaluation>),
}
