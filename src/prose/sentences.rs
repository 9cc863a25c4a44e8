//! Goes through a line clause by clause and hands every figure, with the words before and behind it, to those that know what
//! it may be about.

use std::ops::Range;

use super::figures::{Figure, figures};
use super::ground::Ground;
use super::statement::{About, Claim, Place, Role, Said, Scope, Statement};
use super::topic::Topic;
use super::{amounts, claims, counts, rates, scores, steps};

/// How many characters before a figure may say what it is about.
const BEFORE: usize = 64;
/// And behind it.
const BEHIND: usize = 24;
/// How far a quoted clause reaches from the figure, to either side.
const QUOTED: usize = 48;
/// Brackets within brackets that are kept apart.
const DEEPEST: usize = 8;

/// What a sentence has said so far.
#[derive(Default)]
pub(super) struct Sentence {
    /// 其中 was said: what follows are parts.
    pub(super) parts: bool,
    /// 资金来源 was said.
    pub(super) sources: bool,
    /// Speaks of another year than the evaluated one.
    pub(super) earlier: bool,
    /// A year was named in figures; 当年 is that year then.
    dated: bool,
    /// Speaks of several projects.
    pub(super) projects: bool,
    /// How many indicators were set was said.
    pub(super) indicators: bool,
    /// Something else was counted before.
    pub(super) counted: bool,
    /// A part of the score, of which the full marks were said last.
    pub(super) part: Option<String>,
    /// The last amount of the whole.
    pub(super) role: Option<Role>,
}

/// A figure and its surroundings, folded.
pub(super) struct Seen<'a> {
    pub(super) figure: &'a Figure,
    /// The clause up to the figure or from the last figure, without what is in brackets.
    pub(super) subject: &'a str,
    /// The rest of the clause.
    pub(super) after: &'a str,
    pub(super) topic: Topic,
    /// What stands between the figure and the next count of the clause, where there is one.
    pub(super) until_count: Option<&'a str>,
    /// One end of a range, or bounded by 以上 and the like.
    pub(super) vague: bool,
}

/// Collects what lines say.
pub(super) struct Reader<'g, 'a> {
    pub(super) ground: &'g Ground<'a>,
    /// The year that the report is about.
    pub(super) year: Option<i32>,
    pub(super) statements: Vec<Statement>,
    pub(super) claims: Vec<Claim>,
}

struct Walk<'s> {
    sentence: &'s mut Sentence,
    subject: String,
    outer: Vec<String>,
    depth: usize,
    clause: usize,
}

impl Reader<'_, '_> {
    /// Reads one line of prose.
    pub(super) fn line(&mut self, line: Range<usize>, topic: Topic) {
        let text = self.ground.slice(line.clone());
        let found = figures(text);
        let mut next = found.iter().peekable();
        let mut sentence = Sentence::default();
        let mut walk = Walk {
            sentence: &mut sentence,
            subject: String::new(),
            outer: Vec::new(),
            depth: 0,
            clause: line.start,
        };
        let first = self.statements.len();
        let mut at = 0_usize;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            steps::count(1);
            if let Some(figure) = next.next_if(|figure| figure.whole.start <= at) {
                self.figure(text, line.start, (figure, next.peek().copied()), topic, &mut walk);
                at = figure.whole.end.max(at.saturating_add(c.len_utf8()));
                continue;
            }
            at = at.saturating_add(c.len_utf8());
            walk.pass(c, line.start.saturating_add(at));
        }
        scores::without_full_marks(&mut self.statements, first);
    }

    /// A figure, with the one that follows in the line.
    fn figure(
        &mut self,
        text: &str,
        start: usize,
        (figure, next): (&Figure, Option<&Figure>),
        topic: Topic,
        walk: &mut Walk<'_>,
    ) {
        let behind = text.get(figure.whole.end..).unwrap_or_default();
        let behind = head_of(behind, BEHIND);
        let after = behind.split(is_break).next().unwrap_or_default();
        if figure.unit.is_none() && self.names_year(figure, after, walk) {
            return;
        }
        steps::count(walk.subject.len().saturating_add(after.len()));
        walk.note();
        let before = text.get(..figure.whole.start).and_then(|before| before.chars().next_back());
        let seen = Seen {
            figure,
            subject: &walk.subject,
            after,
            until_count: next
                .filter(|next| counts::is_count(next))
                .and_then(|next| text.get(figure.whole.end..next.digits.start))
                .filter(|between| between.len() < after.len()),
            topic,
            vague: before.is_some_and(is_bound) || bounded(after),
        };
        let sentence = &mut *walk.sentence;
        let told =
            if sentence.earlier || topic == Topic::LastYearUse { Vec::new() } else { tell(&seen, sentence) };
        counts::remember(&seen, sentence);
        scores::remember(&seen, sentence);
        for (about, scope, value) in told {
            let place = self.place(start, figure.whole.clone(), walk.clause, topic);
            let unit = figure.unit.unwrap_or_default();
            self.statements.push(Statement { about, scope, value, unit, place });
        }
        walk.subject.clear();
    }

    /// A year: part of the words, and it tells whether the sentence is about another one.
    fn names_year(&self, figure: &Figure, after: &str, walk: &mut Walk<'_>) -> bool {
        let year = figure.value.plain().parse::<i32>().ok().filter(|year| (1900..=2100).contains(year));
        let Some(year) = year.filter(|_| after.starts_with('年')) else { return false };
        if let Some(evaluated) = self.year {
            walk.sentence.earlier = year != evaluated;
            walk.sentence.dated = true;
        }
        walk.subject.push_str(&figure.value.plain());
        true
    }

    /// The place of a range of a line that begins at `start`.
    fn place(&self, start: usize, range: Range<usize>, clause: usize, topic: Topic) -> Place {
        let whole = start.saturating_add(range.start)..start.saturating_add(range.end);
        place(self.ground, whole, clause, topic)
    }

    pub(super) fn claim(&mut self, what: Said, range: Range<usize>, topic: Topic) {
        let place = place(self.ground, range.clone(), range.start, topic);
        self.claims.push(Claim { what, place });
    }

    /// What a line says without figures.
    pub(super) fn words(&mut self, line: Range<usize>, topic: Topic) {
        for (said, range, about) in claims::of_line(self.ground.slice(line.clone()), self.year, topic) {
            let range = line.start.saturating_add(range.start)..line.start.saturating_add(range.end);
            self.claim(said, range, about);
        }
    }
}

/// A place in the ground, quoted with its clause.
pub(super) fn place(ground: &Ground<'_>, range: Range<usize>, clause: usize, topic: Topic) -> Place {
    let from = tail_of(ground.slice(clause.min(range.start)..range.start), QUOTED).len();
    let behind = head_of(ground.text().get(range.end..).unwrap_or_default(), QUOTED);
    let until = behind.find(|c| is_break(c) || c == '\n').unwrap_or(behind.len());
    let quoted = range.start.saturating_sub(from)..range.end.saturating_add(until);
    let (chars, line) = ground.position(range.start);
    Place { bytes: ground.bytes(range), chars, line, quote: ground.raw(quoted).to_owned(), topic }
}

fn tell(seen: &Seen<'_>, sentence: &mut Sentence) -> Vec<(About, Scope, crate::number::Exact)> {
    let value = seen.figure.value;
    match seen.figure.unit {
        Some("%") => {
            rates::rate(seen, sentence).map(|scope| (About::Rate, scope, value)).into_iter().collect()
        }
        Some("个" | "项" | "条") => {
            counts::counts(seen, sentence).into_iter().map(|about| (about, Scope::Whole, value)).collect()
        }
        Some("分") | None => {
            scores::score(seen, sentence).map(|(about, scope)| (about, scope, value)).into_iter().collect()
        }
        Some(unit) if super::figures::in_yuan(unit).is_some() => amounts::amount(seen, sentence)
            .map(|(role, scope)| (About::Amount(role), scope, value))
            .into_iter()
            .collect(),
        Some(_) => Vec::new(),
    }
}

impl Walk<'_> {
    /// One character that is no figure.
    fn pass(&mut self, c: char, end: usize) {
        match c {
            '(' => {
                if self.depth < DEEPEST {
                    self.outer.push(std::mem::take(&mut self.subject));
                }
                self.depth = self.depth.saturating_add(1);
            }
            ')' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth < DEEPEST
                    && let Some(outer) = self.outer.pop()
                {
                    self.note();
                    self.subject = outer;
                }
            }
            c if is_break(c) => {
                self.note();
                self.subject.clear();
                self.clause = end;
                if ends_sentence(c) {
                    *self.sentence = Sentence::default();
                    self.outer.clear();
                    self.depth = 0;
                }
            }
            '“' | '”' | '"' | '「' | '」' | '\'' | '‘' | '’' | ' ' => {}
            c => {
                if self.subject.len() > BEFORE.saturating_mul(6) {
                    steps::count(self.subject.len());
                    self.note();
                    self.subject = tail_of(&self.subject, BEFORE).to_owned();
                }
                self.subject.push(c);
            }
        }
    }

    /// Remembers what the clause says of the sentence.
    fn note(&mut self) {
        steps::count(self.subject.len());
        let sentence = &mut *self.sentence;
        sentence.parts |= self.subject.contains("其中");
        sentence.sources |= self.subject.contains("资金来源");
        if let Some(earlier) = claims::earlier_year(&self.subject) {
            let that_year = sentence.dated && !earlier && !self.subject.contains(['今', '本']);
            sentence.earlier = if that_year { sentence.earlier } else { earlier };
        }
        let later = ["下年", "下一年", "明年", "来年", "次年"];
        sentence.earlier |= later.iter().any(|word| self.subject.contains(word));
    }
}

/// What parts clauses.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '\t' | '|') || ends_sentence(c)
}

pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | ';' | '!' | '?' | '…')
}

fn is_bound(c: char) -> bool {
    matches!(c, '≥' | '≤' | '>' | '<' | '-' | '~' | '—')
}

fn bounded(after: &str) -> bool {
    after.starts_with(['-', '~', '—', '/'])
        || ["以上", "以下", "以内", "左右", "至", "到"].iter().any(|word| after.starts_with(word))
}

/// The first characters of a text.
pub(super) fn head_of(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    steps::count(characters.min(end));
    text.get(..end).unwrap_or_default()
}

/// The last characters of a text.
pub(super) fn tail_of(text: &str, characters: usize) -> &str {
    let start = text.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at);
    steps::count(characters.min(text.len()));
    text.get(start..).unwrap_or_default()
}

/// The text without the longest of these words at its end, and the word's place in the list.
pub(super) fn without_tail<'a>(text: &'a str, words: &[&str]) -> Option<(&'a str, usize)> {
    let fits = words.iter().enumerate().filter_map(|(place, word)| Some((text.strip_suffix(word)?, place)));
    fits.min_by_key(|(rest, _)| rest.len())
}

/// The text without any of these words at its end.
pub(super) fn without_tails<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some((rest, _)) = without_tail(text, words) {
        text = rest;
    }
    text
}
