//! What the page says of findings: their list, where they are, putting them aside; and of what exists and is audited.

use super::{
    ACCOUNT_GROUP, ACCOUNT_KIND, ACCOUNT_NAME, AMOUNT_UNIT, BUDGET, BUDGET_REASON, BUDGET_TITLE, DEPARTMENT,
    EXPENDITURE, FILED_ON, FUNDS_TOTAL, GOALS, IMPLEMENTING_UNIT, INDICATOR_COLUMNS, INDICATORS, NOTE,
    PROJECT_NAME, RATE, REPORT, REPORT_DATE, RULE, SCHEME, SHARE, SHARES, SOURCE, SURVEY, SURVEY_DATE, TIER,
    TOTAL, UNIT, YEAR, account_cell, account_column, cell_name, contact, expenditure, funds_cell,
    funds_column, goal, narrative, row_title, source_name, survey_count,
};
use crate::checks::{Card, Group, Outline, Severity, Spot};
use crate::edit::{AccountColumn, ExpenditureKey, FundsColumn, SurveyCount};
use crate::evaluation::{ContactKey, Evaluation, GoalKey, NarrativeKey, Place, Step};
use crate::signs::shown;
use crate::words;

// The list of findings.
pub const FINDINGS: &str = "检查结果";
pub const CHECK_ALL: &str = "全部检查";
pub const CHECK_ALL_TITLE: &str = "把还没有填到的地方也算进来，检查整张表";
pub const NO_FINDINGS: &str = "没有发现问题。";
pub const NO_FINDINGS_YET: &str = "已填写的部分没有发现问题。";
/// Between facts that one text explains, and after the last.
pub const NEXT_FACT: &str = "；";
pub const ASKED_ONCE: &str = "。请一并说明原因。";
/// Nothing is found so far, and the person has not come to everything.
pub const FILLING_IN: &str = "填写中";
pub const WHY: &str = "为什么、怎样改";
pub const WHEN: &str = "什么情况会提示";
pub const MEND: &str = "怎样改";
pub const RESTS_ON: &str = "依据";
pub const PUT_ASIDE: &str = "搁置…";
pub const PUT_ASIDE_TITLE: &str = "情况属实、不用改时，写明理由后不再提示；数字改动后会重新提示";
pub const ASIDE_REASON: &str = "搁置的理由（必填，随文件保存）";
pub const ASIDE_NOW: &str = "确定搁置";
pub const ASIDE_NEEDS_REASON: &str = "请写明为什么可以不改。";
pub const ASIDE_DONE: &str = "已搁置";
pub const BROUGHT_BACK: &str = "已恢复提示";
pub const BRING_BACK: &str = "恢复";
pub const MORE_FINDINGS: &str = "再显示一些";

#[must_use]
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Errors => "错误",
        Group::Warnings => "警告",
        Group::Hints => "提示",
        Group::Waiting => "尚未填写",
        Group::Aside => "已搁置",
    }
}

#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => group(Group::Errors),
        Severity::Warning => group(Group::Warnings),
        Severity::Hint => group(Group::Hints),
    }
}

/// The heading of a group: `错误 2`.
#[must_use]
pub fn group_heading(of: Group, count: usize) -> String {
    format!("{} {count}", group(of))
}

/// `错误 2 · 警告 3 · 提示 4`, without those that there are none of.
#[must_use]
pub fn counts(outline: &Outline) -> String {
    counted(outline, " · ")
}

/// The counts, said to people who hear the page.
#[must_use]
pub fn spoken_counts(outline: &Outline) -> String {
    counted(outline, "，")
}

/// What was found; before everything counts, that there may be more.
fn counted(outline: &Outline, between: &str) -> String {
    let groups = [Group::Errors, Group::Warnings, Group::Hints];
    let counts = groups.map(|group| (group, outline.count(group)));
    let found = counts.iter().filter(|(_, count)| *count > 0);
    let so_far = (!outline.is_counted()).then(|| FILLING_IN.to_owned());
    let said: Vec<String> =
        so_far.into_iter().chain(found.map(|(of, count)| group_heading(*of, *count))).collect();
    if said.is_empty() { "未发现问题".to_owned() } else { said.join(between) }
}

/// The answer of 全部检查: `已全部检查：错误 0，警告 4，提示 2`.
#[must_use]
pub fn all_checked(outline: &Outline) -> String {
    let groups = [Group::Errors, Group::Warnings, Group::Hints];
    let counts = groups.map(|group| group_heading(group, outline.count(group)));
    format!("已全部检查：{}", counts.join("，"))
}

/// Findings of one row or field, said once above them: `第 3 行 覆盖学校`, `收支第 1 行 收入合计`, `执行率偏低或预算调整的原因`.
#[must_use]
pub fn card_title(card: &Card, place: &Place, evaluation: &Evaluation) -> String {
    match (&card.about, place.steps()) {
        (Spot::Row(id, _), _) => {
            let at = evaluation.row_position(id).unwrap_or_default();
            let name = evaluation.row(id).map_or("", |row| row.name.as_str());
            row_title(at.saturating_add(1), name)
        }
        (Spot::Field(_), [Step::Member(list), Step::Index(at), ..]) if list == "accounts" => {
            let name = evaluation.accounts.get(*at).map_or("", |account| account.name.trim());
            account_cell(at.saturating_add(1), &shown(name)).trim_end().to_owned()
        }
        (Spot::Field(_), _) => spot_name(place, evaluation),
    }
}

/// Where inside a card a finding is: the column of a row of indicators or of 收支表.
#[must_use]
pub fn column_of(place: &Place) -> &'static str {
    match place.steps() {
        [Step::Member(list), Step::Index(_), Step::Member(member), ..] if list == "indicators" => {
            column(member)
        }
        [Step::Member(list), Step::Index(_), Step::Member(member), ..] if list == "accounts" => {
            account_member(member).unwrap_or_default()
        }
        _ => "",
    }
}

/// The place of a finding before its sentence, without the column where the sentence names that itself.
#[must_use]
pub fn place_before(place: &Place, sentence: &str, evaluation: &Evaluation) -> String {
    let name = spot_name(place, evaluation);
    let column = column_of(place);
    match name.strip_suffix(column) {
        Some(row) if !column.is_empty() && sentence.starts_with(column) => row.trim_end().to_owned(),
        _ => name,
    }
}

/// The name of the button in the bar: what it shows, and what it opens.
#[must_use]
pub fn counts_button(outline: &Outline) -> String {
    format!("{FINDINGS}：{}", spoken_counts(outline))
}

/// Why a finding was put aside.
#[must_use]
pub fn aside_because(reason: &str) -> String {
    format!("理由：{reason}")
}

/// What a field of the form is called: `第 3 行 得分`, `资金总额 全年预算数`, `年度目标`.
#[must_use]
pub fn spot_name(place: &Place, evaluation: &Evaluation) -> String {
    let named = match place.steps() {
        [Step::Member(list), Step::Index(at), rest @ ..] => {
            in_list(list, at.saturating_add(1), rest, evaluation)
        }
        [Step::Member(budget), rest @ ..] if budget == "budget" => Some(in_budget(rest)),
        [Step::Member(part), Step::Member(member), ..] => in_part(part, member),
        [Step::Member(part)] => part_name(part).map(ToOwned::to_owned),
        _ => None,
    };
    named.unwrap_or_else(|| words::place(place))
}

fn in_list(list: &str, number: usize, rest: &[Step], evaluation: &Evaluation) -> Option<String> {
    let member = match rest.first() {
        Some(Step::Member(member)) => member.as_str(),
        _ => "",
    };
    Some(match list {
        "indicators" => {
            let column = row_member(member).unwrap_or_default();
            cell_name(number, column).trim_end().to_owned()
        }
        "accounts" => account_cell(number, account_member(member).unwrap_or_default()).trim_end().to_owned(),
        "survey" => {
            let entry = evaluation.survey.get(number.saturating_sub(1))?;
            let row = evaluation.row_position(&entry.indicator)?.saturating_add(1);
            cell_name(row, survey_column(member))
        }
        _ => return None,
    })
}

fn row_member(member: &str) -> Option<&'static str> {
    let [level1, level2, name, points, target, actual, score, reason] = INDICATOR_COLUMNS;
    Some(match member {
        "level1" => level1,
        "level2" => level2,
        "name" => name,
        "points" => points,
        "target" => target,
        "actual" => actual,
        "score" => score,
        "reason" => reason,
        "note" => NOTE,
        "evidence" => super::EVIDENCE,
        "rule" => RULE,
        "tier" => TIER,
        "share" => SHARE,
        "shares_score_with_above" => SHARES,
        _ => return None,
    })
}

/// What a column of the indicator table is called.
#[must_use]
pub fn column(member: &str) -> &'static str {
    row_member(member).unwrap_or_default()
}

fn account_member(member: &str) -> Option<&'static str> {
    Some(match member {
        "name" => ACCOUNT_NAME,
        "group" => ACCOUNT_GROUP,
        "kind" => ACCOUNT_KIND,
        "initial" => account_column(AccountColumn::Initial),
        "supplement" => account_column(AccountColumn::Supplement),
        "adjusted" => account_column(AccountColumn::Adjusted),
        "final" => account_column(AccountColumn::Final),
        _ => return None,
    })
}

/// What a column of a survey is called.
#[must_use]
pub fn survey_column(member: &str) -> &'static str {
    match member {
        "sent" => survey_count(SurveyCount::Sent),
        "valid" => survey_count(SurveyCount::Valid),
        "satisfied" => survey_count(SurveyCount::Satisfied),
        "date" => SURVEY_DATE,
        _ => SURVEY,
    }
}

fn in_budget(rest: &[Step]) -> String {
    let column = |member: &str| match member {
        "initial" => Some(FundsColumn::Initial),
        "adjusted" => Some(FundsColumn::Adjusted),
        "executed" => Some(FundsColumn::Executed),
        _ => None,
    };
    match rest {
        [Step::Member(total), Step::Member(member)] if total == "total" => {
            column(member).map_or_else(|| FUNDS_TOTAL.to_owned(), |column| funds_cell(None, column))
        }
        [Step::Member(total)] if total == "total" => FUNDS_TOTAL.to_owned(),
        [Step::Member(sources), Step::Index(at), member @ ..] if sources == "sources" => {
            let number = at.saturating_add(1);
            match member {
                [Step::Member(member)] => column(member)
                    .map_or_else(|| source_name(number), |column| funds_cell(Some(number), column)),
                _ => format!("{SOURCE} {number}"),
            }
        }
        [Step::Member(sources)] if sources == "sources" => SOURCE.to_owned(),
        [Step::Member(reason)] if reason == "reason" => BUDGET_REASON.to_owned(),
        _ => BUDGET_TITLE.to_owned(),
    }
}

fn in_part(part: &str, member: &str) -> Option<String> {
    let name = match part {
        "goals" => goal(*GoalKey::ALL.iter().find(|key| key.member() == member)?),
        "narrative" => narrative(*NarrativeKey::ALL.iter().find(|key| key.member() == member)?).0,
        "contacts" => contact(*ContactKey::ALL.iter().find(|key| key.member() == member)?),
        "expenditure" => expenditure(match member {
            "personnel" => ExpenditureKey::Personnel,
            "operating" => ExpenditureKey::Operating,
            "basic" => ExpenditureKey::Basic,
            "project" => ExpenditureKey::Project,
            _ => return None,
        }),
        "project" => match member {
            "name" => PROJECT_NAME,
            "supervising_department" => DEPARTMENT,
            "implementing_unit" => IMPLEMENTING_UNIT,
            "category" => super::CATEGORY,
            "attribute" => super::ATTRIBUTE,
            "duration" => super::DURATION,
            _ => return None,
        },
        "report" => return Some(format!("{REPORT} {}", words::place(&Place::root().member(member)))),
        "claimed" => return Some(format!("{CLAIMED} {}", claimed_member(member)?)),
        _ => return None,
    };
    Some(name.to_owned())
}

fn part_name(part: &str) -> Option<&'static str> {
    Some(match part {
        "unit" => UNIT,
        "year" => YEAR,
        "filed_on" => FILED_ON,
        "report_date" => REPORT_DATE,
        "amount_unit" => AMOUNT_UNIT,
        "scheme" => SCHEME,
        "goals" => GOALS,
        "indicators" => INDICATORS,
        "expenditure" => EXPENDITURE,
        "accounts" => super::ACCOUNTS,
        "survey" => SURVEY,
        "narrative" => super::TEXTS,
        "report" => REPORT,
        "claimed" => CLAIMED,
        _ => return None,
    })
}

/// What the fields of 资金来源 and 收支表 are called inside their row.
#[must_use]
pub fn amount_member(path: &str) -> &'static str {
    let member = path.rsplit('.').next().unwrap_or(path);
    match member {
        "initial" => funds_column(FundsColumn::Initial),
        "adjusted" if path.starts_with("accounts") => account_column(AccountColumn::Adjusted),
        "adjusted" => funds_column(FundsColumn::Adjusted),
        "executed" => funds_column(FundsColumn::Executed),
        "supplement" => account_column(AccountColumn::Supplement),
        "final" => account_column(AccountColumn::Final),
        _ => "",
    }
}

// 核对已有的表和报告.
pub const CLAIMED: &str = "核对已有的表和报告";
pub const CLAIMED_LEAD: &str = "已经有一份做好的自评表或报告时，把上面印出的数字和报告全文抄在这里，与本表算出的结果逐项比较。\
     这里填的只用来核对，不打印，也不参与计分。";
pub const OPEN_CLAIMED: &str = "展开核对";
pub const CLOSE_CLAIMED: &str = "收起核对";
pub const CLAIMED_RATE: &str = "表上的执行率";
pub const CLAIMED_BUDGET_SCORE: &str = "表上的预算执行得分";
pub const CLAIMED_TOTAL: &str = "表上的总分";
pub const CLAIMED_GRADE: &str = "表上的等级";
pub const CLAIMED_GOAL_POINTS: &str = "“绩效目标”标题的分值";
pub const CLAIMED_REPORT: &str = "已有报告的全文";

/// The heading of a section on an existing table.
#[must_use]
pub fn claimed_section(title: &str) -> String {
    format!("“{title}”标题的分值")
}

/// How much is stated of an existing table or report.
#[must_use]
pub fn claimed_count(count: usize) -> String {
    format!("已填 {count} 项")
}

fn claimed_member(member: &str) -> Option<&'static str> {
    Some(match member {
        "execution_rate" => RATE,
        "budget_score" => BUDGET,
        "total" => TOTAL,
        "grade" => "等级",
        "goal_points" => GOALS,
        "sections" => "各部分的分值",
        "report" => CLAIMED_REPORT,
        _ => return None,
    })
}
