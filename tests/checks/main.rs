//! The checks, held to their examples, to the labelled corpus, and to their documentation.
//!
//! - `examples/<ID>/`: for each check what it speaks of (`bad*.json`, with the exact words in `expected.tsv`), a right
//!   table (`good*.json`), and what is just not its matter (`near*.json`).
//! - `../corpus/`: whole tables and units with labels, written before the checks that they judge.
//! - `docs/checks.md` is made from the registry, the words and the corpus. To write it anew after a change:
//!   `ZIPING_WRITE=1 cargo test --no-default-features --test checks`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod aside;
mod corpus;
mod document;
mod examples;
mod files;
mod generated;
mod labels;
mod seed;

use ziping::checks::{Check, ENTRIES};
use ziping::words;

#[test]
fn every_check_is_entered_once_in_the_order_of_the_numbers() {
    let entered: Vec<Check> = ENTRIES.iter().map(|entry| entry.check).collect();
    assert_eq!(entered, Check::ALL);
}

#[test]
fn every_check_has_words() {
    for check in Check::ALL {
        let about = words::check_about(*check);
        for text in [about.title, about.when, about.mend, about.rests_on] {
            assert!(!text.is_empty(), "{}: {about:?}", check.id());
        }
    }
}
