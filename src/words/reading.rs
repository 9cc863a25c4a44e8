//! How a target was understood, and what a person should look at.

use super::names::rule_name;
use crate::evaluation::Rule;
use crate::number::Exact;
use crate::number::reading::{Mark, Operator, Sense, Unit, read};
use crate::scoring::{Goal, Hint, RowScore, Target};

/// The target as understood: `不低于 90%`, `不晚于 2020年12月31日`, `定性目标`; empty while nothing is typed.
#[must_use]
pub fn reading(target: &Target) -> String {
    let Some(rule) = target.rule else { return String::new() };
    let name = match (rule, target.strict) {
        (Rule::AtLeast, true) => "大于",
        (Rule::AtMost, true) => "小于",
        _ => rule_name(rule),
    };
    match &target.goal {
        Goal::Blank => String::new(),
        Goal::Number { value, unit } => format!("{name} {}", figure(*value, unit)),
        Goal::Range { low, high, unit } => {
            format!("{name} {} 至 {}", figure(*low, unit), figure(*high, unit))
        }
        Goal::Date { end } => format!("{name} {}", end.in_words()),
        Goal::Text => "定性目标，按档次计分".to_owned(),
        Goal::Unfit => format!("“{name}”与所填目标不相符"),
    }
}

/// A target in three cells: 指标性质, 指标值, 度量单位.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetCells {
    /// `≥ ≤ = > <`, or 定性; empty where there is no such sign (a range, a date).
    pub operator: String,
    /// The figure, or all that was typed where that is no plain figure.
    pub value: String,
    /// The figure's unit.
    pub unit: String,
}

/// Parts a target for forms that print it in three cells. The sign is the typed one; without one, or where the person
/// overruled the text, that of the rule by which the row is judged. Whatever is no plain figure stays whole.
#[must_use]
pub fn target_cells(typed: &str, target: &Target) -> TargetCells {
    let reading = read(typed);
    let whole = |operator: &str| TargetCells {
        operator: operator.to_owned(),
        value: typed.trim().to_owned(),
        unit: String::new(),
    };
    match reading.sense {
        Sense::Blank => TargetCells::default(),
        _ if target.rule == Some(Rule::Tier) => whole("定性"),
        Sense::Number { operator, value, unit } if reading.marks.is_empty() => {
            let typed = operator.filter(|_| !target.overruled).map(sign_of);
            let sign = typed.or_else(|| sign_of_rule(target)).unwrap_or_default();
            TargetCells { operator: sign.into(), value: value.to_string(), unit: unit.name().to_owned() }
        }
        Sense::Number { operator, .. } => whole(operator.map(sign_of).unwrap_or_default()),
        Sense::Range { .. } | Sense::Date(_) | Sense::Text => whole(""),
    }
}

const fn sign_of(operator: Operator) -> &'static str {
    match operator {
        Operator::AtLeast => "≥",
        Operator::MoreThan => ">",
        Operator::AtMost => "≤",
        Operator::LessThan => "<",
        Operator::Equal => "=",
    }
}

fn sign_of_rule(target: &Target) -> Option<&'static str> {
    match (target.rule?, target.strict) {
        (Rule::AtLeast, true) => Some(">"),
        (Rule::AtLeast, false) => Some("≥"),
        (Rule::AtMost, true) => Some("<"),
        (Rule::AtMost, false) => Some("≤"),
        (Rule::Equal, _) => Some("="),
        _ => None,
    }
}

/// A figure with its unit: `90%`, `375 场`, `5`.
pub(super) fn figure(value: Exact, unit: &Unit) -> String {
    match unit.name() {
        "" => value.plain(),
        "%" => format!("{}%", value.plain()),
        name => format!("{} {name}", value.plain()),
    }
}

/// What should be looked at about a row, one sentence each.
#[must_use]
pub fn row_notes(row: &RowScore) -> Vec<String> {
    let target = &row.target;
    let mut notes = Vec::new();
    let mut say = |condition: bool, sentence: &str| {
        if condition {
            notes.push(sentence.to_owned());
        }
    };
    let takes_figure = matches!(target.goal, Goal::Number { .. });
    say(target.by_heading, "成本类指标的目标按“不高于”理解；如有不同，请改选评分规则。");
    say(target.is_zero_ceiling() && target.bare, "目标为 0，按“不高于 0”理解。");
    say(
        target.bare && takes_figure && !target.by_heading && !target.is_zero_ceiling(),
        "目标未写比较符，按“不低于”理解；如有不同，请改选评分规则。",
    );
    say(target.overruled, "评分规则由填报人指定，未按目标文字理解。");
    for mark in &target.marks {
        say(*mark == Mark::Approximate, "目标含“约、余、左右”等字，按所写数值计算。");
        say(
            *mark == Mark::Ambiguous,
            "目标文字含数字但不能确定含义，按定性目标处理；可改写成“≥90%”“4次”这样的形式。",
        );
        say(*mark == Mark::ChineseNumeral, "目标中的中文数字已按数值理解。");
        say(*mark == Mark::Multiplied, "目标中的“万”“亿”已折算为数值。");
    }
    for hint in &row.hints {
        say(*hint == Hint::UnitTaken, "目标值与实际值有一方未写单位，按另一方的单位理解。");
        say(*hint == Hint::EqualUnits, "目标值与实际值的单位写法不同，按同一单位理解。");
        say(*hint == Hint::Converted, "目标值与实际值的金额单位不同，已换算后比较。");
        say(*hint == Hint::AtStrictBound, "目标写作“大于”或“小于”，实际值恰好等于该数，请核对是否算完成。");
        say(*hint == Hint::ActualHasOperator, "实际完成值应为确数，不应带比较符；计算时只取其中的数。");
        say(*hint == Hint::ActualApproximate, "实际完成值含“约、余、左右”等字，应填确数；计算时按所写数值。");
    }
    notes
}
