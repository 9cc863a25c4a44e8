//! The text of one line of markup: white space as browsers show it.

/// A paragraph that grows.
#[derive(Debug, Default)]
pub struct Line {
    text: String,
    /// White space that came since; a line feed in it, or none.
    space: Option<bool>,
    /// Text as it is, in `<pre>`.
    pub raw: bool,
}

impl Line {
    /// Adds text of the source.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            if self.raw {
                self.text.push(c);
            } else if c.is_ascii_whitespace() {
                self.space = Some(self.space.unwrap_or(false) || c == '\n');
            } else {
                self.settle(c);
                self.text.push(c);
            }
        }
    }

    /// A line break.
    pub fn end_line(&mut self) {
        self.space = None;
        self.text.push('\n');
    }

    /// The paragraph, if it says anything; the next one begins.
    pub fn take(&mut self) -> Option<String> {
        self.space = None;
        let text = std::mem::take(&mut self.text);
        if text.chars().all(char::is_whitespace) { None } else { Some(text) }
    }

    /// White space before a character becomes one space, or nothing: at the beginning of a line, and where the source only
    /// was broken between two Chinese characters.
    fn settle(&mut self, next: char) {
        let Some(broken) = self.space.take() else { return };
        match self.text.chars().next_back() {
            None | Some('\n') => {}
            Some(before) if broken && is_wide(before) && is_wide(next) => {}
            Some(_) => self.text.push(' '),
        }
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
