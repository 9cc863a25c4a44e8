//! A file in another encoding than UTF-8: the person is asked before it is converted.

use leptos::prelude::*;

use super::browser::decoder;
use super::state::App;
use crate::json::Encoding;
use crate::library::read_contents;

/// A file that waits for the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct InAnotherEncoding {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What it seems to be written in.
    pub encoding: Encoding,
    /// Whether the first evaluation of it is shown afterwards.
    pub opens: bool,
}

impl App {
    /// 转换并打开, or 取消: the file itself is never changed.
    pub fn answer_encoding(self, convert: bool) {
        let Some(InAnotherEncoding { name, bytes, encoding, opens }) = self.encoding_question.get_untracked()
        else {
            return;
        };
        self.encoding_question.set(None);
        if !convert {
            return;
        }
        match encoding.text(&bytes, decoder::gb18030) {
            Some(text) => self.take_in_read(&name, read_contents(text.as_bytes()), opens),
            None => self.not_converted(&name, encoding),
        }
    }
}
