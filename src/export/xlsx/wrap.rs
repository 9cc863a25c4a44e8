//! How much room a text takes, so that no cell is too low for it. Spreadsheets do not find the height of
//! merged cells themselves.

/// Width of a full-width sign in pixels, at the size of the form's text (10.5 points).
const FULL: u32 = 14;
/// Width of a Latin sign: half of it in the fonts meant, more in those that stand in for them.
const HALF: u32 = 8;
/// What stays free at the sides of a cell.
const SIDES: u32 = 8;
/// Height of a line.
pub(super) const LINE: u32 = 21;
/// Highest row that a spreadsheet takes (409 points). Up to here a row stays whole on its page.
pub(super) const HIGHEST: u32 = 545;
/// What stays free above and below.
pub(super) const ABOVE_AND_BELOW: u32 = 8;

/// How wide a text is on one line.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(sign).fold(0, u32::saturating_add)
}

/// What a cell of this width has for text.
pub(super) fn usable(width: u32) -> u32 {
    width.saturating_sub(SIDES).max(FULL)
}

/// How many lines a text takes in a cell of this width.
pub(super) fn lines(text: &str, cell: u32) -> u32 {
    let room = usable(cell);
    let lines = text.split('\n').map(|line| lines_of(line, room)).fold(0, u32::saturating_add).max(1);
    // Marks that may not begin a line push others down; long texts need some more.
    lines.saturating_add(lines / 10)
}

fn lines_of(line: &str, room: u32) -> u32 {
    let mut lines = 1_u32;
    let mut used = 0_u32;
    let mut word = 0_u32;
    let mut put = |piece: u32, used: &mut u32| {
        if used.saturating_add(piece) <= room {
            *used = used.saturating_add(piece);
        } else if piece <= room {
            lines = lines.saturating_add(1);
            *used = piece;
        } else {
            // A word wider than the cell is broken inside.
            let all = used.saturating_add(piece);
            lines = lines.saturating_add(all / room);
            *used = all % room;
        }
    };
    for c in line.chars() {
        if c.is_ascii() && c != ' ' {
            word = word.saturating_add(sign(c));
        } else {
            put(std::mem::take(&mut word), &mut used);
            put(sign(c), &mut used);
        }
    }
    put(word, &mut used);
    lines
}

fn sign(c: char) -> u32 {
    if c.is_ascii() { HALF } else { FULL }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_like_a_person_would() {
        assert_eq!(lines("", 100), 1);
        assert_eq!(lines("一二三四五", 5 * FULL + SIDES), 1);
        assert_eq!(lines("一二三四五六", 5 * FULL + SIDES), 2);
        assert_eq!(lines("一\n二", 500), 2);
        assert_eq!(lines("一二三 word", 5 * FULL + SIDES), 2);
        assert_eq!(lines(&"很".repeat(5000), 650), 5000_u32.div_ceil(45) * 11 / 10);
    }
}
