//! What each kind of file can hold, in small files made here.

use super::{rows, sound};
use rust_xlsxwriter::{Format, Workbook};
use ziping::import::{self, Block, Source};

fn read(text: &str) -> Source {
    let source = import::read(text.as_bytes(), "").unwrap();
    sound(&source);
    source
}

/// The only table.
fn table(source: &Source) -> Vec<Vec<String>> {
    let [Block::Table(table)] = source.blocks.as_slice() else { panic!("one table: {source:?}") };
    rows(table)
}

fn paragraphs(source: &Source) -> Vec<&str> {
    let texts = source.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text.as_str()),
        Block::Table(_) => None,
    });
    texts.collect()
}

#[test]
fn cells_of_a_page_may_be_left_open_and_merged_in_both_directions() {
    let source = read("<TABLE><TR><TD rowspan=2>产出<TD colspan=2>数量<TR><TD>培训<TD>30次</TABLE>");
    assert_eq!(table(&source), [["产出", "数量", "数量"], ["产出", "培训", "30次"]]);
}

#[test]
fn what_nobody_sees_on_a_page_is_not_read() {
    let source = read(
        "<html><head><title>t</title><style>td{}</style></head><body><!-- <p>c</p> --><script>'<table><tr><td>1'</script>\
         <p>甲<span style='display: none'>乙</span><del>删</del>丙</p><p hidden>丁<p>戊<select><option>己<option selected>庚</select></body>",
    );
    assert_eq!(paragraphs(&source), ["甲丙", "戊庚"]);
}

#[test]
fn boxes_of_a_page_are_boxes_whatever_they_are_made_of() {
    let source = read(
        "<div>1<input type=checkbox checked>2<INPUT TYPE=radio>3<span style='font-family:\"Wingdings 2\"'>R</span>\
         4<font face=Wingdings>&#168;</font>5<span style='font-family:宋体'>R</span></div>",
    );
    assert_eq!(paragraphs(&source), ["1☑2☐3☑4☐5R"]);
}

#[test]
fn line_breaks_of_the_source_are_none_and_breaks_of_the_page_are() {
    let source = read("<table><tr><td>按照\n   要求<br>A\n B<p>丙</p><p>丁</p><td>&nbsp;</table>");
    assert_eq!(table(&source), [["按照要求\nA B\n丙\n丁", ""]]);
}

#[test]
fn a_table_that_only_lays_out_the_page_is_unfolded() {
    let source = read(
        "<table><tr><td><ul><li>导航</ul><td><p>前言</p><table><tr><td>名称<td>得分<tr><td>甲<td>5</table><p>附注</p></table>",
    );
    assert_eq!(paragraphs(&source), ["导航", "前言", "附注"]);
    assert!(matches!(&source.blocks[2], Block::Table(table) if table.rows == 2 && table.columns == 2));
}

#[test]
fn the_clipboard_of_windows_is_read_without_its_head() {
    let source = read(
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000199\r\n<html><body><!--StartFragment--><table><tr><td>甲<td>5</table><!--EndFragment--></body></html>",
    );
    assert_eq!(table(&source), [["甲", "5"]]);
}

#[test]
fn a_workbook_shows_what_excel_shows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("自评表").unwrap();
    let format = |code: &str| Format::new().set_num_format(code);
    sheet.merge_range(0, 0, 0, 3, "绩效自评表", &Format::new()).unwrap();
    sheet.write_with_format(1, 0, 0.92, &format("0%")).unwrap();
    sheet.write_with_format(1, 1, 1_250_000, &format("#,##0.00")).unwrap();
    sheet.write_with_format(1, 2, 44_362, &format("yyyy\"年\"m\"月\"d\"日\"")).unwrap();
    sheet.write(1, 3, 0.1 + 0.2).unwrap();
    sheet.merge_range(2, 0, 3, 0, "产出", &Format::new()).unwrap();
    sheet.write(2, 1, true).unwrap();
    sheet.write(2, 2, "两\n行").unwrap();
    sheet.write_formula(3, 1, "=1/0").unwrap().set_formula_result(3, 1, "#DIV/0!");
    book.add_worksheet().set_name("选项").unwrap().write(0, 0, "是").unwrap();
    book.worksheet_from_name("选项").unwrap().set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();
    let source = import::read(&bytes, "").unwrap();
    sound(&source);
    let [Block::Table(form), Block::Table(hidden)] = source.blocks.as_slice() else { panic!("{source:?}") };
    assert_eq!((form.name.as_str(), hidden.name.as_str()), ("自评表", "选项（隐藏的工作表）"));
    assert_eq!(
        rows(form),
        [
            ["绩效自评表", "绩效自评表", "绩效自评表", "绩效自评表"],
            ["92%", "1,250,000.00", "2021年6月15日", "0.3"],
            ["产出", "TRUE", "两\n行", ""],
            ["产出", "#DIV/0!", "", ""],
        ]
    );
}

#[test]
fn boxes_drawn_over_a_sheet_stand_in_its_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "项目类别").unwrap();
    sheet.merge_range(0, 1, 0, 4, "", &Format::new()).unwrap();
    let mut bytes = book.save_to_buffer().unwrap();
    // Form controls are nothing that the writer makes: their drawing is put beside the sheet.
    let control = |words: &str, column: u32, ticked: u8| {
        format!(
            "<v:shape><v:textbox>{words}</v:textbox><x:ClientData ObjectType=\"Checkbox\"><x:Anchor>{column},1,0,1,9,1,1,1</x:Anchor><x:Checked>{ticked}</x:Checked></x:ClientData></v:shape>"
        )
    };
    let drawing = format!(
        "<xml xmlns:v=\"v\" xmlns:x=\"x\">{}{}</xml>",
        control("市直专项", 3, 0),
        control("部门预算", 1, 1)
    );
    let links = "<Relationships><Relationship Id=\"r\" Type=\"http://x/vmlDrawing\" Target=\"../drawings/v.vml\"/></Relationships>";
    let mut package = zip::ZipWriter::new_append(std::io::Cursor::new(&mut bytes)).unwrap();
    for (name, text) in [("xl/worksheets/_rels/sheet1.xml.rels", links), ("xl/drawings/v.vml", &drawing)] {
        package.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut package, text.as_bytes()).unwrap();
    }
    package.finish().unwrap();
    let source = import::read(&bytes, "").unwrap();
    sound(&source);
    let [Block::Table(table)] = source.blocks.as_slice() else { panic!("{source:?}") };
    assert_eq!(table.at(0, 2).unwrap().text, "☑部门预算 ☐市直专项");
}
