//! What is said without figures: the grade, everything finished, no cause, no targets declared.

use std::ops::Range;

use super::sentences::{ends_sentence, head_of, tail_of};
use super::statement::Said;
use super::steps;
use super::topic::Topic;

const GRADES: &[&str] = &["优秀", "优", "良好", "良", "中", "合格", "不合格", "差", "较差"];

const GRADE_WORDS: &[&str] =
    &["等级", "档次", "评价结果", "自评结果", "评定结果", "结果等次", "等次", "评为", "评定为"];

const GRADE_FILL: &[&str] =
    &["评定", "确定", "属于", "结果", "达到", "应", "定", "为", "是", ":", "“", "\"", "「", "‘", "[", "("];

const UNDECLARED: &[&str] = &["未", "没有", "没"];

const DECLARING: &[&str] = &["设置", "设定", "申报", "编制", "填报", "上报", "制定", "报送", "编报"];

const TARGETS: &[&str] = &["绩效目标", "目标申报", "绩效指标申报"];

/// Words before 未申报 that turn it round or make it a condition.
const TURNED: &[&str] =
    &["不存在", "无", "没有", "是否", "并非", "若", "如", "凡", "对", "避免", "杜绝", "防止", "部分", "个别"];

/// Claims of a line, with their ranges and what they are about.
pub(super) fn of_line(line: &str, year: Option<i32>, topic: Topic) -> Vec<(Said, Range<usize>, Topic)> {
    let mut found = Vec::new();
    let mut at = 0_usize;
    for sentence in line.split_inclusive(ends_sentence) {
        steps::count(sentence.len());
        let earlier = topic == Topic::LastYearUse || speaks_of_earlier(sentence, year);
        let mut start = at;
        for clause in sentence.split_inclusive(['，', ',']) {
            let range = start..start.saturating_add(clause.len());
            start = range.end;
            if earlier {
                continue;
            }
            let mut say = |(said, within): (Said, Range<usize>), about| {
                let from = range.start.saturating_add(within.start);
                found.push((said, from..range.start.saturating_add(within.end), about));
            };
            if let Some((about, within)) = nothing_on(clause) {
                say((Said::Nothing, within), about);
                continue;
            }
            let kinds = [grade(clause), all_finished(clause), no_reason(clause), undeclared(clause)];
            kinds.into_iter().flatten().for_each(|claim| say(claim, topic));
        }
        at = at.saturating_add(sentence.len());
    }
    found
}

/// Whether words name an earlier year (`Some(true)`), the present one (`Some(false)`), or none.
pub(super) fn earlier_year(words: &str) -> Option<bool> {
    let earlier = ["上年", "去年", "上一年", "往年", "前年"].iter().filter_map(|word| {
        let at = words.find(word)?;
        let before = words.get(..at)?;
        let behind = words.get(at..)?;
        let compares = before.ends_with(['较', '比']);
        let source = behind.starts_with("上年结");
        (!compares && !source).then_some(at)
    });
    let present = ["今年", "本年", "当年"].iter().filter_map(|word| words.rfind(word));
    match (earlier.max(), present.max()) {
        (None, None) => None,
        (earlier, present) => Some(earlier > present),
    }
}

fn speaks_of_earlier(sentence: &str, year: Option<i32>) -> bool {
    let named = super::figures::figures(sentence);
    let years = named
        .iter()
        .filter(|figure| sentence.get(figure.digits.end..).is_some_and(|rest| rest.starts_with('年')));
    let years: Vec<i32> = years.filter_map(|figure| figure.value.plain().parse().ok()).collect();
    let digits = year.is_some_and(|year| !years.is_empty() && years.iter().all(|named| *named < year));
    digits || earlier_year(sentence) == Some(true)
}

type Found = Option<(Said, Range<usize>)>;

fn grade(clause: &str) -> Found {
    for word in GRADE_WORDS {
        let Some(at) = clause.find(word) else { continue };
        let from = at.saturating_add(word.len());
        let mut rest = head_of(clause.get(from..)?, 16);
        let whole = rest;
        while let Some(after) = GRADE_FILL.iter().find_map(|fill| rest.strip_prefix(fill)) {
            rest = after;
        }
        let filled = rest.len() < whole.len() || word.ends_with('为');
        let grade = GRADES.iter().filter(|grade| rest.starts_with(**grade)).max_by_key(|grade| grade.len());
        let Some(grade) = grade.filter(|_| filled) else { continue };
        let after = rest.get(grade.len()..)?;
        let ended = after.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '、')
            || ["级", "等", "档"].iter().any(|word| after.starts_with(word));
        if ended {
            let start = from.saturating_add(whole.len().saturating_sub(rest.len()));
            return Some((Said::Grade((*grade).to_owned()), start..start.saturating_add(grade.len())));
        }
    }
    None
}

fn all_finished(clause: &str) -> Found {
    let words = ["全部完成", "均已完成", "均完成", "全部达标", "已全部完成"];
    let (at, word) = words.iter().find_map(|word| Some((clause.find(word)?, word)))?;
    let before = tail_of(clause.get(..at)?, 16);
    let after = clause.get(at..)?.get(word.len()..)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let named = before.contains("指标") || before.contains("目标") || before.is_empty();
    let denied = before.ends_with('未') || before.contains("没有") || before.contains("尚未");
    (named && !denied && after.is_empty()).then(|| (Said::AllFinished, at..at.saturating_add(word.len())))
}

/// 未完成的绩效目标：无 within a paragraph.
fn nothing_on(clause: &str) -> Option<(Topic, Range<usize>)> {
    let (name, said) = clause.split_once(':')?;
    let about = Topic::of(name);
    let end = clause.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    (about != Topic::None && says_nothing(said)).then_some((about, 0..end))
}

fn no_reason(clause: &str) -> Found {
    let mut rest = clause;
    let mut from = 0_usize;
    while let Some(at) = rest.find("原因") {
        let after = rest.get(at..)?.strip_prefix("原因")?;
        let plain = after.strip_prefix("分析").unwrap_or(after);
        let said = plain.trim_start_matches([':', '为']);
        let nothing = ["无", "暂无"].iter().any(|word| {
            said.strip_prefix(word)
                .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
        });
        if nothing && said.len() < plain.len() {
            let start = from.saturating_add(at);
            let end = clause.len().saturating_sub(said.len()).saturating_add("无".len());
            return Some((Said::NoReason, start..end.min(clause.len())));
        }
        from = from.saturating_add(at).saturating_add("原因".len());
        rest = after;
        steps::count(at);
    }
    None
}

fn undeclared(clause: &str) -> Found {
    if !TARGETS.iter().any(|name| clause.contains(name)) {
        return None;
    }
    let (at, word) = DECLARING
        .iter()
        .filter_map(|word| {
            let denied = UNDECLARED.iter().map(|no| format!("{no}{word}"));
            denied.filter_map(|both| Some((clause.find(&both)?, both.len()))).min()
        })
        .min()?;
    let behind = head_of(clause.get(at.saturating_add(word)..)?, 16);
    let (end, name) = TARGETS.iter().filter_map(|name| Some((behind.find(name)?, name))).min()?;
    let after = behind.get(end.saturating_add(name.len())..)?;
    let of_others =
        ["的项目", "的单位", "的部门", "的,不", "的不"].iter().any(|word| after.starts_with(word));
    let turned = tail_of(clause.get(..at)?, 6);
    if of_others || TURNED.iter().any(|word| turned.contains(word)) {
        return None;
    }
    let end = at.saturating_add(word).saturating_add(end).saturating_add(name.len());
    Some((Said::NoTargetsDeclared, at..end))
}

/// Whether a text says 无 and nothing else.
///
/// ```
/// use ziping::prose::says_nothing;
/// assert!(says_nothing("无。") && says_nothing(" 暂 无 ") && says_nothing("没有未完成的绩效目标。"));
/// assert!(!says_nothing("无障碍设施未建成。") && !says_nothing(""));
/// ```
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    const LONGEST: usize = 40;
    let mut plain = String::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        if plain.len() > LONGEST.saturating_mul(3) {
            return false;
        }
        plain.push(c);
    }
    let denied =
        ["暂时没有", "暂无", "没有", "不存在", "无"].iter().find_map(|word| plain.strip_prefix(word));
    let Some(mut rest) = denied else { return false };
    let words = [
        "未完成",
        "存在",
        "的",
        "绩效",
        "目标",
        "指标",
        "年度",
        "问题",
        "情况",
        "事项",
        "其他",
        "佐证",
        "材料",
        "措施",
        "改进",
        "和",
        "及",
        "原因",
        "偏差",
        "内容",
    ];
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<Said> {
        of_line(text, Some(2020), Topic::None).into_iter().map(|(said, _, _)| said).collect()
    }

    #[test]
    fn grades_are_read_where_they_are_given() {
        for (text, grade) in [
            ("得分 94 分，等级为“优”。", "优"),
            ("评价等级“良”。", "良"),
            ("自评结果为优秀", "优秀"),
            ("综合评定等级:中。", "中"),
            ("被评为优秀等次。", "优秀"),
        ] {
            assert_eq!(said(text), [Said::Grade(grade.to_owned())], "{text}");
        }
        for text in [
            "等级分为优、良、中、差四档。",
            "等级为优、良、中、差",
            "上年等级为良。",
            "2019年等级为优。",
            "等级评定工作中",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn missing_targets_are_heard_and_denials_not() {
        for text in
            ["因疫情的原因未设置年度绩效目标申报表。", "当年没有编制绩效目标。", "年初未申报绩效目标。"]
        {
            assert_eq!(said(text), [Said::NoTargetsDeclared], "{text}");
        }
        for text in [
            "不存在未申报绩效目标的情况。",
            "未申报绩效目标的项目不予安排。",
            "已申报绩效目标。",
            "2019年未设置绩效目标。",
            "是否未编制绩效目标",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn causes_and_finished_goals() {
        assert_eq!(said("偏差原因：无。".replace('：', ":").as_str()), [Said::NoReason]);
        assert_eq!(said("原因:无法到场。"), []);
        assert_eq!(said("各项指标全部完成。"), [Said::AllFinished]);
        assert_eq!(said("指标未全部完成。"), []);
    }
}
