//! `cargo run --no-default-features --example score -- FILE…`, run as a process.
//!
//! file-format.md: "prints one scorecard for each evaluation, one per line (JSON Lines; a bundle gives
//! several). A file that cannot be read gives one line {`format`: `"ziping-error"`, `file`, `place`,
//! `message`}; all other files are still done; exit status 1 if there was such a line, else 0."

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "schemes/mod.rs"]
mod schemes;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// The built example. Cargo hands test programs the paths of binaries, but not of examples: ask it.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--no-default-features",
                "--example",
                "score",
                "--message-format=json",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let messages = String::from_utf8(built.stdout).unwrap();
        let artifact = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .find(|message| message["target"]["name"] == "score" && message["executable"].is_string());
        PathBuf::from(artifact.expect("the example")["executable"].as_str().unwrap())
    })
}

fn run<A: AsRef<OsStr>>(files: impl IntoIterator<Item = A>) -> Output {
    Command::new(program()).args(files).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

/// Every line as JSON; a line that is none fails here.
fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect()
}

/// A folder of this test alone, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ziping-score-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: &str) -> OsString {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.into_os_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const UNIT: &str = "examples/hubei-2020-unit.json";
const PROJECT: &str = "examples/hubei-2020-project.json";

#[test]
fn each_evaluation_gives_one_scorecard_and_status_0() {
    let output = run([UNIT, PROJECT]);
    let lines = lines(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines.len(), 2);
    for (line, total) in lines.iter().zip(["94.00", "95.00"]) {
        assert_eq!(line["format"], "ziping-scorecard");
        assert_eq!(line["version"], 1);
        assert_eq!(
            (&line["total"], &line["grade"], &line["complete"]),
            (&total.into(), &"优".into(), &true.into())
        );
    }
    assert_eq!((&lines[0]["project"], &lines[1]["project"]), (&Value::Null, &"项目支出".into()));
    assert_eq!((&lines[0]["year"], &lines[0]["unit"]), (&2020.into(), &"武汉市硚口区小学教学研究室".into()));
    // "`scheme` (with revision)"
    assert_eq!(lines[0]["scheme"], "hubei-2020-unit@1");
    assert!(output.stderr.is_empty());
}

// "`budget`: {`rate` (ratio with four places), `points`, `score`, `explanation`}, `sections` (without the budget) …"
#[test]
fn a_scorecard_has_the_members_of_the_format() {
    let card = &lines(&run([UNIT]))[0];
    let members = |value: &Value| -> Vec<String> {
        let mut members: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        members.sort();
        members
    };
    assert_eq!(
        members(card),
        [
            "budget",
            "complete",
            "findings",
            "format",
            "grade",
            "indicators",
            "project",
            "scheme",
            "sections",
            "total",
            "unit",
            "version",
            "year"
        ]
    );
    assert_eq!(members(&card["budget"]), ["explanation", "points", "rate", "score"]);
    assert_eq!((&card["budget"]["rate"], &card["budget"]["score"]), (&"1.0000".into(), &"20.00".into()));
    assert_eq!(
        card["sections"],
        serde_json::json!([
            {"title": "产出指标", "points": "40.00", "points_set": "40.00", "score": "40.00"},
            {"title": "效益指标", "points": "40.00", "points_set": "40.00", "score": "34.00"},
        ])
    );
    assert_eq!(
        members(&card["indicators"][0]),
        ["basis", "computed", "explanation", "id", "name", "reading", "score"]
    );
    let last = &card["indicators"][14];
    assert_eq!((&last["name"], &last["reading"]), (&"教师对培训质量满意度".into(), &"不低于 90%".into()));
    assert_eq!((&last["computed"], &last["score"]), (&"10.00".into(), &"8.00".into()));
    // A row of words: no computed score, and that is null, not "0.00".
    assert_eq!(
        (&card["indicators"][10]["computed"], &card["indicators"][10]["score"]),
        (&Value::Null, &"5.00".into())
    );
}

#[test]
fn a_bundle_gives_one_line_for_each_of_its_evaluations() {
    let folder = Folder::new("bundle");
    let all = ziping::examples::all();
    let bundle = folder.file("全部.json", &ziping::file::write_bundle(&all));
    let empty = folder.file("empty.json", &ziping::file::write_bundle(&[]));
    let output = run([bundle, empty]);
    let totals: Vec<Value> = lines(&output).iter().map(|line| line["total"].clone()).collect();
    assert_eq!(totals, ["94.00", "95.00"]);
    assert_eq!(output.status.code(), Some(0));
}

// Broken files between good ones: one error line each, in order, and everything else is done.
/// Of several files, the tables of one unit and year are held against each other, wherever they stand among the files.
#[test]
fn tables_of_one_unit_and_year_are_each_others_context() {
    let folder = Folder::new("context");
    let read = |name: &str| -> Value {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    };
    let (unit, mut project) = (read("hubei-2020-unit.json"), read("hubei-2020-project.json"));
    for column in ["adjusted", "executed"] {
        project["budget"]["total"][column] = "51.60".into();
    }
    let unit = folder.file("unit.json", &unit.to_string());
    let of = |name: &str, change: fn(&mut Value)| {
        let mut project = project.clone();
        change(&mut project);
        folder.file(name, &project.to_string())
    };
    let same = of("same.json", |_| {});
    let spaced = of("spaced.json", |project| {
        let name = project["unit"].as_str().unwrap().replace("市", "市 ");
        project["unit"] = name.into();
    });
    let other_year = of("year.json", |project| {
        project["year"] = 2021.into();
        project["filed_on"] = "2022-03-01".into();
    });
    let other_unit = of("other.json", |project| project["unit"] = "另一单位".into());
    let disagrees = |files: &[&OsString]| {
        let output = run(files);
        let lines = lines(&output);
        let of_unit = lines.iter().find(|line| line["project"].is_null()).unwrap();
        of_unit["findings"].as_array().unwrap().iter().any(|finding| finding["id"] == "D08")
    };
    assert!(disagrees(&[&unit, &same]) && disagrees(&[&same, &unit]));
    assert!(disagrees(&[&spaced, &other_year, &unit]));
    assert!(!disagrees(&[&unit]) && !disagrees(&[&unit, &other_year]) && !disagrees(&[&unit, &other_unit]));
}

#[test]
fn files_that_cannot_be_read_give_error_lines_and_status_1() {
    let folder = Folder::new("broken");
    let broken = folder.file(
        "坏.json",
        r#"{"format": "ziping-evaluation", "version": 1, "scheme": "hubei-2020-unit",
        "unit": "某单位", "year": 2020, "indicators": [{}, {}, {}, {"points": 5.5}]}"#,
    );
    let missing = folder.0.join("没有.json").into_os_string();
    let web_page = folder.file("page.html", "<html></html>");
    let output = run([
        broken.clone(),
        UNIT.into(),
        missing.clone(),
        web_page,
        folder.0.clone().into_os_string(),
        PROJECT.into(),
    ]);
    let lines = lines(&output);
    assert_eq!(output.status.code(), Some(1));
    let formats: Vec<&str> = lines.iter().map(|line| line["format"].as_str().unwrap()).collect();
    assert_eq!(
        formats,
        [
            "ziping-error",
            "ziping-scorecard",
            "ziping-error",
            "ziping-error",
            "ziping-error",
            "ziping-scorecard"
        ]
    );
    assert_eq!(
        lines[0],
        serde_json::json!({
            "format": "ziping-error",
            "file": broken.to_string_lossy(),
            "place": "indicators[3].points",
            "message": "第 4 条指标 · 分值：小数要写在引号里，如 \"570.36\"，以免失去精度；年度、份数等整数不带小数点；不能用科学记数法。",
        })
    );
    assert_eq!(
        lines[2],
        serde_json::json!({"format": "ziping-error", "file": missing.to_string_lossy(), "place": "", "message": "没有这个文件。"})
    );
    for line in [&lines[3], &lines[4]] {
        assert_eq!(line["place"], "");
        assert!(line["message"].as_str().unwrap().ends_with('。'));
    }
}

// "one scorecard for each evaluation, one per line": whatever line breaks are in a file's texts.
#[test]
fn line_breaks_in_texts_do_not_break_lines() {
    let folder = Folder::new("lines");
    let mut evaluation = ziping::examples::all().remove(0);
    evaluation.unit = "甲\n乙\r\n\u{2028}丙\"\\".to_owned();
    evaluation.indicators[0].name = "多\n行".to_owned();
    let file = folder.file("lines.json", &ziping::file::write_evaluation(&evaluation));
    let lines = lines(&run([file]));
    assert_eq!(lines.len(), 1);
    // A carriage return is a control: the file's reader keeps the line feed (`ziping::signs`).
    assert_eq!(lines[0]["unit"], "甲\n乙\n\u{2028}丙\"\\");
}

// "the same input always gives the same score": byte for byte.
#[test]
fn the_same_files_give_the_same_bytes() {
    assert_eq!(run([UNIT, PROJECT]).stdout, run([UNIT, PROJECT]).stdout);
}

// Every case of `tests/cases` goes through the program too (its figures are compared by `tests/cases.rs`).
#[test]
fn every_case_is_scored_by_the_program() {
    let folder = Folder::new("cases");
    let cases = std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap();
    let files: Vec<OsString> = cases
        .map(|entry| {
            let path = entry.unwrap().path();
            let case: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            folder.file(&path.file_name().unwrap().to_string_lossy(), &schemes::evaluation(&case).to_string())
        })
        .collect();
    let output = run(&files);
    let lines = lines(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines.len(), files.len());
    assert!(lines.iter().all(|line| line["format"] == "ziping-scorecard"));
}
