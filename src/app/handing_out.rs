//! What the person takes away: as a file, or as a text to copy where the browser gives no files.

use leptos::prelude::*;

use super::browser::{files, surroundings};
use super::state::{App, Notice};
use crate::words::page as texts;

/// A text that stands to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The name of the file that it would be.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl App {
    /// Gives a text as a file; where no file can be given, shows it to be copied. Whether it is a file now: only that counts as
    /// exported.
    pub(super) fn hand_out(self, name: &str, kind: &str, text: &str) -> bool {
        if surroundings::is_wechat() {
            self.offered.set(Some(Offered { name: name.to_owned(), text: text.to_owned() }));
            return false;
        }
        let done = files::download(name, kind, text).is_ok();
        if !done {
            self.tell(Notice::Error(texts::NO_DOWNLOAD.to_owned()));
        }
        done
    }

    /// Whether files can be given and pages printed here; where not, says how to come by them.
    pub(super) fn gives_files(self) -> bool {
        let gives = !surroundings::is_wechat();
        if !gives {
            self.tell(Notice::Error(texts::NOT_IN_WECHAT.to_owned()));
        }
        gives
    }

    /// 保存本程序副本.
    pub fn save_program(self) {
        if self.gives_files() && !surroundings::save_copy() {
            self.tell(Notice::Error(texts::NO_PROGRAM_COPY.to_owned()));
        }
    }
}
