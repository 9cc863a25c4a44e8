//! Satisfaction: whether there is a row for it, and whether the survey behind it carries it.

use std::collections::BTreeMap;

use crate::checks::args::{Arg, Args, args};
use crate::checks::found::Found;
use crate::checks::indicators::kinds::stated_share;
use crate::checks::look::{Look, Row};
use crate::checks::reasons::rows::SHARE_PLACES;
use crate::evaluation::Place;
use crate::number::Exact;
use crate::scheme::Threshold;

/// What the surveys of one row found, added up.
#[derive(Debug, Clone, Copy, Default)]
struct Answers {
    sent: Option<i64>,
    valid: Option<i64>,
    satisfied: Option<i64>,
}

/// B15: a table with rows of which none is about satisfaction, or where all that are have no points though others
/// have some. A row whose name says 满意 will do, under whatever heading.
pub(in crate::checks) fn no_satisfaction(look: &Look<'_>, found: &mut Found<'_>) {
    let rows = || look.rows.iter().filter(|row| look.stands(row));
    let mut about = rows().filter(|row| row.is_satisfaction() || row.name().contains("满意")).peekable();
    let place = || Place::root().member("indicators");
    match about.peek() {
        None if rows().next().is_none() => {}
        None => found.add(place(), args! {}),
        Some(&first) => {
            let has_points = |row: &Row<'_>| {
                row.row.shares_score_with_above
                    || row.score.points.is_some_and(|points| points.exact().is_positive())
            };
            if !about.any(has_points) && rows().any(has_points) {
                found.add_case("no points", first.place("points"), args! { "ind" => first.name() });
            }
        }
    }
}

/// B16: a score for satisfaction, and no survey that says how many answered and how many were satisfied.
pub(in crate::checks) fn without_survey(look: &Look<'_>, found: &mut Found<'_>) {
    let surveys = surveys(look);
    for row in look.rows.iter().filter(|row| row.is_satisfaction() && row.score.score().is_some()) {
        let answers = surveys.get(row.row.id.as_str());
        if !answers.is_some_and(|answers| answers.valid.is_some() && answers.satisfied.is_some()) {
            found.add(row.place("actual"), args! { "ind" => row.name() });
        }
    }
}

/// B17: one finding for a row, the first of: more than 100 %, more valid answers than sent, more satisfied than
/// valid ones, or a share that the answers don't give when rounded half up to the places it is written with.
pub(in crate::checks) fn survey_disagrees(look: &Look<'_>, found: &mut Found<'_>) {
    let surveys = surveys(look);
    for row in &look.rows {
        let answers = surveys.get(row.row.id.as_str()).copied();
        if answers.is_none() && !row.is_satisfaction() {
            continue;
        }
        if let Some((case, figures)) = disagreement(row, answers.unwrap_or_default()) {
            found.add_case(
                case,
                row.place("actual"),
                figures.with("ind", row.name()).with("B", &row.row.actual),
            );
        }
    }
}

fn disagreement(row: &Row<'_>, answers: Answers) -> Option<(&'static str, Args)> {
    let Answers { sent, valid, satisfied } = answers;
    let stated = stated_share(row.actual);
    if stated.is_some_and(|(share, _)| share > Exact::ONE) {
        return Some(("above all", args! {}));
    }
    let valid = Exact::from(valid?);
    if let Some(sent) = sent.map(Exact::from).filter(|sent| valid > *sent) {
        return Some(("more valid than sent", args! { "y" => valid, "n" => sent }));
    }
    let satisfied = Exact::from(satisfied?);
    if satisfied > valid {
        return Some(("more satisfied than valid", args! { "x" => satisfied, "y" => valid }));
    }
    let (share, places) = stated?;
    let counted = satisfied.mul_div(Exact::ONE, valid, places).filter(|counted| *counted != share)?;
    let said = satisfied.mul_div(Exact::ONE, valid, SHARE_PLACES).unwrap_or(counted);
    Some(("", args! { "x" => satisfied, "y" => valid, "r" => Arg::Share(said) }))
}

/// B18: everybody satisfied, or few asked. Answers are counted by the valid ones, else by those sent; without a
/// survey only the figure speaks.
pub(in crate::checks) fn survey_is_thin(look: &Look<'_>, found: &mut Found<'_>) {
    let surveys = surveys(look);
    let bound = look.bound(Threshold::FewSamples);
    for row in &look.rows {
        let answers = surveys.get(row.row.id.as_str()).copied();
        if answers.is_none() && !row.is_satisfaction() {
            continue;
        }
        let all = stated_share(row.actual).is_some_and(|(share, _)| share == Exact::ONE);
        let count = answers.and_then(|answers| answers.valid.or(answers.sent)).map(Exact::from);
        let few = count.filter(|count| *count < bound);
        let case = match (all, few) {
            (true, None) => "all",
            (true, Some(_)) => "all of few",
            (false, Some(_)) => "few",
            (false, None) => continue,
        };
        let args = args! { "ind" => row.name() };
        found.add_case(case, row.place("actual"), few.map_or(args.clone(), |few| args.with("n", few)));
    }
}

/// What was found for each row, by its id.
fn surveys<'a>(look: &Look<'a>) -> BTreeMap<&'a str, Answers> {
    let add = |sum: &mut Option<i64>, next: Option<u32>| {
        *sum = next.map_or(*sum, |next| Some(sum.unwrap_or(0).saturating_add(i64::from(next))));
    };
    let mut of_rows: BTreeMap<&'a str, Answers> = BTreeMap::new();
    for entry in &look.evaluation.survey {
        let answers = of_rows.entry(entry.indicator.as_str()).or_default();
        add(&mut answers.sent, entry.sent);
        add(&mut answers.valid, entry.valid);
        add(&mut answers.satisfied, entry.satisfied);
    }
    of_rows
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::said;

    fn row(actual: &str, survey: &str) -> String {
        format!(
            r#"{{"id": "m", "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "学员满意度", "points": "10",
               "target": "≥90%", "actual": "{actual}"}}], "survey": [{{"indicator": "m", {survey}}}"#
        )
    }

    #[test]
    fn the_share_is_held_to_the_places_it_is_written_with() {
        for actual in ["94%", "94.4%", "94.44%", "0.9444", "94.4", "0.94", "0.9"] {
            assert!(said("B17", &row(actual, r#""valid": 144, "satisfied": 136"#)).is_empty(), "{actual}");
        }
        for actual in ["94.5%", "94.40%", "95%", "0.95", "90%"] {
            assert_eq!(said("B17", &row(actual, r#""valid": 144, "satisfied": 136"#)).len(), 1, "{actual}");
        }
        assert!(said("B17", &row("94.5%", r#""valid": 200, "satisfied": 189"#)).is_empty());
        assert!(said("B17", &row("95%", r#""valid": 200, "satisfied": 189"#)).is_empty(), "half up");
        assert!(said("B17", &row("满意", r#""valid": 200, "satisfied": 189"#)).is_empty());
        assert!(said("B17", &row("90%", r#""valid": 0, "satisfied": 0"#)).is_empty());
    }

    #[test]
    fn counts_that_cannot_be() {
        assert_eq!(
            said("B17", &row("101%", r#""valid": 10, "satisfied": 9"#)),
            ["“学员满意度”实际值 101% 超过 100%，请核对。"]
        );
        assert_eq!(said("B17", &row("90%", r#""sent": 99, "valid": 100, "satisfied": 90"#)).len(), 1);
        assert_eq!(said("B17", &row("90%", r#""valid": 100, "satisfied": 101"#)).len(), 1);
        assert!(said("B17", &row("100%", r#""sent": 10, "valid": 10, "satisfied": 10"#)).is_empty());
    }

    #[test]
    fn a_score_needs_answers() {
        assert_eq!(said("B16", &row("95%", r#""valid": 100"#)).len(), 1);
        assert!(said("B16", &row("95%", r#""valid": 100, "satisfied": 95"#)).is_empty());
        assert!(said("B16", &row("", r#""valid": 100"#)).is_empty(), "no score yet");
        let other = r#"{"level1": "效益指标（含满意度）", "level2": "社会效益指标", "name": "就业", "points": "5", "target": "≥5人", "actual": "5人"}"#;
        assert!(said("B16", other).is_empty());
    }

    #[test]
    fn all_satisfied_or_few_asked() {
        let thin = |actual: &str, survey: &str| said("B18", &row(actual, survey));
        assert!(thin("95%", r#""valid": 30"#).is_empty());
        assert_eq!(thin("95%", r#""valid": 29"#).len(), 1);
        assert_eq!(thin("95%", r#""sent": 29"#).len(), 1);
        assert!(thin("95%", r#""sent": 29, "valid": 30"#).is_empty());
        assert_eq!(thin("100%", r#""valid": 30"#), ["“学员满意度”为 100%，请确认样本代表性。"]);
        assert_eq!(thin("1", r#""valid": 5"#).len(), 1);
    }

    #[test]
    fn some_row_must_be_about_satisfaction() {
        let named =
            r#"{"level1": "效益指标", "level2": "社会效益指标", "name": "群众满意情况", "points": "5"}"#;
        assert!(said("B15", named).is_empty());
        let other = r#"{"level1": "产出指标", "level2": "数量指标", "name": "培训", "points": "5"}"#;
        assert_eq!(said("B15", other), ["未设置满意度指标。"]);
        assert!(said("B15", "").is_empty(), "no rows");
        let zero = named.replace("\"5\"", "\"0\"");
        assert_eq!(said("B15", &format!("{other},{zero}")), ["满意度指标“群众满意情况”没有分值。"]);
        assert!(said("B15", &zero).is_empty(), "no row has points");
    }

    #[test]
    fn satisfaction_and_every_row_with_a_survey_are_looked_at() {
        let of = |id: &str, actual: &str, level1: &str, survey: &str| {
            let row = format!(
                r#"{{"id": "m", "level1": "{level1}", "name": "甲", "target": "≥90%", "actual": "{actual}"}}"#
            );
            said(id, &format!(r#"{row}], "survey": [{survey}"#)).len()
        };
        let row = |level1: &str, survey: &str| of("B17", "105%", level1, survey);
        let survey = r#"{"indicator": "m", "valid": 10}"#;
        assert_eq!([row("满意度指标", ""), row("满意度指标", survey), row("产出指标", survey)], [1, 1, 1]);
        assert_eq!(row("产出指标", ""), 0);
        let row = |level1: &str, survey: &str| of("B18", "100%", level1, survey);
        assert_eq!([row("满意度指标", ""), row("满意度指标", survey), row("产出指标", survey)], [1, 1, 1]);
        assert_eq!(row("产出指标", ""), 0);
    }
}
