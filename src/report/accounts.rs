//! 预算收支情况 as a table.

use super::document::{Table, TableCell, TableRow};
use crate::edit::AccountColumn;
use crate::evaluation::{Account, Evaluation};
use crate::scheme::Align;

/// What the form prints where a number is not stated.
const DASH: &str = "-";

/// The table; `None` where there are no rows.
pub(crate) fn accounts_table(evaluation: &Evaluation) -> Option<Table> {
    let accounts = &evaluation.accounts;
    if accounts.is_empty() {
        return None;
    }
    let mut name = TableCell::heading("项目名称");
    name.columns = 2;
    let figures = ["年初预算数", "年中追加调整", "调整后预算数", "决算数"].map(TableCell::heading);
    let mut rows = vec![TableRow { cells: std::iter::once(name).chain(figures).collect() }];
    for (index, account) in accounts.iter().enumerate() {
        let mut cells = name_cells(accounts, index, account);
        cells.extend(AccountColumn::ALL.iter().map(|column| {
            let text = column.get(account).map_or(DASH.to_owned(), |amount| amount.to_string());
            TableCell { align: Align::Right, ..TableCell::new(text) }
        }));
        rows.push(TableRow { cells });
    }
    Some(Table { widths: vec![16, 20, 16, 16, 16, 16], header_rows: 1, rows })
}

/// Neighbours of one group share a merged cell on the left; a row without a group has the name across.
fn name_cells(accounts: &[Account], index: usize, account: &Account) -> Vec<TableCell> {
    if account.group.is_empty() {
        let mut name = TableCell::heading(account.name.clone());
        name.columns = 2;
        return vec![name];
    }
    let before = index.checked_sub(1).and_then(|before| accounts.get(before));
    let name = TableCell::heading(account.name.clone());
    if before.is_some_and(|before| before.group == account.group) {
        return vec![name];
    }
    let mut group = TableCell::heading(account.group.clone());
    group.rows = accounts.iter().skip(index).take_while(|next| next.group == account.group).count();
    vec![group, name]
}
