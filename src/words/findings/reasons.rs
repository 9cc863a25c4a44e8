//! Family B: whether what stands out has a reason.

use super::About;
use crate::checks::Check;

pub(super) fn sentence(check: Check, _case: &str) -> &'static str {
    match check {
        Check::B07 => "文字称“{a}”，但表中有 {n} 项指标填有年初目标值。",
        _ => "",
    }
}

pub(super) fn about(check: Check) -> About {
    let (title, when, mend, rests_on) = match check {
        Check::B07 => (
            "称未申报绩效目标，表中却有年初目标值",
            "报告或说明文字称未申报（未设置、未编制）绩效目标，而表中填有年初目标值。",
            "年初批复过目标的，删去这句话；没有批复过的，说明表中目标值从何而来。",
            "财政部门关于对照年初目标填报实际完成值的要求；已公开的自评报告。",
        ),
        _ => ("", "", "", ""),
    };
    About { title, when, mend, rests_on }
}
