//! Budget execution rates.

use super::scopes;
use super::sentences::{Seen, Sentence, without_tail, without_tails};
use super::statement::Scope;

const FILL: &[&str] = &["为", "是", "达到", "达", "均", "约", ":", "已", "完成", "百分之"];

const WORDS: &[&str] = &["执行率", "支出率", "执行进度", "支出进度", "支付率", "支付进度", "预算完成率"];

/// Words of plans and of a time within the year.
const OTHERS: &[&str] = &[
    "目标", "计划", "要求", "应", "季度", "月", "半年", "序时", "平均", "全市", "全区", "全省", "预期", "未",
    "确保", "力争",
];

/// Of what a figure is the execution rate.
pub(super) fn rate(seen: &Seen<'_>, sentence: &Sentence) -> Option<Scope> {
    if seen.vague {
        return None;
    }
    let head = without_tails(seen.subject, FILL);
    let (rest, _) = without_tail(head, WORDS)?;
    if OTHERS.iter().any(|word| rest.contains(word)) {
        return None;
    }
    Some(scopes::of(rest, sentence.parts))
}
