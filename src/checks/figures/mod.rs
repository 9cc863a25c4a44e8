//! Family A: whether the table's own figures hold.

pub(super) mod accounts;
pub(super) mod claimed;
pub(super) mod money;
pub(super) mod names;
pub(super) mod rows;
pub(super) mod scores;
pub(super) mod sums;
pub(super) mod unread;
pub(super) mod values;
