//! The workbook: what stands in its cells, that its formulas give the exact scores with a spreadsheet's
//! binary numbers, and files for the checks with other programs (`tests/office`).

#![cfg(feature = "office")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(clippy::float_arithmetic)]

#[path = "schemes/mod.rs"]
mod schemes;
#[path = "xlsx/sheet.rs"]
mod sheet;

use proptest::prelude::*;
use sheet::{WAYS, evaluate};
use ziping::evaluation::{Evaluation, Indicator, RowId, Source};
use ziping::export::xlsx::{self, Book, Cached, Content, address};
use ziping::number::{Amount, Exact, Points};
use ziping::scheme::{self, Scheme};
use ziping::scoring::{Scorecard, score};
use ziping::{examples, file};

fn points(text: &str) -> Option<Points> {
    Some(Points::parse(text).unwrap())
}

fn amount(text: &str) -> Option<Amount> {
    Some(Amount::parse(text).unwrap())
}

/// A table of these rows: points, target, actual value.
fn table(scheme: &Scheme, rows: &[(&str, &str, &str)]) -> Evaluation {
    let mut evaluation = ziping::edit::new_evaluation(scheme, "test".into(), 2020);
    evaluation.unit = "某校".into();
    if let Some(project) = &mut evaluation.project {
        project.name = "暖通改造".into();
    }
    evaluation.budget.total.initial = amount("40.00");
    evaluation.budget.total.adjusted = amount("43.20");
    evaluation.budget.total.executed = amount("37.24");
    evaluation.indicators = rows
        .iter()
        .enumerate()
        .map(|(index, (of, target, actual))| Indicator {
            id: RowId::new(format!("r{}", index + 1)),
            level1: if index % 3 == 2 { "效益指标" } else { "产出指标" }.into(),
            level2: if index % 3 == 2 { "社会效益指标" } else { "数量指标" }.into(),
            name: format!("指标{}", index + 1),
            points: if of.is_empty() { None } else { points(of) },
            target: (*target).into(),
            actual: (*actual).into(),
            ..Indicator::default()
        })
        .collect();
    evaluation
}

fn find(id: &str) -> std::sync::Arc<Scheme> {
    scheme::find(id).unwrap()
}

fn national() -> std::sync::Arc<Scheme> {
    find("mof-2020-project")
}

fn plan(evaluation: &Evaluation, scheme: &Scheme) -> (Book, Scorecard) {
    let card = score(evaluation, scheme);
    (xlsx::plan(&[(evaluation, scheme, &card)]), card)
}

/// Rows of every rule and of every kind of figure.
const KINDS: &[(&str, &str, &str)] = &[
    ("5", "≥45场", "44场"),
    ("5", "≥92%", "85.5%"),
    ("5", "≥375场次", "900场次"),
    ("10", "≤5天", "6天"),
    ("3", "≤5天", "0天"),
    ("5", "≤0起", "0起"),
    ("5", "0起", "3起"),
    ("4", "=20人", "19人"),
    ("5", "3-5个", "2个"),
    ("5", "3-5个", "4个"),
    ("5", "3-5个", "7个"),
    ("5", "2万人次", "15000人次"),
    ("5", "≥2万人次", "1.5万人次"),
    ("5", "≤5万元", "51234元"),
    ("3", "≥200人", "67人"),
    ("1.5", "≥1人", "0.69人"),
    ("1", "≥8次", "1次"),
    ("5", "≥10度", "-3度"),
    ("5", "十二次", "十一次"),
    ("5", "2020年12月底前", "2020年11月"),
    ("5", "稳步提高", "稳步提高"),
    ("", "≥3次", "2次"),
    ("5", "≥1,200人", "1,150人"),
    ("2", "不低于98.50%", "98.499%"),
];

/// Where the parts of the list are: rows of indicators from 1, then facts by their name in column B.
fn list(book: &Book) -> &xlsx::Sheet {
    book.sheets.iter().find(|sheet| sheet.name.starts_with("数据")).unwrap()
}

fn fact(book: &Book, name: &str) -> (u32, u16) {
    let mut found = list(book).cells.iter().filter(|cell| cell.column == 1);
    let cell = found.rfind(|cell| cell.content == Content::Text(name.into())).unwrap();
    (cell.row, 3)
}

/// Every formula of the book gives what it should, in every way a spreadsheet may round; the list's scores
/// and total are those of the card.
fn check(evaluation: &Evaluation, scheme: &Scheme) -> Book {
    let (book, card) = plan(evaluation, scheme);
    for way in WAYS {
        for sheet in &book.sheets {
            for cell in &sheet.cells {
                let Content::Formula { formula, cached, .. } = &cell.content else { continue };
                let at = format!("{}!{} ={formula} {way:?}", sheet.name, address(cell.row, cell.column));
                match (evaluate(&book, &sheet.name, formula, way), cached) {
                    (sheet::Value::Number(got), Cached::Number(exact)) => {
                        let exact: f64 = exact.plain().parse().unwrap();
                        assert!(got == exact, "{at}: {got} for {exact}");
                    }
                    (sheet::Value::Text(got), Cached::Text(text)) => assert_eq!(&got, text, "{at}"),
                    (got, cached) => panic!("{at}: {got:?} for {cached:?}"),
                }
            }
        }
    }
    let data = list(&book);
    let filled = evaluation.indicators.iter().zip(&card.rows).filter(|(row, _)| !row.is_blank());
    for ((_, row), at) in filled.zip(1..) {
        let of = |column| data.at(at, column).unwrap().content.value();
        assert_eq!(of(7), row.score().map(Points::exact), "score {at}");
        assert_eq!(of(8), row.computed.map(Points::exact), "computed {at}");
        assert_eq!(of(9), row.entered.map(Points::exact), "entered {at}");
    }
    if !card.scored {
        assert!(data.cells.iter().all(|cell| cell.content != Content::Text("总分".into())));
        return book;
    }
    let (row, column) = fact(&book, "总分");
    assert_eq!(data.at(row, column).unwrap().content.value(), card.total.map(Points::exact));
    let (row, column) = fact(&book, "等级");
    let grade = match &data.at(row, column).unwrap().content {
        Content::Formula { cached: Cached::Text(text), .. } | Content::Text(text) => text.clone(),
        _ => String::new(),
    };
    assert_eq!(grade, card.grade.clone().unwrap_or_default());
    book
}

fn formulas(book: &Book, sheet: usize) -> Vec<String> {
    let mut cells: Vec<_> = book.sheets[sheet].cells.iter().collect();
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let formulas = cells.iter().filter_map(|cell| match &cell.content {
        Content::Formula { formula, cached: Cached::Number(value), .. } => {
            Some(format!("{} ={formula} → {}", address(cell.row, cell.column), value.plain()))
        }
        Content::Formula { formula, cached: Cached::Text(value), .. } => {
            Some(format!("{} ={formula} → {value}", address(cell.row, cell.column)))
        }
        _ => None,
    });
    formulas.collect()
}

#[test]
fn the_formulas_of_a_small_table() {
    let evaluation = table(&national(), &[("50", "≥45场", "44场"), ("40", "≤5天", "6天")]);
    let book = check(&evaluation, &national());
    assert_eq!(
        formulas(&book, 0),
        [
            "H7 =ROUND(100*F7/E7,2) → 86.2",
            "I7 =MIN(G7,ROUND(G7*F7/E7,2)) → 8.62",
            "H14 =MIN(G14,ROUND(G14*F14/E14,2)) → 48.89",
            "H15 =IF(F15<=0,G15,MIN(G15,ROUND(G15*E15/F15,2))) → 33.33",
            "G16 =ROUND(SUM(G7,G14:G15),2) → 100",
            "H16 =ROUND(SUM(I7,H14:H15),2) → 90.84",
        ]
    );
    let shown = |row, column| match &book.sheets[0].at(row, column).unwrap().content {
        Content::Number { value, format } => (value.plain(), format.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(13, 4), ("45".into(), "\"≥\"General\"场\"".into()));
    assert_eq!(shown(13, 5), ("44".into(), "General\"场\"".into()));
    assert_eq!(shown(6, 4), ("43.2".into(), "0.00".into()));
    let (row, column) = fact(&book, "等级");
    let at = address(row - 1, column);
    assert_eq!(
        formulas(&book, 1).last().unwrap(),
        &format!(
            "{} =IF(COUNT('项目自评表'!I7,'项目自评表'!H14:H15)<3,\"\",IF({at}>=90,\"优\",IF({at}>=80,\"良\",IF({at}>=60,\"中\",IF({at}>=0,\"差\",\"\"))))) → 优",
            address(row, column)
        )
    );
}

#[test]
fn points_without_a_column_stand_beside_the_form() {
    let unit = find("hubei-2020-unit");
    let book = check(&examples::whole_unit(), &unit);
    let form = &book.sheets[0];
    let (_, last_column) = form.print.last.unwrap();
    assert!(
        form.cells
            .iter()
            .any(|cell| cell.column > last_column && cell.content == Content::Text("分值".into()))
    );
    // An entered score stays a constant, the computed one stands beside it.
    let formulas = formulas(&book, 0);
    assert!(
        formulas.iter().any(|formula| formula.starts_with('G') && formula.contains("=ROUND(SUM(")),
        "{formulas:#?}"
    );
    assert!(
        formulas.iter().any(|formula| formula.starts_with('J') && formula.contains("=MIN(I")),
        "{formulas:#?}"
    );
}

#[test]
fn every_kind_of_row_in_every_scheme() {
    for scheme in scheme::built_in() {
        let evaluation = table(scheme, KINDS);
        let book = check(&evaluation, scheme);
        let remarks = |text: &str| {
            let cells = book.sheets[0].cells.iter();
            cells.filter(|cell| matches!(&cell.content, Content::Text(words) if words.contains(text))).count()
        };
        let ties = if scheme.scored { 2 } else { 0 };
        assert_eq!(remarks("按整数计算"), ties, "{}", scheme.id);
        assert_eq!(remarks("常数"), 0, "{}", scheme.id);
    }
    for example in examples::all() {
        check(&example, &scheme::of(&example).unwrap());
    }
}

fn of_case(name: &str) -> Evaluation {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let case = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let text = serde_json::to_vec(&schemes::evaluation(&case)).unwrap();
    file::read(&text).unwrap().into_evaluations().remove(0)
}

// A formula of the sheet would go on counting in proportion, which the scheme does not.
#[test]
fn a_score_by_a_formula_of_the_scheme_is_a_constant_that_says_so() {
    for (name, scores) in [("step-exactly-three", vec!["6.5"]), ("budget-bands-second-bound", vec!["8"])] {
        let evaluation = of_case(name);
        let book = check(&evaluation, &scheme::of(&evaluation).unwrap());
        let cells = &book.sheets[0].cells;
        let said = cells.iter().filter(
            |cell| matches!(&cell.content, Content::Text(words) if words.starts_with("按评分方案另定的方法")),
        );
        assert_eq!(said.count(), 1, "{name}");
        for score in scores {
            let is_it = |content: &Content| match content {
                Content::Number { value, .. } => value.plain() == score,
                _ => false,
            };
            assert!(cells.iter().any(|cell| is_it(&cell.content)), "{name}");
        }
    }
}

#[test]
fn a_parted_target_is_a_number_in_its_own_cell() {
    let scheme = find("yunnan-2022-project");
    let book = check(&table(&scheme, &[("90", "≥45场", "44场")]), &scheme);
    let cells = &book.sheets[0].cells;
    let shown = |text: &str| cells.iter().any(|cell| cell.content == Content::Text(text.into()));
    assert!(shown("≥") && shown("场"));
    let number = |content: &Content| match content {
        Content::Number { value, format } => {
            (value.plain(), format.clone()) == ("45".into(), "General".into())
        }
        _ => false,
    };
    let cell = cells.iter().find(|cell| number(&cell.content)).unwrap();
    let at = address(cell.row, cell.column);
    assert!(formulas(&book, 0).iter().any(|formula| formula.contains(&format!("/{at},2)"))), "{at}");
    // The list still has the target as it was typed.
    assert!(list(&book).cells.iter().any(|cell| cell.content == Content::Text("≥45场".into())));
}

#[test]
fn a_workbook_of_a_form_without_scores_has_none() {
    let evaluation = of_case("transfer-no-scores");
    let book = check(&evaluation, &scheme::of(&evaluation).unwrap());
    for cell in book.sheets.iter().flat_map(|sheet| &sheet.cells) {
        let stated = ["20", "30"].map(|points| Exact::parse(points).unwrap());
        assert!(!cell.content.value().is_some_and(|value| stated.contains(&value)), "{cell:?}");
    }
}

#[test]
fn a_budget_at_99_995_percent_and_others_at_the_edge() {
    for (adjusted, executed, rate, score) in [
        ("100000", "99995", "100", "10"),
        ("100000", "99994", "99.99", "10"),
        ("200", "67", "33.5", "3.35"),
        ("800", "1.2", "0.15", "0.02"),
        ("43.2", "57.24", "132.5", "10"),
        ("999999999999999.99", "999999999999999.98", "100", "10"),
    ] {
        let mut evaluation = table(&national(), &[("90", "≥1次", "1次")]);
        evaluation.budget.total.adjusted = amount(adjusted);
        evaluation.budget.total.executed = amount(executed);
        evaluation.budget.sources =
            vec![Source { name: "拨款".into(), funds: evaluation.budget.total.clone() }];
        let book = check(&evaluation, &national());
        let of = |column| book.sheets[0].at(6, column).unwrap().content.value().unwrap().plain();
        assert_eq!((of(7).as_str(), of(8).as_str()), (rate, score), "{executed} ÷ {adjusted}");
    }
}

#[test]
fn an_empty_form_and_a_table_without_scores() {
    for scheme in scheme::built_in() {
        let empty = ziping::edit::new_evaluation(scheme, "e".into(), 2020);
        check(&empty, scheme);
        let mut open = table(scheme, &[("10", "≥5次", ""), ("", "", "做了")]);
        open.budget.total.executed = None;
        check(&open, scheme);
        open.budget.total.adjusted = amount("0");
        check(&open, scheme);
    }
}

#[test]
fn merged_scores_cover_the_rows_below() {
    let mut evaluation =
        table(&national(), &[("10", "≥5次", "5次"), ("", "≥5次", "6次"), ("5", "≥4次", "3次")]);
    evaluation.indicators[1].level1 = "产出指标".into();
    evaluation.indicators[1].shares_score_with_above = true;
    let book = check(&evaluation, &national());
    let head = book.sheets[0].cells.iter().find(|cell| cell.row == 13 && cell.column == 7).unwrap();
    assert_eq!(head.rows, 2);
    assert_eq!(head.content.value(), Some(Exact::from(10)));
}

#[test]
fn whatever_is_typed_stays_text() {
    let nasty = [
        "=1+1",
        "+1",
        "-1+cmd|'/c calc'!A1",
        "@SUM(A1)",
        "\t=1+1",
        "＝1+1",
        "<script>alert(1)</script>",
        "https://example.org/",
        "&amp;",
        "\u{202E}倒",
        "a\u{0}b",
        "_x0041_",
        "'x",
        "🎓𠮷",
        "mailto:a@b",
        "\"",
        "}{",
        "1e5",
        "TRUE",
        "#DIV/0!",
    ];
    for scheme in scheme::built_in() {
        let rows: Vec<(&str, &str, &str)> = nasty.iter().map(|text| ("5", *text, *text)).collect();
        let mut evaluation = table(scheme, &rows);
        for (row, text) in evaluation.indicators.iter_mut().zip(nasty) {
            row.name = text.into();
            row.level2 = text.into();
            row.reason = text.into();
            row.note = text.into();
            row.evidence = text.into();
        }
        evaluation.unit = nasty[0].into();
        evaluation.narrative.measures = nasty[2].into();
        evaluation.goals.annual = nasty.join("\n");
        evaluation.budget.sources = vec![Source { name: "=1+1".into(), ..Source::default() }];
        let book = check(&evaluation, scheme);
        let known = ["MIN(", "MAX(", "ROUND(", "IF(", "'整体自评表'!", "'项目自评表'!"];
        for formula in book.sheets.iter().flat_map(|sheet| &sheet.cells) {
            if let Content::Formula { formula, .. } = &formula.content {
                assert!(known.iter().any(|known| formula.starts_with(known)), "{formula}");
                assert!(!formula.contains("cmd") && !formula.contains("1+1"));
            }
        }
        save(&format!("hostile-{}", scheme.id), &evaluation, scheme);
    }
}

#[test]
fn the_same_evaluation_gives_the_same_bytes_without_names_or_clock() {
    let evaluation = examples::whole_unit();
    let scheme = scheme::of(&evaluation).unwrap();
    let card = score(&evaluation, &scheme);
    let first = xlsx::write(&evaluation, &scheme, &card).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == xlsx::write(&evaluation, &scheme, &card).unwrap());
}

#[test]
fn a_package_holds_every_form_first() {
    let all: Vec<_> = examples::all()
        .into_iter()
        .map(|evaluation| {
            let scheme = scheme::of(&evaluation).unwrap();
            let card = score(&evaluation, &scheme);
            (evaluation, scheme, card)
        })
        .collect();
    let package: Vec<_> = all.iter().map(|(a, b, c)| (a, &**b, c)).collect();
    let names: Vec<String> = xlsx::plan(&package).sheets.into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["1 整体自评表", "1 收支表", "2 项目自评表", "数据 1", "数据 2"]);
    assert!(!xlsx::write_all(&package, false).unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn written_formulas_give_the_exact_score_with_binary_numbers(
        rows in proptest::collection::vec(
            (1_i64..3000, 0_i64..40_000, 1_i64..40_000, 0_u32..3, 0_usize..6, any::<bool>()), 1..12
        ),
        spent in 0_i64..1_000_000,
    ) {
        let scheme = national();
        let texts: Vec<(String, String, String)> = rows
            .iter()
            .map(|(p, b, a, places, kind, tie)| {
                let p = Exact::from_digits(*p, 2).unwrap();
                // Ties come from divisors of 1,000 and the like.
                let a = if *tie { [8, 40, 125, 200, 800, 2000][usize::try_from(a % 6).unwrap()] } else { *a };
                let (a, b) = (Exact::from_digits(a, *places).unwrap(), Exact::from_digits(*b, *places).unwrap());
                let target = match kind {
                    0 => format!("≥{}场", a.plain()),
                    1 => format!("≤{}天", a.plain()),
                    2 => format!("{}-{}个", a.plain(), a.plus(Exact::from(3)).unwrap().plain()),
                    3 => format!("={}%", a.plain()),
                    4 => format!("≥{}万元", a.plain()),
                    _ => format!("{}人", a.plain()),
                };
                let unit = ["场", "天", "个", "%", "元", "人"][*kind];
                (p.plain(), target, format!("{}{unit}", b.plain()))
            })
            .collect();
        let rows: Vec<(&str, &str, &str)> = texts.iter().map(|(p, a, b)| (p.as_str(), a.as_str(), b.as_str())).collect();
        let mut evaluation = table(&scheme, &rows);
        evaluation.budget.total.executed = Some(Amount::new(Exact::from_digits(spent, 4).unwrap()));
        check(&evaluation, &scheme);
    }

    #[test]
    fn long_figures_too(
        p in 1_i64..10_000, b in 1_i64..1_000_000_000_000_000, a in 1_i64..1_000_000_000_000_000, places in 0_u32..6,
    ) {
        let (a, b) = (Exact::from_digits(a, places).unwrap().plain(), Exact::from_digits(b, places).unwrap().plain());
        let p = Exact::from_digits(p, 2).unwrap().plain();
        let (low, high) = (format!("≥{a}元"), format!("≤{a}元"));
        let actual = format!("{b}元");
        check(&table(&national(), &[(&p, &low, &actual), (&p, &high, &actual)]), &national());
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

/// Holds that every cell of the plan stands in the file as it was planned: its kind, its formula, its value.
fn written_as_planned(name: &str, bytes: &[u8], book: &Book) {
    let strings = part(bytes, "xl/sharedStrings.xml");
    let strings = roxmltree::Document::parse(&strings).unwrap();
    let text_of = |node: roxmltree::Node<'_, '_>| {
        node.descendants()
            .filter_map(|node| node.is_text().then(|| node.text()).flatten())
            .collect::<String>()
    };
    let strings: Vec<String> =
        strings.root_element().children().filter(|node| node.has_tag_name_local("si")).map(text_of).collect();
    let mut seen = 0;
    for (sheet, number) in book.sheets.iter().zip(1..) {
        let xml = part(bytes, &format!("xl/worksheets/sheet{number}.xml"));
        let xml = roxmltree::Document::parse(&xml).unwrap();
        let cells: std::collections::HashMap<&str, roxmltree::Node<'_, '_>> = xml
            .descendants()
            .filter(|node| node.has_tag_name_local("c"))
            .filter_map(|node| Some((node.attribute("r")?, node)))
            .collect();
        for cell in &sheet.cells {
            let at = address(cell.row, cell.column);
            let found = cells.get(at.as_str());
            let child = |tag: &str| {
                found
                    .and_then(|node| node.children().find(|child| child.has_tag_name_local(tag)).map(text_of))
            };
            let at = format!("{name} {} {at}", sheet.name);
            seen += 1;
            match &cell.content {
                Content::Empty => assert_eq!(child("v"), None, "{at}"),
                Content::Text(text) => {
                    let index: usize = child("v").unwrap().parse().unwrap();
                    assert_eq!(&strings[index], text, "{at}");
                }
                Content::Number { value, .. } => {
                    let exact: f64 = value.plain().parse().unwrap();
                    assert_eq!(child("v").unwrap().parse::<f64>().unwrap(), exact, "{at}");
                    assert_eq!(child("f"), None, "{at}");
                }
                Content::Formula { formula, cached, .. } => {
                    assert_eq!(child("f").as_ref(), Some(formula), "{at}");
                    match cached {
                        Cached::Number(value) => assert_eq!(child("v"), Some(value.plain()), "{at}"),
                        Cached::Text(text) => assert_eq!(child("v").unwrap_or_default(), *text, "{at}"),
                    }
                }
            }
        }
    }
    assert!(seen > 30, "{name}: {seen} cells");
}

trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_nothing_else_does() {
    let evaluation = examples::whole_unit();
    let scheme = scheme::of(&evaluation).unwrap();
    let card = score(&evaluation, &scheme);
    let package = [(&evaluation, &*scheme, &card)];
    let sheets = xlsx::plan(&package).sheets;
    assert_eq!(
        sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(),
        ["整体自评表", "收支表", "数据"]
    );
    for draft in [true, false] {
        let bytes = xlsx::write_all(&package, draft).unwrap();
        for (sheet, number) in sheets.iter().zip(1..) {
            let xml = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
            let marked = xml.contains(ziping::words::report::draft_mark());
            assert_eq!(marked, draft && !sheet.print.never, "{}", sheet.name);
            assert_eq!(xml.contains("&amp;P"), !sheet.print.never, "{}", sheet.name);
        }
    }
}

#[test]
fn the_list_is_not_printed() {
    let evaluation = examples::project();
    let scheme = scheme::of(&evaluation).unwrap();
    let card = score(&evaluation, &scheme);
    let bytes = xlsx::write(&evaluation, &scheme, &card).unwrap();
    let book = xlsx::plan(&[(&evaluation, &*scheme, &card)]);
    assert!(!book.sheets[0].print.never && list(&book).print.never);
    // Its print area is one cell behind everything that it holds.
    let xml = part(&bytes, "xl/workbook.xml");
    let area = xml
        .split("'数据'!$")
        .nth(1)
        .or_else(|| xml.split("数据!$").nth(1))
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    let row: u32 = area.rsplit('$').next().unwrap().parse().unwrap();
    assert!(list(&book).cells.iter().all(|cell| cell.row + 1 < row), "{area}");
}

#[test]
fn accounts_stand_on_a_sheet_of_their_own_as_numbers() {
    let evaluation = examples::whole_unit();
    let (book, _) = plan(&evaluation, &scheme::of(&evaluation).unwrap());
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "收支表").unwrap();
    let numbers: Vec<Exact> = sheet.cells.iter().filter_map(|cell| cell.content.value()).collect();
    let stated = evaluation
        .accounts
        .iter()
        .flat_map(|row| [row.initial, row.supplement, row.adjusted, row.final_accounts]);
    let stated: Vec<Exact> = stated.flatten().map(|amount| amount.exact()).collect();
    assert_eq!(numbers, stated);
    let (project, _) = plan(&examples::project(), &scheme::of(&examples::project()).unwrap());
    assert!(project.sheets.iter().all(|sheet| !sheet.name.contains("收支表")));
}

#[test]
fn a_usual_form_is_one_page_and_a_longer_one_is_cut_where_pages_end() {
    for example in examples::all() {
        let (book, _) = plan(&example, &scheme::of(&example).unwrap());
        assert!(book.sheets[0].print.one_page, "{}", example.scheme);
    }
    for scheme in scheme::built_in() {
        let form = |rows| {
            let (book, _) = plan(&of_rows(scheme, rows), scheme);
            book.sheets.into_iter().next().unwrap()
        };
        // Names of two lines; a form of many narrow columns has higher rows.
        let most = (1..=24).rev().find(|rows| form(*rows).print.one_page).unwrap();
        assert!(most >= if scheme.id.starts_with("hubei") { 14 } else { 5 }, "{}: {most} rows", scheme.id);
        assert!(form(most).print.breaks.is_empty(), "{}", scheme.id);
        let long = form(60);
        assert!(!long.print.one_page && !long.print.breaks.is_empty(), "{}", scheme.id);
        // Nothing reaches over the end of a page; the label of what goes on stands again.
        for row in &long.print.breaks {
            let cut = long.cells.iter().find(|cell| cell.row < *row && cell.row + cell.rows > *row);
            assert_eq!(cut, None, "{} row {row}", scheme.id);
        }
        let again = long.cells.iter().filter(|cell| long.print.breaks.contains(&cell.row));
        let said =
            again.filter(|cell| matches!(&cell.content, Content::Text(text) if text.ends_with("（续）")));
        assert!(said.count() > 0, "{}", scheme.id);
    }
}

/// Writes a file for the checks with other programs: the workbook, and beside it what it should hold.
fn save(name: &str, evaluation: &Evaluation, scheme: &Scheme) {
    let (book, card) = plan(evaluation, scheme);
    let bytes = xlsx::write(evaluation, scheme, &card).unwrap();
    assert!(bytes == xlsx::write(evaluation, scheme, &card).unwrap(), "{name} differs the second time");
    if !name.starts_with("hostile") && !name.starts_with("long") && !name.starts_with("rows-500") {
        written_as_planned(name, &bytes, &book);
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/office-out/xlsx");
    std::fs::create_dir_all(&folder).unwrap();
    let filled = evaluation.indicators.iter().zip(&card.rows).filter(|(row, _)| !row.is_blank());
    let text = |points: Option<Points>| points.map(|points| points.exact().plain());
    let data = &list(&book).name;
    let scores: Vec<_> = filled
        .zip(2..)
        .map(|((_, row), at)| serde_json::json!({"sheet": data, "cell": format!("H{at}"), "value": text(row.score())}))
        .collect();
    let mut formulas = Vec::new();
    let mut texts = Vec::new();
    let mut numbers = Vec::new();
    for sheet in &book.sheets {
        for cell in &sheet.cells {
            let at = address(cell.row, cell.column);
            match &cell.content {
                Content::Formula { formula, cached, .. } => {
                    let value = match cached {
                        Cached::Number(number) => number.plain().into(),
                        Cached::Text(text) => serde_json::Value::from(format!("text:{text}")),
                    };
                    formulas.push(serde_json::json!({"sheet": sheet.name, "cell": at, "formula": format!("={formula}"), "value": value}));
                }
                Content::Text(text) => {
                    texts.push(serde_json::json!({"sheet": sheet.name, "cell": at, "text": text}));
                }
                Content::Number { value, .. } => {
                    numbers
                        .push(serde_json::json!({"sheet": sheet.name, "cell": at, "value": value.plain()}));
                }
                Content::Empty => {}
            }
        }
    }
    let at = |name| {
        let (row, column) = fact(&book, name);
        address(row, column)
    };
    let expected = serde_json::json!({
        "sheets": book.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>(),
        "data": data,
        "total": card.scored.then(|| serde_json::json!({"cell": at("总分"), "value": text(card.total)})),
        "grade": card.scored.then(|| serde_json::json!({"cell": at("等级"), "value": card.grade})),
        "scores": scores,
        "formulas": formulas,
        "numbers": numbers,
        "texts": texts,
    });
    std::fs::write(folder.join(format!("{name}.xlsx")), bytes).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), serde_json::to_vec_pretty(&expected).unwrap())
        .unwrap();
}

/// A table of so many rows of every kind, their points making 100 with the budget as far as they divide.
fn of_rows(scheme: &Scheme, rows: usize) -> Evaluation {
    let kinds: Vec<(&str, &str, &str)> = KINDS.iter().copied().cycle().take(rows).collect();
    let mut evaluation = table(scheme, &kinds);
    let sections: Vec<_> = scheme.sections.iter().collect();
    for (index, row) in evaluation.indicators.iter_mut().enumerate() {
        let section = sections[index * sections.len() / rows];
        let within = index * sections.len() % rows * section.level2.len() / rows;
        row.level1.clone_from(&section.title);
        row.level2.clone_from(&section.level2[within.min(section.level2.len() - 1)].name);
        row.name = format!("第{}项工作按期保质完成情况", index + 1);
        row.reason = if index % 7 == 3 {
            "疫情期间部分活动改为线上进行，场次减少。".into()
        } else {
            String::new()
        };
    }
    evaluation.goals.annual =
        "完成全年教研培训、学业质量监测和线上课堂研究任务，提高教师的教学与研究能力。".into();
    evaluation.goals.achieved.clone_from(&evaluation.goals.annual);
    evaluation.narrative.measures = "加强计划执行的过程管理。".into();
    evaluation.filed_on = ziping::number::Day::parse("2021-06-15");
    evaluation
}

#[test]
fn every_file_for_the_checks_with_other_programs_is_written_as_planned() {
    for (name, example) in
        [("example-unit", examples::whole_unit()), ("example-project", examples::project())]
    {
        save(name, &example, &scheme::of(&example).unwrap());
    }
    for scheme in scheme::built_in() {
        save(&format!("kinds-{}", scheme.id), &table(scheme, KINDS), scheme);
        for rows in [1, 15, 60, 500] {
            let start = std::time::Instant::now();
            save(&format!("rows-{rows}-{}", scheme.id), &of_rows(scheme, rows), scheme);
            println!("{} {rows} rows: {:?}", scheme.id, start.elapsed());
        }
        let mut long = table(scheme, &[("30", "≥5次", "4次"), ("50", "≥5次", "5次")]);
        long.narrative.measures = "加强计划执行的过程管理，".repeat(420);
        long.indicators[0].reason = "偏差原因很长，".repeat(715);
        long.indicators[1].name = "名称很长，".repeat(40);
        save(&format!("long-{}", scheme.id), &long, scheme);
        let mut wordy = of_rows(scheme, 40);
        for row in &mut wordy.indicators {
            row.reason = "受疫情影响部分线下活动改为线上进行，参加人数减少，已调整计划并加强过程管理。"
                .chars()
                .cycle()
                .take(270)
                .collect();
        }
        wordy.budget.total.adjusted = amount("123456789.12");
        wordy.budget.total.executed = amount("123456789.12");
        save(&format!("reasons-40-{}", scheme.id), &wordy, scheme);
    }
    let mut edge =
        table(&national(), &[("30", "≥200人", "67人"), ("30", "≥100%", "99.995%"), ("30", "≤3天", "3天")]);
    edge.budget.total.adjusted = amount("100000");
    edge.budget.total.executed = amount("99995");
    save("edge", &edge, &national());
    let mut complete = table(&national(), &[("50", "≥45场", "44场"), ("40", "≤5天", "6天")]);
    complete.indicators[1].score = points("35.5");
    save("entered", &complete, &national());
}

#[test]
fn written_cases_of_the_scoring_contract_hold_in_the_workbook() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(case) = serde_json::from_slice::<serde_json::Value>(&std::fs::read(&path).unwrap()) else {
            continue;
        };
        let text = serde_json::to_vec(&schemes::evaluation(&case)).unwrap();
        let Ok(document) = file::read(&text) else { continue };
        for evaluation in document.into_evaluations() {
            check(&evaluation, &scheme::of(&evaluation).unwrap());
            seen += 1;
        }
    }
    assert!(seen > 140, "{seen}");
}
