//! What offices already have: a file or a pasted table → what stands in it → what it says as an evaluation.
//!
//! Three steps, each of which knows only the one before: readers turn bytes or text into a [`Source`] (paragraphs and
//! tables, cell by cell, nothing understood yet); recognition turns a source into evaluations in which every member knows the
//! cells that it came from; the page or the terminal shows both and lets a person decide.

#[cfg(feature = "office")]
mod read;
mod recognise;
mod refusal;
mod source;

#[cfg(feature = "office")]
pub use read::read;
pub use recognise::{
    About, Choices, ColumnChoice, Counts, Doubt, Fit, Form, Grid, GridColumn, Mark, Proposal, Reason, Role,
    SchemeChoice, Understood, Unused, recognise,
};
pub use refusal::{Bound, OtherFormat, Refusal};
pub use source::{At, Block, Cell, Source, Table};
