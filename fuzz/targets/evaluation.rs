//! Bytes → file → score, checks, report, every export: refused with a sentence, or all of it made.
#![no_main]

#[path = "../../tests/hostile/everything.rs"]
mod everything;

use libfuzzer_sys::fuzz_target;
use ziping::file::Limits;

fuzz_target!(|bytes: &[u8]| {
    // Small, so that there are many: what is large has tests of its own.
    let limits = Limits { bytes: 64 * 1024, evaluations: 4, ..Limits::default() };
    let _ = everything::everything_within(bytes, &limits);
});
