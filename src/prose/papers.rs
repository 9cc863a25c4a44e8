//! Titles, signatures, dates, names of the unit and attachments: whose report it is, of when, with what.

use std::ops::Range;

use super::ground::Ground;
use super::outline::marker;
use super::statement::Place;
use super::topic::Topic;
use crate::number::Day;
use crate::number::reading::{leading_year_digits, point};

/// Whether a paper is about the whole unit or about a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperKind {
    /// 整体
    WholeUnit,
    /// 项目
    Project,
    /// Neither word, or both.
    Unclear,
}

impl PaperKind {
    /// The kind that a name tells.
    #[must_use]
    pub fn of(name: &str) -> PaperKind {
        match (name.contains("整体"), name.contains("项目")) {
            (true, false) => PaperKind::WholeUnit,
            (false, true) => PaperKind::Project,
            _ => PaperKind::Unclear,
        }
    }
}

/// The title of a report or of a table in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As written; two lines are joined by a space.
    pub text: String,
    /// The evaluated year.
    pub year: Option<i32>,
    /// The unit's name, where the title has it.
    pub unit: Option<String>,
    /// What it is about.
    pub kind: PaperKind,
    /// Title of a table (自评表), not of a report.
    pub table: bool,
    /// Where it stands.
    pub place: Place,
}

/// A name of the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// As written.
    pub name: String,
    /// In a title, above a date, or after 单位名称：.
    pub from: NameFrom,
    /// Where it stands.
    pub place: Place,
}

/// Where a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFrom {
    /// In a title.
    Title,
    /// In the line above the date.
    Signature,
    /// After 单位名称：.
    Field,
}

/// A date that stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: Day,
    /// After 填报日期： and not at the end of a report.
    pub filed: bool,
    /// Where it stands.
    pub place: Place,
}

/// What a report says is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// As written, without its number and （附后）.
    pub name: String,
    /// Table of the whole unit or of a project.
    pub kind: PaperKind,
    /// Where it stands.
    pub place: Place,
}

/// What the lines of a text were recognised as so far.
#[derive(Default)]
pub(super) struct Papers {
    pub(super) titles: Vec<Title>,
    pub(super) units: Vec<UnitName>,
    pub(super) dates: Vec<Dated>,
    pub(super) attachments: Vec<Attachment>,
    /// The last line that says anything.
    last: Option<Range<usize>>,
    /// Attachments are being listed.
    listing: bool,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Title, date or attachment: belongs to no section. Where a section ends before it.
    Paper(usize),
    /// Anything else.
    Other,
}

const LONGEST: usize = 80;

impl Papers {
    /// Looks at the next line of a text.
    pub(super) fn line(&mut self, ground: &Ground<'_>, line: &Range<usize>) -> Line {
        let text = ground.slice(line.clone());
        if text.is_empty() {
            return Line::Other;
        }
        let is = self.recognised(ground, line, text);
        self.last = Some(line.clone());
        if is == Line::Other {
            self.listing = false;
        }
        is
    }

    fn recognised(&mut self, ground: &Ground<'_>, line: &Range<usize>, text: &str) -> Line {
        let start = ground.bytes(line.clone()).start;
        let here =
            |range: Range<usize>| super::sentences::place(ground, range.clone(), range.start, Topic::None);
        if let Some(is) = self.attachment(ground, line, text) {
            return is;
        }
        let short = text.len() <= LONGEST.saturating_mul(3) && !text.contains(['。', '；', ';', '\t']);
        if !short {
            return Line::Other;
        }
        if let Some(name) = text.strip_prefix("单位名称:").filter(|name| !name.is_empty()) {
            let at = line.end.saturating_sub(name.len())..line.end;
            let name = ground.raw(at.clone()).to_owned();
            self.units.push(UnitName { name, from: NameFrom::Field, place: here(at) });
            return Line::Paper(start);
        }
        let filed = ["填报日期:", "填表日期:", "日期:"].iter().find_map(|label| text.strip_prefix(label));
        if let Some(day) = day(filed.unwrap_or(text)) {
            self.dates.push(Dated { day, filed: filed.is_some(), place: here(line.clone()) });
            let signed =
                self.last.clone().filter(|last| filed.is_none() && could_be_name(ground.slice(last.clone())));
            let Some(last) = signed else { return Line::Paper(start) };
            self.sign(ground, last.clone());
            return Line::Paper(ground.bytes(last).start);
        }
        if let Some((name, day)) = signed_in_one(text) {
            self.dates.push(Dated { day, filed: false, place: here(line.clone()) });
            self.sign(ground, line.start..line.start.saturating_add(name));
            return Line::Paper(start);
        }
        self.title(ground, line, text)
    }

    fn sign(&mut self, ground: &Ground<'_>, at: Range<usize>) {
        let place = super::sentences::place(ground, at.clone(), at.start, Topic::None);
        let name = ground.raw(at).trim_end_matches(['，', ',', ':', '：']).to_owned();
        self.units.push(UnitName { name, from: NameFrom::Signature, place });
    }

    fn title(&mut self, ground: &Ground<'_>, line: &Range<usize>, text: &str) -> Line {
        let ends = ["报告", "自评结果", "自评表", "报告书", "情况报告", "自评报告(范本)"];
        let is_title = text.contains("自评") && ends.iter().any(|end| text.ends_with(end));
        if !is_title || text.contains(['，', ',', ':', '!', '?']) || marker(text).is_some() {
            return Line::Other;
        }
        let above = self.last.clone().filter(|last| {
            let above = ground.slice(last.clone());
            year_in(text).is_none() && above.len() <= LONGEST.saturating_mul(3) && is_head_of_title(above)
        });
        let whole = above.map_or(line.start, |above| above.start)..line.end;
        let folded = ground.slice(whole.clone()).replace('\n', "");
        let place = super::sentences::place(ground, whole.clone(), whole.start, Topic::None);
        let unit = unit_in(&folded);
        if let Some(name) = &unit {
            self.units.push(UnitName { name: name.clone(), from: NameFrom::Title, place: place.clone() });
        }
        let text = ground.raw(whole.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        self.titles.push(Title {
            year: year_in(&folded).map(|(_, year, _)| year),
            unit,
            kind: PaperKind::of(&folded),
            table: folded.ends_with('表'),
            text,
            place,
        });
        Line::Paper(ground.bytes(whole).start)
    }

    fn attachment(&mut self, ground: &Ground<'_>, line: &Range<usize>, text: &str) -> Option<Line> {
        let start = ground.bytes(line.clone()).start;
        let named = text
            .strip_prefix("附件")
            .or_else(|| text.strip_prefix("附表"))
            .or_else(|| text.strip_prefix('附'));
        let body = if let Some(after) = named {
            let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '一'..='十'));
            let name = after.strip_prefix([':', '、', '.'])?;
            self.listing = name.is_empty();
            if name.is_empty() {
                return Some(Line::Paper(start));
            }
            let number = marker(name).filter(|_| name.starts_with(|c: char| c.is_ascii_digit()));
            self.listing = number.is_some();
            text.len().saturating_sub(name.len()).saturating_add(number.map_or(0, |(_, length)| length))
        } else {
            if !self.listing || text.contains(['。', '\t']) || text.len() > LONGEST.saturating_mul(3) {
                return None;
            }
            let number = text.starts_with(|c: char| c.is_ascii_digit()).then(|| marker(text)).flatten();
            let listed = ["表", "报告", "材料", "问卷", "清单"].iter().any(|word| text.contains(word));
            if !listed {
                return None;
            }
            number.map_or(0, |(_, length)| length)
        };
        let at = line.start.saturating_add(body)..line.end;
        let place = super::sentences::place(ground, at.clone(), at.start, Topic::None);
        let raw = ground.raw(at).trim_end_matches(['。', ';', '；']);
        let name =
            ["(附后)", "（附后）", "(见附)", "（见附）"].iter().find_map(|tail| raw.strip_suffix(tail));
        let name = name.unwrap_or(raw).trim().trim_matches(['《', '》']).to_owned();
        self.attachments.push(Attachment { kind: PaperKind::of(&name), name, place });
        Some(Line::Paper(start))
    }
}

/// The year in a title: where it begins, which, and where what follows 年度 begins.
fn year_in(title: &str) -> Option<(usize, i32, usize)> {
    let at = title.find('年')?;
    let before = title.get(..at)?;
    let (digits, _) = before.char_indices().rev().nth(3)?;
    let (year, _) = match before.get(digits..)?.parse::<u32>() {
        Ok(year) => (year, ""),
        Err(_) => leading_year_digits(before.get(digits..)?)?,
    };
    let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    let after = title.get(at..)?.strip_prefix('年')?;
    let after = after.strip_prefix('度').unwrap_or(after);
    Some((digits, year, title.len().saturating_sub(after.len())))
}

/// The unit's name in a folded title: before the year, or between it and what the report is about.
fn unit_in(title: &str) -> Option<String> {
    let (start, end) = year_in(title).map_or((0, 0), |(start, _, end)| (start, end));
    let before = title.get(..start)?.trim_start_matches("关于");
    let rest = title.get(end..)?;
    let about = [
        "部门(单位)",
        "部门整体",
        "单位整体",
        "整体",
        "“",
        "项目",
        "部门预算",
        "预算绩效",
        "绩效自评",
        "绩效",
        "自评",
    ];
    let until = about.iter().filter_map(|word| rest.find(word)).min()?;
    let behind = rest.get(..until)?;
    let name = if before.is_empty() { behind } else { before.trim_end_matches("关于") };
    (name.chars().count() >= 2).then(|| name.to_owned())
}

/// Whether a line is the first half of a title: year and unit.
fn is_head_of_title(line: &str) -> bool {
    year_in(line).is_some_and(|(start, _, end)| start == 0 && end < line.len())
        && day(line).is_none()
        && !line.contains(['，', ',', ':', '。'])
}

fn could_be_name(line: &str) -> bool {
    (2..=40).contains(&line.chars().take(41).count())
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, '(' | ')' | '·'))
        && !super::claims::says_nothing(line)
        && Topic::of(line) == Topic::None
}

/// A line that is a day and nothing else.
fn day(text: &str) -> Option<Day> {
    if text.len() > 48
        || !text.starts_with(|c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c))
    {
        return None;
    }
    let (point, rest) = point(text)?;
    let rest = rest.trim_end_matches('。');
    rest.is_empty().then_some(Day::new(point.year?, point.month?, point.day?)).flatten()
}

/// 某某学校2021年6月15日: where the name ends, and the day.
fn signed_in_one(text: &str) -> Option<(usize, Day)> {
    let at = text.find(|c: char| c.is_ascii_digit() || c == '〇' || c == '二')?;
    let name = text.get(..at)?;
    Some((at, day(text.get(at..)?)?)).filter(|_| could_be_name(name))
}
