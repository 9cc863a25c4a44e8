//! What a heading heads: topics of the report's outline, recognised from words.

use super::sentences::{without_tail, without_tails};

/// The parts of a self-evaluation report (outline of the Hubei form, used elsewhere in the same order).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// 自评结论
    Conclusion,
    /// 自评得分
    Score,
    /// 绩效目标完成情况
    Completion,
    /// 执行率情况
    Rate,
    /// 完成的绩效目标
    Finished,
    /// 未完成的绩效目标
    Unfinished,
    /// 存在的问题和原因
    Problems,
    /// 下一步拟改进措施
    Improvements,
    /// 佐证材料
    Evidence,
    /// 基本情况
    Basics,
    /// 预算安排情况
    BudgetArrangement,
    /// 重点工作
    KeyWork,
    /// 预算收支情况
    Accounts,
    /// 整体绩效目标, 项目立项目的和年度绩效目标
    Goals,
    /// 项目资金情况
    Funds,
    /// 自评工作开展情况
    Process,
    /// 绩效目标完成情况分析
    Analysis,
    /// 预算执行情况分析
    BudgetAnalysis,
    /// 上年度自评结果应用情况
    LastYearUse,
    /// 其他佐证材料
    OtherEvidence,
    /// Anything else.
    None,
}

/// The longest title that is looked at, in characters.
pub(super) const LONGEST_TITLE: usize = 40;

/// Titles by how they end; the first that fits counts.
const ENDS: &[(&str, Topic)] = &[
    ("结论", Topic::Conclusion),
    ("得分", Topic::Score),
    ("得分情况", Topic::Score),
    ("评分结果", Topic::Score),
    ("评分情况", Topic::Score),
    ("其他佐证材料", Topic::OtherEvidence),
    ("其他材料", Topic::OtherEvidence),
    ("其它佐证材料", Topic::OtherEvidence),
    ("其他需要说明的问题", Topic::OtherEvidence),
    ("其他需要说明的情况", Topic::OtherEvidence),
    ("佐证材料", Topic::Evidence),
    ("佐证资料", Topic::Evidence),
    ("基本情况", Topic::Basics),
    ("概况", Topic::Basics),
    ("执行率情况", Topic::Rate),
    ("执行率", Topic::Rate),
    ("预算执行情况分析", Topic::BudgetAnalysis),
    ("预算执行分析", Topic::BudgetAnalysis),
    ("资金执行情况分析", Topic::BudgetAnalysis),
    ("预算执行情况", Topic::BudgetAnalysis),
    ("完成情况分析", Topic::Analysis),
    ("产出指标完成情况", Topic::Analysis),
    ("效益指标完成情况", Topic::Analysis),
    ("满意度指标完成情况", Topic::Analysis),
    ("成本指标完成情况", Topic::Analysis),
    ("重点工作", Topic::KeyWork),
    ("重点工作情况", Topic::KeyWork),
    ("重点工作任务", Topic::KeyWork),
    ("重点工作完成情况", Topic::KeyWork),
    ("目标完成情况", Topic::Completion),
    ("指标完成情况", Topic::Completion),
    ("目标实现情况", Topic::Completion),
    ("预算安排情况", Topic::BudgetArrangement),
    ("预算安排", Topic::BudgetArrangement),
    ("收支情况", Topic::Accounts),
    ("收支决算情况", Topic::Accounts),
    ("资金情况", Topic::Funds),
    ("资金安排情况", Topic::Funds),
    ("资金使用情况", Topic::Funds),
    ("资金投入和使用情况", Topic::Funds),
    ("工作开展情况", Topic::Process),
    ("自评工作情况", Topic::Process),
    ("评价工作情况", Topic::Process),
    ("自评组织情况", Topic::Process),
    ("组织实施情况", Topic::Process),
    ("绩效目标", Topic::Goals),
    ("年度目标", Topic::Goals),
    ("总体目标", Topic::Goals),
    ("立项目的", Topic::Goals),
];

impl Topic {
    /// The topic of a title, which may still have brackets and spaces in it.
    ///
    /// A sentence that only speaks of a topic has none.
    ///
    /// ```
    /// use ziping::prose::Topic;
    /// assert_eq!(Topic::of("部门（单位）整体绩效目标完成情况"), Topic::Completion);
    /// assert_eq!(Topic::of("存在的问题和原因"), Topic::Problems);
    /// assert_eq!(Topic::of("绩效目标设置不够明确"), Topic::None);
    /// ```
    #[must_use]
    pub fn of(title: &str) -> Topic {
        let mut depth = 0_usize;
        let mut plain = String::new();
        for c in title.chars().take(LONGEST_TITLE.saturating_mul(2)) {
            match c {
                '(' | '（' => depth = depth.saturating_add(1),
                ')' | '）' => depth = depth.saturating_sub(1),
                '，' | ',' | '。' | '；' | ';' => return Topic::None,
                c if depth > 0 || c.is_whitespace() => {}
                c => plain.push(c),
            }
        }
        if plain.chars().count() > LONGEST_TITLE {
            return Topic::None;
        }
        let plain = plain.trim_end_matches([':', '：']);
        let has = |word: &str| plain.contains(word);
        let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
        if (has("上年") || has("上一年")) && (has("应用") || has("运用")) {
            return Topic::LastYearUse;
        }
        if problems(plain) {
            return Topic::Problems;
        }
        if ends(&[
            "措施",
            "改进建议",
            "下一步工作",
            "下一步打算",
            "下一步计划",
            "下一步工作计划",
            "下一步工作打算",
        ]) && (has("改进") || has("整改") || has("下一步"))
            || ends(&["改进措施及结果应用方案", "改进措施和结果应用方案"])
        {
            return if has("存在") && has("问题") { Topic::Problems } else { Topic::Improvements };
        }
        if (has("未完成") || has("未实现") || has("未达到"))
            && ends(&["目标", "指标", "情况", "原因", "任务", "事项"])
        {
            return Topic::Unfinished;
        }
        let finished = has("完成的") || has("实现的") || plain.starts_with("已完成");
        if finished && ends(&["目标", "指标"]) {
            return Topic::Finished;
        }
        ENDS.iter().find(|(end, _)| plain.ends_with(end)).map_or(Topic::None, |(_, topic)| *topic)
    }
}

/// Whether a title is 问题 as a whole: 存在的主要问题及原因, not 违规使用资金问题, which is one kind of them.
fn problems(title: &str) -> bool {
    const TAILS: &[&str] =
        &["和原因", "及原因", "与原因", "及原因分析", "和原因分析", "原因分析", "和不足", "及不足"];
    const KINDLESS: &[&str] = &[
        "主要",
        "突出",
        "困难和",
        "困难及",
        "困难与",
        "困难、",
        "不足和",
        "不足及",
        "不足与",
        "不足、",
        "的",
        "一些",
        "有关",
    ];
    const FOUND: &[&str] = &["存在", "发现", "出现", "遇到", "面临", "反映", "查出", "有"];
    const GENERAL: &[&str] = &[
        "绩效", "自评", "评价", "工作", "目前", "当前", "项目", "部门", "单位", "整体", "支出", "年度", "年",
        "本", "我", "该", "中", "及",
    ];
    let bare = without_tail(title, TAILS).map_or(title, |(rest, _)| rest);
    let Some(head) = bare.strip_suffix("问题") else { return false };
    let head = without_tails(head, KINDLESS);
    match without_tail(head, FOUND) {
        Some((before, _)) => !before.ends_with("方面"),
        None => without_tails(head, GENERAL).trim_end_matches(|c: char| c.is_ascii_digit()).is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_the_form_have_their_topic() {
        let cases = [
            ("自评结论", Topic::Conclusion),
            ("部门（单位）整体绩效自评得分", Topic::Score),
            ("执行率情况", Topic::Rate),
            ("完成的绩效目标", Topic::Finished),
            ("未完成的绩效目标", Topic::Unfinished),
            ("下一步拟改进措施", Topic::Improvements),
            ("改进措施及结果应用方案", Topic::Improvements),
            ("存在的主要问题及原因分析", Topic::Problems),
            ("自评发现的问题", Topic::Problems),
            ("主要问题", Topic::Problems),
            ("项目实施中存在的困难和问题", Topic::Problems),
            ("其他需要说明的问题", Topic::OtherEvidence),
            ("佐证材料", Topic::Evidence),
            ("其他佐证材料", Topic::OtherEvidence),
            ("2020年重点工作", Topic::KeyWork),
            ("2020 年度预算收支情况", Topic::Accounts),
            ("整体绩效目标", Topic::Goals),
            ("项目立项目的和年度绩效目标", Topic::Goals),
            ("项目资金情况", Topic::Funds),
            ("部门自评工作开展情况", Topic::Process),
            ("产出指标完成情况分析", Topic::Analysis),
            ("预算执行情况分析", Topic::BudgetAnalysis),
            ("上年度部门（单位）整体自评结果应用情况", Topic::LastYearUse),
        ];
        for (title, topic) in cases {
            assert_eq!(Topic::of(title), topic, "{title}");
        }
    }

    #[test]
    fn sentences_about_a_topic_have_none() {
        for title in [
            "整体目标需进一步明确，目标需细化",
            "绩效目标编制水平有待提高",
            "研究推动发展",
            "违规使用资金问题",
            "资金管理方面存在的问题",
            "截留挪用等问题",
            "加强预算管理，完善改进措施",
            "",
        ] {
            assert_eq!(Topic::of(title), Topic::None, "{title}");
        }
    }
}
