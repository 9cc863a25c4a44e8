//! A typed figure as a number that looks as it was typed: `≥45场` is 45 shown as `"≥"General"场"`.

use std::collections::BTreeSet;

use super::book::fits;
use crate::export::text::clean;
use crate::number::Exact;

/// Longest format that is written; spreadsheets take 255 signs.
const LONGEST: usize = 200;
/// Most formats in one workbook; spreadsheets take about 200.
const MOST: usize = 180;
/// Most digits that `General` shows without changing them.
const GENERAL: usize = 10;

/// The formats that a workbook already uses.
#[derive(Debug, Default)]
pub(super) struct Formats(BTreeSet<String>);

impl Formats {
    /// Whether one more format has room.
    fn admit(&mut self, format: &str) -> bool {
        if self.0.contains(format) {
            return true;
        }
        let room = self.0.len() < MOST;
        if room {
            self.0.insert(format.to_owned());
        }
        room
    }
}

/// A figure as a cell holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// The digits as typed: 2 for `2万人次`.
    pub literal: Exact,
    /// The format that shows the rest.
    pub format: String,
}

/// The figure in a typed text that stands for this value, or for it without 万 or 亿; `None` where a number
/// cannot be shown as the text was typed.
pub(super) fn shown(typed: &str, value: Exact, formats: &mut Formats) -> Option<Figure> {
    let typed = clean(typed.trim());
    if typed.contains('\n') || typed.contains("[U+") {
        return None;
    }
    let runs = runs(&typed);
    let found = (0..=12_u32).find_map(|noughts| {
        runs.iter().find(|run| power_of_ten(noughts).and_then(|ten| run.value.times(ten)) == Some(value))
    })?;
    let format = format!("{}{}{}", quoted(&found.before), found.pattern(), quoted(&found.after));
    if format.chars().count() > LONGEST || !fits(found.value) || !formats.admit(&format) {
        return None;
    }
    Some(Figure { literal: found.value, format })
}

/// 1, 10, 100, …
pub(super) fn power_of_ten(noughts: u32) -> Option<Exact> {
    10_i64.checked_pow(noughts).map(Exact::from)
}

/// How a stated amount is shown: with the digits that were stated.
pub(super) fn as_stated(value: Exact) -> String {
    let written = value.to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    pattern(whole.trim_start_matches('-'), fraction, false)
}

/// Digits in a text, and what stands around them.
struct Run {
    before: String,
    digits: String,
    after: String,
    grouped: bool,
    value: Exact,
}

impl Run {
    fn pattern(&self) -> String {
        let (whole, fraction) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        pattern(whole, fraction, self.grouped)
    }
}

fn pattern(whole: &str, fraction: &str, grouped: bool) -> String {
    let leading = whole.len() > 1 && whole.starts_with('0');
    let trailing = fraction.ends_with('0');
    let long = whole.len().saturating_add(fraction.len()) > GENERAL;
    if !(grouped || leading || trailing || long) {
        return "General".to_owned();
    }
    let front = match (grouped, leading) {
        (true, _) => "#,##0".to_owned(),
        (false, true) => "0".repeat(whole.len()),
        (false, false) => "0".to_owned(),
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{front}{point}{}", "0".repeat(fraction.len()))
}

/// Every run of digits that is one number. A minus sign belongs to the number where nothing stands before
/// it: a spreadsheet puts the sign in front of all.
fn runs(typed: &str) -> Vec<Run> {
    let signs: Vec<char> = typed.chars().collect();
    let mut runs = Vec::new();
    let mut start = 0;
    while let Some(sign) = signs.get(start) {
        if half_width(*sign).is_none_or(|sign| !sign.is_ascii_digit()) {
            start = start.saturating_add(1);
            continue;
        }
        let rest = signs.get(start..).unwrap_or_default();
        let mut run: String = rest.iter().map_while(|sign| half_width(*sign)).collect();
        let length = run.chars().count();
        run.truncate(run.trim_end_matches(['.', ',']).len());
        let end = start.saturating_add(run.len());
        let before: String = signs.get(..start).unwrap_or_default().iter().collect();
        let after: String = signs.get(end..).unwrap_or_default().iter().collect();
        let negative = matches!(before.as_str(), "-" | "−" | "－" | "﹣");
        if let Some((digits, grouped)) = ungrouped(&run) {
            let signed = if negative { format!("-{digits}") } else { digits.clone() };
            if let Ok(value) = Exact::parse(&signed) {
                let before = if negative { String::new() } else { before };
                runs.push(Run { before, digits, after, grouped, value });
            }
        }
        start = start.saturating_add(length);
    }
    runs
}

fn half_width(sign: char) -> Option<char> {
    match sign {
        '0'..='9' | '.' | ',' => Some(sign),
        '，' => Some(','),
        '．' => Some('.'),
        '０'..='９' => {
            let digit = u32::from(sign).checked_sub(u32::from('０'))?;
            char::from_digit(digit, 10)
        }
        _ => None,
    }
}

/// Without commas, which must stand in groups of three.
fn ungrouped(run: &str) -> Option<(String, bool)> {
    if !run.contains(',') {
        return Some((run.to_owned(), false));
    }
    let (whole, fraction) = run.split_once('.').unwrap_or((run, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if first.is_empty() || first.len() > 3 || fraction.contains(',') || !groups.all(|group| group.len() == 3)
    {
        return None;
    }
    Some((run.replace(',', ""), true))
}

/// Words of a format; a quotation mark stands outside the quotes, behind a backslash.
fn quoted(words: &str) -> String {
    let quote = |piece: &str| if piece.is_empty() { String::new() } else { format!("\"{piece}\"") };
    let pieces: Vec<String> = words.split('"').map(quote).collect();
    pieces.join("\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &str, value: &str) -> Option<(String, String)> {
        let figure = shown(typed, Exact::parse(value).unwrap(), &mut Formats::default())?;
        Some((figure.literal.plain(), figure.format))
    }

    #[test]
    fn a_figure_looks_as_it_was_typed() {
        for (typed, value, literal, format) in [
            ("≥45场", "45", "45", "\"≥\"General\"场\""),
            ("92%", "92", "92", "General\"%\""),
            ("≧ ９０ ％", "90", "90", "\"≧ \"General\" ％\""),
            ("50.60万元", "50.60", "50.6", "0.00\"万元\""),
            ("1,200人次", "1200", "1200", "#,##0\"人次\""),
            ("2万人次", "20000", "2", "General\"万人次\""),
            ("2020年完成45场", "45", "45", "\"2020年完成\"General\"场\""),
            ("-5度", "-5", "-5", "General\"度\""),
            ("12345678901", "12345678901", "12345678901", "0"),
            ("007场", "7", "7", "000\"场\""),
            ("5\"", "5", "5", "General\\\""),
            ("约“5”a\"b", "5", "5", "\"约“\"General\"”a\"\\\"\"b\""),
        ] {
            assert_eq!(of(typed, value), Some((literal.to_owned(), format.to_owned())), "{typed}");
        }
    }

    #[test]
    fn what_a_number_cannot_show_stays_text() {
        for (typed, value) in [
            ("十二次", "12"),
            ("45\n场", "45"),
            ("低于-5度", "-5"),
            ("1,20人", "120"),
            ("9999999999.999999", "9999999999.999999"),
        ] {
            assert_eq!(of(typed, value), None, "{typed}");
        }
        assert_eq!(of(&format!("5{}", "很".repeat(200)), "5"), None);
    }

    #[test]
    fn formats_have_a_limit() {
        let mut formats = Formats::default();
        let five = Exact::from(5);
        let taken =
            (0..300).filter(|n| shown(&format!("第{n}组的5场"), five, &mut formats).is_some()).count();
        assert_eq!(taken, MOST);
    }
}
