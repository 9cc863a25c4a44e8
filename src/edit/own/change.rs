//! Every change of a draft, as data.

use super::list::{Key, Way, find, position, remove, shift};
use super::{Draft, DraftCeiling, DraftColumn, DraftGrade, DraftLevel2, DraftSection};
use crate::evaluation::Tier;
use crate::number::{Exact, Points, Ratio};
use crate::scheme::{Bare, BudgetBase, ColumnKind, LONGEST_NAME, LONGEST_TEXT, Threshold};
use crate::signs::without_controls;

/// Most entries of a list that is looked through for every row; more a file could not hold.
const SEARCHED: usize = 20;
/// Most entries of any other list.
const ENTRIES: usize = 200;

/// One change of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeChange {
    /// A text becomes another.
    Text(SchemeText, String),
    /// A figure becomes another, or is not stated. Shares are ratios: 0.8 is 80 %.
    Figure(SchemeFigure, Option<Exact>),
    /// Which budget the execution rate is taken on.
    BudgetBase(BudgetBase),
    /// Whether a new table starts with a row of a 二级指标.
    Starts(Key, bool),
    /// What a target without an operator means under a 二级指标.
    Bare(Key, Bare),
    /// A new, empty entry.
    Add(SchemeList),
    /// An entry goes.
    Remove(Key),
    /// An entry changes places with its neighbour.
    Move(Key, Way),
    /// A column of the indicator table is shown under a heading, or not: 分值 and 偏差原因.
    Column(ColumnKind, Option<String>),
    /// A column of the indicator table gets another width, in percent; its neighbour gives or takes the difference.
    Width(Key, u32),
}

/// A text of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeText {
    /// The scheme's name.
    Name,
    /// What 预算执行 is called.
    BudgetTitle,
    /// What the form calls a tier.
    Tier(Tier),
    /// What the own rules are quoted as.
    Citation,
    /// What they say.
    Says,
    /// The name of a 一级 or 二级指标 or a grade, the heading of a column, a line of the title, a footnote.
    Entry(Key),
}

/// A figure of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeFigure {
    /// Points of 预算执行.
    Budget,
    /// Points of a 一级指标.
    Section(Key),
    /// 自行分配的分值.
    Free,
    /// The lower bound of a tier, which is the upper one of the next.
    Tier(Tier),
    /// The smallest total of a grade.
    Grade(Key),
    /// The rate below which a ceiling holds.
    CeilingRate(Key),
    /// The highest total of a ceiling.
    CeilingTotal(Key),
    /// A bound from which a check speaks; not stated = the usual one.
    Threshold(Threshold),
}

/// A list of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeList {
    /// 一级指标.
    Sections,
    /// 二级指标 of a 一级指标.
    Level2(Key),
    /// 等级; a new one stands before the last.
    Grades,
    /// 总分封顶.
    Ceilings,
    /// Lines of the form's title.
    Title,
    /// 表注.
    Footnotes,
}

/// A text as the scheme's file holds it: without controls, and no longer than a text of a scheme may be.
fn kept(text: &str, most: usize) -> String {
    without_controls(text).chars().take(most).collect()
}

impl Draft {
    /// Carries out a change; one that means nothing here (any more) changes nothing.
    pub fn apply(&mut self, change: &SchemeChange) {
        let _done = match change {
            SchemeChange::Text(of, text) => {
                let most = if self.names_heading(*of) { LONGEST_NAME } else { LONGEST_TEXT };
                self.text_mut(*of).map(|field| *field = kept(text, most))
            }
            SchemeChange::Figure(of, figure) => self.set_figure(*of, *figure),
            SchemeChange::BudgetBase(base) => self.budget.as_mut().map(|budget| budget.base = *base),
            SchemeChange::Starts(key, starts) => self.level2_mut(*key).map(|level2| level2.starts = *starts),
            SchemeChange::Bare(key, bare) => self.level2_mut(*key).map(|level2| level2.bare = *bare),
            SchemeChange::Add(list) => self.add(*list),
            SchemeChange::Remove(key) => self.remove(*key),
            SchemeChange::Move(key, way) => self.shift(*key, *way),
            SchemeChange::Column(kind, shown) => {
                self.show_column(*kind, shown.as_deref().map(|text| kept(text, LONGEST_TEXT)).as_deref())
            }
            SchemeChange::Width(key, width) => self.set_width(*key, *width),
        };
    }

    /// A text as it stands.
    #[must_use]
    pub fn text(&self, of: SchemeText) -> Option<&str> {
        let named = |key: Key| {
            let section = self.sections.iter().find(|entry| entry.key == key);
            let grade = || self.grades.iter().find(|entry| entry.key == key);
            let column = || self.columns.iter().find(|entry| entry.key == key);
            let line = || self.title.iter().chain(&self.footnotes).find(|entry| entry.key == key);
            section
                .map(|entry| &entry.item.title)
                .or_else(|| self.level2(key).map(|level2| &level2.name))
                .or_else(|| grade().map(|entry| &entry.item.name))
                .or_else(|| column().map(|entry| &entry.item.heading))
                .or_else(|| line().map(|entry| &entry.item))
        };
        let text = match of {
            SchemeText::Name => Some(&self.name),
            SchemeText::BudgetTitle => self.budget.as_ref().map(|budget| &budget.title),
            SchemeText::Tier(tier) => self.tiers.iter().find(|entry| entry.tier == tier).map(|t| &t.label),
            SchemeText::Citation => Some(&self.citation),
            SchemeText::Says => Some(&self.says),
            SchemeText::Entry(key) => named(key),
        };
        text.map(String::as_str)
    }

    /// A figure as it stands; `None` where it is not stated.
    #[must_use]
    pub fn figure(&self, of: SchemeFigure) -> Option<Exact> {
        let ceiling = |key: Key| self.ceilings.iter().find(|entry| entry.key == key).map(|entry| &entry.item);
        match of {
            SchemeFigure::Budget => self.budget.as_ref()?.points.map(Points::exact),
            SchemeFigure::Section(key) => {
                self.sections.iter().find(|entry| entry.key == key)?.item.points.map(Points::exact)
            }
            SchemeFigure::Free => self.free_points.map(Points::exact),
            SchemeFigure::Tier(tier) => {
                self.tiers.iter().find(|entry| entry.tier == tier)?.from.map(Ratio::exact)
            }
            SchemeFigure::Grade(key) => {
                self.grades.iter().find(|entry| entry.key == key)?.item.from.map(Points::exact)
            }
            SchemeFigure::CeilingRate(key) => ceiling(key)?.below_rate.map(Ratio::exact),
            SchemeFigure::CeilingTotal(key) => ceiling(key)?.total.map(Points::exact),
            SchemeFigure::Threshold(threshold) => {
                self.thresholds.stated().find(|(stated, _)| *stated == threshold).map(|(_, r)| r.exact())
            }
        }
    }

    /// Whether a text is the name of a 一级 or 二级指标.
    fn names_heading(&self, of: SchemeText) -> bool {
        let SchemeText::Entry(key) = of else { return false };
        self.sections.iter().any(|section| section.key == key) || self.level2(key).is_some()
    }

    fn text_mut(&mut self, of: SchemeText) -> Option<&mut String> {
        match of {
            SchemeText::Name => Some(&mut self.name),
            SchemeText::BudgetTitle => self.budget.as_mut().map(|budget| &mut budget.title),
            SchemeText::Tier(tier) => {
                self.tiers.iter_mut().find(|entry| entry.tier == tier).map(|entry| &mut entry.label)
            }
            SchemeText::Citation => Some(&mut self.citation),
            SchemeText::Says => Some(&mut self.says),
            SchemeText::Entry(key) => {
                let levels = self.sections.iter_mut().flat_map(|section| {
                    let DraftSection { title, level2, .. } = &mut section.item;
                    let names = level2.iter_mut().map(|entry| (entry.key, &mut entry.item.name));
                    std::iter::once((section.key, title)).chain(names)
                });
                let grades = self.grades.iter_mut().map(|entry| (entry.key, &mut entry.item.name));
                let columns = self.columns.iter_mut().map(|entry| (entry.key, &mut entry.item.heading));
                let lines = self.title.iter_mut().chain(&mut self.footnotes);
                let lines = lines.map(|entry| (entry.key, &mut entry.item));
                let mut all = levels.chain(grades).chain(columns).chain(lines);
                all.find(|(of, _)| *of == key).map(|(_, text)| text)
            }
        }
    }

    /// A figure that no file could hold is not stated.
    fn set_figure(&mut self, of: SchemeFigure, figure: Option<Exact>) -> Option<()> {
        let points = figure.and_then(|figure| Points::parse(&figure.to_string()).ok());
        let ratio = figure.and_then(|figure| Ratio::parse(&figure.to_string()).ok());
        match of {
            SchemeFigure::Budget => self.budget.as_mut()?.points = points,
            SchemeFigure::Section(key) => find(&mut self.sections, key)?.points = points,
            SchemeFigure::Free => self.free_points = points,
            SchemeFigure::Tier(Tier::NotAchieved) => {}
            SchemeFigure::Tier(tier) => {
                self.tiers.iter_mut().find(|entry| entry.tier == tier)?.from = ratio;
            }
            SchemeFigure::Grade(key) => find(&mut self.grades, key)?.from = points,
            SchemeFigure::CeilingRate(key) => find(&mut self.ceilings, key)?.below_rate = ratio,
            SchemeFigure::CeilingTotal(key) => find(&mut self.ceilings, key)?.total = points,
            SchemeFigure::Threshold(threshold) => self.thresholds.set(threshold, ratio),
        }
        Some(())
    }

    /// A 二级指标.
    #[must_use]
    pub fn level2(&self, key: Key) -> Option<&DraftLevel2> {
        let mut all = self.sections.iter().flat_map(|section| &section.item.level2);
        all.find(|entry| entry.key == key).map(|entry| &entry.item)
    }

    fn level2_mut(&mut self, key: Key) -> Option<&mut DraftLevel2> {
        self.sections.iter_mut().find_map(|section| find(&mut section.item.level2, key))
    }

    fn add(&mut self, list: SchemeList) -> Option<()> {
        let keys = &mut self.keys;
        match list {
            SchemeList::Sections if self.sections.len() < SEARCHED => {
                let section = DraftSection { title: String::new(), points: None, level2: Vec::new() };
                self.sections.push(keys.entry(section));
            }
            SchemeList::Level2(key) => {
                let section = find(&mut self.sections, key).filter(|found| found.level2.len() < SEARCHED)?;
                section.level2.push(keys.entry(DraftLevel2::default()));
            }
            SchemeList::Grades if self.base.scored && self.grades.len() < ENTRIES => {
                let at = self.grades.len().saturating_sub(1);
                self.grades.insert(at, keys.entry(DraftGrade::default()));
            }
            SchemeList::Ceilings if self.ceilings.len() < SEARCHED => {
                self.ceilings.push(keys.entry(DraftCeiling::default()));
            }
            SchemeList::Title if self.title.len() < ENTRIES => self.title.push(keys.entry(String::new())),
            SchemeList::Footnotes if self.footnotes.len() < ENTRIES => {
                self.footnotes.push(keys.entry(String::new()));
            }
            _ => return None,
        }
        Some(())
    }

    fn remove(&mut self, key: Key) -> Option<()> {
        remove(&mut self.sections, key)
            .or_else(|| self.sections.iter_mut().find_map(|section| remove(&mut section.item.level2, key)))
            .or_else(|| remove(&mut self.grades, key))
            .or_else(|| remove(&mut self.ceilings, key))
            .or_else(|| remove(&mut self.title, key))
            .or_else(|| remove(&mut self.footnotes, key))
    }

    fn shift(&mut self, key: Key, way: Way) -> Option<()> {
        if position(&self.columns, key).is_some() {
            return self.move_column(key, way);
        }
        shift(&mut self.sections, key, way)
            .or_else(|| {
                self.sections.iter_mut().find_map(|section| shift(&mut section.item.level2, key, way))
            })
            .or_else(|| shift(&mut self.grades, key, way))
            .or_else(|| shift(&mut self.ceilings, key, way))
            .or_else(|| shift(&mut self.title, key, way))
            .or_else(|| shift(&mut self.footnotes, key, way))
    }

    pub(super) fn new_column(&mut self, kind: ColumnKind, heading: &str) -> super::Entry<DraftColumn> {
        self.keys.entry(DraftColumn { kind, heading: heading.to_owned(), span: 1 })
    }
}
