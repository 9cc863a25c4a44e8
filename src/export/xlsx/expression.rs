//! Formulas as trees, so that what is written is what was checked.

use std::fmt;

use crate::number::Exact;

/// A formula or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expr {
    /// A number in the formula itself.
    Number(Exact),
    /// A cell, with the number that stands in it.
    Cell(String, Exact),
    /// Two parts with a sign between them.
    Infix(Box<Expr>, Sign, Box<Expr>),
    /// A function.
    Call(Function, Vec<Expr>),
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Less,
    AtMost,
    Equal,
    Plus,
    Times,
    Over,
}

/// The functions that are used: every spreadsheet has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    If,
    Int,
    Max,
    Min,
    Round,
}

impl Expr {
    pub(super) fn number(number: i32) -> Expr {
        Expr::Number(Exact::from(number))
    }

    pub(super) fn infix(self, sign: Sign, other: Expr) -> Expr {
        Expr::Infix(Box::new(self), sign, Box::new(other))
    }

    pub(super) fn plus(self, other: Expr) -> Expr {
        self.infix(Sign::Plus, other)
    }

    pub(super) fn times(self, other: Expr) -> Expr {
        self.infix(Sign::Times, other)
    }

    pub(super) fn over(self, other: Expr) -> Expr {
        self.infix(Sign::Over, other)
    }

    /// Rounded half up to so many places.
    pub(super) fn rounded(self, places: i32) -> Expr {
        Expr::Call(Function::Round, vec![self, Expr::number(places)])
    }

    /// The whole number not above it.
    pub(super) fn whole(self) -> Expr {
        Expr::Call(Function::Int, vec![self])
    }

    /// The smaller of two.
    pub(super) fn or_less(self, other: Expr) -> Expr {
        Expr::Call(Function::Min, vec![self, other])
    }

    /// The larger of two.
    pub(super) fn or_more(self, other: Expr) -> Expr {
        Expr::Call(Function::Max, vec![self, other])
    }

    /// One of two parts, by a comparison.
    pub(super) fn choose(self, then: Expr, or: Expr) -> Expr {
        Expr::Call(Function::If, vec![self, then, or])
    }

    /// How tightly it holds together.
    fn rank(&self) -> u8 {
        match self {
            Expr::Infix(_, Sign::Less | Sign::AtMost | Sign::Equal, _) => 0,
            Expr::Infix(_, Sign::Plus, _) => 1,
            Expr::Infix(_, Sign::Times | Sign::Over, _) => 2,
            _ => 3,
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Number(number) => f.write_str(&number.plain()),
            Expr::Cell(address, _) => f.write_str(address),
            Expr::Infix(left, sign, right) => {
                let bracketed = |part: &Expr, tight: bool| {
                    if part.rank() < self.rank() || tight && part.rank() == self.rank() {
                        format!("({part})")
                    } else {
                        part.to_string()
                    }
                };
                // a+(b+c) needs no brackets, a/(b*c) does.
                let tight = *sign != Sign::Plus;
                let sign = match sign {
                    Sign::Less => "<",
                    Sign::AtMost => "<=",
                    Sign::Equal => "=",
                    Sign::Plus => "+",
                    Sign::Times => "*",
                    Sign::Over => "/",
                };
                write!(f, "{}{sign}{}", bracketed(left, false), bracketed(right, tight))
            }
            Expr::Call(function, parts) => {
                let name = match function {
                    Function::If => "IF",
                    Function::Int => "INT",
                    Function::Max => "MAX",
                    Function::Min => "MIN",
                    Function::Round => "ROUND",
                };
                let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                write!(f, "{name}({})", parts.join(","))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let cell = |name: &str| Expr::Cell(name.into(), Exact::ONE);
        let sum = cell("A1").plus(cell("A2"));
        let product = Expr::number(2).times(cell("B1"));
        assert_eq!(sum.clone().over(product.clone()).whole().to_string(), "INT((A1+A2)/(2*B1))");
        assert_eq!(cell("A1").times(cell("A2")).over(cell("A3")).rounded(2).to_string(), "ROUND(A1*A2/A3,2)");
        assert_eq!(product.plus(sum).to_string(), "2*B1+A1+A2");
        assert_eq!(
            cell("A1").infix(Sign::AtMost, Expr::number(0)).choose(cell("B1"), Expr::number(0)).to_string(),
            "IF(A1<=0,B1,0)"
        );
    }
}
