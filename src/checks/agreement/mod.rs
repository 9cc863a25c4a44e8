//! Family D: whether report and tables agree with each other.

pub(super) mod goals;
pub(super) mod holes;
pub(super) mod money;
pub(super) mod papers;
pub(super) mod pieces;
pub(super) mod prompts;
pub(super) mod rows;
pub(super) mod same;
pub(super) mod score;
pub(super) mod silence;
pub(super) mod tables;
pub(super) mod texts;
