//! The whole report: conclusion, evidence, signature, and the form attached.

use super::accounts::accounts_table;
use super::counts::{Counts, Scored};
use super::document::{Document, Paragraph, Part, Sheet, SheetKind};
use super::holes::{self, Hole};
use super::own_text::Figures;
use super::{form, own_text};
use crate::evaluation::{AmountUnit, Evaluation, Paragraph as Key, ReportKey};
use crate::number::Amount;
use crate::scheme::{Kind, Orientation, Scheme, plain_title};
use crate::scoring::{Facts, Finished, Scorecard};
use crate::words::report::{self as words, Heading};

/// The report of one evaluation with its form.
#[must_use]
pub fn report(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard, draft: bool) -> Document {
    let facts = Facts { evaluation, scheme, card };
    let attached: String = scheme.form.title.iter().map(|text| facts.fill(text, None)).collect();
    let sheets = vec![report_sheet(&facts, &[attached], None, draft), form::sheet(&facts)];
    Document { title: title_of(&facts), draft, sheets }
}

/// The report's text alone, with the titles of what is attached to it, and in a unit's package its projects' sums.
///
/// A section that still lacks its text says so in a draft; final paper never does.
pub(super) fn report_sheet(
    facts: &Facts<'_>,
    attached: &[String],
    projects: Option<&Projects>,
    draft: bool,
) -> Sheet {
    let kind = kind_of(facts.evaluation);
    let mut writer = Writer { facts, kind, attached, projects, draft, parts: Vec::new() };
    writer.conclusion();
    writer.evidence();
    writer.signature();
    let mut parts = writer.parts;
    let known = Figures::of(facts, &parts);
    own_text::mark(&mut parts, &known);
    Sheet { kind: SheetKind::Report, orientation: Orientation::Portrait, parts }
}

/// The report's title, the person's own where there is one.
pub(super) fn title_of(facts: &Facts<'_>) -> String {
    facts.own(Key::Title).unwrap_or_else(|| words::report_title(facts.evaluation, kind_of(facts.evaluation)))
}

/// What the projects of a package come to.
pub(super) struct Projects {
    /// How many there are.
    pub count: usize,
    /// Sum of their adjusted budgets.
    pub adjusted: Option<Amount>,
    /// Sum of what they spent.
    pub executed: Option<Amount>,
    /// 项目支出总额 of the whole unit.
    pub stated: Option<Amount>,
    /// The whole unit's unit of money.
    pub unit: AmountUnit,
}

/// Whole unit or project, as the evaluation says (a file may name a scheme of the other kind).
fn kind_of(evaluation: &Evaluation) -> Kind {
    if evaluation.is_project() { Kind::Project } else { Kind::WholeUnit }
}

impl Facts<'_> {
    /// The person's own text for a paragraph.
    fn own(&self, key: Key) -> Option<String> {
        self.evaluation.report.get(&ReportKey::Paragraph(key)).cloned()
    }
}

struct Writer<'a> {
    facts: &'a Facts<'a>,
    kind: Kind,
    attached: &'a [String],
    projects: Option<&'a Projects>,
    draft: bool,
    parts: Vec<Part>,
}

impl<'a> Writer<'a> {
    fn head(&mut self, heading: Heading) {
        let (level, text) = words::heading(heading, self.kind);
        self.parts.push(Part::Heading { level, text });
    }

    /// A paragraph that the person may replace, and what it lacks.
    fn say(&mut self, key: ReportKey, generated: String, lacks: Option<Hole>) {
        let own = self.facts.evaluation.report.get(&key).cloned();
        let (text, own) = own_text::choose(own, generated);
        let hole = lacks.filter(|_| own.is_none());
        self.parts.push(Part::Paragraph(Paragraph { text, key: Some(key), own, hole }));
    }

    fn paragraph(&mut self, key: Key, generated: String) {
        let hole = holes::hole(self.facts, key);
        let generated = match &hole {
            Some(_) if self.draft => words::still_to_write().to_owned(),
            _ => generated,
        };
        self.say(ReportKey::Paragraph(key), generated, hole);
    }

    fn rate(&self) -> Option<crate::number::Ratio> {
        self.facts.card.budget.as_ref().and_then(|budget| budget.rate)
    }

    fn conclusion(&mut self) {
        let Facts { evaluation, scheme, card } = *self.facts;
        let counts = Counts::of(self.facts);
        self.parts.push(Part::Title(words::title_lines(&title_of(self.facts), &evaluation.unit)));
        self.head(Heading::Conclusion);
        self.head(Heading::Score);
        let score = words::score_sentence(evaluation, card, self.kind);
        self.paragraph(Key::Conclusion, joined([score.as_str(), &evaluation.narrative.conclusion]));
        self.head(Heading::Goals);
        self.head(Heading::Rate);
        let rate = words::rate_sentence(evaluation, self.rate(), scheme.places.report_rate, self.kind);
        self.paragraph(Key::Rate, joined([rate.as_str(), &evaluation.budget.reason]));
        self.head(Heading::Finished);
        let below = counts.deducted.iter().filter(|((_, row), _)| row.finished == Finished::Yes).count();
        let finished =
            words::finished_sentence(counts.set.len(), counts.finished.len(), counts.undecided.len(), below);
        self.paragraph(Key::Finished, joined([finished.as_str(), &evaluation.narrative.completed]));
        self.head(Heading::Unfinished);
        let lines = |rows: &[Scored<'_>]| -> Vec<String> {
            rows.iter().map(|(row, score)| words::unfinished_line(row, score)).collect()
        };
        self.paragraph(
            Key::Unfinished,
            words::unfinished_text(&lines(&counts.unfinished), &lines(&counts.undecided)),
        );
        self.head(Heading::Problems);
        let deductions = words::deductions_text(
            &counts
                .deducted
                .iter()
                .map(|((row, _), lost)| (row.name.clone(), *lost, row.reason.clone()))
                .collect::<Vec<_>>(),
            card.budget_lost(),
        );
        let narrative = &evaluation.narrative;
        self.paragraph(Key::Problems, or_nothing(joined_lines([narrative.problems.as_str(), &deductions])));
        self.head(Heading::NextSteps);
        // Where points were lost it is a hole and stays empty.
        let steps = narrative.improvements.clone();
        self.paragraph(Key::NextSteps, if deductions.is_empty() { or_nothing(steps) } else { steps });
        let text = words::attachment_line(self.attached);
        self.parts.push(Part::Paragraph(Paragraph { text, ..Paragraph::default() }));
    }

    fn evidence(&mut self) {
        let narrative = &self.facts.evaluation.narrative;
        self.head(Heading::Evidence);
        self.head(Heading::Basics);
        match self.kind {
            Kind::WholeUnit => self.basics_of_unit(),
            Kind::Project => self.basics_of_project(),
        }
        self.head(Heading::Process);
        self.paragraph(Key::Process, narrative.process.clone());
        self.head(Heading::Analysis);
        self.analysis();
        self.head(Heading::LastYear);
        self.paragraph(Key::LastYearUse, or_nothing(narrative.last_year_use.clone()));
        self.head(Heading::Other);
        let other = joined_lines([narrative.other_evidence.as_str(), &self.surveys(), &self.row_evidence()]);
        self.paragraph(Key::OtherEvidence, or_nothing(other));
    }

    fn basics_of_unit(&mut self) {
        let evaluation = self.facts.evaluation;
        self.head(Heading::Budget);
        self.paragraph(Key::Budget, words::budget_sentence(evaluation));
        if let Some(projects) = self.projects {
            let sums = (projects.adjusted, projects.executed);
            let sentence =
                words::projects_sentence(projects.count, sums, projects.stated, projects.unit.word());
            self.parts.push(plain(&sentence));
        }
        self.head(Heading::KeyWork);
        self.paragraph(Key::KeyWork, evaluation.narrative.key_work.clone());
        self.head(Heading::Accounts);
        match accounts_table(evaluation) {
            Some(table) => {
                self.parts.push(Part::Caption(format!("单位：{}", evaluation.amount_unit.word())));
                self.parts.push(Part::Table(table));
            }
            None => self.parts.push(plain(words::nothing())),
        }
        self.head(Heading::GoalTexts);
        self.goals();
    }

    fn basics_of_project(&mut self) {
        let evaluation = self.facts.evaluation;
        self.head(Heading::Purpose);
        let purpose = evaluation.narrative.purpose.trim();
        if !purpose.is_empty() {
            self.parts.push(plain(&words::purpose_line(purpose)));
        }
        self.goals();
        self.head(Heading::Funds);
        self.paragraph(Key::Budget, words::funds_sentence(evaluation));
    }

    fn goals(&mut self) {
        let evaluation = self.facts.evaluation;
        let text = joined_lines([
            words::goals_text(evaluation, self.kind).as_str(),
            &evaluation.narrative.goals_note,
        ]);
        self.paragraph(Key::Goals, text);
    }

    fn analysis(&mut self) {
        let evaluation = self.facts.evaluation;
        if self.kind == Kind::Project {
            self.head(Heading::BudgetAnalysis);
            let places = self.facts.scheme.places.report_rate;
            self.parts.push(plain(&words::execution_sentence(evaluation, self.rate(), places)));
            self.head(Heading::IndicatorAnalysis);
        }
        if !evaluation.narrative.analysis.trim().is_empty() {
            self.parts.push(plain(&evaluation.narrative.analysis));
        }
        let counts = Counts::of(self.facts);
        if counts.set.is_empty() {
            self.parts.push(plain(words::nothing()));
        }
        let mut number = 0_usize;
        for (title, rows) in self.groups(&counts.set) {
            let level = if self.kind == Kind::Project { 4 } else { 3 };
            self.parts.push(Part::Heading { level, text: title });
            for (row, score) in rows {
                number = number.saturating_add(1);
                let sentence = words::analysis_sentence(number, row, score);
                let hole = holes::missing_reason(self.facts, row, score);
                self.say(ReportKey::Analysis(row.id.clone()), sentence, hole);
            }
        }
    }

    /// The rows by group of the report, groups without rows left out; rows of no group come last.
    fn groups(&self, rows: &[Scored<'a>]) -> Vec<(String, Vec<Scored<'a>>)> {
        let groups = &self.facts.scheme.report.groups;
        let mut made: Vec<(String, Vec<Scored<'a>>)> =
            groups.iter().map(|group| (group.title.clone(), Vec::new())).collect();
        let mut others = Vec::new();
        for scored in rows {
            let place = self.group_of(scored);
            match place.and_then(|place| made.get_mut(place)) {
                Some((_, rows)) => rows.push(*scored),
                None => others.push(*scored),
            }
        }
        made.push((words::other_group().to_owned(), others));
        made.retain(|(_, rows)| !rows.is_empty());
        made.iter_mut()
            .zip(1_u32..)
            .for_each(|((title, _), number)| *title = words::group_heading(number, title, self.kind));
        made
    }

    fn group_of(&self, (row, score): &Scored<'_>) -> Option<usize> {
        let scheme = self.facts.scheme;
        let section = scheme.sections.get(score.section?)?;
        let level2 = section.level2_called(&plain_title(&row.level2)).map(|level2| level2.name.as_str());
        let in_section =
            |group: &&crate::scheme::ReportGroup| scheme.section_of(&group.section) == score.section;
        let groups = &scheme.report.groups;
        let named = groups.iter().position(|group| {
            in_section(&group) && level2.is_some_and(|level2| group.level2.iter().any(|name| name == level2))
        });
        named.or_else(|| groups.iter().position(|group| in_section(&group) && group.level2.is_empty()))
    }

    fn surveys(&self) -> String {
        let evaluation = self.facts.evaluation;
        let lines = evaluation.survey.iter().filter_map(|survey| {
            let row = evaluation.row(&survey.indicator)?;
            Some(words::survey_sentence(&row.name, survey))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn row_evidence(&self) -> String {
        let rows = self.facts.evaluation.indicators.iter().filter(|row| !row.evidence.trim().is_empty());
        rows.map(|row| format!("{}：{}", row.name, row.evidence.trim())).collect::<Vec<_>>().join("\n")
    }

    fn signature(&mut self) {
        let evaluation = self.facts.evaluation;
        let date = evaluation.report_date.or(evaluation.filed_on);
        let date = date.map(crate::number::Day::in_words).unwrap_or_default();
        self.parts.push(Part::Signature { unit: evaluation.unit.clone(), date });
    }
}

fn plain(text: &str) -> Part {
    Part::Paragraph(Paragraph { text: text.to_owned(), ..Paragraph::default() })
}

/// Sentences one after the other, empty ones left out.
fn joined<const N: usize>(texts: [&str; N]) -> String {
    texts.iter().map(|text| text.trim()).collect()
}

/// Paragraphs one below the other, empty ones left out.
fn joined_lines<const N: usize>(texts: [&str; N]) -> String {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn or_nothing(text: String) -> String {
    if text.trim().is_empty() { words::nothing().to_owned() } else { text }
}
