//! The printed form as a tree of plain parts, made by pure functions; writers turn it into paper.
//!
//! A form is laid out by its scheme's data ([`crate::scheme::Form`]), never by code for one form: texts
//! hold places in braces, and [`Place`] says which there are.

mod document;
mod form;
mod grid;
mod place;

pub use document::{Document, Part, Table, TableCell, TableRow};
pub use form::form;
pub use place::{Place, fill};
