//! A number format as signs: which of its sections a number takes, and what stands in it.

use super::digits::Digits;

/// A sign of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// Stands as it is.
    Literal(String),
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// Thousands, or a division by a thousand.
    Comma,
    /// Per cent.
    Percent,
    /// `General`: the number as it is.
    General,
    /// A part of a day: `y m d h s a e`, and how many times it stands.
    Part(char, usize),
    /// The same as time that has passed: `[h]`.
    Passed(char),
    /// Morning or afternoon: what each is called.
    Half(String, String),
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing but the number.
    General,
    /// Days and times.
    Day,
    /// Digits.
    Number,
}

/// The section of a format that a number takes.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Its signs.
    pub signs: Vec<Sign>,
    /// What it is for.
    pub kind: Kind,
    /// The section speaks for numbers below zero alone, so the minus is its own affair.
    pub own_sign: bool,
    /// Days as the system's long date.
    pub long_date: bool,
}

impl Pattern {
    /// The section of `format` for a number.
    pub fn of(format: &str, number: &Digits) -> Self {
        let sections = sections(format);
        let conditions: Vec<Option<bool>> = sections.iter().map(|section| holds(section, number)).collect();
        let count = if sections.len() > 3 { 3 } else { sections.len() };
        let taken = if conditions.iter().any(Option::is_some) {
            // The first condition that holds, else the first section without one.
            conditions
                .iter()
                .position(|holds| *holds == Some(true))
                .or_else(|| conditions.iter().position(Option::is_none))
                .unwrap_or(0)
        } else if number.negative && count > 1 {
            1
        } else if number.is_zero() && count > 2 {
            2
        } else {
            0
        };
        let section = sections.get(taken).map_or("", String::as_str);
        let signs = signs(section);
        let is_day = signs.iter().any(|sign| matches!(sign, Sign::Part(..) | Sign::Passed(_)));
        let has_digits = signs.iter().any(|sign| matches!(sign, Sign::Digit(_)));
        let bare = signs.is_empty() && sections.len() <= 1 || signs == [Sign::General];
        let exotic = !is_day
            && has_digits
            && signs.iter().any(|sign| matches!(sign, Sign::Literal(text) if text == "/" || text == "E"));
        let kind = match (bare || exotic, is_day && !has_digits) {
            (true, _) => Kind::General,
            (_, true) => Kind::Day,
            _ => Kind::Number,
        };
        let own_sign = taken > 0 && number.negative;
        Pattern { signs, kind, own_sign, long_date: section.contains("[$-F800]") }
    }
}

/// Sections stand apart by `;` outside of quotes and brackets.
fn sections(format: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in format.chars() {
        if c == ';' && !quoted && !bracket && !escaped {
            out.push(String::new());
            continue;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            _ => {}
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out
}

/// Whether a condition such as `[>=100]` at the beginning of a section holds; `None` where there is none.
fn holds(section: &str, number: &Digits) -> Option<bool> {
    let value: f64 = number.general().parse().ok()?;
    section.split('[').skip(1).find_map(|part| {
        let (inside, _) = part.split_once(']')?;
        let at = inside.find(|c: char| !matches!(c, '<' | '>' | '='))?;
        let (operator, bound) = inside.split_at_checked(at)?;
        let bound: f64 = bound.trim().parse().ok()?;
        Some(match operator {
            "<" => value < bound,
            "<=" => value <= bound,
            ">" => value > bound,
            ">=" => value >= bound,
            "=" => value == bound,
            "<>" => value != bound,
            _ => return None,
        })
    })
}

fn signs(section: &str) -> Vec<Sign> {
    let mut out: Vec<Sign> = Vec::new();
    let mut rest = section;
    while let Some(c) = rest.chars().next() {
        let (sign, after) = next(rest, c);
        rest = after;
        match (sign, out.last_mut()) {
            (Some(Sign::Part(part, _)), Some(Sign::Part(last, count))) if *last == part => {
                *count = count.saturating_add(1)
            }
            (Some(Sign::Literal(text)), Some(Sign::Literal(last))) if text != "/" && text != "E" => {
                last.push_str(&text)
            }
            (Some(sign), _) => out.push(sign),
            (None, _) => {}
        }
    }
    out
}

/// The sign at the beginning, and what comes after it.
fn next(text: &str, first: char) -> (Option<Sign>, &str) {
    let after = text.get(first.len_utf8()..).unwrap_or_default();
    let literal = |text: &str| Some(Sign::Literal(text.to_owned()));
    let word = |word: &str| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word));
        head.and_then(|_| text.get(word.len()..))
    };
    for (name, morning, afternoon) in
        [("AM/PM", "AM", "PM"), ("A/P", "A", "P"), ("上午/下午", "上午", "下午")]
    {
        if let Some(after) = word(name) {
            return (Some(Sign::Half(morning.into(), afternoon.into())), after);
        }
    }
    if let Some(after) = word("General").or_else(|| word("G/通用格式")) {
        return (Some(Sign::General), after);
    }
    match first {
        '"' => {
            let (inside, after) = after.split_once('"').unwrap_or((after, ""));
            (literal(inside), after)
        }
        '\\' | '!' => {
            let end = after.chars().next().map_or(0, char::len_utf8);
            let (sign, after) = after.split_at_checked(end).unwrap_or(("", ""));
            (literal(sign), after)
        }
        // Room as wide as the next sign, or the next sign as often as there is room: neither is text.
        '_' | '*' => (None, after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()),
        '[' => {
            let (inside, after) = after.split_once(']').unwrap_or((after, ""));
            (bracket(inside), after)
        }
        '0' | '#' | '?' => (Some(Sign::Digit(first)), after),
        '.' => (Some(Sign::Point), after),
        ',' => (Some(Sign::Comma), after),
        '%' => (Some(Sign::Percent), after),
        '@' => (Some(Sign::General), after),
        'E' | 'e' if after.starts_with(['+', '-']) => (literal("E"), after),
        'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'a' | 'A' | 'e' | 'E' | 'b' | 'B'
        | 'g' | 'G' => (Some(Sign::Part(first.to_ascii_lowercase(), 1)), after),
        other => (Some(Sign::Literal(other.to_string())), after),
    }
}

/// `[$¥-804]` is a currency sign, `[h]` hours that have passed; colours, languages and conditions show nothing.
fn bracket(inside: &str) -> Option<Sign> {
    if let Some(currency) = inside.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or_default();
        return (!sign.is_empty()).then(|| Sign::Literal(sign.to_owned()));
    }
    let first = inside.chars().next()?.to_ascii_lowercase();
    (matches!(first, 'h' | 'm' | 's') && inside.chars().all(|c| c.to_ascii_lowercase() == first))
        .then_some(Sign::Passed(first))
}
