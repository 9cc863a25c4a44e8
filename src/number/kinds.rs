//! What a number means: points, money, or a share of a whole.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Exact, NumberError};

macro_rules! kind {
    ($(#[$doc:meta])* $name:ident, $places:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Exact);

        impl $name {
            /// Most digits after the point.
            pub const MAX_PLACES: usize = $places;
            /// Nothing of it (which is not the same as "not stated").
            pub const ZERO: $name = $name(Exact::ZERO);

            /// Reads the form used in files, e.g. `"570.36"`.
            ///
            /// # Errors
            /// Where the text is not a number, or has more digits than allowed.
            pub fn parse(text: &str) -> Result<$name, NumberError> {
                let number = Exact::parse(text)?;
                let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                if places > Self::MAX_PLACES {
                    return Err(NumberError::TooManyFractionDigits { allowed: Self::MAX_PLACES });
                }
                Ok($name(number))
            }

            /// The same number, of this meaning.
            #[must_use]
            pub const fn new(number: Exact) -> $name {
                $name(number)
            }

            /// The bare number.
            #[must_use]
            pub const fn exact(self) -> Exact {
                self.0
            }

            /// The sum, or `None` beyond 28 digits.
            #[must_use]
            pub fn plus(self, other: $name) -> Option<$name> {
                self.0.plus(other.0).map($name)
            }

            /// The difference, or `None` beyond 28 digits.
            #[must_use]
            pub fn minus(self, other: $name) -> Option<$name> {
                self.0.minus(other.0).map($name)
            }

            /// The sum of the figures that are stated; `None` where none is (which is not zero).
            pub fn sum(stated: impl IntoIterator<Item = Option<$name>>) -> Option<$name> {
                stated.into_iter().flatten().try_fold(None, |sum: Option<$name>, next| {
                    sum.map_or(Some(next), |sum| sum.plus(next)).map(Some)
                })?
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

kind!(
    /// Points or a score (分值, 得分); at most two digits after the point.
    #[doc(alias = "分值")]
    #[doc(alias = "得分")]
    Points,
    2
);
kind!(
    /// An amount of money in the evaluation's amount unit (元, 万元 or 亿元).
    #[doc(alias = "金额")]
    Amount,
    super::exact::MAX_FRACTION_DIGITS
);
kind!(
    /// A share of a whole as a ratio: 1 is 100 %.
    #[doc(alias = "比例")]
    Ratio,
    super::exact::MAX_FRACTION_DIGITS
);

impl Ratio {
    /// The ratio as a percentage with exactly `places` digits after the point: `0.862` → `86.20%`.
    #[must_use]
    pub fn percent(self, places: u32) -> String {
        self.0
            .times(Exact::HUNDRED)
            .map_or_else(|| self.0.plain(), |number| format!("{}%", number.fixed(places)))
    }

    /// The ratio as the shortest percentage: `0.862` → `86.2%`, `1` → `100%`.
    #[must_use]
    pub fn percent_plain(self) -> String {
        self.0.times(Exact::HUNDRED).map_or_else(|| self.0.plain(), |number| format!("{}%", number.plain()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_have_two_places_and_amounts_six() {
        assert!(Points::parse("9.99").is_ok());
        assert_eq!(Points::parse("9.995"), Err(NumberError::TooManyFractionDigits { allowed: 2 }));
        assert!(Amount::parse("0.000001").is_ok());
    }

    #[test]
    fn a_sum_of_nothing_stated_is_not_zero() {
        assert_eq!(Amount::sum([None, None]), None);
        let one = Amount::parse("1.5").unwrap();
        assert_eq!(Amount::sum([None, Some(one), Some(one)]), Some(Amount::parse("3").unwrap()));
    }

    #[test]
    fn ratios_print_as_percentages() {
        let ratio = Ratio::parse("0.862").unwrap();
        assert_eq!(ratio.percent(2), "86.20%");
        assert_eq!(ratio.percent_plain(), "86.2%");
    }
}
