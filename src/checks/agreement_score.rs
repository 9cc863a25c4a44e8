//! Total and counts that a report states, against the table.

use super::args::args;
use super::found::Found;
use super::look::Look;
use super::texts::Text;
use crate::number::{Exact, Points};
use crate::prose::{About, Scope, Statement};
use crate::scoring::Finished;

impl Look<'_> {
    /// The table's total: as printed, else as computed, and then only of a table that is complete.
    pub(super) fn total(&self) -> Option<Points> {
        self.evaluation.claimed.total.or(self.card.total.filter(|_| self.card.complete))
    }

    /// Whether the table has lost points.
    pub(super) fn has_lost_points(&self) -> bool {
        self.total().is_some_and(|total| total.exact() < Exact::HUNDRED)
    }

    /// Whether a figure is about what this table is about.
    ///
    /// In a whole unit's text, what is said of a project is not; in a project's, what is said of the unit as a whole
    /// (整体, or 部门 without 项目) or of another project of the unit.
    pub(super) fn is_about_this(&self, said: &Statement) -> bool {
        let quote = said.place.quote.as_str();
        let Some(project) = &self.evaluation.project else { return said.scope == Scope::Whole };
        let own = project.name.trim();
        match said.scope {
            Scope::Whole => {
                let unit = quote.contains("整体") || quote.contains("部门") && !quote.contains("项目");
                !unit || !own.is_empty() && quote.contains(own)
            }
            Scope::Project => !self.names_another_project(quote, own),
            _ => false,
        }
    }

    /// Whether words name another project of the unit and not this one.
    pub(super) fn names_another_project(&self, words: &str, own: &str) -> bool {
        let mut others = self.others().filter_map(|other| other.evaluation.project.as_ref());
        let named = |name: &str| !name.is_empty() && words.contains(name);
        others.any(|project| named(project.name.trim())) && !named(own)
    }

    /// Texts that are held against the table.
    pub(super) fn tellings(&self) -> impl Iterator<Item = &Text<'_>> {
        self.texts.iter().filter(|text| text.tells_of_the_table())
    }
}

/// D01, exact: 94 is 94.00, and 97 is not 97.4. What a table that is not complete would come to is not held against it.
pub(super) fn score_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(total) = look.total() else { return };
    for text in look.tellings() {
        let said = text.prose.statements.iter().filter(|said| said.about == About::TotalScore);
        let other = said.filter(|said| look.is_about_this(said) && said.value != total.exact());
        let figures = figures(other.map(|said| said.value));
        if !figures.is_empty() {
            found.add(text.place(), args! { "a" => figures, "b" => total });
        }
    }
}

/// The figures, each once.
pub(super) fn figures(values: impl Iterator<Item = Exact>) -> Vec<String> {
    let mut figures: Vec<String> = Vec::new();
    for value in values {
        let plain = value.plain();
        if !figures.contains(&plain) {
            figures.push(plain);
        }
    }
    figures
}

/// D03. Rows whose completion is undecided count for neither side, so that “completed” may lie anywhere between with and
/// without them.
pub(super) fn counts_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let rows = look.rows.iter().filter(|row| !row.row.is_blank());
    let (mut set, mut finished, mut undecided) = (0_usize, 0_usize, 0_usize);
    for row in rows {
        set = set.saturating_add(1);
        match row.score.finished {
            Finished::Yes => finished = finished.saturating_add(1),
            Finished::Undecided => undecided = undecided.saturating_add(1),
            Finished::No => {}
        }
    }
    if set == 0 {
        return;
    }
    let most = finished.saturating_add(undecided);
    let unfinished = set.saturating_sub(most);
    let fields = [
        ("set", About::IndicatorsSet, set, set),
        ("finished", About::IndicatorsFinished, finished, most),
        ("unfinished", About::IndicatorsUnfinished, unfinished, set.saturating_sub(finished)),
    ];
    for text in look.tellings() {
        for (case, about, low, high) in &fields {
            let outside = |value: Exact| value < as_figure(*low) || value > as_figure(*high);
            let said =
                text.prose.statements.iter().filter(|said| said.about == *about && outside(said.value));
            let figures = figures(said.map(|said| said.value));
            if !figures.is_empty() {
                found.add_case(case, text.place(), args! { "a" => figures, "b" => *low, "c" => set });
            }
        }
    }
}

fn as_figure(count: usize) -> Exact {
    Exact::from(i64::try_from(count).unwrap_or(i64::MAX))
}
