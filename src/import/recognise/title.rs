//! Titles of reports and tables.

use super::text::LONGEST_LABEL;
use crate::number::reading::fold;

/// Whether a text is the title of a report or of a table.
pub(super) fn is_title(text: &str) -> bool {
    is_form_title(text) || is_report_title(text)
}

/// `2020年度项目自评表`, `项目支出绩效自评表（2019年度）`, `转移支付区域（项目）绩效目标自评表`.
pub(super) fn is_form_title(text: &str) -> bool {
    let Some(dense) = dense(text) else { return false };
    let table =
        dense.contains("自评表") || (dense.contains("绩效") && dense.contains("表") && dense.contains("评"));
    let ends = dense.trim_end_matches(|c: char| !matches!(c, '表')).len();
    // Behind 表 there may be a year or a number in brackets, but no sentence.
    let behind = dense.get(ends..).unwrap_or_default();
    table && (behind.is_empty() || behind.starts_with(['(', '(']) || behind.chars().count() <= 8)
}

/// `2020年度某校整体绩效自评报告`.
pub(super) fn is_report_title(text: &str) -> bool {
    let Some(dense) = dense(text) else { return false };
    let ends =
        ["自评报告", "自评结果", "绩效报告", "自评情况报告", "自评情况的报告", "自评工作报告", "评价报告"];
    dense.contains("绩效") && ends.iter().any(|end| dense.ends_with(end)) || dense.ends_with("自评报告")
}

/// A text that is short enough for a title and no sentence, half-width and without blanks.
fn dense(text: &str) -> Option<String> {
    if text.chars().nth(LONGEST_LABEL.saturating_mul(2)).is_some() {
        return None;
    }
    let folded = fold(text);
    let dense: String = folded.chars().filter(|c| *c != ' ').collect();
    let sentence = dense.contains(['。', ':', ';', '!', '?', ',', '，']);
    let attachment = dense.starts_with("附") && (dense.contains("见") || dense.contains("附后"));
    // `1. 2020年度项目自评表` in a list of attachments: without its blank it would be 1.2020.
    let numbered = [dense.as_str(), folded.trim()]
        .iter()
        .any(|text| super::text::without_number(text).len() < text.len());
    (!sentence && !attachment && !numbered && !dense.is_empty()).then_some(dense)
}
