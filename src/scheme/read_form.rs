//! Members → the printed form of a scheme.

use super::read::{ENTRIES, list, part, texts};
use super::{Align, BoxOption, BoxSet, Boxes, Cell, Column, ColumnKind, Form, FormRow, Grid, Orientation};
use crate::json::{FileError, Limit, Members, Problem, Read, value};

/// The kinds of rows; a row has exactly one of these members.
const ROW_KINDS: &[&str] = &["cells", "each_source", "block", "indicators"];

pub(super) fn form(mut from: Members) -> Read<Form> {
    let form = Form {
        title: from.must("title", some_texts)?,
        orientation: from.word("orientation", Orientation::ALL, Orientation::word)?.unwrap_or_default(),
        above: from.must("above", some_texts)?,
        columns: from.must("columns", widths)?,
        rows: list(&mut from, "rows", ENTRIES, row)?,
        below: some_texts(&mut from, "below")?.unwrap_or_default(),
        footnotes: some_texts(&mut from, "footnotes")?.unwrap_or_default(),
    };
    from.finish()?;
    Ok(form)
}

fn some_texts(from: &mut Members, name: &'static str) -> Read<Option<Vec<String>>> {
    texts(from, name, ENTRIES)
}

/// Widths in percent.
fn widths(from: &mut Members, name: &'static str) -> Read<Option<Vec<u32>>> {
    from.entries(name, Limit::Entries, ENTRIES, |value, place| {
        value::integer(value, 0, 100).map_err(|problem| FileError { place, problem })
    })
}

fn row(mut from: Members) -> Read<FormRow> {
    let kinds = [
        cells(&mut from, "cells")?.map(FormRow::Cells),
        cells(&mut from, "each_source")?.map(FormRow::EachSource),
        from.part("block", block)?,
        from.part("indicators", grid)?.map(FormRow::Indicators),
    ];
    let place = from.place().clone();
    // A misspelt kind is told as what it is.
    from.finish()?;
    let mut stated = kinds.into_iter().flatten();
    match (stated.next(), stated.next()) {
        (Some(row), None) => Ok(row),
        _ => Err(FileError { place, problem: Problem::OneOf { members: ROW_KINDS } }),
    }
}

fn cells(from: &mut Members, name: &'static str) -> Read<Option<Vec<Cell>>> {
    from.entries(name, Limit::Entries, ENTRIES, |value, place| cell(Members::new(value, place)?))
}

fn cell(mut from: Members) -> Read<Cell> {
    let cell = Cell {
        text: from.text("text")?,
        boxes: from.part("boxes", boxes)?,
        span: span(&mut from)?,
        align: from.word("align", Align::ALL, Align::word)?.unwrap_or_default(),
        heading: from.flag("heading")?,
    };
    from.finish()?;
    Ok(cell)
}

/// How many columns something covers; at most as many as there can be.
fn span(from: &mut Members) -> Read<usize> {
    let most = i64::try_from(ENTRIES).unwrap_or(i64::MAX);
    Ok(from.integer("span", 0, most)?.unwrap_or_default())
}

fn boxes(mut from: Members) -> Read<BoxSet> {
    let boxes = BoxSet {
        of: from.must("of", |from, name| from.word(name, Boxes::ALL, Boxes::word))?,
        options: list(&mut from, "options", ENTRIES, box_option)?,
    };
    from.finish()?;
    Ok(boxes)
}

fn box_option(mut from: Members) -> Read<BoxOption> {
    let option = BoxOption { value: from.required_text("value")?, label: from.required_text("label")? };
    from.finish()?;
    Ok(option)
}

fn grid(mut from: Members) -> Read<Grid> {
    let grid = Grid { columns: list(&mut from, "columns", ENTRIES, column)? };
    from.finish()?;
    Ok(grid)
}

fn column(mut from: Members) -> Read<Column> {
    let column = Column {
        kind: from.must("kind", |from, name| from.word(name, ColumnKind::ALL, ColumnKind::word))?,
        heading: from.required_text("heading")?,
        span: span(&mut from)?,
    };
    from.finish()?;
    Ok(column)
}

fn block(mut from: Members) -> Read<FormRow> {
    let block =
        FormRow::Block { side: part(&mut from, "side", cell)?, rows: list(&mut from, "rows", ENTRIES, row)? };
    from.finish()?;
    Ok(block)
}
