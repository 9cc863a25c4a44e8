//! Undo and redo: what a step is called, and what is said of it.

use super::{
    ADD_ACCOUNT, FILL_ACCOUNTS, FILL_TOTAL, SOURCE, SURVEY, column, remove_account, remove_source, spot_name,
    survey_column,
};
use crate::checks::Spot;
use crate::evaluation::{Evaluation, Place};
use crate::history::{Act, Step};

pub const UNDO: &str = "撤销";
pub const REDO: &str = "重做";
pub const UNDO_GROUP: &str = "撤销和重做";
pub const UNDO_KEYS: &str = "Ctrl+Z";
pub const REDO_KEYS: &str = "Ctrl+Y";
pub const HISTORY: &str = "历史";
pub const HISTORY_LEAD: &str = "选一步，回到它之前。";
pub const HISTORY_REDO_LEAD: &str = "选一步，重做到它为止。";
pub const NOTHING_TO_UNDO: &str = "没有可撤销的操作";
pub const NOTHING_TO_REDO: &str = "没有可重做的操作";
pub const HISTORY_UNFIT: &str = "撤销记录与现在的内容对不上，已清空记录；内容没有改动。";

/// What a step is called: `修改“教师培训”的分值`, `删除第 2 行“教研活动”`.
#[must_use]
pub fn step(step: &Step) -> String {
    let Step { act, spot, number, name } = step;
    let numbered = || match name.as_str() {
        "" => format!("第 {number} 行"),
        name => format!("第 {number} 行“{name}”"),
    };
    match act {
        Act::Change => format!("修改{}", field_of(step)),
        Act::AddRow => format!("添加{}", numbered()),
        Act::RemoveRow => format!("删除{}", numbered()),
        Act::MoveRow => format!("移动{}", row_of(step)),
        Act::AddSource => format!("添加{SOURCE} {number}"),
        Act::RemoveSource => remove_source(*number),
        Act::AddAccount => format!("收支{ADD_ACCOUNT}（第 {number} 行）"),
        Act::RemoveAccount => remove_account(*number),
        Act::UsualAccounts => format!("收支{FILL_ACCOUNTS}"),
        Act::FillTotal => FILL_TOTAL.to_owned(),
        Act::RemoveSurvey => format!("删除{}的{SURVEY}", row_of(step)),
        Act::Scheme => format!("改用方案“{name}”"),
        Act::OwnScheme => format!("采用自定方案“{name}”"),
        Act::LeaveOwnScheme => format!("改回方案“{name}”"),
        Act::PutAside => format!("搁置{}的检查结果", found_at(step, spot)),
        Act::BringBack => format!("恢复提示{}的检查结果", found_at(step, spot)),
        Act::Paste => "粘贴内容".to_owned(),
        Act::Import => "用文件的内容替换".to_owned(),
        Act::Restore => "恢复以前的内容".to_owned(),
        Act::OtherWindow => "换成另一窗口的内容".to_owned(),
    }
}

/// The row by its name, or by its number where it has none.
fn row_of(step: &Step) -> String {
    match step.name.as_str() {
        "" => format!("第 {} 行", step.number),
        name => format!("“{name}”"),
    }
}

fn field_of(step: &Step) -> String {
    match &step.spot {
        // A name is changed by the row's number: which of its names would be said?
        Spot::Row(_, member) if member == "name" => format!("第 {} 行的{}", step.number, column(member)),
        Spot::Row(_, member) => format!("{}的{}", row_of(step), column(member)),
        Spot::Field(path) if path.starts_with("survey.") => {
            let member = path.rsplit('.').next().unwrap_or_default();
            format!("{}的{}", row_of(step), survey_column(member))
        }
        Spot::Field(path) => spot_name(&place_of(path), &Evaluation::default()),
    }
}

/// A finding may be about a row as a whole, or about the table.
fn found_at(step: &Step, spot: &Spot) -> String {
    match spot {
        Spot::Row(_, member) if column(member).is_empty() => row_of(step),
        Spot::Field(path) if path.is_empty() => "全表".to_owned(),
        _ => field_of(step),
    }
}

/// The place that a path of a field names. What follows `report.` and `claimed.sections.` is one member, whatever it holds.
pub fn place_of(path: &str) -> Place {
    for whole in ["report", "claimed"] {
        let rest = path.strip_prefix(whole).and_then(|rest| rest.strip_prefix('.'));
        if let Some(rest) = rest {
            let member = rest.strip_prefix("sections.").map_or(rest, |_| "sections");
            return Place::root().member(whole).member(member);
        }
    }
    Place::of(path)
}

/// The name of a button: `撤销：修改“教师培训”的分值`; without a step only what it does.
#[must_use]
pub fn step_button(act: &str, of: Option<&Step>) -> String {
    of.map_or_else(|| act.to_owned(), |of| format!("{act}：{}", step(of)))
}

/// What a button says when a person points at it.
#[must_use]
pub fn step_title(act: &str, keys: &str, nothing: &str, of: Option<&Step>) -> String {
    let what = of.map_or_else(|| nothing.to_owned(), |_| step_button(act, of));
    format!("{what}（{keys}）")
}

/// Said after a step was undone or redone. How many are left makes two alike steps two messages.
#[must_use]
pub fn went(act: &str, of: &Step, left: usize) -> String {
    format!("已{act}：{}，还可{act} {left} 步", step(of))
}

/// Said after several steps at once.
#[must_use]
pub fn went_several(act: &str, count: usize, left: usize) -> String {
    format!("已{act} {count} 步，还可{act} {left} 步")
}

/// The name of an entry of the list: `回到“…”之前`.
#[must_use]
pub fn undo_to(of: &Step, count: usize) -> String {
    format!("{UNDO} {count} 步，到“{}”之前", step(of))
}

/// The name of an entry of the list.
#[must_use]
pub fn redo_to(of: &Step, count: usize) -> String {
    format!("{REDO} {count} 步，到“{}”为止", step(of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{AccountColumn, AmountField, ClaimedPoints, ClaimedText, FundsColumn, TextField};
    use crate::evaluation::{ContactKey, GoalKey, NarrativeKey, Paragraph, ReportKey, RowId};

    fn row(act: Act, column: &str, number: usize, name: &str) -> String {
        let spot = Spot::row(&RowId::new("r.1"), column);
        step(&Step { act, spot, number, name: name.to_owned() })
    }

    #[test]
    fn a_step_at_a_row_is_called_by_the_rows_name_or_number() {
        assert_eq!(row(Act::Change, "points", 3, "教师培训"), "修改“教师培训”的分值");
        assert_eq!(row(Act::Change, "points", 3, ""), "修改第 3 行的分值");
        assert_eq!(row(Act::Change, "name", 3, "教师"), "修改第 3 行的三级指标");
        assert_eq!(row(Act::RemoveRow, "name", 3, "教师培训"), "删除第 3 行“教师培训”");
        assert_eq!(row(Act::RemoveRow, "name", 3, ""), "删除第 3 行");
        assert_eq!(row(Act::AddRow, "name", 16, ""), "添加第 16 行");
        assert_eq!(row(Act::MoveRow, "name", 3, "教师培训"), "移动“教师培训”");
        assert_eq!(row(Act::PutAside, "score", 3, "教师培训"), "搁置“教师培训”的得分的检查结果");
        assert_eq!(row(Act::BringBack, "", 3, ""), "恢复提示第 3 行的检查结果");
        let survey = Spot::survey(&RowId::new("r.1"), "valid");
        let survey = Step { act: Act::Change, spot: survey, number: 3, name: "满意度".to_owned() };
        assert_eq!(step(&survey), "修改“满意度”的有效份数");
    }

    #[test]
    fn a_step_at_any_other_field_is_called_by_the_fields_name() {
        let mut spots = vec![
            (Spot::text(&TextField::Unit), "修改单位名称"),
            (Spot::text(&TextField::BudgetReason), "修改执行率偏低或预算调整的原因"),
            (Spot::text(&TextField::SourceName(1)), "修改资金来源 2 名称"),
            (Spot::text(&TextField::AccountGroup(1)), "修改收支第 2 行 所属"),
            (Spot::field("accounts[1].kind"), "修改收支第 2 行 类别"),
            (Spot::amount(AmountField::Total(FundsColumn::Adjusted)), "修改资金总额 全年预算数"),
            (Spot::amount(AmountField::Source(0, FundsColumn::Executed)), "修改资金来源 1 全年执行数"),
            (Spot::amount(AmountField::Account(2, AccountColumn::Final)), "修改收支第 3 行 决算数"),
            (Spot::text(&TextField::Report(ReportKey::Paragraph(Paragraph::Title))), "修改自评报告 标题"),
            (
                Spot::text(&TextField::Report(ReportKey::Analysis(RowId::new("a.b[c")))),
                "修改自评报告 指标分析",
            ),
            (Spot::text(&TextField::Claimed(ClaimedText::Grade)), "修改核对已有的表和报告 等级"),
            (Spot::claimed(&ClaimedPoints::Section("甲.乙".into())), "修改核对已有的表和报告 各部分的分值"),
            (Spot::field("year"), "修改年度"),
            (Spot::field("amount_unit"), "修改金额单位"),
            (Spot::field("project.category"), "修改项目类别"),
        ];
        spots.extend(ContactKey::ALL.iter().map(|key| (Spot::text(&TextField::Contact(*key)), "修改")));
        spots.extend(GoalKey::ALL.iter().map(|key| (Spot::text(&TextField::Goal(*key)), "修改")));
        spots.extend(NarrativeKey::ALL.iter().map(|key| (Spot::text(&TextField::Narrative(*key)), "修改")));
        for (spot, words) in spots {
            let said = step(&Step::at(Act::Change, spot));
            assert!(said.starts_with(words) && said.chars().count() > 3, "{said}, not {words}");
            assert!(words == "修改" || said == words, "{said}, not {words}");
            assert!(!said.contains(|sign: char| sign.is_ascii_alphabetic()), "{said}");
        }
    }

    #[test]
    fn every_act_has_a_name_of_its_own() {
        let names = Act::ALL.iter().map(|act| row(*act, "score", 3, "某"));
        let names: std::collections::BTreeSet<String> = names.collect();
        assert_eq!(names.len(), Act::ALL.len());
    }

    #[test]
    fn buttons_say_what_they_would_do() {
        let year = Step::at(Act::Change, Spot::field("year"));
        assert_eq!(step_button(UNDO, Some(&year)), "撤销：修改年度");
        assert_eq!(step_button(UNDO, None), "撤销");
        assert_eq!(step_title(REDO, REDO_KEYS, NOTHING_TO_REDO, Some(&year)), "重做：修改年度（Ctrl+Y）");
        assert_eq!(step_title(REDO, REDO_KEYS, NOTHING_TO_REDO, None), "没有可重做的操作（Ctrl+Y）");
        assert_eq!(went(UNDO, &year, 2), "已撤销：修改年度，还可撤销 2 步");
    }
}
