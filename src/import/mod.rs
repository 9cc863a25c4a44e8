//! What offices already have: a file or a pasted table → what stands in it → what it says as an evaluation.
//!
//! Three steps, each of which knows only the one before: readers turn bytes or text into a [`Source`] (paragraphs and
//! tables, cell by cell, nothing understood yet); recognition turns a source into evaluations in which every member knows the
//! cells that it came from; the page or the terminal shows both and lets a person decide.

mod block;
mod block_columns;
mod differences;
mod fill;
mod preview;
#[cfg(feature = "office")]
mod read;
mod reading;
mod recognise;
mod refusal;
mod source;

pub use block::{BlockColumn, Change, Corner, Left, Pasted, Why, column_of_lines, paste_block};
pub use differences::{Difference, differences};
pub use fill::{Filled, Unfillable, fill};
pub use preview::{Item, Items, Leftover, Standing, items, standings};
#[cfg(feature = "office")]
pub use read::read;
pub use reading::Reading;
pub use recognise::{
    About, Choices, ColumnChoice, Counts, Doubt, Fit, Form, Grid, GridColumn, Mark, Proposal, Reason, Role,
    SchemeChoice, Understood, Unused, recognise,
};
pub use refusal::{Bound, OtherFormat, Refusal};
pub use source::{At, Block, Cell, Source, Table};
