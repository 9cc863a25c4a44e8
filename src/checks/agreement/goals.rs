//! What goals and improvements say, against themselves and against each other.

use std::collections::BTreeSet;

use crate::checks::agreement::texts::TextOf;
use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::{NarrativeKey, Paragraph, ReportKey};
use crate::number::Exact;
use crate::number::reading::same_text;
use crate::prose::{Topic, amounts_in_goals, says_nothing};

/// D09: amounts in a goal do not add up to the goal's own total. The same sum in two texts is said once.
pub(in crate::checks) fn amounts_of_the_goal(look: &Look<'_>, found: &mut Found<'_>) {
    let mut said: BTreeSet<(Exact, Vec<Exact>)> = BTreeSet::new();
    for text in &look.texts {
        let is_goal = matches!(text.of, TextOf::Goal(_) | TextOf::Narrative(NarrativeKey::Purpose));
        if !is_goal || !text.text.contains('元') {
            continue;
        }
        for goal in amounts_in_goals(text.text) {
            let Some(sum) = goal.sum().filter(|sum| *sum != goal.total) else { continue };
            let figures = goal.in_its_unit(sum).zip(goal.in_its_unit(goal.total));
            let unit = goal.unit;
            if let Some((sum, total)) = figures.filter(|_| said.insert((goal.total, goal.parts))) {
                found.add(text.place(), args! { "a" => sum, "b" => total, "u" => unit });
            }
        }
    }
}

/// D10: what was achieved is the goal's own text; or whole unit and project have the same goal.
pub(in crate::checks) fn goals_that_are_copied(look: &Look<'_>, found: &mut Found<'_>) {
    let goals = &look.evaluation.goals;
    if goals.annual.trim().is_empty() {
        return;
    }
    if same_text(&goals.annual, &goals.achieved) {
        found.add_case("achieved", look.place(&["goals", "achieved"]), args! {});
    }
    let project = look.evaluation.is_project();
    let copied = look
        .others()
        .filter(|other| other.evaluation.is_project() != project)
        .any(|other| same_text(&goals.annual, &other.evaluation.goals.annual));
    if copied {
        let case = if project { "project" } else { "unit" };
        found.add_case(case, look.place(&["goals", "annual"]), args! {});
    }
}

/// Shorter texts may well be equal by chance.
const SHORTEST: usize = 8;

/// So many sections on improvements in one report are looked at; a real one has one.
const SECTIONS: usize = 3;

/// D15: what is to be improved stands word for word in what last year's evaluation led to. Numbers of a list, stops and
/// spaces do not count.
pub(in crate::checks) fn improvements_of_last_year(look: &Look<'_>, found: &mut Found<'_>) {
    let mut improvements = Vec::new();
    let mut last_year = Vec::new();
    for text in &look.texts {
        match text.of {
            TextOf::Narrative(NarrativeKey::Improvements | NarrativeKey::Measures)
            | TextOf::Own(ReportKey::Paragraph(Paragraph::NextSteps)) => {
                improvements.push((text, text.text));
            }
            TextOf::Narrative(NarrativeKey::LastYearUse)
            | TextOf::Own(ReportKey::Paragraph(Paragraph::LastYearUse)) => last_year.push(text.text),
            TextOf::Report => {
                let outline = &text.prose.outline;
                let on =
                    |topic| outline.sections_on(topic).take(SECTIONS).map(|section| section.text(text.text));
                improvements.extend(on(Topic::Improvements).map(|section| (text, section)));
                last_year.extend(on(Topic::LastYearUse));
            }
            _ => {}
        }
    }
    if last_year.is_empty() {
        return;
    }
    let last_year: Vec<String> = last_year.into_iter().map(letters).collect();
    let copied = improvements.into_iter().find(|(_, improvement)| {
        let own = letters(improvement);
        own.chars().count() >= SHORTEST
            && !says_nothing(improvement)
            && last_year.iter().any(|text| text.contains(&own))
    });
    if let Some((text, _)) = copied {
        found.add(text.place(), args! {});
    }
}

/// The letters of a text, without numbers, stops and spaces.
fn letters(text: &str) -> String {
    text.lines().flat_map(|line| without_number(line).chars()).filter(|c| c.is_alphabetic()).collect()
}

/// A line without 一、 or （一） before it.
fn without_number(line: &str) -> &str {
    let open = line.trim_start().trim_start_matches(['(', '（']);
    let rest = open.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    if rest.starts_with(['、', ')', '）', '.', '是']) { rest } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::said;

    #[test]
    fn numbers_of_a_list_do_not_make_another_text() {
        assert_eq!(letters("1. 加强管理。\n2. 提高效能"), letters("加强管理,提高效能。"));
        assert_eq!(letters("（一）加强管理；\n二、提高效能"), "加强管理提高效能");
        assert_eq!(letters("一批设备"), "一批设备");
        assert_eq!(letters("一是加强管理"), letters("是加强管理"));
    }

    #[test]
    fn sums_are_asked_of_goals_alone() {
        let text = "全年投入60万元，其中讲座30万元，手册27万元。";
        let of = |members: &str| said("D09", &format!(r#"], {members}, "survey": ["#));
        assert_eq!(
            of(&format!(r#""goals": {{"annual": "{text}"}}"#)),
            ["文字中分项合计 57 万元，写明的总额为 60 万元。"]
        );
        assert!(of(&format!(r#""narrative": {{"problems": "{text}"}}"#)).is_empty());
    }
}
