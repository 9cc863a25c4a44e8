//! The Word file: that it is made from whatever a person typed, and is the same each time.
//!
//! What stands in it is read back by `tests/office/read_docx.py`. `DOCX_OUT=<folder> cargo test
//! --no-default-features --features office --test docx` leaves every file there as `<name>.docx` with the
//! texts that must be found in it as `<name>.json`.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use serde_json::{Value, json};
use ziping::evaluation::{Evaluation, Indicator, RowId};
use ziping::export::docx;
use ziping::report::{Document, Part, SheetKind, Shows, form, report};
use ziping::scheme::{Align, Orientation};
use ziping::{examples, scheme, scoring};

/// Signs of markup, of formulas, of scripts that need two code units, and signs that no file may hold.
const NASTY: &str = "<script>alert(1)</script> =1+1 & \"quotes\" 'apostrophe' 🎓👩‍🏫 𠮷 ]]> &amp; \
                     a\u{0}b\u{1F}c\u{FFFF}d\u{202E}e\ttab";

fn document(evaluation: &Evaluation, draft: bool) -> Document {
    let scheme = scheme::of(evaluation).unwrap();
    report(evaluation, &scheme, &scoring::score(evaluation, &scheme), draft)
}

/// An example with so many indicators, in the order of its scheme's sections.
fn with_indicators(mut evaluation: Evaluation, count: usize) -> Evaluation {
    let some = evaluation.indicators.clone();
    evaluation.indicators = (0..count)
        .map(|index| {
            let like = &some[index * some.len() / count];
            let name = format!("{}（第{}项）", like.name, index + 1);
            Indicator { id: RowId::new(format!("r{index}")), name, ..like.clone() }
        })
        .collect();
    evaluation
}

/// Every text of an example replaced.
fn saying(mut evaluation: Evaluation, text: &str) -> Evaluation {
    evaluation.unit = text.into();
    evaluation.narrative.measures = text.into();
    evaluation.narrative.conclusion = text.into();
    evaluation.narrative.key_work = format!("{text}\n\n第二段　{text}\r\n");
    evaluation.goals.annual = text.into();
    evaluation.goals.achieved = format!("{text}\n{text}");
    if let Some(project) = &mut evaluation.project {
        project.name = text.into();
    }
    for account in &mut evaluation.accounts {
        account.name = text.into();
    }
    for row in &mut evaluation.indicators {
        row.name = text.into();
        row.target = text.into();
        row.actual = text.into();
        row.reason = format!("{text}\n\n{text}");
    }
    evaluation
}

/// The national project form with so many rows, reasons of so many characters, and large amounts.
fn with_reasons(count: usize, reason: usize) -> Evaluation {
    let mut evaluation = with_indicators(examples::project(), count);
    evaluation.scheme = "mof-2020-project".into();
    let why = "受疫情影响部分线下活动改为线上进行，参加人数减少，已调整计划并加强过程管理。";
    let amount = ziping::number::Amount::parse("123456789.12").ok();
    evaluation.budget.total =
        ziping::evaluation::Funds { initial: amount, adjusted: amount, executed: amount };
    for row in &mut evaluation.indicators {
        row.reason = why.chars().cycle().take(reason).collect();
    }
    evaluation
}

fn form_of(evaluation: &Evaluation, draft: bool) -> Document {
    let scheme = scheme::of(evaluation).unwrap();
    form(evaluation, &scheme, &scoring::score(evaluation, &scheme), draft)
}

/// The form alone of every scheme, with its rows in its own sections.
fn of_every_scheme() -> Vec<(String, Document)> {
    let of = |scheme: &scheme::Scheme| {
        let mut evaluation = with_indicators(examples::project(), 24);
        evaluation.scheme = scheme.full_id().to_string();
        let places: Vec<_> = scheme
            .sections
            .iter()
            .flat_map(|section| section.level2.iter().map(|level2| (&section.title, &level2.name)))
            .collect();
        for (index, row) in evaluation.indicators.iter_mut().enumerate() {
            let (level1, level2) = places[index * places.len() / 24];
            row.level1.clone_from(level1);
            row.level2.clone_from(level2);
        }
        (format!("form-{}", scheme.id), form_of(&evaluation, false))
    };
    scheme::built_in().iter().map(|scheme| of(scheme)).collect()
}

fn long_cell(text: &str) -> Evaluation {
    let mut evaluation = examples::project();
    evaluation.indicators[3].name = text.chars().cycle().take(5000).collect();
    evaluation.indicators[5].name = text.chars().cycle().take(300).collect();
    evaluation.goals.annual = text.chars().cycle().take(2000).collect();
    evaluation
}

/// Two sheets across and upright after the report, as in a package.
fn package() -> Document {
    let mut whole = document(&examples::whole_unit(), true);
    let mut project = document(&examples::project(), true);
    for sheet in &mut project.sheets {
        sheet.orientation = Orientation::Landscape;
    }
    whole.sheets.append(&mut project.sheets);
    whole.title = "一个单位的全部材料 <&>".into();
    whole
}

fn documents() -> Vec<(&'static str, Document)> {
    vec![
        ("unit", document(&examples::whole_unit(), false)),
        ("project", document(&examples::project(), false)),
        (
            "empty",
            document(&Evaluation { scheme: examples::project().scheme, ..Evaluation::default() }, true),
        ),
        ("rows-1", document(&with_indicators(examples::project(), 1), false)),
        ("rows-15", document(&with_indicators(examples::project(), 15), false)),
        ("rows-60", document(&with_indicators(examples::whole_unit(), 60), true)),
        ("rows-500", document(&with_indicators(examples::whole_unit(), 500), false)),
        ("long-cell", document(&long_cell("五千字的一格，一个字也不能少。"), false)),
        ("long-word", document(&long_cell("https://example.org/a-very-long-address?without=spaces"), false)),
        ("nasty-unit", document(&saying(examples::whole_unit(), NASTY), false)),
        ("nasty-project", document(&saying(examples::project(), NASTY), true)),
        ("package", package()),
        ("reasons-40", document(&with_reasons(40, 270), false)),
        ("reasons-40-form", form_of(&with_reasons(40, 270), true)),
        ("reasons-13-form", form_of(&with_reasons(13, 60), false)),
        ("nothing", Document { title: String::new(), draft: false, sheets: vec![] }),
    ]
}

#[test]
fn every_document_becomes_a_word_file_and_the_same_one_each_time() {
    let folder = std::env::var_os("DOCX_OUT");
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap();
    }
    let named = documents().into_iter().map(|(name, document)| (name.to_owned(), document));
    for (name, document) in named.chain(of_every_scheme()) {
        let file = docx::write(&document).unwrap();
        assert!(file.starts_with(b"PK\x03\x04"), "{name}");
        assert!(file == docx::write(&document).unwrap(), "{name} differs the second time");
        let elsewhere = document.clone();
        let other = std::thread::spawn(move || docx::write(&elsewhere).unwrap()).join().unwrap();
        assert!(file == other, "{name} differs in another thread");
        if let Some(folder) = &folder {
            let folder = Path::new(folder);
            std::fs::write(folder.join(format!("{name}.docx")), &file).unwrap();
            std::fs::write(folder.join(format!("{name}.json")), expected(&document).to_string()).unwrap();
        }
    }
}

#[test]
fn the_file_names_nobody_and_no_time() {
    let file = docx::write(&package()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    }
    assert!(text.contains("<dc:title>一个单位的全部材料 &lt;&amp;&gt;</dc:title>"));
    for word in ["dc:creator", "lastModifiedBy", "dcterms", "w:rsid", "w14:paraId=", "<w:comment ", "w:ins "]
    {
        assert!(!text.contains(word), "{word}");
    }
}

/// What must stand where: for `read_docx.py`.
fn expected(document: &Document) -> Value {
    let mut paragraphs = Vec::new();
    let mut tables = Vec::new();
    let parts = document
        .sheets
        .iter()
        .zip(0..)
        .flat_map(|(sheet, at)| sheet.parts.iter().map(move |part| (sheet, at, part)));
    for (sheet, at, part) in parts {
        match (sheet.kind, part) {
            (SheetKind::Form, Part::Title(lines)) => {
                paragraphs.push(json!(["Form Title", clean(&lines.join("\n"))]))
            }
            (_, Part::Title(lines)) => paragraphs.push(json!(["Title", clean(&lines.join("\n"))])),
            (_, Part::Heading { level, text }) => {
                paragraphs.push(json!([format!("Heading {level}"), clean(text)]))
            }
            (_, Part::Paragraph(paragraph)) => {
                let text = clean(&paragraph.text);
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                paragraphs.extend(lines.map(|line| json!(["Body Text", line])));
            }
            (_, Part::Line(texts)) => {
                let texts: Vec<String> = texts.iter().map(|text| clean(text)).collect();
                paragraphs.push(json!(["Form Line", texts.join("\t")]));
            }
            (_, Part::Caption(text)) => paragraphs.push(json!(["Caption", clean(text)])),
            (_, Part::Signature { unit, date }) => {
                for (style, text) in [("Signature", unit), ("Date", date)] {
                    if !text.is_empty() {
                        paragraphs.push(json!([style, clean(text)]));
                    }
                }
            }
            (_, Part::Footnotes(notes)) => {
                paragraphs.extend(notes.iter().map(|note| json!(["Table Note", clean(note)])));
            }
            (_, Part::Table(table)) => {
                let mut whole = grid(table);
                whole["sheet"] = json!(at);
                tables.push(whole);
            }
        }
    }
    let sheets: Vec<Value> = document
        .sheets
        .iter()
        .map(|sheet| {
            json!({
                "report": sheet.kind == SheetKind::Report,
                "landscape": sheet.orientation == Orientation::Landscape,
            })
        })
        .collect();
    json!({
        "title": clean(&document.title).replace('\n', ""),
        "draft": document.draft.then(ziping::words::report::draft_mark),
        "sheets": sheets,
        "paragraphs": paragraphs,
        "tables": tables,
    })
}

/// What stands at every place of the table's grid, worked out apart from the writer: a cell's text at each
/// place that it covers.
fn grid(table: &ziping::report::Table) -> Value {
    let columns = table.widths.len();
    let mut places: Vec<Vec<Option<Value>>> = vec![vec![None; columns]; table.rows.len()];
    for (y, row) in table.rows.iter().enumerate() {
        for (number, cell) in row.cells.iter().enumerate() {
            let x = places[y].iter().position(Option::is_none).expect("a place for every cell");
            let align = match cell.align {
                Align::Left => "left",
                Align::Center => "center",
                Align::Right => "right",
            };
            for line in places.iter_mut().skip(y).take(cell.rows) {
                for place in line.iter_mut().skip(x).take(cell.columns) {
                    *place = Some(json!({
                        "cell": format!("{y}/{number}"), "text": clean(&cell.text), "align": align, "heading": cell.heading,
                        "grid_heading": cell.shows == Shows::GridHeading,
                    }));
                }
            }
        }
    }
    json!({ "widths": table.widths, "header_rows": table.header_rows, "places": places })
}

/// As the writer is to clean texts, said a second time.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control() && *c != '\u{FFFF}' && *c != '\u{FFFE}')
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect::<String>()
        .replace('\u{202E}', "[U+202E]")
}
