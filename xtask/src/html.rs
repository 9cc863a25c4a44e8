//! As much of HTML as it takes to find the tags of our own page.

use std::ops::Range;

/// One start tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Its name, in lower case.
    pub name: String,
    /// Where it stands, from `<` to `>`.
    pub place: Range<usize>,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// The comments and start tags of a page, in order. A tag after an element with raw text (an inline script) may be none:
/// our source page has no such element.
pub fn read(page: &str) -> Result<(Vec<Range<usize>>, Vec<Tag<'_>>), String> {
    let (mut comments, mut tags, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(start) = page.get(at..).and_then(|rest| rest.find('<')).map(|offset| at + offset) {
        let rest = page.get(start..).unwrap_or_default();
        let (length, kind) = if rest.starts_with("<!--") {
            (rest.find("-->").map(|end| end + 3), "comment")
        } else {
            (end_of_tag(rest), "tag")
        };
        let end =
            start + length.ok_or_else(|| format!("the {kind} at byte {start} of index.html has no end"))?;
        let inside = page.get(start + 1..end - 1).unwrap_or_default();
        if kind == "comment" {
            comments.push(start..end);
        } else if inside.starts_with(|first: char| first.is_ascii_alphabetic()) {
            tags.push(tag(inside, start..end));
        }
        at = end;
    }
    Ok((comments, tags))
}

/// The length of a tag: the first `>` outside quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(inside: &str, place: Range<usize>) -> Tag<'_> {
    let (name, mut rest) =
        inside.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() {
            break;
        }
        let end =
            rest.find(|letter: char| letter == '=' || letter.is_ascii_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            attributes.push((key, ""));
            rest = after;
            continue;
        };
        let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
        let (value, after) = quoted
            .or_else(|| value.split_once(|letter: char| letter.is_ascii_whitespace()))
            .unwrap_or((value, ""));
        attributes.push((key, value));
        rest = after;
    }
    Tag { name: name.trim_end_matches('/').to_ascii_lowercase(), place, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_read() {
        let page = "<!DOCTYPE html><!-- <b> --><link rel=\"icon\" href='./a b.svg'/><script defer src=x.js id=\"y\"></script>";
        let (comments, tags) = read(page).unwrap_or_default();
        assert_eq!(comments.first(), Some(&(15..27)));
        assert_eq!(comments.len(), 1);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["link", "script"]);
        assert_eq!(tags[0].attribute("href"), Some("./a b.svg"));
        assert_eq!(tags[0].attribute("rel"), Some("icon"));
        assert_eq!(tags[1].attribute("defer"), Some(""));
        assert_eq!(tags[1].attribute("SRC"), Some("x.js"));
        assert_eq!(tags[1].attribute("id"), Some("y"));
    }

    #[test]
    fn a_bracket_inside_quotes_ends_no_tag() {
        let (_, tags) = read("<meta content=\"a > b\" name=c>").unwrap_or_default();
        assert_eq!(tags[0].attribute("content"), Some("a > b"));
        assert_eq!(tags[0].attribute("name"), Some("c"));
    }

    #[test]
    fn what_never_ends_is_refused() {
        assert!(read("<p").is_err());
        assert!(read("<!-- ").is_err());
    }
}
