//! The printed form as a tree of plain parts, made by pure functions; writers turn it into paper.
//!
//! A form is laid out by its scheme's data ([`crate::scheme::Form`]), never by code for one form: texts
//! hold places in braces, and [`Place`] says which there are.

mod accounts;
mod composed;
mod counts;
mod cut;
mod document;
mod form;
mod full;
mod grid;
mod holes;
mod own_text;
mod package;
mod paginate;
mod place;

pub(crate) use accounts::accounts_table;
pub use composed::composed_deviation;
pub(crate) use cut::{Cuttable, page_starts};
pub use document::{Document, OwnText, Paragraph, Part, Sheet, SheetKind, Shows, Table, TableCell, TableRow};
pub use form::{blank_form, form, with_sign_line};
pub use full::report;
pub use holes::{Hole, holes};
pub use package::package;
pub(crate) use paginate::is_empty;
pub use paginate::{FormPages, Setting, fitted, paginate, parted};
pub use place::{Place, fill};
