//! Total score, and scores of sections.

use super::scopes::is_whole;
use super::sentences::{Seen, Sentence, without_tail, without_tails};
use super::statement::{About, Scope, Statement};
use super::topic::Topic;
use crate::number::Exact;

const FILL: &[&str] = &[
    "为", "是", "达到", "达", "共", "共计", "合计", "计", "约", "了", "得到", "取得", "获得", "最终", ":",
    "结果",
];

/// What a score is called.
const WORDS: &[&str] = &["总得分", "得分", "总评分", "评分", "自评分", "总分", "得"];

/// Points that are no score.
const POINTS: &[&str] = &["满分", "分值", "标准分", "扣", "扣分", "权重", "应得", "未得", "少得", "基础分"];

/// Those of them that may stand before the score itself.
const FULL: &[&str] = &["满分", "分值", "标准分", "权重", "基础分"];

const SECTIONS: &[&str] = &[
    "产出",
    "效益",
    "满意度",
    "成本",
    "预算执行",
    "预算执行率",
    "执行率",
    "决策",
    "过程",
    "投入",
    "管理",
    "效果",
    "数量",
    "质量",
    "时效",
    "履职效能",
    "运行成本",
    "管理效率",
    "社会效应",
    "可持续发展能力",
    "可持续影响",
    "社会效益",
    "经济效益",
    "生态效益",
];

/// What may stand before 得分 of a total.
const TOTAL: &[&str] = &[
    "自评",
    "综合",
    "最终",
    "总体",
    "整体",
    "绩效",
    "绩效目标",
    "评价",
    "评定",
    "部门",
    "单位",
    "项目",
    "考核",
    "支出",
    "我",
    "本",
    "工作",
    "目前",
    "最后",
    "的",
    "年度",
    "该",
    "总",
    "各项",
    "经自评",
    "经评价",
    "资金",
    "预算",
    "财政",
];

/// Total or section, where a figure is a score.
pub(super) fn score(seen: &Seen<'_>, sentence: &Sentence) -> Option<(About, Scope)> {
    if seen.vague || seen.figure.value.is_negative() {
        return None;
    }
    if seen.figure.unit.is_none() && (seen.figure.chinese || !seen.after.is_empty()) {
        return None;
    }
    let head = without_tails(seen.subject, FILL);
    if without_tail(head, POINTS).is_some() {
        return None;
    }
    let concluding = matches!(seen.topic, Topic::Score | Topic::Conclusion);
    let Some((rest, _)) = without_tail(head, WORDS) else {
        // （一）自评得分\n94分
        let bare = without_tails(head, ITSELF).is_empty();
        let alone = seen.topic == Topic::Score && bare && seen.figure.unit.is_some();
        return alone.then_some((About::TotalScore, Scope::Whole));
    };
    let bare = head.strip_prefix(rest) == Some("得");
    if bare && sentence.part.is_none() && (!concluding || seen.figure.unit.is_none()) {
        return None;
    }
    let rest = rest.trim_end_matches([':', '的']);
    if let Some(part) = sentence.part.as_ref().filter(|_| without_tails(rest, &["实际", "自评"]).is_empty())
    {
        // 产出满分40分，得37.5分 is about what the clause before named.
        return Some((About::SectionScore { name: part.clone() }, Scope::Whole));
    }
    if let Some(name) = section(rest) {
        return (!head.ends_with("总分")).then_some((About::SectionScore { name }, Scope::Whole));
    }
    let stripped = without_tails(rest, TOTAL);
    let quiet = matches!(seen.topic, Topic::Analysis | Topic::BudgetAnalysis | Topic::Rate);
    // “产出40分，实际得分34分” is about what the clause before named.
    if rest.ends_with("实际") {
        return None;
    }
    let named = without_tails(rest, &["最后", "目前", "该", "本", "其中"]);
    let unnamed = named.is_empty() && (quiet || !concluding && !head.ends_with("总分"));
    if unnamed || !is_whole(stripped) && !of_named_project(rest) {
        return None;
    }
    let project = rest.contains("项目") && !rest.contains("整体");
    Some((About::TotalScore, if project { Scope::Project } else { Scope::Whole }))
}

/// 产出 of 产出满分40分: what follows is its score. Full marks of the whole end that.
pub(super) fn remember(seen: &Seen<'_>, sentence: &mut Sentence) {
    if !matches!(seen.figure.unit, Some("分") | None) {
        return;
    }
    if seen.figure.value == Exact::HUNDRED {
        sentence.part = None;
        return;
    }
    let head = without_tails(seen.subject, FILL);
    sentence.part = without_tail(head, FULL).and_then(|(rest, _)| {
        let rest = rest.trim_end_matches([':', '的']);
        let name = rest.rsplit(':').next().unwrap_or_default().trim_start_matches("其中");
        let whole = is_whole(without_tails(without_tails(name, WORDS), TOTAL)) || of_named_project(name);
        section(name).or_else(|| (!whole).then(|| name.to_owned()))
    });
}

/// Whether words are 甲项目绩效自评: a project by its name, not one of several.
fn of_named_project(words: &str) -> bool {
    words.rsplit_once("项目").is_some_and(|(name, tail)| {
        without_tails(tail, TOTAL).is_empty() && !name.ends_with(['各', '个', '子', '分'])
    })
}

/// 产出指标, where the words end with the name of a section.
fn section(words: &str) -> Option<String> {
    let bare = without_tails(words, &["指标", "情况", "部分", "方面", "类", "目标", "自评", "一级", "二级"]);
    if let Some((_, place)) = without_tail(bare, SECTIONS) {
        let name = SECTIONS.get(place)?;
        let tail = if words.contains("指标") { "指标" } else { "" };
        return Some(format!("{name}{tail}"));
    }
    (words.ends_with("指标")).then(|| "指标".to_owned())
}

/// What a report calls what it is about: 本项目96.6分.
const ITSELF: &[&str] = &["本", "我", "该", "项目", "单位", "部门", "整体", "自评"];

/// Drops 总分100分 of “总分100分，自评得分94分”: of several totals on a line, a 100 that is called 总分 are the full marks.
pub(super) fn without_full_marks(statements: &mut Vec<Statement>, first: usize) {
    let line = statements.split_off(first.min(statements.len()));
    let several = line.iter().filter(|said| said.about == About::TotalScore).nth(1).is_some();
    let full = |said: &Statement| {
        said.about == About::TotalScore && said.value == Exact::HUNDRED && said.place.quote.contains("总分")
    };
    statements.extend(line.into_iter().filter(|said| !(several && full(said))));
}
