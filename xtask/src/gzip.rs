//! gzip, as hosts pack what they send, and as the one-file page carries what it seldom needs.

use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// The packed bytes; the same for the same input.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).and_then(|()| gzip.finish()).map_err(|why| format!("gzip failed: {why}"))
}
