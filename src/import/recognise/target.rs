//! Targets whose sign, figure and unit stand in cells of their own, as one text.

use super::align::is_operator;
use super::text::is_dash;
use crate::number::reading::{Sense, fold, read};

/// `≥`, `95`, `%` → `≥ 95 %`. 定性 is no sign, and what the figure's cell says already is not said twice.
pub(super) fn joined(operator: &str, value: &str, unit: &str) -> String {
    if value.is_empty() || is_dash(value) {
        return String::new();
    }
    let signed = fold(value).starts_with(['≥', '≤', '=', '>', '<']);
    let words = matches!(fold(operator).as_str(), "定性" | "定量" | "正向" | "反向" | "其他");
    let says = |part: &str| !part.is_empty() && !is_dash(part);
    let operator = Some(operator).filter(|sign| says(sign) && is_operator(sign) && !words && !signed);
    let said = |unit: &&str| says(unit) && *unit != "无" && !fold(value).ends_with(&fold(unit));
    // Words have no unit.
    let figure = read(value).sense != Sense::Text || operator.is_some();
    let unit = Some(unit).filter(said).filter(|_| figure);
    [operator, Some(value), unit].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Whether the percent sign of an actual value was lost: a target of 90%, and 0.92 done.
pub(super) fn lost_percent(target: &str, actual: &str) -> bool {
    let percent =
        |text: &str| matches!(read(text).sense, Sense::Number { ref unit, .. } if unit.is_percent());
    let share = |text: &str| {
        let folded = fold(text);
        folded.starts_with("0.") && folded.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    (percent(target) && share(actual)) || (share(target) && percent(actual))
}
