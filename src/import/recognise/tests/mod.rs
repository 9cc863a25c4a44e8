//! What recognition promises, on small sources written by hand; the labelled tables are judged in `tests/import`.

mod held_out;
mod laws;
mod parts;
mod shapes;

use super::super::source::{Block, Cell, Source, Table};
use super::{Choices, Form, Understood, recognise};
use crate::evaluation::Evaluation;

/// A table from lines of cells parted by `|`; `text@rows×columns` is a merged cell, whose other places stay empty.
fn table(text: &str) -> Block {
    let mut cells = Vec::new();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for (row, line) in lines.iter().enumerate() {
        for (column, cell) in line.split('|').map(str::trim).enumerate() {
            let merged = cell.split_once('@').and_then(|(text, size)| {
                let (rows, columns) = size.split_once('×')?;
                Some((text, rows.parse().ok()?, columns.parse().ok()?))
            });
            let (text, rows, columns) = merged.unwrap_or((cell, 1, 1));
            if !text.is_empty() {
                cells.push(Cell { row, column, rows, columns, text: text.into() });
            }
        }
    }
    let columns = lines.iter().map(|line| line.split('|').count()).max().unwrap_or(0);
    Block::Table(Table { name: String::new(), rows: lines.len(), columns, cells })
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn understand(blocks: Vec<Block>) -> Understood {
    recognise(&Source { blocks }, &Choices::default())
}

/// The only form of a source, with its evaluation.
fn one(blocks: Vec<Block>) -> (Form, Evaluation, Vec<String>) {
    let mut understood = understand(blocks);
    assert_eq!(understood.forms.len(), 1);
    let form = understood.forms.remove(0);
    let evaluation = form.read().unwrap();
    (form, evaluation, understood.unused.into_iter().map(|unused| unused.text).collect())
}

fn doubts<'a>(form: &'a Form, member: &str) -> &'a [super::Doubt] {
    form.mark(member).map_or(&[], |mark| &mark.doubts)
}
