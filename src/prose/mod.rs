//! What a report written by people says: its sections, figures, indicators, names and dates.
//!
//! Reads a whole self-evaluation report in time proportional to its length into facts that can be held against the
//! data. Knows no evaluation and no scheme: what a figure *should* be is asked elsewhere. What is doubtful (ranges,
//! earlier years, plans, parts of unknown things) is left out rather than guessed.
//!
//! ```
//! use ziping::prose::{read, About};
//! let prose = read("2020年度某校整体绩效自评报告\n一、自评结论\n（一）自评得分\n最终得分94分（满分100分）。");
//! let [score] = &prose.statements[..] else { panic!() };
//! assert_eq!((&score.about, score.value.plain().as_str()), (&About::TotalScore, "94"));
//! assert_eq!(score.place.quote, "最终得分94分（满分100分）");
//! assert_eq!(prose.year(), Some(2020));
//! ```

mod amounts;
mod claims;
mod clauses;
mod counts;
mod figures;
mod goals;
mod ground;
mod indicators;
mod outline;
mod papers;
mod prompts;
mod rates;
mod scopes;
mod scores;
mod sentences;
mod statement;
mod steps;
#[cfg(test)]
mod tests;
mod topic;

use std::ops::Range;

use ground::Ground;
use outline::Builder;
use papers::{Line, Papers};
use sentences::Reader;

pub use claims::says_nothing;
pub use figures::{Figure, figures};
pub use goals::{GoalSum, amounts_in_goals};
pub use indicators::IndicatorText;
pub use outline::{Outline, Section};
pub use papers::{Attachment, Dated, NameFrom, PaperKind, Title, UnitName};
pub use prompts::{Prompt, template_prompts};
pub use statement::{About, Claim, Place, Role, Said, Scope, Statement};
pub use topic::Topic;

/// Everything read out of a text, each list in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The sections.
    pub outline: Outline,
    /// Figures and what they are about.
    pub statements: Vec<Statement>,
    /// What is said without figures.
    pub claims: Vec<Claim>,
    /// Paragraphs on one indicator each.
    pub indicators: Vec<IndicatorText>,
    /// Titles of reports and tables.
    pub titles: Vec<Title>,
    /// Names of the unit.
    pub units: Vec<UnitName>,
    /// Dates of signatures and filing.
    pub dates: Vec<Dated>,
    /// What is said to be attached.
    pub attachments: Vec<Attachment>,
}

impl Prose {
    /// The evaluated year: that of the first title that has one.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.titles.iter().find_map(|title| title.year)
    }

    /// What a text holds, cut at the titles: each report or table in bytes of the text, with its title; before the first
    /// title, and in a text without any, `None`.
    ///
    /// ```
    /// let text = "2020年度甲校整体绩效自评报告\n得分。\n2020年度项目自评表\n";
    /// let prose = ziping::prose::read(text);
    /// assert_eq!(prose.pieces(text.len()).len(), 2);
    /// ```
    #[must_use]
    pub fn pieces(&self, length: usize) -> Vec<(Option<&Title>, Range<usize>)> {
        let starts = self.titles.iter().map(|title| (Some(title), title.place.bytes.start));
        let first =
            [(None, 0)].into_iter().filter(|_| self.titles.first().is_none_or(|t| t.place.bytes.start > 0));
        let starts: Vec<_> = first.chain(starts).collect();
        let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([length]);
        starts.iter().zip(ends).map(|((title, start), end)| (*title, *start..end)).collect()
    }
}

/// Reads a text.
///
/// Never fails and never panics. Lines with tabs are rows of tables and say nothing here.
///
/// ```
/// use ziping::prose::{read, About, Role, Scope};
/// let prose = read("预算支出570.36万元，其中：基本支出519.76万元、项目支出50.60万元。");
/// let about: Vec<_> = prose.statements.iter().map(|said| (&said.about, &said.scope)).collect();
/// let budget = About::Amount(Role::Budget);
/// assert_eq!(about, [(&budget, &Scope::Whole), (&budget, &Scope::Basic), (&budget, &Scope::Project)]);
/// ```
#[must_use]
pub fn read(text: &str) -> Prose {
    read_under(text, Topic::None, None)
}

/// Reads a text that is known to be about a topic, in a report on a year, unless it says otherwise itself: a paragraph
/// without its heading.
///
/// ```
/// use ziping::prose::{read, read_under, About, Topic};
/// assert_eq!(read("本项目96.6分。").statements, []);
/// assert_eq!(read_under("本项目96.6分。", Topic::Score, Some(2021)).statements[0].about, About::TotalScore);
/// assert_eq!(read_under("2020年得分95分。", Topic::Score, Some(2021)).statements, []);
/// ```
#[must_use]
pub fn read_under(text: &str, topic: Topic, year: Option<i32>) -> Prose {
    let ground = Ground::of(text);
    let lines = ground.lines();
    let mut papers = Papers::default();
    let kinds: Vec<Line> = lines.iter().map(|line| papers.line(&ground, line)).collect();
    let Papers { titles, units, dates, attachments, .. } = papers;
    let year = titles.iter().find_map(|title| title.year).or(year);
    let mut builder = Builder::default();
    let mut reader = Reader { ground: &ground, year, statements: Vec::new(), claims: Vec::new() };
    let mut indicators: Vec<IndicatorText> = Vec::new();
    let here = |builder: &Builder| match builder.topic() {
        Topic::None => topic,
        own => own,
    };
    for (line, kind) in lines.iter().zip(kinds) {
        let content = ground.slice(line.clone());
        steps::count(content.len());
        if let Line::Paper(start) = kind {
            builder.interrupt(start);
            continue;
        }
        if content.is_empty() || content.contains('\t') {
            continue;
        }
        let about = indicators::of_line(&ground, line, here(&builder));
        if !about.is_empty() {
            indicators.extend(about);
            reader.words(line.clone(), here(&builder));
            continue;
        }
        let mut body = line.clone();
        if let Some(head) = outline::heading(content) {
            builder.begin(&ground, line, &head);
            if head.topic != Topic::None {
                body.start = body.start.saturating_add(head.body);
            }
        }
        indicators.extend(clauses::of_line(&ground, &body, here(&builder), year));
        reader.line(body.clone(), here(&builder));
        reader.words(body, here(&builder));
    }
    let mut outline = builder.finish(text.len());
    // A signature is known only after its unit's line: the body may not reach past the end.
    for section in &mut outline.sections {
        section.body.end = section.body.end.clamp(section.body.start, text.len().max(section.body.start));
    }
    let Reader { statements, mut claims, .. } = reader;
    for section in outline.sections.iter().filter(|section| section.topic != Topic::None) {
        if says_nothing(section.text(text)) {
            let at = section.body.clone();
            let place = Place {
                chars: section.chars,
                line: section.line,
                quote: section.text(text).to_owned(),
                topic: section.topic,
                bytes: at,
            };
            claims.push(Claim { what: Said::Nothing, place });
        }
    }
    claims.sort_by_key(|claim| claim.place.bytes.start);
    Prose { outline, statements, claims, indicators, titles, units, dates, attachments }
}
