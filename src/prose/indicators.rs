//! Paragraphs about one indicator: its number, name, target and actual value.

use std::ops::Range;

use super::ground::Ground;
use super::outline::marker;
use super::statement::Place;
use super::steps;
use super::topic::Topic;
use crate::number::reading::leading_numeral;

/// What a paragraph says of one indicator. Nothing is interpreted: the values are as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorText {
    /// The number after 指标; `None` where the paragraph begins with the name.
    pub number: Option<u32>,
    /// The name.
    pub name: String,
    /// 年初目标值; `None` where none is named (or 未填).
    pub target: Option<String>,
    /// 实际完成值; `None` where none is named (or 未填).
    pub actual: Option<String>,
    /// Stands within a sentence: nothing but its name says which row it is about.
    pub within: bool,
    /// Where the paragraph stands.
    pub place: Place,
}

const TARGET: &[&str] =
    &["年初目标", "年度目标", "年度指标", "目标值", "计划值", "预期目标", "预期值", "指标值", "计划完成"];

const ACTUAL: &[&str] = &["实际完成", "实际值", "完成值", "实际达到", "实际执行", "实际"];

const LABEL_ENDS: &[&str] = &["值", "数", "情况", "为", "是", ":", "达到", "了"];

/// The indicators of a line. The line is a paragraph; several may stand in it.
pub(super) fn of_line(ground: &Ground<'_>, line: &Range<usize>, topic: Topic) -> Vec<IndicatorText> {
    let text = ground.slice(line.clone());
    steps::count(text.len());
    let starts = starts(text);
    if starts.is_empty() {
        return unnumbered(ground, line, topic).into_iter().collect();
    }
    let ends = starts.iter().skip(1).map(|(at, _, _)| *at).chain([text.len()]);
    let each = starts.iter().zip(ends);
    each.map(|((at, number, body), end)| {
        let fields = fields(text.get(*body..end).unwrap_or_default());
        let base = line.start.saturating_add(*body);
        let whole = line.start.saturating_add(*at)..line.start.saturating_add(end);
        fields.taken(ground, base, Some(*number), whole, topic)
    })
    .collect()
}

/// Where 指标N： begins, the number, and where the text after it begins.
fn starts(text: &str) -> Vec<(usize, u32, usize)> {
    let first = marker(text).map_or(0, |(_, length)| length);
    let mut found = Vec::new();
    for (at, word) in text.match_indices("指标") {
        let before = text.get(..at).unwrap_or_default();
        if at != first && at != 0 && !before.ends_with(['。', ';']) {
            continue;
        }
        let body = at.saturating_add(word.len());
        let Some((number, length)) = number(text.get(body..).unwrap_or_default()) else { continue };
        found.push((at, number, body.saturating_add(length)));
    }
    found
}

/// A number with the stop behind it, and their length.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (number, length) = if digits > 0 {
        (text.get(..digits)?.parse().ok()?, digits)
    } else {
        let near = super::sentences::head_of(text, 8);
        let (number, rest) = leading_numeral(near)?;
        (u32::try_from(number?).ok()?, near.len().saturating_sub(rest.len()))
    };
    let rest = text.get(length..)?;
    let after = rest.trim_start_matches([':', '、', '.', ' ', '，']);
    (after.len() < rest.len()).then(|| (number, text.len().saturating_sub(after.len())))
}

/// Fields of a paragraph, in bytes of it.
#[derive(Default)]
struct Fields {
    name: Range<usize>,
    target: Option<Range<usize>>,
    actual: Option<Range<usize>>,
}

impl Fields {
    fn taken(
        self,
        ground: &Ground<'_>,
        base: usize,
        number: Option<u32>,
        whole: Range<usize>,
        topic: Topic,
    ) -> IndicatorText {
        let raw = |range: Range<usize>| {
            ground.raw(base.saturating_add(range.start)..base.saturating_add(range.end)).to_owned()
        };
        let value = |range| Some(plain(&raw(range))).filter(|value| !value.is_empty() && value != "未填");
        IndicatorText {
            number,
            name: plain(&raw(self.name)),
            target: self.target.and_then(value),
            actual: self.actual.and_then(value),
            within: false,
            place: super::sentences::place(ground, whole.start..whole.end, whole.start, topic),
        }
    }
}

fn fields(body: &str) -> Fields {
    let Some((label, value)) = label(body, TARGET, 0) else {
        let name = clause_end(body, 0);
        let inside = label(body, ACTUAL, name);
        let actual = inside.map(|(_, value)| value..clause_end(body, value));
        return Fields { name: 0..name, target: None, actual };
    };
    let name = body.get(..label).unwrap_or_default().find(['。', ';']).unwrap_or(label);
    let target_end = clause_end(body, value);
    let actual = self::label(body, ACTUAL, target_end).map(|(_, value)| value..clause_end(body, value));
    Fields { name: 0..name, target: Some(value..target_end), actual }
}

/// Where the first of these labels begins, and where the value after it does.
fn label(body: &str, labels: &[&str], from: usize) -> Option<(usize, usize)> {
    let rest = body.get(from..)?;
    let found = labels.iter().filter_map(|label| {
        steps::count(rest.len());
        let at = rest.find(label)?;
        Some((at, std::cmp::Reverse(label.len())))
    });
    let (at, length) = found.min()?;
    let mut value = rest.get(at.saturating_add(length.0)..)?;
    while let Some(after) = LABEL_ENDS.iter().find_map(|end| value.strip_prefix(end)) {
        value = after;
    }
    Some((from.saturating_add(at), body.len().saturating_sub(value.len())))
}

/// Where a clause ends that begins here; commas within figures and stops within quotes do not end it.
fn clause_end(body: &str, from: usize) -> usize {
    let rest = body.get(from..).unwrap_or_default();
    let (mut quoted, mut digit) = (false, false);
    let mut typed = rest.char_indices().peekable();
    while let Some((at, c)) = typed.next() {
        steps::count(1);
        let next_digit = typed.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        match c {
            '“' | '「' => quoted = true,
            '”' | '」' => quoted = false,
            ',' if digit && next_digit => {}
            '。' | '，' | ',' | ';' if !quoted || at > 240 => return from.saturating_add(at),
            _ => {}
        }
        digit = c.is_ascii_digit();
    }
    body.len()
}

/// NAME：年初目标值 4 次，实际完成值 3 次, after a number of a list or none; in an analysis the colon may be missing.
fn unnumbered(ground: &Ground<'_>, line: &Range<usize>, topic: Topic) -> Option<IndicatorText> {
    let text = ground.slice(line.clone());
    let body = marker(text).map_or(0, |(_, length)| length);
    let rest = text.get(body..)?;
    let fields = fields(rest);
    let (Some(target), Some(actual)) = (&fields.target, &fields.actual) else { return None };
    let name = rest.get(fields.name.clone())?;
    let named = !name.is_empty()
        && name.len() <= 180
        && (topic == Topic::Analysis || name.ends_with([':', '，', ',']))
        && target.end <= actual.start;
    let base = line.start.saturating_add(body);
    (named && !name.contains("指标体系")).then(|| fields.taken(ground, base, None, line.clone(), topic))
}

/// A value without quotes, stops and marks of formulas around it: `$\geq 90\%$` is `≥ 90%`.
pub(super) fn plain(raw: &str) -> String {
    let mut text = raw.to_owned();
    if text.contains('\\') || text.contains('$') {
        for (mark, sign) in
            [("\\geq", "≥"), ("\\leq", "≤"), ("\\ge", "≥"), ("\\le", "≤"), ("\\%", "%"), ("$", "")]
        {
            text = text.replace(mark, sign);
        }
    }
    let around =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '。' | '，' | ',' | ';' | '；' | '、');
    let trimmed = text.trim_matches(around);
    let quotes = [('“', '”'), ('"', '"'), ('「', '」'), ('‘', '’')];
    let inner = quotes.iter().find_map(|(open, close)| {
        trimmed.strip_prefix(*open)?.strip_suffix(*close).filter(|inner| !inner.contains(*open))
    });
    inner.unwrap_or(trimmed).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn found(text: &str) -> Vec<(Option<u32>, String, String, String)> {
        let indicators = read(text).indicators;
        indicators
            .into_iter()
            .map(|one| (one.number, one.name, one.target.unwrap_or_default(), one.actual.unwrap_or_default()))
            .collect()
    }

    fn one(number: u32, name: &str, target: &str, actual: &str) -> (Option<u32>, String, String, String) {
        (Some(number), name.to_owned(), target.to_owned(), actual.to_owned())
    }

    #[test]
    fn paragraphs_of_reports_are_read() {
        let cases = [
            (
                "指标 1：小学教师培训。年初目标 30 次，实际完成 30 次。",
                one(1, "小学教师培训", "30 次", "30 次"),
            ),
            ("指标 6：：达标率。年初目标 100%，实际完成 100%。", one(6, "达标率", "100%", "100%")),
            (
                "指标十三：满意度，年初目标值 $\\geq 90\\%$ ，实际完成值 95%。",
                one(13, "满意度", "≥ 90%", "95%"),
            ),
            (
                "指标九：资金监管，年初目标“稳步提高，有序”，实际完成“稳步提高”。",
                one(9, "资金监管", "稳步提高，有序", "稳步提高"),
            ),
            ("指标 10：差异率。年初目标值为 0，实际完成值为 0。", one(10, "差异率", "0", "0")),
            (
                "指标1：经费。年初目标值 1,234 元，实际完成值 1,200 元，分值 5 分，得 5 分。",
                one(1, "经费", "1,234 元", "1,200 元"),
            ),
            ("（1）指标2：次数，年初目标4次，实际完成4次", one(2, "次数", "4次", "4次")),
            ("指标3：完善体系。开展各类教研活动。", one(3, "完善体系", "", "")),
            ("指标4：甲。年初目标值 未填，实际完成值 未填。", one(4, "甲", "", "")),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn several_may_stand_in_one_line() {
        let text = "指标1：甲，年初目标4次，实际完成3次；指标2：乙，年初目标5次，实际完成6次。";
        assert_eq!(found(text), [one(1, "甲", "4次", "3次"), one(2, "乙", "5次", "6次")]);
    }

    #[test]
    fn a_list_of_unfinished_indicators_has_no_numbers_of_its_own() {
        let text = "（1）教师培训：年初目标值 30 次，实际完成值 28 次，分值 5 分，得 4.67 分。原因：疫情。";
        assert_eq!(found(text), [(None, "教师培训".to_owned(), "30 次".to_owned(), "28 次".to_owned())]);
    }

    #[test]
    fn other_sentences_are_no_indicators() {
        for text in ["绩效指标15个，全部完成。", "指标设置合理。", "指标1个", "年初目标明确，实际执行有力。"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
