//! Every order in which windows with one evaluation can act, in a small world: nothing that was kept is overwritten unseen,
//! nothing that was typed is lost without a word, and in the end one window writes and the others show what is kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "tabs/explore.rs"]
mod explore;
#[path = "tabs/world.rs"]
mod world;

use explore::explore;
use world::{Budget, World};

const NONE: Budget =
    Budget { edits: 0, overs: 0, closes: 0, crashes: 0, opens: 0, failures: 0, ups: 0, rests: 0, others: 0 };

/// Two windows that type and take over, and room that runs out.
const TALK: Budget = Budget { edits: 2, overs: 1, failures: 1, ..NONE };
/// Two windows that type and give up, and another page that replaces what is kept.
const DISAGREE: Budget = Budget { edits: 2, ups: 1, others: 1, ..NONE };
/// Two windows that type, take over, leave and are opened again.
const LEAVE: Budget = Budget { edits: 1, overs: 1, closes: 1, opens: 1, ..NONE };
/// Two windows that type, take over, rest in the browser's memory and come back.
const REST: Budget = Budget { edits: 1, overs: 1, rests: 1, ..NONE };
/// Two windows that type, take over, crash and are opened again.
const CRASH: Budget = Budget { edits: 2, crashes: 1, opens: 1, ..NONE };
/// All of it.
const LARGE: [Budget; 3] = [
    Budget { edits: 2, overs: 1, failures: 1, ups: 1, others: 1, ..NONE },
    Budget { edits: 2, overs: 1, closes: 1, crashes: 1, opens: 1, ..NONE },
    Budget { edits: 2, overs: 1, rests: 2, ..NONE },
];

fn check(name: &str, windows: usize, locks: bool, late: bool, budget: Budget) {
    let seen = explore(World::new(windows, locks, late, budget));
    println!("{name}: {} states, {} of them at rest", seen.states, seen.at_rest);
    assert!(seen.states > 1000 && seen.at_rest > 1, "the world is too small to say anything");
}

#[test]
fn two_windows_with_locks() {
    for (name, budget) in
        [("talk", TALK), ("disagree", DISAGREE), ("leave", LEAVE), ("rest", REST), ("crash", CRASH)]
    {
        check(&format!("{name}, locks"), 2, true, false, budget);
    }
}

#[test]
fn two_windows_without_locks() {
    for (name, budget) in
        [("talk", TALK), ("disagree", DISAGREE), ("leave", LEAVE), ("rest", REST), ("crash", CRASH)]
    {
        check(&format!("{name}, no locks"), 2, false, false, budget);
    }
}

/// Without locks, and each window sees the writes of the other late: both may write at the same moment.
#[test]
fn two_windows_that_write_at_the_same_moment() {
    check("late, no locks", 2, false, true, Budget { edits: 3, overs: 1, ..NONE });
}

#[test]
fn three_windows() {
    check("three, locks", 3, true, false, Budget { overs: 1, ..NONE });
    check("three, no locks", 3, false, false, Budget { overs: 1, ..NONE });
}

#[test]
#[ignore = "takes minutes: cargo xtask test long"]
fn two_and_three_windows_in_larger_worlds() {
    for budget in LARGE {
        check("large, locks", 2, true, false, budget);
        check("large, no locks", 2, false, false, budget);
    }
    check("three, large, locks", 3, true, false, Budget { edits: 1, overs: 1, ..NONE });
    check("late, large, no locks", 2, false, true, Budget { edits: 4, overs: 1, closes: 1, ..NONE });
}
