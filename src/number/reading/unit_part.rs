//! What does the part behind a number count? `余万人次`: more than so many times 10000 人次.

use super::numeral;
use super::unit::Unit;
use crate::number::Exact;

/// A unit part (`余万人次`) understood.
pub(super) struct Counted {
    /// What the number is multiplied by; `None` for not at all.
    pub(super) times: Option<Exact>,
    /// The unit, or none.
    pub(super) unit: Unit,
    /// Whether the unit is one this program knows.
    pub(super) listed: bool,
    /// Whether 余 or 多 stands there.
    pub(super) about: bool,
}

/// Whether the whole text is a listed unit part.
pub(super) fn is_unit_part(text: &str) -> bool {
    unit_part(text).is_some_and(|counted| counted.listed)
}

/// The unit part understood; `None` where it is more than a unit.
pub(super) fn unit_part(part: &str) -> Option<Counted> {
    let in_brackets = part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let part = in_brackets.unwrap_or(part);
    let listed = |unit, times, about| Counted { times, unit, listed: true, about };
    if part.is_empty() {
        return Some(listed(Unit::none(), None, false));
    }
    if let Some(unit) = Unit::known(part) {
        return Some(listed(unit, None, false));
    }
    let (part, about) = without_more(part);
    if let (true, Some(unit)) = (about, Unit::known(part)) {
        return Some(listed(unit, None, true));
    }
    let Some((times, any_counter, counter)) = multiplier(part) else {
        return unlisted(part).map(|unit| Counted { times: None, unit, listed: false, about });
    };
    let (counter, more) = without_more(counter);
    let about = about || more;
    if counter.is_empty() {
        return Some(listed(Unit::none_in_full(), Some(times), about));
    }
    if let Some(unit) = Unit::known(counter) {
        return Some(listed(unit, Some(times), about));
    }
    let unit = unlisted(counter).filter(|_| any_counter)?;
    Some(Counted { times: Some(times), unit, listed: false, about })
}

/// 余 and 多 between a number and its unit.
fn without_more(part: &str) -> (&str, bool) {
    let shorter = part.strip_prefix(['余', '多']);
    (shorter.unwrap_or(part), shorter.is_some())
}

/// What 万, 亿 and the like multiply by, whether before any counter, and what follows. 百 and 千 begin many
/// words (千瓦, 百分点), so they multiply listed counters only.
fn multiplier(part: &str) -> Option<(Exact, bool, &str)> {
    let words = [
        ("万亿", 12, true),
        ("千亿", 11, true),
        ("百亿", 10, true),
        ("十亿", 9, true),
        ("亿", 8, true),
        ("千万", 7, true),
        ("百万", 6, true),
        ("十万", 5, true),
        ("万", 4, true),
        ("千", 3, false),
        ("百", 2, false),
    ];
    words.iter().find_map(|(word, noughts, any_counter)| {
        let counter = part.strip_prefix(word)?;
        Some((Exact::from(10_i64.checked_pow(*noughts)?), *any_counter, counter))
    })
}

/// A word of at most four characters that may be a unit nobody listed. Words of time and relation (日前,
/// 后, 每) are none: with them the number means something else.
fn unlisted(word: &str) -> Option<Unit> {
    const RELATIONS: &str = "前后底末初以内外之上下半每或和与及不未无第的了为是非";
    let fits = |c: char| (c.is_alphabetic() || c == '/') && !numeral::is_part(c) && !RELATIONS.contains(c);
    let short = word.chars().nth(4).is_none() && !word.starts_with('/');
    (short && word.chars().all(fits)).then(|| Unit::of(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(part: &str) -> Option<(String, String, bool, bool)> {
        let counted = unit_part(part)?;
        let times = counted.times.map_or(String::new(), |times| times.plain());
        Some((times, counted.unit.name().to_owned(), counted.listed, counted.about))
    }

    #[test]
    fn a_unit_part_is_more_times_and_unit() {
        let cases = [
            ("", "", "", true, false),
            ("次", "", "次", true, false),
            ("万元", "", "万元", true, false),
            ("余万元", "", "万元", true, true),
            ("万余元", "10000", "元", true, true),
            ("万人次", "10000", "人次", true, false),
            ("万", "10000", "", true, false),
            ("千人", "1000", "人", true, false),
            ("百分点", "", "百分点", true, false),
            ("(次)", "", "次", true, false),
            ("筐", "", "筐", false, false),
            ("万筐", "10000", "筐", false, false),
        ];
        for (part, times, unit, listed, about) in cases {
            assert_eq!(counts(part), Some((times.to_owned(), unit.to_owned(), listed, about)), "{part}");
        }
    }

    #[test]
    fn words_around_a_number_are_no_units() {
        for part in ["日前", "年后", "五个字长的词", "次3场", "%的人", "/天", "次)", "三次", "个以上文件"]
        {
            assert!(unit_part(part).is_none(), "{part}");
        }
    }
}
