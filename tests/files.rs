//! Strict reading and stable writing: what a file may say, and where and in which words it is refused.
//!
//! `files/refused.tsv` lists every file of `files/refused` with the place and the sentence that people
//! read; the rules are those of `docs/file-format.md` and rows I1–I4 and N4 of the list of what must never happen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ziping::evaluation::{Evaluation, RowId};
use ziping::file::{
    Document, FileError, Limit, Limits, Problem, read, read_within, write_bundle, write_evaluation,
};
use ziping::words;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn one(text: &[u8]) -> Evaluation {
    match read(text) {
        Ok(Document::Evaluation(evaluation)) => *evaluation,
        Ok(Document::Bundle(_)) => panic!("a bundle"),
        Err(error) => panic!("{}", words::file_error(&error)),
    }
}

/// The smallest evaluation with these members beside the required ones.
fn with(members: &Value) -> Vec<u8> {
    let mut file = json!({"format": "ziping-evaluation", "version": 1, "scheme": "hubei-2020-unit", "unit": "某单位", "year": 2020});
    file.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    file.to_string().into_bytes()
}

fn refused(text: &[u8]) -> FileError {
    match read(text) {
        Err(error) => error,
        Ok(_) => panic!("opened: {}", String::from_utf8_lossy(&text[..text.len().min(200)])),
    }
}

/// A name for each kind of problem; the match makes a new one a compile error here.
fn kind(problem: &Problem) -> &'static str {
    match problem {
        Problem::Empty => "empty",
        Problem::NotUtf8 { .. } => "not UTF-8",
        Problem::OtherKind(_) => "other kind",
        Problem::NotJson { .. } => "not JSON",
        Problem::NotOurs { .. } => "not ours",
        Problem::Newer { .. } => "newer",
        Problem::OverLimit { .. } => "over a limit",
        Problem::Duplicate => "duplicate",
        Problem::Unknown { .. } => "unknown",
        Problem::Missing => "missing",
        Problem::WrongType { .. } => "wrong type",
        Problem::BareFraction => "bare fraction",
        Problem::NotDecimal { .. } => "not a decimal",
        Problem::TooManyDigits { .. } => "too many digits",
        Problem::NotADay { .. } => "not a day",
        Problem::NotAWord { .. } => "not a word",
        Problem::OutOfRange { .. } => "out of range",
        Problem::OneOf { .. } => "one of",
        Problem::DuplicateId { .. } => "duplicate id",
        Problem::NothingAbove => "nothing above",
        Problem::SharedRowHasOwn => "shared row has own",
        Problem::NoFigureThere => "no figure there",
        Problem::FigureStands => "figure stands",
        Problem::UnknownScheme { .. } => "unknown scheme",
        Problem::BadScheme { .. } => "bad scheme",
    }
}

fn listed() -> Vec<[String; 3]> {
    let table = String::from_utf8(bytes("tests/files/refused.tsv")).unwrap();
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
            columns.try_into().unwrap_or_else(|columns| panic!("three columns: {columns:?}"))
        })
        .collect()
}

#[test]
fn every_listed_file_is_refused_at_its_place_in_its_words() {
    let mut wrong = String::new();
    for [name, place, sentence] in listed() {
        match read(&bytes(&format!("tests/files/refused/{name}"))) {
            Ok(_) => wrong.push_str(&format!("\n{name} opens")),
            Err(error) => {
                let got = (error.place.path(), words::file_error(&error));
                if got != (place.clone(), sentence.clone()) {
                    wrong.push_str(&format!(
                        "\n{name}\n  expected {place:?} {sentence}\n  got      {:?} {}",
                        got.0, got.1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n");
}

// A file that nobody lists would be tested by nobody; a kind of refusal without a file would be untested.
#[test]
fn the_list_names_every_file_and_every_kind_of_refusal() {
    let listed = listed();
    let names: BTreeSet<String> = listed.iter().map(|[name, ..]| name.clone()).collect();
    let entries = std::fs::read_dir(folder("tests/files/refused")).unwrap();
    let there: BTreeSet<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, there);
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for name in names {
        kinds.insert(kind(&refused(&bytes(&format!("tests/files/refused/{name}"))).problem));
    }
    // The others have tests of their own, here and in `files_scheme.rs`: they need files too large for a folder.
    for missing in ["over a limit", "bad scheme", "one of"] {
        assert!(!kinds.contains(missing));
    }
    assert_eq!(kinds.len(), 22, "{kinds:?}");
}

// file-format.md: "1e400" is a number of JSON that is too large; I2: "refused with the path in words and the fix".
// Any spelling of a fraction or an exponent must get the same advice as `5.5` does.
#[test]
fn every_number_with_a_point_or_an_exponent_gets_the_same_advice() {
    for number in ["5.5", "-0.5", "1e1", "1E+2", "1e-400", "1e308", "1e309", "-1e400", "1.0e0", "0.1e1"] {
        let text = String::from_utf8(with(&json!({"indicators": [{"points": "@"}]}))).unwrap();
        let error = refused(text.replace("\"@\"", number).as_bytes());
        assert_eq!(
            (error.place.path().as_str(), &error.problem),
            ("indicators[0].points", &Problem::BareFraction),
            "{number}"
        );
    }
}

// --- Places in words -------------------------------------------------------------------------------

/// Every member of an evaluation that takes a text, a number or a word, as a path.
const MEMBERS: &[&str] = &[
    "id",
    "scheme",
    "unit",
    "year",
    "filed_on",
    "report_date",
    "contacts.filled_by",
    "contacts.phone",
    "contacts.reviewer",
    "contacts.head",
    "project.name",
    "project.supervising_department",
    "project.implementing_unit",
    "project.category",
    "project.attribute",
    "project.duration",
    "amount_unit",
    "budget.total.initial",
    "budget.total.adjusted",
    "budget.total.executed",
    "budget.reason",
    "budget.sources[].name",
    "budget.sources[].initial",
    "budget.sources[].adjusted",
    "budget.sources[].executed",
    "expenditure.personnel",
    "expenditure.operating",
    "expenditure.basic",
    "expenditure.project",
    "accounts[].name",
    "accounts[].group",
    "accounts[].kind",
    "accounts[].initial",
    "accounts[].supplement",
    "accounts[].adjusted",
    "accounts[].final",
    "goals.long_term",
    "goals.annual",
    "goals.achieved",
    "indicators[].id",
    "indicators[].level1",
    "indicators[].level2",
    "indicators[].name",
    "indicators[].points",
    "indicators[].target",
    "indicators[].actual",
    "indicators[].score",
    "indicators[].note",
    "indicators[].evidence",
    "indicators[].reason",
    "indicators[].rule",
    "indicators[].tier",
    "indicators[].share",
    "indicators[].shares_score_with_above",
    "survey[].indicator",
    "survey[].sent",
    "survey[].valid",
    "survey[].satisfied",
    "survey[].date",
    "narrative.conclusion",
    "narrative.purpose",
    "narrative.key_work",
    "narrative.goals_note",
    "narrative.process",
    "narrative.completed",
    "narrative.analysis",
    "narrative.problems",
    "narrative.improvements",
    "narrative.last_year_use",
    "narrative.other_evidence",
    "narrative.deviation",
    "narrative.measures",
    "narrative.approval",
    "dismissed[].id",
    "dismissed[].row",
    "dismissed[].field",
    "dismissed[].inputs",
    "dismissed[].reason",
    "unread[].row",
    "unread[].field",
    "unread[].text",
    "claimed.execution_rate",
    "claimed.budget_score",
    "claimed.total",
    "claimed.grade",
    "claimed.goal_points",
    "claimed.report",
];

/// A value at a path, inside whatever objects and lists lead there.
fn nested(path: &str, value: Value) -> Value {
    match path.split_once('.') {
        None => json!({path: value}),
        Some((first, rest)) => match first.strip_suffix("[]") {
            Some(list) => {
                let mut entry = nested(rest, value);
                // The members that an entry of a list must have.
                for (of, required, value) in [
                    ("survey", "indicator", "r1"),
                    ("dismissed", "id", "r1"),
                    ("unread", "field", "year"),
                    ("unread", "text", "20200"),
                ] {
                    if list == of && entry.get(required).is_none() {
                        entry[required] = json!(value);
                    }
                }
                json!({list: [entry]})
            }
            None => {
                let mut object = nested(rest, value);
                if first == "project" && object.get("name").is_none() {
                    object["name"] = json!("某项目");
                }
                json!({first: object})
            }
        },
    }
}

// I2: "refused with the path in words". A list is of no type that any of these members takes.
#[test]
fn a_wrong_type_is_refused_at_its_member_wherever_it_is() {
    for path in MEMBERS {
        let error = refused(&with(&nested(path, json!([]))));
        assert_eq!(error.place.path(), path.replace("[]", "[0]"));
        assert_eq!(kind(&error.problem), "wrong type", "{path}");
    }
}

// I2: "refused with the path in words ("第 4 条指标 · 分值")": words, not the English names of members.
#[test]
fn every_place_of_the_format_is_named_in_words() {
    let unnamed: Vec<String> = MEMBERS
        .iter()
        .map(|path| words::place(&refused(&with(&nested(path, json!([])))).place))
        .filter(|place| place.chars().any(|c| c.is_ascii_alphabetic()))
        .collect();
    assert!(unnamed.is_empty(), "without words: {unnamed:?}");
}

#[test]
fn long_foreign_text_is_cut_short_in_a_sentence() {
    let long = "长".repeat(1_000);
    for error in [
        refused(&with(&json!({"scheme": long}))),
        refused(&with(&json!({"filed_on": long}))),
        refused(&with(&json!({(long.as_str()): 1}))),
        refused(&with(&json!({"indicators": [{"points": long}]}))),
        refused(json!({"format": long}).to_string().as_bytes()),
    ] {
        assert!(words::file_error(&error).chars().count() < 150, "{}", words::file_error(&error));
    }
}

// --- What is accepted ------------------------------------------------------------------------------

#[test]
fn a_byte_order_mark_is_accepted_and_not_written() {
    let plain = with(&json!({"goals": {"annual": "提高"}}));
    let marked = [b"\xEF\xBB\xBF", plain.as_slice()].concat();
    assert_eq!(one(&marked), one(&plain));
    assert!(write_evaluation(&one(&marked)).starts_with('{'));
}

// "a JSON integer is accepted there on reading"
#[test]
fn whole_numbers_may_stand_without_quotes() {
    let bare = json!({
        "budget": {"total": {"initial": 0, "adjusted": 999999999999999_i64, "executed": -5}},
        "indicators": [{"id": "a", "points": 5, "score": -1, "share": 1}],
        "claimed": {"total": 94, "sections": {"产出指标": 40}},
    });
    let quoted = json!({
        "budget": {"total": {"initial": "0", "adjusted": "999999999999999", "executed": "-5"}},
        "indicators": [{"id": "a", "points": "5", "score": "-1", "share": "1"}],
        "claimed": {"total": "94", "sections": {"产出指标": "40"}},
    });
    assert_eq!(one(&with(&bare)), one(&with(&quoted)));
}

// "For numbers `null` or missing = "not stated", which is not zero"; "For texts null, missing and "" are the same."
#[test]
fn null_and_missing_are_the_same_and_are_not_zero() {
    for path in MEMBERS.iter().filter(|path| !["scheme", "unit", "year", "project.name"].contains(path)) {
        if ["survey[].indicator", "dismissed[].id", "unread[].field", "unread[].text"].contains(path) {
            continue;
        }
        let (null, missing) = (nested(path, Value::Null), remove_leaf(nested(path, Value::Null), path));
        assert_eq!(one(&with(&null)), one(&with(&missing)), "{path}");
    }
    let stated = one(&with(&json!({"budget": {"total": {"executed": "0"}}})));
    let missing = one(&with(&json!({"budget": {"total": {"executed": null}}})));
    assert_ne!(stated, missing);
}

fn remove_leaf(mut value: Value, path: &str) -> Value {
    let mut at = &mut value;
    let mut steps: Vec<&str> = path.split('.').collect();
    let leaf = steps.pop().unwrap();
    for step in steps {
        at = match step.strip_suffix("[]") {
            Some(list) => &mut at[list][0],
            None => &mut at[step],
        };
    }
    at.as_object_mut().unwrap().remove(leaf);
    value
}

#[test]
fn whole_parts_may_be_null() {
    let parts = [
        "contacts",
        "project",
        "budget",
        "expenditure",
        "accounts",
        "goals",
        "indicators",
        "survey",
        "narrative",
        "report",
        "dismissed",
        "unread",
        "claimed",
        "scheme_definition",
    ];
    let bare = one(&with(&json!({})));
    for part in parts {
        assert_eq!(one(&with(&json!({part: null}))), bare, "{part}");
    }
    assert_eq!(
        one(&with(&json!({"budget": {"total": null, "sources": null}, "claimed": {"sections": null}}))),
        bare
    );
}

// The same rule for a number in a map: "For numbers `null` or missing = "not stated"".
#[test]
fn a_section_that_a_table_states_no_points_for_may_be_null() {
    let text = with(&json!({"claimed": {"sections": {"产出指标": null}}}));
    assert_eq!(read(&text).map_err(|error| words::file_error(&error)).map(|_| ()), Ok(()));
}

#[test]
fn empty_texts_are_missing_texts() {
    let empty = json!({
        "id": "", "filed_on": "", "amount_unit": "", "contacts": {"phone": ""}, "goals": {"annual": ""},
        "indicators": [{"id": "", "target": "", "rule": "", "tier": ""}], "report": {"title": "", "analysis.r1": null},
    });
    assert_eq!(one(&with(&empty)), one(&with(&json!({"indicators": [{}]}))));
}

// "`amount_unit`: missing = 万元"
#[test]
fn amounts_are_in_ten_thousand_yuan_where_nothing_is_said() {
    assert_eq!(one(&with(&json!({}))).amount_unit.word(), "万元");
}

// "`report_date` … (missing = `filed_on`)" is computed, never stored: "everything that follows from it is computed".
#[test]
fn what_follows_from_a_file_is_not_stored_in_it() {
    let evaluation = one(&with(&json!({"filed_on": "2021-06-15"})));
    assert_eq!(evaluation.report_date, None);
    let written = write_evaluation(&evaluation);
    for computed in ["report_date", "total", "grade", "computed", "complete"] {
        assert!(!written.contains(computed), "{computed}");
    }
}

// --- Row ids ---------------------------------------------------------------------------------------

// "`id` (short, unique in the file; made on reading when missing)"
#[test]
fn missing_row_ids_are_made_and_unique() {
    let rows =
        json!({"indicators": [{}, {"id": "r1"}, {"id": null}, {"id": "r3"}, {"id": ""}, {"id": "r2"}, {}]});
    let evaluation = one(&with(&rows));
    let ids: BTreeSet<&RowId> = evaluation.indicators.iter().map(|row| &row.id).collect();
    assert_eq!(ids.len(), 7);
    assert!(ids.iter().all(|id| !id.as_str().is_empty() && id.as_str().len() <= 4));
    for (index, stated) in [(1, "r1"), (3, "r3"), (5, "r2")] {
        assert_eq!(evaluation.indicators[index].id.as_str(), stated, "an id that is stated is kept");
    }
    // The same file gives the same ids: what hangs on a row must find it again.
    assert_eq!(one(&with(&rows)), evaluation);
}

// --- Canonical writing -----------------------------------------------------------------------------

#[test]
fn the_examples_lie_in_canonical_form() {
    for name in
        ["examples/hubei-2020-unit.json", "examples/hubei-2020-project.json", "tests/files/every-member.json"]
    {
        let text = bytes(name);
        assert_eq!(write_evaluation(&one(&text)), String::from_utf8(text).unwrap(), "{name}");
    }
}

// `every-member.json` is the whole format on one page: nothing in it may get lost, no digit change.
#[test]
fn a_file_with_every_member_keeps_every_member() {
    let text = bytes("tests/files/every-member.json");
    let evaluation = one(&text);
    let before: Value = serde_json::from_slice(&text).unwrap();
    for path in MEMBERS {
        let place = if path.ends_with("shares_score_with_above") { "/1" } else { "/0" };
        let pointer = format!("/{}", path.replace("[]", place).replace('.', "/"));
        assert!(before.pointer(&pointer).is_some(), "{path} is not in every-member.json");
    }
    let after: Value = serde_json::from_str(&write_evaluation(&evaluation)).unwrap();
    assert_eq!(after, before);
}

#[test]
fn writing_what_was_read_and_reading_it_again_changes_nothing() {
    let mut files: Vec<Vec<u8>> = [
        "examples/hubei-2020-unit.json",
        "examples/hubei-2020-project.json",
        "tests/files/every-member.json",
        "tests/files/evaluation-example.json",
    ]
    .map(bytes)
    .into();
    files.push(with(&json!({"indicators": [{"points": 5, "target": "\u{202E}\u{0}\"\\\n\u{FEFF}</script>"}, {}], "id": ""})));
    for file in files {
        let evaluation = one(&file);
        let first = write_evaluation(&evaluation);
        let again = one(first.as_bytes());
        assert_eq!(again, evaluation);
        assert_eq!(write_evaluation(&again), first);
        assert!(first.ends_with("}\n") && !first.contains('\r'));
    }
}

// The order in which members stand in a file that somebody else wrote does not matter.
#[test]
fn the_order_of_members_does_not_matter() {
    let text = bytes("tests/files/every-member.json");
    let sorted: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(one(sorted.to_string().as_bytes()), one(&text));
}

#[test]
fn digits_are_kept_as_stated() {
    for amount in ["50.60", "0.00", "570.360000", "-1.5", "999999999999999.999999"] {
        let written = write_evaluation(&one(&with(&json!({"budget": {"total": {"executed": amount}}}))));
        assert!(written.contains(&format!("\"executed\": \"{amount}\"")), "{amount}: {written}");
    }
}

// file-format.md: "`evaluation-example.json` beside this file is the seed's whole-unit table".
#[test]
fn the_example_of_the_format_opens() {
    let evaluation = one(&bytes("tests/files/evaluation-example.json"));
    assert_eq!((evaluation.indicators.len(), evaluation.accounts.len()), (15, 9));
    let scheme = ziping::scheme::of(&evaluation).unwrap();
    let card = ziping::scoring::score(&evaluation, &scheme);
    assert_eq!(card.total.unwrap().exact().fixed(2), "94.00");
}

// --- Bundles ---------------------------------------------------------------------------------------

#[test]
fn a_bundle_keeps_its_evaluations_in_order() {
    let all = [
        one(&bytes("examples/hubei-2020-unit.json")),
        one(&bytes("tests/files/every-member.json")),
        one(&with(&json!({}))),
    ];
    let written = write_bundle(&all);
    let Ok(Document::Bundle(read_back)) = read(written.as_bytes()) else { panic!("no bundle") };
    assert_eq!(read_back, all);
    assert_eq!(write_bundle(&read_back), written);
}

#[test]
fn a_bundle_may_be_empty_and_repeats_no_evaluation_of_its_own() {
    for text in [
        &b"{\"format\": \"ziping-bundle\", \"version\": 1}"[..],
        b"{\"format\": \"ziping-bundle\", \"version\": 1, \"evaluations\": []}",
    ] {
        assert_eq!(read(text), Ok(Document::Bundle(Vec::new())));
    }
}

// "a file opens whole or not at all": one bad evaluation refuses the bundle, with its number.
#[test]
fn one_bad_evaluation_refuses_the_whole_bundle() {
    let mut bundle: Value =
        serde_json::from_str(&write_bundle(&[one(&with(&json!({}))), one(&with(&json!({})))])).unwrap();
    bundle["evaluations"][1]["indicators"] = json!([{}, {"points": "五"}]);
    let error = refused(bundle.to_string().as_bytes());
    assert_eq!(error.place.path(), "evaluations[1].indicators[1].points");
    assert!(words::file_error(&error).starts_with("第 2 份自评 · 第 2 条指标 · 分值：“五”不是数字"));
}

#[test]
fn a_bundle_inside_a_bundle_is_refused() {
    let text = json!({"format": "ziping-bundle", "version": 1, "evaluations": [{"format": "ziping-bundle", "version": 1}]});
    assert_eq!(refused(text.to_string().as_bytes()).place.path(), "evaluations[0]");
}

// --- Caps (I1) -------------------------------------------------------------------------------------

/// Debug builds are some ten times slower than what people run.
const WITHIN: Duration = Duration::from_secs(if cfg!(debug_assertions) { 8 } else { 1 });

fn over(text: &[u8], limits: &Limits, what: Limit, limit: usize) -> FileError {
    let start = Instant::now();
    let error = read_within(text, limits).expect_err("over a cap");
    assert!(start.elapsed() < WITHIN, "{what:?} took {:?}", start.elapsed());
    assert_eq!(error.problem, Problem::OverLimit { what, limit });
    error
}

#[test]
fn every_cap_holds_and_is_named() {
    let small =
        Limits { bytes: 4_000, depth: 4, values: 200, text: 20, indicators: 3, rows: 2, evaluations: 2 };
    let long = "长".repeat(21);
    let cases = [
        (vec![b' '; 4_001], Limit::Bytes, 4_000, "", "文件太大，最多 0 MB。"),
        (
            with(&json!({"a": {"b": {"c": {"d": {"e": 1}}}}})),
            Limit::Depth,
            4,
            "a.b.c.d.e",
            "嵌套太深，最多 4 层。",
        ),
        (with(&json!({"a": vec![0; 200]})), Limit::Values, 200, "", "内容太多，最多 200 个数据。"),
        (
            with(&json!({"goals": {"annual": long}})),
            Limit::Text,
            20,
            "goals.annual",
            "文字太长，最多 20 个字。",
        ),
        (with(&json!({(long.as_str()): 1})), Limit::Text, 20, "", "文字太长，最多 20 个字。"),
        (
            with(&json!({"indicators": [{}, {}, {}, {}]})),
            Limit::Indicators,
            3,
            "indicators",
            "绩效指标：指标太多，最多 3 条。",
        ),
        (
            with(&json!({"accounts": [{}, {}, {}]})),
            Limit::Rows,
            2,
            "accounts",
            "预算收支情况：行数太多，最多 2 行。",
        ),
        (
            with(&json!({"budget": {"sources": [{}, {}, {}]}})),
            Limit::Rows,
            2,
            "budget.sources",
            "预算执行 · 资金来源：行数太多，最多 2 行。",
        ),
        (
            json!({"format": "ziping-bundle", "version": 1, "evaluations": [1, 2, 3]})
                .to_string()
                .into_bytes(),
            Limit::Evaluations,
            2,
            "evaluations",
            "自评列表：自评太多，一个文件最多 2 份。",
        ),
    ];
    for (text, what, limit, place, sentence) in cases {
        let error = over(&text, &small, what, limit);
        if !place.is_empty() {
            assert_eq!(error.place.path(), place);
        }
        assert!(words::file_error(&error).ends_with(sentence), "{}", words::file_error(&error));
    }
}

#[test]
fn what_is_just_within_the_caps_opens() {
    let small =
        Limits { bytes: 4_000, depth: 4, values: 200, text: 20, indicators: 3, rows: 2, evaluations: 2 };
    let just = with(&json!({
        "goals": {"annual": "长".repeat(20)}, "indicators": [{}, {}, {}], "accounts": [{}, {}],
        "budget": {"sources": [{"name": "甲"}, {}]},
    }));
    assert!(read_within(&just, &small).is_ok());
}

#[test]
fn a_giant_file_is_refused_at_once() {
    over(&vec![b' '; 33 * 1024 * 1024], &Limits::default(), Limit::Bytes, 32 * 1024 * 1024);
}

#[test]
fn deep_nesting_is_refused_without_running_out_of_stack() {
    for opening in ["[", "{\"a\":", "[{\"a\":"] {
        over(opening.repeat(1_000_000).as_bytes(), &Limits::default(), Limit::Depth, 24);
    }
}

#[test]
fn giant_lists_and_texts_are_refused_at_once() {
    let limits = Limits::default();
    let rows = |n: usize| vec![json!({}); n];
    over(&with(&json!({"indicators": rows(2_001)})), &limits, Limit::Indicators, 2_000);
    over(&with(&json!({"accounts": rows(1_001)})), &limits, Limit::Rows, 1_000);
    over(&with(&json!({"goals": {"annual": "长".repeat(200_001)}})), &limits, Limit::Text, 200_000);
    over(format!("[{}0]", "0,".repeat(2_000_000)).as_bytes(), &limits, Limit::Values, 2_000_000);
}

// Time in proportion to the size: ids, names and groups must not be looked for again for every row.
#[test]
fn the_largest_table_opens_and_is_scored_quickly() {
    let row = json!({"level1": "产出指标", "points": "1", "target": "≥90%", "actual": "95%"});
    let shared =
        json!({"level1": "产出指标", "target": "≥90%", "actual": "95%", "shares_score_with_above": true});
    let rows: Vec<Value> =
        (0..2_000).map(|n| if n % 2 == 0 { row.clone() } else { shared.clone() }).collect();
    let start = Instant::now();
    let evaluation = one(&with(&json!({"indicators": rows})));
    let card = ziping::scoring::score(&evaluation, &ziping::scheme::of(&evaluation).unwrap());
    assert_eq!(card.total.unwrap().exact().fixed(2), "1000.00");
    assert!(start.elapsed() < WITHIN, "{:?}", start.elapsed());
}

// --- Broken in transit -----------------------------------------------------------------------------

// A file cut off anywhere is refused; only the line break at its end may be missing.
#[test]
fn a_file_cut_off_at_any_byte_is_refused() {
    let whole = bytes("tests/files/every-member.json");
    let end = whole.iter().rposition(|byte| *byte == b'}').unwrap();
    for length in 0..=end {
        let error = refused(&whole[..length]);
        assert!(!words::file_error(&error).is_empty());
        let told = matches!(
            &error.problem,
            Problem::Empty | Problem::NotJson { ends: true, .. } | Problem::NotUtf8 { .. }
        );
        assert!(told, "cut at byte {length}: {error:?}");
    }
    assert!(read(&whole[..=end]).is_ok());
}

// A download that stops inside a Chinese character is a cut-off file, not one in another encoding:
// "open it in Notepad and save as UTF-8" would be wrong advice.
#[test]
fn a_file_cut_off_inside_a_character_is_not_taken_for_another_encoding() {
    let whole = bytes("examples/hubei-2020-unit.json");
    let mut misread = Vec::new();
    for length in 0..whole.len() {
        if let Problem::NotUtf8 { looks_like: Some(encoding) } = refused_or_open(&whole[..length]) {
            misread.push((length, encoding));
        }
    }
    assert!(misread.is_empty(), "{} places, e.g. {:?}", misread.len(), misread.first());
}

fn refused_or_open(text: &[u8]) -> Problem {
    read(text).err().map_or(Problem::Empty, |error| error.problem)
}
