//! A browser with one evaluation, its storage, its locks, and a few windows: as much of it as the rules can see.

use std::collections::VecDeque;
use std::rc::Rc;

use ziping::library::StateId;
use ziping::tabs::{Act, Event, Message, Role, Tab};

/// What was typed, one bit for each edit. Nothing that is typed is deleted, so a text that was made from another holds
/// all its bits.
pub type Text = u16;

/// How often each thing may still happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Budget {
    pub edits: u8,
    /// Takings over.
    pub overs: u8,
    pub closes: u8,
    pub crashes: u8,
    pub opens: u8,
    /// Saves that find no room.
    pub failures: u8,
    /// Givings up.
    pub ups: u8,
    /// Rests in the browser's memory after going back.
    pub rests: u8,
    /// Writes by another page of the program: a restored backup.
    pub others: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Mail {
    Wrote(usize),
    Told(Message),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Window {
    pub tab: Tab,
    pub screen: Text,
    pub inbox: VecDeque<Mail>,
    pub answers: VecDeque<Event>,
    pub waiting: bool,
    pub resting: bool,
    /// The newest write that it has seen.
    pub view: usize,
    /// What it said is kept, and wrote itself.
    pub promised: Text,
    /// The last save found no room, and it says so.
    pub says_unsaved: bool,
}

/// The steps that led to a world; they make no difference to it.
#[derive(Clone, Default)]
pub struct Trail(Option<Rc<(Trail, usize, &'static str)>>);

impl Trail {
    pub fn and(&self, window: usize, what: &'static str) -> Trail {
        Trail(Some(Rc::new((self.clone(), window, what))))
    }
}

impl std::fmt::Debug for Trail {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(step) = &self.0 else { return Ok(()) };
        write!(out, "{:?}{} {}, ", step.0, step.1, step.2)
    }
}

impl std::hash::Hash for Trail {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

#[derive(Debug, Clone, Hash)]
pub struct World {
    pub trail: Trail,
    pub windows: Vec<Option<Window>>,
    /// Every write; the last one is what is stored.
    pub writes: Vec<(StateId, Text)>,
    pub holder: Option<usize>,
    pub line: Vec<usize>,
    pub budget: Budget,
    pub locks: bool,
    /// Windows see the writes of others only when the news arrive.
    pub late: bool,
    pub typed: u8,
    pub opened: u8,
    pub crashed: bool,
    pub resumes: Vec<bool>,
    /// What was lost after a word about it, or was never said to be kept when the window crashed.
    pub forgiven: Text,
}

impl World {
    pub fn new(windows: usize, locks: bool, late: bool, budget: Budget) -> World {
        let first = StateId { sequence: 1, writer: "z".to_owned() };
        let mut world = World {
            trail: Trail::default(),
            windows: vec![None; windows],
            writes: vec![(first, 0)],
            holder: None,
            line: Vec::new(),
            budget,
            locks,
            late,
            typed: 0,
            opened: 0,
            crashed: false,
            resumes: vec![false; windows],
            forgiven: 0,
        };
        for at in 0..windows {
            world.open(at);
        }
        world
    }

    pub fn window(&mut self, at: usize) -> &mut Window {
        self.windows[at].as_mut().unwrap()
    }

    pub fn open(&mut self, at: usize) {
        let id = format!("{}{}", ["a", "b", "c"][at], self.opened);
        self.opened += 1;
        let (base, screen) = self.writes.last().unwrap().clone();
        let (tab, acts) = Tab::open(&id, Some(base), self.locks, self.resumes[at]);
        let view = self.writes.len() - 1;
        self.windows[at] = Some(Window {
            tab,
            screen,
            inbox: VecDeque::new(),
            answers: VecDeque::new(),
            waiting: false,
            resting: false,
            view,
            promised: 0,
            says_unsaved: false,
        });
        self.carry_out(at, acts);
    }

    /// What a window believes to be stored.
    pub fn head(&self, at: usize) -> (StateId, Text) {
        let newest = self.writes.len() - 1;
        let view = self.windows[at].as_ref().unwrap().view;
        self.writes[if self.late { view } else { newest }].clone()
    }

    pub fn feed(&mut self, at: usize, event: Event) {
        let acts = self.window(at).tab.on(event);
        self.carry_out(at, acts);
    }

    fn carry_out(&mut self, at: usize, acts: Vec<Act>) {
        for act in acts {
            match act {
                Act::Try => {
                    self.leave_line(at);
                    let free = self.holder.is_none();
                    if free {
                        self.holder = Some(at);
                    }
                    self.window(at).answers.push_back(if free { Event::Granted } else { Event::Refused });
                }
                Act::Queue => {
                    self.leave_line(at);
                    self.line.push(at);
                    self.grant();
                }
                Act::Steal => {
                    self.leave_line(at);
                    if let Some(other) = self.holder.replace(at) {
                        self.window(other).answers.push_back(Event::Lost);
                    }
                    self.window(at).answers.push_back(Event::Granted);
                }
                Act::Release => self.leave_line(at),
                Act::Save => self.save(at, false),
                Act::Load => self.load(at),
                Act::Say(message) => {
                    for other in self.others(at) {
                        self.window(other).inbox.push_back(Mail::Told(message.clone()));
                    }
                }
                Act::Wait => self.window(at).waiting = true,
            }
        }
    }

    fn others(&self, at: usize) -> Vec<usize> {
        let there = |other: &usize| self.windows[*other].as_ref().is_some_and(|window| !window.resting);
        (0..self.windows.len()).filter(|other| *other != at).filter(there).collect()
    }

    /// Ends whatever request of this window stands, as the page does before each new one.
    pub fn leave_line(&mut self, at: usize) {
        self.line.retain(|other| *other != at);
        if let Some(window) = &mut self.windows[at] {
            window.answers.clear();
        }
        if self.holder == Some(at) {
            self.holder = None;
            self.grant();
        }
    }

    fn grant(&mut self) {
        if self.holder.is_none() && !self.line.is_empty() {
            let next = self.line.remove(0);
            self.holder = Some(next);
            self.window(next).answers.push_back(Event::Granted);
        }
    }

    /// What the page does when the pause after typing is over, and when it goes.
    pub fn flush(&mut self, at: usize, no_room: bool) {
        let head = self.head(at).0;
        self.feed(at, Event::Stored(Some(head)));
        let tab = &self.window(at).tab;
        if tab.is_dirty() && tab.may_save() {
            self.save(at, no_room);
        }
    }

    fn save(&mut self, at: usize, no_room: bool) {
        let (head, stored) = self.head(at);
        let base = self.window(at).tab.base().cloned().unwrap();
        if head.sequence > base.sequence || (head.sequence == base.sequence && head.writer != base.writer) {
            return self.feed(at, Event::Overtaken);
        }
        if no_room {
            self.window(at).says_unsaved = true;
            return self.feed(at, Event::Unsaved);
        }
        let writer = self.window(at).tab.id().to_owned();
        let version = StateId { sequence: base.sequence + 1, writer };
        let screen = self.window(at).screen;
        assert_eq!(stored & !screen, 0, "window {at} overwrote what it had not seen: {self:#?}");
        self.write(Some(at), version.clone(), screen);
        self.window(at).promised |= screen;
        self.window(at).says_unsaved = false;
        self.feed(at, Event::Saved(version));
    }

    /// Another page of the program puts a backup in the place of what is stored; the person has agreed to that there.
    pub fn replace(&mut self) {
        let (head, text) = self.writes.last().unwrap().clone();
        let version = StateId { sequence: head.sequence + 1, writer: "z".to_owned() };
        self.write(None, version, text);
    }

    fn write(&mut self, by: Option<usize>, version: StateId, text: Text) {
        self.writes.push((version, text));
        let newest = self.writes.len() - 1;
        for other in 0..self.windows.len() {
            let Some(window) = &mut self.windows[other] else { continue };
            if Some(other) == by {
                window.view = newest;
            } else if !window.resting {
                window.inbox.push_back(Mail::Wrote(newest));
            }
        }
    }

    fn load(&mut self, at: usize) {
        let (head, stored) = self.head(at);
        if self.window(at).tab.base() == Some(&head) {
            return;
        }
        let window = self.window(at);
        assert!(!window.tab.is_dirty(), "window {at} took a state in over text that was not kept");
        window.screen = stored;
        self.feed(at, Event::Loaded(head));
    }

    pub fn deliver(&mut self, at: usize) {
        let Some(mail) = self.window(at).inbox.pop_front() else { return };
        match mail {
            Mail::Told(message) => self.feed(at, Event::Told(message)),
            Mail::Wrote(which) => {
                let window = self.window(at);
                window.view = window.view.max(which);
                // The news carry the state; what is stored by now may be a later one.
                let version = self.writes[which].0.clone();
                self.feed(at, Event::Stored(Some(version)));
            }
        }
    }

    pub fn roles(&self, wanted: Role) -> usize {
        self.windows.iter().flatten().filter(|window| !window.resting && window.tab.role() == wanted).count()
    }
}
