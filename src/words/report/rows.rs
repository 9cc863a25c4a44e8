//! Sentences on indicators: counted, finished or not, and one by one.

use super::{nothing, plain, stopped};
use crate::evaluation::Indicator;
use crate::number::reading::{Sense, read};
use crate::number::{Exact, Points};
use crate::scoring::{Finished, RowScore};

/// How many indicators there are and how many are finished; `below` of those finished did not get all their points.
#[must_use]
pub fn finished_sentence(set: usize, finished: usize, undecided: usize, below: usize) -> String {
    if set == 0 {
        return "尚未设置绩效指标。".to_owned();
    }
    let unfinished = set.saturating_sub(finished).saturating_sub(undecided);
    let mut sentence = format!("共设置绩效指标{set}个，");
    if finished == set {
        sentence.push_str("全部完成");
    } else {
        sentence.push_str(&format!("完成{finished}个"));
    }
    if unfinished > 0 {
        sentence.push_str(&format!("，未完成{unfinished}个"));
    }
    if undecided > 0 {
        sentence.push_str(&format!("，{undecided}个尚未认定是否完成"));
    }
    if below > 0 {
        let what = if finished == set { "未得满分" } else { "虽已完成、未得满分" };
        sentence.push_str(&format!("；其中{below}个{what}，原因见“存在的问题和原因”"));
    }
    sentence.push('。');
    sentence
}

/// Unfinished and undecided indicators, each on a line: `lines` are made by [`unfinished_line`].
#[must_use]
pub fn unfinished_text(unfinished: &[String], undecided: &[String]) -> String {
    let mut parts = Vec::new();
    match unfinished {
        [] if undecided.is_empty() => return nothing().to_owned(),
        [] => {}
        lines => parts.push(format!("未完成的指标{}个：\n{}", lines.len(), numbered(lines))),
    }
    if !undecided.is_empty() {
        parts.push(format!("尚未认定是否完成的指标{}个：\n{}", undecided.len(), numbered(undecided)));
    }
    parts.join("\n")
}

fn numbered(lines: &[String]) -> String {
    let lines: Vec<String> =
        lines.iter().zip(1_u32..).map(|(line, number)| format!("（{number}）{line}")).collect();
    lines.join("\n")
}

/// One unfinished indicator with target, actual value, score and cause.
#[must_use]
pub fn unfinished_line(row: &Indicator, score: &RowScore) -> String {
    format!("{}：{}{}{}", row.name, target_and_actual(row), points_clause(score), reason_clause(&row.reason))
}

/// `年初目标4次，实际完成4次`; words stand in quotes: `年初目标为“稳步提高”，实际完成“稳步提高”`.
#[must_use]
pub fn target_and_actual(row: &Indicator) -> String {
    format!("{}，{}", target_clause(&row.target), actual_clause(&row.actual))
}

/// `年初目标4次`, as [`target_and_actual`] says it.
#[must_use]
pub fn target_clause(target: &str) -> String {
    clause("年初目标", "年初目标为", target)
}

/// `实际完成4次`, as [`target_and_actual`] says it.
#[must_use]
pub fn actual_clause(actual: &str) -> String {
    clause("实际完成", "实际完成", actual)
}

fn clause(of_figure: &str, of_words: &str, value: &str) -> String {
    let value = one_line(value);
    match read(&value).sense {
        Sense::Blank => format!("{of_figure}值未填"),
        // 年初目标0 alone would read like a typing mistake.
        Sense::Number { .. } if value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => {
            format!("{of_figure}值为{value}")
        }
        Sense::Number { .. } | Sense::Range { .. } => format!("{of_figure}{value}"),
        // Quotes within quotes would have to be others than those that were typed.
        _ if value.contains(['“', '”', '"']) => format!("{of_figure}：{value}"),
        _ => format!("{of_words}“{}”", value.trim_end_matches('。')),
    }
}

/// A text of several lines in one.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

/// Points and score where some were lost or there is no score; a full score is the table's matter.
fn points_clause(row: &RowScore) -> String {
    match (row.points, row.score()) {
        (Some(points), Some(score)) if score != points => {
            format!("，分值{}分，得{}分。", plain(points), plain(score))
        }
        (Some(points), None) => format!("，分值{}分，尚无得分。", plain(points)),
        _ => "。".to_owned(),
    }
}

/// A cause as the person wrote it; nothing where it says nothing.
fn reason_clause(reason: &str) -> String {
    if crate::checks::is_reason(reason) { format!("原因：{}", stopped(reason)) } else { String::new() }
}

/// One indicator of the analysis.
#[must_use]
pub fn analysis_sentence(number: usize, row: &Indicator, score: &RowScore) -> String {
    let mut sentence =
        format!("指标{number}：{}。{}{}", row.name, target_and_actual(row), points_clause(score));
    let note = row.note.trim();
    if !note.is_empty() {
        sentence.push_str(note);
        if !note.ends_with(['。', '！', '？', '；']) {
            sentence.push('。');
        }
    }
    let reason = reason_clause(&row.reason);
    if !reason.is_empty() {
        let deviation = score.finished != Finished::Yes || score.score() == score.points;
        sentence.push_str(if deviation { "偏差" } else { "扣分" });
        sentence.push_str(&reason);
    }
    sentence
}

/// A row's reason among those of other rows: `培训：年初目标4次，实际完成3次。原因：停课。`
#[must_use]
pub fn composed_reason(row: &Indicator) -> String {
    format!("{}：{}。{}", one_line(&row.name), target_and_actual(row), reason_clause(&row.reason))
}

/// The budget's reason among those of rows.
#[must_use]
pub fn composed_budget_reason(reason: &str) -> String {
    format!("预算执行偏差原因：{}", stopped(reason))
}

/// Points lost, indicator by indicator.
#[must_use]
pub fn deductions_text(deducted: &[(String, Points, String)], budget_lost: Option<Points>) -> String {
    let lost = deducted.iter().map(|(_, lost, _)| Some(*lost)).chain(std::iter::once(budget_lost));
    let Some(sum) = Points::sum(lost).filter(|sum| sum.exact() > Exact::ZERO) else { return String::new() };
    let budget = budget_lost.map(|lost| format!("预算执行扣{}分", plain(lost)));
    let rows = deducted.iter().map(|(name, lost, reason)| {
        let reason = one_line(reason);
        let reason = reason.trim_end_matches(['。', '；']);
        let reason = if crate::checks::is_reason(reason) { format!("（{reason}）") } else { String::new() };
        format!("{}扣{}分{reason}", quoted(name), plain(*lost))
    });
    let parts: Vec<String> = budget.into_iter().chain(rows).collect();
    format!("本次自评共扣{}分：{}。", plain(sum), parts.join("；"))
}

/// A name in quotes; quotes of its own become the inner ones.
pub(super) fn quoted(name: &str) -> String {
    format!("“{}”", name.trim().replace('“', "‘").replace('”', "’"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(target: &str, actual: &str) -> Indicator {
        Indicator { target: target.into(), actual: actual.into(), ..Indicator::default() }
    }

    #[test]
    fn figures_stand_bare_and_words_in_quotes() {
        for (target, actual, said) in [
            ("4次", "4次", "年初目标4次，实际完成4次"),
            ("≥90%", "95%", "年初目标≥90%，实际完成95%"),
            ("3-5个", "4个", "年初目标3-5个，实际完成4个"),
            ("0", "0", "年初目标值为0，实际完成值为0"),
            ("稳步提高", "稳步提高", "年初目标为“稳步提高”，实际完成“稳步提高”"),
            ("2020年内", "2020年内", "年初目标为“2020年内”，实际完成“2020年内”"),
            ("建成“一网通办”", "建成", "年初目标：建成“一网通办”，实际完成“建成”"),
            ("", "", "年初目标值未填，实际完成值未填"),
            ("按照财政资金\n管理要求", "是。", "年初目标为“按照财政资金管理要求”，实际完成“是”"),
        ] {
            assert_eq!(target_and_actual(&row(target, actual)), said);
        }
    }

    #[test]
    fn all_finished_is_said_once_and_agrees_with_points_lost() {
        assert_eq!(finished_sentence(15, 15, 0, 0), "共设置绩效指标15个，全部完成。");
        assert_eq!(
            finished_sentence(15, 15, 0, 4),
            "共设置绩效指标15个，全部完成；其中4个未得满分，原因见“存在的问题和原因”。"
        );
        assert_eq!(
            finished_sentence(15, 12, 1, 1),
            "共设置绩效指标15个，完成12个，未完成2个，1个尚未认定是否完成；其中1个虽已完成、未得满分，原因见“存在的问题和原因”。"
        );
    }
}
