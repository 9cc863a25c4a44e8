//! The report cut into blocks that stay themselves while their words change.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::state::App;
use crate::evaluation::{Evaluation, Paragraph as Key, ReportKey};
use crate::report::{self, OwnText, Paragraph, Part, SheetKind};
use crate::scheme::Kind;
use crate::words::page as texts;
use crate::words::report::report_title;

/// Which block: a paragraph that can be replaced is found again by its key, wherever it moves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockId {
    /// By its position.
    Fixed(usize),
    /// By its key.
    Own(ReportKey),
}

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it says.
    pub part: Part,
    /// What a button names it: the heading above, or the number of the indicator.
    pub name: String,
}

/// The report's text, top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReportText {
    /// All blocks in order.
    pub order: Vec<BlockId>,
    /// What they say.
    pub blocks: BTreeMap<BlockId, Block>,
}

impl ReportText {
    /// The report of the open evaluation.
    pub fn of(app: App) -> ReportText {
        let (scheme, card) = (app.scheme.read(), app.card.read());
        let evaluation = app.evaluation.read();
        let document = report::report(&evaluation, &scheme, &card, false);
        let parts = document.sheets.into_iter().filter(|sheet| sheet.kind == SheetKind::Report);
        let mut text = ReportText::default();
        let mut heading = String::new();
        let mut analysed = 0_usize;
        for (at, part) in parts.flat_map(|sheet| sheet.parts).enumerate() {
            let part = match part {
                Part::Title(lines) => title(&evaluation, &lines),
                part => part,
            };
            let (id, name) = match &part {
                Part::Paragraph(Paragraph { key: Some(key), .. }) => {
                    let name = match key {
                        ReportKey::Paragraph(Key::Title) => texts::REPORT_TITLE.to_owned(),
                        ReportKey::Paragraph(_) => heading.clone(),
                        ReportKey::Analysis(_) => {
                            analysed = analysed.saturating_add(1);
                            texts::analysis_name(analysed)
                        }
                    };
                    (BlockId::Own(key.clone()), name)
                }
                Part::Heading { text, .. } => {
                    heading.clone_from(text);
                    (BlockId::Fixed(at), String::new())
                }
                _ => (BlockId::Fixed(at), String::new()),
            };
            text.order.push(id.clone());
            text.blocks.insert(id, Block { part, name });
        }
        text
    }

    /// How many paragraphs are the person's own, and how many of them disagree with the data.
    pub fn replaced(&self) -> (usize, usize) {
        let own = || self.blocks.values().filter_map(|block| block.paragraph()?.own.as_ref());
        (own().count(), own().filter(|own| !own.strange.is_empty()).count())
    }
}

impl Block {
    /// What it says, if it is a paragraph.
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match &self.part {
            Part::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }
}

/// The title, as a paragraph that can be replaced like the others.
fn title(evaluation: &Evaluation, lines: &[String]) -> Part {
    let key = ReportKey::Paragraph(Key::Title);
    let kind = if evaluation.is_project() { Kind::Project } else { Kind::WholeUnit };
    let own = evaluation
        .report
        .contains_key(&key)
        .then(|| OwnText { generated: report_title(evaluation, kind), strange: Vec::new() });
    Part::Paragraph(Paragraph { text: lines.concat(), key: Some(key), own, hole: None })
}
