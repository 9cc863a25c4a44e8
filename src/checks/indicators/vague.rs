//! Targets that say nothing that could be measured, and targets that only ask.

use std::borrow::Cow;

/// Verbs and adjectives of improvement, the adverbs before them, and the nouns that stand for "what came of it". A
/// target made of these alone can be held against nothing. Words that name a rule to keep (合规, 及时) are not here.
const IMPROVEMENT: &[&str] = &[
    "提高", "提升", "增强", "加强", "强化", "完善", "改善", "改进", "优化", "促进", "推进", "推动", "保障",
    "健全", "深化", "巩固", "发展", "扩大", "增加", "增长", "减少", "降低", "下降", "缓解", "带动", "拉动",
    "支持", "助力", "维护", "见效",
];
const HOW: &[&str] = &[
    "稳步",
    "逐步",
    "逐年",
    "逐渐",
    "不断",
    "持续",
    "日益",
    "进一步",
    "大幅",
    "大幅度",
    "大力",
    "积极",
    "切实",
    "全面",
    "充分",
    "深入",
    "扎实",
    "有力",
    "有序",
    "平稳",
    "稳定",
    "长期",
    "基本",
    "普遍",
    "一定",
    "一定程度",
    "有所",
    "得到",
    "得以",
    "取得",
    "实现",
    "保持",
    "较",
    "较为",
    "比较",
    "更",
    "更加",
    "很",
    "非常",
    "十分",
    "极大",
    "上",
];
const GOOD: &[&str] = &[
    "良好",
    "较好",
    "好",
    "好转",
    "明显",
    "显著",
    "有效",
    "高效",
    "高",
    "较高",
    "强",
    "较强",
    "大",
    "较大",
    "突出",
    "可持续",
    "健康",
    "效果",
    "成效",
    "效益",
    "作用",
];
/// What everybody raises: 提高教学质量 says no more than 提高. Only after a word of improvement.
const OBJECTS: &[&str] = &[
    "质量",
    "水平",
    "能力",
    "素质",
    "效率",
    "意识",
    "教学质量",
    "教育质量",
    "服务质量",
    "工作质量",
    "服务水平",
    "管理水平",
    "业务水平",
    "业务能力",
    "专业能力",
    "服务能力",
    "保障能力",
    "综合素质",
    "工作效率",
    "办事效率",
];
/// What only joins them.
const JOINING: &[&str] =
    &["以及", "并且", "并", "且", "和", "与", "及", "地", "的", "了", "、", "，", ",", "；", ";", "。", "."];

/// Whether a target consists of such words alone.
pub(in crate::checks) fn is_vague(target: &str) -> bool {
    let dense = without_spaces(target);
    let mut rest = dense.as_ref();
    let mut words = 0_usize;
    while !rest.is_empty() {
        if let Some(after) = without_longest(rest, &[IMPROVEMENT, HOW, GOOD]) {
            words = words.saturating_add(1);
            rest = after;
        } else if let Some(after) = without_longest(rest, &[OBJECTS]).filter(|_| words > 0) {
            rest = after;
        } else if let Some(after) = without_longest(rest, &[JOINING]) {
            rest = after;
        } else {
            return false;
        }
    }
    words > 0
}

/// Whether a target is a question: 是否…, …吗, …？
pub(in crate::checks) fn is_question(target: &str) -> bool {
    let target = target.trim();
    target.starts_with("是否") || target.trim_end_matches('。').ends_with(['吗', '？', '?', '﹖'])
}

fn without_spaces(text: &str) -> Cow<'_, str> {
    let spaced = text.contains(char::is_whitespace);
    if spaced { text.split_whitespace().collect::<String>().into() } else { text.into() }
}

fn without_longest<'a>(text: &'a str, lists: &[&[&str]]) -> Option<&'a str> {
    let words = lists.iter().copied().flatten();
    words.filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_improvement_alone_measure_nothing() {
        for target in [
            "提高",
            "稳步提高",
            "有效",
            "加强",
            "完善",
            "效果明显",
            "显著提升",
            "逐步改善、不断优化",
            "进一步提高。",
            "较好",
            "得到有效保障",
            "稳 步 提高",
            "持续稳定增长",
            "长期有效",
            "提高教学质量",
            "稳步提升服务水平",
        ] {
            assert!(is_vague(target), "{target}");
        }
        for target in [
            "",
            "。",
            "合规",
            "及时",
            "按照财政资金管理要求",
            "教学质量",
            "教学质量提高",
            "提高教学质量合格率",
            "提高投递准点率",
            "达标",
            "不超过预算",
            "全天候",
            "有效投诉为零",
            "优秀",
            "达成预期指标",
            "逐步提高至95%",
            "正常运行",
        ] {
            assert!(!is_vague(target), "{target}");
        }
    }

    #[test]
    fn questions_begin_or_end_as_such() {
        for target in ["是否利于学生成长", "资料齐全吗？", "制度健全吗", "流程合规?", "台账是否完整？"]
        {
            assert!(is_question(target), "{target}");
        }
        for target in ["", "核查是否到位", "100%", "有问必答"] {
            assert!(!is_question(target), "{target}");
        }
    }
}
