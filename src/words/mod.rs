//! Every sentence the program says, in Chinese, one function each.
//!
//! Scoring, reading and files give codes and arguments; here they become words. Code and comments stay English.

mod basis;
mod explain;
mod fields;
mod files;
mod findings;
mod formula;
pub mod import;
mod importing;
mod keeping;
mod making;
mod names;
pub mod page;
pub mod paper;
mod reading;
pub mod report;
pub mod report_back;
mod scheme;
pub mod sheets;
mod short;

pub use basis::{basis_of, basis_says};
pub use explain::{explain_budget, explain_row, explain_section, explain_total};
pub use fields::{figure_fault, unread};
pub use files::{file_error, place, unopened};
pub use findings::{About, check_about, finding, template, without_asking};
pub use importing::{hidden_sheet, refused_import};
pub use keeping::{older_opened, save_error, storage_error, unreadable};
pub use making::{make_error, no_such_format, not_written};
pub use names::{file_name, kind, rule_name, tier_name, title};
pub use reading::{TargetCells, reading, row_notes, target_cells};
pub use scheme::{points_sum, scheme_fault, scheme_name};
pub(crate) use short::shortened;
