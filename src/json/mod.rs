//! Any JSON of ours, read strictly: bytes → tree under caps → members, each refusal with its place.
//!
//! `parse` turns bytes into a tree; names that stand twice and binary fractions are refused there.
//! `Members` hands out the members of an object one by one and refuses what nobody took, so that a
//! reader is the list of what its format has. `file` and `scheme` are the two readers.

mod caps;
mod encoding;
mod error;
mod foreign;
mod members;
mod place;
mod tree;
pub(crate) mod value;

pub use caps::Caps;
pub use encoding::Encoding;
pub use error::{Expected, FileError, Limit, OtherKind, Problem};
pub use place::{Place, Step};

pub(crate) use members::Members;
pub(crate) use tree::{Json, parse};

/// What was read, or why not.
pub(crate) type Read<T> = Result<T, FileError>;
