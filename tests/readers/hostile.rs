//! Hostile and broken files: a sentence, or what can be read, within two seconds.

use super::{folder, labels, sound};
use std::time::{Duration, Instant};
use ziping::evaluation::Evaluation;
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

/// A line of `cases.tsv`: the file, whether it is kept, the kind of outcome, the sentence.
fn cases() -> Vec<[String; 4]> {
    let lines = labels("hostile/cases.tsv");
    lines.into_iter().map(|line| [0, 1, 2, 3].map(|at| line[at].clone())).collect()
}

/// Reads and recognises a file in time; gives the kind of outcome, the sentence, and what it holds.
fn taken_in(bytes: &[u8], name: &str) -> (String, String, Vec<Evaluation>) {
    let begun = Instant::now();
    let read = import::read(bytes, name);
    let kind = outcome(&read).to_owned();
    let made = match read {
        Err(why) => (kind, words::refused_import(&why), Vec::new()),
        Ok(source) => {
            sound(&source);
            let understood = import::recognise(&source, &import::Choices::default());
            let forms = understood.forms.iter().map(|form| form.read().unwrap());
            match understood.forms.len() {
                0 => ("no_table".to_owned(), words::import::no_form().to_owned(), Vec::new()),
                _ => (kind, String::new(), forms.collect()),
            }
        }
    };
    let took = begun.elapsed();
    println!("{name}\t{took:?}\t{}\t{}", made.0, made.1);
    assert!(took < LONGEST, "{name} took {took:?}");
    made
}

/// A labelled table.
fn table(name: &str) -> Evaluation {
    let text = std::fs::read_to_string(folder("tables").join(format!("{name}.json"))).unwrap();
    let table: serde_json::Value = serde_json::from_str(&text).unwrap();
    let text = table["evaluation"].to_string();
    ziping::file::read(text.as_bytes()).unwrap().into_evaluations().remove(0)
}

/// The names of its rows.
fn names(of: &Evaluation) -> Vec<String> {
    of.indicators.iter().map(|row| super::bare(&row.name)).collect()
}

#[test]
fn each_ends_within_two_seconds_with_its_sentence() {
    let mut wrong = Vec::new();
    for [name, kept, must, says] in cases() {
        if kept != "yes" {
            continue;
        }
        let bytes = std::fs::read(folder("hostile/files").join(&name)).unwrap();
        let (kind, said, forms) = taken_in(&bytes, &name);
        let of = must
            .strip_prefix("reads ")
            .map(|of| (table(of.trim_start_matches("a part of ")), of.contains("a part")));
        let fits = match (&of, forms.as_slice()) {
            // Nothing is invented: what came out is how the table begins.
            (Some((whole, true)), [form]) => {
                names(whole).starts_with(&names(form))
                    && form.project.as_ref().unwrap().name == whole.project.as_ref().unwrap().name
            }
            (Some((whole, _)), [form]) => names(form) == names(whole),
            (Some(_), _) => false,
            (None, _) => kind == must,
        };
        let rows: Vec<_> = forms.iter().map(names).collect();
        if !fits || said != says {
            wrong.push(format!("{name}\t{kind}\t{said}\t{rows:?}, must be {must}\t{says}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A workbook with this sheet in place of its own, and further entries.
fn book(sheet: Option<&str>, more: usize) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let bytes = std::fs::read(folder("files").join("03-yunnan-nutrition.1-official.xlsx")).unwrap();
    let mut good = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..good.len() {
        let mut entry = good.by_index(at).unwrap();
        let mut data = Vec::new();
        entry.read_to_end(&mut data).unwrap();
        let name = entry.name().unwrap().into_owned();
        if let Some(sheet) = sheet.filter(|_| name == "xl/worksheets/sheet1.xml") {
            let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            data = format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>").into_bytes();
        }
        made.start_file(name, options).unwrap();
        made.write_all(&data).unwrap();
    }
    for number in 0..more {
        made.start_file(format!("xl/media/{number}"), options).unwrap();
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn the_large_ones_that_are_not_kept_end_as_they_must() {
    let form = "<tr><td>一级指标<td>得分";
    let page = |inner: String| format!("<html><body>{inner}</body></html>").into_bytes();
    let row = |y: u32| {
        let cell = |x: u16| format!("<c r=\"{}\"><v>1</v></c>", ziping::export::xlsx::address(y - 1, x));
        format!("<row r=\"{y}\">{}</row>", (0..u16::MAX).map(cell).collect::<String>())
    };
    let merges: String =
        (1..=100_000).map(|n| format!("<mergeCell ref=\"A{n}:XFD{}\"/>", n + 900_000)).collect();
    let title = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>绩效自评表</t></is></c></row></sheetData>";
    let large: [(&str, Vec<u8>); 12] = [
        ("many-entries.xlsx", book(None, 60_000)),
        ("wide.xlsx", book(Some(&format!("<sheetData>{}{}</sheetData>", row(1), row(2))), 0)),
        (
            "merges-100000.xlsx",
            book(Some(&format!("{title}<mergeCells count=\"100000\">{merges}</mergeCells>")), 0),
        ),
        ("wide.html", page(format!("<table><tr>{}</table>", "<td>1".repeat(100_000)))),
        ("wide.csv", format!("{}1\r\n", "1,".repeat(100_000)).repeat(2).into_bytes()),
        ("long.csv", format!("一级指标,得分,分值\r\n{}", "1,2,3\r\n".repeat(1_000_000)).into_bytes()),
        ("deep.html", page("<table><tr><td>".repeat(100_000))),
        (
            "deep-inline.html",
            page(format!("<table><tr><td>{}得分</table>", "<b><div><span>".repeat(100_000))),
        ),
        ("large-cell.html", page(format!("<table><tr><td>得分<td>{}</table>", "评".repeat(16_600_000)))),
        ("large-rows.html", page(format!("<table>{}</table>", form.repeat(1_600_000)))),
        (
            "unclosed-quote.csv",
            format!("一级指标,得分\r\n产出,\"数量,\r\n{}", "1,2,3\r\n".repeat(50_000)).into_bytes(),
        ),
        ("zeros.xls", vec![0; 1_000_000]),
    ];
    let cases = cases();
    let made: Vec<&str> = large.iter().map(|(name, _)| *name).collect();
    let not_kept: Vec<&str> =
        cases.iter().filter(|case| case[1] == "no").map(|case| case[0].as_str()).collect();
    assert!(not_kept.iter().all(|name| made.contains(name)), "{not_kept:?}");
    let mut wrong = Vec::new();
    for (name, bytes) in large {
        let [_, _, must, says] = cases.iter().find(|case| case[0] == name).unwrap();
        let (kind, said, _) = taken_in(&bytes, name);
        if (&kind, &said) != (must, says) {
            wrong.push(format!("{name}\t{kind}\t{said}, must be {must}\t{says}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let (kind, ..) = taken_in("\"甲\t\"乙\n".repeat(200_000).as_bytes(), "quotes.txt");
    assert_eq!(kind, "too_large");
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
        let said = super::said(&source);
        for row in names(&table(like)) {
            assert!(said.contains(&row), "{name}: {row}");
        }
        assert!(source.blocks.iter().any(|block| matches!(block, Block::Table(_))));
    }
}
