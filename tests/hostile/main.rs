//! What hostile files do: `index.tsv` lists each with the row of the project's list of what must never happen, and with what
//! must be said. Each runs in a process of its own that is ended when it takes too long, and whose memory is measured.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod child;
mod encodings;
mod everything;
mod formulas;
mod index;
mod markup;
mod mutations;
mod numbers;
mod packed;
mod recipes;
mod rounding;
mod schemas;
mod signs;
