//! How a scheme's own formula came to a score, in words with every figure.

use super::explain::{points, score};
use super::reading::figure;
use crate::number::{Exact, Points};
use crate::scheme::{BandsDirection, StepCount, StepOf};
use crate::scoring::{Banded, Worked};

/// What follows `按“不低于”计：`; for a target that was reached, nothing.
pub(super) fn worked(worked: &Worked, full: Points, computed: Points) -> String {
    let computed = score(computed);
    match worked {
        Worked::Reached => format!("已达到目标，得满分 {computed}"),
        Worked::AllOrNothing => format!("未达到目标即不得分：{computed}"),
        Worked::PassLine { multiply, divide, line, passed: true } => format!(
            "完成率 {}，不低于 {} 的起评线，{} × {} ÷ {} = {computed}",
            rate(*multiply, *divide),
            line.percent_plain(),
            points(full),
            multiply.plain(),
            divide.plain()
        ),
        Worked::PassLine { multiply, divide, line, passed: false } => format!(
            "完成率 {}，低于 {} 的起评线，不得分：{computed}",
            rate(*multiply, *divide),
            line.percent_plain()
        ),
        Worked::Steps { missed_by, per, of, steps, deduct, count } => {
            let unit = if *of == StepOf::PercentagePoints { " 个百分点" } else { " " };
            let counted = match count {
                StepCount::Whole => "不足一档不扣",
                StepCount::Begun => "不足一档按一档扣",
            };
            format!(
                "与目标相差 {}{}，每 {}{unit}为一档（{counted}），共 {} 档，每档扣 {}：{} － {} × {} = {computed}{}",
                missed_by.plain(),
                unit.trim_end(),
                per.plain(),
                steps.plain(),
                points(*deduct),
                points(full),
                steps.plain(),
                deduct.exact().plain(),
                none_left(*steps, *deduct, full)
            )
        }
        Worked::Band { figure, band, gives } => {
            let figure = banded(figure);
            let place = match band {
                Some((BandsDirection::AtMost, bound)) => format!("不高于 {bound} 一档"),
                Some((BandsDirection::AtLeast, bound)) => format!("不低于 {bound} 一档"),
                None => "各档之外".to_owned(),
            };
            let capped = if gives > &full {
                format!("（该档 {}，以分值为限）", points(*gives))
            } else {
                String::new()
            };
            format!("{figure}，在{place}，得 {computed}{capped}")
        }
        Worked::Linear { zero, goal, left, .. } if left.is_zero() => {
            format!("从目标 {} 起到 {} 扣完，实际已到扣完处，不得分：{computed}", goal.plain(), zero.plain())
        }
        Worked::Linear { zero, goal, left, span } => format!(
            "从目标 {} 起到 {} 均匀扣完，{} × {} ÷ {} = {computed}",
            goal.plain(),
            zero.plain(),
            points(full),
            left.plain(),
            span.plain()
        ),
    }
}

fn none_left(steps: Exact, deduct: Points, full: Points) -> &'static str {
    let lost = steps.times(deduct.exact());
    if lost.is_none_or(|lost| lost > full.exact()) { "（扣完为止）" } else { "" }
}

fn banded(figured: &Banded) -> String {
    match figured {
        Banded::Actual(value, unit) => format!("实际为 {}", figure(*value, unit)),
        Banded::Attainment { value, goal } => format!("完成率 {}", rate(*value, *goal)),
    }
}

/// A share as people write it, to hundredths of a percent.
fn rate(multiply: Exact, divide: Exact) -> String {
    let percent = Exact::HUNDRED.mul_div(multiply, divide, 2);
    percent
        .map_or_else(|| format!("{} ÷ {}", multiply.plain(), divide.plain()), |p| format!("{}%", p.plain()))
}
