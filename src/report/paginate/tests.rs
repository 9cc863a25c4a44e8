use super::*;
use crate::evaluation::{Evaluation, Indicator};
use crate::number::{Amount, Points};
use crate::report::{Document, SheetKind, Shows, form, with_sign_line};
use crate::scheme::{Kind, Scheme, built_in};
use crate::{examples, scoring};

/// An evaluation of a scheme with so many rows, and what makes them hard to set.
fn evaluation(scheme: &Scheme, count: usize, change: impl Fn(usize, &mut Indicator)) -> Evaluation {
    let mut made = if scheme.kind == Kind::Project { examples::project() } else { examples::whole_unit() };
    made.scheme = scheme.full_id().to_string();
    let rows = (0..count).map(|at| {
        let section = &scheme.sections[at * scheme.sections.len() / count.max(1)];
        let mut row = Indicator {
            level1: section.title.clone(),
            level2: section.level2.first().map(|level2| level2.name.clone()).unwrap_or_default(),
            name: format!("第{at}项指标完成的数量与质量"),
            target: "≥100次".into(),
            actual: "100次".into(),
            points: Points::parse("2.5").ok(),
            ..Indicator::default()
        };
        change(at, &mut row);
        row
    });
    made.indicators = rows.collect();
    made
}

fn document(evaluation: &Evaluation, scheme: &Scheme) -> Document {
    form(evaluation, scheme, &scoring::score(evaluation, scheme), false)
}

fn table_of(page: &[Part]) -> Option<&Table> {
    page.iter().find_map(|part| if let Part::Table(table) = part { Some(table) } else { None })
}

/// Every place of the table is covered by just one cell: the frame is closed on all sides.
fn is_closed(table: &Table) -> bool {
    let mut sums = vec![0; table.rows.len()];
    for (index, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            let Some(reach) = sums.get_mut(index..index + cell.rows) else { return false };
            reach.iter_mut().for_each(|sum| *sum += cell.columns);
        }
    }
    sums.iter().all(|sum| *sum == table.widths.len())
}

/// What must hold of the pages of any form.
fn holds(evaluation: &Evaluation, scheme: &Scheme, name: &str) -> FormPages {
    let document = document(evaluation, scheme);
    let sheet = &document.sheets[0];
    assert_eq!(sheet.kind, SheetKind::Form);
    let found = paginate(sheet, false);
    let page = Paper::of(sheet.orientation);
    let mut rows_seen = 0;
    let mut full = Vec::new();
    for (number, parts) in found.pages.iter().enumerate() {
        let mut used: usize = parts.iter().map(|part| part_height(part, page.width)).sum();
        if let Some(table) = table_of(parts) {
            assert!(is_closed(table), "{name}: page {number}");
            assert_eq!(table.widths.iter().sum::<u32>(), 100, "{name}");
            let heading = table
                .rows
                .iter()
                .position(|row| row.cells.iter().any(|cell| cell.shows == Shows::GridHeading));
            let is_row = |row: &crate::report::TableRow| {
                row.cells.iter().any(|cell| matches!(cell.shows, Shows::OfRow(kind, _) if kind == crate::scheme::ColumnKind::Actual))
            };
            let here = table.rows.iter().filter(|row| is_row(row)).count();
            assert!(here == 0 || heading.is_some(), "{name}: no heading on page {number}");
            assert!(heading.is_none() || here > 0, "{name}: the heading alone on page {number}");
            rows_seen += here;
            let look = Look { widths: &table.widths, inner: page.width, setting: found.setting };
            used += look.height(&table.rows);
            let total = table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.text == "总分"));
            assert!(!total || here > 0, "{name}: 总分 alone on page {number}");
        }
        assert!(used <= page.height - SPARE, "{name}: page {number} is {used} high");
        full.push(used);
    }
    let most = full.len().saturating_sub(1);
    for (number, used) in full.iter().take(most).enumerate() {
        let notes_follow = found.pages[number + 1].iter().all(|part| matches!(part, Part::Footnotes(_)));
        assert!(notes_follow || used * 2 > page.height, "{name}: page {number} is mostly empty: {used}");
    }
    assert_eq!(rows_seen, evaluation.indicators.len(), "{name}");
    found
}

#[test]
fn every_scheme_few_and_many_rows() {
    for scheme in built_in() {
        for count in [1, 6, 13, 15, 40, 120] {
            let found =
                holds(&evaluation(scheme, count, |_, _| {}), scheme, &format!("{} {count}", scheme.id));
            assert!(found.setting < Setting::Loose);
            // A page across holds fewer rows.
            assert!(found.pages.len() <= 1 + count / 6, "{} {count}: {}", scheme.id, found.pages.len());
        }
    }
}

#[test]
fn long_reasons_and_large_amounts_are_at_most_fourteen_pages() {
    for scheme in built_in() {
        let mut made = evaluation(scheme, 40, |_, row| row.reason = "受天气影响，工期顺延，".repeat(25));
        let amount = Amount::parse("123456789.12").ok();
        let total = &mut made.budget.total;
        (total.initial, total.adjusted, total.executed) = (amount, amount, amount);
        made.budget.sources.iter_mut().for_each(|source| {
            (source.funds.initial, source.funds.adjusted, source.funds.executed) = (amount, amount, amount);
        });
        let found = holds(&made, scheme, &scheme.id);
        assert!(found.pages.len() <= 14, "{}: {}", scheme.id, found.pages.len());
        assert!(found.setting < Setting::Loose, "{}", scheme.id);
    }
}

#[test]
fn long_names_long_goals_and_long_texts() {
    for scheme in built_in() {
        let mut made = evaluation(scheme, 20, |at, row| {
            row.name = "名称很长的一项指标，".repeat(3 + at % 5);
            row.actual = "W".repeat(if at == 7 { 900 } else { 3 });
        });
        made.unit = "很长的单位名称".repeat(12);
        made.goals.annual = "年度目标要写清楚。\n".repeat(90);
        made.narrative.measures = "改进措施，".repeat(500);
        made.narrative.deviation = "偏差原因，".repeat(500);
        holds(&made, scheme, &scheme.id);
    }
}

/// Nothing is lost: the texts of all pages, labels and marks of paper left out, are those of the form.
#[test]
fn no_sign_is_lost() {
    for scheme in built_in() {
        let mut made = evaluation(scheme, 30, |at, row| row.reason = format!("原因{at}，").repeat(40));
        made.goals.annual = "目标一二三。\n四五六，".repeat(150);
        let whole = document(&made, scheme);
        let found = paginate(&whole.sheets[0], false);
        let text = |parts: &mut dyn Iterator<Item = &Part>| -> usize {
            let mut count = 0;
            for part in parts {
                let texts: Vec<&str> = match part {
                    Part::Table(table) => {
                        table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect()
                    }
                    Part::Footnotes(notes) => notes.iter().map(String::as_str).collect(),
                    _ => Vec::new(),
                };
                count += texts
                    .iter()
                    .map(|text| text.matches("，").count() + text.matches('六').count())
                    .sum::<usize>();
            }
            count
        };
        let before = text(&mut whole.sheets[0].parts.iter());
        let after = text(&mut found.pages.iter().flatten());
        assert_eq!(before, after, "{}", scheme.id);
    }
}

#[test]
fn the_examples_take_as_few_pages_as_they_can() {
    for (made, pages) in [(examples::project(), 1), (examples::whole_unit(), 2)] {
        let scheme = crate::scheme::of(&made).unwrap();
        let found = holds(&made, &scheme, &scheme.id);
        assert_eq!(found.pages.len(), pages, "{}", scheme.id);
    }
}

#[test]
fn a_form_to_fill_by_hand_has_twelve_empty_rows() {
    for scheme in built_in() {
        let made = evaluation(scheme, 3, |_, _| {});
        let blank = crate::report::blank_form(&made, scheme);
        let found = paginate(&blank.sheets[0], false);
        let tables: Vec<&Table> = found.pages.iter().filter_map(|page| table_of(page)).collect();
        assert!(tables.iter().all(|table| is_closed(table)), "{}", scheme.id);
        let empty = tables.iter().flat_map(|table| &table.rows).filter(|row| is_empty(Some(row))).count();
        assert!(empty >= 12, "{}: {empty}", scheme.id);
        assert!(tables[0].rows.iter().flat_map(|row| &row.cells).all(|cell| !cell.text.contains("第1项")));
    }
}

#[test]
fn the_line_for_signatures_stands_below_the_table_where_the_form_has_none() {
    for scheme in built_in() {
        let made = evaluation(scheme, 3, |_, _| {});
        let signed = with_sign_line(document(&made, scheme), &made);
        let lines = signed.sheets[0].parts.iter().rev().take_while(|part| !matches!(part, Part::Table(_)));
        assert_eq!(lines.filter(|part| matches!(part, Part::Line(_))).count(), 1, "{}", scheme.id);
    }
}
