//! Family A: whether the table's own figures hold.

use super::About;
use crate::checks::Check;

pub(super) fn sentence(check: Check, _case: &str) -> &'static str {
    match check {
        Check::A02 => "分值合计为 {x} 分，应为 {b} 分。",
        Check::A03 => "“{sec}”应为 {a} 分，下级指标分值合计 {b} 分。",
        Check::A05 => "“{ind}”得分 {s} 超过分值 {p}。",
        Check::A06 => "“{ind}”的得分或分值不是有效数字：分值应大于 0，得分不能为负。",
        Check::A09 => "预算数为零或未填，无法计算执行率；请检查“年度资金总额”是否漏填。",
        Check::A13 => "“{ind}”缺少{field}。",
        Check::A14 => "“{ind}”按规则应得 {x} 分，填写 {s} 分，偏高。",
        Check::A15 => "“{ind}”已达到目标或按规则应得 {x} 分，填写 {s} 分，请说明扣分原因。",
        Check::A16 => "“{ind}”选择“{tier}”，得分应在 {lo}–{hi} 分之间。",
        Check::A21 => "“{ind}”完成时间晚于目标，不应得满分 {x} 分。",
        Check::A22 => "“{ind}”目标为 0，实际为 {B}，不应得分，填写 {s} 分。",
        _ => "",
    }
}

pub(super) fn about(check: Check) -> About {
    let (title, when, mend, rests_on) = match check {
        Check::A02 => (
            "分值合计不是 100 分",
            "预算执行与各项指标的分值相加不等于 100。",
            "核对各指标分值，使合计为 100 分。",
            "已公开自评表的表注；预算管理一体化系统的填报校验。",
        ),
        _ => ("", "", "", ""),
    };
    About { title, when, mend, rests_on }
}
