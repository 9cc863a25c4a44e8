//! What is wrong with what was typed into a field for a figure, and how to write it.

use super::shortened;
use crate::number::reading::{Fault, Figure, YEARS};

/// What is wrong with a text in a field for a figure: at the field, and in the list of what was found. `power` is the
/// power of ten of the unit that amounts are in.
#[must_use]
pub fn unread(figure: Figure, text: &str, power: u32) -> String {
    match figure.read(text, power) {
        Err(fault) => figure_fault(figure, text, &fault),
        // What this program reads by now, and the one that wrote the file did not.
        Ok(_) => format!("“{}”没有作为{}采用，请重新填写。", shortened(text.trim()), figure_name(figure)),
    }
}

/// The same, of a text that was just read.
#[must_use]
pub fn figure_fault(figure: Figure, text: &str, fault: &Fault) -> String {
    let (name, typed) = (figure_name(figure), shortened(text.trim()));
    match fault {
        Fault::NotANumber { letters, near } => {
            let taken = looks(letters);
            let asks = match near {
                Some(near) => format!("，是否为 {near}？"),
                None => format!("，请写成 {} 这样的数字。", example(figure)),
            };
            format!("“{typed}”不是{name}{taken}{asks}")
        }
        Fault::WrongGroups => {
            format!("“{typed}”的千位分隔符位置不对，请写成 1,234.50 或 1234.50。")
        }
        Fault::TooManyIntegerDigits => format!("{name}最多 15 位整数，填写为 {typed}，请核对。"),
        Fault::TooManyFractionDigits => {
            format!("{name}最多 {} 位小数，填写为 {typed}，请核对。", figure.places())
        }
        Fault::TooFineForUnit => {
            format!("“{typed}”换算成本表的金额单位后超过 {} 位小数，请核对。", figure.places())
        }
        Fault::BelowZero => format!("{name}不能小于 0，填写为 {typed}。"),
        Fault::NotWhole => format!("{name}应为整数，填写为 {typed}。"),
        Fault::TooMany => format!("{name}过大，填写为 {typed}，请核对。"),
        Fault::OutsideYears => format!("{name}应在 {}–{} 之间，填写为 {typed}。", YEARS.0, YEARS.1),
    }
}

/// `，其中的 o、O 不是数字 0`.
fn looks(letters: &[(char, char)]) -> String {
    let mut said = String::new();
    let mut digits: Vec<char> = letters.iter().map(|(_, like)| *like).collect();
    digits.sort_unstable();
    digits.dedup();
    for digit in digits {
        let alike = letters.iter().filter(|(_, like)| *like == digit);
        let alike: Vec<String> = alike.map(|(letter, _)| letter.to_string()).collect();
        said.push_str(if said.is_empty() { "，其中的 " } else { "，" });
        said.push_str(&alike.join("、"));
        match digit {
            '.' => said.push_str(" 不是小数点"),
            digit => said.extend([" 不是数字 ".to_owned(), digit.to_string()]),
        }
    }
    said
}

const fn figure_name(figure: Figure) -> &'static str {
    match figure {
        Figure::Amount => "金额",
        Figure::Points => "分值",
        Figure::Score => "得分",
        Figure::Count => "份数",
        Figure::Percent => "百分比",
        Figure::Year => "年度",
    }
}

const fn example(figure: Figure) -> &'static str {
    match figure {
        Figure::Amount => "570.36",
        Figure::Points => "10",
        Figure::Score => "9.80",
        Figure::Count => "120",
        Figure::Percent => "85",
        Figure::Year => "2020",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_no_figure_is_said_with_what_was_meant() {
        for (figure, typed, said) in [
            (Figure::Amount, "5o.6O", "“5o.6O”不是金额，其中的 o、O 不是数字 0，是否为 50.60？"),
            (Figure::Amount, "l5o.6", "“l5o.6”不是金额，其中的 o 不是数字 0，l 不是数字 1，是否为 150.6？"),
            (Figure::Amount, "50。6", "“50。6”不是金额，其中的 。 不是小数点，是否为 50.6？"),
            (Figure::Score, "四分", "“四分”不是得分，是否为 4？"),
            (Figure::Points, "十来分", "“十来分”不是分值，请写成 10 这样的数字。"),
            (Figure::Points, "-5", "分值不能小于 0，填写为 -5。"),
            (Figure::Year, "20200", "年度应在 1949–2999 之间，填写为 20200。"),
            (Figure::Count, "1.5", "份数应为整数，填写为 1.5。"),
            (Figure::Score, "9.805", "得分最多 2 位小数，填写为 9.805，请核对。"),
            (Figure::Amount, "0.001元", "“0.001元”换算成本表的金额单位后超过 6 位小数，请核对。"),
            (Figure::Score, "4分", "“4分”没有作为得分采用，请重新填写。"),
        ] {
            assert_eq!(unread(figure, typed, 4), said);
        }
    }
}
