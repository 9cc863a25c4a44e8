//! A number by its decimal digits: fifteen of them, which is what spreadsheets show of their binary fractions.

/// 0.d₁d₂d₃… × 10^point; no digits for zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits {
    /// Below zero.
    pub negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    /// A number as files write it, `0.92000000000000004` or `1E-3`; `None` for what is none.
    pub fn parse(text: &str) -> Option<Self> {
        let number: f64 = text.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
        // One digit, a point, fourteen digits, the exponent: rounded right, and without the noise behind them.
        let text = format!("{number:.14e}");
        let (mantissa, exponent) = text.split_once('e')?;
        let mut digits: Vec<u8> =
            mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit.saturating_sub(b'0')).collect();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let point = exponent.parse::<i32>().ok()?.checked_add(1)?;
        Some(Digits { negative: mantissa.starts_with('-') && !digits.is_empty(), digits, point })
    }

    /// Whether nothing is left of it.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Times ten, so many times.
    pub fn shifted(&self, places: i32) -> Self {
        Digits { point: self.point.saturating_add(places), ..self.clone() }
    }

    /// To so many places behind the point, half away from zero.
    pub fn rounded(&self, places: usize) -> Self {
        let keep = i64::from(self.point).saturating_add(i64::try_from(places).unwrap_or(i64::MAX));
        let Ok(keep) = usize::try_from(keep) else {
            return Digits { negative: false, digits: Vec::new(), point: 0 };
        };
        let mut out = self.clone();
        let up = self.digits.get(keep).is_some_and(|next| *next >= 5);
        out.digits.truncate(keep);
        if up {
            out.count_up();
        }
        while out.digits.last() == Some(&0) {
            out.digits.pop();
        }
        out.negative &= !out.digits.is_empty();
        out
    }

    /// One more in the last place kept.
    fn count_up(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit = digit.saturating_add(1);
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point = self.point.saturating_add(1);
    }

    /// The digits before the point, "" for none.
    pub fn whole(&self) -> String {
        let count = if self.is_zero() { 0 } else { usize::try_from(self.point).unwrap_or(0).min(400) };
        (0..count).map(|place| self.sign_at(place)).collect()
    }

    /// The digits behind the point, without zeros at the end.
    pub fn fraction(&self) -> String {
        let before = usize::try_from(self.point.saturating_neg()).unwrap_or(0).min(400);
        let from = usize::try_from(self.point).unwrap_or(0);
        let zeros = if self.digits.is_empty() { 0 } else { before };
        std::iter::repeat_n('0', zeros)
            .chain((from..self.digits.len()).map(|place| self.sign_at(place)))
            .collect()
    }

    fn sign_at(&self, place: usize) -> char {
        self.digits.get(place).map_or('0', |digit| char::from(b'0'.saturating_add(*digit)))
    }

    /// As the format `General` shows it where there is room.
    pub fn general(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        if self.is_zero() {
            return "0".to_owned();
        }
        if !(-8..=15).contains(&self.point) {
            let all: String = (0..self.digits.len()).map(|place| self.sign_at(place)).collect();
            let (first, rest) = all.split_at_checked(1).unwrap_or((&all, ""));
            let point = if rest.is_empty() { "" } else { "." };
            return format!("{sign}{first}{point}{rest}E{:+03}", self.point.saturating_sub(1));
        }
        let (whole, fraction) = (self.whole(), self.fraction());
        let whole = if whole.is_empty() { "0" } else { &whole };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// The whole number that it begins with, where it has at most nine digits and is not below zero.
    pub fn whole_number(&self) -> Option<i64> {
        let whole = self.whole();
        if self.negative || whole.len() > 9 {
            return None;
        }
        if whole.is_empty() { Some(0) } else { whole.parse().ok() }
    }

    /// What stands behind the point, in so many parts of one (seconds of a day), rounded.
    pub fn parts_of_one(&self, parts: i64) -> Option<i64> {
        const SCALE: i128 = 1_000_000_000_000;
        let digits: String = self.fraction().chars().chain(std::iter::repeat('0')).take(12).collect();
        let scaled = digits.parse::<i128>().ok()?.checked_mul(i128::from(parts))?.checked_add(SCALE / 2)?;
        i64::try_from(scaled.checked_div(SCALE)?).ok()
    }
}
