//! 预算收支情况: its totals against its rows, and the table against 支出构成 and 资金总额.
//!
//! Forms of this table differ: totals above or below, 小计 with or without a group, items under items. A total is
//! right if it is right under one of the ways to read the table; what cannot be read for sure is not looked at.

use crate::checks::args::{Arg, args};
use crate::checks::figures::money::{ACCOUNT, Pick, adds_up, row_name};
use crate::checks::finding::Severity;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{Account, AccountKind, Expenditure, Place};
use crate::number::Amount;

/// A half of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::checks) enum Side {
    /// 收入.
    Income,
    /// 支出.
    Spending,
}

/// What rows of 支出 say in their names besides 支出.
const SPENDING: &[&str] = &["支出", "人员经费", "公用经费"];
/// A row that is a part of the one above it.
const OF_WHICH: &str = "其中";

/// On which side each row stands: as its group or its name says, else as the total above it, where the table begins with one.
pub(in crate::checks) fn sides(accounts: &[Account]) -> Vec<Option<Side>> {
    let totals_first = accounts.first().is_some_and(|first| first.kind == AccountKind::Total);
    let mut above = None;
    let side = |account: &Account| {
        let own = side_said(&account.group).or_else(|| side_said(&account.name));
        if account.kind == AccountKind::Total {
            above = own;
            return own;
        }
        own.or(above.filter(|_| totals_first))
    };
    accounts.iter().map(side).collect()
}

fn side_said(text: &str) -> Option<Side> {
    match (text.contains("收入"), SPENDING.iter().any(|word| text.contains(word))) {
        (true, false) => Some(Side::Income),
        (false, true) => Some(Side::Spending),
        _ => None,
    }
}

/// A30: 收入合计 or 支出合计 is not the sum of its rows, column by column. A side with two totals, or with rows that are
/// parts of others, is left alone; so is a table with a row of which nobody can tell the side.
pub(in crate::checks) fn totals_add_up(look: &Look<'_>, found: &mut Found<'_>) {
    let accounts = &look.evaluation.accounts;
    let sides = sides(accounts);
    for side in [Side::Income, Side::Spending] {
        let Some((at, total)) = total_of(accounts, &sides, side) else { continue };
        let rows = rows_of(accounts, &sides, side);
        if rows.iter().any(|row| row.name.contains(OF_WHICH)) {
            continue;
        }
        for (column, pick) in ACCOUNT {
            let homeless =
                |(account, side): (&Account, &Option<Side>)| side.is_none() && pick(account).is_some();
            // What a supplement lacks is A12's matter where the row itself does not add up.
            if accounts.iter().zip(&sides).any(homeless) || column == "supplement" && !adds_up(total) {
                continue;
            }
            let sums = sums(&rows, pick);
            if let (Some(stated), Some(sum)) = (pick(total), sums.first().copied())
                && !sums.contains(&stated)
                && let Some(apart) = stated.max(sum).minus(stated.min(sum))
            {
                let args = args! {
                    "row" => total.name.trim(), "col" => Arg::Member(label(column)), "a" => stated, "b" => sum, "d" => apart,
                };
                let case = if side == Side::Income { "income" } else { "spending" };
                found.add_case(case, cell(at, column), args);
            }
        }
    }
}

/// The only total of a side.
fn total_of<'a>(accounts: &'a [Account], sides: &[Option<Side>], side: Side) -> Option<(usize, &'a Account)> {
    let mut totals = accounts
        .iter()
        .zip(sides)
        .enumerate()
        .filter(|(_, (account, of))| account.kind == AccountKind::Total && **of == Some(side));
    let (at, (total, _)) = totals.next()?;
    totals.next().is_none().then_some((at, total))
}

fn rows_of<'a>(accounts: &'a [Account], sides: &[Option<Side>], side: Side) -> Vec<&'a Account> {
    let rows = accounts.iter().zip(sides);
    let of_side = rows.filter(|(account, of)| account.kind != AccountKind::Total && **of == Some(side));
    of_side.map(|(account, _)| account).collect()
}

/// What the rows of a side may come to, the most likely first; nothing where no row states anything.
fn sums(rows: &[&Account], pick: Pick<Account>) -> Vec<Amount> {
    let of = |take: &dyn Fn(&Account) -> bool| {
        Amount::sum(rows.iter().filter(|row| take(row)).map(|row| pick(row)))
    };
    let is_item = |row: &Account| row.kind == AccountKind::Item;
    let is_half = |row: &Account| matches!(stem(&row.name), "基本支出" | "项目支出");
    // 一般公共预算财政拨款收入 below 财政拨款收入.
    let holds_another = |row: &Account| {
        rows.iter().any(|other| {
            other.name != row.name && !other.name.is_empty() && row.name.ends_with(other.name.as_str())
        })
    };
    let readings = [
        by_groups(rows, pick),
        of(&|row| row.kind == AccountKind::Subtotal),
        of(&is_item),
        of(&is_half),
        of(&|row| is_item(row) && !holds_another(row)),
    ];
    readings.into_iter().flatten().collect()
}

/// 小计 where its group has one that is stated, else the group's items; a 小计 without a group is of the items above it.
fn by_groups(rows: &[&Account], pick: Pick<Account>) -> Option<Amount> {
    let mut sum = None;
    // The items of the group so far, and whether its 小计 has taken their place.
    let (mut open, mut group, mut closed) = (None, "", false);
    for row in rows {
        if row.group.trim() != group {
            sum = Amount::sum([sum, open.take()]);
            (group, closed) = (row.group.trim(), false);
        }
        if row.kind == AccountKind::Subtotal && pick(row).is_some() {
            sum = Amount::sum([sum, pick(row)]);
            open = None;
            closed = !group.is_empty();
        } else if row.kind == AccountKind::Item && !closed {
            open = Amount::sum([open, pick(row)]);
        }
    }
    Amount::sum([sum, open])
}

/// A name without its number and without what says that it is a sum: `（一）基本支出小计` is 基本支出.
fn stem(name: &str) -> &str {
    let numbers =
        |c: char| c.is_whitespace() || c.is_ascii_digit() || "（）()、.．一二三四五六七八九十".contains(c);
    let bare = name.trim_start_matches(numbers).trim_end();
    ["小计", "合计", "总额", "支出数"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare)
        .trim_end()
}

/// The parts of 支出构成, as files name them.
const PARTS: [(&str, &str, Pick<Expenditure>); 4] = [
    ("expenditure.basic", "基本支出", |of| of.basic),
    ("expenditure.project", "项目支出", |of| of.project),
    ("expenditure.personnel", "人员经费", |of| of.personnel),
    ("expenditure.operating", "公用经费", |of| of.operating),
];

/// A31: a part of 支出构成 is neither the adjusted budget nor the final accounts of its row, or 支出合计 is not 资金总额 (which
/// may have been meant without some of the money: only a warning). Of a project there is no such table.
pub(in crate::checks) fn agree_with_the_rest(look: &Look<'_>, found: &mut Found<'_>) {
    let evaluation = look.evaluation;
    let accounts = &evaluation.accounts;
    if evaluation.is_project() || accounts.is_empty() {
        return;
    }
    for (member, name, pick) in PARTS {
        if let Some(stated) = pick(&evaluation.expenditure)
            && let Some((at, row)) = row_of_part(accounts, name)
        {
            against_row(found, (member, stated), at, row);
        }
    }
    let sides = sides(accounts);
    let Some((at, total)) = total_of(accounts, &sides, Side::Spending) else { return };
    let budget = &evaluation.budget.total;
    let pairs = [
        ("adjusted", total.adjusted, "adjusted", budget.adjusted),
        ("final", total.final_accounts, "executed", budget.executed),
    ];
    for (column, own, member, other) in pairs {
        if let (Some(own), Some(other)) = (own, other)
            && own != other
        {
            let args = args! {
                "row" => total.name.trim(), "col" => Arg::Member(label(column)), "a" => own,
                "field" => Arg::Member(member), "b" => other,
            };
            found.add_lesser(Severity::Warning, "total", cell(at, column), args);
        }
    }
}

/// The only row for a part: its 小计, or the item of its name.
fn row_of_part<'a>(accounts: &'a [Account], name: &str) -> Option<(usize, &'a Account)> {
    let is_of = |account: &Account| match account.kind {
        AccountKind::Item => stem(&account.name) == name,
        AccountKind::Subtotal => stem(&account.name) == name || stem(&account.group) == name,
        AccountKind::Total => false,
    };
    let mut rows = accounts.iter().enumerate().filter(|(_, account)| is_of(account));
    let only = rows.next()?;
    rows.next().is_none().then_some(only)
}

fn against_row(found: &mut Found<'_>, (member, stated): (&'static str, Amount), at: usize, row: &Account) {
    let columns = [("adjusted", row.adjusted), ("final", row.final_accounts)];
    let mut of_row: Vec<(&str, Amount)> =
        columns.iter().filter_map(|(column, amount)| Some((*column, (*amount)?))).collect();
    if of_row.is_empty() {
        of_row.extend(row.initial.map(|amount| ("initial", amount)));
    }
    if of_row.iter().any(|(_, amount)| *amount == stated) {
        return;
    }
    let Some((column, amount)) = of_row.first().copied() else { return };
    let args = args! {
        "field" => Arg::Member(member), "a" => stated, "row" => row_name(row),
        "col" => Arg::Member(label(column)), "b" => amount,
    };
    match of_row.get(1).filter(|(_, other)| *other != amount) {
        Some((_, other)) => found.add_case("both", cell(at, column), args.with("c", *other)),
        None => found.add(cell(at, column), args),
    }
}

fn cell(at: usize, column: &str) -> Place {
    Place::root().member("accounts").index(at).member(column)
}

/// What a column is called here: 调整后预算数, which the budget calls 全年预算数.
pub(in crate::checks) fn label(column: &str) -> &'static str {
    match column {
        "initial" => "accounts.initial",
        "supplement" => "accounts.supplement",
        "adjusted" => "accounts.adjusted",
        "final" => "accounts.final",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{said_of, table};

    /// What a check says of a whole unit's table with these rows: name, group, kind, adjusted budget.
    fn said(id: &str, rows: &[(&str, &str, &str, &str)]) -> Vec<String> {
        let row = |(name, group, kind, adjusted): &(&str, &str, &str, &str)| {
            let stated =
                if adjusted.is_empty() { String::new() } else { format!(r#", "adjusted": "{adjusted}""#) };
            format!(r#"{{"name": "{name}", "group": "{group}", "kind": "{kind}"{stated}}}"#)
        };
        let rows: Vec<String> = rows.iter().map(row).collect();
        said_of(id, &[unit(&rows.join(","))])
    }

    fn unit(accounts: &str) -> crate::evaluation::Evaluation {
        table(&format!(
            r#""scheme": "hubei-2020-unit", "unit": "某校", "year": 2023,
            "budget": {{"total": {{"adjusted": "100", "executed": "90"}}}},
            "expenditure": {{"personnel": "50", "operating": "10", "basic": "60", "project": "40"}}, "accounts": [{accounts}]"#
        ))
    }

    const NOTHING: [&str; 0] = [];

    /// The rows that 填入常用行 gives, with these amounts for 收入合计, 事业收入, 支出合计 and 项目支出.
    fn usual(shape: usize, [income, other, spending, project]: [&str; 4]) -> Vec<(&str, &str, &str, &str)> {
        let (group, basic, projects) = match shape {
            0 => ("收入", "基本支出小计", "项目支出小计"),
            _ => ("", "小计", "小计"),
        };
        vec![
            ("收入合计", "", "total", income),
            ("财政拨款收入", group, "item", "98"),
            ("事业收入", group, "item", other),
            ("其他收入", group, "item", ""),
            ("支出合计", "", "total", spending),
            ("人员经费", "基本支出", "item", "50"),
            ("公用经费", "基本支出", "item", "10"),
            (basic, "基本支出", "subtotal", "60"),
            (projects, "项目支出", "subtotal", project),
        ]
    }

    #[test]
    fn totals_of_the_usual_rows_are_held_against_them_in_both_shapes() {
        for shape in [0, 1] {
            assert_eq!(said("A30", &usual(shape, ["100", "2", "100", "40"])), NOTHING);
            assert_eq!(
                said("A30", &usual(shape, ["98", "2", "100", "40.50"])),
                [
                    "“收入合计”的调整后预算数 98 与收入各项之和 100 不符，相差 2。",
                    "“支出合计”的调整后预算数 100 与支出各项之和 100.50 不符，相差 0.50。",
                ]
            );
            assert_eq!(said("A30", &usual(shape, ["", "2", "", "40"])), NOTHING, "no total is stated");
        }
    }

    #[test]
    fn a_right_table_in_another_shape_is_left_in_peace() {
        let shapes: [&[(&str, &str, &str, &str)]; 6] = [
            // Totals below.
            &[("财政拨款收入", "", "item", "98"), ("收入合计", "", "total", "98")],
            // 小计 without a group.
            &[
                ("人员经费", "", "item", "50"),
                ("公用经费", "", "item", "10"),
                ("基本支出小计", "", "subtotal", "60"),
                ("项目支出小计", "", "subtotal", "40"),
                ("支出合计", "", "total", "100"),
            ],
            // Items under items.
            &[
                ("支出合计", "", "total", "100"),
                ("一、基本支出", "", "item", "60"),
                ("人员经费", "", "item", "50"),
                ("公用经费", "", "item", "10"),
                ("二、项目支出", "", "item", "40"),
            ],
            &[
                ("收入合计", "", "total", "100"),
                ("财政拨款收入", "", "item", "100"),
                ("一般公共预算财政拨款收入", "", "item", "70"),
                ("政府性基金预算财政拨款收入", "", "item", "30"),
            ],
            &[
                ("收入合计", "", "total", "100"),
                ("财政拨款", "", "item", "100"),
                ("其中：基金", "", "item", "30"),
            ],
            // Two totals on one side.
            &[
                ("本年收入合计", "", "total", "90"),
                ("财政拨款收入", "", "item", "90"),
                ("上年结转", "", "item", "10"),
                ("收入总计", "", "total", "100"),
            ],
        ];
        for rows in shapes {
            assert_eq!(said("A30", rows), NOTHING, "{rows:?}");
        }
        assert_eq!(
            said("A30", &[("财政拨款", "", "item", "98"), ("收入合计", "", "total", "90")]),
            NOTHING,
            "of no side"
        );
        assert_eq!(
            said("A30", &[("财政拨款收入", "", "item", "98"), ("收入合计", "", "total", "90")]).len(),
            1
        );
    }

    #[test]
    fn the_table_is_held_against_the_parts_and_the_whole() {
        assert_eq!(said("A31", &usual(0, ["100", "2", "100", "40"])), NOTHING);
        let told = [
            "支出构成的项目支出 40 与预算收支情况“项目支出小计”的调整后预算数 45 不符。",
            "“支出合计”的调整后预算数 105 与资金总额的全年预算数 100 不一致，请核对。",
        ];
        assert_eq!(said("A31", &usual(0, ["105", "7", "105", "45"])), told);
        assert_eq!(said("A31", &usual(1, ["105", "7", "105", "45"])), told);
        let project = |r#final: &str| {
            let row = format!(r#"{{"name": "项目支出", "adjusted": "45", "final": "{final}"}}"#);
            said_of("A31", &[unit(&row)])
        };
        assert_eq!(project("40"), NOTHING, "what was spent may be meant");
        assert_eq!(
            project("44"),
            ["支出构成的项目支出 40 与预算收支情况“项目支出”的调整后预算数 45、决算数 44 都不符。"]
        );
    }
}
