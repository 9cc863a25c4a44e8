//! Which words stand before and after a number, and what do they say about it?

use super::Operator;
use super::Operator::{AtLeast, AtMost, Equal, LessThan, MoreThan};

/// What a word before a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// It bounds the number.
    Bounds(Operator),
    /// It says that the number is not exact.
    About,
    /// 控制在: at most, unless a range or another bound follows.
    KeptWithin,
    /// ¥: the number is an amount in 元.
    Yuan,
    /// It says nothing about the number.
    Skipped,
}

/// What a word after a number and its unit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// It bounds the number.
    Bounds(Operator),
    /// It says that the number is not exact.
    About,
    /// 之间: only a range has that.
    Between,
    /// It says nothing about the number.
    Skipped,
}

const BEFORE: &[(Before, &[&str])] = &[
    (Before::Bounds(AtLeast), &["≥", "不低于", "不少于", "不小于", "不得低于", "不得少于", "不得小于"]),
    (
        Before::Bounds(AtLeast),
        &["至少", "最少", "达", "达到", "达到或超过", "大于等于", "大于或等于", "高于或等于"],
    ),
    (
        Before::Bounds(AtMost),
        &["≤", "不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "不得大于"],
    ),
    (Before::Bounds(AtMost), &["不得多于", "未超过", "至多", "最多", "小于等于", "小于或等于", "低于或等于"]),
    (Before::Bounds(MoreThan), &[">", "大于", "高于", "多于", "超过"]),
    (Before::Bounds(LessThan), &["<", "小于", "低于", "少于", "不足", "不到"]),
    (Before::Bounds(Equal), &["=", "等于"]),
    (Before::About, &["约", "大约", "大概", "约为", "约计", "近", "将近", "接近"]),
    (Before::KeptWithin, &["控制在"]),
    (Before::Yuan, &["¥"]),
    (
        Before::Skipped,
        &["完成", "已完成", "实际完成", "达成", "实现", "共", "已", "共计", "合计", "总计", "累计", "总共"],
    ),
    (Before::Skipped, &["为", "在", "介于", "保持", "保持在", "维持在", "稳定在"]),
];

const AFTER: &[(After, &[&str])] = &[
    (After::Bounds(AtLeast), &["以上", "及以上", "(含)以上", "以上(含)", "含以上"]),
    (
        After::Bounds(AtMost),
        &["以内", "之内", "内", "(含)以内", "以内(含)", "以下", "及以下", "(含)以下", "以下(含)"],
    ),
    (After::About, &["左右", "上下", "余", "多"]),
    (After::Between, &["之间"]),
    (After::Skipped, &["完成", "已完成", "整", "(含)", ",", ";", "、"]),
];

/// The longest word before a number that the text begins with, and what follows it.
pub(super) fn word_before(text: &str) -> Option<(Before, &str)> {
    longest(BEFORE, |word| text.strip_prefix(word))
}

/// The longest word after a number that the text ends with, and what stands before it.
pub(super) fn word_after(text: &str) -> Option<(After, &str)> {
    longest(AFTER, |word| text.strip_suffix(word))
}

/// Whether the text is nothing but comparison signs: an operator that lost its number.
pub(super) fn is_lone_symbol(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '≥' | '≤' | '>' | '<' | '='))
}

/// The longest match is the one that leaves least.
fn longest<'a, M: Copy>(
    words: &[(M, &[&str])],
    strip: impl Fn(&str) -> Option<&'a str>,
) -> Option<(M, &'a str)> {
    words
        .iter()
        .flat_map(|(meaning, words)| words.iter().map(move |word| (*meaning, *word)))
        .filter_map(|(meaning, word)| Some((meaning, strip(word)?)))
        .min_by_key(|(_, rest)| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(word_before("不低于90%"), Some((Before::Bounds(AtLeast), "90%")));
        assert_eq!(word_before("低于90%"), Some((Before::Bounds(LessThan), "90%")));
        assert_eq!(word_before("不超过5"), Some((Before::Bounds(AtMost), "5")));
        assert_eq!(word_before("超过5"), Some((Before::Bounds(MoreThan), "5")));
        assert_eq!(word_before("大于等于5"), Some((Before::Bounds(AtLeast), "5")));
        assert_eq!(word_before("已完成5"), Some((Before::Skipped, "5")));
        assert_eq!(word_after("个(含)以上"), Some((After::Bounds(AtLeast), "个")));
        assert_eq!(word_after("个及以下"), Some((After::Bounds(AtMost), "个")));
        assert_eq!(word_before("稳步提高"), None);
    }

    #[test]
    fn a_lone_operator_is_told() {
        assert!(is_lone_symbol("="));
        assert!(!is_lone_symbol(""));
        assert!(!is_lone_symbol("≥高"));
    }
}
