//! Evaluation × Scheme → [`Scorecard`]: a pure function, every figure with its explanation.
//!
//! How a value is read and scored is decided in `docs/scoring.md`. Three steps for each row: what the target
//! means ([`Target`]), how the actual value compares with it ([`Judgement`]), and what that gives of
//! the row's points ([`Outcome`]). Nothing here makes sentences; `words` does.

mod budget;
mod card;
mod formula;
mod judge;
mod outcome;
mod rows;
mod target;

pub use budget::{BudgetGap, BudgetOutcome, BudgetScore};
pub use card::{Facts, Scorecard, SectionScore, score};
pub use formula::{Banded, Worked};
pub use judge::{Finished, Gap, Hint, Judgement};
pub use outcome::Outcome;
pub use rows::{RowReading, RowScore};
pub use target::{Goal, Target};
