//! 预算收支情况: rows of income and expenditure under their headings.

use super::draft::Draft;
use super::figures::{Over, is_figure, row};
use super::lines::{Lines, Spot, SpotId};
use super::understood::Doubt;
use crate::evaluation::{Account, AccountKind};
use crate::file::Limits;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Initial,
    Supplement,
    Adjusted,
    Final,
}

fn column(base: &str) -> Option<Column> {
    Some(match base {
        "年初预算数" | "年初预算" | "年初预算金额" | "年初批复数" => Column::Initial,
        "年中追加调整"
        | "年中追加"
        | "追加调整"
        | "年中调整"
        | "追加"
        | "调整数"
        | "预算调整数"
        | "年中追加调整数"
        | "年中追加数"
        | "追加调整数" => Column::Supplement,
        "调整后预算数" | "调整后预算" | "全年预算数" | "调整预算数" | "预算数" => {
            Column::Adjusted
        }
        "决算数" | "决算" | "全年决算数" | "决算金额" | "年终决算数" | "支出决算数" | "年度决算数" => {
            Column::Final
        }
        _ => return None,
    })
}

/// The headings in a line, if it heads a table of income and expenditure.
pub(super) fn headings(lines: &Lines, line: usize) -> Option<Vec<Over<Column>>> {
    if lines.line(line).spots.len() > super::heading::MOST_COLUMNS {
        return None;
    }
    let found: Vec<Over<Column>> = lines
        .spots(line)
        .filter_map(|(_, spot)| {
            Some(Over { what: column(&spot.label.base)?, from: spot.at.column, to: spot.end() })
        })
        .collect();
    let has = |wanted| found.iter().any(|over| over.what == wanted);
    let executed = lines.spots(line).any(|(_, spot)| {
        matches!(
            super::columns::fund(&spot.label),
            Some(super::columns::Fund::Executed | super::columns::Fund::Rate)
        )
    });
    let heads = found.len() >= 2 && (has(Column::Final) || has(Column::Supplement)) && !executed;
    heads.then_some(found)
}

/// Takes the rows below a heading; gives the first line behind them.
pub(super) fn take(draft: &mut Draft<'_>, line: usize, end: usize) -> usize {
    let lines = draft.lines;
    let Some(over) = headings(lines, line) else { return line };
    let first = over.iter().map(|over| over.from).min().unwrap_or(0);
    let names = lines.spots(line).find(|(_, spot)| spot.at.column < first).map(|(_, spot)| spot.at.column);
    let leftmost = names.unwrap_or(0);
    lines.spots(line).for_each(|(id, _)| draft.ledger.label(id));
    let mut group: Option<(String, SpotId)> = None;
    let mut next = line.saturating_add(1);
    while next < end && is_row(lines, next, line) {
        if draft.evaluation.accounts.len() >= Limits::default().rows {
            break;
        }
        let read = row(lines, next, &over, &|_, _| false);
        let doubts: &[Doubt] = if read.shifted { &[Doubt::Shifted] } else { &[] };
        let named: Vec<(SpotId, String)> = read.names.iter().map(|id| (*id, draft.line(*id))).collect();
        let (own_group, name) = match named.as_slice() {
            [] => break,
            [one] => (None, one.clone()),
            [first, .., last] if first.1 == last.1 => (None, last.clone()),
            [first, .., last] => (Some(first.clone()), last.clone()),
        };
        let at_left = lines.spots.get(name.0).is_some_and(|spot| spot.at.column <= leftmost);
        if own_group.is_some() || at_left {
            group = own_group.map(|(id, text)| (text, id));
        }
        one(draft, &name, group.as_ref(), &read.figures, doubts);
        next = next.saturating_add(1);
    }
    next
}

/// Title and unit above the rows, on the sheet of a workbook of ours that holds nothing else.
pub(super) fn head_of_sheet(draft: &mut Draft<'_>, line: usize) {
    let lines = draft.lines;
    let block = lines.line(line).block;
    if !lines.sheets.get(block).is_some_and(|name| name.ends_with(crate::words::sheets::ACCOUNTS)) {
        return;
    }
    for above in (0..line).rev().take_while(|above| lines.line(*above).block == block) {
        lines.spots(above).for_each(|(id, _)| draft.ledger.label(id));
    }
}

/// Whether a line goes on with the table: a row of it has figures or dashes, and little else.
fn is_row(lines: &Lines, line: usize, heading: usize) -> bool {
    let of = lines.line(line);
    let count = |wanted: &dyn Fn(&Spot) -> bool| lines.spots(line).filter(|(_, spot)| wanted(spot)).count();
    let figures = count(&is_figure);
    of.block == lines.line(heading).block
        && !of.paragraph
        && figures >= 1
        && count(&|spot| !is_figure(spot)) <= 3
        && count(&|spot| !is_figure(spot)) >= 1
}

fn one(
    draft: &mut Draft<'_>,
    name: &(SpotId, String),
    group: Option<&(String, SpotId)>,
    figures: &[(Column, SpotId)],
    doubts: &[Doubt],
) {
    let place = draft.evaluation.accounts.len();
    let path = |member: &str| format!("accounts[{place}].{member}");
    let mut account = Account { name: name.1.clone(), ..Account::default() };
    account.kind = match name.1.as_str() {
        text if text.ends_with("小计") => AccountKind::Subtotal,
        text if text.contains("合计") || text.contains("总计") => AccountKind::Total,
        _ => AccountKind::Item,
    };
    draft.mark(&path("name"), &[name.0], &[]);
    if let Some((text, spot)) = group {
        account.group.clone_from(text);
        draft.mark(&path("group"), &[*spot], &[]);
    }
    for (what, spot) in figures {
        let (member, place) = match what {
            Column::Initial => ("initial", &mut account.initial),
            Column::Supplement => ("supplement", &mut account.supplement),
            Column::Adjusted => ("adjusted", &mut account.adjusted),
            Column::Final => ("final", &mut account.final_accounts),
        };
        *place = draft.amount(&path(member), *spot, doubts);
    }
    draft.evaluation.accounts.push(account);
}
