//! Boxes to tick: which of the choices is ticked.

/// What the boxes of a text say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ticked<T> {
    /// This one, and no other.
    One(T),
    /// None of them, or several.
    Unclear,
    /// The text names none of the choices.
    Nothing,
}

fn is_ticked(c: char) -> bool {
    matches!(c, '☑' | '☒' | '√' | '✓' | '✔' | '■' | '●' | '◼' | '⊠' | '\u{F0FE}' | '\u{F052}' | '✅' | '🗹')
}

fn is_empty_box(c: char) -> bool {
    matches!(c, '☐' | '□' | '○' | '◯' | '〇' | '▢' | '◻' | '\u{F0A8}' | '\u{F06F}')
}

/// Reads boxes: `☑部门预算项目　☐市直专项`, `1、部门预算项目√ 2、市直专项`, `（√）部门预算项目（ ）市直专项`, or the choice alone.
///
/// Of choices whose words overlap the first in `choices` counts.
pub(super) fn ticked<T: Copy + PartialEq>(text: &str, choices: &[(&str, T)]) -> Ticked<T> {
    // Where each choice is named; 专项转移支付 names one.
    let mut named: Vec<(usize, usize, T)> = Vec::new();
    for (word, choice) in choices {
        for (at, _) in text.match_indices(word) {
            let end = at.saturating_add(word.len());
            if named.iter().all(|(start, stop, _)| end <= *start || at >= *stop) {
                named.push((at, end, *choice));
            }
        }
    }
    named.sort_by_key(|(at, _, _)| *at);
    let Some((first_word, _, only)) = named.first().copied() else { return Ticked::Nothing };
    let marks: Vec<(usize, bool)> = text
        .char_indices()
        .filter(|(_, c)| is_ticked(*c) || is_empty_box(*c))
        .map(|(at, c)| (at, is_ticked(c)))
        .collect();
    let Some((first_mark, _)) = marks.first().copied() else {
        let one = named.iter().all(|(_, _, choice)| *choice == only);
        let brackets =
            text.contains("( )") || text.contains("（ ）") || text.contains("（）") || text.contains("[ ]");
        return if one && !brackets { Ticked::One(only) } else { Ticked::Unclear };
    };
    let bracket_first = text.find(['（', '(', '[']).is_some_and(|at| at < first_word && at < first_mark);
    let before = first_mark < first_word || (bracket_first && marks.len() == 1);
    let mut chosen = marks.iter().filter(|(_, ticked)| *ticked).map(|(at, _)| {
        if before {
            named.iter().find(|(start, _, _)| start >= at).map(|(_, _, choice)| *choice)
        } else {
            named.iter().rev().find(|(start, _, _)| start <= at).map(|(_, _, choice)| *choice)
        }
    });
    match (chosen.next().flatten(), chosen.next()) {
        (Some(one), None) => Ticked::One(one),
        _ => Ticked::Unclear,
    }
}
