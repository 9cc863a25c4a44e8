//! Never lost: the library held against a storage that fails, lies, fills up and is cut off, at every operation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod backup;
mod bin;
mod crash;
mod faults;
mod faulty;
mod session;
