//! What a spreadsheet would make of a formula with its binary numbers. No score comes from here: it only
//! finds the formulas that would differ from the exact score, so that these are not written.
//!
//! Spreadsheets differ in how they hide the residues of binary fractions, and not all say how. A formula
//! counts as right only if every way known gives the exact score.

#![allow(clippy::float_arithmetic, reason = "does what a spreadsheet does, to see where it goes wrong")]

use super::expression::{Expr, Function, Sign};
use crate::number::Exact;

/// The ways of rounding and comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The binary value as it is.
    Plain,
    /// `floor(x × 100 + 0.5) ÷ 100`.
    Scaled,
    /// The value as shown with 15 digits (Excel).
    Digits,
    /// Scaled, then taken to 15 digits (LibreOffice).
    ScaledDigits,
}

const WAYS: [Way; 4] = [Way::Plain, Way::Scaled, Way::Digits, Way::ScaledDigits];

/// Whether a formula gives exactly this number in every spreadsheet.
pub(super) fn gives(formula: &Expr, exact: Exact) -> bool {
    WAYS.iter().all(|way| value(formula, *way) == binary(exact))
}

/// Whether adding these up and rounding the sum gives exactly this number in every spreadsheet.
pub(super) fn sum_gives(parts: &[Exact], exact: Exact) -> bool {
    let sum = parts.iter().fold(0.0, |sum, part| sum + binary(*part));
    WAYS.iter().all(|way| round(sum, 2, *way) == binary(exact))
}

/// The binary number nearest to an exact one: what a cell holds.
pub(super) fn binary(exact: Exact) -> f64 {
    exact.plain().parse().unwrap_or(f64::NAN)
}

fn value(formula: &Expr, way: Way) -> f64 {
    match formula {
        Expr::Number(number) | Expr::Cell(_, number) => binary(*number),
        Expr::Infix(left, sign, right) => {
            let (left, right) = (value(left, way), value(right, way));
            let (a, b) = if way == Way::Digits || way == Way::ScaledDigits {
                (fifteen_digits(left), fifteen_digits(right))
            } else {
                (left, right)
            };
            match sign {
                Sign::Less => f64::from(a < b),
                Sign::AtMost => f64::from(a <= b),
                Sign::Equal => f64::from(a == b),
                Sign::Plus => left + right,
                Sign::Times => left * right,
                Sign::Over => left / right,
            }
        }
        Expr::Call(function, parts) => {
            let part = |index: usize| parts.get(index).map_or(f64::NAN, |part| value(part, way));
            match function {
                Function::If => part(if part(0) == 0.0 { 2 } else { 1 }),
                Function::Int => match way {
                    Way::Plain | Way::Scaled => part(0).floor(),
                    Way::Digits | Way::ScaledDigits => fifteen_digits(part(0)).floor(),
                },
                Function::Max => part(0).max(part(1)),
                Function::Min => part(0).min(part(1)),
                Function::Round => round(part(0), if part(1) == 0.0 { 0 } else { 2 }, way),
            }
        }
    }
}

fn round(x: f64, places: usize, way: Way) -> f64 {
    let factor = if places == 0 { 1.0 } else { 100.0 };
    let size = x.abs();
    let rounded = match way {
        Way::Plain => half_up(&format!("{size:.40}"), places),
        Way::Scaled => (size * factor + 0.5).floor() / factor,
        Way::Digits => half_up(&written_out(size), places),
        Way::ScaledDigits => (fifteen_digits(size * factor + 0.5)).floor() / factor,
    };
    rounded.copysign(x)
}

/// A decimal writing cut after so many places and rounded by the digit behind them.
fn half_up(written: &str, places: usize) -> f64 {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    let up = fraction.chars().nth(places).is_some_and(|digit| digit >= '5');
    let scaled: f64 = format!("{whole}{kept}").parse().unwrap_or(f64::NAN);
    (scaled + f64::from(up)) / if places == 0 { 1.0 } else { 100.0 }
}

/// The number with 15 digits, without an exponent.
fn written_out(x: f64) -> String {
    let short = format!("{x:.14e}");
    let exponent: i32 = short.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let places = usize::try_from(14_i32.saturating_sub(exponent)).unwrap_or(0);
    format!("{x:.places$}")
}

/// The number nearest to its writing with 15 digits.
fn fifteen_digits(x: f64) -> f64 {
    format!("{x:.14e}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(p: &str, b: &str, a: &str) -> Expr {
        let cell = |text: &str| Expr::Cell("A1".into(), Exact::parse(text).unwrap());
        cell(p).times(cell(b)).over(cell(a)).rounded(2)
    }

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn plain_fractions_and_binary_ties_are_right_everywhere() {
        assert!(gives(&rounded("10", "5", "6"), exact("8.33")));
        assert!(gives(&rounded("1", "1", "8"), exact("0.13")));
        assert!(!gives(&rounded("10", "5", "6"), exact("8.34")));
        assert!(gives(&rounded("20", "570.36", "570.36"), exact("20")));
    }

    #[test]
    fn a_decimal_tie_is_not_trusted() {
        // 1 × 201 ÷ 200 = 1.005, which as a binary number lies below.
        assert!(!gives(&rounded("1", "201", "200"), exact("1.01")));
        // 4.994999999999999 is no tie, but looks like one with 15 digits.
        assert!(!gives(&rounded("1", "4994999999999.999", "1000000000000"), exact("4.99")));
    }

    #[test]
    fn each_way_rounds_as_it_says() {
        let ways = |x: f64| WAYS.map(|way| round(x, 2, way));
        assert_eq!(ways(1.005), [1.0, 1.0, 1.01, 1.01]);
        assert_eq!(ways(0.125), [0.13; 4]);
        assert_eq!(ways(-8.333), [-8.33; 4]);
        assert_eq!(ways(99.995), [100.0, 100.0, 100.0, 100.0]);
    }
}
