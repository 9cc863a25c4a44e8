//! The words of the list of what is kept: rows, bin, quarantine, backup and its way back, the next year.
#![allow(missing_docs, reason = "a label says itself what it is")]

use super::{score, shelf_name, still_open};
use crate::checks::Standing;
use crate::edit::{NextYear, YearSpot};
use crate::evaluation::Evaluation;
use crate::library::{Against, Choice, Conflict, Later, Part, RestorePlan, Unreadable};
use crate::scoring::Scorecard;

pub const SEARCH: &str = "查找";
pub const SEARCH_HINT: &str = "单位、项目、备注名、年度";
pub const YEAR_FILTER: &str = "按年度";
pub const ALL_YEARS: &str = "全部年度";
pub const NONE_FOUND: &str = "没有符合的自评。";
pub const RENAME: &str = "备注名";
pub const RENAME_HINT: &str = "只显示在这台电脑的列表里，不写入文件";
pub const RENAME_DONE: &str = "保存备注名";
pub const NEXT_YEAR: &str = "复制为下一年度";
pub const NO_NEXT_YEAR: &str = "年度已到程序支持的最后一年，不能再往后复制。";
pub const NO_ROOM_IN_BIN: &str = "存储空间不够放进“最近删除”。直接删除后不能恢复，确定删除吗？";
pub const DELETE_FOR_GOOD: &str = "彻底删除";
pub const REALLY_FOR_GOOD: &str = "彻底删除后不能恢复。确定吗？";
pub const BIN_NOTE: &str = "删除的自评留在这里，直到清空。";
pub const FROM_BIN: &str = "恢复";
pub const EMPTY_BIN: &str = "清空最近删除";
pub const REALLY_EMPTY_BIN: &str = "清空后不能恢复。确定吗？";
pub const QUARANTINE_NOTE: &str = "这些内容读不出来，原样留着，可以下载后交给懂技术的人；不再需要时再删除。";
pub const REALLY_DELETE_RAW: &str = "请先下载原文留底。删除后不能恢复，确定删除吗？";
pub const BACKUP: &str = "备份全部";
pub const RESTORE_BACKUP: &str = "恢复备份";
pub const RESTORE_TITLE: &str = "恢复前请确认";
pub const RESTORE_NOW: &str = "恢复";
pub const RESTORE_ALL_CHOICE: &str = "不同的全部";
pub const NOTHING_TO_BACK_UP: &str = "还没有可以备份的自评。";
pub const ALREADY_HERE: &str = "文件里的自评都已经在这台电脑上，内容相同，不需要恢复。";

/// The name of an evaluation in the list, after the person's own name for it.
#[must_use]
pub fn named(label: &str, name: &str) -> String {
    if label.is_empty() { name.to_owned() } else { format!("{label}（{name}）") }
}

/// How far a table is, for the list.
#[must_use]
pub fn standing(standing: Standing, card: &Scorecard) -> String {
    match standing {
        Standing::Unfinished(0) => format!("未填完（{}）", still_open(card)),
        Standing::Unfinished(errors) => format!("未填完，有 {errors} 个错误"),
        Standing::Errors(errors) => format!("有 {errors} 个错误"),
        Standing::Clean => "无错误".to_owned(),
    }
}

/// A year in the filter, with how many there are.
#[must_use]
pub fn year_choice(year: i32, count: usize) -> String {
    format!("{year}年度（{count}）")
}

/// How many the list shows.
#[must_use]
pub fn found_count(found: usize, all: usize) -> String {
    if found == all { format!("共 {all} 份") } else { format!("找到 {found} 份，共 {all} 份") }
}

#[must_use]
pub fn show_more(more: usize, rest: usize) -> String {
    format!("再显示 {more} 份（还有 {rest} 份）")
}

#[must_use]
pub fn deleted(name: &str) -> String {
    format!("已删除“{name}”，放在“最近删除”里。")
}

#[must_use]
pub fn bin_title(count: usize) -> String {
    format!("最近删除（{count}）")
}

#[must_use]
pub fn removed_at(at: &str) -> String {
    format!("{at} 删除")
}

#[must_use]
pub fn quarantine_title(count: usize) -> String {
    format!("已损坏、留存的内容（{count}）")
}

/// A name for a text that does not read: of which evaluation it was a state, where that is still kept.
#[must_use]
pub fn quarantined(of: Option<&Evaluation>) -> String {
    of.map_or_else(|| "某份自评的一次保存".to_owned(), |of| format!("“{}”的一次保存", shelf_name(of)))
}

/// One of the two kept states is broken; said in the list.
#[must_use]
pub fn half_lost(saved_at: &str) -> String {
    format!("两处保存中有一处已损坏，现有的是 {saved_at} 保存的内容")
}

#[must_use]
pub fn backup_name(day: &str) -> String {
    format!("自评备份-{day}.json")
}

#[must_use]
pub fn backed_up(count: usize, left_out: usize) -> String {
    let left_out = match left_out {
        0 => String::new(),
        some => format!("；另有 {some} 条读不出来的记录不在其中，请分别下载原文"),
    };
    format!("已把 {count} 份自评备份到一个文件{left_out}。“最近删除”里的不在其中。")
}

// ---- 恢复备份 --------------------------------------------------------------------------------------------------

/// What a file holds, against what is here.
#[must_use]
pub fn plan_summary(plan: &RestorePlan) -> String {
    let count = |wanted: fn(&Against) -> bool| plan.items.iter().filter(|item| wanted(&item.against)).count();
    let kinds = [
        (count(|against| matches!(against, Against::New)), "本机没有"),
        (count(|against| matches!(against, Against::Same)), "与本机相同"),
        (count(|against| matches!(against, Against::Differs(_))), "与本机不同"),
        (count(|against| matches!(against, Against::Unreadable(_))), "本机的一份读不出来"),
        (count(|against| matches!(against, Against::Twice)), "在文件里重复"),
    ];
    let said: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} 份{what}"))
        .collect();
    format!("这个文件里有 {} 份自评：{}。", plan.items.len(), said.join("，"))
}

/// Records of the file that do not read.
#[must_use]
pub fn plan_unreadable(unreadable: &[(String, Unreadable)]) -> Option<String> {
    match unreadable.len() {
        0 => None,
        count => Some(format!("另有 {count} 条记录读不出来，不能恢复；请留着这个文件。")),
    }
}

/// What can be done with one evaluation of a file.
#[must_use]
pub const fn choice(choice: Choice, against: &Against) -> &'static str {
    match (choice, against) {
        (Choice::Both, Against::Differs(_)) => "两份都留",
        (Choice::Both, _) => "另存为新的一份",
        (Choice::Take, Against::Differs(_)) => "用文件的（本机的放进最近删除）",
        (Choice::Take, _) => "恢复",
        (Choice::Keep, Against::Differs(_)) => "保留本机的",
        (Choice::Keep, _) => "不恢复",
    }
}

/// The same choice for all that differ.
#[must_use]
pub const fn choice_for_all(choice: Choice) -> &'static str {
    match choice {
        Choice::Both => "两份都留",
        Choice::Take => "用文件的",
        Choice::Keep => "保留本机的",
    }
}

/// One side of a conflict: what it is worth and when it was saved.
#[must_use]
pub fn side(who: &str, evaluation: &Evaluation, worth: Option<&Scorecard>, saved_at: Option<&str>) -> String {
    let mut said = vec![shelf_name(evaluation)];
    let total = worth.and_then(|card| card.total);
    said.extend(total.map(|total| format!("{} 分", score(total))));
    said.extend(saved_at.map(super::saved_at));
    format!("{who}：{}", said.join("，"))
}

pub const HERE: &str = "本机";
pub const IN_FILE: &str = "文件";

/// Where two states differ, and which is the later one.
#[must_use]
pub fn differences(conflict: &Conflict) -> String {
    let parts: Vec<String> = conflict.parts.iter().map(|part| self::part(*part)).collect();
    let parts = if parts.is_empty() { "行的先后次序".to_owned() } else { parts.join("、") };
    let later = match conflict.later {
        Some(Later::Incoming) => "文件里的较新。",
        Some(Later::Kept) => "本机的较新。",
        None => "",
    };
    format!("不同之处：{parts}。{later}")
}

fn part(part: Part) -> String {
    match part {
        Part::Unit => "单位名称",
        Part::Year => "年度",
        Part::Scheme => "评分方案",
        Part::Header => "基本信息",
        Part::Budget => "预算执行情况",
        Part::Accounts => "预算收支情况",
        Part::Goals => "绩效目标",
        Part::Indicators(0) => "绩效指标的次序",
        Part::Indicators(rows) => return format!("绩效指标 {rows} 行"),
        Part::Survey => "满意度调查",
        Part::Texts => "说明文字",
        Part::Aside => "搁置的检查",
        Part::Unread => "不是数字的内容",
        Part::Claimed => "原表的数字",
    }
    .to_owned()
}

/// The question where a file holds one evaluation that is kept with other contents.
#[must_use]
pub fn kept_already(evaluation: &Evaluation, against: &Against) -> String {
    let name = shelf_name(evaluation);
    match against {
        Against::Differs(conflict) => format!(
            "“{name}”已经保存在本机浏览器里，内容与文件不同。{}\
             用文件的内容替换（原来的放进“最近删除”），还是另存为新的一份？",
            differences(conflict)
        ),
        _ => format!("“{name}”在本机浏览器里的一份读不出来，不会被覆盖。把文件的内容另存为新的一份吗？"),
    }
}

#[must_use]
pub fn restored(kept: usize, left_out: usize) -> String {
    match left_out {
        0 => format!("已恢复 {kept} 份自评。"),
        _ => format!("已恢复 {kept} 份自评，{left_out} 份按您的选择没有恢复。"),
    }
}

#[must_use]
pub fn restore_failed(kept: usize, failed: usize, why: &str) -> String {
    format!("已恢复 {kept} 份，{failed} 份没有恢复：{why}")
}

#[must_use]
pub fn restore_count(count: usize) -> String {
    format!("{RESTORE_NOW} {count} 份")
}

// ---- 复制为下一年度 --------------------------------------------------------------------------------------------

/// What became of last year's table, and what to look at.
#[must_use]
pub fn next_year(next: &NextYear) -> String {
    let year = next.evaluation.year;
    let mut said = format!(
        "已复制为 {year} 年度：保留了指标、分值、目标值和联系人，清空了金额、实际完成值、得分和说明。"
    );
    if !next.moved.is_empty() {
        said.push_str(&format!(
            "年份改为 {year} 的：{}，请核对。",
            year_spots(&next.moved, &next.evaluation)
        ));
    }
    if !next.left.is_empty() {
        said.push_str(&format!(
            "写有年份、没有改动的：{}，请看是否要改。",
            year_spots(&next.left, &next.evaluation)
        ));
    }
    said
}

fn year_spots(spots: &[YearSpot], evaluation: &Evaluation) -> String {
    let rows = |wanted: fn(&YearSpot) -> Option<&crate::evaluation::RowId>| {
        let numbers = spots.iter().filter_map(wanted).filter_map(|id| evaluation.row_position(id));
        let numbers: Vec<String> = numbers.map(|at| at.saturating_add(1).to_string()).collect();
        numbers.join("、")
    };
    let targets = rows(|spot| if let YearSpot::Target(id) = spot { Some(id) } else { None });
    let names = rows(|spot| if let YearSpot::Name(id) = spot { Some(id) } else { None });
    let mut said = Vec::new();
    if !targets.is_empty() {
        said.push(format!("第 {targets} 行的目标值"));
    }
    if !names.is_empty() {
        said.push(format!("第 {names} 行的指标名称"));
    }
    said.extend(spots.iter().filter_map(|spot| match spot {
        YearSpot::Target(_) | YearSpot::Name(_) => None,
        YearSpot::AnnualGoal => Some("年度目标".to_owned()),
        YearSpot::LongTermGoal => Some("长期目标".to_owned()),
        YearSpot::Purpose => Some("立项目的".to_owned()),
        YearSpot::GoalsNote => Some("绩效目标补充说明".to_owned()),
        YearSpot::ProjectName => Some("项目名称".to_owned()),
    }));
    said.join("，")
}
