//! Which formula gives a score: `MIN(P,ROUND(P*B/A,2))` where that is exact, one of whole numbers where the
//! binary fractions of a spreadsheet would round it wrongly, and none where neither is exact.

use super::binary::gives;
use super::book::{Cached, Content, fits};
use super::expression::{Expr, Sign};
use super::figure::power_of_ten;
use crate::number::Exact;
use crate::words::sheets as words;

/// Largest whole number of a formula: beyond it spreadsheets, which take two numbers with the same 15
/// digits for the same, see the next whole number where there is none.
const LARGEST: i64 = 100_000_000_000_000;

/// A number in a cell that a formula refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operand {
    /// The cell's name.
    pub cell: String,
    /// The number in the cell.
    pub literal: Exact,
    /// What it stands for, as a power of ten: 4 where the cell shows `2万人次` and 20000 is meant.
    pub power: i32,
}

/// A rule with its operands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Law {
    /// More is better.
    AtLeast { target: Operand, actual: Operand },
    /// Less is better.
    AtMost { target: Operand, actual: Operand },
    /// The very figure, or nothing.
    Exactly { target: Operand, actual: Operand },
    /// Between two bounds.
    Between { low: Operand, high: Operand, actual: Operand },
}

/// What is written, and what is said beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub content: Content,
    pub remark: Option<&'static str>,
}

/// The score of a row by its rule.
pub(super) fn score(points: &Operand, law: &Law, score: Exact) -> Written {
    let plain = by_law(points, law, proportion);
    let whole = || by_law(points, law, whole_proportion);
    written(plain, whole, score, "General")
}

/// A rate in percent, not capped: `ROUND(100*B/A,2)`.
pub(super) fn rate(base: &Operand, executed: &Operand, percent: Exact, format: &str) -> Written {
    let hundred = Operand { cell: String::new(), literal: Exact::HUNDRED, power: 0 };
    let plain = proportion(&hundred, executed, base);
    written(plain, || whole_proportion(&hundred, executed, base), percent, format)
}

fn written(plain: Option<Expr>, whole: impl Fn() -> Option<Expr>, result: Exact, format: &str) -> Written {
    let formula = |expr: &Expr| Content::Formula {
        formula: expr.to_string(),
        cached: Cached::Number(result),
        format: format.to_owned(),
    };
    if !fits(result) {
        return Written { content: Content::number(result, format), remark: Some(words::CONSTANT) };
    }
    if let Some(plain) = plain.filter(|plain| gives(plain, result)) {
        return Written { content: formula(&plain), remark: None };
    }
    match whole().filter(|whole| gives(whole, result)) {
        Some(whole) => Written { content: formula(&whole), remark: Some(words::IN_WHOLE_NUMBERS) },
        None => Written { content: Content::number(result, format), remark: Some(words::CONSTANT) },
    }
}

/// Points × multiply ÷ divide, rounded once.
type Proportion = fn(&Operand, &Operand, &Operand) -> Option<Expr>;

fn by_law(points: &Operand, law: &Law, proportion: Proportion) -> Option<Expr> {
    let zero = || Expr::number(0);
    let full = || cell(points);
    let capped = |multiply, divide| Some(full().or_less(proportion(points, multiply, divide)?));
    let not_negative = |expr: Expr, actual: &Operand| {
        if actual.literal.is_negative() { zero().or_more(expr) } else { expr }
    };
    match law {
        Law::AtLeast { target, actual } => {
            let shared = not_negative(capped(actual, target)?, actual);
            if target.literal.is_zero() {
                Some(cell(target).infix(Sign::Equal, zero()).choose(full(), shared))
            } else {
                Some(shared)
            }
        }
        Law::AtMost { target, actual } => {
            let nothing_used = || cell(actual).infix(Sign::AtMost, zero());
            let shared = nothing_used().choose(full(), capped(target, actual)?);
            if target.literal.is_zero() {
                let at_zero = nothing_used().choose(full(), zero());
                Some(cell(target).infix(Sign::Equal, zero()).choose(at_zero, shared))
            } else {
                Some(shared)
            }
        }
        Law::Exactly { target, actual } => {
            Some(meant(actual)?.infix(Sign::Equal, meant(target)?).choose(full(), zero()))
        }
        Law::Between { low, high, actual } => {
            let below = not_negative(proportion(points, actual, low)?, actual);
            let above = proportion(points, high, actual)?;
            let inside = meant(actual)?.infix(Sign::AtMost, meant(high)?).choose(full(), above);
            Some(meant(actual)?.infix(Sign::Less, meant(low)?).choose(below, inside))
        }
    }
}

fn cell(operand: &Operand) -> Expr {
    if operand.cell.is_empty() {
        Expr::Number(operand.literal)
    } else {
        Expr::Cell(operand.cell.clone(), operand.literal)
    }
}

/// What a cell stands for.
fn meant(operand: &Operand) -> Option<Expr> {
    let ten = || power_of_ten(operand.power.unsigned_abs()).map(Expr::Number);
    Some(match operand.power {
        0 => cell(operand),
        1.. => cell(operand).times(ten()?),
        _ => cell(operand).over(ten()?),
    })
}

/// `ROUND(P*B/A,2)`, with a power of ten where the cells are not in one unit.
fn proportion(points: &Operand, multiply: &Operand, divide: &Operand) -> Option<Expr> {
    let power = multiply.power.checked_sub(divide.power)?;
    let ten = || power_of_ten(power.unsigned_abs()).map(Expr::Number);
    let (above, below) = (cell(points).times(cell(multiply)), cell(divide));
    Some(match power {
        0 => above.over(below).rounded(2),
        1.. => above.times(ten()?).over(below).rounded(2),
        _ => above.over(below.times(ten()?)).rounded(2),
    })
}

/// The same in whole numbers: half up is `INT((2*n+d)/(2*d))`, with the points in hundredths.
fn whole_proportion(points: &Operand, multiply: &Operand, divide: &Operand) -> Option<Expr> {
    let places = |operand: &Operand| i32::try_from(operand.literal.places()).ok();
    let needed = |operand: &Operand| places(operand)?.checked_sub(operand.power);
    let up = needed(multiply)?.max(needed(divide)?);
    let whole = |operand: &Operand| whole(operand, u32::try_from(operand.power.checked_add(up)?).ok()?);
    let (above, n) = whole(multiply)?;
    let (below, d) = whole(divide)?;
    let (hundredths, p) = if points.literal.places() == 0 {
        let twice = Expr::number(200).times(cell(points));
        (twice, points.literal.times(Exact::from(200))?)
    } else {
        let (hundredths, p) = self::whole(points, 2)?;
        (Expr::number(2).times(hundredths), p.times(Exact::from(2))?)
    };
    let largest = p.times(n)?.plus(d)?;
    let small_enough = [largest, d.plus(d)?].iter().all(|number| *number <= Exact::from(LARGEST));
    if !small_enough || d.is_negative() || n.is_negative() {
        return None;
    }
    let rounded = hundredths.times(above).plus(below.clone()).over(Expr::number(2).times(below)).whole();
    Some(rounded.over(Expr::number(100)))
}

/// A cell times a power of ten that makes it whole.
fn whole(operand: &Operand, up: u32) -> Option<(Expr, Exact)> {
    let ten = power_of_ten(up)?;
    let value = operand.literal.times(ten)?;
    let expr = match (up, operand.literal.places()) {
        (0, _) => cell(operand),
        (_, 0) => cell(operand).times(Expr::Number(ten)),
        _ => cell(operand).times(Expr::Number(ten)).rounded(0),
    };
    Some((expr, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn operand(cell: &str, text: &str) -> Operand {
        Operand { cell: cell.into(), literal: Exact::parse(text).unwrap(), power: 0 }
    }

    fn shown(written: &Written) -> String {
        match &written.content {
            Content::Formula { formula, .. } => formula.clone(),
            Content::Number { value, .. } => format!("constant {}", value.plain()),
            other => format!("{other:?}"),
        }
    }

    fn at_least(p: &str, b: &str, a: &str, result: &str) -> String {
        let law = Law::AtLeast { target: operand("E5", a), actual: operand("F5", b) };
        shown(&score(&operand("I5", p), &law, Exact::parse(result).unwrap()))
    }

    fn at_most(p: &str, b: &str, a: &str, result: &str) -> String {
        let law = Law::AtMost { target: operand("E5", a), actual: operand("F5", b) };
        shown(&score(&operand("I5", p), &law, Exact::parse(result).unwrap()))
    }

    #[test]
    fn more_is_better() {
        let plain = "MIN(I5,ROUND(I5*F5/E5,2))";
        assert_eq!(at_least("5", "374", "375", "4.99"), plain);
        assert_eq!(at_least("5", "900", "375", "5"), plain);
        assert_eq!(at_least("5", "0", "375", "0"), plain);
        assert_eq!(at_least("5", "-3", "375", "0"), "MAX(0,MIN(I5,ROUND(I5*F5/E5,2)))");
        assert_eq!(at_least("5", "0", "0", "5"), "IF(E5=0,I5,MIN(I5,ROUND(I5*F5/E5,2)))");
    }

    #[test]
    fn less_is_better() {
        let plain = "IF(F5<=0,I5,MIN(I5,ROUND(I5*E5/F5,2)))";
        assert_eq!(at_most("10", "6", "5", "8.33"), plain);
        assert_eq!(at_most("10", "0", "5", "10"), plain);
        assert_eq!(at_most("10", "4", "5", "10"), plain);
        let zero = "IF(E5=0,IF(F5<=0,I5,0),IF(F5<=0,I5,MIN(I5,ROUND(I5*E5/F5,2))))";
        assert_eq!(at_most("10", "0", "0", "10"), zero);
        assert_eq!(at_most("10", "3", "0", "0"), zero);
    }

    #[test]
    fn ties_that_binary_numbers_miss_are_in_whole_numbers() {
        assert_eq!(at_least("1", "1", "8", "0.13"), "MIN(I5,ROUND(I5*F5/E5,2))");
        assert_eq!(at_least("1", "201", "1000", "0.2"), "MIN(I5,ROUND(I5*F5/E5,2))");
        assert_eq!(at_least("3", "67", "200", "1.01"), "MIN(I5,INT((200*I5*F5+E5)/(2*E5))/100)");
        assert_eq!(
            at_least("1.5", "0.69", "1", "1.04"),
            "MIN(I5,INT((2*ROUND(I5*100,0)*ROUND(F5*100,0)+E5*100)/(2*(E5*100)))/100)"
        );
    }

    #[test]
    fn figures_too_long_for_whole_numbers_are_constants() {
        assert_eq!(at_least("1.01", "500000000000", "1000000000001", "0.5"), "MIN(I5,ROUND(I5*F5/E5,2))");
        assert_eq!(at_least("3", "67000000000000", "200000000000000", "1.01"), "constant 1.01");
    }

    #[test]
    fn a_range_has_two_proportions() {
        let law = |actual: &str| Law::Between {
            low: operand("J5", "3"),
            high: operand("K5", "6"),
            actual: operand("F5", actual),
        };
        let of = |actual: &str, result: &str| {
            shown(&score(&operand("I5", "10"), &law(actual), Exact::parse(result).unwrap()))
        };
        let formula = "IF(F5<J5,ROUND(I5*F5/J5,2),IF(F5<=K5,I5,ROUND(I5*K5/F5,2)))";
        assert_eq!(of("2", "6.67"), formula);
        assert_eq!(of("4", "10"), formula);
        assert_eq!(of("7", "8.57"), formula);
    }

    #[test]
    fn cells_in_other_units_get_a_power_of_ten() {
        let law = Law::AtLeast {
            target: Operand { power: 4, ..operand("E5", "5") },
            actual: operand("F5", "49000"),
        };
        assert_eq!(
            shown(&score(&operand("I5", "10"), &law, Exact::parse("9.8").unwrap())),
            "MIN(I5,ROUND(I5*F5/(E5*10000),2))"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn no_formula_is_written_that_is_not_exact(
            p in 0_i64..10_000, b in 0_i64..1_000_000, a in 1_i64..1_000_000, tie in any::<bool>(),
        ) {
            let (p, b, a) = (Exact::from_digits(p, 2).unwrap(), Exact::from(b), Exact::from(a));
            // p × b ÷ a is a tie where a is 200 or 2000 times something that goes into p × b.
            let a = if tie { Exact::from(200) } else { a };
            let Some(exact) = p.mul_div(b.min(a), a, 2) else { return Ok(()) };
            let law = Law::AtLeast {
                target: Operand { cell: "E5".into(), literal: a, power: 0 },
                actual: Operand { cell: "F5".into(), literal: b, power: 0 },
            };
            let points = Operand { cell: "I5".into(), literal: p, power: 0 };
            let written = score(&points, &law, exact);
            let is_formula = matches!(written.content, Content::Formula { .. });
            prop_assert!(is_formula, "{written:?}");
            prop_assert_eq!(written.content.value(), Some(exact));
        }
    }
}
