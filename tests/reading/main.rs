//! Every row of `targets.tsv`: what is typed, and how it is read.
//!
//! The table is for people to review. Its second column:
//!
//! | written | meaning |
//! |---|---|
//! | `blank`, `text` | [`Sense::Blank`], [`Sense::Text`] |
//! | `90 %`, `≥ 90 %`, `> 5`, `= 8 个` | a number, with operator and unit where it has them |
//! | `3..5 个` | a range |
//! | `by 2020`, `by 2020-12-31`, `by ?-12` | to finish by the end of that; `?` is the evaluated year |
//! | `… !ambiguous` | a mark: approximate, ambiguous, chinese, multiplied, unlisted |

use ziping::number::reading::{Mark, Operator, Period, Reading, Sense, Unit, fold, read, same_text};

const TABLE: &str = include_str!("targets.tsv");

fn rows() -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    let lines = TABLE.lines().enumerate().map(|(index, line)| (index + 1, line));
    let rows = lines.filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    rows.map(|(number, line)| (number, line.split('\t').collect()))
}

/// The typed text: `\s` a space at the end, `\t` `\n` `\u{..}` what an editor would not show.
fn typed(column: &str) -> String {
    let mut text = column.replace("\\s", " ").replace("\\t", "\t").replace("\\n", "\n");
    for (escape, c) in [
        ("\\u{a0}", '\u{a0}'),
        ("\\u{200b}", '\u{200b}'),
        ("\\u{feff}", '\u{feff}'),
        ("\\u{2009}", '\u{2009}'),
        ("\\u{202e}", '\u{202e}'),
        ("\\u{ad}", '\u{ad}'),
    ] {
        text = text.replace(escape, &c.to_string());
    }
    text
}

fn written(reading: &Reading) -> String {
    let mut parts = match &reading.sense {
        Sense::Blank => vec!["blank".to_owned()],
        Sense::Text => vec!["text".to_owned()],
        Sense::Number { operator, value, unit } => {
            let mut parts: Vec<String> = operator.iter().map(|operator| sign(*operator).to_owned()).collect();
            parts.push(value.plain());
            parts.extend(name(unit));
            parts
        }
        Sense::Range { low, high, unit } => {
            let mut parts = vec![format!("{}..{}", low.plain(), high.plain())];
            parts.extend(name(unit));
            parts
        }
        Sense::Date(Period { year, month, day }) => {
            let mut date = year.map_or("?".to_owned(), |year| year.to_string());
            for part in [month, day].into_iter().flatten() {
                date.push_str(&format!("-{part:02}"));
            }
            vec!["by".to_owned(), date]
        }
    };
    parts.extend(reading.marks.iter().map(|mark| format!("!{}", mark_name(*mark))));
    parts.join(" ")
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::AtLeast => "≥",
        Operator::MoreThan => ">",
        Operator::AtMost => "≤",
        Operator::LessThan => "<",
        Operator::Equal => "=",
    }
}

fn name(unit: &Unit) -> Option<String> {
    (!unit.is_none()).then(|| unit.name().to_owned())
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Approximate => "approximate",
        Mark::Ambiguous => "ambiguous",
        Mark::ChineseNumeral => "chinese",
        Mark::Multiplied => "multiplied",
        Mark::UnlistedUnit => "unlisted",
    }
}

#[test]
fn every_row_is_read_as_the_table_says() {
    let mut wrong = Vec::new();
    for (line, columns) in rows() {
        let [text, expected, _note] = columns[..] else { panic!("line {line}: not three columns") };
        let found = written(&read(&typed(text)));
        if found != expected {
            wrong.push(format!("line {line}: {text} is read as “{found}”, not “{expected}”"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_is_worth_its_name() {
    let mut seen = std::collections::HashSet::new();
    for (line, columns) in rows() {
        assert!(seen.insert(columns[0]), "line {line}: {} stands twice", columns[0]);
    }
    assert!(seen.len() >= 150, "{} rows", seen.len());
}

#[test]
fn folding_first_changes_no_reading() {
    for (line, columns) in rows() {
        let text = typed(columns[0]);
        assert_eq!(read(&fold(&text)), read(&text), "line {line}");
        assert!(same_text(&fold(&text), &text), "line {line}");
    }
}
