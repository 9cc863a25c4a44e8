//! Digits into their places.

use super::digits::Digits;
use super::pattern::{Pattern, Sign};

/// The number in the pattern; `None` where the pattern has no place for it and is no text either.
pub fn show(number: &Digits, pattern: &Pattern) -> Option<String> {
    let signs = &pattern.signs;
    let point = signs.iter().position(|sign| *sign == Sign::Point).unwrap_or(signs.len());
    let is_digit = |sign: &&Sign| matches!(sign, Sign::Digit(_));
    let before = signs.iter().take(point).filter(is_digit).count();
    let behind = signs.iter().skip(point).filter(is_digit).count();
    let last = signs.iter().take(point).rposition(|sign| matches!(sign, Sign::Digit(_)));
    let end = signs.iter().rposition(|sign| matches!(sign, Sign::Digit(_)));
    // Between digits a comma groups them; behind the last digit before the point, or behind all, it divides by a thousand.
    let commas = |divides: bool| {
        let all = signs.iter().enumerate().filter(|(_, sign)| **sign == Sign::Comma);
        let behind = |place: usize| (if place < point { last } else { end }).is_some_and(|last| place > last);
        all.filter(|(place, _)| behind(*place) == divides).count()
    };
    let percents = signs.iter().filter(|sign| **sign == Sign::Percent).count();
    let shift = i32::try_from(percents.saturating_mul(2)).ok()?;
    let thousands = i32::try_from(commas(true).saturating_mul(3)).ok()?;
    let number = number.shifted(shift.saturating_sub(thousands));
    let number = if before.saturating_add(behind) > 0 { number.rounded(behind) } else { number };
    let grouped = last.is_some() && commas(false) > 0;

    let mut out = String::new();
    // A section for negative numbers that only colours them would lose what they are.
    let says_so =
        |sign: &Sign| matches!(sign, Sign::Literal(text) if text.contains(['-', '(', '−', '（', '负']));
    if number.negative && !(pattern.own_sign && signs.iter().any(says_so)) {
        out.push('-');
    }
    let whole = number.whole();
    let fraction = number.fraction();
    let mut whole = Whole { digits: whole.chars().collect(), left: before, begun: false, grouped };
    let mut fraction = fraction.chars();
    let mut ahead = signs.iter().take(point).filter(is_digit).count() == 0;
    for (place, sign) in signs.iter().enumerate() {
        match sign {
            Sign::Literal(text) => out.push_str(text),
            Sign::Percent => out.push('%'),
            Sign::General => {
                out.push_str(number.general().trim_start_matches('-'));
            }
            Sign::Digit(kind) if place < point => whole.put(*kind, &mut out),
            Sign::Digit(kind) => match fraction.next() {
                Some(digit) => out.push(digit),
                None if *kind == '0' => out.push('0'),
                None => {}
            },
            Sign::Point => {
                if ahead {
                    // `.00` has no place before the point; the digits stand there all the same.
                    out.extend(whole.digits.iter());
                    ahead = false;
                }
                let needed = signs.iter().skip(point).any(|sign| *sign == Sign::Digit('0'));
                if needed || !fraction.as_str().is_empty() {
                    out.push('.');
                }
            }
            _ => {}
        }
    }
    Some(out)
}

/// The digits before the point, handed out to their places from the left.
struct Whole {
    digits: Vec<char>,
    /// Places that are still to come.
    left: usize,
    begun: bool,
    grouped: bool,
}

impl Whole {
    /// One place: the first takes all digits for which there are no places.
    fn put(&mut self, kind: char, out: &mut String) {
        self.left = self.left.saturating_sub(1);
        let mut any = false;
        while self.digits.len() > self.left {
            let digit = self.digits.remove(0);
            self.push(digit, self.digits.len(), out);
            any = true;
        }
        if !any && kind == '0' {
            self.push('0', self.left, out);
        }
    }

    fn push(&mut self, digit: char, to_come: usize, out: &mut String) {
        out.push(digit);
        self.begun = true;
        if self.grouped && to_come > 0 && to_come.is_multiple_of(3) {
            out.push(',');
        }
    }
}
