//! What the page knows: the open evaluation, its scorecard, and what is shown beside it.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::browser::place::Place;
use super::browser::{clock, ids, storage};
use super::encoding::InAnotherEncoding;
use super::findings::{self, Others};
use super::handing_out::Offered;
use super::importing::Importing;
use super::undo::Steps;
use super::windows::OpenWindow;
use crate::checks::{Finding, Outline, Spot, Touched};
use crate::edit::Edit;
use crate::evaluation::{Evaluation, Indicator, RowId, Unread};
use crate::history::History;
use crate::library::{Library, RestorePlan, Stamp, StateId, Storage};
use crate::scheme::{self, Scheme};
use crate::scoring::{self, Scorecard};
use crate::tabs::Role;

/// Which page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The list of what is kept.
    Start,
    /// The form; counted, so that another evaluation gets a form of its own.
    Form(u64),
}

/// What the explanation beside the form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// 总分.
    Total,
    /// 预算执行.
    Budget,
    /// A section, by its place in the scorecard.
    Section(usize),
    /// A row.
    Row(RowId),
}

/// What is open over the form, where there is no room beside it (small screens).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Nothing.
    None,
    /// 计分说明.
    Explanation,
    /// 检查结果.
    Findings,
}

/// Whether the last state is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// An example that nobody changed: there is nothing to keep.
    Untouched,
    /// Kept, at this time.
    Saved(String),
    /// About to be kept.
    Pending,
    /// Not kept, for this reason.
    Failed(String),
}

/// Something the person is told at the top of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something went wrong.
    Error(String),
    /// Something is good to know.
    Info(String),
    /// Something was taken in, and this was left out of it.
    Imported(String, String),
}

/// A file of evaluations before it is taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Restoring {
    /// What would become of each.
    pub plan: RestorePlan,
    /// Whether the first is shown afterwards; else the list stays.
    pub opens: bool,
}

/// What is printed and put into the HTML file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PaperContents {
    /// 自评表 alone.
    #[default]
    Form,
    /// 自评报告 with 自评表 attached.
    ReportAndForm,
    /// 整套: the report, and the forms of all evaluations of the unit and year that are kept here.
    Package,
    /// 空表: the form with empty rows, to be filled by hand.
    Blank,
}

/// The state of the whole page; a handle that is passed around.
#[derive(Clone, Copy)]
pub struct App {
    /// Which page is shown.
    pub screen: RwSignal<Screen>,
    /// The open evaluation.
    pub evaluation: RwSignal<Evaluation>,
    /// Texts that stand where figures belong.
    pub unread: Memo<Vec<Unread>>,
    /// Where each row stands in its table, from 0.
    pub positions: Memo<BTreeMap<RowId, usize>>,
    /// The scheme that rules it.
    pub scheme: Memo<Arc<Scheme>>,
    /// What it is worth.
    pub card: Memo<Scorecard>,
    /// The other tables of the same unit and year that are kept here.
    pub others: RwSignal<Others>,
    /// Everything the checks find, at once after every edit.
    pub findings: Memo<Vec<Finding>>,
    /// What is shown of it: sorted, and behind the typing.
    pub outline: RwSignal<Outline>,
    /// The fields that the person has been at.
    pub touched: RwSignal<Touched>,
    /// The field that has the focus.
    pub writing: RwSignal<Option<Spot>>,
    /// What is explained beside the form.
    pub subject: RwSignal<Subject>,
    /// Whether the last state is kept.
    pub saving: RwSignal<Saving>,
    /// Whether the last state was also exported to a file.
    pub exported: RwSignal<bool>,
    /// What the person is told.
    pub notice: RwSignal<Option<Notice>>,
    /// A file of evaluations that waits for an answer: some are kept already, with other contents.
    pub question: RwSignal<Option<Restoring>>,
    /// A text that stands to be copied, where no file can be given.
    pub offered: RwSignal<Option<Offered>>,
    /// Why the other tables that are kept here could not be read.
    pub unread: RwSignal<Option<String>>,
    /// Counts the changes of what is kept, for the list.
    pub shelf: RwSignal<u32>,
    /// What can be undone and redone.
    pub steps: RwSignal<Steps>,
    /// Counts up when rows that are named by position are others than before, so that no field keeps another row's text.
    pub shape: RwSignal<usize>,
    /// A file in another encoding that waits for an answer.
    pub encoding_question: RwSignal<Option<InAnotherEncoding>>,
    /// What is looked at before it is taken in; it stands in place of everything else.
    pub importing: RwSignal<Option<Importing>>,
    /// A file is being read for that.
    pub importing_now: RwSignal<bool>,
    /// Counts what was chosen to be taken in: the last one is shown.
    pub(super) import_turn: StoredValue<u32>,
    /// Where the person was before: the field, and how far down.
    pub(super) import_from: StoredValue<(Option<web_sys::HtmlElement>, f64), LocalStorage>,
    /// What is printed.
    pub paper: RwSignal<PaperContents>,
    /// Whether a line for signatures stands below a form that has none; a choice of this window, kept nowhere.
    pub sign_line: RwSignal<bool>,
    /// Whether the person is asked if a table with errors is to be printed as a draft.
    pub draft_question: RwSignal<bool>,
    /// What is said to people who hear the page.
    pub say: RwSignal<String>,
    /// What was undone or redone last, said to them too: by itself, so that no new total drowns it.
    pub undone: RwSignal<String>,
    /// What is open over the form.
    pub panel: RwSignal<Panel>,
    /// Whether what is kept outlives the page.
    pub lasting: bool,
    pub(super) library: StoredValue<Library<Rc<dyn Storage>>, LocalStorage>,
    /// What could not be kept there, for `boot.js` after a crash; `None` where nothing lasts anyhow.
    pub(super) spare: StoredValue<Option<Library<Rc<dyn Storage>>>, LocalStorage>,
    pub(super) history: StoredValue<History>,
    /// Where a tab keeps the histories.
    pub(super) session: StoredValue<Rc<dyn Storage>, LocalStorage>,
    pub(super) seal_timer: StoredValue<Option<TimeoutHandle>>,
    pub(super) place: StoredValue<Place>,
    /// The kept state that the open one follows.
    pub(super) base: StoredValue<StateId>,
    /// What this window may do with the open evaluation.
    pub role: RwSignal<Role>,
    /// This window gave way to another one, rather than finding it at work.
    pub gave_way: RwSignal<bool>,
    pub(super) window: StoredValue<Option<OpenWindow>, LocalStorage>,
    pub(super) wait_timer: StoredValue<Option<TimeoutHandle>>,
    /// A name of this page's own, for what it writes.
    pub(super) writer: StoredValue<String>,
    /// Whether the person was told that leaving would lose something.
    pub(super) told: StoredValue<bool>,
    pub(super) save_timer: StoredValue<Option<TimeoutHandle>>,
    pub(super) paper_timer: StoredValue<Option<TimeoutHandle>>,
    pub(super) check_timer: StoredValue<Option<TimeoutHandle>>,
    pub(super) others_timer: StoredValue<Option<TimeoutHandle>>,
}

impl App {
    /// The state at the start: nothing is open.
    ///
    /// `any` is a scheme that stands in while nothing is open.
    pub fn new(any: Arc<Scheme>) -> App {
        let (storage, lasting) = storage::open();
        let evaluation = RwSignal::new(Evaluation::default());
        let unread = Memo::new(move |_| evaluation.read().unread.clone());
        let positions = Memo::new(move |_| {
            let evaluation = evaluation.read();
            evaluation.indicators.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect()
        });
        let scheme = Memo::new(move |_| evaluation.with(scheme::of).unwrap_or_else(|| any.clone()));
        let card =
            Memo::new(move |_| evaluation.with(|evaluation| scoring::score(evaluation, &scheme.read())));
        let others = RwSignal::new(Others::default());
        let paper = RwSignal::new(PaperContents::default());
        let findings = Memo::new(move |_| {
            let (scheme, card, others) = (scheme.read(), card.read(), others.read());
            evaluation.with(|evaluation| {
                let facts = scoring::Facts { evaluation, scheme: &scheme, card: &card };
                findings::find(
                    facts,
                    &others,
                    !matches!(paper.get(), PaperContents::Form | PaperContents::Blank),
                )
            })
        });
        App {
            screen: RwSignal::new(Screen::Start),
            evaluation,
            positions,
            unread,
            scheme,
            card,
            others,
            findings,
            outline: RwSignal::new(Outline::default()),
            touched: RwSignal::new(Touched::default()),
            writing: RwSignal::new(None),
            subject: RwSignal::new(Subject::Total),
            saving: RwSignal::new(Saving::Untouched),
            exported: RwSignal::new(false),
            notice: RwSignal::new(None),
            question: RwSignal::new(None),
            offered: RwSignal::new(None),
            unread: RwSignal::new(None),
            shelf: RwSignal::new(0),
            steps: RwSignal::new(Steps::default()),
            shape: RwSignal::new(0),
            encoding_question: RwSignal::new(None),
            importing: RwSignal::new(None),
            importing_now: RwSignal::new(false),
            import_turn: StoredValue::new(0),
            import_from: StoredValue::new_local((None, 0.0)),
            paper,
            sign_line: RwSignal::new(false),
            draft_question: RwSignal::new(false),
            say: RwSignal::new(String::new()),
            undone: RwSignal::new(String::new()),
            panel: RwSignal::new(Panel::None),
            lasting,
            library: StoredValue::new_local(Library::new(storage)),
            spare: StoredValue::new_local(lasting.then(|| Library::new(storage::open_spare()))),
            history: StoredValue::new(History::default()),
            session: StoredValue::new_local(storage::open_session()),
            seal_timer: StoredValue::new(None),
            place: StoredValue::new(Place::Start),
            base: StoredValue::new(StateId::default()),
            role: RwSignal::new(Role::Writing),
            gave_way: RwSignal::new(false),
            window: StoredValue::new_local(None),
            wait_timer: StoredValue::new(None),
            writer: StoredValue::new(ids::random_id()),
            told: StoredValue::new(false),
            save_timer: StoredValue::new(None),
            paper_timer: StoredValue::new(None),
            check_timer: StoredValue::new(None),
            others_timer: StoredValue::new(None),
        }
    }

    /// What is noted with a save now.
    pub(super) fn stamp(self) -> Stamp {
        Stamp { saved_at: clock::now(), writer: self.writer.get_value() }
    }

    /// Carries out an edit as a step that can be undone, and sees to it that the result is kept.
    pub fn edit(self, edit: &Edit) {
        self.change(|history, evaluation| history.edit(evaluation, edit).is_ok());
    }

    /// Adds a row below the last one, under the same headings. Gives its id.
    pub fn add_row(self) -> RowId {
        let (at, id, row) = self.evaluation.with_untracked(|evaluation| {
            let id = evaluation.free_row_id();
            let last = evaluation.indicators.last();
            let heading = |of: fn(&Indicator) -> &String| last.map(of).cloned().unwrap_or_default();
            let (level1, level2) = (heading(|row| &row.level1), heading(|row| &row.level2));
            let row = Indicator { id: id.clone(), level1, level2, ..Indicator::default() };
            (evaluation.indicators.len(), id, row)
        });
        self.touched.update(|touched| touched.add_row(id.clone()));
        self.edit(&Edit::InsertRow(at, Box::new(row)));
        id
    }

    /// Moves a row one place up or down.
    pub fn move_row(self, id: &RowId, down: bool) {
        let place = self.evaluation.with_untracked(|evaluation| {
            let at = evaluation.row_position(id)?;
            let to = if down { at.checked_add(1)? } else { at.checked_sub(1)? };
            (to < evaluation.indicators.len()).then_some(to)
        });
        if let Some(to) = place {
            self.edit(&Edit::MoveRow(id.clone(), to));
        }
    }
}

/// The state, from inside any component.
pub fn app() -> App {
    expect_context::<App>()
}
