//! Plain text: lines with tabs (what a spreadsheet puts on the clipboard, alone or between paragraphs), and CSV.

use super::caps::{self, Budget};
use super::grid::Grid;
use super::html;
use super::tidy::tidy;
use crate::import::{Block, Bound, Cell, Refusal, Source};

/// Quotes that turn out to open nothing are looked for so often; afterwards a quote is a sign like any other. (Each look
/// may go to the end of the text.)
const VAIN_QUOTES: usize = 64;

/// What a text says: lines with tabs that follow each other are a table, all others are paragraphs.
pub fn read(text: &str) -> Result<Source, Refusal> {
    caps::within(Bound::Plain, text.len(), caps::PLAIN_BYTES)?;
    let mut out = Source::default();
    let mut budget = Budget::default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut vain = 0_usize;
    let mut rest = text;
    while !rest.is_empty() {
        let (fields, after) = record(rest, &mut vain);
        rest = after;
        if fields.len() > 1 {
            caps::within(Bound::Rows, rows.len().saturating_add(1), caps::ROWS)?;
            rows.push(fields);
            continue;
        }
        table(std::mem::take(&mut rows), &mut out, &mut budget)?;
        let said = words(fields.first().map_or("", String::as_str))?;
        if !said.is_empty() {
            budget.says(&said)?;
            out.blocks.push(Block::Paragraph(said));
        }
    }
    table(rows, &mut out, &mut budget)?;
    Ok(out)
}

/// What a file of comma-separated values says: one table.
pub fn read_csv(text: &str, delimiter: u8) -> Result<Source, Refusal> {
    caps::within(Bound::Plain, text.len(), caps::PLAIN_BYTES)?;
    let mut rows = Vec::new();
    for record in reader(text, delimiter).records() {
        caps::within(Bound::Rows, rows.len().saturating_add(1), caps::ROWS)?;
        let record = record.map_err(|_| Refusal::Damaged)?;
        caps::within(Bound::Columns, record.len(), caps::COLUMNS)?;
        rows.push(record.iter().map(|field| unguarded(field).to_owned()).collect());
    }
    let mut out = Source::default();
    table(rows, &mut out, &mut Budget::default())?;
    Ok(out)
}

/// A field without the apostrophe that keeps spreadsheets from running it as a formula.
fn unguarded(field: &str) -> &str {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    field.strip_prefix('\'').filter(|rest| rest.trim_start().starts_with(formula)).unwrap_or(field)
}

/// The separator of a text that is CSV: more than half of its lines, and at least two, are of the same number of columns. What
/// has tabs is none.
pub fn csv_delimiter(text: &str, named_csv: bool) -> Option<u8> {
    if text.contains('\t') {
        return None;
    }
    [b',', b';'].into_iter().find(|delimiter| {
        if !text.as_bytes().contains(delimiter) {
            return false;
        }
        let widths: Vec<usize> = reader(text, *delimiter)
            .records()
            .take(200)
            .filter_map(|record| record.ok())
            .map(|record| record.len())
            .collect();
        let most = |width: &usize| widths.iter().filter(|other| *other == width).count();
        let count = widths.iter().filter(|width| **width > 1).map(most).max().unwrap_or(0);
        named_csv && count > 0 || count >= 2 && count.saturating_mul(2) > widths.len()
    })
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn table(rows: Vec<Vec<String>>, out: &mut Source, budget: &mut Budget) -> Result<(), Refusal> {
    let count = rows.len();
    let mut grid = Grid::default();
    for (row, fields) in rows.into_iter().enumerate() {
        for (column, field) in fields.into_iter().enumerate() {
            grid.place(Cell { row, column, rows: 1, columns: 1, text: words(&field)? }, budget)?;
        }
    }
    out.blocks.extend(grid.finish(String::new(), count).map(Block::Table));
    Ok(())
}

/// A field as text: what was copied from a page through a text may still hold its boxes and paragraphs.
fn words(field: &str) -> Result<String, Refusal> {
    let marked = ["<input", "<p>", "</p>", "<br"].iter().any(|tag| field.contains(tag));
    Ok(if marked { tidy(&html::words(field)?) } else { tidy(field) })
}

/// The first record of a text, its fields apart by tabs, and what comes after it.
fn record<'a>(text: &'a str, vain: &mut usize) -> (Vec<String>, &'a str) {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let (field, after) = quoted(rest, vain).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
            let (field, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (field.to_owned(), after)
        });
        fields.push(field);
        rest = after;
        match rest.strip_prefix('\t') {
            Some(next) => rest = next,
            None => break,
        }
    }
    (fields, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest))
}

/// A field in quotes, as spreadsheets write one that holds line ends, tabs or quotes: the quote at its end stands before a tab,
/// a line end or nothing, quotes inside are doubled.
fn quoted<'a>(text: &'a str, vain: &mut usize) -> Option<(String, &'a str)> {
    let inside = text.strip_prefix('"')?;
    if *vain >= VAIN_QUOTES {
        return None;
    }
    let mut field = String::new();
    let mut rest = inside;
    while let Some((before, after)) = rest.split_once('"') {
        field.push_str(before);
        if after.is_empty() || after.starts_with(['\t', '\n', '\r']) {
            // Words in quotes in a line of their own are words in quotes.
            let is_cell = field.contains(['\n', '\r', '\t', '"']) || after.starts_with('\t');
            return is_cell.then_some((field, after));
        }
        let Some(next) = after.strip_prefix('"') else { break };
        field.push('"');
        rest = next;
    }
    *vain = vain.saturating_add(1);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(block: &Block) -> Vec<(usize, usize, &str)> {
        match block {
            Block::Table(table) => {
                table.cells.iter().map(|cell| (cell.row, cell.column, cell.text.as_str())).collect()
            }
            Block::Paragraph(text) => vec![(0, 0, text)],
        }
    }

    #[test]
    fn paragraphs_and_tables_stand_in_the_order_of_the_text() {
        let source =
            read("自评报告\n\n一、结论：“好”\n名称\t得分\n甲\t\"两\n行 \"\"好\"\"\"\n\t5\n\n\"全文\"\n")
                .unwrap();
        assert_eq!(source.blocks.len(), 4);
        assert_eq!(
            texts(&source.blocks[2]),
            [(0, 0, "名称"), (0, 1, "得分"), (1, 0, "甲"), (1, 1, "两\n行 \"好\""), (2, 1, "5")]
        );
        assert_eq!(source.blocks[3], Block::Paragraph("\"全文\"".into()));
    }

    #[test]
    fn a_quote_that_never_ends_is_a_sign_like_any_other() {
        let text = "\"甲\t1\n".repeat(20_000);
        let Block::Table(table) = &read(&text).unwrap().blocks[0] else { panic!() };
        assert_eq!((table.rows, table.cells[0].text.as_str()), (20_000, "\"甲"));
    }

    #[test]
    fn boxes_of_a_page_that_came_as_text_are_boxes() {
        let row = "类别\t1、部门预算 <input checked=\"\" type=\"checkbox\"/> 2、专项 <input type=\"checkbox\"/>\t<p>甲。</p> <p>乙。</p>\n";
        let source = read(row).unwrap();
        let cells = texts(&source.blocks[0]);
        assert_eq!((cells[1].2, cells[2].2), ("1、部门预算 ☑ 2、专项 ☐", "甲。\n乙。"));
    }

    #[test]
    fn commas_make_a_table_only_where_lines_agree() {
        assert_eq!(csv_delimiter("名称,得分\n甲,5\n", false), Some(b','));
        assert_eq!(csv_delimiter("名称;得分\n甲;5\n", false), Some(b';'));
        assert_eq!(
            csv_delimiter("加强预算,严格执行\n无。\n结合情况,加大力度,做好工作。\n无。\n", false),
            None
        );
        assert_eq!(csv_delimiter("标题\n名称,得分\n", true), Some(b','));
        let source = read_csv("标题\r\n\"名,称\",\"两\n行\"\r\n", b',').unwrap();
        assert_eq!(texts(&source.blocks[0]), [(0, 0, "标题"), (1, 0, "名,称"), (1, 1, "两\n行")]);
        let source = read_csv("'=100%,'-,'甲',' ＝4期\n", b',').unwrap();
        assert_eq!(texts(&source.blocks[0]), [(0, 0, "=100%"), (0, 1, "-"), (0, 2, "'甲'"), (0, 3, "＝4期")]);
    }
}
