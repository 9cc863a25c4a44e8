//! A unit's package: the open evaluation with the others of the same unit and year that are kept here.

use leptos::prelude::*;

use super::state::{App, Notice, PaperContents};
use crate::evaluation::Evaluation;
use crate::export;
use crate::library::{Entry, StorageError};
use crate::words;
use crate::words::page as texts;

impl App {
    /// The other evaluations of the same unit and year that are kept here: whole units first, then projects by name.
    ///
    /// # Errors
    /// Where the storage cannot be read: that is not "no others".
    pub fn companions(self) -> Result<Vec<Evaluation>, StorageError> {
        let (id, own) = self.evaluation.with_untracked(|open| (open.id.clone(), open.unit_and_year()));
        if own.0.is_empty() {
            return Ok(Vec::new());
        }
        let kept = self.list()?.into_iter().filter_map(|entry| match entry {
            Entry::Kept(loaded) => Some(loaded.kept.evaluation),
            Entry::Unreadable { .. } => None,
        });
        let mut companions: Vec<Evaluation> =
            kept.filter(|other| other.id != id && other.unit_and_year() == own).collect();
        companions.sort_by(|a, b| name_of(a).cmp(&name_of(b)));
        Ok(companions)
    }

    /// Whether paper of these is a draft: the open one while it shows errors, others while any stand in them.
    pub(super) fn is_draft(self, all: &[Evaluation]) -> bool {
        let open = leptos::prelude::untrack(|| !self.errors().is_empty());
        let holes = || export::make::report_has_holes(all).unwrap_or_default();
        open || all.len() > 1 && (export::make::is_draft(all).unwrap_or_default() || holes())
    }

    /// What 打印 and 导出 are about: the open evaluation, and with 整套 its companions too.
    ///
    /// # Errors
    /// Where the companions cannot be read.
    pub(super) fn handed_in(self) -> Result<Vec<Evaluation>, StorageError> {
        let open = self.evaluation.get_untracked();
        Ok(match self.paper.get_untracked() {
            PaperContents::Package => std::iter::once(open).chain(self.companions()?).collect(),
            PaperContents::Form | PaperContents::ReportAndForm | PaperContents::Blank => vec![open],
        })
    }

    /// The same for what is handed out; where it cannot be read nothing is, and the person is told.
    pub(super) fn to_hand_in(self) -> Option<Vec<Evaluation>> {
        let all = self.handed_in();
        if let Err(why) = &all {
            self.tell(Notice::Error(texts::package_unread(&words::storage_error(*why))));
        }
        all.ok()
    }
}

/// `None`, for a whole unit, comes before every project.
fn name_of(evaluation: &Evaluation) -> Option<&str> {
    evaluation.project.as_ref().map(|project| project.name.as_str())
}
