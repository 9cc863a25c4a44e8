//! The way back: what a person wrote behind and between the sentences that [`super::report`] makes.

use super::report;
use crate::evaluation::Indicator;

/// What stands behind the sentence with the score; `None` where the text does not begin with one.
#[must_use]
pub fn beyond_score(text: &str) -> Option<&str> {
    let (first, rest) = sentence(text)?;
    let ours = has_year(&first)
        && (first.contains("绩效得分") && first.contains("分，等级为“")
            || first.contains("绩效自评尚未完成，目前得分")
            || first.ends_with("绩效自评尚无得分。")
            || first.contains("绩效自评不计分，")
            || first.contains("绩效自评表不计分，"));
    ours.then_some(rest)
}

/// What stands behind the sentence with budget, execution and rate.
#[must_use]
pub fn beyond_rate(text: &str) -> Option<&str> {
    let (first, rest) = sentence(text)?;
    let ours = has_year(&first)
        && (first.contains("，预算执行率") || first.ends_with("，执行率无法计算。"))
        && (first.contains("，实际执行") || first.contains("，执行数未填"));
    ours.then_some(rest)
}

/// What stands behind the sentence with the number of finished indicators.
#[must_use]
pub fn beyond_finished(text: &str) -> Option<&str> {
    let (first, rest) = sentence(text)?;
    let counts = first
        .strip_prefix("共设置绩效指标")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (counts || first == "尚未设置绩效指标。").then_some(rest)
}

/// What stands before the sentence with the points lost, which ends a text.
#[must_use]
pub fn before_deductions(text: &str) -> &str {
    before_line(text, "本次自评共扣")
}

/// What stands before the line that names the attachment, which ends a text.
#[must_use]
pub fn before_attachment(text: &str) -> &str {
    before_line(text, "附件：")
}

/// Whether a text only says that nothing is said, or not yet.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text == report::nothing() || text == report::still_to_write()
}

/// Whether a line is a survey's, behind the name of its indicator.
#[must_use]
pub fn is_survey(said: &str) -> bool {
    let begins = |word: &str| {
        said.strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    begins("发放问卷") || begins("有效问卷") || begins("满意")
}

/// Whether a text says what the program says of a row behind its name.
#[must_use]
pub fn is_analysis(said: &str) -> bool {
    said.trim_start_matches('。').trim_start().starts_with("年初目标") && said.contains("，实际完成")
}

/// What stands behind target and actual value of a row in a text that the program wrote behind the row's name; `None`
/// where it does not say these values.
#[must_use]
pub fn beyond_actual<'t>(said: &'t str, row: &Indicator) -> Option<&'t str> {
    let said = said.trim_start_matches('。').trim_start();
    // Sign, figure and unit of a target stand in three cells of some forms, the report has it as it was typed.
    let rest = match behind(said, &report::target_clause(&row.target)) {
        Some(rest) => rest.strip_prefix('，')?,
        None if said.starts_with("年初目标") => {
            let at = said.find("，实际完成")?;
            said.get(at.saturating_add('，'.len_utf8())..)?
        }
        None => return None,
    };
    behind(rest, &report::actual_clause(&row.actual))
}

/// The reason in a line that the program composed of a row, from what stands behind the row's name.
#[must_use]
pub fn composed_reason<'t>(said: &'t str, row: &Indicator) -> Option<&'t str> {
    let behind = beyond_actual(said, row)?.strip_prefix('。')?;
    behind.trim_start().strip_prefix("原因：").map(str::trim)
}

/// The reason in a line that the program composed of the budget.
#[must_use]
pub fn composed_budget_reason(said: &str) -> Option<&str> {
    said.trim().strip_prefix("预算执行偏差原因：").map(str::trim)
}

/// What stands behind a text, white space left aside.
fn behind<'t>(said: &'t str, wanted: &str) -> Option<&'t str> {
    let mut wanted = wanted.chars().filter(|c| !c.is_whitespace());
    let mut next = wanted.next();
    for (at, c) in said.char_indices() {
        let Some(expected) = next else { return said.get(at..).map(str::trim_start) };
        if c.is_whitespace() {
            continue;
        }
        if c != expected {
            return None;
        }
        next = wanted.next();
    }
    next.is_none().then_some("")
}

/// What stands behind the figures in a row's analysis: `。` or `，分值5分，得4分。`.
#[must_use]
pub fn beyond_points(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('。') {
        return Some(rest);
    }
    let (first, rest) = sentence(text)?;
    let ours = first.starts_with("，分值") && (first.contains("分，得") || first.ends_with("分，尚无得分。"));
    ours.then_some(rest)
}

/// What a person wrote of a row, and the cause of its deviation, from what stands behind its figures.
#[must_use]
pub fn note_and_reason(said: &str) -> (&str, &str) {
    let said = said.trim();
    let begins =
        ["偏差原因：", "扣分原因："].into_iter().filter_map(|word| Some((said.rfind(word)?, word.len())));
    let parted = begins
        .max()
        .and_then(|(at, length)| Some((said.get(..at)?.trim_end(), said.get(at.saturating_add(length)..)?)));
    parted.unwrap_or((said, ""))
}

/// The first sentence, which stands in the first line, without blanks, and what follows.
fn sentence(text: &str) -> Option<(String, &str)> {
    let end = text.find('。')?.saturating_add('。'.len_utf8());
    let (first, rest) = text.split_at_checked(end)?;
    (!first.contains('\n')).then(|| (first.chars().filter(|c| !c.is_whitespace()).collect(), rest))
}

/// Whether a year of evaluation stands in it: `2020年度`.
fn has_year(text: &str) -> bool {
    text.match_indices("年度").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        before.bytes().rev().take(4).filter(u8::is_ascii_digit).count() == 4
    })
}

/// What stands before the last line that begins so.
fn before_line<'a>(text: &'a str, start: &str) -> &'a str {
    if text.starts_with(start) && !text.contains(&format!("\n{start}")) {
        return "";
    }
    text.rfind(&format!("\n{start}")).and_then(|at| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::Kind;
    use crate::{examples, scheme, scoring};

    #[test]
    fn what_the_sentences_leave_is_what_was_written_behind_them() {
        for mut evaluation in examples::all() {
            for scored in [true, false] {
                if !scored {
                    evaluation.indicators.iter_mut().for_each(|row| {
                        row.score = None;
                        row.actual.clear();
                    });
                    evaluation.budget.total.executed = None;
                }
                let scheme = scheme::of(&evaluation).unwrap();
                let card = scoring::score(&evaluation, &scheme);
                let own = "管理规范，完成98%。\n详见附表。";
                let kind = if evaluation.is_project() { Kind::Project } else { Kind::WholeUnit };
                let with = |sentence: String| format!("{sentence}{own}");
                assert_eq!(beyond_score(&with(report::score_sentence(&evaluation, &card, kind))), Some(own));
                let rate = card.budget.as_ref().and_then(|budget| budget.rate);
                let sentence = report::rate_sentence(&evaluation, rate, 2, kind);
                assert_eq!(beyond_rate(&with(sentence)), Some(own));
                assert_eq!(beyond_finished(&with(report::finished_sentence(3, 2, 1, 1))), Some(own));
                for (row, score) in evaluation.indicators.iter().zip(&card.rows) {
                    let sentence = report::analysis_sentence(1, row, score);
                    let behind = sentence.strip_prefix(&format!("指标1：{}", row.name)).unwrap();
                    let behind = beyond_actual(behind, row).unwrap();
                    let (note, reason) = note_and_reason(beyond_points(behind).unwrap());
                    assert_eq!(note.trim_end_matches('。'), row.note.trim_end_matches('。'));
                    if crate::checks::is_reason(&row.reason) {
                        assert_eq!(reason, format!("{}。", row.reason.trim_end_matches('。')));
                    }
                }
            }
        }
        assert_eq!(
            before_deductions("部分指标难量化。\n本次自评共扣 5 分：“甲”扣 5 分。"),
            "部分指标难量化。"
        );
        assert_eq!(before_deductions("本次自评共扣5分：略。"), "");
        assert_eq!(before_attachment("加强管理。\n附件：\n1. 表"), "加强管理。");
        assert!(is_survey("发放问卷 50 份，满意 48 份。") && !is_survey("满意度高"));
    }

    #[test]
    fn a_text_of_somebody_else_is_left_alone() {
        for text in
            ["", "自评得分94分。很好。", "2020年度全年预算 5 万元", "经自评，绩效得分 94 分，等级为“优”。"]
        {
            assert_eq!(
                (beyond_score(text), beyond_rate(text), beyond_finished(text)),
                (None, None, None),
                "{text}"
            );
        }
    }
}
