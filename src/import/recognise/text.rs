//! Texts of cells: wrapping undone, labels reduced to what they say, points and figures taken out.

use crate::number::reading::{fold, folded_char, read_figure};
use crate::number::{Amount, Points};

/// Most characters of a text that is looked at as a label or heading.
pub(super) const LONGEST_LABEL: usize = 60;

/// The text with the marks of web forms that some sources leave in it turned into what they show:
/// `<input checked>` → ☑, `<p>` and `<br>` → line breaks.
pub(super) fn without_tags(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        made.push_str(before);
        match tag_at(tag) {
            Some((length, shown)) => {
                made.push_str(shown);
                rest = tag.get(length..).unwrap_or_default();
            }
            None => {
                made.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    made.push_str(rest);
    made.trim().to_owned()
}

/// Length of the tag at the start of a text, and what it shows; `None` where it is none of those left in texts.
fn tag_at(text: &str) -> Option<(usize, &'static str)> {
    const LONGEST: usize = 200;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inner = text.get(1..end)?.trim().to_ascii_lowercase();
    let name: String =
        inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let shown = match name.as_str() {
        "input" if inner.contains("checkbox") || inner.contains("radio") => {
            if inner.contains("checked") {
                "☑"
            } else {
                "☐"
            }
        }
        "p" | "br" | "div" => "\n",
        "b" | "i" | "u" | "span" | "font" | "strong" | "em" => "",
        _ => return None,
    };
    Some((end.saturating_add(1), shown))
}

/// Whether a character is Chinese or a full-width sign: between two of them no blank is meant.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// One line: breaks that are only wrapping are undone, blanks between Chinese characters and inside brackets go, all
/// others stay as one blank (`4 次`).
///
/// ```text
/// 按照财政资金 管理要求 → 按照财政资金管理要求
/// 375 场\n次 → 375 场次
/// ```
pub(super) fn joined(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let (mut blank, mut broken) = (false, false);
    for c in text.chars() {
        if c.is_whitespace() || folded_char(c).is_none() {
            blank |= c.is_whitespace();
            broken |= c == '\n' || c == '\r';
            continue;
        }
        if blank && let Some(before) = made.chars().next_back() {
            let wide = (is_wide(before), is_wide(c));
            let bracket = matches!(before, '(' | '（') || matches!(c, '(' | ')' | '（' | '）');
            let loose = wide == (true, true)
                || bracket
                || (broken && (wide.0 || wide.1))
                || (matches!(before, ')') && wide.1);
            if !loose {
                made.push(' ');
            }
        }
        (blank, broken) = (false, false);
        made.push(c);
    }
    made
}

/// A longer text: each paragraph in a line of its own, wrapping inside paragraphs undone.
pub(super) fn paragraphs(text: &str) -> String {
    let mut made: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let goes_on = made.last().is_some_and(|last| !ends(last)) && !begins(line);
        match made.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.push('\n');
                last.push_str(line);
            }
            None => made.push(line.to_owned()),
        }
    }
    made.iter().map(|paragraph| joined(paragraph)).collect::<Vec<_>>().join("\n")
}

fn ends(line: &str) -> bool {
    line.ends_with(['。', '；', '：', '！', '？', ';', ':', '!', '?', '”', '.'])
}

/// Whether a line begins with a number of a list or a name of its own (目标1：).
fn begins(line: &str) -> bool {
    without_number(line).len() < line.len()
        || line.starts_with(['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '（', '(', '-', '•'])
        || line.chars().take(8).any(|c| c == '：' || c == ':')
}

/// The text without a number of a list before it: `1、教师培训`, `（2）教师培训`. What marks it (★) stays.
pub(super) fn without_number(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let circled = rest.trim_start_matches(|c: char| matches!(c, '①'..='⑳'));
        let numbered = number_before(circled).unwrap_or(circled).trim_start();
        // A text that is nothing but a number says something by it.
        if numbered.is_empty() || numbered.len() == rest.len() {
            return rest;
        }
        rest = numbered;
    }
}

/// What stands behind `1、` `1.` `（1）` `(一)` `一、` `指标1：`.
fn number_before(text: &str) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_chinese = |c: char| "一二三四五六七八九十".contains(c);
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let rest = inner.trim_start_matches(|c| is_digit(c) || is_chinese(c));
        let length = inner.chars().count().saturating_sub(rest.chars().count());
        return rest.strip_prefix(['）', ')']).filter(|rest| (1..=3).contains(&length) && !rest.is_empty());
    }
    let named = text.strip_prefix("指标");
    let body = named.unwrap_or(text);
    let arabic = body.trim_start_matches(is_digit);
    // At most three digits: 2020、 begins a list of years.
    let few = |rest: &str| {
        body.len()
            .checked_sub(rest.len())
            .and_then(|at| body.get(..at))
            .is_some_and(|number| number.chars().count() <= 3)
    };
    if arabic.len() < body.len() && few(arabic) {
        let rest = arabic.trim_start().strip_prefix(['、', '.', '．', '）', ')', '：', ':'])?;
        // `1．2020年度项目自评表` begins with a number of a list, 1.5 does not.
        let year = rest.chars().take(4).all(is_digit) && rest.chars().nth(4) == Some('年');
        let decimal = rest.starts_with(is_digit) && !year || rest.starts_with('%');
        let colon_of_name = named.is_none() && arabic.trim_start().starts_with(['：', ':']);
        return (!decimal && !colon_of_name).then_some(rest);
    }
    let chinese = body.trim_start_matches(is_chinese);
    if chinese.len() < body.len() && few(chinese) {
        let stops: &[char] = if named.is_some() { &['、', '：', ':'] } else { &['、'] };
        return chinese.strip_prefix(stops);
    }
    None
}

/// A heading without anything that is not its name, and what stood in its brackets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// The name: half-width, without blanks, numbers of lists, brackets, a colon at the end.
    pub(super) base: String,
    /// What stood in brackets, in order.
    pub(super) brackets: Vec<String>,
}

/// Reduces a heading; nothing remains of a text that is too long for one.
pub(super) fn label(text: &str) -> Label {
    if text.chars().nth(LONGEST_LABEL).is_some() {
        return Label::default();
    }
    let dense: String = fold(text).chars().filter(|c| *c != ' ').collect();
    let dense = without_number(dense.trim_end_matches(':'));
    let mut made = Label::default();
    let mut open: Option<String> = None;
    for c in dense.chars() {
        match (c, &mut open) {
            ('(' | '[' | '【', None) => open = Some(String::new()),
            (')' | ']' | '】', Some(_)) => made.brackets.extend(open.take()),
            (c, Some(inner)) => inner.push(c),
            (c, None) => made.base.push(c),
        }
    }
    made.brackets.extend(open);
    let kept = made.base.trim_end_matches(':').len();
    made.base.truncate(kept);
    made
}

/// The points in the brackets of a heading: `（40分）`, `(分值20分)`.
pub(super) fn points_in(brackets: &[String]) -> Option<Points> {
    brackets.iter().find_map(|inner| {
        let number = inner.strip_suffix('分')?;
        let number = ["分值", "权重", "共", "满分"]
            .iter()
            .find_map(|word| number.strip_prefix(word))
            .unwrap_or(number);
        points(number.trim_start_matches([':', '为']))
    })
}

/// A name that ends with points in brackets: the name, and the points.
pub(in crate::import) fn name_with_points(name: &str) -> Option<(&str, Points)> {
    let trimmed = name.trim_end();
    let inner = trimmed.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let (before, bracket) = inner.split_at_checked(at)?;
    let dense: String = fold(bracket).chars().filter(|c| *c != ' ' && *c != '(').collect();
    let points = points_in(&[dense])?;
    Some((before.trim_end(), points)).filter(|(before, _)| !before.is_empty())
}

/// Points or a score as typed: `5`, `5分`, `4.50`.
pub(in crate::import) fn points(text: &str) -> Option<Points> {
    let folded = fold(text);
    let number = folded.strip_suffix('分').unwrap_or(&folded).trim_end();
    let exact = read_figure(number).ok()?;
    Points::parse(&exact.to_string()).ok().or_else(|| Points::parse(&exact.plain()).ok())
}

/// An amount of money as typed, with the unit behind it where one is.
pub(super) fn amount(text: &str) -> Option<(Amount, Option<&'static str>)> {
    let folded = fold(text);
    let folded = folded.trim_start_matches(['¥', '￥']);
    let units = ["亿元", "万元", "元"];
    let unit = units.into_iter().find(|unit| folded.ends_with(unit));
    let number = unit.and_then(|unit| folded.strip_suffix(unit)).unwrap_or(folded).trim();
    read_figure(number).ok().map(|exact| (Amount::new(exact), unit))
}

/// Whether a cell says that nothing is stated: `—`, `/`, `-`.
pub(super) fn is_dash(text: &str) -> bool {
    let mut any = false;
    let all = text.chars().filter(|c| !c.is_whitespace()).all(|c| {
        any = true;
        matches!(folded_char(c), Some('-' | '—' | '/' | '\\' | '_'))
    });
    all && any
}
