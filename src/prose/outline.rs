//! The text cut into sections by its headings.

use std::ops::Range;

use super::ground::Ground;
use super::topic::{LONGEST_TITLE, Topic};
use crate::number::reading::is_part;

/// The sections of a text in its order, those within others after them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Section>,
}

/// A heading and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 0 for a title, 1 第一部分, 2 一、, 3 （一）, 4 1., 5 （1）, 6 ①, 7 for a heading without number.
    pub level: u8,
    /// The title without its number.
    pub title: String,
    /// What the title says the section is about.
    pub topic: Topic,
    /// The heading, in bytes of the text.
    pub heading: Range<usize>,
    /// What stands below, sections within included; it ends before a signature and a list of attachments.
    pub body: Range<usize>,
    /// Characters of the text before the heading.
    pub chars: usize,
    /// The line of the heading, from 1.
    pub line: usize,
}

impl Outline {
    /// The sections of a topic; several where the text holds more than one report.
    ///
    /// ```
    /// use ziping::prose::{read, Topic};
    /// let text = "一、自评结论\n（一）自评得分\n得分94分。\n（二）绩效目标完成情况\n3.未完成的绩效目标：无。";
    /// let prose = read(text);
    /// let section = prose.outline.sections_on(Topic::Unfinished).next().unwrap();
    /// assert_eq!(section.text(text), "无。");
    /// ```
    pub fn sections_on(&self, topic: Topic) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.topic == topic)
    }

    /// The text below the first heading of a topic that has any.
    ///
    /// ```
    /// use ziping::prose::{read, Topic};
    /// let text = "三、存在的问题\n预算编制较粗。\n四、改进措施\n细化预算。";
    /// assert_eq!(read(text).outline.text_on(Topic::Problems, text), Some("预算编制较粗。"));
    /// assert_eq!(read(text).outline.text_on(Topic::Score, text), None);
    /// ```
    #[must_use]
    pub fn text_on<'a>(&self, topic: Topic, text: &'a str) -> Option<&'a str> {
        self.sections_on(topic).next().map(|section| section.text(text))
    }
}

impl Section {
    /// What stands below the heading, of the text that was read; without spaces around.
    #[must_use]
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.body.clone()).unwrap_or_default().trim()
    }
}

/// A heading found in a line, in bytes of the line.
pub(super) struct Head {
    pub(super) level: u8,
    pub(super) title: Range<usize>,
    /// Where the text of the same line begins.
    pub(super) body: usize,
    pub(super) topic: Topic,
}

/// The heading that a line is or begins with.
pub(super) fn heading(line: &str) -> Option<Head> {
    let Some((level, marker)) = marker(line) else { return unnumbered(line) };
    let rest = line.get(marker..)?;
    let end = rest.find(['。', ':', ';', '!', '?', '\t']).unwrap_or(rest.len());
    let title = rest.get(..end)?;
    let body = end.saturating_add(rest.get(end..)?.chars().next().map_or(0, char::len_utf8));
    let in_line = |end: usize, body: usize, topic| Head {
        level,
        title: marker..marker.saturating_add(end),
        body: marker.saturating_add(body),
        topic,
    };
    let topic = Topic::of(title);
    if topic != Topic::None {
        return Some(in_line(end, body, topic));
    }
    // The text may follow without a stop: 自评得分94分, 未完成的绩效目标无.
    let stops = [title.find(|c: char| c.is_ascii_digit()), tail_of_nothing(title)];
    for stop in stops.into_iter().flatten().filter(|stop| *stop > 0) {
        let head = title.get(..stop)?.trim_end_matches(['为', '是']);
        let topic = Topic::of(head);
        if topic != Topic::None {
            return Some(in_line(head.len(), head.len(), topic));
        }
    }
    let short = title.chars().take(LONGEST_TITLE.saturating_add(1)).count() <= LONGEST_TITLE;
    let is_title = short && !title.is_empty() && !title.contains(['，', ',']);
    is_title.then(|| in_line(end, body, Topic::None))
}

fn tail_of_nothing(title: &str) -> Option<usize> {
    ["暂无", "没有", "无"].iter().find_map(|word| title.strip_suffix(word)).map(str::len)
}

/// A line that is nothing but the name of a topic.
fn unnumbered(line: &str) -> Option<Head> {
    const LONGEST: usize = 24;
    let title = line.trim_end_matches(':');
    if title.len() > LONGEST.saturating_mul(3) || title.contains(['。', ':', '、', '\t', '"', '“']) {
        return None;
    }
    let topic = Topic::of(title);
    let only_name = topic != Topic::None && !title.contains(|c: char| c.is_ascii_digit());
    only_name.then_some(Head { level: 7, title: 0..title.len(), body: line.len(), topic })
}

/// Level of the number at the start of a line, and its length.
pub(super) fn marker(line: &str) -> Option<(u8, usize)> {
    let first = line.chars().next()?;
    if first == '第' {
        let rest = line.strip_prefix('第')?;
        let number = count_run(rest, |c| is_part(c) || c.is_ascii_digit())?;
        let rest = rest.get(number..)?;
        let after = rest.strip_prefix("部分").or_else(|| rest.strip_prefix('章'))?;
        return Some((1, ended(line, after.trim_start_matches([' ', '、', ':', '.', '，']))));
    }
    if matches!(first, '①'..='⑳') {
        return Some((6, first.len_utf8()));
    }
    if let Some(rest) = line.strip_prefix('(') {
        let (level, number) = numbering(rest)?;
        let after = rest.get(number..)?.strip_prefix(')')?;
        let level = if level == 2 { 3 } else { 5 };
        return Some((level, ended(line, after.trim_start_matches(['、', '.', ' ']))));
    }
    let (level, number) = numbering(line)?;
    let rest = line.get(number..)?;
    if let Some(after) = rest.strip_prefix(')') {
        let level = if level == 2 { 3 } else { 5 };
        return Some((level, ended(line, after)));
    }
    let after = rest.strip_prefix('、').or_else(|| rest.strip_prefix('.'))?;
    // 1.5 is no number of a heading, 2.2020年 is one.
    let year = after.len() > 4 && after.get(4..).is_some_and(|rest| rest.starts_with('年'));
    if rest.starts_with('.') && after.starts_with(|c: char| c.is_ascii_digit()) && !year {
        return None;
    }
    Some((level, ended(line, after.trim_start_matches(' '))))
}

/// 2 for Chinese numerals, 4 for Arabic, with the length.
fn numbering(text: &str) -> Option<(u8, usize)> {
    let chinese = count_run(text, is_part).map(|length| (2, length));
    chinese.or_else(|| count_run(text, |c| c.is_ascii_digit()).map(|length| (4, length)))
}

/// The length of a run of one to three characters.
fn count_run(text: &str, of_run: impl Fn(char) -> bool) -> Option<usize> {
    let run: Vec<char> = text.chars().take(4).take_while(|c| of_run(*c)).collect();
    (1..=3).contains(&run.len()).then(|| run.iter().map(|c| c.len_utf8()).sum())
}

fn ended(line: &str, rest: &str) -> usize {
    line.len().saturating_sub(rest.len())
}

/// Collects sections while lines go by.
#[derive(Default)]
pub(super) struct Builder {
    sections: Vec<Section>,
    open: Vec<usize>,
}

impl Builder {
    /// A heading; `line` is where its line stands in the ground.
    pub(super) fn begin(&mut self, ground: &Ground<'_>, line: &Range<usize>, head: &Head) {
        let at = |offset: usize| line.start.saturating_add(offset);
        let heading = ground.bytes(line.start..at(head.title.end));
        self.close(head.level, heading.start);
        let title = at(head.title.start)..at(head.title.end);
        let (chars, number) = ground.position(line.start);
        let body = ground.bytes(at(head.body)..line.end);
        let start = if at(head.body) >= line.end { ground.bytes(line.clone()).end } else { body.start };
        self.open.push(self.sections.len());
        self.sections.push(Section {
            level: head.level,
            title: ground.raw(title).to_owned(),
            topic: head.topic,
            heading,
            body: start..start,
            chars,
            line: number,
        });
    }

    /// Something that belongs to no section: all end before it.
    pub(super) fn interrupt(&mut self, at: usize) {
        self.close(0, at);
    }

    fn close(&mut self, level: u8, at: usize) {
        let sections = &mut self.sections;
        while let Some(last) = self.open.last() {
            match sections.get_mut(*last) {
                Some(section) if section.level >= level => section.body.end = at.max(section.body.start),
                _ => break,
            }
            self.open.pop();
        }
    }

    /// The topic of where we are: that of the innermost section that has one.
    pub(super) fn topic(&self) -> Topic {
        let topics = self.open.iter().rev().filter_map(|place| self.sections.get(*place));
        topics.map(|section| section.topic).find(|topic| *topic != Topic::None).unwrap_or(Topic::None)
    }

    pub(super) fn finish(mut self, end: usize) -> Outline {
        self.close(0, end);
        Outline { sections: self.sections }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn sections(text: &str) -> Vec<(u8, String, Topic, String)> {
        let outline = read(text).outline;
        let found = outline.sections.iter();
        found
            .map(|section| {
                (section.level, section.title.clone(), section.topic, section.text(text).to_owned())
            })
            .collect()
    }

    #[test]
    fn numbers_are_written_in_many_ways() {
        let cases = [
            ("第一部分 自评结论", 1, "自评结论"),
            ("一、自评结论", 2, "自评结论"),
            ("一 、 自评结论", 2, "自评结论"),
            ("（一）自评得分", 3, "自评得分"),
            ("( 一 ) 自评得分", 3, "自评得分"),
            ("1. 执行率情况", 4, "执行率情况"),
            ("1、执行率情况", 4, "执行率情况"),
            ("１．执行率情况", 4, "执行率情况"),
            ("（1）执行率情况", 5, "执行率情况"),
            ("1）执行率情况", 5, "执行率情况"),
            ("①执行率情况", 6, "执行率情况"),
            ("2. 2020年重点工作", 4, "2020年重点工作"),
            ("2.2020年重点工作", 4, "2020年重点工作"),
            ("自评结论", 7, "自评结论"),
        ];
        for (line, level, title) in cases {
            let found = sections(line);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!((found[0].0, found[0].1.as_str()), (level, title), "{line}");
        }
        for line in ["1.5万元", "2020年，我单位得分", "6.15", "1. 整体目标需明确，目标需细化。", "十分重要"]
        {
            assert_eq!(sections(line), [], "{line}");
        }
    }

    #[test]
    fn the_text_may_follow_in_the_same_line() {
        for line in [
            "3. 未完成的绩效目标。无。",
            "3.未完成的绩效目标：无。",
            "3.未完成的绩效目标 无。",
            "3、未完成的绩效目标\n\n无。\n",
        ] {
            assert_eq!(
                sections(line),
                [(4, "未完成的绩效目标".to_owned(), Topic::Unfinished, "无。".to_owned())],
                "{line}"
            );
        }
        let score = sections("（一）自评得分94分。");
        assert_eq!((score[0].2, score[0].3.as_str()), (Topic::Score, "94分。"));
    }

    #[test]
    fn a_section_ends_with_the_next_of_its_level() {
        let found = sections(
            "一、自评结论\n（一）自评得分\n甲\n（二）存在的问题\n乙\n1. 编制较粗。\n二、佐证材料\n丙",
        );
        let texts: Vec<&str> = found.iter().map(|section| section.3.as_str()).collect();
        assert_eq!(texts[1], "甲");
        assert_eq!(texts[2], "乙\n1. 编制较粗。");
        assert_eq!(texts[4], "丙");
    }

    #[test]
    fn a_signature_belongs_to_no_section() {
        let found = sections("（五）其他佐证材料\n无。\n\n某区教学研究室\n2021 年 6 月 15 日\n");
        assert_eq!(found[0].3, "无。");
    }
}
