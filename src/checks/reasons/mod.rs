//! Family B: whether what stands out has a reason.

pub(super) mod execution;
pub(super) mod patterns;
pub(super) mod rows;
pub(super) mod survey;
