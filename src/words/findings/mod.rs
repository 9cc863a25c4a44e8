//! What the checks found, in sentences with the sum that does not hold; and what each check is about.
//!
//! Sentences have holes, `{ind}`, which the figures of a finding fill. Which sentence a check has for which
//! case stands in the file of its family.

mod agreement;
mod figures;
mod indicators;
mod reasons;

use super::names::tier_name;
use super::page;
use crate::checks::{Arg, Args, Check, Family, Finding};
use crate::edit::{AccountColumn, ExpenditureKey, FundsColumn};
use crate::number::Exact;
use crate::signs::shown;

/// What a check is about, for people who want to know why something is said, and for `docs/checks.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// What it is called: 总分与各项得分不符.
    pub title: &'static str,
    /// When it speaks.
    pub when: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// What it rests on: the rule, or whose experience.
    pub rests_on: &'static str,
}

/// The sentence of a finding.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    shown(&filled(template(finding.check, finding.case), &finding.args)).into_owned()
}

/// A sentence that asks for an explanation, without the asking: of several that one text answers it is asked once.
///
/// ```
/// let words = "执行率 4.1%，低于 90%，请说明原因。";
/// assert_eq!(ziping::words::without_asking(words), Some("执行率 4.1%，低于 90%"));
/// assert_eq!(ziping::words::without_asking("缺少质量指标。"), None);
/// ```
#[must_use]
pub fn without_asking(sentence: &str) -> Option<&str> {
    let (fact, asking) = sentence.split_once("，请说明")?;
    // What is asked besides would be lost.
    (!fact.is_empty() && asking.ends_with('。') && !asking.contains(['；', '，'])).then_some(fact)
}

/// What a check is about.
#[must_use]
pub fn check_about(check: Check) -> About {
    match check.family() {
        Family::Figures => figures::about(check),
        Family::Reasons => reasons::about(check),
        Family::Indicators => indicators::about(check),
        Family::Agreement => agreement::about(check),
    }
}

/// The sentence of a check for a case, with its holes; empty where the check has no such case.
#[must_use]
pub fn template(check: Check, case: &str) -> &'static str {
    match check.family() {
        Family::Figures => figures::sentence(check, case),
        Family::Reasons => reasons::sentence(check, case),
        Family::Indicators => indicators::sentence(check, case),
        Family::Agreement => agreement::sentence(check, case),
    }
}

fn filled(template: &str, args: &Args) -> String {
    crate::report::fill(template, |name| args.get(name).map(said))
}

fn said(arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => cut(text),
        Arg::Points(points) => points.exact().plain(),
        // Money is said with the digits that it is stated with: 50.60.
        Arg::Amount(amount) => amount.to_string(),
        Arg::Share(share) => percent(*share),
        Arg::Number(number) => number.plain(),
        Arg::Count(count) => count.to_string(),
        Arg::Year(year) => year.to_string(),
        Arg::Day(day) => day.in_words(),
        Arg::Tier(tier) => tier_name(*tier).to_owned(),
        Arg::Unread(figure, text, power) => super::unread(*figure, text, *power),
        Arg::Member(name) => member(name).to_owned(),
        Arg::List(texts) => cut(&texts.iter().map(|text| member(text)).collect::<Vec<_>>().join("、")),
    }
}

/// A text in a sentence: of a very long one the beginning.
fn cut(text: &str) -> String {
    const MOST: usize = 200;
    let mut cut: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        cut.push('…');
    }
    cut
}

/// A share in percent with at most two digits after the point: 0.8625 → `86.25%`.
fn percent(share: Exact) -> String {
    let percent = share.times(Exact::HUNDRED).and_then(|percent| percent.rounded(2));
    percent.map_or_else(|| share.plain(), |percent| format!("{}%", percent.plain()))
}

/// A member's name, as the page and the forms call it; anything else stands as it is.
fn member(text: &str) -> &str {
    match text {
        "initial" => page::funds_column(FundsColumn::Initial),
        "adjusted" => page::funds_column(FundsColumn::Adjusted),
        "executed" => page::funds_column(FundsColumn::Executed),
        "accounts.initial" => page::account_column(AccountColumn::Initial),
        "accounts.supplement" => page::account_column(AccountColumn::Supplement),
        "accounts.adjusted" => page::account_column(AccountColumn::Adjusted),
        "accounts.final" => page::account_column(AccountColumn::Final),
        "expenditure.basic" => page::expenditure(ExpenditureKey::Basic),
        "expenditure.project" => page::expenditure(ExpenditureKey::Project),
        "expenditure.personnel" => page::expenditure(ExpenditureKey::Personnel),
        "expenditure.operating" => page::expenditure(ExpenditureKey::Operating),
        "target" | "actual" | "score" | "points" | "level2" => page::column(text),
        other => other,
    }
}
