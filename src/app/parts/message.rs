//! What was found at a field: the field says that there is something, and its sentence stands below it.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

use crate::app::state::app;
use crate::checks::{Check, Group, Item, Key, Spot};
use crate::words;
use crate::words::page as texts;

/// What a field of the form knows of findings: where it is, and which were made at it.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Its path, as `places` finds it.
    pub place: Option<String>,
    items: Signal<Vec<Item>>,
}

impl Mark {
    /// A field outside the indicator table.
    pub fn of(spot: Spot) -> Mark {
        match spot {
            Spot::Field(path) => Mark::at(path),
            Spot::Row(_, column) => Mark { place: Some(column), items: Signal::stored(Vec::new()) },
        }
    }

    /// The field with this path.
    pub fn at(path: impl Into<String>) -> Mark {
        let app = app();
        let path = path.into();
        let of_field = path.clone();
        let items = Memo::new(move |_| app.outline.read().fields.get(&of_field).cloned().unwrap_or_default());
        Mark { place: Some(path), items: items.into() }
    }

    /// A column of a row, of whose findings all are known.
    pub fn in_row(items: Memo<Vec<Item>>, column: &'static str) -> Mark {
        let here = move || {
            let items = items.read();
            items
                .iter()
                .filter(|item| matches!(&item.key.spot, Spot::Row(_, at) if at == column))
                .cloned()
                .collect()
        };
        Mark { place: None, items: Signal::derive(here) }
    }

    /// The same, found by its path.
    pub fn placed(self, path: &str) -> Mark {
        Mark { place: Some(path.to_owned()), ..self }
    }

    /// `aria-invalid`: something does not hold.
    pub fn invalid(&self) -> bool {
        self.items.with(|items| items.iter().any(|item| item.group == Group::Errors))
    }

    /// `aria-describedby`: the messages.
    pub fn described(&self) -> Option<String> {
        let ids = self.items.with(|items| items.iter().map(|item| message_id(&item.key)).collect::<Vec<_>>());
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Unlike a row's id or a path, made of letters that an id may have.
fn message_id(key: &Key) -> String {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    format!("found-{:016x}", hasher.finish())
}

/// The messages of a field, below it.
#[component]
pub fn FieldMessages(mark: Mark) -> impl IntoView {
    let items = mark.items;
    move || messages(below_field(items.get()), |_| String::new())
}

/// The messages of all fields of a row of the indicator table, below the row; in cards each goes below its field.
#[component]
pub fn IndicatorMessages(items: Memo<Vec<Item>>) -> impl IntoView {
    let column = |item: &Item| match &item.key.spot {
        Spot::Row(_, column) => texts::column(column).to_owned(),
        Spot::Field(_) => String::new(),
    };
    move || {
        let found = below_field(items.get());
        (!found.is_empty())
            .then(|| view! { <tr class="messages-row"><td colspan="10">{messages(found, column)}</td></tr> })
    }
}

/// The messages of all fields of a row of amounts, below the row.
#[component]
pub fn AmountMessages(prefix: String, columns: u32) -> impl IntoView {
    let app = app();
    let items = Memo::new(move |_| {
        let outline = app.outline.read();
        let below = |path: &str| {
            path.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let found = outline.fields.iter().filter(|(path, _)| below(path));
        found.flat_map(|(_, items)| items.iter().cloned()).collect::<Vec<_>>()
    });
    let column = |item: &Item| match &item.key.spot {
        Spot::Field(path) => texts::amount_member(path).to_owned(),
        Spot::Row(..) => String::new(),
    };
    move || {
        let found = below_field(items.get());
        (!found.is_empty()).then(
            || view! { <tr class="messages-row"><td colspan=columns.to_string()>{messages(found, column)}</td></tr> },
        )
    }
}

/// Without what the field says itself: that a text is no figure.
fn below_field(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().filter(|item| item.finding.check != Check::A28).collect()
}

fn messages(items: Vec<Item>, column: impl Fn(&Item) -> String) -> Option<impl IntoView> {
    if items.is_empty() {
        return None;
    }
    // What one text answers is asked once.
    let (asking, others): (Vec<Item>, Vec<Item>) = items.into_iter().partition(asks);
    let (asking, others) = match asking.len() {
        0 | 1 => (Vec::new(), [asking, others].concat()),
        _ => (asking, others),
    };
    let asked_once = asking.first().map(|first| first.group).map(|group| {
        let last = asking.len().saturating_sub(1);
        let facts = asking.into_iter().enumerate().map(|(at, item)| {
            let words = words::finding(&item.finding);
            let fact = words::without_asking(&words).unwrap_or(&words).to_owned();
            let end = if at == last { texts::ASKED_ONCE } else { texts::NEXT_FACT };
            view! { <span id=message_id(&item.key)>{fact}{end}</span> }
        });
        view! {
            <li class=format!("message {}", group.word())>
                <b class="message-kind">{texts::group(group)}</b>
                <span class="message-words">{facts.collect_view()}</span>
            </li>
        }
    });
    let lines = others.into_iter().map(|item| {
        let at = match &item.key.spot {
            Spot::Row(_, column) => column.clone(),
            Spot::Field(_) => String::new(),
        };
        let (column, words) = (column(&item), words::finding(&item.finding));
        // Some sentences name the column themselves.
        let names = !column.is_empty() && !words.contains(&column);
        view! {
            <li class=format!("message {}", item.group.word()) id=message_id(&item.key) data-at=at>
                <b class="message-kind">{texts::group(item.group)}</b>
                {names.then(|| view! { <span class="message-at">{column}</span> })}
                <span class="message-words">{words}</span>
            </li>
        }
    });
    Some(view! { <ul class="messages">{asked_once}{lines.collect_view()}</ul> })
}

/// Whether it asks for the one reason of the budget.
fn asks(item: &Item) -> bool {
    let of_budget = matches!(&item.key.spot, Spot::Field(path) if path == "budget.reason");
    of_budget && words::without_asking(&words::finding(&item.finding)).is_some()
}
