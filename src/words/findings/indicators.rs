//! Family C: whether the indicators are made well.

use super::About;
use crate::checks::Check;

pub(super) fn sentence(_check: Check, _case: &str) -> &'static str {
    ""
}

pub(super) fn about(_check: Check) -> About {
    About { title: "", when: "", mend: "", rests_on: "" }
}
