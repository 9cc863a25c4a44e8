//! Labels with their values in one text: `单位名称：某校　填报日期：2021年6月15日`.

use super::labels::{self, Field, field_at_end};
use super::text::{LONGEST_LABEL, Label, label};

/// Most characters of a text that is looked through for several labels; a longer one may begin with one.
const LONGEST: usize = 300;

/// The labels of a text with what stands behind each; nothing where its first words are no label.
pub(super) fn pairs(text: &str) -> Vec<(Field, String)> {
    let text = text.trim();
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|inner| inner.strip_suffix(['）', ')']))
        .filter(|inner| !inner.contains(['（', '(', '）', ')']))
        .unwrap_or(text);
    let Some((first, rest)) = split(inner) else { return Vec::new() };
    if first.chars().count() > LONGEST_LABEL {
        return Vec::new();
    }
    let named = label(first);
    // 说明：… is a note below the table.
    let Some(mut field) = labels::field(&named).filter(|_| named.base != "说明") else { return Vec::new() };
    let mut made = Vec::new();
    let mut value = rest;
    let long = text.chars().nth(LONGEST).is_some();
    let mut from = 0_usize;
    // The next colon whose words before it end with a label begins another value.
    while let Some(colon) = next_colon(value, from).filter(|_| !long) {
        let before = value.get(..colon).unwrap_or_default();
        let length = value.get(colon..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let behind = colon.saturating_add(length);
        match tail_label(before) {
            Some((next, start)) => {
                made.push((field, trimmed(before.get(..start).unwrap_or_default())));
                field = next;
                value = value.get(behind..).unwrap_or_default();
                from = 0;
            }
            None => from = behind,
        }
    }
    made.push((field, trimmed(value)));
    made
}

fn next_colon(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(['：', ':']).map(|at| at.saturating_add(from))
}

fn split(text: &str) -> Option<(&str, &str)> {
    text.split_once(['：', ':'])
}

fn trimmed(value: &str) -> String {
    value.trim().trim_end_matches(['，', ',', '；', ';', '、']).trim().to_owned()
}

/// The label that a text ends with, and where it begins. A label stands behind a blank, a stop or at the start.
fn tail_label(text: &str) -> Option<(Field, usize)> {
    let tail_start = text.char_indices().rev().nth(20).map_or(0, |(at, _)| at);
    let tail = text.get(tail_start..)?;
    // 联系 电话: blanks inside count for nothing, so the longest tail that is a label as a whole is looked for.
    let starts = tail.char_indices().filter(|(at, c)| {
        let before = tail.get(..*at).and_then(|before| before.chars().next_back());
        !c.is_whitespace()
            && before.is_none_or(|b| {
                b.is_whitespace() || matches!(b, '，' | ',' | '；' | ';' | '、' | '。' | '|' | '）' | ')')
            })
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).filter(|at| *at > 0 || tail_start == 0).collect();
    let found = |at: &usize, field: fn(&Label) -> Option<Field>| {
        let field = field(&label(tail.get(*at..)?))?;
        Some((field, tail_start.saturating_add(*at)))
    };
    // Of labels known by their words alone the shortest: 某局 实施单位 would be one as a whole too, and the value lost.
    let known = starts.iter().find_map(|at| found(at, labels::listed));
    if let Some(known) = known.or_else(|| starts.iter().rev().find_map(|at| found(at, labels::field))) {
        return Some(known);
    }
    // 某校填报日期: no blank parts them, only a label that says enough by itself is taken.
    let dense = label(tail.trim_end()).base;
    let (field, length) = field_at_end(&dense)?;
    let name = dense.get(dense.len().checked_sub(length)?..)?;
    let enough = name.chars().count() >= 4 && tail.trim_end().ends_with(name);
    enough.then(|| (field, text.trim_end().len().saturating_sub(name.len())))
}
