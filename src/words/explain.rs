//! Why a figure is what it is: her own figures, the rule, the rounding, the document.

use super::basis::basis_of;
use super::formula::worked;
use super::names::{rule_name, tier_name};
use super::reading::reading;
use crate::evaluation::Tier;
use crate::number::{Points, Ratio};
use crate::scheme::{BudgetBase, Scheme};
use crate::scoring::{
    BudgetGap, BudgetOutcome, BudgetScore, Gap, Outcome, RowScore, Scorecard, SectionScore,
};

pub(super) fn points(points: Points) -> String {
    format!("{} 分", points.exact().plain())
}

pub(super) fn score(score: Points) -> String {
    format!("{} 分", score.exact().fixed(2))
}

/// With the document in brackets, where there is one.
fn resting_on(sentence: String, citation: &str) -> String {
    if citation.is_empty() { sentence } else { format!("{sentence}（{citation}）") }
}

/// How a row's score came about:
/// `按“不低于”计：10 分 × 98 ÷ 100 = 9.80 分（鄂财绩发〔2020〕3号所附表注）`; where a score was entered, that it
/// is the one that counts.
#[must_use]
pub fn explain_row(row: &RowScore, scheme: &Scheme) -> String {
    let computed = explain_computed(row, scheme);
    match (row.entered, row.computed) {
        (None, _) => computed,
        (Some(entered), None) => format!("填报得分 {}，以填报为准。{computed}", score(entered)),
        (Some(entered), Some(own)) if entered == own => format!("填报得分与计算得分相同。{computed}"),
        (Some(entered), Some(own)) => {
            format!("填报得分 {}，以填报为准；按规则计算为 {}。{computed}", score(entered), score(own))
        }
    }
}

fn explain_computed(row: &RowScore, scheme: &Scheme) -> String {
    let citation = row.basis.as_ref().map(|key| basis_of(scheme, key)).unwrap_or_default();
    let citation = citation.as_str();
    let full = row.points.unwrap_or(Points::ZERO);
    let computed = row.computed.unwrap_or(Points::ZERO);
    let by = row.target.rule.map(rule_name).unwrap_or_default();
    match &row.outcome {
        Outcome::NotScored => "本表不计分，只填报目标值与完成值。".to_owned(),
        Outcome::NoPoints => "本行未设分值，不计分。".to_owned(),
        Outcome::SharesWith { .. } => "与上一行合并得分，本行不单独计分。".to_owned(),
        Outcome::Full if row.target.is_zero_ceiling() => {
            resting_on(format!("目标为 0，按“不高于”计：实际未超过 0，得满分 {}", score(computed)), citation)
        }
        Outcome::Full => resting_on(
            format!("按“{by}”计：已达到目标（{}），得满分 {}", reading(&row.target), score(computed)),
            citation,
        ),
        Outcome::FullGroup { rows } => {
            resting_on(format!("合并得分的 {rows} 行均已完成，得满分 {}", score(computed)), citation)
        }
        Outcome::Proportional { multiply, divide } => resting_on(
            format!(
                "按“{by}”计：{} × {} ÷ {} = {}",
                points(full),
                multiply.plain(),
                divide.plain(),
                score(computed)
            ),
            citation,
        ),
        Outcome::Zero if row.target.is_zero_ceiling() => {
            resting_on(format!("目标为 0，实际超过 0，不得分：{}", score(computed)), citation)
        }
        Outcome::Zero => resting_on(
            format!("按“{by}”计：与目标（{}）相差过大，不得分：{}", reading(&row.target), score(computed)),
            citation,
        ),
        Outcome::Share { tier, share } => resting_on(
            format!(
                "定性“{}”：{} × {} = {}",
                tier_name(*tier),
                points(full),
                share.percent_plain(),
                score(computed)
            ),
            citation,
        ),
        Outcome::ByFormula(how) => {
            resting_on(format!("按“{by}”计：{}", worked(how, full, computed)), citation)
        }
        Outcome::Unknown(gap) => format!("不能自动计分：{}", explain_gap(gap, scheme)),
    }
}

/// What is missing, and where to say it.
fn explain_gap(gap: &Gap, scheme: &Scheme) -> String {
    match gap {
        Gap::NoTarget => "未填年初目标值。".to_owned(),
        Gap::NoActual => "未填实际完成值。".to_owned(),
        Gap::ActualNotNumber => "目标为数值，实际完成值不是数值，请填写完成的数量或比例。".to_owned(),
        Gap::ActualRange => "实际完成值是一个区间，请填写确数。".to_owned(),
        Gap::Units { target, actual } => {
            let name = |unit: &str| {
                if unit.is_empty() { "（无单位）".to_owned() } else { format!("“{unit}”") }
            };
            format!(
                "目标值的单位{}与实际完成值的单位{}不同，无法比较，请改为同一单位。",
                name(target),
                name(actual)
            )
        }
        Gap::BareFraction => {
            "一方是百分数，另一方是 0 到 1 之间的数且未写单位，不能确定是比例还是漏写百分号，请补写“%”。"
                .to_owned()
        }
        Gap::Negative => "数值为负，规则未作规定，请直接填写得分。".to_owned(),
        Gap::Late => "完成时间晚于目标，请在“得分”中填写扣分后的得分，并说明原因。".to_owned(),
        Gap::NoDate => "目标为时限，实际完成值未写完成时间，请填写完成的年、月，如“2020年11月”。".to_owned(),
        Gap::NoTier => "定性目标，请选择完成档次并填写得分比例，或直接填写得分。".to_owned(),
        Gap::NoShare { tier } => {
            format!(
                "已选“{}”，请在 {} 之间填写得分比例，或直接填写得分。",
                tier_name(*tier),
                band(scheme, *tier)
            )
        }
        Gap::ShareOutsideBand { tier, share } => format!(
            "所填比例 {} 不在“{}”的 {} 之内，请改比例或改选档次。",
            share.percent_plain(),
            tier_name(*tier),
            band(scheme, *tier)
        ),
        Gap::RuleDoesNotFit => "指定的评分规则与目标文字不相符，请改选规则或改写目标。".to_owned(),
        Gap::GroupNotReached => "合并得分的各行未全部完成或不能确定，请直接填写得分。".to_owned(),
        Gap::NotPercent => {
            "本方案对这一行按百分点扣分，目标值和实际完成值应为百分数，请补写“%”或直接填写得分。".to_owned()
        }
        Gap::FormulaDoesNotFit => {
            "本方案对这一行规定的计分方法与目标的方向或单位不相符，请核对目标的写法，或直接填写得分。"
                .to_owned()
        }
        Gap::BadPoints => "分值为负，请改正分值。".to_owned(),
        Gap::TooLong => "数值过长，无法精确计算，请核对。".to_owned(),
    }
}

/// The shares that a tier allows: `80%（含）－100%`.
fn band(scheme: &Scheme, tier: Tier) -> String {
    let Some(band) = scheme.rules.tier.band(tier) else { return String::new() };
    let top = if band.includes_top() { "（含）" } else { "（不含）" };
    let percent = |ratio: Ratio| ratio.percent_plain();
    format!("{}（含）－{}{top}", percent(band.from), percent(band.to))
}

/// How the budget score came about: `20 分 × 570.36 ÷ 570.36 = 20.00 分`.
#[must_use]
pub fn explain_budget(budget: &BudgetScore, scheme: &Scheme) -> String {
    let citation = scheme.budget.as_ref().map(|rule| basis_of(scheme, &rule.basis)).unwrap_or_default();
    let base_name = match budget.base {
        BudgetBase::Adjusted => "全年预算数",
        BudgetBase::Initial => "年初预算数",
    };
    let of = budget.points.unwrap_or(Points::ZERO);
    let full = points(of);
    let of_score = budget.score.unwrap_or(Points::ZERO);
    let computed = score(of_score);
    match &budget.outcome {
        BudgetOutcome::Proportional { executed, base } => {
            let sum = format!("{full} × {executed} ÷ {base} = {computed}");
            resting_on(sum, &citation)
        }
        BudgetOutcome::Full { executed, base } if executed == base => {
            let sum = format!("{full} × {executed} ÷ {base} = {computed}");
            resting_on(sum, &citation)
        }
        BudgetOutcome::Full { executed, base } => {
            let sum =
                format!("执行数 {executed} 超过预算数 {base}，执行率按 100% 计：{full} × 1 = {computed}");
            resting_on(sum, &citation)
        }
        BudgetOutcome::ByFormula { executed, base, worked: how } => {
            let rate =
                budget.rate.map(|rate| format!("，执行率 {}", rate.percent_plain())).unwrap_or_default();
            resting_on(format!("{executed} ÷ {base}{rate}：{}", worked(how, of, of_score)), &citation)
        }
        BudgetOutcome::NotScored { executed, base } => {
            let rate = budget.rate.map(Ratio::percent_plain).unwrap_or_default();
            format!("{}。本表不计分。", resting_on(format!("执行率 {executed} ÷ {base} = {rate}"), &citation))
        }
        BudgetOutcome::Unknown(gap) => format!(
            "不能计算：{}",
            match gap {
                BudgetGap::NoBase => format!("未填{base_name}。"),
                BudgetGap::ZeroBase => format!("{base_name}为零，执行率没有意义，请核对是否漏填。"),
                BudgetGap::NoExecuted => "未填全年执行数。".to_owned(),
                BudgetGap::Negative => "预算数或执行数为负，请核对。".to_owned(),
                BudgetGap::TooLong => "数值过长，无法精确计算，请核对。".to_owned(),
            }
        ),
    }
}

/// What a section's figures are the sum of.
#[must_use]
pub fn explain_section(section: &SectionScore) -> String {
    let title = section.title.as_deref().unwrap_or("其他");
    let with_budget = if section.holds_budget { "（含预算执行）" } else { "" };
    let mut sentence = match section.score {
        Some(sum) => format!("{title}各项得分合计 {}{with_budget}。", score(sum)),
        None => format!("{title}还没有得分。"),
    };
    match section.points {
        Some(expected) if expected != section.points_set => sentence.push_str(&format!(
            "各行分值合计 {}{with_budget}，本方案规定为 {}，请核对。",
            points(section.points_set),
            points(expected)
        )),
        Some(_) => {
            sentence.push_str(&format!(
                "各行分值合计 {}{with_budget}，与本方案规定一致。",
                points(section.points_set)
            ));
        }
        None if section.title.is_some() => sentence.push_str(&format!(
            "各行分值合计 {}；本方案不单独规定这一项的分值，各项之间可自行分配。",
            points(section.points_set)
        )),
        None => sentence.push_str("这些行的一级指标不在本方案之内，请核对一级指标的名称。"),
    }
    sentence
}

/// How the total is made up, and what is still missing before there is a grade.
#[must_use]
pub fn explain_total(card: &Scorecard, scheme: &Scheme) -> String {
    if !card.scored {
        return "本表不计分，也不评等级：只填报目标值、完成值和预算执行率。".to_owned();
    }
    let mut parts: Vec<String> = Vec::new();
    // A budget that counts inside a section is in that section's figure.
    let beside = scheme.budget.as_ref().filter(|rule| rule.inside.is_none());
    if let (Some(budget), Some(rule)) = (&card.budget, beside) {
        parts.extend(budget.score.map(|value| format!("{} {}", rule.title, value.exact().fixed(2))));
    }
    parts.extend(card.sections.iter().filter_map(|section| {
        let title = section.title.as_deref().unwrap_or("其他");
        section.score.map(|value| format!("{title} {}", value.exact().fixed(2)))
    }));
    let Some(total) = card.total else {
        return "还没有得分：填写预算数、执行数和各项指标后自动计算。".to_owned();
    };
    let mut sentence = format!("{} = {}。", parts.join(" ＋ "), score(total));
    match &card.grade {
        Some(grade) => {
            let citation = basis_of(scheme, &scheme.grades.basis);
            sentence.push_str(&resting_on(format!("等级为“{grade}”"), &citation));
            sentence.push('。');
        }
        None => sentence.push_str(&still_missing(card)),
    }
    if let Some(set) = card.points_set.filter(|set| set.exact() != crate::number::Exact::HUNDRED) {
        sentence.push_str(&format!("分值合计为 {}，应为 100 分。", points(set)));
    }
    sentence
}

fn still_missing(card: &Scorecard) -> String {
    let budget = card.budget.as_ref().is_some_and(|budget| budget.score.is_none());
    match (budget, card.open_rows()) {
        (true, 0) => "预算执行尚不能计分，暂不定等级。".to_owned(),
        (true, rows) => format!("预算执行和 {rows} 项指标尚无得分，暂不定等级。"),
        (false, 0) if card.rows.iter().any(RowScore::is_pointed) => {
            "分值不是 100 分，暂不定等级。".to_owned()
        }
        (false, 0) => "还没有设分值的指标，暂不定等级。".to_owned(),
        (false, rows) => format!("还有 {rows} 项指标没有得分，暂不定等级。"),
    }
}
