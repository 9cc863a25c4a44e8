//! What windows say to each other, as a text in the shared storage.

/// A word from one window to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// "I have just opened it." Said only where there are no locks.
    Here,
    /// "I am writing it." The answer to [`Word::Here`].
    Held,
    /// "I would like to write it." The one that writes keeps what it has and gives way.
    Ask,
    /// "I was writing it before I was loaded again." The one that was let in meanwhile gives way, unless it has been used.
    Resume,
    /// "I have given way; what I had is kept."
    Yield,
    /// "I was writing it and am leaving." Said only where there are no locks.
    Left,
}

const WORDS: [(Word, &str); 6] = [
    (Word::Here, "here"),
    (Word::Held, "held"),
    (Word::Ask, "ask"),
    (Word::Resume, "resume"),
    (Word::Yield, "yield"),
    (Word::Left, "left"),
];

/// A word with who says it, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    /// The id of the window that says it.
    pub from: String,
    /// The id of the window that it is for; `None` for all.
    pub to: Option<String>,
    /// What it says.
    pub word: Word,
}

impl Message {
    /// The message as text: `ask FROM TO`. Ids hold no spaces.
    ///
    /// ```
    /// use ziping::tabs::{Message, Word};
    /// let message = Message { from: "a1".into(), to: None, word: Word::Ask };
    /// assert_eq!(message.write(), "ask a1 *");
    /// assert_eq!(Message::read("ask a1 *"), Some(message));
    /// ```
    #[must_use]
    pub fn write(&self) -> String {
        let word = WORDS.iter().find(|(word, _)| *word == self.word).map_or("", |(_, name)| name);
        format!("{word} {} {}", self.from, self.to.as_deref().unwrap_or("*"))
    }

    /// The message that a text says; `None` for any other text (the storage may be shared with other pages). What follows the third
    /// part is left alone: it makes the same message said twice two different texts.
    #[must_use]
    pub fn read(text: &str) -> Option<Message> {
        let mut parts = text.split(' ');
        let name = parts.next()?;
        let word = WORDS.iter().find(|(_, known)| *known == name).map(|(word, _)| *word)?;
        let from = parts.next().filter(|from| !from.is_empty())?.to_owned();
        let to = parts.next().filter(|to| !to.is_empty())?;
        let to = (to != "*").then(|| to.to_owned());
        Some(Message { from, to, word })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_reads_as_it_was_written() {
        for (word, _) in WORDS {
            for to in [None, Some("b2".to_owned())] {
                let message = Message { from: "a1".to_owned(), to, word };
                assert_eq!(Message::read(&message.write()), Some(message.clone()));
                assert_eq!(Message::read(&format!("{} 17", message.write())), Some(message));
            }
        }
    }

    #[test]
    fn what_is_no_message_is_none() {
        for text in ["", " ", "ask", "ask a1", "ask  *", "ask a1 ", "Ask a1 *", "{\"kind\":1}", "自评 a1 *"]
        {
            assert_eq!(Message::read(text), None, "{text}");
        }
    }
}
