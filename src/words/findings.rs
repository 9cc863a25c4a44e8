//! What the checks found, in sentences with the sum that does not hold.

use super::names::tier_name;
use crate::checks::{Check, Detail, Finding};
use crate::number::Points;

/// The sentence of a finding.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    match &finding.detail {
        Detail::Place => "预算数为零或未填，无法计算执行率；请检查“年度资金总额”是否漏填。".to_owned(),
        Detail::Sum { section: None, found, expected } => {
            format!("分值合计为 {} 分，应为 {} 分。", plain(*found), plain(*expected))
        }
        Detail::Sum { section: Some(section), found, expected } => {
            format!("“{section}”应为 {} 分，下级指标分值合计 {} 分。", plain(*expected), plain(*found))
        }
        Detail::Row { name } => format!("“{name}”的得分或分值不是有效数字：分值应大于 0，得分不能为负。"),
        Detail::Lacks { name, target, actual, score } => {
            let missing = [(*target, "年初目标值"), (*actual, "实际完成值"), (*score, "得分")];
            let missing: Vec<&str> = missing.iter().filter(|(is, _)| *is).map(|(_, what)| *what).collect();
            format!("“{name}”缺少{}。", missing.join("、"))
        }
        Detail::Score { name, score, against } => compared(finding.check, name, *score, *against),
        Detail::Band { name, tier, low, high } => {
            format!("“{name}”选择“{}”，得分应在 {}–{} 分之间。", tier_name(*tier), plain(*low), plain(*high))
        }
    }
}

fn compared(check: Check, name: &str, score: Points, against: Points) -> String {
    let (score, against) = (plain(score), plain(against));
    match check {
        Check::A05 => format!("“{name}”得分 {score} 超过分值 {against}。"),
        Check::A14 => format!("“{name}”按规则应得 {against} 分，填写 {score} 分，偏高。"),
        Check::A21 => format!("“{name}”完成时间晚于目标，不应得满分 {against} 分。"),
        Check::A22 => format!("“{name}”目标为 0 而实际超过 0，不应得分，填写 {score} 分。"),
        _ => format!("“{name}”已达到目标或按规则应得 {against} 分，填写 {score} 分，请说明扣分原因。"),
    }
}

fn plain(points: Points) -> String {
    points.exact().plain()
}
