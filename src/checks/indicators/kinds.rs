//! What a row is about, as its headings and its name say: satisfaction, cost, a rate, a count.

use crate::checks::look::{Look, Row};
use crate::number::Exact;
use crate::number::reading::{Reading, Sense};

/// 二级指标 of other kinds, under which a row is not about satisfaction though its section names it too.
const OTHER_KINDS: &[&str] = &["数量", "质量", "时效", "成本", "效益", "影响"];
/// What may follow 满意度 or 成本 in a name that is about it; after anything else it is about a survey or a form.
const AFTER_SATISFACTION: &[&str] =
    &["", "指标", "情况", "水平", "得分", "评分", "评价", "测评", "调查", "比例"];
const AFTER_COST: &[&str] = &[
    "",
    "指标",
    "控制",
    "控制率",
    "控制数",
    "控制额",
    "控制情况",
    "节约",
    "节约率",
    "节约额",
    "降低率",
    "降低额",
    "超支率",
    "总额",
    "金额",
    "标准",
    "额",
    "数",
    "率",
];
/// Names that end in 率 and are no share of a whole.
const NO_SHARES: &[&str] = &[
    "频率",
    "功率",
    "效率",
    "速率",
    "税率",
    "汇率",
    "利率",
    "费率",
    "心率",
    "倍率",
    "斜率",
    "曲率",
    "分辨率",
    "容积率",
    "周转率",
    "赔率",
    "码率",
    "帧率",
    "表率",
    "草率",
    "市盈率",
];
/// How names of counts end.
const COUNTS: &[&str] = &[
    "次数", "场次", "人次", "数量", "人数", "个数", "户数", "份数", "件数", "批次", "期数", "篇数", "台数",
    "套数",
];

impl Look<'_> {
    /// Whether a row stands on the form. Rows with nothing but headings do while a table is being filled in; on a
    /// complete one they don't print.
    pub(in crate::checks) fn stands(&self, row: &Row<'_>) -> bool {
        !self.card.complete || !row.row.is_blank()
    }
}

impl Row<'_> {
    /// Whether its headings say 满意度. A section 效益指标（含满意度） says so for none of its other kinds.
    pub(in crate::checks) fn is_satisfaction(&self) -> bool {
        let (level1, level2) = (&self.row.level1, &self.row.level2);
        let other = || OTHER_KINDS.iter().any(|kind| level2.contains(kind));
        level2.contains("满意度") || level1.contains("满意度") && !other()
    }

    /// Whether its headings say this kind, e.g. 数量.
    pub(in crate::checks) fn is_under(&self, kind: &str) -> bool {
        self.row.level2.contains(kind) || self.row.level1.contains(kind)
    }
}

/// A name without what stands in brackets at its end: `完成率（%）` is 完成率.
pub(in crate::checks) fn without_brackets(name: &str) -> &str {
    let name = name.trim();
    let inner = name.strip_suffix(['）', ')']);
    let opened = inner.and_then(|inner| inner.rfind(['（', '(']).and_then(|at| inner.get(..at)));
    opened.map_or(name, str::trim_end)
}

/// Whether a name is about how satisfied people are: 家长满意度, not 满意度调查次数.
pub(in crate::checks) fn names_satisfaction(name: &str) -> bool {
    let name = without_brackets(name);
    ends_about(name, "满意度", AFTER_SATISFACTION) || ends_about(name, "满意率", &[""])
}

/// Whether a name is about cost: 单位成本, 成本控制率, not 成本核算培训次数.
pub(in crate::checks) fn names_cost(name: &str) -> bool {
    ends_about(without_brackets(name), "成本", AFTER_COST)
}

fn ends_about(name: &str, word: &str, after: &[&str]) -> bool {
    name.rsplit_once(word).is_some_and(|(_, rest)| after.contains(&rest))
}

/// Whether a name is that of a share of a whole: 完成率, 家长满意度; not 频率.
pub(in crate::checks) fn names_rate(name: &str) -> bool {
    let bare = without_brackets(name);
    bare.ends_with('率') && !ends_with_any(bare, NO_SHARES) || names_satisfaction(bare)
}

/// Whether a name is that of a count: 培训人次.
pub(in crate::checks) fn names_count(name: &str) -> bool {
    ends_with_any(without_brackets(name), COUNTS)
}

pub(in crate::checks) fn ends_with_any(text: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| text.ends_with(end))
}

/// The share that a stated satisfaction is, and with how many places it is written as a ratio: 94.40% is 0.9440
/// with four. Without a unit a figure up to 1 is a ratio, a larger one a percentage.
pub(in crate::checks) fn stated_share(reading: &Reading) -> Option<(Exact, u32)> {
    let Sense::Number { value, unit, .. } = &reading.sense else { return None };
    let places = value.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let places = u32::try_from(places).ok()?;
    if unit.is_none() && *value <= Exact::ONE {
        return Some((*value, places));
    }
    if !unit.is_none() && !unit.is_percent() {
        return None;
    }
    Some((value.times(Exact::from_digits(1, 2)?)?, places.checked_add(2)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::said;
    use crate::number::reading::read;

    #[test]
    fn names_say_what_they_are_about() {
        for name in ["家长满意度", "满意度（教师）", "服务对象满意率", "满意度调查"] {
            assert!(names_satisfaction(name), "{name}");
        }
        for name in ["满意度调查次数", "满意度问卷回收率", "满意人数"] {
            assert!(!names_satisfaction(name), "{name}");
        }
        assert!(names_cost("生均成本（元）") && names_cost("成本控制率"));
        assert!(!names_cost("成本核算培训次数") && !names_cost("低成本方案个数"));
        assert!(names_rate("完成率（%）") && names_rate("满意度") && names_rate("办结率"));
        assert!(
            !names_rate("巡查频率")
                && !names_rate("效率")
                && !names_rate("表率作用")
                && !names_rate("满意度调查次数")
        );
        assert!(names_count("培训场次（场）") && !names_count("培训场次完成率"));
    }

    #[test]
    fn brackets_at_the_end_alone_go() {
        assert_eq!(without_brackets("完成率 (%) "), "完成率");
        assert_eq!(without_brackets("（一）完成率"), "（一）完成率");
        assert_eq!(without_brackets("完成率）"), "完成率）");
    }

    #[test]
    fn a_stated_share_keeps_its_places() {
        let stated = |text: &str| stated_share(&read(text)).map(|(share, places)| (share.plain(), places));
        assert_eq!(stated("94.40%"), Some(("0.944".to_owned(), 4)));
        assert_eq!(stated("94"), Some(("0.94".to_owned(), 2)));
        assert_eq!(stated("0.944"), Some(("0.944".to_owned(), 3)));
        assert_eq!(stated("1"), Some(("1".to_owned(), 0)));
        assert_eq!(stated("0.5%"), Some(("0.005".to_owned(), 3)));
        assert_eq!(stated("95分"), None);
        assert_eq!(stated("0.5分"), None);
        assert_eq!(stated("满意"), None);
    }

    #[test]
    fn blank_rows_stand_while_a_table_is_filled_in() {
        const COMPLETE: &str =
            r#"{"level1": "产出指标", "name": "培训", "points": "90", "target": "4次", "actual": "4次"}"#;
        let budget = r#""budget": {"total": {"adjusted": "10", "executed": "10"}}, "survey": ["#;
        let missing = |rows: &str| said("B15", &format!("{rows}], {budget}"));
        let blank = r#"{"level1": "满意度指标", "level2": "服务对象满意度指标"}"#;
        assert_eq!(missing(&format!("{COMPLETE}, {blank}")), ["未设置满意度指标。"]);
        let open = COMPLETE.replace(r#""actual": "4次""#, r#""actual": """#);
        assert_eq!(missing(&format!("{open}, {blank}")), ["满意度指标“”没有分值。"]);
        let unnamed = r#"{"level1": "满意度指标", "target": "90%"}"#;
        assert_eq!(missing(&format!("{COMPLETE}, {unnamed}")), ["满意度指标“”没有分值。"]);
    }

    #[test]
    fn a_section_that_includes_satisfaction_says_so_for_none_of_its_other_kinds() {
        let missing = |level1: &str, level2: &str| {
            let row =
                format!(r#"{{"level1": "{level1}", "level2": "{level2}", "name": "家长", "points": "5"}}"#);
            said("B15", &row).len()
        };
        assert_eq!([missing("效益指标（含满意度）", "社会效益指标"), missing("产出指标", "")], [1, 1]);
        assert_eq!([missing("效益指标", "社会效益指标"), missing("产出指标", "数量指标")], [1, 1]);
        assert_eq!([missing("满意度指标", ""), missing("效益指标", "服务对象满意度")], [0, 0]);
        assert_eq!(missing("效益指标（含满意度）", "家长"), 0);
    }
}
