//! Every order in which windows with one evaluation can act, in a small world: nothing that was kept is overwritten unseen,
//! nothing that was typed is lost without a word, and in the end one window writes and the others show what is kept.

#[path = "tabs/explore.rs"]
mod explore;
#[path = "tabs/world.rs"]
mod world;

use explore::explore;
use world::{Budget, World};

const NONE: Budget =
    Budget { edits: 0, overs: 0, closes: 0, crashes: 0, opens: 0, failures: 0, ups: 0, rests: 0, others: 0 };

/// Two windows that type, take over, give up; room that runs out; another page that replaces what is kept.
const TALK: Budget = Budget { edits: 2, overs: 1, failures: 1, ups: 1, others: 1, ..NONE };
/// Two windows that type, take over, leave and are opened again.
const LEAVE: Budget = Budget { edits: 2, overs: 1, closes: 1, opens: 1, ..NONE };
/// Two windows that type, take over, rest in the browser's memory and come back.
const REST: Budget = Budget { edits: 2, overs: 1, rests: 2, ..NONE };

fn check(name: &str, windows: usize, locks: bool, late: bool, budget: Budget) {
    let seen = explore(World::new(windows, locks, late, budget));
    println!("{name}: {} states, {} of them at rest", seen.states, seen.at_rest);
    assert!(seen.states > 1000 && seen.at_rest > 1, "the world is too small to say anything");
}

#[test]
fn two_windows_with_locks_that_talk() {
    check("talk, locks", 2, true, false, TALK);
}

#[test]
fn two_windows_with_locks_that_leave() {
    check("leave, locks", 2, true, false, LEAVE);
}

#[test]
fn two_windows_without_locks_that_talk() {
    check("talk, no locks", 2, false, false, TALK);
}

#[test]
fn two_windows_without_locks_that_leave() {
    check("leave, no locks", 2, false, false, LEAVE);
}

#[test]
fn two_windows_with_locks_that_rest() {
    check("rest, locks", 2, true, false, REST);
}

#[test]
fn two_windows_without_locks_that_rest() {
    check("rest, no locks", 2, false, false, Budget { rests: 1, ..REST });
}

#[test]
fn two_windows_that_crash() {
    let budget = Budget { edits: 2, overs: 1, crashes: 1, opens: 1, ..NONE };
    check("crash, locks", 2, true, false, budget);
    check("crash, no locks", 2, false, false, budget);
}

/// Without locks, and each window sees the writes of the other late: both may write at the same moment.
#[test]
fn two_windows_that_write_at_the_same_moment() {
    check("late, no locks", 2, false, true, Budget { edits: 4, overs: 1, ..NONE });
}

#[test]
fn three_windows_with_locks() {
    check("three, locks", 3, true, false, Budget { edits: 1, overs: 1, ..NONE });
}

#[test]
fn three_windows_without_locks() {
    check("three, no locks", 3, false, false, Budget { overs: 1, ..NONE });
}
