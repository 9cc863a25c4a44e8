//! docs/checks.md: written from the registry, the words and the corpus.

use std::fmt::Write;
use std::{env, fs};

use ziping::checks::{Check, Entry, Family, Needs, Severity};
use ziping::scheme::built_in;
use ziping::words;

use super::corpus::{self, Fared, Outcome};
use super::files::path;

/// What stands above the list; the only part that is written by hand.
const INTRODUCTION: &str = include_str!("introduction.md");

#[test]
fn the_document_is_what_registry_words_and_corpus_say() {
    let file = path("../docs/checks.md");
    let document = document(&corpus::outcome());
    if env::var_os("ZIPING_WRITE").is_some() {
        fs::write(&file, &document).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == document,
        "docs/checks.md is not true any more; ZIPING_WRITE=1 cargo test --no-default-features --test checks writes it"
    );
}

fn document(outcome: &Outcome) -> String {
    let mut text = INTRODUCTION.to_owned();
    let _ = write!(text, "\n## 总表\n\n| 编号 | 名称 | 级别 | 需要 |\n|---|---|---|---|\n");
    for check in Check::ALL {
        let about = words::check_about(*check);
        let _ = writeln!(
            text,
            "| [{id}](#{anchor}) | {} | {} | {} |",
            about.title,
            severity(entry(*check).severity),
            needs(entry(*check).needs),
            id = check.id(),
            anchor = check.id().to_lowercase(),
        );
    }
    for family in Family::ALL {
        let _ = write!(text, "\n## {}\n", family_title(*family));
        let of_family = Check::ALL.iter().filter(|check| check.family() == *family);
        of_family.for_each(|check| describe(&mut text, *check));
    }
    measured(&mut text, outcome);
    text
}

fn entry(check: Check) -> &'static Entry {
    check.entry().unwrap_or_else(|| panic!("{} is not entered", check.id()))
}

fn describe(text: &mut String, check: Check) {
    let (about, entry) = (words::check_about(check), entry(check));
    let _ = write!(text, "\n### {}\n\n**{}**（{}）\n\n", check.id(), about.title, severity(entry.severity));
    let _ = writeln!(text, "- 何时提示：{}", about.when);
    let _ = writeln!(text, "- 怎样改：{}", about.mend);
    let _ = writeln!(text, "- 依据：{}", about.rests_on);
    for threshold in entry.thresholds {
        let usual = threshold.usual();
        let own = built_in().iter().filter_map(|scheme| {
            let bound = scheme.thresholds.get(*threshold);
            (bound != usual).then(|| format!("{}：{}", scheme.id, bound.plain()))
        });
        let own: Vec<String> = own.collect();
        let own = if own.is_empty() { String::new() } else { format!("（{}）", own.join("，")) };
        let _ = writeln!(text, "- 界限：`{}` = {}{own}", threshold.word(), usual.plain());
    }
    let _ = writeln!(
        text,
        "- 例子：[`tests/checks/examples/{id}`](../tests/checks/examples/{id})",
        id = check.id()
    );
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Hint => "提示",
    }
}

fn needs(needs: Needs) -> &'static str {
    match needs {
        Needs::Table => "本表",
        Needs::Report => "报告文字",
        Needs::Tables => "同单位同年度的其他表",
    }
}

fn family_title(family: Family) -> &'static str {
    match family {
        Family::Figures => "A 表内数字是否成立",
        Family::Reasons => "B 异常之处有无说明",
        Family::Indicators => "C 指标设置是否规范",
        Family::Agreement => "D 报告与表、表与表是否一致",
    }
}

fn measured(text: &mut String, outcome: &Outcome) {
    let _ = write!(
        text,
        "\n## 查准与查全\n\n`tests/corpus` 中 {} 个文件、{} 张表的标注与检查结果对照。第一批标注先于所评判的检查写成（A02、A03、A05、A06、A09、A13–A16、A21、A22 在此之前已有）；\
         此后的改动及理由在 `tests/corpus/changes.tsv`，仍不一致之处在 `tests/corpus/disagreements.tsv`。\n\n\
         | 编号 | 标注 | 查出 | 误报 | 漏报 | 查准率 | 查全率 |\n|---|--:|--:|--:|--:|--:|--:|\n",
        outcome.files, outcome.tables
    );
    let mut all = Fared::default();
    for (check, fared) in &outcome.fared {
        row(text, check.id(), *fared);
        all.right += fared.right;
        all.false_alarms += fared.false_alarms;
        all.missed += fared.missed;
    }
    row(text, "合计", all);
}

fn row(text: &mut String, name: &str, fared: Fared) {
    let found = fared.right + fared.false_alarms;
    let labelled = fared.right + fared.missed;
    let _ = writeln!(
        text,
        "| {name} | {labelled} | {found} | {} | {} | {} | {} |",
        fared.false_alarms,
        fared.missed,
        share(fared.right, found),
        share(fared.right, labelled)
    );
}

/// In percent with one place, rounded down so that 100 % means all.
fn share(part: usize, whole: usize) -> String {
    let Some(tenths) = (part * 1000).checked_div(whole) else { return "—".to_owned() };
    format!("{}.{}%", tenths / 10, tenths % 10)
}
