//! The site without a network, and new versions of it: the person decides when to go over to one.

use leptos::prelude::*;

use super::browser::offline::{self, State};
use super::state::App;

/// What the page knows of it.
#[derive(Clone, Copy)]
pub struct Offline(RwSignal<State>);

impl Offline {
    /// Follows the script that knows.
    pub fn listen() -> Offline {
        let known = RwSignal::new(offline::state());
        offline::on_change(move |state| known.set(state));
        Offline(known)
    }

    /// How things stand.
    pub fn state(self) -> State {
        self.0.get()
    }
}

impl App {
    /// Opens the page again in its newest version: everything is kept before, or the person was told that it is not.
    pub fn reopen(self) {
        if self.may_leave() {
            offline::reopen();
        }
    }
}
