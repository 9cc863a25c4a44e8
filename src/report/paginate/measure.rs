//! How much room a text takes, from above: no font that an office has sets it wider.
//!
//! Chinese fonts set every Chinese sign one em wide. Latin signs differ, so the widest of the usual fonts counts.

/// The width of a sign in thousandths of the size of the font.
const fn advance(c: char) -> usize {
    match c {
        '0'..='9' => 560,
        '.' | ',' | ':' | ';' | '\'' | '!' | '|' | 'i' | 'j' | 'l' | 'I' | ' ' => 350,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' => 960,
        'A'..='Z' => 760,
        '!'..='~' => 620,
        _ => 1000,
    }
}

/// How wide a text is on one line, in micrometres.
pub(super) fn width(text: &str, font: usize) -> usize {
    text.chars().map(|c| advance(c).saturating_mul(font).div_ceil(1000)).sum()
}

/// What no line may begin with, and what none may end with.
const CLOSING: &str = "，。、；：！？）》”’」』】〉％…";
const OPENING: &str = "（《“‘「『【〈";

/// `（5分）` at the beginning of a text: its length in bytes.
fn points(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('（')?;
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let whole = rest.len() < inner.len() && rest.starts_with("分）");
    whole.then(|| text.len().saturating_sub(rest.len()).saturating_add("分）".len()))
}

/// The pieces of a line between which it may be broken.
pub(super) fn units(line: &str) -> Vec<&str> {
    let mut made: Vec<(usize, usize)> = Vec::new();
    let mut at = 0_usize;
    let mut open = false;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let whole = points(rest);
        let ascii = |c: char| c.is_ascii_graphic();
        let length = match whole {
            Some(length) => length,
            None if ascii(first) => rest.find(|c| !ascii(c)).unwrap_or(rest.len()),
            None => first.len_utf8(),
        };
        let end = at.saturating_add(length);
        match made.last_mut() {
            Some(last) if open || (CLOSING.contains(first) && whole.is_none()) => last.1 = end,
            _ => made.push((at, end)),
        }
        open = whole.is_none() && OPENING.contains(first);
        at = end;
    }
    made.into_iter().filter_map(|(from, to)| line.get(from..to)).collect()
}

/// `（5分）` and numbers in a text: what stands on one line whatever happens.
pub(super) fn whole(text: &str) -> impl Iterator<Item = &str> {
    /// Longer runs of digits are no figure.
    const LONGEST: usize = 20;
    text.lines()
        .flat_map(units)
        .map(|unit| unit.trim_end_matches(|c: char| CLOSING.contains(c) && c != '）'))
        .filter(|unit| {
            unit.chars().count() <= LONGEST
                && (points(unit).is_some() || unit.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
        })
}

/// Parts of a text: what is set as it is, and `（5分）`, which no line may part. (`true` for the latter)
#[must_use]
pub fn parted(text: &str) -> Vec<(&str, bool)> {
    let mut made = Vec::new();
    let (mut from, mut at) = (0_usize, 0_usize);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('（')) {
        let begins = at.saturating_add(found);
        let Some(length) = text.get(begins..).and_then(points) else {
            at = begins.saturating_add('（'.len_utf8());
            continue;
        };
        let ends = begins.saturating_add(length);
        made.extend(text.get(from..begins).filter(|plain| !plain.is_empty()).map(|plain| (plain, false)));
        made.extend(text.get(begins..ends).map(|whole| (whole, true)));
        (from, at) = (ends, ends);
    }
    made.extend(text.get(from..).filter(|plain| !plain.is_empty()).map(|plain| (plain, false)));
    made
}

/// How many lines a text takes in so much room, at least one. Both in micrometres.
pub(super) fn lines(text: &str, room: usize, font: usize) -> usize {
    walk(text, room, font, usize::MAX).0
}

/// The text of the first `most` lines and the rest; at least one sign of the rest stands before a line feed.
pub(super) fn cut(text: &str, room: usize, font: usize, most: usize) -> (&str, &str) {
    let (count, at) = walk(text, room, font, most);
    if count <= most {
        return (text, "");
    }
    // A cut at a line feed would lose it: a few signs go along.
    let before = text.get(..at).unwrap_or(text);
    let trimmed = before.trim_end_matches('\n');
    let at = if trimmed.len() < before.len() {
        trimmed.char_indices().rev().nth(3).map_or(at, |(at, _)| at)
    } else {
        at
    };
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Lines of a text, and where the first line behind the first `most` begins.
fn walk(text: &str, room: usize, font: usize, most: usize) -> (usize, usize) {
    let (mut count, mut begins, mut at) = (0_usize, text.len(), 0_usize);
    let mut next = |at: usize| {
        count = count.saturating_add(1);
        if most.checked_add(1) == Some(count) {
            begins = at;
        }
    };
    for line in text.split('\n') {
        next(at);
        let mut used = 0_usize;
        let mut place = at;
        for unit in units(line) {
            let wide = width(unit, font);
            if used.saturating_add(wide) > room {
                if used > 0 {
                    next(place);
                }
                used = 0;
                if wide > room {
                    // Too long for any line: broken anywhere.
                    let mut inner = place;
                    for c in unit.chars() {
                        let sign = advance(c).saturating_mul(font).div_ceil(1000);
                        if used > 0 && used.saturating_add(sign) > room {
                            next(inner);
                            used = 0;
                        }
                        used = used.saturating_add(sign);
                        inner = inner.saturating_add(c.len_utf8());
                    }
                    place = place.saturating_add(unit.len());
                    continue;
                }
            }
            used = used.saturating_add(wide);
            place = place.saturating_add(unit.len());
        }
        at = at.saturating_add(line.len()).saturating_add(1);
    }
    (count.max(1), begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_numbers_stay_whole() {
        assert_eq!(units("教师培训（5分）"), ["教", "师", "培", "训", "（5分）"]);
        assert_eq!(units("约（甲）。"), ["约", "（甲）。"]);
        assert_eq!(whole("预算123,456,789.12，得（5分）").collect::<Vec<_>>(), ["123,456,789.12", "（5分）"]);
        assert_eq!(parted("甲（5分）乙（丙）"), [("甲", false), ("（5分）", true), ("乙（丙）", false)]);
    }

    #[test]
    fn lines_are_counted_and_cut_where_they_end() {
        let text = "一二三四五六七八";
        assert_eq!(lines(text, 3000, 1000), 3);
        assert_eq!(cut(text, 3000, 1000, 2), ("一二三四五六", "七八"));
        assert_eq!(cut(text, 3000, 1000, 3), (text, ""));
        assert_eq!(lines("一二三，四", 3000, 1000), 2);
        assert_eq!(lines("", 3000, 1000), 1);
        assert_eq!(lines("WWWWWW", 3000, 1000), 2);
        assert_eq!(lines("甲\n乙", 3000, 1000), 2);
        // No cut loses a line feed.
        let (one, other) = cut("一二三四五\n七八", 5000, 1000, 1);
        assert_eq!(format!("{one}{other}"), "一二三四五\n七八");
        assert!(!one.ends_with('\n') && !other.starts_with('\n'));
    }
}
