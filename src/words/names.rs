//! Names of things: evaluations, files, rules, tiers.

use crate::evaluation::{Evaluation, Rule, Tier};
use crate::signs::{is_turn, shown};

/// What an evaluation is called: `2020年度 · 项目支出`, for a whole unit `2020年度 · 部门整体`.
#[must_use]
pub fn title(evaluation: &Evaluation) -> String {
    format!("{}年度 · {}", evaluation.year, kind(evaluation))
}

/// 部门整体, or the project's name.
#[must_use]
pub fn kind(evaluation: &Evaluation) -> String {
    match &evaluation.project {
        None => "部门整体".to_owned(),
        Some(project) if project.name.trim().is_empty() => "未命名项目".to_owned(),
        Some(project) => shown(project.name.trim()).into_owned(),
    }
}

/// A file name as a person would give it: `2020年度-某校-整体绩效自评.json`. Signs that file systems refuse
/// are left out, and no part is longer than 60 characters.
#[must_use]
pub fn file_name(evaluation: &Evaluation, extension: &str) -> String {
    let unit = part(&evaluation.unit);
    let unit = if unit.is_empty() { "未填单位".to_owned() } else { unit };
    let subject = match &evaluation.project {
        None => "整体绩效自评".to_owned(),
        Some(project) => {
            let name = part(&project.name);
            format!("{}绩效自评", if name.is_empty() { "项目".to_owned() } else { format!("{name}-项目") })
        }
    };
    format!("{}年度-{unit}-{subject}.{extension}", evaluation.year)
}

fn part(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_turn(*c)).collect();
    let seen = shown(text.trim());
    let kept = seen.chars().filter(|c| !c.is_control() && !is_refused(*c));
    let short: String = kept.take(60).collect();
    short.trim_matches(['.', ' ']).to_owned()
}

/// Signs that Windows refuses in file names.
const fn is_refused(c: char) -> bool {
    matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// What a rule is called.
#[must_use]
pub const fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::AtLeast => "不低于",
        Rule::AtMost => "不高于",
        Rule::Equal => "等于",
        Rule::Range => "介于",
        Rule::ByDate => "不晚于",
        Rule::Tier => "定性分档",
    }
}

/// What a tier is called for short.
#[must_use]
pub const fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Achieved => "达成",
        Tier::Partly => "部分达成",
        Tier::NotAchieved => "未达成",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Project;

    #[test]
    fn file_names_say_year_unit_and_subject() {
        let mut evaluation =
            Evaluation { unit: "某区教研室".into(), year: 2020, ..Evaluation::default() };
        assert_eq!(file_name(&evaluation, "json"), "2020年度-某区教研室-整体绩效自评.json");
        evaluation.project =
            Some(Project { name: "设备/维修: \u{202E}一期".into(), ..Project::default() });
        assert_eq!(file_name(&evaluation, "html"), "2020年度-某区教研室-设备维修 一期-项目绩效自评.html");
        evaluation.unit = " .. ".into();
        evaluation.project = Some(Project::default());
        assert_eq!(file_name(&evaluation, "json"), "2020年度-未填单位-项目绩效自评.json");
    }
}
