//! Indicators within running prose: 用血满足率目标98%，实际97.1%, or 办结率为98.5%（目标98%）.

use std::ops::Range;

use super::claims::earlier_year;
use super::figures::figures;
use super::ground::Ground;
use super::indicators::{IndicatorText, plain};
use super::outline::marker;
use super::sentences::{ends_sentence, place, without_tails};
use super::steps;
use super::topic::Topic;

const TARGET: &[&str] =
    &["年初目标值", "年初目标", "年度目标值", "年度目标", "目标值", "目标", "计划值", "指标值", "年初定"];

const ACTUAL: &[&str] = &["实际完成值", "实际完成", "实际达到", "实际值", "实际", "完成值"];

/// What may stand between a label and its value.
const FILL: &[&str] = &["为", "是", "达到", "达", ":", "≥", "≤", ">", "<", "="];

/// And between a name and a value without label.
const OF_NAME: &[&str] = &["为", "是", "达到", "达", "控制在", "完成", "≥", "≤", ">", "<", "="];

/// Words of a time within the year: what follows is no result of it.
const WITHIN_YEAR: &[&str] = &["半年", "季度", "月底", "截至", "月份"];

/// The longest name of an indicator, in bytes of the text.
const LONGEST_NAME: usize = 180;

/// Part of a sentence, between commas, colons and brackets.
struct Clause {
    at: Range<usize>,
    label: Label,
    /// Before the label; where there is none, before the value.
    name: Range<usize>,
    value: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Target,
    Actual,
    /// A figure without label.
    Value,
    /// No figure.
    Words,
}

/// The indicators in a line of prose of which both values are said next to each other. What stands before is the name, and
/// nothing but the name says which row is meant.
pub(super) fn of_line(
    ground: &Ground<'_>,
    line: &Range<usize>,
    topic: Topic,
    year: Option<i32>,
) -> Vec<IndicatorText> {
    let text = ground.slice(line.clone());
    let mut found = Vec::new();
    if topic == Topic::LastYearUse || !text.contains("目标") && !text.contains("年初定") {
        return found;
    }
    let mut start = marker(text).map_or(0, |(_, length)| length);
    for sentence in text.get(start..).unwrap_or_default().split_inclusive(ends_sentence) {
        steps::count(sentence.len());
        let clauses = clauses(text, start..start.saturating_add(sentence.len()));
        start = start.saturating_add(sentence.len());
        let mut doubtful = false;
        for (at, clause) in clauses.iter().enumerate() {
            let words = text.get(clause.at.clone()).unwrap_or_default();
            doubtful = is_doubtful(words, year).unwrap_or(doubtful);
            let before = at.checked_sub(1).and_then(|before| clauses.get(before));
            let Some(pair) = pair(before, clause, &clauses, at).filter(|_| !doubtful) else { continue };
            let range = |within: &Range<usize>| {
                line.start.saturating_add(within.start)..line.start.saturating_add(within.end)
            };
            let raw = |within: &Range<usize>| plain(ground.raw(range(within)));
            let whole = range(&(pair.name.start..clause.at.end.max(pair.end)));
            let name = raw(&pair.name);
            if !name.is_empty() && pair.name.len() <= LONGEST_NAME {
                let place = place(ground, whole.clone(), whole.start, topic);
                let (target, actual) = (Some(raw(&pair.target)), Some(raw(&pair.actual)));
                found.push(IndicatorText { number: None, name, target, actual, within: true, place });
            }
        }
    }
    found
}

struct Pair {
    name: Range<usize>,
    target: Range<usize>,
    actual: Range<usize>,
    end: usize,
}

/// The pair that begins with a clause.
fn pair(before: Option<&Clause>, first: &Clause, all: &[Clause], at: usize) -> Option<Pair> {
    let second = all.get(at.checked_add(1)?)?;
    let third = all.get(at.checked_add(2)?);
    let bare = |clause: &Clause| clause.name.is_empty();
    if !bare(second) {
        return None;
    }
    let name = if bare(first) {
        let words = before.filter(|before| before.label == Label::Words && first.label != Label::Value)?;
        words.at.clone()
    } else {
        first.name.clone()
    };
    // 办结率92%，目标98%，实际97%: which of the two was reached is not clear.
    let unclear = third.is_some_and(|third| third.label == Label::Actual && bare(third));
    let (target, actual) = match (first.label, second.label) {
        (Label::Target, Label::Actual) => (first, second),
        (Label::Actual, Label::Target) => (second, first),
        (Label::Value, Label::Target) if !unclear => (second, first),
        _ => return None,
    };
    let end = second.at.end;
    Some(Pair { name, target: target.value.clone(), actual: actual.value.clone(), end })
}

/// The clauses of a sentence; a comma between digits parts none.
fn clauses(text: &str, sentence: Range<usize>) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = sentence.start;
    let mut digit = false;
    let typed = text.get(sentence.clone()).unwrap_or_default();
    let mut chars = typed.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        steps::count(1);
        let grouping = c == ',' && digit && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        digit = c.is_ascii_digit();
        if !grouping && (matches!(c, '，' | ',' | '、' | '(' | ')' | ':') || ends_sentence(c)) {
            let end = sentence.start.saturating_add(at);
            found.extend(clause(text, start..end));
            start = end.saturating_add(c.len_utf8());
        }
    }
    found.extend(clause(text, start..sentence.end));
    found
}

fn clause(text: &str, at: Range<usize>) -> Option<Clause> {
    let words = text.get(at.clone()).filter(|words| !words.is_empty())?;
    let Some(figure) = figures(words).into_iter().next() else {
        return Some(Clause { label: Label::Words, name: at.clone(), value: at.clone(), at });
    };
    let before = words.get(..figure.whole.start).unwrap_or_default();
    steps::count(before.len());
    let bounds = before.trim_end_matches(['≥', '≤', '>', '<', '=']);
    let value = at.start.saturating_add(bounds.len())..at.end;
    let unfilled = without_tails(before, FILL);
    let target = without_tails(unfilled, TARGET);
    let actual = without_tails(unfilled, ACTUAL);
    let (label, name) = if target.len() < unfilled.len() {
        (Label::Target, target)
    } else if actual.len() < unfilled.len() {
        (Label::Actual, actual)
    } else {
        (Label::Value, without_tails(before, OF_NAME))
    };
    let name = at.start..at.start.saturating_add(name.len());
    Some(Clause { at, label, name, value })
}

/// Whether words turn to another year or to a part of the year, or back; `None` if they name no time.
fn is_doubtful(words: &str, year: Option<i32>) -> Option<bool> {
    if WITHIN_YEAR.iter().any(|word| words.contains(word)) {
        return Some(true);
    }
    let named = figures(words).into_iter().filter(|figure| {
        figure.unit.is_none() && words.get(figure.digits.end..).is_some_and(|rest| rest.starts_with('年'))
    });
    let years: Vec<i32> = named.filter_map(|figure| figure.value.plain().parse().ok()).collect();
    let digits = year.filter(|_| !years.is_empty()).map(|year| years.iter().all(|named| *named < year));
    earlier_year(words).or(digits)
}

#[cfg(test)]
mod tests {
    use super::super::{Topic, read, read_under};

    fn found(text: &str) -> Vec<(String, String, String)> {
        let indicators = read(text).indicators.into_iter();
        indicators
            .map(|one| (one.name, one.target.unwrap_or_default(), one.actual.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn the_name_is_what_stands_before() {
        for text in [
            "用血满足率目标98%，实际97.1%，州医院为99.6%。",
            "五是保障。用血满足率为97.1%，目标98%。",
            "全年平稳；用血满足率97.1%（目标为98%）。",
            "2. 用血满足率年初定为98%，实际97.1%。",
            "用血满足率：年初目标值98%，实际完成97.1%。",
            "用血满足率实际达到97.1%，目标98%。",
            "用血满足率（目标98%，实际97.1%）。",
            "上年，天气好；用血满足率目标98%，实际97.1%。",
        ] {
            let expected = [("用血满足率".to_owned(), "98%".to_owned(), "97.1%".to_owned())];
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_unsure_is_left_out() {
        for text in [
            "用血满足率92%，目标98%，实际97%。",
            "上年用血满足率目标98%，实际97.1%。",
            "上半年，用血满足率为92%，目标98%。",
            "用血满足率为98.5%，比目标98%高0.5个百分点。",
            "用血满足率目标98%，州医院实际99%。",
            "用血满足率目标98%。实际97.1%。",
            "用血满足率为92%，目标提高5个百分点。",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        let last = read_under("用血满足率目标98%，实际97.1%。", Topic::LastYearUse, None);
        assert_eq!(last.indicators, []);
        let earlier = read_under("2021年，用血满足率目标98%，实际97.1%。", Topic::None, Some(2022));
        assert_eq!(earlier.indicators, []);
    }
}
