//! Files → sources: by the readers where they are built (feature `office`); without them as far as tab-separated UTF-8 text goes,
//! so that recognition is judged in the inner loop too.

use ziping::import::Source;
#[cfg(not(feature = "office"))]
use ziping::import::{Block, Cell, Table};

/// How many files can be read at least.
pub const FILES: usize = if cfg!(feature = "office") { 280 } else { 7 };

/// The source of a file.
#[cfg(feature = "office")]
pub fn source(name: &str, bytes: &[u8]) -> Option<Source> {
    match ziping::import::read(bytes, name) {
        Ok(source) => Some(source),
        Err(refusal) => panic!("{name}: {}", ziping::words::refused_import(&refusal)),
    }
}

/// The source of a file; `None` where it takes a reader.
#[cfg(not(feature = "office"))]
pub fn source(name: &str, bytes: &[u8]) -> Option<Source> {
    let plain = name.ends_with(".txt") && !name.contains(".utf16.");
    plain.then(|| tabs(std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{FEFF}'))).flatten()
}

/// Runs of lines with tabs are tables, other lines paragraphs; a quoted cell may hold line breaks and doubled quotes.
#[cfg(not(feature = "office"))]
fn tabs(text: &str) -> Option<Source> {
    let mut blocks = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cells, after) = line(rest);
        rest = after;
        if cells.len() > 1 {
            rows.push(cells);
            continue;
        }
        blocks.extend(table(&mut rows));
        blocks.extend(cells.into_iter().filter(|cell| !cell.is_empty()).map(Block::Paragraph));
    }
    blocks.extend(table(&mut rows));
    Some(Source { blocks })
}

#[cfg(not(feature = "office"))]
fn line(text: &str) -> (Vec<String>, &str) {
    let mut cells = vec![String::new()];
    // A quote at the start of prose is only a quote.
    let prose = !text.lines().next().unwrap_or_default().contains('\t') && !text.contains("\"\t");
    let mut quoted = false;
    let mut typed = text.char_indices().peekable();
    while let Some((at, c)) = typed.next() {
        let first = cells.len() == 1;
        let cell = cells.last_mut().unwrap();
        match c {
            '"' if quoted && typed.peek().is_some_and(|(_, next)| *next == '"') => {
                cell.push('"');
                typed.next();
            }
            '"' if quoted || (cell.is_empty() && !(first && prose)) => quoted = !quoted,
            '\t' if !quoted => cells.push(String::new()),
            '\n' if !quoted => return (trimmed(cells), &text[at + 1..]),
            '\r' => {}
            c => cell.push(c),
        }
    }
    (trimmed(cells), "")
}

#[cfg(not(feature = "office"))]
fn trimmed(cells: Vec<String>) -> Vec<String> {
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(not(feature = "office"))]
fn table(rows: &mut Vec<Vec<String>>) -> Option<Block> {
    let rows = std::mem::take(rows);
    let columns = rows.iter().map(Vec::len).max()?;
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        let said = cells.iter().enumerate().filter(|(_, text)| !text.is_empty());
        said.map(move |(column, text)| Cell { row, column, rows: 1, columns: 1, text: text.clone() })
    });
    let cells = cells.collect();
    Some(Block::Table(Table { name: String::new(), rows: rows.len(), columns, cells }))
}
