//! What a window makes of locks, of what is stored, and of what the others say.

use super::tab::Lock;
use super::{Act, Message, Role, Tab, Word};
use crate::library::StateId;

impl Tab {
    pub(super) fn granted(&mut self) -> Vec<Act> {
        match self.role {
            Role::Writing => {
                self.lock = Lock::Held;
                Vec::new()
            }
            // The one that asked stands behind this one in the line.
            Role::Following if self.asker.is_some() => {
                let asker = self.asker.take();
                self.lock = Lock::Queued;
                vec![self.say(Word::Yield, asker), Act::Release, Act::Queue]
            }
            Role::Following | Role::Asking => {
                self.unused = self.role == Role::Following;
                self.lock = Lock::Held;
                self.write()
            }
            Role::Parted => {
                self.lock = Lock::Free;
                vec![Act::Release]
            }
        }
    }

    pub(super) fn refused(&mut self) -> Vec<Act> {
        if self.role != Role::Writing || self.lock != Lock::Tried {
            return Vec::new();
        }
        if self.dirty {
            return self.part();
        }
        let mut acts = self.follow();
        acts.extend(self.resume());
        acts
    }

    /// Asks for what it had before it was loaded again; at most once.
    fn resume(&mut self) -> Option<Act> {
        let asks = std::mem::take(&mut self.resumes);
        self.asked |= asks;
        asks.then(|| self.say(Word::Resume, None))
    }

    pub(super) fn lost(&mut self) -> Vec<Act> {
        if self.role != Role::Writing {
            return Vec::new();
        }
        self.lock = Lock::Free;
        if self.dirty {
            self.yielding = Some(None);
            return vec![Act::Soon];
        }
        self.follow()
    }

    pub(super) fn no_locks(&mut self) -> Vec<Act> {
        self.lock = Lock::Without;
        match self.role {
            Role::Writing => vec![self.say(Word::Here, None)],
            _ => Vec::new(),
        }
    }

    pub(super) fn saved(&mut self, version: StateId) -> Vec<Act> {
        self.base = Some(version);
        self.dirty = false;
        match self.yielding.take() {
            Some(to) => self.give_way(to),
            None => Vec::new(),
        }
    }

    pub(super) fn overtaken(&mut self) -> Vec<Act> {
        if self.dirty { self.part() } else { vec![Act::Load] }
    }

    /// Something is stored: what the screen was made from, something that was made from it, or something else.
    pub(super) fn stored(&mut self, stored: Option<StateId>) -> Vec<Act> {
        let Some(stored) = stored.filter(|stored| self.base.as_ref() != Some(stored)) else {
            return Vec::new();
        };
        let (wrote, known) = match &self.base {
            Some(base) => (base.writer == self.me, base.sequence),
            None => (false, 0),
        };
        if stored.sequence < known && stored.writer == self.me {
            // News of an earlier save of its own.
            return Vec::new();
        }
        match self.role {
            Role::Parted => Vec::new(),
            // What this window kept was overwritten by one that had not seen it: only the screen has it now.
            _ if wrote && stored.sequence <= known => {
                self.dirty = true;
                self.part()
            }
            Role::Following | Role::Asking => vec![Act::Load],
            Role::Writing if self.dirty => self.part(),
            Role::Writing if self.lock == Lock::Without => vec![Act::Load, self.say(Word::Here, None)],
            Role::Writing => vec![Act::Load],
        }
    }

    pub(super) fn told(&mut self, message: &Message) -> Vec<Act> {
        let for_me = message.to.as_ref().is_none_or(|to| *to == self.me);
        if message.from == self.me || !for_me || self.away {
            return Vec::new();
        }
        let from = message.from.clone();
        let locks = self.lock != Lock::Without;
        match (message.word, self.role) {
            (Word::Here, Role::Writing) if !locks => {
                self.claimed.push(from.clone());
                vec![self.say(Word::Held, Some(from))]
            }
            (Word::Held, Role::Writing) if !locks => self.hear_held(&from),
            (Word::Ask, Role::Writing) if self.dirty => {
                self.yielding = Some(Some(from));
                vec![Act::Soon]
            }
            (Word::Ask, Role::Writing) => self.give_way(Some(from)),
            (Word::Resume, Role::Writing) if self.unused && !self.dirty => self.give_way(Some(from)),
            // Two ask at once: the smaller id goes first.
            (Word::Ask, Role::Asking) if from < self.me => {
                self.role = Role::Following;
                self.asker = locks.then_some(from);
                Vec::new()
            }
            (Word::Ask | Word::Resume, Role::Following) => {
                self.asker = locks.then_some(from);
                Vec::new()
            }
            (Word::Yield, Role::Following | Role::Asking) if message.to.is_some() => {
                // Whoever stands before this one in the line need not wait for it.
                if locks { vec![Act::Steal] } else { self.write() }
            }
            (Word::Left, Role::Following | Role::Asking) if !locks => {
                self.unused = self.role == Role::Following;
                let mut acts = self.write();
                acts.push(self.say(Word::Here, None));
                acts
            }
            _ => Vec::new(),
        }
    }

    /// Another window says that it writes. Where both have said so to each other, the smaller id goes on.
    fn hear_held(&mut self, from: &String) -> Vec<Act> {
        if self.claimed.contains(from) && self.me < *from {
            return Vec::new();
        }
        // It may have said so before it gave way: once more, please.
        if std::mem::take(&mut self.settled) {
            return vec![self.say(Word::Here, Some(from.clone()))];
        }
        if self.dirty {
            return self.part();
        }
        let mut acts = self.follow();
        acts.extend(self.resume());
        acts
    }

    pub(super) fn take_over(&mut self) -> Vec<Act> {
        if self.role != Role::Following {
            return Vec::new();
        }
        self.role = Role::Asking;
        self.asked = true;
        self.asker = None;
        vec![self.say(Word::Ask, None), Act::Wait]
    }

    pub(super) fn give_up(&mut self) -> Vec<Act> {
        if self.role != Role::Parted {
            return Vec::new();
        }
        self.dirty = false;
        // The screen shows something else than any stored state: whatever is stored is to be taken in.
        self.base = None;
        let mut acts = vec![Act::Load];
        if self.lock == Lock::Without {
            acts.extend(self.enter(false));
        } else {
            acts.extend(self.follow());
        }
        acts
    }

    pub(super) fn waited(&mut self) -> Vec<Act> {
        if self.role != Role::Asking {
            return Vec::new();
        }
        if self.lock != Lock::Without {
            return vec![Act::Steal];
        }
        let mut acts = self.write();
        // Another one may have been opened meanwhile.
        acts.push(self.say(Word::Held, None));
        acts
    }

    pub(super) fn hidden(&mut self) -> Vec<Act> {
        self.away = true;
        let wrote = self.role == Role::Writing;
        self.resumes = wrote;
        if self.lock == Lock::Without {
            // Whoever was asked may have given way already.
            return if wrote || self.asked { vec![self.say(Word::Left, None)] } else { Vec::new() };
        }
        self.lock = Lock::Free;
        vec![Act::Release]
    }

    pub(super) fn returned(&mut self) -> Vec<Act> {
        if !std::mem::take(&mut self.away) || self.role == Role::Parted {
            return Vec::new();
        }
        let locks = self.lock != Lock::Without;
        self.enter(locks)
    }
}
