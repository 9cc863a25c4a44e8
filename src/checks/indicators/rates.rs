//! Rates above the whole: of all teachers no more than all can take part.

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::indicators::kinds::{names_rate, names_satisfaction, without_brackets};
use crate::checks::look::{Look, Row};
use crate::number::Exact;
use crate::number::reading::{Reading, Sense};

/// Words in names of rates that may well be above 100 %: of a change, of a plan, of what is no part of its base.
const MAY_EXCEED: &[&str] = &[
    // A change.
    "增",
    "升",
    "涨",
    "提高",
    "下降",
    "降低",
    "减少",
    "变动",
    "变化",
    "波动",
    "同比",
    "环比",
    "超",
    // What was done of a plan.
    "完成",
    "达成",
    "实现",
    "执行",
    "到位",
    "征收",
    "收缴",
    "清收",
    "入库",
    "投入",
    "履约",
    "兑付",
    // What a thing holds or bears.
    "使用",
    "利用",
    "占用",
    "负荷",
    "满载",
    "入住",
    "上座",
    "客座",
    "开机",
    "周转",
    "运转",
    "产销",
    "产能",
    // Money against other money, or another base.
    "收益",
    "回报",
    "利润",
    "负债",
    "杠杆",
    "拨备",
    "保值",
    "贡献",
    "资本",
    "偿",
    "溢价",
    "毛入学",
    "毛入园",
    "抚养",
    "自给",
    "保障",
    "满足",
    "储备",
    "供给",
    "比率",
    "弹性",
    "效能",
    "放大",
    "撬动",
    "带动",
    "参保",
    "偏差",
    "偏离",
    "差异",
    "净",
    "渗透",
    "换手",
    "报录",
    "竞争",
    "认购",
    "置换",
    "补充",
];

/// C22: the actual value of a rate is above 100 %, or its target is. A rate of which both are may be of a kind that can be, and
/// one of satisfaction is B17's matter.
pub(in crate::checks) fn above_the_whole(look: &Look<'_>, found: &mut Found<'_>) {
    for row in &look.rows {
        if let Some(member) = above_whole(row) {
            let typed = if member == "target" { &row.row.target } else { &row.row.actual };
            let args = args! {
                "ind" => row.name(), "field" => vec![member.to_owned()], "B" => typed.trim(),
            };
            found.add(row.place(member), args);
        }
    }
}

/// The side of a row that states more of a whole than there is.
pub(in crate::checks) fn above_whole(row: &Row<'_>) -> Option<&'static str> {
    let name = without_brackets(row.name());
    let of_a_part =
        names_rate(name) && !names_satisfaction(name) && !MAY_EXCEED.iter().any(|word| name.contains(word));
    if !of_a_part {
        return None;
    }
    match (is_above(row.target), is_above(row.actual)) {
        (false, true) => Some("actual"),
        (true, false) => Some("target"),
        _ => None,
    }
}

fn is_above(reading: &Reading) -> bool {
    match &reading.sense {
        Sense::Number { value, unit, .. } => unit.is_percent() && *value > Exact::HUNDRED,
        Sense::Range { high, unit, .. } => unit.is_percent() && *high > Exact::HUNDRED,
        Sense::Blank | Sense::Date(_) | Sense::Text => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::said;

    fn rate(name: &str, target: &str, actual: &str) -> Vec<String> {
        said("C22", &format!(r#"{{"name": "{name}", "target": "{target}", "actual": "{actual}"}}"#))
    }

    #[test]
    fn a_part_of_a_whole_is_at_most_the_whole() {
        assert_eq!(
            rate("教师参与培训率", "100%", "120%"),
            ["“教师参与培训率”的实际完成值 120% 超过 100%，请核对。"]
        );
        assert_eq!(
            rate("验收合格率（%）", "≥1000%", "100%"),
            ["“验收合格率（%）”的年初目标值 ≥1000% 超过 100%，请核对。"]
        );
        for (name, target, actual) in [
            ("教师参与培训率", "100%", "100%"),
            ("就业增长率", "≥10%", "120%"),
            ("任务完成率", "100%", "120%"),
            ("床位使用率", "≥85%", "104%"),
            ("高等教育毛入学率", "≥50%", "102%"),
            ("国有资产保值增值率", "≥100%", "108%"),
            ("产值增幅", "≥100%", "120%"),
            ("合格人数", "100%", "120%"),
            ("巡查频率", "100%", "120%"),
            ("教师满意度", "≥90%", "120%"),
            ("达标率", "100", "120"),
            ("投资拉大率", "≥120%", "150%"),
        ] {
            assert!(rate(name, target, actual).is_empty(), "{name} {target} {actual}");
        }
    }
}
