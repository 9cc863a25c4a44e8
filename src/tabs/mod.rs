//! Two windows with the same evaluation: which of them writes, and what each is told.
//!
//! [`Tab`] is what one window knows. Everything that happens (an [`Event`]) goes in, what is to be done (an [`Act`]) comes
//! out; nothing here touches a browser. What it holds on to:
//!
//! - **One writes, the others follow.** The browser's own lock says who, where there is one; it is released by the
//!   browser itself when a window goes, however it goes. Where there is none (a page without https on an office network) the windows
//!   tell each other by a [`Word`] in the shared storage, and nobody has to send anything at regular times.
//! - **Nothing is overwritten unseen.** Whoever writes, a state is only replaced by one that was made from it. The screen rests
//!   on a [`StateId`](crate::library::StateId); where another one is stored, it is taken in, or, where this window holds text of its own that
//!   is not kept, the window is [`Role::Parted`]: it keeps its text, says so, and offers to keep it as a copy.
//! - **Taking over is a question first.** The window that writes keeps what it has, then gives way. Only one that gives no sign
//!   (frozen, crashed) is passed over.
//!
//! `tests/tabs.rs` goes through every order in which two and three windows can act.

mod hear;
mod tab;
mod word;

pub use tab::{Act, Event, Role, Tab};
pub use word::{Message, Word};
