//! Files that offices have, read: every cell of the tables of `tests/import` stands in what came out, hostile files end in a
//! sentence, and what this program exports is read back.
//!
//! `SOURCES_OUT=<folder> cargo test --no-default-features --features office --test readers` leaves what was read of each
//! file there as JSON.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod hostile;
mod kinds;
mod laws;
mod own;
mod tables;
mod word;

use std::path::PathBuf;
use ziping::import::{Block, Source, Table};

/// A folder of `tests/import`.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// Lines of a table of labels, apart by tabs, without its head.
fn labels(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder(name)).unwrap();
    text.lines()
        .skip(1)
        .map(|line| line.split('\t').map(|field| field.replace("\\n", "\n")).collect())
        .collect()
}

/// A text without white space, as labels are compared.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The rows of a table, a merged cell in each row and column that it covers.
fn rows(table: &Table) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new(); table.columns]; table.rows];
    for cell in &table.cells {
        for row in &mut rows[cell.row..cell.row + cell.rows] {
            for place in &mut row[cell.column..cell.column + cell.columns] {
                assert_eq!(place, "", "two cells cover one place");
                place.clone_from(&cell.text);
            }
        }
    }
    rows
}

/// What must hold for every source: no cell beyond its table, none that covers another, none without reason, in order.
fn sound(source: &Source) {
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => assert_eq!(text.trim(), text, "a paragraph with blanks at its ends"),
            Block::Table(table) => {
                rows(table);
                assert!(
                    table
                        .cells
                        .windows(2)
                        .all(|pair| (pair[0].row, pair[0].column) < (pair[1].row, pair[1].column))
                );
                assert!(table.cells.iter().any(|cell| !cell.text.is_empty()), "a table that says nothing");
                for cell in &table.cells {
                    assert_eq!(cell.text.trim(), cell.text);
                    assert!(!cell.text.is_empty() || cell.rows * cell.columns > 1);
                }
            }
        }
    }
}

/// Everything that a source says, without white space.
fn said(source: &Source) -> String {
    let texts = source.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(text) => vec![bare(text)],
        Block::Table(table) => table.cells.iter().map(|cell| bare(&cell.text)).collect(),
    });
    texts.collect::<Vec<_>>().join("\n")
}
