//! What a template told people to write, and nobody replaced.

use std::ops::Range;

use super::figures::figures;
use super::ground::Ground;
use super::outline::{heading, marker};
use super::sentences::{head_of, is_break, tail_of, without_tails};
use super::steps;
use crate::number::reading::{is_part, leading_numeral};

/// A leftover of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// As written.
    pub text: String,
    /// Where, in bytes of the text.
    pub bytes: Range<usize>,
}

/// The leftovers of a template in a text, in its order: 100字以内, XX, a lone ……, 指标1： with nothing behind it,
/// （填写…）, 请填写, 示例：, ___.
///
/// ```
/// use ziping::prose::template_prompts;
/// let found = template_prompts("XX学校开展教研活动（100字以内）\n指标1：\n……");
/// let written: Vec<&str> = found.iter().map(|prompt| prompt.text.as_str()).collect();
/// assert_eq!(written, ["XX", "100字以内", "指标1：", "……"]);
/// assert_eq!(template_prompts("指标1：培训4次，购置XXL号校服等……"), []);
/// ```
#[must_use]
pub fn template_prompts(text: &str) -> Vec<Prompt> {
    let ground = Ground::of(text);
    let lines = ground.lines();
    let mut found: Vec<Range<usize>> = Vec::new();
    let contents: Vec<&str> = lines.iter().map(|line| ground.slice(line.clone())).collect();
    let mut following = None;
    let mut ahead: Vec<Option<&str>> = Vec::with_capacity(contents.len());
    for content in contents.iter().rev() {
        ahead.push(following);
        if !content.is_empty() {
            following = Some(*content);
        }
    }
    ahead.reverse();
    for ((line, content), next) in lines.iter().zip(&contents).zip(ahead) {
        let mut here = lengths(content);
        here.extend(blanks(content));
        here.extend(asked(content));
        here.extend(dots(content));
        here.extend(empty_indicator(content, next));
        let at = |range: &Range<usize>| {
            line.start.saturating_add(range.start)..line.start.saturating_add(range.end)
        };
        found.extend(here.iter().map(at));
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0_usize;
    found.retain(|range| {
        let apart = range.start >= end;
        end = end.max(range.end);
        apart
    });
    let each = found.into_iter();
    each.map(|range| Prompt { text: ground.raw(range.clone()).to_owned(), bytes: ground.bytes(range) })
        .collect()
}

/// 100字以内, 不超过200字: in brackets, as all of the line, or asked for at its end. 征文每篇800字以内 in running prose is
/// no prompt.
fn lengths(line: &str) -> Vec<Range<usize>> {
    let of_length = |figure: &super::figures::Figure| {
        let after = line.get(figure.digits.end..)?.strip_prefix('字')?;
        let before = tail_of(line.get(..figure.digits.start)?, 3);
        let bounds =
            ["以内", "之内", "以上", "左右", "以下"].iter().find_map(|word| after.strip_prefix(word));
        let word = ["不超过", "不少于", "限"].iter().find(|word| before.ends_with(**word));
        let rest = bounds.unwrap_or(after);
        if bounds.is_none() && word.is_none() || rest.starts_with('的') {
            return None;
        }
        let start = figure.digits.start.saturating_sub(word.map_or(0, |word| word.len()));
        if !is_asked(line.get(..figure.digits.start)?, rest) {
            return None;
        }
        Some(start..line.len().saturating_sub(rest.len()))
    };
    figures(line).iter().filter_map(of_length).collect()
}

/// Whether a length stands where templates have it, from the line before and behind it.
fn is_asked(before: &str, behind: &str) -> bool {
    const WORDS: &[&str] = &[
        "限",
        "限制",
        "控制",
        "请",
        "在",
        "不超过",
        "不少于",
        "字数",
        "篇幅",
        "内容",
        "应",
        "须",
        "需",
        "一般",
        "原则上",
        "约",
        "简述",
        "概述",
        "简要",
        "说明",
        "描述",
        "总结",
        "填写",
        ":",
        "≤",
        "≥",
        "<",
        ">",
        "为",
        "以",
        "建议",
        "上限",
    ];
    const ASKS: &[&str] = &["限", "请", "控制", "简述", "概述", "填写", "字数", "不超过", "不少于"];
    let near = tail_of(before, NEAR);
    let breaks = |c: char| is_break(c) || "()[]【】".contains(c);
    let from = near
        .char_indices()
        .rev()
        .find(|(_, c)| breaks(*c))
        .map(|(at, c)| (at.saturating_add(c.len_utf8()), c));
    let (clause, opened) = match from {
        Some((at, c)) => (near.get(at..).unwrap_or_default(), Some(c)),
        None if near.len() < before.len() => return false,
        None => (marker(near).and_then(|(_, length)| near.get(length..)).unwrap_or(near), None),
    };
    let own = without_tails(clause, WORDS);
    let after = behind.chars().next();
    let ends = behind.chars().all(is_break);
    match opened {
        Some('(' | '[' | '【') => {
            own.is_empty() || after.is_some_and(|c| ")]】".contains(c)) && asks(clause, ASKS)
        }
        Some(')' | ']' | '】') | None => own.is_empty() && ends,
        Some(_) if after.is_some_and(|c| ")]】".contains(c)) => own.is_empty(),
        Some(_) => own.is_empty() && ends && asks(clause, ASKS),
    }
}

/// So many characters before a length may ask for it.
const NEAR: usize = 24;

fn asks(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|word| clause.contains(word))
}

/// XX, ××, ___, and 年月日 without figures.
fn blanks(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if line.trim_matches(['_', ' ']) == "年月日" {
        found.push(0..line.len());
        return found;
    }
    let (mut at, mut before, mut book) = (0_usize, ' ', 0_usize);
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(c) = rest.chars().next() else { break };
        steps::count(1);
        let length = run(rest, c);
        match c {
            '《' => book = book.saturating_add(length.checked_div(c.len_utf8()).unwrap_or(1)),
            '》' => book = 0,
            'X' | 'x' | '×' | '_' | '○' | '□' if book == 0 => {
                let after =
                    line.get(at.saturating_add(length)..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                let several = length > c.len_utf8();
                let word = |c: char| c.is_ascii_alphanumeric();
                let single = matches!(c, 'X' | 'x' | '×')
                    && !several
                    && matches!(after, '年' | '月' | '日' | '万' | '元' | '个' | '项');
                let boxes = c == '□';
                if (several || single) && !word(before) && !word(after) && !boxes {
                    found.push(at..at.saturating_add(length));
                }
            }
            _ => {}
        }
        before = c;
        at = at.saturating_add(length.max(c.len_utf8()));
    }
    found
}

/// The length of a run of one character.
fn run(text: &str, c: char) -> usize {
    text.find(|next| next != c).unwrap_or(text.len())
}

/// （填写…）, 请填写, 示例：
fn asked(line: &str) -> Vec<Range<usize>> {
    const BRACKETED: &[&str] = &[
        "填写", "请", "简要", "概述", "此处", "待填", "待补", "说明:", "注:", "模板", "示例", "范例", "样例",
    ];
    const PLAIN: &[&str] = &[
        "请填写",
        "请在此",
        "此处填写",
        "待填写",
        "待补充",
        "请简要",
        "请说明",
        "请概述",
        "请描述",
        "请简述",
    ];
    const LONGEST: usize = 60;
    let mut found = Vec::new();
    for (at, bracket) in line.match_indices(['(', '[', '【']) {
        let inside = at.saturating_add(bracket.len());
        let near = head_of(line.get(inside..).unwrap_or_default(), LONGEST);
        if BRACKETED.iter().any(|word| near.starts_with(word))
            && let Some(end) = near.find([')', ']', '】'])
        {
            let close = near.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            found.push(at..inside.saturating_add(end).saturating_add(close));
        }
    }
    for word in PLAIN {
        steps::count(line.len());
        found.extend(line.match_indices(word).map(|(at, word)| at..at.saturating_add(word.len())));
    }
    for word in ["示例:", "范例:", "样例:"] {
        found.extend(line.strip_prefix(word).map(|_| 0..word.len()));
    }
    if matches!(line, "示例" | "范例" | "样例") {
        found.push(0..line.len());
    }
    found
}

/// …… alone on a line, behind a number, or behind a colon or comma (not 、, which lists).
fn dots(line: &str) -> Vec<Range<usize>> {
    let body = line.trim_end_matches(['。', ';', '，', ',', '.']);
    let end = if line.ends_with("...") && !body.ends_with('…') { line.len() } else { body.len() };
    let body = line.get(..end).unwrap_or_default();
    let head = body.trim_end_matches(['…', '.']);
    let dots = body.len().saturating_sub(head.len());
    let is_dots = body.ends_with('…') || dots >= 3;
    let numbered = marker(line).is_some_and(|(_, length)| length >= head.len());
    let alone = head.is_empty() || numbered || head.ends_with([':', '，', ',', ';']);
    (is_dots && alone).then_some(head.len()..end).into_iter().collect()
}

/// 指标1： where the line ends, and the next does not begin with its name.
fn empty_indicator(line: &str, next: Option<&str>) -> Option<Range<usize>> {
    let start = marker(line).map_or(0, |(_, length)| length);
    let rest = line.get(start..)?.strip_prefix("指标")?;
    if rest.len() > 32 {
        return None;
    }
    let after = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
    } else if rest.starts_with(is_part) {
        leading_numeral(rest)?.1
    } else {
        return None;
    };
    let named_below = next.is_some_and(|next| {
        !next.starts_with("指标")
            && !next.starts_with(['…', '.'])
            && heading(next).is_none_or(|head| head.level == 7)
    });
    (after.trim_matches([':', '.', '、', ' ']).is_empty() && !named_below).then_some(start..line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompts(text: &str) -> Vec<String> {
        template_prompts(text).into_iter().map(|prompt| prompt.text).collect()
    }

    #[test]
    fn leftovers_are_found_as_written() {
        let cases: &[(&str, &[&str])] = &[
            ("结论（100 字以内）", &["100 字以内"]),
            ("不超过200字", &["不超过200字"]),
            ("1.限500字以内。", &["限500字以内"]),
            ("【字数：300字左右】", &["300字左右"]),
            ("（简要说明完成情况，200字以内）", &["（简要说明完成情况，200字以内）"]),
            ("（说明主要成效，限200字以内）", &["限200字以内"]),
            ("（主要做法和成效，200字以内）", &["200字以内"]),
            ("主要做法和成效，请控制在200字以内。", &["200字以内"]),
            ("主要成效（100字以内）：完成培训4次。", &["100字以内"]),
            ("ＸＸ学校", &["ＸＸ"]),
            ("××区xxx局", &["××", "xxx"]),
            ("X年X月", &["X", "X"]),
            ("……", &["……"]),
            ("2. ...", &["..."]),
            ("措施：……。", &["……"]),
            ("企业岗位更新慢，……", &["……"]),
            ("指标1：", &["指标1："]),
            ("指标1：\n指标2：", &["指标1：", "指标2："]),
            ("指标 一 ：", &["指标 一 ："]),
            ("（填写主要成效）", &["（填写主要成效）"]),
            ("请填写完成情况", &["请填写"]),
            ("（待填写）", &["（待填写）"]),
            ("示例：完成培训", &["示例："]),
            ("金额____万元", &["____"]),
            ("　　年　月　日", &["年　月　日"]),
        ];
        for (text, expected) in cases {
            assert_eq!(prompts(text), *expected, "{text}");
        }
    }

    #[test]
    fn real_words_are_left_alone() {
        for text in [
            "指标1：培训4次",
            "指标1：\n教师培训",
            "购置XXL号服装，HTTPX协议，MAXX牌",
            "《XX办法》",
            "尺寸3×5米",
            "开展听课、评课等……",
            "建设示例课堂",
            "征集800字以内的作文",
            "完成2000字调研",
            "征文要求每篇800字以内。",
            "收稿3360篇，征文要求每篇800字以内。",
            "征文（每篇800字以内）共收3360篇",
            "题目自拟，800字以内，共收3360篇。",
            "征文题目自拟，体裁不限，1000字左右。",
            "1…5",
            "",
        ] {
            assert_eq!(prompts(text), Vec::<String>::new(), "{text}");
        }
    }
}
