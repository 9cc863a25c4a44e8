//! Goes through every state that a world can come to, and holds the promises in each.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use ziping::tabs::{Event, Role};

use super::world::{Text, World};

pub struct Seen {
    pub states: usize,
    pub at_rest: usize,
}

/// Everything that can happen next, each as the world after it.
fn next(world: &World) -> Vec<World> {
    let mut all = Vec::new();
    let mut then = |at: usize, what: &'static str, may: bool, change: &dyn Fn(&mut World)| {
        if may {
            let mut next = world.clone();
            next.trail = world.trail.and(at, what);
            change(&mut next);
            all.push(next);
        }
    };
    let budget = world.budget;
    then(0, "(another page replaces it)", budget.others > 0, &|world| {
        world.budget.others -= 1;
        world.replace();
    });
    for (at, window) in world.windows.iter().enumerate() {
        let Some(window) = window else {
            then(at, "opens", budget.opens > 0, &|world| {
                world.budget.opens -= 1;
                world.open(at);
            });
            continue;
        };
        if window.resting {
            then(at, "comes back", true, &|world| {
                let newest = world.writes.len() - 1;
                world.window(at).resting = false;
                world.window(at).view = newest;
                world.feed(at, Event::Returned);
                let head = world.head(at).0;
                world.feed(at, Event::Stored(Some(head)));
            });
            continue;
        }
        let role = window.tab.role();
        then(at, "hears", !window.inbox.is_empty(), &|world| world.deliver(at));
        then(at, "is answered", !window.answers.is_empty(), &|world| {
            let answer = world.window(at).answers.pop_front().unwrap();
            world.feed(at, answer);
        });
        then(at, "has waited", window.waiting, &|world| {
            world.window(at).waiting = false;
            world.feed(at, Event::Waited);
        });
        then(at, "types", budget.edits > 0 && window.tab.may_edit(), &|world| {
            world.budget.edits -= 1;
            let bit: Text = 1 << world.typed;
            world.typed += 1;
            world.window(at).screen |= bit;
            world.feed(at, Event::Edited);
        });
        let unkept = window.tab.is_dirty() && window.tab.may_save();
        then(at, "keeps", unkept, &|world| world.flush(at, false));
        then(at, "finds no room", unkept && budget.failures > 0, &|world| {
            world.budget.failures -= 1;
            world.flush(at, true);
        });
        then(at, "takes over", budget.overs > 0 && role == Role::Following, &|world| {
            world.budget.overs -= 1;
            world.feed(at, Event::TakeOver);
        });
        then(at, "gives up", budget.ups > 0 && role == Role::Parted, &|world| {
            world.budget.ups -= 1;
            let window = world.window(at);
            let screen = window.screen;
            world.forgiven |= screen;
            world.feed(at, Event::GiveUp);
        });
        then(at, "closes", budget.closes > 0, &|world| {
            world.budget.closes -= 1;
            world.flush(at, false);
            let writing = world.window(at).tab.may_save();
            world.feed(at, Event::Hidden);
            world.resumes[at] = writing;
            close(world, at);
        });
        then(at, "crashes", budget.crashes > 0, &|world| {
            world.budget.crashes -= 1;
            world.crashed = true;
            world.resumes[at] = false;
            let window = world.window(at);
            let unkept = if window.tab.is_dirty() { window.screen & !window.promised } else { 0 };
            world.forgiven |= unkept;
            close(world, at);
        });
        then(at, "rests", budget.rests > 0, &|world| {
            world.budget.rests -= 1;
            world.flush(at, false);
            world.feed(at, Event::Hidden);
            world.window(at).resting = true;
            world.window(at).waiting = false;
            world.window(at).inbox.clear();
        });
    }
    all
}

/// The window is gone; the browser frees its lock. A window that said that it holds what is not kept was asked first.
fn close(world: &mut World, at: usize) {
    world.leave_line(at);
    let window = world.windows[at].take().unwrap();
    if window.tab.role() == Role::Parted || window.says_unsaved {
        world.forgiven |= window.screen;
    }
}

/// What holds at every moment.
fn hold(world: &World) {
    let (_, stored) = world.writes.last().unwrap();
    let mut somewhere = *stored | world.forgiven;
    for window in world.windows.iter().flatten() {
        somewhere |= window.screen;
    }
    let typed: Text = (1 << world.typed) - 1;
    assert_eq!(typed & !somewhere, 0, "something that was typed is nowhere: {world:#?}");
    if world.late {
        return;
    }
    for window in world.windows.iter().flatten() {
        let lost = window.promised & !(*stored | world.forgiven);
        assert_eq!(lost, 0, "something that was said to be kept is not: {world:#?}");
    }
}

fn is_at_rest(world: &World) -> bool {
    world.windows.iter().flatten().all(|window| {
        let to_keep = window.tab.is_dirty() && window.tab.may_save();
        window.inbox.is_empty() && window.answers.is_empty() && !window.waiting && !window.resting && !to_keep
    })
}

/// What holds once nothing is under way.
fn hold_at_rest(world: &World) {
    let (head, stored) = world.writes.last().unwrap();
    let writing = world.roles(Role::Writing);
    assert!(writing <= 1, "two windows write: {world:#?}");
    assert_eq!(world.roles(Role::Asking), 0, "a window waits for ever: {world:#?}");
    // Without locks nobody hears of a crash; one click goes on.
    if world.locks || !world.crashed {
        let in_vain = writing == 0 && world.roles(Role::Following) > 0;
        assert!(!in_vain, "a window follows nobody: {world:#?}");
    }
    for window in world.windows.iter().flatten() {
        if window.tab.role() == Role::Parted {
            assert!(window.tab.is_dirty());
            continue;
        }
        assert_eq!(window.screen, *stored, "a window shows something else than what is kept: {world:#?}");
        assert_eq!(window.tab.base(), Some(head), "{world:#?}");
        let lost = window.promised & !(*stored | world.forgiven);
        assert_eq!(lost, 0, "something that was said to be kept is not, and nobody was told: {world:#?}");
    }
}

/// Goes through every state that the world can come to.
pub fn explore(first: World) -> Seen {
    let digest = |world: &World| {
        let mut hasher = DefaultHasher::new();
        world.hash(&mut hasher);
        hasher.finish()
    };
    let mut seen = HashSet::from([digest(&first)]);
    let mut open = VecDeque::from([first]);
    let mut at_rest = 0;
    while let Some(world) = open.pop_front() {
        hold(&world);
        if is_at_rest(&world) {
            at_rest += 1;
            hold_at_rest(&world);
        }
        open.extend(next(&world).into_iter().filter(|next| seen.insert(digest(next))));
    }
    Seen { states: seen.len(), at_rest }
}
