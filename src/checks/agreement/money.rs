//! Execution rate and amounts that a report states, against the table.

use crate::checks::agreement::score::figures;
use crate::checks::agreement::texts::{Text, written_places};
use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{AmountUnit, Funds};
use crate::number::{Amount, Exact};
use crate::prose::{About, Role, Scope, Statement};
use crate::scheme::BudgetBase;

/// D02. What a figure measures must be said plainly: parts, sources of money, changes and what is left over are not
/// held against anything, nor is a field that the table does not state.
pub(in crate::checks) fn money_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let mut table = None;
    for text in look.tellings() {
        rate(look, text, found);
        if text.prose.statements.iter().any(|said| matches!(said.about, About::Amount(_))) {
            let table = table.get_or_insert_with(|| Table::of(look));
            amounts(look, table, text, found);
        }
    }
}

/// The rate at the precision it is written with.
fn rate(look: &Look<'_>, text: &Text<'_>, found: &mut Found<'_>) {
    let rates = text.prose.statements.iter().filter(|said| said.about == About::Rate);
    let funds = &look.evaluation.budget.total;
    let base = match look.scheme.budget.as_ref().map(|rule| rule.base) {
        Some(BudgetBase::Initial) => funds.initial,
        Some(BudgetBase::Adjusted) | None => funds.adjusted,
    };
    let (Some(executed), Some(base)) = (funds.executed, base) else { return };
    let at = |places| Exact::HUNDRED.mul_div(executed.exact(), base.exact(), places);
    let wrong = rates.filter(|said| {
        let rate = at(written_places(said.value));
        look.is_about_this(said) && rate.is_some_and(|rate| rate != said.value)
    });
    let figures = figures(wrong.map(|said| format!("{}%", said.value.plain())));
    if let (false, Some(rate)) = (figures.is_empty(), at(RATE_PLACES)) {
        found.add_case("rate", text.place(), args! { "a" => figures, "b" => rate });
    }
}

/// A rate in the sentence has hundredths of a percent.
const RATE_PLACES: u32 = 2;

/// A field of the table that texts speak of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Initial,
    Adjusted,
    Budget,
    Executed,
    Spending,
    Basic,
    Project,
    Personnel,
    Operating,
}

impl Field {
    const ALL: [(Field, &'static str); 9] = [
        (Field::Initial, "initial"),
        (Field::Adjusted, "adjusted"),
        (Field::Budget, "budget"),
        (Field::Executed, "executed"),
        (Field::Spending, "spending"),
        (Field::Basic, "basic"),
        (Field::Project, "project"),
        (Field::Personnel, "personnel"),
        (Field::Operating, "operating"),
    ];
}

/// What the table states, in 元.
struct Table {
    unit: AmountUnit,
    initial: Option<Exact>,
    adjusted: Option<Exact>,
    executed: Option<Exact>,
    parts: [Option<Exact>; 4],
    /// Whether 基本支出 and 项目支出 are parts of what was spent, of what was planned.
    parts_of: (bool, bool),
    accounts: Vec<Exact>,
}

impl Table {
    fn of(look: &Look<'_>) -> Table {
        let evaluation = look.evaluation;
        let unit = evaluation.amount_unit;
        let yuan = |amount: Option<Amount>| unit.convert(amount?, AmountUnit::Yuan).map(Amount::exact);
        let Funds { initial, adjusted, executed } = evaluation.budget.total;
        let spending = &evaluation.expenditure;
        let whole = spending.basic.zip(spending.project).and_then(|(basic, project)| basic.plus(project));
        let is_whole = |of: Option<Amount>| whole.is_some() && of == whole;
        let stated =
            evaluation.accounts.iter().flat_map(|row| [row.initial, row.adjusted, row.final_accounts]);
        Table {
            unit,
            initial: yuan(initial),
            adjusted: yuan(adjusted),
            executed: yuan(executed),
            parts: [spending.basic, spending.project, spending.personnel, spending.operating].map(yuan),
            parts_of: (is_whole(executed), is_whole(adjusted) || is_whole(initial)),
            accounts: stated.filter_map(yuan).collect(),
        }
    }

    /// What the table has for a field; several where the text does not say which of them it means.
    fn values(&self, field: Field) -> Vec<Exact> {
        let [basic, project, personnel, operating] = self.parts;
        let stated: &[Option<Exact>] = match field {
            Field::Initial => &[self.initial],
            Field::Adjusted => &[self.adjusted],
            Field::Budget => &[self.adjusted, self.initial],
            Field::Executed => &[self.executed],
            Field::Spending => &[self.executed, self.adjusted, self.initial],
            Field::Basic => &[basic],
            Field::Project => &[project],
            Field::Personnel => &[personnel],
            Field::Operating => &[operating],
        };
        stated.iter().copied().flatten().collect()
    }

    /// In the table's unit.
    fn said(&self, yuan: Exact) -> Option<Amount> {
        AmountUnit::Yuan.convert(Amount::new(yuan), self.unit)
    }
}

fn amounts(look: &Look<'_>, table: &Table, text: &Text<'_>, found: &mut Found<'_>) {
    let fields = text.prose.statements.iter().filter_map(|said| Some((field_of(look, table, said)?, said)));
    let fields: Vec<(Field, &Statement)> = fields.collect();
    for (field, case) in Field::ALL {
        let values = table.values(field);
        let Some(first) = values.first().and_then(|value| table.said(*value)) else { continue };
        let of_field = fields.iter().filter(|(of, _)| *of == field);
        let wrong = of_field.filter(|(_, said)| {
            said.in_yuan().is_some_and(|yuan| !values.contains(&yuan) && !in_accounts(table, field, yuan))
        });
        let figures = figures(wrong.map(|(_, said)| format!("{} {}", said.value, said.unit)));
        if !figures.is_empty() {
            let args = args! { "a" => figures, "b" => first, "u" => table.unit.word() };
            found.add_case(case, text.place(), args);
        }
    }
}

/// 人员经费 and the like stand in 预算收支情况 with several amounts, any of which may be meant.
fn in_accounts(table: &Table, field: Field, yuan: Exact) -> bool {
    let is_part = matches!(field, Field::Basic | Field::Project | Field::Personnel | Field::Operating);
    is_part && table.accounts.contains(&yuan)
}

/// Which field a statement is about; `None` where it is about nothing that is compared.
fn field_of(look: &Look<'_>, table: &Table, said: &Statement) -> Option<Field> {
    let About::Amount(role) = said.about else { return None };
    let part = match said.scope {
        Scope::Basic => Field::Basic,
        Scope::Personnel => Field::Personnel,
        Scope::Operating => Field::Operating,
        Scope::Project if !look.evaluation.is_project() => Field::Project,
        _ => return look.is_about_this(said).then(|| of_the_whole(role)).flatten(),
    };
    let (of_spent, of_planned) = table.parts_of;
    let means_it = match role {
        Role::Unstated => true,
        // 公用经费支出 may be what was spent, which a table of planned amounts does not have.
        Role::Spending => of_spent || !of_planned,
        Role::Initial | Role::Adjusted | Role::Budget => of_planned,
        Role::Executed => of_spent,
        Role::Income | Role::Change | Role::Surplus => false,
    };
    let of_unit = !look.evaluation.is_project() && (part != Field::Project || is_all_projects(look, said));
    (means_it && of_unit).then_some(part)
}

fn of_the_whole(role: Role) -> Option<Field> {
    match role {
        Role::Initial => Some(Field::Initial),
        Role::Adjusted => Some(Field::Adjusted),
        Role::Budget => Some(Field::Budget),
        Role::Executed => Some(Field::Executed),
        Role::Spending => Some(Field::Spending),
        Role::Income | Role::Change | Role::Surplus | Role::Unstated => None,
    }
}

/// Whether a whole unit's text speaks of 项目支出 as a sum, not of some project.
fn is_all_projects(look: &Look<'_>, said: &Statement) -> bool {
    let quote = said.place.quote.as_str();
    let Some((before, _)) = quote.split_once("项目支出") else { return false };
    let before = before.trim_end();
    let opens = ["其中", "和", "及", "与", "年", "年度", "单位", "部门", "安排", "为", "由", "含", "包括"];
    let stands_alone = before.chars().next_back().is_none_or(|c| !c.is_alphabetic())
        || opens.iter().any(|word| before.ends_with(word))
        || before.ends_with('元');
    stands_alone && !look.names_another_project(quote, "")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{said_of, table};

    /// What D02 says of a whole unit's report beside its budget (initial, adjusted, executed, in 万元) and 200 of 基本支出
    /// (150 人员经费, 50 公用经费) and 60 of 项目支出.
    fn of_unit([initial, adjusted, executed]: [&str; 3], report: &str) -> Vec<String> {
        said_of("D02", &[table(&format!("{}, {}", UNIT, amounts([initial, adjusted, executed], report)))])
    }

    const UNIT: &str = r#""scheme": "hubei-2020-unit", "unit": "某校", "year": 2022"#;
    const PROJECT: &str =
        r#""scheme": "mof-2020-project", "unit": "某校", "year": 2022, "project": {"name": "某项目"}"#;

    fn amounts([initial, adjusted, executed]: [&str; 3], report: &str) -> String {
        format!(
            r#""budget": {{"total": {{"initial": "{initial}", "adjusted": "{adjusted}", "executed": "{executed}"}}}},
               "expenditure": {{"personnel": "150", "operating": "50", "basic": "200", "project": "60"}},
               "claimed": {{"report": "{report}"}}"#
        )
    }

    const PLANNED: [&str; 3] = ["260", "260", "254"];
    const NOTHING: [&str; 0] = [];

    #[test]
    fn parts_are_compared_with_what_they_are_parts_of() {
        let basic = ["报告中基本支出为 195 万元，表中为 200 万元。"];
        assert_eq!(of_unit(PLANNED, "基本支出年初预算195万元。"), basic);
        assert_eq!(
            of_unit(["255", "260", "254"], "基本支出年初预算195万元。"),
            basic,
            "parts of the adjusted budget"
        );
        assert_eq!(
            of_unit(["260", "255", "254"], "基本支出年初预算195万元。"),
            basic,
            "parts of the initial budget"
        );
        assert_eq!(of_unit(["255", "256", "254"], "基本支出年初预算195万元。"), NOTHING, "parts of neither");
        assert_eq!(
            of_unit(PLANNED, "基本支出实际执行195万元。"),
            NOTHING,
            "what was spent of it is not stated"
        );
        assert_eq!(of_unit(["255", "256", "260"], "基本支出实际执行195万元。"), basic);
        assert_eq!(of_unit(PLANNED, "人员经费追加45万元。"), NOTHING, "a change is no sum");
    }

    #[test]
    fn spending_on_a_part_is_what_was_spent_unless_the_table_has_only_what_was_planned() {
        let operating = ["报告中公用经费为 45 万元，表中为 50 万元。"];
        assert_eq!(of_unit(PLANNED, "公用经费支出45万元。"), NOTHING);
        assert_eq!(of_unit(["260", "260", "260"], "公用经费支出45万元。"), operating);
        assert_eq!(of_unit(["255", "255", "254"], "公用经费支出45万元。"), operating);
    }

    #[test]
    fn amounts_of_parts_may_stand_among_the_accounts() {
        let amounts = amounts(PLANNED, "人员经费145万元。");
        let stated = |amount: &str| {
            let accounts = format!(r#""accounts": [{{"name": "人员经费", "final": "{amount}"}}]"#);
            said_of("D02", &[table(&format!("{UNIT}, {amounts}, {accounts}"))])
        };
        assert_eq!(stated("145"), NOTHING);
        assert_eq!(stated("146"), ["报告中人员经费为 145 万元，表中为 150 万元。"]);
    }

    #[test]
    fn a_projects_own_amounts_are_no_parts_of_its_unit() {
        let of_project =
            |report: &str| said_of("D02", &[table(&format!("{PROJECT}, {}", amounts(PLANNED, report)))]);
        assert_eq!(of_project("项目预算66万元。"), ["报告中预算数为 66 万元，表中为 260 万元。"]);
        assert_eq!(of_project("基本支出195万元。"), NOTHING);
    }

    #[test]
    fn the_sum_of_all_projects_is_not_some_project() {
        let project = ["报告中项目支出为 65 万元，表中为 60 万元。"];
        for report in ["其中项目支出65万元。", "项目支出65万元。", "基本支出200万元和项目支出65万元。"]
        {
            assert_eq!(of_unit(PLANNED, report), project, "{report}");
        }
        for report in ["学生活动项目支出65万元。", "校园维修项目支出 65 万元。"] {
            assert_eq!(of_unit(PLANNED, report), NOTHING, "{report}");
        }
        let project = table(
            r#""scheme": "mof-2020-project", "unit": "某校", "year": 2022, "project": {"name": "维修"}"#,
        );
        let unit = |report: &str| table(&format!("{UNIT}, {}", amounts(PLANNED, report)));
        assert_eq!(said_of("D02", &[unit("其中项目支出（维修）65万元。"), project]), NOTHING);
    }
}
