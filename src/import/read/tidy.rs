//! Text as cells and paragraphs hold it.

/// Lines apart by `\n`, without white space at the ends of lines, without empty lines at the ends, without signs that
/// nobody sees (control characters, marks of width zero).
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty_lines = 0_usize;
    for line in text.split(is_line_end) {
        let line = line.trim_matches(is_blank);
        if line.is_empty() {
            empty_lines = empty_lines.saturating_add(1);
            continue;
        }
        if !out.is_empty() {
            // One for the line before, and no more than one empty line between.
            out.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        out.extend(
            line.chars()
                .filter(|c| !is_invisible(*c))
                .map(|c| if is_blank(c) && c != '\u{3000}' { ' ' } else { c }),
        );
    }
    out
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}')
}

/// White space, and what is none but looks like nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || c == '\r'
        || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn nothing_is_left_at_the_ends_and_nothing_that_nobody_sees() {
        assert_eq!(tidy("\u{3000}\u{3000}年度目标：\r\n\u{A0}完成\u{200B}教研 \n"), "年度目标：\n完成教研");
        assert_eq!(tidy("甲\n\n \n\n乙\u{A0}丙\t丁"), "甲\n\n乙 丙 丁");
        assert_eq!(tidy(" \u{A0}\u{FEFF}\n\u{3000}"), "");
        assert_eq!(tidy("名称\u{3000}内容"), "名称\u{3000}内容");
    }
}
