//! Words that only the pages of paper have: what goes on, what stands in a note, who signs. Import reads them back.

/// Behind a label that begins again on the next page.
pub const CONTINUED: &str = "（续）";

/// Before the rest of a text that began on the page before.
pub const CARRIED: &str = "（接上页）";

/// What a cell says whose text stands in a note below the table: 见注1.
#[must_use]
pub fn see_note(number: usize) -> String {
    format!("见注{number}")
}

/// The note itself: 注1：…
#[must_use]
pub fn note(number: usize, text: &str) -> String {
    format!("注{number}：{text}")
}

/// The rest of a note that began on the page before.
#[must_use]
pub fn note_continued(number: usize, text: &str) -> String {
    format!("注{number}{CONTINUED}：{text}")
}

/// The number in 见注1.
#[must_use]
pub fn note_seen(text: &str) -> Option<usize> {
    text.trim().strip_prefix("见注")?.parse().ok()
}

/// Number and text of a note, and whether it is the rest of one.
#[must_use]
pub fn note_read(text: &str) -> Option<(usize, &str, bool)> {
    let (head, said) = text.strip_prefix('注')?.split_once('：')?;
    let rest = head.strip_suffix(CONTINUED);
    Some((rest.unwrap_or(head).parse().ok()?, said, rest.is_some()))
}

/// The line for signatures below a form that has none of its own.
#[must_use]
pub fn sign_line(filled_by: &str, reviewer: &str, head: &str) -> Vec<String> {
    vec![format!("填报人：{filled_by}"), format!("审核人：{reviewer}"), format!("单位负责人（签章）：{head}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read_as_they_are_written() {
        assert_eq!(note_seen(&see_note(12)), Some(12));
        assert_eq!(note_seen("见注一"), None);
        assert_eq!(note_read(&note(3, "因为：雨")), Some((3, "因为：雨", false)));
        assert_eq!(note_read(&note_continued(3, "停工")), Some((3, "停工", true)));
        assert_eq!(note_read("注：1．得分一档"), None);
    }
}
