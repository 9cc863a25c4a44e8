//! Everything the page asks of the browser: storage, files, clock, random ids, print, focus.

pub mod clock;
pub mod decoder;
pub mod event;
pub mod files;
pub mod focus;
pub mod ids;
pub mod lasting;
pub mod leaving;
pub mod locks;
mod memory;
pub mod office;
pub mod offline;
pub mod paper;
pub mod place;
pub mod storage;
pub mod surroundings;
pub mod windows;
