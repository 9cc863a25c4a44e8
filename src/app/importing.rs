//! Taking in what offices already have: files and pasted tables, read by the office module, looked at before anything changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser::office::{self, Failure};
use super::browser::{clock, focus};
use super::state::{App, Notice, Screen};
use crate::evaluation::RowId;
use crate::import::{BlockColumn, Choices, Doubt, Fit, Reading, SchemeChoice, Understood};
use crate::library::read_contents;
use crate::words;
use crate::words::page as texts;

/// A cell of the indicator table, named by its row: rows may move while a block is being looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The row.
    pub row: RowId,
    /// The column.
    pub column: BlockColumn,
}

/// What is being looked at before it is taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Importing {
    /// The name of the file, or what stands in its place for something pasted.
    pub name: String,
    /// The file, to read it again with other choices.
    bytes: Arc<Vec<u8>>,
    /// What stands in it, and what it says.
    pub reading: Arc<Reading>,
    /// What was chosen for the first reading.
    pub choices: Choices,
    /// The cell that it was pasted at.
    pub cell: Option<Cell>,
}

impl Importing {
    /// Whether it is a form, and not only cells.
    pub fn has_form(&self) -> bool {
        !self.reading.understood.forms.is_empty()
    }

    /// Puts cells that fit plainly into the table at once; says whether it did.
    fn fits_at_once(&self, app: App) -> bool {
        let cell = self.cell.as_ref().filter(|_| !self.has_form());
        cell.is_some_and(|cell| app.paste_at_once(&self.reading.source, cell))
    }

    /// Reads it again with other choices.
    pub async fn again(&self, choices: &Choices) -> Result<Understood, String> {
        read(&self.name, &self.bytes, choices).await.map(|reading| reading.understood)
    }
}

impl App {
    /// Takes a file or a pasted text in: reads it, then shows what it was understood as. `cell` is the one of the
    /// indicator table that it was pasted at.
    pub fn import(self, name: String, bytes: Vec<u8>, cell: Option<Cell>) {
        let turn = self.import_turn();
        self.notice.set(None);
        // A file of ours, copied as text.
        if cell.is_none() && bytes.trim_ascii_start().starts_with(b"{") {
            self.importing_now.set(false);
            return self.take_in_read(&name, read_contents(&bytes), true);
        }
        self.importing_now.set(true);
        let came_from = focus::focused();
        leptos::task::spawn_local(async move {
            let choices = Choices { year: Some(self.year_of_form()), ..Choices::default() };
            let read = self.read_for_preview(name, bytes, choices, cell).await;
            // Another file may have been chosen meanwhile.
            if self.import_turn.get_value() != turn {
                return;
            }
            self.importing_now.set(false);
            match read {
                Ok(importing) if importing.fits_at_once(self) => {}
                Ok(importing) => {
                    // What is looked at in place of something else goes back to where that came from.
                    if self.importing.with_untracked(Option::is_none) {
                        let scroll = window().scroll_y().unwrap_or_default();
                        self.import_from.set_value((came_from, scroll));
                    }
                    self.importing.set(Some(importing));
                }
                Err(notice) => self.tell(Notice::Error(notice)),
            }
        });
    }

    /// The number of what was chosen last.
    pub(super) fn import_turn(self) -> u32 {
        let turn = self.import_turn.get_value().wrapping_add(1);
        self.import_turn.set_value(turn);
        turn
    }

    /// Another evaluation is shown, or none: what was being read or looked at is not for it.
    pub(super) fn stop_importing(self) {
        self.import_turn();
        self.importing_now.set(false);
        self.importing.set(None);
    }

    async fn read_for_preview(
        self,
        name: String,
        bytes: Vec<u8>,
        choices: Choices,
        cell: Option<Cell>,
    ) -> Result<Importing, String> {
        let refused = |why: String| texts::import_refused(&name, &why);
        let reading = read(&name, &bytes, &choices).await.map_err(refused)?;
        let nothing = reading.understood.forms.is_empty();
        if nothing && (cell.is_none() || reading.source.blocks.is_empty()) {
            return Err(refused(words::import::no_form().to_owned()));
        }
        let mut importing =
            Importing { name, bytes: Arc::new(bytes), reading: Arc::new(reading), choices, cell };
        // Who is in a form goes on under its scheme, unless what is read disagrees with it.
        if let Some(scheme) = self.scheme_that_goes_on(&importing.reading.understood) {
            let schemes = vec![SchemeChoice { form: 0, scheme }];
            let choices = Choices { schemes, ..importing.choices.clone() };
            if let Ok(understood) = importing.again(&choices).await {
                let source = importing.reading.source.clone();
                importing.reading = Arc::new(Reading { source, understood });
                importing.choices = choices;
            }
        }
        Ok(importing)
    }

    fn year_of_form(self) -> i32 {
        match self.screen.get_untracked() {
            Screen::Form(_) => self.evaluation.with_untracked(|evaluation| evaluation.year),
            Screen::Start => clock::last_year(),
        }
    }

    fn scheme_that_goes_on(self, understood: &Understood) -> Option<String> {
        let [form] = understood.forms.as_slice() else { return None };
        if self.screen.get_untracked() == Screen::Start {
            return None;
        }
        let scheme = self.evaluation.with_untracked(|evaluation| evaluation.scheme.clone());
        let (at, proposal) =
            form.proposals.iter().enumerate().find(|(_, proposal)| proposal.scheme == scheme)?;
        // Where nothing says whose table it is, it is taken for one like the open one.
        let unsaid = form.mark("project").is_some_and(|mark| mark.doubts.contains(&Doubt::Assumed));
        (at > 0 && (unsaid || proposal.fit != Fit::Poor)).then_some(scheme)
    }

    /// 取消: nothing was changed.
    pub fn import_nothing(self) {
        self.importing.set(None);
        let (came_from, scroll) = self.import_from.get_value();
        focus::after_update(move || {
            window().scroll_to_with_x_and_y(0.0, scroll);
            if let Some(field) = came_from {
                // It may have gone.
                let _ = field.focus();
            }
        });
    }

    /// The columns of the indicator table that the page shows.
    pub fn shown_columns(self) -> Vec<BlockColumn> {
        let scored = self.card.read_untracked().scored;
        let hidden = |column: &BlockColumn| matches!(column, BlockColumn::Points | BlockColumn::Score);
        BlockColumn::ALL.into_iter().filter(|column| scored || !hidden(column)).collect()
    }

    /// A file that the person chose or dropped, and that is no JSON file of ours.
    pub(super) fn import_file(self, name: String, bytes: Vec<u8>) {
        self.import(name, bytes, None);
    }
}

/// Whether bytes are a JSON file, whatever it holds: it is opened, not imported.
pub fn is_json(name: &str, bytes: &[u8]) -> bool {
    let named = name.rsplit('.').next().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = text.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    named || matches!(first, Some(b'{' | b'['))
}

async fn read(name: &str, bytes: &[u8], choices: &Choices) -> Result<Reading, String> {
    let choices = serde_json::to_string(choices).unwrap_or_default();
    let read = office::read(name, bytes, &choices).await.map_err(sentence)?;
    serde_json::from_str(&read).map_err(|why| texts::import_broken(&why.to_string()))
}

fn sentence(failure: Failure) -> String {
    match failure {
        Failure::Refused(sentence) => sentence,
        Failure::Outdated => texts::IMPORT_OUTDATED.to_owned(),
        Failure::Missing => texts::OFFICE_MISSING.to_owned(),
        Failure::Stuck => texts::IMPORT_STUCK.to_owned(),
        Failure::Broken(detail) => texts::import_broken(&detail),
    }
}
