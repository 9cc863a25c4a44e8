//! What a report says of single indicators beyond their figures → `note` of the row it names.

use std::collections::HashMap;

use super::draft::Draft;
use super::ours::report::Settled;
use super::report::{Text, Whole};
use super::text::without_number;
use super::understood::Doubt;
use crate::evaluation::Indicator;
use crate::number::reading::{fold, leading_numeral};
use crate::words::report_back as back;

/// Clauses that only repeat the row begin like this.
const LABELS: &[&str] = &[
    "年初目标",
    "年度目标",
    "年度指标",
    "目标",
    "计划",
    "预期",
    "指标值",
    "实际",
    "完成",
    "分值",
    "得",
    "年初",
    "全年完成",
    "执行",
];

/// Gives each row the rest of its paragraph; `settled` says of which rows it is known already.
pub(super) fn take(draft: &mut Draft<'_>, text: &Text, settled: &Settled) {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (place, row) in draft.evaluation.indicators.iter().enumerate() {
        let name = dense(&row.name);
        if name.chars().count() >= 2 {
            by_name.entry(name).or_insert(place);
        }
    }
    for Whole { text: paragraph, spots } in text.whole() {
        let paragraph = paragraph.trim();
        let (number, rest) = numbered(paragraph);
        let named = named(rest, &by_name);
        let (place, said, doubt) = match (named, number) {
            (Some((place, said)), _) => (place, said, None),
            (None, Some(number)) => {
                let Some(place) = usize::try_from(number).ok().and_then(|number| number.checked_sub(1))
                else {
                    continue;
                };
                (
                    place,
                    rest.split_once(['：', ':', '，', ',', '。']).map_or("", |(_, said)| said),
                    Some(Doubt::ByNumber),
                )
            }
            (None, None) => continue,
        };
        // The program's own sentences say what the form says.
        if back::is_survey(said) || settled.ours && back::is_analysis(said) {
            continue;
        }
        let Some(row) = draft.evaluation.indicators.get_mut(place) else { continue };
        let said = beyond_figures(said, row);
        if said.is_empty() || !row.note.is_empty() || settled.rows.contains(&place) {
            continue;
        }
        row.note = said;
        draft.mark(&format!("indicators[{place}].note"), &spots, doubt.as_slice());
    }
}

fn dense(text: &str) -> String {
    fold(text).chars().filter(|c| *c != ' ').collect()
}

/// `指标 1：` before a paragraph, or a number of a list, and what follows.
fn numbered(paragraph: &str) -> (Option<u64>, &str) {
    let bare = without_list_number(paragraph);
    let Some(after) = bare.strip_prefix("指标") else { return (None, bare) };
    let after = after.trim_start();
    let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let (number, rest) = if digits.len() < after.len() {
        let written = after.get(..after.len().saturating_sub(digits.len())).unwrap_or_default();
        (written.parse().ok(), digits)
    } else {
        match leading_numeral(after) {
            Some((number, rest)) => (number, rest),
            None => return (None, bare),
        }
    };
    let body = rest.trim_start_matches(['：', ':', '、', '.', '．', ' ', '，', '\u{3000}']);
    if body.len() == rest.len() { (None, bare) } else { (number, body) }
}

fn without_list_number(text: &str) -> &str {
    let trimmed = text.trim_start();
    // 指标1： is the paragraph's own number.
    if trimmed.starts_with("指标") { trimmed } else { without_number(trimmed).trim_start() }
}

/// The row whose name a text begins with, and what stands behind it from the stop on; the longest name counts.
fn named<'a>(text: &'a str, by_name: &HashMap<String, usize>) -> Option<(usize, &'a str)> {
    const STOPS: [char; 9] = ['：', ':', '，', ',', '。', '；', '、', '(', '（'];
    /// How far a name reaches, and how many stops it may have in it.
    const LONGEST: usize = 200;
    const MOST: usize = 12;
    let near = text.char_indices().take(LONGEST).filter(|(_, c)| STOPS.contains(c)).map(|(at, _)| at);
    let near: Vec<usize> = near.take(MOST).collect();
    near.iter().rev().find_map(|at| {
        let (name, rest) = text.split_at_checked(*at)?;
        Some((*by_name.get(&dense(name))?, rest))
    })
}

/// The clauses from the first that says more than the row does.
fn beyond_figures(said: &str, row: &Indicator) -> String {
    let mut rest = said.trim_start_matches(|c: char| c.is_whitespace() || "：:，,。；;、".contains(c));
    let (target, actual) = (dense(&row.target), dense(&row.actual));
    loop {
        let clause = clause(rest);
        let plain = dense(clause);
        let label = LABELS.iter().any(|label| plain.starts_with(label));
        let repeats = |value: &str| !value.is_empty() && plain.contains(value);
        let figure = plain.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百零".contains(c));
        if clause.is_empty() || !label || !(figure || repeats(&target) || repeats(&actual)) {
            break;
        }
        rest = rest.get(clause.len()..).unwrap_or_default();
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:，,。；;、".contains(c));
    }
    let own = rest.split("偏差原因：").next().unwrap_or_default();
    let own = own.split("扣分原因：").next().unwrap_or_default();
    own.trim().to_owned()
}

/// The text up to the next stop that stands in no quotes.
fn clause(text: &str) -> &str {
    let mut quoted = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' => quoted = true,
            '”' | '」' => quoted = false,
            ',' if before.is_ascii_digit() => {}
            '，' | ',' | '。' | '；' | ';' | '\n' if !quoted => return text.get(..at).unwrap_or_default(),
            _ => {}
        }
        before = c;
    }
    text
}
