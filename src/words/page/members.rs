//! What members of an evaluation are called, and what they say, where they are listed one by one.

use serde_json::Value;

use super::{INDICATORS, NOT_STATED, account_kind, attributes, categories, durations, place_of, spot_name};
use crate::evaluation::{AccountKind, Attribute, Category, Duration, Evaluation, Rule, Tier};
use crate::scheme;
use crate::signs::shown;
use crate::words;

/// The name of the part of a form in the preview.
#[must_use]
pub fn import_part(part: &str, evaluation: &Evaluation) -> String {
    match part {
        "" => "基本信息".to_owned(),
        "project" => "项目信息".to_owned(),
        "contacts" => "联系人".to_owned(),
        "indicators" => INDICATORS.to_owned(),
        part => spot_name(&place_of(part), evaluation),
    }
}

/// What a member is called in the preview.
#[must_use]
pub fn member_name(member: &str, evaluation: &Evaluation) -> String {
    if let Some(title) = member.strip_prefix("claimed.sections.") {
        return super::claimed_section(title);
    }
    let claimed = match member {
        "claimed.execution_rate" => super::CLAIMED_RATE,
        "claimed.budget_score" => super::CLAIMED_BUDGET_SCORE,
        "claimed.total" => super::CLAIMED_TOTAL,
        "claimed.grade" => super::CLAIMED_GRADE,
        "claimed.goal_points" => super::CLAIMED_GOAL_POINTS,
        "claimed.report" => super::CLAIMED_REPORT,
        _ => "",
    };
    if !claimed.is_empty() {
        return claimed.to_owned();
    }
    spot_name(&place_of(member), evaluation)
}

/// What a member says: its words where it is one of a few, long texts by their beginning.
#[must_use]
pub fn member_value(member: &str, value: &Value) -> String {
    let of = |pairs: Vec<(&'static str, &'static str)>, word: &str| {
        pairs
            .into_iter()
            .find(|(known, _)| *known == word)
            .map_or_else(|| word.to_owned(), |(_, said)| said.to_owned())
    };
    let last = member.rsplit('.').next().unwrap_or(member);
    let text =
        match value {
            Value::String(word) => match last {
                "category" => of(
                    categories().into_iter().map(|(key, said): (Category, _)| (key.word(), said)).collect(),
                    word,
                ),
                "attribute" => of(
                    attributes().into_iter().map(|(key, said): (Attribute, _)| (key.word(), said)).collect(),
                    word,
                ),
                "duration" => of(
                    durations().into_iter().map(|(key, said): (Duration, _)| (key.word(), said)).collect(),
                    word,
                ),
                "kind" => AccountKind::from_word(word)
                    .map_or_else(|| word.clone(), |kind| account_kind(kind).to_owned()),
                "rule" => Rule::from_word(word)
                    .map_or_else(|| word.clone(), |rule| words::rule_name(rule).to_owned()),
                "tier" => Tier::from_word(word)
                    .map_or_else(|| word.clone(), |tier| words::tier_name(tier).to_owned()),
                "scheme" => scheme::find(word)
                    .map_or_else(|| word.clone(), |scheme| words::scheme_name(&scheme).to_string()),
                _ => word.clone(),
            },
            Value::Bool(true) => "是".to_owned(),
            Value::Bool(false) => "否".to_owned(),
            Value::Null => NOT_STATED.to_owned(),
            other => other.to_string(),
        };
    short(&text)
}

/// A text by its beginning, with its length where that is not all of it.
#[must_use]
pub fn short(text: &str) -> String {
    const SHOWN: usize = 160;
    if text.chars().nth(SHOWN).is_none() {
        return shown(text).into_owned();
    }
    let start: String = text.chars().take(SHOWN.saturating_sub(20)).collect();
    format!("{}……（共 {} 字）", shown(&start), text.chars().count())
}
