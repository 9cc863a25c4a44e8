//! Is this a number or a range, with what unit? The grammar of 不少于 12 场次 and 90%-95%.
//!
//! `words-before number [余|多] [万|亿] [unit] words-after`, or two such numbers parted by - ~ — 至 到.

use super::figure::leading_figure;
use super::numeral::leading_numeral;
use super::unit::Unit;
use super::unit_part::{Counted, is_unit_part, unit_part};
use super::units::convert;
use super::words::{After, Before, word_after, word_before};
use super::{Mark, Operator, Reading, Sense};
use crate::number::Exact;

/// Why a text is no number or range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Miss {
    /// No number stands where one would.
    NoNumber,
    /// A number is there, but what is around it fits no notation or contradicts itself.
    Unclear,
}

/// A number as typed, and what follows it.
struct Typed<'a> {
    value: Exact,
    chinese: bool,
    /// 百分之九十 has its unit in front.
    unit_in_front: Option<Unit>,
    rest: &'a str,
}

/// What the words around a number say together.
#[derive(Default)]
struct Around {
    operator: Option<Operator>,
    conflict: bool,
    about: bool,
    kept_within: bool,
    yuan: bool,
    between: bool,
}

/// Reads a folded text without loose spaces as a number or a range.
pub(super) fn read(text: &str) -> Result<Reading, Miss> {
    let mut around = Around::default();
    let number = around.take_words_before(text);
    let first = leading_number(number).ok_or(Miss::NoNumber)??;
    let middle = around.take_words_after(first.rest);
    let mut marks = Vec::new();
    let sense = match second_number(middle) {
        Some((unit, second)) => {
            let second = second?;
            marks.extend(second.chinese.then_some(Mark::ChineseNumeral));
            range(&first, unit, &second, &around, &mut marks)?
        }
        None => number_sense(&first, middle, &around, &mut marks)?,
    };
    if around.conflict {
        return Err(Miss::Unclear);
    }
    marks.extend(first.chinese.then_some(Mark::ChineseNumeral));
    marks.extend(around.about.then_some(Mark::Approximate));
    Ok(Reading::new(sense, marks))
}

impl Around {
    fn bound(&mut self, operator: Operator) {
        match self.operator {
            None => self.operator = Some(operator),
            Some(earlier) => self.conflict |= !earlier.agrees_with(operator),
        }
    }

    fn take_words_before<'a>(&mut self, text: &'a str) -> &'a str {
        let mut rest = text;
        while let Some((word, after)) = word_before(rest) {
            match word {
                Before::Bounds(operator) => self.bound(operator),
                Before::About => self.about = true,
                Before::KeptWithin => self.kept_within = true,
                Before::Yuan => self.yuan = true,
                Before::Skipped => {}
            }
            rest = after;
        }
        rest
    }

    fn take_words_after<'a>(&mut self, text: &'a str) -> &'a str {
        let mut rest = text;
        while let Some((word, before)) = word_after(rest) {
            match word {
                After::Bounds(operator) => self.bound(operator),
                After::About => self.about = true,
                After::Between => self.between = true,
                After::Skipped => {}
            }
            rest = before;
        }
        rest
    }
}

fn number_sense(first: &Typed, middle: &str, around: &Around, marks: &mut Vec<Mark>) -> Result<Sense, Miss> {
    let counted = counted(first, middle)?;
    let value = multiplied(first.value, &counted, marks)?;
    if around.between || (around.yuan && !(counted.unit.is_none() || counted.unit.is_money())) {
        return Err(Miss::Unclear);
    }
    // Two readings of one writing: 2020.12 may be the month.
    if middle.is_empty() && around.operator.is_none() && !around.about && may_be_month(first.value) {
        marks.push(Mark::Ambiguous);
    }
    let unit = if around.yuan && counted.unit.is_none() { Unit::of("元") } else { counted.unit };
    let kept = around.kept_within.then_some(Operator::AtMost);
    Ok(Sense::Number { operator: around.operator.or(kept), value, unit })
}

fn range(
    first: &Typed,
    first_unit: &str,
    second: &Typed,
    around: &Around,
    marks: &mut Vec<Mark>,
) -> Result<Sense, Miss> {
    if around.operator.is_some() || first.unit_in_front != second.unit_in_front {
        return Err(Miss::Unclear);
    }
    let high_counted = counted(second, second.rest)?;
    let high = multiplied(second.value, &high_counted, marks)?;
    let mut unit = high_counted.unit.clone();
    let low = if first_unit.is_empty() {
        multiplied(first.value, &high_counted, marks)?
    } else {
        let low_counted = counted(first, first_unit)?;
        let low = multiplied(first.value, &low_counted, marks)?;
        match (low_counted.unit.is_none(), unit.is_none()) {
            (false, true) => return Err(Miss::Unclear),
            // 5万-10万元: the first number is written out, so it counts 元.
            (true, false) if unit.is_money() => convert(low, &Unit::of("元"), &unit).ok_or(Miss::Unclear)?,
            (true, _) => low,
            (false, false) if low_counted.unit == unit => low,
            (false, false) => convert(low, &low_counted.unit, &unit).ok_or(Miss::Unclear)?,
        }
    };
    if around.yuan {
        if !(unit.is_none() || unit.is_money()) {
            return Err(Miss::Unclear);
        }
        if unit.is_none() {
            unit = Unit::of("元");
        }
    }
    let two_years = unit.is_none() && is_year(first.value) && is_year(second.value);
    if low > high || !low.is_within_bounds() || two_years {
        return Err(Miss::Unclear);
    }
    Ok(Sense::Range { low, high, unit })
}

/// The number at the start of a text: Arabic, Chinese, or 百分之 with either.
fn leading_number(text: &str) -> Option<Result<Typed<'_>, Miss>> {
    for (word, unit) in [("百分之", "%"), ("千分之", "‰")] {
        if let Some(rest) = text.strip_prefix(word) {
            let hundred = rest.strip_prefix('百').map(|rest| Ok(Typed::chinese(100, rest)));
            let number = hundred.or_else(|| simple_number(rest))?;
            return Some(number.map(|typed| Typed { unit_in_front: Some(Unit::of(unit)), ..typed }));
        }
    }
    simple_number(text)
}

fn simple_number(text: &str) -> Option<Result<Typed<'_>, Miss>> {
    if let Some((value, rest)) = leading_figure(text) {
        let typed = |value| Typed { value, chinese: false, unit_in_front: None, rest };
        return Some(value.map(typed).map_err(|_| Miss::Unclear));
    }
    let (value, rest) = leading_numeral(text)?;
    let in_words = rest.chars().next().is_some_and(|c| c != '%' && !is_unit_part(rest));
    match value.and_then(|value| i64::try_from(value).ok()) {
        Some(value) => Some(Ok(Typed::chinese(value, rest))),
        None if in_words => None,
        None => Some(Err(Miss::Unclear)),
    }
}

impl<'a> Typed<'a> {
    fn chinese(value: i64, rest: &'a str) -> Typed<'a> {
        Typed { value: Exact::from(value), chinese: true, unit_in_front: None, rest }
    }
}

/// The unit part before a second number, and that number; `None` where no second number follows a sign of
/// range. The unit part of the second is its `rest`.
fn second_number(middle: &str) -> Option<(&str, Result<Typed<'_>, Miss>)> {
    let (unit, after) = middle.split_once(['-', '~', '—', '至', '到'])?;
    let number = leading_number(after.trim_start_matches('—'))?;
    Some((unit, number))
}

/// What the unit part behind a number says. A Chinese numeral needs a listed unit, or it is a word that
/// begins like a number (一般, 一次性, 三公经费).
fn counted(number: &Typed, part: &str) -> Result<Counted, Miss> {
    if let Some(unit) = &number.unit_in_front {
        let plain = Counted { times: None, unit: unit.clone(), listed: true, about: false };
        return if part.is_empty() { Ok(plain) } else { Err(Miss::Unclear) };
    }
    let counted = unit_part(part);
    if !number.chinese {
        return counted.ok_or(Miss::Unclear);
    }
    let counted = counted.filter(|counted| counted.listed).ok_or(Miss::NoNumber)?;
    match (number.value == Exact::ONE, part) {
        (true, "起" | "块" | "度" | "面" | "道") => Err(Miss::NoNumber),
        (_, "分") => Err(Miss::NoNumber),
        _ if counted.unit.is_ordinal_after_numeral() => Err(Miss::Unclear),
        _ => Ok(counted),
    }
}

fn multiplied(value: Exact, counted: &Counted, marks: &mut Vec<Mark>) -> Result<Exact, Miss> {
    if counted.about {
        marks.push(Mark::Approximate);
    }
    if !counted.listed {
        marks.push(Mark::UnlistedUnit);
    }
    let Some(times) = counted.times else {
        return Ok(value);
    };
    marks.push(Mark::Multiplied);
    value.times(times).filter(|value| value.is_within_bounds()).ok_or(Miss::Unclear)
}

fn is_year(value: Exact) -> bool {
    value.places() == 0 && (Exact::from(1900)..=Exact::from(2100)).contains(&value)
}

/// Whether the digits are those of a year, a point and a month of two digits.
fn may_be_month(value: Exact) -> bool {
    let typed = value.to_string();
    let Some((year, month)) = typed.split_once('.') else {
        return false;
    };
    let month_fits = month.len() == 2 && month.parse().is_ok_and(|month: u32| (1..=12).contains(&month));
    month_fits && year.parse().is_ok_and(|year: i32| (1900..=2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(String, String)> {
        match read(text).ok()?.sense {
            Sense::Number { value, unit, .. } => Some((value.plain(), unit.name().to_owned())),
            _ => None,
        }
    }

    #[test]
    fn wan_multiplies_before_a_counter_but_wan_yuan_is_a_unit() {
        let read = |text| number(text).map(|(value, unit)| format!("{value} {unit}")).unwrap_or_default();
        assert_eq!(read("2万人次"), "20000 人次");
        assert_eq!(read("202.6万元"), "202.6 万元");
        assert_eq!(read("3万美元"), "30000 美元");
        assert_eq!(read("1.5万余元"), "15000 元");
        assert_eq!(read("5千瓦"), "5 千瓦");
        assert_eq!(read("5千人"), "5000 人");
    }

    #[test]
    fn a_number_too_long_after_multiplying_is_unclear() {
        assert_eq!(number("99999999999万").map(|(value, _)| value).as_deref(), Some("999999999990000"));
        assert_eq!(read("999999999999万"), Err(Miss::Unclear));
        assert_eq!(read("1000000000亿-1万人"), Err(Miss::Unclear));
    }

    #[test]
    fn words_that_begin_like_a_numeral_are_no_numbers() {
        for text in
            ["一般", "一次性", "三公经费", "两免一补", "一流", "一致", "十分", "一起", "三五天内见效", "万元"]
        {
            assert_eq!(read(text), Err(Miss::NoNumber), "{text}");
        }
        assert_eq!(read("三级"), Err(Miss::Unclear));
    }
}
