//! Hostile and broken files: a sentence, or what can be read, within two seconds.

use super::{folder, labels, sound};
use std::time::{Duration, Instant};
use ziping::import::{self, Block, Bound, Refusal, Source};
use ziping::words;

/// Without optimization, beside other tests, the program is some ten times slower.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

/// What came of a file, in the words of the labels.
fn outcome(read: &Result<Source, Refusal>) -> &'static str {
    match read {
        Ok(_) => "reads",
        Err(Refusal::Empty) => "empty",
        Err(Refusal::Other(_)) => "other_format",
        Err(Refusal::Encrypted) => "encrypted",
        Err(Refusal::Damaged) => "damaged",
        Err(Refusal::Over { what: Bound::Depth, .. }) => "too_deep",
        Err(Refusal::Over { .. }) => "too_large",
        Err(Refusal::Nothing) => "no_table",
    }
}

#[test]
fn each_ends_within_two_seconds_as_it_must() {
    let mut wrong = Vec::new();
    for line in labels("hostile/cases.tsv") {
        let [name, kept, must] = [&line[0], &line[1], &line[2]];
        if kept != "yes" {
            continue;
        }
        let bytes = std::fs::read(folder("hostile/files").join(name)).unwrap();
        let begun = Instant::now();
        let read = import::read(&bytes, name);
        let took = begun.elapsed();
        assert!(took < LONGEST, "{name} took {took:?}");
        if let Ok(source) = &read {
            sound(source);
        }
        if let Err(why) = &read {
            assert!(words::refused_import(why).ends_with('。'), "{name}");
        }
        let found = outcome(&read);
        // Whether there is a form in what was read is for recognition to say.
        let fits = must
            .split(" or ")
            .any(|kind| kind.starts_with(found) || (kind == "no_table" && found == "reads"));
        if !fits {
            wrong.push(format!("{name}: {found}, must be {must}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_large_ones_that_are_not_kept_end_as_they_must() {
    let form = "<tr><td>一级指标<td>得分";
    let page = |inner: String| format!("<html><body>{inner}</body></html>").into_bytes();
    let cases: [(&str, Vec<u8>, &[&str]); 10] = [
        ("wide.html", page(format!("<table><tr>{}</table>", "<td>1".repeat(100_000))), &["too_large"]),
        ("wide.csv", format!("{}1\r\n", "1,".repeat(100_000)).repeat(2).into_bytes(), &["too_large"]),
        (
            "long.csv",
            format!("一级指标,得分,分值\r\n{}", "1,2,3\r\n".repeat(1_000_000)).into_bytes(),
            &["too_large"],
        ),
        ("deep.html", page("<table><tr><td>".repeat(100_000)), &["too_deep"]),
        (
            "deep-inline.html",
            page(format!("<table><tr><td>{}得分</table>", "<b><div><span>".repeat(100_000))),
            &["reads"],
        ),
        (
            "large-cell.html",
            page(format!("<table><tr><td>得分<td>{}</table>", "评".repeat(16_000_000))),
            &["too_large"],
        ),
        ("large-rows.html", page(format!("<table>{}</table>", form.repeat(900_000))), &["too_large"]),
        (
            "unclosed-quote.csv",
            format!("一级指标,得分\r\n产出,\"数量,\r\n{}", "1,2,3\r\n".repeat(50_000)).into_bytes(),
            &["too_large"],
        ),
        ("zeros.xls", vec![0; 1_000_000], &["other_format"]),
        ("quotes.txt", "\"甲\t\"乙\n".repeat(200_000).into_bytes(), &["too_large"]),
    ];
    for (name, bytes, must) in cases {
        let begun = Instant::now();
        let read = import::read(&bytes, name);
        let took = begun.elapsed();
        assert!(took < LONGEST, "{name} took {took:?}");
        assert!(must.contains(&outcome(&read)), "{name}: {read:.200?}");
    }
}

#[test]
fn a_name_with_the_wrong_ending_does_no_harm() {
    for (name, like) in [
        ("xlsx-as.xls", "12-sichuan-mediation"),
        ("docx-as.xlsx", "12-sichuan-mediation"),
        ("xls-as.xlsx", "08-national-screening"),
        ("html-as.xls", "12-sichuan-mediation"),
        ("csv-as.xlsx", "07-hubei-unit-culture"),
    ] {
        let bytes = std::fs::read(folder("hostile/files").join(name)).unwrap();
        let source = import::read(&bytes, name).unwrap();
        let table = std::fs::read_to_string(folder("tables").join(format!("{like}.json"))).unwrap();
        let table: serde_json::Value = serde_json::from_str(&table).unwrap();
        let said = super::said(&source);
        for row in table["evaluation"]["indicators"].as_array().unwrap() {
            assert!(said.contains(&super::bare(row["name"].as_str().unwrap())), "{name}: {row}");
        }
        assert!(source.blocks.iter().any(|block| matches!(block, Block::Table(_))));
    }
}
