//! Money in the text of a goal: a total and the parts it is said to consist of.

use std::borrow::Cow;
use std::ops::Range;

use super::figures::{Figure, figures, in_yuan};
use super::ground::Ground;
use super::sentences::{ends_sentence, tail_of};
use super::steps;
use crate::number::Exact;

/// A total and its parts, in 元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalSum {
    /// What is stated as the total.
    pub total: Exact,
    /// What the parts are stated to be.
    pub parts: Vec<Exact>,
    /// The unit that the total is written in.
    pub unit: &'static str,
    /// From the total to the last part, in bytes of the text.
    pub bytes: Range<usize>,
}

impl GoalSum {
    /// What the parts come to, in 元.
    #[must_use]
    pub fn sum(&self) -> Option<Exact> {
        self.parts.iter().try_fold(Exact::ZERO, |sum, part| sum.plus(*part))
    }

    /// An amount in 元 as one in the unit that the total is written in.
    #[must_use]
    pub fn in_its_unit(&self, yuan: Exact) -> Option<Exact> {
        yuan.mul_div(Exact::ONE, in_yuan(self.unit)?, PLACES).map(Exact::without_zeros)
    }
}

/// Digits behind the point that an amount keeps: eight from 亿元 to 元, six more as typed.
const PLACES: u32 = 14;

/// What introduces parts.
const INTRODUCE: &[&str] = &["其中", "包括", "分别"];

/// A figure that follows these is none of the parts, or the list is not what it seems.
const DOUBTFUL: &[&str] = &[
    "结余",
    "结转",
    "比",
    "较",
    "占",
    "均",
    "每",
    "单价",
    "标准",
    "超",
    "节约",
    "剩余",
    "已",
    "完成",
    "增",
    "减",
    "不低于",
    "不少于",
    "以上",
    "其中",
    "包括",
    "约",
    "近",
    "执行",
    "到位",
    "带动",
];

/// Totals and parts that a goal's text states: only where 其中, 包括 or 分别 follows a total and two or more
/// amounts follow directly, to the end of the sentence.
///
/// Quiet when unsure: a list with 等, amounts per person, comparisons, lists within lists.
///
/// ```
/// use ziping::prose::amounts_in_goals;
/// let found = amounts_in_goals("共投入100万元，其中：设备60万元、培训30万元。");
/// assert_eq!(found[0].total.plain(), "1000000");
/// assert_eq!(found[0].sum().unwrap().plain(), "900000");
/// assert_eq!(amounts_in_goals("共投入100万元，其中设备等60万元。"), []);
/// ```
#[must_use]
pub fn amounts_in_goals(text: &str) -> Vec<GoalSum> {
    let ground = Ground::of(text);
    let mut found = Vec::new();
    let mut start = 0_usize;
    for sentence in ground.text().split_inclusive(|c| ends_sentence(c) || c == '\n') {
        steps::count(sentence.len());
        if let Some((sum, within)) = in_sentence(sentence) {
            let at = start.saturating_add(within.start)..start.saturating_add(within.end);
            found.push(GoalSum { bytes: ground.bytes(at), ..sum });
        }
        start = start.saturating_add(sentence.len());
    }
    found
}

fn in_sentence(sentence: &str) -> Option<(GoalSum, Range<usize>)> {
    let introduced = INTRODUCE.iter().filter_map(|word| sentence.find(word)).min()?;
    let all = figures(sentence);
    let money: Vec<(&Figure, Exact)> =
        all.iter().filter_map(|figure| Some((figure, figure.value.times(in_yuan(figure.unit?)?)?))).collect();
    let split = money.partition_point(|(figure, _)| figure.whole.end <= introduced);
    let (before, after) = money.split_at_checked(split)?;
    let (total, value) = before.last()?;
    let gap = sentence.get(total.whole.end..introduced)?;
    let directly = gap.chars().all(|c| matches!(c, '，' | ',' | ':' | '(' | '、'));
    let words = tail_of(sentence.get(..total.whole.start)?, 16);
    if !directly || ["约", "近", "超过", "≥", "≤", "每", "均"].iter().any(|word| words.ends_with(word))
    {
        return None;
    }
    let mut parts = Vec::new();
    let mut from = introduced;
    for (place, (figure, part)) in after.iter().enumerate() {
        let label = sentence.get(from..figure.whole.start)?;
        let own = INTRODUCE.iter().find_map(|word| label.strip_prefix(word)).filter(|_| place == 0);
        let label = own.unwrap_or(label);
        steps::count(label.len());
        let label = without_compounds(label);
        let doubtful = DOUBTFUL.iter().chain(["共", "合计", "总"].iter()).any(|word| label.contains(word));
        let nested = label.contains(['(', ')']);
        let after = sentence.get(figure.whole.end..)?;
        if doubtful || nested || after.starts_with(['/', '-', '~', '至', '(']) || bounded(after) {
            return None;
        }
        parts.push(*part);
        from = figure.whole.end;
    }
    let rest = sentence.get(from..)?;
    let closed = !rest.trim_start_matches([')', ' ']).starts_with('等')
        && !rest.contains("其余")
        && !rest.contains("剩余");
    let last = from;
    (closed && parts.len() >= 2).then(|| {
        let unit = total.unit.unwrap_or_default();
        (GoalSum { total: *value, parts, unit, bytes: 0..0 }, total.whole.start..last)
    })
}

/// A label without words that only look as if they compared or excepted something: 外出比赛48万元 is a part.
fn without_compounds(label: &str) -> Cow<'_, str> {
    const COMPOUNDS: &[&str] = &[
        "比赛",
        "比武",
        "评比",
        "比选",
        "均衡",
        "占地",
        "超市",
        "减灾",
        "减排",
        "减负",
        "减贫",
        "减速",
        "增殖",
        "增绿",
        "标准化",
        "附近",
    ];
    let there = COMPOUNDS.iter().filter(|word| label.contains(**word));
    there.fold(Cow::Borrowed(label), |label, word| Cow::Owned(label.replace(word, "")))
}

fn bounded(after: &str) -> bool {
    ["以上", "以下", "以内", "左右", "每"].iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(text: &str) -> Vec<(String, String)> {
        let found = amounts_in_goals(text);
        found.iter().map(|sum| (sum.total.plain(), sum.sum().unwrap().plain())).collect()
    }

    #[test]
    fn totals_are_read_with_their_parts() {
        for text in [
            "共投入100万元，其中：设备60万元、培训30万元。",
            "项目总投资100万元（其中设备60万元，培训300,000元）",
            "预算100万元，包括设备60万元和培训30万元；",
            "安排100万元，分别用于设备60万元、培训30万元",
            "安排项目资金100万元，其中：训练器材60万元、外出比赛30万元，保障180名运动员训练。",
            "投入100万元，其中减灾设施60万元、农贸超市30万元。",
        ] {
            assert_eq!(sums(text), [("1000000".to_owned(), "900000".to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_unsure_is_left_out() {
        for text in [
            "投入100万元，其中设备60万元。",
            "投入100万元，其中设备60万元、培训等30万元左右。",
            "投入100万元，其中设备60万元、培训30万元等。",
            "投入100万元，其中设备60万元（其中电脑20万元）、培训40万元。",
            "投入100万元，其中设备60万元、比赛比上年多30万元。",
            "投入100万元，其中人均60元、每班30元。",
            "投入100万元，建成后其中两处60万元、30万元。",
            "投入100万元，其中已支付60万元、30万元结余。",
            "其中设备60万元、培训30万元。",
            "投入100万元，购置设备。其中设备60万元、培训30万元。",
        ] {
            assert_eq!(sums(text), [], "{text}");
        }
    }
}
