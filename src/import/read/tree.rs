//! A document as markup has it, tables within tables; and from there to the flat row of blocks.

use super::caps::Budget;
use super::grid::Grid;
use super::tidy::tidy;
use crate::import::{Block, Cell, Refusal};

/// A part of a document or of a cell.
#[derive(Debug)]
pub enum Piece {
    /// A paragraph.
    Text(String),
    /// A table.
    Table(RawTable),
}

/// A table, row by row.
#[derive(Debug, Default)]
pub struct RawTable {
    /// Its rows.
    pub rows: Vec<Vec<RawCell>>,
}

/// A cell with what stands in it.
#[derive(Debug, Default)]
pub struct RawCell {
    /// Rows that it covers by its own word; 0 for all that are left.
    pub rows: usize,
    /// Columns that it covers by its own word.
    pub columns: usize,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

impl RawCell {
    fn holds_table(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Table(_)))
    }

    fn text(&self) -> String {
        let lines = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Table(_) => None,
        });
        tidy(&lines.collect::<Vec<_>>().join("\n"))
    }
}

/// The pieces of a document as blocks, in reading order.
pub fn blocks(pieces: Vec<Piece>) -> Result<Vec<Block>, Refusal> {
    let mut out = Vec::new();
    flatten(pieces, &mut out, &mut Budget::default())?;
    Ok(out)
}

fn flatten(pieces: Vec<Piece>, out: &mut Vec<Block>, budget: &mut Budget) -> Result<(), Refusal> {
    for piece in pieces {
        match piece {
            Piece::Text(text) => paragraph(&text, out, budget)?,
            Piece::Table(table) => unfold(table, out, budget)?,
        }
    }
    Ok(())
}

fn paragraph(text: &str, out: &mut Vec<Block>, budget: &mut Budget) -> Result<(), Refusal> {
    let text = tidy(text);
    if !text.is_empty() {
        budget.says(&text)?;
        out.push(Block::Paragraph(text));
    }
    Ok(())
}

/// A table as one block. Where a cell holds a table of its own (pages are laid out so, and some forms), its row is
/// unfolded into what its cells hold, and the rows above and below it are tables by themselves.
fn unfold(table: RawTable, out: &mut Vec<Block>, budget: &mut Budget) -> Result<(), Refusal> {
    let nests = table.rows.iter().flatten().any(RawCell::holds_table);
    let mut plain = Vec::new();
    for row in table.rows {
        if row.iter().any(RawCell::holds_table) {
            lay(std::mem::take(&mut plain), nests, out, budget)?;
            for cell in row {
                flatten(cell.pieces, out, budget)?;
            }
        } else {
            plain.push(row);
        }
    }
    lay(plain, nests, out, budget)
}

fn lay(
    rows: Vec<Vec<RawCell>>,
    around: bool,
    out: &mut Vec<Block>,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    // A cell by itself around tables is a place on the page, not a table.
    if around && rows.iter().all(|row| row.len() <= 1) {
        for cell in rows.into_iter().flatten() {
            flatten(cell.pieces, out, budget)?;
        }
        return Ok(());
    }
    let count = rows.len();
    let mut grid = Grid::default();
    for (row, cells) in rows.into_iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            column = grid.free(row, column);
            let text = cell.text();
            let rows = if cell.rows == 0 {
                count.saturating_sub(row)
            } else {
                cell.rows.min(count.saturating_sub(row))
            };
            let columns = cell.columns.max(1);
            grid.place(Cell { row, column, rows, columns, text }, budget)?;
            column = column.saturating_add(columns);
        }
    }
    out.extend(grid.finish(String::new(), count).map(Block::Table));
    Ok(())
}
