//! Every row of `statements.tsv`: a text, and everything that is read out of it.
//!
//! The table is for people to review. First column: the text, `¶` a line end. Second column: what is read, parts parted by
//! ` | `, in this order: statements (`total 94 分`, `section 产出指标 34 分`, `rate 98.5 %`, `budget 570.36 万元`, `set 15 个` …, with
//! `@basic`, `@source:财政拨款` … where it is not about the whole), claims (`grade 优`, `all finished`, `no reason`, `no targets`,
//! `nothing Unfinished`), indicators (`#1 名 → 目标 → 实际`), attachments, units and dates; `-` for nothing.

use std::fmt::Write;

use ziping::prose::{About, Prose, Said, Scope, read};

const TABLE: &str = include_str!("statements.tsv");

fn written(prose: &Prose) -> String {
    let mut parts: Vec<String> = Vec::new();
    for said in &prose.statements {
        let about = match &said.about {
            About::TotalScore => "total".to_owned(),
            About::SectionScore { name } => format!("section {name}"),
            About::Rate => "rate".to_owned(),
            About::Amount(role) => format!("{role:?}").to_lowercase(),
            About::IndicatorsSet => "set".to_owned(),
            About::IndicatorsFinished => "finished".to_owned(),
            About::IndicatorsUnfinished => "unfinished".to_owned(),
        };
        let scope = match &said.scope {
            Scope::Whole => String::new(),
            Scope::Source(name) => format!(" @source:{name}"),
            Scope::Part(name) => format!(" @part:{name}"),
            other => format!(" @{other:?}").to_lowercase(),
        };
        let mut part = format!("{about} {}", said.value.plain());
        if !said.unit.is_empty() {
            write!(part, " {}", said.unit).unwrap();
        }
        parts.push(part + &scope);
    }
    for claim in &prose.claims {
        parts.push(match &claim.what {
            Said::Grade(grade) => format!("grade {grade}"),
            Said::AllFinished => "all finished".to_owned(),
            Said::NoReason => "no reason".to_owned(),
            Said::NoTargetsDeclared => "no targets".to_owned(),
            Said::Nothing => format!("nothing {:?}", claim.place.topic),
        });
    }
    for one in &prose.indicators {
        let number = one.number.map_or("?".to_owned(), |number| number.to_string());
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        parts.push(format!("#{number} {} → {} → {}", one.name, or_dash(&one.target), or_dash(&one.actual)));
    }
    parts.extend(prose.attachments.iter().map(|one| format!("attached {} ({:?})", one.name, one.kind)));
    parts.extend(prose.units.iter().map(|one| format!("unit {} ({:?})", one.name, one.from)));
    parts.extend(
        prose.dates.iter().map(|one| format!("{} {}", if one.filed { "filed" } else { "signed" }, one.day)),
    );
    if parts.is_empty() { "-".to_owned() } else { parts.join(" | ") }
}

fn rows() -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    let lines = TABLE.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(line, number)| {
        let (text, expected) = line.split_once('\t').unwrap_or_else(|| panic!("line {number}: no tab"));
        (number, text, expected)
    })
}

#[test]
fn every_row_is_read_as_the_table_says() {
    let mut wrong = String::new();
    for (line, text, expected) in rows() {
        let found = written(&read(&text.replace('¶', "\n")));
        if found != expected {
            writeln!(wrong, "{line}: {text}\n   found    {found}\n   expected {expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_table_is_worth_its_name() {
    let mut seen = std::collections::HashSet::new();
    for (line, text, _) in rows() {
        assert!(seen.insert(text), "line {line} stands twice");
    }
    assert!(seen.len() >= 90, "{} rows", seen.len());
}
