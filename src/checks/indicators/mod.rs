//! Family C: whether the indicators are made well.

pub(super) mod headings;
pub(super) mod kinds;
pub(super) mod money_unit;
pub(super) mod names;
pub(super) mod rates;
pub(super) mod sections;
pub(super) mod targets;
pub(super) mod vague;
