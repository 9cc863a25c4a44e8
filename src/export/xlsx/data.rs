//! The data as a plain list: one row for each indicator, then the money, then what the table comes to.
//! Figures of the form are taken from the form's cells, so that both always agree.

use std::collections::HashMap;

use super::book::{Cached, Content, Face, Placed, Sheet, Style, address, on_sheet};
use super::form::{At, Homes};
use super::sums::grade;
use super::wrap;
use crate::evaluation::{Evaluation, Funds};
use crate::number::Exact;
use crate::report::{Place, Shows};
use crate::scheme::{Align, Scheme};
use crate::scoring::Scorecard;
use crate::words::sheets as words;
use crate::words::{explain_row, reading, scheme_name};

/// Widths of the list's columns.
const WIDTHS: [u32; 15] = [48, 110, 150, 240, 60, 110, 110, 70, 70, 70, 160, 420, 320, 240, 240];

/// The list of one evaluation.
pub(super) fn plan(
    evaluation: &Evaluation,
    scheme: &Scheme,
    card: &Scorecard,
    form: &Sheet,
    homes: &Homes,
    number: Option<usize>,
) -> Sheet {
    let on_form = form.cells.iter().map(|cell| ((cell.row, cell.column), &cell.content)).collect();
    let mut list = List { form, on_form, cells: Vec::new(), row: 0 };
    list.headings(&words::LIST_COLUMNS);
    list.indicators(evaluation, scheme, card, homes);
    list.row = list.row.saturating_add(1);
    list.money(evaluation, card, homes);
    list.row = list.row.saturating_add(1);
    list.results(evaluation, scheme, card, homes);
    let heights = heights(&list.cells);
    Sheet {
        heights,
        name: number.map_or(words::LIST.to_owned(), |number| format!("{} {number}", words::LIST)),
        widths: WIDTHS.to_vec(),
        cells: list.cells,
        print: super::book::Printed {
            orientation: crate::scheme::Orientation::Landscape,
            never: true,
            ..Default::default()
        },
        freeze: true,
    }
}

/// High enough for the longest text of each row, as far as a spreadsheet's rows go: a list's rows are not
/// put together of several. What does not fit is all in the cell, and on the form.
fn heights(cells: &[Placed]) -> Vec<u32> {
    let rows = cells.iter().map(|cell| cell.row).max().and_then(|last| usize::try_from(last).ok());
    let mut heights = vec![wrap::LINE; rows.unwrap_or(0).saturating_add(1)];
    for cell in cells {
        let Content::Text(text) = &cell.content else { continue };
        let width = WIDTHS.get(usize::from(cell.column)).copied().unwrap_or(wrap::LINE);
        let width = width.saturating_sub(cell.style.indent());
        let needed = wrap::lines(text, width).saturating_mul(wrap::LINE).min(wrap::HIGHEST);
        if let Some(height) = usize::try_from(cell.row).ok().and_then(|row| heights.get_mut(row)) {
            *height = (*height).max(needed);
        }
    }
    heights
}

struct List<'a> {
    form: &'a Sheet,
    on_form: HashMap<At, &'a Content>,
    cells: Vec<Placed>,
    row: u32,
}

impl List<'_> {
    fn put(&mut self, column: u16, content: Content, face: Face) -> String {
        let align = match content {
            Content::Text(_) if face == Face::List => Align::Left,
            _ => Align::Center,
        };
        let style = Style { face, align, boxed: true, top: false };
        self.cells.push(Placed { row: self.row, column, rows: 1, columns: 1, content, style });
        address(self.row, column)
    }

    fn headings(&mut self, names: &[&str]) {
        for (name, column) in names.iter().zip(0_u16..) {
            if !name.is_empty() {
                self.put(column, Content::text(*name), Face::ListHeading);
            }
        }
        self.row = self.row.saturating_add(1);
    }

    /// A number of the form, by reference.
    fn linked(&self, at: Option<At>) -> Option<Content> {
        let at = at?;
        let content = self.on_form.get(&at)?;
        Some(Content::Formula {
            formula: on_sheet(&self.form.name, &address(at.0, at.1)),
            cached: Cached::Number(content.value()?),
            format: content.format().to_owned(),
        })
    }

    /// A figure of the form by reference; as text where the number does not look as it was typed.
    fn as_typed(&self, at: Option<At>, typed: &str) -> Content {
        let wide = typed.contains(|c| ('０'..='９').contains(&c));
        self.linked(at).filter(|_| !wide).unwrap_or_else(|| Content::text(typed))
    }

    /// A score of the form; nothing while the form has none.
    fn linked_score(&self, at: Option<At>) -> Option<Content> {
        let at = at?;
        let content = self.on_form.get(&at).copied();
        if matches!(content, Some(Content::Text(_))) {
            return None;
        }
        let place = on_sheet(&self.form.name, &address(at.0, at.1));
        let value = content.and_then(Content::value);
        Some(Content::Formula {
            formula: format!("IF({place}=\"\",\"\",{place})"),
            cached: value.map_or(Cached::Text(String::new()), Cached::Number),
            format: "General".to_owned(),
        })
    }

    fn indicators(&mut self, evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard, homes: &Homes) {
        let rows = evaluation.indicators.iter().zip(&card.rows).zip(&homes.rows);
        let filled = rows.filter(|((indicator, _), _)| !indicator.is_blank());
        for (((indicator, row), home), number) in filled.zip(1_i32..) {
            let plain = |score: Option<crate::number::Points>| {
                score.map_or(Content::Empty, |score| Content::number(score.exact(), "General"))
            };
            let score = self.linked_score(home.score).unwrap_or_else(|| plain(row.score()));
            let (computed, entered) = match row.entered {
                Some(_) => (
                    self.linked_score(home.computed).unwrap_or_else(|| plain(row.computed)),
                    self.linked_score(home.score).unwrap_or_else(|| plain(row.entered)),
                ),
                None if row.computed.is_some() => (score.clone(), Content::Empty),
                None => (Content::Empty, Content::Empty),
            };
            let cells = [
                Content::number(Exact::from(number), "General"),
                Content::text(indicator.level1.clone()),
                Content::text(indicator.level2.clone()),
                Content::text(indicator.name.clone()),
                self.linked(home.points).unwrap_or_else(|| plain(row.points)),
                self.as_typed(home.target, &indicator.target),
                self.as_typed(home.actual, &indicator.actual),
                score,
                computed,
                entered,
                Content::text(reading(&row.target)),
                Content::text(explain_row(row, scheme)),
                Content::text(indicator.note.clone()),
                Content::text(indicator.evidence.clone()),
                Content::text(indicator.reason.clone()),
            ];
            for (content, column) in cells.into_iter().zip(0_u16..) {
                self.put(column, content, Face::List);
            }
            self.row = self.row.saturating_add(1);
        }
    }

    fn money(&mut self, evaluation: &Evaluation, card: &Scorecard, homes: &Homes) {
        self.headings(&words::BUDGET_COLUMNS);
        let of = |place| homes.of(Shows::Value(place));
        let base = card.budget.as_ref().map(|budget| budget.base);
        let or_base =
            |place, own| of(place).or_else(|| if base == Some(own) { of(Place::BudgetBase) } else { None });
        let total = &evaluation.budget.total;
        let places = [
            or_base(Place::BudgetInitial, crate::scheme::BudgetBase::Initial),
            or_base(Place::BudgetAdjusted, crate::scheme::BudgetBase::Adjusted),
            of(Place::BudgetExecuted),
            of(Place::BudgetRate),
        ];
        self.funds(words::BUDGET_TOTAL, total, places);
        let score = card.budget.as_ref().and_then(|budget| budget.score);
        let plain = score.map_or(Content::Empty, |score| Content::number(score.exact(), "General"));
        let score = self.linked_score(homes.budget_score).unwrap_or(plain);
        self.put(7, score, Face::List);
        self.row = self.row.saturating_add(1);
        for (index, source) in evaluation.budget.sources.iter().enumerate() {
            let of = |place| homes.of(Shows::OfSource(place, index));
            let places = [
                of(Place::SourceInitial),
                of(Place::SourceAdjusted),
                of(Place::SourceExecuted),
                of(Place::SourceRate),
            ];
            self.funds(&source.name, &source.funds, places);
            self.row = self.row.saturating_add(1);
        }
    }

    fn funds(&mut self, name: &str, funds: &Funds, places: [Option<At>; 4]) {
        self.put(1, Content::text(name), Face::List);
        let amounts = [funds.initial, funds.adjusted, funds.executed].map(|amount| {
            amount.map_or(Content::Empty, |amount| {
                Content::number(amount.exact(), &super::figure::as_stated(amount.exact()))
            })
        });
        let amounts = amounts.into_iter().chain([Content::Empty]);
        for ((amount, at), column) in amounts.zip(places).zip(3_u16..) {
            let content = self.linked(at).unwrap_or(amount);
            self.put(column, content, Face::List);
        }
    }

    fn results(&mut self, evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard, homes: &Homes) {
        if card.scored {
            self.scores(scheme, card, homes);
        }
        self.fact(words::AMOUNT_UNIT, Content::text(evaluation.amount_unit.word()));
        self.fact(words::UNIT, Content::text(evaluation.unit.clone()));
        if let Some(project) = &evaluation.project {
            self.fact(words::PROJECT, Content::text(project.name.clone()));
        }
        self.fact(words::YEAR, Content::number(Exact::from(evaluation.year), "General"));
        self.fact(words::SCHEME, Content::text(format!("{}（{}）", scheme_name(scheme), scheme.full_id())));
    }

    /// Points, total and grade.
    fn scores(&mut self, scheme: &Scheme, card: &Scorecard, homes: &Homes) {
        let points = |points: Option<crate::number::Points>| {
            points.map_or(Content::Empty, |points| Content::number(points.exact(), "General"))
        };
        if let Some(rule) = &scheme.budget {
            let stated = points(rule.points);
            self.fact(words::BUDGET_POINTS, self.linked(homes.budget_points).unwrap_or(stated));
        }
        let set = self.linked(homes.of(Shows::Value(Place::TotalPoints)));
        self.fact(words::TOTAL_POINTS, set.unwrap_or_else(|| points(card.points_set)));
        let total = self.linked(homes.of(Shows::Value(Place::Total)));
        let total = self.fact(words::TOTAL, total.unwrap_or_else(|| points(card.total)));
        let scores = super::sums::Addends {
            names: homes
                .scores
                .names
                .split(',')
                .map(|name| on_sheet(&self.form.name, name))
                .collect::<Vec<_>>()
                .join(","),
            numbers: homes.scores.numbers.clone(),
        };
        let scores = if homes.scores.names.is_empty() { homes.scores.clone() } else { scores };
        self.fact(words::GRADE, grade(&scheme.grades, card, &scores, &total));
    }

    fn fact(&mut self, name: &str, content: Content) -> String {
        self.put(1, Content::text(name), Face::ListHeading);
        let at = self.put(3, content, Face::List);
        self.row = self.row.saturating_add(1);
        at
    }
}
