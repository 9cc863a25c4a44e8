//! How many indicators there are, finished and not finished.

use super::figures::Figure;
use super::sentences::{Seen, Sentence, without_tails};
use super::statement::About;
use super::topic::Topic;

const FILL: &[&str] = &[
    "共", "共计", "合计", "计", "为", "是", "有", "了", ":", "达", "全部", "均", "其中", "数", "数量",
    "总数", "已",
];

/// What may stand between 设置 and 指标.
const KINDS: &[&str] = &[
    "绩效",
    "考核",
    "评价",
    "具体",
    "三级",
    "年度",
    "项",
    "个",
    "类",
    "绩效考核",
    "绩效评价",
    "绩效目标",
    "各项",
    "的",
];

const SET: &[&str] =
    &["设置", "设定", "设立", "共设", "设有", "共有", "下设", "编制", "涉及", "申报", "制定"];

const SECTIONS: &[&str] = &[
    "产出",
    "效益",
    "满意度",
    "成本",
    "数量",
    "质量",
    "时效",
    "一级",
    "二级",
    "决策",
    "过程",
    "投入",
    "定性",
    "定量",
];

const NOT_YET: &[&str] = &["认定", "计划", "预计", "拟", "需", "应", "将"];

const UNFINISHED: &[&str] =
    &["未完成", "没有完成", "尚未完成", "未达标", "未达到", "未实现", "未全部完成", "未能完成"];

const FINISHED: &[&str] = &["完成", "达标", "实现", "达成"];

const VERBS: &[&str] =
    &["未完成", "没有完成", "尚未完成", "未达标", "未达到", "未实现", "完成", "达标", "实现", "达成", "达到"];

/// Whether a figure counts something that may be an indicator.
pub(super) fn is_count(figure: &Figure) -> bool {
    matches!(figure.unit, Some("个" | "项" | "条"))
}

/// Everything that a count of 个, 项 or 条 says of indicators.
pub(super) fn counts(seen: &Seen<'_>, sentence: &Sentence) -> Vec<About> {
    let subject = seen.subject;
    // 5个指标完成4个: the verb belongs to the figure behind it.
    let after =
        seen.until_count.map_or(seen.after, |between| without_tails(without_tails(between, FILL), VERBS));
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    if seen.vague || has(subject, NOT_YET) || has(after, &["认定"]) {
        return Vec::new();
    }
    let named_after = kind_after(after);
    let near = subject.contains("指标") || named_after.is_some();
    if has(subject, SECTIONS) || has(named_after.unwrap_or_default(), SECTIONS) {
        return Vec::new();
    }
    let about_goals = matches!(seen.topic, Topic::Finished | Topic::Unfinished | Topic::Completion);
    let alone = after.is_empty() || after.starts_with(')');
    let known = near
        || (sentence.indicators || about_goals && !sentence.counted)
            && (alone || has(after, &["完成", "达标"]));
    if !known {
        return Vec::new();
    }
    let unfinished = |text: &str| has(text, UNFINISHED);
    let title = subject.rsplit_once(':').filter(|(_, below)| !below.is_empty());
    if title.is_some_and(|(title, below)| unfinished(title) && !unfinished(below)) {
        // 未完成的绩效目标：甲目标8个 names what was not finished.
        return Vec::new();
    }
    if unfinished(subject) || unfinished(after) {
        return vec![About::IndicatorsUnfinished];
    }
    let head = without_tails(subject, FILL);
    if FINISHED.iter().any(|word| head.ends_with(word)) || head.ends_with("完成的绩效指标") {
        return vec![About::IndicatorsFinished];
    }
    let mut said = Vec::new();
    let shared = subject.is_empty()
        || head.is_empty()
        || has(subject, SET)
        || subject.ends_with("共")
        || subject.contains("指标");
    let of_indicators = named_after.is_some() || subject.contains("指标");
    if shared && of_indicators {
        // 六项指标中五项完成
        let of_them = subject.is_empty() || subject.starts_with("指标");
        let only_some = subject.contains("其中") || (of_them && sentence.indicators);
        if !only_some {
            said.push(About::IndicatorsSet);
        }
        if has(after, FINISHED) {
            said.push(About::IndicatorsFinished);
        }
    } else if sentence.indicators && has(after, FINISHED) {
        said.push(About::IndicatorsFinished);
    }
    said
}

/// The kind of indicator named behind the figure: 绩效 of 绩效指标.
fn kind_after(after: &str) -> Option<&str> {
    let (kind, _) = after.split_once("指标")?;
    let bare = without_tails(kind, KINDS);
    (bare.is_empty() || SECTIONS.iter().any(|section| bare.ends_with(section))).then_some(kind)
}

/// What later figures of the sentence need to know.
pub(super) fn remember(seen: &Seen<'_>, sentence: &mut Sentence) {
    if !is_count(seen.figure) && seen.figure.unit.is_some() {
        return;
    }
    sentence.indicators |= seen.subject.contains("指标") || seen.after.contains("指标");
    sentence.counted |= seen.figure.unit.is_some() && !sentence.indicators;
    let projects =
        seen.figure.unit == Some("个") && (seen.subject.ends_with("项目") || seen.after.starts_with("项目"));
    sentence.projects |= projects && !seen.after.contains("指标");
}
