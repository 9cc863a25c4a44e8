//! Laws that hold for every evaluation, every file and every edit, tried on arbitrary ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// Case counts are chosen so that the whole file takes some seconds in a debug build.

#[path = "laws/arbitrary.rs"]
mod arbitrary;
#[path = "laws/drafts.rs"]
mod drafts;
#[path = "laws/history.rs"]
mod history;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use arbitrary::{edit, evaluation};
use ziping::edit::{Edit, PointsField, apply, duplicate, next_project, next_year};
use ziping::evaluation::{Claimed, Contacts, Evaluation, Indicator, Narrative, RowId};
use ziping::export::{html, scorecard};
use ziping::file::{read, write_bundle, write_evaluation};
use ziping::number::{Exact, Points};
use ziping::scheme::{self, Scheme};
use ziping::scoring::{Facts, Scorecard, score};
use ziping::words;

fn scored(evaluation: &Evaluation) -> (std::sync::Arc<Scheme>, Scorecard) {
    let scheme = scheme::of(evaluation).unwrap();
    let card = score(evaluation, &scheme);
    (scheme, card)
}

fn read_back(evaluation: &Evaluation) -> Result<Evaluation, String> {
    let text = write_evaluation(evaluation);
    let document = read(text.as_bytes()).map_err(|error| words::file_error(&error))?;
    Ok(document.into_evaluations().remove(0))
}

/// One row of `points` with a target and an actual value, under the national project form.
fn row(points: &str, target: &str, actual: &str) -> Evaluation {
    let text = serde_json::json!({
        "format": "ziping-evaluation", "version": 1, "scheme": "mof-2020-project", "unit": "某校", "year": 2020,
        "indicators": [{"level1": "产出指标", "level2": "数量指标", "points": points, "target": target, "actual": actual}],
    });
    read(text.to_string().as_bytes()).unwrap().into_evaluations().remove(0)
}

fn computed(points: &str, target: &str, actual: &str) -> Option<Points> {
    scored(&row(points, target, actual)).1.rows[0].computed
}

fn number(thousandths: i64) -> String {
    Exact::from_digits(thousandths, 3).unwrap().plain()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    // issue 2: "decode ∘ encode = id"
    #[test]
    fn every_evaluation_reads_back_as_it_was_written(evaluation in evaluation()) {
        let text = write_evaluation(&evaluation);
        let back = read_back(&evaluation);
        prop_assert_eq!(back.as_ref(), Ok(&evaluation));
        prop_assert_eq!(write_evaluation(&back.unwrap()), text);
    }

    #[test]
    fn every_bundle_reads_back_as_it_was_written(all in prop::collection::vec(evaluation(), 0..3)) {
        let text = write_bundle(&all);
        let back = read(text.as_bytes()).map(ziping::file::Document::into_evaluations);
        prop_assert_eq!(back, Ok(all));
    }

    // "the same input always gives the same score, with its reason"
    #[test]
    fn scoring_is_the_same_after_a_round_trip_and_whatever_is_told_beside_the_figures(evaluation in evaluation()) {
        let (_, card) = scored(&evaluation);
        prop_assert_eq!(&scored(&read_back(&evaluation).unwrap()).1, &card);
        let mut told = evaluation;
        told.id = "another".to_owned();
        told.unit = "另一单位".to_owned();
        told.contacts = Contacts::default();
        told.narrative = Narrative::default();
        told.report.clear();
        told.dismissed.clear();
        told.claimed = Claimed::default();
        prop_assert_eq!(&scored(&told).1, &card);
    }

    // issue 2: "0 ≤ score ≤ points for computed scores"; "total = exact sum"
    #[test]
    fn computed_scores_are_within_the_points_and_the_total_is_their_exact_sum(evaluation in evaluation()) {
        let (_, card) = scored(&evaluation);
        let mut parts: Vec<Exact> = Vec::new();
        if let Some(budget) = &card.budget && let Some(score) = budget.score {
            prop_assert!(Points::ZERO <= score && Some(score) <= budget.points, "budget {score}");
            parts.push(score.exact());
        }
        for row in &card.rows {
            if let Some(computed) = row.computed {
                let points = row.points.expect("a computed score has points");
                prop_assert!(Points::ZERO <= computed && computed <= points, "{computed} of {points}");
                prop_assert_eq!(computed.exact().fixed(2), computed.to_string(), "two places");
            }
            prop_assert_eq!(row.score(), row.entered.or(row.computed));
            parts.extend(row.score().map(Points::exact));
        }
        let sum = parts.iter().try_fold(Exact::ZERO, |sum, part| sum.plus(*part)).expect("28 digits are enough");
        prop_assert_eq!(card.total.map(Points::exact), (!parts.is_empty()).then_some(sum));
        if !card.scored {
            prop_assert!(parts.is_empty() && card.grade.is_none() && card.points_set.is_none());
        }
        // Every score of a row stands in exactly one section.
        let in_sections = Points::sum(card.sections.iter().map(|section| section.score));
        // A budget that counts inside a section stands there too.
        let inside = card.sections.iter().any(|section| section.holds_budget);
        let of_budget = card.budget.as_ref().filter(|_| inside).and_then(|budget| budget.score);
        let of_rows = card.rows.iter().map(|row| row.score());
        prop_assert_eq!(in_sections, Points::sum(of_rows.chain([of_budget])));
    }

    // scoring.md: "`complete` = the budget and every pointed row have a score. `grade` is null until complete"
    #[test]
    fn there_is_a_grade_only_when_nothing_is_open(evaluation in evaluation()) {
        let (_, card) = scored(&evaluation);
        let open = card.budget.as_ref().is_some_and(|budget| budget.score.is_none())
            || card.rows.iter().any(|row| row.points.is_some() && row.score().is_none())
            || card.rows.iter().all(|row| row.points.is_none());
        prop_assert_eq!(card.complete, !open);
        prop_assert!(card.complete || card.grade.is_none());
        let of_hundred = card.points_set.is_some_and(|points| points.exact() == Exact::HUNDRED);
        prop_assert!(of_hundred || card.grade.is_none());
        prop_assert_eq!(card.rows.len(), evaluation.indicators.len());
    }

    // Own schemes: whatever is done to a draft, what is adopted holds, travels, and scores.
    #[test]
    fn an_adopted_draft_holds_and_survives_the_file(evaluation in evaluation(), drafts in drafts::draft(), rename in any::<bool>()) {
        let (draft, mended) = drafts;
        prop_assert_eq!(draft.adopted(rename).is_some(), draft.faults().is_empty());
        for draft in [draft, mended] {
            let Some(edit) = draft.adopted(rename) else { continue };
            let mut adopted = evaluation.clone();
            apply(&mut adopted, &edit).unwrap();
            let (scheme, card) = scored(&adopted);
            prop_assert_eq!(scheme.check(), Ok(()));
            prop_assert_eq!(read_back(&adopted), Ok(adopted.clone()));
            prop_assert_eq!(card.rows.len(), evaluation.indicators.len());
            let paper = ziping::report::report(&adopted, &scheme, &card, false);
            prop_assert!(html::document(&paper).contains("</html>"));
            let back = ziping::edit::own::renamed_between(&scheme, &ziping::scheme::built_in()[0]);
            apply(&mut adopted, &Edit::LeaveOwnScheme("hubei-2020-unit".into(), back)).unwrap();
            prop_assert_eq!(read_back(&adopted), Ok(adopted.clone()));
        }
    }

    // What is only checked, printed or kept never changes a score.
    #[test]
    fn texts_and_claims_do_not_change_a_score(evaluation in evaluation(), other in evaluation()) {
        let (scheme, card) = scored(&evaluation);
        let mut changed = Evaluation { indicators: evaluation.indicators.clone(), budget: evaluation.budget.clone(), year: evaluation.year, ..other };
        changed.budget.reason.push('改');
        changed.budget.sources.clear();
        for row in &mut changed.indicators {
            row.note.push('改');
            row.reason.push('改');
            row.evidence.push('改');
            row.name.push('改');
        }
        prop_assert_eq!(score(&changed, &scheme), card);
    }

    // Every sentence and every page can be made of anything that a file can hold.
    #[test]
    fn every_sentence_line_and_page_can_be_made(evaluation in evaluation()) {
        let (scheme, card) = scored(&evaluation);
        for row in &card.rows {
            prop_assert!(!words::explain_row(row, &scheme).is_empty());
            let _ = (words::reading(&row.target), words::row_notes(row));
        }
        for section in &card.sections {
            prop_assert!(!words::explain_section(section).is_empty());
        }
        if let Some(budget) = &card.budget {
            prop_assert!(!words::explain_budget(budget, &scheme).is_empty());
        }
        prop_assert!(!words::explain_total(&card, &scheme).is_empty());
        let _ = (words::title(&evaluation), words::file_name(&evaluation, "json"));

        let line = scorecard::line(Facts { evaluation: &evaluation, scheme: &scheme, card: &card }, &[]);
        prop_assert!(!line.contains('\n'));
        let line: serde_json::Value = serde_json::from_str(&line).expect("one JSON value");
        prop_assert_eq!(&line["format"], "ziping-scorecard");
        prop_assert_eq!(line["indicators"].as_array().map(Vec::len), Some(card.rows.len()));
        prop_assert!(line["findings"].is_array());
        prop_assert_eq!(line["total"].as_str().map(ToOwned::to_owned), card.total.map(|total| total.exact().fixed(2)));
        for row in line["indicators"].as_array().unwrap() {
            for member in ["id", "name", "reading", "explanation", "basis"] {
                prop_assert!(row[member].is_string(), "{member}");
            }
            for member in ["computed", "score"] {
                prop_assert!(row[member].is_null() || row[member].as_str().is_some_and(two_places), "{member}");
            }
        }
    }

    // X1: "HTML or script in any text: shown as text"; X4: "controls dropped, overrides made visible"
    #[test]
    fn no_text_becomes_markup_on_paper(evaluation in evaluation()) {
        let (scheme, card) = scored(&evaluation);
        let page = html::page(&evaluation, &scheme, &card);
        let (_, body) = page.split_once("<body").unwrap();
        for tag in tags(body) {
            let allowed = ["main", "section", "h1", "br", "div", "span", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "p", "body", "html", "caption"];
            prop_assert!(allowed.contains(&tag), "<{tag}");
        }
        prop_assert!(!page.to_lowercase().contains("<script"));
        let invisible = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') || c.is_control() && c != '\n';
        prop_assert!(!page.contains(invisible));
        prop_assert_eq!(page.matches("<title>").count(), 1);
        prop_assert_eq!(page.matches("</title>").count(), 1);
    }

    // Whatever a person does, what is kept opens again: an edit that would break the file must not be carried out.
    #[test]
    fn any_edits_leave_an_evaluation_that_reads_back(start in evaluation(), edits in prop::collection::vec(edit(), 1..12)) {
        let mut evaluation = start;
        for edit in &edits {
            let before = evaluation.clone();
            // "Where what the edit names is not there; nothing is changed then."
            if apply(&mut evaluation, edit).is_err() {
                prop_assert_eq!(&evaluation, &before, "a refused edit changes nothing: {:?}", edit);
            }
            let back = read_back(&evaluation);
            prop_assert!(back.as_ref() == Ok(&evaluation), "after {edit:?}: {:?}", back.err());
        }
        let (scheme, card) = scored(&evaluation);
        let _ = scorecard::line(Facts { evaluation: &evaluation, scheme: &scheme, card: &card }, &[]);
    }

    #[test]
    fn copies_and_next_projects_read_back(evaluation in evaluation()) {
        let copy = duplicate(&evaluation, "new".to_owned());
        prop_assert_eq!(&copy.id, "new");
        prop_assert_eq!(read_back(&copy), Ok(copy));
        for scheme in scheme::built_in() {
            let next = next_project(&evaluation, scheme, "next".to_owned());
            prop_assert_eq!(read_back(&next), Ok(next));
        }
    }

    #[test]
    fn the_next_year_plans_the_same_rows_and_says_nothing_of_what_happened(evaluation in evaluation()) {
        let Some(next) = next_year(&evaluation, "next".to_owned()) else {
            prop_assert_eq!(evaluation.year, 2999);
            return Ok(());
        };
        let next = next.evaluation;
        prop_assert_eq!(read_back(&next), Ok(next.clone()));
        prop_assert_eq!(next.year, evaluation.year + 1);
        prop_assert_eq!(next.indicators.len(), evaluation.indicators.len());
        for (row, before) in next.indicators.iter().zip(&evaluation.indicators) {
            prop_assert_eq!((&row.id, row.points, row.rule), (&before.id, before.points, before.rule));
            prop_assert!(row.actual.is_empty() && row.score.is_none() && row.tier.is_none() && row.reason.is_empty());
        }
        let card = scored(&next).1;
        prop_assert!(card.rows.iter().all(|row| row.entered.is_none()));
        prop_assert!(next.survey.is_empty() && next.report.is_empty() && next.dismissed.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    // "No panic on any input file": a byte changed, put in or left out.
    #[test]
    fn a_damaged_file_is_refused_or_opens_to_something_that_holds(
        file in select(vec![include_str!("files/every-member.json"), include_str!("../examples/hubei-2020-project.json")]),
        at in any::<Index>(), byte in prop_oneof![any::<u8>(), select(b"{}[]\",:\\0123456789.eE-nulltruefalse \n".to_vec())],
        how in 0_u8..3,
    ) {
        let mut bytes = file.as_bytes().to_vec();
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => {
                bytes.remove(at);
            }
        }
        opens_whole_or_says_why(&bytes)?;
    }

    #[test]
    fn any_json_is_refused_or_opens_to_something_that_holds(members in prop::collection::vec((member(), json(2)), 0..6)) {
        let members: Vec<String> = members.iter().map(|(name, value)| format!("{}:{value}", serde_json::to_string(name).unwrap())).collect();
        let head = r#""format":"ziping-evaluation","version":1,"scheme":"hubei-2020-unit","unit":"某单位","year":2020"#;
        let text = format!("{{{head}{}{}}}", if members.is_empty() { "" } else { "," }, members.join(","));
        opens_whole_or_says_why(text.as_bytes())?;
    }

    #[test]
    fn any_bytes_are_refused_with_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let error = read(&bytes).expect_err("no file of ours");
        prop_assert!(words::file_error(&error).ends_with('。'));
    }

    // Monotone: doing more never lowers an at_least score …
    #[test]
    fn more_done_never_lowers_an_at_least_score(points in 1_i64..10_000, target in 1_i64..1_000_000, a in 0_i64..2_000_000, b in 0_i64..2_000_000) {
        let (points, target) = (Exact::from_digits(points, 2).unwrap().plain(), number(target));
        let [low, high] = [a.min(b), a.max(b)].map(|actual| computed(&points, &format!("≥{target}次"), &format!("{}次", number(actual))).unwrap());
        prop_assert!(low <= high, "{low} > {high}");
    }

    // … and using more never raises an at_most score.
    #[test]
    fn more_used_never_raises_an_at_most_score(points in 1_i64..10_000, target in 0_i64..1_000_000, a in 0_i64..2_000_000, b in 0_i64..2_000_000) {
        let (points, target) = (Exact::from_digits(points, 2).unwrap().plain(), number(target));
        let [low, high] = [a.min(b), a.max(b)].map(|actual| computed(&points, &format!("≤{target}次"), &format!("{}次", number(actual))).unwrap());
        prop_assert!(low >= high, "{low} < {high}");
    }

    #[test]
    fn a_target_that_is_just_reached_gives_all_points(points in 0_i64..10_000, target in 1_i64..1_000_000_000, sign in select(vec!["≥", "≤", "=", "", ">", "<"])) {
        let points = Exact::from_digits(points, 2).unwrap().plain();
        let value = number(target);
        let got = computed(&points, &format!("{sign}{value}个"), &format!("{value}个")).unwrap();
        prop_assert_eq!(got, Points::parse(&points).unwrap());
    }

    // A range loses nothing inside, and less the nearer the actual value is.
    #[test]
    fn a_range_is_full_inside_and_falls_off_to_both_sides(a in 1_i64..1_000, b in 1_i64..1_000, actual in 0_i64..3_000) {
        let (low, high) = (a.min(b), a.max(b));
        let score = |actual: i64| computed("10", &format!("{low}至{high}个"), &format!("{actual}个")).unwrap();
        let (here, beyond) = (score(actual), score(actual.saturating_add(1)));
        if (low..=high).contains(&actual) {
            prop_assert_eq!(here, Points::parse("10").unwrap());
        } else if actual < low {
            prop_assert!(here <= beyond);
        } else {
            prop_assert!(here >= beyond);
        }
    }

    // Money says the same in every unit.
    #[test]
    fn converting_money_changes_no_score(target in 1_i64..1_000_000, actual in 0_i64..1_000_000) {
        let plain = computed("10", &format!("≥{target}万元"), &format!("{actual}万元"));
        let converted = computed("10", &format!("≥{target}万元"), &format!("{}元", actual * 10_000));
        prop_assert_eq!(plain, converted);
    }

    // The score is the exact fraction rounded half up: checked with whole numbers of another kind (i128).
    #[test]
    fn an_at_least_score_is_the_nearest_hundredth_of_the_exact_fraction(points in 1_i64..10_000, target in 1_i64..1_000_000, actual in 1_i64..1_000_000) {
        let text = Exact::from_digits(points, 2).unwrap().plain();
        let got = computed(&text, &format!("≥{target}次"), &format!("{actual}次")).unwrap();
        let (points, target, actual) = (i128::from(points), i128::from(target), i128::from(actual.min(target)));
        let expected = (2 * points * actual + target) / (2 * target);
        prop_assert_eq!(got.exact().times(Exact::HUNDRED).unwrap().plain(), expected.to_string());
    }
}

// The file format: a row that shares the score above has neither points nor score. An edit that gives it one
// would be saved, and the evaluation would not open again.
#[test]
fn a_row_that_shares_a_score_is_never_given_one_of_its_own() {
    let points = Points::parse("5").ok();
    let own = |which| Edit::Points(RowId::new("b"), which, points);
    let pasted = Indicator { shares_score_with_above: true, points, score: points, ..Indicator::default() };
    for edit in [own(PointsField::Points), own(PointsField::Score), Edit::InsertRow(1, Box::new(pasted))] {
        let mut evaluation =
            read(include_bytes!("files/every-member.json")).unwrap().into_evaluations().remove(0);
        let _ = apply(&mut evaluation, &edit);
        assert_eq!(read_back(&evaluation), Ok(evaluation), "after {edit:?}");
    }
}

fn two_places(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.strip_prefix('-').unwrap_or(text).split_once('.');
    parts.is_some_and(|(whole, fraction)| digits(whole) && digits(fraction) && fraction.len() == 2)
}

/// The names of all tags in a page.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).map(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest.split_at(end).0
    })
}

fn opens_whole_or_says_why(bytes: &[u8]) -> Result<(), TestCaseError> {
    match read(bytes) {
        Err(error) => {
            prop_assert!(words::file_error(&error).ends_with(['。', '？']), "{}", words::file_error(&error))
        }
        Ok(document) => {
            for evaluation in document.into_evaluations() {
                let back = read_back(&evaluation);
                prop_assert_eq!(back.as_ref(), Ok(&evaluation));
                let (scheme, card) = scored(&evaluation);
                let _ = (
                    scorecard::line(Facts { evaluation: &evaluation, scheme: &scheme, card: &card }, &[]),
                    html::page(&evaluation, &scheme, &card),
                );
            }
        }
    }
    Ok(())
}

/// Names that the format has, and one that it has not.
fn member() -> impl Strategy<Value = &'static str> {
    select(vec![
        "id",
        "filed_on",
        "contacts",
        "project",
        "amount_unit",
        "budget",
        "expenditure",
        "accounts",
        "goals",
        "indicators",
        "survey",
        "narrative",
        "report",
        "dismissed",
        "claimed",
        "name",
        "points",
        "target",
        "actual",
        "score",
        "rule",
        "tier",
        "share",
        "total",
        "sources",
        "executed",
        "sections",
        "产出指标",
        "conclusion",
        "analysis.r1",
        "sent",
        "indicator",
        "x",
    ])
}

/// JSON as text, so that numbers may be of any spelling.
fn json(depth: u32) -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("5".to_owned()),
        Just("-1".to_owned()),
        Just("5.5".to_owned()),
        Just("1e400".to_owned()),
        Just("\"5\"".to_owned()),
        Just("\"2021-06-15\"".to_owned()),
        Just("\"at_least\"".to_owned()),
        Just("\"r1\"".to_owned()),
        Just("{}".to_owned()),
        Just("[]".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<String>().prop_map(|s| serde_json::to_string(&s).unwrap()),
    ];
    leaf.prop_recursive(depth, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|entries| format!("[{}]", entries.join(","))),
            prop::collection::vec((member(), inner), 0..4).prop_map(|members| {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}
