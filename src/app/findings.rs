//! What the checks find in the open evaluation: found again after every edit, shown once typing pauses.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::browser::{clock, event};
use super::keeping::restart;
use super::state::{App, PaperContents, Screen};
use crate::checks::{self, Check, Finding, Item, Key, Outline, Severity, Spot, Touched, Writing};
use crate::edit::Edit;
use crate::evaluation::Evaluation;
use crate::history::Step;
use crate::library::KEY_PREFIX;
use crate::scheme::{self, Scheme};
use crate::scoring::{self, Facts, Scorecard};
use crate::words;
use crate::words::page as texts;

/// How long typing must pause before what was found is shown.
const SHOW_AFTER: Duration = Duration::from_millis(200);
/// How long unit and year must stay before the other tables are looked up again.
const LOOK_UP_AFTER: Duration = Duration::from_millis(800);

/// Another table of the same unit and year, scored once.
pub struct Other {
    evaluation: Evaluation,
    scheme: Arc<Scheme>,
    card: Scorecard,
}

impl Other {
    /// Scores an evaluation; `None` where its scheme is not known.
    pub fn of(evaluation: Evaluation) -> Option<Other> {
        let scheme = scheme::of(&evaluation)?;
        let card = scoring::score(&evaluation, &scheme);
        Some(Other { evaluation, scheme, card })
    }

    /// With its rules and what it is worth.
    pub fn facts(&self) -> Facts<'_> {
        Facts { evaluation: &self.evaluation, scheme: &self.scheme, card: &self.card }
    }
}

/// The other tables that are kept here.
pub type Others = Arc<Vec<Other>>;

/// Everything found in an evaluation among its others; where its `report` is to be printed, also what that lacks.
pub fn find(facts: Facts<'_>, others: &[Other], report: bool) -> Vec<Finding> {
    let others: Vec<Facts<'_>> = others.iter().map(Other::facts).collect();
    let mut found = checks::check_on(clock::today(), facts, &others);
    if report && found.iter().all(|finding| finding.check != Check::D16) {
        found.extend(checks::holes(facts));
    }
    found
}

impl App {
    /// What does not hold in the table, and what the report lacks where it is printed; paper is a draft as long as there
    /// is anything.
    pub fn errors(self) -> Vec<Finding> {
        let findings = self.findings.read();
        let report = !matches!(self.paper.get(), PaperContents::Form | PaperContents::Blank);
        let counts =
            |finding: &&Finding| finding.severity == Severity::Error || report && finding.check == Check::D16;
        findings.iter().filter(counts).cloned().collect()
    }

    /// Follows the table, the keyboard and the other tables, and shows what is found once they rest.
    pub(super) fn watch_findings(self) {
        Effect::new(move |_| {
            self.evaluation.track();
            self.touched.track();
            self.writing.track();
            self.others.track();
            restart(self.check_timer, SHOW_AFTER, move || self.show_findings());
        });
        let whose =
            Memo::new(move |_| self.evaluation.with(|evaluation| (evaluation.unit.clone(), evaluation.year)));
        Effect::new(move |before: Option<()>| {
            whose.track();
            if before.is_some() {
                self.look_up_others_soon();
            }
        });
        // Another tab has kept or forgotten something. (Without a key everything was forgotten.)
        window_event_listener(leptos::ev::storage, move |event| {
            if event::is_storage(&event) && event.key().is_none_or(|key| key.starts_with(KEY_PREFIX)) {
                self.look_up_others_soon();
            }
        });
    }

    /// Shows what is found now.
    pub(super) fn show_findings(self) {
        let outline = untrack(|| {
            let (findings, scheme, card) = (self.findings.read(), self.scheme.read(), self.card.read());
            let (touched, writing) = (self.touched.read(), self.writing.read());
            self.evaluation.with(|evaluation| {
                let facts = Facts { evaluation, scheme: &scheme, card: &card };
                Outline::of(&findings, facts, &touched, &writing)
            })
        });
        if *self.outline.read_untracked() != outline {
            self.outline.set(outline);
        }
    }

    /// 全部检查: what was not filled in counts too.
    pub fn check_all(self) {
        self.touched.set(Touched::everything());
        self.show_findings();
    }

    /// A field has the focus, or none.
    pub(super) fn visit(self, spot: Option<Spot>) {
        let left = self.writing.with_untracked(|writing| writing.spot.clone());
        if left == spot {
            return;
        }
        self.seal_typed();
        if let Some(left) = left
            && !self.touched.with_untracked(|touched| touched.has(&left))
        {
            self.touched.update(|touched| touched.add(left));
        }
        let shown = |spot: &Spot| self.outline.with_untracked(|outline| outline.keys_at(spot));
        let known = spot.as_ref().map(shown).unwrap_or_default();
        self.writing.set(Writing { spot, known });
    }

    fn look_up_others_soon(self) {
        restart(self.others_timer, LOOK_UP_AFTER, move || self.look_up_others());
    }

    /// Looks up the other tables of the unit and year that are kept here; on the start page, the list of all.
    pub(super) fn look_up_others(self) {
        if self.screen.get_untracked() == Screen::Start {
            return self.shelf_changed();
        }
        let companions = match self.companions() {
            Ok(companions) => companions,
            // What was known of them before stays.
            Err(why) => return self.others_unreadable.set(Some(words::storage_error(why))),
        };
        if self.others_unreadable.with_untracked(Option::is_some) {
            self.others_unreadable.set(None);
        }
        let others: Vec<Other> = companions.into_iter().filter_map(Other::of).collect();
        if !(others.is_empty() && self.others.read_untracked().is_empty()) {
            self.others.set(Arc::new(others));
        }
    }

    /// Puts a finding aside for a reason. Where it is no longer made there is nothing to do.
    pub fn put_aside(self, key: &Key, reason: &str) {
        self.show_findings();
        let Some(item) = self.item(key).filter(|item| item.finding.can_be_put_aside()) else { return };
        let (new, outdated) = self.evaluation.with_untracked(|evaluation| {
            let new = checks::dismissal(&item.finding, evaluation, reason.trim().to_owned());
            let findings = self.findings.read_untracked();
            (new, checks::outdated(&item.finding, &findings, evaluation))
        });
        let put = Edit::PutAside(Box::new(new));
        let step = self.evaluation.with_untracked(|evaluation| Step::of(&put, evaluation));
        let outdated = outdated.into_iter().map(|outdated| Edit::BringBack(Box::new(outdated)));
        self.edit_all(step, &outdated.chain([put]).collect::<Vec<_>>());
        self.show_findings();
        self.say.set(texts::ASIDE_DONE.to_owned());
    }

    /// 恢复.
    pub fn bring_finding_back(self, key: &Key) {
        let Some(item) = self.item(key) else { return };
        let known = self
            .evaluation
            .with_untracked(|evaluation| checks::dismissal(&item.finding, evaluation, String::new()));
        self.edit(&Edit::BringBack(Box::new(known)));
        self.show_findings();
        self.say.set(texts::BROUGHT_BACK.to_owned());
    }

    fn item(self, key: &Key) -> Option<Item> {
        self.outline.with_untracked(|outline| outline.item(key).cloned())
    }
}
