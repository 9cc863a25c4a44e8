//! What one window knows of an open evaluation, and what follows from what happens.

use super::{Message, Word};
use crate::library::StateId;

/// What a window may do with the evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It changes and keeps it.
    Writing,
    /// It shows what another window keeps.
    Following,
    /// As before, and it has asked to write.
    Asking,
    /// It holds text that is not kept, and another window writes or has kept something else. It keeps nothing.
    Parted,
}

/// The browser's lock on the evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Lock {
    /// The browser has none.
    Without,
    /// Asked for, if it is free; no answer yet.
    Tried,
    /// This window has it.
    Held,
    /// This window waits for it.
    Queued,
    /// Neither.
    Free,
}

/// What happens to a window.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Event {
    /// The lock was given.
    Granted,
    /// The lock is another window's.
    Refused,
    /// The lock was taken away by another window.
    Lost,
    /// The browser gives no locks after all.
    NoLocks,
    /// The person changed something.
    Edited,
    /// What the screen shows was kept as this.
    Saved(StateId),
    /// It was not kept: another state is stored than the one it was made from.
    Overtaken,
    /// It was not kept, for another reason (no room).
    Unsaved,
    /// This is stored now: after another window wrote, and before this one does. `None`: nothing is.
    Stored(Option<StateId>),
    /// What was stored was deleted, or the storage emptied: the screen rests on nothing.
    Gone,
    /// The stored state was taken in and is what the screen shows.
    Loaded(StateId),
    /// Another window says something.
    Told(Message),
    /// The person wants to write here.
    TakeOver,
    /// The person gives up what is not kept, and wants to see what is stored.
    GiveUp,
    /// Nobody has answered [`Act::Wait`].
    Waited,
    /// The page goes, perhaps to come back.
    Hidden,
    /// The page has come back as it was.
    Returned,
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Act {
    /// Ask for the lock, if it is free: [`Event::Granted`], [`Event::Refused`] or [`Event::NoLocks`].
    Try,
    /// Wait for the lock: [`Event::Granted`] at any time.
    Queue,
    /// Take the lock from whoever has it: [`Event::Granted`].
    Steal,
    /// Give the lock back, and wait for none.
    Release,
    /// Keep what the screen shows as soon as the news that are under way have come in: [`Event::Saved`],
    /// [`Event::Overtaken`] or [`Event::Unsaved`]. A window that was stopped for a while hears what was said and written meanwhile
    /// one by one, and does not see the end of it yet.
    Soon,
    /// Take in what is stored, where it is another state than the screen's: [`Event::Loaded`].
    Load,
    /// Say something to the other windows.
    Say(Message),
    /// Come back with [`Event::Waited`] where nobody answers for a second.
    Wait,
}

/// What one window knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tab {
    pub(super) me: String,
    pub(super) role: Role,
    pub(super) lock: Lock,
    /// The stored state that the screen's text was made from.
    pub(super) base: Option<StateId>,
    /// Whether the screen's text is not kept.
    pub(super) dirty: bool,
    /// It was let in because the other window left, and the person has not used that yet.
    pub(super) unused: bool,
    /// Whether this page was writing before it was loaded again.
    pub(super) resumes: bool,
    /// It has asked to write; someone may have given way to it.
    pub(super) asked: bool,
    /// It knows that it writes: another one has given way, or there was none.
    pub(super) settled: bool,
    /// It is keeping its text, to give way to this window afterwards.
    pub(super) yielding: Option<Option<String>>,
    /// This window has asked: it goes first.
    pub(super) asker: Option<String>,
    /// The windows that were told that this one writes.
    pub(super) claimed: Vec<String>,
    pub(super) away: bool,
}

impl Tab {
    /// A window that has just opened an evaluation, and what it does first.
    ///
    /// `me` is its id, `base` the stored state it shows, `locks` whether the browser has any, `resumes` whether the same page
    /// wrote it before it was loaded again.
    #[must_use]
    pub fn open(me: &str, base: Option<StateId>, locks: bool, resumes: bool) -> (Tab, Vec<Act>) {
        let mut tab = Tab {
            me: me.to_owned(),
            role: Role::Writing,
            lock: Lock::Free,
            base,
            dirty: false,
            unused: false,
            resumes,
            asked: false,
            settled: false,
            yielding: None,
            asker: None,
            claimed: Vec::new(),
            away: false,
        };
        let acts = tab.enter(locks);
        (tab, acts)
    }

    /// The id of the window.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.me
    }

    /// What the window may do.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether the person may change what the screen shows.
    #[must_use]
    pub fn may_edit(&self) -> bool {
        matches!(self.role, Role::Writing | Role::Parted)
    }

    /// Whether the window may keep its state now.
    #[must_use]
    pub fn may_save(&self) -> bool {
        self.role == Role::Writing
    }

    /// The stored state that the screen was made from; its sequence is what a save must follow.
    #[must_use]
    pub fn base(&self) -> Option<&StateId> {
        self.base.as_ref()
    }

    /// Whether the screen holds text that is not kept.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Something has happened: what is to be done.
    #[must_use]
    pub fn on(&mut self, event: Event) -> Vec<Act> {
        match event {
            Event::Granted => self.granted(),
            Event::Refused => self.refused(),
            Event::Lost => self.lost(),
            Event::NoLocks => self.no_locks(),
            Event::Edited => {
                self.dirty = true;
                self.unused = false;
                Vec::new()
            }
            Event::Saved(version) => self.saved(version),
            Event::Overtaken => self.overtaken(),
            Event::Unsaved => {
                if self.yielding.is_some() {
                    self.part()
                } else {
                    Vec::new()
                }
            }
            Event::Stored(stored) => self.stored(stored),
            Event::Gone => {
                self.base = None;
                Vec::new()
            }
            Event::Loaded(version) => {
                self.base = Some(version);
                self.dirty = false;
                Vec::new()
            }
            Event::Told(message) => self.told(&message),
            Event::TakeOver => self.take_over(),
            Event::GiveUp => self.give_up(),
            Event::Waited => self.waited(),
            Event::Hidden => self.hidden(),
            Event::Returned => self.returned(),
        }
    }

    pub(super) fn say(&self, word: Word, to: Option<String>) -> Act {
        Act::Say(Message { from: self.me.clone(), to, word })
    }

    /// Becomes the one that writes, as far as it knows, and finds out whether another one does.
    pub(super) fn enter(&mut self, locks: bool) -> Vec<Act> {
        self.role = Role::Writing;
        self.claimed.clear();
        self.settled = false;
        self.lock = if locks { Lock::Tried } else { Lock::Without };
        vec![if locks { Act::Try } else { self.say(Word::Here, None) }]
    }

    /// Becomes the one that writes, known to the others.
    pub(super) fn write(&mut self) -> Vec<Act> {
        self.role = Role::Writing;
        self.claimed.clear();
        self.asker = None;
        self.settled = true;
        vec![Act::Load]
    }

    /// Shows what another window keeps, from now on.
    pub(super) fn follow(&mut self) -> Vec<Act> {
        self.role = Role::Following;
        self.unused = false;
        self.claimed.clear();
        if self.lock == Lock::Without {
            return Vec::new();
        }
        self.lock = Lock::Queued;
        vec![Act::Queue]
    }

    /// Keeps its text to itself.
    pub(super) fn part(&mut self) -> Vec<Act> {
        let wrote = self.role == Role::Writing;
        self.role = Role::Parted;
        self.claimed.clear();
        if self.lock != Lock::Without {
            self.lock = Lock::Free;
            self.yielding = None;
            return vec![Act::Release];
        }
        // Nobody is left to follow.
        match self.yielding.take() {
            Some(to) => vec![self.say(Word::Yield, to)],
            None if wrote => vec![self.say(Word::Left, None)],
            None => Vec::new(),
        }
    }

    /// Gives way to a window that has asked; what the screen shows is kept.
    pub(super) fn give_way(&mut self, to: Option<String>) -> Vec<Act> {
        self.yielding = None;
        let mut acts = vec![self.say(Word::Yield, to)];
        if self.lock == Lock::Held {
            acts.push(Act::Release);
        }
        acts.extend(self.follow());
        acts
    }
}
