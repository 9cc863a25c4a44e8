//! The one number type: a decimal that never rounds by itself.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

/// Most digits before the decimal point that a stated figure may have (file-format contract).
pub const MAX_INTEGER_DIGITS: usize = 15;
/// Most digits after the decimal point that a stated figure may have (file-format contract).
pub const MAX_FRACTION_DIGITS: usize = 6;

/// An exact decimal number.
///
/// Comparison is by value (`5.0 == 5`), writing keeps the digits as stated (`5.0` prints `5.0`).
/// Sums are checked; products and quotients exist only as [`Exact::mul_div`], which rounds once.
///
/// ```
/// use ziping::number::Exact;
/// let points = Exact::parse("5").unwrap();
/// let (actual, target) = (Exact::from(374), Exact::from(375));
/// assert_eq!(points.mul_div(actual, target, 2).unwrap().to_string(), "4.99");
/// ```
#[derive(Clone, Copy, Default)]
pub struct Exact(Decimal);

/// Why a piece of text is not a figure that this program takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing, or something else than `-`, digits and one point.
    NotANumber,
    /// More than [`MAX_INTEGER_DIGITS`] digits before the point.
    TooManyIntegerDigits,
    /// More digits after the point than are allowed here.
    TooManyFractionDigits {
        /// How many are allowed.
        allowed: usize,
    },
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(Decimal::ZERO);
    /// One.
    pub const ONE: Exact = Exact(Decimal::ONE);
    /// One hundred.
    pub const HUNDRED: Exact = Exact(Decimal::ONE_HUNDRED);

    /// Reads the form used in files: `-`, up to 15 digits, a point, up to 6 digits. Nothing else: no sign
    /// `+`, no exponent, no separators, no spaces (what people type is read by [`super::reading`]).
    ///
    /// # Errors
    /// Says which of the three rules the text breaks.
    pub fn parse(text: &str) -> Result<Exact, NumberError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(NumberError::NotANumber),
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(NumberError::NotANumber);
        }
        if whole.len() > MAX_INTEGER_DIGITS {
            return Err(NumberError::TooManyIntegerDigits);
        }
        if fraction.len() > MAX_FRACTION_DIGITS {
            return Err(NumberError::TooManyFractionDigits { allowed: MAX_FRACTION_DIGITS });
        }
        let value: Decimal = text.parse().map_err(|_| NumberError::NotANumber)?;
        Ok(Exact(if value.is_zero() { Decimal::new(0, value.scale()) } else { value }))
    }

    /// A number from its digits without the point, and how many of them stand after the point.
    #[must_use]
    pub fn from_digits(digits: i64, places: u32) -> Option<Exact> {
        Decimal::try_new(digits, places).ok().map(Exact)
    }

    /// The sum, or `None` where it has more digits than the type holds (28).
    #[must_use]
    pub fn plus(self, other: Exact) -> Option<Exact> {
        self.0.checked_add(other.0).map(Exact)
    }

    /// The difference, or `None` where it has more digits than the type holds (28).
    #[must_use]
    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.0.checked_sub(other.0).map(Exact)
    }

    /// `self × by ÷ over`, rounded once, half up (四舍五入, away from zero), to `places` decimal places,
    /// from the exact fraction. This is the only rounding in the program.
    ///
    /// `None` where `over` is zero or the figures are too long for exact work (products over 38 digits);
    /// figures within the file format's bounds never are.
    #[must_use]
    pub fn mul_div(self, by: Exact, over: Exact, places: u32) -> Option<Exact> {
        if over.is_zero() {
            return None;
        }
        // self × by ÷ over = (m1 × m2 ÷ m3) × 10^(s3 − s1 − s2): bring the powers of ten to one side.
        let (m1, s1) = self.unsigned();
        let (m2, s2) = by.unsigned();
        let (m3, s3) = over.unsigned();
        let up = s3.checked_add(places)?;
        let down = s1.checked_add(s2)?;
        let mut numerator = m1.checked_mul(m2)?;
        let mut denominator = m3;
        if up >= down {
            numerator = numerator.checked_mul(power_of_ten(up.checked_sub(down)?)?)?;
        } else {
            denominator = denominator.checked_mul(power_of_ten(down.checked_sub(up)?)?)?;
        }
        let whole = numerator.checked_div(denominator)?;
        let rest = numerator.checked_rem(denominator)?;
        let half_or_more = rest >= denominator.checked_sub(rest)?;
        let rounded = if half_or_more { whole.checked_add(1)? } else { whole };
        let negative = self.is_negative() != by.is_negative() && !by.is_zero() && !self.is_zero();
        let negative = negative != over.is_negative() && rounded != 0;
        let signed = i128::try_from(rounded).ok()?;
        let signed = if negative { signed.checked_neg()? } else { signed };
        Decimal::try_from_i128_with_scale(signed, places).ok().map(Exact)
    }

    /// How many times `over` goes wholly into this number, and whether something is left; `None` where `over` is not
    /// above zero, this is below it, or the figures are too long.
    #[must_use]
    pub fn times_over(self, over: Exact) -> Option<(Exact, bool)> {
        if !over.is_positive() || self.is_negative() {
            return None;
        }
        let (m1, s1) = self.unsigned();
        let (m2, s2) = over.unsigned();
        let places = s1.max(s2);
        let above = m1.checked_mul(power_of_ten(places.checked_sub(s1)?)?)?;
        let below = m2.checked_mul(power_of_ten(places.checked_sub(s2)?)?)?;
        let whole = i128::try_from(above.checked_div(below)?).ok()?;
        let rest = above.checked_rem(below)? != 0;
        Decimal::try_from_i128_with_scale(whole, 0).ok().map(|whole| (Exact(whole), rest))
    }

    /// The number rounded half up to `places`, keeping exactly that many digits after the point.
    #[must_use]
    pub fn rounded(self, places: u32) -> Option<Exact> {
        self.mul_div(Exact::ONE, Exact::ONE, places)
    }

    /// The exact product, or `None` where it has more digits than the type holds.
    ///
    /// Unlike the library's own product this one never rounds to make room.
    #[must_use]
    pub fn times(self, by: Exact) -> Option<Exact> {
        let (a, b) = (self.0.normalize(), by.0.normalize());
        let digits = a.mantissa().checked_mul(b.mantissa())?;
        Decimal::try_from_i128_with_scale(digits, a.scale().checked_add(b.scale())?).ok().map(Exact)
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether this is above zero.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.0.is_sign_positive() && !self.0.is_zero()
    }

    /// How many digits stand after the point, zeros at the end not counted.
    #[must_use]
    pub fn places(self) -> u32 {
        self.0.normalize().scale()
    }

    /// How many digits after the point are written, zeros too: 2 for 50.60, which equals 50.6 but states more.
    #[must_use]
    pub fn places_stated(self) -> u32 {
        self.0.scale()
    }

    /// Whether the number has at most 15 digits before and 6 after the point (the file format's bounds).
    #[must_use]
    pub fn is_within_bounds(self) -> bool {
        Exact::parse(&self.plain()).is_ok()
    }

    /// The shortest writing: zeros at the end go (`20.00` → `20`, `9.80` → `9.8`).
    #[must_use]
    pub fn plain(self) -> String {
        self.0.normalize().to_string()
    }

    /// The same number without zeros at the end of its fraction.
    #[must_use]
    pub fn without_zeros(self) -> Exact {
        Exact(self.0.normalize())
    }

    /// The writing with exactly `places` digits after the point, rounded half up; the plain writing where
    /// the number is too long to round.
    #[must_use]
    pub fn fixed(self, places: u32) -> String {
        self.rounded(places).map_or_else(|| self.plain(), |number| number.to_string())
    }

    fn unsigned(self) -> (u128, u32) {
        let short = self.0.normalize();
        (short.mantissa().unsigned_abs(), short.scale())
    }
}

fn power_of_ten(exponent: u32) -> Option<u128> {
    10_u128.checked_pow(exponent)
}

impl From<i32> for Exact {
    fn from(number: i32) -> Exact {
        Exact(Decimal::from(number))
    }
}

impl From<i64> for Exact {
    fn from(number: i64) -> Exact {
        Exact(Decimal::from(number))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.0 == other.0
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn the_file_form_is_taken_and_nothing_else() {
        for good in ["0", "5", "570.36", "-3.5", "007", "999999999999999.999999"] {
            assert!(Exact::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "-", ".5", "5.", "+5", "1e3", "1,000", " 5", "５", "NaN", "1.2.3", "--1", "0x10"] {
            assert_eq!(Exact::parse(bad), Err(NumberError::NotANumber), "{bad}");
        }
        assert_eq!(Exact::parse("1234567890123456"), Err(NumberError::TooManyIntegerDigits));
        assert_eq!(
            Exact::parse("0.1234567"),
            Err(NumberError::TooManyFractionDigits { allowed: MAX_FRACTION_DIGITS })
        );
    }

    #[test]
    fn stated_digits_are_kept_and_zero_has_no_sign() {
        assert_eq!(exact("50.60").to_string(), "50.60");
        assert_eq!(exact("50.60"), exact("50.6"));
        assert_eq!(exact("-0.0").to_string(), "0.0");
        assert!(!exact("-0").is_negative());
    }

    #[test]
    fn rounding_is_half_up_from_the_exact_fraction() {
        let cases = [
            ("5", "374", "375", "4.99"),
            ("10", "5", "6", "8.33"),
            ("10", "37.24", "43.2", "8.62"),
            ("10", "154.74", "310.2", "4.99"),
            ("1", "1", "8", "0.13"),
            ("1", "0.125", "1", "0.13"),
            ("1", "-0.125", "1", "-0.13"),
            ("1", "0.0049999", "1", "0.00"),
            ("20", "570.36", "570.36", "20.00"),
        ];
        for (points, by, over, expected) in cases {
            let got = exact_or_long(points).mul_div(exact_or_long(by), exact_or_long(over), 2);
            assert_eq!(got.unwrap().to_string(), expected, "{points} × {by} ÷ {over}");
        }
        assert_eq!(exact("1").mul_div(exact("1"), Exact::ZERO, 2), None);
    }

    #[test]
    fn whole_times_are_counted_and_the_rest_is_seen() {
        for (number, over, whole, rest) in [
            ("3", "1", "3", false),
            ("2.999999", "1", "2", true),
            ("3.000001", "1", "3", true),
            ("0.5", "0.05", "10", false),
            ("0", "0.05", "0", false),
            ("999999999999999.999999", "0.000001", "999999999999999999999", false),
        ] {
            assert_eq!(exact(number).times_over(exact(over)), Some((exact_or_long(whole), rest)), "{number}");
        }
        assert_eq!(exact("1").times_over(Exact::ZERO), None);
        assert_eq!(exact("-1").times_over(exact("1")), None);
    }

    fn exact_or_long(text: &str) -> Exact {
        Exact(text.parse().unwrap())
    }

    #[test]
    fn the_longest_figures_of_a_file_are_still_exact() {
        let most = exact("999999999999999.999999");
        assert_eq!(exact("999999999999999.99").mul_div(most, most, 2), Some(exact("999999999999999.99")));
        assert_eq!(most.times(most), None);
    }

    proptest! {
        #[test]
        fn mul_div_is_the_nearest_hundredth(p in 0_i64..1_000_000, b in 0_i64..1_000_000_000, a in 1_i64..1_000_000_000) {
            let result = Exact::from_digits(p, 2).unwrap()
                .mul_div(Exact::from_digits(b, 3).unwrap(), Exact::from_digits(a, 3).unwrap(), 2).unwrap();
            let hundredths: i128 = result.times(Exact::HUNDRED).unwrap().plain().parse().unwrap();
            let (numerator, denominator) = (i128::from(p) * i128::from(b), i128::from(a));
            // half up: r − 1/2 ≤ x < r + 1/2
            prop_assert!(2 * hundredths * denominator - denominator <= 2 * numerator);
            prop_assert!(2 * numerator < 2 * hundredths * denominator + denominator);
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in ".{0,40}") {
            if let Ok(number) = Exact::parse(&text) {
                prop_assert_eq!(Exact::parse(&number.to_string()), Ok(number));
            }
        }
    }
}
