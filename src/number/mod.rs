//! Exact decimals, and reading what people type.
//!
//! Figures are fixed-point decimals from the keyboard to the printed score: no binary fraction ever
//! stands between. [`Exact`] is the one number type; [`Points`], [`Amount`] and [`Ratio`] say what a
//! number means. Rounding happens in one place, [`Exact::mul_div`], half up.

mod day;
mod exact;
mod kinds;
pub mod reading;

pub use day::Day;
pub use exact::{Exact, MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS, NumberError};
pub use kinds::{Amount, Points, Ratio};
